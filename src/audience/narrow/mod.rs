//! Making the narrowed data: portfolio first, then each program by its parts.

mod entities;
mod forecast;
mod gates;
mod lookup;
mod notes;
mod program;
mod tasks;
mod value;

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::model::portfolio::MailSettings;
use crate::model::{self, Program as WrittenProgram};
use crate::schedule::Schedules;
use crate::terms::{CalendarId, Scope, Visibility};
use crate::text::Lang;

use super::Scoped;
use super::calendar::SharedCalendar;
use super::people::PersonPage;
use super::portfolio::{Mail, Portfolio};

/// Narrows a portfolio to one reader.
///
/// A customer sees only the programs that are its own and are marked `customer`. `schedules` holds one entry a
/// program, in the order of `portfolio.programs`.
#[must_use]
pub fn narrow<'a>(
    portfolio: &'a model::Portfolio,
    schedules: &'a Schedules,
    scope: &'a Scope,
) -> Scoped<Portfolio<'a>> {
    let visible: Vec<(usize, &WrittenProgram)> =
        portfolio.programs.iter().enumerate().filter(|(_, program)| sees_program(scope, program)).collect();
    let used: BTreeSet<&CalendarId> = visible
        .iter()
        .map(|(_, program)| &program.schedule.calendar)
        .chain(visible.iter().filter(|_| scope.sees_inner()).flat_map(|(_, program)| tasks::calendars(program)))
        .chain(portfolio.people.values().filter(|_| scope.sees_inner()).filter_map(|person| person.calendar.as_ref()))
        .collect();
    let calendars: Vec<SharedCalendar<'a>> = used
        .into_iter()
        .filter_map(|id| {
            let written = portfolio.calendars.get(id)?;
            Some(SharedCalendar {
                id: &written.id,
                name: written.name.as_ref(),
                spec: &written.spec,
                calendar: schedules.calendars.get(id)?,
                holidays: &written.holidays,
            })
        })
        .collect();
    // Plans are played through here, each on all cores, and not below: of programs side by side, one that waits for its
    // plan could be handed the work of another reader who waits for the same.
    for (index, _) in &visible {
        schedules.programs.get(*index).and_then(|schedule| forecast::of(schedule, scope));
    }
    let programs: Vec<_> = visible
        .par_iter()
        .filter_map(|(index, program)| {
            let schedule = schedules.programs.get(*index)?;
            program::narrow_program(portfolio, program, schedule, &calendars, scope)
        })
        .collect();
    let mut languages = vec![portfolio.settings.default_language];
    for lang in programs.iter().flat_map(|program| &program.facts.languages) {
        if !languages.contains(lang) {
            languages.push(*lang);
        }
    }
    languages.sort_by_key(|lang| Lang::ALL.iter().position(|known| known == lang));
    let customer_name = match scope {
        Scope::Customer(id) => portfolio.customers.get(id).map(|customer| &customer.name),
        _ => None,
    };
    let people = if scope.sees_inner() { people_pages(portfolio, &calendars) } else { Vec::new() };
    let recipes = if scope.sees_inner() { portfolio.recipes.values().collect() } else { Vec::new() };
    let data = Portfolio {
        name: &portfolio.settings.name,
        default_language: portfolio.settings.default_language,
        languages,
        zone: portfolio.settings.zone,
        data_date: programs.iter().filter_map(|program| program.data_date).max(),
        customer_name,
        mail: mail(&portfolio.settings.mail, scope),
        rules: &portfolio.rules,
        programs,
        calendars,
        people,
        recipes,
    };
    Scoped::new(data, scope.clone())
}

fn mail<'a>(settings: &'a MailSettings, scope: &Scope) -> Mail<'a> {
    Mail {
        from: settings.from.as_deref(),
        reply_to: settings.reply_to.as_deref(),
        domains: &settings.domains,
        id_domain: settings.id_domain.as_deref(),
        site_url: settings.site_url.get(&scope.name()).map(String::as_str),
    }
}

fn sees_program(scope: &Scope, program: &WrittenProgram) -> bool {
    match scope {
        Scope::Customer(id) => program.visibility == Visibility::Customer && program.customer == *id,
        _ => scope.sees(program.visibility),
    }
}

fn people_pages<'a>(portfolio: &'a model::Portfolio, calendars: &[SharedCalendar<'a>]) -> Vec<PersonPage<'a>> {
    portfolio
        .people
        .values()
        .filter(|person| person.id.customer().is_none())
        .map(|person| PersonPage::of(portfolio, person, calendars))
        .collect()
}
