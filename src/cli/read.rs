//! `recount read`: the normalised claims.

use super::args::Inputs;
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan};
use recount::table;
use std::process::ExitCode;

pub fn run(args: &Inputs) -> Result<ExitCode, Stop> {
    let plan = plan::plan(&args.common, None)?;
    let loaded = loaded(plan::open(&args.inputs)?, &plan, &args.common)?;
    let output = Output::new(args.common.output.as_deref(), &args.common.look);
    output.table(table::claims(&loaded.claims))?;
    Ok(exit_code(&plan, &loaded, &[]))
}
