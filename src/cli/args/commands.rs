//! The arguments of each command.

use super::{Assuming, Common, Inputs, Joining, Linking, Look, Reading, Rules, Totalling};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Read {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
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
