//! What events have in common: the factors of the Gaussian copula, and over which periods they span.

use super::{Part, Refusal, score};
use crate::stats::stream::stream;
use std::collections::BTreeMap;
use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

/// Which factors there are.
///
/// The draw of an event is its quantile at Phi(sqrt(rho) Z + sqrt(1 - rho) e), e its own normal draw and Z the factor of
/// the event, of mean 0 and variance 1 (Gaussian copula: Li, Journal of Fixed Income 9(4), 2000,
/// doi 10.3905/jfi.2000.319253; here with one factor). Rho is the correlation of the normal scores of two events that share
/// all of Z; that of the figures themselves is a little smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structure {
    /// One Z for all events.
    Common,
    /// Z = sqrt(1/2) Z_0 + sqrt(1/2) (Z_s1 + Z_s2) / sqrt 2, where s1 and s2 are the sources of the low and of the high
    /// end; Z = sqrt(1/2) Z_0 + sqrt(1/2) Z_s1 if they are one. The ends of an envelope come from different sources, so
    /// a factor by source alone would be undefined. The scores of two events have the correlation rho if they have the
    /// same sources, rho/2 if they have none in common, and 3/4 rho if they share one of two each.
    BySource,
}

impl Structure {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::BySource => "by-source",
        }
    }
}

/// What the factors span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The same factors in all periods: who counts too few in one month does so in the next.
    Shared,
    /// New factors in each period, independent of those before.
    Redrawn,
}

impl Across {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Redrawn => "redrawn",
        }
    }
}

/// One assumption on what events have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Correlation of the normal scores, 0 to 1. At 0 there is no factor, so that `across` makes no difference.
    pub rho: f64,
    /// What the factor spans.
    pub across: Across,
}

/// All cells that a statement on a trend needs: each rho with factors shared and redrawn, 0 only once.
pub fn grid(rhos: &[f64]) -> Vec<Cell> {
    let redrawn = |rho: f64| (rho != 0.0).then_some(Cell { rho, across: Across::Redrawn });
    rhos.iter().flat_map(|&rho| [Some(Cell { rho, across: Across::Shared }), redrawn(rho)]).flatten().collect()
}

/// Draws of factors, each made once: by source (`None`: the common one) and period (`None`: all).
pub(super) struct Factors<'a> {
    structure: Structure,
    sources: &'a [&'a str],
    periods: &'a [&'a str],
    seed: u64,
    /// The first draw, and the number of them.
    span: (usize, usize),
    made: BTreeMap<(Option<usize>, Option<usize>), Vec<f64>>,
}

impl<'a> Factors<'a> {
    pub(super) fn new(
        structure: Structure,
        sources: &'a [&'a str],
        periods: &'a [&'a str],
        seed: u64,
        span: (usize, usize),
    ) -> Self {
        Self { structure, sources, periods, seed, span, made: BTreeMap::new() }
    }

    /// Writes the factor of an event into `z`.
    pub(super) fn fill(&mut self, part: &Part, across: Across, z: &mut [f64]) {
        let period = (across == Across::Redrawn).then_some(part.period);
        let (first, second) = part.sources;
        z.copy_from_slice(self.get(None, period));
        if self.structure == Structure::Common {
            return;
        }
        let share = if first == second { FRAC_1_SQRT_2 } else { FRAC_1_SQRT_2 / SQRT_2 };
        z.iter_mut().for_each(|z| *z *= FRAC_1_SQRT_2);
        for source in std::iter::once(first).chain((second != first).then_some(second)) {
            z.iter_mut().zip(self.get(Some(source), period)).for_each(|(z, own)| *z += share * own);
        }
    }

    fn get(&mut self, source: Option<usize>, period: Option<usize>) -> &[f64] {
        let (sources, periods, seed, (first, count)) = (self.sources, self.periods, self.seed, self.span);
        self.made.entry((source, period)).or_insert_with(|| {
            // No key of an event begins so: a control character is no part of a name.
            let source =
                source.and_then(|at| sources.get(at)).map_or("\0common".into(), |name| format!("\0source\0{name}"));
            let period =
                period.and_then(|at| periods.get(at)).map_or(String::new(), |name| format!("\0period\0{name}"));
            let mut draws = vec![0.0; count];
            score::fill(&mut stream(seed, &(source + &period)), first, &mut draws);
            draws
        })
    }
}

impl Cell {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if (0.0..=1.0).contains(&self.rho) { Ok(()) } else { Err(Refusal::Rho(self.rho)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Shape;

    fn part(sources: (usize, usize), period: usize) -> Part<'static> {
        Part {
            key: "",
            group: 0,
            period,
            weight: 1.0,
            sources,
            low: 0.0,
            best: None,
            high: None,
            shape: Shape::Uniform,
        }
    }

    fn correlation(structure: Structure, across: Across, one: Part, other: Part) -> (f64, f64) {
        let n = 100_000;
        let mut factors = Factors::new(structure, &["a", "b", "c", "d"], &["2022-03", "2022-04"], 1, (0, n));
        let (mut x, mut y) = (vec![0.0; n], vec![0.0; n]);
        factors.fill(&one, across, &mut x);
        factors.fill(&other, across, &mut y);
        let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / n as f64;
        (mean(&mut x.iter().map(|x| x * x)), mean(&mut x.iter().zip(&y).map(|(x, y)| x * y)))
    }

    #[test]
    fn every_factor_has_variance_one_and_the_stated_correlations() {
        use Structure::{BySource, Common};
        for (structure, one, other, expected) in [
            (Common, (0, 1), (2, 3), 1.0),
            (BySource, (0, 1), (2, 3), 0.5),
            (BySource, (0, 0), (0, 0), 1.0),
            (BySource, (0, 1), (1, 0), 1.0),
            (BySource, (0, 1), (1, 2), 0.75),
            (BySource, (0, 0), (0, 1), 0.5 + 0.5 * FRAC_1_SQRT_2),
        ] {
            let (variance, found) = correlation(structure, Across::Shared, part(one, 0), part(other, 1));
            assert!((variance - 1.0).abs() < 0.02, "{structure:?} {one:?}: variance {variance}");
            assert!((found - expected).abs() < 0.02, "{structure:?} {one:?} {other:?}: {found}");
            let (_, found) = correlation(structure, Across::Redrawn, part(one, 0), part(other, 1));
            assert!(found.abs() < 0.02, "{structure:?} {one:?} {other:?} redrawn: {found}");
        }
    }

    #[test]
    fn the_grid_has_each_correlation_shared_and_redrawn_but_none_twice() {
        let cells = grid(&[0.0, 0.3, 1.0]);
        assert_eq!(cells.len(), 5);
        assert_eq!(cells.iter().filter(|cell| cell.across == Across::Redrawn).count(), 2);
    }
}
