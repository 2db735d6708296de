//! W151: a mail for the customer of a program that is not open to its customer.
//!
//! ```yaml
//! # audiences.yaml, and no `visibility: customer` in program.yaml
//! customer: {audience: customer, to: [nebula/mei-tan]}   # W151: nobody gets it
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::terms::{Scope, Visibility};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        let own = program.id.as_str();
        let about = EntityRef::new("program", own, Some(own));
        // Who may see it was written and could not be read: nothing follows from what stands in for it.
        if program.visibility == Visibility::Customer || subject.unread.broken().has(&about, "visibility") {
            continue;
        }
        for mail in program.mails.iter().filter(|mail| matches!(mail.audience, Scope::Customer(_))) {
            // At the program, for the line of a mail names its readers.
            found.push(
                Diagnostic::new(
                    Code::W151,
                    format!("the mail `{}` is not written, for `{own}` is not open to its customer", mail.name),
                )
                .at(program.origin.span)
                .hint("write `visibility: customer`, or remove the mail from `audiences.yaml`")
                .about(EntityRef::new("mail", mail.name.as_str(), Some(own))),
            );
        }
    }
}
