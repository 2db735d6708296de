//! The published examples, and what holds for every simulation.

use super::*;
use crate::schedule::{Activity, ActivityIdx, CalendarIdx, Lag, Link, Network, ScheduleOptions, Solver};
use crate::terms::LinkKind;
use crate::time::{Calendar, Instant, Zone};

/// Minutes of a day, long enough that rounding to the minute does not show.
const DAY: f64 = 14_400.0;

fn network(n: u32, links: &[(u32, u32)]) -> Network {
    let link = |&(from, to): &(u32, u32)| Link {
        predecessor: ActivityIdx(from),
        successor: ActivityIdx(to),
        kind: LinkKind::FinishToStart,
        lag: Lag::NONE,
    };
    Network {
        calendars: vec![Calendar::always(Zone::UTC)],
        project_calendar: CalendarIdx(0),
        activities: (0..n).map(|_| Activity::task(CalendarIdx(0), 0)).collect(),
        links: links.iter().map(link).collect(),
        constraints: Vec::new(),
        start: Instant(0),
        data_date: None,
        options: ScheduleOptions::default(),
    }
}

fn points(days: [f64; 3]) -> ThreePoint {
    #[allow(clippy::cast_possible_truncation, reason = "small figures")]
    let [best, likely, worst] = days.map(|days| (days * DAY).round() as i64);
    ThreePoint::new(best, likely, worst)
}

/// Tasks 0, 1, …, each with its three figures in days; the last is the milestone asked about.
fn input(tasks: &[[f64; 3]], loading: f64, runs: usize) -> Input {
    let last = u32::try_from(tasks.len()).unwrap() - 1;
    Input {
        seed: *blake3::hash(b"tests").as_bytes(),
        runs,
        uncertain: (0_u32..)
            .zip(tasks)
            .map(|(task, days)| Uncertain { activity: ActivityIdx(task), points: points(*days), group: 0, loading })
            .collect(),
        risks: Vec::new(),
        milestones: vec![ActivityIdx(last)],
        asked: vec![0],
    }
}

fn days(at: Option<Instant>) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "small figures")]
    let minutes = at.unwrap().0 as f64;
    minutes / DAY
}

fn mean_and_deviation(finishes: &Finishes) -> (f64, f64) {
    let all: Vec<f64> = finishes.sorted().iter().map(|at| days(Some(*at))).collect();
    #[allow(clippy::cast_precision_loss, reason = "a count of runs is small")]
    let n = all.len() as f64;
    let mean = all.iter().sum::<f64>() / n;
    (mean, (all.iter().map(|day| (day - mean).powi(2)).sum::<f64>() / n).sqrt())
}

/// A; B and C after A; D after B; E after B and C; F after D and E. Source: O-10, pmknowledgecenter.be, PERT page.
const O10: [[f64; 3]; 6] =
    [[2.0, 5.0, 8.0], [1.0, 2.0, 9.0], [0.25, 0.5, 3.75], [1.0, 1.0, 7.0], [1.0, 2.0, 9.0], [1.0, 3.0, 11.0]];
const O10_LINKS: [(u32, u32); 7] = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 4), (3, 5), (4, 5)];

fn o10(runs: usize) -> Outcome {
    let network = network(6, &O10_LINKS);
    simulate(&Solver::new(&network).unwrap(), &input(&O10, 0.0, runs)).unwrap()
}

fn assert_near(found: f64, exact: f64, tolerance: f64, what: &str) {
    assert!((found - exact).abs() <= tolerance, "{what}: {found}, not {exact} ± {tolerance}");
}

/// O-10 with the tolerances that it gives for 10,000 runs. The longest path alone has the mean 15: the rest is merge
/// bias.
#[test]
fn the_published_network() {
    let outcome = o10(10_000);
    let finishes = &outcome.milestones[0];
    let (mean, deviation) = mean_and_deviation(finishes);
    assert_near(mean, 15.235, 0.08, "mean");
    assert_near(deviation, 2.726, 0.08, "deviation");
    assert_near(days(finishes.quantile(50)), 15.09, 0.11, "P50");
    assert_near(days(finishes.quantile(80)), 17.52, 0.13, "P80");
    assert_near(days(finishes.quantile(90)), 18.85, 0.16, "P90");
    #[allow(clippy::cast_possible_truncation, reason = "small figures")]
    let fifteen = Instant((15.0 * DAY) as i64);
    assert_near(finishes.share_by(fifteen), 0.487, 0.02, "P(T ≤ 15)");
    assert_eq!(outcome.end, *finishes);
}

/// A third of the tolerances, with six times the runs.
#[test]
fn the_published_network_more_sharply() {
    let outcome = o10(60_000);
    let finishes = &outcome.milestones[0];
    let (mean, deviation) = mean_and_deviation(finishes);
    assert_near(mean, 15.235, 0.04, "mean");
    assert_near(deviation, 2.726, 0.04, "deviation");
    for (per_cent, exact) in [(50, 15.09), (80, 17.52), (90, 18.85)] {
        assert_near(days(finishes.quantile(per_cent)), exact, 0.06, "quantile");
    }
}

/// O-10's second example, four tasks in series: 17.83 days; the classic σ is 1.69, that of Beta-PERT follows from its
/// own variances.
#[test]
fn the_second_published_example() {
    let tasks = [[2.0, 3.0, 5.0], [5.0, 8.0, 14.0], [3.0, 4.0, 6.0], [1.0, 2.0, 3.0]];
    let network = network(4, &[(0, 1), (1, 2), (2, 3)]);
    let outcome = simulate(&Solver::new(&network).unwrap(), &input(&tasks, 0.0, 40_000)).unwrap();
    let (mean, deviation) = mean_and_deviation(&outcome.end);
    assert_near(mean, 17.833, 0.03, "mean");
    let variance: f64 = tasks.iter().map(|task| (points(*task).deviation() / DAY).powi(2)).sum();
    assert_near(deviation, variance.sqrt(), 0.03, "deviation");
    let classic: f64 = tasks.iter().map(|[best, _, worst]| ((worst - best) / 6.0).powi(2)).sum();
    assert_near(classic.sqrt(), 1.6915, 0.0001, "classic deviation");
}

/// O-11: a general correlation of three items is reached with one common factor, since 0.5 · 0.3 / 0.4 and its like
/// are the squares of three loadings. Drawn as normal values, for the example speaks of variances alone.
#[test]
fn correlation_widens_the_sum_as_published() {
    let loadings = [0.375_f64.sqrt(), (2.0_f64 / 3.0).sqrt(), 0.24_f64.sqrt()];
    assert_near(loadings[0] * loadings[1], 0.5, 1e-9, "ρ₁₂");
    assert_near(loadings[0] * loadings[2], 0.3, 1e-9, "ρ₁₃");
    assert_near(loadings[1] * loadings[2], 0.4, 1e-9, "ρ₂₃");
    // 4 + 9 + 16 + 2 (0.5·2·3 + 0.3·2·4 + 0.4·3·4) = 49.4.
    for (loadings, variance) in [([0.0; 3], 29.0), (loadings, 49.4)] {
        // Symmetric figures are nearly normal: of deviation 2, 3 and 4, which is width/√28 of a Beta(3, 3).
        let width = |deviation: f64| deviation * 7.0_f64.sqrt();
        let task = |mean: f64, deviation: f64| [mean - width(deviation), mean, mean + width(deviation)];
        let tasks = [task(30.0, 2.0), task(35.0, 3.0), task(40.0, 4.0)];
        let mut input = input(&tasks, 0.0, 40_000);
        for (task, loading) in input.uncertain.iter_mut().zip(loadings) {
            task.loading = loading;
        }
        let network = network(3, &[(0, 1), (1, 2)]);
        let outcome = simulate(&Solver::new(&network).unwrap(), &input).unwrap();
        let (mean, deviation) = mean_and_deviation(&outcome.end);
        assert_near(mean, 105.0, 0.1, "mean");
        assert_near(deviation, f64::sqrt(variance), 0.015 * f64::sqrt(variance), "deviation");
    }
}

#[test]
fn results_do_not_depend_on_the_number_of_threads() {
    let play = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let network = network(6, &O10_LINKS);
            let mut input = input(&O10, 0.5, 3_000);
            input.risks.push(Hazard { probability: 0.3, hits: vec![Hit { task: 1, delay: points([1.0, 2.0, 4.0]) }] });
            simulate(&Solver::new(&network).unwrap(), &input).unwrap()
        })
    };
    let one = play(1);
    assert!(one == play(2) && one == play(7));
}

/// Two paths of the same spread side by side: each drives in about half of the runs, and the later of the two is later
/// than either.
#[test]
fn merging_paths_finish_later_than_either() {
    let task = [2.0, 5.0, 8.0];
    let network = network(3, &[(0, 2), (1, 2)]);
    let outcome = simulate(&Solver::new(&network).unwrap(), &input(&[task, task, [0.0; 3]], 0.0, 10_000)).unwrap();
    let (mean, _) = mean_and_deviation(&outcome.end);
    // The mean of the larger of two Beta(3, 3) values, by integration of 2 x f(x) F(x): 0.5 + 25/231.
    assert_near(mean, 2.0 + 6.0 * (0.5 + 25.0 / 231.0), 0.03, "mean of the later");
    let on_path = &outcome.asked[1].on_path;
    assert_eq!(on_path[0] + on_path[1], 10_000);
    assert!((4_800..5_200).contains(&on_path[0]), "{on_path:?}");
    assert_eq!(on_path[2], 10_000);
}

#[test]
fn a_risk_hits_all_its_tasks_in_the_same_runs() {
    let network = network(3, &[(0, 1), (1, 2)]);
    let mut input = input(&[[1.0; 3], [1.0; 3], [0.0; 3]], 0.0, 10_000);
    let delay = ThreePoint::certain(points([5.0; 3]).likely);
    input.risks = vec![Hazard { probability: 0.3, hits: vec![Hit { task: 0, delay }, Hit { task: 1, delay }] }];
    let outcome = simulate(&Solver::new(&network).unwrap(), &input).unwrap();
    let at = |days: f64| points([days; 3]).likely;
    // Two days, or twelve: never seven.
    let finishes: Vec<i64> = outcome.end.sorted().iter().map(|at| at.0).collect();
    let late = finishes.iter().filter(|finish| **finish == at(12.0)).count();
    assert_eq!(finishes.iter().filter(|finish| **finish == at(2.0)).count(), 10_000 - late);
    assert!((2_850..3_150).contains(&late), "{late} of 10,000");
    let cause = outcome.asked[1].causes[0];
    assert_eq!((cause.source, cause.p80.0, cause.p80_without.0), (Source::Risk(0), at(12.0), at(2.0)));
}

#[test]
fn the_widest_task_on_the_path_is_the_strongest_cause() {
    let tasks = [[4.0, 5.0, 6.0], [2.0, 5.0, 20.0], [1.0, 1.0, 90.0], [0.0; 3]];
    // The third task has the widest spread, but hangs beside the path to the milestone.
    let network = network(4, &[(0, 1), (1, 3)]);
    let outcome = simulate(&Solver::new(&network).unwrap(), &input(&tasks, 0.0, 4_000)).unwrap();
    let causes = &outcome.asked[1].causes;
    assert_eq!(causes.iter().map(|cause| cause.source).collect::<Vec<_>>(), [Source::Task(1), Source::Task(0)]);
    assert!(causes[0].sensitivity.unwrap() > 0.9 && causes[0].p80_without < causes[0].p80);
    assert!(outcome.asked[0].causes[0].source == Source::Task(2), "the plan's end hangs on the third");
}

#[test]
fn the_past_stays_and_what_remains_is_drawn() {
    let mut network = network(3, &[(0, 1), (1, 2)]);
    network.data_date = Some(Instant(points([10.0; 3]).likely));
    network.activities[0].actual_finish = Some(Instant(points([3.0; 3]).likely));
    network.activities[1].actual_start = Some(Instant(points([3.0; 3]).likely));
    let mut input = input(&[[1.0, 5.0, 90.0], [1.0, 2.0, 9.0], [0.0; 3]], 0.0, 4_000);
    // What is done is certain, whatever was once estimated.
    input.uncertain.remove(0);
    let outcome = simulate(&Solver::new(&network).unwrap(), &input).unwrap();
    let (first, last) = (outcome.end.quantile(0), outcome.end.quantile(100));
    assert!(days(first) >= 11.0 && days(last) <= 19.0);
    assert_near(days(outcome.end.quantile(80)), 10.0 + 4.1028, 0.1, "the data date plus P80 of the rest");
}

#[test]
fn an_input_that_points_outside_is_refused() {
    let network = network(2, &[(0, 1)]);
    let solver = Solver::new(&network).unwrap();
    let good = input(&[[1.0, 2.0, 3.0], [0.0; 3]], 0.0, 10);
    assert!(simulate(&solver, &good).is_some());
    let wrong: [fn(&mut Input); 4] = [
        |input| input.runs = 0,
        |input| input.milestones.push(ActivityIdx(2)),
        |input| input.asked.push(1),
        |input| {
            input.risks.push(Hazard { probability: 1.0, hits: vec![Hit { task: 2, delay: ThreePoint::certain(1) }] });
        },
    ];
    for spoil in wrong {
        let mut input = good.clone();
        spoil(&mut input);
        assert_eq!(simulate(&solver, &input), None);
    }
}
