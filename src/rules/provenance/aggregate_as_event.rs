#![doc = include_str!("aggregate_as_event.md")]

use crate::message::Message;
use crate::model::{Claim, Extent, Harm, Status};
use crate::rules::scene::{centre, is_zero};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "V003",
    name: "aggregate-as-event",
    family: "provenance",
    severity: Severity::Warning,
    hint: "hint-aggregate-as-event",
    page: include_str!("aggregate_as_event.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let same = centre(claim).is_some() && centre(claim) == centre(origin);
        let one_harm = claim.harm_or_killed() == origin.harm_or_killed();
        if origin.extent() == Some(Extent::Aggregate) && claim.is_whole() && same && one_harm {
            let message = Message::new("aggregate-repeated-as-event")
                .with("claim", scene.said(claim))
                .with("origin", scene.said(origin));
            let rows = vec![claim.row, origin.row];
            out.push(Finding::new(&RULE, scene.event.index, message, rows).severity(Severity::Error));
        }
    }
    let totals: Vec<Claim> = scene
        .event
        .claims()
        .filter(|claim| claim.extent() == Some(Extent::Aggregate) && scene.lineage.counts(claim.row))
        .collect();
    if totals.is_empty() || scene.peers.is_empty() {
        return;
    }
    let largest = largest(scene);
    let mut told: BTreeSet<u32> = BTreeSet::new();
    for total in totals {
        // Once for each source, whether it fires or not: an event may hold a year of one source's daily totals.
        if !told.insert(scene.lineage.origin(total.row)) {
            continue;
        }
        let Some((sum, &(event, n))) = centre(total).zip(largest.get(&subject(total, total.status_or_all()))) else {
            continue;
        };
        if n > sum {
            continue;
        }
        // A reader can tell them apart where the total's own days are longer.
        let days = |claim: Claim| claim.window().reach().map(|(first, last)| last - first);
        let longer = days(total).zip(days(event)).is_some_and(|(total, event)| total > event);
        let message =
            Message::new("aggregate-as-event").with("total", scene.said(total)).with("event", scene.said(event));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![total.row, event.row])
                .confidence(if longer { Confidence::Medium } else { Confidence::High })
                .evidence("aggregate", sum)
                .evidence("event", n),
        );
    }
}

/// Harm, status, victims' party and demographic.
type Subject<'a> = (Harm, Status, Option<&'a str>, Option<&'a str>);

fn subject(claim: Claim<'_>, status: Status) -> Subject<'_> {
    (claim.harm_or_killed(), status, claim.victim_party(), claim.only_demographic())
}

/// The largest figure on the whole event for each subject; any status counts among all.
fn largest<'a>(scene: &Scene<'a>) -> BTreeMap<Subject<'a>, (Claim<'a>, f64)> {
    let mut largest: BTreeMap<Subject, (Claim, f64)> = BTreeMap::new();
    for &claim in scene.peers.iter().filter(|claim| !is_zero(**claim) && !claim.is_word_only()) {
        let Some(n) = most(claim) else { continue };
        for status in [claim.status_or_all(), Status::All] {
            let known = largest.entry(subject(claim, status)).or_insert((claim, n));
            if n > known.1 {
                *known = (claim, n);
            }
        }
    }
    largest
}

/// The largest number that a claim states.
fn most(claim: Claim) -> Option<f64> {
    claim.high().or(claim.best()).or(claim.low())
}
