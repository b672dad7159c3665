//! Divides what is at hand by place or source: each part is a whole of its own, with its own indices.

use crate::chart::bars::make::place;
use crate::chart::material::{By, ClaimFact, EstimateFact, EventFact, Material, PeriodFact, Unit};
use crate::chart::text::clean;
use crate::model::date::{Day, civil};
use std::collections::BTreeMap;

/// A part, and how many people its events or claims are about at least.
#[derive(Default)]
pub(super) struct Part {
    pub name: String,
    pub material: Material,
    pub size: f64,
    /// Old index of an event or claim to its new one.
    events: BTreeMap<usize, usize>,
    claims: BTreeMap<usize, usize>,
}

/// The parts, the largest first and the unknown last.
pub(super) fn parts(material: &Material, by: By, unit: Unit) -> Vec<Part> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    let at = |index: usize| material.events.get(index);
    for (old, claim) in material.claims.iter().enumerate() {
        let Some(event) = at(claim.event) else { continue };
        let part = part(&mut parts, name(event, claim, by));
        part.event(claim.event, event);
        part.claims.insert(old, part.material.claims.len());
        part.material.claims.push(claim.clone());
    }
    if by == By::Place {
        // Events that nobody makes a claim on still have a place.
        for (old, event) in material.events.iter().enumerate() {
            part(&mut parts, clean(place(event), 200)).event(old, event);
        }
    }
    for one in &material.periods {
        if let Some(part) = parts.get_mut(&clean(&one.group, 200)).filter(|_| !one.group.is_empty()) {
            part.material.periods.push(PeriodFact { group: String::new(), ..one.clone() });
        }
    }
    if by == By::Source {
        for one in &material.series {
            part(&mut parts, clean(&one.source, 200)).material.series.push(one.clone());
        }
        for one in &material.multipliers {
            part(&mut parts, clean(&one.source, 200)).material.multipliers.push(one.clone());
        }
    }
    for part in parts.values_mut() {
        part.settle(material, by);
        if part.material.periods.is_empty() {
            part.material.periods = periods(&part.material.events, unit);
        }
    }
    let mut parts: Vec<Part> = parts.into_values().collect();
    parts.sort_by(|a, b| {
        let unknown = |part: &Part| part.name.is_empty();
        unknown(a).cmp(&unknown(b)).then(b.size.total_cmp(&a.size)).then_with(|| a.name.cmp(&b.name))
    });
    parts
}

fn name(event: &EventFact, claim: &ClaimFact, by: By) -> String {
    match by {
        By::Source => clean(&claim.source, 200),
        _ => clean(place(event), 200),
    }
}

fn part(parts: &mut BTreeMap<String, Part>, name: String) -> &mut Part {
    parts.entry(name.clone()).or_insert_with(|| Part { name, ..Part::default() })
}

/// Sums of events by the period of their first day, where the material has none by group.
fn periods(events: &[EventFact], unit: Unit) -> Vec<PeriodFact> {
    let mut found: BTreeMap<Day, PeriodFact> = BTreeMap::new();
    for event in events {
        let Some((day, _)) = event.days else { continue };
        if [event.low, event.best, event.high].iter().all(Option::is_none) {
            continue;
        }
        let (start, end) = period(day, unit);
        let fresh = PeriodFact { start, end, best: Some(0.0), ..PeriodFact::default() };
        let sum = found.entry(start).or_insert(fresh);
        let plus = |sum: Option<f64>, value: Option<f64>| [sum, value].into_iter().flatten().reduce(|a, b| a + b);
        sum.low = plus(sum.low, event.low);
        sum.high = plus(sum.high, event.high);
        sum.best = sum.best.zip(event.best).map(|(sum, best)| sum + best);
        sum.events += 1;
        sum.open += usize::from(event.high.is_none());
        sum.disputed |= event.disputed;
    }
    let closed = |period: PeriodFact| PeriodFact { high: period.high.filter(|_| period.open == 0), ..period };
    found.into_values().map(closed).collect()
}

/// First and last day of the period of a day.
fn period(day: Day, unit: Unit) -> (Day, Day) {
    match unit {
        // 1970-01-01 was a Thursday.
        Unit::Week => {
            let monday = day - (day + 3).rem_euclid(7);
            (monday, monday + 6)
        }
        Unit::Month => {
            let first = day - civil(day).2 as Day + 1;
            let next = first + 31;
            (first, next - civil(next).2 as Day)
        }
    }
}

impl Part {
    fn event(&mut self, old: usize, event: &EventFact) {
        let next = self.material.events.len();
        self.events.entry(old).or_insert_with(|| {
            self.material.events.push(event.clone());
            next
        });
    }

    /// Gives claims and estimates the indices of the part; for a source, its events get the figures that it gives itself.
    fn settle(&mut self, whole: &Material, by: By) {
        for claim in &mut self.material.claims {
            claim.event = self.events.get(&claim.event).copied().unwrap_or(0);
            claim.supersedes = claim.supersedes.and_then(|old| self.claims.get(&old).copied());
            claim.repeats = claim.repeats.and_then(|old| self.claims.get(&old).copied());
        }
        self.material.outlines.clone_from(&whole.outlines);
        if by == By::Place {
            self.material.estimates = whole
                .estimates
                .iter()
                .filter_map(|one| self.events.get(&one.event).map(|event| (one, *event)))
                .map(|(one, event)| EstimateFact { event, ..one.clone() })
                .collect();
        } else {
            for event in &mut self.material.events {
                (event.low, event.best, event.high) = (None, None, None);
            }
            let mut open = vec![false; self.material.events.len()];
            for claim in self.material.claims.iter().filter(|claim| claim.whole && claim.counts && !claim.neutralised) {
                let (event, open) = (&mut self.material.events[claim.event], &mut open[claim.event]);
                let first = event.low.is_none() && event.high.is_none() && !*open;
                event.low = [event.low, claim.low.or(claim.best)].into_iter().flatten().reduce(f64::min);
                event.high = [event.high, claim.high].into_iter().flatten().reduce(f64::max);
                event.best = if first { claim.best } else { event.best.filter(|best| Some(*best) == claim.best) };
                *open |= claim.high.is_none();
            }
            for (event, open) in self.material.events.iter_mut().zip(open) {
                event.high = event.high.filter(|_| !open);
            }
        }
        let size = |event: &EventFact| event.best.or(event.low).or(event.high).filter(|n| n.is_finite()).unwrap_or(0.0);
        self.size = self.material.events.iter().map(size).sum();
    }
}
