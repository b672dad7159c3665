//! The ledger: every input row ends as claims or here, with its reason; and what was guessed or interpreted is told.

use super::column::Interpreted;
use crate::figure::Reading;
use crate::format::{count, many};
use crate::model::coordinates::Coordinates;
use std::collections::BTreeMap;

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
    /// The short name of the (first) reason, by which rejected rows are counted.
    pub kind: &'static str,
}

/// What became of one input.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct InputRecord {
    /// Its name as given.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal; empty where it was not asked for.
    pub sha256: String,
    /// The profile that it was read by; `native` for the contract's own columns.
    pub profile: String,
    /// Rows below the header: `claimed` and `rejected` add up to it.
    pub rows: usize,
    /// Rows that became claims.
    pub claimed: usize,
    /// Claims that they became.
    pub claims: usize,
    /// Rows that were rejected.
    pub rejected: usize,
    /// Rejected rows by the short name of their reason.
    pub reasons: BTreeMap<&'static str, usize>,
    /// Whether rows were read as reports, which need no figure.
    #[serde(skip)]
    pub reports: bool,
}

impl InputRecord {
    /// Of an input from which nothing is read yet.
    pub(super) fn new(path: &str, profile: &str) -> Self {
        Self {
            path: path.to_owned(),
            bytes: 0,
            sha256: String::new(),
            profile: profile.to_owned(),
            rows: 0,
            claimed: 0,
            claims: 0,
            rejected: 0,
            reasons: BTreeMap::new(),
            reports: false,
        }
    }

    /// Adds rows that became claims, and rows that did not.
    pub(super) fn add(&mut self, claimed: usize, claims: usize, rejected: &[Rejected]) {
        self.rows += claimed + rejected.len();
        self.claimed += claimed;
        self.claims += claims;
        self.rejected += rejected.len();
        for row in rejected {
            *self.reasons.entry(row.kind).or_default() += 1;
        }
    }
}

impl std::fmt::Display for InputRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (rows, claimed) = (many(self.rows, "row"), count(self.claimed as f64));
        let became = match self.reports {
            true => format!("{claimed} usable"),
            false => format!("{claimed} became {}", many(self.claims, "claim")),
        };
        write!(f, "{}: {rows} read: {became}, {} rejected", self.path, count(self.rejected as f64))?;
        if self.rejected > 0 {
            let reasons: Vec<String> =
                self.reasons.iter().map(|(kind, n)| format!("{kind}: {}", count(*n as f64))).collect();
            write!(f, " ({})", reasons.join(", "))?;
        }
        Ok(())
    }
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
    /// Something that was guessed, interpreted or chosen, and how to choose otherwise.
    Told {
        /// The input.
        path: String,
        /// In words.
        text: String,
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
    /// Claims without an event key.
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
            Self::Told { path, text } => write!(f, "{path}: {text}"),
            Self::EmptyRead { column, claims, read_as } => {
                write!(f, "`{column}` is empty in {claims} {}: read as `{read_as}`", plural(*claims))
            }
            Self::Unlinked { claims } => {
                write!(
                    f,
                    "{claims} {} without `event`: they are linked by place, day and names, otherwise they stand alone",
                    plural(*claims)
                )
            }
        }
    }
}

/// How many claims have an empty cell that is read as something.
#[derive(Clone, Copy, Debug, Default)]
pub struct Empty {
    /// No harm: killed.
    pub harm: usize,
    /// No status: all.
    pub status: usize,
    /// No event key: an event of its own.
    pub event: usize,
}

impl Empty {
    /// Adds what another piece or file counted.
    pub fn merge(&mut self, other: &Self) {
        self.harm += other.harm;
        self.status += other.status;
        self.event += other.event;
    }

    /// What empty cells are read as, said once.
    pub fn notices(&self) -> Vec<Notice> {
        let read_as = |column, claims, read_as| (claims > 0).then_some(Notice::EmptyRead { column, claims, read_as });
        [
            read_as("harm", self.harm, "killed"),
            read_as("status", self.status, "all"),
            (self.event > 0).then_some(Notice::Unlinked { claims: self.event }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// How often what was interpreted, while a file is read.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cells by column and what was interpreted in them.
    interpreted: Vec<(&'static str, Interpreted, usize)>,
    /// Cells with figures in words by language, where none was given.
    languages: BTreeMap<&'static str, usize>,
    /// Figures in which a convention gave an end, by its name.
    conventions: BTreeMap<&'static str, usize>,
    /// Claims with a fraction of a person.
    pub fractional: usize,
    /// Claims at 0/0, with latitude and longitude swapped, out of range.
    coordinates: [usize; 3],
    /// Rows that repeat the toll of an earlier row.
    pub repeated: usize,
    /// Claims with low above high, or the best value outside.
    pub inverted: usize,
    /// Claims with an empty cell that is read as something.
    pub empty: Empty,
}

impl Tally {
    /// Counts a cell in which something was interpreted.
    pub fn interpreted(&mut self, column: &'static str, what: Interpreted) {
        self.add(column, what, 1);
    }

    fn add(&mut self, column: &'static str, what: Interpreted, n: usize) {
        match self.interpreted.iter_mut().find(|(name, other, _)| *name == column && *other == what) {
            Some((.., count)) => *count += n,
            None => self.interpreted.push((column, what, n)),
        }
    }

    /// Counts a figure that was read; `guessed` where nobody said in which language.
    pub fn figure(&mut self, reading: &Reading, guessed: bool) {
        if let Some(language) = reading.language.filter(|_| guessed) {
            *self.languages.entry(language.code()).or_default() += 1;
        }
        if let Some(convention) = reading.convention {
            *self.conventions.entry(convention.name()).or_default() += 1;
        }
    }

    /// Counts coordinates that are none.
    pub fn coordinates(&mut self, verdict: Coordinates) {
        match verdict {
            Coordinates::Fine => {}
            Coordinates::Null => self.coordinates[0] += 1,
            Coordinates::Swapped => self.coordinates[1] += 1,
            Coordinates::OutOfRange => self.coordinates[2] += 1,
        }
    }

    /// Adds what another piece of the file counted.
    pub fn merge(&mut self, other: Self) {
        for (column, what, n) in other.interpreted {
            self.add(column, what, n);
        }
        for (language, n) in other.languages {
            *self.languages.entry(language).or_default() += n;
        }
        for (convention, n) in other.conventions {
            *self.conventions.entry(convention).or_default() += n;
        }
        self.fractional += other.fractional;
        self.repeated += other.repeated;
        self.inverted += other.inverted;
        self.empty.merge(&other.empty);
        for (all, more) in self.coordinates.iter_mut().zip(other.coordinates) {
            *all += more;
        }
    }

    /// What to tell, with the flags that choose otherwise.
    pub fn told(&self) -> Vec<String> {
        let many = |n: usize, what: &str| format!("{} {what}{}", count(n as f64), if n == 1 { "" } else { "s" });
        let mut told = Vec::new();
        let mut centuries: BTreeMap<&str, (usize, Vec<i32>)> = BTreeMap::new();
        for (column, what, n) in &self.interpreted {
            told.push(match what {
                Interpreted::Date => format!(
                    "`{column}`: {} not in ISO form; read, and kept as written in date_written",
                    many(*n, "date")
                ),
                Interpreted::Century(year) => {
                    let (dates, years) = centuries.entry(column).or_default();
                    *dates += n;
                    years.push(*year);
                    continue;
                }
                Interpreted::Country => format!(
                    "`{column}`: {} as names, read as ISO 3166 codes; the names are in country_written",
                    many(*n, "cell")
                ),
            });
        }
        for (column, (n, mut years)) in centuries {
            years.sort_unstable();
            let few: Vec<String> = years.iter().take(4).map(i32::to_string).collect();
            let more = if years.len() > few.len() { " …" } else { "" };
            told.push(format!(
                "`{column}`: {} with a year of two digits, read as {}{more} (00 to 29 as 20xx, others as 19xx)",
                many(n, "date"),
                few.join(", ")
            ));
        }
        if self.languages.keys().any(|code| *code != "en") {
            let languages: Vec<String> =
                self.languages.iter().map(|(code, n)| format!("{code} {}", count(*n as f64))).collect();
            told.push(format!("figures in words were read as {} (--figure-lang)", languages.join(", ")));
        }
        for (convention, n) in &self.conventions {
            told.push(format!(
                "{} such as “dozens” or “coded as 10” read by the convention `{convention}`; such ends are soft \
                 (--convention)",
                many(*n, "figure")
            ));
        }
        if self.fractional > 0 {
            told.push(format!(
                "{} with a fraction of a person: a toll split over several rows; kept as it is",
                many(self.fractional, "claim")
            ));
        }
        if self.inverted > 0 {
            told.push(format!(
                "{} with low, best and high out of order; kept as written, and left out of ranges",
                many(self.inverted, "claim")
            ));
        }
        if self.repeated > 0 {
            told.push(format!(
                "{} the toll of an earlier row of the same event: counted once",
                many_repeat(self.repeated)
            ));
        }
        let [null, swapped, out] = self.coordinates;
        for (n, what) in [
            (null, "at 0/0, which is the sea"),
            (swapped, "with latitude and longitude swapped, it seems"),
            (out, "with coordinates out of range"),
        ] {
            if n > 0 {
                told.push(format!("{} {what}: left off the map, kept in coordinates_written", many(n, "claim")));
            }
        }
        told
    }
}

fn many_repeat(n: usize) -> String {
    if n == 1 { "1 row repeats".into() } else { format!("{} rows repeat", count(n as f64)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_s_sentence_adds_up_and_names_the_reasons() {
        let record = InputRecord {
            path: "a.csv".into(),
            bytes: 0,
            sha256: String::new(),
            profile: "native".into(),
            rows: 1003,
            claimed: 1000,
            claims: 5000,
            rejected: 3,
            reasons: [("no figure", 2), ("no source", 1)].into(),
            reports: false,
        };
        let says = "a.csv: 1,003 rows read: 1,000 became 5,000 claims, 3 rejected (no figure: 2, no source: 1)";
        assert_eq!(record.to_string(), says);
    }

    #[test]
    fn counts_of_pieces_are_added_up() {
        let mut all = Tally::default();
        for _ in 0..2 {
            let mut piece = Tally::default();
            piece.interpreted("date_start", Interpreted::Date);
            piece.coordinates(Coordinates::Null);
            all.merge(piece);
        }
        let told = all.told().join("\n");
        assert!(told.contains("2 dates not in ISO form"), "{told}");
        assert!(told.contains("2 claims at 0/0"), "{told}");
    }
}
