//! Iraq Body Count: civilians, minima and maxima, dates such as 28 Feb 2017.

use super::{Cells, number, read, table, with};

const HEADER: &[&str] = &[
    "IBC code",
    "Start Date",
    "End Date",
    "Time",
    "Location",
    "Target",
    "Weapons",
    "Reported Minimum",
    "Reported Maximum",
    "Sources",
];

const ROW: Cells = &[
    ("IBC code", "k7919"),
    ("Start Date", "28 Feb 2017"),
    ("End Date", "1 Mar 2017"),
    ("Time", "8:00-9:00 AM"),
    ("Location", "central Alpha"),
    ("Target", "people in a market"),
    ("Weapons", "car bomb"),
    ("Reported Minimum", "26"),
    ("Reported Maximum", "31"),
    ("Sources", "AGENCY 28 Feb, PAPER 1 Mar"),
];

const ID: &str = "IBC-k7919.killed";

#[test]
fn an_incident_becomes_one_claim_about_civilians() {
    let claims = read(&table(HEADER, &[ROW]));
    assert_eq!(claims.ids(), [ID]);
    assert_eq!(claims.figures(ID), [Some(26.0), None, Some(31.0)]);
    assert_eq!(claims.texts(ID, ["status", "harm", "country"]), ["civilian", "killed", "IRQ"]);
    assert_eq!(claims.texts(ID, ["date_start", "date_end", "date_precision"]), ["2017-02-28", "2017-03-01", "day"]);
    assert_eq!(claims.texts(ID, ["label", "manner", "place"]), ["people in a market", "car bomb", "central Alpha"]);
    assert_eq!(claims.text(ID, "reported_by"), "AGENCY 28 Feb, PAPER 1 Mar");
    assert_eq!(claims.text(ID, "Time"), "8:00-9:00 AM");
}

#[test]
fn the_eleven_lines_above_the_header_are_no_data() {
    let above = "Incidents of violent civilian deaths\n\nDownloaded file\n\nOne row for each incident\n\nTerms of use\n\n\
                 Please name the source\n\n\n";
    let claims = read(&format!("{above}{}", table(HEADER, &[ROW, &with(ROW, &[("IBC code", "k7920")])])));
    assert_eq!(claims.ids(), [ID, "IBC-k7920.killed"]);
}

#[test]
fn a_copy_with_one_number_is_read_too() {
    let header: &[&str] =
        &["IBC_code", "Start_Date", "End_Date", "Time", "Location", "Target", "Weapons", "Deaths_recorded", "Sources"];
    let row: Cells = &[
        ("IBC_code", "m2046"),
        ("Start_Date", "2-Sep-13"),
        ("End_Date", "2-Sep-13"),
        ("Location", "Alpha"),
        ("Target", "NA"),
        ("Deaths_recorded", "1"),
    ];
    let claims = read(&table(header, &[row]));
    assert_eq!(number(claims.text("IBC-m2046.killed", "best")), Some(1.0));
    assert_eq!(claims.texts("IBC-m2046.killed", ["date_start", "label"]), ["2013-09-02", ""]);
}
