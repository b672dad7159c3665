//! `recount ranges`: what can be said, by method and hypothesis.

use super::args::{Format, Ranges};
use super::output::{Output, Stop};
use super::{assuming, exit_code, loaded, plan, progress};
use recount::estimate::ranges;
use recount::model::{Lineage, View};
use recount::progress::Progress;
use recount::table;
use std::process::ExitCode;

/// What fits a screen; the other forms have every column.
const ON_SCREEN: &[&str] =
    &["event", "harm", "victim_party", "status", "scope", "method", "hypothesis", "low", "best", "high", "sources"];

pub fn run(args: &Ranges) -> Result<ExitCode, Stop> {
    let common = &args.inputs.common;
    let mut plan = plan::plan(common, None, Some(args.inputs.joining.flags()))?;
    plan.settings.ranges = assuming::settle(&args.assuming, &plan.settings.config)?;
    let loaded = loaded(&plan::open(&args.inputs.inputs, common.output.as_deref())?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    assuming::known(&view, &lineage, &plan.settings.ranges)?;
    let progress = progress::Bar::new(&common.look);
    progress.stage("estimating", "ranges");
    let found = ranges(&view, &lineage, &plan.settings.ranges);
    progress.end();
    let output = Output::new(common.output.as_deref(), &common.look);
    let table = table::ranges(&view, &lineage, plan.settings.lang, &found);
    output.table(if output.format() == Format::Table { table.select(ON_SCREEN) } else { table })?;
    Ok(exit_code(&plan, &loaded.ledger, &[]))
}
