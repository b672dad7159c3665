//! From the study to what charts are made of: the only place where charts meet columns, lineage and findings.

mod claim;
mod estimate;
mod event;
mod house;
mod time;

pub use event::place;

use super::material::{By, EventFact, Material, Unit};
use crate::estimate::totals::Dimension;
use crate::estimate::{Estimate, Method};
use crate::lang::Lang;
use crate::model::{Event, Lineage, View};
use crate::rules::{Finding, Severity};
use std::collections::BTreeSet;

/// The claims, what was found in them, and what was estimated from them.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The claims.
    pub view: &'a View<'a>,
    /// Who repeats whom.
    pub lineage: &'a Lineage,
    /// The findings, by event.
    pub findings: &'a [Finding],
    /// The ranges, by event.
    pub ranges: &'a [Estimate],
    /// The language of words.
    pub lang: Lang,
}

impl<'a> Known<'a> {
    fn findings_of(&self, event: usize) -> &'a [Finding] {
        let at = |event: usize| self.findings.partition_point(|finding| finding.event < Some(event));
        &self.findings[at(event)..at(event + 1)]
    }

    fn ranges_of(&self, event: usize) -> &'a [Estimate] {
        let at = |event: usize| self.ranges.partition_point(|estimate| estimate.event < event);
        &self.ranges[at(event)..at(event + 1)]
    }

    /// One event with its claims.
    pub fn event(&self, index: usize) -> Material {
        let event = self.view.event_at(index);
        let (mut material, mut places) = (Material::default(), Vec::new());
        self.add(&mut material, &mut places, &event);
        claim::link(self, &places, &mut material.claims);
        material
    }

    /// What an event's chart is titled: the finding, if there is one.
    pub fn title(&self, index: usize) -> String {
        super::range::title(&event::fact(self, index), self.lang)
    }

    /// All events without their claims.
    pub fn events(&self) -> Material {
        let events = (0..self.view.event_count()).map(|index| event::fact(self, index)).collect();
        Material { events, ..Material::default() }
    }

    /// Everything: events, claims, totals by period and group, series, and what methods that were asked for give.
    pub fn all(&self, unit: Unit, by: Option<By>) -> Material {
        let (mut material, mut places) = (Material::default(), Vec::new());
        for event in self.view.events() {
            self.add(&mut material, &mut places, &event);
        }
        claim::link(self, &places, &mut material.claims);
        material.periods = time::periods(self, &material.events, unit, by.map(dimension));
        material.series = time::series(self);
        house::add(self, &mut material);
        material
    }

    /// Adds an event and its claims; `places` is the row of each claim.
    fn add(&self, material: &mut Material, places: &mut Vec<usize>, event: &Event) {
        let index = material.events.len();
        let at = self.view.event_of(event.rows.start);
        material.events.push(event::fact(self, at));
        estimate::add(self, at, index, material);
        claim::add(self, event, index, material, places);
    }
}

/// The column that a division reads.
pub fn dimension(by: By) -> Dimension {
    match by {
        By::Status => Dimension::Status,
        By::Place => Dimension::Admin1,
        By::Source => Dimension::Source,
        By::Perpetrator => Dimension::Perpetrator,
    }
}

/// The size of a toll for ordering: its high end, or its low end where that is open.
pub(crate) fn toll(low: Option<f64>, high: Option<f64>) -> f64 {
    high.or(low).unwrap_or(0.0)
}

/// The size of an event's toll for ordering.
pub(crate) fn size(event: &EventFact) -> f64 {
    toll(event.low, event.high)
}

/// The events that get a chart of their own: those with an error or warning, the largest tolls first, at most `most`.
pub fn charted(view: &View, findings: &[Finding], ranges: &[Estimate], most: Option<usize>) -> Vec<usize> {
    let Some(most) = most else { return (0..view.event_count()).collect() };
    let mut tolls = vec![0.0_f64; view.event_count()];
    for estimate in ranges.iter().filter(|estimate| estimate.method == Method::EnvelopeUnion) {
        tolls[estimate.event] = tolls[estimate.event].max(toll(estimate.low, estimate.high));
    }
    let serious = findings.iter().filter(|finding| finding.severity > Severity::Note);
    let mut events: Vec<usize> =
        serious.filter_map(|finding| finding.event).collect::<BTreeSet<_>>().into_iter().collect();
    events.sort_by(|a, b| tolls[*b].total_cmp(&tolls[*a]).then(a.cmp(b)));
    events.truncate(most);
    events.sort_unstable();
    events
}
