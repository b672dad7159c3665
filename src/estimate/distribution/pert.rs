//! PERT: a beta distribution between low and high that leans towards the best figure.

use super::{Distribution, Misfit, beta, ordered};

/// A PERT distribution. Low and high are the ends of what is possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert {
    low: f64,
    best: f64,
    high: f64,
    alpha: f64,
    beta: f64,
    /// ln of what makes the density integrate to one.
    ln_norm: f64,
}

impl Pert {
    /// From low <= best <= high in people and the weight `lambda` of the best figure (4 by custom; 0 is the uniform):
    /// alpha = 1 + lambda (best - low) / (high - low), beta = 1 + lambda (high - best) / (high - low).
    /// As in `rpert` of the R package mc2d and in Wolfram's `PERTDistribution`. Low = high is refused: that is a point.
    pub fn new(low: f64, best: f64, high: f64, lambda: f64) -> Result<Self, Misfit> {
        ordered(low, Some(best), high)?;
        if !(lambda.is_finite() && lambda >= 0.0) {
            return Err(Misfit::Lambda(lambda));
        }
        let width = high - low;
        if width <= 0.0 {
            return Err(Misfit::NotPositive { what: "high minus low", value: width });
        }
        let (alpha, beta) = (1.0 + lambda * (best - low) / width, 1.0 + lambda * (high - best) / width);
        Ok(Self { low, best, high, alpha, beta, ln_norm: beta::ln_beta(alpha, beta) + width.ln() })
    }

    /// The first parameter of the beta distribution.
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// The second parameter of the beta distribution.
    pub fn beta(&self) -> f64 {
        self.beta
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The value for a probability `p` below and `q` above.
    fn at(&self, p: f64, q: f64) -> f64 {
        let (x, y) = beta::quantile(self.alpha, self.beta, p, q);
        // From the nearer end, so that neither end is missed by rounding.
        if x <= y { self.low + x * self.width() } else { self.high - y * self.width() }
    }
}

impl Distribution for Pert {
    fn mean(&self) -> f64 {
        self.low + self.width() * self.alpha / (self.alpha + self.beta)
    }

    fn sd(&self) -> f64 {
        let sum = self.alpha + self.beta;
        self.width() * (self.alpha * self.beta / (sum + 1.0)).sqrt() / sum
    }

    fn quantile(&self, p: f64) -> f64 {
        self.at(p, 1.0 - p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.at(1.0 - q, q)
    }

    fn cdf(&self, x: f64) -> f64 {
        beta::tails(self.alpha, self.beta, (x - self.low) / self.width(), (self.high - x) / self.width()).0
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high {
            return f64::NEG_INFINITY;
        }
        // A power of zero is one, also at an end.
        let power =
            |exponent: f64, base: f64| if exponent == 0.0 { 0.0 } else { exponent * (base / self.width()).ln() };
        power(self.alpha - 1.0, x - self.low) + power(self.beta - 1.0, self.high - x) - self.ln_norm
    }

    fn support(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![self.low, self.best, self.high]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_figure_at_an_end_has_quantiles_in_closed_form() {
        // 0/0/1000: above x lies (1 - x/1000)^5. 0/1000/1000: below x lies (x/1000)^5.
        let (falling, rising) =
            (Pert::new(0.0, 0.0, 1000.0, 4.0).unwrap(), Pert::new(0.0, 1000.0, 1000.0, 4.0).unwrap());
        for p in [1e-12, 1e-6, 0.001, 0.1, 0.5, 0.9, 0.999, 0.999999] {
            let (down, up) = (-1000.0 * (0.2 * f64::ln_1p(-p)).exp_m1(), 1000.0 * p.powf(0.2));
            assert!((falling.quantile(p) / down - 1.0).abs() < 1e-12, "{p}");
            assert!((rising.quantile(p) / up - 1.0).abs() < 1e-12, "{p}");
        }
        assert_eq!((falling.quantile(0.0), falling.quantile(1.0)), (0.0, 1000.0));
    }

    #[test]
    fn a_best_figure_hardly_above_low_is_no_trouble() {
        let pert = Pert::new(5.0, 5.0001, 20.0, 4.0).unwrap();
        for p in [1e-9, 0.01, 0.5, 0.99, 1.0 - 1e-9] {
            assert!((pert.cdf(pert.quantile(p)) - p).abs() < 1e-13, "{p}");
        }
    }

    #[test]
    fn a_best_figure_without_weight_is_the_uniform() {
        let pert = Pert::new(10.0, 11.0, 30.0, 0.0).unwrap();
        assert!((pert.quantile(0.3) - 16.0).abs() < 1e-12 && (pert.density(12.0) - 0.05).abs() < 1e-15);
    }

    #[test]
    fn the_centre_moves_away_from_the_best_figure() {
        assert!((Pert::new(5.0, 10.0, 20.0, 4.0).unwrap().mean() - 65.0 / 6.0).abs() < 1e-12);
    }
}
