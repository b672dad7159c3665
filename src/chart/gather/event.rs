//! An event as charts need it.

use super::Known;
use crate::chart::material::EventFact;
use crate::link::{Summary, summary};
use crate::message::Voice;
use crate::model::{Claim, Event, Harm};
use crate::rules::Severity;
use std::collections::BTreeSet;

/// What an event is called in a sentence: its place, or its key.
pub fn place(about: &Summary, event: &Event) -> String {
    if about.place.is_empty() { event.key().to_owned() } else { about.place.replace(';', ",") }
}

/// The facts of one event.
pub(super) fn fact(known: &Known, index: usize) -> EventFact {
    let (view, lineage) = (known.view, known.lineage);
    let event = view.event_at(index);
    let about = summary(&event, lineage);
    let range = known.ranges_of(index).iter().find(|estimate| estimate.is_everyone_killed());
    let findings = known.findings_of(index);
    let voice = Voice::new(known.lang, view, lineage);
    let serious = findings.iter().filter(|finding| finding.severity > Severity::Note);
    let own: Vec<Claim> = event.claims().filter(|claim| claim.is_whole() && lineage.counts(claim.row)).collect();
    let mut sources: Vec<String> = own.iter().map(|claim| lineage.source_name(view, claim.row)).collect();
    sources.sort();
    sources.dedup();
    let located = event.claims().find(|claim| claim.lat().is_some() && claim.lon().is_some());
    EventFact {
        key: event.key().to_owned(),
        name: place(&about, &event),
        admin1: event.claims().find_map(|claim| claim.admin1()).unwrap_or_default().to_owned(),
        country: about.country.clone(),
        point: about.lon.zip(about.lat),
        geo_precision: located.and_then(|claim| claim.geo_precision()).and_then(class),
        window: crate::format::window(about.window, known.lang),
        days: about.window.days().or_else(|| about.window.reach()),
        low: range.and_then(|range| range.low),
        best: best(&own),
        high: range.and_then(|range| range.high),
        sources,
        disputed: findings.iter().any(|finding| finding.rule.name == "status-contradiction"),
        findings: serious.map(|found| (found.rule.name.to_owned(), found.message.render(voice))).collect(),
    }
}

/// The best figure for everyone killed, if the sources that give one give the same.
fn best(own: &[Claim]) -> Option<f64> {
    let everyone = own.iter().filter(|claim| {
        claim.harm_or_killed() == Harm::Killed
            && claim.status_or_all() == crate::model::Status::All
            && claim.only_demographic().is_none()
            && claim.scope().is_none()
            && claim.victim_party().is_none()
            && !claim.is_word_only()
    });
    let given: BTreeSet<u64> =
        everyone.filter_map(|claim| claim.interval()?.best()).filter(|best| *best >= 0.0).map(f64::to_bits).collect();
    if given.len() == 1 { given.first().map(|bits| f64::from_bits(*bits)) } else { None }
}

/// UCDP's class of precision, 1 to 7, from its number or from words.
fn class(text: &str) -> Option<u8> {
    let text = text.trim();
    if let Ok(class) = text.parse::<u8>() {
        return (1..=7).contains(&class).then_some(class);
    }
    // The kilometres that link reads from the words, as the class that they are of.
    let km = crate::link::precision::slack_km(text);
    Some(match km {
        km if km <= 0.0 => 1,
        km if km <= 25.0 => 2,
        km if km <= crate::link::precision::slack_km("3") => 3,
        km if km.is_finite() => 4,
        _ => 6,
    })
}
