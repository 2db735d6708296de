//! What commands may know of the world around them.

use std::time::Duration;

use crate::time::Instant;

/// What `main` read of the world.
pub struct Environment<'a> {
    /// The clock.
    pub clock: Instant,
    /// Time since the program was started.
    pub elapsed: &'a dyn Fn() -> Duration,
    /// Whether mistakes may be coloured.
    pub colour: bool,
}
