//! What is left of the effects once both standard deviations are integrated out: a mixture over their ratio. Given the ratio, the
//! error's variance goes out in closed form: an effect follows Student's t, a standard deviation the root of an inverse chi-square.

use super::reduce::{Reduced, ratios};
use crate::stats::critical::{chi_square_tail, t_tails};

/// Weights below this share of the largest make no difference.
const SMALL: f64 = 1e-13;
/// How near a quantile is found, as a share of the way to it; and in how many steps at most.
const DIGITS: f64 = 1e-10;
const STEPS: usize = 100;

/// Ratios with their posterior weights, which sum to 1.
#[derive(Clone, Debug)]
pub(super) struct Mixture {
    /// Ratio of the standard deviations, weight, the error's variance at its mean.
    parts: Vec<(f64, f64, f64)>,
    dof: f64,
}

impl Mixture {
    pub fn of(reduced: &Reduced) -> Self {
        let parts: Vec<(f64, f64, f64)> = ratios()
            .map(|(ratio, prior)| {
                let square = ratio * ratio;
                (ratio, prior.ln() + reduced.likelihood(square), reduced.rest(square) / reduced.dof)
            })
            .collect();
        let top = parts.iter().map(|(_, log, _)| *log).fold(f64::MIN, f64::max);
        let parts: Vec<_> =
            parts.into_iter().map(|(ratio, log, variance)| (ratio, (log - top).exp(), variance)).collect();
        let sum: f64 = parts.iter().map(|(_, weight, _)| weight).sum();
        let parts = parts.into_iter().filter(|(_, weight, _)| *weight > SMALL);
        Self {
            parts: parts.map(|(ratio, weight, variance)| (ratio, weight / sum, variance)).collect(),
            dof: reduced.dof,
        }
    }

    /// Lower end, median and upper end of a source's effect.
    pub fn effect(&self, reduced: &Reduced, source: usize, level: f64) -> (f64, f64, f64) {
        let parts: Vec<(f64, f64, f64)> = self
            .parts
            .iter()
            .map(|(ratio, weight, error)| {
                let (mean, variance) = reduced.effect(source, ratio * ratio);
                (*weight, mean, (error * variance).sqrt())
            })
            .collect();
        let below = |x: f64| -> f64 {
            parts.iter().map(|(weight, mean, scale)| weight * self.t_below((x - mean) / scale)).sum()
        };
        let sum = |value: fn(&(f64, f64, f64)) -> f64| parts.iter().map(|part| part.0 * value(part)).sum::<f64>();
        let (centre, step) = (sum(|part| part.1), sum(|part| part.2));
        let quantile = |p: f64| crossing(centre, step, |x| p - below(x));
        let tail = (1.0 - level) / 2.0;
        (quantile(tail), quantile(0.5), quantile(1.0 - tail))
    }

    /// The interval of the standard deviation between sources.
    pub fn between(&self, level: f64) -> (f64, f64) {
        self.spread(level, |ratio| ratio * ratio)
    }

    /// The interval of the error's standard deviation.
    pub fn error(&self, level: f64) -> (f64, f64) {
        self.spread(level, |_| 1.0)
    }

    /// The interval of a standard deviation whose square is a multiple of the error's, on its logarithm.
    fn spread(&self, level: f64, multiple: impl Fn(f64) -> f64) -> (f64, f64) {
        let below = |log: f64| -> f64 {
            let square = (2.0 * log).exp();
            let parts = self.parts.iter().map(|(ratio, weight, variance)| {
                weight * chi_square_tail(self.dof * variance * multiple(*ratio) / square, self.dof)
            });
            parts.sum()
        };
        let log = |(ratio, weight, variance): &(f64, f64, f64)| weight * 0.5 * (variance * multiple(*ratio)).ln();
        let centre = self.parts.iter().map(log).sum();
        let quantile = |p: f64| crossing(centre, 0.5, |log| p - below(log)).exp();
        let tail = (1.0 - level) / 2.0;
        (quantile(tail), quantile(1.0 - tail))
    }

    /// The probability that Student's t lies below `x`.
    fn t_below(&self, x: f64) -> f64 {
        let tail = 0.5 * t_tails(x, self.dof);
        if x < 0.0 { tail } else { 1.0 - tail }
    }
}

/// Where a smooth falling function crosses 0: steps outwards from `from` until the crossing lies between two points, then goes
/// inwards by the Illinois variant of false position, to ten digits of `step` or of what it has stepped.
fn crossing(from: f64, step: f64, falling: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut at_a) = (from, falling(from));
    let way = if at_a > 0.0 { step } else { -step };
    let (mut b, mut at_b, mut length) = (a, at_a, way);
    while at_b * at_a > 0.0 && length.is_finite() {
        (a, at_a) = (b, at_b);
        b += length;
        at_b = falling(b);
        length *= 2.0;
    }
    let close = DIGITS * length.abs();
    for _ in 0..STEPS {
        if (b - a).abs() <= close || at_a == at_b {
            break;
        }
        let x = b - at_b * (b - a) / (at_b - at_a);
        let at_x = falling(x);
        if at_x * at_b > 0.0 {
            at_a /= 2.0;
        } else {
            (a, at_a) = (b, at_b);
        }
        if (x - b).abs() <= close {
            return x;
        }
        (b, at_b) = (x, at_x);
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_found_wherever_it_lies() {
        for place in [-3000.0, -0.7, 0.0, 1e-6, 2.0, 500.0] {
            let found = crossing(0.3, 0.5, |x: f64| -(x - place).atan());
            assert!((found - place).abs() < 1e-6 * f64::max(1.0, place.abs()), "{found} {place}");
        }
    }
}
