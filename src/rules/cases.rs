//! Small inputs for the tests of rules.

use super::{CheckSettings, Finding, Selection, check};
use crate::ingest::{Input, ReadOptions, read};
use crate::link::LinkSettings;
use crate::link::settle::events;
use crate::message::{Lang, Voice};
use crate::model::{Config, Lineage, View};
use crate::progress::Silent;

/// What one rule finds in a table of claims.
pub(crate) fn found(rule: &str, csv: &str) -> Vec<Finding> {
    with(rule, csv, |found, _| found)
}

/// The same, in its own words.
pub(crate) fn said(rule: &str, csv: &str) -> Vec<String> {
    with(rule, csv, |found, voice| found.iter().map(|finding| finding.message.render(voice)).collect())
}

fn with<T>(rule: &str, csv: &str, answer: impl FnOnce(Vec<Finding>, Voice) -> T) -> T {
    let claims = read(&[Input::memory("x.csv", csv.into())], &ReadOptions::default(), &Silent).expect("usable").claims;
    let (claims, _) = events(claims, &LinkSettings::default(), &Silent).expect("grouped");
    let view = View::new(&claims);
    let lineage = Lineage::trace(&view, &Config::default());
    let selection = Selection::new(&[rule.into()], &[]).expect("a rule");
    let found = check(&view, &lineage, &CheckSettings { selection, ..CheckSettings::default() }).findings;
    answer(found, Voice::new(Lang::En, &view, &lineage))
}
