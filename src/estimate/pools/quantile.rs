//! Quantile pools: the weighted mean of the quantiles (Vincent), arithmetic or geometric.

use super::{Mode, Parts, Pooled, Refusal, modes, sorted};
use crate::estimate::distribution::quadrature::{integrate, total};
use crate::estimate::distribution::{Distribution, Normal, solve::root};

/// Normal scores beyond which a probability cannot be told from 0 in a double.
const FAR: f64 = 37.0;

/// A part with more probability than this below zero has no geometric mean; below it, quantiles count as zero.
const BELOW_ZERO: f64 = 1e-12;

/// Q(p) = sum of w Q(p), or the product of Q(p)^w.
pub(super) struct Vincent<'a> {
    parts: Parts<'a>,
    geometric: bool,
    standard: Normal,
    /// The normal scores where a quantile function has a kink or a step.
    marks: Vec<f64>,
}

impl<'a> Vincent<'a> {
    pub(super) fn new(parts: Parts<'a>, geometric: bool) -> Result<Self, Refusal> {
        if geometric && parts.iter().any(|part| part.0.cdf((0f64).next_down()) > BELOW_ZERO) {
            return Err(Refusal::BelowZero);
        }
        let standard = Normal::new(0.0, 1.0).map_err(|_| Refusal::Vanishes)?;
        let scores = parts.iter().flat_map(|(part, _)| {
            let steps: Vec<f64> =
                part.landmarks().iter().flat_map(|x| [part.cdf(x.next_down()), part.cdf(*x)]).collect();
            steps.into_iter().map(|p| standard.quantile(p)).filter(|z| z.abs() < FAR)
        });
        let marks = sorted(scores.chain([0.0]).collect());
        Ok(Self { parts, geometric, standard, marks })
    }

    /// A part's quantile at a normal score, exact in both tails.
    fn of(&self, part: &dyn Distribution, z: f64) -> f64 {
        let value =
            if z <= 0.0 { part.quantile(self.standard.cdf(z)) } else { part.upper_quantile(self.standard.cdf(-z)) };
        if self.geometric { value.max(0.0) } else { value }
    }

    /// The pool's quantile at a normal score.
    fn value(&self, z: f64) -> f64 {
        self.mix(|part| self.of(part, z))
    }

    fn mix(&self, value: impl Fn(&dyn Distribution) -> f64) -> f64 {
        if self.geometric {
            self.parts.iter().map(|(part, weight)| weight * value(*part).ln()).sum::<f64>().exp()
        } else {
            self.parts.iter().map(|(part, weight)| weight * value(*part)).sum()
        }
    }

    /// The density at the quantile of a normal score: one over the slope of Q, which is the sum of w / f(Q), or
    /// Q times the sum of w / (f(Q) Q) in the geometric pool.
    fn height(&self, z: f64) -> f64 {
        let each = self.parts.iter().map(|(part, weight)| {
            let at = self.of(*part, z);
            let slope = weight / part.density(at);
            if self.geometric { slope / at } else { slope }
        });
        let slope: f64 = each.sum::<f64>() * if self.geometric { self.value(z) } else { 1.0 };
        if slope.is_nan() { 0.0 } else { 1.0 / slope }
    }

    /// Mean and second central moment, by integrating over normal scores.
    fn moments(&self) -> (f64, f64) {
        let centre = self.value(0.0);
        let f = |z: f64| {
            let weight = self.standard.density(z);
            let away = self.value(z) - centre;
            if weight == 0.0 || !away.is_finite() { [0.0; 2] } else { [weight * away, weight * away * away] }
        };
        let even = [-FAR, -20.0, -12.0, -8.0, -5.0, -3.0, -1.5, 1.5, 3.0, 5.0, 8.0, 12.0, 20.0, FAR];
        let cuts = sorted(even.into_iter().chain(self.marks.iter().copied()).collect());
        let [first, second] = total(&integrate(f, &cuts, 1e-13));
        (centre + first, (second - first * first).max(0.0))
    }

    /// The normal score of a value.
    fn score(&self, x: f64) -> f64 {
        let excess = |z: f64| {
            // The largest score whose quantile is x or less: steps count as reached.
            if self.value(z) <= x { -1.0 } else { 1.0 }
        };
        root(-FAR, FAR, 0.0, excess, |_| 0.0)
    }
}

impl Distribution for Vincent<'_> {
    fn mean(&self) -> f64 {
        if self.geometric { self.moments().0 } else { self.mix(|part| part.mean()) }
    }

    fn sd(&self) -> f64 {
        self.moments().1.sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        self.mix(|part| if self.geometric { part.quantile(p).max(0.0) } else { part.quantile(p) })
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.mix(|part| if self.geometric { part.upper_quantile(q).max(0.0) } else { part.upper_quantile(q) })
    }

    fn cdf(&self, x: f64) -> f64 {
        let (low, high) = self.support();
        if x < low {
            0.0
        } else if x >= high {
            1.0
        } else {
            self.standard.cdf(self.score(x))
        }
    }

    fn density(&self, x: f64) -> f64 {
        let (low, high) = self.support();
        if x < low || x > high { 0.0 } else { self.height(self.score(x)) }
    }

    fn support(&self) -> (f64, f64) {
        (self.quantile(0.0), self.upper_quantile(0.0))
    }

    fn landmarks(&self) -> Vec<f64> {
        self.marks.iter().map(|z| self.value(*z)).chain(self.modes().into_iter().map(|mode| mode.low)).collect()
    }
}

impl Pooled for Vincent<'_> {
    /// Sought over normal scores, along which the pool's values rise.
    fn modes(&self) -> Vec<Mode> {
        let even = (-120..=120).map(|step| f64::from(step) / 20.0).chain([-FAR, -20.0, -8.0, 8.0, 20.0, FAR]);
        let grid = sorted(even.chain(self.marks.iter().copied()).collect());
        let place = |z: f64| {
            let (low, high) = self.support();
            if z <= -FAR {
                low
            } else if z >= FAR {
                high
            } else {
                self.value(z)
            }
        };
        let found = modes::maxima(&grid, &self.marks, &[-FAR, FAR], |z| self.height(z));
        found.into_iter().map(|mode| Mode { low: place(mode.low), high: place(mode.high), ..mode }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pool, Refusal, pool};
    use crate::estimate::distribution::{LogNormal, Normal, Point, TwoPieceLogNormal, Uniform};

    #[test]
    fn normals_average_to_a_normal_and_log_normals_to_a_log_normal() {
        let (a, b) = (Normal::new(10.0, 2.0).unwrap(), Normal::new(14.0, 1.0).unwrap());
        let pooled = pool(Pool::Quantile, &[&a, &b], Some(&[0.25, 0.75])).unwrap();
        assert!((pooled.mean() - 13.0).abs() < 1e-12 && (pooled.sd() - 1.25).abs() < 1e-11);
        assert!((pooled.cdf(14.25) - 0.8413447460685429).abs() < 1e-12);
        let (a, b) = (LogNormal::new(5.0, 2.0).unwrap(), LogNormal::new(6.0, 1.0).unwrap());
        let pooled = pool(Pool::QuantileGeometric, &[&a, &b], None).unwrap();
        let exact = LogNormal::new(5.5, 1.5).unwrap();
        use crate::estimate::distribution::Distribution;
        assert!((pooled.mean() / exact.mean() - 1.0).abs() < 1e-11, "{} {}", pooled.mean(), exact.mean());
        assert!((pooled.sd() / exact.sd() - 1.0).abs() < 1e-10);
        let mode = pooled.modes();
        assert!(mode.len() == 1 && (mode[0].low / (5.5f64 - 2.25).exp() - 1.0).abs() < 1e-6);
        assert!((mode[0].density / exact.density(mode[0].low) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn uniforms_average_to_a_uniform_and_points_to_a_point() {
        let (a, b) = (Uniform::new(0.0, 10.0).unwrap(), Uniform::new(20.0, 50.0).unwrap());
        let pooled = pool(Pool::Quantile, &[&a, &b], None).unwrap();
        assert!((pooled.sd() - 20.0 / 12f64.sqrt()).abs() < 1e-10);
        let modes = pooled.modes();
        assert!(modes.len() == 1 && (modes[0].low, modes[0].high) == (10.0, 30.0), "{modes:?}");
        let (a, b) = (Point::new(100.0).unwrap(), Point::new(400.0).unwrap());
        let pooled = pool(Pool::QuantileGeometric, &[&a, &b], None).unwrap();
        assert!((pooled.mean() - 200.0).abs() < 1e-10 && pooled.sd() < 1e-6);
    }

    #[test]
    fn values_below_zero_have_no_geometric_mean() {
        let (a, b) = (Normal::new(3.0, 1.0).unwrap(), Normal::new(300.0, 30.0).unwrap());
        assert_eq!(pool(Pool::QuantileGeometric, &[&a, &b], None).err(), Some(Refusal::BelowZero));
        assert!(pool(Pool::QuantileGeometric, &[&b, &b], None).is_ok());
    }

    #[test]
    fn a_side_without_width_is_no_trouble() {
        let (a, b) = (TwoPieceLogNormal::new(5.0, 5.0, 20.0, 0.9).unwrap(), Uniform::new(0.0, 10.0).unwrap());
        let pooled = pool(Pool::Quantile, &[&a, &b], None).unwrap();
        assert!((pooled.quantile(0.4) - 4.5).abs() < 1e-12 && (pooled.cdf(4.5) - 0.4).abs() < 1e-12);
        assert!((pooled.mean() - 0.5 * (8.2080131417397 + 5.0)).abs() < 1e-9);
    }
}
