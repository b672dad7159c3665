//! One finding instead of thousands, where a rule says the same of most events of a dataset: then it is the dataset that is
//! so, not the events.

use super::{Finding, Rule, Severity};
use crate::message::Message;
use crate::model::View;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer findings are told one by one.
const LEAST: usize = 20;
/// The share of a dataset's events from which on it is the dataset that is so.
const SHARE: f64 = 0.5;
/// How many claims stand for all.
const SHOWN: usize = 20;

type Key<'a> = (&'static str, Option<&'a str>);

/// Sums up the notes and warnings that set no source against another, rule by rule and dataset by dataset.
pub(super) fn sum_up(view: &View, findings: Vec<Finding>) -> Vec<Finding> {
    if view.event_count() < LEAST {
        return findings;
    }
    let mut events: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_of_one_source(view, finding)) {
        if let Some(event) = finding.event {
            events.entry((finding.rule.code, dataset(view, finding))).or_default().insert(event);
        }
    }
    events.retain(|_, events| events.len() >= LEAST);
    if events.is_empty() {
        return findings;
    }
    let sizes = sizes(view);
    events.retain(|(_, dataset), events| {
        let of = sizes.get(dataset).copied().unwrap_or_default();
        events.len() as f64 >= SHARE * of as f64
    });
    let (mut kept, mut summed): (Vec<Finding>, BTreeMap<Key, Vec<Finding>>) = Default::default();
    for finding in findings {
        let key = (finding.rule.code, dataset(view, &finding));
        if is_of_one_source(view, &finding) && events.contains_key(&key) {
            summed.entry(key).or_default().push(finding);
        } else {
            kept.push(finding);
        }
    }
    for ((_, dataset), findings) in summed {
        let n = findings.iter().filter_map(|finding| finding.event).collect::<BTreeSet<_>>().len();
        let of = sizes.get(&dataset).copied().unwrap_or_default();
        kept.extend(one(dataset, findings, n, of));
    }
    kept
}

/// Whether it is no more than a warning and all its claims have one source.
fn is_of_one_source(view: &View, finding: &Finding) -> bool {
    let source = |row: &usize| view.source.code(*row);
    finding.severity < Severity::Error
        && finding.claims.first().is_some_and(|first| finding.claims.iter().all(|row| source(row) == source(first)))
}

/// The dataset of the primary claim; else its file.
fn dataset<'a>(view: &View<'a>, finding: &Finding) -> Option<&'a str> {
    finding.claims.first().and_then(|row| dataset_of(view, *row))
}

fn dataset_of<'a>(view: &View<'a>, row: usize) -> Option<&'a str> {
    view.dataset.get(row).or_else(|| view.origin_file.get(row))
}

/// How many events each dataset has claims on.
fn sizes<'a>(view: &View<'a>) -> BTreeMap<Option<&'a str>, usize> {
    let mut sizes = BTreeMap::new();
    for index in 0..view.event_count() {
        let mut own: Vec<Option<&str>> = view.event_at(index).rows.map(|row| dataset_of(view, row)).collect();
        own.sort_unstable();
        own.dedup();
        for dataset in own {
            *sizes.entry(dataset).or_insert(0) += 1;
        }
    }
    sizes
}

fn one(dataset: Option<&str>, findings: Vec<Finding>, n: usize, of: usize) -> Option<Finding> {
    let rule: &'static Rule = findings.first()?.rule;
    let confidence = findings.iter().map(|finding| finding.confidence).min()?;
    let severity = findings.iter().map(|finding| finding.severity).max()?;
    let claims = findings.iter().filter_map(|finding| finding.claims.first().copied()).take(SHOWN).collect();
    let first = findings.into_iter().next()?;
    let message = Message::new("summed-up")
        .with("dataset", dataset.unwrap_or_default())
        .with("rule", rule.name)
        .with("n", n)
        .with("of", of)
        .with("first", first.message);
    let finding = Finding::new(rule, None, message, claims).severity(severity).confidence(confidence);
    Some(finding.evidence("events", n as f64).evidence("events_of_dataset", of as f64))
}
