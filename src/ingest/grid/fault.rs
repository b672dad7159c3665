//! What can be wrong with a JSON file or a workbook: one variant a cause, each with place, finding and remedy.

/// One fault of a JSON file or a workbook. The file's name is not in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GridFault {
    /// Bytes that are not UTF-8.
    #[error("line {line}, column {column}: the byte 0x{byte:02X} is not UTF-8\n  help: save the JSON as UTF-8")]
    NotUtf8 {
        /// Line, from 1.
        line: u64,
        /// Column in bytes, from 1.
        column: u64,
        /// The byte.
        byte: u8,
    },
    /// Not JSON.
    #[error("line {line}, column {column}: is not JSON: {found}\n  help: {help}")]
    Syntax {
        /// Line, from 1.
        line: u64,
        /// Column in bytes, from 1.
        column: u64,
        /// What the parser said.
        found: String,
        /// What to do.
        help: &'static str,
    },
    /// An element that is no row.
    #[error("line {line}: found {found}, expected {expected}\n  help: make every element {expected}, one a row")]
    NotARow {
        /// Line, from 1.
        line: u64,
        /// What stands there.
        found: &'static str,
        /// What should.
        expected: &'static str,
    },
    /// Several lists that could hold the rows.
    #[error("several lists could hold the rows: {names}\n  help: save the one that is meant as a file of its own")]
    SeveralLists {
        /// Their names.
        names: String,
    },
    /// Nothing to read.
    #[error("{place} has no rows\n  help: expected a header row or keys, and one row per claim")]
    NoRows {
        /// What has no rows.
        place: String,
    },
    /// A limit is passed.
    #[error("{what}: {found}; the limit is {limit} ({name})\n  help: {help}")]
    Limit {
        /// Where, and what was counted.
        what: String,
        /// How much was found.
        found: String,
        /// How much may be.
        limit: u64,
        /// The constant's name.
        name: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// The workbook asks for a password.
    #[error("the workbook is protected by a password\n  help: open it, save it without a password, and read that copy")]
    Encrypted,
    /// A file of another kind.
    #[error("found {found}, expected a workbook (.xlsx or .ods)\n  help: {help}")]
    NotAWorkbook {
        /// What it is.
        found: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// A workbook that cannot be followed.
    #[error("{place}: the workbook is damaged: {found}\n  help: open it in Excel or LibreOffice and save it again")]
    Damaged {
        /// The part, sheet or cell.
        place: String,
        /// What is wrong.
        found: String,
    },
    /// No sheet of that name.
    #[error("no sheet `{name}`; there are {sheets}{}", suggestion(.did_you_mean))]
    UnknownSheet {
        /// What was asked for.
        name: String,
        /// What there is.
        sheets: String,
        /// The nearest.
        did_you_mean: Option<String>,
    },
    /// Faults that are only counted.
    #[error("{count} more faults like these\n  help: mend the ones above first")]
    More {
        /// How many.
        count: usize,
    },
}

fn suggestion(nearest: &Option<String>) -> String {
    match nearest {
        Some(name) => format!("\n  help: did you mean `{name}`?"),
        None => "\n  help: name one of these after --sheet".into(),
    }
}
