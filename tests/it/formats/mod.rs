//! Files of every format, as people send them: the claims that come out, the ledger, and what is told of what was guessed.

mod dates;
mod encodings;
mod guess;
mod json;
mod outputs;
mod packed;
mod text;
mod values;
mod workbook;

use super::program::{Made, Ran, claims, made, recount, recount_with, rows};
use std::collections::BTreeMap;

/// What `recount read` made of inputs, and what it said.
struct Read {
    /// The first input's name, as it stands in messages.
    path: String,
    claims: Vec<BTreeMap<String, String>>,
    ran: Ran,
}

impl Read {
    /// What became of inputs that can be used.
    fn of(paths: &[&str], arguments: &[&str]) -> Self {
        let read = Self::any(paths, arguments, None);
        assert_eq!(read.ran.code, 0, "{}", read.ran.err);
        read
    }

    /// The same of inputs that perhaps cannot, and with something on standard input.
    fn any(paths: &[&str], arguments: &[&str], input: Option<&[u8]>) -> Self {
        let ran = recount_with(&[&["read", "--format", "csv"], paths, arguments].concat(), input);
        Self { path: paths[0].to_owned(), claims: rows(&ran.out), ran }
    }

    /// Cells of each claim in columns that are named between blanks, joined by ` | `.
    fn cells(&self, columns: &str) -> Vec<String> {
        let cell = |claim: &BTreeMap<String, String>, name: &str| claim.get(name).cloned().unwrap_or_default();
        let line = |claim| columns.split(' ').map(|name| cell(claim, name)).collect::<Vec<_>>().join(" | ");
        self.claims.iter().map(line).collect()
    }

    /// Lines on standard error of one kind about the first input, without its name.
    fn lines(&self, kind: &str) -> Vec<&str> {
        let start = format!("{kind}{}:", self.path);
        self.ran.err.lines().filter_map(|line| line.strip_prefix(start.as_str())).map(str::trim_start).collect()
    }

    /// What was guessed, chosen or interpreted.
    fn told(&self) -> Vec<&str> {
        self.lines("note: ")
    }

    /// What was said of rejected rows: line, column, value and reason.
    fn rejected(&self) -> Vec<&str> {
        self.lines("warning: ")
    }

    /// The sentence that adds up.
    fn ledger(&self) -> &str {
        let lines = self.lines("");
        assert_eq!(lines.len(), 1, "{}", self.ran.err);
        lines[0]
    }
}

/// What became of a file.
fn read(file: &Made, arguments: &[&str]) -> Read {
    Read::of(&[file.path()], arguments)
}

/// What became of a text in a file `claims.csv`.
fn read_text(text: &str) -> Read {
    read(&claims(text), &[])
}

/// What is said of an input that cannot be used.
fn refused(file: &Made, arguments: &[&str]) -> String {
    let read = Read::any(&[file.path()], arguments, None);
    assert_eq!((read.ran.code, read.claims.len()), (2, 0), "{}", read.ran.err);
    read.ran.err
}
