//! Cells of a sheet as they come, top to bottom -> rows, within limits.

use super::{GridFault, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Row};
use csv::StringRecord;
use std::collections::BTreeMap;
use std::ops::Range;

/// A sheet that is being read. Empty rows and columns before the first cell are left out, and those after the last.
///
/// A merged region keeps its value in its first cell, as it is stored. Only where every cell of a row is text, and there
/// are several (a header, not a title and not a row of figures), is a region that spans columns of that row filled with
/// its text, so that `Killed` over two columns names both.
pub struct Page {
    sheet: String,
    /// Row (from 0), first column, cells from there.
    rows: Vec<(u64, u64, StringRecord)>,
    /// The row at hand, and the text of its cells.
    row: u64,
    text: String,
    cells: Vec<Cell>,
    /// The last column of a merged region, by its row and its first column.
    spans: BTreeMap<(u64, u64), u64>,
    cells_so_far: u64,
    text_so_far: u64,
}

struct Cell {
    column: u64,
    text: Range<usize>,
    /// Text, not a number, a date, a truth value or an error.
    word: bool,
}

impl Page {
    /// A page without cells.
    pub fn new(sheet: &str) -> Self {
        Self {
            sheet: sheet.into(),
            rows: Vec::new(),
            row: 0,
            text: String::new(),
            cells: Vec::new(),
            spans: BTreeMap::new(),
            cells_so_far: 0,
            text_so_far: 0,
        }
    }

    /// Says that columns `from` to `to` of a row are merged.
    pub fn span(&mut self, row: u64, from: u64, to: u64) {
        self.spans.insert((row, from), to);
    }

    /// Adds a cell, rows and columns from 0. Empty ones may be left out.
    pub fn cell(&mut self, row: u64, column: u64, text: &str, word: bool) -> Result<(), GridFault> {
        if text.is_empty() {
            return Ok(());
        }
        if row >= MAX_ROWS {
            return Err(self.limit("rows", MAX_ROWS, "MAX_ROWS"));
        }
        if column >= MAX_COLUMNS {
            return Err(self.limit("columns", MAX_COLUMNS, "MAX_COLUMNS"));
        }
        if row != self.row {
            self.end_row()?;
            if row < self.row {
                return Err(self.disorder(row, column));
            }
            self.row = row;
        }
        if self.cells.last().is_some_and(|last| last.column >= column) {
            return Err(self.disorder(row, column));
        }
        let start = self.text.len();
        self.count_text(text.len() as u64)?;
        self.text.push_str(text);
        self.cells.push(Cell { column, text: start..self.text.len(), word });
        Ok(())
    }

    /// Ends the row at hand, and fills its merged header cells.
    fn end_row(&mut self) -> Result<(), GridFault> {
        let cells = std::mem::take(&mut self.cells);
        let Some(first) = cells.first().map(|cell| cell.column) else { return Ok(()) };
        let header = cells.len() > 1 && cells.iter().all(|cell| cell.word);
        let (mut record, mut next) = (StringRecord::new(), first);
        for (at, cell) in cells.iter().enumerate() {
            (next..cell.column).for_each(|_| record.push_field(""));
            let text = self.text.get(cell.text.clone()).unwrap_or_default();
            record.push_field(text);
            next = cell.column + 1;
            let span = self.spans.get(&(self.row, cell.column)).filter(|_| header);
            let room = cells.get(at + 1).map_or(MAX_COLUMNS, |following| following.column);
            let end = span.map_or(next, |to| to.saturating_add(1).min(room));
            self.text_so_far += end.saturating_sub(next) * text.len() as u64;
            if self.text_so_far > MAX_TEXT {
                return Err(self.limit("bytes of text", MAX_TEXT, "MAX_TEXT"));
            }
            (next..end).for_each(|_| record.push_field(text));
            next = next.max(end);
        }
        self.count_cells(record.len() as u64)?;
        self.rows.push((self.row, first, record));
        self.text.clear();
        self.cells = cells;
        self.cells.clear();
        Ok(())
    }

    /// Ends the row at hand and repeats it below.
    pub fn repeat_row(&mut self, times: u64) -> Result<(), GridFault> {
        let row = self.row;
        self.end_row()?;
        let Some((last, first, record)) = self.rows.last().cloned() else { return Ok(()) };
        if last != row || times == 0 {
            return Ok(());
        }
        if row.saturating_add(times) >= MAX_ROWS {
            return Err(self.limit("rows", MAX_ROWS, "MAX_ROWS"));
        }
        self.count_cells(times.saturating_mul(record.len() as u64))?;
        self.count_text(times.saturating_mul(record.as_slice().len() as u64))?;
        self.rows.extend((1..=times).map(|below| (row + below, first, record.clone())));
        Ok(())
    }

    fn count_cells(&mut self, more: u64) -> Result<(), GridFault> {
        self.cells_so_far = self.cells_so_far.saturating_add(more);
        if self.cells_so_far > MAX_CELLS { Err(self.limit("cells", MAX_CELLS, "MAX_CELLS")) } else { Ok(()) }
    }

    fn count_text(&mut self, more: u64) -> Result<(), GridFault> {
        self.text_so_far = self.text_so_far.saturating_add(more);
        if self.text_so_far > MAX_TEXT { Err(self.limit("bytes of text", MAX_TEXT, "MAX_TEXT")) } else { Ok(()) }
    }

    /// The rows.
    pub fn finish(mut self) -> Result<Vec<Row>, GridFault> {
        self.end_row()?;
        let margin = self.rows.iter().map(|(_, first, _)| *first).min().unwrap_or_default();
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        for (row, first, record) in std::mem::take(&mut self.rows) {
            let line = row + 1;
            let above = rows.last().map_or(line, |above| above.line + 1);
            rows.extend((above..line).map(|line| Row { line, cells: StringRecord::new() }));
            let indent = first - margin;
            self.count_cells(indent)?;
            let cells = match indent {
                0 => record,
                _ => (0..indent).map(|_| "").chain(record.iter()).collect(),
            };
            rows.push(Row { line, cells });
        }
        Ok(rows)
    }

    fn limit(&self, what: &str, limit: u64, name: &'static str) -> GridFault {
        GridFault::Limit {
            what: format!("sheet `{}`: {what}", self.sheet),
            found: "more".into(),
            limit,
            name,
            help: "copy the rows that are meant into a new workbook, or save the sheet as CSV",
        }
    }

    fn disorder(&self, row: u64, column: u64) -> GridFault {
        let place = format!("sheet `{}`, row {}, column {}", self.sheet, row + 1, column + 1);
        GridFault::Damaged { place, found: "this cell stands twice, or after cells that belong below it".into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(rows: &[Row]) -> Vec<(u64, Vec<&str>)> {
        rows.iter().map(|row| (row.line, row.cells.iter().collect())).collect()
    }

    #[test]
    fn rows_and_columns_before_the_first_cell_are_left_out_and_lines_stay_as_shown() {
        let mut page = Page::new("A");
        page.cell(2, 3, "a", true).unwrap();
        page.cell(4, 2, "b", true).unwrap();
        page.cell(4, 4, "c", true).unwrap();
        let rows = page.finish().unwrap();
        assert_eq!(texts(&rows), [(3, vec!["", "a"]), (4, vec![]), (5, vec!["b", "", "c"])]);
    }

    #[test]
    fn a_merged_header_cell_names_every_column_that_it_spans() {
        let mut page = Page::new("A");
        page.span(0, 1, 2);
        page.cell(0, 0, "date", true).unwrap();
        page.cell(0, 1, "killed", true).unwrap();
        page.cell(0, 3, "place", true).unwrap();
        assert_eq!(texts(&page.finish().unwrap()), [(1, vec!["date", "killed", "killed", "place"])]);
    }

    #[test]
    fn a_merged_title_and_a_merged_figure_stay_in_their_first_cell() {
        let mut page = Page::new("A");
        page.span(0, 0, 3);
        page.span(1, 1, 2);
        page.cell(0, 0, "All deaths", true).unwrap();
        page.cell(1, 0, "Alpha", true).unwrap();
        page.cell(1, 1, "12", false).unwrap();
        assert_eq!(texts(&page.finish().unwrap()), [(1, vec!["All deaths"]), (2, vec!["Alpha", "12"])]);
    }

    #[test]
    fn a_span_never_covers_the_next_cell() {
        let mut page = Page::new("A");
        page.span(0, 0, 5);
        page.cell(0, 0, "a", true).unwrap();
        page.cell(0, 2, "b", true).unwrap();
        assert_eq!(texts(&page.finish().unwrap()), [(1, vec!["a", "a", "b"])]);
    }

    #[test]
    fn a_cell_that_stands_twice_is_refused() {
        let mut page = Page::new("A");
        page.cell(3, 1, "a", true).unwrap();
        assert!(page.cell(3, 1, "b", true).unwrap_err().to_string().contains("row 4, column 2"));
        let mut page = Page::new("A");
        page.cell(3, 1, "a", true).unwrap();
        assert!(page.cell(2, 1, "b", true).is_err());
    }

    #[test]
    fn a_repeated_row_is_written_out_within_the_limits() {
        let mut page = Page::new("A");
        page.cell(0, 0, "a", true).unwrap();
        page.repeat_row(2).unwrap();
        assert_eq!(texts(&page.finish().unwrap()), [(1, vec!["a"]), (2, vec!["a"]), (3, vec!["a"])]);
        let mut tall = Page::new("A");
        tall.cell(0, 0, "a", true).unwrap();
        assert!(tall.repeat_row(MAX_ROWS).unwrap_err().to_string().contains("MAX_ROWS"));
        let mut wide = Page::new("A");
        wide.cell(0, 0, "a", true).unwrap();
        wide.cell(0, MAX_COLUMNS - 1, "b", true).unwrap();
        let fault = wide.repeat_row(10_000).unwrap_err().to_string();
        assert!(fault.contains("MAX_CELLS") && fault.contains("50000000"), "{fault}");
    }

    #[test]
    fn a_text_that_many_cells_share_counts_once_a_cell() {
        let page = || Page { text_so_far: MAX_TEXT - 5, ..Page::new("A") };
        assert!(page().cell(0, 0, "12345", true).is_ok());
        let told = page().cell(0, 0, "123456", true).unwrap_err().to_string();
        assert!(told.contains("MAX_TEXT") && told.contains("1073741824"), "{told}");
        let mut repeated = page();
        repeated.cell(0, 0, "123", true).unwrap();
        assert!(repeated.repeat_row(1).is_err());
        let mut merged = page();
        merged.span(0, 1, 2);
        merged.cell(0, 0, "1", true).unwrap();
        merged.cell(0, 1, "123", true).unwrap();
        assert!(merged.finish().is_err());
    }

    proptest! {
        #[test]
        fn every_cell_that_is_given_in_order_comes_out_where_it_was(
            cells in prop::collection::btree_map((0u64..40, 0u64..40), "[a-z]{1,3}", 1..30)
        ) {
            let mut page = Page::new("A");
            for ((row, column), text) in &cells {
                page.cell(*row, *column, text, true).unwrap();
            }
            let rows = page.finish().unwrap();
            let margin = cells.keys().map(|(_, column)| *column).min().unwrap();
            for ((row, column), text) in &cells {
                let found = rows.iter().find(|found| found.line == row + 1).unwrap();
                prop_assert_eq!(found.cells.get((column - margin) as usize), Some(text.as_str()));
            }
            prop_assert!(rows.windows(2).all(|pair| pair[0].line + 1 == pair[1].line));
        }
    }
}
