//! Workstreams as plan files.

use std::fmt::Write;

use crate::exchange::draft::{Draft, DraftTask, Loss};
use crate::terms::{LinkKind, Units};
use crate::time::LocalTime;

use super::amounts::{lag, length};
use super::names::Slugs;
use super::resources::units;
use super::yaml::{one_line, scalar};
use super::{Names, head};

/// Bytes of tasks after which a workstream goes on in a second file: half of what is read, for one task may be long.
const LONGEST_FILE: usize = 2 * 1024 * 1024;

pub(super) fn plan(draft: &Draft, names: &Names, losses: &mut Vec<Loss>) -> Vec<(String, String)> {
    let mut parents = vec![false; draft.tasks.len()];
    for parent in draft.tasks.iter().filter_map(|task| task.parent).filter(|parent| *parent < draft.tasks.len()) {
        parents[parent] = true;
    }
    let day = common_day(draft);
    let n_streams = draft.workstreams.len().max(1);
    let mut texts: Vec<Vec<String>> = vec![vec![String::new()]; n_streams];
    for (place, task) in draft.tasks.iter().enumerate() {
        let parts = &mut texts[task.workstream.min(n_streams - 1)];
        if parts.last().is_some_and(|text| text.len() > LONGEST_FILE) {
            parts.push(String::new());
        }
        if let (Some(text), Some(id)) = (parts.last_mut(), names.tasks.get(place)) {
            write_task(draft, names, (task, id), day, text);
            if !parents[place] && !task.milestone {
                write_needs(names, task, text, losses);
            }
        }
    }
    let mut slugs = Slugs::default();
    let digits = (texts.iter().map(Vec::len).sum::<usize>() * 10).to_string().len().max(2);
    let mut files = Vec::new();
    for (stream, parts) in texts.into_iter().enumerate() {
        let written = draft.workstreams.get(stream).map(|name| one_line(name)).unwrap_or_default();
        let name = if written.is_empty() { one_line(&draft.name) } else { written };
        let name = if name.is_empty() { "Plan".to_owned() } else { name };
        for (part, tasks) in parts.into_iter().enumerate().filter(|(_, tasks)| !tasks.is_empty()) {
            let slug = slugs.give(&name, "stream");
            let name = if part == 0 { name.clone() } else { format!("{name} ({})", part + 1) };
            let number = (files.len() + 1) * 10;
            let text = format!("{}workstream: {{id: {slug}, name: {}}}\ntasks:\n{tasks}", head(draft), in_flow(&name));
            files.push((format!("{}/plan/{number:0digits$}-{slug}.yaml", names.program), text));
        }
    }
    files
}

/// A scalar inside `{…}`: brackets and commas are not among what stays plain.
fn in_flow(text: &str) -> String {
    scalar(text)
}

/// The length of `1d` where all calendars have the same: then a day means the same everywhere.
fn common_day(draft: &Draft) -> Option<i64> {
    let mut lengths = draft.calendars.iter().map(|calendar| calendar.minutes_per_day);
    let first = lengths.next()??;
    lengths.all(|length| length == Some(first)).then_some(first)
}

fn write_task(draft: &Draft, names: &Names, (task, id): (&DraftTask, &String), day: Option<i64>, text: &mut String) {
    let name = one_line(&task.name);
    let name = if name.is_empty() { format!("Task {}", one_line(&task.uid)) } else { name };
    let _ = writeln!(text, "\n  {id}:\n    name: {}", scalar(&name));
    let mut field = |key: &str, value: String| {
        let _ = writeln!(text, "    {key}: {value}");
    };
    match (task.milestone, task.side) {
        (true, Some(side)) => field("kind", side.to_string()),
        (true, None) => field("kind", "milestone".to_owned()),
        (false, _) if task.hammock => field("kind", "hammock".to_owned()),
        (false, _) => {}
    }
    if !task.uid.is_empty() {
        field("uid", uid(&task.uid));
    }
    if let Some(code) = task.code.as_deref().map(one_line).filter(|code| !code.is_empty() && !id.ends_with(code)) {
        field("x-code", scalar(&code));
    }
    if let Some(parent) = task.parent.and_then(|parent| names.tasks.get(parent)) {
        field("parent", parent.clone());
    }
    if let Some(owner) = task.owner.and_then(|owner| names.person(draft, owner)) {
        field("owner", owner.to_owned());
    }
    let has_length = !task.milestone && !task.hammock;
    if let Some(duration) = task.duration.filter(|_| has_length) {
        field("estimate", length(duration, day));
    }
    let links: Vec<String> = task.links.iter().filter_map(|link| written_link(names, link, day)).collect();
    if !links.is_empty() {
        field("after", format!("[{}]", links.join(", ")));
    }
    for (kind, at) in &task.constraints {
        field(kind.word(), local(*at));
    }
    if task.as_late_as_possible {
        field("as_late_as_possible", "true".to_owned());
    }
    if let Some(deadline) = task.deadline {
        field("deadline", local(deadline));
    }
    let calendar = task.calendar.filter(|calendar| *calendar != draft.calendar);
    if let Some(id) = calendar.and_then(|calendar| names.calendar_of(calendar)) {
        field("calendar", id.to_owned());
    }
    let actual = [("start", task.actual_start), ("finish", task.actual_finish)];
    let actual: Vec<String> =
        actual.iter().filter_map(|(key, at)| at.map(|at| format!("{key}: {}", local(at)))).collect();
    if !actual.is_empty() {
        field("actual", format!("{{{}}}", actual.join(", ")));
    }
    if task.actual_start.is_some() && task.actual_finish.is_none() {
        if let Some(resumes) = task.resumes {
            field("resumes", local(resumes));
        }
        if let Some(remaining) = task.remaining.filter(|_| has_length) {
            field("remaining", length(remaining, day));
        }
        if let Some(percent) = task.percent.filter(|percent| (0.0..=100.0).contains(percent)) {
            field("percent", percent.to_string());
        }
    }
}

/// What a task needs from its start to its finish.
fn write_needs(names: &Names, task: &DraftTask, text: &mut String, losses: &mut Vec<Loss>) {
    let mut needs = Vec::new();
    for demand in &task.demands {
        let Some(id) = names.resources.get(demand.resource) else { continue };
        match units(demand.units).filter(|units| *units != Units::NONE) {
            Some(units) => needs.push(format!("{id}: {units}")),
            None => losses.push(Loss::new(
                format!("the need of {} of `{id}`", demand.units),
                format!("task {}", one_line(&task.uid)),
                "a need is from 0.01 to 1,000,000",
            )),
        }
    }
    if !needs.is_empty() {
        let _ = writeln!(text, "    resources: {{{}}}", needs.join(", "));
    }
}

fn written_link(names: &Names, link: &crate::exchange::draft::DraftLink, day: Option<i64>) -> Option<String> {
    let id = names.tasks.get(link.task)?;
    let lag = lag(link.lag, day);
    Some(match (link.kind, lag.as_str()) {
        (LinkKind::FinishToStart, "") => id.clone(),
        (kind, lag) => format!("\"{id} {}{lag}\"", kind.code()),
    })
}

/// The other tool's id; figures stand as they are.
fn uid(uid: &str) -> String {
    if uid.bytes().all(|byte| byte.is_ascii_digit()) { uid.to_owned() } else { scalar(&one_line(uid)) }
}

/// A local time as it is written in plans.
pub(super) fn local(at: LocalTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}
