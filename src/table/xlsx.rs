//! Tables as XLSX: numbers as numbers, text as text (never a formula), the header bold and frozen, a filter on it.

use super::{Table, Value};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::io::{self, Write};

/// Rows below the header that a sheet of XLSX can hold.
const MOST_ROWS: usize = 1_048_575;
/// Letters that a cell of XLSX can hold.
const LONGEST: usize = 32_767;

impl Table<'_> {
    /// Writes a workbook with one sheet, named as the table.
    ///
    /// # Errors
    /// Those of the writer, and a table with more rows than a sheet can hold.
    pub fn xlsx(self, out: &mut dyn Write) -> io::Result<()> {
        if self.len > MOST_ROWS {
            let message = format!(
                "{} rows, and a sheet of XLSX holds {MOST_ROWS}; write CSV or Parquet, or a part by --event or --where",
                self.len
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let mut workbook = Workbook::new();
        // The same table gives the same bytes: no time of making.
        if let Ok(day) = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1) {
            workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
        }
        fill(workbook.add_worksheet(), &self).map_err(io_error)?;
        out.write_all(&workbook.save_to_buffer().map_err(io_error)?)
    }
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (at, (name, _)) in table.columns.iter().enumerate() {
        let width = name.chars().count().clamp(8, 24) as f64 + 2.0;
        sheet.set_column_width(at as u16, width)?;
    }
    for (at, (name, _)) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(0, at as u16, name.as_ref(), &bold)?;
    }
    for (at, row) in table.rows().enumerate() {
        for (column, value) in row.iter().enumerate() {
            let (row, column) = (at as u32 + 1, column as u16);
            match value {
                Value::Empty => {}
                Value::Number(n) => {
                    sheet.write_number(row, column, *n)?;
                }
                text => {
                    let text = text.plain();
                    let cut = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
                    sheet.write_string(row, column, &text[..cut])?;
                }
            }
        }
    }
    if !table.columns.is_empty() && table.len > 0 {
        sheet.autofilter(0, 0, table.len as u32, table.columns.len() as u16 - 1)?;
    }
    Ok(())
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Type;
    use calamine::{Data, Reader, Xlsx};

    #[test]
    fn numbers_are_numbers_and_what_looks_like_a_formula_is_text() {
        let rows = vec![vec![Value::text("=1+1"), Value::Number(203.0)]];
        let table = || Table::of("claims", &[("note", Type::String), ("low", Type::Number)], rows.clone());
        let (mut bytes, mut again) = (Vec::new(), Vec::new());
        table().xlsx(&mut bytes).expect("memory");
        table().xlsx(&mut again).expect("memory");
        assert_eq!(bytes, again, "the same bytes on every run");
        let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range("claims").expect("the sheet");
        assert_eq!(range.get((1, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(range.get((1, 1)), Some(&Data::Float(203.0)));
    }
}
