//! How well the rules find: each kind of discrepancy is planted into made events in which nothing is amiss, and it is counted
//! how often its rule speaks there, and how often it speaks where nothing was planted.

mod clean;
mod draw;
mod page;
mod plants;
mod row;

pub use page::table;

use super::{CheckSettings, RULES, Rule, Selection, Sensitivity, Thresholds, check};
use crate::ingest::{Input, ReadOptions, read};
use crate::link::LinkSettings;
use crate::link::settle::events;
use crate::model::{Config, Lineage, View};
use crate::progress::{Progress, Silent};
use crate::stats::binomial::clopper_pearson;
use clean::Made;
use draw::Draw;
use plants::Plant;
use rayon::prelude::*;
use row::Row;
use std::collections::{BTreeMap, BTreeSet};

/// Clean events for each planted one: false alarms are rarer than misses.
const CLEAN: u32 = 10;
/// Tries to plant before an event is given up.
const TRIES: u32 = 20;
/// The share of events that have the discrepancy, in the predictive value.
pub const PREVALENCE: f64 = 0.01;

/// Planted events for each rule in the table of the overview page.
pub const DRAWS: u32 = 300;

/// Rules that do not reach a recall of 0.95 with at most 5 false alarms per 1,000, each with the reason on its page.
pub const SHORT_OF: &[(&str, &str)] = &[
    ("derived-counted-as-independent", "two sources that both count rightly give one number too"),
    (
        "perpetrator-contradiction",
        "an acronym is not set against a full name: it may be its acronym in another language",
    ),
];

/// Rules that are not planted, each with the reason.
pub const NOT_PLANTED: &[(&str, &str)] =
    &[("changed-since-release", "compares two releases cell by cell; nothing is estimated")];

/// How one rule does at one sensitivity.
#[derive(Clone, Debug)]
pub struct HitRate {
    /// The rule.
    pub rule: &'static Rule,
    /// The sensitivity.
    pub sensitivity: Sensitivity,
    /// Events in which its discrepancy was planted.
    pub planted: u64,
    /// Of these, those in which it spoke.
    pub found: u64,
    /// Events in which it has nothing to report.
    pub clean: u64,
    /// Of these, those in which it spoke.
    pub alarms: u64,
}

impl HitRate {
    /// The share of planted discrepancies that are found.
    pub fn recall(&self) -> f64 {
        self.found as f64 / self.planted as f64
    }

    /// The exact 95 % interval of the recall (Clopper and Pearson 1934).
    pub fn recall_interval(&self) -> Option<(f64, f64)> {
        clopper_pearson(self.found, self.planted, 0.95)
    }

    /// False alarms per 1,000 clean events.
    pub fn alarms_per_thousand(&self) -> f64 {
        1000.0 * self.alarms as f64 / self.clean as f64
    }

    /// Of 100 events with a finding, how many have the discrepancy if one event in a hundred has it; as a share.
    pub fn predictive_value(&self) -> Option<f64> {
        let right = PREVALENCE * self.recall();
        let wrong = (1.0 - PREVALENCE) * self.alarms as f64 / self.clean as f64;
        (right + wrong > 0.0).then(|| right / (right + wrong))
    }
}

/// Measures every rule at every sensitivity: `draws` planted events for each rule, and ten times as many clean ones.
pub fn run(draws: u32, seed: u64, progress: &dyn Progress) -> Vec<HitRate> {
    let draws = draws.max(1);
    progress.stage("making", "clean events");
    let clean: Vec<Made> = (0..draws * CLEAN)
        .map(|nth| {
            let key = format!("clean-{nth}");
            clean::event(&key, &mut Draw::new(seed, &key))
        })
        .collect();
    let features: BTreeMap<&str, &[&str]> =
        clean.iter().map(|made| (made.key.as_str(), made.features.as_slice())).collect();
    let by_right = |name: &str, key: &str| features.get(key).is_some_and(|features| features.contains(&name));
    let of_clean = spoken(&clean);
    progress.stage("planting", "what each rule is to find");
    let planted: BTreeMap<&str, Plant> = plants::all().collect();
    let rates_of = |rule: &'static Rule| {
        let mut rates = Vec::new();
        let Some(plant) = planted.get(rule.name) else { return rates };
        let (made, touched): (Vec<Made>, Vec<BTreeSet<String>>) =
            (0..draws).filter_map(|nth| planted_event(rule, *plant, nth, seed)).unzip();
        let cleared = clean.iter().filter(|made| !made.features.contains(&rule.name)).count();
        for ((sensitivity, of_planted), of_clean) in Sensitivity::ALL.iter().zip(spoken(&made)).zip(&of_clean) {
            let claims = of_planted.get(rule.name).map(|spoken| &spoken.claims);
            let is_found = |touched: &&BTreeSet<String>| claims.is_some_and(|claims| !claims.is_disjoint(touched));
            let spoken = of_clean.get(rule.name).into_iter().flat_map(|spoken| &spoken.events);
            let alarms = spoken.filter(|key| !by_right(rule.name, key));
            rates.push(HitRate {
                rule,
                sensitivity: *sensitivity,
                planted: made.len() as u64,
                found: touched.iter().filter(is_found).count() as u64,
                clean: cleared as u64,
                alarms: alarms.count() as u64,
            });
        }
        rates
    };
    RULES.par_iter().flat_map_iter(|rule| rates_of(rule)).collect()
}

/// An event with the rule's discrepancy, and the claims that the plant added or changed; where it only took some away, those
/// that are left. An event that holds by right what the rule reports is not taken: it would be found without the plant.
fn planted_event(rule: &Rule, plant: Plant, nth: u32, seed: u64) -> Option<(Made, BTreeSet<String>)> {
    (0..TRIES).find_map(|again| {
        let key = format!("{}-{nth}-{again}", rule.code);
        let mut draw = Draw::new(seed, &key);
        let mut made = clean::event(&key, &mut draw);
        let before: Vec<Row> = made.rows.clone();
        let by_right = made.features.contains(&rule.name);
        let planted = !by_right && plant(&mut made, &mut draw);
        let id = |row: &Row| row.get("claim_id").to_owned();
        let changed: BTreeSet<String> = made.rows.iter().filter(|row| !before.contains(row)).map(id).collect();
        let touched = if changed.is_empty() { made.rows.iter().map(id).collect() } else { changed };
        planted.then_some((made, touched))
    })
}

/// What a rule speaks of.
#[derive(Default)]
struct Spoken {
    /// The events of its claims.
    events: BTreeSet<String>,
    /// The ids of its claims.
    claims: BTreeSet<String>,
}

/// What each rule speaks of, at each sensitivity.
fn spoken(made: &[Made]) -> Vec<BTreeMap<&'static str, Spoken>> {
    let bytes = row::csv(made.iter().flat_map(|made| &made.rows));
    let intake = read(&[Input::memory("made.csv", bytes)], &ReadOptions::default(), &Silent);
    let Ok(intake) = intake else { return Vec::new() };
    let Ok((claims, _)) = events(intake.claims, &LinkSettings::default(), &Silent) else { return Vec::new() };
    let view = View::new(&claims);
    let lineage = Lineage::trace(&view, &Config::default());
    let at = |sensitivity: &Sensitivity| {
        let thresholds = Thresholds::at(*sensitivity);
        let settings = CheckSettings { selection: Selection::default(), thresholds, each: true };
        let mut spoken: BTreeMap<&str, Spoken> = BTreeMap::new();
        for finding in check(&view, &lineage, &settings).findings {
            let spoken = spoken.entry(finding.rule.name).or_default();
            for row in &finding.claims {
                spoken.events.insert(view.event_at(view.event_of(*row)).key().to_owned());
                spoken.claims.insert(view.claim(*row).id().to_owned());
            }
        }
        spoken
    };
    Sensitivity::ALL.iter().map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_planted_or_it_is_said_why_not() {
        let planted: BTreeSet<&str> = plants::all().map(|(name, _)| name).collect();
        for rule in RULES {
            let excused = NOT_PLANTED.iter().any(|(name, why)| *name == rule.name && !why.is_empty());
            assert!(planted.contains(rule.name) != excused, "{}", rule.name);
        }
        assert!(planted.iter().all(|name| RULES.iter().any(|rule| rule.name == *name)));
    }

    #[test]
    fn every_made_row_is_read() {
        let made: Vec<Made> =
            (0..300).map(|n| clean::event(&format!("e{n}"), &mut Draw::new(1, &format!("e{n}")))).collect();
        let rows: usize = made.iter().map(|made| made.rows.len()).sum();
        let bytes = row::csv(made.iter().flat_map(|made| &made.rows));
        let intake = read(&[Input::memory("made.csv", bytes)], &ReadOptions::default(), &Silent).expect("usable");
        assert_eq!(intake.claims.len(), rows, "{:?}", intake.ledger.rejected.first());
    }

    #[test]
    fn an_event_is_the_same_however_many_there_are() {
        let of = |key: &str| row::csv(clean::event(key, &mut Draw::new(3, key)).rows.iter());
        assert_eq!(of("a"), of("a"));
        assert_ne!(of("a"), of("b"));
    }
}
