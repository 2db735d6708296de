//! The bottom line: what the last status note says first, in the page's language.

use crate::audience::{Note, Section};
use crate::text::Arg;
use crate::time::IsoWeek;
use crate::view::context::ProgramContext;
use crate::view::macros::expand;
use crate::view::shapes::Markdown;

/// The section that holds the bottom line.
const NAME: &str = "BLUF";

/// The bottom line of the last status note, macros expanded; nothing where no note says one for this reader.
#[must_use]
pub fn statement(context: &ProgramContext<'_>) -> Option<Markdown> {
    section(context, NAME)
}

/// The week of the note whose bottom line a reader is told; nothing where no note says one.
#[must_use]
pub fn week(context: &ProgramContext<'_>) -> Option<IsoWeek> {
    statement(context)?;
    context.program.notes.last().map(|note| note.period)
}

/// From which week the bottom line is, where that is not the week of the data date.
#[must_use]
pub fn old_words(context: &ProgramContext<'_>) -> Option<String> {
    let now = IsoWeek::of(context.as_of());
    let written = week(context).filter(|week| *week != now)?;
    // Numbers of weeks come again every year.
    let name = |week: IsoWeek| {
        let said = context.words.week(week);
        if week.year == now.year {
            said
        } else {
            context.say_with("week-of-year", &[("week", Arg::Text(&said)), ("year", Arg::Text(&week.year.to_string()))])
        }
    };
    Some(context.say_with("old-words", &[("week", Arg::Text(&name(written))), ("now", Arg::Text(&name(now)))]))
}

/// A section of the last status note in the page's language, or else in another one.
#[must_use]
pub fn section(context: &ProgramContext<'_>, name: &str) -> Option<Markdown> {
    let note = context.program.notes.last()?;
    let found =
        find(note, name, |section| section.lang == context.words.lang()).or_else(|| find(note, name, |_| true))?;
    Some(Markdown { markdown: expand(context, &found.markdown), lang: context.foreign(found.lang) })
}

fn find<'n, 'a>(note: &'n Note<'a>, name: &str, wanted: impl Fn(&Section<'a>) -> bool) -> Option<&'n Section<'a>> {
    note.sections
        .iter()
        .find(|section| section.name.eq_ignore_ascii_case(name) && wanted(section))
        .filter(|section| !section.markdown.trim().is_empty())
}
