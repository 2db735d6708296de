//! What a plan of Microsoft Project says, feature by feature, as it is scheduled after the import; and files that are
//! broken or mean harm.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;
use std::io::Write;

use milepost::Loaded;
use milepost::exchange::{Draft, msproject, write};
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::ProgramId;
use milepost::time::Instant;
use proptest::prelude::*;

const FEATURES: &str = include_str!("import/features.xml");

fn load(draft: &Draft) -> (Loaded, String) {
    let written = write::folder(draft, &ProgramId::parse("pump").unwrap());
    let texts: String = written.files.iter().map(|(path, text)| format!("== {path}\n{text}")).collect();
    let files = written.files.into_iter().chain([written.portfolio]);
    let tree = Memory::new(files.map(|(path, text)| (path, text.into_bytes())));
    (milepost::load(&tree, Now { as_of: None, clock: Instant(29_700_000) }), texts)
}

/// Start and finish of each task, by uid; local times without their year.
fn dates(loaded: &Loaded) -> BTreeMap<String, (String, String)> {
    let program = &loaded.portfolio.programs[0];
    let text = |at: Instant| at.to_local(program.facts.zone).format("%m-%dT%H:%M").to_string();
    let rows = program.plan.tasks.iter().enumerate().map(|(place, task)| {
        let row = loaded.schedules.programs[0].task(milepost::model::plan::TaskIdx(place)).unwrap();
        (task.inner.uid.clone().unwrap(), (text(row.start), text(row.finish)))
    });
    rows.collect()
}

#[test]
fn every_feature_is_carried_or_listed() {
    let draft = msproject::read(FEATURES.as_bytes(), "features").unwrap();
    assert_eq!(draft.name, "Pump & valve — 泵 阀");
    assert_eq!(draft.workstreams, ["Pump", "Valve", ""]);
    assert_eq!(draft.data_date, None);
    let (loaded, texts) = load(&draft);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{texts}");
    let found = dates(&loaded);
    for (uid, start, finish) in [
        // Two days of eight hours; the dated week day and the exception are one.
        ("2", "06-01T08:00", "06-02T17:00"),
        // An elapsed hour later, 48 hours through the holiday.
        ("3", "06-02T18:00", "06-04T18:00"),
        ("4", "06-04T18:00", "06-04T18:00"),
        // Half of the casting after its start, by the link to the summary: at night.
        ("6", "06-01T20:00", "06-02T04:00"),
        ("7", "06-15T08:00", "06-15T17:00"),
        // By hand, on a weekend.
        ("9", "06-13T09:00", "06-14T12:00"),
        // Interrupted, then three working hours on Monday and Tuesday morning.
        ("10", "06-01T08:00", "06-09T12:00"),
        // The date wins over the link.
        ("11", "06-02T08:00", "06-02T17:00"),
        // Ben does not work on Mondays.
        ("13", "06-02T08:00", "06-02T17:00"),
        ("14", "06-16T08:00", "06-16T17:00"),
        ("15", "06-16T13:00", "06-16T17:00"),
    ] {
        assert_eq!(found[uid], (start.to_owned(), finish.to_owned()), "task {uid}\n{texts}");
    }
    let program = &loaded.portfolio.programs[0];
    let of = |uid: &str| program.plan.tasks.iter().find(|task| task.inner.uid.as_deref() == Some(uid)).unwrap();
    assert_eq!(of("13").owner.as_ref().unwrap().as_str(), "pump-ben-ito");
    assert_eq!(of("13").inner.resources[0].units.to_string(), "0.5");
    assert_eq!(of("7").inner.resources[0].resource.as_str(), "testers");
    assert_eq!(program.resources[0].capacity.to_string(), "4");
    assert_eq!(program.baselines[0].dates.len(), 1);
    assert!(texts.contains("name: Founders' day") || texts.contains("\"Founders' day\""), "{texts}");
    assert!(texts.contains("hours: [\"10:00-14:00\"]"), "{texts}");
    let lost: Vec<&str> = draft.losses.iter().map(|loss| loss.what.as_str()).collect();
    for what in [
        "an inactive task",
        "a link to an inactive task",
        "notes",
        "a material resource",
        "a link to a task that is not in the file",
        "a date that its links cannot meet",
        "the working time of a task scheduled by hand",
    ] {
        assert!(lost.contains(&what), "{what} is not among {lost:?}");
    }
}

#[test]
fn other_encodings_and_gzip_are_read() {
    let plain = msproject::read(FEATURES.as_bytes(), "x").unwrap();
    let with_mark: Vec<u8> =
        "\u{feff}".encode_utf16().chain(FEATURES.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(msproject::read(&with_mark, "x").unwrap(), plain);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(FEATURES.as_bytes()).unwrap();
    assert_eq!(msproject::read(&packed.finish().unwrap(), "x").unwrap(), plain);
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Project><Title>Caf\xe9</Title></Project>";
    assert_eq!(msproject::read(latin, "x").unwrap().name, "Café");
}

#[test]
fn what_is_no_plan_is_refused_with_its_place() {
    let said = |text: &str| {
        let error = msproject::read(text.as_bytes(), "x").unwrap_err();
        (error.at, error.message)
    };
    assert_eq!(said(""), (None, "the file holds no XML".to_owned()));
    assert!(said("<html/>").1.contains("`<html>`"));
    let (at, message) = said("<Project>\n  <Tasks>\n");
    assert_eq!(at, Some((3, 1)));
    assert_eq!(message, "the file ends inside `<Tasks>`: it is not whole");
    assert_eq!(said("<Project>\n <Title>a</Name></Project>").0.map(|at| at.0), Some(2));
    let laughs = "<!DOCTYPE P [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<Project><Title>&b;</Title></Project>";
    let (at, message) = said(laughs);
    assert_eq!(at, Some((2, 17)));
    assert_eq!(message, "`&b;` is not an entity of XML; others are not expanded");
    let outside = "<!DOCTYPE P [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project><Title>&x;</Title></Project>";
    assert!(said(outside).1.contains("`&x;` is not an entity"));
    let deep = format!("<Project>{}{}</Project>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert!(said(&deep).1.contains("nested more than 64 deep"));
}

/// A plan of the tasks given, one a line of elements.
fn plan(tasks: &[&str], more: &str) -> String {
    let tasks: String = tasks.iter().map(|task| format!("<Task>{task}</Task>")).collect();
    format!("<Project><StartDate>2026-06-01T08:00:00</StartDate>{more}<Tasks>{tasks}</Tasks></Project>")
}

#[test]
fn contradictions_end_in_losses_and_no_errors() {
    let huge = "<Duration>PT99999999H0M0S</Duration>";
    let tasks = [
        format!("<UID>1</UID><OutlineLevel>1</OutlineLevel>{}", after(2)),
        format!("<UID>2</UID><OutlineLevel>2</OutlineLevel>{}{}", after(1), after(2)),
        format!("<UID>2</UID><OutlineLevel>9</OutlineLevel><Duration>PT8H0M0S</Duration>{}", after(77)),
        format!("<OutlineLevel>1</OutlineLevel>{huge}"),
        "<UID>3</UID><ConstraintType>2</ConstraintType><ConstraintDate>9999-12-31T00:00:00</ConstraintDate>".to_owned(),
        "<UID>4</UID><ConstraintType>99</ConstraintType><Duration>-PT8H0M0S</Duration><CalendarUID>7</CalendarUID>"
            .to_owned(),
        "<UID>5</UID><PercentComplete>-7</PercentComplete><ActualFinish>2026-06-01T17:00:00</ActualFinish>".to_owned(),
    ];
    let calendars = "<Calendars><Calendar><UID>1</UID><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>2</BaseCalendarUID></Calendar>\
                     <Calendar><UID>2</UID><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID></Calendar></Calendars>";
    let tasks: Vec<&str> = tasks.iter().map(String::as_str).collect();
    let draft = msproject::read(plan(&tasks, calendars).as_bytes(), "x").unwrap();
    let (loaded, texts) = load(&draft);
    let errors: Vec<&str> =
        loaded.diagnostics.iter().filter(|one| one.is_error()).map(|one| one.message.as_str()).collect();
    // Only the length that no plan has is refused, and by the checks of the plan.
    assert!(errors.iter().all(|message| message.contains("years")), "{errors:?}\n{texts}");
    let lost: Vec<&str> = draft.losses.iter().map(|loss| loss.what.as_str()).collect();
    for what in ["a UID that stands twice", "a link to itself, its summary or its part", "the calendar of a task"] {
        assert!(lost.contains(&what), "{what} is not among {lost:?}");
    }
}

const OFFICE: &str = "<Duration>PT16H0M0S</Duration><OutlineLevel>1</OutlineLevel>";

/// A task of two days with the elements given.
fn two_days(uid: u32, start: &str, finish: &str, more: &str) -> String {
    format!("<UID>{uid}</UID>{OFFICE}<Start>2026-{start}</Start><Finish>2026-{finish}</Finish>{more}")
}

fn after(uid: u32) -> String {
    format!("<PredecessorLink><PredecessorUID>{uid}</PredecessorUID></PredecessorLink>")
}

fn constraint(kind: u32, at: &str) -> String {
    format!("<ConstraintType>{kind}</ConstraintType><ConstraintDate>2026-{at}</ConstraintDate>")
}

/// Start, finish and total float in minutes of each task, by uid.
fn floats(tasks: &[String]) -> BTreeMap<String, (String, String, i64)> {
    let tasks: Vec<&str> = tasks.iter().map(String::as_str).collect();
    let (loaded, texts) = load(&msproject::read(plan(&tasks, "").as_bytes(), "x").unwrap());
    assert!(loaded.diagnostics.iter().all(|one| !one.is_error()), "{:?}\n{texts}", loaded.diagnostics);
    let rows = &loaded.schedules.programs[0];
    let uid = |place: usize| loaded.portfolio.programs[0].plan.tasks[place].inner.uid.clone().unwrap();
    dates(&loaded)
        .into_iter()
        .map(|(id, (start, finish))| {
            let place = (0..tasks.len()).find(|place| uid(*place) == id).unwrap();
            (id, (start, finish, rows.task(milepost::model::plan::TaskIdx(place)).unwrap().total_float))
        })
        .collect()
}

fn held(found: &BTreeMap<String, (String, String, i64)>, expected: &[(&str, &str, &str, i64)]) {
    for (uid, start, finish, float) in expected {
        assert_eq!(found[*uid], ((*start).to_owned(), (*finish).to_owned(), *float), "task {uid} of {found:?}");
    }
}

#[test]
fn what_should_be_late_takes_its_total_float_and_holds_back_what_follows() {
    let found = floats(&[
        two_days(1, "06-03T08:00:00", "06-04T17:00:00", "<ConstraintType>1</ConstraintType>"),
        two_days(2, "06-05T08:00:00", "06-08T17:00:00", &after(1)),
        two_days(3, "06-01T08:00:00", "06-02T17:00:00", ""),
        two_days(4, "06-03T08:00:00", "06-04T17:00:00", &after(3)),
        two_days(5, "06-05T08:00:00", "06-08T17:00:00", &after(4)),
    ]);
    held(
        &found,
        &[
            ("1", "06-03T08:00", "06-04T17:00", 0),
            ("2", "06-05T08:00", "06-08T17:00", 0),
            ("3", "06-01T08:00", "06-02T17:00", 0),
        ],
    );
}

#[test]
fn a_date_may_lie_before_the_project_begins_and_nothing_else_moves_there() {
    let found = floats(&[
        two_days(1, "05-27T08:00:00", "05-28T17:00:00", &constraint(4, "05-27T08:00:00")),
        two_days(2, "05-29T08:00:00", "06-01T17:00:00", &after(1)),
        two_days(3, "06-01T08:00:00", "06-02T17:00:00", ""),
        two_days(4, "06-03T08:00:00", "06-04T17:00:00", &after(3)),
        two_days(5, "05-28T08:00:00", "05-29T17:00:00", &constraint(7, "05-29T17:00:00")),
    ]);
    held(
        &found,
        &[
            ("1", "05-27T08:00", "05-28T17:00", 1440),
            ("2", "05-29T08:00", "06-01T17:00", 1440),
            ("3", "06-01T08:00", "06-02T17:00", 0),
            ("4", "06-03T08:00", "06-04T17:00", 0),
            ("5", "05-28T08:00", "05-29T17:00", 0),
        ],
    );
}

#[test]
fn a_date_against_the_links_is_kept_with_the_float_of_the_links() {
    let found = floats(&[
        two_days(1, "06-01T08:00:00", "06-02T17:00:00", ""),
        // It should start by Tuesday, and its predecessor is busy until the evening.
        two_days(2, "06-02T08:00:00", "06-03T17:00:00", &(after(1) + &constraint(5, "06-02T08:00:00"))),
        // By hand, before what it waits for.
        two_days(3, "06-01T08:00:00", "06-02T17:00:00", &(after(2) + "<Manual>1</Manual>")),
        two_days(4, "06-08T08:00:00", "06-09T17:00:00", &constraint(4, "06-08T08:00:00")),
    ]);
    held(
        &found,
        &[
            ("1", "06-01T08:00", "06-02T17:00", -480),
            ("2", "06-02T08:00", "06-03T17:00", 0),
            ("3", "06-01T08:00", "06-02T17:00", 2400),
            ("4", "06-08T08:00", "06-09T17:00", 0),
        ],
    );
}

#[test]
fn a_plan_scheduled_from_its_finish_ends_then() {
    let late = "<ConstraintType>1</ConstraintType>";
    let tasks = [
        two_days(1, "06-08T08:00:00", "06-09T17:00:00", late),
        two_days(2, "06-10T08:00:00", "06-11T17:00:00", &(after(1) + late)),
        two_days(3, "06-10T08:00:00", "06-11T17:00:00", late),
    ];
    let tasks: Vec<&str> = tasks.iter().map(String::as_str).collect();
    let more = "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2026-06-11T17:00:00</FinishDate>";
    let (loaded, texts) = load(&msproject::read(plan(&tasks, more).as_bytes(), "x").unwrap());
    assert!(texts.contains("finish_by: 2026-06-11T17:00"), "{texts}");
    let found = dates(&loaded);
    let of = |start: &str, finish: &str| (start.to_owned(), finish.to_owned());
    assert_eq!(found["1"], of("06-08T08:00", "06-09T17:00"));
    assert_eq!(found["2"], of("06-10T08:00", "06-11T17:00"));
    assert_eq!(found["3"], of("06-10T08:00", "06-11T17:00"));
}

#[test]
fn tasks_outside_the_outline_are_tasks_unless_one_is_the_project() {
    let uids = |rows: &[&str]| {
        let draft = msproject::read(plan(rows, "").as_bytes(), "x").unwrap();
        draft.tasks.iter().map(|task| task.uid.clone()).collect::<Vec<_>>()
    };
    let outside = |uid: u32| format!("<UID>{uid}</UID><OutlineLevel>0</OutlineLevel>");
    let (zero, one, two) = (outside(0), outside(1), outside(2));
    let inside = "<UID>3</UID><OutlineLevel>1</OutlineLevel>";
    assert_eq!(uids(&[&zero, &one, inside]), ["1", "3"]);
    assert_eq!(uids(&[&one, inside]), ["3"]);
    assert_eq!(uids(&[&one, &two]), ["1", "2"]);
    assert_eq!(uids(&[&one]), ["1"]);
}

#[test]
fn a_calendar_that_says_yes_and_no_a_thousand_times_costs_little() {
    let daily = "<Exception><TimePeriod><FromDate>1900-01-01T00:00:00</FromDate><ToDate>2200-01-01T00:00:00</ToDate></TimePeriod>\
                 <Type>1</Type><Period>2</Period><DayWorking>0</DayWorking></Exception>";
    let calendar = |uid: usize| {
        format!(
            "<Calendar><UID>{uid}</UID><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID><Exceptions>{}</Exceptions></Calendar>",
            daily.repeat(10)
        )
    };
    let calendars: String = (1..60).map(calendar).collect();
    let text = plan(&["<UID>1</UID><Duration>PT80H0M0S</Duration>"], &format!("<Calendars>{calendars}</Calendars>"));
    let draft = msproject::read(text.as_bytes(), "x").unwrap();
    let exceptions: usize = draft.calendars.iter().map(|calendar| calendar.exceptions.len()).sum();
    assert!(exceptions <= 1_000_000, "{exceptions}");
    assert!(draft.losses.iter().any(|loss| loss.what.contains("exceptions")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_cut_anywhere_is_refused_and_one_changed_anywhere_is_read_or_refused(
        cut in 0..FEATURES.len(),
        byte in any::<u8>(),
    ) {
        let mut bytes = FEATURES.as_bytes()[..cut].to_vec();
        prop_assert!(msproject::read(&bytes, "x").is_err());
        bytes = FEATURES.as_bytes().to_vec();
        bytes[cut] = byte;
        if let Ok(draft) = msproject::read(&bytes, "x") {
            load(&draft);
        }
    }

    #[test]
    fn any_values_anywhere_are_read(
        name in any::<String>(),
        number in any::<i64>(),
        fraction in any::<f64>(),
        field in 0..12_usize,
    ) {
        let fields = [
            "Duration", "LinkLag", "ConstraintType", "OutlineLevel", "PercentComplete", "CalendarUID", "Start", "Deadline",
            "DurationFormat", "RemainingDuration", "LevelingDelay", "UID",
        ];
        let escaped = quick_xml::escape::escape(name.as_str()).replace(|c: char| c.is_control(), "");
        let values = format!("<{0}>{number}</{0}><{0}>{fraction}</{0}><Name>{escaped}</Name>", fields[field]);
        let time = format!("<Start>2026-06-01T{}:00:00</Start><Finish>{number}-01-01</Finish><Duration>PT{number}H</Duration>", number % 24);
        let link = format!("<PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>{number}</LinkLag><LagFormat>{}</LagFormat></PredecessorLink>", number % 60);
        let text = plan(&[&format!("<UID>1</UID>{values}"), &format!("<UID>2</UID>{time}{link}")], "");
        if let Ok(draft) = msproject::read(text.as_bytes(), "x") {
            load(&draft);
        }
    }
}
