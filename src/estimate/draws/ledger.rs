//! What is to be added up and how it is drawn, and whether that can be done.

use super::{Cell, Part, Refusal, Structure};
use rayon::prelude::*;

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

/// Whether all of it is in order.
pub(super) fn check(ledger: &Ledger, cells: &[Cell], settings: &Settings) -> Result<(), Refusal> {
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
