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
    /// Columns of lists or records, which are no single values.
    pub left_out: Vec<String>,
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open(bytes: &[u8]) -> Result<Self, String> {
        let read = |columns: Option<Vec<String>>| -> PolarsResult<DataFrame> {
            ParquetReader::new(Cursor::new(bytes.to_vec())).with_columns(columns).finish()
        };
        let schema = ParquetReader::new(Cursor::new(bytes.to_vec())).schema().map_err(|error| error.to_string())?;
        let (plain, left_out): (Vec<_>, Vec<_>) =
            schema.iter().partition(|(_, field)| is_plain(&DataType::from_arrow_field(field)));
        let names =
            |fields: Vec<_>| -> Vec<String> { fields.into_iter().map(|(name, _)| ToString::to_string(name)).collect() };
        let (plain, left_out) = (names(plain), names(left_out));
        let frame = read((!left_out.is_empty()).then_some(plain)).map_err(|error| error.to_string())?;
        Ok(Self { frame, next: 0, left_out })
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
