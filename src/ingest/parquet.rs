//! Parquet -> rows of text cells, a slice at a time.

use super::grid::Row;
use crate::format::plain;
use crate::model::date::iso;
use csv::StringRecord;
use polars::prelude::{AnyValue, DataFrame, DataType, ParquetReader, PolarsResult, SerReader};
use std::io::Cursor;

/// Rows of a slice.
const SLICE: usize = 16_384;

/// The table of a Parquet file.
pub struct Table {
    frame: DataFrame,
    next: usize,
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with the file; a column of lists or records, which is no text.
    pub fn open(bytes: &[u8]) -> Result<Self, String> {
        let read = || -> PolarsResult<DataFrame> { ParquetReader::new(Cursor::new(bytes.to_vec())).finish() };
        let frame = read().map_err(|error| error.to_string())?;
        let odd = frame.columns().iter().find(|column| !is_plain(column.dtype()));
        match odd {
            Some(column) => Err(format!(
                "the column `{}` holds {}, which is no single value; leave it out or write it as text",
                column.name(),
                column.dtype()
            )),
            None => Ok(Self { frame, next: 0 }),
        }
    }

    /// The names of its columns.
    pub fn names(&self) -> Vec<String> {
        self.frame.get_column_names().into_iter().map(|name| name.to_string()).collect()
    }

    /// The next rows; the line of a row is its place, from 1.
    pub fn next(&mut self) -> Vec<Row> {
        let end = (self.next + SLICE).min(self.frame.height());
        let columns = self.frame.columns();
        let rows = (self.next..end).map(|row| {
            let mut cells = StringRecord::new();
            for column in columns {
                cells.push_field(&column.get(row).map_or_else(|_| String::new(), |value| text(&value)));
            }
            Row { line: row as u64 + 1, cells }
        });
        let rows = rows.collect();
        self.next = end;
        rows
    }
}

fn is_plain(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Boolean
            | DataType::String
            | DataType::Null
            | DataType::Date
            | DataType::Datetime(..)
            | DataType::Categorical(..)
            | DataType::Enum(..)
    ) || kind.is_integer()
        || kind.is_float()
}

fn text(value: &AnyValue) -> String {
    match value {
        AnyValue::Null => String::new(),
        AnyValue::Float64(n) => plain(Some(*n)),
        AnyValue::Float32(n) => n.to_string(),
        AnyValue::Date(day) => iso(*day),
        value => value.str_value().into_owned(),
    }
}
