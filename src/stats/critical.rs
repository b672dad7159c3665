//! Critical values and tail probabilities of the normal, Student's t and the chi-square distribution.

use statrs::function::beta::checked_beta_reg;
use statrs::function::erf::{erfc, erfc_inv};
use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur, ln_gamma};
use std::f64::consts::{PI, SQRT_2};

/// Steps of Newton's; at one degree of freedom each doubles t while it is far, elsewhere ten are many.
const NEWTON: usize = 200;

/// A standard normal variable lies within plus and minus this with the probability `level`, of 0 to 1.
pub fn z(level: f64) -> f64 {
    SQRT_2 * erfc_inv(1.0 - level)
}

/// A standard normal variable lies further from 0 than this with the probability returned (to 1e-10 of itself).
pub fn z_tails(distance: f64) -> f64 {
    erfc(distance.abs() / SQRT_2)
}

/// Student's t with `dof` > 0 degrees of freedom lies within plus and minus this with the probability `level`.
///
/// Newton's steps from the normal value below it, which cannot overshoot: the tail is convex. The quantile of statrs 0.19
/// is off from the second digit on at some levels (its own tests say so: two degrees, 0.8).
pub fn t(level: f64, dof: f64) -> f64 {
    let top = (ln_gamma((dof + 1.0) / 2.0) - ln_gamma(dof / 2.0)).exp() / (dof * PI).sqrt();
    let mut t = z(level);
    for _ in 0..NEWTON {
        let density = top * (-(dof + 1.0) / 2.0 * (t * t / dof).ln_1p()).exp();
        let step = (t_tails(t, dof) - (1.0 - level)) / (2.0 * density);
        if step.is_nan() || step <= f64::EPSILON * t {
            break;
        }
        t += step;
    }
    t
}

/// Student's t lies further from 0 than this with the probability returned. Right to 1e-12 up to a thousand degrees of
/// freedom and to 1e-9 up to 100,000.
pub fn t_tails(distance: f64, dof: f64) -> f64 {
    let square = distance * distance;
    // Near the middle the complement is the small one and keeps the digits.
    if square < 3.0 {
        1.0 - beta(0.5, dof / 2.0, square / (dof + square))
    } else {
        beta(dof / 2.0, 0.5, dof / (dof + square))
    }
}

/// A chi-square variable with `dof` > 0 degrees of freedom lies below this with the probability `p`, of 0 to 1.
pub fn chi_square(p: f64, dof: f64) -> f64 {
    let below = |x: f64| checked_gamma_lr(dof / 2.0, x / 2.0).unwrap_or(0.0);
    let (mut low, mut high) = (0.0, dof);
    while below(high) < p && high < f64::MAX / 2.0 {
        (low, high) = (high, high * 2.0);
    }
    root(low, high, |x| p - below(x))
}

/// A chi-square variable lies at or above this with the probability returned.
pub fn chi_square_tail(statistic: f64, dof: f64) -> f64 {
    if statistic <= 0.0 { 1.0 } else { checked_gamma_ur(dof / 2.0, statistic / 2.0).unwrap_or(0.0) }
}

/// Where a falling function crosses 0 between `low` and `high`, to the last digit. Where it is nowhere positive the
/// answer is `low`, where it is nowhere negative `high`.
pub fn root(mut low: f64, mut high: f64, falling: impl Fn(f64) -> f64) -> f64 {
    loop {
        let middle = low.midpoint(high);
        if middle <= low || middle >= high {
            return if falling(high) >= 0.0 { high } else { low };
        }
        if falling(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

fn beta(a: f64, b: f64, x: f64) -> f64 {
    checked_beta_reg(a, b, x).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn critical_values_agree_with_forty_digits() {
        // mpmath 1.3.0, 40 digits.
        let close = |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-12, "{found} {expected}");
        close(z(0.95), 1.959_963_984_540_054_2);
        close(z(0.998), 3.090_232_306_167_813_5);
        close(t(0.95, 1.0), 12.706_204_736_174_705);
        close(t(0.8, 2.0), 1.885_618_083_164_126_7);
        close(t(0.95, 11.0), 2.200_985_160_091_639_9);
        close(t(0.95, 12.0), 2.178_812_829_667_229);
        close(chi_square(0.025, 12.0), 4.403_788_506_981_701_6);
        close(chi_square(0.975, 12.0), 23.336_664_158_645_339);
        close(chi_square_tail(768.662_715_517, 9.0), 1.179_779_687_743_651_6e-159);
        close(t_tails(10.0, 1000.0), 1.667_070_295_860_006_6e-22);
    }

    #[test]
    fn a_root_that_is_not_inside_is_the_nearer_end() {
        assert_eq!(root(2.0, 3.0, |_| 1.0), 3.0);
        assert_eq!(root(2.0, 3.0, |_| -1.0), 2.0);
    }

    proptest! {
        #[test]
        fn tails_undo_critical_values(level in 0.01..0.9999_f64, dof in 1_u32..500) {
            let dof = f64::from(dof);
            prop_assert!((z_tails(z(level)) - (1.0 - level)).abs() < 1e-10);
            prop_assert!((t_tails(t(level, dof), dof) - (1.0 - level)).abs() < 1e-10);
            prop_assert!((chi_square_tail(chi_square(level, dof), dof) - (1.0 - level)).abs() < 1e-10);
        }
    }
}
