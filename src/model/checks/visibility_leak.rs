//! E012: internal matter in a text that customers read.
//!
//! Fields are narrowed to each audience; free text is not. One name in one sentence tells a customer who else is
//! served, or what is held back:
//!
//! ```yaml
//! customer_summary: {en: "Same cause as RSK-NBL-007."}   # E012: say it without the internal id
//! ```
//!
//! Three things are found: the id of an entity that the customer may not see, another customer's name, and an address of
//! our own mail domains. Ids inside macros are the macro's matter.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::document::Entity;
use crate::model::people::Customer;
use crate::model::{Portfolio, Program};
use crate::terms::{CustomerId, EntityId, Visibility};

use super::Subject;
use super::customer_texts::customer_texts;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let portfolio = subject.portfolio;
    let marks = marks(portfolio);
    let names = names(portfolio);
    let domains: Vec<String> = portfolio.settings.mail.domains.iter().map(|domain| domain.to_lowercase()).collect();
    customer_texts(portfolio, &mut |text| {
        let customer = &text.program.customer;
        let mut report = |range: Range<usize>, message: String, hint: &str| {
            found.push(
                Diagnostic::new(Code::E012, message)
                    .at(text.part(range))
                    .label("customers read this")
                    .hint(hint)
                    .about(text.about()),
            );
        };
        for range in ids(text.words) {
            let Some(id) = text.words.get(range.clone()) else {
                continue;
            };
            // Of an entity whose `visibility` could not be read nobody knows yet for whom it is.
            let is_hidden = marks.get(id).is_some_and(|mark| !mark.is_open_to(customer));
            if is_hidden && !subject.unread.broken().has_id(id, "visibility") {
                report(
                    range,
                    format!("`{id}` is internal and stands in a text customers read"),
                    "say it without the id",
                );
            }
        }
        let lower = text.words.to_lowercase();
        let same_length = lower.len() == text.words.len();
        let place = |range: Range<usize>| {
            if same_length { range } else { 0..text.words.len() }
        };
        for (other, name) in names.iter().filter(|(other, _)| *other != customer) {
            if let Some(range) = whole_word(&lower, name) {
                let message = format!("another customer, `{other}`, is named in a text customers read");
                report(place(range), message, "say it without the name");
            }
        }
        for domain in &domains {
            if let Some(range) = address(&lower, domain) {
                let message = format!("an address of `{domain}` stands in a text customers read");
                report(place(range), message, "remove the address");
            }
        }
    });
}

/// Who may see an entity: its mark, and the customer of its program.
struct Mark<'p> {
    visibility: Visibility,
    customer: &'p CustomerId,
}

impl Mark<'_> {
    fn is_open_to(&self, customer: &CustomerId) -> bool {
        self.visibility == Visibility::Customer && self.customer == customer
    }
}

fn marks(portfolio: &Portfolio) -> HashMap<&str, Mark<'_>> {
    let mut marks = HashMap::new();
    for program in &portfolio.programs {
        for task in &program.plan.tasks {
            marks.insert(task.id.as_str(), mark(program, task.visibility));
        }
        add(&mut marks, program, &program.requirements);
        add(&mut marks, program, &program.issues);
        add(&mut marks, program, &program.escalations);
        add(&mut marks, program, &program.risks);
        add(&mut marks, program, &program.decisions);
        add(&mut marks, program, &program.reviews);
        add(&mut marks, program, &program.actions);
        add(&mut marks, program, &program.collateral);
    }
    marks
}

fn add<'p, Id: EntityId, Facts, Inner, Refs>(
    marks: &mut HashMap<&'p str, Mark<'p>>,
    program: &'p Program,
    entities: &'p [Entity<Id, Facts, Inner, Refs>],
) {
    for entity in entities {
        marks.insert(entity.id.as_str(), mark(program, entity.visibility));
    }
}

/// An entity of a program that its customer may not see at all is not open either.
fn mark(program: &Program, visibility: Visibility) -> Mark<'_> {
    Mark { visibility: visibility.min(program.visibility), customer: &program.customer }
}

/// Names of customers in every language, in lower case; one letter or digit alone names nobody.
fn names(portfolio: &Portfolio) -> Vec<(&CustomerId, String)> {
    let of = |customer: &Customer| -> Vec<String> {
        customer
            .name
            .all()
            .map(|phrase| phrase.words.trim().to_lowercase())
            .filter(|name| name.chars().count() > 1)
            .collect()
    };
    portfolio
        .customers
        .values()
        .flat_map(|customer| of(customer).into_iter().map(move |name| (&customer.id, name)))
        .collect()
}

/// Places of what has the shape of an entity's id, outside of macros.
fn ids(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut macro_end = 0;
    let mut at = 0;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    while let Some(start) = words.get(at..).and_then(|rest| rest.find(is_part)).map(|offset| at + offset) {
        if let Some(open) = words.get(at.max(macro_end)..start).and_then(|before| before.rfind("{{")) {
            let open = at.max(macro_end) + open;
            macro_end = words.get(open..).and_then(|rest| rest.find("}}")).map_or(0, |offset| open + offset);
        }
        let rest = words.get(start..).unwrap_or_default();
        let end = start + rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let token = words.get(start..end).unwrap_or_default().trim_end_matches('-');
        if start >= macro_end && token.split('-').count() == 3 && token.starts_with(|c: char| c.is_ascii_uppercase()) {
            found.push(start..start + token.len());
        }
        at = end;
    }
    found
}

/// The first place of a name that is not part of a longer word. Scripts without spaces have no words to be part of.
fn whole_word(text: &str, name: &str) -> Option<Range<usize>> {
    let is_letter = |c: char| c.is_alphanumeric() && (c as u32) < 0x2e80;
    let starts_in_word = name.starts_with(is_letter);
    let ends_in_word = name.ends_with(is_letter);
    text.match_indices(name).map(|(start, _)| start..start + name.len()).find(|range| {
        let before = text.get(..range.start).and_then(|before| before.chars().next_back());
        let after = text.get(range.end..).and_then(|after| after.chars().next());
        let goes_on = starts_in_word && before.is_some_and(is_letter) || ends_in_word && after.is_some_and(is_letter);
        !goes_on
    })
}

/// The first address of a domain or of one below it.
fn address(text: &str, domain: &str) -> Option<Range<usize>> {
    let is_domain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    text.match_indices('@').find_map(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let end = rest.find(|c| !is_domain(c)).unwrap_or(rest.len());
        let host = rest.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
        let ours = host == domain || host.strip_suffix(domain).is_some_and(|below| below.ends_with('.'));
        let start =
            text.get(..at)?.rfind(|c: char| c.is_whitespace() || "<(,;:，（：".contains(c)).map_or(0, |before| {
                before + text.get(before..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
            });
        (ours && start < at).then(|| start..at + 1 + host.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<&str> {
        ids(words).into_iter().map(|range| &words[range]).collect()
    }

    #[test]
    fn ids_are_found_outside_of_macros() {
        assert_eq!(found("Same as RSK-NBL-007."), ["RSK-NBL-007"]);
        assert_eq!(found("见RSK-NBL-007，ISS-NBL-1-"), ["RSK-NBL-007", "ISS-NBL-1"]);
        assert_eq!(found("{{MS-NBL-DVT.forecast}} and MS-NBL-PVT"), ["MS-NBL-PVT"]);
        assert_eq!(found("a long-term-plan, 2026-06-12"), Vec::<&str>::new());
        assert_eq!(found("{{ MS-NBL-DVT"), ["MS-NBL-DVT"]);
    }

    #[test]
    fn names_are_whole_words_where_there_are_words() {
        assert!(whole_word("as at nebula cloud.", "nebula cloud").is_some());
        assert!(whole_word("nebula clouds", "nebula cloud").is_none());
        assert!(whole_word("与星云云计算一致", "星云云计算").is_some());
    }

    #[test]
    fn addresses_of_our_domains_are_found() {
        let place = |text: &str| address(text, "orion.example").map(|range| text[range].to_owned());
        assert_eq!(place("ask <lin@orion.example>."), Some("lin@orion.example".to_owned()));
        assert_eq!(place("请问：lin@mail.orion.example。"), Some("lin@mail.orion.example".to_owned()));
        assert_eq!(place("lin@notorion.example"), None);
        assert_eq!(place("@orion.example"), None);
    }
}
