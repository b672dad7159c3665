//! The regularised incomplete beta function and its inverse.
//!
//! statrs 0.19 stops its continued fraction after 140 terms without saying so, which is too few for counts in the tens of
//! thousands, and it gives upper tails as one minus lower ones. Hence these few lines.

use super::solve::root;
use statrs::function::gamma::ln_gamma;

/// ln B(a, b). Of large parameters the logarithms of gamma would cancel: there their difference is taken by Stirling's
/// series (Abramowitz and Stegun 1964, 6.1.41).
pub(super) fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = (a.min(b), a.max(b));
    if large < 100.0 {
        return ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
    }
    let rest = |x: f64| (1.0 - (1.0 / 30.0 - 1.0 / (105.0 * x * x)) / (x * x)) / (12.0 * x);
    let sum = small + large;
    ln_gamma(small) + small - (sum - 0.5) * (small / large).ln_1p() - small * large.ln() + rest(large) - rest(sum)
}

/// The probabilities below and above `x` of a beta distribution, for `a`, `b` > 0. `y` is `1 - x`, given apart so that
/// either may be tiny. Continued fraction 26.5.8 of Abramowitz and Stegun (1964) by Lentz's method.
pub(super) fn tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    let front = (a * ln_of(x, y) + b * ln_of(y, x) - ln_beta(a, b)).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        let below = (front * fraction(a, b, x) / a).min(1.0);
        (below, 1.0 - below)
    } else {
        let above = (front * fraction(b, a, y) / b).min(1.0);
        (1.0 - above, above)
    }
}

/// ln x, where x + y = 1.
fn ln_of(x: f64, y: f64) -> f64 {
    if x > 0.5 { (-y).ln_1p() } else { x.ln() }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    // It takes of the order of the root of the larger parameter.
    let terms = 200.0 + 20.0 * a.max(b).sqrt();
    let mut m = 1.0;
    while m < terms {
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON {
            break;
        }
        m += 1.0;
    }
    h
}

/// The quantile `x` of a beta distribution and `1 - x`, for the probability `p` below and `q` = 1 - p above.
pub(super) fn quantile(a: f64, b: f64, p: f64, q: f64) -> (f64, f64) {
    if p <= 0.0 {
        return (0.0, 1.0);
    }
    if q <= 0.0 {
        return (1.0, 0.0);
    }
    // Solve from the end that is nearer, so that a tiny x or a tiny 1 - x keeps its digits.
    let (at_mean, _) = tails(a, b, a / (a + b), b / (a + b));
    if p <= at_mean {
        let x = from_below(a, b, p);
        (x, 1.0 - x)
    } else {
        let y = from_below(b, a, q);
        (1.0 - y, y)
    }
}

/// The quantile for a `p` at or below that of the mean.
fn from_below(a: f64, b: f64, p: f64) -> f64 {
    let norm = ln_beta(a, b);
    // The first term of the series at 0, which is exact for small p.
    let start = ((p.ln() + a.ln() + norm) / a).exp();
    let density = |x: f64| ((a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p() - norm).exp();
    root(0.0, 1.0, start.min(a / (a + b)), |x| tails(a, b, x, 1.0 - x).0 - p, density)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tails_are_exact_where_a_closed_form_exists() {
        // a = 1: above x lies (1 - x)^b.
        let (below, above) = tails(1.0, 5.0, 1e-9, 1.0 - 1e-9);
        assert!((below / 4.99999999e-9 - 1.0).abs() < 1e-13, "{below}");
        assert!((above - (1.0f64 - 1e-9).powi(5)).abs() < 1e-15);
        let (_, above) = tails(5.0, 1.0, 0.5, 0.5);
        assert!((above - (1.0 - 0.5f64.powi(5))).abs() < 1e-15);
    }

    #[test]
    fn large_parameters_converge() {
        // Symmetric: half of it lies below the middle.
        for a in [10.0, 1e3, 1e5, 1e7] {
            assert!((tails(a, a, 0.5, 0.5).0 - 0.5).abs() < 1e-8, "{a}");
        }
    }

    #[test]
    fn both_ways_to_the_logarithm_agree_where_they_meet() {
        for small in [0.3, 5.0, 99.0] {
            let plain = ln_gamma(small) + ln_gamma(100.0) - ln_gamma(small + 100.0);
            assert!((ln_beta(small, 100.0) - plain).abs() < 1e-12, "{small}");
        }
        // B(1, b) = 1 / b.
        assert!((ln_beta(1.0, 1e15) + 1e15f64.ln()).abs() < 1e-13);
    }

    #[test]
    fn tiny_probabilities_keep_their_digits() {
        let (x, _) = quantile(5.0, 1.0, 1e-250, 1.0);
        assert!((x / 1e-50 - 1.0).abs() < 1e-12);
        let (_, y) = quantile(1.0, 5.0, 1.0, 1e-250);
        assert!((y / 1e-50 - 1.0).abs() < 1e-12);
    }
}
