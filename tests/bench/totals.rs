//! Totals of 100,000 events by month, 10,000 draws each, low, best and high all different.

use recount::estimate::distribution::Shape;
use recount::estimate::draws::{Across, Cell, Ledger, Part, Settings, Structure, changes, ends, grid, simulate, total};

const EVENTS: usize = 100_000;
const MONTHS: usize = 120;
const SOURCES: usize = 50;

/// Keys of the events, names of the months and of the sources.
struct Names {
    events: Vec<String>,
    months: Vec<String>,
    sources: Vec<String>,
}

fn names() -> Names {
    Names {
        events: (0..EVENTS).map(|event| format!("event-{event}")).collect(),
        months: (0..MONTHS).map(|month| format!("{}-{:02}", 2014 + month / 12, month % 12 + 1)).collect(),
        sources: (0..SOURCES).map(|source| format!("source {source}")).collect(),
    }
}

/// Events of a few people to some dozens; one in twenty has no high end.
fn parts<'a>(names: &'a Names, shape: Shape) -> Vec<Part<'a>> {
    let mut state = 1_u64;
    // Knuth's multiplier for a linear congruential generator: made figures need no better one.
    let mut share = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut part = |key: &'a String| {
        let low = 1.0 + (20.0 * share()).floor();
        let best = low + 10.0 * share();
        let high = (share() > 0.05).then_some(best + 30.0 * share());
        let month = (share() * MONTHS as f64) as usize;
        let sources = ((share() * SOURCES as f64) as usize, (share() * SOURCES as f64) as usize);
        Part { key, group: month, period: month, weight: 1.0, sources, low, best: Some(best), high, shape }
    };
    names.events.iter().map(&mut part).collect()
}

fn drawn(bencher: divan::Bencher, cells: &[Cell], structure: Structure, shape: Shape) {
    let names = names();
    let parts = parts(&names, shape);
    let months: Vec<&str> = names.months.iter().map(String::as_str).collect();
    let sources: Vec<&str> = names.sources.iter().map(String::as_str).collect();
    let ledger = Ledger { parts: &parts, groups: MONTHS, periods: &months, sources: &sources };
    let settings = Settings { structure, ..Settings::default() };
    bencher.bench(|| simulate(&ledger, cells, &settings).expect("usable").len());
}

const PERT: Shape = Shape::Pert { lambda: 4.0 };

#[divan::bench(args = [0.0, 0.3, 1.0], sample_count = 5, sample_size = 1)]
fn totals_by_month_at_rho(bencher: divan::Bencher, rho: f64) {
    drawn(bencher, &[Cell { rho, across: Across::Shared }], Structure::Common, PERT);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn totals_by_month_at_rho_0_3_by_source(bencher: divan::Bencher) {
    drawn(bencher, &[Cell { rho: 0.3, across: Across::Shared }], Structure::BySource, PERT);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn totals_by_month_log_normal(bencher: divan::Bencher) {
    drawn(bencher, &[Cell { rho: 0.3, across: Across::Shared }], Structure::Common, Shape::LogNormal { coverage: 0.9 });
}

/// All five assumptions of a trend at once, and what is said of the months and of each against the one before.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn totals_by_month_under_all_assumptions_with_trends(bencher: divan::Bencher) {
    let names = names();
    let parts = parts(&names, PERT);
    let months: Vec<&str> = names.months.iter().map(String::as_str).collect();
    let ledger = Ledger { parts: &parts, groups: MONTHS, periods: &months, sources: &[] };
    let pairs: Vec<(usize, usize)> = (1..MONTHS).map(|month| (month - 1, month)).collect();
    bencher.bench(|| {
        let drawn = simulate(&ledger, &grid(&[0.0, 0.3, 1.0]), &Settings::default()).expect("usable");
        let ends = ends(&parts, MONTHS);
        for (month, ends) in ends.iter().enumerate() {
            for draws in &drawn {
                total(draws.of(month), *ends, 0.95, &[0.5]).expect("a level");
            }
        }
        changes(&drawn, &ends, &pairs, 0.95).expect("usable").len()
    });
}
