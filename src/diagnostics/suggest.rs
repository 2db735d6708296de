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
    nearest(word, candidates).first().copied()
}

/// "did you mean" as a hint, with all candidates that are equally near; beyond three it says that there are more.
///
/// ```
/// use milepost::diagnostics::suggestion;
/// let ids = ["TSK-NBL-110", "TSK-NBL-119", "TSK-NBL-240"];
/// assert_eq!(suggestion("TSK-NBL-11O", ids).as_deref(), Some("did you mean `TSK-NBL-110` or `TSK-NBL-119`?"));
/// assert_eq!(suggestion("kim", ["acme/kim", "lin-wei"]).as_deref(), Some("did you mean `acme/kim`?"));
/// assert_eq!(suggestion("colour", ["owner"]), None);
/// ```
pub fn suggestion<'c, C>(word: &str, candidates: C) -> Option<String>
where
    C: IntoIterator<Item = &'c str>,
{
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let near = nearest(word, candidates.iter().copied());
    // Where every candidate is as near as the next, none is likelier: the caller names them all, or what they are.
    if near.len() > MOST_NAMED && near.len() == candidates.len() {
        return None;
    }
    let mut names: Vec<String> = near.iter().take(MOST_NAMED).map(|name| format!("`{name}`")).collect();
    if near.len() > MOST_NAMED {
        names.push("another like these".to_owned());
    }
    let last = names.pop()?;
    Some(if names.is_empty() {
        format!("did you mean {last}?")
    } else {
        format!("did you mean {} or {last}?", names.join(", "))
    })
}

/// The candidates nearest to `word` by [`did_you_mean`], in alphabetical order; none where none is near enough.
pub fn nearest<'c, C>(word: &str, candidates: C) -> Vec<&'c str>
where
    C: IntoIterator<Item = &'c str>,
{
    let lowered = word.to_lowercase();
    let length = lowered.chars().count();
    // Longer input than any name is prose or noise; measuring it against every name would cost and never match.
    if length == 0 || length > LONGEST_WORD {
        return Vec::new();
    }
    let mut least = usize::MAX;
    let mut near: Vec<&str> = Vec::new();
    for candidate in candidates {
        let Some(distance) = distance(&lowered, length, candidate) else {
            continue;
        };
        if distance < least {
            least = distance;
            near.clear();
        }
        if distance == least {
            near.push(candidate);
        }
    }
    near.sort_unstable();
    near.dedup();
    near
}

/// Edits between a word, lower-cased and of this length, and a candidate; nothing where it is too far to be meant.
fn distance(lowered: &str, length: usize, candidate: &str) -> Option<usize> {
    // Of an id in parts, such as `acme/kim`, the last part alone is what people remember.
    let candidate = if lowered.contains('/') { candidate } else { candidate.rsplit('/').next().unwrap_or(candidate) };
    let other = candidate.to_lowercase();
    let other_length = other.chars().count();
    let limit = length.max(other_length).div_ceil(3).min(MOST_EDITS);
    if length.abs_diff(other_length) > limit {
        return None;
    }
    let distance = strsim::damerau_levenshtein(lowered, &other);
    let shares_something = distance < length.max(other_length);
    (distance <= limit && shares_something).then_some(distance)
}

const LONGEST_WORD: usize = 80;
const MOST_EDITS: usize = 3;
const MOST_NAMED: usize = 3;

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
    fn all_that_are_equally_near_are_named() {
        let said = |word: &str, names: &[&'static str]| suggestion(word, names.iter().copied());
        assert_eq!(said("T-1x", &["T-12", "T-11", "T-10"]).unwrap(), "did you mean `T-10`, `T-11` or `T-12`?");
        let many = ["T-14", "T-13", "T-12", "T-11", "T-10", "other"];
        assert_eq!(said("T-1x", &many).unwrap(), "did you mean `T-10`, `T-11`, `T-12` or another like these?");
        assert_eq!(said("L5", &["L1", "L2", "L3", "L4"]), None);
        assert_eq!(said("T-11", &many).unwrap(), "did you mean `T-11`?");
        assert_eq!(
            said("kim", &["acme/kim", "nebula/kim", "kip"]).unwrap(),
            "did you mean `acme/kim` or `nebula/kim`?"
        );
        assert_eq!(said("acmee/kim", &["acme/kim", "kim"]).unwrap(), "did you mean `acme/kim`?");
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
