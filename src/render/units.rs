//! Figures and their units, which no line may part.
//!
//! What enters: words of a page. What leaves: the same with a no-break space between a number and its `%` or `d`, so that
//! "+10 d" and "80 %" never end a line with the number. What always holds: only spaces change.

use std::borrow::Cow;

/// Binds numbers to the units `%` and `d` that follow them after one space.
pub(super) fn bound(text: &str) -> Cow<'_, str> {
    // Nearly every text has no such figure, and every text of every page comes by.
    let could = |three: &[u8]| three[1] == b' ' && matches!(three[2], b'%' | b'd') && three[0].is_ascii_digit();
    if !text.as_bytes().windows(3).any(could) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let rest = after.strip_prefix('%').or_else(|| after.strip_prefix('d'));
        let whole = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if whole && before.ends_with(|last: char| last.is_ascii_digit()) {
            out.push_str(&text[done..at]);
            out.push('\u{a0}');
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_unit() {
        assert_eq!(bound("+10 d late, 80 % by 28 Sep"), "+10\u{a0}d late, 80\u{a0}% by 28 Sep");
        assert_eq!(bound("17 d"), "17\u{a0}d");
        assert_eq!(bound("over 60 d, 3 days, d 4, 5 %"), "over 60\u{a0}d, 3 days, d 4, 5\u{a0}%");
        assert!(matches!(bound("延期 3 天, x d"), Cow::Borrowed(_)));
    }
}
