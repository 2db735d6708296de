//! Random numbers that are the same on every machine: `SplitMix64` (Steele, Lea & Flood 2014), seeded, never from a clock.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any of the numbers of 64 bits.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number from 0 up to, not including, `bound`; 0 where the bound is not above it.
    pub(super) fn below(&mut self, bound: i64) -> i64 {
        if bound <= 0 {
            return 0;
        }
        // The high half of the product is uniform but for less than 2^-32 with the bounds used here.
        let product = u128::from(self.next()) * u128::from(bound.unsigned_abs());
        i64::try_from(product >> 64).unwrap_or_default()
    }

    /// An index into a list of so many, which is not empty.
    pub(super) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(i64::try_from(len).unwrap_or(i64::MAX))).unwrap_or_default()
    }

    /// True so many times in a thousand.
    pub(super) fn chance(&mut self, per_mille: i64) -> bool {
        self.below(1000) < per_mille
    }
}

/// A number that depends on every bit of both.
pub(super) fn mixed_with(a: u64, b: u64) -> u64 {
    mixed(mixed(a.wrapping_add(0x9E37_79B9_7F4A_7C15)) ^ b)
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        // Reference values of splitmix64.c (Vigna) for the seed 1234567.
        let mut random = Random::new(1_234_567);
        let first = [random.next(), random.next(), random.next()];
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn numbers_below_a_bound_reach_all_of_it() {
        let mut random = Random::new(7);
        let mut seen = [0; 5];
        for _ in 0..1000 {
            seen[random.index(5)] += 1;
        }
        assert!(seen.iter().all(|&count| count > 120), "{seen:?}");
        assert_eq!(random.below(0), 0);
    }
}
