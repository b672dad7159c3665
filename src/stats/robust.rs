//! Where the middle of a few figures lies when some of them are far off: MAD, Huber, Hodges-Lehmann, trimmed means.

use super::quantile::median;
use statrs::function::erf::erf;
use std::f64::consts::{PI, SQRT_2};

/// The MAD times this is the standard deviation where the values are normal: 1 / quantile(0.75), as R's `mad` rounds it.
pub const MAD_TO_SD: f64 = 1.4826;

/// Beyond this many standard deviations a value no longer pulls (R's `MASS::huber`).
pub const HUBER_K: f64 = 1.5;

/// The other common choice: 95 % as efficient as the mean where the values are normal.
pub const HUBER_K_95: f64 = 1.345;

/// Rounds before a search is given up. A round usually halves the way that is left.
const ROUNDS: usize = 20_000;

/// Up to so many values all pairs of the Hodges-Lehmann estimate are held in memory, which is the quicker way.
const PAIRS_IN_MEMORY: usize = 200;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Nothing to summarise.
    #[error("there is no value; at least one is needed")]
    NoValues,
    /// An infinite value, or not a number, at this place.
    #[error("value {} is no finite number", at + 1)]
    NotFinite {
        /// Place, counted from 0.
        at: usize,
    },
    /// A tuning constant that is not above 0.
    #[error("the tuning constant k is {k}; it must lie above 0")]
    Tuning {
        /// As given.
        k: f64,
    },
    /// A share that cannot be cut off at each end.
    #[error("a share of {trim} cannot be cut off at each end; it must be from 0 to 0.5")]
    Trim {
        /// As given.
        trim: f64,
    },
    /// Values so large that their sums leave the range of numbers, or a search without end.
    #[error("no value was found: the figures are too large to add up, or the search did not settle")]
    Unsettled,
}

/// A Huber estimate, or what stands in for it. Unit: that of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Huber {
    /// The estimate.
    Found {
        /// The middle.
        location: f64,
        /// The standard deviation that it was found with.
        scale: f64,
    },
    /// Half of the values or more are the same: the MAD is 0 and a Huber estimate undefined. This is their median.
    MedianInstead {
        /// The median.
        median: f64,
    },
}

impl Huber {
    /// The middle, by whichever way it was found.
    pub fn location(self) -> f64 {
        match self {
            Self::Found { location, .. } => location,
            Self::MedianInstead { median } => median,
        }
    }

    /// The standard deviation that it was found with; `None` where the median stands in.
    pub fn scale(self) -> Option<f64> {
        match self {
            Self::Found { scale, .. } => Some(scale),
            Self::MedianInstead { .. } => None,
        }
    }
}

/// The median of the distances to the median, unscaled (Hampel, JASA 69(346) 1974). Times [`MAD_TO_SD`] it is R's `mad`.
pub fn mad(values: &[f64]) -> Result<f64, Refused> {
    let middle = middle(values)?;
    let distances: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    settled(median(&distances).ok_or(Refused::NoValues)?)
}

/// Huber's M-estimate of location with the scale fixed at MAD x 1.4826 (Huber, Ann. Math. Statist. 35(1) 1964): the mean
/// of the values after each is brought to within `k` scales of it. R's `MASS::huber`, which stops at a millionth of the
/// scale and fails where the MAD is 0; this goes on until nothing moves and says that the median stands in.
pub fn huber(values: &[f64], k: f64) -> Result<Huber, Refused> {
    let Start { location, scale } = start(values, k)?;
    if scale == 0.0 {
        return Ok(Huber::MedianInstead { median: location });
    }
    let mut location = location;
    for _ in 0..ROUNDS {
        let next = settled(clamped(values, location, k * scale).sum::<f64>() / values.len() as f64)?;
        let moved = (next - location).abs();
        location = next;
        if moved <= smallest(location, scale) {
            return Ok(Huber::Found { location, scale });
        }
    }
    Err(Refused::Unsettled)
}

/// Huber's proposal 2: location and scale together (Huber 1964; R's `MASS::hubers`). The scale is the standard deviation
/// of the clamped values, divided by what a normal distribution would leave of it; with n - 1, as MASS has it.
pub fn huber_proposal_2(values: &[f64], k: f64) -> Result<Huber, Refused> {
    let Start { mut location, mut scale } = start(values, k)?;
    if scale == 0.0 {
        return Ok(Huber::MedianInstead { median: location });
    }
    let within = erf(k / SQRT_2);
    let density = (-k * k / 2.0).exp() / (2.0 * PI).sqrt();
    let left = within + k * k * (1.0 - within) - 2.0 * k * density;
    let n = values.len() as f64;
    for _ in 0..ROUNDS {
        let next = settled(clamped(values, location, k * scale).sum::<f64>() / n)?;
        let squares: f64 = clamped(values, location, k * scale).map(|value| (value - next).powi(2)).sum();
        let next_scale = settled((squares / (n - 1.0) / left).sqrt())?;
        let moved = (next - location).abs().max((next_scale - scale).abs());
        (location, scale) = (next, next_scale);
        if moved <= smallest(location, scale) {
            return Ok(Huber::Found { location, scale });
        }
    }
    Err(Refused::Unsettled)
}

/// The median of the means of all pairs, each value paired with itself too (Hodges and Lehmann, Ann. Math. Statist. 34(2)
/// 1963). R's `wilcox.test` answers otherwise for few values: it inverts a test.
pub fn hodges_lehmann(values: &[f64]) -> Result<f64, Refused> {
    middle(values)?;
    let n = values.len();
    if n <= PAIRS_IN_MEMORY {
        let pairs = values.iter().enumerate().flat_map(|(at, one)| values[at..].iter().map(|two| one.midpoint(*two)));
        return median(&pairs.collect::<Vec<f64>>()).ok_or(Refused::NoValues);
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let pairs = n as u64 * (n as u64 + 1) / 2;
    let rank = |rank| pair_mean_of_rank(&sorted, rank);
    Ok(rank(pairs.div_ceil(2)).midpoint(rank(pairs / 2 + 1)))
}

/// The mean of what is left when a share `trim` of the values is cut off at each end (R's `mean(trim =)`: of n values,
/// n x trim rounded down at each end). From 0.5 on it is the median.
pub fn trimmed_mean(values: &[f64], trim: f64) -> Result<f64, Refused> {
    let middle = middle(values)?;
    if !(0.0..=0.5).contains(&trim) {
        return Err(Refused::Trim { trim });
    }
    if trim == 0.5 {
        return Ok(middle);
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let cut = (sorted.len() as f64 * trim).floor() as usize;
    let kept = &sorted[cut..sorted.len() - cut];
    settled(kept.iter().sum::<f64>() / kept.len() as f64)
}

/// Where both of Huber's searches begin.
struct Start {
    location: f64,
    scale: f64,
}

fn start(values: &[f64], k: f64) -> Result<Start, Refused> {
    if !(k > 0.0 && k.is_finite()) {
        return Err(Refused::Tuning { k });
    }
    Ok(Start { location: middle(values)?, scale: mad(values)? * MAD_TO_SD })
}

/// The median of values that were checked.
fn middle(values: &[f64]) -> Result<f64, Refused> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(Refused::NotFinite { at }),
        None => median(values).ok_or(Refused::NoValues),
    }
}

fn settled(value: f64) -> Result<f64, Refused> {
    if value.is_finite() { Ok(value) } else { Err(Refused::Unsettled) }
}

fn clamped(values: &[f64], location: f64, reach: f64) -> impl Iterator<Item = f64> {
    values.iter().map(move |value| value.clamp(location - reach, location + reach))
}

/// A step that no longer counts: a few units in the last place of location or scale.
fn smallest(location: f64, scale: f64) -> f64 {
    4.0 * f64::EPSILON * location.abs().max(scale)
}

/// The mean of a pair that has this rank, from 1, among the means of all pairs. Halves the range of doubles, which are
/// ordered as their bits are, so that the answer is exact and needs no memory for the pairs.
fn pair_mean_of_rank(sorted: &[f64], rank: u64) -> f64 {
    let (mut low, mut high) = (key(f64::MIN), key(f64::MAX));
    while low < high {
        let middle = low.midpoint(high);
        if pairs_up_to(sorted, value(middle)) >= rank {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    value(low)
}

/// How many pairs have a mean of at most `bound`: as one of the two grows, the other can only shrink.
fn pairs_up_to(sorted: &[f64], bound: f64) -> u64 {
    let mut partners = sorted.len();
    let mut count = 0;
    for (at, one) in sorted.iter().enumerate() {
        while partners > at && one.midpoint(sorted[partners - 1]) > bound {
            partners -= 1;
        }
        if partners <= at {
            break;
        }
        count += (partners - at) as u64;
    }
    count
}

/// A whole number for a double, in the same order.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if value.is_sign_negative() { !bits } else { bits | 1 << 63 }
}

/// The double of a key.
fn value(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Determinations of copper in flour (the data set `chem` of R's MASS).
    const CHEM: [f64; 24] = [
        2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2, 3.5,
        3.6, 3.7, 3.7,
    ];

    #[test]
    fn copper_in_flour_comes_out_as_the_book_has_it() {
        // The help page of MASS: huber 3.206724, hubers 3.205498 with s 0.673652.
        assert!((huber(&CHEM, HUBER_K).unwrap().location() - 3.2067).abs() < 5e-5);
        let both = huber_proposal_2(&CHEM, HUBER_K).unwrap();
        assert!((both.location() - 3.2055).abs() < 5e-5 && (both.scale().unwrap() - 0.6737).abs() < 5e-5);
    }

    #[test]
    fn where_half_of_the_values_are_the_same_the_median_stands_in_and_says_so() {
        for values in [&[7.0, 7.0, 7.0, 7.0, 7.0, 30.0][..], &[5.0, 5.0, 5.0, 5.0, 40.0], &[203.0]] {
            let median = values[0];
            assert_eq!(huber(values, HUBER_K), Ok(Huber::MedianInstead { median }));
            assert_eq!(huber_proposal_2(values, HUBER_K), Ok(Huber::MedianInstead { median }));
            assert_eq!(huber(values, HUBER_K).unwrap().scale(), None);
        }
    }

    #[test]
    fn nothing_and_nonsense_are_refused() {
        assert_eq!(mad(&[]), Err(Refused::NoValues));
        assert_eq!(huber(&[1.0, f64::NAN], HUBER_K), Err(Refused::NotFinite { at: 1 }));
        assert_eq!(hodges_lehmann(&[f64::INFINITY]), Err(Refused::NotFinite { at: 0 }));
        assert_eq!(huber(&[1.0, 2.0], 0.0), Err(Refused::Tuning { k: 0.0 }));
        assert_eq!(trimmed_mean(&[1.0], 0.6), Err(Refused::Trim { trim: 0.6 }));
        assert_eq!(trimmed_mean(&[f64::MAX, f64::MAX], 0.0), Err(Refused::Unsettled));
        assert_eq!(Refused::NotFinite { at: 1 }.to_string(), "value 2 is no finite number");
    }

    #[test]
    fn trimming_half_leaves_the_median() {
        assert_eq!(trimmed_mean(&[1.0, 2.0, 90.0], 0.5), Ok(2.0));
        assert_eq!(trimmed_mean(&[1.0, 2.0, 3.0, 94.0], 0.25), Ok(2.5));
        assert_eq!(trimmed_mean(&[203.0], 0.25), Ok(203.0));
    }

    #[test]
    fn pairs_are_ranked_without_being_stored() {
        let values: Vec<f64> = (0..301).map(|at| f64::from(at * at % 97) - 40.0).collect();
        let mut pairs = Vec::new();
        for (at, one) in values.iter().enumerate() {
            pairs.extend(values[at..].iter().map(|two| f64::midpoint(*one, *two)));
        }
        assert_eq!(hodges_lehmann(&values), Ok(median(&pairs).unwrap()));
    }

    proptest! {
        #[test]
        fn every_middle_lies_among_the_values_and_moves_with_them(
            values in prop::collection::vec(0.0..1e5_f64, 1..30),
            shift in -1e4..1e4_f64,
        ) {
            let middles = |values: &[f64]| [
                huber(values, HUBER_K).unwrap().location(),
                huber_proposal_2(values, HUBER_K).unwrap().location(),
                hodges_lehmann(values).unwrap(),
                trimmed_mean(values, 0.1).unwrap(),
            ];
            let moved: Vec<f64> = values.iter().rev().map(|value| value + shift).collect();
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(0.0, f64::max);
            for (before, after) in middles(&values).into_iter().zip(middles(&moved)) {
                prop_assert!(low - 1e-6 <= before && before <= high + 1e-6);
                prop_assert!((before + shift - after).abs() < 1e-4, "{before} {shift} {after}");
            }
        }

        #[test]
        fn one_value_far_off_cannot_drag_a_huber_estimate_along(far in 1e3..1e9_f64) {
            let with = |last| huber(&[203.0, 300.0, 350.0, 365.0, 380.0, last], HUBER_K).unwrap().location();
            prop_assert!((with(far) - with(1e12)).abs() < 1e-9);
        }
    }
}
