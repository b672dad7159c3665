//! House effects against the research's numbers; the first line of each file of `golden/` says where it is from and how close an
//! answer must come. Every row is compared.

use recount::estimate::house::{Count, Effect, given, houses};
use recount::stats::critical::z;

const TIGHT: f64 = 1e-9;

/// The cells of a golden file, its names apart.
fn cells(file: &str) -> Vec<Vec<&str>> {
    assert!(file.starts_with("# From "), "a birth certificate");
    file.lines().skip(2).map(|line| line.split(',').collect()).collect()
}

const SOURCES: [&str; 4] = ["army", "hrw", "ngo", "un"];

/// The number of an event ("E1" is 0) or of a source.
fn place(name: &str) -> usize {
    match name.strip_prefix('E') {
        Some(event) => event.parse::<usize>().expect("a number") - 1,
        None => SOURCES.iter().position(|source| *source == name).expect("a source"),
    }
}

fn counts() -> Vec<Count> {
    let rows = cells(include_str!("golden/house_input.csv"));
    let counts: Vec<Count> = rows
        .iter()
        .map(|row| Count { event: place(row[0]), source: place(row[1]), count: row[2].parse().expect("a count") })
        .collect();
    assert_eq!(counts.len(), 16);
    counts
}

fn close(found: f64, expected: f64, tolerance: f64, what: &[&str]) {
    assert!((found - expected).abs() <= tolerance * expected.abs(), "{found} instead of {expected} in {what:?}");
}

#[test]
fn effects_for_given_standard_deviations_are_those_of_the_mixed_model_equations() {
    let rows = cells(include_str!("golden/house_effects.csv"));
    for row in &rows {
        let number = |column: usize| -> f64 { row[column].parse().expect("a number") };
        let found = given(&counts(), number(1), number(2)).expect("enough counts");
        let list = if row[3] == "event" { &found.events } else { &found.sources };
        let Effect { estimate, error, .. } =
            *list.iter().find(|effect| effect.index == place(row[4])).expect("an effect");
        let reach = z(0.95) * error;
        let ends = [estimate, error, estimate.exp(), (estimate - reach).exp(), (estimate + reach).exp()];
        for (column, found) in (5..).zip(ends) {
            close(found, number(column), TIGHT, row);
        }
    }
    assert_eq!(rows.len(), 40);
}

#[test]
fn the_standard_deviations_are_those_of_restricted_likelihood() {
    let rows = cells(include_str!("golden/house_effects.csv"));
    let row = rows.iter().find(|row| row[0] == "reml").expect("a row");
    let found = houses(&counts(), 0.95).expect("enough counts");
    close(found.between.sd, row[1].parse().expect("a number"), 2e-7, row);
    close(found.error.sd, row[2].parse().expect("a number"), 2e-7, row);
}

#[test]
fn intervals_are_wider_than_those_that_take_the_standard_deviations_for_known() {
    let rows = cells(include_str!("golden/house_effects.csv"));
    let found = houses(&counts(), 0.95).expect("enough counts");
    let plugged: Vec<_> = rows.iter().filter(|row| row[0] == "reml" && row[3] == "house").collect();
    assert_eq!(plugged.len(), found.houses.len());
    for (house, row) in found.houses.iter().zip(plugged) {
        let ends: [f64; 2] = [8, 9].map(|column: usize| row[column].parse().expect("a number"));
        assert!(house.low < ends[0] && house.high > ends[1], "{house:?} {row:?}");
        assert!((house.factor / row[7].parse::<f64>().expect("a number") - 1.0).abs() < 0.1, "{house:?} {row:?}");
    }
}
