//! What is said of the keys of a mapping once it was read: those that nobody asked for, those that are not there.
//!
//! What always holds: a misspelt key that is needed is reported once, as misspelt; a key that people write from habit
//! is answered with the one that means the same here.

use crate::diagnostics::{Code, Diagnostic, nearest, suggestion};

use super::context::shortened;
use super::fields::Fields;

/// Unknown keys of one mapping that are worth a suggestion; beyond, the file is of another kind.
pub(super) const MOST_SUGGESTIONS: usize = 50;

/// Keys that other tools and habit have for ours; the first of ours that the mapping takes is meant.
const HABITS: [(&str, &[&str]); 40] = [
    ("assigned_to", &["owner"]),
    ("assignee", &["owner"]),
    ("assignees", &["owner"]),
    ("complete", &["percent"]),
    ("contingency", &["mitigations"]),
    ("dependencies", &["after"]),
    ("depends", &["after"]),
    ("depends_on", &["after"]),
    ("description", &["text", "note", "reason"]),
    ("done", &["percent", "met"]),
    ("due", &["deadline", "needed_by"]),
    ("due_date", &["due", "deadline", "needed_by"]),
    ("duration", &["estimate"]),
    ("effort", &["estimate"]),
    ("end", &["finish", "to", "deadline"]),
    ("end_date", &["finish", "to", "deadline"]),
    ("finish", &["to", "deadline"]),
    ("label", &["name", "title"]),
    ("length", &["estimate"]),
    ("likelihood", &["probability"]),
    ("lead", &["owner", "manager"]),
    ("mail", &["email"]),
    ("mitigation", &["mitigations"]),
    ("name", &["title", "text"]),
    ("person", &["owner", "who"]),
    ("pm", &["manager"]),
    ("predecessor", &["after"]),
    ("predecessors", &["after"]),
    ("priority", &["severity"]),
    ("progress", &["percent"]),
    ("responsible", &["owner"]),
    ("start", &["start_no_earlier", "from"]),
    ("start_date", &["start", "from", "start_no_earlier"]),
    ("state", &["status"]),
    ("summary", &["title", "customer_summary"]),
    ("timezone", &["tz", "time_zone"]),
    ("time_zone", &["tz"]),
    ("title", &["name", "text"]),
    ("tz", &["time_zone"]),
    ("when", &["due", "date", "on"]),
];

impl Fields<'_, '_> {
    /// Reports the keys that nothing asked for, then those that are needed and not there.
    pub(super) fn report_keys(&mut self) {
        if self.stopped {
            return;
        }
        let unwritten: Vec<&'static str> =
            self.known.iter().copied().filter(|name| self.find(name).is_none()).collect();
        let mut unknown = 0;
        for entry in self.entries {
            let key = entry.key.value.as_str();
            if self.known.contains(&key) || key.starts_with("x-") {
                continue;
            }
            unknown += 1;
            let looks = unknown <= MOST_SUGGESTIONS;
            let habit = habit(key, &unwritten).filter(|_| looks);
            let meant = match habit {
                Some(name) => vec![name],
                None if looks => nearest(key, unwritten.iter().copied()),
                None => Vec::new(),
            };
            self.missing.retain(|(name, _)| !meant.contains(name));
            for name in meant {
                self.cx.broke(format!("{}{name}", self.prefix));
            }
            let message = match self.prefix.strip_suffix('.') {
                Some(path) => format!("unknown key `{}` in `{path}`", shortened(key)),
                None => format!("unknown key `{}`", shortened(key)),
            };
            let hint = match habit {
                _ if !looks => "remove it".to_owned(),
                Some(name) => format!("did you mean `{name}`?"),
                None => suggestion(key, unwritten.iter().copied())
                    .or_else(|| suggestion(key, self.known.iter().copied()))
                    .unwrap_or_else(|| self.known_keys()),
            };
            let diagnostic = Diagnostic::new(Code::E003, message).at(entry.key.span).hint(hint);
            self.cx.report(diagnostic);
        }
        for (name, example) in std::mem::take(&mut self.missing) {
            let diagnostic = Diagnostic::new(Code::E018, format!("{} is missing", self.quoted(name)))
                .at(self.missing_at())
                .hint(format!("add `{name}: {example}`"));
            self.cx.report(diagnostic);
        }
    }

    fn known_keys(&self) -> String {
        let mut names: Vec<&str> = self.known.clone();
        names.sort_unstable();
        names.dedup();
        match names.as_slice() {
            [] => "remove it, or begin its name with `x-`".to_owned(),
            names => format!("keys here are `{}`; names that begin with `x-` are free", names.join("`, `")),
        }
    }
}

/// The key that one written from habit stands for, among those that could still be written.
fn habit(key: &str, unwritten: &[&'static str]) -> Option<&'static str> {
    let key = key.to_lowercase().replace(['-', ' '], "_");
    let (_, ours) = HABITS.iter().find(|(habit, _)| *habit == key)?;
    ours.iter().find_map(|ours| unwritten.iter().copied().find(|name| name == ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_stand_for_what_can_still_be_written() {
        assert_eq!(habit("duration", &["estimate", "owner"]), Some("estimate"));
        assert_eq!(habit("Depends-On", &["after"]), Some("after"));
        assert_eq!(habit("due", &["needed_by"]), Some("needed_by"));
        assert_eq!(habit("duration", &["owner"]), None);
        assert_eq!(habit("nothing", &["owner"]), None);
    }
}
