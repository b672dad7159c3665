//! The ledger: every input row ends as a claim or here, with its reason.

/// A row that could not become a claim.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Rejected {
    /// The input.
    pub origin_file: String,
    /// Its line, from 1.
    pub origin_line: u64,
    /// The columns at fault, joined by `;`.
    pub column: String,
    /// What stands in them, joined by ` | `.
    pub value: String,
    /// Why, and what was expected, joined by `; `.
    pub reason: String,
}

/// What became of one input.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct InputRecord {
    /// Its name as given.
    pub path: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Rows below the header.
    pub rows: usize,
    /// Rows that became claims.
    pub claims: usize,
    /// Rows that were rejected.
    pub rejected: usize,
}

/// Something about the input that a reader should know, and that is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A column that is not the contract's: kept to the end.
    UnknownColumn {
        /// The input.
        path: String,
        /// The column.
        name: String,
        /// The contract's column that may have been meant.
        meant: Option<&'static str>,
    },
    /// The delimiter was not a comma.
    Delimiter {
        /// The input.
        path: String,
        /// In words.
        name: &'static str,
    },
    /// Claims whose harm or status is empty, and what they are read as.
    EmptyRead {
        /// The column.
        column: &'static str,
        /// How many claims.
        claims: usize,
        /// What an empty cell is read as.
        read_as: &'static str,
    },
    /// Claims without an event key: each stands alone.
    Unlinked {
        /// How many claims.
        claims: usize,
    },
}

fn plural(claims: usize) -> &'static str {
    if claims == 1 { "claim" } else { "claims" }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownColumn { path, name, meant: None } => {
                write!(f, "{path}: the column `{name}` is not one that recount knows; it is kept as it is")
            }
            Self::UnknownColumn { path, name, meant: Some(meant) } => write!(
                f,
                "{path}: the column `{name}` is not one that recount knows; it is kept as it is. Did you mean `{meant}`?"
            ),
            Self::Delimiter { path, name } => write!(f, "{path}: read with the {name} as delimiter"),
            Self::EmptyRead { column, claims, read_as } => {
                write!(f, "`{column}` is empty in {claims} {}: read as `{read_as}`", plural(*claims))
            }
            Self::Unlinked { claims } => {
                write!(f, "{claims} {} without `event`: each stands alone, as an event of its own", plural(*claims))
            }
        }
    }
}
