//! The subject: a line that carries the answer and fits the list of an inbox.
//!
//! `[DECISION] Nebula A8 | RED ↓ | acceptance 28 Aug (+10 wd) | 2026-W24`: what the reader is to do, the program, its
//! colour and whether it changed, the date that matters with its distance from the promise, the week. At most 70
//! columns, a Chinese character counting as two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::metrics::status::ClauseFacts;
use crate::terms::{Colour, Dimension};
use crate::text::Arg;
use crate::time::Date;
use crate::view::context::ProgramContext;
use crate::view::parts::decisions::waiting;

/// The widest subject, in columns.
const WIDTH: usize = 70;

/// What a subject is made of, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// `DECISION`.
    keyword: String,
    /// `Nebula A8`.
    program: String,
    /// `RED ↓`.
    colour: String,
    /// The milestone that matters; nothing for a program without one.
    milestone: Option<Deadline>,
    /// `2026-W24`.
    week: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Deadline {
    /// `Customer acceptance`.
    name: String,
    /// `28 Aug (+10 wd)`.
    date: String,
}

/// The answer of a program at a week.
#[must_use]
pub(super) fn answer(context: &ProgramContext<'_>, week: &str) -> Answer {
    let overall = &context.measures.status.overall;
    let colour = overall.shown.map_or("none", Colour::word);
    let trend = match moved(context, None) {
        Some(Trend::Worse(_)) => " ↓",
        Some(Trend::Better(_)) => " ↑",
        Some(Trend::Same) | None => "",
    };
    Answer {
        keyword: context.say(&format!("mail-keyword-{}", keyword(context))),
        program: context.prose(&context.program.facts.short_name).text,
        colour: format!("{}{trend}", context.say(&format!("mail-colour-{colour}"))),
        milestone: matters(context).and_then(|task| deadline(context, task)),
        week: week.to_owned(),
    }
}

impl Answer {
    /// The whole line.
    #[must_use]
    pub(super) fn subject(&self) -> String {
        let lead = format!("[{}] ", self.keyword);
        self.fitted(&lead, &format!(" | {}", self.week), WIDTH)
    }

    /// The line without keyword and week: what the other language has to say before the mail is opened.
    #[must_use]
    pub(super) fn short(&self) -> String {
        self.fitted("", "", WIDTH)
    }

    fn fitted(&self, lead: &str, end: &str, columns: usize) -> String {
        let program = one_line(&self.program);
        let Some(milestone) = &self.milestone else {
            let room = columns.saturating_sub(lead.width() + self.colour.width() + end.width() + 3);
            return format!("{lead}{} | {}{end}", cut(&program, room), self.colour);
        };
        let fixed = lead.width() + self.colour.width() + milestone.date.width() + end.width() + 7;
        let room = columns.saturating_sub(fixed);
        let name = shortened(&one_line(&milestone.name), room.saturating_sub(program.width()));
        let program = cut(&program, room.saturating_sub(name.width()));
        format!("{lead}{program} | {} | {name} {}{end}", self.colour, milestone.date)
    }
}

/// How a colour moved since the report before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trend {
    /// From a better colour, this one.
    Worse(Colour),
    /// From a worse colour, this one.
    Better(Colour),
    /// As before.
    Same,
}

/// How a dimension, or the overall status, moved since the report before; nothing where that report did not tell it.
#[must_use]
pub(super) fn moved(context: &ProgramContext<'_>, dimension: Option<Dimension>) -> Option<Trend> {
    let changes = &context.measures.changes;
    let (_, since) = changes.since?;
    let before = context.program.reports.iter().rfind(|report| report.data_date == since)?;
    before.status.iter().find(|(own, _)| *own == dimension)?;
    let Some(change) = changes.recoloured.iter().find(|change| change.dimension == dimension) else {
        return Some(Trend::Same);
    };
    Some(if change.to > change.from { Trend::Worse(change.from) } else { Trend::Better(change.from) })
}

/// What the reader is to do. The note says it; a decision that this reader is not asked for is no decision to him.
fn keyword(context: &ProgramContext<'_>) -> String {
    let asked = !waiting(context).is_empty();
    let written = context.program.notes.last().map(|note| note.keyword.word());
    match written {
        Some("DECISION") if !asked => "info".to_owned(),
        Some(word) => word.to_lowercase(),
        None if asked => "decision".to_owned(),
        None => "info".to_owned(),
    }
}

/// The milestone that matters: the one that gave the schedule its colour, or else the next promise not yet met, or
/// else the next milestone.
fn matters(context: &ProgramContext<'_>) -> Option<usize> {
    let schedule = context.measures.status.dimensions.iter().find(|one| one.dimension == Some(Dimension::Schedule));
    let clause = schedule.and_then(|status| status.clause.as_ref());
    let fired = clause.filter(|clause| matches!(clause.facts, ClauseFacts::Milestone { .. }));
    let tasks = &context.program.tasks;
    let open = |task: &usize| tasks.get(*task).is_some_and(|task| !task.dates.done);
    let soonest = |task: &usize| tasks.get(*task).map(|task| task.dates.finish_date);
    fired
        .and_then(|clause| clause.milestone)
        .or_else(|| {
            let promised = context.program.committed.iter().map(|promise| promise.task).filter(open);
            promised.min_by_key(soonest)
        })
        .or_else(|| (0..tasks.len()).filter(open).filter(|task| tasks[*task].is_milestone()).min_by_key(soonest))
}

fn deadline(context: &ProgramContext<'_>, task: usize) -> Option<Deadline> {
    let found = context.program.tasks.get(task)?;
    let forecast: Date = found.dates.finish_date;
    let date = context.words.date_near(forecast, context.year);
    let promise = context.program.committed.iter().filter(|promise| promise.task == task).min_by_key(|one| one.date);
    let slip = promise.map(|promise| promise.commitment_slip).or(found.dates.slip);
    let date = match slip {
        Some(days) => {
            let slip = context.words.signed(days);
            context.say_with("mail-date-slip", &[("date", Arg::Text(&date)), ("slip", Arg::Text(&slip))])
        }
        None => date,
    };
    Some(Deadline { name: context.prose(&found.facts.name).text, date })
}

/// A name that fits: whole, or up to its first joint, or its last words, in which the head of a noun phrase stands in
/// both languages, or its first ones where the last is a participle ("Correction released"), or cut.
fn shortened(name: &str, columns: usize) -> String {
    if name.width() <= columns {
        return name.to_owned();
    }
    let joint = [" of ", " for ", " at ", " in ", " on ", " – ", " - ", ", ", ": ", " (", "（", "：", "，"];
    let head = joint.iter().filter_map(|joint| name.find(joint)).min().map_or(name, |at| &name[..at]);
    let head = if head.is_empty() { name } else { head };
    let blanks: Vec<usize> = head.match_indices(' ').map(|(at, _)| at).collect();
    let is_head = |rest: &&str| !rest.split(' ').next().unwrap_or_default().ends_with("ed");
    let last = blanks.iter().map(|at| &head[at + 1..]).filter(is_head);
    let first = blanks.iter().rev().map(|at| &head[..*at]);
    let fitting =
        std::iter::once(head).chain(last).chain(first).find(|words| !words.is_empty() && words.width() <= columns);
    fitting.map_or_else(|| cut(head, columns), str::to_owned)
}

/// A text of at most so many columns, an ellipsis where something is missing.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// Words on one line: nothing in a name may break a header.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(keyword: &str, program: &str, colour: &str, name: &str, date: &str) -> String {
        let milestone = Some(Deadline { name: name.to_owned(), date: date.to_owned() });
        let answer = Answer {
            keyword: keyword.to_owned(),
            program: program.to_owned(),
            colour: colour.to_owned(),
            milestone,
            week: "2026-W24".to_owned(),
        };
        answer.subject()
    }

    #[test]
    fn the_subject_has_the_form_that_inboxes_show_whole() {
        assert_eq!(
            line("DECISION", "Nebula A8", "RED", "Customer acceptance", "28 Aug (+10 wd)"),
            "[DECISION] Nebula A8 | RED | acceptance 28 Aug (+10 wd) | 2026-W24"
        );
        assert_eq!(
            line("INFO", "BHB", "GREEN", "POC exit", "3 Jul (0 wd)"),
            "[INFO] BHB | GREEN | POC exit 3 Jul (0 wd) | 2026-W24"
        );
        assert_eq!(
            line("决策", "昆仑 K6", "红色 ↓", "最终验收", "10月12日（+5 个工作日）"),
            "[决策] 昆仑 K6 | 红色 ↓ | 最终验收 10月12日（+5 个工作日） | 2026-W24"
        );
    }

    #[test]
    fn it_never_grows_beyond_70_columns() {
        let names = [
            "x",
            "Acceptance of all racks by the customer",
            "分阶段验收与最终移交确认会议及附加条款的签署",
            "Word Long-unbreakable-word-that-goes-on-and-on-and-on",
        ];
        for name in names {
            for program in [
                "A8",
                "A program with a name much longer than anybody would ever print",
                "星云液冷训练机柜与配套网络交付项目二期工程扩容计划",
            ] {
                let subject = line("ESCALATION", program, "NOT ASSESSED", name, "28 Aug 2027 (+100 wd)");
                assert!(subject.width() <= WIDTH, "{} columns: {subject}", subject.width());
                assert!(subject.ends_with("2026-W24"), "{subject}");
            }
        }
    }

    #[test]
    fn a_name_keeps_its_head() {
        assert_eq!(shortened("Customer acceptance", 12), "acceptance");
        assert_eq!(shortened("Acceptance of the first rack", 12), "Acceptance");
        assert_eq!(shortened("客户现场最终验收", 9), "客户现场…");
        assert_eq!(shortened("Correction released", 14), "Correction");
        assert_eq!(shortened("Acceptance", 6), "Accep…");
    }

    #[test]
    fn names_cannot_break_a_header() {
        assert_eq!(one_line("a\r\nBcc: b\u{0}c"), "a Bcc: b c");
    }
}
