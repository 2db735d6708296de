//! Who sends a mail to whom, and when; and the last look at the recipients before it is written.

use std::fmt;

use crate::audience::{MailTarget, PersonName, Portfolio};
use crate::terms::Scope;
use crate::text::Words;
use crate::time::{Instant, IsoWeek, Zone};
use crate::view::context::ProgramContext;

use super::shapes::{Envelope, Mailbox};
use super::subject::one_line;

/// A mail that cannot or must not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailError {
    /// No `from` in the settings.
    NoSender,
    /// A program without a data date has no week to report on.
    NoDataDate(String),
    /// Nobody of the entry has an address.
    NoRecipient(String),
    /// Somebody outside the audience: `E013` of the checks, held here once more since a mail cannot be taken back.
    Outsider {
        /// The entry: `nbl.exec`.
        list: String,
        /// The address.
        address: String,
    },
    /// No messages in a language of the entry.
    NoWords(String),
}

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSender => f.write_str("mails have no sender"),
            Self::NoDataDate(list) => write!(f, "the mail `{list}` has no week: its program has no data date"),
            Self::NoRecipient(list) => write!(f, "nobody in `to` of the mail `{list}` has an address"),
            Self::Outsider { list, address } => write!(f, "`{address}` may not receive the mail `{list}`"),
            Self::NoWords(list) => write!(f, "the mail `{list}` asks for a language without messages"),
        }
    }
}

impl MailError {
    /// What to write.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoSender => {
                "write `mail: {from: \"Our programs <programs@us.example>\", domains: [us.example]}` in `portfolio.yaml`"
            }
            Self::NoDataDate(_) => "write `data_date` in `program.yaml`, or ask with `--as-of DATE`",
            Self::NoRecipient(_) => "write `email` in the file of somebody it goes to",
            Self::Outsider { .. } => "remove this recipient",
            Self::NoWords(_) => "write `language: en` or `language: zh-Hans`",
        }
    }
}

impl std::error::Error for MailError {}

/// The headers of a mail.
///
/// # Errors
/// No sender, nobody with an address, or somebody outside the audience.
pub(super) fn envelope(
    context: &ProgramContext<'_>,
    words: &Words,
    target: &MailTarget<'_>,
    week: IsoWeek,
    at: Instant,
) -> Result<Envelope, MailError> {
    let portfolio = context.site.portfolio;
    let mail = portfolio.mail;
    let list = list(context, target);
    refuse_outsiders(portfolio, target, &list)?;
    let from = mail.from.map(one_line).filter(|from| !from.is_empty()).ok_or(MailError::NoSender)?;
    let mailbox = |person: &PersonName<'_>| {
        let address = one_line(person.email?);
        Some(Mailbox { name: Some(one_line(person.name.read(words.lang()).words)), address })
    };
    let mut to: Vec<Mailbox> = Vec::new();
    for one in target.to.iter().filter_map(mailbox) {
        if !to.iter().any(|known| known.address == one.address) {
            to.push(one);
        }
    }
    if to.is_empty() {
        return Err(MailError::NoRecipient(list));
    }
    let office = mail.reply_to.map(|address| Mailbox { name: None, address: one_line(address) });
    let mut reply_to: Vec<Mailbox> = mailbox(&context.program.manager).into_iter().collect();
    reply_to.extend(office.filter(|office| reply_to.iter().all(|manager| manager.address != office.address)));
    let id_domain = mail.id_domain.or(mail.domains.first().map(String::as_str));
    let own = from.rsplit_once('@').map_or("localhost", |(_, domain)| domain.trim_end_matches('>'));
    let short = one_line(&context.prose(&context.program.facts.short_name).text);
    Ok(Envelope {
        name: format!("{week}.{list}"),
        list_name: words.say_with("mail-list", &[("program", crate::text::Arg::Text(&short))]),
        id_domain: one_line(id_domain.unwrap_or(own)).replace(' ', ""),
        list,
        from,
        reply_to,
        to,
        date: rfc_5322(at, context.zone()),
    })
}

/// The entry's name in the portfolio: `nbl.exec`.
pub(super) fn list(context: &ProgramContext<'_>, target: &MailTarget<'_>) -> String {
    format!("{}.{}", context.program.id, target.name)
}

/// An internal mail goes to nobody of a customer and to no strange domain; a customer's mail to nobody of another
/// customer.
fn refuse_outsiders(portfolio: &Portfolio<'_>, target: &MailTarget<'_>, list: &str) -> Result<(), MailError> {
    let ours = portfolio.mail.domains;
    let outsider = |person: &&PersonName<'_>| match &target.audience {
        Scope::Author | Scope::Internal | Scope::Executive => {
            let strange = person.email.is_some_and(|email| !ours.is_empty() && !is_of(email, ours));
            person.of_customer || strange
        }
        Scope::Customer(customer) => {
            person.id.and_then(|id| id.customer()).is_some_and(|other| other != customer.as_str())
        }
    };
    match target.to.iter().find(outsider) {
        None => Ok(()),
        Some(person) => Err(MailError::Outsider {
            list: list.to_owned(),
            address: person
                .email
                .map_or_else(|| person.name.read(portfolio.default_language).words.to_owned(), str::to_owned),
        }),
    }
}

fn is_of(email: &str, domains: &[String]) -> bool {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    domains.iter().any(|own| own.eq_ignore_ascii_case(domain))
}

/// A date as mails write it, with the zone's offset: `Fri, 12 Jun 2026 18:00:00 +0800`.
fn rfc_5322(at: Instant, zone: Zone) -> String {
    let offset = at.offset_minutes(zone);
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    format!("{} {sign}{hours:02}{minutes:02}", at.to_local(zone).format("%a, %d %b %Y %H:%M:%S"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{parse_instant, parse_zone};

    #[test]
    fn dates_carry_the_programs_offset() {
        let at = parse_instant("2026-06-12T10:00Z").unwrap();
        let date = |zone| rfc_5322(at, parse_zone(zone).unwrap());
        assert_eq!(date("Asia/Taipei"), "Fri, 12 Jun 2026 18:00:00 +0800");
        assert_eq!(date("America/Los_Angeles"), "Fri, 12 Jun 2026 03:00:00 -0700");
        assert_eq!(date("Asia/Kathmandu"), "Fri, 12 Jun 2026 15:45:00 +0545");
    }

    #[test]
    fn a_domain_is_compared_whole() {
        let ours = ["orion.example".to_owned()];
        assert!(is_of("a@Orion.example", &ours));
        assert!(!is_of("a@evil-orion.example", &ours));
    }
}
