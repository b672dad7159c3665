//! `recount check`: the findings.

use super::args::{Check, Common, Format};
use super::diff::both_from_standard_input;
use super::output::{Output, Stop};
use super::plan::Plan;
use super::{exit_code, loaded, plan, progress, sarif, say, text};
use recount::diff::{Diff, Release};
use recount::error::Error;
use recount::format::many;
use recount::message::Voice;
use recount::model::{Lineage, View};
use recount::pipeline::{Filter, Settings};
use recount::progress::Progress;
use recount::rules::baseline::Baseline;
use recount::rules::{Checked, Finding, trial};
use recount::{diff, rules, table};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &Check) -> Result<ExitCode, Stop> {
    let common = &args.common;
    if args.simulate {
        let progress = progress::Bar::new(&common.look);
        let rates = trial::run(args.draws, common.seed.unwrap_or(1), &progress);
        progress.end();
        let output = Output::new(common.output.as_deref(), &common.look);
        match output.format() {
            Format::Markdown => output.write(|out| out.write_all(trial::table(&rates).as_bytes()))?,
            _ => output.table(table::hit_rates(&rates))?,
        }
        return Ok(ExitCode::SUCCESS);
    }
    let plan = plan::plan(common, Some(&args.rules), Some(args.joining.flags()))?;
    let loaded = loaded(&plan::open(&args.inputs, common.output.as_deref())?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let progress = progress::Bar::new(&common.look);
    progress.stage("tracing", "who repeats whom");
    let lineage = Lineage::trace(&view, &plan.settings.config);
    if args.since.as_ref().is_some_and(|old| old.as_os_str() == "-" && args.inputs.contains(old)) {
        return Err(both_from_standard_input().into());
    }
    let since =
        args.since.as_deref().map(|path| since(path, &plan, common, Release { view: &view, lineage: &lineage }));
    progress.stage("checking", "claims against each other");
    let Checked { mut findings, allowed } =
        rules::check_since(&view, &lineage, &plan.settings.rules, since.transpose()?);
    progress.stage("writing", "findings");
    let output = Output::new(common.output.as_deref(), &common.look);
    let lang = plan.settings.lang;
    let voice = Voice::new(lang, &view, &lineage);
    let mut aside = Vec::new();
    if !allowed.is_empty() {
        aside.push(format!("{} allowed in the data", many(allowed.len(), "finding")));
    }
    let settled = plan.settings.config.check.baseline.as_ref().map(PathBuf::from);
    if let Some(path) = args.baseline.clone().or(settled) {
        let (new, known, gone) = baseline(&path)?.sift(voice, &view, findings);
        findings = new;
        aside.push(format!("{known} known from {}", path.display()));
        if gone > 0 {
            aside.push(format!("{} of it gone: write the baseline anew", many(gone, "finding")));
        }
    }
    match output.format() {
        Format::Table | Format::Text => {
            let colored = output.colored();
            output.write(|out| text::findings(out, voice, &view, &findings, colored))?;
        }
        Format::Sarif => output.write(|out| sarif::write(out, voice, &view, &findings, &allowed))?,
        Format::Github => output.write(|out| text::github(out, voice, &view, &findings))?,
        _ => output.table(table::findings(&view, &lineage, &findings, lang))?,
    }
    if !aside.is_empty() && !common.look.quiet {
        say(&format!("note: not told: {}", aside.join("; ")));
    }
    Ok(exit_code(&plan, &loaded.ledger, &findings))
}

/// What changed since an earlier release, which is read as the later one was.
fn since(path: &Path, plan: &Plan, common: &Common, new: Release) -> Result<Vec<Finding>, Stop> {
    let filter = &plan.settings.filter;
    let whole = Plan { settings: Settings { filter: Filter::default(), ..plan.settings.clone() }, ..*plan };
    let old = loaded(&plan::open(&[path.to_owned()], common.output.as_deref())?, &whole, common)?;
    let view = View::new(&old.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    let mut findings = diff::findings(&Diff::new(Release { view: &view, lineage: &lineage }, new), plan.settings.lang);
    // Of the events that are not looked at nothing is known to be gone.
    findings.retain(|finding| filter.is_open() || finding.event.is_some());
    Ok(findings)
}

fn baseline(path: &Path) -> Result<Baseline, Error> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|cause| Error::Unreadable { path: name.clone(), cause })?;
    Baseline::parse(&name, &text)
}
