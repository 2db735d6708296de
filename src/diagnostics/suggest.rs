//! "Did you mean": the known word nearest to a word that is not known.

/// The candidate nearest to `word`, if one is near enough to have been meant.
///
/// Distance is Damerau-Levenshtein on lower-cased characters, so a transposition costs one edit and case costs
/// nothing. Near enough is at most a third of the longer word's characters, rounded up, and at most 3; a word
/// that shares nothing with the candidate is never suggested. Among equals the one that comes first in
/// alphabetical order wins, so the answer does not depend on the candidates' order.
/// Source: Damerau (1964), the four single-character errors.
///
/// ```
/// use milepost::diagnostics::did_you_mean;
/// assert_eq!(did_you_mean("estimat", ["estimate", "earned"]), Some("estimate"));
/// assert_eq!(did_you_mean("onwer", ["owner", "other"]), Some("owner"));
/// assert_eq!(did_you_mean("colour", ["owner", "other"]), None);
/// ```
pub fn did_you_mean<'c, C>(word: &str, candidates: C) -> Option<&'c str>
where
    C: IntoIterator<Item = &'c str>,
{
    let lowered = word.to_lowercase();
    let length = lowered.chars().count();
    // Longer input than any name is prose or noise; measuring it against every name would cost and never match.
    if length == 0 || length > LONGEST_WORD {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            let other_length = other.chars().count();
            let limit = length.max(other_length).div_ceil(3).min(MOST_EDITS);
            if length.abs_diff(other_length) > limit {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&lowered, &other);
            let shares_something = distance < length.max(other_length);
            (distance <= limit && shares_something).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

const LONGEST_WORD: usize = 80;
const MOST_EDITS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_costs_nothing() {
        assert_eq!(did_you_mean("tsk-nbl-110", ["TSK-NBL-110"]), Some("TSK-NBL-110"));
        assert_eq!(did_you_mean("Owner", ["owner"]), Some("owner"));
    }

    #[test]
    fn the_nearest_wins_whatever_the_order() {
        let names = ["TSK-NBL-119", "TSK-NBL-101", "TSK-NBL-110"];
        assert_eq!(did_you_mean("TSK-NLB-110", names), Some("TSK-NBL-110"));
        assert_eq!(did_you_mean("TSK-NBL-11O", ["TSK-NBL-119", "TSK-NBL-110"]), Some("TSK-NBL-110"));
        assert_eq!(did_you_mean("TSK-NBL-11O", ["TSK-NBL-110", "TSK-NBL-119"]), Some("TSK-NBL-110"));
    }

    #[test]
    fn far_words_are_not_guessed() {
        assert_eq!(did_you_mean("x", ["y"]), None);
        assert_eq!(did_you_mean("", ["id"]), None);
        assert_eq!(did_you_mean("budget", ["deadline"]), None);
        assert_eq!(did_you_mean(&"a".repeat(100_000), ["aaa"]), None);
    }

    #[test]
    fn words_of_other_scripts_are_compared_by_character() {
        assert_eq!(did_you_mean("液冷训炼机柜", ["液冷训练机柜"]), Some("液冷训练机柜"));
    }
}
