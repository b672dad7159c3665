//! Distributions, pools and the hidden-count model against figures that other programs found.
//!
//! Each file begins with its birth certificate and its tolerance. Every row is compared.

use recount::estimate::distribution::{
    Distribution, LogNormal, NegativeBinomial, Normal, Pert, Shape, ShiftedGamma, Triangular, TwoPieceLogNormal,
    Uniform,
};
use recount::estimate::pools::{Pool, pool};
use recount::estimate::ucdp::{HiddenCount, Kind, Mode, Violence};

const TOLERANCE: f64 = 1e-9;

/// One row by column name; empty cells are absent.
struct Row<'a>(Vec<(&'a str, &'a str)>);

impl Row<'_> {
    fn text(&self, column: &str) -> &str {
        self.0.iter().find(|cell| cell.0 == column).expect("a column").1
    }

    fn number(&self, column: &str) -> Option<f64> {
        Some(self.text(column)).filter(|text| !text.is_empty()).map(|text| text.parse().expect("a number"))
    }

    fn n(&self, column: &str) -> f64 {
        self.number(column).expect("a number")
    }

    /// The columns `q0.01` and so on, with their probability.
    fn quantiles(&self) -> Vec<(f64, f64)> {
        let cells = self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix("q0.")?, value)));
        cells
            .map(|(p, value)| (format!("0.{p}").parse().expect("a probability"), value.parse().expect("a number")))
            .collect()
    }

    fn check(&self, column: &str, found: f64, tolerance: f64) {
        let expected = self.n(column);
        assert!(close(found, expected, tolerance), "{:?}: {column} is {found}", self.0);
    }

    fn check_quantiles(&self, found: &dyn Distribution, tolerance: f64) {
        let quantiles = self.quantiles();
        assert!(quantiles.len() >= 9);
        for (p, expected) in quantiles {
            let x = found.quantile(p);
            assert!(close(x, expected, tolerance), "{:?}: the quantile of {p} is {x}", self.0);
        }
    }
}

/// Relative; absolute below 1e-3 of a person or of a probability, where the files have as few digits.
fn close(found: f64, expected: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance * expected.abs().max(1e-3)
}

fn rows(file: &'static str) -> Vec<Row<'static>> {
    assert!(file.starts_with("# "));
    let mut lines = file.lines().skip(1);
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    lines.map(|line| Row(header.iter().copied().zip(line.split(',')).collect())).collect()
}

#[test]
fn pert_triangular_and_uniform() {
    let rows = rows(include_str!("golden/pert_triangular.csv"));
    for row in &rows {
        let (low, best, high) = (row.n("low"), row.n("best"), row.n("high"));
        let shape = match row.text("dist") {
            "pert" => {
                let pert = Pert::new(low, best, high, row.n("lambda")).unwrap();
                row.check("alpha", pert.alpha(), TOLERANCE);
                row.check("beta", pert.beta(), TOLERANCE);
                Shape::Pert { lambda: row.n("lambda") }
            }
            "triangular" => Shape::Triangular,
            _ => Shape::Uniform,
        };
        let found = shape.fit(low, Some(best), high).unwrap();
        row.check("mean", found.mean(), TOLERANCE);
        row.check("sd", found.sd(), TOLERANCE);
        row.check("cdf_best", found.cdf(best), TOLERANCE);
        row.check_quantiles(&*found, TOLERANCE);
        if let Some(mode) = row.number("mode") {
            let beside = [mode + 1e-3 * (high - low), mode - 1e-3 * (high - low)];
            assert!(beside.iter().all(|x| found.density(*x) < found.density(mode)), "{:?}", row.0);
        }
    }
    assert_eq!(rows.len(), 24);
    assert_eq!(Triangular::new(0.0, 1.0, 3.0).unwrap().support(), Uniform::new(0.0, 3.0).unwrap().support());
}

#[test]
fn log_normals_three_ways() {
    let rows = rows(include_str!("golden/lognormal_fits.csv"));
    for row in &rows {
        let (low, best, high, coverage) = (row.n("low"), row.n("best"), row.n("high"), row.n("coverage"));
        let (shape, parameters) = match row.text("method") {
            "lognormal_lowhigh" => {
                let fit = LogNormal::from_ends(low, high, coverage).unwrap();
                (Shape::LogNormal { coverage }, vec![fit.mu(), fit.sigma()])
            }
            "lognormal_ls3" => {
                let fit = LogNormal::from_three(low, best, high, coverage).unwrap();
                (Shape::LogNormalThree { coverage }, vec![fit.mu(), fit.sigma()])
            }
            _ => {
                let fit = TwoPieceLogNormal::new(low, best, high, coverage).unwrap();
                (Shape::TwoPieceLogNormal { coverage }, vec![fit.mu(), fit.sigmas().0, fit.sigmas().1])
            }
        };
        for (parameter, column) in parameters.into_iter().zip(["p1", "p2", "p3"]) {
            row.check(column, parameter, TOLERANCE);
        }
        let found = shape.fit(low, Some(best), high).unwrap();
        row.check("mean", found.mean(), TOLERANCE);
        row.check("sd", found.sd(), TOLERANCE);
        row.check_quantiles(&*found, TOLERANCE);
    }
    assert_eq!(rows.len(), 45);
}

#[test]
fn negative_binomials_and_shifted_gammas() {
    let rows = rows(include_str!("golden/negbin_gamma.csv"));
    for row in &rows {
        let mean = row.n("mean");
        let found: Box<dyn Distribution> = if row.text("dist") == "negbin2" {
            let found = NegativeBinomial::new(mean, row.n("size_k")).unwrap();
            row.check("pmf_at_round_mean", found.density(mean.round()), TOLERANCE);
            assert!(row.quantiles().iter().all(|(p, expected)| found.quantile(*p) == *expected));
            Box::new(found)
        } else {
            let found = ShiftedGamma::new(row.n("shift"), mean, row.n("var").sqrt()).unwrap();
            row.check("shape", found.shape(), TOLERANCE);
            row.check("rate", found.rate(), TOLERANCE);
            Box::new(found)
        };
        row.check("mean", found.mean(), TOLERANCE);
        row.check("var", found.sd() * found.sd(), TOLERANCE);
        row.check("cdf_at_round_mean", found.cdf(mean.round()), TOLERANCE);
        row.check_quantiles(&*found, TOLERANCE);
    }
    assert_eq!(rows.len(), 14);
}

#[test]
fn pools_of_two_normals() {
    let rows = rows(include_str!("golden/pools.csv"));
    let (a, b) = (Normal::new(300.0, 30.0).unwrap(), Normal::new(203.0, 20.0).unwrap());
    for row in &rows {
        let (kind, tolerance) = match row.text("method") {
            "linear" => (Pool::Linear, TOLERANCE),
            "quantile_average" => (Pool::Quantile, TOLERANCE),
            "quantile_geometric" => (Pool::QuantileGeometric, TOLERANCE),
            _ => (Pool::Log, 1e-7),
        };
        let found = pool(kind, &[&a, &b], Some(&[0.5, 0.5])).unwrap();
        for (column, value) in [("mean", found.mean()), ("sd", found.sd())] {
            if row.number(column).is_some() {
                row.check(column, value, tolerance);
            }
        }
        row.check_quantiles(&*found, tolerance);
    }
    assert_eq!(rows.len(), 4);
}

#[test]
fn hidden_counts_of_ucdp() {
    check_hidden_counts(include_str!("golden/uncertain_ucdp.csv"));
}

#[test]
fn hidden_counts_of_one_sided_and_unknown_violence_by_the_formula() {
    check_hidden_counts(include_str!("golden/uncertain_ucdp_by_formula.csv"));
}

fn check_hidden_counts(file: &'static str) {
    let rows = rows(file);
    for row in &rows {
        let count = row.n("fatalities");
        let violence = Violence::parse(row.text("tov")).expect("a type of violence");
        let found = HiddenCount::new(count, Kind::UcdpBest, violence, Mode::AsFitted)
            .expect("a count that the survey asked about");
        let by_name = [("loc", found.location), ("scale", found.scale), ("w", found.weight), ("mean", found.mean())];
        let quantiles = [
            ("q025", 0.025),
            ("q05", 0.05),
            ("q10", 0.1),
            ("q25", 0.25),
            ("q50", 0.5),
            ("q75", 0.75),
            ("q90", 0.9),
            ("q95", 0.95),
            ("q975", 0.975),
            ("q99", 0.99),
        ];
        let probabilities = [
            ("cdf_half", found.cdf(0.5 * count)),
            ("cdf_f_minus_1", found.cdf(count - 1.0)),
            ("cdf_f", found.cdf(count)),
            ("cdf_f_plus_1", found.cdf(count + 1.0)),
            ("cdf_2f", found.cdf(2.0 * count)),
            ("p_below_zero", found.cdf(-1e-9)),
            ("dens_f_plus_1", found.density(count + 1.0)),
        ];
        for (column, value) in by_name.into_iter().chain(probabilities) {
            row.check(column, value, TOLERANCE);
        }
        for (column, p) in quantiles {
            row.check(column, found.quantile(p), TOLERANCE);
        }
    }
    assert_eq!(rows.len(), 56);
}
