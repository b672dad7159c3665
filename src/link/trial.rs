//! Both engines on the same made reports, whose events are known: how many of their pairs are true, and how many true pairs
//! they find.

use super::answer::{Answer, Engine, Rules, link};
use super::compare::Comparison;
use super::nearby::Windows;
use super::report::Reports;
use super::simulate::{Draw, Scenario};
use super::taxa::UNKNOWN;
use super::truth::{Scope, Score, measure};
use crate::error::{Error, Problems};
use crate::model::date::iso;
use crate::model::frame::Filled;
use crate::model::texts::Interner;
use crate::model::{Claims, View};
use crate::progress::Progress;
use rayon::prelude::*;

/// What one engine found in all draws of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Reports per square kilometre.
    pub per_km2: f64,
    /// How much the taxonomies tell apart: `strong` or `weak`.
    pub taxonomies: &'static str,
    /// The engine.
    pub engine: Engine,
    /// Draws.
    pub draws: u64,
    /// Pairs over all draws.
    pub score: Score,
}

const SCENARIOS: [(Scenario, &str); 4] = [
    (Scenario::SPARSE_STRONG, "strong"),
    (Scenario::DENSE_STRONG, "strong"),
    (Scenario::SPARSE_WEAK, "weak"),
    (Scenario::DENSE_WEAK, "weak"),
];

/// Runs both engines on draws of the four kinds: sparse and dense, strong and weak taxonomies.
pub fn run(draws: u64, seed: u64, progress: &dyn Progress) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (scenario, taxonomies) in SCENARIOS {
        progress.stage("simulating", taxonomies);
        let scores: Vec<[Score; 2]> = (0..draws)
            .into_par_iter()
            .map(|draw| {
                let draw = scenario.draw(seed + draw);
                [Engine::Stable, Engine::Meltt].map(|engine| trial(&draw, scenario, engine))
            })
            .collect();
        for (at, engine) in [Engine::Stable, Engine::Meltt].into_iter().enumerate() {
            let score = scores.iter().fold(Score::default(), |sum, scores| Score {
                truth: sum.truth + scores[at].truth,
                found: sum.found + scores[at].found,
                both: sum.both + scores[at].both,
            });
            cells.push(Cell { per_km2: scenario.per_km2, taxonomies, engine, draws, score });
        }
    }
    cells
}

/// The pairs of one draw that one engine finds.
fn trial(draw: &Draw, scenario: Scenario, engine: Engine) -> Score {
    let windows = Windows { km: scenario.km, days: scenario.days };
    let rules = Rules { engine, windows, ..Rules::default() };
    // Made reports have all that an engine asks for, and nothing that contradicts.
    let group = linked(draw, &rules).unwrap_or_default();
    let mut first = std::collections::BTreeMap::new();
    let known = (0..draw.truth.len() as u32).filter(|report| draw.truth[*report as usize] != UNKNOWN);
    let pairs: Vec<(u32, u32)> =
        known.map(|report| (*first.entry(draw.truth[report as usize]).or_insert(report), report)).collect();
    measure(&draw.dataset, &group, &pairs, Scope::All).overall
}

/// The event of each report of a draw.
///
/// # Errors
/// Those of linking.
pub fn linked(draw: &Draw, rules: &Rules) -> Result<Vec<u32>, Problems> {
    let claims = claims(draw)?;
    let view = View::new(&claims);
    let reports = Reports::gather(&view, &super::report::DatasetBy::Auto);
    let comparison = Comparison::Taxa { taxa: draw.taxa.clone(), partial: 0 };
    let Answer { group, .. } = link(&reports, &comparison, rules)?;
    Ok(group)
}

/// The reports of a draw as claims; they stand in the order in which reports are gathered.
fn claims(draw: &Draw) -> Result<Claims, Error> {
    let coded = |texts: &mut dyn Iterator<Item = String>| {
        let mut table = Interner::default();
        let codes: Vec<u32> = texts.map(|text| table.code(&text)).collect();
        Filled::Codes(codes, table.into_texts())
    };
    let numbers = |values: &[f64]| Filled::numbers(values.iter().copied().map(Some));
    let days = |days: &[i32]| coded(&mut days.iter().map(|day| iso(*day)));
    let columns = vec![
        ("dataset".into(), coded(&mut draw.dataset.iter().map(|dataset| format!("d{:03}", dataset + 1)))),
        ("event".into(), coded(&mut draw.id.iter().map(u32::to_string))),
        ("date_start".into(), days(&draw.start)),
        ("date_end".into(), days(&draw.end)),
        ("lat".into(), numbers(&draw.lat)),
        ("lon".into(), numbers(&draw.lon)),
    ];
    Claims::from_columns(columns).map_err(Error::internal("making claims of a draw"))
}
