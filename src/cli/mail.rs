//! `milepost mail`: the week's mails as files.

use std::process::ExitCode;

use crate::mails;
use crate::publish::write_outbox;
use crate::render::engine::Engine;

use super::print::{self, Failure, out};
use super::{Environment, MailArgs, load_input, refuse_sources};

pub(super) fn run(args: &MailArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    refuse_sources(&args.out, &args.input)?;
    let (loaded, assets) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    let engine = Engine::new(&assets)?;
    let outbox = mails(&loaded, &engine)?;
    let posted = write_outbox(&args.out, &outbox.mails)?;
    print::warnings(&outbox.warnings, &loaded, environment);
    for (name, bytes) in &outbox.mails {
        out(&format!("{} ({} KB)\n", args.out.join(name).display(), bytes.len().div_ceil(1000)));
    }
    for name in &posted.removed {
        out(&format!("removed {}, of an earlier run\n", args.out.join(name).display()));
    }
    for name in &posted.left {
        print::err(&format!("note: `{}` was changed by hand: left as it is\n", args.out.join(name).display()));
    }
    Ok(ExitCode::SUCCESS)
}
