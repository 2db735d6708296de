//! W114: a log line dated more than three days before the line above it.
//!
//! Response times and ages are counted from these times. One written down late may be right; it should be looked at:
//!
//! ```text
//! - 2026-06-11T20:15+08:00 @lin-wei [note] fix found
//! - 2026-06-02T10:10+08:00 @lin-wei [contained] cold cycle   # W114
//! ```
//!
//! When a line was written is git's to say; here the order in the file stands for it.

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::issue::LogEntry;
use crate::terms::{EntityId, IssueId};

use super::Subject;

/// Minutes by which a line may be older than the one above it.
const MOST_MINUTES: i64 = 3 * 24 * 60;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        for issue in &program.issues {
            let mut lines: Vec<&LogEntry> = issue.refs.log.iter().collect();
            lines.sort_by_key(|line| line.span);
            for pair in lines.windows(2) {
                let [above, line] = pair else { continue };
                let is_late = above.at.minutes_since(line.at) > MOST_MINUTES;
                if !is_late || above.span.file != line.span.file {
                    continue;
                }
                found.push(
                    Diagnostic::new(
                        Code::W114,
                        format!("a line of the log of `{}` is older than the one above it", issue.id),
                    )
                    .at(line.span)
                    .label("written down late")
                    .also(above.span, "written before it")
                    .hint("correct its time; if it is right, move the line up to where it belongs")
                    .about(EntityRef::new(
                        IssueId::KIND,
                        issue.id.as_str(),
                        Some(program.id.as_str()),
                    )),
                );
            }
        }
    }
}
