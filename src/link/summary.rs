//! An event in one line: where, when, how many claims and independent sources.

use crate::model::{Claim, Event, Extent, Lineage, Window};
use std::collections::{BTreeMap, BTreeSet};

/// Where and when an event was, as most of its independent claims have it.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The place named most often.
    pub place: String,
    /// The country named most often.
    pub country: String,
    /// Latitude in degrees, of the first claim that has coordinates.
    pub lat: Option<f64>,
    /// Longitude in degrees.
    pub lon: Option<f64>,
    /// The window given most often.
    pub window: Window,
    /// Number of claims.
    pub claims: usize,
    /// Number of independent sources.
    pub sources: usize,
    /// The datasets that have it, sorted; of claims that are of none, their sources.
    pub datasets: Vec<String>,
}

/// Sums an event up.
pub fn summary(event: &Event, lineage: &Lineage) -> Summary {
    let claims: Vec<Claim> = event.claims().filter(|claim| claim.extent() != Some(Extent::Aggregate)).collect();
    let all: Vec<Claim> = event.claims().collect();
    let about = if claims.is_empty() { &all } else { &claims };
    let own: Vec<Claim> = about.iter().copied().filter(|claim| claim.is_whole() && lineage.counts(claim.row)).collect();
    let voices = if own.is_empty() { about } else { &own };
    let windows = voices.iter().map(|claim| claim.window()).filter(|window| window.start.is_some());
    let located = about.iter().find_map(|claim| Some((claim.lat()?, claim.lon()?)));
    Summary {
        place: most(voices.iter().filter_map(|claim| claim.place())).unwrap_or_default().to_owned(),
        country: most(voices.iter().filter_map(|claim| claim.country())).unwrap_or_default().to_owned(),
        lat: located.map(|at| at.0),
        lon: located.map(|at| at.1),
        window: usual(windows),
        claims: event.rows.len(),
        sources: lineage.independent(event.rows.clone()),
        datasets: datasets(event),
    }
}

fn datasets(event: &Event) -> Vec<String> {
    let names = event.claims().flat_map(|claim| match claim.dataset() {
        Some(dataset) => vec![dataset],
        None => claim.source().unwrap_or_default().split(';').map(str::trim).collect(),
    });
    let names: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// The most frequent; of equals the first.
fn most<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut times: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, text) in texts.enumerate() {
        times.entry(text).or_insert((0, usize::MAX - at)).0 += 1;
    }
    times.into_iter().max_by_key(|(_, rank)| *rank).map(|(text, _)| text)
}

/// The most frequent window that has an end, else the first of any.
fn usual(windows: impl Iterator<Item = Window>) -> Window {
    let windows: Vec<Window> = windows.collect();
    let closed: Vec<Window> = windows.iter().copied().filter(|window| window.end.is_some()).collect();
    let times = |window: &Window| closed.iter().filter(|other| *other == window).count();
    let best = closed.iter().rev().max_by_key(|window| times(window));
    best.or(windows.first()).copied().unwrap_or_default()
}
