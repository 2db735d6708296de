//! The portfolio's own ids and languages, for examples in hints.
//!
//! What enters: an example in the words of the sample, `TSK-NBL-110`, `lin-wei`; the ids that were read so far. What
//! leaves: the example in the portfolio's words, `TSK-PILOT-110`, `ada`. What always holds: only examples are worded
//! anew, never what an author wrote; what the portfolio has none of stays as in the sample.

use crate::model::Portfolio;
use crate::terms::{EntityId, ProgramId, TaskId};
use crate::text::Lang;

use super::entity::program_part;

/// People of our own in the sample.
const PEOPLE: [&str; 6] = ["lin-wei", "j-ortega", "v-mehta", "chou-pei", "s-brandt", "hsu-yi"];
/// An example of a text for people.
const TEXTS: &str = "{en: \"Firmware\", zh: \"固件\"}";

/// What examples are made of; nothing where there is none yet.
#[derive(Debug, Clone, Default)]
pub struct Own {
    program: Option<ProgramId>,
    languages: Vec<Lang>,
    milestone: Option<TaskId>,
    person: Option<String>,
    customer: Option<String>,
    calendar: Option<String>,
    area: Option<String>,
    resource: Option<String>,
}

impl Own {
    /// The shared ids of a portfolio, the first of each kind.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        let person = portfolio.people.keys().find(|id| id.customer().is_none());
        Self {
            person: person.map(ToString::to_string),
            customer: portfolio.customers.keys().next().map(ToString::to_string),
            calendar: portfolio.calendars.keys().next().map(ToString::to_string),
            area: portfolio.areas.keys().next().map(ToString::to_string),
            resource: portfolio.resources.keys().next().map(ToString::to_string),
            languages: vec![portfolio.settings.default_language],
            ..Self::default()
        }
    }

    /// Turns to a program: its ids and languages, nothing of the one before.
    pub fn enter(&mut self, program: &ProgramId) {
        self.program = Some(program.clone());
        self.milestone = None;
    }

    /// The languages of the program.
    pub fn speak(&mut self, languages: &[Lang]) {
        self.languages = languages.to_vec();
    }

    /// The last milestone of the plan, which is the one to be spoken of.
    pub fn reach(&mut self, milestone: Option<TaskId>) {
        self.milestone = milestone;
    }

    /// The example in the portfolio's words.
    #[must_use]
    pub fn say(&self, example: &str) -> String {
        if example == TEXTS {
            return self.text();
        }
        let mut said = String::with_capacity(example.len());
        let mut rest = example;
        while let Some(start) = rest.find(|c: char| is_of_word(c)) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c: char| !is_of_word(c)).unwrap_or(from.len()));
            said.push_str(before);
            said.push_str(&self.word(word));
            rest = after;
        }
        said.push_str(rest);
        said
    }

    /// One word of an example.
    fn word(&self, word: &str) -> String {
        let or_same = |own: &Option<String>| own.clone().unwrap_or_else(|| word.to_owned());
        match word {
            _ if PEOPLE.contains(&word) => or_same(&self.person),
            "nebula" => or_same(&self.customer),
            "taipei" => or_same(&self.calendar),
            "engineering/firmware" => or_same(&self.area),
            "lab-tpe" => or_same(&self.resource),
            "nbl" => self.program.as_ref().map_or_else(|| word.to_owned(), ToString::to_string),
            "MS-NBL-ACCEPT" if self.milestone.is_some() => {
                self.milestone.as_ref().map_or_else(String::new, |milestone| milestone.as_str().to_owned())
            }
            _ => match &self.program {
                Some(program) => word.replace("-NBL-", &format!("-{}-", program_part(program.as_str()))),
                None => word.to_owned(),
            },
        }
    }

    /// A text in the languages of the program.
    fn text(&self) -> String {
        match self.languages.as_slice() {
            [] | [Lang::En] => "\"Firmware\"".to_owned(),
            [Lang::ZhHans] => "\"固件\"".to_owned(),
            _ => TEXTS.to_owned(),
        }
    }
}

/// A character of an id.
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-/_".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_speak_of_the_portfolio() {
        let mut own = Own { person: Some("ada".to_owned()), customer: Some("acme".to_owned()), ..Own::default() };
        assert_eq!(own.say("TSK-NBL-110 FS+2d"), "TSK-NBL-110 FS+2d");
        own.enter(&ProgramId::parse("a8-rack").unwrap());
        assert_eq!(own.say("TSK-NBL-110 FS+2d"), "TSK-A8RACK-110 FS+2d");
        assert_eq!(
            own.say("{at: 2026-06-05T09:00+08:00, by: j-ortega, to: chou-pei}"),
            "{at: 2026-06-05T09:00+08:00, by: ada, to: ada}"
        );
        assert_eq!(own.say("customer-nebula nebula"), "customer-nebula acme");
        assert_eq!(own.say("MS-NBL-ACCEPT"), "MS-A8RACK-ACCEPT");
        own.reach(TaskId::parse("MS-A8RACK-END").ok());
        assert_eq!(own.say("{{MS-NBL-ACCEPT.forecast}}"), "{{MS-A8RACK-END.forecast}}");
        assert_eq!(own.say("taipei"), "taipei");
    }

    #[test]
    fn texts_are_in_the_languages_of_the_program() {
        let mut own = Own::default();
        assert_eq!(own.say(TEXTS), "\"Firmware\"");
        own.speak(&[Lang::ZhHans]);
        assert_eq!(own.say(TEXTS), "\"固件\"");
        own.speak(&Lang::ALL);
        assert_eq!(own.say(TEXTS), TEXTS);
    }
}
