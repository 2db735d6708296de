//! A million activities: nothing recurses, nothing overflows.

use super::*;

#[test]
fn a_chain_of_a_million() {
    const N: u32 = 1_000_000;
    let windows = [WorkWindow::parse("09:00-17:00").unwrap()];
    let spec = CalendarSpec::weekdays(parse_zone("Asia/Taipei").unwrap(), &windows);
    let calendar = Calendar::compile(&spec, date("2026-01-01"), date("2030-12-31"));
    let mut network = on_calendars(vec![calendar], taipei("2026-01-05T09:00"));
    for _ in 0..N {
        network.task(480);
    }
    for to in 1..N {
        network.then(ActivityIdx(to - 1), ActivityIdx(to));
    }
    let solution = network.solved();
    // 200,000 weeks of five days, the last ending on a Friday at 17:00.
    let weeks = 200_000 * 7 * DAY;
    assert_eq!(solution.finish.0 - network.start.0, weeks - 2 * DAY - 16 * 60);
    assert!(solution.rows.iter().all(|row| row.critical && row.total_float == 0 && row.free_float == 0));
    let chain = driving_chain(&solution, ActivityIdx(N - 1));
    assert_eq!(chain.len(), N as usize);
    assert_eq!(chain.last(), Some(&(ActivityIdx(0), Driver::Start)));
}

#[test]
fn a_million_summaries_inside_each_other() {
    const N: u32 = 1_000_000;
    let mut network = days();
    for level in 0..N {
        network.add(Activity { parent: level.checked_sub(1).map(ActivityIdx), ..Activity::task(PLAIN, DAY) });
    }
    let before = network.task(DAY);
    network.then(before, ActivityIdx(0));
    let solution = network.solved();
    assert_eq!(solution.in_days(ActivityIdx(0)), [1, 2, 1, 2, 0, 0]);
    assert_eq!(solution.in_days(ActivityIdx(N - 1)), [1, 2, 1, 2, 0, 0]);
}
