//! JSON, JSON lines, XLSX and ODS -> plain rows of text cells, as they stand in the file, within limits.

mod answer;
mod archive;
mod cell;
mod fault;
mod flatten;
mod guard;
mod json;
#[cfg(test)]
mod made;
mod ods;
mod page;
mod place;
mod sheet;
mod xlsx;
mod xml;

pub use fault::GridFault;
pub use json::{json, json_lines};
pub use sheet::sheet;

use csv::StringRecord;

/// Bytes that all parts of a workbook may take once unpacked.
const MAX_UNPACKED: u64 = 2 << 30;
/// How many times its own size a workbook may take once unpacked ...
const MAX_RATIO: u64 = 100;
/// ... if that is more than these bytes.
const RATIO_FREE: u64 = 64 << 20;
/// Rows of a spreadsheet, as in Excel.
const MAX_ROWS: u64 = 1_048_576;
/// Columns of a table, as in Excel.
const MAX_COLUMNS: u64 = 16_384;
/// Cells of a sheet, the empty ones between others included; in JSON, cells that are empty because a key is absent.
const MAX_CELLS: u64 = 50_000_000;
/// Bytes of text in the cells of a sheet. A text that many cells share counts once a cell.
const MAX_TEXT: u64 = 1 << 30;
/// Objects within objects in JSON.
const MAX_DEPTH: usize = 128;
/// Bytes of a JSON column's name, parents included.
const MAX_NAME: usize = 4096;
/// Faults told one by one.
const MAX_TOLD: usize = 20;

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// JSON: the line that the element begins on, from 1. Spreadsheet: the row number that the program shows.
    pub line: u64,
    /// Its cells. A spreadsheet's trailing empty cells are left out.
    pub cells: StringRecord,
}

/// The rows of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows, top to bottom. Empty rows between others are kept.
    pub rows: Vec<Row>,
    /// Whether the first row is a header made from keys (JSON objects): then it is certain.
    pub header: bool,
    /// What was chosen, and what overrides it; one sentence each.
    pub told: Vec<String>,
}

/// The first faults, and how many more there are.
fn first_faults(mut faults: Vec<GridFault>, more: usize) -> Vec<GridFault> {
    if faults.len() + more > MAX_TOLD {
        let count = faults.len() + more - (MAX_TOLD - 1);
        faults.truncate(MAX_TOLD - 1);
        faults.push(GridFault::More { count });
    }
    faults
}

/// Names between backquotes, separated by commas; twenty, and how many more there are.
fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names = names.into_iter();
    let told = names.by_ref().take(MAX_TOLD).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.count() {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_faults_are_cut_to_twenty_lines_with_the_right_count() {
        let faults = |n: usize| (0..n).map(|_| GridFault::NoRows { place: "x".into() }).collect::<Vec<_>>();
        assert_eq!(first_faults(faults(20), 0).len(), 20);
        let cut = first_faults(faults(20), 5);
        assert_eq!(cut.len(), 20);
        assert!(cut[19].to_string().starts_with("6 more"), "{}", cut[19]);
    }
}
