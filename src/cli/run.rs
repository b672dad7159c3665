//! `recount run`: everything, into a folder.

use super::args::{Charts, Run, RunInputs};
use super::output::Stop;
use super::{assuming, exit_code, loaded, plan, progress, say, text};
use recount::error::Error;
use recount::model::{Lineage, View};
use recount::pipeline::Study;
use recount::report::{FolderOptions, write_folder};
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &RunInputs) -> Result<ExitCode, Stop> {
    let common = &args.run.common;
    let Some(folder) = common.output.as_deref().filter(|path| path.as_os_str() != "-") else {
        return Err(Error::Argument {
            message: "`run` writes a folder, not to standard output".into(),
            hint: "name it: recount run claims.csv -o out/".into(),
        }
        .into());
    };
    let plan = plan::plan(common, Some(&args.run.rules), Some(args.joining.flags()))?;
    let loaded = loaded(&plan::open(&args.inputs, common.output.as_deref())?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    assuming::known(&view, &lineage, &plan.settings.ranges)?;
    let bar = progress::Bar::new(&common.look);
    let study = Study::new(&loaded, &view, &lineage, &plan.settings, &bar);
    write_folder(&study, folder, options(&args.run), &bar)?;
    if !common.look.quiet {
        say(&format!("{}: {}; see {}", folder.display(), text::counted(&study.findings), report(folder)));
    }
    Ok(exit_code(&plan, &loaded.ledger, &study.findings))
}

/// What the flags choose of the folder's content.
pub fn options(args: &Run) -> FolderOptions {
    FolderOptions { png: args.png, all_charts: args.charts == Charts::All, excel: args.common.look.excel }
}

/// Where the report is.
pub fn report(folder: &Path) -> String {
    folder.join("report.html").display().to_string()
}
