//! Batches of claims joined to one frame.

use super::chunk::Batch;
use super::column::Column;
use crate::model::ColumnKind;
use crate::model::frame::{Claims, Filled, NATIVE};
use polars::error::PolarsResult;
use rayon::prelude::*;

/// Joins batches in their order. A column that a batch does not have is empty there.
pub fn join(mut batches: Vec<Batch>) -> PolarsResult<Claims> {
    let rows: Vec<usize> = batches.iter().map(Batch::claims).collect();
    let mut columns: Vec<(String, Vec<Column>)> = Vec::new();
    for (place, (name, kind)) in NATIVE.iter().enumerate() {
        if batches.iter().any(|batch| batch.columns[place].is_some()) {
            let parts = batches
                .iter_mut()
                .zip(&rows)
                .map(|(batch, rows)| batch.columns[place].take().unwrap_or_else(|| Column::absent(name, *kind, *rows)));
            columns.push(((*name).to_owned(), parts.collect()));
        }
    }
    for name in extra_names(batches.iter().flat_map(|batch| batch.extra.iter().map(|(name, _)| name.as_str()))) {
        let found = batches.iter().find_map(|batch| batch.extra.iter().find(|(other, _)| *other == name));
        let kind = found.map_or(ColumnKind::Text, |(_, column)| column.kind());
        let parts = batches.iter_mut().zip(&rows).map(|(batch, rows)| {
            match batch.extra.iter().position(|(other, _)| *other == name) {
                Some(at) => batch.extra.remove(at).1,
                None => Column::absent(&name, kind, *rows),
            }
        });
        let parts = parts.collect();
        columns.push((name, parts));
    }
    let filled: Vec<(String, Filled)> =
        columns.into_par_iter().map(|(name, parts)| (name, Column::join(parts))).collect();
    Claims::from_columns(filled)
}

/// Names in order of first appearance, each once.
pub fn extra_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    names.filter(|name| seen.insert(*name)).map(str::to_owned).collect()
}
