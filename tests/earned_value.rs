//! Earned value of the sample portfolio and of small programs, from their files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use milepost::audience::narrow;
use milepost::load;
use milepost::metrics::{Rules, measure};
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::Scope;
use milepost::time::Instant;

#[test]
fn show() {
    let folder = Folder::open(concat!(env!("CARGO_MANIFEST_DIR"), "/programs")).unwrap();
    let loaded = load(&folder, Now { as_of: None, clock: Instant(0) });
    let narrowed = narrow(&loaded.portfolio, &loaded.schedules, &Scope::Internal);
    let rules = Rules::of(&narrowed);
    for program in &narrowed.programs {
        let m = measure(program, &rules).earned_value.unwrap();
        println!(
            "{} {:?} {:?} spi {:?} spit {:?} ieac {:?}\n {} {} {:?} tasks {} out {} undated {} unsaid {} unrec {:?}",
            program.id,
            m.unit,
            m.now,
            m.now.schedule_index(),
            m.schedule,
            m.schedule.duration_at_this_pace(),
            m.start,
            m.planned_finish,
            m.finish_at_this_pace,
            m.tasks,
            m.outside,
            m.undated,
            m.unsaid,
            m.unrecorded
        );
        println!("spi(t) {:?}", m.schedule.index());
        for w in m.weeks {
            println!("  {} {} {} {:?}", w.date, w.at, w.planned, w.earned);
        }
    }
}
