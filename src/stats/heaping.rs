//! Rounded figures: how many end in 0 or 5, and whether last and first digits are as counting would leave them.
//!
//! Heaping shows rounding, never fabrication.

use super::binomial::clopper_pearson;
use super::critical::chi_square_tail;

/// Figures below this are left out: they have one digit, and hardly anyone rounds them.
pub const FEWEST_PEOPLE: u64 = 10;

/// How often each digit stands last and first, among figures of 10 or more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    /// By last digit, 0 to 9.
    pub last: [u64; 10],
    /// By first digit, 1 to 9.
    pub first: [u64; 9],
    /// Figures below 10, not in the tables.
    pub left_out: u64,
}

/// A chi-square test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// Sum of (found - expected)^2 / expected.
    pub statistic: f64,
    /// Degrees of freedom.
    pub dof: u32,
    /// The probability of such a sum or a larger one by chance.
    pub p: f64,
}

/// How rounded a set of figures is. Shares are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heaping {
    /// Figures of 10 or more.
    pub n: u64,
    /// Multiples of 10 among them.
    pub tens: u64,
    /// Their share; a tenth is as counting would leave it.
    pub tens_share: f64,
    /// The exact interval of that share (Clopper and Pearson).
    pub tens_interval: (f64, f64),
    /// Multiples of 5.
    pub fives: u64,
    /// Their share; a fifth is as counting would leave it.
    pub fives_share: f64,
    /// The exact interval of that share.
    pub fives_interval: (f64, f64),
    /// Multiples of 10 over a tenth of the figures; 1 is no heaping, 10 is all.
    pub ratio: f64,
    /// Whether all last digits are equally frequent; 9 degrees of freedom.
    pub last_digits: ChiSquare,
    /// Whether first digits follow Benford's law; 8 degrees of freedom.
    pub benford: ChiSquare,
    /// Mean absolute deviation of the nine shares of first digits from Benford's.
    pub benford_mad: f64,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// No figure of 10 or more.
    #[error("none of {left_out} figures is {FEWEST_PEOPLE} or more: there is nothing to be rounded")]
    NoFigures {
        /// Figures below 10.
        left_out: u64,
    },
    /// A level outside 0 to 1.
    #[error("the level is {level}; it must lie between 0 and 1, such as 0.95")]
    Level {
        /// As given.
        level: f64,
    },
}

impl Digits {
    /// Counts the digits.
    pub fn of(counts: &[u64]) -> Self {
        let mut digits = Self::default();
        for &count in counts {
            if count < FEWEST_PEOPLE {
                digits.left_out += 1;
                continue;
            }
            digits.last[(count % 10) as usize] += 1;
            let first = count / 10_u64.pow(count.ilog10());
            digits.first[first as usize - 1] += 1;
        }
        digits
    }

    /// All that follows from the tables, with intervals at a level such as 0.95.
    pub fn heaping(&self, level: f64) -> Result<Heaping, Refused> {
        let n: u64 = self.last.iter().sum();
        let (tens, fives) = (self.last[0], self.last[0] + self.last[5]);
        if n == 0 {
            return Err(Refused::NoFigures { left_out: self.left_out });
        }
        let interval = |hits| clopper_pearson(hits, n, level).ok_or(Refused::Level { level });
        let (total, benford) = (n as f64, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0].map(benford_share));
        let away = self.first.iter().zip(benford).map(|(found, share)| (*found as f64 / total - share).abs());
        Ok(Heaping {
            n,
            tens,
            tens_share: tens as f64 / total,
            tens_interval: interval(tens)?,
            fives,
            fives_share: fives as f64 / total,
            fives_interval: interval(fives)?,
            ratio: 10.0 * tens as f64 / total,
            last_digits: chi_square(&self.last, &[0.1; 10]),
            benford: chi_square(&self.first, &benford),
            benford_mad: away.sum::<f64>() / 9.0,
        })
    }
}

/// How rounded figures are, with intervals at a level such as 0.95. Figures below 10 are left out.
pub fn heaping(counts: &[u64], level: f64) -> Result<Heaping, Refused> {
    Digits::of(counts).heaping(level)
}

/// The share of figures that begin with a digit, log10(1 + 1 / digit) (Benford, Proc. Am. Phil. Soc. 78(4) 1938).
fn benford_share(digit: f64) -> f64 {
    digit.recip().ln_1p() / std::f64::consts::LN_10
}

/// Pearson's chi-square of counts against shares that add up to 1.
fn chi_square(found: &[u64], shares: &[f64]) -> ChiSquare {
    let n = found.iter().sum::<u64>() as f64;
    let statistic =
        found.iter().zip(shares).map(|(found, share)| (*found as f64 - n * share).powi(2) / (n * share)).sum();
    let dof = found.len() as u32 - 1;
    ChiSquare { statistic, dof, p: chi_square_tail(statistic, f64::from(dof)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_are_counted_from_both_ends() {
        let digits = Digits::of(&[10, 203, 300, 9, 0, u64::MAX]);
        assert_eq!(digits.last, [2, 0, 0, 1, 0, 1, 0, 0, 0, 0]);
        assert_eq!(digits.first, [2, 1, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(digits.left_out, 2);
    }

    #[test]
    fn figures_that_all_end_in_zero_are_as_heaped_as_can_be() {
        let found = heaping(&[10, 20, 100, 500], 0.95).unwrap();
        assert_eq!((found.ratio, found.tens_share, found.tens_interval.1), (10.0, 1.0, 1.0));
    }

    #[test]
    fn a_run_of_numbers_is_not_heaped() {
        let found = heaping(&(100..1100).collect::<Vec<u64>>(), 0.95).unwrap();
        assert_eq!((found.ratio, found.last_digits.statistic, found.last_digits.p), (1.0, 0.0, 1.0));
    }

    #[test]
    fn without_figures_of_two_digits_there_is_no_answer() {
        assert_eq!(heaping(&[], 0.95), Err(Refused::NoFigures { left_out: 0 }));
        assert_eq!(heaping(&[3, 9], 0.95), Err(Refused::NoFigures { left_out: 2 }));
        assert_eq!(heaping(&[30], 1.0), Err(Refused::Level { level: 1.0 }));
        assert!(heaping(&[30], 0.95).is_ok());
    }

    proptest! {
        #[test]
        fn order_changes_nothing_and_shares_stay_inside_their_intervals(counts in prop::collection::vec(0_u64..5000, 1..200)) {
            let reversed: Vec<u64> = counts.iter().rev().copied().collect();
            prop_assert_eq!(heaping(&counts, 0.95), heaping(&reversed, 0.95));
            if let Ok(found) = heaping(&counts, 0.95) {
                prop_assert!(found.tens_interval.0 <= found.tens_share && found.tens_share <= found.tens_interval.1);
                prop_assert!(found.fives >= found.tens && (0.0..=1.0).contains(&found.benford.p));
            }
        }
    }
}
