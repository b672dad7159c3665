//! What a single UCDP count hides: the reported-value-inflated Gumbel model of Vesco et al.
//!
//! Vesco, Randahl, Hegre, Högbladh and Yilmaz, Journal of Conflict Resolution 2026, doi 10.1177/00220027261423826 (also
//! arXiv 2409.08779): UCDP's coders were asked how many people they believe died, given the count that they coded. With
//! probability w the count is right; otherwise the number follows a Gumbel distribution of maxima. The coefficients are
//! those of the R package uncertainUCDP as released under the MIT licence; later ones differ and are not carried.

mod clamped;

pub use clamped::Clamped;

use std::f64::consts::PI;
use std::sync::LazyLock;

/// The release whose coefficients are used.
pub const RELEASE: &str = "uncertainUCDP 0.5.2 to 0.6.1 (MIT)";

/// The counts at which the model has constants of its own, and jumps. Coders seem to take them for words ("dozens").
pub const JUMPS: [u32; 10] = [2, 3, 13, 20, 24, 40, 101, 200, 1001, 2000];

/// The largest count that the survey asked about.
pub const LARGEST: f64 = 100_000.0;

const COEFFICIENTS: &str = include_str!("../ucdp_coefficients.csv");

/// Euler and Mascheroni's constant: the mean of a standard Gumbel distribution of maxima.
const EULER: f64 = 0.577_215_664_901_532_9;

/// UCDP's type of violence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violence {
    /// Between a state and an organised group, or two states. UCDP's type 1.
    StateBased,
    /// Between organised groups, none of them a state. UCDP's type 2.
    NonState,
    /// Against civilians. UCDP's type 3.
    OneSided,
    /// Not known, or several.
    Any,
}

impl Violence {
    /// All of them, in the order of UCDP's codes.
    pub const ALL: [Self; 4] = [Self::StateBased, Self::NonState, Self::OneSided, Self::Any];

    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::StateBased => "state-based",
            Self::NonState => "non-state",
            Self::OneSided => "one-sided",
            Self::Any => "any",
        }
    }

    /// Its name in the table of coefficients.
    fn code(self) -> &'static str {
        match self {
            Self::StateBased => "sb",
            Self::NonState => "ns",
            Self::OneSided => "os",
            Self::Any => "any",
        }
    }

    /// From a word of ours, a code of the package's (`sb`, `ns`, `os`) or UCDP's number (1, 2, 3).
    pub fn parse(word: &str) -> Option<Self> {
        let number = match word {
            "1" => Some(Self::StateBased),
            "2" => Some(Self::NonState),
            "3" => Some(Self::OneSided),
            _ => None,
        };
        number.or_else(|| Self::ALL.into_iter().find(|v| word == v.word() || word == v.code()))
    }
}

/// Whose count it is. The model knows UCDP's best counts and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// UCDP's best estimate for an event.
    UcdpBest,
    /// UCDP's low estimate.
    UcdpLow,
    /// UCDP's high estimate.
    UcdpHigh,
    /// Anyone else's figure.
    Other,
}

/// What is done at the ten jump values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The model as published, with its jumps.
    AsFitted,
    /// Without the constants of the ten values: the same curve for all counts.
    Smooth,
}

impl Mode {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsFitted => "as-fitted",
            Self::Smooth => "smooth",
        }
    }
}

/// Why the model has nothing to say of a count.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Untrained {
    /// Not UCDP's best count.
    #[error("the model was made from a survey on UCDP's best counts; it says nothing of any other figure")]
    NotUcdpBest,
    /// Not a whole number of people.
    #[error("{0} is no whole number of people, 0 or more, as UCDP's counts are")]
    NotACount(f64),
    /// Above what the survey asked about.
    #[error("{0} is above 100,000, the largest count that UCDP's coders were asked about")]
    TooLarge(f64),
    /// The table that comes with this program lacks a row.
    #[error("the table of coefficients has no row {0}; this build is broken")]
    NoCoefficient(String),
}

/// Whether a count is one of the ten at which the model jumps. There the figures of neighbours (23 and 24) do not compare,
/// and a reader has to be warned.
pub fn is_jump(count: f64) -> bool {
    JUMPS.iter().any(|&jump| f64::from(jump) == count)
}

static TABLE: LazyLock<Vec<(&str, &str, &str, f64)>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split(',');
        Some((cells.next()?, cells.next()?, cells.next()?, cells.next()?.parse().ok()?))
    };
    COEFFICIENTS.lines().skip(2).filter_map(row).collect()
});

fn coefficient(violence: Violence, parameter: &str, term: &str) -> Result<f64, Untrained> {
    let found = TABLE.iter().find(|row| row.0 == violence.code() && row.1 == parameter && row.2 == term);
    found.map(|row| row.3).ok_or_else(|| Untrained::NoCoefficient(format!("{} {parameter} {term}", violence.code())))
}

/// The distribution of the people killed given a count, not clamped: the Gumbel part has a little mass below zero
/// (2.7 % for a state-based count of 0). For anything shown to a reader, take [`HiddenCount::clamped`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HiddenCount {
    /// UCDP's count, in people.
    pub count: f64,
    /// The type of violence whose coefficients were taken.
    pub violence: Violence,
    /// Whether the jumps are in it.
    pub mode: Mode,
    /// The release of the coefficients.
    pub release: &'static str,
    /// Location of the Gumbel part (its mode), in people.
    pub location: f64,
    /// Scale of the Gumbel part, in people.
    pub scale: f64,
    /// Probability that the count is right.
    pub weight: f64,
}

impl HiddenCount {
    /// With L = ln(1 + count): location = e^(a0 + a1 L + a) - 1, scale = e^(b0 + b1 L + b), weight = logistic(c0 + c1 L + c);
    /// a, b and c are 0 but at the ten jump values, and everywhere if `mode` is smooth.
    pub fn new(count: f64, kind: Kind, violence: Violence, mode: Mode) -> Result<Self, Untrained> {
        if kind != Kind::UcdpBest {
            return Err(Untrained::NotUcdpBest);
        }
        if !count.is_finite() || count < 0.0 || count.fract() != 0.0 {
            return Err(Untrained::NotACount(count));
        }
        if count > LARGEST {
            return Err(Untrained::TooLarge(count));
        }
        let predictor = |parameter: &str| {
            let extra = match mode {
                Mode::AsFitted if is_jump(count) => coefficient(violence, parameter, &format!("fl_{count}"))?,
                _ => 0.0,
            };
            let slope = coefficient(violence, parameter, "logfatlev")?;
            Ok(coefficient(violence, parameter, "(Intercept)")? + slope * count.ln_1p() + extra)
        };
        let (location, scale) = (predictor("loc")?.exp_m1(), predictor("scale")?.exp());
        let weight = 1.0 / (1.0 + (-predictor("w")?).exp());
        Ok(Self { count, violence, mode, release: RELEASE, location, scale, weight })
    }

    /// The mean of the Gumbel part.
    fn gumbel_mean(&self) -> f64 {
        self.location + EULER * self.scale
    }

    /// The mean, in people: (1 - w) (location + 0.5772 scale) + w count.
    pub fn mean(&self) -> f64 {
        (1.0 - self.weight) * self.gumbel_mean() + self.weight * self.count
    }

    fn variance(&self) -> f64 {
        let from = |centre: f64| (centre - self.mean()) * (centre - self.mean());
        let own = PI * PI / 6.0 * self.scale * self.scale;
        (1.0 - self.weight) * (own + from(self.gumbel_mean())) + self.weight * from(self.count)
    }

    /// The standard deviation, in people.
    pub fn sd(&self) -> f64 {
        self.variance().sqrt()
    }

    fn gumbel(&self, x: f64) -> f64 {
        (-(-(x - self.location) / self.scale).exp()).exp()
    }

    /// The probability of less than `x`. It differs from [`Self::cdf`] at the count alone, by the weight.
    pub fn cdf_left(&self, x: f64) -> f64 {
        (1.0 - self.weight) * self.gumbel(x) + if x > self.count { self.weight } else { 0.0 }
    }

    /// The probability of `x` or less.
    pub fn cdf(&self, x: f64) -> f64 {
        (1.0 - self.weight) * self.gumbel(x) + if x >= self.count { self.weight } else { 0.0 }
    }

    /// The density of the Gumbel part, per person. The probability of the count itself comes on top.
    pub fn density(&self, x: f64) -> f64 {
        let t = -(x - self.location) / self.scale;
        (1.0 - self.weight) / self.scale * (t - t.exp()).exp()
    }

    /// The smallest value whose cumulative probability reaches `p`: the count itself for a stretch as wide as the weight.
    /// Infinite at 0 and 1.
    pub fn quantile(&self, p: f64) -> f64 {
        self.value_at(p, 1.0 - p)
    }

    /// The value for a probability `p` below and `q` above.
    fn value_at(&self, p: f64, q: f64) -> f64 {
        let rest = 1.0 - self.weight;
        let below = rest * self.gumbel(self.count);
        if p <= 0.0 {
            f64::NEG_INFINITY
        } else if q <= 0.0 {
            f64::INFINITY
        } else if p < below {
            self.location - self.scale * (-(p / rest).ln()).ln()
        } else if p <= below + self.weight {
            self.count
        } else {
            self.location - self.scale * (-(-q / rest).ln_1p()).ln()
        }
    }

    /// A draw, from a uniform number above 0 and below 1: the quantile there.
    pub fn draw(&self, uniform: f64) -> f64 {
        self.quantile(uniform)
    }

    /// The same, with everything below zero counted as zero: what may be shown.
    pub fn clamped(self) -> Clamped {
        Clamped::new(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Distribution;
    use proptest::prelude::*;

    fn best(count: f64, violence: Violence, mode: Mode) -> HiddenCount {
        HiddenCount::new(count, Kind::UcdpBest, violence, mode).unwrap()
    }

    #[test]
    fn what_the_survey_did_not_ask_is_refused() {
        let refused = |count, kind| HiddenCount::new(count, kind, Violence::Any, Mode::AsFitted).unwrap_err();
        for kind in [Kind::UcdpLow, Kind::UcdpHigh, Kind::Other] {
            assert_eq!(refused(5.0, kind), Untrained::NotUcdpBest);
        }
        assert_eq!(refused(-1.0, Kind::UcdpBest), Untrained::NotACount(-1.0));
        assert_eq!(refused(2.5, Kind::UcdpBest), Untrained::NotACount(2.5));
        assert!(matches!(refused(f64::NAN, Kind::UcdpBest), Untrained::NotACount(_)));
        assert_eq!(refused(100_001.0, Kind::UcdpBest), Untrained::TooLarge(100_001.0));
    }

    #[test]
    fn every_type_and_every_jump_has_its_coefficients() {
        assert_eq!(TABLE.len(), 144);
        for violence in Violence::ALL {
            assert_eq!(
                (Violence::parse(violence.word()), Violence::parse(violence.code())),
                (Some(violence), Some(violence))
            );
            for count in JUMPS {
                let count = f64::from(count);
                assert!(is_jump(count) && !is_jump(count + 100.0));
                let (fitted, smooth) = (best(count, violence, Mode::AsFitted), best(count, violence, Mode::Smooth));
                assert!(fitted.location != smooth.location && fitted.weight != smooth.weight);
            }
            assert_eq!(best(25.0, violence, Mode::AsFitted).mean(), best(25.0, violence, Mode::Smooth).mean());
        }
    }

    #[test]
    fn the_smooth_mode_rises_where_the_fitted_one_falls() {
        let mean = |count, mode| best(count, Violence::OneSided, mode).mean();
        assert!(mean(100.0, Mode::AsFitted) > mean(101.0, Mode::AsFitted));
        for count in 0..3000 {
            assert!(mean(f64::from(count), Mode::Smooth) < mean(f64::from(count + 1), Mode::Smooth));
        }
    }

    #[test]
    fn the_atom_is_the_step_between_both_limits() {
        let hidden = best(25.0, Violence::NonState, Mode::AsFitted);
        assert!((hidden.cdf(25.0) - hidden.cdf_left(25.0) - hidden.weight).abs() < 1e-15);
        assert_eq!((hidden.quantile(hidden.cdf(25.0)), hidden.quantile(hidden.cdf_left(25.0) + 1e-9)), (25.0, 25.0));
        assert_eq!((hidden.quantile(0.0), hidden.quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }

    proptest! {
        #[test]
        fn quantiles_rise_and_reach_their_probability(
            count in 0u32..=100_000, which in 0..4usize, a in 0.0001..0.9999f64, b in 0.0001..0.9999f64,
        ) {
            let hidden = best(f64::from(count), Violence::ALL[which], Mode::AsFitted);
            let (p, q) = (a.min(b), a.max(b));
            prop_assert!(hidden.quantile(p) <= hidden.quantile(q));
            prop_assert!(hidden.cdf(hidden.quantile(p)) >= p - 1e-9);
            prop_assert!(hidden.cdf_left(hidden.quantile(p)) <= p + 1e-9);
            prop_assert!(hidden.clamped().mean() >= hidden.mean());
            prop_assert!(hidden.clamped().sd() <= hidden.sd() * (1.0 + 1e-12));
        }
    }
}
