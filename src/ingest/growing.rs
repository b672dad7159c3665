//! One column of all inputs while the pieces of files come in: what is held is what stays.

use super::column::{Column, Data};
use crate::model::frame::{ColumnKind, Filled, NO_CODE};
use crate::model::texts::Interner;
use polars::prelude::{
    ChunkedBuilder, Float64Type, PlSmallStr, PrimitiveChunkedBuilder, StringChunkedBuilder, UInt32Type,
};

/// A column that grows.
pub struct Growing(Grown);

enum Grown {
    Text(StringChunkedBuilder),
    Codes(Vec<u32>, Interner),
    Words(Vec<u32>, &'static [&'static str]),
    Numbers(PrimitiveChunkedBuilder<Float64Type>),
    Integers(PrimitiveChunkedBuilder<UInt32Type>),
}

impl Growing {
    /// An empty column.
    pub fn new(kind: ColumnKind) -> Self {
        let name = PlSmallStr::EMPTY;
        Self(match kind {
            ColumnKind::Text => Grown::Text(StringChunkedBuilder::new(name, 0)),
            ColumnKind::Number => Grown::Numbers(PrimitiveChunkedBuilder::new(name, 0)),
            ColumnKind::Integer => Grown::Integers(PrimitiveChunkedBuilder::new(name, 0)),
            ColumnKind::Word(words) => Grown::Words(Vec::new(), words),
            ColumnKind::Repeated | ColumnKind::Date => Grown::Codes(Vec::new(), Interner::default()),
        })
    }

    /// Adds the cells of the next piece; so many empty ones where the piece has no such column.
    pub fn push(&mut self, column: Option<&Column>, rows: usize) {
        let Some(column) = column else { return self.pad(rows) };
        match (&mut self.0, column.data()) {
            (Grown::Text(all), Data::Text(texts)) => {
                (0..texts.len())
                    .for_each(|row| all.append_option(Some(texts.get(row)).filter(|text| !text.is_empty())));
            }
            (Grown::Numbers(all), Data::Numbers(values)) => values.iter().for_each(|value| all.append_option(*value)),
            (Grown::Integers(all), Data::Integers(values)) => values.iter().for_each(|value| all.append_option(*value)),
            (Grown::Words(all, _), Data::Codes(codes)) => all.extend_from_slice(codes),
            (Grown::Codes(all, table), Data::Codes(codes)) => {
                // Only what is kept gets a code, in order of first appearance.
                let mut known: Vec<u32> = vec![NO_CODE; column.known()];
                all.extend(codes.iter().map(|code| match known.get_mut(*code as usize) {
                    None => NO_CODE,
                    Some(found) => {
                        if *found == NO_CODE {
                            *found = table.code(column.text(*code));
                        }
                        *found
                    }
                }));
            }
            // A column has one kind in all pieces.
            _ => self.pad(rows),
        }
    }

    /// So many empty cells.
    pub fn pad(&mut self, rows: usize) {
        match &mut self.0 {
            Grown::Text(all) => (0..rows).for_each(|_| all.append_null()),
            Grown::Numbers(all) => (0..rows).for_each(|_| all.append_null()),
            Grown::Integers(all) => (0..rows).for_each(|_| all.append_null()),
            Grown::Codes(all, _) | Grown::Words(all, _) => all.resize(all.len() + rows, NO_CODE),
        }
    }

    /// The whole column.
    pub fn finish(self) -> Filled {
        match self.0 {
            Grown::Text(all) => Filled::Text(all.finish()),
            Grown::Numbers(all) => Filled::Numbers(all.finish()),
            Grown::Integers(all) => Filled::Integers(all.finish()),
            Grown::Codes(codes, table) => Filled::Codes(codes, table.into_texts()),
            Grown::Words(codes, words) => Filled::Codes(codes, words.iter().copied().collect()),
        }
    }
}
