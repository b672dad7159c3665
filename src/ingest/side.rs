//! A small table beside the claims: taxonomies, true pairs, decisions of a person. Any format and dialect that claims come in.

use super::ReadOptions;
use super::found::Found;
use super::header::listed;
use super::input::Input;
use super::profile::folded;
use crate::error::{Error, Problems, nearest};
use csv::StringRecord;

/// A file beside the claims, as a package names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct SideFile {
    /// Its name.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal; empty where it was not asked for.
    pub sha256: String,
}

/// A small table, read as a whole.
#[derive(Clone, Debug)]
pub struct SideTable {
    /// The file.
    pub file: SideFile,
    /// The line of its header.
    pub line: u64,
    /// Names of its columns, as they are written.
    pub names: Vec<String>,
    /// Its rows with the line that each begins on; empty rows are left out.
    pub rows: Vec<(u64, StringRecord)>,
}

impl SideTable {
    /// Reads a table with a header.
    ///
    /// # Errors
    /// All that makes it unreadable: rows with another number of cells than the header have, among others.
    pub fn read(input: &Input, options: &ReadOptions) -> Result<Self, Problems> {
        let mut found = Found::open(input, options)?;
        let (line, names) = (found.line, found.layout.names.clone());
        let file = SideFile { path: input.path.clone(), ..SideFile::default() };
        let mut table = Self { file, line, names, rows: Vec::new() };
        let mut problems = Problems::default();
        while let Some(piece) = found.body.next(input)? {
            piece.for_each(&found.dialect, |record, line| {
                if record.iter().all(|cell| cell.trim().is_empty()) {
                    return;
                }
                if record.len() > table.names.len() || record.len() < table.names.len() && !found.padded {
                    let reason = format!("the row has {} cells, the header has {}", record.len(), table.names.len());
                    problems.push(table.fault(line, None, reason));
                }
                table.rows.push((line, record.clone()));
            });
        }
        (table.file.bytes, table.file.sha256) = found.seal.close();
        problems.into_result()?;
        Ok(table)
    }

    /// The column of a name, or of the first of several names that is there; case, blanks and dashes do not matter.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.names.iter().position(|other| folded(other) == folded(name)))
    }

    /// The same, where the table is of no use without it.
    ///
    /// # Errors
    /// The column that is missing, with what the header has, and one that may be meant.
    pub fn require(&self, names: &[&str], hint: &str) -> Result<usize, Error> {
        self.column(names).ok_or_else(|| {
            let near = self.names.iter().find(|name| nearest(&folded(name), names.iter().copied()).is_some());
            let near = near.map(|name| format!("rename `{name}` if that is what it holds; ")).unwrap_or_default();
            let needed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
            let found = listed(&self.names);
            Error::MissingColumn {
                path: self.file.path.clone(),
                line: self.line,
                needed,
                found,
                hint: format!("{near}{hint}"),
            }
        })
    }

    /// A cell without the blanks around it; empty where the row is short.
    pub fn cell<'a>(&self, row: &'a StringRecord, column: usize) -> &'a str {
        row.get(column).unwrap_or_default().trim()
    }

    /// A fault of a row, or of one of its cells.
    pub fn fault(&self, line: u64, column: Option<usize>, reason: impl Into<String>) -> Error {
        let column = column.and_then(|at| self.names.get(at)).cloned().unwrap_or_default();
        Error::SideRow { path: self.file.path.clone(), line, column, reason: reason.into() }
    }
}
