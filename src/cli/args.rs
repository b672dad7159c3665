//! The arguments as typed; what they mean is settled in `plan`.

pub use super::assuming::Assuming;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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

/// Options that every command on claims has.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Look at one event only
    #[arg(long, value_name = "KEY")]
    pub event: Option<String>,
    /// Look at events with a claim that meets a condition (may be repeated)
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    pub conditions: Vec<String>,
    /// The configuration; recount.toml in the working folder by default
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// Exit with 1 if a row was rejected
    #[arg(long)]
    pub strict: bool,
    /// The language of the output: en
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// The seed of everything random [default: 1]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Number of threads; the results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    #[command(flatten)]
    pub look: Look,
}

/// How inputs are read: what is given is not guessed.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// The format, as `recount profiles` lists them; native; or a TOML file of your own
    #[arg(long = "as", value_name = "PROFILE")]
    pub profile: Option<String>,
    /// What stands between cells: , ; tab | or another sign
    #[arg(long, value_name = "SIGN")]
    pub delimiter: Option<String>,
    /// The encoding of a text: utf-8, windows-1252, windows-1251, windows-1256, utf-16le, koi8-r …
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Lines above the header
    #[arg(long, value_name = "N")]
    pub skip_lines: Option<u64>,
    /// The decimal mark of figures: . or ,
    #[arg(long, value_name = "SIGN")]
    pub decimal: Option<String>,
    /// What comes first in dates such as 03/04/2020: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<String>,
    /// The language of figures where a row names none: en, fr, es, pt, ar, ru or uk
    #[arg(long, value_name = "CODE")]
    pub figure_lang: Option<String>,
    /// What words such as "dozens" are taken to mean: plain, acled or pitf
    #[arg(long, value_name = "NAME")]
    pub convention: Option<String>,
}

/// How the output looks.
#[derive(Clone, Debug, Args)]
pub struct Look {
    /// The form of tables: on a terminal table, in a pipe or a file csv
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// A byte-order mark in front of CSV, by which Excel sees that it is UTF-8
    #[arg(long)]
    pub bom: bool,
    /// For Excel: a byte-order mark, and cells that begin with = + - @ made harmless
    #[arg(long)]
    pub excel: bool,
    /// Colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Say less on standard error
    #[arg(short, long)]
    pub quiet: bool,
    /// Say more on standard error
    #[arg(short, long)]
    pub verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading on a terminal
    Table,
    /// As a linter prints findings
    Text,
    Csv,
    Json,
    Jsonl,
    Markdown,
    /// A workbook: types kept, the header frozen
    Xlsx,
    Parquet,
    /// Findings as workflow commands that GitHub shows beside the file
    Github,
    /// Findings in the Static Analysis Results Interchange Format, for code-review tools
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Args)]
pub struct Read {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// How reports of one event are found.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Linking")]
pub struct Linking {
    /// Kilometres between the places of one event, at most [default: 3]
    #[arg(long, value_name = "KM")]
    pub km: Option<f64>,
    /// Days between the dates of one event, at most [default: 1]
    #[arg(long, value_name = "DAYS")]
    pub days: Option<i32>,
    /// Compare by a taxonomy: a column, and a CSV with data.source, base.categories and levels (may be repeated)
    #[arg(long = "taxonomy", value_name = "COLUMN=FILE")]
    pub taxonomies: Vec<String>,
    /// A weight for each taxonomy, in their order; they sum to their number
    #[arg(long, value_name = "W,W", value_delimiter = ',')]
    pub weights: Vec<f64>,
    /// On how many taxonomies two reports of one event may disagree [default: 0]
    #[arg(long, value_name = "N")]
    pub partial: Option<usize>,
    /// Coordinates for places without any, from a file in GeoNames' columns
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
    /// A person's decisions, read back; `recount link` also writes the questions there
    #[arg(long, value_name = "FILE")]
    pub review: Option<PathBuf>,
    /// What tells the datasets apart: file, source or a column [default: the column dataset, else the file, or the sources
    /// of a file by several]
    #[arg(long, value_name = "WHAT")]
    pub dataset_by: Option<String>,
    /// How they are found: stable, or meltt for R meltt's answer [default: stable]
    #[arg(long, value_name = "NAME")]
    pub engine: Option<String>,
    /// For meltt: the datasets in the order of integration
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub order: Vec<String>,
    /// For meltt: the one level compared in each taxonomy, 1 the finest (smartmatch = FALSE)
    #[arg(long, value_name = "N,N", value_delimiter = ',')]
    pub certainty: Vec<usize>,
    /// For meltt: a group takes the means of its reports
    #[arg(long)]
    pub averaging: bool,
}

/// How claims without an event key come to be of one event.
#[derive(Debug, Args)]
pub struct Joining {
    #[command(flatten)]
    pub linking: Linking,
    /// Take claims without an event key as events of their own
    #[arg(long, help_heading = "Linking")]
    pub no_link: bool,
}

impl Joining {
    /// The flags of linking, and whether nothing is linked.
    pub fn flags(&self) -> (&Linking, bool) {
        (&self.linking, self.no_link)
    }
}

#[derive(Debug, Args)]
pub struct Link {
    /// Files of reports (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, or -
    #[arg(required_unless_present = "simulate", value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub linking: Linking,
    /// What is written
    #[arg(long, value_enum, default_value_t = LinkTable::Links)]
    pub table: LinkTable,
    /// Tell in words why a report is linked as it is: dataset:id, an id, or a claim's id
    #[arg(long, value_name = "ID", conflicts_with = "truth")]
    pub why: Option<String>,
    /// Precision, recall and F1 against a list of true pairs (dataset_a, report_a, dataset_b, report_b)
    #[arg(long, value_name = "FILE")]
    pub truth: Option<PathBuf>,
    /// With --truth: the list is complete only for the reports that it names
    #[arg(long, requires = "truth")]
    pub partial_truth: bool,
    /// Both engines on made reports whose events are known: the table of the page `recount explain stable`
    #[arg(long, conflicts_with_all = ["inputs", "why", "truth"])]
    pub simulate: bool,
    /// With --simulate: draws of each kind
    #[arg(long, value_name = "N", default_value_t = 20, requires = "simulate")]
    pub draws: u64,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LinkTable {
    /// Each link with its reasons
    Links,
    /// Each report with its event
    Reports,
    /// How many events which datasets report
    Overlap,
    /// All pairs that may be one event
    Candidates,
    /// R meltt's event_matched
    EventMatched,
    /// R meltt's episode_matched
    EpisodeMatched,
    /// R meltt's event_contenders
    EventContenders,
    /// R meltt's episode_contenders
    EpisodeContenders,
    /// R meltt's deduplicated_index
    DeduplicatedIndex,
}

#[derive(Debug, Args)]
pub struct Inputs {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub joining: Joining,
}

#[derive(Debug, Args)]
pub struct Ranges {
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub assuming: Assuming,
}

#[derive(Debug, Args)]
pub struct Total {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub totalling: Totalling,
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub joining: Joining,
}

/// What is summed, and how.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Totals")]
pub struct Totalling {
    /// One of week, month, quarter, year, and one of admin1, country, place, source, status, harm, perpetrator,
    /// victim_party, event; or all [default: month]
    #[arg(long, value_name = "UNIT,GROUP", value_delimiter = ',')]
    pub by: Vec<String>,
    /// The harm that is summed [default: killed]
    #[arg(long, value_name = "WORD")]
    pub harm: Option<String>,
    /// Whom it was done to [default: all]
    #[arg(long, value_name = "WORD")]
    pub status: Option<String>,
    /// Correlations between events, side by side: 0 each for itself, 1 all at the same end [default: 0,0.3,1]
    #[arg(long, value_name = "R,R", value_delimiter = ',', allow_negative_numbers = true)]
    pub rho: Vec<f64>,
    /// What events share where rho is between 0 and 1: common, source or both [default: both]
    #[arg(long, value_name = "WORD")]
    pub factor: Option<String>,
    /// What is assumed between low and high: pert, triangular, uniform, log-normal, two-piece-log-normal [default: pert]
    #[arg(long, value_name = "NAME")]
    pub shape: Option<String>,
    /// The probability between low and high, for the log-normal shapes [default: 0.9]
    #[arg(long, value_name = "P", allow_negative_numbers = true)]
    pub coverage: Option<f64>,
    /// Number of draws [default: 10000]
    #[arg(long, value_name = "N")]
    pub draws: Option<usize>,
    /// Events over several periods: start (where they begin), split (by days) or keep (a row of their own) [default: start]
    #[arg(long, value_name = "RULE")]
    pub windows: Option<String>,
    /// The probability of the intervals [default: 0.95]
    #[arg(long, value_name = "P", allow_negative_numbers = true)]
    pub level: Option<f64>,
    /// Compare each period with the one before
    #[arg(long)]
    pub trend: bool,
    /// Compare two periods (may be repeated)
    #[arg(long, value_name = "EARLIER,LATER")]
    pub compare: Vec<String>,
    /// Rates, with the people of each group or period from a table (the column of --by, population; also year)
    #[arg(long, value_name = "FILE", conflicts_with = "population_column")]
    pub population: Option<PathBuf>,
    /// Rates, with the people from a column of the claims
    #[arg(long, value_name = "NAME")]
    pub population_column: Option<String>,
    /// Deaths per so many people [default: 100000]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub per: Option<f64>,
    /// Years that the deaths fell in [default: the length of the period]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub years: Option<f64>,
}

#[derive(Debug, Args)]
pub struct Run {
    /// PNG beside each SVG
    #[arg(long)]
    pub png: bool,
    /// Which events get a chart: those with an error or warning, the 20 largest at most, or all
    #[arg(long, value_enum, default_value_t = Charts::Disputed)]
    pub charts: Charts,
    #[command(flatten)]
    pub rules: Rules,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct RunInputs {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub run: Run,
    #[command(flatten)]
    pub joining: Joining,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Charts {
    Disputed,
    All,
}

#[derive(Debug, Default, Args)]
pub struct Rules {
    /// Only these codes, names or families (may be repeated, or joined by commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Without these codes, names or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// How readily rules speak: low, normal or high [default: normal]
    #[arg(long, value_name = "LEVEL")]
    pub sensitivity: Option<String>,
    /// Tell each finding, also where a rule says the same of most events of a dataset
    #[arg(long)]
    pub each: bool,
    /// Exit with 1 if there is a finding of this severity or above: never, note, warning or error [default: never]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<String>,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required_unless_present = "simulate", value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub joining: Joining,
    #[command(flatten)]
    pub rules: Rules,
    /// How well the rules find what is planted: the table of the page `recount explain rules`
    #[arg(long, conflicts_with_all = ["inputs", "baseline", "since"])]
    pub simulate: bool,
    /// With --simulate: planted events for each rule
    #[arg(long, value_name = "N", default_value_t = recount::rules::trial::DRAWS, requires = "simulate")]
    pub draws: u32,
    /// Findings that are known (the JSON of an earlier check): only what is new is told
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// An earlier release of the data: what changed since is told too, as changed-since-release
    #[arg(long, value_name = "OLD")]
    pub since: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The earlier release: a file, a pattern, a folder that `run` wrote, or -
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later release
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Exit with 1 if something of this severity or above changed: never, note (anything), warning (a figure, harm or
    /// status, or a claim that is gone) or error [default: never]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<String>,
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub joining: Joining,
}

#[derive(Debug, Args)]
pub struct Figure {
    /// Figures as written; - reads them from standard input, one a line
    #[arg(required = true, value_name = "TEXT", allow_negative_numbers = true)]
    pub texts: Vec<String>,
    /// The language: en, fr, es, pt, ar, ru or uk; all are tried by default
    #[arg(long, value_name = "CODE")]
    pub figure_lang: Option<String>,
    /// The decimal mark: . or ,
    #[arg(long, value_name = "SIGN")]
    pub decimal: Option<String>,
    /// What words such as "dozens" are taken to mean: plain, acled or pitf
    #[arg(long, value_name = "NAME", default_value = "plain")]
    pub convention: String,
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub struct Profiles {
    #[command(subcommand)]
    pub what: Option<ProfilesCommand>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Subcommand)]
pub enum ProfilesCommand {
    /// The list
    List,
    /// A profile as it is written; your own has the same form
    Show {
        /// Its name
        name: String,
    },
    /// A draft for a file that no profile knows, with a reason for each column
    Guess {
        /// The file; - for standard input
        file: PathBuf,
        /// Where to write; standard output by default
        #[arg(short, long, value_name = "PATH")]
        output: Option<PathBuf>,
        #[command(flatten)]
        reading: Box<Reading>,
    },
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A code, a rule or a method
    pub name: Option<String>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub struct Chart {
    /// Which chart: `recount chart --list` tells them all
    #[arg(value_name = "KIND", required_unless_present = "list")]
    pub kind: Option<String>,
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(value_name = "INPUT", required_unless_present = "list")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub joining: Joining,
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub drawing: Drawing,
    #[command(flatten)]
    pub assuming: Assuming,
}

/// How a chart is drawn, and what leaves beside it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Chart")]
pub struct Drawing {
    /// Tell the kinds of chart and stop
    #[arg(long)]
    pub list: bool,
    /// web, print, square or WIDTHxHEIGHT in pixels [default: web]
    #[arg(long)]
    pub size: Option<String>,
    /// light, dark or print-grey [default: light]
    #[arg(long)]
    pub theme: Option<String>,
    /// Title instead of the one made from the findings
    #[arg(long)]
    pub title: Option<String>,
    /// Subtitle instead of the one made from the data
    #[arg(long)]
    pub subtitle: Option<String>,
    /// Source line instead of the one made from the data
    #[arg(long)]
    pub source: Option<String>,
    /// A note under the chart (may be repeated)
    #[arg(long)]
    pub note: Vec<String>,
    /// By what: week or month for time; status, place, source or perpetrator for bars and panels
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub by: Vec<String>,
    /// The kind that `multiples` repeats [default: timeline]
    #[arg(long, value_name = "KIND")]
    pub of: Option<String>,
    /// One row per event in a range chart, even of one event
    #[arg(long)]
    pub events: bool,
    /// Outlines for a map, as GeoJSON in longitude and latitude
    #[arg(long, value_name = "FILE")]
    pub geojson: Option<PathBuf>,
    /// Print the alt text
    #[arg(long)]
    pub alt: bool,
    /// Write the chart's data as CSV beside it
    #[arg(long)]
    pub data: bool,
    /// Write it for another tool beside it: datawrapper
    #[arg(long, value_name = "TOOL")]
    pub export: Option<String>,
    /// Pixels of a PNG per pixel of the SVG, 1 to 4 [default: 2]
    #[arg(long)]
    pub scale: Option<f32>,
}

#[derive(Debug, Args)]
pub struct Gallery {
    /// The folder
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// web, print, square or WIDTHxHEIGHT in pixels [default: web]
    #[arg(long)]
    pub size: Option<String>,
    /// light, dark or print-grey [default: light]
    #[arg(long)]
    pub theme: Option<String>,
    /// en, fr, es, ar, ru or uk [default: en]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// SVG only
    #[arg(long)]
    pub no_png: bool,
}

#[derive(Debug, Args)]
pub struct Init {
    /// The folder, made if need be
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// A workbook with drop-downs for the vocabularies instead of the CSV
    #[arg(long)]
    pub xlsx: bool,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// bash, zsh, fish, powershell or elvish
    pub shell: clap_complete::Shell,
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub struct Man {
    /// The folder
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Schema {
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub look: Look,
}
