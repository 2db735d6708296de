//! `milepost mail`: the week's mails as files.

use std::process::ExitCode;

use crate::diagnostics::has_errors;
use crate::mails;
use crate::publish::write_outbox;
use crate::render::engine::Engine;

use super::print::{self, Failure, out};
use super::{Environment, MailArgs, load_input, refuse_sources};

pub(super) fn run(args: &MailArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, assets) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    refuse_sources(&args.out, &args.input)?;
    let engine = Engine::new(&assets)?;
    let outbox = mails(&loaded, &engine)?;
    print::found(&outbox.diagnostics, &loaded, environment);
    if has_errors(&outbox.diagnostics) {
        print::err(&format!("\nno mail was written, `{}` is as it was\n", args.out.display()));
        return Ok(ExitCode::from(1));
    }
    let posted = write_outbox(&args.out, &outbox.mails)?;
    for (name, bytes) in outbox.mails.iter().filter(|(name, _)| !posted.left.contains(name)) {
        out(&format!("{} ({} KB)\n", args.out.join(name).display(), bytes.len().div_ceil(1000)));
    }
    for name in &posted.removed {
        out(&format!("removed {}, of an earlier run\n", args.out.join(name).display()));
    }
    for name in &posted.left {
        print::err(&format!(
            "note: `{}` was changed by hand: it stays as it is; remove it, and the next run writes it anew\n",
            args.out.join(name).display()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
