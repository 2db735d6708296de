//! Keeping pages within their budget: how heavy a row will be, which rows share a page, how many fit at all.
//!
//! Weights are bytes of HTML, estimated from above, so that a page stays under 60 KB whatever its rows say. They do not
//! depend on the language of the page: a list has the same pages in each, so that the language switch always leads
//! somewhere.

use std::ops::Range;

use crate::text::{Text, Words};

use super::shapes::{Pager, PagerItem};

/// Bytes of rows on a page that holds little else.
pub const ROWS: usize = 42_000;
/// Bytes of rows on a page that also holds figures.
pub const ROWS_BESIDE_FIGURES: usize = 32_000;

/// Bytes of a text in HTML, with what escaping adds.
///
/// ```
/// assert_eq!(milepost::view::paging::weight("a<b"), 8);
/// ```
#[must_use]
pub fn weight(text: &str) -> usize {
    let escaped = text.bytes().filter(|byte| b"&<>\"'/".contains(byte)).count();
    text.len() + escaped * 5
}

/// Bytes of a free text in the language in which it is longest, with the tag that names a foreign language.
#[must_use]
pub fn text_weight(text: &Text) -> usize {
    text.all().map(|phrase| weight(phrase.words)).max().unwrap_or(0) + 30
}

/// The rows of each page, in order: as many as the budget takes, at least one a page; one empty page for no rows.
///
/// ```
/// use milepost::view::paging::pages;
/// assert_eq!(pages([3, 3, 3, 3], 4, 7), [0..1, 1..3, 3..4]);
/// assert_eq!(pages([], 4, 7), [0..0]);
/// ```
#[must_use]
pub fn pages(weights: impl IntoIterator<Item = usize>, first: usize, further: usize) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0_usize);
    for weight in weights {
        let budget = if pages.is_empty() { first } else { further };
        if end > start && used.saturating_add(weight) > budget {
            pages.push(start..end);
            (start, used) = (end, 0);
        }
        end += 1;
        used = used.saturating_add(weight);
    }
    if end > start || pages.is_empty() {
        pages.push(start..end);
    }
    pages
}

/// How many rows each group may show so that all groups together fit: all of them, or else the same number for each.
///
/// ```
/// use milepost::view::paging::fitting;
/// assert_eq!(fitting(&[vec![10; 3], vec![10; 100]], 200), 15);
/// assert_eq!(fitting(&[vec![10; 3], vec![10; 4]], 200), 4);
/// ```
#[must_use]
pub fn fitting(groups: &[Vec<usize>], budget: usize) -> usize {
    let longest = groups.iter().map(Vec::len).max().unwrap_or(0);
    let fits = |cap: usize| groups.iter().flat_map(|group| group.iter().take(cap)).sum::<usize>() <= budget;
    [longest, 200, 100, 60, 40, 25, 15, 10, 6, 4, 3, 2]
        .into_iter()
        .find(|cap| *cap <= longest && fits(*cap))
        .unwrap_or(1)
}

/// Links to the pages of a list; nothing for a single page. `current` counts from 1, like `href`'s argument. Of many
/// pages the ends and the neighbours are named.
#[must_use]
pub fn pager(words: &Words, count: usize, current: usize, href: impl Fn(usize) -> Option<String>) -> Option<Pager> {
    if count < 2 {
        return None;
    }
    let pages = (1..=count)
        .filter(|number| count <= 12 || *number == 1 || *number == count || number.abs_diff(current) <= 3)
        .filter_map(|number| {
            let label = words.number(i64::try_from(number).unwrap_or(i64::MAX));
            Some(PagerItem { href: href(number)?, label, current: number == current })
        })
        .collect();
    Some(Pager {
        previous: (current > 1).then(|| href(current - 1)).flatten(),
        next: (current < count).then(|| href(current + 1)).flatten(),
        pages,
    })
}
