//! Benches (`cargo bench`), and the generators of their files: `cargo bench --bench bench -- generate 1000000 claims.csv`,
//! `... -- acled 1000000 acled.csv`, `... -- reports-sparse 200000 folder` (also `-dense`, `-crowded`). Results and how they are taken: README.md beside this.

// A bench may fail by panic.
#![allow(clippy::expect_used)]

mod acled;
mod charts;
mod generate;
mod reports;
mod totals;

use rayon::prelude::*;
use recount::chart::{Ask, Look, kind};
use recount::estimate::bounds::{Dials, Hypothesis, List, Reach, Share, Who, extremes};
use recount::estimate::{RangeSettings, ranges};
use recount::figure::{Options, read};
use recount::ingest::{Input, ReadOptions, read as read_claims};
use recount::link::{LinkSettings, Purpose, link_claims};
use recount::model::{Config, Lineage, View};
use recount::pipeline::{Settings, Study, load};
use recount::progress::Silent;
use recount::rules::check;
use std::hint::black_box;

/// As in the program.
#[cfg(feature = "cli")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, command, rows, folder, ..] = args.as_slice()
        && let Some(lie) = command.strip_prefix("reports-")
    {
        let lie = match lie {
            "dense" => reports::Lie::Dense,
            "crowded" => reports::Lie::Crowded,
            _ => reports::Lie::Sparse,
        };
        let rows = rows.parse().expect("the number of reports");
        return reports::generate(folder.as_ref(), lie, rows, 1).expect("written");
    }
    if let [_, command, folder, ..] = args.as_slice()
        && command == "charts"
    {
        return charts::compare(folder.as_ref()).expect("written");
    }
    if let [_, command, rows, path, ..] = args.as_slice()
        && matches!(command.as_str(), "generate" | "acled")
    {
        let rows = rows.parse().expect("the number of rows");
        let file = std::fs::File::create(path).expect("a place to write");
        let written =
            if command == "acled" { acled::generate(file, rows, 1) } else { generate::generate(file, rows, 1) };
        written.expect("written");
        return;
    }
    divan::main();
}

fn moura() -> (Vec<Input>, Settings) {
    let input = Input::memory("datasets/moura/claims.csv", include_bytes!("../../datasets/moura/claims.csv").to_vec());
    let config = Config::parse(include_str!("../../datasets/moura/recount.toml")).expect("valid");
    (vec![input], Settings { config, ..Settings::default() })
}

fn made(rows: usize) -> Vec<Input> {
    let mut bytes = Vec::new();
    generate::generate(&mut bytes, rows, 1).expect("memory");
    vec![Input::memory("made.csv", bytes)]
}

#[divan::bench(args = ["203", "at least 500", "plus de 200", "des centaines", "three hundred and fifty people"])]
fn a_figure_in_words(bencher: divan::Bencher, text: &str) {
    bencher.bench(|| read(black_box(text), &Options::default()));
}

#[divan::bench]
fn moura_read_checked_and_estimated(bencher: divan::Bencher) {
    let (inputs, settings) = moura();
    bencher.with_inputs(|| inputs.clone()).bench_values(|inputs| {
        let loaded = load(&inputs, &settings, &Silent).expect("usable");
        let view = View::new(&loaded.claims);
        let lineage = Lineage::trace(&view, &settings.config);
        Study::new(&loaded, &view, &lineage, &settings, &Silent).findings.len()
    });
}

#[divan::bench]
fn moura_drawn_as_svg(bencher: divan::Bencher) {
    let (inputs, settings) = moura();
    let loaded = load(&inputs, &settings, &Silent).expect("usable");
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &settings.config);
    let study = Study::new(&loaded, &view, &lineage, &settings, &Silent);
    let range = kind("range").expect("a kind");
    bencher.bench(|| {
        let sheet = (range.make)(&study.known().event(0), &Ask::default()).expect("a chart");
        sheet.draw(&Look::default()).svg.len()
    });
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 5)]
fn made_claims_read_and_grouped(bencher: divan::Bencher, rows: usize) {
    let settings = Settings::default();
    bencher.with_inputs(|| made(rows)).bench_values(|inputs| load(&inputs, &settings, &Silent).expect("usable"));
}

/// All rules alone: the claims are read, and it is known who repeats whom.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 5)]
fn made_claims_checked_by_all_rules(bencher: divan::Bencher, rows: usize) {
    let settings = Settings::default();
    let loaded = load(&made(rows), &settings, &Silent).expect("usable");
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &settings.config);
    bencher.bench(|| check(&view, &lineage, &settings.rules).findings.len());
}

/// Ranges alone, by all methods that are computed unasked; 1,000,000 claims are 200,000 events.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn made_claims_put_into_ranges(bencher: divan::Bencher, rows: usize) {
    let settings = Settings::default();
    let loaded = load(&made(rows), &settings, &Silent).expect("usable");
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &settings.config);
    bencher.bench(|| ranges(&view, &lineage, &RangeSettings::default()).len());
}

/// Six sources, each with figures for civilians, combatants, everyone and some women.
fn six_sources() -> Vec<List> {
    (0..6)
        .flat_map(|source| {
            let f = source as f64;
            let list = |who, low, high| List { source, who, ends: (low, high), reach: Reach::Whole };
            [
                list(Who::Civilians, 100.0 + 13.0 * f, 140.0 + 20.0 * f),
                list(Who::Combatants, 31.0 + 7.0 * f, 60.0 + 9.0 * f),
                list(Who::Everyone, 135.0 + 21.0 * f, 260.0 + 30.0 * f),
                List { reach: Reach::Floor, ..list(Who::Protected, 7.0 + f, 9.0 + f) },
            ]
        })
        .collect()
}

/// The five hypotheses of one event, on all cores as ranges have them.
#[divan::bench]
fn bounds_of_six_sources(bencher: divan::Bencher) {
    let lists = six_sources();
    bencher.bench(|| {
        Hypothesis::PAIR.par_iter().map(|h| extremes(&lists, &Dials::default(), *h).is_some()).collect::<Vec<_>>()
    });
}

/// The hypothesis with a share of each source's labels that is right.
#[divan::bench]
fn bounds_of_six_sources_with_reliabilities(bencher: divan::Bencher) {
    let lists = six_sources();
    let trust = [0.93, 0.71, 0.85, 0.5, 0.67, 0.99].into_iter().map(Share::new).collect();
    let dials = Dials { trust, ..Dials::default() };
    bencher.bench(|| extremes(&lists, &dials, Hypothesis::Trusted).is_some());
}

/// Linking alone: the reports are read beforehand.
#[divan::bench(args = [12_500, 25_000, 50_000, 100_000, 200_000], sample_count = 5)]
fn sparse_reports_of_four_datasets_linked(bencher: divan::Bencher, rows: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    reports::generate(folder.path(), reports::Lie::Sparse, rows, 1).expect("written");
    let inputs: Vec<Input> = (1..=4)
        .map(|dataset| Input::open(&folder.path().join(format!("d{dataset}.csv"))).expect("just written"))
        .collect();
    let settings = LinkSettings::default();
    let options = ReadOptions { reports: true, coded: settings.columns().0, ..ReadOptions::default() };
    let claims = read_claims(&inputs, &options, &Silent).expect("usable").claims;
    let view = View::new(&claims);
    bencher.bench(|| {
        let linked = link_claims(&view, &settings, Purpose::Reports, &Silent).expect("no fault");
        linked.answer.links.len()
    });
}
