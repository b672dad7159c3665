//! Published formats, one file a profile: made rows in their exact columns, and the real files where they are at hand.

mod acled;
mod airwars;
mod gtd;
mod hxl;
mod iraq_body_count;
mod kobo;
mod new_america_drones;
mod ohchr_daily;
mod properties;
mod scad;
mod tbij_drones;
mod ucdp_ged;
mod ukraine_losses;

use super::program::{claims, recount, repository, rows};
use recount::ingest::{Input, Ledger, ReadOptions};
use recount::progress::Silent;
use std::collections::BTreeMap;

/// Cells of a row by column.
type Cells<'a> = &'a [(&'a str, &'a str)];

/// A CSV text of a header and rows; a column that a row does not name is empty.
fn table(header: &[&str], rows: &[Cells]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).expect("in memory");
    for row in rows {
        for (name, _) in *row {
            assert!(header.contains(name), "the format has no column {name}");
        }
        let cell = |column: &&str| row.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| *cell);
        writer.write_record(header.iter().map(cell)).expect("in memory");
    }
    String::from_utf8(writer.into_inner().expect("in memory")).expect("made of text")
}

/// A row with some cells replaced.
fn with<'a>(row: Cells<'a>, other: Cells<'a>) -> Vec<(&'a str, &'a str)> {
    let kept = row.iter().filter(|(name, _)| !other.iter().any(|(replaced, _)| replaced == name));
    kept.chain(other).copied().collect()
}

/// The claims that `recount read` writes.
struct Claims(Vec<BTreeMap<String, String>>);

impl Claims {
    fn at(path: &str, arguments: &[&str]) -> Self {
        let ran = recount(&[&["read", path, "--format", "csv", "-q"], arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        Self(rows(&ran.out))
    }

    fn ids(&self) -> Vec<&str> {
        self.column("claim_id")
    }

    /// A column of all claims; empty where the output has none of that name.
    fn column(&self, name: &str) -> Vec<&str> {
        self.0.iter().map(|row| row.get(name).map_or("", String::as_str)).collect()
    }

    fn has(&self, id: &str) -> bool {
        self.ids().contains(&id)
    }

    fn text(&self, id: &str, column: &str) -> &str {
        let row = self.0.iter().find(|row| row["claim_id"] == id);
        let row = row.unwrap_or_else(|| panic!("no claim {id} among {:?}", self.ids()));
        row.get(column).map_or("", String::as_str)
    }

    /// Several columns of one claim.
    fn texts<const N: usize>(&self, id: &str, columns: [&str; N]) -> [&str; N] {
        columns.map(|column| self.text(id, column))
    }

    /// Low, best and high of a claim.
    fn figures(&self, id: &str) -> [Option<f64>; 3] {
        ["low", "best", "high"].map(|end| number(self.text(id, end)))
    }
}

fn number(text: &str) -> Option<f64> {
    (!text.is_empty()).then(|| text.parse().expect("a number"))
}

/// The claims of a made file that recognises itself.
fn read(text: &str) -> Claims {
    Claims::at(claims(text).path(), &[])
}

/// The claims of a made file under a named profile.
fn read_as(profile: &str, text: &str) -> Claims {
    Claims::at(claims(text).path(), &["--as", profile])
}

/// What the library makes of a file, with its ledger.
fn intake(text: &str) -> Ledger {
    let input = Input::memory("made.csv", text.as_bytes().to_vec());
    recount::ingest::read(&[input], &ReadOptions::default(), &Silent)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .ledger
}

/// The names of the findings on a made file.
fn findings(text: &str) -> Vec<String> {
    let ran = recount(&["check", claims(text).path(), "--format", "csv", "-q"]);
    rows(&ran.out).into_iter().map(|row| row["name"].clone()).collect()
}

/// A real file, or nothing and a word about it.
fn shared(name: &str) -> Option<String> {
    let path = repository("../shared/data").join(name);
    if path.is_file() {
        return Some(path.to_str().expect("plain path").to_owned());
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}
