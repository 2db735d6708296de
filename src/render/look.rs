//! The user's own look, checked: files and messages of his that replace nothing and that nothing uses.
//!
//! What enters: the files of `templates/` beside the programs. What leaves: a warning for each that a page will never
//! show, since the page it was written for goes on looking as before. What always holds: a file of his own that his
//! other files include is used; so is a component that they call, and a message that they say.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostics::did_you_mean;
use crate::text::Lang;

use super::assets::{embedded_paths, embedded_text, messages_of};

/// Something of the user's that nothing uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// Path in the folder of templates.
    pub path: String,
    /// Bytes of it; empty at the start where the whole file is meant.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Everything of the user's that nothing uses, by path and place.
#[must_use]
pub fn unused(files: &BTreeMap<String, String>) -> Vec<Unused> {
    let mut found = Vec::new();
    for (path, text) in files {
        let language = Lang::ALL.into_iter().find(|lang| messages_of(*lang, path));
        if let Some(lang) = language {
            found.extend(unused_messages(path, text, lang, files));
        } else if !is_used(path, text, files) {
            let hint = match meant(path) {
                Some(ours) => format!("did you mean `{ours}`?"),
                None => {
                    "give it the path of the file that it is to replace, or include it from one that does".to_owned()
                }
            };
            let message = format!("`{path}` replaces none of the built-in files, and nothing includes it");
            found.push(Unused { path: path.clone(), at: 0..0, message, hint });
        }
    }
    found
}

/// Whether a file is one of ours, is named in another of his, or holds a component that another of his calls. Notes
/// that he keeps beside them are for people.
fn is_used(path: &str, text: &str, files: &BTreeMap<String, String>) -> bool {
    let is_template = path.ends_with(".html") || path.ends_with(".txt");
    let components: Vec<String> = components(text).map(|name| format!("{name}(")).collect();
    let uses = |other: &str| {
        other.contains(&format!("\"{path}\"")) || components.iter().any(|component| other.contains(component))
    };
    path.ends_with(".md")
        || embedded_paths().any(|ours| ours == path)
        || (is_template && files.iter().any(|(name, other)| name != path && uses(other)))
}

/// Names of the components that a template defines.
fn components(text: &str) -> impl Iterator<Item = &str> {
    text.split("{%")
        .filter_map(|part| part.trim_start_matches('-').trim_start().strip_prefix("component "))
        .filter_map(|rest| rest.split('(').next())
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// The file of ours that a path was meant for: one spelt nearly like it, or one of the same name in another folder.
fn meant(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let of_name = || embedded_paths().find(|ours| ours.rsplit('/').next() == Some(name));
    did_you_mean(path, embedded_paths()).or_else(of_name)
}

fn unused_messages(path: &str, text: &str, lang: Lang, files: &BTreeMap<String, String>) -> Vec<Unused> {
    let ours: BTreeSet<&str> = embedded_paths()
        .filter(|ours| messages_of(lang, ours))
        .flat_map(|ours| keys(embedded_text(ours)).map(|(_, key)| key))
        .collect();
    let said = |key: &str| {
        let ways = [format!("\"{key}\""), format!("{{ {key} "), format!("{{{key}}}")];
        files.values().any(|text| ways.iter().any(|way| text.contains(way)))
    };
    keys(text)
        .filter(|(_, key)| !ours.contains(key) && !said(key))
        .map(|(at, key)| Unused {
            path: path.to_owned(),
            at: at..at + key.len(),
            message: format!("no page says the message `{key}`"),
            hint: match did_you_mean(key, ours.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "messages that can be replaced are in the built-in file of the same path".to_owned(),
            },
        })
        .collect()
}

/// Keys of a file of messages, each with its byte offset.
fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .filter(|(_, line)| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|(at, line)| line.split_once('=').map(|(key, _)| (at, key.trim_end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Vec<(String, String)> {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        unused(&files).into_iter().map(|one| (one.message, one.hint)).collect()
    }

    #[test]
    fn what_replaces_or_is_used_is_fine() {
        let found = of(&[
            ("pages/week.html", "{% include \"mine/logo.html\" %}{{<stamp()/>}}{{ t(key=\"my-words\") }}"),
            ("mine/logo.html", "x"),
            ("mine/stamp.html", "{% component stamp() %}x{% endcomponent stamp %}"),
            ("site.css", "b{}"),
            ("README.md", "what we changed"),
            ("messages/en.ftl", "skip = Jump\nmy-words = Mine, { my-part }\nmy-part = part\n"),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn a_misspelt_path_is_told_with_the_one_that_was_meant() {
        let found =
            of(&[("pages/weeks.html", "x"), ("portfolio.html", "x"), ("logo.svg", "x"), ("messages/fr.ftl", "")]);
        let hints: Vec<&str> = found.iter().map(|(_, hint)| hint.as_str()).collect();
        assert!(hints[0].contains("give it the path"), "{hints:?}");
        assert_eq!(hints[1], "did you mean `messages/en.ftl`?");
        assert_eq!(hints[2], "did you mean `pages/week.html`?");
        assert_eq!(hints[3], "did you mean `pages/portfolio.html`?");
        assert!(found[2].0.contains("`pages/weeks.html` replaces none"), "{found:?}");
    }

    #[test]
    fn a_misspelt_message_is_told_at_its_place() {
        let files = [("messages/zh-Hans.ftl".to_owned(), "# 词\nskip = 跳\nskpi = 跳\n".to_owned())].into();
        let found = unused(&files);
        assert_eq!(found.len(), 1);
        assert_eq!(&files["messages/zh-Hans.ftl"][found[0].at.clone()], "skpi");
        assert_eq!(found[0].hint, "did you mean `skip`?");
    }
}
