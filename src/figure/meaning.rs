//! A phrase -> its ends: rounding, conventions, and the refusal of what cannot be a count.

use super::amount::Amount;
use super::convention::{Convention, Vague};
use super::grammar::{Body, Phrase};
use super::{Qualifier, Reading, Unit};
use crate::model::interval::{MAX_PEOPLE, Stated};
use crate::model::vocab::EndBasis;

/// The class of a number that a data set wrote for an unknown one, as ACLED's notes do.
const UNKNOWN_NUMBER: &str = "unknown number";

/// Why a phrase that was understood is no figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    /// The number at this token can be either.
    Ambiguous {
        /// The token.
        at: usize,
        /// What it can be.
        readings: [f64; 2],
    },
    /// The convention has no end for the word.
    Refused(Vague),
    /// It says that the number is not known.
    Unknown,
    /// Nobody can be fewer than none.
    Negative,
    /// More than everyone alive.
    TooLarge,
}

/// The ends that a phrase means. The language is for the caller to fill in.
pub(super) fn mean(phrase: &Phrase, convention: Convention) -> Result<Reading, Fault> {
    match phrase.body {
        Body::Unknown => Err(Fault::Unknown),
        Body::Nobody => Ok(Reading::exact(0.0)),
        Body::Coded(amount) => {
            let stated =
                Stated { low: Some(checked(amount)?), low_basis: Some(EndBasis::Convention), ..Stated::default() };
            let (convention, word) = (Some(Convention::Acled), Some(UNKNOWN_NUMBER));
            Ok(Reading { stated, qualifier: Qualifier::Vague, convention, word, ..Reading::exact(0.0) })
        }
        Body::Vague(word) => vague(word, phrase.bound, convention),
        Body::Range(low, high) => {
            checked(low)?;
            checked(high)?;
            let basis = |end: Amount| (phrase.about || end.approximate).then_some(EndBasis::Rounding);
            let stated =
                Stated { low_basis: basis(low), high_basis: basis(high), ..Stated::range(low.value, high.value) };
            Ok(Reading { stated, qualifier: Qualifier::Range, unit: unit(high), ..Reading::exact(0.0) })
        }
        Body::Amount(amount) => {
            let n = checked(amount)?;
            let about = phrase.about || amount.approximate;
            let (stated, qualifier) = match phrase.bound {
                Some(Qualifier::Exact) | None if about => (rounded(amount), Qualifier::About),
                Some(Qualifier::Exact | Qualifier::Range | Qualifier::Vague | Qualifier::About) | None => {
                    (Stated::exact(n), Qualifier::Exact)
                }
                Some(bound) => (bounded(amount, bound, about)?, bound),
            };
            Ok(Reading { stated, qualifier, unit: unit(amount), ..Reading::exact(0.0) })
        }
    }
}

fn unit(amount: Amount) -> Unit {
    if amount.percent { Unit::Percent } else { Unit::People }
}

/// The number, unless it can be two or is too large.
fn checked(amount: Amount) -> Result<f64, Fault> {
    if let Some(readings) = amount.readings {
        return Err(Fault::Ambiguous { at: amount.at, readings });
    }
    if amount.value.is_finite() && amount.value <= MAX_PEOPLE { Ok(amount.value) } else { Err(Fault::TooLarge) }
}

/// Half the unit to which a number was rounded (the largest of 1, 5, 10, 50, 100, 500 ... that divides it, or the unit of its word: 12
/// for a dozen), but at most a fifth of the number.
fn half_width(amount: Amount) -> f64 {
    let n = amount.value;
    let mut largest = 1.0;
    let mut next = 5.0;
    while next <= n && n % next == 0.0 {
        largest = next;
        // 5 -> 10 -> 50 -> 100: by two, then by five.
        next = if next % 10.0 == 0.0 && power_of_ten(next) { next * 5.0 } else { next * 2.0 };
    }
    (amount.unit.unwrap_or(largest) / 2.0).min(n / 5.0)
}

fn power_of_ten(n: f64) -> bool {
    let mut power = 1.0;
    while power < n {
        power *= 10.0;
    }
    power == n
}

/// [N - h, N + h], rounded outward; a percentage stays below 100.
fn rounded(amount: Amount) -> Stated {
    let (n, half) = (amount.value, half_width(amount));
    let high = (n + half).ceil();
    let capped = if amount.percent && n <= 100.0 { high.min(100.0) } else { high };
    Stated {
        low: Some((n - half).floor()),
        best: Some(n),
        high: Some(capped),
        low_basis: Some(EndBasis::Rounding),
        high_basis: Some(EndBasis::Rounding),
    }
}

/// One end, or two for "nearly". A bound that is itself "about" stays where it is, and its basis says so. "More than" and "fewer than"
/// go to the next whole person; a percentage has no next, so there the bound itself is the end.
fn bounded(amount: Amount, bound: Qualifier, about: bool) -> Result<Stated, Fault> {
    let n = amount.value;
    let basis = Some(if about { EndBasis::Rounding } else { EndBasis::Stated });
    let from = |low| Stated { low: Some(low), low_basis: basis, ..Stated::default() };
    let until = |high| Stated { high: Some(high), high_basis: basis, ..Stated::default() };
    match bound {
        Qualifier::AtLeast => Ok(from(n)),
        Qualifier::MoreThan if amount.percent => Ok(from(n)),
        Qualifier::MoreThan => Ok(from(n.floor() + 1.0)),
        Qualifier::FewerThan if n == 0.0 => Err(Fault::Negative),
        Qualifier::FewerThan if amount.percent => Ok(until(n)),
        Qualifier::FewerThan => Ok(until(n.ceil() - 1.0)),
        Qualifier::Nearly => {
            let low = (n - half_width(amount)).floor();
            Ok(Stated { low: Some(low), low_basis: Some(EndBasis::Rounding), ..until(n) })
        }
        _ => Ok(until(n)),
    }
}

/// What a vague word means by the convention; "some" is at least one by any.
fn vague(word: Vague, bound: Option<Qualifier>, convention: Convention) -> Result<Reading, Fault> {
    let reading =
        Reading { qualifier: bound.unwrap_or(Qualifier::Vague), word: Some(word.word()), ..Reading::exact(0.0) };
    if word == Vague::Some {
        let stated = Stated { low: Some(1.0), low_basis: Some(EndBasis::Stated), ..Stated::default() };
        return Ok(Reading { stated, ..reading });
    }
    let (low, high) = convention.ends(word).ok_or(Fault::Refused(word))?;
    let low = (bound != Some(Qualifier::UpTo)).then_some(low);
    let high = high.filter(|_| bound != Some(Qualifier::AtLeast));
    if low.is_none() && high.is_none() {
        return Err(Fault::Refused(word));
    }
    let stated = Stated {
        low,
        best: None,
        high,
        low_basis: low.map(|_| EndBasis::Convention),
        high_basis: high.map(|_| EndBasis::Convention),
    };
    Ok(Reading { stated, convention: Some(convention), ..reading })
}

#[cfg(test)]
mod tests {
    use super::super::{Options, read};

    #[test]
    fn the_half_width_is_half_the_rounding_unit_and_at_most_a_fifth() {
        let cases = [
            ("about 203", 202.0, 204.0),
            ("about 300", 250.0, 350.0),
            ("about 350", 325.0, 375.0),
            ("about 500", 400.0, 600.0),
            ("about 1500", 1250.0, 1750.0),
            ("about 2000", 1600.0, 2400.0),
            ("about 3000", 2500.0, 3500.0),
            ("about 100", 80.0, 120.0),
            ("about 15", 12.0, 18.0),
            ("about 20", 16.0, 24.0),
            ("about 12", 11.0, 13.0),
            ("a dozen", 9.0, 15.0),
            ("two dozen", 19.0, 29.0),
            ("half a dozen", 4.0, 8.0),
            ("about 1", 0.0, 2.0),
            ("about 0", 0.0, 0.0),
            ("about 2.5", 2.0, 3.0),
            ("about 1.2 million", 1.15e6, 1.25e6),
            ("about 99.9 %", 99.0, 100.0),
        ];
        for (text, low, high) in cases {
            let stated = read(text, &Options::default()).map(|reading| (reading.stated.low, reading.stated.high));
            assert_eq!(stated, Ok((Some(low), Some(high))), "{text}");
        }
    }

    #[test]
    fn more_than_goes_to_the_next_whole_person_but_a_percentage_has_none() {
        let low = |text| read(text, &Options::default()).map(|reading| reading.stated.low);
        assert_eq!(low("more than 100"), Ok(Some(101.0)));
        assert_eq!(low("more than 2.5"), Ok(Some(3.0)));
        assert_eq!(low("more than 72 %"), Ok(Some(72.0)));
    }
}
