//! `recount schema`: what an editor needs to complete and check `recount.toml`.

use super::args::Schema;
use super::output::{Output, Stop};
use recount::model::Config;
use std::process::ExitCode;

pub fn run(args: &Schema) -> Result<ExitCode, Stop> {
    Output::new(args.output.as_deref(), &args.look).write(|out| out.write_all(config().as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// The JSON Schema (2020-12) of the configuration, made from the types that read it.
pub fn config() -> String {
    let schema = schemars::schema_for!(Config);
    format!("{:#}\n", schema.as_value())
}
