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
pub fn resolve(
    written: WrittenPlan,
    program: &str,
    complete: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Plan {
    let ids: Vec<TaskId> = written
        .tasks
        .iter()
        .map(|written| written.task.id.clone())
        .collect();
    let mut place: HashMap<&str, TaskIdx> = HashMap::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        place.entry(id.as_str()).or_insert(TaskIdx(index));
    }
    let mut lookup = Lookup {
        ids: &ids,
        place,
        program,
        complete,
        diagnostics,
        suggestions: Suggestions::new(),
    };
    let mut tasks = Vec::with_capacity(ids.len());
    for (index, written) in written.tasks.into_iter().enumerate() {
        let from = TaskIdx(index);
        let mut task = written.task;
        task.parent = written.parent.and_then(|parent| {
            lookup.find(&task, from, &parent.value, parent.span, "belongs to itself")
        });
        task.after = written
            .after
            .into_iter()
            .filter_map(|link| {
                let found =
                    lookup.find(&task, from, &link.value.task, link.span, "waits for itself");
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
    Plan {
        workstreams: written.workstreams,
        tasks,
    }
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
    fn find(
        &mut self,
        task: &Task,
        from: TaskIdx,
        wanted: &TaskId,
        span: Span,
        itself: &str,
    ) -> Option<TaskIdx> {
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
                    let diagnostic =
                        self.suggestions
                            .dangling("task", wanted.as_str(), span, candidates);
                    self.diagnostics.push(diagnostic.about(about()));
                }
                None
            }
        }
    }
}
