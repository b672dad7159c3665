//! Arguments that several commands share: how inputs are read and linked, how outputs look.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

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
pub struct Inputs {
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
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
