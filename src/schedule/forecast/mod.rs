//! Forecasts: a plan played through thousands of times.
//!
//! Enters a [`Solver`](super::Solver) and an [`Input`]: which tasks are uncertain, which risks may hit them, whose
//! finishes are wanted. Leaves an [`Outcome`]: sorted finishes, the criticality index of every activity, and what
//! drives the spread. Always: durations are drawn in working time and only then meet calendars; what is done stays
//! done; the same input gives the same bytes on every machine and with any number of threads, for each run has a
//! stream of its own and everything that threads add up is whole numbers.
//!
//! The model, in one paragraph: the work ahead of a task is Beta-PERT (λ = 4) between its best and worst case; tasks
//! of one functional area share a common factor (Gaussian copula), for independence understates the spread; a risk
//! happens or does not, once in a run, and then delays all the tasks it hits. Sources: Vose, *Risk Analysis*, on
//! Beta-PERT; Van Slyke (1963) on simulation and the criticality index.

mod causes;
mod draws;
mod input;
mod normal;
mod outcome;
mod pert;
mod rank;
mod simulate;

#[cfg(test)]
mod tests;

pub use causes::{Cause, Source};
pub use input::{Hazard, Hit, Input, Uncertain};
pub use outcome::{Asked, Finishes, Outcome};
pub use pert::ThreePoint;
pub use simulate::simulate;
