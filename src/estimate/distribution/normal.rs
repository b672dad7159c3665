//! The normal distribution, and its probabilities and quantiles for the shapes that rest on it.

use super::{Distribution, Misfit, positive};
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::{gamma_lr, gamma_ur};
use std::f64::consts::{PI, SQRT_2};

/// The probability that a standard normal value is `z` or less, by the incomplete gamma function (Abramowitz and Stegun
/// 1964, 6.5.17): `erfc` of statrs 0.19 is wrong from the eleventh digit on.
pub(super) fn phi(z: f64) -> f64 {
    match 0.5 * z * z {
        square if square < f64::MIN_POSITIVE => 0.5,
        square if square > 745.0 => {
            if z < 0.0 {
                0.0
            } else {
                1.0
            }
        }
        square if z < 0.0 => 0.5 * gamma_ur(0.5, square),
        square => 1.0 - 0.5 * gamma_ur(0.5, square),
    }
}

/// `phi(z)` - 1/2, without loss near 0.
pub(super) fn phi_from_centre(z: f64) -> f64 {
    match 0.5 * z * z {
        // The first term of the series.
        square if square < 1e-30 => z / (2.0 * PI).sqrt(),
        square if square > 745.0 => 0.5f64.copysign(z),
        square => (0.5 * gamma_lr(0.5, square)).copysign(z),
    }
}

/// The standard normal quantile; infinite at 0 and 1.
pub(super) fn z_of(p: f64) -> f64 {
    match p {
        p if p <= 0.0 => f64::NEG_INFINITY,
        p if p >= 1.0 => f64::INFINITY,
        p if p <= 0.5 => -SQRT_2 * erfc_inv(2.0 * p),
        p => SQRT_2 * erfc_inv(2.0 * (1.0 - p)),
    }
}

/// The z of a central interval that holds `coverage`.
pub(super) fn z_of_coverage(coverage: f64) -> f64 {
    -z_of(0.5 * (1.0 - coverage))
}

/// ln of the standard normal density.
pub(super) fn ln_standard(z: f64) -> f64 {
    -0.5 * z * z - 0.5 * (2.0 * PI).ln()
}

/// A normal distribution. It may fall below zero: not a shape for claims, but for pools of estimates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

impl Normal {
    /// From a mean and a standard deviation above zero.
    pub fn new(mean: f64, sd: f64) -> Result<Self, Misfit> {
        if !mean.is_finite() {
            return Err(Misfit::NotFinite);
        }
        Ok(Self { mean, sd: positive("the standard deviation", sd)? })
    }
}

impl Distribution for Normal {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn sd(&self) -> f64 {
        self.sd
    }

    fn quantile(&self, p: f64) -> f64 {
        self.mean + self.sd * z_of(p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.mean - self.sd * z_of(q)
    }

    fn cdf(&self, x: f64) -> f64 {
        phi((x - self.mean) / self.sd)
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        ln_standard((x - self.mean) / self.sd) - self.sd.ln()
    }

    fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![self.mean]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_undo_probabilities_far_into_the_tails() {
        for p in [1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.025, 0.3, 0.5] {
            assert!((phi(z_of(p)) / p - 1.0).abs() < 1e-11, "{p}");
        }
        assert!((z_of(0.975) - 1.959963984540054).abs() < 1e-14);
        assert_eq!((z_of(0.0), z_of(0.5), z_of(1.0)), (f64::NEG_INFINITY, 0.0, f64::INFINITY));
    }
}
