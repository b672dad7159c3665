//! ACLED: the lowest number reported, words coded as numbers, 0 for none or not known.

use super::super::program::{claims, recount};
use super::{Cells, number, read, table, with};

const HEADER: &[&str] = &[
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

const OLD_HEADER: &[&str] = &[
    "GWNO",
    "EVENT_ID_CNTY",
    "EVENT_ID_NO_CNTY",
    "EVENT_DATE",
    "YEAR",
    "TIME_PRECISION",
    "EVENT_TYPE",
    "ACTOR1",
    "ALLY_ACTOR_1",
    "INTER1",
    "ACTOR2",
    "ALLY_ACTOR_2",
    "INTER2",
    "INTERACTION",
    "COUNTRY",
    "ADMIN1",
    "ADMIN2",
    "ADMIN3",
    "LOCATION",
    "LATITUDE",
    "LONGITUDE",
    "GEO_PRECISION",
    "SOURCE",
    "NOTES",
    "FATALITIES",
];

const ROW: Cells = &[
    ("event_id_cnty", "MLI100"),
    ("event_date", "2022-03-27"),
    ("year", "2022"),
    ("time_precision", "1"),
    ("event_type", "Violence against civilians"),
    ("sub_event_type", "Attack"),
    ("actor1", "Armed Group A"),
    ("inter1", "Rebel group"),
    ("actor2", "Civilians (Mali)"),
    ("inter2", "Civilians"),
    ("interaction", "Rebel group - Civilians"),
    ("country", "Mali"),
    ("admin1", "Mopti"),
    ("location", "Alpha"),
    ("latitude", "14.5"),
    ("longitude", "-4.1"),
    ("geo_precision", "1"),
    ("source", "Radio One; Paper Two"),
    ("notes", "On 27 March, gunmen killed seven people."),
    ("fatalities", "7"),
    ("timestamp", "1646077433"),
];

const ID: &str = "ACLED-MLI100.fatalities";

fn one(other: Cells) -> super::Claims {
    read(&table(HEADER, &[&with(ROW, other)]))
}

#[test]
fn a_row_becomes_one_claim_that_knows_its_event_day_and_place() {
    let claims = one(&[]);
    assert_eq!(claims.ids(), [ID]);
    assert_eq!(claims.texts(ID, ["event", "source", "harm", "status"]), ["ACLED-MLI100", "ACLED", "killed", "all"]);
    assert_eq!(claims.texts(ID, ["date_start", "date_end", "date_precision"]), ["2022-03-27", "2022-03-27", "day"]);
    assert_eq!(claims.texts(ID, ["place", "admin1", "country", "geo_precision"]), ["Alpha", "Mopti", "MLI", "town"]);
    assert_eq!((number(claims.text(ID, "lat")), number(claims.text(ID, "lon"))), (Some(14.5), Some(-4.1)));
    assert_eq!(claims.texts(ID, ["source_kind", "manner"]), ["dataset", "Attack"]);
    assert_eq!(claims.figures(ID)[0], Some(7.0));
}

#[test]
fn an_acled_zero_means_none_or_unknown_and_is_not_an_estimate() {
    let claims = one(&[("fatalities", "0"), ("notes", "Shots were fired. Casualties unknown.")]);
    assert_eq!(claims.figures(ID), [Some(0.0), None, None]);
    assert!(!claims.text(ID, "note").is_empty(), "the claim says what the 0 means");
}

#[test]
fn words_that_the_notes_say_were_coded_become_the_words_range_again() {
    let cases = [
        ("3", "Several people were killed (fatalities coded as 3)."),
        ("10", "An unknown number of fighters died, coded as 10."),
        ("12", "Dozens were killed. Fatalities coded as 12."),
        ("20", "Scores of people were killed (coded as 20)."),
        ("100", "Hundreds were killed, coded as 100."),
    ];
    for (fatalities, notes) in cases {
        let claims = one(&[("fatalities", fatalities), ("notes", notes)]);
        assert_eq!(claims.figures(ID), [number(fatalities), None, None], "{notes}");
        assert_eq!(claims.text(ID, "quote"), notes, "the words stay with the claim");
    }
}

#[test]
fn deaths_are_not_attributed_to_a_side_nor_to_civilians() {
    let claims = one(&[("civilian_targeting", "Civilians targeted")]);
    assert_eq!(claims.texts(ID, ["status", "victim_party", "perpetrator"]), ["all", "", ""]);
    assert_eq!(claims.text(ID, "actor1"), "Armed Group A", "the actors stay as columns");
}

#[test]
fn a_toll_split_over_rows_keeps_the_notes_that_say_so() {
    let notes = "12 people were killed over three days, split among three events (4 each).";
    let claims = one(&[("fatalities", "4"), ("notes", notes)]);
    assert_eq!(claims.text(ID, "quote"), notes);
    assert_eq!(claims.figures(ID)[0], Some(4.0));
}

#[test]
fn inter_is_kept_as_text_and_as_a_number() {
    let text = one(&[]);
    assert_eq!(text.texts(ID, ["inter1", "interaction"]), ["Rebel group", "Rebel group - Civilians"]);
    let code = one(&[("inter1", "2"), ("inter2", "7"), ("interaction", "27")]);
    assert_eq!(code.texts(ID, ["inter1", "interaction"]), ["2", "27"]);
}

#[test]
fn a_week_or_a_month_is_never_its_first_day() {
    for (code, precision) in [("2", "week"), ("3", "month")] {
        let claims = one(&[("time_precision", code)]);
        assert_eq!(claims.texts(ID, ["date_precision", "date_end"]), [precision, ""], "time_precision {code}");
    }
}

#[test]
fn the_carriers_of_the_report_are_a_list_beside_the_source() {
    let claims = one(&[]);
    assert_eq!(claims.texts(ID, ["source", "reported_by"]), ["ACLED", "Radio One; Paper Two"]);
}

#[test]
fn the_older_export_in_upper_case_is_read_too() {
    let row: Cells = &[
        ("GWNO", "615"),
        ("EVENT_ID_CNTY", "1416RTA"),
        ("EVENT_DATE", "18/04/2001"),
        ("TIME_PRECISION", "1"),
        ("EVENT_TYPE", "Violence against civilians"),
        ("ACTOR1", "Police"),
        ("INTER1", "1"),
        ("ACTOR2", "Civilians"),
        ("COUNTRY", "Algeria"),
        ("ADMIN1", "Alpha"),
        ("LOCATION", "Beta"),
        ("LATITUDE", "36.6"),
        ("LONGITUDE", "4.1"),
        ("GEO_PRECISION", "1"),
        ("SOURCE", "Agency"),
        ("NOTES", "A student died."),
        ("FATALITIES", "1"),
    ];
    let numbered = with(row, &[("EVENT_ID_CNTY", ""), ("EVENT_ID_NO_CNTY", "1417"), ("EVENT_DATE", "19/04/2001")]);
    let open = with(row, &[("EVENT_ID_CNTY", "1418RTA"), ("EVENT_DATE", "08/05/2001")]);
    let claims = read(&table(OLD_HEADER, &[row, &numbered, &open]));
    let events = ["ACLED-1416RTA", "ACLED-615-1417", "ACLED-1418RTA"];
    assert_eq!(claims.column("event"), events, "numbers repeat from country to country");
    for end in ["date_start", "date_end"] {
        assert_eq!(claims.column(end), ["2001-04-18", "2001-04-19", "2001-05-08"], "the column shows the day first");
    }
    let id = "ACLED-1416RTA.fatalities";
    assert_eq!(claims.texts(id, ["country", "place", "quote"]), ["DZA", "Beta", "A student died."]);
    assert_eq!(claims.figures(id)[0], Some(1.0));
}

#[test]
fn an_acled_zero_makes_no_sentence_to_quote() {
    let file = claims(table(HEADER, &[&with(ROW, &[("fatalities", "0")])]));
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("plain");
    assert_eq!(recount(&["run", file.path(), "-o", out, "-q"]).code, 0);
    let quotable = std::fs::read_to_string(folder.path().join("quotable.md")).expect("written");
    assert!(quotable.contains("No source gives a number") && !quotable.contains("at least 0 people"), "{quotable}");
}
