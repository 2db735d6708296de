//! Ids made from the names and ids of other tools: legal, unique, and the same for the same file.

use std::collections::HashSet;

use crate::exchange::draft::DraftTask;

/// Longest part of an id that is taken from a name.
const LONGEST: usize = 40;

/// Lower-case ids, each given once.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    given: HashSet<String>,
}

impl Slugs {
    /// An id after a name: its letters and digits in lower case, joined by dashes; `fallback` where the name has none
    /// that an id may hold; with a number where the id is given already.
    pub(super) fn give(&mut self, name: &str, fallback: &str) -> String {
        let slug = slug(name);
        let slug = if slug.is_empty() { fallback.to_owned() } else { slug };
        let mut candidate = slug.clone();
        let mut number = 1_usize;
        while !self.given.insert(candidate.clone()) {
            number += 1;
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

/// The id of each task: the tool's own where all of them can stand in an id, so that a later import of the same plan
/// gives the same ids; else a number by place.
pub(super) fn task_ids(program_part: &str, tasks: &[DraftTask]) -> Vec<String> {
    let mut seen = HashSet::new();
    let fits = |uid: &str| !uid.is_empty() && uid.len() <= 24 && uid.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let own = tasks.iter().all(|task| fits(&task.uid) && seen.insert(task.uid.to_ascii_uppercase()));
    let tail = |place: usize, task: &DraftTask| {
        if own { task.uid.to_ascii_uppercase() } else { (place + 1).to_string() }
    };
    tasks
        .iter()
        .enumerate()
        .map(|(place, task)| {
            let kind = if task.milestone { "MS" } else { "TSK" };
            format!("{kind}-{program_part}-{}", tail(place, task))
        })
        .collect()
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
    }
}
