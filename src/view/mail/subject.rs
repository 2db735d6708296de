//! The subject: a line that carries the answer and fits the list of an inbox.
//!
//! `[DECISION] Nebula A8 | RED ↓ | acceptance 28 Aug (+10 wd) | 2026-W24`: what the reader is to do, the program, its
//! colour and whether it changed, the date that matters with its distance from the promise, the week. At most 70
//! columns, a Chinese character counting as two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::audience::Keyword;
use crate::metrics::clause::ClauseFacts;
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

    /// The line in at most so many columns. Colour, date, distance and week stay whole; where room is short, the names
    /// give way, the milestone's before the program's.
    fn fitted(&self, lead: &str, end: &str, columns: usize) -> String {
        let program = one_line(&self.program);
        let Some(milestone) = &self.milestone else {
            let room = columns.saturating_sub(lead.width() + self.colour.width() + end.width() + 3);
            return format!("{lead}{} | {}{end}", cut(&program, room), self.colour);
        };
        let (name, date) = (one_line(&milestone.name), &milestone.date);
        let fixed = lead.width() + self.colour.width() + date.width() + end.width() + 6;
        // The blank between name and date.
        let room = columns.saturating_sub(fixed + 1);
        let program_room = (room / 2).max(room.saturating_sub(name.width()));
        let short_program = cut(&program, program_room);
        if let Some(name) = shortened(&name, room.saturating_sub(short_program.width())) {
            return format!("{lead}{short_program} | {} | {name} {date}{end}", self.colour);
        }
        let program = cut(&program, columns.saturating_sub(fixed));
        format!("{lead}{program} | {} | {date}{end}", self.colour)
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

/// What the reader is to do. A note that this reader may see says it; else a decision does that he sees waiting. A
/// decision that he does not see is none to him.
fn keyword(context: &ProgramContext<'_>) -> String {
    let asked = !waiting(context).is_empty();
    let written = context.program.notes.last().and_then(|note| note.keyword).map(Keyword::word);
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

/// The narrowest name that still says something: a character or two and an ellipsis.
const NARROWEST: usize = 5;

/// Last words that say what became of a thing, not what it is.
const STATES: [&str; 8] = ["complete", "done", "ready", "open", "closed", "over", "out", "off"];

/// A name that fits: whole; of two words the last one, which is the head of the phrase ("Customer acceptance"), unless
/// it is a state ("Correction released"); or its first words with an ellipsis. Nothing where even that is too wide.
fn shortened(name: &str, columns: usize) -> Option<String> {
    if name.width() <= columns {
        return Some(name.to_owned());
    }
    if let Some((_, head)) = name.split_once(' ')
        && !head.contains(' ')
        && !head.ends_with("ed")
        && !STATES.contains(&head)
        && head.width() <= columns
    {
        return Some(head.to_owned());
    }
    (columns >= NARROWEST).then(|| cut(name, columns))
}

/// A text of at most so many columns, an ellipsis where something is missing: after a whole word where that leaves
/// half of the room in use, else after a character.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |(_, c): &(usize, char)| {
        used += c.width().unwrap_or(0);
        used <= columns
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    let fitting = &text[..end];
    let ends_a_word = text[end..].starts_with(is_joint);
    let word = if ends_a_word { fitting } else { fitting.rfind(is_joint).map_or("", |at| &fitting[..at]) };
    let kept = if word.width() * 2 >= columns { word } else { fitting };
    let kept = kept.trim_end_matches(is_joint);
    // No room for anything but the ellipsis, or not even that.
    if columns == 0 { String::new() } else { format!("{kept}…") }
}

/// What stands between words and parts of a name.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ':' | ';' | '(' | '–' | '-' | '/' | '，' | '：' | '；' | '（' | '、' | '·')
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
    use proptest::prelude::*;

    /// Names in both scripts, from nothing to far too long, with joints and without.
    const NAMES: &str = "([A-Za-z0-9]{1,14}[ ,:/-]{0,2}){0,9}|[验收移交确认会议客户现场，：（A8 ]{0,50}|\\PC{0,40}";

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
    fn long_names_end_after_a_word() {
        assert_eq!(
            line("INFO", "Nebula A8", "RED ↓", "Acceptance test of all racks complete", "28 Aug (+10 wd)"),
            "[INFO] Nebula A8 | RED ↓ | Acceptance test… 28 Aug (+10 wd) | 2026-W24"
        );
        assert_eq!(
            line("DECISION", "Nebula liquid-cooled training racks", "RED", "Correction released", "28 Aug (+10 wd)"),
            "[DECISION] Nebula… | RED | Correction… 28 Aug (+10 wd) | 2026-W24"
        );
        assert_eq!(
            line("需决策", "星云液冷训练机柜", "红色", "分阶段验收与最终移交确认会议", "8月28日（+10 个工作日）"),
            "[需决策] 星云液… | 红色 | 分阶段验… 8月28日（+10 个工作日） | 2026-W24"
        );
    }

    #[test]
    fn a_name_keeps_its_head() {
        let name = |name, columns| shortened(name, columns).unwrap();
        assert_eq!(name("Customer acceptance", 12), "acceptance");
        assert_eq!(name("Acceptance of the first rack", 12), "Acceptance…");
        assert_eq!(name("客户现场最终验收", 9), "客户现场…");
        assert_eq!(name("Correction released", 14), "Correction…");
        assert_eq!(name("Acceptance", 6), "Accep…");
        assert_eq!(shortened("Acceptance", 4), None);
    }

    proptest! {
        /// Whatever the names, the line fits and nothing is lost that is not a name.
        #[test]
        fn a_subject_always_fits_and_never_loses_its_figures(
            program in NAMES,
            name in NAMES,
            (keyword, colour, date) in prop::sample::select(vec![
                ("ESCALATION", "NOT ASSESSED ↓", "28 Aug 2027 (-100 wd)"),
                ("ESCALATION", "RED ↓", "28 Aug 2027 (+1,234 wd)"),
                ("INFO", "GREEN", "3 Jul (0 wd)"),
                ("升级上报", "未评估 ↓", "2027年10月12日（-100 个工作日）"),
                ("需决策", "红色", "10月12日（+5 个工作日）"),
            ]),
        ) {
            let subject = line(keyword, &program, colour, &name, date);
            prop_assert!(subject.width() <= WIDTH, "{} columns: {subject}", subject.width());
            let lead = format!("[{keyword}] ");
            prop_assert!(subject.starts_with(&lead), "{subject}");
            let (middle, end) = (format!(" | {colour} | "), format!("{date} | 2026-W24"));
            prop_assert!(subject.ends_with(&end) && subject.contains(&middle), "{subject}");
            let (program, name) = (one_line(&program), one_line(&name));
            if subject.contains('…') && !program.contains('…') && !name.contains('…') {
                let whole = format!("[{keyword}] {program} | {colour} | {name} {date} | 2026-W24");
                prop_assert!(whole.width() > WIDTH, "{subject}");
            }
        }

        /// A cut text is a beginning of the whole one.
        #[test]
        fn a_cut_text_fits_and_begins_like_the_whole(text in NAMES, columns in 0_usize..80) {
            let short = cut(&text, columns);
            prop_assert!(short.width() <= columns);
            prop_assert!(text.starts_with(short.strip_suffix('…').unwrap_or(&short)));
        }
    }

    #[test]
    fn names_cannot_break_a_header() {
        assert_eq!(one_line("a\r\nBcc: b\u{0}c"), "a Bcc: b c");
    }
}
