//! Rank correlation.

/// The ranks of a series from 0; equal values share their mean rank.
#[derive(Debug)]
pub(super) struct Ranks(Vec<f64>);

impl Ranks {
    pub(super) fn of(values: &[i64]) -> Self {
        let mut order: Vec<(i64, usize)> = values.iter().copied().zip(0..).collect();
        order.sort_unstable();
        let mut ranks = vec![0.0; values.len()];
        let mut first = 0;
        for equal in order.chunk_by(|a, b| a.0 == b.0) {
            #[allow(clippy::cast_precision_loss, reason = "a count of runs is small")]
            let rank = first as f64 + (equal.len() as f64 - 1.0) / 2.0;
            for &(_, place) in equal {
                ranks[place] = rank;
            }
            first += equal.len();
        }
        Self(ranks)
    }
}

/// Spearman's rank correlation of two series of equal length, −1 to 1.
///
/// Nothing where one of them does not vary. Source: Spearman (1904).
#[must_use]
pub(super) fn spearman(Ranks(a): &Ranks, Ranks(b): &Ranks) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a count of runs is small")]
    let mean = (a.len() as f64 - 1.0) / 2.0;
    let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let spread = (sum(a, a) * sum(b, b)).sqrt();
    (spread > 0.0).then(|| sum(a, b) / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn correlation(a: &[i64], b: &[i64]) -> Option<f64> {
        spearman(&Ranks::of(a), &Ranks::of(b))
    }

    #[test]
    fn a_worked_example_and_its_ends() {
        // Hours of television and IQ, the usual textbook example: ρ = −29/165.
        let iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
        let hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
        let found = correlation(&iq, &hours).unwrap();
        assert!((found + 29.0 / 165.0).abs() < 1e-12, "{found}");
        assert_eq!(correlation(&[1, 2, 3], &[10, 20, 20_000]), Some(1.0));
        assert_eq!(correlation(&[1, 2, 3], &[5, 5, 5]), None);
        // Ties: ranks 0.5, 0.5, 2 against 0, 1, 2.
        assert!((correlation(&[4, 4, 9], &[1, 2, 3]).unwrap() - 0.866_025_4).abs() < 1e-6);
    }
}
