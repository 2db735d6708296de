//! From dates to per cent of the timeline.

use crate::time::{Date, Instant, Zone};

use super::shapes::Span;
use super::width::width_em;

/// Width of the timeline on a wide screen, in pixels, for deciding whether labels collide.
pub(super) const WIDE: f64 = 740.0;
/// The same on a phone.
pub(super) const PHONE: f64 = 350.0;
/// Size of the letters on the timeline, in pixels.
const LETTER: f64 = 12.0;
/// The narrowest bar, per cent.
const NARROWEST: f64 = 0.3;

/// The axis of a schedule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// The day at its left edge.
    pub(super) first: Date,
    /// The last day.
    pub(super) last: Date,
    days: f64,
}

impl Scale {
    /// An axis from the Monday on or before the first date to the end of the last.
    pub(super) fn of((first, last): (Date, Date)) -> Self {
        use chrono::Datelike;
        let back = first.weekday().num_days_from_monday();
        let first = first.checked_sub_days(chrono::Days::new(u64::from(back))).unwrap_or(first);
        Self { first, last, days: days_between(first, last) + 1.0 }
    }

    /// Days that the axis shows.
    pub(super) fn days(&self) -> f64 {
        self.days
    }

    /// Where a date begins, per cent.
    pub(super) fn before(&self, date: Date) -> f64 {
        100.0 * days_between(self.first, date) / self.days
    }

    /// Where a date ends.
    pub(super) fn after(&self, date: Date) -> f64 {
        100.0 * (days_between(self.first, date) + 1.0) / self.days
    }

    /// Where a milestone stands: at the edge of its day that its instant is nearer to.
    pub(super) fn milestone(&self, date: Date, at: Instant, zone: Zone) -> f64 {
        use chrono::Timelike;
        let local = at.to_local(zone);
        if local.date() <= date && local.time().hour() < 12 { self.before(date) } else { self.after(date) }
    }

    /// A bar from the beginning of one date to the end of another.
    pub(super) fn span(&self, from: Date, to: Date) -> Span {
        stretch(self.before(from), self.after(to))
    }
}

/// Width of words on the timeline, per cent of its width in pixels.
pub(super) fn share(text: &str, of: f64) -> f64 {
    100.0 * width_em(text) * LETTER / of
}

/// A stretch between two places, never too narrow to see.
pub(super) fn stretch(from: f64, to: f64) -> Span {
    Span { x: percent(from), width: percent((to - from).max(NARROWEST)) }
}

/// A place as text: a point and at most two digits behind it.
pub(super) fn percent(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[allow(clippy::cast_precision_loss, reason = "days between two civil dates lie far below 2^53")]
fn days_between(from: Date, to: Date) -> f64 {
    (to - from).num_days() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn the_axis_begins_on_a_monday_and_bars_include_their_last_day() {
        // Wednesday 3 June to Sunday 21 June: three weeks from Monday 1 June.
        let scale = Scale::of((day("2026-06-03"), day("2026-06-21")));
        assert_eq!(scale.first, day("2026-06-01"));
        assert_eq!(scale.span(day("2026-06-01"), day("2026-06-21")), Span { x: "0".into(), width: "100".into() });
        assert_eq!(percent(scale.before(day("2026-06-08"))), "33.33");
    }

    #[test]
    fn places_are_short_text() {
        assert_eq!([percent(47.3), percent(0.0), percent(-0.001), percent(10.0)], ["47.3", "0", "0", "10"]);
        assert_eq!(stretch(5.0, 5.0).width, "0.3");
    }

    #[test]
    fn a_milestone_stands_at_the_edge_of_its_day() {
        let scale = Scale::of((day("2026-06-01"), day("2026-06-10")));
        let zone = chrono_tz::UTC;
        let at = |text: &str| Instant::from_local(zone, text.parse().unwrap());
        assert_eq!(percent(scale.milestone(day("2026-06-02"), at("2026-06-02T17:00:00"), zone)), "20");
        assert_eq!(percent(scale.milestone(day("2026-06-02"), at("2026-06-03T00:00:00"), zone)), "20");
        assert_eq!(percent(scale.milestone(day("2026-06-02"), at("2026-06-02T00:00:00"), zone)), "10");
    }
}
