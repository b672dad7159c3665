//! Whatever stands in the cells of a profile's columns: every row ends as claims or in the ledger.

use proptest::prelude::*;
use recount::ingest::{Input, ReadOptions, profiles};
use recount::progress::Silent;

/// Plausible and hostile cells.
const CELLS: &[&str] = &[
    "",
    " ",
    "0",
    "1",
    "7",
    "12",
    "-1",
    "-9",
    "-99",
    "-77",
    "0.33",
    "1e+05",
    "1e400",
    "NaN",
    "inf",
    "9999999999999",
    "12-24",
    "24-12",
    "at least 5",
    "hundreds",
    "unknown",
    "n.d.",
    "NA",
    "-",
    "?",
    "2022-03-27",
    "2022-03",
    "2022-02-30",
    "28 Feb 2017",
    "13/04/2001",
    "04/13/2001",
    "0000-00-00",
    "2-Sep-13",
    "43000",
    "Mali",
    "MLI",
    "Atlantis",
    "14.5",
    "-200",
    "91",
    "civilian",
    "3",
    "day",
    "Military Deaths",
    "Tanks",
    "Day",
    "Cumulative",
    "fair",
    "https://example.org/a?b=c",
    "a;b;;c",
    "a,b",
    "\"",
    "line\nbreak",
    "tab\there",
    "=1+1",
    "<b>",
    "{id}",
    "${id}",
    "@best",
    "#affected+killed",
    "مقتل",
    "\u{202e}x",
    "\u{0}",
    "Группа",
    "many (coded as 10)",
    "'",
];

/// What stands in the second row for a column that is an HXL tag.
fn tag(column: &str) -> &str {
    column.split('-').next().unwrap_or(column)
}

proptest! {
    #[test]
    fn every_row_of_every_profile_becomes_claims_or_is_rejected(
        which in any::<prop::sample::Index>(),
        rows in prop::collection::vec(prop::collection::vec(0..CELLS.len(), 53), 1..6),
    ) {
        let all = profiles();
        let profile = &all[which.index(all.len())];
        let columns = profile.columns();
        prop_assume!(!columns.is_empty());
        let tagged = columns.iter().any(|column| column.starts_with('#'));
        let mut writer = csv::Writer::from_writer(Vec::new());
        if tagged {
            writer.write_record((0..columns.len()).map(|at| format!("c{at}"))).expect("in memory");
            writer.write_record(columns.iter().map(|column| tag(column))).expect("in memory");
        } else {
            writer.write_record(&columns).expect("in memory");
        }
        for row in &rows {
            writer.write_record((0..columns.len()).map(|at| CELLS[row[at % row.len()]])).expect("in memory");
        }
        let bytes = writer.into_inner().expect("in memory");
        // A file as a whole may be refused (its dates may be open to two readings); a row may not be lost.
        if let Ok(intake) = recount::ingest::read(&[Input::memory("made.csv", bytes)], &ReadOptions::default(), &Silent) {
            let input = &intake.ledger.inputs[0];
            prop_assert_eq!(input.rows, input.claimed + input.rejected, "{}", profile.name);
            prop_assert_eq!(input.rejected, intake.ledger.rejected.len(), "{}", profile.name);
            prop_assert!(input.rows <= rows.len() && intake.claims.len() >= input.claimed, "{}", profile.name);
        }
    }
}

#[test]
fn every_profile_says_what_a_journalist_must_know() {
    for profile in profiles().iter() {
        assert!(!profile.title.is_empty() && profile.about.len() > 200, "{}", profile.name);
    }
}
