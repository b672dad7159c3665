//! The program's face: the only place that knows arguments, standard output and exit codes.

mod args;
mod assuming;
mod changes;
mod chart;
mod check;
mod demo;
mod diff;
mod drawing;
mod explain;
mod figure;
mod gallery;
mod geojson;
mod init;
mod link;
mod linking;
mod output;
mod plan;
mod profiles;
mod progress;
mod ranges;
mod read;
mod report;
mod run;
mod sarif;
mod schema;
mod shell;
mod text;
mod total;
mod totalling;

pub use args::Cli;

use args::{Command, Common};
use clap::Parser;
use output::Stop;
use plan::Plan;
use recount::error::Problems;
use recount::format::many;
use recount::ingest::{Input, Ledger, Rejected};
use recount::pipeline::{Loaded, load};
use recount::rules::Finding;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

/// Reads the arguments; `Err` is the exit code when there is nothing to run.
pub fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        let _ = error.print();
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// Runs a command.
pub fn run(cli: Cli) -> ExitCode {
    if let Some(threads) = cli.threads() {
        // Fails only if a pool stands already; it does not.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global();
    }
    let done = match cli.command {
        Command::Demo(args) => demo::run(&args),
        Command::Run(args) => run::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Profiles(args) => profiles::run(&args),
        Command::Figure(args) => figure::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Ranges(args) => ranges::run(&args),
        Command::Total(args) => total::run(&args),
        Command::Chart(args) => chart::run(&args),
        Command::Gallery(args) => gallery::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Report(args) => report::run(&args),
    };
    match done {
        Ok(code) => code,
        Err(Stop::BrokenPipe) => ExitCode::SUCCESS,
        Err(Stop::Problems(problems)) => {
            say(&format!("error: {}", faults(&problems)));
            ExitCode::from(2)
        }
    }
}

fn faults(problems: &Problems) -> String {
    let many = problems.errors().len();
    if many > 1 { format!("{many} faults\n{problems}") } else { problems.to_string() }
}

/// A line on standard error; that it cannot be written is no fault of the command.
fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Reads inputs, and tells on standard error what was guessed, kept and rejected.
fn loaded(inputs: &[Input], plan: &Plan, common: &Common) -> Result<Loaded, Stop> {
    let progress = progress::Bar::new(&common.look);
    let loaded = load(inputs, &plan.settings, &progress)?;
    progress.end();
    told(&loaded.ledger, plan, common);
    if loaded.joined.reports > 0 && !common.look.quiet {
        loaded.joined.notices.iter().for_each(|notice| say(&format!("note: {notice}")));
        say(&linked(&loaded));
    }
    if loaded.claims.is_empty() && loaded.ledger.claims() > 0 && !common.look.quiet {
        say("note: no event meets the conditions");
    }
    usable(&loaded.ledger)?;
    Ok(loaded)
}

/// What linking made of the reports, in one line.
fn linked(loaded: &Loaded) -> String {
    let events = loaded.claims.offsets().len().saturating_sub(1);
    let (reports, uncertain) = (loaded.joined.reports, loaded.joined.uncertain);
    format!(
        "{} are {}; {} {} not certain (links.csv says why; `recount link` shows them, --no-link makes none)",
        many(reports, "report"),
        many(events, "event"),
        many(uncertain, "link"),
        if uncertain == 1 { "is" } else { "are" }
    )
}

/// Tells what was guessed, kept and rejected.
fn told(ledger: &Ledger, plan: &Plan, common: &Common) {
    if common.look.quiet {
        return;
    }
    for notice in &ledger.notices {
        say(&format!("note: {notice}"));
    }
    // The first rows of each reason, so that a common one does not hide the others.
    const TOLD: usize = 10;
    const OF_A_KIND: usize = 3;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let first = |row: &&Rejected| {
        let times = kinds.entry(row.kind).or_default();
        *times += 1;
        *times <= OF_A_KIND
    };
    let shown: Vec<&Rejected> = ledger.rejected.iter().filter(first).take(TOLD).collect();
    for row in &shown {
        let value = if row.value.is_empty() {
            String::new()
        } else {
            format!(" “{}”", recount::format::visible(&row.value))
        };
        say(&format!(
            "warning: {}:{}: {}{value}: {}; the row is rejected",
            row.origin_file,
            row.origin_line,
            if row.column.is_empty() { "the row" } else { &row.column },
            row.reason
        ));
    }
    let more = ledger.rejected_rows() - shown.len();
    if more > 0 {
        let rows = if more == 1 { "row" } else { "rows" };
        say(&format!(
            "warning: {} more rejected {rows}; `recount run` lists all of them in rejected.csv",
            recount::format::count(more as f64)
        ));
    }
    for input in &ledger.inputs {
        say(&input.to_string());
    }
    if common.look.verbose {
        say(&format!("seed {}", plan.settings.seed));
    }
}

/// Claims to work with, or the fault that there is not one.
fn usable(ledger: &Ledger) -> Result<(), Problems> {
    let rows: usize = ledger.inputs.iter().map(|input| input.rows).sum();
    if ledger.claims() == 0 { Err(recount::error::Error::NothingUsable { rows }.into()) } else { Ok(()) }
}

/// 1 for findings at or above the level asked for, or for rejected rows under `--strict`.
fn exit_code(plan: &Plan, ledger: &Ledger, findings: &[Finding]) -> ExitCode {
    let failing = plan.fail_on.is_some_and(|level| findings.iter().any(|finding| finding.severity >= level));
    if failing || plan.strict && !ledger.rejected.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS }
}
