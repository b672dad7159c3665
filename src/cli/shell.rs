//! `recount completions` and `recount man`: what a shell and `man` need, made from the arguments themselves.

use super::args::{Cli, Completions, Man};
use super::output::{Output, Stop};
use super::say;
use clap::CommandFactory;
use recount::error::Error;
use std::process::ExitCode;

pub fn completions(args: &Completions) -> Result<ExitCode, Stop> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "recount", &mut text);
    Output::new(args.output.as_deref(), &args.look).write(|out| out.write_all(&text))?;
    Ok(ExitCode::SUCCESS)
}

/// One page for the program and one for each command, as `man` names them. They bear no date, so that the same program gives the
/// same bytes.
pub fn man(args: &Man) -> Result<ExitCode, Stop> {
    let folder = &args.output;
    let unwritable = |cause| Error::Unwritable { path: folder.clone(), cause };
    std::fs::create_dir_all(folder).map_err(unwritable)?;
    clap_mangen::generate_to(Cli::command(), folder).map_err(unwritable)?;
    if !args.quiet {
        say(&format!("man {}", folder.join("recount.1").display()));
    }
    Ok(ExitCode::SUCCESS)
}
