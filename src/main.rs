//! The `milepost` command: reads the clock and the environment, and hands everything else to `cli`.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use milepost::cli::{self, Environment};
use milepost::time::Instant;

#[expect(clippy::disallowed_methods, reason = "main is the one place that reads the clock and the environment")]
fn main() -> ExitCode {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let started = std::time::Instant::now();
    let elapsed = move || started.elapsed();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let environment = Environment {
        clock: Instant(i64::try_from(seconds / 60).unwrap_or(0)),
        elapsed: &elapsed,
        colour: !plain && std::io::stderr().is_terminal(),
        colour_out: !plain && std::io::stdout().is_terminal(),
    };
    cli::run(std::env::args_os(), &environment)
}
