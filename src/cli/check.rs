//! `recount check`: the findings.

use super::args::{Check, Format};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan, text};
use recount::model::{Lineage, View};
use recount::{rules, table};
use std::process::ExitCode;

pub fn run(args: &Check) -> Result<ExitCode, Stop> {
    let common = &args.inputs.common;
    let plan = plan::plan(common, Some(&args.rules))?;
    let loaded = loaded(plan::open(&args.inputs.inputs)?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    let findings = rules::check(&view, &lineage, &plan.settings.rules);
    let output = Output::new(common.output.as_deref(), &common.look);
    let lang = plan.settings.lang;
    match output.format() {
        Format::Table | Format::Text => {
            let colored = output.colored();
            output.write(|out| text::findings(out, &view, &lineage, &findings, lang, colored))?;
        }
        Format::Github => output.write(|out| text::github(out, &view, &findings, lang))?,
        _ => output.table(table::findings(&view, &lineage, &findings, lang))?,
    }
    Ok(exit_code(&plan, &loaded, &findings))
}
