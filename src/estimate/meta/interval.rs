//! Where one more source would be expected: prediction intervals.

use super::{Pooled, Tau2, Test};
use crate::stats::critical::{t, z};

/// Which prediction interval. All are mu +- critical value x sqrt(se^2 + tau2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prediction {
    /// Student's t with k - 2 degrees of freedom and Wald's error (Higgins, Thompson and Spiegelhalter, J. R. Statist. Soc.
    /// A 172(1) 2009).
    Higgins,
    /// The normal distribution and Wald's error.
    Normal,
    /// Student's t with k - 1 degrees of freedom and Wald's error.
    StudentKMinus1,
    /// metafor 3.8.1's: the distribution and the error of the test that was used. None for equal effects.
    Metafor,
}

impl Pooled {
    /// The interval in which the value of one more source like these is expected, at the level of the fit. `None` where
    /// the degrees of freedom are used up, or where [`Prediction::Metafor`] has none.
    pub fn prediction(&self, how: Prediction) -> Option<(f64, f64)> {
        let (level, dof) = (self.level, self.k as f64 - 1.0);
        let (critical, se) = match (how, self.test) {
            (Prediction::Higgins, _) if self.k < 3 => return None,
            (Prediction::Metafor, _) if self.method == Tau2::Equal => return None,
            (Prediction::Higgins, _) => (t(level, dof - 1.0), self.se_wald),
            (Prediction::Normal, _) | (Prediction::Metafor, Test::Wald) => (z(level), self.se_wald),
            (Prediction::StudentKMinus1, _) => (t(level, dof), self.se_wald),
            (Prediction::Metafor, _) => (t(level, dof), self.se),
        };
        let half = critical * (se * se + self.tau2).sqrt();
        half.is_finite().then_some((self.mu - half, self.mu + half))
    }
}
