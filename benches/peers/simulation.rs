//! Forecasts: against `NumPy` on a plan that both can play through, then what only Milepost does.

use milepost::schedule::{
    ActivityIdx, Hazard, Hit, Input, LANES, Network, Outcome, Solver, ThreePoint, Uncertain, simulate,
};
use milepost::time::{Calendar, Zone};

use crate::networks::{network, office};
use crate::python;
use crate::table::{Table, best, verdict};

const TASKS: u32 = 1_000;
const RUNS: usize = 10_000;
const REPEATS: usize = 3;

fn points(task: u32) -> ThreePoint {
    let likely = 480 * i64::from(task % 9 + 2);
    ThreePoint::new(likely / 2, likely, likely * i64::from(task % 4 + 2))
}

fn plan(calendar: Calendar) -> Network {
    let minutes: Vec<i64> = (0..TASKS).map(|task| points(task).likely).collect();
    network(calendar, &minutes, 2, 50)
}

/// Every task with three points, in one of six areas; two tasks of an area correlate by `correlation`.
fn input(correlation: f64) -> Input {
    let uncertain = |task: u32| Uncertain {
        activity: ActivityIdx(task),
        points: points(task),
        group: task as usize % 6,
        loading: correlation.sqrt(),
    };
    Input {
        seed: [7; 32],
        runs: RUNS,
        uncertain: (0..TASKS).map(uncertain).collect(),
        risks: Vec::new(),
        milestones: Vec::new(),
        asked: Vec::new(),
    }
}

/// Ten milestones and fifty risks, as a program has them.
fn whole() -> Input {
    let risk = |task: usize| {
        let hit = Hit { task, delay: ThreePoint::new(480, 960, 2400) };
        Hazard { probability: 0.3, hits: vec![hit] }
    };
    let milestones = (1..=10).map(|mark| ActivityIdx(TASKS * mark / 10 - 1));
    let risks = (0..50).map(|number| risk(number * 20)).collect();
    Input { risks, milestones: milestones.collect(), asked: vec![9], ..input(0.3) }
}

fn text(network: &Network) -> String {
    let mut lines: Vec<String> =
        (0..TASKS).map(points).map(|points| format!("{} {} {}", points.best, points.likely, points.worst)).collect();
    for link in &network.links {
        lines[link.successor.index()].push_str(&format!(" {}", link.predecessor.index()));
    }
    lines.join("\n")
}

/// P50, P80, P90 in minutes from the start.
#[allow(clippy::cast_precision_loss, reason = "minutes of some years")]
fn quantiles(outcome: &Outcome, network: &Network) -> Vec<f64> {
    let found = [50, 80, 90].map(|per_cent| outcome.end.quantile(per_cent));
    found.into_iter().flatten().map(|at| (at.0 - network.start.0) as f64).collect()
}

pub(crate) fn peers() {
    let mut table = Table::of("Forecast: 1,000 tasks, 10,000 runs, Beta-PERT");
    let plain = plan(Calendar::always(Zone::UTC));
    let solver = Solver::new(&plain).expect("links run forward");
    let independent = input(0.0);
    let play = || simulate(&solver, &independent).expect("a sound input");
    let (seconds, outcome) = best(REPEATS, play);
    table.line("Milepost", seconds, "with criticality and causes");
    let single = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    let (seconds, alone) = best(REPEATS, || single.install(play));
    table.line("Milepost on one thread", seconds, verdict(alone == outcome));
    let ours = quantiles(&outcome, &plain);
    let answer = python::run("simulate.py", &text(&plain), &[&RUNS, &REPEATS]);
    table.peer("NumPy, vectorised by run (one thread)", answer, |theirs| {
        let off = ours.iter().zip(theirs).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max);
        format!("P50, P80, P90 {} to {:.2} %", if off < 0.01 { "agree" } else { "DISAGREE" }, off * 100.0)
    });

    let worked = plan(office());
    let solver = Solver::new(&worked).expect("links run forward");
    let whole = whole();
    let (seconds, _) = best(REPEATS, || simulate(&solver, &whole).expect("a sound input"));
    table.line("Milepost, whole", seconds, "calendar, correlation, 50 risks, 10 milestones");
    let varying: Vec<ActivityIdx> = (0..TASKS).map(ActivityIdx).collect();
    let mut batch = solver.batch(&varying);
    let (seconds, ()) = best(REPEATS, || (0..RUNS.div_ceil(LANES)).for_each(|_| batch.solve()));
    table.line("  of it 10,000 passes over the calendar", seconds, "on one thread");
}
