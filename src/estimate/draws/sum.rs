//! Monte Carlo sums: draws of events, added up for each total, under each assumption on what events have in common.

use super::curve::{self, Curve, Curves};
use super::factor::Factors;
use super::{Across, Cell, Part, Refusal, Structure, score};
use crate::stats::stream::stream;
use rayon::prelude::*;
use std::ops::Range;

/// Draws made in one go, and so the memory of one thread.
const SEGMENT: usize = 10_000;
/// Parts that one task adds up.
const TASK: usize = 256;
/// Tasks whose sums are held at the same time.
const BATCH: usize = 256;
/// All draws together hold at most so many numbers: 1 GiB.
const MOST: usize = 1 << 27;

/// What is to be added up.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'a> {
    /// The parts of events.
    pub parts: &'a [Part<'a>],
    /// The number of totals.
    pub groups: usize,
    /// Names of the periods. They key the redrawn factors.
    pub periods: &'a [&'a str],
    /// Names of the sources. They key the factors by source.
    pub sources: &'a [&'a str],
}

/// How it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The seed of all streams.
    pub seed: u64,
    /// The number of draws; more draws begin with the same ones.
    pub draws: usize,
    /// The factors.
    pub structure: Structure,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 1, draws: 10_000, structure: Structure::Common }
    }
}

/// Draws of all totals under one assumption.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    /// The assumption.
    pub cell: Cell,
    /// Draws of each total.
    draws: usize,
    /// One total after the other.
    values: Vec<f64>,
}

impl Draws {
    /// The draws of one total, in people, in the order in which they were drawn; empty if there is no such total. Draw
    /// number i of one total goes with draw number i of any other. Open events are in them with their low ends.
    pub fn of(&self, group: usize) -> &[f64] {
        self.values.chunks(self.draws).nth(group).unwrap_or_default()
    }

    /// The draws of several totals together: a year from its months.
    pub fn together(&self, groups: &[usize]) -> Vec<f64> {
        let mut sum = vec![0.0; self.draws];
        for &group in groups {
            add(&mut sum, self.of(group));
        }
        sum
    }
}

/// Draws all totals under each cell. The draws of the events themselves are the same in all cells.
///
/// The same bytes for any number of threads and any order of the parts. A total's draws do not depend on which other
/// totals are asked for, so that many totals can be computed some at a time. Time: about 4 ns for each part, draw and cell.
pub fn simulate(ledger: &Ledger, cells: &[Cell], settings: &Settings) -> Result<Vec<Draws>, Refusal> {
    check(ledger, cells, settings)?;
    let &Ledger { parts, groups, .. } = ledger;
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.par_sort_unstable_by(|a, b| a.order(b));
    let tasks = tasks(&sorted);
    let curves = Curves::new(sorted.iter().copied());
    let mut totals: Vec<_> = cells.iter().map(|_| vec![0.0; groups * settings.draws]).collect();
    for from in (0..settings.draws).step_by(SEGMENT) {
        let span = (from, SEGMENT.min(settings.draws - from));
        for batch in tasks.chunks(BATCH) {
            let run = |task: &Range<usize>| Task { ledger, settings, cells, curves: &curves, span }.run(&sorted[task.clone()]);
            let sums = batch.par_iter().map(run).collect::<Result<Vec<_>, _>>()?;
            // In the order of the tasks, whichever thread was first.
            for (task, sums) in batch.iter().zip(&sums) {
                let start = sorted[task.start].group * settings.draws + from;
                for (total, sum) in totals.iter_mut().zip(sums) {
                    add(&mut total[start..start + span.1], sum);
                }
            }
        }
    }
    let draws = settings.draws;
    Ok(cells.iter().zip(totals).map(|(&cell, values)| Draws { cell, draws, values }).collect())
}

fn check(ledger: &Ledger, cells: &[Cell], settings: &Settings) -> Result<(), Refusal> {
    let &Ledger { parts, groups, periods, sources } = ledger;
    let draws = settings.draws;
    if draws < 100 {
        return Err(Refusal::Draws(draws));
    }
    if cells.is_empty() {
        return Err(Refusal::NoCell);
    }
    cells.iter().try_for_each(|cell| cell.check())?;
    if groups.checked_mul(draws).and_then(|all| all.checked_mul(cells.len())).is_none_or(|all| all > MOST) {
        return Err(Refusal::Memory { totals: groups, draws, cells: cells.len() });
    }
    // One factor for all: the sources do not matter, and need not be named.
    let sources = if settings.structure == Structure::Common { usize::MAX } else { sources.len() };
    parts.par_iter().try_for_each(|part| part.check(groups, periods.len(), sources))?;
    let mut keys: Vec<(&str, usize)> = parts.iter().map(|part| (part.key, part.period)).collect();
    keys.par_sort_unstable();
    match keys.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1) {
        Some(pair) => Err(Refusal::Parts { key: pair[0].0.to_owned(), what: "periods" }),
        None => Ok(()),
    }
}

/// Stretches of the sorted parts that lie in one total. They do not depend on the number of threads.
fn tasks(sorted: &[&Part]) -> Vec<Range<usize>> {
    let mut tasks = Vec::new();
    let mut from = 0;
    for group in sorted.chunk_by(|a, b| a.group == b.group) {
        let to = from + group.len();
        tasks.extend((from..to).step_by(TASK).map(|start| start..to.min(start + TASK)));
        from = to;
    }
    tasks
}

fn add(total: &mut [f64], sum: &[f64]) {
    total.iter_mut().zip(sum).for_each(|(total, sum)| *total += sum);
}

/// Some parts of one total, over a stretch of draws.
struct Task<'a> {
    ledger: &'a Ledger<'a>,
    settings: &'a Settings,
    cells: &'a [Cell],
    curves: &'a Curves,
    span: (usize, usize),
}

impl Task<'_> {
    /// The sums for each cell.
    fn run(&self, parts: &[&Part]) -> Result<Vec<Vec<f64>>, Refusal> {
        let &Settings { seed, structure, .. } = self.settings;
        let (from, count) = self.span;
        let mut factors = Factors::new(structure, self.ledger.sources, self.ledger.periods, seed, self.span);
        let mut sums: Vec<_> = self.cells.iter().map(|_| vec![0.0; count]).collect();
        let (mut own, mut shared, mut redrawn) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        let mut curve = curve::empty();
        let mut fixed = 0.0;
        let uses = |across| self.cells.iter().any(|cell| cell.rho > 0.0 && cell.across == across);
        let (uses_own, uses_shared) = (self.cells.iter().any(|cell| cell.rho < 1.0), uses(Across::Shared));
        let uses_redrawn = uses(Across::Redrawn);
        for part in parts {
            let Some(high) = part.high.filter(|&high| high > part.low) else {
                fixed += part.weight * part.low;
                continue;
            };
            self.curves.write(part, high, &mut curve)?;
            if uses_own {
                score::fill(&mut stream(seed, part.key), from, &mut own);
            }
            if uses_shared {
                factors.fill(part, Across::Shared, &mut shared);
            }
            if uses_redrawn {
                factors.fill(part, Across::Redrawn, &mut redrawn);
            }
            for (cell, sum) in self.cells.iter().zip(&mut sums) {
                let factor = if cell.across == Across::Shared { &shared } else { &redrawn };
                draw(sum, part.weight, &curve, cell.rho, &own, factor);
            }
        }
        sums.iter_mut().flatten().for_each(|sum| *sum += fixed);
        Ok(sums)
    }
}

/// Adds the draws of one part: its figure at sqrt(rho) Z + sqrt(1 - rho) e.
fn draw(sum: &mut [f64], weight: f64, curve: &Curve, rho: f64, own: &[f64], factor: &[f64]) {
    if rho == 0.0 {
        sum.iter_mut().zip(own).for_each(|(sum, &own)| *sum += weight * curve::at(curve, own));
    } else if rho == 1.0 {
        sum.iter_mut().zip(factor).for_each(|(sum, &factor)| *sum += weight * curve::at(curve, factor));
    } else {
        let (common, alone) = (rho.sqrt(), (1.0 - rho).sqrt());
        for ((sum, own), factor) in sum.iter_mut().zip(own).zip(factor) {
            *sum += weight * curve::at(curve, common * factor + alone * own);
        }
    }
}
