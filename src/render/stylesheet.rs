//! The stylesheet as it is served: what only its authors read stays behind.

/// A stylesheet without its comments and the breaks between its rules. Strings, and breaks that part two words, stay.
///
/// ```
/// use milepost::render::stylesheet::served;
/// assert_eq!(served("/* Ground */\na{\n  b:c;\n}\n.d::before{content:\"/*\\\"\"}\ne\nf{}"), "a{b:c;}.d::before{content:\"/*\\\"\"}e\nf{}");
/// assert_eq!(served("a{} /* never closed"), "a{} ");
/// ```
#[must_use]
pub fn served(css: &str) -> String {
    let mut served = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '"' | '\'' => string(rest, next),
            '/' if rest.starts_with("/*") => {
                rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            '\n' | '\r' if served.is_empty() || served.ends_with(['{', '}', ';', ',']) => {
                rest = rest.trim_start();
                continue;
            }
            _ => next.len_utf8(),
        };
        let (part, after) = rest.split_at(taken);
        served.push_str(part);
        rest = after;
    }
    served
}

/// Bytes of the string that stands first, with its marks; all that is left where it is not closed.
fn string(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        if char == mark && !escaped {
            return at + 1;
        }
        escaped = char == '\\' && !escaped;
    }
    text.len()
}
