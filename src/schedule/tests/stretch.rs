//! The critical path test.

use super::*;

#[test]
fn the_end_follows_a_delay_on_its_chain() {
    let mut network = on_calendars(vec![office("Asia/Taipei", &["2026-06-19"])], taipei("2026-06-15T09:00"));
    let day = 8 * 60;
    let [a, b, aside] = [3, 4, 2].map(|days| network.task(days * day));
    network.then(a, b);
    let solution = network.solved();
    let test = path_test(&network, &solution, |_| true).unwrap();
    assert_eq!((test.stretched, test.moved, test.passed()), (a, STRETCH, true));
    assert_ne!(test.stretched, aside);
}

#[test]
fn a_pinned_date_cuts_the_chain() {
    let mut network = days();
    let [a, b] = [3, 4].map(|days| network.task(days * DAY));
    network.then(a, b);
    network.impose(b, ConstraintKind::MustStart, Instant(10 * DAY));
    let test = path_test(&network, &network.solved(), |_| true).unwrap();
    assert_eq!((test.stretched, test.moved, test.passed()), (a, 0, false), "the pin hides the delay");

    // A milestone pinned at the end: nothing before it moves it.
    let mut network = days();
    let a = network.task(3 * DAY);
    let end = network.add(Activity::milestone(PLAIN, MilestoneKind::Finish));
    network.then(a, end);
    network.impose(end, ConstraintKind::MustFinish, Instant(10 * DAY));
    let test = path_test(&network, &network.solved(), |_| true).unwrap();
    assert_eq!((test.stretched, test.moved), (a, 0));
}

#[test]
fn what_is_under_way_is_stretched_in_what_is_left() {
    let mut network = days();
    let [a, b] = [3, 4].map(|days| network.task(days * DAY));
    network.then(a, b);
    network.data_date = Some(Instant(2 * DAY));
    network.activities[0].actual_start = Some(Instant(0));
    network.activities[0].remaining = DAY;
    let test = path_test(&network, &network.solved(), |_| true).unwrap();
    assert_eq!((test.stretched, test.moved), (a, STRETCH));
    network.activities[0].actual_finish = Some(Instant(DAY));
    assert_eq!(path_test(&network, &network.solved(), |_| true).unwrap().stretched, b);
    network.activities[1].actual_start = Some(Instant(DAY));
    network.activities[1].actual_finish = Some(Instant(2 * DAY));
    assert_eq!(path_test(&network, &network.solved(), |_| true), None, "all is done");
}

#[test]
fn what_is_not_shown_is_neither_the_end_nor_made_longer() {
    let mut network = days();
    let [shown, hidden] = [3, 9].map(|days| network.task(days * DAY));
    let test = path_test(&network, &network.solved(), |activity| activity != hidden).unwrap();
    assert_eq!((test.stretched, test.moved), (shown, STRETCH));
    network.then(hidden, shown);
    let test = path_test(&network, &network.solved(), |activity| activity != hidden).unwrap();
    assert_eq!((test.stretched, test.moved), (shown, STRETCH));
}
