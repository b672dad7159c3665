//! How well the rules find: each kind of discrepancy is planted into made events in which nothing is amiss, and it is counted
//! how often its rule speaks there, and how often it speaks where nothing was planted.

mod clean;
mod draw;
mod plants;
mod row;

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
use std::collections::{BTreeMap, BTreeSet};

/// Clean events for each planted one: false alarms are rarer than misses.
const CLEAN: u32 = 10;
/// Tries to plant before an event is given up.
const TRIES: u32 = 20;
/// The share of events that have the discrepancy, in the predictive value.
pub const PREVALENCE: f64 = 0.01;

/// Rules that are not planted, each with the reason.
pub const NOT_PLANTED: &[(&str, &str)] = &[];

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
    let mut alarms: BTreeMap<(&str, usize), u64> = BTreeMap::new();
    for (at, sensitivity) in Sensitivity::ALL.iter().enumerate() {
        for (name, events) in spoken(&clean, *sensitivity) {
            let by_right = |key: &String| clean.iter().any(|made| made.key == *key && made.features.contains(&name));
            let n = events.iter().filter(|key| !by_right(key)).count();
            alarms.insert((name, at), n as u64);
        }
    }
    let planted: BTreeMap<&str, Plant> = plants::all().collect();
    let mut rates = Vec::new();
    for rule in RULES {
        let Some(plant) = planted.get(rule.name) else { continue };
        progress.stage("planting", rule.name);
        let made: Vec<Made> = (0..draws).filter_map(|nth| planted_event(rule, *plant, nth, seed)).collect();
        let cleared = clean.iter().filter(|made| !made.features.contains(&rule.name)).count() as u64;
        for (at, sensitivity) in Sensitivity::ALL.iter().enumerate() {
            let keys = spoken(&made, *sensitivity).remove(rule.name).unwrap_or_default();
            rates.push(HitRate {
                rule,
                sensitivity: *sensitivity,
                planted: made.len() as u64,
                found: made.iter().filter(|made| keys.contains(&made.key)).count() as u64,
                clean: cleared,
                alarms: alarms.get(&(rule.name, at)).copied().unwrap_or_default(),
            });
        }
    }
    rates
}

fn planted_event(rule: &Rule, plant: Plant, nth: u32, seed: u64) -> Option<Made> {
    (0..TRIES).find_map(|again| {
        let key = format!("{}-{nth}-{again}", rule.code);
        let mut draw = Draw::new(seed, &key);
        let mut made = clean::event(&key, &mut draw);
        plant(&mut made, &mut draw).then_some(made)
    })
}

/// The events that each rule speaks of.
fn spoken(made: &[Made], sensitivity: Sensitivity) -> BTreeMap<&'static str, BTreeSet<String>> {
    let bytes = row::csv(made.iter().flat_map(|made| &made.rows));
    let mut spoken: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let Ok(intake) = read(&[Input::memory("made.csv", bytes)], &ReadOptions::default(), &Silent) else { return spoken };
    let Ok((claims, _)) = events(intake.claims, &LinkSettings::default(), &Silent) else { return spoken };
    let view = View::new(&claims);
    let lineage = Lineage::trace(&view, &Config::default());
    // No limit of a configuration is set, so this cannot fail.
    let thresholds = Thresholds::new(sensitivity, &BTreeMap::new()).unwrap_or_default();
    let settings = CheckSettings { selection: Selection::default(), thresholds, each: true };
    for finding in check(&view, &lineage, &settings).findings {
        let events = finding.claims.iter().map(|row| view.event_at(view.event_of(*row)).key().to_owned());
        spoken.entry(finding.rule.name).or_default().extend(events);
    }
    spoken
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
