//! Sorted spans of work with running totals.
//!
//! What enters: spans in order of time. What leaves: answers to "how much work until then" and "when is so much work
//! done". What always holds: spans are half-open, not empty, sorted, and neither overlap nor touch.

/// Width of a slot in minutes: one day, so that few spans begin in each.
const SLOT: i64 = 1440;
/// Width of a slot of work in minutes: half a working day.
const WORK_SLOT: i64 = 240;

/// Spans of minutes on some line of time, each with the work done before it begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    starts: Vec<i64>,
    ends: Vec<i64>,
    /// Work in all earlier spans; begins with 0 and rises strictly.
    before: Vec<i64>,
    /// For every day since the first start, how many spans have begun by its first minute: where to start looking.
    slots: Vec<u32>,
    /// For every half working day, how many spans begin with less work before them than its first minute has: where
    /// to start looking for work done.
    work_slots: Vec<u32>,
    total: i64,
}

impl Spans {
    /// Spans of sorted pairs `(from, to)`: empty ones are dropped, touching and overlapping ones are joined.
    pub(super) fn of_sorted(pairs: impl IntoIterator<Item = (i64, i64)>) -> Spans {
        let mut spans = Spans::default();
        for (from, to) in pairs {
            match spans.ends.last_mut() {
                Some(end) if from <= *end => {
                    spans.total += (to - *end).max(0);
                    *end = to.max(*end);
                }
                _ if from < to => {
                    spans.starts.push(from);
                    spans.ends.push(to);
                    spans.before.push(spans.total);
                    spans.total += to - from;
                }
                _ => {}
            }
        }
        spans.fill_slots();
        spans
    }

    /// All work there is, in minutes.
    pub(super) fn total(&self) -> i64 {
        self.total
    }

    /// Work done until `at`.
    pub(super) fn worked_until(&self, at: i64) -> i64 {
        let Some(last) = self.begun_by(at).checked_sub(1) else {
            return 0;
        };
        self.before[last] + at.min(self.ends[last]) - self.starts[last]
    }

    /// The earliest time by which `worked` minutes are done, `0 < worked ≤ total`.
    pub(super) fn earliest(&self, worked: i64) -> Option<i64> {
        let span = self.leading(worked, |before| before < worked).checked_sub(1)?;
        Some(self.starts[span] + worked - self.before[span])
    }

    /// The latest time by which no more than `worked` minutes are done, `0 ≤ worked < total`.
    pub(super) fn latest(&self, worked: i64) -> Option<i64> {
        let span = self.leading(worked, |before| before <= worked).checked_sub(1)?;
        Some(self.starts[span] + worked - self.before[span])
    }

    /// The end of the span that `at` lies in.
    pub(super) fn end_of_span_at(&self, at: i64) -> Option<i64> {
        let end = self.ends[self.begun_by(at).checked_sub(1)?];
        (at < end).then_some(end)
    }

    /// How many spans have begun by `at`, this minute included.
    fn begun_by(&self, at: i64) -> usize {
        let Some(first) = self.starts.first().filter(|first| **first <= at) else {
            return 0;
        };
        let slot = usize::try_from((at - first) / SLOT).unwrap_or(usize::MAX);
        let known = self.slots.get(slot).or(self.slots.last());
        let mut begun = known.map_or(0, |count| *count as usize);
        while self.starts.get(begun).is_some_and(|start| *start <= at) {
            begun += 1;
        }
        begun
    }

    /// How many leading spans have a `before` that `holds` for so much work; those with less always do.
    fn leading(&self, worked: i64, holds: impl Fn(i64) -> bool) -> usize {
        let slot = usize::try_from(worked / WORK_SLOT).unwrap_or_default();
        let mut leading = self.work_slots.get(slot).or(self.work_slots.last()).map_or(0, |count| *count as usize);
        while self.before.get(leading).is_some_and(|before| holds(*before)) {
            leading += 1;
        }
        leading
    }

    fn fill_slots(&mut self) {
        let Some(first) = self.starts.first().copied() else {
            return;
        };
        let mut slot_start = first;
        for (begun, start) in self.starts.iter().enumerate() {
            while slot_start < *start {
                self.slots.push(u32::try_from(begun).unwrap_or(u32::MAX));
                slot_start += SLOT;
            }
        }
        let mut slot_work = 0;
        for (counted, before) in self.before.iter().enumerate() {
            while slot_work <= *before {
                self.work_slots.push(u32::try_from(counted).unwrap_or(u32::MAX));
                slot_work += WORK_SLOT;
            }
        }
        // The loop leaves the slots behind the last start; looking from the last one finds what begins after it.
        if self.slots.is_empty() {
            self.slots.push(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn touching_and_overlapping_spans_join_and_empty_ones_vanish() {
        let spans = Spans::of_sorted([(0, 10), (5, 8), (10, 20), (30, 30), (40, 50)]);
        assert_eq!((spans.starts, spans.ends), (vec![0, 40], vec![20, 50]));
        assert_eq!((spans.before, spans.total), (vec![0, 20], 30));
    }

    proptest! {
        /// The quick search answers as counting minute by minute does.
        #[test]
        fn answers_are_those_of_counting(
            pieces in prop::collection::vec((0i64..4000, 0i64..300), 0..12),
        ) {
            let mut pairs = Vec::new();
            let mut at = -500;
            for (gap, length) in pieces {
                pairs.push((at + gap, at + gap + length));
                at += gap + length;
            }
            let spans = Spans::of_sorted(pairs.clone());
            let mut worked = 0;
            let mut earliest = vec![None];
            for minute in -600..at + 2000 {
                prop_assert_eq!(spans.worked_until(minute), worked);
                let in_span = pairs.iter().find(|(from, to)| (*from..*to).contains(&minute));
                prop_assert_eq!(spans.end_of_span_at(minute).is_some(), in_span.is_some());
                if in_span.is_some() {
                    prop_assert_eq!(spans.latest(worked), Some(minute));
                    worked += 1;
                    earliest.push(Some(minute + 1));
                }
            }
            prop_assert_eq!(spans.total(), worked);
            for (work, at) in (0..).zip(earliest).skip(1) {
                prop_assert_eq!(spans.earliest(work), at);
            }
        }
    }
}
