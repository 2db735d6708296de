//! Nearest-rank percentiles.

/// The nearest-rank percentile: the smallest value such that at least `percent` per cent of all are not above it,
/// `x_⌈p/100·n⌉`, and the smallest of all for 0 %.
///
/// Shape: `sorted` ascends; the result is one of its values, nothing where it is empty. More than 100 % is 100 %.
/// Source: Vacanti's practice for ages; it differs from interpolating definitions (type 7 of Hyndman & Fan).
///
/// ```
/// use milepost::metrics::percentile::nearest_rank;
/// assert_eq!(nearest_rank(&[15, 20, 35, 40, 50], 30), Some(20));
/// assert_eq!(nearest_rank(&[], 50), None);
/// ```
#[must_use]
pub fn nearest_rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (percent.min(100) * sorted.len()).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// O-14: both published lists.
    #[test]
    fn oracle_14() {
        let list = [15, 20, 35, 40, 50];
        let at = |percent| nearest_rank(&list, percent).unwrap();
        assert_eq!([5, 30, 40, 50, 100].map(at), [15, 20, 20, 35, 50]);
        let ages = [1, 2, 2, 3, 4, 5, 6, 8, 9, 11, 12, 15, 18, 21, 27, 33, 41, 52, 64, 90];
        let at = |percent| nearest_rank(&ages, percent).unwrap();
        assert_eq!([50, 85, 95].map(at), [11, 41, 64]);
    }

    #[test]
    fn edges() {
        assert_eq!(nearest_rank(&[7], 0), Some(7));
        assert_eq!(nearest_rank(&[7, 8], 100), Some(8));
        assert_eq!(nearest_rank(&[7, 8], 1000), Some(8));
        assert_eq!(nearest_rank(&[7, 8], 51), Some(8));
        assert_eq!(nearest_rank(&[7, 8], 50), Some(7));
    }
}
