//! Opinion pools: several distributions of one number, made into one, in four ways that mean different things.

mod linear;
mod log;
mod modes;
mod quantile;

use super::distribution::Distribution;

/// How distributions are pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pool {
    /// The weighted mean of the probabilities: one of the claims is right. Wider than its parts.
    Linear,
    /// The weighted geometric mean of the densities: what all claims allow.
    Log,
    /// The weighted mean of the quantiles (Vincent): a compromise of the same shape.
    Quantile,
    /// The weighted geometric mean of the quantiles: the same, in ratios.
    QuantileGeometric,
}

impl Pool {
    /// All of them, in the order of output.
    pub const ALL: [Self; 4] = [Self::Linear, Self::Log, Self::Quantile, Self::QuantileGeometric];

    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Linear => "linear-pool",
            Self::Log => "log-pool",
            Self::Quantile => "quantile-pool",
            Self::QuantileGeometric => "quantile-pool-geometric",
        }
    }

    /// From its name in outputs.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pool| pool.word() == word)
    }
}

/// Where a density has a local maximum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mode {
    /// The place, in people; of a plateau, where it begins.
    pub low: f64,
    /// The same place; of a plateau, where it ends.
    pub high: f64,
    /// The density there, per person (for whole numbers the probability). Infinite where one value has a probability of its
    /// own.
    pub density: f64,
}

/// A pooled distribution, with all its modes.
pub trait Pooled: Distribution {
    /// Every local maximum of the density, from low to high. Of two that are divided by less than a billionth of their
    /// height only the higher one is given.
    fn modes(&self) -> Vec<Mode>;
}

/// Why distributions cannot be pooled.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Nothing to pool.
    #[error("there is nothing to pool")]
    Empty,
    /// One weight for each is needed.
    #[error("there are {weights} weights for {parts} distributions; give one for each")]
    Weights {
        /// How many weights.
        weights: usize,
        /// How many distributions.
        parts: usize,
    },
    /// A weight that is none.
    #[error("the weight {0} is not a finite number of 0 or more")]
    Weight(f64),
    /// All weights are zero.
    #[error("all weights are 0")]
    NoWeight,
    /// Whole numbers beside continuous distributions.
    #[error("whole numbers and continuous distributions have no density in common; give all the same kind of shape")]
    MixedKinds,
    /// Whole numbers where only continuous distributions can be pooled.
    #[error("this pool of whole-number distributions would not be of whole numbers; take the linear pool")]
    WholeNumbers,
    /// The claims exclude each other.
    #[error("no number is possible under all: one reaches no lower than {from}, another no higher than {to}")]
    NothingInCommon {
        /// The highest of the low ends.
        from: f64,
        /// The lowest of the high ends.
        to: f64,
    },
    /// The product of the densities is too small to be told from zero.
    #[error("what one allows the others all but exclude: the product of the densities is practically zero everywhere")]
    Vanishes,
    /// A single value with a probability of its own.
    #[error("the value {0} has a probability of its own in one of them, so the densities cannot be multiplied")]
    Certain(f64),
    /// Values below zero where logarithms are needed.
    #[error("one of them may fall below zero, where a geometric mean is undefined")]
    BelowZero,
}

/// Distributions with positive weights that add up to one.
type Parts<'a> = Vec<(&'a dyn Distribution, f64)>;

/// Pools `parts` with `weights` (any finite numbers of 0 or more; equal if `None`; they are made to add up to one).
/// A part of weight 0 is left out. Log and quantile pools are integrated numerically, to ten digits or better.
pub fn pool<'a>(
    kind: Pool,
    parts: &[&'a dyn Distribution],
    weights: Option<&[f64]>,
) -> Result<Box<dyn Pooled + 'a>, Refusal> {
    let parts = weighted(parts, weights)?;
    let whole = parts.iter().filter(|part| part.0.whole_numbers()).count();
    if whole > 0 && whole < parts.len() {
        return Err(Refusal::MixedKinds);
    }
    if whole > 0 && kind != Pool::Linear {
        return Err(Refusal::WholeNumbers);
    }
    Ok(match kind {
        Pool::Linear => Box::new(linear::Linear::new(parts)),
        Pool::Log => Box::new(log::Log::new(parts)?),
        Pool::Quantile => Box::new(quantile::Vincent::new(parts, false)?),
        Pool::QuantileGeometric => Box::new(quantile::Vincent::new(parts, true)?),
    })
}

fn weighted<'a>(parts: &[&'a dyn Distribution], weights: Option<&[f64]>) -> Result<Parts<'a>, Refusal> {
    if parts.is_empty() {
        return Err(Refusal::Empty);
    }
    let equal = vec![1.0; parts.len()];
    let weights = weights.unwrap_or(&equal);
    if weights.len() != parts.len() {
        return Err(Refusal::Weights { weights: weights.len(), parts: parts.len() });
    }
    if let Some(&wrong) = weights.iter().find(|weight| !(weight.is_finite() && **weight >= 0.0)) {
        return Err(Refusal::Weight(wrong));
    }
    // By the largest first, so that the sum cannot overflow.
    let largest = weights.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        return Err(Refusal::NoWeight);
    }
    let sum: f64 = weights.iter().map(|weight| weight / largest).sum();
    let shares = weights.iter().map(|weight| weight / largest / sum);
    Ok(parts.iter().copied().zip(shares).filter(|part| part.1 > 0.0).collect())
}

/// The finite ends of all supports, and besides them every place where a density may peak or jump.
fn landmarks(parts: &[(&dyn Distribution, f64)]) -> (Vec<f64>, Vec<f64>) {
    let ends: Vec<f64> =
        parts.iter().flat_map(|part| [part.0.support().0, part.0.support().1]).filter(|end| end.is_finite()).collect();
    let peaks = parts.iter().flat_map(|part| part.0.landmarks()).filter(|x| x.is_finite());
    let marks = ends.iter().copied().chain(peaks).collect();
    (sorted(ends), sorted(marks))
}

/// In rising order, each once.
fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::super::distribution::{NegativeBinomial, Normal, Pert, Point, Shape, Uniform};
    use super::*;
    use proptest::prelude::*;

    fn refusal(kind: Pool, parts: &[&dyn Distribution], weights: Option<&[f64]>) -> Refusal {
        pool(kind, parts, weights).err().unwrap()
    }

    #[test]
    fn weights_that_are_none_are_refused() {
        let a = Uniform::new(0.0, 1.0).unwrap();
        for kind in Pool::ALL {
            assert_eq!(Pool::parse(kind.word()), Some(kind));
            assert_eq!(refusal(kind, &[], None), Refusal::Empty);
            assert_eq!(refusal(kind, &[&a], Some(&[0.0])), Refusal::NoWeight);
            assert_eq!(refusal(kind, &[&a], Some(&[-1.0])), Refusal::Weight(-1.0));
            assert!(matches!(refusal(kind, &[&a], Some(&[f64::NAN])), Refusal::Weight(_)));
            assert_eq!(refusal(kind, &[&a, &a], Some(&[1.0])), Refusal::Weights { weights: 1, parts: 2 });
        }
    }

    #[test]
    fn whole_numbers_pool_with_whole_numbers_in_the_linear_pool_only() {
        let (a, b) = (NegativeBinomial::new(5.0, 10.0).unwrap(), Uniform::new(0.0, 1.0).unwrap());
        assert_eq!(refusal(Pool::Linear, &[&a, &b], None), Refusal::MixedKinds);
        assert_eq!(refusal(Pool::Log, &[&a, &a], None), Refusal::WholeNumbers);
        assert!(pool(Pool::Linear, &[&a, &a], None).is_ok());
    }

    #[test]
    fn several_copies_of_one_are_that_one_in_every_pool() {
        let one = Pert::new(203.0, 300.0, 500.0, 4.0).unwrap();
        for kind in Pool::ALL {
            let pooled = pool(kind, &[&one, &one, &one], Some(&[2.0, 0.5, 1.0])).unwrap();
            for p in [0.001, 0.1, 0.5, 0.9, 0.999] {
                assert!((pooled.quantile(p) / one.quantile(p) - 1.0).abs() < 1e-10, "{kind:?} {p}");
                let x = one.quantile(p);
                assert!((pooled.cdf(x) - p).abs() < 1e-10, "{kind:?} {p}");
                assert!((pooled.density(x) / one.density(x) - 1.0).abs() < 1e-9, "{kind:?} {p}");
            }
            assert!((pooled.mean() / one.mean() - 1.0).abs() < 1e-10, "{kind:?}");
            assert!((pooled.sd() / one.sd() - 1.0).abs() < 1e-9, "{kind:?} {} {}", pooled.sd(), one.sd());
            let modes = pooled.modes();
            assert!(modes.len() == 1 && (modes[0].low - 300.0).abs() < 1e-4, "{kind:?} {modes:?}");
        }
    }

    proptest! {
        #[test]
        fn every_pool_of_any_claims_is_a_distribution_or_refused(
            claims in prop::collection::vec((0.1..1e3f64, 0.001..2.0f64, 0.0..=1.0f64, 0..7usize, 0.01..1.0f64), 1..5),
            which in 0..4usize, p in 0.001..0.999f64,
        ) {
            const SHAPES: [&str; 7] =
                ["pert", "triangular", "uniform", "log-normal", "log-normal-three", "two-piece-log-normal", "shifted-gamma"];
            let fitted: Vec<Box<dyn Distribution>> = claims
                .iter()
                .filter_map(|(low, width, share, shape, _)| {
                    let high = low * (1.0 + width);
                    Shape::parse(SHAPES[*shape])?.fit(*low, Some(low + share * (high - low)), high).ok()
                })
                .collect();
            let parts: Vec<&dyn Distribution> = fitted.iter().map(|part| &**part).collect();
            let weights: Vec<f64> = claims.iter().take(parts.len()).map(|claim| claim.4).collect();
            let pooled = match pool(Pool::ALL[which], &parts, Some(&weights)) {
                Ok(pooled) => pooled,
                Err(reason) => {
                    prop_assert!(which == 1 || parts.is_empty(), "{}", reason);
                    return Ok(());
                }
            };
            let (low, high) = pooled.support();
            let x = pooled.quantile(p);
            prop_assert!(pooled.mean().is_finite() && pooled.sd().is_finite() && low <= x && x <= high);
            prop_assert!(pooled.quantile(0.9 * p) <= x);
            prop_assert!(pooled.cdf(x * (1.0 + 1e-12)) >= p - 1e-9, "{} {}", pooled.cdf(x), p);
            prop_assert!(pooled.cdf(x * (1.0 - 1e-12)) <= p + 1e-9, "{} {}", pooled.cdf(x), p);
            let modes = pooled.modes();
            prop_assert!(!modes.is_empty() && modes.windows(2).all(|two| two[0].high < two[1].low), "{:?}", modes);
            let highest = modes.iter().map(|mode| mode.density).fold(0.0, f64::max);
            prop_assert!(pooled.density(x) <= highest * (1.0 + 1e-6), "{} {:?}", x, modes);
        }
    }

    #[test]
    fn a_weight_of_zero_is_as_if_the_claim_were_not_there() {
        let (a, b) = (Pert::new(5.0, 10.0, 20.0, 4.0).unwrap(), Point::new(900.0).unwrap());
        for kind in Pool::ALL {
            let pooled = pool(kind, &[&a, &b], Some(&[3.0, 0.0])).unwrap();
            assert!((pooled.quantile(0.9) - a.quantile(0.9)).abs() < 1e-9);
        }
    }

    #[test]
    fn conflicting_claims_have_two_modes_in_the_linear_pool_and_one_in_the_others() {
        let (a, b) = (Normal::new(300.0, 30.0).unwrap(), Normal::new(203.0, 20.0).unwrap());
        for kind in Pool::ALL {
            let modes = pool(kind, &[&a, &b], None).unwrap().modes();
            let places: Vec<f64> = modes.iter().map(|mode| mode.low).collect();
            match kind {
                Pool::Linear => {
                    assert!(places.len() == 2 && (places[0] - 203.15).abs() < 0.2 && (places[1] - 300.0).abs() < 0.1)
                }
                Pool::Log => assert!(places.len() == 1 && (places[0] - 232.846153846).abs() < 1e-4),
                Pool::Quantile => assert!(places.len() == 1 && (places[0] - 251.5).abs() < 1e-4),
                Pool::QuantileGeometric => assert_eq!(places.len(), 1),
            }
        }
    }
}
