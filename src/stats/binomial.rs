//! Exact intervals of a share: so many of so many.

use statrs::function::beta::checked_beta_reg;

/// Halvings of the bracket: 2^-64 is far below the last digit of the incomplete beta function.
const HALVINGS: usize = 64;

/// The exact interval of a share at a level such as 0.95 (Clopper & Pearson, Biometrika 26(4) 1934): each tail outside
/// holds at most half of what the level leaves. No success begins at exactly 0, nothing but successes ends at exactly 1.
/// `None` for no trials, for more successes than trials, and for a level that does not lie between 0 and 1.
///
/// R's `binom.test` answers the same. Right to 1e-12 for up to ten million trials and to 1e-10 for up to a thousand
/// million, where the logarithm of the gamma function runs out of digits.
pub fn clopper_pearson(successes: u64, trials: u64, level: f64) -> Option<(f64, f64)> {
    let failures = trials.checked_sub(successes)?;
    if trials == 0 || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let tail = (1.0 - level) / 2.0;
    Some((low(successes, failures, tail), 1.0 - low(failures, successes, tail)))
}

/// The share at which as many successes or more have the probability `tail`. It lies below the share that was seen, so
/// the search keeps to there: further up the continued fraction behind the incomplete beta function converges slowly.
fn low(successes: u64, failures: u64, tail: f64) -> f64 {
    if successes == 0 {
        return 0.0;
    }
    let (successes, failures) = (successes as f64, failures as f64);
    let (mut low, mut high) = (0.0, successes / (successes + failures));
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if checked_beta_reg(successes, failures + 1.0, middle).is_ok_and(|above| above < tail) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Probability of `from` to `to` successes, added up term by term.
    fn probability(from: u64, to: u64, trials: u64, share: f64) -> f64 {
        let (mut sum, mut log_choose) = (0.0, 0.0);
        for k in 0..=to {
            if k > 0 {
                log_choose += ((trials - k + 1) as f64 / k as f64).ln();
            }
            if k >= from {
                sum += (log_choose + k as f64 * share.ln() + (trials - k) as f64 * (-share).ln_1p()).exp();
            }
        }
        sum
    }

    #[test]
    fn it_answers_as_r_does() {
        // R's binom.test for the first two, beta.ppf of scipy for all.
        for (successes, trials, low, high) in [
            (0, 10, 0.0, 0.308_497_1),
            (7, 10, 0.347_547_1, 0.933_260_5),
            (90, 100, 0.823_777_4, 0.950_995_3),
            (195, 200, 0.942_625_6, 0.991_833_8),
            (10, 10, 0.691_502_9, 1.0),
        ] {
            let found = clopper_pearson(successes, trials, 0.95).unwrap();
            assert!((found.0 - low).abs() < 5e-8 && (found.1 - high).abs() < 5e-8, "{successes}/{trials}: {found:?}");
        }
    }

    #[test]
    fn millions_of_pairs_have_an_interval_too() {
        // beta.ppf of scipy.
        for (successes, trials, low, high, within) in [
            (900_000, 1_000_000, 0.899_410_351_812_574, 0.900_587_330_133_962, 1e-12),
            (5_000_000, 10_000_000, 0.499_690_052_521_371, 0.500_309_947_478_629, 1e-12),
            (500_000_000, 1_000_000_000, 0.499_969_009_748_422, 0.500_030_990_251_578, 1e-10),
            (999_000_000, 1_000_000_000, 0.998_998_039_071_180, 0.999_001_958_039_324, 1e-10),
        ] {
            let found = clopper_pearson(successes, trials, 0.95).unwrap();
            assert!((found.0 - low).abs() < within && (found.1 - high).abs() < within, "{trials}: {found:?}");
        }
    }

    #[test]
    fn no_trial_no_interval_and_no_nonsense_either() {
        assert_eq!(clopper_pearson(0, 0, 0.95), None);
        assert_eq!(clopper_pearson(3, 2, 0.95), None);
        for level in [0.0, 1.0, -1.0, 95.0, f64::NAN] {
            assert_eq!(clopper_pearson(1, 2, level), None, "{level}");
        }
    }

    #[test]
    fn the_ends_are_exact_where_all_or_none_succeed() {
        for trials in [1, 2, 10, 1_000, 1_000_000_000_000] {
            assert_eq!(clopper_pearson(0, trials, 0.95).unwrap().0, 0.0);
            assert_eq!(clopper_pearson(trials, trials, 0.95).unwrap().1, 1.0);
        }
    }

    proptest! {
        #[test]
        fn each_tail_holds_half_of_what_the_level_leaves(
            (trials, successes) in (1_u64..400).prop_flat_map(|trials| (Just(trials), 0..=trials)),
            level in 0.5..0.999_f64,
        ) {
            let tail = (1.0 - level) / 2.0;
            let (low, high) = clopper_pearson(successes, trials, level).unwrap();
            if successes > 0 {
                prop_assert!((probability(successes, trials, trials, low) / tail - 1.0).abs() < 1e-9);
            }
            if successes < trials {
                prop_assert!((probability(0, successes, trials, high) / tail - 1.0).abs() < 1e-9);
            }
            prop_assert!(low <= successes as f64 / trials as f64 && successes as f64 / trials as f64 <= high);
        }
    }
}
