//! Places at the edges of the map: the antimeridian, the poles, one point, and windows of nothing and of the whole globe.

use super::{Files, two};

const HEADER: &str = "id,date,latitude,longitude";

fn at(a: &str, b: &str) -> Files {
    two(HEADER, &[&format!("1,2022-03-01,{a}")], &[&format!("1,2022-03-01,{b}")])
}

#[test]
fn the_antimeridian_and_the_poles_are_no_walls() {
    // 0.02 degrees of a great circle are 2.22 km.
    for (a, b) in [
        ("0,179.99", "0,-179.99"),
        ("0,180", "0,-180"),
        ("-18.0,179.995", "-18.0,-179.995"),
        ("89.99,0", "89.99,180"),
        ("90,12", "90,-77"),
        ("-90,0", "-89.99,123"),
        ("0.01,0", "-0.01,0"),
        ("51.5,0.01", "51.5,-0.01"),
    ] {
        assert_eq!(at(a, b).merged("@a.csv @b.csv"), ["a:1 b:1"], "{a} {b}");
    }
    for (a, b) in [("0,179.98", "0,-179.98"), ("89.98,0", "89.98,180"), ("10,20", "-10,20"), ("14,4", "14,-4")] {
        assert_eq!(at(a, b).merged("@a.csv @b.csv"), Vec::<String>::new(), "{a} {b}");
    }
}

#[test]
fn the_distance_is_that_of_a_great_circle_and_the_window_includes_its_end() {
    // A hundredth of a degree of latitude is 1.11195 km on a globe of 6371.0088 km.
    let files = at("1.01,0", "1,0");
    assert_eq!(files.link("@a.csv @b.csv --km 2").only()["km"], "1.112");
    assert!(files.merged("@a.csv @b.csv --km 1.1119").is_empty());
    assert_eq!(files.merged("@a.csv @b.csv --km 1.112").len(), 1);
}

#[test]
fn a_window_of_nothing_links_one_point_only() {
    assert_eq!(at("14.45,-4.48", "14.45,-4.48").merged("@a.csv @b.csv --km 0 --days 0"), ["a:1 b:1"]);
    assert!(at("14.45,-4.48", "14.4501,-4.48").merged("@a.csv @b.csv --km 0 --days 0").is_empty());
    assert_eq!(at("90,0", "90,45").merged("@a.csv @b.csv --km 0"), ["a:1 b:1"]);
    assert_eq!(at("0,180", "0,-180").merged("@a.csv @b.csv --km 0"), ["a:1 b:1"]);
}

#[test]
fn a_window_of_the_whole_globe_links_antipodes() {
    assert_eq!(at("0,1", "0,-179").merged("@a.csv @b.csv --km 20016"), ["a:1 b:1"]);
    assert_eq!(at("90,0", "-90,0").merged("@a.csv @b.csv --km 20016"), ["a:1 b:1"]);
    assert!(at("0,1", "0,-179").merged("@a.csv @b.csv --km 20014").is_empty());
}

#[test]
fn of_several_the_nearest_is_taken_and_of_two_at_one_point_that_of_the_nearer_day() {
    let a = ["1,2022-03-02,14.000,-4"];
    let by_place = two(HEADER, &a, &["1,2022-03-02,14.010,-4", "2,2022-03-01,14.005,-4"]);
    assert_eq!(by_place.merged("@a.csv @b.csv"), ["a:1 b:2"]);
    let by_day = two(HEADER, &a, &["1,2022-03-01,14,-4", "2,2022-03-02,14,-4"]);
    assert_eq!(by_day.merged("@a.csv @b.csv"), ["a:1 b:2"]);
}

#[test]
fn of_two_on_one_day_and_point_that_with_the_nearer_figure_is_taken_and_then_the_first() {
    let header = "id,date,latitude,longitude,figure";
    let by_figure = two(header, &["1,2022-03-02,14,-4,12"], &["1,2022-03-02,14,-4,40", "2,2022-03-02,14,-4,13"]);
    let linked = by_figure.link("@a.csv @b.csv");
    assert_eq!(linked.of("event"), ["a:1 b:2"]);
    // The other has the same score, and its figure decided: that is said, and not that it "fits as well".
    assert!(linked.rows[0]["reason"].contains("figure"), "{}", linked.rows[0]["reason"]);
    let by_id = two(header, &["1,2022-03-02,14,-4,12"], &["10,2022-03-02,14,-4,12", "2,2022-03-02,14,-4,12"]);
    assert_eq!(by_id.link("@a.csv @b.csv").of("event"), ["a:1 b:2"]);
}
