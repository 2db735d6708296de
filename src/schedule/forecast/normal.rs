//! The standard normal distribution, the same to the last bit on every machine.
//!
//! What enters: a probability or 32 random bits. What leaves: a normal quantile. What always holds: only basic
//! arithmetic and the pure `libm` are used, never the machine's own; equal bits give equal values, larger ones (read
//! as signed) further from zero.

use std::f64::consts::{FRAC_1_SQRT_2, PI};
use std::sync::LazyLock;

/// Probability that a standard normal value lies at or below `z`.
pub(super) fn probability_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// Turns 32 random bits into a standard normal value by inversion, to 0.0001 of the exact quantile.
///
/// The upper bit is the sign. The other 31 say how far into the tail, as `(bits + ½)/2³²`, which reaches 6.3 standard
/// deviations. The table has 64 knots an octave of that probability, so that it is as fine in the tail as at the
/// middle, and lines between them.
#[inline]
pub(super) fn quantile_of_bits(knots: &Knots, bits: u32) -> f64 {
    let tail = bits & 0x7FFF_FFFF;
    // The octave: none for the first 128 values.
    let shift = 25 - (tail | 0x7F).leading_zeros();
    let knot = (shift * 64 + (tail >> shift)) as usize;
    let rest = tail & ((1 << shift) - 1);
    // Divided by 2^shift, which is exact.
    let share = f64::from(rest) * f64::from_bits((1023 - u64::from(shift)) << 52);
    let (outer, inner) = (knots.0[knot], knots.0[knot + 1]);
    let distance = outer + (inner - outer) * share;
    // The upper bit is the sign's place, too.
    f64::from_bits(distance.to_bits() ^ (u64::from(bits >> 31) << 63))
}

/// Distances from zero by tail probability, from the smallest probability on.
#[derive(Debug)]
pub(super) struct Knots(Box<[f64; N_KNOTS]>);

/// 64 values one by one, then 25 octaves of 64, and the end of the last.
const N_KNOTS: usize = 64 + 25 * 64 + 1;

/// The one table there is.
pub(super) fn knots() -> &'static Knots {
    static KNOTS: LazyLock<Knots> = LazyLock::new(|| {
        let mut distances = Box::new([0.0; N_KNOTS]);
        let mut last = 0.0;
        for (knot, distance) in (0_u32..).zip(distances.iter_mut()).collect::<Vec<_>>().into_iter().rev() {
            let shift = (knot / 64).saturating_sub(1);
            let tail = f64::from(knot - shift * 64) * f64::from(1_u32 << shift);
            last = tail_quantile((tail + 0.5) / 4_294_967_296.0, last);
            *distance = last;
        }
        Knots(distances)
    });
    &KNOTS
}

/// Where the upper tail has this probability, by Newton's steps from a distance that is too small: the tail is
/// convex there, so that no step goes too far.
fn tail_quantile(probability: f64, from: f64) -> f64 {
    let mut z = from;
    for _ in 0..60 {
        let density = libm::exp(-0.5 * z * z) / (2.0 * PI).sqrt();
        let step = (probability_below(-z) - probability) / density;
        z += step;
        if step < 1e-13 {
            break;
        }
    }
    z
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_quantiles_come_out() {
        // Tables of the normal distribution; upper tail and distance.
        for (tail, distance) in [(0.25, 0.674_489_8), (0.1, 1.281_551_6), (0.025, 1.959_964_0), (0.001, 3.090_232_3)] {
            let bits = (tail * 4_294_967_296.0 - 0.5_f64).round();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^31")]
            let found = quantile_of_bits(knots(), bits as u32);
            assert!((found - distance).abs() < 1e-4, "{tail}: {found}");
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^31")]
            let mirrored = quantile_of_bits(knots(), bits as u32 | 0x8000_0000);
            assert!((mirrored + found).abs() < 1e-15);
        }
        assert!((probability_below(1.0) - 0.841_344_746).abs() < 1e-9);
    }

    #[test]
    fn the_ends_of_the_bits_are_the_middle_and_the_far_tail() {
        assert!(quantile_of_bits(knots(), 0x7FFF_FFFF).abs() < 1e-8);
        assert!((quantile_of_bits(knots(), 0) - 6.338).abs() < 0.001);
        let mut last = f64::MAX;
        for step in 0..100_000_u32 {
            let distance = quantile_of_bits(knots(), step * 21_474);
            assert!(distance < last, "falls towards the middle");
            last = distance;
        }
    }
}
