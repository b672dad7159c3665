//! Totals by period and running counts, as charts need them.

use super::{Known, size};
use crate::chart::material::{EventFact, PeriodFact, SeriesFact, SeriesPoint, Unit};
use crate::estimate::totals::{self, By, Dimension, TotalMethod, TotalSettings, totals};
use crate::lang::Lang;
use crate::model::date::Day;
use crate::model::{Claim, CountType, Dated, Harm, Precision, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The sums of bounds of every period, with the best line where every event has a best figure.
pub(super) fn periods(known: &Known, events: &[EventFact], unit: Unit, by: Option<Dimension>) -> Vec<PeriodFact> {
    let unit = match unit {
        Unit::Week => totals::Unit::Week,
        Unit::Month => totals::Unit::Month,
    };
    let settings = TotalSettings { by: By { unit: Some(unit), dimension: by }, ..TotalSettings::default() };
    let found = totals(known.view, known.lineage, known.ranges, &settings).rows;
    let about = by_period(events, unit);
    let mut periods: Vec<PeriodFact> = found
        .into_iter()
        .filter(|row| row.method == TotalMethod::SumOfBounds)
        .filter_map(|row| {
            let period = Dated::parse(&row.period).ok()?;
            let about = about.get(&row.period);
            let whole = by.is_none();
            // A period of running counts or of words alone has events, and no figure: its sum of nothing is not 0.
            let silent = whole && about.is_none_or(|about| about.figures == 0);
            Some(PeriodFact {
                start: period.start,
                end: period.end,
                low: row.low.filter(|_| !silent),
                best: about.filter(|about| whole && about.events == row.events).and_then(|about| about.best),
                high: row.high.filter(|_| !silent),
                events: row.events,
                open: row.open_events,
                disputed: about.is_some_and(|about| about.disputed.is_some()),
                note: about.filter(|_| whole).and_then(|about| about.note(known.lang)),
                group: if whole { String::new() } else { row.group },
            })
        })
        .collect();
    periods.sort_by(|a, b| (a.start, &a.group).cmp(&(b.start, &b.group)));
    periods
}

/// What the events of one period have in common.
struct About<'a> {
    events: usize,
    /// How many of them have a figure.
    figures: usize,
    best: Option<f64>,
    /// The largest event about whose dead the sources contradict each other.
    disputed: Option<&'a EventFact>,
}

impl About<'_> {
    fn note(&self, lang: Lang) -> Option<String> {
        let event = self.disputed?;
        let extent = crate::chart::range::Extent { low: event.low, best: None, high: event.high };
        Some(format!("{}: {}", event.name, extent.words(lang)))
    }
}

fn by_period(events: &[EventFact], unit: totals::Unit) -> BTreeMap<String, About<'_>> {
    let mut found: BTreeMap<String, About> = BTreeMap::new();
    for event in events {
        let Some((start, _)) = event.days else { continue };
        let about =
            found.entry(unit.label(start)).or_insert(About { events: 0, figures: 0, best: Some(0.0), disputed: None });
        about.events += 1;
        about.figures += usize::from(event.low.is_some() || event.high.is_some());
        about.best = about.best.zip(event.best).map(|(sum, best)| sum + best);
        if event.disputed && about.disputed.is_none_or(|other| size(event) > size(other)) {
            about.disputed = Some(event);
        }
    }
    found
}

/// The running counts of everyone killed, by source.
pub(super) fn series(known: &Known) -> Vec<SeriesFact> {
    let (view, lineage) = (known.view, known.lineage);
    let mut found: BTreeMap<String, Vec<SeriesPoint>> = BTreeMap::new();
    for row in 0..view.len() {
        let claim = view.claim(row);
        let running = claim.count_type() == Some(CountType::Cumulative) && !lineage.is_derived(row);
        let everyone = claim.harm_or_killed() == Harm::Killed
            && matches!(claim.status_or_all(), Status::All | Status::Civilian)
            && claim.only_demographic().is_none();
        let Some((day, value)) = up_to(claim).zip(value(claim)).filter(|_| running && everyone) else { continue };
        let mut name = lineage.source_name(view, row);
        // A running count of civilians and one of everyone are two.
        if claim.status_or_all() == Status::Civilian {
            name = format!("{name} ({})", crate::chart::theme::Tone::Civilian.words(known.lang));
        }
        for place in [claim.place(), claim.admin1()].into_iter().flatten().take(1) {
            name = format!("{name}, {place}");
        }
        let published = claim.published().filter(|date| date.precision == Precision::Day).map(|date| date.start);
        found.entry(name).or_default().push(SeriesPoint {
            day,
            published,
            value,
            revised: claim.supersedes().is_some(),
        });
    }
    found.into_iter().map(|(source, points)| SeriesFact { source, points: ordered(points) }).collect()
}

/// Points by day; a figure that falls below the one before it, or stands beside another of the same day, is a revision.
fn ordered(mut points: Vec<SeriesPoint>) -> Vec<SeriesPoint> {
    points.sort_by(|a, b| (a.day, a.published).cmp(&(b.day, b.published)).then(a.value.total_cmp(&b.value)));
    let mut days: BTreeSet<Day> = BTreeSet::new();
    let mut last = f64::MIN;
    for point in &mut points {
        point.revised |= point.value < last || !days.insert(point.day);
        last = point.value;
    }
    points
}

/// The day up to which a running figure counts.
fn up_to(claim: Claim) -> Option<Day> {
    let day = claim.as_of().or(claim.date_end()).or(claim.published())?;
    (day.precision == Precision::Day).then_some(day.end)
}

/// A running figure as one number: its best, else its low end.
fn value(claim: Claim) -> Option<f64> {
    let interval = claim.stated().said().interval()?;
    interval.best().or(interval.low()).or(interval.high())
}
