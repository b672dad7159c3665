//! From one period to another: the change under every assumption, what it is without any, and whether "rose" may be written.

use super::bounds::Cell;
use super::item::Item;
use super::simulate::{Sheet, correlation, factor, structures};
use super::{Total, TotalMethod, TotalSettings};
use crate::estimate::IntervalKind;
use crate::estimate::draws::{Change, ChangeCell, Refusal, Structure, Verdict, changes, ends, grid, verdict};
use crate::message::{Arg, Message};
use crate::model::Harm;
use std::collections::BTreeMap;

/// Pairs that are compared at a time.
const PAIRS: usize = 64;

/// The rows of all changes asked for, and what is to be said of each.
pub(super) fn rows(items: &[Item], cells: &[Cell], settings: &TotalSettings) -> (Vec<Total>, Vec<Message>) {
    let mut groups: BTreeMap<&super::group::Group, Vec<&Cell>> = BTreeMap::new();
    cells.iter().for_each(|cell| groups.entry(&cell.group).or_default().push(cell));
    let (mut rows, mut notices) = (Vec::new(), Vec::new());
    for of_group in groups.into_values() {
        let mut pairs = Vec::new();
        if let Some(unit) = settings.by.unit.filter(|_| settings.trend) {
            let regular: Vec<&Cell> = of_group.iter().copied().filter(|cell| unit.has(&cell.period)).collect();
            pairs.extend(regular.windows(2).map(|pair| (pair[0], pair[1])));
        }
        for (earlier, later) in &settings.compare {
            let find = |period: &str| of_group.iter().copied().find(|cell| cell.period == period);
            match (find(earlier), find(later)) {
                (Some(earlier), Some(later)) => pairs.push((earlier, later)),
                (earlier_cell, _) => {
                    let period = if earlier_cell.is_none() { earlier } else { later };
                    let missing = Some(Message::new("note-trend-no-events").with("period", period.as_str()));
                    let name = of_group.first().map_or("", |cell| cell.group.name.as_str());
                    rows.push(Total {
                        missing,
                        ..Total::new(&format!("{earlier}->{later}"), name, TotalMethod::Trend)
                    });
                }
            }
        }
        for pairs in pairs.chunks(PAIRS) {
            for (rows_of_pair, notice) in of_pairs(items, pairs, settings) {
                rows.extend(rows_of_pair);
                notices.push(notice);
            }
        }
    }
    (rows, notices)
}

/// The rows and the verdict of each pair.
fn of_pairs(items: &[Item], pairs: &[(&Cell, &Cell)], settings: &TotalSettings) -> Vec<(Vec<Total>, Message)> {
    let mut cells: Vec<&Cell> = Vec::new();
    for cell in pairs.iter().flat_map(|(earlier, later)| [*earlier, *later]) {
        if !cells.iter().any(|other| std::ptr::eq(*other, cell)) {
            cells.push(cell);
        }
    }
    let at = |cell: &Cell| cells.iter().position(|other| std::ptr::eq(*other, cell)).unwrap_or_default();
    let places: Vec<(usize, usize)> = pairs.iter().map(|(earlier, later)| (at(earlier), at(later))).collect();
    let sheet = Sheet::new(items, &cells, settings);
    let compared = compare(&sheet, &places, settings);
    pairs
        .iter()
        .enumerate()
        .map(|(at, (earlier, later))| {
            let of_pair = compared
                .as_ref()
                .map(|found| found.iter().map(|(structure, changes)| (*structure, &changes[at])).collect());
            rows_of(items, (earlier, later), of_pair, settings)
        })
        .collect()
}

/// The changes under each structure of factors.
fn compare(
    sheet: &Sheet,
    places: &[(usize, usize)],
    settings: &TotalSettings,
) -> Result<Vec<(Structure, Vec<Change>)>, Refusal> {
    let ends = ends(&sheet.parts, sheet.groups);
    structures(settings)
        .into_iter()
        .map(|(structure, rhos)| {
            let draws = sheet.draw(structure, &grid(&rhos), settings)?;
            Ok((structure, changes(&draws, &ends, places, settings.level)?))
        })
        .collect()
}

/// The bound first, with the verdict in words; then one row for each assumption.
fn rows_of(
    items: &[Item],
    (earlier, later): (&Cell, &Cell),
    compared: Result<Vec<(Structure, &Change)>, &Refusal>,
    settings: &TotalSettings,
) -> (Vec<Total>, Message) {
    let period = format!("{}->{}", earlier.period, later.period);
    let together: BTreeMap<usize, f64> = earlier.parts.iter().chain(&later.parts).copied().collect();
    let both = Cell { period, group: later.group.clone(), parts: together.into_iter().collect() };
    let base = || both.total(items, TotalMethod::Trend);
    let (low, high) = (
        earlier.high(items).map(|high| later.low(items) - high),
        later.high(items).map(|high| high - earlier.low(items)),
    );
    let (compared, refused) = match compared {
        Ok(compared) => (compared, None),
        Err(refusal) => (Vec::new(), Some(Message::new("note-total-refused").with("why", refusal.to_string()))),
    };
    let all: Vec<(Structure, &ChangeCell)> =
        compared.iter().flat_map(|(structure, change)| change.cells.iter().map(|cell| (*structure, cell))).collect();
    let cells: Vec<ChangeCell> = all.iter().map(|(_, cell)| (*cell).clone()).collect();
    let key = match verdict(&cells) {
        Verdict::Rose => "trend-rose",
        Verdict::Fell => "trend-fell",
        Verdict::NotShown => "trend-not-shown",
        Verdict::NotAsked => "trend-not-asked",
    };
    let told = Message::new(key)
        .with("group", later.group.name.as_str())
        .with("what", Message::new(if settings.harm == Harm::Killed { "trend-deaths" } else { "trend-figures" }))
        .with("earlier", earlier.period.as_str())
        .with("later", later.period.as_str())
        .with("cells", Arg::Clauses(all.iter().map(|(structure, cell)| said(*structure, cell).into()).collect()))
        .with("bound", change(low, high));
    let mut rows = vec![Total {
        low,
        high,
        kind: (low.is_some() || high.is_some()).then_some(IntervalKind::Bound),
        assumptions: vec![Message::new("note-trend-bound")],
        caveats: std::iter::once(told.clone()).chain(refused).chain(both.caveats(items, settings)).collect(),
        ..base()
    }];
    for (structure, cell) in all {
        let (rho, closed) = (cell.cell.rho, cell.bounds.0 == cell.bounds.1);
        let mut caveats = Vec::new();
        if !closed {
            caveats.push(
                Message::new("note-trend-open")
                    .with("least", decimals(cell.bounds.0))
                    .with("most", decimals(cell.bounds.1)),
            );
        }
        let name = factor(structure, rho);
        let across = if name.is_empty() { String::new() } else { format!("{name}, {}", cell.cell.across.word()) };
        rows.push(Total {
            low: cell.change.low,
            best: cell.change.middle,
            high: cell.change.high,
            kind: Some(IntervalKind::Simulated),
            level: Some(settings.level),
            rho: Some(rho),
            factor: across,
            probability: closed.then_some(cell.probability),
            assumptions: vec![
                Message::new(TotalMethod::Trend.note())
                    .with("shape", settings.shape.word())
                    .with("n", settings.draws)
                    .with("seed", Arg::Text(settings.seed.to_string())),
                correlation(structure, rho),
            ],
            caveats,
            ..base()
        });
    }
    (rows, told)
}

/// "0.82 at rho 0.3 (common, shared)"
fn said(structure: Structure, cell: &ChangeCell) -> Message {
    let (low, high) = cell.bounds;
    let p = if low == high { decimals(low) } else { Arg::Text(format!("{low:.2}–{high:.2}")) };
    let rho = cell.cell.rho;
    let key = if rho == 0.0 { "trend-cell-none" } else { "trend-cell" };
    Message::new(key)
        .with("p", p)
        .with("rho", Arg::Text(rho.to_string()))
        .with("factor", structure.word())
        .with("across", cell.cell.across.word())
}

fn decimals(p: f64) -> Arg {
    Arg::Text(format!("{p:.2}"))
}

/// A change, which may be below 0.
fn change(low: Option<f64>, high: Option<f64>) -> Arg {
    let signed = |n: f64| if n > 0.0 { format!("+{}", crate::format::count(n)) } else { crate::format::count(n) };
    Arg::Message(Box::new(match (low, high) {
        (Some(low), Some(high)) => Message::new("trend-between").with("low", signed(low)).with("high", signed(high)),
        (Some(low), None) => Message::new("trend-least").with("low", signed(low)),
        (None, Some(high)) => Message::new("trend-most").with("high", signed(high)),
        (None, None) => Message::new("trend-any"),
    }))
}
