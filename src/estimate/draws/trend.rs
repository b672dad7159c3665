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
    /// What the change can be if nothing is assumed but that the ends hold: [L2 - H1, H2 - L1]; `None` is open.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Shape;
    use crate::estimate::draws::{Ledger, Part, Settings, ends, grid, simulate};

    const PERT: Shape = Shape::Pert { lambda: 4.0 };
    const PERIODS: &[&str] = &["2022", "2023"];

    /// So many events of 5, 10 and 20 in one year and the next.
    fn keys(counts: [usize; 2]) -> Vec<(String, usize)> {
        (0..2).flat_map(|period| (0..counts[period]).map(move |event| (format!("{period}-{event}"), period))).collect()
    }

    fn parts(keys: &[(String, usize)]) -> Vec<Part<'_>> {
        keys.iter()
            .map(|&(ref key, period)| {
                let (best, high) = (Some(10.0), Some(20.0));
                Part { key, group: period, period, weight: 1.0, sources: (0, 0), low: 5.0, best, high, shape: PERT }
            })
            .collect()
    }

    fn compared(parts: &[Part], draws: usize, cells: &[Cell]) -> Change {
        let ledger = Ledger { parts, groups: 2, periods: PERIODS, sources: &["a"] };
        let drawn = simulate(&ledger, cells, &Settings { draws, ..Settings::default() }).unwrap();
        changes(&drawn, &ends(parts, 2), &[(0, 1)], 0.95).unwrap().remove(0)
    }

    #[test]
    fn whether_fifty_two_events_exceed_fifty_flips_with_what_the_factor_spans() {
        // The project's decisions: shared 0.78 / 0.82 / 1.00 at rho 0 / 0.3 / 1, redrawn 0.78 / 0.58 / 0.54.
        let keys = keys([50, 52]);
        let change = compared(&parts(&keys), 40_000, &grid(&[0.0, 0.3, 1.0]));
        let expected = [0.78, 0.82, 0.58, 1.00, 0.54];
        assert_eq!(change.cells.len(), expected.len());
        for (cell, expected) in change.cells.iter().zip(expected) {
            // Rounded to 0.01 there; the Monte-Carlo errors are 0.0025 at most.
            assert!((cell.probability - expected).abs() < 0.005 + 4.0 * cell.error, "{cell:?}");
            assert!(cell.error < 0.002_51);
            let (change, ratio) = (cell.change, cell.ratio.unwrap());
            assert!(change.low < change.middle && change.middle < change.high);
            assert!(ratio.low > Some(0.0) && ratio.low < Some(1.04) && Some(1.03) < ratio.high);
        }
        assert_eq!(change.naive, (Some(52.0 * 5.0 - 50.0 * 20.0), Some(52.0 * 20.0 - 50.0 * 5.0)));
        assert_eq!(change.verdict, Verdict::NotShown);
    }

    #[test]
    fn a_rise_needs_every_assumption_and_the_ends_kept_in_mind() {
        let keys = keys([10, 90]);
        let parts = parts(&keys);
        let all = grid(&[0.0, 0.3, 1.0]);
        let verdict = |parts: &[Part], cells: &[Cell]| compared(parts, 1_000, cells).verdict;
        assert_eq!(verdict(&parts, &all), Verdict::Rose);
        let swapped: Vec<Part> = parts.iter().map(|part| Part { group: 1 - part.group, ..*part }).collect();
        assert_eq!(verdict(&swapped, &all), Verdict::Fell);
        // Without factors, or with only half of the grid, nothing is asked.
        assert_eq!(verdict(&parts, &grid(&[0.0])), Verdict::NotAsked);
        assert_eq!(verdict(&parts, &all[..4]), Verdict::NotAsked);
        assert_eq!(super::verdict(&[]), Verdict::NotAsked);
    }

    #[test]
    fn an_open_total_leaves_its_side_of_the_change_open() {
        let keys = keys([10, 90]);
        let mut parts = parts(&keys);
        parts[99].high = None;
        let cells = grid(&[0.3]);
        let change = compared(&parts, 1_000, &cells);
        // The later total can only be higher still.
        assert_eq!(change.verdict, Verdict::Rose);
        assert_eq!((change.naive.1, change.cells[0].change.high, change.cells[0].bounds.1), (None, None, 1.0));
        assert!(change.cells[0].change.low.is_some() && change.cells[0].change.middle.is_none());
        parts[0].high = None;
        let change = compared(&parts, 1_000, &cells);
        assert_eq!((change.naive, change.verdict), ((None, None), Verdict::NotShown));
        assert_eq!(change.cells[0].bounds, (0.0, 1.0));
    }

    #[test]
    fn equal_totals_are_ties_and_a_ratio_to_nobody_is_none() {
        let keys = keys([1, 1]);
        let parts: Vec<Part> =
            parts(&keys).iter().map(|part| Part { low: 0.0, best: None, high: Some(0.0), ..*part }).collect();
        let cell = compared(&parts, 100, &grid(&[0.3])).cells.remove(0);
        assert_eq!((cell.probability, cell.ties, cell.error, cell.ratio), (0.5, 1.0, 0.0, None));
    }

    #[test]
    fn a_total_that_is_not_there_is_refused() {
        let refused = changes(&[], &ends(&[], 2), &[(0, 2)], 0.95);
        assert_eq!(refused, Err(Refusal::Pair { earlier: 0, later: 2 }));
        assert_eq!(changes(&[], &[], &[], 95.0), Err(Refusal::Level(95.0)));
    }
}
