//! Dates and places that are not exact widen the windows, and a link that rests on them says so.

use super::{Linked, two};

const HEADER: &str = "id,date_start,date_end,latitude,longitude,date_precision,geo_precision,actor1";

fn pair(a: &str, b: &str) -> Linked {
    two(HEADER, &[&format!("1,{a},JNIM")], &[&format!("1,{b},JNIM")]).link("@a.csv @b.csv")
}

fn is_coarse(linked: &Linked) -> bool {
    linked.rows.iter().any(|row| row["doubts"].split(';').any(|doubt| doubt == "coarse"))
}

#[test]
fn a_date_of_less_than_a_day_s_precision_reaches_over_its_span_and_the_window() {
    for (a, b, linked) in [
        ("2022-03,,14,-4,,", "2022-03-20,,14,-4,,", true),
        ("2022-03,,14,-4,,", "2022-04-01,,14,-4,,", true),
        ("2022-03,,14,-4,,", "2022-04-02,,14,-4,,", false),
        ("2022-03,,14,-4,,", "2022-02-28,,14,-4,,", true),
        ("2022-03-15,,14,-4,month,", "2022-03-31,,14,-4,,", true),
        ("2022-03-15,,14,-4,month,", "2022-04-03,,14,-4,,", false),
        ("2022-03-15,,14,-4,week,", "2022-03-21,,14,-4,,", true),
        ("2022-03-15,,14,-4,week,", "2022-03-23,,14,-4,,", false),
        ("2022,,14,-4,,", "2022-12-31,,14,-4,,", true),
        ("2022,,14,-4,,", "2021-12-30,,14,-4,,", false),
        ("2022-Q1,,14,-4,,", "2022-03-31,,14,-4,,", true),
        ("2022-03-10,2022-03-20,14,-4,month,", "2022-03-15,,14,-4,,", true),
        ("2022-03,,14,-4,,", "2022-03,,14,-4,,", true),
        ("2022-03-15,,14,-4,day,", "2022-03-20,,14,-4,,", false),
    ] {
        let found = pair(a, b);
        assert_eq!(!found.rows.is_empty(), linked, "{a} {b}");
        assert_eq!(is_coarse(&found), linked, "{a} {b}");
    }
}

#[test]
fn a_month_is_not_said_to_be_on_the_same_day() {
    let link = pair("2022-03,,14,-4,,", "2022-03-20,,14,-4,,");
    assert!(!link.only()["reason"].contains("same day"), "{}", link.only()["reason"]);
}

#[test]
fn a_place_of_less_precision_reaches_as_far_as_its_words_or_its_number_say() {
    // The window is 3 km; a degree of latitude is 111 km.
    for (geo, lat, linked) in [
        ("1", "14.03", false),
        ("town", "14.03", false),
        ("exact", "14.03", false),
        ("2", "14.24", true),
        ("2", "14.27", false),
        ("3", "14.45", true),
        ("3", "14.49", false),
        ("4", "15.3", true),
        ("4", "15.4", false),
        ("5", "14.9", true),
        ("province", "15.3", true),
        ("Governorate", "15.3", true),
        ("ADM1", "15.3", true),
        ("district", "14.45", true),
        ("district", "14.49", false),
        ("near a town", "14.24", true),
    ] {
        let found = pair(&format!("2022-03-01,,14,-4,,{geo}"), &format!("2022-03-01,,{lat},-4,,"));
        assert_eq!(!found.rows.is_empty(), linked, "{geo} {lat}");
        assert_eq!(is_coarse(&found), linked, "{geo} {lat}");
    }
}

#[test]
fn the_larger_of_two_reaches_counts_and_they_are_not_added_up() {
    let far = |lat: &str| pair("2022-03-01,,14,-4,,2", &format!("2022-03-01,,{lat},-4,,3"));
    assert!(!far("14.45").rows.is_empty());
    assert!(far("14.6").rows.is_empty());
}

#[test]
fn a_country_is_no_place_and_that_is_told() {
    for geo in ["6", "7", "country", "Country only", "national"] {
        let found = pair(&format!("2022-03-01,,14,-4,,{geo}"), "2022-03-01,,14,-4,,");
        assert!(found.rows.is_empty(), "{geo}");
        let told = "note: 1 of 2 reports is known to the country only and is linked with none";
        assert!(found.err.contains(told), "{geo}: {}", found.err);
    }
}

#[test]
fn the_exact_of_two_candidates_is_taken_before_one_a_hundred_kilometres_off() {
    let files = two(
        HEADER,
        &["1,2022-03-01,,14,-4,,4,JNIM"],
        &["1,2022-03-01,,14.9,-4,,,JNIM", "2,2022-03-01,,14.01,-4,,,JNIM"],
    );
    assert_eq!(files.merged("@a.csv @b.csv"), ["a:1 b:2"]);
}

#[test]
fn two_exact_reports_have_no_doubt() {
    let linked = pair("2022-03-01,,14,-4,,", "2022-03-01,,14,-4,,");
    assert_eq!(linked.only()["doubts"], "");
    assert!(!linked.err.contains("not certain"), "{}", linked.err);
}

#[test]
fn tables_do_not_print_a_month_as_its_first_day() {
    let files = two(HEADER, &["1,2022-03,,14,-4,,,JNIM"], &["1,2022-03-20,,14,-4,,,JNIM"]);
    let reports = files.link("@a.csv @b.csv --table reports");
    let row = &reports.rows[0];
    assert!(row["date_start"] == "2022-03" || row.get("date_precision").is_some_and(|word| word == "month"), "{row:?}");
    files.link("@a.csv @b.csv --review @review.csv");
    let asked = super::rows(files.text("review.csv").trim_start_matches('\u{FEFF}'));
    let row = &asked[0];
    assert!(row["date_start_a"] != "2022-03-01" || row.contains_key("date_precision_a"), "{row:?}");
}
