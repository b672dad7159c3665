//! Gamma that begins at low: never below it, with a long tail above.

use super::normal::z_of_coverage;
use super::solve::root;
use super::{Distribution, Misfit, ordered, positive};
use statrs::function::gamma::{gamma_lr, gamma_ur, ln_gamma};

/// A gamma distribution moved up by the low figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShiftedGamma {
    shift: f64,
    shape: f64,
    rate: f64,
}

impl ShiftedGamma {
    /// From the low figure, a mean above it and a standard deviation above zero:
    /// shape = ((mean - low) / sd)², rate = (mean - low) / sd².
    pub fn new(low: f64, mean: f64, sd: f64) -> Result<Self, Misfit> {
        ordered(low, None, mean.max(low))?;
        let sd = positive("the standard deviation", sd)?;
        let above = mean - low;
        if !(above.is_finite() && above > 0.0) {
            return Err(Misfit::MeanAtLow { mean, low });
        }
        let shape = positive("the shape", (above / sd) * (above / sd))?;
        Ok(Self { shift: low, shape, rate: positive("the rate", shape / above)? })
    }

    /// From low < best <= high: mean = best and sd = (high - low) / (2 z), z being that of the coverage.
    /// The second is a reading of ours; the field has none for this shape.
    pub fn from_three(low: f64, best: f64, high: f64, coverage: f64) -> Result<Self, Misfit> {
        ordered(low, Some(best), high)?;
        if !(coverage > 0.0 && coverage < 1.0) {
            return Err(Misfit::Coverage(coverage));
        }
        Self::new(low, best, (high - low) / (2.0 * z_of_coverage(coverage)))
    }

    /// The shape parameter.
    pub fn shape(&self) -> f64 {
        self.shape
    }

    /// The rate parameter, per person.
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// The value for a probability `p` below and `q` above.
    fn at(&self, p: f64, q: f64) -> f64 {
        if p <= 0.0 {
            return self.shift;
        }
        if q <= 0.0 {
            return f64::INFINITY;
        }
        let a = self.shape;
        let density = |x: f64| ((a - 1.0) * x.ln() - x - ln_gamma(a)).exp();
        // A value above the quantile, then the first term of the series at 0 as a start (exact for small p).
        let mut high = a + 1.0;
        while upper(a, high) > q {
            high *= 2.0;
        }
        let start = ((p.ln() + ln_gamma(a + 1.0)) / a).exp();
        let x = if p <= 0.5 {
            root(0.0, high, start, |x| lower(a, x) - p, density)
        } else {
            root(0.0, high, start, |x| q - upper(a, x), density)
        };
        self.shift + x / self.rate
    }
}

/// The probability below `x`, for the rate 1.
fn lower(shape: f64, x: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { gamma_lr(shape, x) }
}

/// The probability above `x`, for the rate 1.
fn upper(shape: f64, x: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { gamma_ur(shape, x) }
}

impl Distribution for ShiftedGamma {
    fn mean(&self) -> f64 {
        self.shift + self.shape / self.rate
    }

    fn sd(&self) -> f64 {
        self.shape.sqrt() / self.rate
    }

    fn quantile(&self, p: f64) -> f64 {
        self.at(p, 1.0 - p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.at(1.0 - q, q)
    }

    fn cdf(&self, x: f64) -> f64 {
        let scaled = (x - self.shift) * self.rate;
        if scaled == f64::INFINITY { 1.0 } else { lower(self.shape, scaled) }
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        let scaled = (x - self.shift) * self.rate;
        if scaled < 0.0 {
            return f64::NEG_INFINITY;
        }
        let power = if self.shape == 1.0 { 0.0 } else { (self.shape - 1.0) * scaled.ln() };
        power - scaled - ln_gamma(self.shape) + self.rate.ln()
    }

    fn support(&self) -> (f64, f64) {
        (self.shift, f64::INFINITY)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![self.shift, self.shift + (self.shape - 1.0).max(0.0) / self.rate]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_of_one_is_the_exponential() {
        let fitted = ShiftedGamma::new(100.0, 140.0, 40.0).unwrap();
        for p in [1e-9, 0.025, 0.5, 0.975, 0.999999] {
            assert!((fitted.quantile(p) - (100.0 - 40.0 * f64::ln_1p(-p))).abs() < 1e-9, "{p}");
        }
        assert!((fitted.density(100.0) - 0.025).abs() < 1e-15);
        assert_eq!((fitted.quantile(0.0), fitted.quantile(1.0)), (100.0, f64::INFINITY));
    }

    #[test]
    fn tiny_and_huge_shapes_have_quantiles() {
        for sd in [1000.0, 0.01] {
            let fitted = ShiftedGamma::new(10.0, 20.0, sd).unwrap();
            for p in [0.01, 0.5, 0.99] {
                let x = fitted.quantile(p);
                assert!(x == 10.0 || (fitted.cdf(x) - p).abs() < 1e-8, "{sd} {p} {x}");
            }
        }
    }

    #[test]
    fn a_mean_at_low_is_refused() {
        assert_eq!(ShiftedGamma::from_three(5.0, 5.0, 9.0, 0.9), Err(Misfit::MeanAtLow { mean: 5.0, low: 5.0 }));
    }
}
