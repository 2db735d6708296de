//! Instances of PSPLIB: single-mode projects with renewable resources (`.sm`).
//!
//! What enters: the text of an instance. What leaves: a [`Draft`] in which one period is one hour on a calendar without
//! breaks, from a fixed start on. What always holds: jobs keep their numbers as `uid`; a job without duration is a
//! milestone.
//!
//! Source: Kolisch & Sprecher (1997), PSPLIB – a project scheduling problem library.

use std::collections::BTreeMap;

use crate::terms::LinkKind;
use crate::time::{Date, LocalTime, WorkWindow, Zone};

use super::draft::{
    Demand, Draft, DraftCalendar, DraftLag, DraftLink, DraftOptions, DraftResource, DraftTask, ImportError, Length,
    Loss, ResourceKind,
};

/// Minutes of a period.
const PERIOD: i64 = 60;

/// Reads an instance. `name` is what the program is called.
///
/// # Errors
/// A section that is missing, a line that is not the numbers it should be, a job that does not exist; each at its line.
pub fn read(text: &str, name: &str) -> Result<Draft, ImportError> {
    let mut jobs: BTreeMap<u32, Job> = BTreeMap::new();
    let mut capacities = Vec::new();
    let mut losses = Vec::new();
    let mut section = Section::Head;
    let mut n_renewable = 0;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        if line.starts_with("****") || line.starts_with("----") || line.trim().is_empty() {
            continue;
        }
        if let Some(next) = Section::named(line) {
            section = next;
            continue;
        }
        match section {
            Section::Head => {
                if line.trim_start().starts_with("- renewable") {
                    n_renewable = figures(line).first().copied().unwrap_or(0);
                }
            }
            Section::Links => {
                if let Some(job) = links_of(line, number)? {
                    let (id, read) = job;
                    if jobs.insert(id, read).is_some() {
                        return Err(ImportError::at(number, 1, format!("job {id} stands here twice")));
                    }
                }
            }
            Section::Work => work_of(line, number, &mut jobs, &mut losses)?,
            Section::Capacities => {
                if !line.contains('R') && !line.contains('N') {
                    capacities = numbers(line, number)?;
                }
            }
        }
    }
    if jobs.is_empty() {
        return Err(ImportError::new("there are no precedence relations: this is not a file of PSPLIB"));
    }
    let resources = resources(&capacities, n_renewable, &jobs, &mut losses);
    let tasks = tasks(&jobs, resources.len())?;
    Ok(Draft {
        source: "PSPLIB",
        name: name.to_owned(),
        manager: None,
        customer: None,
        start: start(),
        data_date: None,
        zone: Zone::UTC,
        calendars: vec![DraftCalendar {
            name: "Without breaks".to_owned(),
            week: std::array::from_fn(|_| vec![WorkWindow::WHOLE_DAY]),
            minutes_per_day: Some(1440),
            exceptions: Vec::new(),
        }],
        calendar: 0,
        workstreams: vec!["Jobs".to_owned()],
        tasks,
        resources,
        baselines: Vec::new(),
        options: DraftOptions::default(),
        losses,
    })
}

/// Monday, 3 January 2000, 0:00: instances know periods and no dates.
#[must_use]
pub fn start() -> LocalTime {
    Date::from_ymd_opt(2000, 1, 3).unwrap_or_default().and_time(chrono::NaiveTime::MIN)
}

/// Where in the file a line stands.
#[derive(Clone, Copy)]
enum Section {
    Head,
    Links,
    Work,
    Capacities,
}

impl Section {
    fn named(line: &str) -> Option<Self> {
        [
            ("PRECEDENCE RELATIONS", Self::Links),
            ("REQUESTS/DURATIONS", Self::Work),
            ("RESOURCEAVAILABILITIES", Self::Capacities),
        ]
        .into_iter()
        .find_map(|(title, section)| line.starts_with(title).then_some(section))
    }
}

/// A job as the sections give it.
#[derive(Default)]
struct Job {
    line: usize,
    successors: Vec<u32>,
    work: Option<(i64, Vec<u32>)>,
}

/// `jobnr. #modes #successors successors…`; nothing for the line of titles.
fn links_of(line: &str, number: usize) -> Result<Option<(u32, Job)>, ImportError> {
    if line.trim_start().starts_with("jobnr") {
        return Ok(None);
    }
    let row = numbers(line, number)?;
    let [job, _, count, successors @ ..] = row.as_slice() else {
        return Err(ImportError::at(number, 1, "a job has a number, its modes and how many successors it has"));
    };
    if usize::try_from(*count).ok() != Some(successors.len()) {
        let message = format!("job {job} has {count} successors, but {} are listed", successors.len());
        return Err(ImportError::at(number, 1, message));
    }
    Ok(Some((*job, Job { line: number, successors: successors.to_vec(), work: None })))
}

/// `jobnr. mode duration needs…`; further modes of a job have no number and are not carried.
fn work_of(
    line: &str,
    number: usize,
    jobs: &mut BTreeMap<u32, Job>,
    losses: &mut Vec<Loss>,
) -> Result<(), ImportError> {
    if line.trim_start().starts_with("jobnr") {
        return Ok(());
    }
    let row = numbers(line, number)?;
    let [job, mode, duration, needs @ ..] = row.as_slice() else {
        return Err(ImportError::at(number, 1, "a job has a number, a mode and a duration"));
    };
    // The rows of further modes begin with the mode: one number fewer.
    let further = jobs.values().any(|other| other.work.as_ref().is_some_and(|(_, all)| needs.len() + 1 == all.len()));
    if further {
        losses.push(Loss {
            what: "another mode of a job".to_owned(),
            place: format!("line {number}"),
            why: "a task has one duration; the first mode is kept".to_owned(),
            line: Some(number),
        });
        return Ok(());
    }
    let Some(known) = jobs.get_mut(job) else {
        return Err(ImportError::at(number, 1, format!("job {job} has no precedence relations")));
    };
    if *mode != 1 || known.work.is_some() {
        return Err(ImportError::at(number, 1, format!("job {job} stands here twice")));
    }
    known.work = Some((i64::from(*duration) * PERIOD, needs.to_vec()));
    Ok(())
}

fn resources(
    capacities: &[u32],
    n_renewable: u32,
    jobs: &BTreeMap<u32, Job>,
    losses: &mut Vec<Loss>,
) -> Vec<DraftResource> {
    let n_renewable = usize::try_from(n_renewable).unwrap_or(0).min(capacities.len());
    let n_others = capacities.len() - n_renewable;
    if n_others > 0 {
        let needed = jobs.values().filter(|job| job.work.as_ref().is_some_and(|(_, needs)| needs.len() > n_renewable));
        losses.push(Loss::new(
            format!("{n_others} resources that are used up"),
            format!("{} jobs", needed.count()),
            "a plan has resources that are free again when a task ends",
        ));
    }
    let renewable = capacities.iter().take(n_renewable).enumerate();
    renewable
        .map(|(place, capacity)| DraftResource {
            name: format!("R{}", place + 1),
            kind: ResourceKind::Capacity,
            capacity: f64::from(*capacity),
            email: None,
            calendar: None,
        })
        .collect()
}

fn tasks(jobs: &BTreeMap<u32, Job>, n_resources: usize) -> Result<Vec<DraftTask>, ImportError> {
    let place: BTreeMap<u32, usize> = jobs.keys().enumerate().map(|(place, job)| (*job, place)).collect();
    let mut tasks = Vec::with_capacity(jobs.len());
    for (number, job) in jobs {
        let Some((minutes, needs)) = &job.work else {
            return Err(ImportError::at(job.line, 1, format!("job {number} has no duration")));
        };
        let Some(duration) = Length::of(*minutes, false) else {
            return Err(ImportError::at(job.line, 1, format!("job {number} is too long")));
        };
        let units = needs.iter().take(n_resources).enumerate().filter(|(_, units)| **units > 0);
        tasks.push(DraftTask {
            uid: number.to_string(),
            name: format!("Job {number}"),
            milestone: *minutes == 0,
            duration: (*minutes > 0).then_some(duration),
            demands: units.map(|(resource, units)| Demand { resource, units: f64::from(*units) }).collect(),
            ..DraftTask::default()
        });
    }
    for (predecessor, job) in jobs.values().enumerate() {
        for successor in &job.successors {
            let Some(task) = place.get(successor).and_then(|place| tasks.get_mut(*place)) else {
                return Err(ImportError::at(job.line, 1, format!("there is no job {successor}")));
            };
            task.links.push(DraftLink { task: predecessor, kind: LinkKind::FinishToStart, lag: DraftLag::None });
        }
    }
    Ok(tasks)
}

/// The numbers of a line, whatever else stands between them.
fn figures(line: &str) -> Vec<u32> {
    line.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// A line that is nothing but numbers.
fn numbers(line: &str, number: usize) -> Result<Vec<u32>, ImportError> {
    let mut all = Vec::new();
    for word in line.split_whitespace() {
        let Ok(value) = word.parse() else {
            let before = word.as_ptr().addr().saturating_sub(line.as_ptr().addr());
            let column = line.get(..before).map_or(0, |text| text.chars().count()) + 1;
            return Err(ImportError::at(number, column, format!("`{word}` is not a whole number")));
        };
        all.push(value);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = include_str!("../../tests/import/small.sm");

    #[test]
    fn jobs_links_and_needs_are_read() {
        let draft = read(SMALL, "small").unwrap();
        assert_eq!(draft.tasks.len(), 4);
        assert!(draft.tasks[0].milestone && !draft.tasks[1].milestone);
        assert_eq!(draft.tasks[2].duration, Length::of(300, false));
        let before: Vec<usize> = draft.tasks[3].links.iter().map(|link| link.task).collect();
        assert_eq!(before, [1, 2]);
        assert_eq!(draft.tasks[2].demands, [Demand { resource: 0, units: 1.0 }, Demand { resource: 1, units: 2.0 }]);
        let capacities: Vec<f64> = draft.resources.iter().map(|resource| resource.capacity).collect();
        assert_eq!(capacities, [4.0, 2.0]);
        assert!(draft.losses.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (from, to, line, message) in [
            ("           2   3\n", "           2   9\n", Some(5), "there is no job 9"),
            ("  2      1     3 ", "  2      1     x ", Some(14), "`x` is not a whole number"),
            ("  3      1     5       1    2\n", "", Some(7), "job 3 has no duration"),
            ("           2   3\n", "           2\n", Some(5), "job 1 has 2 successors, but 1 are listed"),
            ("   4        1          0\n", "   3        1          0\n", Some(8), "job 3 stands here twice"),
        ] {
            assert!(SMALL.contains(from));
            let error = read(&SMALL.replacen(from, to, 1), "small").unwrap_err();
            assert_eq!((error.at.map(|(line, _)| line), error.message.as_str()), (line, message));
        }
        let other = read("<Project/>", "small").unwrap_err();
        assert_eq!(other.message, "there are no precedence relations: this is not a file of PSPLIB");
    }

    #[test]
    fn further_modes_are_losses() {
        let text = SMALL.replace("  4      1     0 ", "         2     7       1    1\n  4      1     0 ");
        let draft = read(&text, "small").unwrap();
        assert_eq!(draft.losses.len(), 1);
        assert_eq!(draft.tasks[2].duration, Length::of(300, false));
    }
}
