//! Colours of past weeks, as a row of marks.

use crate::terms::Colour;
use crate::view::context::Context;
use crate::view::shapes::{History, HistoryMark};

/// Weeks that a history shows.
pub const WEEKS: usize = 9;
/// Pixels from one mark to the next.
const STEP: usize = 15;

/// The last nine colours, oldest first; a week without one reads "not assessed". Nothing where there is no week.
#[must_use]
pub fn history(context: &Context<'_>, colours: &[Option<Colour>]) -> Option<History> {
    let shown = &colours[colours.len().saturating_sub(WEEKS)..];
    if shown.iter().all(Option::is_none) {
        return None;
    }
    let words: Vec<String> = shown
        .iter()
        .map(|colour| context.colour(*colour).word.to_lowercase())
        .collect();
    let says = context.say_with(
        "history-says",
        &[
            ("n", crate::text::Arg::Count(i64::try_from(shown.len()).unwrap_or(i64::MAX))),
            ("colours", crate::text::Arg::Text(&words.join(&context.say("comma")))),
        ],
    );
    let marks = shown
        .iter()
        .enumerate()
        .map(|(index, colour)| HistoryMark {
            colour: colour.map_or("none", Colour::word),
            x: index * STEP,
        })
        .collect();
    Some(History { marks, says })
}
