//! When the sites work: a day in UTC, with the time in which most of them do.

use serde::Serialize;

use crate::audience::{PersonPage, SharedCalendar};
use crate::text::Arg;
use crate::time::{CalendarSpec, Date, Instant, WorkWindow, Zone};
use crate::view::context::ProgramContext;
use crate::view::schedule::{Holiday, holidays};
use crate::view::shapes::Prose;
use crate::view::work_time;

const DAY: usize = 24 * 60;
/// Holidays named of each site.
const HOLIDAYS: usize = 2;

/// The strip.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Hours {
    title: String,
    #[serde(rename = "hours")]
    ticks: Vec<Tick>,
    sites: Vec<Site>,
    shared: Vec<Stretch>,
    caption: String,
}

#[derive(Debug, Clone, Serialize)]
struct Tick {
    x: String,
    label: String,
}

#[derive(Debug, Clone, Serialize)]
struct Site {
    name: Prose,
    zone: String,
    people: String,
    work: Vec<Work>,
    holidays: Vec<Holiday>,
}

#[derive(Debug, Clone, Serialize)]
struct Work {
    x: String,
    width: String,
    label: String,
}

#[derive(Debug, Clone, Serialize)]
struct Stretch {
    x: String,
    width: String,
}

/// People who work at one place by one calendar.
struct Place<'a> {
    name: String,
    zone: Zone,
    calendar: &'a SharedCalendar<'a>,
    people: usize,
}

/// The strip of the core team; nothing without one.
pub(super) fn build(context: &ProgramContext<'_>) -> Option<Hours> {
    let date = context.as_of();
    let mut places = places(context);
    // From east to west, as the day goes.
    places.sort_by_key(|place| (-Instant::start_of(date, place.zone).offset_minutes(place.zone), place.name.clone()));
    let mut at_work = vec![0_usize; DAY];
    let mut sites = Vec::new();
    for place in &places {
        let windows = usual_windows(&place.calendar.spec.week);
        let spans: Vec<(usize, usize, String)> =
            windows.iter().flat_map(|window| in_utc(date, place.calendar.spec, *window)).collect();
        for (from, to, _) in &spans {
            for minute in at_work.get_mut(*from..*to).unwrap_or_default() {
                *minute += 1;
            }
        }
        sites.push(Site {
            name: context.plain(place.name.clone()),
            zone: work_time::zone(place.zone, Some(Instant::end_of(date, place.zone))),
            people: context.say_n("team-people", place.people),
            work: spans
                .into_iter()
                .map(|(from, to, label)| Work { x: share(from), width: share(to - from), label })
                .collect(),
            holidays: holidays(context, place.calendar, HOLIDAYS),
        });
    }
    let most = at_work.iter().copied().max().unwrap_or(0);
    let shared = stretches(&at_work, most);
    let on = context.words.date_year(date);
    Some(Hours {
        title: title(context, &places, most, &shared),
        ticks: (0..=24).step_by(3).map(|hour| Tick { x: share(hour * 60), label: format!("{hour:02}") }).collect(),
        sites,
        shared: shared
            .iter()
            .filter(|_| most > 1)
            .map(|(from, to)| Stretch { x: share(*from), width: share(to - from) })
            .collect(),
        caption: {
            let key = if most > 1 { "hours-caption-shared" } else { "hours-caption" };
            context.say_with(key, &[("date", Arg::Text(&on))])
        },
    })
    .filter(|hours| !hours.sites.is_empty())
}

fn places<'a>(context: &ProgramContext<'a>) -> Vec<Place<'a>> {
    let calendars = &context.site.portfolio.calendars;
    let mut places: Vec<Place<'a>> = Vec::new();
    for person in &context.program.core {
        let index = person.calendar.unwrap_or(context.program.calendar_index);
        let Some(calendar) = calendars.get(index) else { continue };
        let name = super::site_name(person);
        let zone = zone(person, calendar);
        match places.iter_mut().find(|place| place.name == name && place.calendar.id == calendar.id) {
            Some(place) => place.people += 1,
            None => places.push(Place { name, zone, calendar, people: 1 }),
        }
    }
    places
}

/// A person's own calendar says the zone; the program's does not.
fn zone(person: &PersonPage<'_>, calendar: &SharedCalendar<'_>) -> Zone {
    if person.calendar.is_some() { calendar.spec.zone } else { person.zone }
}

/// The windows that most days of the week have, of those that have any.
fn usual_windows(week: &[Vec<WorkWindow>; 7]) -> &[WorkWindow] {
    let same = |day: &Vec<WorkWindow>| week.iter().filter(|other| *other == day).count();
    let working = week.iter().filter(|day| !day.is_empty());
    // Of equals the first day of the week wins.
    working.rev().max_by_key(|day| same(day)).map_or(&[], Vec::as_slice)
}

/// A local window as minutes of the UTC day, in two parts where it crosses midnight; the first carries the label.
fn in_utc(date: Date, spec: &CalendarSpec, window: WorkWindow) -> Vec<(usize, usize, String)> {
    let offset = Instant::start_of(date, spec.zone).plus_minutes(12 * 60).offset_minutes(spec.zone);
    let minute = |local: u16| usize::try_from((i64::from(local) - offset).rem_euclid(24 * 60)).unwrap_or(0);
    let label = work_time::window(window);
    let length = usize::from(window.to.saturating_sub(window.from));
    if length >= DAY {
        return vec![(0, DAY, label)];
    }
    let from = minute(window.from);
    let to = from + length;
    if to <= DAY {
        vec![(from, to, label)]
    } else {
        // The longer part has room for the label.
        let (first, second) = if DAY - from >= to - DAY { (label, String::new()) } else { (String::new(), label) };
        vec![(from, DAY, first), (0, to - DAY, second)]
    }
}

/// Stretches of the day in which exactly this many are at work; none for nobody.
fn stretches(at_work: &[usize], count: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (minute, _) in at_work.iter().enumerate().filter(|(_, working)| count > 0 && **working == count) {
        match found.last_mut() {
            Some(last) if last.1 == minute => last.1 = minute + 1,
            _ => found.push((minute, minute + 1)),
        }
    }
    found
}

/// The finding: when all sites are at work at once, or when most are.
fn title(context: &ProgramContext<'_>, places: &[Place<'_>], most: usize, shared: &[(usize, usize)]) -> String {
    let Some(longest) = shared.iter().copied().max_by_key(|(from, to)| to - from).filter(|_| places.len() > 1) else {
        return context.say("hours-title");
    };
    if most == 1 {
        return context.say("hours-none");
    }
    let clock = |minute: usize| format!("{:02}:{:02}", minute / 60, minute % 60);
    let span = format!("{}–{}", clock(longest.0), clock(longest.1));
    let numeral =
        |count: usize| context.say_with("numeral", &[("n", Arg::Count(i64::try_from(count).unwrap_or(i64::MAX)))]);
    let (all, most_words) = (numeral(places.len()), numeral(most));
    let args = [("n", Arg::Text(&all)), ("most", Arg::Text(&most_words)), ("span", Arg::Text(&span))];
    context.say_with(if most == places.len() { "hours-all" } else { "hours-most" }, &args)
}

/// Minutes of a day as per cent of it.
fn share(minutes: usize) -> String {
    let hundredths = (minutes * 10_000 + DAY / 2) / DAY;
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn utc(zone: Zone, date: &str, from: u16, to: u16) -> Vec<(usize, usize)> {
        let window = WorkWindow { from: from * 60, to: to * 60 };
        let spec = CalendarSpec::weekdays(zone, &[window]);
        in_utc(parse_date(date).unwrap(), &spec, window).into_iter().map(|(from, to, _)| (from / 60, to / 60)).collect()
    }

    #[test]
    fn windows_follow_summer_time_and_cross_midnight() {
        assert_eq!(utc(chrono_tz::Europe::Berlin, "2026-06-12", 8, 17), [(6, 15)]);
        assert_eq!(utc(chrono_tz::Europe::Berlin, "2026-01-12", 8, 17), [(7, 16)]);
        assert_eq!(utc(chrono_tz::America::Los_Angeles, "2026-06-12", 9, 18), [(16, 24), (0, 1)]);
        assert_eq!(utc(chrono_tz::Asia::Taipei, "2026-06-12", 0, 24), [(0, 24)]);
    }

    #[test]
    fn the_time_in_which_most_work_is_found() {
        assert_eq!(stretches(&[1, 2, 2, 1, 2], 2), [(1, 3), (4, 5)]);
        assert!(stretches(&[0, 0], 0).is_empty());
    }

    #[test]
    fn shares_of_a_day_are_short() {
        assert_eq!([share(0), share(180), share(100), share(1440)], ["0", "12.5", "6.94", "100"]);
    }
}
