//! Log-normal: the logarithm is normal, so that a claim is as likely half as twice its median.

use super::normal::{ln_standard, phi, z_of, z_of_coverage};
use super::{Distribution, Misfit, ordered, positive};

/// A log-normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal {
    mu: f64,
    sigma: f64,
}

impl LogNormal {
    /// From the mean and the standard deviation (above zero) of the logarithm.
    pub fn new(mu: f64, sigma: f64) -> Result<Self, Misfit> {
        if !mu.is_finite() {
            return Err(Misfit::NotFinite);
        }
        let fitted = Self { mu, sigma: positive("the standard deviation of the logarithm", sigma)? };
        if fitted.sd().is_finite() { Ok(fitted) } else { Err(Misfit::TooWide { shape: "log-normal" }) }
    }

    /// With low and high as its central interval of probability `coverage`:
    /// mu = ln(low high) / 2, sigma = ln(high / low) / (2 z).
    pub fn from_ends(low: f64, high: f64, coverage: f64) -> Result<Self, Misfit> {
        let z = checked("log-normal", low, None, high, coverage)?;
        Self::new(0.5 * (low.ln() + high.ln()), ln_ratio(low, high) / (2.0 * z))
    }

    /// By least squares of ln low, ln best and ln high on the normal scores -z, 0, z:
    /// mu = (ln low + ln best + ln high) / 3, sigma = ln(high / low) / (2 z). It goes through none of the three exactly.
    pub fn from_three(low: f64, best: f64, high: f64, coverage: f64) -> Result<Self, Misfit> {
        let z = checked("log-normal-three", low, Some(best), high, coverage)?;
        Self::new((low.ln() + best.ln() + high.ln()) / 3.0, ln_ratio(low, high) / (2.0 * z))
    }

    /// The mean of the logarithm.
    pub fn mu(&self) -> f64 {
        self.mu
    }

    /// The standard deviation of the logarithm.
    pub fn sigma(&self) -> f64 {
        self.sigma
    }
}

/// The z of the coverage, if logarithms can be taken.
pub(super) fn checked(
    shape: &'static str,
    low: f64,
    best: Option<f64>,
    high: f64,
    coverage: f64,
) -> Result<f64, Misfit> {
    ordered(low, best, high)?;
    if low == 0.0 {
        return Err(Misfit::ZeroLow { shape });
    }
    if !(coverage > 0.0 && coverage < 1.0) {
        return Err(Misfit::Coverage(coverage));
    }
    match z_of_coverage(coverage) {
        z if z > 0.0 && z.is_finite() => Ok(z),
        _ => Err(Misfit::Coverage(coverage)),
    }
}

/// ln(to / from), without loss where they are close.
pub(super) fn ln_ratio(from: f64, to: f64) -> f64 {
    ((to - from) / from).ln_1p()
}

impl Distribution for LogNormal {
    fn mean(&self) -> f64 {
        (self.mu + 0.5 * self.sigma * self.sigma).exp()
    }

    fn sd(&self) -> f64 {
        self.mean() * (self.sigma * self.sigma).exp_m1().sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        (self.mu + self.sigma * z_of(p)).exp()
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        (self.mu - self.sigma * z_of(q)).exp()
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { phi((x.ln() - self.mu) / self.sigma) }
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return f64::NEG_INFINITY;
        }
        ln_standard((x.ln() - self.mu) / self.sigma) - self.sigma.ln() - x.ln()
    }

    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![(self.mu - self.sigma * self.sigma).exp()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_and_high_are_the_ends_of_the_stated_coverage() {
        let fitted = LogNormal::from_ends(203.0, 500.0, 0.8).unwrap();
        assert!((fitted.quantile(0.1) - 203.0).abs() < 1e-10 && (fitted.quantile(0.9) - 500.0).abs() < 1e-10);
    }

    #[test]
    fn a_spread_beyond_all_numbers_is_refused() {
        let refused = LogNormal::from_ends(1.0, 1e10, 0.01);
        assert_eq!(refused, Err(Misfit::TooWide { shape: "log-normal" }));
        assert_eq!(LogNormal::from_ends(1.0, 2.0, 1e-30), Err(Misfit::Coverage(1e-30)));
    }

    #[test]
    fn a_narrow_range_keeps_the_digits_of_its_spread() {
        let fitted = LogNormal::from_ends(4_999_999.0, 5_000_001.0, 0.95).unwrap();
        assert!((fitted.sd() / (1.0 / 1.959963984540054) - 1.0).abs() < 1e-12);
    }
}
