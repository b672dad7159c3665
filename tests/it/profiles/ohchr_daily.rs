//! Daily tolls and running totals of civilians, as OHCHR publishes them.

use super::{Cells, number, read, read_as, table};
use std::collections::BTreeMap;

const HEADER: &[&str] = &[
    "date",
    "country",
    "source",
    "killed",
    "injured",
    "killed_cumulative",
    "cumulative injured",
    "men_killed",
    "women_killed",
    "boys_killed",
    "girls_killed",
    "url",
];

const ROW: Cells = &[
    ("date", "2022-03-08"),
    ("country", "Ukraine"),
    ("source", "OHCHR"),
    ("killed", "10"),
    ("injured", "4"),
    ("killed_cumulative", "516"),
    ("cumulative injured", "908"),
    ("men_killed", "5"),
    ("girls_killed", "1"),
    ("url", "https://example.org/update"),
];

type Row = BTreeMap<String, String>;

fn find<'a>(rows: &'a [Row], harm: &str, count_type: &str, who: &str) -> &'a Row {
    let is = |row: &&Row| {
        row["harm"] == harm
            && row["count_type"] == count_type
            && row.get("demographic").map_or("", String::as_str) == who
    };
    rows.iter().find(is).unwrap_or_else(|| panic!("no {count_type} claim about {who:?} {harm}"))
}

#[test]
fn a_day_and_a_running_total_are_different_claims() {
    let claims = read(&table(HEADER, &[ROW])).0;
    assert_eq!(claims.len(), 6);
    let day = find(&claims, "killed", "daily", "");
    assert_eq!(
        (number(&day["best"]), day["date_start"].as_str(), day["date_end"].as_str()),
        (Some(10.0), "2022-03-08", "2022-03-08")
    );
    let total = find(&claims, "killed", "cumulative", "");
    assert_eq!((number(&total["best"]), total["as_of"].as_str()), (Some(516.0), "2022-03-08"));
    assert_eq!((total["date_start"].as_str(), total["date_end"].as_str()), ("2022-02-24", "2022-03-08"));
    assert_eq!(number(&find(&claims, "injured", "cumulative", "")["best"]), Some(908.0));
    assert!(claims.iter().all(|row| row["status"] == "civilian" && row["extent"] != "whole"), "no single event");
    assert!(claims.iter().all(|row| row["source"] == "OHCHR" && row["source_kind"] == "intergovernmental"));
}

#[test]
fn men_women_boys_and_girls_are_parts_of_their_day() {
    let claims = read(&table(HEADER, &[ROW])).0;
    let whole = find(&claims, "killed", "daily", "")["claim_id"].clone();
    for (who, best) in [("men", 5.0), ("girls", 1.0)] {
        let part = find(&claims, "killed", "daily", who);
        assert_eq!((number(&part["best"]), &part["part_of"]), (Some(best), &whole), "{who}");
    }
}

#[test]
fn a_table_that_names_nobody_is_ohchrs_only_if_one_says_so() {
    let text = "report_date,killed,injured,killed_cum\n2022-03-08,10,4,516\n2022-03-09,3,,519\n";
    let claims = read_as("ohchr-daily", text);
    assert_eq!(claims.column("source"), ["OHCHR"; 5], "{:?}", claims.ids());
    let guessed = super::super::program::recount(&["read", super::claims(text).path(), "--format", "csv"]);
    assert!(!guessed.out.contains("OHCHR"), "{}", guessed.out);
}

#[test]
fn running_totals_of_groups_are_parts_of_the_running_total() {
    let text =
        "report_date,source,place,killed,injured,killed_cum,killed_children_cum\n2022-03-08,Office,Alpha,10,4,516,37\n";
    let claims = read(text).0;
    let total = find(&claims, "killed", "cumulative", "")["claim_id"].clone();
    let children = find(&claims, "killed", "cumulative", "children");
    assert_eq!((number(&children["best"]), &children["part_of"]), (Some(37.0), &total));
    assert_eq!(children["source"], "Office");
}
