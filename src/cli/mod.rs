//! The command line: arguments in, words and an exit code out.
//!
//! Exit codes: 0 clean, 1 mistakes in the input, 2 a failure of the tool or of what is around it. Only this module and
//! `main` print.

mod build;
mod check;
mod environment;
mod export;
mod forecast;
mod import;
mod init;
mod level;
mod mail;
mod print;
mod report;
mod schedule;
mod status;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostics::{Code, shell_word, suggestion};
use crate::render::assets::Assets;
use crate::schedule::Now;
use crate::source::{Folder, further_up, read_overrides};
use crate::time::{Date, parse_date};
use crate::{Loaded, load};

pub use environment::Environment;
use print::{Failure, error_line};

/// Turns plain-text program files kept in git into a static status site and weekly executive mails.
#[derive(Debug, Parser)]
#[command(name = "milepost", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    build: BuildArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the files, then write one site per audience (the default)
    Build(BuildArgs),
    /// Check the files and print every mistake with its place and its mend
    Check(CheckArgs),
    /// Print each program's status, dates, slip and waiting decisions
    Status(StatusArgs),
    /// Print the computed schedule of a program
    Schedule(ScheduleArgs),
    /// Play a program's plan through: dates by probability, and what drives them
    Forecast(ForecastArgs),
    /// Propose dates at which nothing is used more than there is of it
    Level(LevelArgs),
    /// Write the week's mails as .eml files
    Mail(MailArgs),
    /// Keep the ledger of what was reported
    #[command(subcommand)]
    Report(ReportCommand),
    /// Write a first small program, ready to build
    Init(InitArgs),
    /// Write a plan of another tool as a program folder
    #[command(subcommand)]
    Import(ImportCommand),
    /// Write a program as a plan of another tool
    #[command(subcommand)]
    Export(ExportCommand),
}

#[derive(Debug, Subcommand)]
enum ExportCommand {
    /// A plan that Microsoft Project opens (XML)
    Msproject(ExportArgs),
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// A plan of Microsoft Project, saved as XML (gzip too)
    Msproject(ImportArgs),
    /// An instance of PSPLIB (.sm): one period is one hour
    Psplib(ImportArgs),
    /// An issue log as a table (.csv, .csv.gz), by a map that says which column is what
    Csv(CsvArgs),
    /// A project of Primavera P6 (.xer), gzip too, under P6's own rules
    P6(P6Args),
}

#[derive(Debug, Subcommand)]
enum ReportCommand {
    /// Record what is reported this week; refuses a week that is recorded already
    Record(RecordArgs),
}

/// Where the programs are, and as of when to look at them.
#[derive(Debug, Args)]
struct InputArgs {
    /// Folder of the program files
    #[arg(long, value_name = "DIR", default_value = "programs")]
    programs: PathBuf,
    /// Data date, instead of the one in the files
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

#[derive(Debug, Args)]
struct BuildArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Folder to write the sites into
    #[arg(long, value_name = "DIR", default_value = "site")]
    out: PathBuf,
    /// Build only this audience: internal, executive, customer-ID (repeatable)
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    input: InputArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Print every warning, also where many say the same of one file
    #[arg(long)]
    all: bool,
    /// Explain a code instead: what it catches, why, an example
    #[arg(long, value_name = "CODE", value_parser = code)]
    explain: Option<Code>,
}

#[derive(Debug, Args)]
struct StatusArgs {
    /// Only this program, by the name of its folder
    program: Option<String>,
    #[command(flatten)]
    input: InputArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Args)]
struct ScheduleArgs {
    /// The program, by the name of its folder
    program: String,
    #[command(flatten)]
    input: InputArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

#[derive(Debug, Args)]
struct ForecastArgs {
    /// The program, by the name of its folder
    program: String,
    #[command(flatten)]
    input: InputArgs,
    /// How often to play the plan through, 100 to 200000; by default 10000, fewer for plans of more than 2000 tasks
    #[arg(long, value_name = "N", value_parser = runs)]
    runs: Option<usize>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

#[derive(Debug, Args)]
struct LevelArgs {
    /// The program, by the name of its folder
    program: String,
    #[command(flatten)]
    input: InputArgs,
    /// Write the proposal into the plan, as `start_no_earlier` of the tasks that have to wait
    #[arg(long, conflicts_with = "format")]
    accept: bool,
    /// How many schedules to compare
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    schedules: u32,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

#[derive(Debug, Args)]
struct MailArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Folder to write the mails into
    #[arg(long, value_name = "DIR", default_value = "outbox")]
    out: PathBuf,
}

#[derive(Debug, Args)]
struct RecordArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Only this program (repeatable); all of them without it
    #[arg(long, value_name = "PROGRAM")]
    program: Vec<String>,
}

#[derive(Debug, Args)]
struct InitArgs {
    /// Folder to write into; it may not hold a `programs` folder yet
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

/// What is exported, and where to.
#[derive(Debug, Args)]
struct ExportArgs {
    /// The program, by the name of its folder
    program: String,
    #[command(flatten)]
    input: InputArgs,
    /// File to write; without it, the plan is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
}

/// What is imported, and where to.
#[derive(Debug, Args)]
struct ImportArgs {
    /// The file of the other tool
    file: PathBuf,
    /// Id of the program, the name of its folder
    #[arg(long, value_name = "ID")]
    program: String,
    /// Folder of the program files to write into
    #[arg(long, value_name = "DIR", default_value = "programs")]
    out: PathBuf,
    /// Write over files that exist
    #[arg(long)]
    force: bool,
    /// How to print what was written and what was not
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Args)]
struct CsvArgs {
    #[command(flatten)]
    import: ImportArgs,
    /// The map: YAML that names the columns, the forms of dates, the zone, and what words mean
    #[arg(long, value_name = "FILE")]
    map: PathBuf,
    /// Succeed although some rows could not be imported
    #[arg(long)]
    skip_bad_rows: bool,
}

/// What is imported of a file of P6.
#[derive(Debug, Args)]
struct P6Args {
    #[command(flatten)]
    import: ImportArgs,
    /// Short name or id of the project, where the file holds several
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// Encoding of the file where it is neither UTF-8, UTF-16 nor Windows-1252: `gbk`, `shift_jis`, …
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Forms of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// For people
    Text,
    /// Comma-separated values
    Csv,
    /// For programs
    Json,
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).map_err(|error| error.to_string())
}

fn runs(text: &str) -> Result<usize, String> {
    let within = text.parse().ok().filter(|runs| (100..=200_000).contains(runs));
    within.ok_or_else(|| "write a number from 100 to 200000".to_owned())
}

fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).ok_or_else(|| format!("there is no code `{text}`; codes look like `E004` and `W111`"))
}

/// Runs the command.
pub fn run(args: impl IntoIterator<Item = OsString>, environment: &Environment<'_>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are what was asked for; everything else is a wrong command line.
            let asked = !error.use_stderr();
            let printed = error.print().is_ok();
            return ExitCode::from(if asked && printed { 0 } else { 2 });
        }
    };
    let outcome = match cli.command {
        None => build::run(&cli.build, environment),
        Some(Command::Build(args)) => build::run(&args, environment),
        Some(Command::Check(args)) => check::run(&args, environment),
        Some(Command::Status(args)) => status::run(&args, environment),
        Some(Command::Schedule(args)) => schedule::run(&args, environment),
        Some(Command::Forecast(args)) => forecast::run(&args, environment),
        Some(Command::Level(args)) => level::run(&args, environment),
        Some(Command::Mail(args)) => mail::run(&args, environment),
        Some(Command::Report(ReportCommand::Record(args))) => report::run(&args, environment),
        Some(Command::Init(args)) => init::run(&args),
        Some(Command::Import(command)) => import::run(&command, environment),
        Some(Command::Export(command)) => export::run(&command, environment),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            error_line(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

/// Says so where there is no such program, with the nearest name.
fn find_program(loaded: &Loaded, name: &str) -> Result<(), Failure> {
    let known: Vec<&str> = loaded.portfolio.programs.iter().map(|program| program.id.as_str()).collect();
    if known.contains(&name) {
        return Ok(());
    }
    let hint = suggestion(name, known.iter().copied()).unwrap_or_else(|| format!("there are `{}`", known.join("`, `")));
    Err(Failure(format!("there is no program `{name}`; {hint}")))
}

/// Reads, checks and schedules what the arguments point at, and the look that goes with it.
fn load_input(input: &InputArgs, environment: &Environment<'_>) -> Result<(Loaded, Assets), Failure> {
    let folder = Folder::open(&input.programs).map_err(|error| {
        let mend = match further_up(&input.programs) {
            _ if !error.is_absent() => String::new(),
            Some(above) => {
                let above = above.display().to_string();
                format!("; there is `{above}`: write `--programs {}`", shell_word(&above))
            }
            None => {
                "; write a first program with `milepost init`, or say where yours are with `--programs DIR`".to_owned()
            }
        };
        Failure(format!("{error}{mend}"))
    })?;
    let look = read_overrides(&input.programs)?;
    let mut loaded = load(&folder, Now { as_of: input.as_of, clock: environment.clock });
    loaded.check_look(&look);
    Ok((loaded, Assets::new(look.files)))
}

/// What is written among the sources would be read as program files by the next run.
fn refuse_sources(out: &Path, input: &InputArgs) -> Result<(), Failure> {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if whole(out).starts_with(whole(&input.programs)) {
        return Err(Failure(format!(
            "`{}` is in the folder of the program files; choose another folder with `--out`",
            out.display()
        )));
    }
    Ok(())
}
