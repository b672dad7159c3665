//! Two reports that cannot be one event do not become one through a third that is too vague to tell them apart.

use super::Files;

const HEADER: &str = "id,date,latitude,longitude,geo_precision,place,actor1";

/// The events of one report in each of three files.
fn events(a: &str, b: &str, c: &str) -> Vec<String> {
    let text = |row: &str| format!("{HEADER}\n1,{row}\n");
    let files = Files::of(&[("a.csv", &text(a)), ("b.csv", &text(b)), ("c.csv", &text(c))]);
    let expected = files.events("@a.csv @b.csv @c.csv");
    assert_eq!(files.events("@c.csv @a.csv @b.csv"), expected);
    expected.into_iter().collect()
}

fn kept_apart(a: &str, vague: &str, c: &str) {
    let events = events(a, vague, c);
    assert!(!events.iter().any(|event| event.contains("a:1") && event.contains("c:1")), "{events:?}");
    // The vague one goes with one of them.
    assert_eq!(events.len(), 2, "{events:?}");
}

#[test]
fn two_days_of_one_month_are_not_one_day_because_a_third_says_only_the_month() {
    kept_apart("2022-03-02,14,-4,,,JNIM", "2022-03,14,-4,,,JNIM", "2022-03-29,14,-4,,,JNIM");
}

#[test]
fn two_towns_of_one_province_are_not_one_place_because_a_third_says_only_the_province() {
    kept_apart("2022-03-02,14,-4,,,JNIM", "2022-03-02,15,-4,4,,JNIM", "2022-03-02,16,-4,,,JNIM");
}

#[test]
fn two_towns_of_one_name_far_apart_are_not_one_place_because_a_third_has_only_the_name() {
    kept_apart("2022-03-02,14,-4,,Moura,JNIM", "2022-03-02,,,,Moura,JNIM", "2022-03-02,20,-4,,Moura,JNIM");
}

#[test]
fn two_perpetrators_are_not_one_because_a_third_names_none() {
    kept_apart("2022-03-02,14,-4,,,JNIM", "2022-03-02,14,-4,,,", "2022-03-02,14,-4,,,Wagner Group");
}

#[test]
fn exact_neighbours_on_both_sides_of_a_third_are_one_event() {
    // 2.2 km and a day to the one in the middle, 4.4 km and two days between the outer ones: jitter, no contradiction.
    let found = events("2022-03-01,14.00,-4,,,JNIM", "2022-03-02,14.02,-4,,,JNIM", "2022-03-03,14.04,-4,,,JNIM");
    assert_eq!(found, ["a:1 b:1 c:1"]);
}
