//! What can go wrong that a user can mend: one variant a cause, each with place, finding, expectation and remedy.

use std::fmt;
use std::path::PathBuf;

/// One fault of an input, an argument or the configuration.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("{path}: cannot be read: {cause}\n  help: check the name and the permissions")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A compressed file that is broken, or a bomb: the cause says what to do.
    #[error("{path}: cannot be read: {cause}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong with it.
        cause: std::io::Error,
    },
    /// A folder stands where a file should.
    #[error(
        "{path}: is a folder, not a file\n  help: name a CSV file, or a folder that `recount run` wrote (with a claims.csv)"
    )]
    IsFolder {
        /// The folder.
        path: String,
    },
    /// The file has no content.
    #[error("{path}: is empty\n  help: expected a header row and one row per claim; `recount demo` shows an example")]
    Empty {
        /// The file.
        path: String,
    },
    /// The file has a header and nothing below it.
    #[error("{path}:1: has a header row and no claims below it\n  help: expected one row per claim")]
    HeaderOnly {
        /// The file.
        path: String,
    },
    /// A column that every claim needs is not in the header.
    #[error("{path}:{line}: no column {needed}; found {found}\n  help: {hint}")]
    MissingColumn {
        /// The file.
        path: String,
        /// Line of the header, from 1.
        line: u64,
        /// What is needed.
        needed: String,
        /// The header.
        found: String,
        /// What to do.
        hint: String,
    },
    /// A row of a table beside the claims cannot be used.
    #[error("{path}:{line}: {}{reason}", if column.is_empty() { String::new() } else { format!("`{column}`: ") })]
    SideRow {
        /// The file.
        path: String,
        /// Line of the row, from 1.
        line: u64,
        /// The column, where it is one cell.
        column: String,
        /// What is wrong, what was expected, what to do.
        reason: String,
    },
    /// Decisions on which reports are one event that cannot all hold.
    #[error("{message}")]
    Contradiction {
        /// Both sides, where they stand, and what to do.
        message: String,
    },
    /// More pairs of reports than can be compared to any use.
    #[error(
        "{message}\n  help: narrow --km and --days, or give a taxonomy that tells these reports apart (--taxonomy COLUMN=FILE)"
    )]
    Crowded {
        /// Where and how many.
        message: String,
    },
    /// A gazetteer that cannot be used.
    #[error("{message}")]
    Gazetteer {
        /// What is wrong, and what to do.
        message: String,
    },
    /// A name stands twice in the header.
    #[error(
        "{path}:{line}:{field}: the column `{name}` stands twice in the header\n  help: rename or delete one of the two"
    )]
    RepeatedColumn {
        /// The file.
        path: String,
        /// Line of the header, from 1.
        line: u64,
        /// The second place, from 1.
        field: usize,
        /// The column.
        name: String,
    },
    /// The columns are those of no format that recount knows.
    #[error("{path}:{line}: the columns are those of no format that recount knows; found {found}\n  {draft}")]
    UnknownFormat {
        /// The file.
        path: String,
        /// Line of the header, from 1.
        line: u64,
        /// The header.
        found: String,
        /// What the columns look like, a line each.
        draft: String,
    },
    /// A profile that cannot be used.
    #[error(
        "the profile `{name}` cannot be used:\n  {faults}\n  help: `recount profiles show ucdp-ged` shows one that can"
    )]
    Profile {
        /// Its name or its file.
        name: String,
        /// All that is wrong with it.
        faults: String,
    },
    /// A file that the profile asked for does not fit.
    #[error("{path}:{line}: cannot be read as `{name}`; found {found}\n  help: {hint}")]
    ProfileUnfit {
        /// The file.
        path: String,
        /// Line of the header, from 1.
        line: u64,
        /// The profile.
        name: String,
        /// The header.
        found: String,
        /// What to do.
        hint: String,
    },
    /// JSON or a workbook that cannot be read.
    #[error("{path}: {fault}")]
    Grid {
        /// The file.
        path: String,
        /// What is wrong, where, and what to do.
        fault: String,
    },
    /// Parquet that cannot be read.
    #[error("{path}: cannot be read as Parquet: {message}\n  help: write the table again, or as CSV")]
    Parquet {
        /// The file.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// A file that is too large to be read as a whole.
    #[error(
        "{path}: is larger than {limit}, the limit for a file that must be read as a whole\n  help: write it as CSV, which is read piece by piece"
    )]
    TooLarge {
        /// The file.
        path: String,
        /// The limit.
        limit: &'static str,
    },
    /// A record beyond all measure.
    #[error(
        "{path}:{line}: a row begins here and has no end within {limit} MiB, the limit for one row\n  help: look for a quote that is never closed, or name the delimiter with --delimiter"
    )]
    RecordTooLong {
        /// The file.
        path: String,
        /// Its line, from 1.
        line: u64,
        /// The limit in MiB.
        limit: usize,
    },
    /// A pattern that names no file.
    #[error("{pattern}: names no input: {reason}\n  help: check the folder and the ending")]
    NothingMatches {
        /// The pattern.
        pattern: String,
        /// Why.
        reason: String,
    },
    /// A quoted cell is never closed.
    #[error(
        "{path}:{line}:{column}: a quote opens here and is never closed; the rest of the file would be one cell\n  help: close the cell with a quote, or double the quote if it belongs to the text (\"\")"
    )]
    UnclosedQuote {
        /// The file.
        path: String,
        /// Line of the quote, from 1.
        line: u64,
        /// Column of the quote in bytes, from 1.
        column: usize,
    },
    /// Bytes that are not UTF-8.
    #[error(
        "{path}:{line}:{column}: the byte 0x{byte:02X} is not UTF-8\n  help: leave out --encoding so that it is guessed, or save the file as UTF-8 (Excel: \"CSV UTF-8\"; LibreOffice: character set UTF-8)"
    )]
    NotUtf8 {
        /// The file.
        path: String,
        /// Line, from 1.
        line: u64,
        /// Column in bytes, from 1.
        column: usize,
        /// The byte.
        byte: u8,
    },
    /// Two claims have one id.
    #[error(
        "{again}: the claim_id `{id}` stands also at {first}\n  help: give each claim an id of its own; other claims refer to it (derived_from, part_of, supersedes)"
    )]
    RepeatedClaimId {
        /// The id.
        id: String,
        /// Where it stands first.
        first: String,
        /// Where it stands again.
        again: String,
    },
    /// recount.toml cannot be used.
    #[error("{path}: {message}")]
    Config {
        /// The file.
        path: String,
        /// What the parser said.
        message: String,
    },
    /// An output cannot be written.
    #[error("{path}: cannot be written: {cause}\n  help: name another place with -o")]
    Unwritable {
        /// The place.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A value of an option or of the configuration that does not exist.
    #[error("{what} `{value}` is not known; expected {expected}{}", suggestion(.did_you_mean))]
    Unknown {
        /// What it should name ("rule", "event" ...).
        what: &'static str,
        /// What was given.
        value: String,
        /// What exists.
        expected: String,
        /// The nearest that exists.
        did_you_mean: Option<String>,
    },
    /// No row of any input became a claim.
    #[error("none of the {rows} rows could be read as a claim\n  help: the reasons stand above, one a row")]
    NothingUsable {
        /// Number of rows.
        rows: usize,
    },
    /// Arguments that do not go together.
    #[error("{message}\n  help: {hint}")]
    Argument {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Something inside failed that no input should be able to cause.
    #[error("{doing}: {message}\n  help: this is a fault in recount; please report it with the command that shows it")]
    Internal {
        /// What was being done.
        doing: &'static str,
        /// What failed.
        message: String,
    },
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!("\n  help: did you mean `{name}`?")).unwrap_or_default()
}

impl Error {
    /// A fault of polars, with what was being done.
    pub fn internal(doing: &'static str) -> impl Fn(polars::error::PolarsError) -> Self {
        move |error| Self::Internal { doing, message: error.to_string() }
    }
}

/// All the faults of an input at once, in order.
#[derive(Debug, Default)]
pub struct Problems(Vec<Error>);

/// How many faults are told one by one.
const TOLD: usize = 20;

impl Problems {
    /// Adds a fault.
    pub fn push(&mut self, error: Error) {
        self.0.push(error);
    }

    /// Adds all the faults of another.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// The faults.
    pub fn errors(&self) -> &[Error] {
        &self.0
    }

    /// `Err` if there is any fault.
    ///
    /// # Errors
    /// These problems.
    pub fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Error> for Problems {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, error) in self.0.iter().take(TOLD).enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{error}")?;
        }
        match self.0.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more faults of this kind"),
        }
    }
}

impl std::error::Error for Problems {}

/// The nearest of some names to a text, if it is near enough to be meant.
pub fn nearest<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&text, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_at_once_and_many_are_counted() {
        let mut problems = Problems::default();
        for n in 0..25 {
            problems.push(Error::Empty { path: format!("{n}.csv") });
        }
        let text = problems.to_string();
        assert!(text.contains("0.csv: is empty") && text.contains("19.csv"));
        assert!(text.ends_with("and 5 more faults of this kind"));
    }

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        assert_eq!(nearest("soruce", ["source", "status"]), Some("source"));
        assert_eq!(nearest("zebra", ["source", "status"]), None);
    }
}
