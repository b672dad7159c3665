//! SCAD: one toll on every location row of an event, negative codes for not reported.

use super::super::program::{claims, recount, rows};
use super::{Cells, Claims, intake, number, read, table, with};

const HEADER: &[&str] = &[
    "eventid",
    "id",
    "ccode",
    "countryname",
    "date",
    "enddate",
    "duration",
    "stday",
    "stmo",
    "styr",
    "eday",
    "emo",
    "eyr",
    "escalation",
    "actor2",
    "actor3",
    "target1",
    "target2",
    "cgovtarget",
    "rgovtarget",
    "npart",
    "ndeath",
    "repress",
    "elocal",
    "ilocal",
    "sublocal",
    "gislocnum",
    "issue1",
    "issue2",
    "issue3",
    "issuenote",
    "nsource",
    "notes",
    "coder",
    "acd_questionable",
    "latitude",
    "longitude",
    "geo_comments",
    "location_precision",
    "year",
    "month",
    "day",
    "spec_id",
    "startdate",
    "etype",
    "actor1",
    "locnum",
];

const ROW: Cells = &[
    ("eventid", "4750972"),
    ("countryname", "Nigeria"),
    ("date", "2011-01-04"),
    ("startdate", "2011-01-04"),
    ("enddate", "2011-01-06"),
    ("npart", "3"),
    ("ndeath", "5"),
    ("elocal", "Alpha"),
    ("sublocal", "1"),
    ("issuenote", "Election results"),
    ("notes", "Rioting in three towns left five dead."),
    ("latitude", "11.8"),
    ("longitude", "13.1"),
    ("etype", "4"),
    ("actor1", "Students"),
    ("locnum", "2"),
];

fn three_places() -> String {
    let beta = with(ROW, &[("elocal", "Beta"), ("sublocal", "2"), ("latitude", "12.0")]);
    let gamma = with(ROW, &[("elocal", "Gamma"), ("sublocal", "3"), ("latitude", "12.5")]);
    table(HEADER, &[ROW, &beta, &gamma])
}

fn one(other: Cells) -> Claims {
    read(&table(HEADER, &[&with(ROW, other)]))
}

const ID: &str = "SCAD-4750972.deaths";

#[test]
fn a_row_becomes_one_claim_about_everyone() {
    let claims = one(&[]);
    assert_eq!(claims.ids(), [ID]);
    assert_eq!(claims.texts(ID, ["event", "source", "harm", "status"]), ["SCAD-4750972", "SCAD", "killed", "all"]);
    assert_eq!(claims.texts(ID, ["date_start", "date_end", "country"]), ["2011-01-04", "2011-01-06", "NGA"]);
    assert_eq!(claims.texts(ID, ["place", "geo_precision", "perpetrator"]), ["Alpha", "other large town", ""]);
    assert_eq!(number(claims.text(ID, "best")), Some(5.0));
}

#[test]
fn scad_repeats_one_toll_on_every_location_row_and_it_counts_once() {
    let text = three_places();
    let claims_read = read(&text);
    assert_eq!(claims_read.ids().len(), 3, "every row stays");
    assert_eq!(claims_read.column("derived_from"), ["", ID, ID]);
    assert_eq!(claims_read.column("place"), ["Alpha", "Beta", "Gamma"]);
    let ranges = rows(&recount(&["ranges", claims(&text).path(), "--format", "csv", "-q"]).out);
    let union = ranges.iter().find(|row| row["method"] == "envelope-union").expect("a range");
    assert_eq!((union["low"].as_str(), union["high"].as_str(), union["sources"].as_str()), ("5", "5", "1"));
}

#[test]
fn another_toll_under_the_same_event_is_no_repetition() {
    let other = with(ROW, &[("elocal", "Beta"), ("sublocal", "2"), ("ndeath", "2")]);
    let claims = read(&table(HEADER, &[ROW, &other]));
    assert_eq!(claims.column("derived_from"), ["", ""]);
    let ids = claims.ids();
    assert!(ids[0] != ids[1], "{ids:?}");
}

#[test]
fn negative_codes_are_not_reported_and_never_nought() {
    for code in ["-99", "-88", "-77"] {
        let ledger = intake(&table(HEADER, &[&with(ROW, &[("ndeath", code)]), &with(ROW, &[("ndeath", "0")])]));
        let input = &ledger.inputs[0];
        assert_eq!((input.rows, input.claimed, input.rejected), (2, 1, 1), "{code}");
    }
    let claims = one(&[("latitude", "-99"), ("longitude", "-99"), ("ndeath", "0")]);
    assert_eq!(claims.texts(ID, ["lat", "lon"]), ["", ""]);
    assert_eq!(number(claims.text(ID, "best")), Some(0.0), "a 0 is a 0");
}
