//! Distributions from a low, a best and a high figure, each under a stated reading of what low and high mean.
//!
//! Numbers in, numbers out. A shape that a claim does not allow is refused with a [`Misfit`]; nothing is repaired.

mod beta;
mod log_normal;
mod negative_binomial;
mod normal;
mod pert;
mod point;
pub(crate) mod quadrature;
mod shape;
mod shifted_gamma;
pub(crate) mod solve;
mod triangular;
mod two_piece;

pub use log_normal::LogNormal;
pub use negative_binomial::NegativeBinomial;
pub use normal::Normal;
pub use pert::Pert;
pub use point::Point;
pub use shape::{DEFAULT_COVERAGE, Shape};
pub use shifted_gamma::ShiftedGamma;
pub use triangular::{Triangular, Uniform};
pub use two_piece::TwoPieceLogNormal;

/// A probability distribution of a number of people. Every value is finite where the distribution is defined, except that
/// `quantile(0)` and `quantile(1)` are the ends of the support, which may be infinite.
pub trait Distribution: Send + Sync {
    /// The mean, in people.
    fn mean(&self) -> f64;
    /// The standard deviation, in people.
    fn sd(&self) -> f64;
    /// The smallest value whose cumulative probability reaches `p`. Outside [0, 1], `p` counts as the nearer end.
    fn quantile(&self, p: f64) -> f64;
    /// The probability of `x` or fewer.
    fn cdf(&self, x: f64) -> f64;
    /// The density at `x`, per person; for a distribution of whole numbers, the probability of `x`. Infinite where a single
    /// value has a probability of its own, or where the density grows without limit.
    fn density(&self, x: f64) -> f64;
    /// The lowest and the highest possible value.
    fn support(&self) -> (f64, f64);

    /// The value that is exceeded with probability `q`: `quantile(1 - q)`, exact where `1 - q` would round to 1.
    fn upper_quantile(&self, q: f64) -> f64 {
        self.quantile(1.0 - q)
    }

    /// The natural logarithm of the density, exact where the density itself would round to 0.
    fn ln_density(&self, x: f64) -> f64 {
        self.density(x).ln()
    }

    /// Where the density has its local maxima, or jumps. A pool looks there first.
    fn landmarks(&self) -> Vec<f64>;

    /// Whether only whole numbers are possible.
    fn whole_numbers(&self) -> bool {
        false
    }
}

/// Why a distribution cannot be made from what a claim says.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Misfit {
    /// A figure is not a number, or has no end.
    #[error("low, best and high must be finite numbers; an open end has no such distribution")]
    NotFinite,
    /// The ends are in the wrong order.
    #[error("the low figure {low} is above the high figure {high}")]
    Inverted {
        /// Low, in people.
        low: f64,
        /// High, in people.
        high: f64,
    },
    /// The best figure is not between the ends.
    #[error("the best figure {best} is outside {low} to {high}")]
    BestOutside {
        /// Best, in people.
        best: f64,
        /// Low, in people.
        low: f64,
        /// High, in people.
        high: f64,
    },
    /// There is no best figure.
    #[error("{shape} needs a best figure, and the claim has none")]
    BestMissing {
        /// The shape's name in outputs.
        shape: &'static str,
    },
    /// A figure is below zero.
    #[error("the figure {0} is below zero, which no number of people is")]
    Negative(f64),
    /// A logarithm of zero would be needed.
    #[error("{shape} cannot begin at 0, because it works on logarithms; pert, triangular and uniform can")]
    ZeroLow {
        /// The shape's name in outputs.
        shape: &'static str,
    },
    /// A coverage that is no share.
    #[error("the coverage {0} must be above 0 and below 1: the probability that low to high is read as")]
    Coverage(f64),
    /// A weight of the best figure that is none.
    #[error("the weight of the best figure in pert, {0}, must be a finite number, 0 or more")]
    Lambda(f64),
    /// The spread of the range is at most that of a Poisson count.
    #[error("a variance of {variance} is not above the mean {mean}, so no negative binomial has both")]
    TooNarrow {
        /// The variance asked for.
        variance: f64,
        /// The mean asked for.
        mean: f64,
    },
    /// The range is so wide for its coverage that its mean or spread is beyond all numbers.
    #[error("read with so small a coverage, the range gives a {shape} whose spread is beyond all numbers")]
    TooWide {
        /// The shape's name in outputs.
        shape: &'static str,
    },
    /// The mean has to lie above the lowest possible value.
    #[error("the mean {mean} must be above the low figure {low} for a shifted gamma")]
    MeanAtLow {
        /// The mean asked for.
        mean: f64,
        /// Low, in people.
        low: f64,
    },
    /// A spread or a size that is not above zero.
    #[error("{what} must be a finite number above 0, and is {value}")]
    NotPositive {
        /// What it is, in words.
        what: &'static str,
        /// What was given.
        value: f64,
    },
}

/// The figures of a claim, checked: finite, not negative, in order.
fn ordered(low: f64, best: Option<f64>, high: f64) -> Result<(), Misfit> {
    if ![low, best.unwrap_or(low), high].iter().all(|figure| figure.is_finite()) {
        return Err(Misfit::NotFinite);
    }
    if low > high {
        return Err(Misfit::Inverted { low, high });
    }
    if low < 0.0 {
        return Err(Misfit::Negative(low));
    }
    match best {
        Some(best) if best < low || best > high => Err(Misfit::BestOutside { best, low, high }),
        _ => Ok(()),
    }
}

/// A number that has to be finite and above zero.
fn positive(what: &'static str, value: f64) -> Result<f64, Misfit> {
    if value.is_finite() && value > 0.0 { Ok(value) } else { Err(Misfit::NotPositive { what, value }) }
}
