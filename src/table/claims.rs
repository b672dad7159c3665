//! `claims` and `rejected`: every input row, as a claim or with its reason.

use super::{Table, Type, Value};
use crate::ingest::Rejected;
use crate::model::ColumnKind;
use crate::model::frame::{Claims, NATIVE};
use polars::prelude::{AnyValue, Column};
use std::borrow::Cow;

/// The normalised claims: the contract's columns, then the unknown ones of the inputs.
pub fn claims(claims: &Claims) -> Table<'_> {
    let frame = claims.frame();
    let mut columns: Vec<(Cow<str>, Type)> = Vec::new();
    let mut data: Vec<Option<&Column>> = Vec::new();
    for (name, kind) in NATIVE {
        let kind = match kind {
            ColumnKind::Number => Type::Number,
            ColumnKind::Integer => Type::Integer,
            _ => Type::String,
        };
        columns.push((Cow::Borrowed(*name), kind));
        data.push(frame.column(name).ok());
    }
    for name in frame.get_column_names() {
        let name = name.as_str();
        if !NATIVE.iter().any(|(native, _)| *native == name) {
            columns.push((Cow::Borrowed(name), Type::String));
            data.push(frame.column(name).ok());
        }
    }
    let row = move |row| data.iter().map(|column| cell(*column, row)).collect();
    Table { name: "claims", columns, len: claims.len(), row: Box::new(row) }
}

fn cell(column: Option<&Column>, row: usize) -> Value<'_> {
    match column.and_then(|column| column.get(row).ok()) {
        None | Some(AnyValue::Null) => Value::Empty,
        Some(AnyValue::Float64(n)) => Value::Number(n),
        Some(AnyValue::UInt32(n)) => Value::Number(f64::from(n)),
        Some(value) => Value::text(value.str_value().into_owned()),
    }
}

/// The rows that could not become claims.
pub fn rejected(rows: &[Rejected]) -> Table<'_> {
    let columns = [
        ("origin_file", Type::String),
        ("origin_line", Type::Integer),
        ("column", Type::String),
        ("value", Type::String),
        ("reason", Type::String),
    ];
    Table::new("rejected", &columns, rows.len(), move |at| {
        let row = &rows[at];
        vec![
            Value::text(row.origin_file.as_str()),
            Value::Number(row.origin_line as f64),
            Value::text(row.column.as_str()),
            Value::text(row.value.as_str()),
            Value::text(row.reason.as_str()),
        ]
    })
}
