//! A plan file of a program, from its bytes to dates, and what may be shown of them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use milepost::audience::narrow;
use milepost::load;
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::Scope;
use milepost::time::Instant;

const PORTFOLIO: &str =
    "schema: 1\nname: Fuzzed\ndefault_language: en\ndata_date: 2026-06-12\ntime_zone: Asia/Taipei\n";
const PROGRAM: &str = "id: one\nname: One\ncustomer: acme\nmanager: ada\nlanguages: [en]\nphase: dvt\n\
                       time_zone: Asia/Taipei\ncalendar: work\nstart: 2026-01-12\n";
const CALENDAR: &str = "id: work\ntz: Asia/Taipei\nweek: {mon: [\"09:00-18:00\"], wed: [\"09:00-18:00\"]}\n";

fuzz_target!(|bytes: &[u8]| {
    let file = |path: &str, text: &[u8]| (path.to_owned(), text.to_vec());
    let tree = Memory::new([
        file("portfolio.yaml", PORTFOLIO.as_bytes()),
        file("calendars/work.yaml", CALENDAR.as_bytes()),
        file("customers/acme.yaml", b"id: acme\nname: Acme\n"),
        file("people/ada.yaml", b"id: ada\nname: Ada\ntz: Asia/Taipei\n"),
        file("one/program.yaml", PROGRAM.as_bytes()),
        file("one/plan/10-work.yaml", bytes),
    ]);
    // Checking reads, schedules and measures it; forecasts have tests of their own and would take all the time.
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    let _ = narrow(&loaded.portfolio, &loaded.schedules, &Scope::Internal);
});
