//! Two-piece log-normal: the best figure is the median, and each side has a spread of its own.

use super::log_normal::{checked, ln_ratio};
use super::normal::{ln_standard, phi, phi_from_centre, z_of};
use super::{Distribution, Misfit};

/// Half of a log-normal below the best figure and half of another above. The density jumps at the best figure unless the
/// two spreads are equal. A side without width puts its half on the best figure itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoPieceLogNormal {
    median: f64,
    below: f64,
    above: f64,
}

impl TwoPieceLogNormal {
    /// From 0 < low <= best <= high, low < high, with probability (1 - coverage) / 2 below low and as much above high:
    /// sigma below = ln(best / low) / z, above = ln(high / best) / z.
    pub fn new(low: f64, best: f64, high: f64, coverage: f64) -> Result<Self, Misfit> {
        let z = checked("two-piece-log-normal", low, Some(best), high, coverage)?;
        if low == high {
            return Err(Misfit::NotPositive { what: "high minus low", value: 0.0 });
        }
        let fitted = Self { median: best, below: ln_ratio(low, best) / z, above: ln_ratio(best, high) / z };
        if fitted.sd().is_finite() { Ok(fitted) } else { Err(Misfit::TooWide { shape: "two-piece-log-normal" }) }
    }

    /// The logarithm of the median.
    pub fn mu(&self) -> f64 {
        self.median.ln()
    }

    /// The standard deviations of the logarithm below and above the median.
    pub fn sigmas(&self) -> (f64, f64) {
        (self.below, self.above)
    }

    fn at(&self, z: f64) -> f64 {
        let sigma = if z < 0.0 { self.below } else { self.above };
        if sigma == 0.0 { self.median } else { self.median * (sigma * z).exp() }
    }

    /// First and second moment of x / median - 1:
    /// over one side, E[e^(s z)] = e^(s²/2) (1/2 + c(s)), with c(s) = phi(s) - 1/2 and s negative below the median.
    fn moments(&self) -> (f64, f64) {
        let side = |s: f64| {
            let (one, two) = ((0.5 * s * s).exp_m1(), (2.0 * s * s).exp_m1());
            let (c, c2) = (phi_from_centre(s), phi_from_centre(2.0 * s));
            // Written so that no large terms cancel when s is small.
            let first = 0.5 * one + c + one * c;
            let second = 0.5 * two + c2 + two * c2 - one - 2.0 * c - 2.0 * one * c;
            (first, second)
        };
        let (low, high) = (side(-self.below), side(self.above));
        (low.0 + high.0, low.1 + high.1)
    }
}

impl Distribution for TwoPieceLogNormal {
    fn mean(&self) -> f64 {
        self.median + self.median * self.moments().0
    }

    fn sd(&self) -> f64 {
        let (first, second) = self.moments();
        self.median * (second - first * first).max(0.0).sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        self.at(z_of(p))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.at(-z_of(q))
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let (sigma, sure) = if x < self.median { (self.below, 0.0) } else { (self.above, 1.0) };
        if sigma == 0.0 { sure } else { phi((x / self.median).ln() / sigma) }
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return f64::NEG_INFINITY;
        }
        // At the jump, the larger of the two sides.
        let narrow = self.below.min(self.above);
        let sigma = if x == self.median {
            narrow
        } else if x < self.median {
            self.below
        } else {
            self.above
        };
        match (sigma == 0.0, x == self.median) {
            (true, true) => f64::INFINITY,
            (true, false) => f64::NEG_INFINITY,
            _ => ln_standard((x / self.median).ln() / sigma) - sigma.ln() - x.ln(),
        }
    }

    fn support(&self) -> (f64, f64) {
        let low = if self.below == 0.0 { self.median } else { 0.0 };
        (low, if self.above == 0.0 { self.median } else { f64::INFINITY })
    }

    fn landmarks(&self) -> Vec<f64> {
        // Each side's own peak, where it lies on its side; above the median the density only falls.
        vec![self.median * (-self.below * self.below).exp(), self.median]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ratios_on_both_sides_are_the_log_normal() {
        let two = TwoPieceLogNormal::new(100.0, 200.0, 400.0, 0.9).unwrap();
        let one = super::super::LogNormal::from_ends(100.0, 400.0, 0.9).unwrap();
        assert!((two.mean() / one.mean() - 1.0).abs() < 1e-13 && (two.sd() / one.sd() - 1.0).abs() < 1e-13);
        assert!(
            (two.cdf(333.0) - one.cdf(333.0)).abs() < 1e-15 && (two.density(50.0) - one.density(50.0)).abs() < 1e-15
        );
    }

    #[test]
    fn a_side_without_width_is_half_of_the_probability_at_the_best_figure() {
        let high = TwoPieceLogNormal::new(5.0, 5.0, 20.0, 0.9).unwrap();
        assert_eq!((high.quantile(0.0), high.quantile(0.3), high.cdf(4.9), high.cdf(5.0)), (5.0, 5.0, 0.0, 0.5));
        let low = TwoPieceLogNormal::new(5.0, 20.0, 20.0, 0.9).unwrap();
        assert_eq!((low.quantile(0.7), low.quantile(1.0), low.cdf(20.0)), (20.0, 20.0, 1.0));
        assert_eq!((high.support(), low.support()), ((5.0, f64::INFINITY), (0.0, 20.0)));
    }
}
