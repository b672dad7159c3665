//! How sure the variance between sources is: the Q-profile interval.

use super::tau2::{moments, with_q};
use super::{FEWEST, Refused, check, shares};
use crate::stats::critical::chi_square;

/// Confidence intervals of the variance between sources and of what follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heterogeneity {
    /// Probability of the intervals, 0 to 1.
    pub level: f64,
    /// Of the variance between sources.
    pub tau2: (f64, f64),
    /// Of its root, on the scale of the estimates.
    pub tau: (f64, f64),
    /// Of I2, in per cent.
    pub i2: (f64, f64),
    /// Of H2.
    pub h2: (f64, f64),
    /// The estimates agree more closely than their variances allow: strictly no tau2 fits at this level, and 0 to 0 stands
    /// for the empty interval.
    pub empty: bool,
}

/// The Q-profile interval (Viechtbauer, Statistics in Medicine 26(1) 2007): all tau2 at which Q, with the weights
/// 1 / (v + tau2), lies between the chi-square quantiles that leave half of the rest on each side. An end below 0 is 0.
/// R's `confint` of metafor searches to 1e-4 only; this goes to the last digit.
pub fn heterogeneity(y: &[f64], v: &[f64], level: f64) -> Result<Heterogeneity, Refused> {
    check(y, v, level, FEWEST)?;
    profile(y, v, level)
}

/// The formulas themselves, defined from two estimates on.
pub(super) fn profile(y: &[f64], v: &[f64], level: f64) -> Result<Heterogeneity, Refused> {
    let (dof, rest) = ((y.len() - 1) as f64, (1.0 - level) / 2.0);
    let (few, many) = (chi_square(rest, dof), chi_square(1.0 - rest, dof));
    let fixed = moments(y, v, 0.0);
    if !fixed.in_range() {
        return Err(Refused::OutOfRange);
    }
    let (low, high) = (with_q(y, v, many), with_q(y, v, few));
    let typical = fixed.typical_variance(y.len());
    let (low_shares, high_shares) = (shares(low, typical), shares(high, typical));
    let found = Heterogeneity {
        level,
        tau2: (low, high),
        tau: (low.sqrt(), high.sqrt()),
        i2: (low_shares.0, high_shares.0),
        h2: (low_shares.1, high_shares.1),
        empty: fixed.q < few,
    };
    let finite = [low, high, found.i2.0, found.i2.1, found.h2.0, found.h2.1, fixed.q];
    if finite.into_iter().all(f64::is_finite) { Ok(found) } else { Err(Refused::OutOfRange) }
}
