//! `program.yaml` and the shared files a program refers to.

use std::fmt::Write;

use crate::exchange::draft::{Draft, DraftOptions, ResourceKind};
use crate::terms::{Dialect, Moment};

use super::amounts::length;
use super::plan::local;
use super::yaml::{one_line, scalar};
use super::{Names, head};

/// So many choices of a dialect are written even where they are the usual ones.
const ALWAYS_WRITTEN: usize = 3;

pub(super) fn program(draft: &Draft, names: &Names) -> (String, String) {
    let mut text = head(draft);
    let _ = writeln!(text, "id: {}", names.program);
    let _ = writeln!(text, "name: {}", scalar(&or(&draft.name, &names.program)));
    let _ = writeln!(text, "customer: {}", names.customer);
    let _ = writeln!(text, "phase: evaluation           # evaluation|poc|evt|dvt|pvt|acceptance|deployment|sustaining");
    let _ = writeln!(text, "manager: {}", names.manager);
    let _ = writeln!(text, "time_zone: {}", draft.zone.name());
    let _ = writeln!(text, "calendar: {}", names.calendar);
    let _ = writeln!(text, "start: {}", local(draft.start));
    match draft.data_date {
        Some(Moment::Day(date)) => {
            let _ = writeln!(text, "data_date: {date}");
        }
        Some(Moment::At(at)) => {
            let _ = writeln!(text, "data_date: {}", local(at));
        }
        None => text.push_str("data_date: none             # scheduled from the start; nothing is pushed\n"),
    }
    let _ = writeln!(text, "schedule: {{{}}}", schedule(draft.options).join(", "));
    if let Some(current) = draft.baselines.first() {
        let _ = writeln!(text, "current_baseline: {}", current.name);
    }
    (format!("{}/program.yaml", names.program), text)
}

/// The rules in which tools differ most, and those of the others that are not the usual ones.
fn schedule(options: DraftOptions) -> Vec<String> {
    let choices = options.dialect.written().into_iter().zip(Dialect::USUAL.written()).enumerate();
    let chosen = choices.filter(|(place, (choice, usual))| *place < ALWAYS_WRITTEN || choice != usual);
    let mut parts: Vec<String> = chosen.map(|(_, ((key, word), _))| format!("{key}: {word}")).collect();
    if let Some(threshold) = options.critical_float {
        parts.push(format!("critical_float: {}", length(threshold, None)));
    }
    if let Some(at) = options.finish_by {
        parts.push(format!("finish_by: {}", local(at)));
    }
    parts
}

pub(super) fn customer(draft: &Draft, names: &Names) -> (String, String) {
    let name = or(draft.customer.as_deref().unwrap_or_default(), "Customer not named");
    let text = format!("{}id: {}\nname: {}\n", head(draft), names.customer, scalar(&name));
    (format!("customers/{}.yaml", names.customer), text)
}

/// Who runs the program, and every resource that is a person.
pub(super) fn people(draft: &Draft, names: &Names) -> Vec<(String, String)> {
    let person = |id: &str, name: &str, more: &str| {
        let name = or(name, "Not named");
        let zone = draft.zone.name();
        let text = format!("{}id: {id}\nname: {}\ntz: {zone}\n{more}", head(draft), scalar(&name));
        (format!("people/{id}.yaml"), text)
    };
    let manager = person(&names.manager, draft.manager.as_deref().unwrap_or("Manager not named"), "");
    let resources = names.resources_of(draft, ResourceKind::Person).map(|(id, resource)| {
        let mut more = String::new();
        if let Some(email) = resource.email.as_deref().map(one_line).filter(|email| !email.is_empty()) {
            let _ = writeln!(more, "email: {}", scalar(&email));
        }
        if let Some(calendar) = resource.calendar.and_then(|calendar| names.calendar_of(calendar)) {
            let _ = writeln!(more, "calendar: {calendar}");
        }
        person(id, &resource.name, &more)
    });
    std::iter::once(manager).chain(resources).collect()
}

/// A minimal `portfolio.yaml`; it names no programs, so that every folder counts.
pub(super) fn portfolio(draft: &Draft) -> (String, String) {
    let zone = draft.zone.name();
    let text = format!("{}schema: 1\nname: Programs\ndefault_language: en\ntime_zone: {zone}\n", head(draft));
    ("portfolio.yaml".to_owned(), text)
}

pub(super) fn baselines(draft: &Draft, names: &Names) -> Vec<(String, String)> {
    let files = draft.baselines.iter().map(|baseline| {
        let mut text = format!("{}id: {}\ndates:\n", head(draft), baseline.name);
        for (task, start, finish) in &baseline.dates {
            if let Some(id) = names.tasks.get(*task) {
                let _ = writeln!(text, "  {id}: {{start: {start}, finish: {}}}", finish.max(start));
            }
        }
        (format!("{}/baselines/{}.yaml", names.program, baseline.name), text)
    });
    files.collect()
}

fn or(name: &str, otherwise: &str) -> String {
    let line = one_line(name);
    if line.is_empty() { otherwise.to_owned() } else { line }
}
