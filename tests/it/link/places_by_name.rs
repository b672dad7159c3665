//! Reports without coordinates: places by name in several spellings and scripts, within one country and unit.

use super::two;

const HEADER: &str = "id,date,latitude,longitude,place,admin1,country,actor1";

#[test]
fn places_in_other_spellings_and_scripts_are_one_place_and_the_link_says_that_names_were_compared() {
    for (one, other) in [
        ("Moura", "Moura"),
        ("Djenné", "Djenne"),
        ("MOPTI", "Mopti"),
        ("Khan Younis", "Khan Yunis"),
        ("Khan Younis", "خان يونس"),
        ("Gaza City", "غزة"),
        ("Tombouctou", "Timbuktu"),
        ("Bucha", "Буча"),
        ("Kharkiv", "Харків"),
        ("Kharkov", "Харьков"),
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Deir ez-Zor", "دير الزور"),
        ("Moura village", "Moura"),
    ] {
        let files = two(HEADER, &[&format!("1,2022-03-01,,,{one},,,")], &[&format!("1,2022-03-02,14,-4,{other},,,")]);
        let linked = files.link("@a.csv @b.csv");
        assert_eq!(linked.of("event"), ["a:1 b:1"], "{one} {other}");
        let link = linked.only();
        assert!(link["doubts"].contains("by-name") && link["km"].is_empty(), "{link:?}");
        assert!(link["reason"].contains("places of one name"), "{}", link["reason"]);
    }
}

#[test]
fn names_that_are_close_are_compared_whatever_consonants_they_are_written_with() {
    // Arabic writes b for p; an h at the end is written or not; two words are written as one.
    for (one, other) in [("Rafah", "رفح"), ("Palmyra", "بالميرا"), ("Khanyounis", "Khan Yunis")] {
        let files = two(HEADER, &[&format!("1,2022-03-01,,,{one},,,")], &[&format!("1,2022-03-01,,,{other},,,")]);
        assert_eq!(files.merged("@a.csv @b.csv"), ["a:1 b:1"], "{one} {other}");
    }
}

#[test]
fn other_places_days_countries_and_units_are_not_linked_by_name() {
    for (one, other) in [
        ("1,2022-03-01,,,Moura,,,", "1,2022-03-01,,,Ogossagou,,,"),
        ("1,2022-03-01,,,Moura,,,", "1,2022-03-03,,,Moura,,,"),
        ("1,2022-03-01,,,Moura,,MLI,", "1,2022-03-01,,,Moura,,PRT,"),
        ("1,2022-03-01,,,Moura,Mopti,MLI,", "1,2022-03-01,,,Moura,Kayes,MLI,"),
        ("1,2022-03-01,,,,,,", "1,2022-03-01,,,,,,"),
        ("1,,,,Moura,,,", "1,,,,Moura,,,"),
    ] {
        assert!(two(HEADER, &[one], &[other]).merged("@a.csv @b.csv").is_empty(), "{one} {other}");
    }
}

#[test]
fn a_unit_links_with_others_of_that_unit() {
    let files = two(HEADER, &["1,2022-03-01,,,,Mopti,MLI,"], &["1,2022-03-01,14.4,-4.4,Moura,Mopti region,MLI,"]);
    let linked = files.link("@a.csv @b.csv");
    assert_eq!(linked.of("event"), ["a:1 b:1"]);
    // A place that is only known to lie in a province is no exact place.
    assert!(linked.only()["doubts"].contains("coarse"), "{:?}", linked.only());
}

#[test]
fn coordinates_go_before_names() {
    let a = ["1,2022-03-01,14,-4,Moura,,,"];
    let files = two(HEADER, &a, &["1,2022-03-01,,,Moura,,,", "2,2022-03-01,14.001,-4,Moura,,,"]);
    assert_eq!(files.merged("@a.csv @b.csv"), ["a:1 b:2"]);
}

#[test]
fn coordinates_far_apart_are_no_event_though_the_names_are_one() {
    assert!(
        two(HEADER, &["1,2022-03-01,14,-4,Moura,,,"], &["1,2022-03-01,20,-4,Moura,,,"])
            .merged("@a.csv @b.csv")
            .is_empty()
    );
}
