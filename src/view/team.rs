//! The team page, for internal readers: when its sites work, who is away, who answers for what, when it meets.

mod hours;
mod load;
mod raci;

use std::collections::HashMap;

use serde::Serialize;

use crate::audience::PersonPage;
use crate::text::{Arg, Lang};
use crate::time::Date;

use super::context::ProgramContext;
use super::frame::Head;
use super::shapes::Prose;
use super::work_time;

use hours::Hours;
use load::LoadFigure;
use raci::Raci;

/// Absences that begin within so many days are told.
const AHEAD: i64 = 42;

/// What `templates/pages/team.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct TeamPage {
    hours: Option<Hours>,
    load: Option<LoadFigure>,
    groups: Vec<Group>,
    raci: Option<Raci>,
    cadence: Vec<Meeting>,
}

#[derive(Debug, Clone, Serialize)]
struct Group {
    name: Prose,
    people: Vec<Person>,
}

#[derive(Debug, Clone, Serialize)]
struct Person {
    id: String,
    name: Prose,
    title: Option<Prose>,
    site: String,
    zone: String,
    email: Option<String>,
    away: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Meeting {
    name: Prose,
    says: String,
    local: Option<String>,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, TeamPage) {
    let people = &context.program.core;
    let answer = context.say_n("team-answer", people.len());
    let page = TeamPage {
        hours: hours::build(context),
        load: load::build(context),
        groups: groups(context, people),
        raci: raci::build(context),
        cadence: cadence(context),
    };
    (Head::of_page(context, "tab-team", &answer), page)
}

/// The core team by functional area, areas in the order in which the team names them.
fn groups(context: &ProgramContext<'_>, people: &[PersonPage<'_>]) -> Vec<Group> {
    let mut places = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for person in people {
        let place = *places.entry(person.area).or_insert_with(|| {
            let name =
                person.area_name.map_or_else(|| context.plain(context.say("area-none")), |name| context.prose(name));
            groups.push(Group { name, people: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.people.push(person_row(context, person));
        }
    }
    groups
}

fn person_row(context: &ProgramContext<'_>, person: &PersonPage<'_>) -> Person {
    Person {
        id: person.id.to_string(),
        name: context.prose(person.name),
        title: person.title.map(|title| context.prose(title)),
        site: site_name(person),
        zone: work_time::zone(person.zone, context.program.data_instant),
        email: person.email.map(str::to_owned),
        away: away(context, person),
    }
}

/// `Santa Clara`: the author's word as a name, or else the city of the zone.
fn site_name(person: &PersonPage<'_>) -> String {
    let word = person.site.unwrap_or_else(|| person.zone.name().rsplit('/').next().unwrap_or_default());
    work_time::place(word)
}

/// "away 6–10 Jul", of the weeks ahead.
fn away(context: &ProgramContext<'_>, person: &PersonPage<'_>) -> Option<String> {
    let today = context.as_of();
    let near = person.absences.iter().filter(|one| one.to >= today && (one.from - today).num_days() <= AHEAD);
    let spans: Vec<String> = near.map(|one| date_span(context, one.from, one.to)).collect();
    let spans = spans.join(&context.say("comma"));
    (!spans.is_empty()).then(|| context.say_with("away", &[("dates", Arg::Text(&spans))]))
}

/// `6–10 Jul`, `29 Jun – 3 Jul`, `7月6–10日`.
fn date_span(context: &ProgramContext<'_>, from: Date, to: Date) -> String {
    use chrono::Datelike;
    let words = context.words;
    if from == to {
        return words.date_near(to, context.year);
    }
    if (from.year(), from.month()) == (to.year(), to.month()) && to.year() == context.year {
        return match words.lang() {
            Lang::En => format!("{}–{}", from.day(), words.date(to)),
            Lang::ZhHans => format!("{}{}–{}日", words.month(from), from.day(), to.day()),
        };
    }
    format!("{} – {}", words.date_near(from, context.year), words.date_near(to, context.year))
}

/// Regular meetings by the time of their next one.
fn cadence(context: &ProgramContext<'_>) -> Vec<Meeting> {
    use chrono::Datelike;
    let zone = context.zone();
    let mut meetings: Vec<_> = context.program.meetings.iter().collect();
    meetings.sort_by_key(|(_, next)| *next);
    let rows = meetings.into_iter().map(|(name, next)| {
        let local = next.to_local(zone);
        let day = context.words.weekday(local.weekday().num_days_from_monday());
        let next_date = context.words.date_near(local.date(), context.year);
        let time = local.format("%H:%M").to_string();
        let utc = next.to_local(chrono_tz::UTC).format("%H:%M").to_string();
        Meeting {
            name: context.prose(name),
            says: context.say_with(
                "meeting",
                &[
                    ("day", Arg::Text(day)),
                    ("time", Arg::Text(&time)),
                    ("zone", Arg::Text(zone.name())),
                    ("date", Arg::Text(&next_date)),
                ],
            ),
            local: Some(context.say_with("meeting-utc", &[("time", Arg::Text(&utc))])),
        }
    });
    rows.collect()
}
