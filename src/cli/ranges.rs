//! `recount ranges`: what can be said, by method and hypothesis.

use super::args::{Format, Inputs};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan, progress};
use recount::model::{Lineage, View};
use recount::pipeline::Study;
use recount::table;
use std::process::ExitCode;

/// What fits a screen; the other forms have every column.
const ON_SCREEN: &[&str] =
    &["event", "harm", "victim_party", "status", "scope", "method", "hypothesis", "low", "best", "high", "sources"];

pub fn run(args: &Inputs) -> Result<ExitCode, Stop> {
    let plan = plan::plan(&args.common, None, Some(args.joining.flags()))?;
    let loaded = loaded(&plan::open(&args.inputs, args.common.output.as_deref())?, &plan, &args.common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    let progress = progress::Bar::new(&args.common.look);
    let study = Study::new(&loaded, &view, &lineage, &plan.settings, &progress);
    let output = Output::new(args.common.output.as_deref(), &args.common.look);
    let ranges = table::ranges(&study);
    output.table(if output.format() == Format::Table { ranges.select(ON_SCREEN) } else { ranges })?;
    Ok(exit_code(&plan, &loaded.ledger, &[]))
}
