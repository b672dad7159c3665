//! A claim as a row of text, so that reading is part of what is measured.

use std::collections::BTreeMap;

/// The cells of one row, by column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row(BTreeMap<&'static str, String>);

impl Row {
    /// With a cell; an empty one is none.
    pub(super) fn with(mut self, column: &'static str, value: impl ToString) -> Self {
        self.set(column, value);
        self
    }

    /// Writes a cell.
    pub(super) fn set(&mut self, column: &'static str, value: impl ToString) {
        self.0.insert(column, value.to_string());
    }

    /// The text of a cell; empty where there is none.
    pub(super) fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }
}

/// The rows as a CSV file.
pub(super) fn csv<'a>(rows: impl Iterator<Item = &'a Row> + Clone) -> Vec<u8> {
    let mut columns: Vec<&str> = rows.clone().flat_map(|row| row.0.keys().copied()).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Rows of one width into memory: nothing can fail.
    let _ = writer.write_record(&columns);
    for row in rows {
        let _ = writer.write_record(columns.iter().map(|column| row.get(column)));
    }
    writer.into_inner().unwrap_or_default()
}
