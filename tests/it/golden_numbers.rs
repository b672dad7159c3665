//! Robust middles, pooling, Poisson intervals and heaping against numbers of R. Each file of `golden/` says in its first
//! line where it is from and how close an answer must come; every row is compared.

use super::program::{repository, rows};
use recount::estimate::meta::{Pooled, Prediction, Tau2, Test, fit, heterogeneity, leave_one_out};
use recount::estimate::poisson::{self, Method, interval, rate_per_100k, upper_if_zero};
use recount::stats::heaping::{Digits, Heaping};
use recount::stats::quantile::{median, quantile};
use recount::stats::robust::{
    self, HUBER_K, HUBER_K_95, MAD_TO_SD, hodges_lehmann, huber, huber_proposal_2, trimmed_mean,
};
use std::collections::BTreeMap;

const TIGHT: f64 = 1e-9;

/// A row of a golden file.
struct Row<'a> {
    cells: BTreeMap<&'a str, &'a str>,
}

impl<'a> Row<'a> {
    fn text(&self, column: &str) -> &'a str {
        self.cells[column]
    }

    /// `None` for what R leaves empty.
    fn maybe(&self, column: &str) -> Option<f64> {
        match self.text(column) {
            "" | "NA" => None,
            text => Some(text.parse().expect("a number")),
        }
    }

    fn number(&self, column: &str) -> f64 {
        self.maybe(column).expect("a number")
    }

    fn list<T: std::str::FromStr<Err: std::fmt::Debug>>(&self, column: &str) -> Vec<T> {
        self.text(column).split(' ').map(|value| value.parse().expect("a number")).collect()
    }

    /// Each column against what was found, `tolerance` times its size.
    fn compare<const N: usize>(&self, tolerance: f64, found: [(&str, f64); N]) {
        for (column, found) in found {
            let expected = self.number(column);
            let same = found == expected || (found - expected).abs() <= tolerance * expected.abs();
            assert!(same, "{column}: {found} instead of {expected} in {:?}", self.cells);
        }
    }
}

fn golden(file: &str) -> Vec<Row<'_>> {
    let mut lines = file.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("# From ")), "a birth certificate");
    let names: Vec<&str> = lines.next().expect("names").split(',').collect();
    lines.map(|line| Row { cells: names.iter().copied().zip(line.split(',')).collect() }).collect()
}

#[test]
fn robust_middles_are_those_of_r() {
    let rows = golden(include_str!("golden/robust.csv"));
    for row in &rows {
        let mut values: Vec<f64> = row.list("values");
        if row.text("scale") == "log" {
            values.iter_mut().for_each(|value| *value = value.ln());
        }
        let mad = robust::mad(&values).expect("values");
        let fixed = huber(&values, HUBER_K).expect("values");
        let both = huber_proposal_2(&values, HUBER_K).expect("values");
        row.compare(
            TIGHT,
            [
                ("median", median(&values).expect("values")),
                ("mad_raw", mad),
                ("mad_1.4826", mad * MAD_TO_SD),
                ("q1_type7", quantile(&values, 0.25).expect("values")),
                ("q3_type7", quantile(&values, 0.75).expect("values")),
                ("trimmed10", trimmed_mean(&values, 0.1).expect("values")),
                ("trimmed25", trimmed_mean(&values, 0.25).expect("values")),
                ("huber_mu_k1.5", fixed.location()),
                ("huber_s", fixed.scale().expect("a scale")),
                ("huber_mu_k1.345", huber(&values, HUBER_K_95).expect("values").location()),
                ("hodges_lehmann", hodges_lehmann(&values).expect("values")),
            ],
        );
        row.compare(
            1e-7,
            [("huber_proposal2_mu_k1.5", both.location()), ("huber_proposal2_s", both.scale().expect("a scale"))],
        );
    }
    assert_eq!(rows.len(), 4);
}

/// The 13 log risk ratios of the BCG vaccine, and their variances.
fn bcg() -> (Vec<f64>, Vec<f64>) {
    let rows = golden(include_str!("golden/meta_bcg_input.csv"));
    assert_eq!(rows.len(), 13);
    rows.iter().map(|row| (row.number("yi"), row.number("vi"))).unzip()
}

fn pooled(method: &str, test: Test) -> Pooled {
    let method = match method {
        "EE" => Tau2::Equal,
        "DL" => Tau2::DerSimonianLaird,
        "PM" => Tau2::PauleMandel,
        "REML" => Tau2::Reml,
        other => panic!("{other} is not offered"),
    };
    let (y, v) = bcg();
    fit(&y, &v, method, test, 0.95).expect("thirteen estimates")
}

#[test]
fn pools_are_those_of_metafor() {
    let rows = golden(include_str!("golden/meta.csv"));
    for row in &rows {
        let test = if row.text("test") == "z" { Test::Wald } else { Test::HartungKnapp };
        let found = pooled(row.text("method"), test);
        let (statistic, p) = found.against_zero().expect("an error above 0");
        row.compare(
            TIGHT,
            [
                ("k", found.k as f64),
                ("mu", found.mu),
                ("se", found.se),
                ("stat", statistic),
                ("pval", p),
                ("ci_lb", found.interval.0),
                ("ci_ub", found.interval.1),
                ("tau2", found.tau2),
                ("I2", found.i2),
                ("H2", found.h2),
                ("Q", found.q),
                ("Qp", found.q_p),
            ],
        );
        assert_eq!(found.tau2_se.is_some(), row.maybe("se_tau2").is_some());
        let prediction = found.prediction(Prediction::Metafor);
        assert_eq!(prediction.is_some(), row.maybe("pi_lb").is_some());
        if let (Some(se), Some((low, high))) = (found.tau2_se, prediction) {
            row.compare(TIGHT, [("se_tau2", se), ("pi_lb", low), ("pi_ub", high)]);
        }
    }
    assert_eq!(rows.len(), 8);
}

#[test]
fn hartung_knapp_its_guard_and_prediction_intervals_agree() {
    let rows = golden(include_str!("golden/meta_hk_pi.csv"));
    for row in &rows {
        let plain = pooled(row.text("method"), Test::HartungKnapp);
        let guarded = pooled(row.text("method"), Test::HartungKnappGuarded);
        let prediction = |how| plain.prediction(how).expect("thirteen estimates");
        let (z, all, higgins) =
            (prediction(Prediction::Normal), prediction(Prediction::StudentKMinus1), prediction(Prediction::Higgins));
        row.compare(
            TIGHT,
            [
                ("tau2", plain.tau2),
                ("mu", plain.mu),
                ("se_wald", plain.se_wald),
                ("q_hk", plain.spread),
                ("se_hk", plain.se),
                ("se_hk_adhoc_max1", guarded.se),
                ("hk_lo", plain.interval.0),
                ("hk_hi", plain.interval.1),
                ("hk_adhoc_lo", guarded.interval.0),
                ("hk_adhoc_hi", guarded.interval.1),
                ("pi_z_lo", z.0),
                ("pi_z_hi", z.1),
                ("pi_t_km1_lo", all.0),
                ("pi_t_km1_hi", all.1),
                ("pi_t_km2_lo", higgins.0),
                ("pi_t_km2_hi", higgins.1),
            ],
        );
    }
    assert_eq!(rows.len(), 4);
}

#[test]
fn profiles_of_the_variance_between_sources_agree_and_go_further() {
    let (y, v) = bcg();
    let found = heterogeneity(&y, &v, 0.95).expect("thirteen estimates");
    let rows = golden(include_str!("golden/meta_qprofile.csv"));
    for row in &rows {
        let pooled = pooled(row.text("method"), Test::Wald);
        let (estimate, (low, high)) = match row.text("param") {
            "tau2" => (pooled.tau2, found.tau2),
            "tau" => (pooled.tau2.sqrt(), found.tau),
            "I2" => (pooled.i2, found.i2),
            "H2" => (pooled.h2, found.h2),
            other => panic!("{other}"),
        };
        row.compare(3e-4, [("estimate", estimate), ("ci.lb", low), ("ci.ub", high)]);
    }
    assert_eq!(rows.len(), 8);
    // The exact limits, as re-derived by the research.
    assert!((found.tau2.0 - 0.119_718_4).abs() < 5e-8 && (found.tau2.1 - 1.111_479_1).abs() < 5e-8, "{found:?}");
    assert!((pooled("PM", Test::Wald).tau2 - 0.318_068_5).abs() < 5e-8);
}

#[test]
fn leaving_each_source_out_agrees() {
    let (y, v) = bcg();
    let found = leave_one_out(&y, &v, Tau2::Reml, Test::Wald, 0.95).expect("thirteen estimates");
    let rows = golden(include_str!("golden/meta_leave_one_out.csv"));
    assert_eq!((rows.len(), found.len()), (13, 13));
    for (row, found) in rows.iter().zip(found) {
        let (statistic, p) = found.against_zero().expect("an error above 0");
        row.compare(
            1e-6,
            [
                ("estimate", found.mu),
                ("se", found.se),
                ("zval", statistic),
                ("ci.lb", found.interval.0),
                ("ci.ub", found.interval.1),
                ("Q", found.q),
                ("Qp", found.q_p),
                ("tau2", found.tau2),
                ("I2", found.i2),
                ("H2", found.h2),
            ],
        );
        // Scoring stopped at 1e-5 there, and a probability so small magnifies it.
        row.compare(1e-5, [("pval", p)]);
    }
}

#[test]
fn intervals_of_counts_are_those_of_r_and_of_public_health_england() {
    let rows = golden(include_str!("golden/poisson_ci.csv"));
    let mut undefined = 0;
    for row in &rows {
        let (count, level) = (row.text("count").parse().expect("a count"), row.number("level"));
        for (name, method) in [
            ("garwood", Method::Garwood),
            ("byar", Method::Byar),
            ("midp", Method::MidP),
            ("lognormal", Method::LogNormal),
        ] {
            let (low, high) = (format!("{name}_lo"), format!("{name}_hi"));
            match (interval(count, level, method), row.maybe(&low)) {
                (Ok(found), Some(_)) => row.compare(TIGHT, [(low.as_str(), found.0), (high.as_str(), found.1)]),
                (Err(_), None) => undefined += 1,
                (found, _) => panic!("{name} of {count}: {found:?}"),
            }
        }
        if row.maybe("one_sided_upper_if_zero").is_some() {
            row.compare(TIGHT, [("one_sided_upper_if_zero", upper_if_zero(level).expect("a level"))]);
        }
    }
    assert_eq!((rows.len(), undefined), (27, 1), "only 0 on logarithms is undefined");
}

#[test]
fn ratios_of_two_counts_are_those_of_r() {
    let rows = golden(include_str!("golden/poisson_ratio.csv"));
    for row in &rows {
        let count = |column| (row.text(column).parse().expect("a count"), 1.0);
        let found = poisson::ratio(count("x1"), count("x2"), 0.95).expect("counts");
        row.compare(
            TIGHT,
            [
                ("ratio", found.ratio.unwrap_or(f64::INFINITY)),
                ("lo95", found.low),
                ("hi95", found.high.unwrap_or(f64::INFINITY)),
                ("p_two_sided", found.p),
            ],
        );
    }
    assert_eq!(rows.len(), 5);
}

#[test]
fn rates_and_their_limits_agree() {
    let rows = golden(include_str!("golden/rates_per_100k.csv"));
    for row in &rows {
        let deaths = row.text("deaths").parse().expect("a count");
        let found = rate_per_100k(deaths, row.number("population"), row.number("years"), 0.95, Method::Garwood);
        let found = found.expect("people and years");
        row.compare(TIGHT, [("rate_per_100k", found.rate), ("lo95", found.low), ("hi95", found.high)]);
    }
    assert_eq!(rows.len(), 20);
}

fn compare_heaping(row: &Row, found: &Heaping) {
    row.compare(
        TIGHT,
        [
            ("n", found.n as f64),
            ("mult10", found.tens as f64),
            ("share10", found.tens_share),
            ("share10_lo", found.tens_interval.0),
            ("share10_hi", found.tens_interval.1),
            ("mult5", found.fives as f64),
            ("share5", found.fives_share),
            ("heap_ratio10", found.ratio),
            ("lastdigit_chi2", found.last_digits.statistic),
            ("lastdigit_p", found.last_digits.p),
            ("benford_chi2", found.benford.statistic),
            ("benford_p", found.benford.p),
            ("benford_mad", found.benford_mad),
        ],
    );
}

#[test]
fn heaping_follows_from_the_digits() {
    let rows = golden(include_str!("golden/heaping.csv"));
    for row in &rows {
        let last = row.list("last_digits").try_into().expect("ten digits");
        let first = row.list("first_digits").try_into().expect("nine digits");
        compare_heaping(row, &Digits { last, first, left_out: 0 }.heaping(0.95).expect("figures"));
    }
    assert_eq!(rows.len(), 3);
}

#[test]
fn digits_are_counted_as_in_the_research() {
    let path = repository("../shared/data/ukraine_loss_claims_radford2023.csv");
    let Ok(claims) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return;
    };
    let claims = rows(&claims);
    for row in &golden(include_str!("golden/heaping.csv")) {
        let source = row.text("set").strip_prefix("pnas_").expect("a source");
        let counts: Vec<u64> = claims
            .iter()
            .filter(|claim| claim["claim_source"] == source)
            .map(|claim| claim["loss_count"].parse::<f64>().expect("a number") as u64)
            .collect();
        let digits = Digits::of(&counts);
        assert_eq!(digits.last.to_vec(), row.list::<u64>("last_digits"));
        assert_eq!(digits.first.to_vec(), row.list::<u64>("first_digits"));
        compare_heaping(row, &digits.heaping(0.95).expect("figures"));
    }
}
