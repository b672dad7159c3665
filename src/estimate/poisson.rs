//! What chance alone does to a count: intervals of a Poisson count, rates per 100,000, and the ratio of two counts.
//!
//! None of it says anything about reporting error.

use crate::stats::binomial::clopper_pearson;
use crate::stats::critical::z;
use crate::stats::tails::{binomial, binomial_at_most, poisson, poisson_at_least, poisson_at_most};

/// Above so many the exact limits and Byar's differ by less than a millionth of a death: Byar's are taken.
const EXACT_UP_TO: u64 = 1_000_000_000;

/// Newton's steps; a handful is enough.
const STEPS: usize = 200;

/// Which interval of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Exact: covers at least at its level (Garwood, Biometrika 28(3/4) 1936). R's `poisson.test`.
    Garwood,
    /// Byar's approximation, as Public Health England has it. `epitools::pois.byar` of R is another formula.
    Byar,
    /// Half of the probability of the count itself is left out of the tail: shorter, covers its level on average.
    MidP,
    /// On the logarithm, with the standard error 1 / sqrt(count).
    LogNormal,
}

impl Method {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Garwood => "garwood",
            Self::Byar => "byar",
            Self::MidP => "mid-p",
            Self::LogNormal => "log-normal",
        }
    }
}

/// Why there is no interval.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// A level outside 0 to 1.
    #[error("the level is {level}; it must lie between 0 and 1, such as 0.95")]
    Level {
        /// As given.
        level: f64,
    },
    /// A method on logarithms, and a count of 0.
    #[error("a count of 0 has no logarithm; use another interval, such as garwood")]
    ZeroOnLogs,
    /// Person-years, or what else a count is out of, that are not above 0.
    #[error("the {what} is {value}; it must be a finite number above 0")]
    Exposure {
        /// "population" ...
        what: &'static str,
        /// As given.
        value: f64,
    },
    /// Two counts of 0 have no ratio.
    #[error("both counts are 0: their ratio is not defined")]
    NothingCounted,
}

/// A rate and its interval, in deaths per 100,000 person-years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Deaths / (population x years) x 100,000.
    pub rate: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

/// The ratio of two rates, first over second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The ratio; `None` where the second count is 0: without bound.
    pub ratio: Option<f64>,
    /// Low end.
    pub low: f64,
    /// High end; `None` is open.
    pub high: Option<f64>,
    /// The probability of counts as unlikely as these or more so, where both rates are the same.
    pub p: f64,
}

/// The interval of the expected number behind a count, at a level such as 0.95. Unit: that of the count.
pub fn interval(count: u64, level: f64, method: Method) -> Result<(f64, f64), Refused> {
    check(level)?;
    let (x, z, tail) = (count as f64, z(level), (1.0 - level) / 2.0);
    match method {
        Method::Byar => Ok(byar(x, x + 1.0, z)),
        Method::LogNormal if count == 0 => Err(Refused::ZeroOnLogs),
        Method::LogNormal => Ok((x * (-z / x.sqrt()).exp(), x * (z / x.sqrt()).exp())),
        Method::Garwood if count > EXACT_UP_TO => Ok(byar(x, x + 1.0, z)),
        Method::MidP if count > EXACT_UP_TO => Ok(byar(x + 0.5, x + 0.5, z)),
        Method::Garwood => Ok((low(x, tail, 1.0), high(x, tail, 1.0))),
        Method::MidP => Ok((low(x, tail, 0.5), high(x, tail, 0.5))),
    }
}

/// The one-sided upper limit of the expected number where nobody was counted: -ln(1 - level), the "rule of three".
pub fn upper_if_zero(level: f64) -> Result<f64, Refused> {
    check(level)?;
    Ok(-(-level).ln_1p())
}

/// Deaths per 100,000 people and year, the limits of the count scaled likewise. `population` is the mean number of people
/// who could have been among the dead, `years` the length of the window. SDG indicator 16.1.2 is this over a year.
pub fn rate_per_100k(deaths: u64, population: f64, years: f64, level: f64, method: Method) -> Result<Rate, Refused> {
    exposure("population", population)?;
    exposure("number of years", years)?;
    let person_years = exposure("number of person-years", population * years)?;
    let (low, high) = interval(deaths, level, method)?;
    let per_100k = |deaths: f64| deaths / person_years * 100_000.0;
    Ok(Rate { rate: per_100k(deaths as f64), low: per_100k(low), high: per_100k(high) })
}

/// The ratio of two counts, each over its exposure (1 and 1 for bare counts), with the exact interval and test given their
/// sum: the first is then binomial (Przyborowski and Wilenski, Biometrika 31(3/4) 1940). R's `poisson.test` with two
/// counts. Two reports of one event are no two counts: there the test has no meaning.
pub fn ratio(first: (u64, f64), second: (u64, f64), level: f64) -> Result<Ratio, Refused> {
    check(level)?;
    let ((one, exposure_one), (two, exposure_two)) = (first, second);
    exposure("exposure of the first count", exposure_one)?;
    exposure("exposure of the second count", exposure_two)?;
    let scale = exposure("ratio of the exposures", exposure_two / exposure_one)?;
    let together = one.checked_add(two).filter(|together| *together > 0).ok_or(Refused::NothingCounted)?;
    let (low, high) = clopper_pearson(one, together, level).ok_or(Refused::NothingCounted)?;
    Ok(Ratio {
        ratio: (two > 0).then(|| one as f64 / two as f64 * scale),
        low: low / (1.0 - low) * scale,
        high: (two > 0).then(|| high / (1.0 - high) * scale),
        p: two_sided(one as f64, together as f64, exposure_one / (exposure_one + exposure_two)),
    })
}

fn check(level: f64) -> Result<(), Refused> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(Refused::Level { level }) }
}

fn exposure(what: &'static str, value: f64) -> Result<f64, Refused> {
    if value > 0.0 && value.is_finite() { Ok(value) } else { Err(Refused::Exposure { what, value }) }
}

/// x (1 - 1 / 9x -+ z / 3 sqrt x)^3 at the counts for the low and the high end (Byar, in Rothman and Boice 1979; as in
/// the technical guide of Public Health England). For very small counts at high levels the formula leaves the counts: 0 is the floor.
fn byar(for_low: f64, for_high: f64, z: f64) -> (f64, f64) {
    let end = |x: f64, z: f64| x * (1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt())).max(0.0).powi(3);
    (if for_low == 0.0 { 0.0 } else { end(for_low, -z) }, end(for_high, z))
}

/// The expected number at which as many or more have the probability `tail`; of the count itself only the part `own` is
/// added. Garwood's is chi-square(tail, 2 x) / 2: the same equation.
fn low(x: f64, tail: f64, own: f64) -> f64 {
    if x == 0.0 {
        return 0.0;
    }
    newton(x, tail, |expected| {
        let here = poisson(x, expected);
        let slope = here * (own * x / expected + 1.0 - own);
        (poisson_at_least(x, expected) - (1.0 - own) * here, slope)
    })
}

/// The expected number at which as many or fewer have the probability `tail`. Garwood's is chi-square(1 - tail, 2 x + 2) / 2.
fn high(x: f64, tail: f64, own: f64) -> f64 {
    if x == 0.0 {
        return -(tail / own).ln();
    }
    newton(x, tail, |expected| {
        let here = poisson(x, expected);
        let slope = here * (own + (1.0 - own) * x / expected);
        (poisson_at_most(x, expected) - (1.0 - own) * here, -slope)
    })
}

/// Newton's steps on the logarithm of a probability, which is concave: from the count itself on they cannot leave for good.
fn newton(x: f64, tail: f64, probability: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut expected = x;
    for _ in 0..STEPS {
        let (value, slope) = probability(expected);
        let next = (expected - value / slope * (value / tail).ln()).clamp(expected / 2.0, expected * 4.0);
        let moved = (next - expected).abs();
        expected = next;
        if moved <= 2.0 * f64::EPSILON * expected {
            break;
        }
    }
    expected
}

/// The probability of all outcomes that are no likelier than `hits` (R's `binom.test`, with its allowance of 1e-7).
fn two_sided(hits: f64, trials: f64, p: f64) -> f64 {
    let mean = trials * p;
    // Counted from the other side the upper tail is a lower one.
    let (hits, p) = if hits <= mean { (hits, p) } else { (trials - hits, 1.0 - p) };
    let mean = trials * p;
    if hits >= mean {
        return 1.0;
    }
    let most = binomial(hits, trials, p) * (1.0 + 1e-7);
    // The fewest misses from the far end at which an outcome is still likelier.
    let (mut low, mut high) = (0.0, trials - mean.ceil() + 1.0);
    while low < high {
        let middle = f64::floor((low + high) / 2.0);
        if binomial(trials - middle, trials, p) > most {
            high = middle;
        } else {
            low = middle + 1.0;
        }
    }
    (binomial_at_most(hits, trials, p) + binomial_at_most(low - 1.0, trials, 1.0 - p)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-10 * expected.abs(), "{found} {expected}");
    }

    #[test]
    fn nobody_counted_still_leaves_an_upper_limit() {
        close(interval(0, 0.95, Method::Garwood).unwrap().1, 3.688_879_454_113_936);
        close(interval(0, 0.95, Method::MidP).unwrap().1, 2.995_732_273_553_991);
        close(upper_if_zero(0.95).unwrap(), 2.995_732_273_553_991);
        for method in [Method::Garwood, Method::Byar, Method::MidP] {
            assert_eq!(interval(0, 0.95, method).unwrap().0, 0.0);
        }
        assert_eq!(interval(0, 0.95, Method::LogNormal), Err(Refused::ZeroOnLogs));
    }

    #[test]
    fn byar_never_counts_fewer_than_nobody() {
        assert_eq!(interval(1, 0.998, Method::Byar).unwrap().0, 0.0);
    }

    #[test]
    fn tens_of_millions_have_exact_limits_and_more_have_byars() {
        // mpmath 1.3.0, 40 digits.
        let (low, high) = interval(10_000_000, 0.95, Method::Garwood).unwrap();
        assert!(
            (low - 9_993_802.996_884_267).abs() < 1e-6 && (high - 10_006_199.897_731_497).abs() < 1e-6,
            "{low} {high}"
        );
        let (low, high) = interval(10_000_000, 0.95, Method::MidP).unwrap();
        assert!(
            (low - 9_993_803.496_651_856).abs() < 1e-6 && (high - 10_006_199.397_654_035).abs() < 1e-6,
            "{low} {high}"
        );
        for method in [Method::Garwood, Method::MidP] {
            let ends = |count| interval(count, 0.95, method).unwrap();
            let (exact, byars) = (ends(EXACT_UP_TO), ends(EXACT_UP_TO + 1));
            assert!((byars.0 - exact.0 - 1.0).abs() < 1e-3 && (byars.1 - exact.1 - 1.0).abs() < 1e-3);
            assert!(ends(u64::MAX).0 < u64::MAX as f64);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for level in [0.0, 1.0, 95.0, f64::NAN] {
            assert!(matches!(interval(3, level, Method::Garwood), Err(Refused::Level { .. })), "{level}");
        }
        let rate = |population, years| rate_per_100k(3, population, years, 0.95, Method::Garwood).unwrap_err();
        assert_eq!(rate(0.0, 1.0), Refused::Exposure { what: "population", value: 0.0 });
        assert_eq!(rate(1e300, 1e300), Refused::Exposure { what: "number of person-years", value: f64::INFINITY });
        assert_eq!(rate(10.0, -1.0).to_string(), "the number of years is -1; it must be a finite number above 0");
        assert_eq!(ratio((0, 1.0), (0, 1.0), 0.95), Err(Refused::NothingCounted));
        assert!(ratio((1, 0.0), (1, 1.0), 0.95).is_err());
    }

    #[test]
    fn a_ratio_to_nobody_has_no_upper_end() {
        let found = ratio((5, 1.0), (0, 1.0), 0.95).unwrap();
        assert!(found.ratio.is_none() && found.high.is_none() && found.low > 0.9);
        let found = ratio((0, 1.0), (5, 1.0), 0.95).unwrap();
        assert_eq!((found.ratio, found.low), (Some(0.0), 0.0));
    }

    #[test]
    fn exposures_count_in_the_ratio_and_in_the_test() {
        // R's poisson.test help page: 11 and 6+8+7 in 800 and 1083+1050+878.
        let found = ratio((11, 800.0), (21, 3011.0), 0.95).unwrap();
        assert!((found.ratio.unwrap() - 1.971_488).abs() < 1e-6 && (found.p - 0.07967).abs() < 5e-6, "{found:?}");
        assert!((found.low - 0.858_426_4).abs() < 1e-6 && (found.high.unwrap() - 4.277_2).abs() < 1e-3, "{found:?}");
        assert!(ratio((10_000_000, 1.0), (10_010_000, 1.0), 0.95).unwrap().p < 0.03);
    }

    proptest! {
        #[test]
        fn each_tail_of_an_exact_interval_holds_half_of_what_the_level_leaves(count in 1_u64..3000, level in 0.5..0.999_f64) {
            let (low, high) = interval(count, level, Method::Garwood).unwrap();
            let (x, tail) = (count as f64, (1.0 - level) / 2.0);
            let sum = |from: u64, to: u64, expected| (from..=to).map(|n| poisson(n as f64, expected)).sum::<f64>();
            prop_assert!((1.0 - sum(0, count - 1, low) - tail).abs() < 1e-10);
            prop_assert!((sum(0, count, high) - tail).abs() < 1e-10);
            prop_assert!(low < x && x < high);
            let mid = interval(count, level, Method::MidP).unwrap();
            prop_assert!(low < mid.0 && mid.1 < high);
            prop_assert!((sum(0, count, mid.1) - poisson(x, mid.1) / 2.0 - tail).abs() < 1e-10);
        }

        #[test]
        fn swapping_two_counts_turns_the_ratio_over(one in 1_u64..500, two in 1_u64..500, exposure in 0.1..10.0_f64) {
            let there = ratio((one, exposure), (two, 1.0), 0.95).unwrap();
            let back = ratio((two, 1.0), (one, exposure), 0.95).unwrap();
            prop_assert!((there.ratio.unwrap() * back.ratio.unwrap() - 1.0).abs() < 1e-12);
            prop_assert!((there.low * back.high.unwrap() - 1.0).abs() < 1e-9);
            prop_assert!((there.p - back.p).abs() < 1e-9 && there.p <= 1.0);
        }

        #[test]
        fn any_count_at_any_level_is_answered(count in any::<u64>(), small in 0_u64..50, level in 1e-9..1.0_f64) {
            for count in [count, small] {
                for method in [Method::Garwood, Method::Byar, Method::MidP] {
                    if level < 1.0 {
                        let (low, high) = interval(count, level, method).unwrap();
                        prop_assert!(0.0 <= low && low <= high && high.is_finite(), "{count} {level} {low} {high}");
                    }
                }
            }
        }
    }
}
