//! What commands may know of the world around them.

use std::time::Duration;

use crate::time::Instant;

/// What `main` read of the world.
pub struct Environment<'a> {
    /// The clock.
    pub clock: Instant,
    /// Time since the program was started.
    pub elapsed: &'a dyn Fn() -> Duration,
    /// Whether what is printed beside the output, mistakes and notes, may be coloured.
    pub colour: bool,
    /// Whether the output itself may be.
    pub colour_out: bool,
}
