//! The counts of claims that house effects can be found from: one count per event and source, of the same people.

use super::{Count, Houses, Refused, houses};
use crate::estimate::Subject;
use crate::estimate::gather::subject;
use crate::model::{Harm, Lineage, View};
use std::collections::BTreeMap;

/// House effects of the sources of some claims.
#[derive(Clone, Debug)]
pub struct OfClaims {
    /// Whom the counts are of: the people that most events have several counts of.
    pub subject: Subject,
    /// Names by number of the source.
    pub sources: Vec<String>,
    /// The factors.
    pub found: Result<Houses, Refused>,
}

/// Compares the independent, current counts of people killed at whole events: a best value, or a bare number, above 0. Where a
/// source has two that both stand, neither is taken.
pub fn of_claims(view: &View, lineage: &Lineage, level: f64) -> OfClaims {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut counts: BTreeMap<Subject, BTreeMap<(usize, usize), Option<f64>>> = BTreeMap::new();
    for row in 0..view.len() {
        let claim = view.claim(row);
        if claim.harm_or_killed() != Harm::Killed || !claim.is_whole() || !lineage.counts(row) || claim.is_word_only() {
            continue;
        }
        let Some(interval) = claim.interval() else { continue };
        let exact = interval.low().filter(|low| Some(*low) == interval.high());
        let Some(count) = interval.best().or(exact).filter(|count| *count > 0.0) else { continue };
        let next = numbers.len();
        let source = *numbers.entry(lineage.source_name(view, row)).or_insert(next);
        let of_event = counts.entry(subject(claim)).or_default();
        let again = of_event.insert((view.event_of(row), source), Some(count)).is_some();
        if again {
            of_event.insert((view.event_of(row), source), None);
        }
    }
    let shared = |counts: &BTreeMap<(usize, usize), Option<f64>>| {
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        counts
            .iter()
            .filter(|(_, count)| count.is_some())
            .for_each(|((event, _), _)| *times.entry(*event).or_default() += 1);
        times.values().filter(|times| **times > 1).count()
    };
    let most = counts.into_iter().map(|(subject, counts)| (shared(&counts), subject, counts));
    // The first of those that share most events.
    let chosen = most.reduce(|best, other| if other.0 > best.0 { other } else { best });
    let (subject, counts) = match chosen {
        Some((_, subject, counts)) => (subject, counts),
        None => (Subject::killed(crate::model::Status::All), BTreeMap::new()),
    };
    let given: Vec<Count> = counts
        .into_iter()
        .filter_map(|((event, source), count)| Some(Count { event, source, count: count? }))
        .collect();
    let mut sources = vec![String::new(); numbers.len()];
    for (name, number) in numbers {
        sources[number] = name;
    }
    OfClaims { subject, sources, found: houses(&given, level) }
}
