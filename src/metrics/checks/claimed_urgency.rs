//! W112: an issue whose claimed urgency is not the one that follows from its dates.
//!
//! ```yaml
//! urgency_claimed: U1     # W112: computed U2, 3 working days to spare
//! ```

use crate::diagnostics::{Code, Diagnostic};
use crate::metrics::issues::Claim;

use super::{Subject, working_days};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    for (issue, measure) in subject.program.issues.iter().zip(&subject.measures.issues) {
        let claimed = issue.inner.and_then(|inner| inner.urgency_claimed);
        let Some((claimed, claim)) = claimed.zip(measure.claim).filter(|(_, claim)| *claim != Claim::Agrees) else {
            continue;
        };
        let computed = match (measure.urgency, measure.lead) {
            (Some(urgency), Some(lead)) => format!("computed {}, {} to spare", urgency.word(), working_days(lead)),
            _ => "nothing dated waits for it".to_owned(),
        };
        let hint = match (claim, measure.urgency) {
            (_, Some(urgency)) => {
                format!("write `urgency_claimed: {}`, or the date that makes it urgent", urgency.word())
            }
            (_, None) => "write `needed_by: …`, or leave `urgency_claimed` out".to_owned(),
        };
        found.push(
            Diagnostic::new(Code::W112, format!("`{}` claims {}", issue.id, claimed.word()))
                .at(issue.origin.of("urgency_claimed"))
                .label(computed)
                .hint(hint)
                .about(subject.about(issue.id)),
        );
    }
}
