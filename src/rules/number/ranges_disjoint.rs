#![doc = include_str!("ranges_disjoint.md")]

use crate::message::Message;
use crate::model::{Claim, CountType, Harm, Status};
use crate::rules::scene::{group_key, is_zero};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N003",
    name: "ranges-disjoint",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-ranges-disjoint",
    page: include_str!("ranges_disjoint.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    some_above_everyone(scene, out);
    let mut claims: Vec<Claim> = scene
        .peers
        .iter()
        .copied()
        .filter(|claim| claim.scope().is_none() && claim.interval().is_some() && !is_zero(*claim))
        .collect();
    claims.sort_by_key(|claim| group_key(*claim));
    for group in claims.chunk_by(|a, b| group_key(*a) == group_key(*b)) {
        let low = |claim: &Claim| claim.interval().map_or(0.0, |interval| interval.floor());
        let high = |claim: &Claim| claim.interval().map_or(f64::INFINITY, |interval| interval.ceiling());
        let Some(&above) = group.iter().max_by(|a, b| low(a).total_cmp(&low(b)).then(b.row.cmp(&a.row))) else {
            continue;
        };
        let apart = group.iter().filter(|claim| scene.apart(**claim, above) && high(claim) < low(&above));
        let mut below: Vec<Claim> = apart.copied().collect();
        below.sort_by(|a, b| high(a).total_cmp(&high(b)).then(a.row.cmp(&b.row)));
        let Some(&lowest) = below.first() else { continue };
        let message =
            Message::new("ranges-disjoint").with("above", scene.said(above)).with("below", scene.said_all(&below, 3));
        let rows = std::iter::once(&above).chain(&below).map(|claim| claim.row).collect();
        out.push(
            Finding::new(&RULE, scene.event.index, message, rows)
                .evidence("highest_low", low(&above))
                .evidence("lowest_high", high(&lowest)),
        );
    }
}

/// A figure for people of one status above another source's figure for everyone.
fn some_above_everyone(scene: &Scene, out: &mut Vec<Finding>) {
    let killed = |claim: &&Claim| {
        claim.harm_or_killed() == Harm::Killed
            && claim.scope().is_none()
            && !claim.is_word_only()
            && !is_zero(**claim)
            // A running count of an early day is not everyone's.
            && claim.count_type().is_none_or(|count| count == CountType::Event)
    };
    let (everyone, some): (Vec<Claim>, Vec<Claim>) = scene.peers.iter().filter(killed).partition(|claim| {
        claim.status_or_all() == Status::All && claim.victim_party().is_none() && claim.only_demographic().is_none()
    });
    let low = |claim: &Claim| claim.interval().map_or(0.0, |interval| interval.floor());
    let high = |claim: &Claim| claim.interval().map_or(f64::INFINITY, |interval| interval.ceiling());
    let Some(&above) = some.iter().max_by(|a, b| low(a).total_cmp(&low(b)).then(b.row.cmp(&a.row))) else { return };
    let below: Vec<Claim> =
        everyone.iter().copied().filter(|claim| scene.apart(*claim, above) && high(claim) < low(&above)).collect();
    if below.is_empty() {
        return;
    }
    let message = Message::new("ranges-disjoint-status")
        .with("above", scene.said(above))
        .with("below", scene.said_all(&below, 3));
    let rows = std::iter::once(&above).chain(&below).map(|claim| claim.row).collect();
    out.push(Finding::new(&RULE, scene.event.index, message, rows).evidence("lowest_of_some", low(&above)));
}
