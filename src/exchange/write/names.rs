//! Ids made from the names and ids of other tools: legal, unique, and the same for the same file.

use std::collections::{HashMap, HashSet};

use crate::exchange::draft::DraftTask;

/// Longest part of an id that is taken from a name.
const LONGEST: usize = 40;

/// Lower-case ids, each given once.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    given: HashSet<String>,
    /// By slug, the number that was given last: names that are all the same are not counted up each time.
    last: HashMap<String, usize>,
}

impl Slugs {
    /// Keeps an id from being given.
    pub(super) fn take(&mut self, id: &str) {
        self.given.insert(id.to_owned());
    }

    /// An id after a name: its letters and digits in lower case, joined by dashes; `fallback` where the name has none
    /// that an id may hold; with a number where the id is given already.
    pub(super) fn give(&mut self, name: &str, fallback: &str) -> String {
        let slug = slug(name);
        let slug = if slug.is_empty() { fallback.to_owned() } else { slug };
        let mut candidate = slug.clone();
        while !self.given.insert(candidate.clone()) {
            let number = self.last.entry(slug.clone()).or_insert(1);
            *number += 1;
            candidate = format!("{slug}-{number}");
        }
        candidate
    }
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The id of each task: after its code, else the tool's own id, where all of these can stand in an id, so that a later
/// import of the same plan gives the same ids; else a number by place.
pub(super) fn task_ids(program_part: &str, tasks: &[DraftTask]) -> Vec<String> {
    let by_code = tails(tasks, |task| match &task.code {
        Some(code) => code.chars().filter(|c| !" -_./".contains(*c)).collect(),
        None => task.uid.clone(),
    });
    let tails = by_code
        .or_else(|| tails(tasks, |task| task.uid.clone()))
        .unwrap_or_else(|| (1..=tasks.len()).map(|number| number.to_string()).collect());
    tasks
        .iter()
        .zip(tails)
        .map(|(task, tail)| {
            let kind = if task.milestone { "MS" } else { "TSK" };
            format!("{kind}-{program_part}-{tail}")
        })
        .collect()
}

/// A tail for each task in capitals, if all of them fit and differ.
fn tails(tasks: &[DraftTask], of: impl Fn(&DraftTask) -> String) -> Option<Vec<String>> {
    let fits = |tail: &str| (1..=24).contains(&tail.len()) && tail.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let tails: Vec<String> = tasks.iter().map(|task| of(task).to_ascii_uppercase()).collect();
    let mut seen = HashSet::new();
    tails.iter().all(|tail| fits(tail) && seen.insert(tail)).then_some(tails)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_that_differ() {
        let mut slugs = Slugs::default();
        let names = ["Release Candidate!", "release-candidate", "固件", "固件", "", "—a—", &"x".repeat(90)];
        let given: Vec<String> = names.iter().map(|name| slugs.give(name, "stream")).collect();
        let long = "x".repeat(LONGEST);
        assert_eq!(
            given,
            ["release-candidate", "release-candidate-2", "stream", "stream-2", "stream-3", "a", long.as_str()]
        );
    }

    #[test]
    fn the_tool_s_ids_are_kept_where_they_can() {
        let task = |uid: &str, milestone| DraftTask { uid: uid.to_owned(), milestone, ..DraftTask::default() };
        assert_eq!(task_ids("NBL", &[task("12", false), task("a7", true)]), ["TSK-NBL-12", "MS-NBL-A7"]);
        assert_eq!(task_ids("NBL", &[task("12", false), task("12", true)]), ["TSK-NBL-1", "MS-NBL-2"]);
        assert_eq!(task_ids("NBL", &[task("a.1", false)]), ["TSK-NBL-1"]);
        let coded = |uid: &str, code: &str| DraftTask { code: Some(code.to_owned()), ..task(uid, false) };
        assert_eq!(task_ids("NBL", &[coded("7", "A-10.b"), task("8", true)]), ["TSK-NBL-A10B", "MS-NBL-8"]);
        assert_eq!(task_ids("NBL", &[coded("7", "A-1"), coded("8", "A1")]), ["TSK-NBL-7", "TSK-NBL-8"]);
    }
}
