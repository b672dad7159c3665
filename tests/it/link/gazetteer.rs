//! `--gazetteer`: coordinates for places without any, from GeoNames' columns, and said so.

use super::{Files, two};

const HEADER: &str = "id,date,latitude,longitude,place,admin1,country";

/// A line of GeoNames.
fn line(id: u32, name: &str, at: &str, code: &str, admin1: &str, people: u32) -> String {
    let (class, at) = (&code[..1], at.replace(' ', "\t"));
    let code = &code[1..];
    format!(
        "{id}\t{name}\t{name}\tمورا\t{at}\t{class}\t{code}\tML\t\t{admin1}\t\t\t\t{people}\t\t300\tX/Y\t2024-01-01\n"
    )
}

fn mali() -> String {
    [
        line(1, "Mopti Region", "14.8 -3.9", "AADM1", "04", 2_000_000),
        line(2, "Moura", "14.45 -4.48", "PPPL", "04", 10_000),
        line(3, "Kayes Region", "14.0 -11.0", "AADM1", "01", 2_000_000),
        line(4, "Badalabougou", "14.0 -11.0", "PPPL", "01", 0),
        line(5, "Badalabougou", "14.9 -3.0", "PPPL", "04", 0),
    ]
    .concat()
}

fn with(a: &str, b: &str) -> Files {
    let files = two(HEADER, &[a], &[b]);
    files.write("ML.txt", mali());
    files
}

#[test]
fn a_place_gets_its_coordinates_and_the_link_and_the_note_say_from_where() {
    let files = with("1,2022-03-01,,,Moura,,MLI", "1,2022-03-01,14.451,-4.481,Somewhere,,MLI");
    assert!(files.merged("@a.csv @b.csv").is_empty());
    // The places have other names, and nothing speaks for a link but the point: it is as with any two.
    let files = with("1,2022-03-01,,,Moura,,MLI", "1,2022-03-01,14.451,-4.481,,,MLI");
    let linked = files.link("@a.csv @b.csv --gazetteer @ML.txt");
    assert_eq!(linked.of("event"), ["a:1 b:1"]);
    let link = linked.only();
    assert_eq!(link["km"], "0.155");
    assert!(link["reason"].contains("from the gazetteer: Moura (GeoNames 2)"), "{}", link["reason"]);
    assert!(!link["doubts"].contains("by-name"), "{link:?}");
    assert!(linked.err.contains("ML.txt: coordinates for 1 of 1 reports without any"), "{}", linked.err);
    let reports = files.link("@a.csv @b.csv --gazetteer @ML.txt --table reports");
    assert_eq!(reports.cells("lat lon")[0], "14.45 | -4.48");
}

#[test]
fn why_says_that_the_coordinates_are_the_gazetteer_s() {
    let files = with("1,2022-03-01,,,Moura,,MLI", "1,2022-03-09,14.451,-4.481,,,MLI");
    let ran = files.run("@a.csv @b.csv --gazetteer @ML.txt --why a:1");
    assert!(ran.out.contains("Its coordinates are from the gazetteer: Moura (GeoNames 2)"), "{}", ran.out);
}

#[test]
fn the_middle_of_a_region_is_no_exact_place() {
    let files = with("1,2022-03-01,,,Mopti Region,,MLI", "1,2022-03-01,14.45,-4.48,,,MLI");
    let linked = files.link("@a.csv @b.csv --gazetteer @ML.txt");
    assert_eq!(linked.of("event"), ["a:1 b:1"]);
    assert!(linked.only()["doubts"].contains("coarse"), "{:?}", linked.only());
}

#[test]
fn places_that_it_cannot_give_are_told_by_kind_with_the_first() {
    let files = with("1,2022-03-01,,,Badalabougou,,MLI", "1,2022-03-01,,,Nowhere,,MLI");
    files.write("c.csv", format!("{HEADER}\n1,2022-03-01,,,Moura,,\n"));
    let linked = files.link("@a.csv @b.csv @c.csv --gazetteer @ML.txt");
    for part in [
        "0 of 3 reports",
        "could be several places (a:1, Badalabougou",
        "are not in it (b:1, Nowhere",
        "name no country (c:1, Moura",
    ] {
        assert!(linked.err.contains(part), "{part}: {}", linked.err);
    }
}

#[test]
fn the_region_decides_between_places_of_one_name() {
    let files = with("1,2022-03-01,,,Badalabougou,Mopti Region,MLI", "1,2022-03-01,14.9,-3.0,,,MLI");
    assert_eq!(files.merged("@a.csv @b.csv --gazetteer @ML.txt"), ["a:1 b:1"]);
}

#[test]
fn coordinates_in_the_input_are_never_replaced() {
    let files = with("1,2022-03-01,20,-4,Moura,,MLI", "1,2022-03-01,14.45,-4.48,,,MLI");
    let linked = files.link("@a.csv @b.csv --gazetteer @ML.txt");
    assert!(linked.rows.is_empty());
}

#[test]
fn a_file_that_is_no_gazetteer_is_refused_and_lines_that_are_none_are_told() {
    let files = with("1,2022-03-01,,,Moura,,MLI", "1,2022-03-01,14.451,-4.481,,,MLI");
    let told = files.refusal("@a.csv @b.csv --gazetteer @a.csv");
    assert!(told.contains("19") && told.contains("GeoNames"), "{told}");
    let told = files.refusal("@a.csv @b.csv --gazetteer @nowhere.txt");
    assert!(told.contains("nowhere.txt: cannot be read"), "{told}");
    files.write("ML.txt", format!("{}some words\n", mali()));
    let linked = files.link("@a.csv @b.csv --gazetteer @ML.txt");
    assert!(linked.err.contains("left out") && linked.err.contains("line 6"), "{}", linked.err);
}
