//! Milepost against what a user would pick instead, in one run: `cargo bench --bench peers`.
//!
//! Every line is the shortest of a few runs, and every peer has to come to the same answer. Peers in Python run where
//! `python3` (or the interpreter that `PYTHON` names) is there, with `NumPy` where they need it; else the line says why
//! not. With `MILEPOST_ORACLES` set, the largest public plan of each format is imported, too.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and the environment, and prints"
)]

mod cpm;
#[path = "../shared/draw.rs"]
mod draw;
mod import;
mod levelling;
mod networks;
mod python;
mod simulation;
mod table;

fn main() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    println!("{threads} threads; load at the start: {load}");
    cpm::peers();
    cpm::scale();
    simulation::peers();
    levelling::rates();
    import::largest();
}
