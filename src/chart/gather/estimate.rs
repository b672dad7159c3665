//! Ranges of methods that a user asked for, and their distributions, as charts need them.

use super::Known;
use crate::chart::material::{DistributionFact, EstimateFact, Material};
use crate::estimate::{Estimate, Method};
use crate::model::{Harm, Status};

/// Adds what was estimated of everyone killed at one event.
pub(super) fn add(known: &Known, at: usize, event: usize, material: &mut Material) {
    let about = |estimate: &&Estimate| {
        let subject = &estimate.subject;
        subject.harm == Harm::Killed
            && subject.status == Status::All
            && [&subject.victim_party, &subject.demographic, &subject.scope].iter().all(|text| text.is_empty())
    };
    let ranges = || known.ranges_of(at).iter().filter(about);
    let wanted = |estimate: &&Estimate| estimate.method.is_asked_for() || estimate.is_everyone_killed();
    let asked = ranges().any(|estimate| estimate.method.is_asked_for());
    for estimate in ranges().filter(wanted).filter(|_| asked) {
        if estimate.low.is_none() && estimate.best.is_none() && estimate.high.is_none() {
            continue;
        }
        material.estimates.push(EstimateFact {
            event,
            method: name(estimate),
            low: estimate.low,
            best: estimate.best,
            high: estimate.high,
            level: estimate.level,
            interval: estimate.kind.map(|kind| kind.word().to_owned()).unwrap_or_default(),
            pooled: matches!(
                estimate.method,
                Method::LinearPool | Method::LogPool | Method::QuantilePool | Method::RandomEffects
            ),
        });
    }
    if let Some(reason) =
        ranges().find_map(|estimate| estimate.missing.as_ref().filter(|_| estimate.method.is_asked_for()))
    {
        material.no_distribution =
            reason.render(crate::message::Voice::new(crate::lang::Lang::En, known.view, known.lineage));
    }
    if material.distribution.is_none() {
        material.distribution =
            ranges().find_map(|estimate| distribution(known, estimate, &material.events[event].name));
    }
}

fn name(estimate: &Estimate) -> String {
    let method = estimate.method.word();
    if estimate.hypothesis.is_empty() { method.to_owned() } else { format!("{method}, {}", estimate.hypothesis) }
}

/// The distribution with the figures of the claims that it rests on.
fn distribution(known: &Known, estimate: &Estimate, place: &str) -> Option<DistributionFact> {
    let curve = estimate.curve.as_ref()?;
    let figure = |row: &usize| {
        let claim = known.view.claim(*row);
        let interval = claim.interval()?;
        let value = interval.best().or(interval.low()).or(interval.high())?;
        Some((known.lineage.source_name(known.view, *row), value))
    };
    let mut marks: Vec<(String, f64)> = estimate.claims.iter().filter_map(figure).collect();
    marks.push((MEDIAN.say(known.lang).to_owned(), curve.median));
    Some(DistributionFact {
        name: place.to_owned(),
        method: name(estimate),
        curve: curve.points.clone(),
        marks,
        intervals: curve.central.clone(),
    })
}

const MEDIAN: crate::lang::Phrase =
    crate::lang::Phrase::new("median", "médiane", "mediana", "الوسيط", "медиана", "медіана");
