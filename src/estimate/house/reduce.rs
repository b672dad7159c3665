//! The mixed-model equations with the events taken out, turned so that every ratio of the two variances costs one pass.
//!
//! With M = I - X (X'X)^-1 X' (each count less its event's mean), S = Z'MZ and c = Z'My, the sources' effects are
//! (S + (error variance / source variance) I)^-1 c. S = U diag(d) U' is taken apart once.

use super::{Effect, Given};
use crate::stats::critical::root;
use std::collections::BTreeMap;

/// Below this share of all, a sum of squares is rounding.
const ROUNDING: f64 = 1e-12;
/// Natural logarithms of the ratio of the standard deviations that are looked at.
pub(super) const REACH: f64 = 12.0;
/// From one of them to the next.
pub(super) const STEP: f64 = 0.1;

/// Counts of several sources, reduced to what the effects hang on.
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// Numbers of the sources.
    pub sources: Vec<usize>,
    /// How many events each counted together with another.
    pub shared: Vec<usize>,
    /// Numbers of the events, the mean logarithm of each, and the places of its sources.
    pub events: Vec<(usize, f64, Vec<usize>)>,
    pub counts: usize,
    /// Counts less events.
    pub dof: f64,
    /// y'My.
    total: f64,
    /// Eigenvalues of S, 0 first.
    d: Vec<f64>,
    /// Its eigenvectors, one after the other.
    u: Vec<Vec<f64>>,
    /// U'c.
    c: Vec<f64>,
}

impl Reduced {
    /// Of events with their sources and logarithms, and of the sources with how many of these events they counted.
    pub fn of(events: &BTreeMap<usize, Vec<(usize, f64)>>, sources: &BTreeMap<usize, usize>) -> Self {
        let place: BTreeMap<usize, usize> =
            sources.keys().enumerate().map(|(place, source)| (*source, place)).collect();
        let n = sources.len();
        let (mut s, mut c) = (vec![vec![0.0; n]; n], vec![0.0; n]);
        let (mut total, mut counts) = (0.0, 0);
        let mut kept = Vec::new();
        for (event, told) in events {
            let m = told.len() as f64;
            let mean = told.iter().map(|(_, y)| y).sum::<f64>() / m;
            let places: Vec<usize> = told.iter().filter_map(|(source, _)| place.get(source).copied()).collect();
            for (&j, (_, y)) in places.iter().zip(told) {
                s[j][j] += 1.0;
                c[j] += y - mean;
                total += (y - mean) * (y - mean);
                for &k in &places {
                    s[j][k] -= 1.0 / m;
                }
            }
            counts += told.len();
            kept.push((*event, mean, places));
        }
        let dof = (counts - kept.len()) as f64;
        let (mut d, u) = eigen(s);
        let mut turned: Vec<f64> = u.iter().map(|vector| vector.iter().zip(&c).map(|(a, b)| a * b).sum()).collect();
        // All sources moved alike are the events moved: exactly 0, since the sources are connected.
        d[0] = 0.0;
        turned[0] = 0.0;
        let (names, shared) = sources.iter().map(|(source, events)| (*source, *events)).unzip();
        Self { sources: names, shared, events: kept, counts, dof, total, d, u, c: turned }
    }

    /// The weight of each eigenvector at a squared ratio of the standard deviations: 1 / (d + 1 / ratio).
    fn weights(&self, ratio: f64) -> impl Iterator<Item = f64> {
        self.d.iter().map(move |d| ratio / (1.0 + ratio * d))
    }

    /// A source's effect, and its variance in units of the error's, at a squared ratio.
    pub fn effect(&self, source: usize, ratio: f64) -> (f64, f64) {
        let terms = self.weights(ratio).zip(&self.u).zip(&self.c);
        terms.fold((0.0, 0.0), |(mean, variance), ((weight, u), c)| {
            (mean + u[source] * weight * c, variance + u[source] * u[source] * weight)
        })
    }

    /// The sum of squares that is left, r'V^-1 r in units of the error's variance.
    pub fn rest(&self, ratio: f64) -> f64 {
        self.total - self.weights(ratio).zip(&self.c).map(|(weight, c)| weight * c * c).sum::<f64>()
    }

    /// The restricted log-likelihood without a constant; the error's variance at its best, or integrated over 1 / sd.
    pub fn likelihood(&self, ratio: f64) -> f64 {
        let turned: f64 = self.d.iter().map(|d| (ratio * d).ln_1p()).sum();
        -0.5 * (self.dof * self.rest(ratio).ln() + turned)
    }

    /// Whether one factor per source explains everything.
    pub fn is_exact(&self) -> bool {
        let explained: f64 = self.d.iter().zip(&self.c).skip(1).map(|(d, c)| c * c / d).sum();
        self.total - explained <= ROUNDING * self.total
    }

    /// The standard deviations between sources and of errors with the largest restricted likelihood.
    pub fn reml(&self) -> (f64, f64) {
        let ratios: Vec<f64> = std::iter::once(0.0).chain(ratios().map(|(ratio, _)| ratio * ratio)).collect();
        let height: Vec<f64> = ratios.iter().map(|ratio| self.likelihood(*ratio)).collect();
        let top = (0..height.len()).reduce(|a, b| if height[b] > height[a] { b } else { a }).unwrap_or(0);
        let slope = |ratio: f64| {
            let gain: f64 = self.d.iter().zip(&self.c).map(|(d, c)| (c / (1.0 + ratio * d)).powi(2)).sum();
            let loss: f64 = self.d.iter().map(|d| d / (1.0 + ratio * d)).sum();
            self.dof * gain / self.rest(ratio) - loss
        };
        let (low, high) = (ratios[top.saturating_sub(1)], ratios[(top + 1).min(ratios.len() - 1)]);
        let ratio = root(low, high, slope);
        let error = (self.rest(ratio) / self.dof).sqrt();
        (ratio.sqrt() * error, error)
    }

    /// All effects for given standard deviations.
    pub fn given(&self, between: f64, error: f64) -> Given {
        let ratio = (between / error).powi(2);
        let effects: Vec<(f64, f64)> = (0..self.sources.len()).map(|j| self.effect(j, ratio)).collect();
        let sources = self.sources.iter().zip(&effects).map(|(source, (mean, variance))| Effect {
            index: *source,
            estimate: *mean,
            error: error * variance.sqrt(),
        });
        let events = self.events.iter().map(|(event, mean, places)| {
            let m = places.len() as f64;
            let moved = places.iter().map(|j| effects[*j].0).sum::<f64>() / m;
            // 1/m + a'(S + I/ratio)^-1 a, with a the shares of the event's sources in its mean.
            let spread: f64 = self.weights(ratio).zip(&self.u).fold(0.0, |sum, (weight, u)| {
                let share = places.iter().map(|j| u[*j]).sum::<f64>() / m;
                sum + weight * share * share
            });
            Effect { index: *event, estimate: mean - moved, error: error * (1.0 / m + spread).sqrt() }
        });
        Given { events: events.collect(), sources: sources.collect() }
    }
}

/// Ratios of the standard deviations, with how much each stands for: the half-Cauchy prior of scale 1 on even steps of the
/// logarithm.
pub(super) fn ratios() -> impl Iterator<Item = (f64, f64)> {
    let steps = (REACH / STEP).round() as i32;
    (-steps..=steps).map(|i| {
        let ratio = (f64::from(i) * STEP).exp();
        (ratio, ratio / (1.0 + ratio * ratio))
    })
}

/// Eigenvalues from the smallest on and eigenvectors of a symmetric matrix, by Jacobi's rotations.
fn eigen(mut a: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = a.len();
    let mut v: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let size: f64 = a.iter().flatten().map(|x| x * x).sum();
    for _ in 0..60 {
        let off: f64 = (0..n).flat_map(|i| a[i][..i].iter()).map(|x| x * x).sum();
        if off <= 1e-30 * size {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q] == 0.0 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
                let cos = 1.0 / t.hypot(1.0);
                let sin = t * cos;
                for row in &mut a {
                    (row[p], row[q]) = (cos * row[p] - sin * row[q], sin * row[p] + cos * row[q]);
                }
                for table in [&mut a, &mut v] {
                    let (above, below) = table.split_at_mut(q);
                    for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
                        (*x, *y) = (cos * *x - sin * *y, sin * *x + cos * *y);
                    }
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|i, j| a[*i][*i].total_cmp(&a[*j][*j]));
    (order.iter().map(|i| a[*i][*i]).collect(), order.iter().map(|i| v[*i].clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symmetric_matrix_is_taken_apart() {
        let matrix = vec![vec![4.0, 1.0, -2.0], vec![1.0, 3.0, 0.5], vec![-2.0, 0.5, 5.0]];
        let (values, vectors) = eigen(matrix.clone());
        assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
        for (value, vector) in values.iter().zip(&vectors) {
            for (row, x) in matrix.iter().zip(vector) {
                let product: f64 = row.iter().zip(vector).map(|(a, b)| a * b).sum();
                assert!((product - value * x).abs() < 1e-12, "{product} {value} {x}");
            }
        }
    }
}
