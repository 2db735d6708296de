//! The table that is printed, and how its times are taken.

use std::hint::black_box;
use std::time::Instant as Clock;

use crate::python::Answer;

/// The shortest of several runs, in seconds, and what the last gave: other work on the machine only ever adds.
pub(crate) fn best<T>(repeats: usize, mut run: impl FnMut() -> T) -> (f64, T) {
    let mut shortest = timed(&mut run);
    for _ in 1..repeats {
        let next = timed(&mut run);
        shortest = (shortest.0.min(next.0), next.1);
    }
    shortest
}

/// One run.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let began = Clock::now();
    let result = black_box(run());
    (began.elapsed().as_secs_f64(), result)
}

/// Lines of one comparison; the first is ours, and the others take so many times as long.
pub(crate) struct Table {
    ours: Option<f64>,
}

impl Table {
    pub(crate) fn of(title: &str) -> Self {
        println!("\n{title}");
        Self { ours: None }
    }

    pub(crate) fn line(&mut self, what: &str, seconds: f64, remark: &str) {
        let ratio = seconds / *self.ours.get_or_insert(seconds);
        println!("  {what:<58}{:>10.2} ms  {ratio:>7.2} ×   {remark}", seconds * 1e3);
    }

    /// A line to compare with nothing.
    pub(crate) fn alone(what: &str, seconds: f64, remark: &str) {
        println!("  {what:<58}{:>10.2} ms  {:>9}   {remark}", seconds * 1e3, "");
    }

    /// The line of a peer in Python, which has to have computed the same: `remark` judges its figures.
    pub(crate) fn peer(&mut self, what: &str, answer: Answer, remark: impl Fn(&[f64]) -> String) {
        match answer {
            Ok((seconds, figures)) => self.line(what, seconds, &remark(&figures)),
            Err(reason) => println!("  {what:<58}   not run: {reason}"),
        }
    }
}

/// Whether a peer agrees, in words.
pub(crate) fn verdict(agrees: bool) -> &'static str {
    if agrees { "the same answer" } else { "ANOTHER ANSWER" }
}
