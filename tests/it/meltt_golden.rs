//! The published example of the package, car crashes in Maryland: every row of its answer, and the counts it prints.

use super::program::{repository, rows};
use recount::link::meltt::{Answer, Contender, Input, Options, integrate};
use recount::link::taxa::{Taxa, Taxonomy};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// Birth certificate: three made-up datasets that come with R's meltt, and what a run of 0.4.3 gives for 4 km and 2
/// days; `golden_processed_*.csv` are its tables as R wrote them, 0 for none.
fn golden(name: &str) -> Option<Vec<Row>> {
    let path = repository("../shared/goldens/meltt_crash").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(rows(&text)),
        Err(_) => {
            eprintln!("skipped: {} is not here", path.display());
            None
        }
    }
}

/// The three datasets, one after the other.
struct Crashes {
    dataset: Vec<u16>,
    /// Number in its own file, from 1.
    event: Vec<u32>,
    start: Vec<i32>,
    end: Vec<i32>,
    lat: Vec<f64>,
    lon: Vec<f64>,
    taxa: Taxa,
}

impl Crashes {
    fn read() -> Option<Self> {
        let mut all = Vec::new();
        for dataset in 1..=3u16 {
            all.extend(golden(&format!("crash_data{dataset}.csv"))?.into_iter().map(|row| (dataset, row)));
        }
        let number = |row: &Row, name: &str| row[name].parse::<f64>().expect("a number");
        Some(Self {
            dataset: all.iter().map(|(dataset, _)| *dataset).collect(),
            event: all.iter().map(|(_, row)| row["event"].parse().expect("a number")).collect(),
            start: all.iter().map(|(_, row)| day(&row["date"])).collect(),
            end: all.iter().map(|(_, row)| day(&row["enddate"])).collect(),
            lat: all.iter().map(|(_, row)| number(row, "latitude")).collect(),
            lon: all.iter().map(|(_, row)| number(row, "longitude")).collect(),
            taxa: taxa(&all)?,
        })
    }

    fn answer(&self) -> Answer {
        let Self { dataset, start, end, lat, lon, taxa, .. } = self;
        let options =
            Options { km: 4.0, days: 2.0, partial: 0, order: vec![1, 2, 3], certainty: None, averaging: false };
        integrate(&Input { dataset, start, end, lat, lon, taxa }, &options)
    }

    /// Dataset and number of a report as the package writes them, 0 and 0 for none.
    fn named(&self, report: Option<u32>) -> [f64; 2] {
        report.map_or([0.0, 0.0], |at| [self.dataset[at as usize].into(), self.event[at as usize].into()])
    }
}

/// Days since 1970-01-01 of a day of January or February 2012.
fn day(text: &str) -> i32 {
    let parts: Vec<i32> = text.split('-').map(|part| part.parse().expect("a number")).collect();
    assert!(parts[0] == 2012 && parts[1] <= 2, "{text}");
    15_340 + 31 * (parts[1] - 1) + parts[2] - 1
}

/// The levels of every report, as codes.
fn taxa(reports: &[(u16, Row)]) -> Option<Taxa> {
    let mut names: Vec<String> = Vec::new();
    let mut code = |text: &str| match names.iter().position(|name| name == text) {
        Some(at) => at as u32,
        None => {
            names.push(text.to_owned());
            names.len() as u32 - 1
        }
    };
    let (mut taxonomies, mut codes) = (Vec::new(), vec![Vec::new(); reports.len()]);
    for (name, level, levels) in [("model_tax", "make", 3), ("color_tax", "col", 2), ("damage_tax", "damage", 1)] {
        let table = golden(&format!("taxonomy_{name}.csv"))?;
        for ((dataset, report), codes) in reports.iter().zip(&mut codes) {
            let source = format!("crash_data{dataset}");
            let of = |row: &&Row| row["data.source"] == source && row["base.categories"].trim() == report[name];
            let row = table.iter().find(of).expect("every category is in the taxonomy");
            codes.extend((1..=levels).map(|nth| code(row[&format!("{level}_level{nth}")].trim())));
        }
        taxonomies.push(Taxonomy { name: name.to_owned(), levels, weight: 1.0 });
    }
    Some(Taxa::new(taxonomies, codes.concat()))
}

/// A table of numbers, by the columns named.
fn table(rows: &[Row], columns: &[&str]) -> Vec<Vec<f64>> {
    let number = |row: &Row, column: &&str| row[*column].parse().expect("a number");
    rows.iter().map(|row| columns.iter().map(|column| number(row, column)).collect()).collect()
}

#[test]
fn every_group_is_that_of_the_package() {
    let Some(crashes) = Crashes::read() else { return };
    let answer = crashes.answer();
    for (groups, name) in [(&answer.events, "event"), (&answer.episodes, "episode")] {
        let Some(golden) = golden(&format!("golden_processed_{name}_matched.csv")) else { return };
        let expected = table(&golden, &["data1", "event1", "data2", "event2", "data3", "event3"]);
        let found: Vec<Vec<f64>> =
            groups.iter().map(|group| group.iter().flat_map(|report| crashes.named(*report)).collect()).collect();
        assert_eq!(found, expected, "{name}s");
    }
    assert_eq!((answer.events.len(), answer.episodes.len()), (26, 8));
    assert!(answer.forgotten.is_empty());
}

#[test]
fn every_contender_and_its_score_is_that_of_the_package() {
    let Some(crashes) = Crashes::read() else { return };
    let answer = crashes.answer();
    let columns = [
        ["dataset", "event"].as_slice(),
        &["bestmatch_data", "bestmatch_event", "bestmatch_score"],
        &["runnerUp1_data", "runnerUp1_event", "runnerUp1_score"],
        &["runnerUp2_data", "runnerUp2_event", "runnerUp2_score", "events_matched"],
    ]
    .concat();
    let numbers = |contender: &Contender| {
        let mut row = crashes.named(Some(contender.report)).to_vec();
        for other in [Some(contender.best), contender.runners_up[0], contender.runners_up[1]] {
            row.extend(crashes.named(other.map(|(report, _)| report)));
            row.push(other.map_or(0.0, |(_, score)| score));
        }
        row.push(contender.candidates as f64);
        row
    };
    for (contenders, name) in [(&answer.event_contenders, "event"), (&answer.episode_contenders, "episode")] {
        let Some(golden) = golden(&format!("golden_processed_{name}_contenders.csv")) else { return };
        let found: Vec<Vec<f64>> = contenders.iter().map(numbers).collect();
        assert_eq!(found, table(&golden, &columns), "{name}s");
    }
}

#[test]
fn every_unique_report_and_flag_is_that_of_the_package() {
    let Some(crashes) = Crashes::read() else { return };
    let answer = crashes.answer();
    let Some(golden) = golden("golden_processed_deduplicated_index.csv") else { return };
    let first = crashes.start.iter().min().expect("some");
    let found: Vec<Vec<f64>> = (answer.unique.iter())
        .map(|report| {
            let at = *report as usize;
            let days = [crashes.start[at] - first, crashes.end[at] - first].map(f64::from);
            [crashes.named(Some(*report)), days, [crashes.lat[at], crashes.lon[at]]].concat()
        })
        .collect();
    let expected = table(&golden, &["dataset", "event", "date", "enddate", "latitude", "longitude"]);
    assert_eq!(found.len(), 140);
    assert_eq!(found, expected);

    let text = |report: &u32| crashes.named(Some(*report)).map(|number| number.to_string()).join("_");
    let flags: BTreeMap<u32, Vec<u32>> = answer.flags.into_iter().collect();
    let found: Vec<String> = (answer.unique.iter())
        .map(|report| {
            flags.get(report).map_or(String::new(), |all| all.iter().map(text).collect::<Vec<_>>().join(", "))
        })
        .collect();
    let expected: Vec<&String> = golden.iter().map(|row| &row["episodal_match"]).collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), expected);
    assert_eq!(found.iter().filter(|flag| !flag.is_empty()).count(), 6);
}

#[test]
fn the_overlap_is_the_one_that_the_package_prints() {
    let Some(crashes) = Crashes::read() else { return };
    let answer = crashes.answer();
    let Some(golden) = golden("golden_overlap_table.csv") else { return };
    let groups: Vec<&Vec<Option<u32>>> = answer.events.iter().chain(&answer.episodes).collect();
    let grouped: BTreeSet<u32> = groups.iter().flat_map(|group| group.iter().flatten().copied()).collect();
    let mut seen: BTreeMap<[bool; 3], usize> = BTreeMap::new();
    for report in answer.unique.iter().filter(|report| !grouped.contains(report)) {
        *seen.entry([1, 2, 3].map(|dataset| crashes.dataset[*report as usize] == dataset)).or_default() += 1;
    }
    for group in groups {
        *seen.entry([0, 1, 2].map(|turn| group[turn].is_some())).or_default() += 1;
    }
    let expected: BTreeMap<[bool; 3], usize> = (golden.iter())
        .map(|row| {
            let sets = ["crash_data1", "crash_data2", "crash_data3"].map(|name| !row[name].is_empty());
            (sets, row["Freq"].parse().expect("a number"))
        })
        .collect();
    assert_eq!(seen, expected);
    assert_eq!(seen.values().sum::<usize>(), 140);
    assert_eq!(seen[&[true; 3]], 21);
}
