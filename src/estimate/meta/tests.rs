//! Small cases, refusals and properties of pooling; the goldens are in tests/it.

use super::qprofile::profile;
use super::*;
use proptest::prelude::*;

const METHODS: [Tau2; 4] = [Tau2::Equal, Tau2::DerSimonianLaird, Tau2::PauleMandel, Tau2::Reml];
const TESTS: [Test; 3] = [Test::Wald, Test::HartungKnapp, Test::HartungKnappGuarded];

fn logs(counts: &[f64]) -> Vec<f64> {
    counts.iter().map(|count| count.ln()).collect()
}

#[test]
fn two_sources_are_not_pooled_because_the_answers_lie_worlds_apart() {
    // Computed for the research page: 203 and 300 with a log sd of 0.2 each.
    let (y, v) = (logs(&[203.0, 300.0]), [0.04, 0.04]);
    assert_eq!(fit(&y, &v, Tau2::Reml, Test::Wald, 0.95), Err(Refused::TooFew { k: 2 }));
    assert_eq!(heterogeneity(&y, &v, 0.95), Err(Refused::TooFew { k: 2 }));
    let people = |test| {
        let (low, high) = pool(&y, &v, Tau2::Reml, test, 0.95).unwrap().interval;
        (low.exp().round(), high.exp().round())
    };
    assert_eq!(people(Test::Wald), (168.0, 362.0));
    assert_eq!(people(Test::HartungKnapp), (21.0, 2951.0));
    assert_eq!(pool(&y, &v, Tau2::Reml, Test::Wald, 0.95).unwrap().prediction(Prediction::Higgins), None);
}

#[test]
fn nonsense_is_refused_with_its_place() {
    let fit = |y: &[f64], v: &[f64]| fit(y, v, Tau2::Reml, Test::Wald, 0.95).unwrap_err();
    assert_eq!(fit(&[], &[]), Refused::TooFew { k: 0 });
    assert_eq!(fit(&[1.0; 3], &[1.0; 2]), Refused::Lengths { estimates: 3, variances: 2 });
    assert_eq!(fit(&[1.0, f64::NAN, 2.0], &[1.0; 3]), Refused::Estimate { at: 1 });
    assert_eq!(fit(&[1.0; 3], &[1.0, 1.0, 0.0]), Refused::Variance { at: 2, variance: 0.0 });
    assert_eq!(fit(&[1e200, 0.0, 1.0], &[1e-300; 3]), Refused::OutOfRange);
    assert_eq!(fit(&[1.0; 2], &[1.0; 2]).to_string(), {
        "2 estimates are too few: pooling needs at least 3 from independent sources"
    });
    for level in [0.0, 1.0, 95.0, f64::NAN] {
        assert!(matches!(super::fit(&[1.0; 3], &[1.0; 3], Tau2::Reml, Test::Wald, level), Err(Refused::Level { .. })));
    }
    assert_eq!(
        leave_one_out(&[1.0; 3], &[1.0; 3], Tau2::Reml, Test::Wald, 0.95),
        Err(Refused::TooFew { k: 3 }),
        "two would be left"
    );
}

#[test]
fn sources_that_agree_to_the_unit_leave_nothing_between_them() {
    let (y, v) = (logs(&[300.0; 4]), [0.04; 4]);
    for method in METHODS {
        for test in TESTS {
            let found = fit(&y, &v, method, test, 0.95).unwrap();
            assert_eq!((found.tau2, found.q, found.q_p, found.i2), (0.0, 0.0, 1.0, 0.0), "{method:?}");
            assert_eq!(found.against_zero().is_none(), test == Test::HartungKnapp, "no error, no statistic");
        }
    }
    let found = heterogeneity(&y, &v, 0.95).unwrap();
    assert!(found.empty && found.tau2 == (0.0, 0.0) && found.h2 == (1.0, 1.0));
}

#[test]
fn the_guard_holds_where_sources_agree_by_copying() {
    let (y, v) = (logs(&[298.0, 300.0, 301.0, 302.0]), [0.0625; 4]);
    let se = |test| fit(&y, &v, Tau2::Reml, test, 0.95).unwrap().se;
    assert!(se(Test::HartungKnapp) < se(Test::Wald) / 10.0);
    assert_eq!(se(Test::HartungKnappGuarded), se(Test::Wald));
}

#[test]
fn nine_trials_of_diuretics_come_out_as_in_the_paper_on_the_profile() {
    // Viechtbauer 2007, table II and after: dat.collins1985b of metadat, log odds ratios of pre-eclampsia.
    let trials = [
        [14.0, 131.0, 14.0, 136.0],
        [21.0, 385.0, 17.0, 134.0],
        [14.0, 57.0, 24.0, 48.0],
        [6.0, 38.0, 18.0, 40.0],
        [12.0, 1011.0, 35.0, 760.0],
        [138.0, 1370.0, 175.0, 1336.0],
        [15.0, 506.0, 20.0, 524.0],
        [6.0, 108.0, 2.0, 103.0],
        [65.0, 153.0, 40.0, 102.0_f64],
    ];
    let of = |[ill, treated, ill_without, untreated]: [f64; 4]| {
        let (well, well_without) = (treated - ill, untreated - ill_without);
        let v = 1.0 / ill + 1.0 / well + 1.0 / ill_without + 1.0 / well_without;
        ((ill * well_without / (well * ill_without)).ln(), v)
    };
    let (y, v): (Vec<f64>, Vec<f64>) = trials.into_iter().map(of).unzip();
    let tau2 = |method| fit(&y, &v, method, Test::Wald, 0.95).unwrap().tau2;
    assert!((tau2(Tau2::DerSimonianLaird) - 0.2297).abs() < 5e-5);
    assert!((tau2(Tau2::Reml) - 0.3008).abs() < 5e-5);
    let (low, high) = heterogeneity(&y, &v, 0.95).unwrap().tau2;
    assert!((low - 0.0723).abs() < 5e-5 && (high - 2.2027).abs() < 5e-5);
}

#[test]
fn the_higher_of_two_peaks_is_found() {
    // The likelihood falls from 0 on, then rises to a higher peak at 1.5.
    let (y, v) = ([-1.0, 0.0, 2.0, -1.0], [0.01, 10.0, 1.0, 0.1]);
    assert!(tau2::moments(&y, &v, 0.05).likelihood() < tau2::moments(&y, &v, 0.0).likelihood());
    let found = fit(&y, &v, Tau2::Reml, Test::Wald, 0.95).unwrap().tau2;
    assert!((found - 1.5).abs() < 0.2, "{found}");
    let likelihood = |tau2| tau2::moments(&y, &v, tau2).likelihood();
    assert!((0..4000).all(|step| likelihood(f64::from(step) * 0.005) <= likelihood(found)), "{found}");
}

fn sets() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((-8.0..8.0_f64, -12.0..3.0_f64), 3..12)
        .prop_map(|pairs| pairs.into_iter().map(|(y, ln_v)| (y, ln_v.exp())).unzip())
}

proptest! {
    #[test]
    fn a_pool_lies_among_its_estimates_and_moves_with_them((y, v) in sets(), shift in -5.0..5.0_f64) {
        let moved: Vec<f64> = y.iter().map(|y| y + shift).collect();
        let (reversed_y, reversed_v): (Vec<f64>, Vec<f64>) = (y.iter().rev().copied().collect(), v.iter().rev().copied().collect());
        for method in METHODS {
            let found = fit(&y, &v, method, Test::HartungKnappGuarded, 0.95).unwrap();
            prop_assert!(y.iter().any(|y| *y <= found.mu + 1e-9) && y.iter().any(|y| *y >= found.mu - 1e-9));
            prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(found.se >= found.se_wald && found.tau2 >= 0.0);
            let after = fit(&moved, &v, method, Test::HartungKnappGuarded, 0.95).unwrap();
            prop_assert!((found.mu + shift - after.mu).abs() < 1e-6 && (found.tau2 - after.tau2).abs() < 1e-6 * (1.0 + found.tau2));
            let other = fit(&reversed_y, &reversed_v, method, Test::HartungKnappGuarded, 0.95).unwrap();
            prop_assert!((found.mu - other.mu).abs() < 1e-6 && (found.tau2 - other.tau2).abs() < 1e-6 * (1.0 + found.tau2));
        }
    }

    #[test]
    fn no_tau2_has_a_larger_restricted_likelihood_than_the_one_found((y, v) in sets(), other in 0.0..100.0_f64) {
        let found = Tau2::Reml.estimate(&y, &v);
        let likelihood = |tau2| tau2::moments(&y, &v, tau2).likelihood();
        prop_assert!(likelihood(found) >= likelihood(other) - 1e-9);
    }

    #[test]
    fn paule_and_mandel_lie_inside_every_profile((y, v) in sets(), level in 0.5..0.99_f64) {
        let found = profile(&y, &v, level).unwrap();
        let tau2 = Tau2::PauleMandel.estimate(&y, &v);
        prop_assert!(found.tau2.0 <= found.tau2.1);
        prop_assert!(found.tau2.0 <= tau2 * (1.0 + 1e-9) && tau2 <= found.tau2.1.max(tau2 * f64::from(found.empty)) + 1e-9);
    }

    #[test]
    fn any_input_at_all_is_answered_or_refused(
        pairs in prop::collection::vec((any::<f64>(), any::<f64>()), 0..6),
        level in any::<f64>(),
    ) {
        let (y, v): (Vec<f64>, Vec<f64>) = pairs.into_iter().map(|(y, v)| (y, v.abs())).unzip();
        for level in [level, 0.95] {
            for method in METHODS {
                if let Ok(found) = fit(&y, &v, method, Test::HartungKnapp, level) {
                    prop_assert!(found.mu.is_finite() && found.interval.0 <= found.interval.1);
                }
            }
            let _ = heterogeneity(&y, &v, level);
        }
    }
}
