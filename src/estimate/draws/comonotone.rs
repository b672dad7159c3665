//! The total where all events move together: every event at the same quantile at once.

use super::curve::{self, Curve, Curves};
use super::summary::check_level;
use super::{Part, Refusal};
use crate::estimate::distribution::Distribution;
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

/// Up to so many different events the quantiles are exact; beyond, they are read off the tables of the draws.
const EXACT: usize = 200;
/// The standard deviation is summed over scores this far out ...
const REACH: f64 = 12.0;
/// ... with so many steps a unit.
const FINE: f64 = 32.0;

/// The sum of quantiles.
#[derive(Clone, Debug, PartialEq)]
pub struct Comonotone {
    /// Mean, in people.
    pub mean: f64,
    /// Standard deviation, in people. Exact where all events have the same figures. Otherwise right to 1e-7 of itself (3e-5
    /// for two-piece log-normals and shifted gammas, 5e-3 for whole numbers; log-sds up to 2), or to 1e-3 if not `exact`.
    pub sd: f64,
    /// The quantiles asked for, probability first.
    pub quantiles: Vec<(f64, f64)>,
    /// Whether they are exact, or right to 1e-4 of the sum of widths.
    pub exact: bool,
}

/// An event's distribution and how much of it there is.
type Weighted = (f64, Box<dyn Distribution>);

/// Adds up one total at rho = 1 (one common factor, shared): Q(p) is the sum of the quantiles at p, since all are rising
/// functions of the same number (Dhaene et al. 2002, The concept of comonotonicity in actuarial science and finance: theory,
/// SSRN 302322). All `parts` are taken, whatever total they name. Refused for open parts.
pub fn comonotone(parts: &[Part], probabilities: &[f64]) -> Result<Comonotone, Refusal> {
    probabilities.iter().try_for_each(|&p| check_level(p))?;
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.sort_unstable_by(|a, b| a.order_of_figures(b));
    let distinct: Vec<&[&Part]> = sorted.chunk_by(|a, b| a.order_of_figures(b).is_eq()).collect();
    let mut laws: Vec<Weighted> = Vec::with_capacity(distinct.len());
    let mut open = 0;
    for same in &distinct {
        same[0].check(usize::MAX, usize::MAX, usize::MAX)?;
        match same[0].fit()? {
            Some(law) => laws.push((same[0].weight * same.len() as f64, law)),
            None => open += same.len(),
        }
    }
    if open > 0 {
        return Err(Refusal::Open(open));
    }
    let mean: f64 = laws.iter().map(|(weight, law)| weight * law.mean()).sum();
    let exact = laws.len() <= EXACT;
    let sum = if exact { Sum::Exact(laws) } else { table(&distinct)? };
    let normal = Normal::standard();
    let quantiles = probabilities.iter().map(|&p| (p, sum.at(normal.inverse_cdf(p), p, 1.0 - p))).collect();
    Ok(Comonotone { mean, sd: sum.sd(mean), quantiles, exact })
}

/// The sum of quantile functions.
enum Sum {
    /// As they are.
    Exact(Vec<Weighted>),
    /// The sum of the events without a width, and the tables of all others added up.
    Table(f64, Box<Curve>),
}

impl Sum {
    /// The total at a normal score, with the probabilities below and above it.
    fn at(&self, score: f64, below: f64, above: f64) -> f64 {
        // From the nearer end, so that small tails keep their digits.
        let exact = |law: &dyn Distribution| if score < 0.0 { law.quantile(below) } else { law.upper_quantile(above) };
        match self {
            Self::Exact(laws) => laws.iter().map(|(weight, law)| weight * exact(&**law)).sum(),
            Self::Table(fixed, curve) => fixed + curve::at(curve, score),
        }
    }

    /// The square root of the mean of (Q(Phi(z)) - mean)² over a normal z, by Simpson's rule, with a panel that ends at 0,
    /// where a two-piece law has its bend.
    fn sd(&self, mean: f64) -> f64 {
        if let Self::Exact(laws) = self
            && let [(weight, law)] = laws.as_slice()
        {
            return weight * law.sd();
        }
        let normal = Normal::standard();
        let edge = (REACH * FINE) as i32;
        let step = |step: i32| {
            let score = f64::from(step) / FINE;
            let weight = (-score * score / 2.0).exp() * if step % 2 == 0 { 1.0 } else { 2.0 };
            (weight, weight * (self.at(score, normal.cdf(score), normal.cdf(-score)) - mean).powi(2))
        };
        let steps: Vec<(f64, f64)> = (-edge..=edge).into_par_iter().map(step).collect();
        let (weights, squares) = steps.iter().fold((0.0, 0.0), |sum, step| (sum.0 + step.0, sum.1 + step.1));
        (squares / weights).sqrt()
    }
}

/// The tables of all events added up.
fn table(distinct: &[&[&Part]]) -> Result<Sum, Refusal> {
    let curves = Curves::new(distinct.iter().map(|same| same[0]));
    let (mut fixed, mut sum, mut own) = (0.0, curve::empty(), curve::empty());
    for same in distinct {
        let (part, weight) = (same[0], same[0].weight * same.len() as f64);
        match part.high.filter(|&high| high > part.low) {
            Some(high) => {
                curves.write(part, high, &mut own)?;
                sum.iter_mut().zip(own.iter()).for_each(|(sum, own)| *sum += weight * own);
            }
            None => fixed += weight * part.low,
        }
    }
    Ok(Sum::Table(fixed, sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Shape;
    use crate::estimate::draws::{Ledger, Settings, ends, grid, simulate, total};

    fn parts(count: usize, shape: Shape) -> Vec<Part<'static>> {
        let part = |event: usize| {
            let low = 1.0 + (event % 83) as f64;
            let (best, high) = (Some(low + (event % 89) as f64 / 9.0), Some(low + 10.0 + (event % 7) as f64));
            Part { key: "e", group: 0, period: 0, weight: 1.0, sources: (0, 0), low, best, high, shape }
        };
        (0..count).map(part).collect()
    }

    #[test]
    fn tables_and_exact_sums_agree() {
        for shape in [Shape::Pert { lambda: 4.0 }, Shape::Triangular, Shape::LogNormal { coverage: 0.9 }] {
            let few = parts(EXACT, shape);
            let many: Vec<Part> = (0..3).flat_map(|_| parts(EXACT, shape)).chain(parts(EXACT + 1, shape)).collect();
            let probabilities = [0.001, 0.025, 0.5, 0.975, 0.999];
            let (exact, read) = (comonotone(&few, &probabilities).unwrap(), comonotone(&many, &probabilities).unwrap());
            assert!(exact.exact && !read.exact);
            let last = comonotone(&many[many.len() - 1..], &probabilities).unwrap();
            let width = many.iter().map(|part| part.high.unwrap() - part.low).sum::<f64>();
            for ((p, read), ((_, exact), (_, last))) in
                read.quantiles.iter().zip(exact.quantiles.iter().zip(&last.quantiles))
            {
                assert!((read - (4.0 * exact + last)).abs() < 1e-4 * width, "{shape:?} {p}: {read} {exact}");
            }
        }
    }

    #[test]
    fn the_draws_at_rho_one_agree() {
        let parts = parts(60, Shape::Pert { lambda: 4.0 });
        let ledger = Ledger { parts: &parts, groups: 1, periods: &["2022"], sources: &["a"] };
        let drawn = simulate(&ledger, &grid(&[1.0])[..1], &Settings { draws: 100_000, ..Settings::default() }).unwrap();
        let probabilities = [0.025, 0.25, 0.5, 0.75, 0.975];
        let found = total(drawn[0].of(0), ends(&parts, 1)[0], 0.95, &probabilities).unwrap();
        let exact = comonotone(&parts, &probabilities).unwrap();
        for ((p, drawn), (_, exact_at)) in found.quantiles.iter().zip(&exact.quantiles) {
            assert!((drawn - exact_at).abs() < 0.02 * exact.sd, "{p}: {drawn} {exact_at}");
        }
        assert!((found.mean.unwrap() - exact.mean).abs() < 4.0 * exact.sd / 100_000_f64.sqrt());
        assert!((found.sd.unwrap() / exact.sd - 1.0).abs() < 0.01);
    }

    #[test]
    fn the_standard_deviation_of_an_event_in_two_unequal_parts_is_its_own() {
        for (word, within) in [
            ("pert", 1e-7),
            ("triangular", 1e-7),
            ("uniform", 1e-7),
            ("log-normal", 1e-7),
            ("log-normal:0.5", 1e-7),
            ("two-piece-log-normal", 3e-5),
            ("shifted-gamma", 3e-5),
            ("negative-binomial", 5e-3),
        ] {
            for (low, best, high) in [(5.0, 10.0, 20.0), (5.0, 5.0, 20.0), (1.0, 29.0, 30.0)] {
                let (best, high, shape) = (Some(best), Some(high), Shape::parse(word).unwrap());
                let part = Part { low, best, high, shape, ..parts(1, shape)[0] };
                let Ok(Some(law)) = part.fit() else { continue };
                let sum = comonotone(&[Part { weight: 0.3, ..part }, Part { weight: 0.7, ..part }], &[0.5]).unwrap();
                assert!((sum.sd / law.sd() - 1.0).abs() < within, "{word} {low} {best:?}: {} {}", sum.sd, law.sd());
            }
        }
    }

    #[test]
    fn an_open_event_is_refused_and_no_event_is_nobody() {
        let mut parts = parts(2, Shape::Uniform);
        parts[1].high = None;
        assert_eq!(comonotone(&parts, &[0.5]), Err(Refusal::Open(1)));
        let none = comonotone(&[], &[0.5]).unwrap();
        assert_eq!((none.mean, none.sd, none.quantiles), (0.0, 0.0, vec![(0.5, 0.0)]));
    }
}
