//! Negative binomial: whole numbers that vary more than chance alone (Poisson) would have them.

use super::normal::{z_of, z_of_coverage};
use super::{Distribution, Misfit, beta, ordered, positive};

/// A negative binomial distribution by mean m and size k: the variance is m + m² / k.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NegativeBinomial {
    mean: f64,
    size: f64,
}

impl NegativeBinomial {
    /// From a mean and a size, both above zero. The smaller the size, the wider.
    pub fn new(mean: f64, size: f64) -> Result<Self, Misfit> {
        Ok(Self { mean: positive("the mean", mean)?, size: positive("the size", size)? })
    }

    /// From low <= best <= high: mean = best and sd = (high - low) / (2 z), z being that of the coverage, so that
    /// size = best² / (sd² - best). The second is a reading of ours; the field has none for this shape.
    pub fn from_three(low: f64, best: f64, high: f64, coverage: f64) -> Result<Self, Misfit> {
        ordered(low, Some(best), high)?;
        if !(coverage > 0.0 && coverage < 1.0) {
            return Err(Misfit::Coverage(coverage));
        }
        let sd = (high - low) / (2.0 * z_of_coverage(coverage));
        let mean = positive("the best figure", best)?;
        if sd * sd <= mean {
            return Err(Misfit::TooNarrow { variance: sd * sd, mean });
        }
        Self::new(mean, mean * mean / (sd * sd - mean))
    }

    /// The size.
    pub fn size(&self) -> f64 {
        self.size
    }

    /// The shares of the size and of the mean in their sum.
    fn shares(&self) -> (f64, f64) {
        (self.size / (self.size + self.mean), self.mean / (self.size + self.mean))
    }

    /// The probabilities of `x` or fewer, and of more, for a whole `x` >= 0.
    fn tails(&self, x: f64) -> (f64, f64) {
        let (size, mean) = self.shares();
        beta::tails(self.size, x + 1.0, size, mean)
    }

    /// The smallest whole number that `reached` holds for. It must hold from some number on.
    fn smallest(start: f64, reached: impl Fn(f64) -> bool) -> f64 {
        let (mut low, mut high, mut step) = (-1.0, start.max(0.0), 1.0);
        while !reached(high) {
            (low, high, step) = (high, high + step, 2.0 * step);
        }
        step = 1.0;
        while high - step > low && reached(high - step) {
            (high, step) = (high - step, 2.0 * step);
        }
        low = f64::max(low, high - step);
        while high - low > 1.0 {
            let middle = (0.5 * (low + high)).floor();
            if reached(middle) { high = middle } else { low = middle }
        }
        high
    }

    fn start(&self, p: f64) -> f64 {
        (self.mean + self.sd() * z_of(p).clamp(-8.0, 8.0)).floor()
    }
}

impl Distribution for NegativeBinomial {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn sd(&self) -> f64 {
        (self.mean + self.mean * (self.mean / self.size)).sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        if p > 0.5 {
            return self.upper_quantile(1.0 - p);
        }
        // A probability that equals p but for rounding reaches it.
        Self::smallest(self.start(p), |x| self.tails(x).0 >= p * (1.0 - 1e-13))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        if q <= 0.0 {
            return f64::INFINITY;
        }
        if q >= 0.5 {
            return self.quantile(1.0 - q);
        }
        Self::smallest(self.start(1.0 - q), |x| self.tails(x).1 <= q * (1.0 + 1e-13))
    }

    fn cdf(&self, x: f64) -> f64 {
        match x {
            x if x < 0.0 => 0.0,
            x if x == f64::INFINITY => 1.0,
            _ => self.tails(x.floor()).0,
        }
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        if x < 0.0 || x.fract() != 0.0 || x.is_infinite() {
            return f64::NEG_INFINITY;
        }
        let k = self.size;
        let none = -k * (self.mean / k).ln_1p();
        if x == 0.0 { none } else { none + x * -(k / self.mean).ln_1p() - x.ln() - beta::ln_beta(k, x) }
    }

    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![(self.mean * (self.size - 1.0) / self.size).max(0.0).floor()]
    }

    fn whole_numbers(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_of_one_is_the_geometric() {
        let fitted = NegativeBinomial::new(100.0, 1.0).unwrap();
        let ratio: f64 = 100.0 / 101.0;
        for x in [0.0, 7.0, 500.0] {
            assert!((fitted.cdf(x) - (1.0 - ratio.powf(x + 1.0))).abs() < 1e-13, "{x}");
            assert!((fitted.density(x) / (ratio.powf(x) / 101.0) - 1.0).abs() < 1e-11, "{x}");
        }
        assert_eq!((fitted.cdf(-1.0), fitted.density(2.5), fitted.quantile(0.0)), (0.0, 0.0, 0.0));
    }

    #[test]
    fn a_quantile_is_the_smallest_number_that_reaches_it() {
        for (mean, size) in [(0.01, 0.5), (3.0, 0.2), (5e4, 900.0), (1e6, 3.0)] {
            let fitted = NegativeBinomial::new(mean, size).unwrap();
            for p in [0.001, 0.3, 0.5, 0.8, 0.999] {
                let x = fitted.quantile(p);
                assert!(fitted.cdf(x) >= p - 1e-9 && (x == 0.0 || fitted.cdf(x - 1.0) < p + 1e-9), "{mean} {size} {p}");
            }
        }
    }

    #[test]
    fn a_range_that_varies_less_than_chance_is_refused() {
        assert!(matches!(NegativeBinomial::from_three(99.0, 100.0, 101.0, 0.9), Err(Misfit::TooNarrow { .. })));
        let fitted = NegativeBinomial::from_three(50.0, 100.0, 200.0, 0.9).unwrap();
        assert!((fitted.sd() - 150.0 / (2.0 * 1.6448536269514722)).abs() < 1e-9);
    }
}
