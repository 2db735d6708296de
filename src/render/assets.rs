//! The files in `templates/`: embedded in the binary, replaced one by one by a folder beside the user's programs.

use std::collections::BTreeMap;

use crate::text::{Lang, Words, WordsError};

use super::stylesheet::served;

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// Every file of `templates/`, by its path in that folder.
const EMBEDDED: &[(&str, &str)] = embedded![
    "components/figure.html",
    "components/gantt.html",
    "components/list.html",
    "components/mark.html",
    "components/text.html",
    "frame.html",
    "mail/block.html",
    "mail/block.txt",
    "mail/mail.html",
    "mail/mail.txt",
    "mail/parts.html",
    "messages/en.ftl",
    "messages/en/decisions.ftl",
    "messages/en/gantt.ftl",
    "messages/en/gates.ftl",
    "messages/en/issues.ftl",
    "messages/en/mail.ftl",
    "messages/en/overview.ftl",
    "messages/en/parts.ftl",
    "messages/en/quality.ftl",
    "messages/en/requirements.ftl",
    "messages/en/risks.ftl",
    "messages/en/schedule.ftl",
    "messages/en/team.ftl",
    "messages/en/terminal.ftl",
    "messages/en/value.ftl",
    "messages/en/week.ftl",
    "messages/zh-Hans.ftl",
    "messages/zh-Hans/decisions.ftl",
    "messages/zh-Hans/diagnostics.ftl",
    "messages/zh-Hans/gantt.ftl",
    "messages/zh-Hans/gates.ftl",
    "messages/zh-Hans/issues.ftl",
    "messages/zh-Hans/mail.ftl",
    "messages/zh-Hans/overview.ftl",
    "messages/zh-Hans/parts.ftl",
    "messages/zh-Hans/quality.ftl",
    "messages/zh-Hans/requirements.ftl",
    "messages/zh-Hans/risks.ftl",
    "messages/zh-Hans/schedule.ftl",
    "messages/zh-Hans/team.ftl",
    "messages/zh-Hans/terminal.ftl",
    "messages/zh-Hans/value.ftl",
    "messages/zh-Hans/week.ftl",
    "pages/decisions.html",
    "pages/entry.html",
    "pages/gates.html",
    "pages/issue.html",
    "pages/issues.html",
    "pages/milestones.html",
    "pages/portfolio.html",
    "pages/program.html",
    "pages/quality.html",
    "pages/report.html",
    "pages/requirements.html",
    "pages/risks.html",
    "pages/schedule.html",
    "pages/team.html",
    "pages/value.html",
    "pages/week.html",
    "site.css",
    "site.js",
];

/// Templates, messages, stylesheet and script as a build uses them.
#[derive(Debug, Clone)]
pub struct Assets {
    files: BTreeMap<String, String>,
}

impl Default for Assets {
    fn default() -> Self {
        Self::new(BTreeMap::new())
    }
}

impl Assets {
    /// The embedded files, with those of the user in place of the ones of the same path. Paths of the user that no
    /// embedded file has are templates of his own, which his pages may include.
    #[must_use]
    pub fn new(overrides: BTreeMap<String, String>) -> Self {
        let mut files: BTreeMap<String, String> =
            EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        files.extend(overrides);
        Self { files }
    }

    /// The text of a file; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.files.get(name).map_or("", String::as_str)
    }

    /// Templates by name, components and pages alike.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(name, _)| name.ends_with(".html") || name.ends_with(".txt"))
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The messages of a language: the embedded ones first, so that a user's file may hold only what it changes.
    ///
    /// # Errors
    /// A resource that is not Fluent.
    pub fn words(&self, lang: Lang) -> Result<Words, WordsError> {
        let belongs = |name: &str| messages_of(lang, name);
        let embedded = EMBEDDED.iter().filter(|(name, _)| belongs(name)).map(|(_, text)| *text);
        let used = self.files.iter().filter(|(name, _)| belongs(name)).map(|(_, text)| text.as_str());
        Words::new(lang, &embedded.chain(used).collect::<Vec<_>>())
    }

    /// The stylesheet's name, which changes with its content, and the stylesheet as it is served.
    #[must_use]
    pub fn css(&self) -> (String, String) {
        let css = served(self.text("site.css"));
        (hashed("site", "css", &css), css)
    }

    /// The script's name, which changes with its content, and the script.
    #[must_use]
    pub fn js(&self) -> (String, &str) {
        let js = self.text("site.js");
        (hashed("site", "js", js), js)
    }
}

fn hashed(stem: &str, extension: &str, text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("{stem}.{}.{extension}", &hash[..8])
}

/// Paths of the built-in files, sorted.
pub(super) fn embedded_paths() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|(name, _)| *name)
}

/// The text of a built-in file; empty where there is none.
pub(super) fn embedded_text(path: &str) -> &'static str {
    EMBEDDED.iter().find(|(name, _)| *name == path).map_or("", |(_, text)| text)
}

/// Whether a file holds messages of a language.
pub(super) fn messages_of(lang: Lang, path: &str) -> bool {
    path.strip_prefix("messages/").is_some_and(|rest| {
        rest == format!("{lang}.ftl") || (rest.starts_with(&format!("{lang}/")) && rest.ends_with(".ftl"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut found: Vec<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"))
            .collect();
        found.sort();
        let embedded: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        assert_eq!(found, embedded);
    }

    #[test]
    fn both_languages_have_the_same_messages_once_each() {
        let keys = |lang: Lang| -> Vec<String> {
            let mut keys: Vec<String> = EMBEDDED
                .iter()
                .filter(|(name, _)| name.starts_with(&format!("messages/{lang}")))
                .flat_map(|(_, text)| text.lines())
                .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
                .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
                .collect();
            keys.sort();
            keys
        };
        let english = keys(Lang::En);
        assert_eq!(english, keys(Lang::ZhHans));
        let twice: Vec<&String> = english.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
        assert!(twice.is_empty(), "messages that two files say: {twice:?}");
    }

    #[test]
    fn a_users_file_replaces_ours() {
        let mine = BTreeMap::from([
            ("site.css".to_owned(), "b{}".to_owned()),
            ("messages/en.ftl".to_owned(), "skip = Jump".to_owned()),
        ]);
        let assets = Assets::new(mine);
        assert_eq!(assets.css().1, "b{}");
        let words = assets.words(Lang::En).unwrap();
        assert_eq!(words.say("skip"), "Jump");
        assert!(words.has("data-of"));
    }
}
