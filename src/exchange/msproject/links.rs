//! Links: kinds, lags, and what they ask for given the dates in the file.

use std::collections::BTreeMap;

use crate::exchange::draft::{DraftLag, DraftLink, Length, Loss};
use crate::terms::LinkKind;
use crate::time::{Calendar, Instant};

use super::clock::instant;
use super::fields::minutes;
use super::raw::{RawLink, RawTask, is_elapsed, is_percent};

/// Where each task of the file went, by its UID.
pub(super) enum Place {
    /// A place in the draft.
    Task(usize),
    /// Not part of the schedule: inactive, blank, the project itself.
    Left,
}

/// The links of a task, and whether one was lost that may have held it.
pub(super) struct Links {
    pub(super) links: Vec<DraftLink>,
    pub(super) lost_one: bool,
}

/// Reads the links of a task at `own`; `tasks` are those of the draft, `parents` their summaries.
pub(super) fn links(
    task: &RawTask,
    own: usize,
    (tasks, parents): (&[RawTask], &[Option<usize>]),
    places: &BTreeMap<&str, Place>,
    losses: &mut Vec<Loss>,
) -> Links {
    let mut read = Links { links: Vec::new(), lost_one: false };
    for link in &task.links {
        let mut lose = |what: String, why: &str| losses.push(Loss::new(what, task.place(), why));
        let place = match places.get(link.predecessor.as_str()) {
            _ if link.cross_project => None,
            Some(Place::Left) => {
                lose("a link to an inactive task".to_owned(), "inactive tasks hold nobody");
                continue;
            }
            Some(Place::Task(place)) => Some(*place),
            None => None,
        };
        let Some(place) = place else {
            lose(
                "a link to a task that is not in the file".to_owned(),
                "the task keeps its start of the file as `start_no_earlier`",
            );
            read.lost_one = true;
            continue;
        };
        if place == own || is_above(parents, place, own) || is_above(parents, own, place) {
            lose("a link to itself, its summary or its part".to_owned(), "it could never be met");
            continue;
        }
        let Some(kind) = kind(link.kind) else {
            lose(format!("a link of the kind {}", link.kind), "there are the kinds 0 to 3");
            read.lost_one = true;
            continue;
        };
        let lag = lag(link, tasks.get(place)).unwrap_or_else(|| {
            lose(format!("the lag {}", link.lag), "it is longer than a plan; there is no lag now");
            DraftLag::None
        });
        if is_percent(link.format) && matches!(lag, DraftLag::After(_) | DraftLag::Before(_)) {
            lose(
                "a lag in elapsed per cent".to_owned(),
                "it is a fixed elapsed time now, as long as the predecessor's duration makes it",
            );
        }
        read.links.push(DraftLink { task: place, kind, lag });
    }
    read
}

/// Whether `upper` is a summary, of any level, of `lower`.
fn is_above(parents: &[Option<usize>], upper: usize, lower: usize) -> bool {
    // A parent stands before its children, so that the way up ends.
    std::iter::successors(parents.get(lower).copied().flatten(), |place| parents.get(*place).copied().flatten())
        .take_while(|place| *place >= upper)
        .any(|place| place == upper)
}

fn kind(number: i64) -> Option<LinkKind> {
    match number {
        0 => Some(LinkKind::FinishToFinish),
        1 => Some(LinkKind::FinishToStart),
        2 => Some(LinkKind::StartToFinish),
        3 => Some(LinkKind::StartToStart),
        _ => None,
    }
}

/// The lag of a link; nothing where it is too long.
fn lag(link: &RawLink, predecessor: Option<&RawTask>) -> Option<DraftLag> {
    if link.lag == 0 {
        return Some(DraftLag::None);
    }
    let signed = |minutes: i64, elapsed| {
        let length = Length::of(minutes.checked_abs()?, elapsed)?;
        Some(if link.lag > 0 { DraftLag::After(length) } else { DraftLag::Before(length) })
    };
    if !is_percent(link.format) {
        let tenths = link.lag.checked_add(if link.lag > 0 { 5 } else { -5 })?;
        return signed(tenths / 10, is_elapsed(link.format));
    }
    if !(-10_000..=10_000).contains(&link.lag) {
        return None;
    }
    match predecessor.filter(|predecessor| is_elapsed(link.format) && !predecessor.is_elapsed()) {
        Some(predecessor) => {
            let whole = minutes(predecessor.duration.unwrap_or(0));
            signed(whole.checked_mul(link.lag)? / 100, true)
        }
        #[allow(clippy::cast_precision_loss, reason = "at most 10,000")]
        None => Some(DraftLag::Percent(link.lag as f64)),
    }
}

/// The earliest instants that the links of a task allow its start and its finish, by the dates that the file has for its
/// predecessors.
pub(super) fn allowed(
    links: &[DraftLink],
    tasks: &[RawTask],
    calendar: &Calendar,
) -> (Option<Instant>, Option<Instant>) {
    let (mut start, mut finish) = (None, None);
    for link in links {
        let Some(predecessor) = tasks.get(link.task) else { continue };
        let from = if link.kind.leaves_finish() { predecessor.finish } else { predecessor.start };
        let Some(from) = from.map(instant) else { continue };
        let whole = minutes(predecessor.duration.unwrap_or(0));
        let move_by = |length: Length, sign: i64| {
            let minutes = sign * length.minutes();
            if length.is_elapsed() { from.plus_minutes(minutes) } else { calendar.add(from, minutes) }
        };
        let at = match link.lag {
            DraftLag::None => from,
            DraftLag::After(length) => move_by(length, 1),
            DraftLag::Before(length) => move_by(length, -1),
            #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "within 114 years")]
            DraftLag::Percent(number) => calendar.add(from, (whole as f64 * number / 100.0).round() as i64),
        };
        let bound = if link.kind.holds_finish() { &mut finish } else { &mut start };
        *bound = (*bound).max(Some(at));
    }
    (start, finish)
}
