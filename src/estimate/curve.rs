//! The curve of a distribution, for a chart: densities at even steps, and its central intervals.

use super::distribution::Distribution;

/// Steps along the curve.
const STEPS: usize = 240;
/// The probability left out at each end.
const TAIL: f64 = 0.000_5;

/// A distribution as a chart draws it.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Number of people and density, in order of numbers.
    pub points: Vec<(f64, f64)>,
    /// Level, lower and upper end of central intervals, the narrowest first.
    pub central: Vec<(f64, f64, f64)>,
    /// The number that is exceeded with probability one half.
    pub median: f64,
}

impl Curve {
    /// The curve of a distribution with its central intervals of 0.5 and of `level`. Values with a probability of their own,
    /// where a density is infinite, have no point.
    pub fn of(distribution: &dyn Distribution, level: f64) -> Self {
        let (low, high) = (distribution.quantile(TAIL), distribution.upper_quantile(TAIL));
        let whole = distribution.whole_numbers();
        let step = if whole { ((high - low) / STEPS as f64).ceil().max(1.0) } else { (high - low) / STEPS as f64 };
        let steps = if step > 0.0 && step.is_finite() { ((high - low) / step).round() as usize } else { 0 };
        let points = (0..=steps)
            .map(|i| low + i as f64 * step)
            .map(|x| (x, distribution.density(x)))
            .filter(|(x, density)| x.is_finite() && density.is_finite())
            .collect();
        let central = |level: f64| {
            let tail = (1.0 - level) / 2.0;
            (level, distribution.quantile(tail), distribution.upper_quantile(tail))
        };
        Self { points, central: vec![central(0.5), central(level)], median: distribution.quantile(0.5) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::distribution::{NegativeBinomial, Uniform};
    use super::*;

    #[test]
    fn a_curve_holds_nearly_all_of_the_probability() {
        let uniform = Uniform::new(100.0, 300.0).unwrap();
        let curve = Curve::of(&uniform, 0.95);
        assert_eq!(curve.points.len(), STEPS + 1);
        let step = curve.points[1].0 - curve.points[0].0;
        let sum: f64 = curve.points.iter().map(|(_, density)| density * step).sum();
        assert!((sum - 1.0).abs() < 0.01, "{sum}");
        assert_eq!((curve.central[0], curve.median), ((0.5, 150.0, 250.0), 200.0));
        assert!((curve.central[1].1 - 105.0).abs() < 1e-9);
    }

    #[test]
    fn whole_numbers_stay_whole() {
        let counts = NegativeBinomial::new(50.0, 5.0).unwrap();
        let curve = Curve::of(&counts, 0.95);
        assert!(curve.points.iter().all(|(x, density)| x.fract() == 0.0 && *density > 0.0));
    }
}
