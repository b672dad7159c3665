//! The arguments as typed; what they mean is settled in `plan`.

mod commands;
mod drawing;
mod shared;
mod shell;

pub use super::assuming::Assuming;
pub use commands::*;
pub use drawing::*;
pub use shared::*;
pub use shell::*;

use clap::{Parser, Subcommand};

/// Reconciles casualty figures: every claim kept, every conflict named, every range explained.
#[derive(Debug, Parser)]
#[command(name = "recount", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Examples:
  recount demo                              the Moura case, printed
  recount run claims.csv -o out/            everything: tables, charts, report
  recount check claims.csv                  what does not fit together
  recount explain status-contradiction      what a finding means and what to do

Exit codes: 0 done; 1 findings at or above --fail-on, or rejected rows under --strict; 2 unusable input or arguments.")]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// `--threads`, where given.
    pub fn threads(&self) -> Option<u16> {
        self.command.common().and_then(|common| common.threads)
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The Moura case, embedded: the whole pipeline, printed, and written with -o DIR
    #[command(after_help = "Examples:\n  recount demo\n  recount demo -o moura/        # and open moura/report.html")]
    Demo(Run),
    /// The whole pipeline: read, link, check, ranges, totals, charts, report
    #[command(after_help = "Example:\n  recount run claims.csv -o out/ --png")]
    Run(RunInputs),
    /// Which reports of several datasets are about the same event, and why
    #[command(after_help = "Examples:
  recount link acled.csv ucdp.csv                      by place, day, and the names of actors and places
  recount link a.csv b.csv --km 5 --days 2 --table reports
  recount link a.csv b.csv --taxonomy actor=actors.csv --taxonomy event_type=types.csv
  recount link a.csv b.csv --why acled:ACLED-MLI1234   one report in words
  recount link a.csv b.csv --review review.csv         write what is not certain; fill in `decision`; run it again
  recount link a.csv b.csv --truth pairs.csv           precision and recall against known pairs
  recount link a.csv b.csv --engine meltt --taxonomy actor=actors.csv --order a,b
  recount link --simulate                              both engines on made reports whose events are known

Columns of the links: kind (event, episode, decided ...; part, flag and duplicate are shown and not merged), score (0 agrees in
all, 1 in nothing), levels (what agrees), margin (how much better than the runner-up), doubts (why to look: runner-up, coarse,
by-name, nothing-compared, weak, figures). recount explain stable, meltt, names or review says how.")]
    Link(Box<Link>),
    /// Normalised claims, one row each, from any format that recount knows
    #[command(after_help = "Examples:
  recount read claims.csv                   a table
  recount read claims.csv --format jsonl
  recount read claims.csv -o claims.xlsx    .csv .json .jsonl .md .xlsx .parquet, by the name
  cat claims.csv | recount read - -o normalised.csv")]
    Read(Read),
    /// The formats that recount knows; the draft of a profile for one that it does not
    #[command(after_help = "Examples:
  recount profiles                          the list
  recount profiles show ucdp-ged            one, as it is written
  recount profiles guess claims.csv -o my.toml
  recount read claims.csv --as native")]
    Profiles(Profiles),
    /// How a figure in words is understood
    #[command(after_help = "Examples:
  recount figure \"at least 500\"
  recount figure \"plus de 200\" \"300 à 600\" \"des centaines\" \"une trentaine\"
  recount figure dozens --convention acled")]
    Figure(Figure),
    /// The findings, as a linter prints them
    #[command(after_help = "Examples:
  recount check claims.csv
  recount check claims.csv --select label --fail-on warning
  recount check claims.csv --ignore single-source --format json
  recount check new.csv --since old.csv     with what changed since an earlier release")]
    Check(Check),
    /// What changed between two releases, and what it does to the ranges
    #[command(after_help = "Examples:
  recount diff old.csv new.csv              in words: the changes by event, then the ranges that moved
  recount diff old/ new/ --format csv       one row a changed value; old/ and new/ are folders that `run` wrote
  recount diff old.csv new.csv --event moura
  recount diff old.csv new.csv --fail-on warning
  recount check new.csv --since old.csv     the same changes as findings, among the others")]
    Diff(Box<Diff>),
    /// The page of a rule or a method; without a name, the list of them
    #[command(after_help = "Examples:\n  recount explain\n  recount explain L001\n  recount explain envelope-union")]
    Explain(Explain),
    /// Ranges per event, harm, victim party and status, by method and hypothesis
    #[command(after_help = "Examples:
  recount ranges claims.csv --event moura --format markdown
  recount ranges claims.csv --method all                     also robust middles, pools, random effects
  recount ranges claims.csv --hierarchy OHCHR,HRW            the first of these that gives a figure
  recount ranges claims.csv --trust hrw=0.9 --cap combatants=30 --unreported 50
  recount explain joint-bounds                               what is assumed, and how to read it")]
    Ranges(Box<Ranges>),
    /// Totals and trends, with their uncertainty
    #[command(after_help = "Examples:
  recount total claims.csv                              by month: sums of bounds, then draws under three correlations
  recount total claims.csv --by year,admin1 --rho 0,0.3,1
  recount total claims.csv --by source                  each source's own figures
  recount total claims.csv --by year --trend            whether deaths rose may be written
  recount total claims.csv --windows split --shape triangular --draws 20000

Rates: --by country --population people.csv (columns country, population, and year if they differ by year) adds deaths per 100,000.
Columns: sum-of-bounds rows are bounds and no probability; simulated-total rows have a level and the correlation assumed (rho).
An event without a high end leaves the total without one; `open_events` says how many. `note` says what is assumed.
The pages sum-of-bounds, simulated-total, trend, series and rates (recount explain) say how.")]
    Total(Box<Total>),
    /// One chart; .svg or .png by the name of the file
    #[command(after_help = "Examples:
  recount chart range claims.csv --event moura -o moura.svg
  recount chart range claims.csv -o moura.png       # if there is only one event
  recount chart timeline claims.csv --by week --theme dark -o weeks.png
  recount chart bars claims.csv --by place --lang fr --size print -o lieux.svg --data
  recount chart multiples claims.csv --of timeline --by place -o places.svg
  recount chart range claims.csv --event moura --alt  # the alt text alone
  recount chart --list

The words of axes, legends, titles and alt texts are in English, French, Spanish, Arabic, Russian or Ukrainian (--lang).
--data writes FILE.csv and --export datawrapper FILE.datawrapper.json beside -o FILE.svg.")]
    Chart(Box<Chart>),
    /// Every kind of chart, drawn from embedded and made data
    #[command(
        after_help = "Example:\n  recount gallery -o gallery/          # SVG and PNG of each kind, and an index.html"
    )]
    Gallery(Gallery),
    /// A project to start from: claims.csv with two example rows, recount.toml, README.md
    #[command(after_help = "Examples:
  recount init sahel/                  # and fill in sahel/claims.csv
  recount init sahel/ --xlsx           # a workbook with drop-downs instead")]
    Init(Init),
    /// What a shell needs to complete commands and flags
    #[command(after_help = "Examples:
  recount completions bash -o recount.bash
  recount completions zsh -o _recount
  recount completions fish -o recount.fish
  recount completions powershell -o recount.ps1")]
    Completions(Completions),
    /// Manual pages
    #[command(after_help = "Example:\n  recount man -o man/                  # and: man man/recount.1")]
    Man(Man),
    /// The JSON Schema of recount.toml, by which an editor completes and checks it
    #[command(after_help = "Example:\n  recount schema -o recount.schema.json    # `recount init` writes it too")]
    Schema(Schema),
    /// The report alone
    #[command(after_help = "Example:\n  recount report claims.csv -o report.html")]
    Report(Inputs),
}

impl Command {
    fn common(&self) -> Option<&Common> {
        match self {
            Self::Demo(args) => Some(&args.common),
            Self::Run(args) => Some(&args.run.common),
            Self::Read(args) => Some(&args.common),
            Self::Link(args) => Some(&args.common),
            Self::Ranges(args) => Some(&args.inputs.common),
            Self::Report(args) => Some(&args.common),
            Self::Check(args) => Some(&args.common),
            Self::Diff(args) => Some(&args.common),
            Self::Total(args) => Some(&args.common),
            Self::Chart(args) => Some(&args.common),
            Self::Figure(_) | Self::Explain(_) | Self::Profiles(_) | Self::Gallery(_) => None,
            Self::Init(_) | Self::Completions(_) | Self::Man(_) | Self::Schema(_) => None,
        }
    }
}
