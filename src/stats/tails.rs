//! Probabilities of counts far from the expected: Poisson and binomial, at any size.
//!
//! The probability of one count comes from its deviance (Loader 2000, "Fast and accurate computation of binomial
//! probabilities"), which loses no digits where logarithms of factorials of millions cancel (those of statrs 0.19 leave 7
//! digits at ten million). A tail is that probability times a sum of falling, positive terms.

use std::f64::consts::PI;

/// P(X = count) where `expected` > 0 are expected.
pub fn poisson(count: f64, expected: f64) -> f64 {
    if count == 0.0 {
        return (-expected).exp();
    }
    (-stirling_error(count) - deviance(count, expected)).exp() / (2.0 * PI * count).sqrt()
}

/// P(X >= count), for an expected number below `count` + 1.
pub fn poisson_at_least(count: f64, expected: f64) -> f64 {
    poisson(count, expected) * falling_sum(|step| expected / (count + step))
}

/// P(X <= count), for an expected number above `count`.
pub fn poisson_at_most(count: f64, expected: f64) -> f64 {
    poisson(count, expected) * falling_sum(|step| (count - step + 1.0) / expected)
}

/// P(X = hits) of `trials` with the probability `p`, above 0 and below 1.
pub fn binomial(hits: f64, trials: f64, p: f64) -> f64 {
    let misses = trials - hits;
    if hits == 0.0 {
        return (trials * (-p).ln_1p()).exp();
    }
    if misses == 0.0 {
        return (trials * p.ln()).exp();
    }
    let shape = stirling_error(trials) - stirling_error(hits) - stirling_error(misses);
    let far = deviance(hits, trials * p) + deviance(misses, trials * (1.0 - p));
    (shape - far).exp() * (trials / (2.0 * PI * hits)).sqrt() / misses.sqrt()
}

/// P(X <= hits), for hits below the expected number; 0 for less than none.
pub fn binomial_at_most(hits: f64, trials: f64, p: f64) -> f64 {
    if hits < 0.0 {
        return 0.0;
    }
    let odds = (1.0 - p) / p;
    binomial(hits, trials, p) * falling_sum(|step| (hits - step + 1.0) / (trials - hits + step) * odds)
}

/// What is left of ln n! beyond Stirling's formula.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        let factorial: f64 = (1..=n as u32).map(f64::from).product();
        return factorial.ln() - ((n + 0.5) * n.ln() - n + 0.5 * (2.0 * PI).ln());
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / n
}

/// count ln(count / expected) + expected - count, without its cancellation.
fn deviance(count: f64, expected: f64) -> f64 {
    let away = (expected - count) / count;
    count * (away - away.ln_1p())
}

/// 1 + r(1) + r(1) r(2) + ... until a term no longer counts. The ratios must fall.
fn falling_sum(ratio: impl Fn(f64) -> f64) -> f64 {
    let (mut sum, mut term, mut step) = (1.0, 1.0, 1.0);
    while term > sum * 1e-17 {
        term *= ratio(step);
        sum += term;
        step += 1.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_agree_with_forty_digits() {
        // mpmath 1.3.0, 40 digits.
        let close = |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-11, "{found} {expected}");
        close(poisson_at_least(1.0, 0.025), 0.024_690_087_971_667_333);
        close(poisson_at_least(300.0, 267.0), 0.024_966_183_792_255_47);
        close(poisson_at_most(300.0, 336.0), 0.024_816_206_177_732_73);
        close(poisson_at_most(10_000_000.0, 10_006_200.0), 0.024_998_110_718_901_168);
        close(poisson_at_least(10_000_000.0, 9_993_800.0), 0.024_944_640_282_251_1);
        close(binomial_at_most(203.0, 503.0, 0.5), 8.818_636_254_083_71e-6);
        close(binomial_at_most(3.0, 40.0, 0.2), 0.028_462_094_459_744_5);
        close(binomial_at_most(9_995_000.0, 20_000_000.0, 0.5), 0.012_680_982_440_283_737);
    }

    #[test]
    fn all_probabilities_add_up_to_one() {
        let sum: f64 = (0..400).map(|count| poisson(f64::from(count), 150.0)).sum();
        assert!((sum - 1.0).abs() < 1e-13);
        let sum: f64 = (0..=60).map(|hits| binomial(f64::from(hits), 60.0, 0.3)).sum();
        assert!((sum - 1.0).abs() < 1e-13);
    }
}
