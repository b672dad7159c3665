//! `recount diff`: what changed between two releases, and what it does to the ranges.

use super::args::{Diff as Args, Format, Rules};
use super::output::{Output, Stop};
use super::{changes, exit_code, loaded, plan, progress, say};
use recount::diff::{Diff, Release, moved};
use recount::error::Error;
use recount::model::{Lineage, View};
use recount::pipeline::{Loaded, wanted};
use recount::progress::Progress;
use recount::rules::Severity;
use recount::{diff, table};
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let common = &args.common;
    if [&args.old, &args.new].iter().all(|path| path.as_os_str() == "-") {
        return Err(both_from_standard_input().into());
    }
    let rules = Rules { fail_on: args.fail_on.clone(), ..Rules::default() };
    let mut plan = plan::plan(common, Some(&rules), Some(args.joining.flags()))?;
    // An event may be in one release only, so each is read whole.
    let filter = std::mem::take(&mut plan.settings.filter);
    let read = |path: &PathBuf| -> Result<Loaded, Stop> {
        loaded(&plan::open(std::slice::from_ref(path), common.output.as_deref())?, &plan, common)
    };
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let (old_view, new_view) = (View::new(&old.claims), View::new(&new.claims));
    let progress = progress::Bar::new(&common.look);
    progress.stage("comparing", "two releases");
    let config = &plan.settings.config;
    let (old_lineage, new_lineage) = (Lineage::trace(&old_view, config), Lineage::trace(&new_view, config));
    let mut diff = Diff::new(
        Release { view: &old_view, lineage: &old_lineage },
        Release { view: &new_view, lineage: &new_lineage },
    );
    if !filter.is_open() {
        let (of_old, of_new) = match (wanted(&old.claims, &filter), wanted(&new.claims, &filter)) {
            (Err(_), Err(fault)) => return Err(fault.into()),
            (of_old, of_new) => (of_old.unwrap_or_default(), of_new.unwrap_or_default()),
        };
        diff.keep(&of_old, &of_new);
    }
    progress.stage("estimating", "ranges before and after");
    let moved = moved(&diff);
    progress.stage("writing", "changes");
    let output = Output::new(common.output.as_deref(), &common.look);
    let lang = plan.settings.lang;
    match output.format() {
        Format::Table | Format::Text => {
            let names = [&args.old, &args.new].map(|path| path.display().to_string());
            let colored = output.colored();
            output.write(|out| changes::write(out, &names, &diff, &moved, lang, colored))?;
        }
        Format::Sarif | Format::Github => {
            let hint = "`recount check NEW --since OLD` tells the changes as findings, in this form too".into();
            return Err(Error::Argument { message: "changes are not findings".into(), hint }.into());
        }
        _ => {
            output.table(table::changes(&diff, &moved, lang))?;
            if !common.look.quiet {
                say(&format!("note: {}", changes::counted(&diff, &moved)));
            }
        }
    }
    let findings = diff::findings(&diff, lang);
    let anything = !diff.is_empty() || !moved.is_empty();
    if anything && plan.fail_on == Some(Severity::Note) {
        return Ok(ExitCode::from(1));
    }
    let failing = [&old, &new].map(|release| exit_code(&plan, &release.ledger, &findings) != ExitCode::SUCCESS);
    Ok(if failing.contains(&true) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// That one stream cannot be two releases.
pub fn both_from_standard_input() -> Error {
    let hint = "give one of the two as a file".into();
    Error::Argument { message: "both releases are to come from standard input".into(), hint }
}
