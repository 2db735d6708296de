//! When the open issues are gone, if weeks go on as the last ones did.
//!
//! What enters: how many were closed in each of the last weeks, and how many are open. What leaves: how likely it is that
//! all are closed within so many weeks. What always holds: every week to come is one of the weeks behind, each as likely
//! as the others (a bootstrap); the distribution is exact, by convolution, so that nothing is drawn at random; new
//! arrivals are not counted, and what is reopened counts as open again.

use super::burnup::{BurnPoint, BurnUp};

/// Weeks that are looked at.
pub const WEEKS: usize = 12;
/// Weeks that there must be: a rate of fewer says little.
pub const FEWEST_WEEKS: usize = 8;
/// Weeks after which looking ahead ends: ten years.
const HORIZON: usize = 520;
/// Open issues up to which the distribution is computed.
const MOST_OPEN: usize = 20_000;

/// A forecast of a backlog.
#[derive(Debug, Clone, PartialEq)]
pub struct Throughput {
    /// Closed in each week, oldest first.
    pub closed: Vec<usize>,
    /// Open at the data date; at least one.
    pub backlog: usize,
    /// Chance that all are closed within 0, 1, 2 … weeks; empty if nothing was ever closed.
    pub chances: Vec<f64>,
}

impl Throughput {
    /// The mean rate, issues a week.
    #[must_use]
    pub fn rate(&self) -> f64 {
        let weeks = self.closed.iter().map(|_| 1.0).sum::<f64>();
        if weeks > 0.0 { self.closed.iter().map(|closed| number(*closed)).sum::<f64>() / weeks } else { 0.0 }
    }

    /// Weeks within which all are closed with this chance, 0 to 1; nothing where ten years are not enough.
    #[must_use]
    pub fn weeks_at(&self, chance: f64) -> Option<usize> {
        // Six weeks of twelve are a half, whatever the last digit of six times a twelfth.
        const HAIR: f64 = 1e-12;
        self.chances.iter().position(|reached| *reached >= chance - HAIR)
    }

    /// The chance that all are closed within so many weeks.
    #[must_use]
    pub fn chance_within(&self, weeks: usize) -> f64 {
        self.chances.get(weeks).or(self.chances.last()).copied().unwrap_or(0.0)
    }

    /// Issues a week that have to be closed to be done in so many weeks, which may be a part of one; nothing where no
    /// time is left.
    #[must_use]
    pub fn rate_needed(&self, weeks: f64) -> Option<f64> {
        (weeks > 0.0).then(|| number(self.backlog) / weeks)
    }
}

/// The chance that a backlog is closed within 0, 1, 2 … weeks, each of which closes as many as one of `closed`.
///
/// Shape: the first entry is of no week; the last is the first above 99.9 %, or of ten years. Empty where no week closed
/// anything, or the backlog is beyond computing. Source: bootstrap of throughput, distribution by convolution.
///
/// ```
/// use milepost::metrics::throughput::chances;
/// assert_eq!(chances(&[1], 2), [0.0, 0.0, 1.0]);
/// assert_eq!(chances(&[0, 2], 2)[..3], [0.0, 0.5, 0.75]);
/// assert!(chances(&[0, 0], 2).is_empty());
/// ```
#[must_use]
pub fn chances(closed: &[usize], backlog: usize) -> Vec<f64> {
    const SURE: f64 = 0.999;
    if closed.iter().all(|closed| *closed == 0) || backlog > MOST_OPEN {
        return Vec::new();
    }
    let share = 1.0 / closed.iter().map(|_| 1.0).sum::<f64>();
    // How likely it is that exactly so many are closed, short of all.
    let mut short = vec![0.0; backlog];
    if let Some(none) = short.first_mut() {
        *none = 1.0;
    }
    let mut reached = if backlog == 0 { 1.0 } else { 0.0 };
    let mut chances = vec![reached];
    while reached < SURE && chances.len() <= HORIZON {
        let mut next = vec![0.0; backlog];
        for (so_far, chance) in short.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
            for week in closed {
                match next.get_mut(so_far + week) {
                    Some(slot) => *slot += chance * share,
                    None => reached += chance * share,
                }
            }
        }
        short = next;
        chances.push(reached);
    }
    chances
}

/// The forecast of the issues of a series; nothing where none is open, or with fewer than [`FEWEST_WEEKS`] behind.
pub(super) fn measure(series: &BurnUp) -> Option<Throughput> {
    let closed = weekly_closures(&series.points);
    let open = series.points.last()?.open;
    if closed.len() < FEWEST_WEEKS || open < 1.0 {
        return None;
    }
    let backlog = whole(open);
    Some(Throughput { chances: chances(&closed, backlog), closed, backlog })
}

/// Closed in each of the last weeks: what of the work done is new, with what was reopened put back.
fn weekly_closures(points: &[BurnPoint]) -> Vec<usize> {
    let from = points.len().saturating_sub(WEEKS + 1);
    let recent = points.get(from..).unwrap_or_default();
    recent.windows(2).map(|pair| whole(pair[1].done - pair[0].done + pair[1].reopened)).collect()
}

/// A count; issues that changed their severity may make it negative, which is none.
fn whole(count: f64) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of issues, not negative")]
    let whole = count.max(0.0).round() as usize;
    whole
}

#[allow(clippy::cast_precision_loss, reason = "counts of issues lie far below 2^53")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    /// O-13 with every published figure: the average is optimistic.
    #[test]
    fn oracle_13() {
        let closed = vec![0, 2, 3, 1, 4, 2, 0, 3];
        let forecast = Throughput { chances: chances(&closed, 12), closed, backlog: 12 };
        let published = [
            (3, 0.001_953_125),
            (4, 0.071_533_203_125),
            (5, 0.248_962_402_343_75),
            (6, 0.472_980_499_267_578_1),
            (7, 0.672_270_774_841_308_6),
            (8, 0.815_278_470_516_204_8),
            (9, 0.903_863_258_659_839_6),
            (10, 0.953_131_753_019_988_5),
        ];
        for (weeks, chance) in published {
            assert!((forecast.chance_within(weeks) - chance).abs() < 1e-15, "{weeks} weeks");
        }
        let at = |chance| forecast.weeks_at(chance).unwrap();
        assert_eq!([at(0.5), at(0.85), at(0.95)], [7, 9, 10]);
        let naive = forecast.rate_needed(1.0).unwrap() / forecast.rate();
        assert!((naive - 6.4).abs() < 1e-12 && forecast.chance_within(7) < 0.68);
    }

    #[test]
    fn a_chance_that_is_just_reached_counts() {
        let closed = vec![1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
        let forecast = Throughput { chances: chances(&closed, 1), closed, backlog: 1 };
        assert_eq!(forecast.weeks_at(0.5), Some(1));
    }

    #[test]
    fn zeros_ends_and_large_numbers() {
        assert!(chances(&[0; 12], 3).is_empty(), "not at this rate");
        assert_eq!(chances(&[0, 1], 0), [1.0]);
        assert!(chances(&[1], MOST_OPEN + 1).is_empty());
        let slow = chances(&[0, 0, 0, 0, 0, 0, 0, 1], 400);
        assert_eq!(slow.len(), HORIZON + 1);
        assert!(slow.windows(2).all(|pair| pair[0] <= pair[1]) && slow[HORIZON] < 0.5);
        let forecast = Throughput { closed: vec![0; 8], backlog: 3, chances: Vec::new() };
        assert_eq!((forecast.weeks_at(0.5), forecast.chance_within(9)), (None, 0.0));
        assert_eq!((forecast.rate_needed(0.0), forecast.rate_needed(1.5)), (None, Some(2.0)));
    }

    #[test]
    fn closures_are_those_of_each_week() {
        let point = |done: f64, reopened: f64, open: f64| BurnPoint {
            date: parse_date("2026-06-12").unwrap(),
            scope: done + open,
            done,
            open,
            added: 0.0,
            removed: 0.0,
            reopened,
        };
        let mut points = vec![point(0.0, 0.0, 5.0); 7];
        points.extend([point(3.0, 0.0, 2.0), point(2.0, 1.0, 3.0)]);
        let forecast = measure(&BurnUp { points: points.clone() }).unwrap();
        assert_eq!((forecast.closed, forecast.backlog), (vec![0, 0, 0, 0, 0, 0, 3, 0], 3));
        points.push(point(5.0, 0.0, 0.0));
        assert_eq!(measure(&BurnUp { points: points.clone() }), None, "none is open");
        points.truncate(8);
        assert_eq!(measure(&BurnUp { points }), None, "seven weeks are few");
    }
}
