//! Totals by draws, under each stated correlation; and beside them, where events are few and closed, without draws.

use super::bounds::Cell;
use super::item::Item;
use super::{FactorChoice, Total, TotalMethod, TotalSettings};
use crate::estimate::IntervalKind;
use crate::estimate::distribution::Shape;
use crate::estimate::draws::{
    self, Across, DEFAULT_PRECISION, Draws, Ends, Ledger, Part, Refusal, Settings, Structure, convolve, ends, is_cheap,
    simulate,
};
use crate::message::{Arg, Message};
use std::collections::BTreeMap;

/// Totals that are drawn at a time: their draws under five assumptions fill a tenth of a gigabyte.
pub(super) const TOTALS: usize = 256;

/// What is drawn under one structure of factors: the correlations.
pub(super) fn structures(settings: &TotalSettings) -> Vec<(Structure, Vec<f64>)> {
    let by_source = |rho: &f64| match settings.factor {
        FactorChoice::Common => false,
        FactorChoice::Source => *rho > 0.0,
        // At 0 there is no factor, at 1 the sources would be the only thing that is not shared.
        FactorChoice::Both => *rho > 0.0 && *rho < 1.0,
    };
    let common = |rho: &f64| settings.factor != FactorChoice::Source || *rho == 0.0;
    let of = |is: &dyn Fn(&f64) -> bool| settings.rhos.iter().copied().filter(|rho| is(rho)).collect::<Vec<f64>>();
    let all = [(Structure::Common, of(&common)), (Structure::BySource, of(&by_source))];
    all.into_iter().filter(|(_, rhos)| !rhos.is_empty()).collect()
}

/// The name of a structure at a correlation; without correlation there is none.
pub(super) fn factor(structure: Structure, rho: f64) -> &'static str {
    if rho == 0.0 { "" } else { structure.word() }
}

/// Some cells as the engine takes them.
pub(super) struct Sheet<'a> {
    pub parts: Vec<Part<'a>>,
    pub groups: usize,
    periods: Vec<&'a str>,
    sources: Vec<&'a str>,
}

impl<'a> Sheet<'a> {
    /// The parts of some cells. An event is at home in the first period that it counts in.
    pub fn new(items: &'a [Item], cells: &[&Cell], settings: &TotalSettings) -> Self {
        let all = || cells.iter().flat_map(|cell| cell.parts.iter().map(|(at, _)| &items[*at]));
        let mut periods: Vec<&str> = all().map(home).collect();
        let mut sources: Vec<&str> =
            all().flat_map(|item| [source(&item.low_source), source(&item.high_source)]).collect();
        for names in [&mut periods, &mut sources] {
            names.sort_unstable();
            names.dedup();
        }
        let place = |names: &[&str], name: &str| names.binary_search(&name).unwrap_or_default();
        let part = |group: usize, item: &'a Item, weight: f64| Part {
            key: &item.key,
            group,
            period: place(&periods, home(item)),
            weight,
            sources: (place(&sources, source(&item.low_source)), place(&sources, source(&item.high_source))),
            low: item.low.unwrap_or(0.0),
            best: item.best,
            high: item.high,
            shape: shape(item, settings.shape),
        };
        let of_cell = |(group, cell): (usize, &&Cell)| {
            cell.parts.iter().map(|(at, share)| part(group, &items[*at], *share)).collect::<Vec<_>>()
        };
        let parts = cells.iter().enumerate().flat_map(of_cell).collect();
        Self { parts, groups: cells.len(), periods, sources }
    }

    /// Draws all its totals.
    pub fn draw(
        &self,
        structure: Structure,
        of: &[draws::Cell],
        settings: &TotalSettings,
    ) -> Result<Vec<Draws>, Refusal> {
        let ledger = Ledger { parts: &self.parts, groups: self.groups, periods: &self.periods, sources: &self.sources };
        simulate(&ledger, of, &Settings { seed: settings.seed, draws: settings.draws, structure })
    }
}

fn home(item: &Item) -> &str {
    item.placed.shares.first().map_or("", |(period, _)| period)
}

fn source(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or_default()
}

/// The shape of an event: the one asked for where its figures allow it, else uniform, for no best value is made up.
fn shape(item: &Item, asked: Shape) -> Shape {
    match item.high {
        Some(high) if asked.fit(item.low.unwrap_or(0.0), item.best, high).is_err() => Shape::Uniform,
        _ => asked,
    }
}

/// For each cell, its simulated rows.
pub(super) fn rows(items: &[Item], cells: &[Cell], settings: &TotalSettings) -> Vec<Vec<Total>> {
    if settings.rhos.is_empty() {
        return cells.iter().map(|_| Vec::new()).collect();
    }
    cells.chunks(TOTALS).flat_map(|some| of_some(items, some, settings)).collect()
}

fn of_some(items: &[Item], cells: &[Cell], settings: &TotalSettings) -> Vec<Vec<Total>> {
    let cells: Vec<&Cell> = cells.iter().collect();
    let sheet = Sheet::new(items, &cells, settings);
    let ends = ends(&sheet.parts, sheet.groups);
    let mut parts: BTreeMap<usize, Vec<Part>> = BTreeMap::new();
    if settings.rhos.contains(&0.0) {
        sheet.parts.iter().for_each(|part| parts.entry(part.group).or_default().push(*part));
    }
    let mut rows: Vec<Vec<Total>> = cells.iter().map(|_| Vec::new()).collect();
    for (structure, rhos) in structures(settings) {
        let of: Vec<draws::Cell> = rhos.iter().map(|&rho| draws::Cell { rho, across: Across::Shared }).collect();
        match sheet.draw(structure, &of, settings) {
            Ok(found) => {
                for draws in &found {
                    for (at, rows) in rows.iter_mut().enumerate() {
                        rows.push(row(cells[at], items, draws, ends[at], at, structure, settings));
                    }
                }
            }
            Err(refusal) => {
                for (at, rows) in rows.iter_mut().enumerate() {
                    let missing = Some(Message::new("note-total-refused").with("why", refusal.to_string()));
                    rows.push(Total { missing, ..cells[at].total(items, TotalMethod::Simulated) });
                }
            }
        }
    }
    for (at, rows) in rows.iter_mut().enumerate() {
        if let Some(parts) = parts.get(&at).filter(|parts| is_cheap(parts)) {
            rows.extend(convolved(cells[at], items, parts, ends[at], settings));
        }
        let key = |row: &Total| (row.rho.unwrap_or_default(), row.method);
        rows.sort_by(|a, b| key(a).0.total_cmp(&key(b).0).then(key(a).1.cmp(&key(b).1)));
    }
    rows
}

fn row(
    cell: &Cell,
    items: &[Item],
    draws: &Draws,
    ends: Ends,
    group: usize,
    structure: Structure,
    settings: &TotalSettings,
) -> Total {
    let rho = draws.cell.rho;
    let base =
        Total { rho: Some(rho), factor: factor(structure, rho).into(), ..cell.total(items, TotalMethod::Simulated) };
    let total = match draws::total(draws.of(group), ends, settings.level, &[0.5]) {
        Ok(total) => total,
        Err(refusal) => {
            let missing = Some(Message::new("note-total-refused").with("why", refusal.to_string()));
            return Total { missing, ..base };
        }
    };
    let closed = ends.open == 0;
    let drawn = Message::new(TotalMethod::Simulated.note())
        .with("shape", settings.shape.word())
        .with("n", settings.draws)
        .with("seed", Arg::Text(settings.seed.to_string()));
    Total {
        low: Some(total.interval.0),
        best: total.quantiles.first().map(|(_, middle)| *middle).filter(|_| closed),
        high: total.interval.1,
        kind: Some(IntervalKind::Simulated),
        level: Some(settings.level),
        assumptions: vec![drawn, correlation(structure, rho), Message::new("note-total-linked")],
        caveats: caveats(cell, items, ends, total.best_outside, settings),
        ..base
    }
}

/// The independent sum without draws.
fn convolved(cell: &Cell, items: &[Item], parts: &[Part], ends: Ends, settings: &TotalSettings) -> Option<Total> {
    let tail = (1.0 - settings.level) / 2.0;
    let found = convolve(parts, &[tail, 0.5, 1.0 - tail], DEFAULT_PRECISION).ok()?;
    let [low, middle, high] = found.quantiles[..] else { return None };
    let outside = ends.best.is_some_and(|best| best < low.1 || best > high.1);
    let shape = Message::new(TotalMethod::Convolved.note())
        .with("shape", settings.shape.word())
        .with("bound", Arg::Text(format!("{:.2}", found.bound)));
    Some(Total {
        low: Some(low.1),
        best: Some(middle.1),
        high: Some(high.1),
        kind: Some(IntervalKind::Simulated),
        level: Some(settings.level),
        rho: Some(0.0),
        assumptions: vec![shape, correlation(Structure::Common, 0.0), Message::new("note-total-linked")],
        caveats: caveats(cell, items, ends, outside, settings),
        ..cell.total(items, TotalMethod::Convolved)
    })
}

/// What a correlation means, in words.
pub(super) fn correlation(structure: Structure, rho: f64) -> Message {
    let key = match structure {
        _ if rho == 0.0 => "note-rho-none",
        Structure::Common if rho == 1.0 => "note-rho-all",
        Structure::Common => "note-rho-common",
        Structure::BySource => "note-rho-source",
    };
    Message::new(key).with("rho", Arg::Text(rho.to_string()))
}

fn caveats(cell: &Cell, items: &[Item], ends: Ends, best_outside: bool, settings: &TotalSettings) -> Vec<Message> {
    let mut caveats = Vec::new();
    if best_outside {
        caveats.push(
            Message::new("note-total-moved")
                .with("best", ends.best.unwrap_or_default())
                .with("shape", settings.shape.word()),
        );
    }
    let spread = |item: &Item| item.high.is_some_and(|high| high > item.low.unwrap_or(0.0));
    let uniform =
        |item: &Item| spread(item) && shape(item, settings.shape) == Shape::Uniform && settings.shape != Shape::Uniform;
    let n = cell.parts.len();
    let mut add = |key, is: &dyn Fn(&Item) -> bool| {
        let many = cell.items(items).filter(|(item, _)| is(item)).count();
        if many > 0 {
            caveats.push(Message::new(key).with("open", many).with("n", n));
        }
    };
    add("note-total-no-best", &|item| uniform(item) && item.best.is_none());
    add("note-total-misfit", &|item| uniform(item) && item.best.is_some());
    let least =
        if ends.open > 0 { Message::new("note-total-least") } else { Message::new("note-total-closed").with("n", n) };
    caveats.push(least);
    caveats.extend(cell.caveats(items, settings));
    caveats
}
