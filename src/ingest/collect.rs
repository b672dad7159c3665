//! Batches of claims joined to one frame, as they come in.

use super::chunk::Batch;
use super::growing::Growing;
use crate::model::ColumnKind;
use crate::model::frame::{Claims, Filled, NATIVE};
use polars::error::PolarsResult;
use rayon::prelude::*;

/// Claims that grow batch by batch. A column takes room once a batch has something in it.
#[derive(Default)]
pub struct Growth {
    native: Vec<Option<Growing>>,
    extra: Vec<(String, Growing)>,
    rows: usize,
}

impl Growth {
    /// Adds batches, in their order.
    pub fn push(&mut self, batches: &[Batch]) {
        self.native.resize_with(NATIVE.len(), || None);
        let before = self.rows;
        let begun = |kind: ColumnKind| {
            let mut column = Growing::new(kind);
            column.pad(before);
            column
        };
        self.native.par_iter_mut().zip(NATIVE).enumerate().for_each(|(place, (column, (_, kind)))| {
            if column.is_none() && batches.iter().any(|batch| batch.columns[place].is_some()) {
                *column = Some(begun(*kind));
            }
            if let Some(column) = column {
                batches.iter().for_each(|batch| column.push(batch.columns[place].as_ref(), batch.claims()));
            }
        });
        for (name, column) in batches.iter().flat_map(|batch| &batch.extra) {
            if !self.extra.iter().any(|(other, _)| other == name) {
                self.extra.push((name.clone(), begun(column.kind())));
            }
        }
        self.extra.par_iter_mut().for_each(|(name, column)| {
            for batch in batches {
                let own = batch.extra.iter().find(|(other, _)| other == name).map(|(_, column)| column);
                column.push(own, batch.claims());
            }
        });
        self.rows += batches.iter().map(Batch::claims).sum::<usize>();
    }

    /// The claims.
    pub fn finish(self) -> PolarsResult<Claims> {
        let native =
            self.native.into_iter().zip(NATIVE).filter_map(|(column, (name, _))| Some(((*name).to_owned(), column?)));
        let columns: Vec<(String, Growing)> = native.chain(self.extra).collect();
        let filled: Vec<(String, Filled)> =
            columns.into_par_iter().map(|(name, column)| (name, column.finish())).collect();
        Claims::from_columns(filled)
    }
}

/// Names in order of first appearance, each once.
pub fn extra_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    names.filter(|name| seen.insert(*name)).map(str::to_owned).collect()
}
