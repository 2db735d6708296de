//! `milepost import FORMAT FILE`: what other tools wrote, as a program folder.

mod csv;
mod plan;
mod target;

use std::process::ExitCode;

use crate::exchange::{bytes, msproject, p6, psplib};

use super::ImportCommand;
use super::environment::Environment;
use super::print::Failure;

pub(super) fn run(command: &ImportCommand, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    match command {
        ImportCommand::Csv(args) => csv::run(args, environment),
        ImportCommand::Msproject(args) => plan::import(args, "msproject", environment, msproject::read),
        ImportCommand::P6(args) => {
            let encoding = args.encoding.as_deref();
            if let Some(unknown) = encoding.filter(|name| !bytes::is_encoding(name)) {
                return Err(Failure(format!("no encoding is called `{unknown}`; try `gbk`, `big5` or `windows-1251`")));
            }
            plan::import(&args.import, "p6", environment, |file, name| {
                p6::read(&bytes::text(&bytes::unpacked(file)?, encoding), args.project.as_deref(), name)
            })
        }
        ImportCommand::Psplib(args) => plan::import(args, "psplib", environment, |bytes, name| {
            psplib::read(&bytes::text(&bytes::unpacked(bytes)?, None), name)
        }),
    }
}
