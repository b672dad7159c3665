//! The same model with everything below zero counted as zero: what may be shown, and drawn from.

use super::HiddenCount;
use crate::estimate::distribution::{Distribution, quadrature};

/// max(0, X) for a [`HiddenCount`] X. Its probability of 0 is that of 0 or less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamped {
    hidden: HiddenCount,
}

impl Clamped {
    pub(super) fn new(hidden: HiddenCount) -> Self {
        Self { hidden }
    }

    /// The model behind it.
    pub fn hidden(&self) -> &HiddenCount {
        &self.hidden
    }

    /// What clamping adds to the mean, and takes from the second moment. With u0 = e^(location / scale) and G the Gumbel part:
    /// (1 - w) times the integral of G below 0 is (1 - w) scale E1(u0), E1 being the exponential integral, and
    /// (1 - w) times that of x² dG below 0 is 2 (1 - w) scale² times the integral from u0 of ln(u / u0) e^-u / u.
    /// Both by substituting u = e^(-(x - location) / scale); integrated numerically to 12 digits.
    fn below_zero(&self) -> (f64, f64) {
        let HiddenCount { location, scale, weight, .. } = self.hidden;
        let start = (location / scale).exp();
        if start > 745.0 {
            return (0.0, 0.0);
        }
        let f = |t: f64| {
            let u = start + t;
            [(-t).exp() / u, (t / start).ln_1p() * (-t).exp() / u]
        };
        let [first, second] = quadrature::total(&quadrature::integrate(f, &[0.0, 1.0, 4.0, 16.0, 64.0], 1e-14));
        let factor = (1.0 - weight) * scale * (-start).exp();
        (factor * first, 2.0 * factor * scale * second)
    }

    /// A draw, from a uniform number above 0 and below 1.
    pub fn draw(&self, uniform: f64) -> f64 {
        self.quantile(uniform)
    }
}

impl Distribution for Clamped {
    /// The mean of max(0, X), which is a little above that of X.
    fn mean(&self) -> f64 {
        self.hidden.mean() + self.below_zero().0
    }

    fn sd(&self) -> f64 {
        // var(max(0, X)) = E[X²] - E[X²; X < 0] - mean², about the mean of X.
        let (shift, square) = self.below_zero();
        let cross = 2.0 * self.hidden.mean() * shift + shift * shift;
        (self.hidden.variance() - square - cross).max(0.0).sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        self.hidden.quantile(p).max(0.0)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.hidden.value_at(1.0 - q, q).max(0.0)
    }

    fn cdf(&self, x: f64) -> f64 {
        if x < 0.0 { 0.0 } else { self.hidden.cdf(x) }
    }

    fn density(&self, x: f64) -> f64 {
        match x {
            x if x < 0.0 => 0.0,
            x if x == 0.0 || x == self.hidden.count => f64::INFINITY,
            x => self.hidden.density(x),
        }
    }

    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![0.0, self.hidden.count, self.hidden.location.max(0.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Mode, Violence};
    use super::*;

    fn best(count: f64, violence: Violence) -> HiddenCount {
        HiddenCount::new(count, Kind::UcdpBest, violence, Mode::AsFitted).unwrap()
    }

    #[test]
    fn clamped_moments_are_those_of_the_quantiles() {
        for (count, violence) in [(0.0, Violence::StateBased), (1.0, Violence::Any), (40.0, Violence::OneSided)] {
            let clamped = best(count, violence).clamped();
            let n = 400_000;
            let (mut sum, mut squares) = (0.0, 0.0);
            for i in 0..n {
                let x = clamped.quantile((f64::from(i) + 0.5) / f64::from(n));
                (sum, squares) = (sum + x, squares + x * x);
            }
            let mean = sum / f64::from(n);
            assert!((clamped.mean() / mean - 1.0).abs() < 1e-5, "{} {mean}", clamped.mean());
            assert!((clamped.sd() / (squares / f64::from(n) - mean * mean).sqrt() - 1.0).abs() < 1e-3);
        }
    }

    #[test]
    fn what_clamping_adds_is_an_exponential_integral() {
        let clamped = best(0.0, Violence::StateBased).clamped();
        let HiddenCount { location, scale, weight, .. } = *clamped.hidden();
        let e1 = statrs::function::exponential::integral((location / scale).exp(), 1).unwrap();
        assert!((clamped.below_zero().0 / ((1.0 - weight) * scale * e1) - 1.0).abs() < 1e-12);
        assert_eq!((clamped.quantile(0.0), clamped.cdf(-1e-9)), (0.0, 0.0));
    }
}
