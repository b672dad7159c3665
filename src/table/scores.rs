//! How well links agree with what is known: precision, recall and F1 with exact intervals.

use super::{Table, Type, Value};
use crate::link::trial::Cell;
use crate::link::truth::{Measure, Score, Share};
use crate::rules::trial::HitRate;

/// The columns of a score: pairs counted, and shares with their exact 95 % intervals.
const SCORE: [(&str, Type); 12] = [
    ("true_pairs", Type::Integer),
    ("found", Type::Integer),
    ("both", Type::Integer),
    ("precision", Type::Number),
    ("precision_low", Type::Number),
    ("precision_high", Type::Number),
    ("recall", Type::Number),
    ("recall_low", Type::Number),
    ("recall_high", Type::Number),
    ("f1", Type::Number),
    ("f1_low", Type::Number),
    ("f1_high", Type::Number),
];

fn score_cells(score: &Score) -> Vec<Value<'static>> {
    let mut cells: Vec<Value> = [score.truth, score.found, score.both].map(|n| Value::Number(n as f64)).into();
    for share in [score.precision(), score.recall(), score.f1()] {
        // Four decimals: what some hundred pairs can tell.
        let of = |part: fn(Share) -> f64| Value::number(share.map(|share| (part(share) * 1e4).round() / 1e4));
        cells.extend([of(|share| share.value), of(|share| share.low), of(|share| share.high)]);
    }
    cells
}

/// Links against true pairs: overall, by pair of datasets, and pairs inside one dataset apart.
pub fn truth(datasets: &[String], measure: &Measure) -> Table<'static> {
    let mut columns = vec![("dataset_a", Type::String), ("dataset_b", Type::String)];
    columns.extend(SCORE);
    let name = |dataset: u16| Value::text(datasets.get(dataset as usize).cloned().unwrap_or_default());
    let row = |a: Value<'static>, b: Value<'static>, score: &Score| {
        let mut row = vec![a, b];
        row.extend(score_cells(score));
        row
    };
    let mut rows = vec![row(Value::text("all"), Value::text("all"), &measure.overall)];
    rows.extend(measure.between.iter().map(|((a, b), score)| row(name(*a), name(*b), score)));
    let inside = measure.inside.iter().filter(|(_, score)| score.truth + score.found > 0);
    rows.extend(inside.map(|(dataset, score)| row(name(*dataset), name(*dataset), score)));
    Table::of("truth", &columns, rows)
}

/// Both engines on made reports.
pub fn trial(cells: &[Cell]) -> Table<'static> {
    let mut columns = vec![
        ("reports_per_km2", Type::Number),
        ("taxonomies", Type::String),
        ("engine", Type::String),
        ("draws", Type::Integer),
    ];
    columns.extend(SCORE);
    let row = |cell: &Cell| {
        let mut row = vec![
            Value::Number(cell.per_km2),
            Value::text(cell.taxonomies),
            Value::text(cell.engine.word()),
            Value::Number(cell.draws as f64),
        ];
        row.extend(score_cells(&cell.score));
        row
    };
    Table::of("trial", &columns, cells.iter().map(row).collect())
}

/// How well each rule finds what is planted, at each sensitivity.
pub fn hit_rates(rates: &[HitRate]) -> Table<'static> {
    let columns = [
        ("code", Type::String),
        ("name", Type::String),
        ("sensitivity", Type::String),
        ("planted", Type::Integer),
        ("found", Type::Integer),
        ("recall", Type::Number),
        ("recall_low", Type::Number),
        ("recall_high", Type::Number),
        ("clean_events", Type::Integer),
        ("false_alarms", Type::Integer),
        ("false_alarms_per_1000", Type::Number),
        ("predictive_value", Type::Number),
    ];
    let rounded = |n: f64, digits: i32| Value::Number((n * 10_f64.powi(digits)).round() / 10_f64.powi(digits));
    let row = |rate: &HitRate| {
        let interval = rate.recall_interval();
        let end = |of: fn((f64, f64)) -> f64| interval.map_or(Value::Empty, |interval| rounded(of(interval), 3));
        vec![
            Value::text(rate.rule.code),
            Value::text(rate.rule.name),
            Value::text(rate.sensitivity.word()),
            Value::Number(rate.planted as f64),
            Value::Number(rate.found as f64),
            rounded(rate.recall(), 3),
            end(|(low, _)| low),
            end(|(_, high)| high),
            Value::Number(rate.clean as f64),
            Value::Number(rate.alarms as f64),
            rounded(rate.alarms_per_thousand(), 1),
            rate.predictive_value().map_or(Value::Empty, |n| rounded(n, 2)),
        ]
    };
    Table::of("hit-rates", &columns, rates.iter().map(row).collect())
}
