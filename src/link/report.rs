//! Claims -> reports: what one dataset says of one event, in an order that no order of rows or files changes.

use super::precision::{When, days, slack_km};
use crate::model::{Claim, Extent, Harm, View};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// What tells the datasets apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DatasetBy {
    /// The column `dataset` where it is filled; else the file, and in a file by several sources each of them, as a table of
    /// claims by many sources is no dataset. Where only one file is read, its sources alone.
    #[default]
    Auto,
    /// The source.
    Source,
    /// The file.
    File,
    /// A column of the claims.
    Column(String),
}

impl DatasetBy {
    /// As it is given on the command line.
    pub fn word(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Source => "source",
            Self::File => "file",
            Self::Column(name) => name,
        }
    }
}

/// Reports by dataset and id; a report is its place in these columns.
pub struct Reports<'a> {
    /// The claims.
    pub view: &'a View<'a>,
    /// Names of the datasets, sorted.
    pub datasets: Vec<String>,
    /// The dataset of each report.
    pub dataset: Vec<u16>,
    /// The row of the claim that stands for each report.
    pub row: Vec<u32>,
    /// First and last day, and what they are.
    pub first: Vec<i32>,
    /// See `first`.
    pub last: Vec<i32>,
    /// What the days are.
    pub when: Vec<When>,
    /// Latitude in degrees; `NAN` where it is not known.
    pub lat: Vec<f64>,
    /// Longitude in degrees; `NAN` where it is not known.
    pub lon: Vec<f64>,
    /// How far the place may be from the coordinates, in km; infinite where they stand for a country only.
    pub slack: Vec<f32>,
    /// The figure of people killed that a reader would remember; `NAN` where there is none.
    pub figure: Vec<f32>,
    /// The rows of all claims, report by report.
    rows: Vec<u32>,
    /// Where each report's rows begin.
    offsets: Vec<u32>,
}

impl<'a> Reports<'a> {
    /// Gathers the claims into reports: those of one dataset with one id, where they have no id of their own those of one row.
    pub fn gather(view: &'a View<'a>, by: &DatasetBy) -> Self {
        let (names, codes) = datasets(view, by);
        let mut order: Vec<Key> =
            (0..view.len() as u32).into_par_iter().map(|row| Key::new(view, codes[row as usize], row)).collect();
        order.par_sort_unstable_by(|a, b| a.cmp(b, view));
        let begins = |at: &u32| {
            let at = *at as usize;
            at == 0 || !order[at - 1].is_same_report(&order[at], view)
        };
        let mut offsets: Vec<u32> = (0..order.len() as u32).into_par_iter().filter(begins).collect();
        let dataset: Vec<u16> = offsets.iter().map(|at| order[*at as usize].dataset).collect();
        offsets.push(order.len() as u32);
        let rows: Vec<u32> = order.into_iter().map(|key| key.row).collect();
        let drawn = offsets.par_windows(2).map(|ends| {
            let found = Drawn::of(view, rows[ends[0] as usize..ends[1] as usize].iter().copied());
            let (first, last, when) = found.days;
            (((found.row, when), (first, last)), ((found.lat, found.lon), (found.slack, found.figure)))
        });
        let (((row, when), (first, last)), ((lat, lon), (slack, figure))) = drawn.unzip();
        Self { view, datasets: names, dataset, row, first, last, when, lat, lon, slack, figure, rows, offsets }
    }

    /// Number of reports.
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// The claim that stands for a report.
    pub fn claim(&self, report: u32) -> Claim<'_> {
        self.view.claim(self.row[report as usize] as usize)
    }

    /// The rows of a report's claims.
    pub fn rows(&self, report: u32) -> &[u32] {
        let at = report as usize;
        &self.rows[self.offsets[at] as usize..self.offsets[at + 1] as usize]
    }

    /// The report's id in its dataset.
    pub fn id(&self, report: u32) -> &str {
        own_id(self.view, self.row[report as usize])
    }

    /// The name of its dataset.
    pub fn dataset_name(&self, report: u32) -> &str {
        &self.datasets[self.dataset[report as usize] as usize]
    }

    /// Dataset and id in one: `acled:MLI1234`.
    pub fn name(&self, report: u32) -> String {
        format!("{}:{}", self.dataset_name(report), self.id(report))
    }

    /// Whether its coordinates can be compared.
    pub fn is_located(&self, report: u32) -> bool {
        let at = report as usize;
        self.lat[at].is_finite() && self.lon[at].is_finite() && self.slack[at].is_finite()
    }

    /// Whether its date or its place is not exact.
    pub fn is_coarse(&self, report: u32) -> bool {
        self.when[report as usize] == When::Vague || self.slack[report as usize] > 0.0
    }

    /// Whether it is an event, of exact or of less exact date; else an episode, or undated.
    pub fn is_event(&self, report: u32) -> bool {
        matches!(self.when[report as usize], When::Event | When::Vague)
    }
}

/// The id of a claim's report in its dataset: its own, kept from an earlier run; else the event in the input; else the claim's.
fn own_id<'a>(view: &'a View<'a>, row: u32) -> &'a str {
    let claim = view.claim(row as usize);
    claim.report().or_else(|| claim.event()).unwrap_or_else(|| claim.id())
}

/// A claim's place in the order of reports.
struct Key {
    dataset: u16,
    /// The id as a number where it is one, so that 2 stands before 10; else its first letters, behind all numbers.
    head: u64,
    row: u32,
}

impl Key {
    fn new(view: &View, dataset: u16, row: u32) -> Self {
        let id = own_id(view, row);
        const TEXT: u64 = 1 << 63;
        let digits = id.len() <= 18 && id.bytes().all(|byte| byte.is_ascii_digit());
        let head = id.parse().ok().filter(|_| digits).unwrap_or_else(|| {
            let bytes = id.bytes().chain(std::iter::repeat(0)).take(7);
            TEXT | bytes.fold(0, |head, byte| head << 8 | u64::from(byte))
        });
        Self { dataset, head, row }
    }

    fn cmp(&self, other: &Self, view: &View) -> std::cmp::Ordering {
        (self.dataset, self.head)
            .cmp(&(other.dataset, other.head))
            .then_with(|| own_id(view, self.row).cmp(own_id(view, other.row)))
            .then_with(|| view.claim(self.row as usize).id().cmp(view.claim(other.row as usize).id()))
    }

    fn is_same_report(&self, other: &Self, view: &View) -> bool {
        self.dataset == other.dataset && self.head == other.head && own_id(view, self.row) == own_id(view, other.row)
    }
}

/// A report's own columns, drawn from its claims.
struct Drawn {
    row: u32,
    days: (i32, i32, When),
    lat: f64,
    lon: f64,
    slack: f32,
    figure: f32,
}

impl Drawn {
    /// Of several claims that which stands for them is on the whole event, has coordinates and the first id; the days are
    /// those of all of them that are about the event itself.
    fn of(view: &View, rows: impl Iterator<Item = u32> + Clone) -> Self {
        let rank = |row: &u32| {
            let claim = view.claim(*row as usize);
            (claim.extent().map_or(0, Extent::code), claim.date_start().is_none(), claim.lat().is_none())
        };
        // Claims stand in the order of their ids: of equals `min_by_key` keeps the first.
        let row = rows.clone().min_by_key(rank).unwrap_or_default();
        let claim = view.claim(row as usize);
        let same = rows.clone().map(|row| view.claim(row as usize)).filter(|other| other.extent() == claim.extent());
        let about = together(same.map(days));
        let figure = rows.clone().filter_map(|row| killed(view.claim(row as usize))).fold(f32::NAN, f32::max);
        let number = |n: Option<f64>| n.unwrap_or(f64::NAN);
        let (lat, lon) = (number(claim.lat()), number(claim.lon()));
        let slack = claim.geo_precision().map_or(0.0, slack_km);
        Self { row, days: about, lat, lon, slack, figure }
    }
}

/// The days of one event by several claims: from the first to the last of exact ones; of less exact ones those that all allow.
fn together(days: impl Iterator<Item = (i32, i32, When)> + Clone) -> (i32, i32, When) {
    let of = |kinds: &[When]| {
        let days = days.clone().filter(|(_, _, when)| kinds.contains(when));
        let first = days.clone().map(|day| day.0);
        let last = days.map(|day| day.1);
        ((first.clone().min(), first.max()), (last.clone().min(), last.max()))
    };
    if let ((Some(first), _), (_, Some(last))) = of(&[When::Event, When::Episode]) {
        return (first, last, if first == last { When::Event } else { When::Episode });
    }
    match of(&[When::Vague]) {
        ((Some(earliest), Some(first)), (Some(last), Some(latest))) => {
            let (first, last) = if first <= last { (first, last) } else { (earliest, latest) };
            (first, last, When::Vague)
        }
        _ => (0, 0, days.clone().map(|day| day.2).max().unwrap_or(When::Undated)),
    }
}

/// The number killed that a reader of the claim would remember.
fn killed(claim: Claim) -> Option<f32> {
    let killed = matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised);
    let number = claim.best().or_else(|| claim.low()).or_else(|| claim.high());
    number.filter(|_| killed && claim.extent() != Some(Extent::Aggregate)).map(|n| n as f32)
}

/// The names of the datasets, sorted, and that of each claim.
fn datasets(view: &View, by: &DatasetBy) -> (Vec<String>, Vec<u16>) {
    let files = (0..view.origin_file.distinct() as u32).filter_map(|code| view.origin_file.text(code));
    let files: Vec<&str> = files.collect();
    let stems = stems(&files);
    let column = match by {
        DatasetBy::Column(name) => Some(view.kept(name)),
        DatasetBy::Auto => Some(view.dataset),
        DatasetBy::File | DatasetBy::Source => None,
    };
    let several = sources_of_files(view, files.len());
    let mut codes: BTreeMap<String, u16> = BTreeMap::new();
    // One look-up for each distinct pair of what names a dataset.
    let mut known: BTreeMap<(u8, u32, u32), u16> = BTreeMap::new();
    let found: Vec<u16> = (0..view.len())
        .map(|row| {
            let own = column.as_ref().and_then(|column| Some((column.code(row)?, column)));
            let own = own.map(|(code, column)| ((1, code, 0), column.text(code).unwrap_or_default().to_owned()));
            let (file, source) = (view.origin_file.code(row), view.source.code(row));
            let by_file = *by != DatasetBy::Source;
            let by_source = match by {
                DatasetBy::Auto => files.len() == 1 || file.is_some_and(|file| several[file as usize]),
                by => *by == DatasetBy::Source,
            };
            let file = file.filter(|_| by_file && !(by_source && files.len() == 1 && source.is_some()));
            let source = source.filter(|_| by_source);
            let other = || {
                let stem = file.and_then(|code| stems.get(code as usize)).map(String::as_str);
                match (stem, source.and_then(|code| view.source.text(code))) {
                    (Some(stem), Some(source)) => format!("{stem}/{source}"),
                    (stem, source) => stem.or(source).unwrap_or("unnamed").to_owned(),
                }
            };
            // The name is made once for each key.
            let key = match (&own, file, source) {
                (Some((key, _)), ..) => *key,
                (None, file, source) => (2, file.unwrap_or(u32::MAX), source.unwrap_or(u32::MAX)),
            };
            *known.entry(key).or_insert_with(|| {
                let next = codes.len() as u16;
                let name = own.map_or_else(other, |(_, name)| name);
                *codes.entry(name).or_insert(next)
            })
        })
        .collect();
    // Codes in the order of names.
    let mut places = vec![0_u16; codes.len()];
    codes.values().enumerate().for_each(|(place, code)| places[*code as usize] = place as u16);
    (codes.into_keys().collect(), found.into_iter().map(|code| places[code as usize]).collect())
}

/// Whether the claims of a file are by several sources.
fn sources_of_files(view: &View, files: usize) -> Vec<bool> {
    let mut first: Vec<Option<Option<u32>>> = vec![None; files];
    let mut several = vec![false; files];
    for row in 0..view.len() {
        let Some(file) = view.origin_file.code(row).map(|code| code as usize) else { continue };
        let source = view.source.code(row);
        several[file] |= *first[file].get_or_insert(source) != source;
    }
    several
}

/// The names of files without folder and ending, or with them where two would have one name.
fn stems(files: &[&str]) -> Vec<String> {
    let stem = |file: &str| {
        let name = Path::new(file).file_name().map_or_else(|| file.into(), |name| name.to_string_lossy());
        let mut name = name.as_ref();
        for ending in [
            ".gz", ".zst", ".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".geojson", ".xlsx", ".ods",
            ".parquet",
        ] {
            name = name.strip_suffix(ending).unwrap_or(name);
        }
        name.to_owned()
    };
    let short: Vec<String> = files.iter().map(|file| stem(file)).collect();
    let several = |name: &String| short.iter().filter(|other| *other == name).count() > 1;
    short.iter().zip(files).map(|(name, file)| if several(name) { (*file).to_owned() } else { name.clone() }).collect()
}
