//! Totals over events by month: sums of bounds. No probability is claimed: the ends of an envelope come from different
//! sources, and one open end makes the total open.

use super::Estimate;
use crate::link::summary;
use crate::message::Message;
use crate::model::date::civil;
use crate::model::{Lineage, Precision, View, Window};
use std::collections::BTreeMap;

/// The total of one period.
#[derive(Clone, Debug)]
pub struct Total {
    /// `2022-03`, or `undated`.
    pub period: String,
    /// What is summed: the harm's word.
    pub group: &'static str,
    /// Sum of the low ends; an open low end counts 0. Unit: people.
    pub low: f64,
    /// Sum of the high ends; `None` if any is open.
    pub high: Option<f64>,
    /// Number of events.
    pub events: usize,
    /// Number of claims behind them.
    pub claims: usize,
    /// Caveats.
    pub notes: Vec<Message>,
}

/// Sums the union envelopes of everyone killed over the events of each month. An event counts in the month in which its
/// window, as most sources give it, begins; a window that begins in a quarter or year only stays there. An event is never
/// split.
pub fn totals(view: &View, lineage: &Lineage, ranges: &[Estimate]) -> Vec<Total> {
    struct Sum {
        low: f64,
        high: Option<f64>,
        open: usize,
        bottomless: usize,
        events: usize,
        claims: usize,
    }
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    for estimate in ranges.iter().filter(|estimate| estimate.is_everyone_killed()) {
        let period = period(summary(&view.event_at(estimate.event), lineage).window);
        let sum = sums.entry(period).or_insert(Sum {
            low: 0.0,
            high: Some(0.0),
            open: 0,
            bottomless: 0,
            events: 0,
            claims: 0,
        });
        sum.low += estimate.low.unwrap_or(0.0);
        sum.high = sum.high.zip(estimate.high).map(|(sum, high)| sum + high);
        sum.open += usize::from(estimate.high.is_none());
        sum.bottomless += usize::from(estimate.low.is_none());
        sum.events += 1;
        sum.claims += estimate.claims.len();
    }
    sums.into_iter()
        .map(|(period, sum)| {
            let mut notes = vec![Message::new("note-total-bounds")];
            if sum.bottomless > 0 {
                notes.push(Message::new("note-total-bottomless").with("open", sum.bottomless).with("n", sum.events));
            }
            if sum.open > 0 {
                notes.push(Message::new("note-total-open").with("open", sum.open).with("n", sum.events));
            }
            Total {
                period,
                group: "killed",
                low: sum.low,
                high: sum.high,
                events: sum.events,
                claims: sum.claims,
                notes,
            }
        })
        .collect()
}

/// `2022-03`, `2022-Q1`, `2022` or `undated`, as exact as the beginning of the window.
fn period(window: Window) -> String {
    let Some(start) = window.start else { return "undated".to_owned() };
    let (year, month, _) = civil(start.start);
    match start.precision {
        Precision::Day | Precision::Week | Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
        Precision::Year => format!("{year:04}"),
    }
}
