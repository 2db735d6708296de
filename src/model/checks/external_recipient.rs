//! E013: a mail of the internal or executive audience to somebody outside, or a customer's mail to somebody who is not
//! of that customer.
//!
//! A mail cannot be taken back. `portfolio.yaml` names our own mail domains, a customer's file those that may receive
//! the customer's build:
//!
//! ```yaml
//! core: {audience: internal, to: [nebula/mei-tan]}   # E013: use `audience: customer`
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::people::Person;
use crate::terms::{CustomerId, Scope};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let portfolio = subject.portfolio;
    for program in &portfolio.programs {
        for mail in &program.mails {
            for person in mail.to.iter().filter_map(|id| portfolio.people.get(id)) {
                let (wrong, hint) = match &mail.audience {
                    Scope::Author | Scope::Internal | Scope::Executive => {
                        (is_external(subject, person), "remove this recipient, or write `audience: customer`")
                    }
                    Scope::Customer(customer) => (
                        !may_receive(subject, customer, person),
                        "remove this recipient, or add the domain to `mail_domains` of the customer",
                    ),
                };
                if !wrong {
                    continue;
                }
                let address = person.email.as_deref().unwrap_or("no address");
                let message = format!(
                    "`{}` ({address}) may not receive the mail `{}` for {}",
                    person.id,
                    mail.name,
                    mail.audience.name()
                );
                found.push(
                    Diagnostic::new(Code::E013, message)
                        .at(mail.origin.of(&format!("to.{}", person.id)))
                        .label("outside this audience")
                        .hint(hint)
                        .about(EntityRef::new("mail", mail.name.as_str(), Some(program.id.as_str()))),
                );
            }
        }
    }
}

/// A customer's person, or one whose address is not of our domains.
fn is_external(subject: &Subject<'_>, person: &Person) -> bool {
    let ours = &subject.portfolio.settings.mail.domains;
    let strange = person.email.as_deref().is_some_and(|email| !ours.is_empty() && !is_of(email, ours));
    person.id.customer().is_some() || strange
}

/// Somebody whose address is of the customer's domains; a person of the customer without an address gets no mail.
fn may_receive(subject: &Subject<'_>, customer: &CustomerId, person: &Person) -> bool {
    let of_customer = person.id.customer() == Some(customer.as_str());
    let Some(file) = subject.portfolio.customers.get(customer) else {
        return true;
    };
    match person.email.as_deref() {
        Some(email) => is_of(email, &file.mail_domains),
        None => of_customer,
    }
}

/// Whether an address is of one of these domains.
fn is_of(email: &str, domains: &[String]) -> bool {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    domains.iter().any(|own| own.eq_ignore_ascii_case(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_compared_whole_and_without_case() {
        let ours = ["orion.example".to_owned()];
        assert!(is_of("Lin@Orion.example", &ours));
        assert!(!is_of("lin@evil-orion.example", &ours));
        assert!(!is_of("lin@orion.example.evil", &ours));
        assert!(!is_of("lin", &ours));
    }
}
