//! E004: an address for the site of an audience that does not exist.
//!
//! The links in an audience's mails lead to the address written for it; under a name that nobody has, it serves none:
//!
//! ```yaml
//! mail: {site_url: {customer-nebual: "https://status.example/nebula/"}}   # E004: did you mean `customer-nebula`?
//! ```

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::terms::Scope;

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let portfolio = subject.portfolio;
    let Some(origin) = &portfolio.settings.origin else { return };
    // A customer's file that could not be read may be the one that is named.
    if subject.unread.paths().iter().any(|path| path.starts_with("customers/")) {
        return;
    }
    let known: Vec<String> = [Scope::Internal, Scope::Executive]
        .into_iter()
        .chain(portfolio.customers.keys().map(|id| Scope::Customer(id.clone())))
        .map(|scope| scope.name())
        .collect();
    for name in portfolio.settings.mail.site_url.keys().filter(|name| !known.contains(name)) {
        let hint = match did_you_mean(name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of `{}`", known.join("`, `")),
        };
        found.push(
            Diagnostic::new(Code::E004, format!("there is no audience `{name}`"))
                .at(origin.of(&format!("mail.site_url.{name}")))
                .label("the address of a site that is not built")
                .hint(hint),
        );
    }
}
