//! The variance between sources: how far estimates lie apart beyond what their own variances explain.

use crate::stats::critical::root;

/// How the variance between sources is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tau2 {
    /// Not at all: all sources are taken to measure the same, tau2 = 0.
    Equal,
    /// From Cochran's Q in one step (DerSimonian and Laird, Controlled Clinical Trials 7(3) 1986).
    DerSimonianLaird,
    /// Where the weighted Q equals its expectation (Paule and Mandel, J. Res. Nat. Bur. Standards 87(5) 1982).
    PauleMandel,
    /// Where the restricted likelihood is largest.
    Reml,
}

/// The grid on which the slope of the restricted likelihood is looked at grows by this factor.
const STEP: f64 = 1.5;

/// Below this part of the smallest variance the slope is as good as constant.
const FIRST: f64 = 1e-3;

impl Tau2 {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal-effects",
            Self::DerSimonianLaird => "dersimonian-laird",
            Self::PauleMandel => "paule-mandel",
            Self::Reml => "reml",
        }
    }

    /// The estimate, never below 0. For at least two estimates.
    pub(super) fn estimate(self, y: &[f64], v: &[f64]) -> f64 {
        let dof = (y.len() - 1) as f64;
        match self {
            Self::Equal => 0.0,
            Self::DerSimonianLaird => {
                let fixed = moments(y, v, 0.0);
                ((fixed.q - dof) / fixed.trace()).max(0.0)
            }
            Self::PauleMandel => with_q(y, v, dof),
            Self::Reml => reml(y, v),
        }
    }

    /// The standard error of the estimate, as metafor 3.8.1 has it; `None` where nothing is estimated.
    pub(super) fn standard_error(self, v: &[f64], tau2: f64) -> Option<f64> {
        let dof = (v.len() - 1) as f64;
        let of = |tau2| moments(&vec![0.0; v.len()], v, tau2);
        match self {
            Self::Equal => None,
            Self::DerSimonianLaird => {
                let fixed = of(0.0);
                let (trace, squares) = (fixed.trace(), fixed.trace_of_square());
                Some((2.0 * dof + 4.0 * tau2 * trace + 2.0 * tau2 * tau2 * squares).sqrt() / trace)
            }
            Self::PauleMandel => Some(v.len() as f64 / dof * (2.0 * dof).sqrt() / of(tau2).w),
            Self::Reml => Some((2.0 / of(tau2).trace_of_square()).sqrt()),
        }
    }
}

/// Sums over the estimates with the weights w = 1 / (v + tau2), and P, the matrix that takes the weighted mean out.
pub(super) struct Moments {
    /// Sum of w.
    pub(super) w: f64,
    /// Sum of w squared.
    w2: f64,
    /// Sum of w cubed.
    w3: f64,
    /// Sum of the products of two different w, each pair twice: w^2 - w2 without its cancellation.
    cross: f64,
    /// The weighted mean.
    pub(super) mu: f64,
    /// Sum of w (y - mu)^2.
    pub(super) q: f64,
    /// Sum of w^2 (y - mu)^2.
    q2: f64,
    /// Sum of ln w.
    ln_w: f64,
}

pub(super) fn moments(y: &[f64], v: &[f64], tau2: f64) -> Moments {
    let mut sums = Moments { w: 0.0, w2: 0.0, w3: 0.0, cross: 0.0, mu: 0.0, q: 0.0, q2: 0.0, ln_w: 0.0 };
    for (y, v) in y.iter().zip(v) {
        let w = (v + tau2).recip();
        sums.cross += 2.0 * w * sums.w;
        sums.w += w;
        sums.w2 += w * w;
        sums.w3 += w * w * w;
        sums.ln_w += w.ln();
        sums.mu += w / sums.w * (y - sums.mu);
    }
    for (y, v) in y.iter().zip(v) {
        let w = (v + tau2).recip();
        let away = y - sums.mu;
        sums.q += w * away * away;
        sums.q2 += w * w * away * away;
    }
    sums
}

impl Moments {
    /// The trace of P.
    fn trace(&self) -> f64 {
        self.cross / self.w
    }

    /// The trace of P P.
    fn trace_of_square(&self) -> f64 {
        self.w2 - 2.0 * self.w3 / self.w + (self.w2 / self.w).powi(2)
    }

    /// The variance within a typical source (Higgins and Thompson 2002), of the weights 1 / v.
    pub(super) fn typical_variance(&self, k: usize) -> f64 {
        (k - 1) as f64 * self.w / self.cross
    }

    /// Whether the sums stayed in the range of numbers.
    pub(super) fn in_range(&self) -> bool {
        self.q2.is_finite() && self.w3.is_normal() && self.cross.is_normal() && self.trace_of_square().is_finite()
    }

    /// The restricted log-likelihood, less a constant.
    pub(super) fn likelihood(&self) -> f64 {
        0.5 * (self.ln_w - self.w.ln() - self.q)
    }

    /// Its slope along tau2.
    fn slope(&self) -> f64 {
        0.5 * (self.q2 - self.trace())
    }
}

/// The tau2 at which Q has a value, or 0 where it lies below that everywhere. Q falls as tau2 grows, and is at most the
/// sum of squares over tau2, which bounds the search.
pub(super) fn with_q(y: &[f64], v: &[f64], wanted: f64) -> f64 {
    if moments(y, v, 0.0).q <= wanted {
        return 0.0;
    }
    root(0.0, sum_of_squares(y) / wanted, |tau2| moments(y, v, tau2).q - wanted)
}

/// The tau2 with the largest restricted likelihood, of all its peaks. Fisher's scoring, as R has it, may run to a lower
/// peak or not come to rest: here the slope is looked at from 0 to where it must fall, and each crossing searched.
fn reml(y: &[f64], v: &[f64]) -> f64 {
    let (smallest, largest) = v.iter().fold((f64::MAX, 0.0_f64), |(low, high), v| (low.min(*v), high.max(*v)));
    let (squares, dof) = (sum_of_squares(y), (y.len() - 1) as f64);
    // The slope is below 0 where squares / (smallest + t)^2 < dof / (largest + t).
    let end = (squares + (squares * squares + 4.0 * dof * squares * largest).sqrt()) / (2.0 * dof);
    let slope = |tau2| moments(y, v, tau2).slope();
    let (mut best, mut peak) = (0.0, moments(y, v, 0.0).likelihood());
    let (mut from, mut rises) = (0.0, slope(0.0) > 0.0);
    let mut to = (smallest * FIRST).max(f64::MIN_POSITIVE);
    while from < end {
        let still_rises = slope(to) > 0.0;
        if rises && !still_rises {
            let here = root(from, to, slope);
            let likelihood = moments(y, v, here).likelihood();
            if likelihood > peak {
                (best, peak) = (here, likelihood);
            }
        }
        (from, rises, to) = (to, still_rises, to * STEP);
    }
    best
}

fn sum_of_squares(y: &[f64]) -> f64 {
    let mean = y.iter().sum::<f64>() / y.len() as f64;
    y.iter().map(|y| (y - mean).powi(2)).sum()
}
