//! `recount check`: the findings.

use super::args::{Check, Format};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan, progress, sarif, text};
use recount::message::Voice;
use recount::model::{Lineage, View};
use recount::progress::Progress;
use recount::{rules, table};
use std::process::ExitCode;

pub fn run(args: &Check) -> Result<ExitCode, Stop> {
    let common = &args.inputs.common;
    let plan = plan::plan(common, Some(&args.rules), Some((&args.inputs.linking, args.inputs.no_link)))?;
    let loaded = loaded(&plan::open(&args.inputs.inputs, common.output.as_deref())?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let progress = progress::Bar::new(&common.look);
    progress.stage("tracing", "who repeats whom");
    let lineage = Lineage::trace(&view, &plan.settings.config);
    progress.stage("checking", "claims against each other");
    let findings = rules::check(&view, &lineage, &plan.settings.rules);
    progress.stage("writing", "findings");
    let output = Output::new(common.output.as_deref(), &common.look);
    let lang = plan.settings.lang;
    let voice = Voice::new(lang, &view, &lineage);
    match output.format() {
        Format::Table | Format::Text => {
            let colored = output.colored();
            output.write(|out| text::findings(out, voice, &view, &findings, colored))?;
        }
        Format::Sarif => output.write(|out| sarif::write(out, voice, &view, &findings))?,
        Format::Github => output.write(|out| text::github(out, voice, &view, &findings))?,
        _ => output.table(table::findings(&view, &lineage, &findings, lang))?,
    }
    Ok(exit_code(&plan, &loaded.ledger, &findings))
}
