//! `recount report`: the report alone.

use super::args::Inputs;
use super::output::{Output, Stop};
use super::{assuming, exit_code, loaded, plan, progress};
use recount::model::{Lineage, View};
use recount::pipeline::Study;
use std::process::ExitCode;

pub fn run(args: &Inputs) -> Result<ExitCode, Stop> {
    let plan = plan::plan(&args.common, None, Some(args.joining.flags()))?;
    let loaded = loaded(&plan::open(&args.inputs, args.common.output.as_deref())?, &plan, &args.common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    assuming::known(&view, &lineage, &plan.settings.ranges)?;
    let study = Study::new(&loaded, &view, &lineage, &plan.settings, &progress::Bar::new(&args.common.look));
    let html = recount::report::html(&study)?;
    Output::new(args.common.output.as_deref(), &args.common.look).write(|out| out.write_all(html.as_bytes()))?;
    Ok(exit_code(&plan, &loaded.ledger, &study.findings))
}
