//! What is free of one resource over time: a step function that work is taken out of.
//!
//! Always: steps are sorted and the first begins before all time. Work whose need is above what there is at all rests
//! in such a step: it neither fails there nor takes anything.

use crate::time::Instant;

use super::problem::Capacity;

/// Free units of one resource.
#[derive(Debug, Clone, Default)]
pub(super) struct Timeline {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    from: Instant,
    /// What there is.
    all: i64,
    /// What of it is not taken; negative where more is taken than there is.
    free: i64,
}

impl Timeline {
    /// Everything free.
    pub(super) fn new(capacity: &Capacity) -> Self {
        Self { steps: capacity.steps().map(|(from, all)| Step { from, all, free: all }).collect() }
    }

    /// Forgets what was taken since `empty`.
    pub(super) fn reset(&mut self, empty: &Self) {
        self.steps.clone_from(&empty.steps);
    }

    /// Takes units from a stretch of time, but for the steps in which whoever takes them rests.
    pub(super) fn take(&mut self, from: Instant, to: Instant, units: i64) {
        if from >= to {
            return;
        }
        let first = self.cut(from);
        let last = self.cut(to);
        for step in &mut self.steps[first..last] {
            if step.all >= units {
                step.free -= units;
            }
        }
    }

    /// The end of the last step in a stretch of time with too little free; nothing where all of it has enough.
    pub(super) fn last_short(&self, from: Instant, to: Instant, units: i64) -> Option<Instant> {
        let first = self.at(from);
        let last = self.steps.partition_point(|step| step.from < to);
        let short = (first..last).rev().find(|step| self.is_short(*step, units))?;
        Some(self.steps.get(short + 1).map_or(Instant(i64::MAX), |next| next.from))
    }

    /// The beginning of the first step in a stretch of time with too little free.
    pub(super) fn first_short(&self, from: Instant, to: Instant, units: i64) -> Option<Instant> {
        let first = self.at(from);
        let last = self.steps.partition_point(|step| step.from < to);
        (first..last).find(|step| self.is_short(*step, units)).map(|step| self.steps[step].from)
    }

    /// The stretches of time in which there is less than this at all, in order.
    pub(super) fn rests(&self, units: i64) -> Vec<(Instant, Instant)> {
        let mut rests: Vec<(Instant, Instant)> = Vec::new();
        for (at, step) in self.steps.iter().enumerate().filter(|(_, step)| step.all < units) {
            let to = self.steps.get(at + 1).map_or(Instant(i64::MAX), |next| next.from);
            match rests.last_mut() {
                Some(last) if last.1 == step.from => last.1 = to,
                _ => rests.push((step.from, to)),
            }
        }
        rests
    }

    fn is_short(&self, step: usize, units: i64) -> bool {
        let step = &self.steps[step];
        step.all >= units && step.free < units
    }

    /// The step an instant lies in.
    fn at(&self, at: Instant) -> usize {
        self.steps.partition_point(|step| step.from <= at).saturating_sub(1)
    }

    /// Makes a step begin at an instant; its place.
    fn cut(&mut self, at: Instant) -> usize {
        let place = self.at(at);
        if self.steps[place].from == at {
            return place;
        }
        let step = Step { from: at, ..self.steps[place] };
        self.steps.insert(place + 1, step);
        place + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Timeline {
        Timeline::new(&Capacity { base: 2, changes: vec![(Instant(100), 1), (Instant(200), 2)] })
    }

    #[test]
    fn what_is_taken_is_not_free() {
        let mut line = line();
        line.take(Instant(10), Instant(30), 1);
        assert_eq!(line.last_short(Instant(0), Instant(50), 2), Some(Instant(30)));
        assert_eq!(line.first_short(Instant(0), Instant(50), 2), Some(Instant(10)));
        assert_eq!(line.last_short(Instant(0), Instant(50), 1), None);
        assert_eq!(line.last_short(Instant(30), Instant(50), 2), None);
        line.take(Instant(20), Instant(40), 2);
        assert_eq!(line.last_short(Instant(0), Instant(50), 1), Some(Instant(40)), "more is taken than there is");
    }

    #[test]
    fn work_rests_where_there_is_too_little_of_it() {
        let mut line = line();
        assert_eq!(line.rests(2), [(Instant(100), Instant(200))]);
        assert_eq!(line.rests(1), []);
        assert_eq!(line.last_short(Instant(50), Instant(250), 2), None);
        line.take(Instant(50), Instant(250), 2);
        assert_eq!(line.last_short(Instant(100), Instant(200), 1), None, "it rests there and takes nothing");
        assert_eq!(line.last_short(Instant(50), Instant(250), 1), Some(Instant(250)));
    }
}
