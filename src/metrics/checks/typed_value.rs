//! W120: a date or a slip typed into the bottom line that the program computes.
//!
//! ```text
//! Acceptance is on 2026-08-28.   # W120: write `{{MS-NBL-ACCEPT.forecast}}`
//! ```
//!
//! Two things are told: a typed value that equals a computed one, and a date that follows the name of a milestone in its
//! sentence and is none of that milestone's. Only the note that readers see is looked at: what older notes say was so.

use crate::audience::{Draft, Task};
use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::metrics::milestones::MilestoneMeasures;
use crate::text::typed::{Typed, find_typed, sentences};
use crate::time::Date;

use super::{Subject, working_days};

/// Bytes between a milestone's name and the date that is said of it.
const NEAR: usize = 48;

/// Words between a name and a date after which the date is of something else.
const OTHER: [&str; 22] = [
    "decision", "decide", "need", "ask", "before", "until", "since", "from", "was", "instead", "review", "not", "{{",
    "决定", "批准", "之前", "此前", "原", "从", "由", "评审", "不",
];

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(today) = subject.data_date else { return };
    let Some(last) = subject.program.notes.last() else { return };
    for draft in subject.program.drafts.iter().filter(|draft| draft.period == last.period) {
        let look = Look::new(subject, draft);
        for sentence in sentences(draft.markdown) {
            for (range, typed) in find_typed(draft.markdown, sentence.clone(), today) {
                let told = match typed {
                    Typed::Date(date) => look.same_date(date).or_else(|| look.other_date(date, &sentence, range.start)),
                    Typed::Slip(days) => look.same_slip(days),
                };
                let Some((message, hint)) = told else { continue };
                let start = draft.span.start as usize;
                let week = draft.period.to_string();
                found.push(
                    Diagnostic::new(Code::W120, message)
                        .at(Span::new(draft.span.file, start + range.start, start + range.end))
                        .label("typed, not computed")
                        .hint(hint)
                        .about(EntityRef::new("status note", week, Some(subject.program.id.as_str()))),
                );
            }
        }
    }
}

/// What a section could mean.
struct Look<'s, 'a> {
    text: &'s str,
    /// Milestones that the note names, by id or by name, then those it does not.
    milestones: Vec<(&'s MilestoneMeasures, &'s Task<'a>, bool)>,
}

type Told = (String, String);

impl<'s, 'a> Look<'s, 'a> {
    fn new(subject: &'s Subject<'s, 'a>, draft: &'s Draft<'a>) -> Self {
        let named = |task: &Task<'_>| {
            let same = |other: &&Draft<'_>| other.period == draft.period;
            let mut texts = subject.program.drafts.iter().filter(same).map(|other| other.markdown);
            texts.any(|text| names(task).any(|name| text.contains(name)))
        };
        let tasks = &subject.program.tasks;
        let all = subject.measures.milestones.iter().filter_map(|one| Some((one, tasks.get(one.task)?)));
        let mut milestones: Vec<_> = all.map(|(one, task)| (one, task, named(task))).collect();
        milestones.sort_by_key(|(_, _, named)| !named);
        Self { text: draft.markdown, milestones }
    }

    /// The computed date that a typed one repeats: any date of a milestone that the note names; of the others the
    /// forecast and the committed date, while they are not met.
    fn same_date(&self, date: Date) -> Option<Told> {
        let values = |one: &MilestoneMeasures, named: bool| {
            [
                ("forecast", Some(one.forecast).filter(|_| named || !one.done)),
                ("committed", one.committed.filter(|_| named || !one.done)),
                ("baseline", one.baseline.filter(|_| named)),
            ]
        };
        self.milestones.iter().find_map(|(one, task, named)| {
            let (word, _) = values(one, *named).into_iter().find(|(_, value)| *value == Some(date))?;
            let what = if one.done && word == "forecast" { "finish" } else { word_for(word) };
            Some((format!("{date} is the {what} of `{}`, typed out", task.id), write(task, word)))
        })
    }

    /// A date that is said of a milestone and is none of its own.
    fn other_date(&self, date: Date, sentence: &std::ops::Range<usize>, at: usize) -> Option<Told> {
        let before = self.text.get(sentence.start..at)?;
        let near = self.milestones.iter().filter_map(|(one, task, _)| {
            let end = names(task).filter_map(|name| before.rfind(name).map(|start| start + name.len())).max()?;
            Some((end, *one, *task))
        });
        let (end, one, task) = near.max_by_key(|(end, ..)| *end)?;
        let between = before.get(end..)?.to_lowercase();
        let is_other = between.len() > NEAR || OTHER.iter().any(|word| between.contains(word));
        if is_other || between.contains([',', ';', '，', '；', '。', '、']) || one.baseline == Some(date) {
            return None;
        }
        Some((format!("{date} is said of `{}`, whose forecast is {}", task.id, one.forecast), write(task, "forecast")))
    }

    /// The slip of a milestone named in the note that a typed one repeats. A typed number without sign may be either.
    fn same_slip(&self, days: i64) -> Option<Told> {
        self.milestones.iter().filter(|(.., named)| *named).find_map(|(one, task, _)| {
            let slips = [("commitment_slip", one.commitment_slip), ("slip", one.slip)];
            let is_same = |slip: Option<i64>| slip.is_some_and(|slip| slip != 0 && slip.abs() == days.abs());
            let (word, _) = slips.into_iter().find(|(_, slip)| is_same(*slip))?;
            let what = if word == "slip" { "slip against the baseline" } else { "slip against the committed date" };
            Some((format!("{} is the {what} of `{}`, typed out", working_days(days.abs()), task.id), write(task, word)))
        })
    }
}

fn word_for(word: &'static str) -> &'static str {
    match word {
        "committed" => "committed date",
        "baseline" => "baseline finish",
        other => other,
    }
}

fn write(task: &Task<'_>, word: &str) -> String {
    format!("write `{{{{{}.{word}}}}}`", task.id)
}

/// How a sentence may name a milestone: by its id or by its name in either language.
fn names<'t>(task: &'t Task<'_>) -> impl Iterator<Item = &'t str> {
    use crate::terms::EntityId;
    let written = task.facts.name.all().map(|phrase| phrase.words).filter(|words| words.chars().count() > 1);
    std::iter::once(task.id.as_str()).chain(written)
}
