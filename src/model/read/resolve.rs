//! Links and parents of a plan, from ids to places in it.
//!
//! What enters: all plan files of a program. What leaves: its `Plan`. What always holds: an index points into the
//! plan; a link or parent that cannot be looked up is reported (E004), one to the task itself as well (E019), and both
//! are left out, so that what comes after meets no second trouble of the same cause.

use std::collections::HashMap;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::checks::dangling::Suggestions;
use crate::model::plan::{Dependency, Plan, Task, TaskIdx};
use crate::terms::{EntityId, TaskId};

use super::plan::WrittenPlan;

/// Looks up all links and parents. `complete` is false where a plan file could not be read: what it defines is not
/// known, so that a task that is not found is not worth a second message.
pub fn resolve(written: WrittenPlan, program: &str, complete: bool, diagnostics: &mut Vec<Diagnostic>) -> Plan {
    let ids: Vec<TaskId> = written.tasks.iter().map(|written| written.task.id.clone()).collect();
    let mut place: HashMap<&str, TaskIdx> = HashMap::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        place.entry(id.as_str()).or_insert(TaskIdx(index));
    }
    let mut lookup = Lookup { ids: &ids, place, program, complete, diagnostics, suggestions: Suggestions::new() };
    let mut tasks = Vec::with_capacity(ids.len());
    for (index, written) in written.tasks.into_iter().enumerate() {
        let from = TaskIdx(index);
        let mut task = written.task;
        task.parent =
            written.parent.and_then(|parent| lookup.find(&task, from, &parent.value, parent.span, "belongs to itself"));
        task.after = written
            .after
            .into_iter()
            .filter_map(|link| {
                let found = lookup.find(&task, from, &link.value.task, link.span, "waits for itself");
                found.map(|found| Dependency {
                    task: found,
                    kind: link.value.kind,
                    lag: link.value.lag,
                    span: link.span,
                })
            })
            .collect();
        tasks.push(task);
    }
    Plan { workstreams: written.workstreams, tasks }
}

struct Lookup<'a> {
    ids: &'a [TaskId],
    place: HashMap<&'a str, TaskIdx>,
    program: &'a str,
    complete: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
    suggestions: Suggestions,
}

impl Lookup<'_> {
    fn find(&mut self, task: &Task, from: TaskIdx, wanted: &TaskId, span: Span, itself: &str) -> Option<TaskIdx> {
        let about = || EntityRef::new("task", task.id.as_str(), Some(self.program));
        match self.place.get(wanted.as_str()) {
            Some(found) if *found == from || *wanted == task.id => {
                self.diagnostics.push(
                    Diagnostic::new(Code::E019, format!("`{}` {itself}", task.id))
                        .at(span)
                        .label("the same task")
                        .hint("remove it, or name the task that was meant")
                        .about(about()),
                );
                None
            }
            Some(found) => Some(*found),
            None => {
                if self.complete {
                    let candidates = self.ids.iter().map(EntityId::as_str);
                    let diagnostic = self.suggestions.dangling("task", wanted.as_str(), span, candidates);
                    self.diagnostics.push(diagnostic.about(about()));
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Files;
    use crate::model::read::Context;
    use crate::model::read::plan::read_plan;
    use crate::source::parse_yaml;
    use crate::text::Lang;

    fn plan(files: &[&str], complete: bool) -> (Plan, Vec<String>) {
        let mut known = Files::new();
        let ids: Vec<_> = files.iter().map(|text| known.add("a.yaml", *text)).collect();
        let nodes: Vec<_> =
            ids.iter().zip(files).map(|(file, text)| parse_yaml(*file, text, 0..text.len()).unwrap()).collect();
        let mut cx = Context::new(&known, Lang::En);
        let mut written = WrittenPlan::default();
        for (file, node) in ids.iter().zip(&nodes) {
            read_plan(node, Span::whole_file(*file), "nbl", &mut written, &mut cx);
        }
        let mut found = cx.diagnostics;
        let plan = resolve(written, "nbl", complete, &mut found);
        (plan, found.into_iter().map(|found| found.message).collect())
    }

    const FIRST: &str =
        "workstream: {id: a, name: A}\ntasks:\n  TSK-NBL-1: {name: One, estimate: 1d, after: [TSK-NBL-2]}\n";
    const SECOND: &str =
        "workstream: {id: b, name: B}\ntasks:\n  TSK-NBL-2: {name: Two, estimate: 1d, parent: TSK-NBL-3}\n";

    #[test]
    fn links_reach_over_files() {
        let (plan, said) = plan(&[FIRST, SECOND], true);
        assert_eq!(plan.tasks[0].after[0].task, TaskIdx(1));
        assert_eq!(plan.tasks[1].workstream.0, 1);
        assert_eq!(plan.tasks[1].parent, None);
        assert_eq!(said, ["there is no task `TSK-NBL-3`"]);
    }

    #[test]
    fn what_an_unread_file_may_define_is_not_missed() {
        let (plan, said) = plan(&[FIRST], false);
        assert!(plan.tasks[0].after.is_empty());
        assert_eq!(said, Vec::<String>::new());
    }

    #[test]
    fn of_two_tasks_with_one_id_links_go_to_the_first() {
        let again = SECOND.replace("TSK-NBL-2", "TSK-NBL-1").replace(", parent: TSK-NBL-3", ", after: [TSK-NBL-1]");
        let (plan, said) = plan(&[&FIRST.replace(", after: [TSK-NBL-2]", ""), &again], true);
        assert_eq!(plan.tasks.len(), 2);
        assert_eq!(said, ["`TSK-NBL-1` waits for itself"]);
    }
}
