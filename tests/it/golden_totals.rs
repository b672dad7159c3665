//! Totals of ranges against figures that were found by other means.

use recount::estimate::distribution::Shape;
use recount::estimate::draws::{
    Across, Cell, DEFAULT_PRECISION, Ledger, Part, Settings, Structure, comonotone, convolve, ends,
    normal_approximation, simulate, total,
};

const GOLDEN: &str = include_str!("golden/sum_of_ranges.csv");
const PROBABILITIES: [f64; 7] = [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975];
const DRAWS: usize = 100_000;
/// Draws behind the figures of the file.
const THEIRS: f64 = 400_000.0;

/// Mean, sd, and the quantiles.
type Found = Vec<f64>;

fn found(mean: f64, sd: f64, quantiles: &[(f64, f64)]) -> Found {
    [mean, sd].into_iter().chain(quantiles.iter().map(|(_, value)| *value)).collect()
}

/// So many equal events.
fn keys(count: usize) -> Vec<String> {
    (0..count).map(|event| format!("event {event}")).collect()
}

fn parts(keys: &[String], low: f64, best: f64, high: f64, shape: Shape) -> Vec<Part<'_>> {
    let (best, high) = (Some(best), Some(high));
    keys.iter()
        .map(|key| Part { key, group: 0, period: 0, weight: 1.0, sources: (0, 0), low, best, high, shape })
        .collect()
}

fn drawn(parts: &[Part], rho: f64, draws: usize) -> Vec<f64> {
    let ledger = Ledger { parts, groups: 1, periods: &["2022"], sources: &[] };
    let settings = Settings { seed: 20_240_101, draws, structure: Structure::Common };
    let cell = Cell { rho, across: Across::Shared };
    simulate(&ledger, &[cell], &settings).expect("usable")[0].of(0).to_vec()
}

/// Quantiles of draws, and how far they may be off by chance: four standard errors of both simulations, whose density is
/// taken from ours, and half of the last digit.
fn by_draws(parts: &[Part], rho: f64) -> (Found, Vec<f64>) {
    let draws = drawn(parts, rho, DRAWS);
    let at = |probabilities: &[f64]| total(&draws, ends(parts, 1)[0], 0.95, probabilities).expect("a level");
    let said = at(&PROBABILITIES);
    let (mean, sd) = (said.mean.expect("closed"), said.sd.expect("closed"));
    let shared = (1.0 / DRAWS as f64 + 1.0 / THEIRS).sqrt();
    let mut within = vec![4.0 * sd * shared + 0.005, 4.0 * sd / 2.0_f64.sqrt() * shared + 0.005];
    for p in PROBABILITIES {
        let around = at(&[p - 0.01, p + 0.01]).quantiles;
        let density = 0.02 / (around[1].1 - around[0].1);
        within.push(4.0 * (p * (1.0 - p)).sqrt() * shared / density + 0.05);
    }
    (found(mean, sd, &said.quantiles), within)
}

#[test]
fn sums_of_ranges_are_those_of_the_research() {
    let mut compared = 0;
    for line in GOLDEN.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        let n = |at: usize| cells[at].parse::<f64>().expect("a number");
        let shape = Shape::parse(cells[1]).expect("a shape");
        let keys = keys(n(2) as usize);
        let parts = parts(&keys, n(3), n(4), n(5), shape);
        let expected: Vec<f64> = (6..15).map(n).collect();
        let convolved = convolve(&parts, &PROBABILITIES, DEFAULT_PRECISION).expect("closed");
        assert!(convolved.bound < 0.01);
        let (found, within) = match cells[0] {
            "fft" => (found(convolved.mean, convolved.sd, &convolved.quantiles), vec![0.01; 9]),
            "normal" => {
                let at = |p| (p, normal_approximation(convolved.mean, convolved.sd, p).expect("a probability"));
                (found(convolved.mean, convolved.sd, &PROBABILITIES.map(at)), vec![1e-6; 9])
            }
            "rho-1" => {
                let sum = comonotone(&parts, &PROBABILITIES).expect("closed");
                assert!(sum.exact);
                (found(sum.mean, sum.sd, &sum.quantiles), vec![1e-6; 9])
            }
            method => by_draws(&parts, method.strip_prefix("rho-").expect("a rho").parse().expect("a number")),
        };
        assert_eq!((found.len(), within.len()), (expected.len(), expected.len()));
        for ((found, expected), within) in found.iter().zip(&expected).zip(&within) {
            assert!((found - expected).abs() < *within, "{line}: {found} and {expected}, within {within}");
        }
        compared += 1;
    }
    assert_eq!(compared, 10);
}

#[test]
fn draws_and_convolution_agree_where_nothing_is_shared() {
    for shape in [Shape::Pert { lambda: 4.0 }, Shape::Triangular, Shape::LogNormal { coverage: 0.9 }] {
        let keys = keys(10);
        let parts = parts(&keys, 5.0, 10.0, 20.0, shape);
        let exact = convolve(&parts, &PROBABILITIES, DEFAULT_PRECISION).expect("closed");
        let draws = total(&drawn(&parts, 0.0, DRAWS), ends(&parts, 1)[0], 0.95, &PROBABILITIES).expect("a level");
        for ((p, found), (_, expected)) in draws.quantiles.iter().zip(&exact.quantiles) {
            assert!((found - expected).abs() < 0.04 * exact.sd, "{shape:?} {p}: {found} and {expected}");
        }
    }
}

/// The project's decisions: 500 to 2,000 as bounds; 95 % intervals 1,030-1,138, 804-1,392 and 619-1,651 at rho 0, 0.3 and
/// 1, of which the first excludes the sum of bests, 1,000.
#[test]
fn the_interval_of_a_hundred_independent_events_excludes_the_sum_of_bests() {
    let keys = keys(100);
    let parts = parts(&keys, 5.0, 10.0, 20.0, Shape::Pert { lambda: 4.0 });
    let ends = ends(&parts, 1)[0];
    assert_eq!((ends.low, ends.best, ends.high, ends.open), (500.0, Some(1_000.0), Some(2_000.0), 0));
    for (rho, low, high, within, outside) in
        [(0.0, 1_030.0, 1_138.0, 1.5, true), (0.3, 804.0, 1_392.0, 6.0, false), (1.0, 619.0, 1_651.0, 8.0, false)]
    {
        let said = total(&drawn(&parts, rho, DRAWS), ends, 0.95, &[]).expect("a level");
        let (from, to) = (said.interval.0, said.interval.1.expect("closed"));
        assert!((from - low).abs() < within && (to - high).abs() < within, "{rho}: {from} to {to}");
        assert_eq!(said.best_outside, outside, "{rho}");
    }
}
