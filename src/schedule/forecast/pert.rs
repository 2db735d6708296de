//! Beta-PERT: a duration between a best and a worst case, around a likely one.
//!
//! What enters: three figures in minutes. What leaves: the duration that belongs to a standard normal value, so that
//! correlated normal values give correlated durations (Gaussian copula). What always holds: the result is a whole
//! number of minutes between best and worst, and grows with the normal value.
//! Source: Vose's Beta-PERT with λ = 4: α = 1 + λ(m − a)/(b − a), β = 1 + λ(b − m)/(b − a).

use std::f64::consts::FRAC_PI_2;
use std::sync::LazyLock;

use super::normal::probability_below;

/// λ: the weight of the likely figure.
const WEIGHT: f64 = 4.0;

/// Best, likely and worst case in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreePoint {
    /// If all goes well; not below zero.
    pub best: i64,
    /// The mode of the distribution.
    pub likely: i64,
    /// If much goes wrong.
    pub worst: i64,
}

impl ThreePoint {
    /// Three figures put in order: a best case beyond the likely one is the likely one, and so is a worst case
    /// before it; nothing is below zero.
    ///
    /// ```
    /// use milepost::schedule::ThreePoint;
    /// assert_eq!(ThreePoint::new(960, 480, 100).is_certain(), true);
    /// assert!((ThreePoint::new(60, 120, 540).mean() - 180.0).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn new(best: i64, likely: i64, worst: i64) -> Self {
        let likely = likely.max(0);
        Self { best: best.clamp(0, likely), likely, worst: worst.max(likely) }
    }

    /// One figure, without spread.
    #[must_use]
    pub fn certain(minutes: i64) -> Self {
        Self::new(minutes, minutes, minutes)
    }

    /// Whether all three figures are the same.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.best == self.worst
    }

    /// Expected minutes: (a + λm + b)/(λ + 2).
    #[must_use]
    pub fn mean(self) -> f64 {
        (minutes(self.best) + WEIGHT * minutes(self.likely) + minutes(self.worst)) / (WEIGHT + 2.0)
    }

    /// Standard deviation in minutes: √((μ − a)(b − μ)/(λ + 3)).
    #[must_use]
    pub fn deviation(self) -> f64 {
        let mean = self.mean();
        ((mean - minutes(self.best)) * (minutes(self.worst) - mean) / (WEIGHT + 3.0)).max(0.0).sqrt()
    }

    /// The three figures times a fraction, rounded to the minute.
    #[must_use]
    pub fn scaled(self, numerator: i64, denominator: i64) -> Self {
        let scale = |minutes: i64| {
            let product = i128::from(minutes) * i128::from(numerator.max(0));
            let denominator = i128::from(denominator.max(1));
            i64::try_from((product + denominator / 2) / denominator).unwrap_or(i64::MAX)
        };
        Self::new(scale(self.best), scale(self.likely), scale(self.worst))
    }

    /// What tells its distribution from others but for place and width: (m − a) and (b − a), as small as they get.
    pub(super) fn shape(self) -> Shape {
        let (rise, width) = (self.likely - self.best, self.worst - self.best);
        let divisor = greatest_common_divisor(rise, width).max(1);
        Shape { rise: rise / divisor, width: width / divisor }
    }
}

/// A Beta-PERT distribution between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    rise: i64,
    width: i64,
}

/// The quantiles of a [`Shape`] at evenly spaced normal values.
#[derive(Debug, Clone)]
pub(super) struct Quantiles(Box<[f32; N_KNOTS]>);

/// Normal values run from −`REACH` to `REACH`; what lies beyond (one draw in 1.7 million) counts as at the end.
const REACH: f64 = 5.0;
/// Knots a standard deviation.
const FINENESS: f64 = 32.0;
/// `2 · REACH · FINENESS + 1`.
const N_KNOTS: usize = 321;
/// Cells of the integral.
const N_CELLS: usize = 1024;

impl Quantiles {
    /// Integrates the density and inverts the integral at the knots.
    ///
    /// With x = sin²t the density of a Beta(α, β) is proportional to sin^(2α−1) t · cos^(2β−1) t, which has no poles
    /// and vanishes at both ends; the lower half is integrated from below and the upper from above, so that both
    /// tails keep their precision. Against exact quantiles the result is right to 0.0002 of the width.
    pub(super) fn of(shape: Shape) -> Self {
        let tables = tables();
        #[allow(clippy::cast_precision_loss, reason = "minutes fit f64 exactly")]
        let mode = if shape.width == 0 { 0.5 } else { shape.rise as f64 / shape.width as f64 };
        let (sine_power, cosine_power) = (1.0 + 2.0 * WEIGHT * mode, 1.0 + 2.0 * WEIGHT * (1.0 - mode));
        let weight: Vec<f64> = tables
            .log_sines
            .iter()
            .zip(tables.log_sines.iter().rev())
            .map(|(sine, cosine)| libm::exp(sine_power * sine + cosine_power * cosine))
            .collect();
        // Simpson's rule over pairs of cells; `below[k]` is the mass below the k-th pair.
        let pairs: Vec<f64> = weight.windows(3).step_by(2).map(|at| at[0] + 4.0 * at[1] + at[2]).collect();
        let total: f64 = pairs.iter().sum();
        let below = running(pairs.iter(), total);
        let above = running(pairs.iter().rev(), total);
        let half = N_KNOTS / 2;
        let mut quantiles = Box::new([0.0_f32; N_KNOTS]);
        for (knot, probability) in tables.probabilities.iter().enumerate() {
            let lower = squared_sine(invert(&below, *probability));
            let upper = squared_sine(invert(&above, *probability));
            #[allow(clippy::cast_possible_truncation, reason = "single precision is a ten-millionth of the width")]
            {
                quantiles[N_KNOTS - 1 - knot] = (1.0 - upper) as f32;
                quantiles[knot] = lower as f32;
            }
            debug_assert!(knot <= half, "probabilities reach up to the median");
        }
        Self(quantiles)
    }

    /// The minutes that belong to a normal value.
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "clamped to the table, and minutes between best and worst fit f64 exactly"
    )]
    pub(super) fn minutes(&self, points: ThreePoint, normal: f64) -> i64 {
        let place = ((normal + REACH) * FINENESS).clamp(0.0, (N_KNOTS - 2) as f64);
        // By way of 32 bits, whose bounds cost no branches.
        let knot = place as u32;
        let (from, to) = (f64::from(self.0[knot as usize]), f64::from(self.0[knot as usize + 1]));
        let share = from + (to - from) * (place - f64::from(knot));
        let width = (points.worst - points.best) as f64;
        points.best + (share * width + 0.5) as i64
    }
}

/// What all shapes share.
struct Tables {
    /// ln sin t at the ends of the cells from 0 to π/2; read backwards, ln cos t. Far below zero where the sine is 0.
    log_sines: Vec<f64>,
    /// Normal probabilities at the knots up to the median.
    probabilities: Vec<f64>,
}

fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
        log_sines: (0_u32..)
            .take(N_CELLS + 1)
            .map(|cell| if cell == 0 { -1e6 } else { libm::log(libm::sin(angle(f64::from(cell)))) })
            .collect(),
        probabilities: (0_u32..)
            .take(N_KNOTS / 2 + 1)
            .map(|knot| probability_below(f64::from(knot) / FINENESS - REACH))
            .collect(),
    });
    &TABLES
}

#[allow(clippy::cast_precision_loss, reason = "a small constant")]
fn angle(cell: f64) -> f64 {
    FRAC_PI_2 * cell / N_CELLS as f64
}

/// Shares of the total up to each pair of cells, from 0 on.
fn running<'a>(pairs: impl Iterator<Item = &'a f64>, total: f64) -> Vec<f64> {
    let sums = pairs.scan(0.0, |sum, mass| {
        *sum += mass;
        Some(*sum / total)
    });
    std::iter::once(0.0).chain(sums).collect()
}

/// The place, in cells, at which a running share reaches `probability`.
#[allow(clippy::cast_precision_loss, reason = "fewer than a thousand cells")]
fn invert(shares: &[f64], probability: f64) -> f64 {
    let after = shares.partition_point(|share| *share < probability).clamp(1, shares.len() - 1);
    let (from, to) = (shares[after - 1], shares[after]);
    let within = if to > from { ((probability - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
    2.0 * (after as f64 - 1.0 + within)
}

fn squared_sine(cell: f64) -> f64 {
    let sine = libm::sin(angle(cell));
    sine * sine
}

fn greatest_common_divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[allow(clippy::cast_precision_loss, reason = "minutes of a task fit f64 exactly")]
fn minutes(minutes: i64) -> f64 {
    minutes as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Normal values of the 50th, 80th and 90th per cent.
    const P50_80_90: [f64; 3] = [0.0, 0.841_621_233_6, 1.281_551_565_5];

    /// O-10, exact quantiles in days; a day of 100,000 minutes here, so that rounding does not show.
    #[test]
    fn exact_quantiles_of_the_published_example() {
        let cases = [
            ([2.0, 5.0, 8.0], [5.0000, 6.0404, 6.5202]),
            ([1.0, 2.0, 9.0], [2.7690, 4.1028, 4.8712]),
            ([1.0, 1.0, 7.0], [1.7767, 2.6513, 3.2143]),
            ([1.0, 3.0, 11.0], [3.7667, 5.5026, 6.4533]),
        ];
        for (days, exact) in cases {
            #[allow(clippy::cast_possible_truncation, reason = "small whole numbers")]
            let [best, likely, worst] = days.map(|days| (days * 100_000.0_f64) as i64);
            let points = ThreePoint::new(best, likely, worst);
            let quantiles = Quantiles::of(points.shape());
            for (normal, exact) in P50_80_90.into_iter().zip(exact) {
                let found = minutes(quantiles.minutes(points, normal)) / 100_000.0;
                assert!((found - exact).abs() < 0.0005, "{days:?} at {normal}: {found} for {exact}");
            }
        }
    }

    /// With the likely case at an end the distribution has a formula: Beta(1, 5) has the quantile 1 − (1 − p)^⅕.
    #[test]
    fn the_whole_curve_of_a_shape_with_a_formula() {
        let (low, high) = (ThreePoint::new(0, 0, 1_000_000), ThreePoint::new(0, 1_000_000, 1_000_000));
        let (rising, falling) = (Quantiles::of(low.shape()), Quantiles::of(high.shape()));
        for step in -450..=450 {
            let normal = f64::from(step) / 100.0;
            let exact = 1.0 - libm::pow(probability_below(-normal), 0.2);
            let found = minutes(rising.minutes(low, normal)) / 1e6;
            assert!((found - exact).abs() < 2e-4, "{normal}: {found} for {exact}");
            let mirrored = minutes(falling.minutes(high, -normal)) / 1e6;
            assert!((1.0 - mirrored - found).abs() < 1e-5);
        }
    }

    #[test]
    fn figures_without_spread_or_order_stay_in_their_bounds() {
        let certain = ThreePoint::certain(480);
        assert_eq!(Quantiles::of(certain.shape()).minutes(certain, 3.0), 480);
        let odd = ThreePoint::new(900, 480, -5);
        assert_eq!((odd.best, odd.likely, odd.worst), (480, 480, 480));
        let points = ThreePoint::new(10, 30, 50);
        let quantiles = Quantiles::of(points.shape());
        for normal in [-1e9, -6.0, 0.0, 6.0, 1e9, f64::NAN] {
            assert!((10..=50).contains(&quantiles.minutes(points, normal)));
        }
        assert_eq!(points.scaled(1, 2), ThreePoint::new(5, 15, 25));
    }

    #[test]
    fn mean_and_deviation_are_those_published() {
        // O-10: Beta-PERT variances 1.2857 and 1.7143; O-10's second example: 17.833 days in series.
        assert!((ThreePoint::new(200, 500, 800).deviation().powi(2) - 12_857.1).abs() < 0.1);
        assert!((ThreePoint::new(100, 200, 900).deviation().powi(2) - 17_142.9).abs() < 0.1);
        let series = [[2, 3, 5], [5, 8, 14], [3, 4, 6], [1, 2, 3]];
        let mean: f64 = series.iter().map(|[a, m, b]| ThreePoint::new(*a, *m, *b).mean()).sum();
        assert!((mean - 17.8333).abs() < 1e-3);
    }
}
