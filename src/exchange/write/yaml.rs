//! Free text as YAML scalars that read back as the same text.

use std::fmt::Write;

/// A text as a scalar: plain where nothing in it could mean anything else, in double quotes otherwise.
#[must_use]
pub(in crate::exchange) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes.
#[must_use]
pub(in crate::exchange) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
        }
    }
    out.push('"');
    out
}

/// A name as one line: line ends and control characters become spaces, runs of spaces one.
#[must_use]
pub(in crate::exchange) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() || !is_printable(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_plain(text: &str) -> bool {
    let first = text.chars().next().is_some_and(char::is_alphabetic);
    let harmless = |c: char| c.is_alphanumeric() || " -_.()/+".contains(c);
    // Whatever YAML 1.1 or 1.2 might take for something else than text.
    let word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "none"];
    let meant = word.iter().any(|word| text.eq_ignore_ascii_case(word));
    first && text.chars().all(harmless) && !text.ends_with(' ') && !meant
}

/// What may stand in a YAML file as it is, byte-order mark and line separators left out.
fn is_printable(c: char) -> bool {
    match c {
        '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' => true,
        c => (' '..='~').contains(&c) || c >= '\u{10000}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Files;
    use crate::source::parse_yaml;
    use proptest::prelude::*;

    fn read_back(scalar: &str) -> (String, bool) {
        let text = format!("[{scalar}, end]\n");
        let mut files = Files::new();
        let file = files.add("a.yaml", text.as_str());
        let node = parse_yaml(file, &text, 0..text.len()).unwrap();
        match &node.value {
            crate::source::Value::Sequence(items) => {
                let scalar = items[0].as_scalar().unwrap();
                (scalar.text.clone(), scalar.as_bool().is_some() || scalar.as_float().is_some())
            }
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            prop_assert_eq!(read_back(&quoted(&text)), (text.clone(), false));
            if !text.is_empty() {
                prop_assert_eq!(read_back(&scalar(&text)), (text, false));
            }
        }

        #[test]
        fn a_name_is_one_line(text in any::<String>()) {
            let line = one_line(&text);
            let broken = line.chars().any(|c| c.is_control() || c == '\u{2028}');
            prop_assert!(!broken);
            prop_assert_eq!(one_line(&line), line);
        }
    }

    #[test]
    fn words_that_mean_something_are_quoted() {
        for text in
            ["true", "No", "null", "12", "1e3", "- a", "a: b", "a #b", "", " a", "a ", "0x1f", "2026-01-01", "~"]
        {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
        assert_eq!(scalar("Release candidate (2)"), "Release candidate (2)");
        assert_eq!(scalar("固件 发布"), "固件 发布");
        assert_eq!(quoted("a\u{0}\n\u{85}\u{2028}b"), "\"a\\U00000000\\n\\U00000085\\U00002028b\"");
    }
}
