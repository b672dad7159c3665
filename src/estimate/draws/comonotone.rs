//! The total where all events move together: every event at the same quantile at once.

use super::curve::{self, Curves};
use super::summary::check_level;
use super::{Part, Refusal};
use crate::estimate::distribution::Distribution;
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

/// Up to so many different events the quantiles are exact; beyond, they are read off the tables of the draws.
const EXACT: usize = 200;
/// The standard deviation is summed over scores this far out ...
const REACH: f64 = 6.5;
/// ... with so many steps a unit.
const FINE: usize = 32;

/// The sum of quantiles.
#[derive(Clone, Debug, PartialEq)]
pub struct Comonotone {
    /// Mean, in people.
    pub mean: f64,
    /// Standard deviation, in people.
    pub sd: f64,
    /// The quantiles asked for, probability first.
    pub quantiles: Vec<(f64, f64)>,
    /// Whether they are exact, or right to 1e-4 of the sum of widths.
    pub exact: bool,
}

/// An event's distribution and how much of it there is.
type Weighted = (f64, Box<dyn Distribution>);

/// Adds up one total at rho = 1 (one common factor, shared): Q(p) is the sum of the quantiles at p, since all are rising
/// functions of the same number (comonotone sum: Dhaene et al., Insurance: Mathematics and Economics 31(1), 2002). All
/// `parts` are taken, whatever total they name. Refused for open parts.
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
    let table = if exact { None } else { Some(table(&distinct)?) };
    let normal = Normal::standard();
    // From the nearer end, so that small tails keep their digits.
    let quantile = |p: f64, above: f64| match &table {
        Some((fixed, curve)) => fixed + curve::at(curve, normal.inverse_cdf(p)),
        None => {
            let at = |law: &dyn Distribution| if p < 0.5 { law.quantile(p) } else { law.upper_quantile(above) };
            laws.iter().map(|(weight, law)| weight * at(&**law)).sum()
        }
    };
    // The variance is the mean of (Q(Phi(z)) - mean)² over a normal z: the trapezoid rule, at its best for such a weight.
    let edge = (REACH * FINE as f64) as i32;
    let steps: Vec<(f64, f64)> = (-edge..=edge)
        .into_par_iter()
        .map(|step| {
            let z = f64::from(step) / FINE as f64;
            let weight = (-z * z / 2.0).exp();
            let value = match &table {
                Some((fixed, curve)) => fixed + curve::at(curve, z),
                None => quantile(normal.cdf(z), normal.cdf(-z)),
            };
            (weight, weight * (value - mean).powi(2))
        })
        .collect();
    let (weights, squares) = steps.iter().fold((0.0, 0.0), |sum, step| (sum.0 + step.0, sum.1 + step.1));
    let quantiles = probabilities.iter().map(|&p| (p, quantile(p, 1.0 - p))).collect();
    Ok(Comonotone { mean, sd: (squares / weights).sqrt(), quantiles, exact })
}

/// The tables of all events added up, and the sum of those without a width.
fn table(distinct: &[&[&Part]]) -> Result<(f64, Box<curve::Curve>), Refusal> {
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
    Ok((fixed, sum))
}
