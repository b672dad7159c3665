//! From one total to another: the probability that the later one is higher, the change, the ratio, and what may be said.

use super::summary::{check_level, moments, quantile};
use super::{Across, Cell, Draws, Ends, Refusal};
use rayon::prelude::*;

/// The probability that a statement on a trend must reach under every assumption.
pub const SURE: f64 = 0.95;

/// An interval between equal tails; an end that an open total leaves open is `None`, and then there is no middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Lower end.
    pub low: Option<f64>,
    /// Median.
    pub middle: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// The later total against the earlier one, under one assumption.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeCell {
    /// The assumption.
    pub cell: Cell,
    /// The share of draws in which the later total is higher, a tie counting half; open events count with their low ends.
    pub probability: f64,
    /// Monte-Carlo standard error of that share.
    pub error: f64,
    /// The share of draws in which both are equal.
    pub ties: f64,
    /// The least and the most that the probability can be: both `probability`, unless a total is open. An open later total
    /// can only be higher than drawn, an open earlier one can only make it less likely.
    pub bounds: (f64, f64),
    /// Later minus earlier, in people.
    pub change: Span,
    /// Later divided by earlier; `None` if the earlier total is 0 in any draw.
    pub ratio: Option<Span>,
}

/// What may be said of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// At least 0.95 under every assumption.
    Rose,
    /// At most 0.05 under every assumption.
    Fell,
    /// Neither.
    NotShown,
    /// Not every assumption was computed: each correlation above 0 with factors shared and redrawn, and one at least.
    NotAsked,
}

impl Verdict {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rose => "rose",
            Self::Fell => "fell",
            Self::NotShown => "not-shown",
            Self::NotAsked => "not-asked",
        }
    }
}

/// From one total to another, under all assumptions.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The earlier total.
    pub earlier: usize,
    /// The later total.
    pub later: usize,
    /// What the change can be if nothing is assumed but the ends: [L2 - H1, H2 - L1]; `None` is open.
    pub naive: (Option<f64>, Option<f64>),
    /// One for each assumption drawn.
    pub cells: Vec<ChangeCell>,
    /// What may be said, whatever the coverage of the sources did.
    pub verdict: Verdict,
}

/// Compares pairs of totals, earlier first, at a level such as 0.95. `ends` are those of the same totals.
pub fn changes(draws: &[Draws], ends: &[Ends], pairs: &[(usize, usize)], level: f64) -> Result<Vec<Change>, Refusal> {
    check_level(level)?;
    pairs
        .par_iter()
        .map(|&(earlier, later)| {
            let missing = Refusal::Pair { earlier, later };
            let (Some(first), Some(second)) = (ends.get(earlier), ends.get(later)) else { return Err(missing) };
            let compared = draws.iter().map(|draws| compare(draws, (earlier, later), (first, second), level));
            let cells = compared.collect::<Option<Vec<_>>>().ok_or(missing)?;
            let naive = (first.high.map(|high| second.low - high), second.high.map(|high| high - first.low));
            let verdict = verdict(&cells);
            Ok(Change { earlier, later, naive, cells, verdict })
        })
        .collect()
}

fn compare(draws: &Draws, pair: (usize, usize), ends: (&Ends, &Ends), level: f64) -> Option<ChangeCell> {
    let (first, second) = (draws.of(pair.0), draws.of(pair.1));
    if first.len() < 2 || first.len() != second.len() {
        return None;
    }
    let open = (ends.0.open > 0, ends.1.open > 0);
    let pairs = || first.iter().zip(second);
    let wins: Vec<f64> = pairs().map(|(first, second)| win(*first, *second)).collect();
    let (probability, sd) = moments(&wins);
    let n = wins.len() as f64;
    let span = |values: &mut dyn Iterator<Item = f64>| {
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let tail = (1.0 - level) / 2.0;
        Span {
            low: (!open.0).then(|| quantile(&sorted, tail)),
            middle: (!open.0 && !open.1).then(|| quantile(&sorted, 0.5)),
            high: (!open.1).then(|| quantile(&sorted, 1.0 - tail)),
        }
    };
    Some(ChangeCell {
        cell: draws.cell,
        probability,
        error: sd / n.sqrt(),
        ties: wins.iter().filter(|&&win| win == 0.5).count() as f64 / n,
        bounds: (if open.0 { 0.0 } else { probability }, if open.1 { 1.0 } else { probability }),
        change: span(&mut pairs().map(|(first, second)| second - first)),
        ratio: first.iter().all(|&first| first > 0.0).then(|| span(&mut pairs().map(|(first, second)| second / first))),
    })
}

/// 1 if the second is higher, 0 if it is lower, 1/2 if both are equal but for the rounding of sums.
fn win(first: f64, second: f64) -> f64 {
    let (change, rounding) = (second - first, 1e-9 * first.abs().max(second.abs()));
    if change > rounding {
        1.0
    } else if change < -rounding {
        0.0
    } else {
        0.5
    }
}

/// "Rose" and "fell" only if every cell says so, open ends at their worst.
pub fn verdict(cells: &[ChangeCell]) -> Verdict {
    let other = |across| if across == Across::Shared { Across::Redrawn } else { Across::Shared };
    let mut factors = cells.iter().map(|cell| cell.cell).filter(|cell| cell.rho > 0.0).peekable();
    let has = |wanted: Cell| cells.iter().any(|cell| cell.cell == wanted);
    if factors.peek().is_none() || !factors.all(|cell| has(Cell { across: other(cell.across), ..cell })) {
        Verdict::NotAsked
    } else if cells.iter().all(|cell| cell.bounds.0 >= SURE) {
        Verdict::Rose
    } else if cells.iter().all(|cell| cell.bounds.1 <= 1.0 - SURE) {
        Verdict::Fell
    } else {
        Verdict::NotShown
    }
}
