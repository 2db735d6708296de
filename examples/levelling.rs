//! How good levelling is on PSPLIB: every instance of a folder of `.sm` files, at several budgets of schedules.
//!
//! `cargo run --release --example levelling -- FOLDER BOUNDS.csv [SET ...] [--schedules 1,3,100]`
//!
//! A set is a subfolder (`j30`). Prints the average deviation from the optimum or best length known and from the length
//! of the critical path, in per cent, and schedules a second; every schedule is checked.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example reads its input, the clock, and prints"
)]
#![allow(clippy::cast_precision_loss, reason = "periods and counts are small")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant as Clock;

use milepost::schedule::level::{Options, check, level};

#[path = "../tests/level/psplib.rs"]
mod psplib;

/// One line of the bounds: length of the critical path, the best length known (for J30 the optimum), and the best lower bound.
struct Bound {
    reference: f64,
    lowest: i64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder")?);
    let bounds = bounds(&std::fs::read_to_string(arguments.next().ok_or("name the table of bounds")?)?);
    let (mut sets, mut budgets) = (Vec::new(), vec![1, 3, 100, 1000, 5000]);
    while let Some(argument) = arguments.next() {
        if argument == "--schedules" {
            let list = arguments.next().ok_or("name the budgets")?;
            budgets = list.split(',').map(str::parse).collect::<Result<_, _>>()?;
        } else {
            sets.push(argument);
        }
    }
    println!("set,schedules,instances,dev_from_bound_pct,dev_from_cpm_pct,hits,schedules_per_second");
    for set in &sets {
        let instances = instances(&folder.join(set))?;
        for &budget in &budgets {
            let line = measure(&instances, &bounds, budget)?;
            println!("{set},{budget},{line}");
        }
    }
    Ok(())
}

fn measure(
    instances: &[(String, String)],
    bounds: &BTreeMap<String, Bound>,
    schedules: u32,
) -> Result<String, Box<dyn std::error::Error>> {
    let (mut over_bound, mut over_cpm, mut hits, mut made) = (0.0, 0.0, 0, 0_u64);
    let mut seconds = 0.0;
    for (name, text) in instances {
        let (network, resources) = psplib::parse(text).ok_or_else(|| format!("{name} is no instance"))?;
        let bound = bounds.get(name).ok_or_else(|| format!("no bounds of {name}"))?;
        let clock = Clock::now();
        let options = Options { schedules, ..Options::default() };
        let proposal = level(&network, &resources, &options).map_err(|error| format!("{name}: {error:?}"))?;
        seconds += clock.elapsed().as_secs_f64();
        made += u64::from(proposal.schedules);
        let dates: Vec<_> = proposal.rows.iter().map(|row| (row.start, row.finish)).collect();
        let breaches = check(&network, &resources, &dates);
        assert!(breaches.is_empty(), "{name}: {breaches:?}");
        let length = (proposal.finish.0 - network.start.0) / psplib::PERIOD;
        assert!(length >= bound.lowest, "{name}: {length} is below the bound {}", bound.lowest);
        let cpm = (proposal.unlevelled.finish.0 - network.start.0) as f64 / psplib::PERIOD as f64;
        over_bound += length as f64 / bound.reference - 1.0;
        over_cpm += length as f64 / cpm - 1.0;
        hits += i32::from(length as f64 <= bound.reference);
    }
    let n = instances.len() as f64;
    Ok(format!(
        "{},{:.2},{:.2},{hits},{:.0}",
        instances.len(),
        100.0 * over_bound / n,
        100.0 * over_cpm / n,
        made as f64 / seconds
    ))
}

fn instances(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let mut instances = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "sm") {
            let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is not text")?;
            instances.push((name.to_owned(), std::fs::read_to_string(&path)?));
        }
    }
    instances.sort();
    Ok(instances)
}

fn bounds(table: &str) -> BTreeMap<String, Bound> {
    let mut bounds = BTreeMap::new();
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let column = |name: &str| head.iter().position(|other| *other == name);
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |name| column(name).and_then(|at| cells.get(at)).and_then(|cell| cell.parse().ok());
        if let (Some(reference), Some(lowest)) = (number("best_ub"), number("best_lb")) {
            bounds.insert(cells[0].to_owned(), Bound { reference: reference as f64, lowest });
        }
    }
    bounds
}
