//! Random-effects pooling: one middle of several estimates whose own variances are known, and how far they lie apart.
//!
//! Estimates are given on the scale on which they may be averaged: for counts, logarithms. The variances are an
//! assumption of whoever gives them. Formulas: Viechtbauer, Journal of Statistical Software 36(3) 2010,
//! doi:10.18637/jss.v036.i03, whose R package metafor the numbers were checked against; where it differs it is said.

mod interval;
mod qprofile;
mod tau2;

pub use interval::Prediction;
pub use qprofile::{Heterogeneity, heterogeneity};
pub use tau2::Tau2;

use crate::stats::critical;
use tau2::{Moments, moments};

/// Fewer independent estimates than this are not pooled.
pub const FEWEST: usize = 3;

/// Where the interval of the middle comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// The normal distribution: mu +- z se.
    Wald,
    /// Student's t with k - 1 degrees of freedom, the error rescaled by how far the estimates really lie apart (Hartung
    /// and Knapp 2001; Sidik and Jonkman 2002). Narrower than Wald where sources agree, be it by copying.
    HartungKnapp,
    /// The same, but never with a smaller error than Wald's (metafor's `adhoc`).
    HartungKnappGuarded,
}

impl Test {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wald => "wald",
            Self::HartungKnapp => "hartung-knapp",
            Self::HartungKnappGuarded => "hartung-knapp-guarded",
        }
    }
}

/// Why nothing is pooled.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Too few estimates.
    #[error("{k} estimates are too few: pooling needs at least {FEWEST} from independent sources")]
    TooFew {
        /// How many there are.
        k: usize,
    },
    /// Not one variance for each estimate.
    #[error("{estimates} estimates and {variances} variances: each estimate needs one variance")]
    Lengths {
        /// How many estimates.
        estimates: usize,
        /// How many variances.
        variances: usize,
    },
    /// An estimate that is infinite or not a number.
    #[error("estimate {} is no finite number", at + 1)]
    Estimate {
        /// Place, counted from 0.
        at: usize,
    },
    /// A variance that is not above 0, or infinite.
    #[error("variance {} is {variance}; it must be a finite number above 0", at + 1)]
    Variance {
        /// Place, counted from 0.
        at: usize,
        /// As given.
        variance: f64,
    },
    /// A level outside 0 to 1.
    #[error("the level is {level}; it must lie between 0 and 1, such as 0.95")]
    Level {
        /// As given.
        level: f64,
    },
    /// Estimates or variances so large or so small that their squares leave the range of numbers.
    #[error("the estimates or variances are too large, too small or too unlike to be computed with")]
    OutOfRange,
}

/// A pooled middle with what belongs to it. All on the scale of the estimates, `tau2` on its square.
#[derive(Clone, Debug, PartialEq)]
pub struct Pooled {
    /// How many estimates.
    pub k: usize,
    /// How the variance between sources was estimated.
    pub method: Tau2,
    /// Where the interval comes from.
    pub test: Test,
    /// Probability of the interval, 0 to 1.
    pub level: f64,
    /// The middle: the mean weighted by 1 / (variance + tau2).
    pub mu: f64,
    /// Its standard error, as the test has it.
    pub se: f64,
    /// Its standard error by Wald.
    pub se_wald: f64,
    /// Hartung and Knapp's factor: how far the estimates lie apart, over how far they should. 1 is as expected.
    pub spread: f64,
    /// The confidence interval of the middle.
    pub interval: (f64, f64),
    /// The variance between sources.
    pub tau2: f64,
    /// Its standard error; `None` where it was not estimated.
    pub tau2_se: Option<f64>,
    /// Cochran's Q: how far the estimates lie apart, in their own variances.
    pub q: f64,
    /// The probability of such a Q or a larger one where all sources measure the same, with the variances given.
    pub q_p: f64,
    /// I2: per cent of the variance that lies between sources. Means nothing where the variances are invented.
    pub i2: f64,
    /// H2: the total variance over that within sources.
    pub h2: f64,
    /// The weight of each estimate; they add up to 1.
    pub weights: Vec<f64>,
}

impl Pooled {
    /// The middle over its standard error, and the two-sided probability of one as far from 0. For logarithms of ratios;
    /// for logarithms of counts the question is empty (are they 1?). `None` where the error is 0.
    pub fn against_zero(&self) -> Option<(f64, f64)> {
        if self.se == 0.0 {
            return None;
        }
        let statistic = self.mu / self.se;
        let p = match self.test {
            Test::Wald => critical::z_tails(statistic),
            _ => critical::t_tails(statistic, (self.k - 1) as f64),
        };
        Some((statistic, p))
    }
}

/// Pools estimates `y` with variances `v`, in the same order. At least three, of independent sources and of one status:
/// whether they are, only the caller can know.
pub fn fit(y: &[f64], v: &[f64], method: Tau2, test: Test, level: f64) -> Result<Pooled, Refused> {
    check(y, v, level, FEWEST)?;
    pool(y, v, method, test, level)
}

/// Pools once without each estimate, in their order. Refused where fewer than three would be left.
pub fn leave_one_out(y: &[f64], v: &[f64], method: Tau2, test: Test, level: f64) -> Result<Vec<Pooled>, Refused> {
    check(y, v, level, FEWEST + 1)?;
    let without = |values: &[f64], at: usize| [&values[..at], &values[at + 1..]].concat();
    (0..y.len()).map(|at| pool(&without(y, at), &without(v, at), method, test, level)).collect()
}

fn check(y: &[f64], v: &[f64], level: f64, fewest: usize) -> Result<(), Refused> {
    if y.len() != v.len() {
        return Err(Refused::Lengths { estimates: y.len(), variances: v.len() });
    }
    if let Some(at) = y.iter().position(|estimate| !estimate.is_finite()) {
        return Err(Refused::Estimate { at });
    }
    if let Some(at) = v.iter().position(|variance| !(*variance > 0.0 && variance.is_finite())) {
        return Err(Refused::Variance { at, variance: v[at] });
    }
    if !(level > 0.0 && level < 1.0) {
        return Err(Refused::Level { level });
    }
    if y.len() < fewest {
        return Err(Refused::TooFew { k: y.len() });
    }
    Ok(())
}

/// The formulas themselves, defined from two estimates on.
fn pool(y: &[f64], v: &[f64], method: Tau2, test: Test, level: f64) -> Result<Pooled, Refused> {
    let dof = (y.len() - 1) as f64;
    let fixed = moments(y, v, 0.0);
    if !fixed.in_range() {
        return Err(Refused::OutOfRange);
    }
    let tau2 = method.estimate(y, v);
    let Moments { mu, w, q, .. } = moments(y, v, tau2);
    let (spread, se_wald) = (q / dof, w.sqrt().recip());
    let (critical, se) = match test {
        Test::Wald => (critical::z(level), se_wald),
        Test::HartungKnapp => (critical::t(level, dof), se_wald * spread.sqrt()),
        Test::HartungKnappGuarded => (critical::t(level, dof), se_wald * spread.sqrt().max(1.0)),
    };
    let (i2, h2) = match method {
        Tau2::Equal if fixed.q > 0.0 => ((100.0 * (fixed.q - dof) / fixed.q).max(0.0), fixed.q / dof),
        Tau2::Equal => (0.0, 0.0),
        _ => shares(tau2, fixed.typical_variance(y.len())),
    };
    let pooled = Pooled {
        k: y.len(),
        method,
        test,
        level,
        mu,
        se,
        se_wald,
        spread,
        interval: (mu - critical * se, mu + critical * se),
        tau2,
        tau2_se: method.standard_error(v, tau2),
        q: fixed.q,
        q_p: critical::chi_square_tail(fixed.q, dof),
        i2,
        h2,
        weights: v.iter().map(|variance| 1.0 / (variance + tau2) / w).collect(),
    };
    let finite = [mu, se, pooled.interval.0, pooled.interval.1, tau2, pooled.tau2_se.unwrap_or(0.0), fixed.q, h2, i2];
    if finite.into_iter().all(f64::is_finite) && pooled.se_wald > 0.0 { Ok(pooled) } else { Err(Refused::OutOfRange) }
}

/// I2 in per cent and H2 of a variance between sources, beside the typical one within (Higgins and Thompson, Statistics in
/// Medicine 21(11) 2002; metafor's form).
fn shares(tau2: f64, typical: f64) -> (f64, f64) {
    (100.0 * tau2 / (tau2 + typical), tau2 / typical + 1.0)
}

#[cfg(test)]
mod tests;
