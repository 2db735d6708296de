//! Writes a synthetic portfolio of any size, for measuring: the same arguments give the same bytes.
//!
//! `cargo run --release --example synth -- --programs 10 --tasks 1000 --issues 5000 --seed 1 --out DIR` writes
//! `DIR/programs`. Issues are those of the whole portfolio.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example that writes files and says so")]

mod portfolio;

use std::fs;
use std::path::PathBuf;

use clap::Parser;

#[derive(Parser)]
struct Args {
    /// Programs
    #[arg(long, default_value_t = 10)]
    programs: usize,
    /// Tasks of each program
    #[arg(long, default_value_t = 1000)]
    tasks: usize,
    /// Issues of the whole portfolio
    #[arg(long, default_value_t = 5000)]
    issues: usize,
    /// Seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder to write into
    #[arg(long)]
    out: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Args { programs, tasks, issues, seed, out } = Args::parse();
    let root = out.join("programs");
    for (path, text) in portfolio::portfolio(portfolio::Size { programs, tasks, issues, seed })?.0 {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    println!("wrote {}", root.display());
    Ok(())
}
