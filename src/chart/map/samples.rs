//! Made maps: how they look, and what they must survive.

use super::{MapChart, MapPlace};
use crate::chart::{Heading, Sheet};

fn place(name: &str, area: &str, point: (f64, f64), precision: u8, low: f64, best: f64, high: f64) -> MapPlace {
    MapPlace {
        name: name.into(),
        area: area.into(),
        point: Some(point),
        precision: Some(precision),
        low: Some(low),
        best: Some(best),
        high: Some(high),
    }
}

fn sheet(title: &str, places: Vec<MapPlace>) -> Sheet {
    with_outlines(title, places, Vec::new())
}

fn with_outlines(title: &str, places: Vec<MapPlace>, outlines: Vec<Vec<(f64, f64)>>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "Events in which people were reported killed, January 2020 – March 2022".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, MapChart { places, outlines })
}

fn mali() -> Vec<MapPlace> {
    let mut places = vec![
        place("Moura", "Mopti", (-4.37, 14.33), 1, 203.0, 300.0, 600.0),
        place("Ogossagou", "Mopti", (-3.33, 13.78), 1, 134.0, 157.0, 175.0),
        place("Sobane Da", "Mopti", (-3.52, 14.87), 1, 35.0, 35.0, 101.0),
        place("Bankass", "Mopti", (-3.52, 14.07), 3, 132.0, 132.0, 132.0),
        place("Djenné", "Mopti", (-4.55, 13.91), 3, 24.0, 33.0, 40.0),
        place("Gao", "Gao", (-0.04, 16.27), 1, 54.0, 61.0, 77.0),
        place("Ansongo", "Gao", (0.5, 15.66), 2, 40.0, 49.0, 51.0),
        place("Ménaka", "Ménaka", (2.4, 15.92), 3, 80.0, 120.0, 260.0),
        place("Kidal", "Kidal", (1.41, 18.44), 1, 12.0, 12.0, 12.0),
        place("Niono", "Ségou", (-5.99, 14.25), 1, 30.0, 32.0, 36.0),
        place("Léré", "Tombouctou", (-4.91, 15.71), 2, 22.0, 22.0, 25.0),
        place("", "Tombouctou", (-3.0, 16.77), 4, 40.0, 44.0, 90.0),
        place("", "Tombouctou", (-3.0, 16.77), 4, 31.0, 36.0, 48.0),
        place("", "Ségou", (-6.2, 13.44), 5, 18.0, 20.0, 22.0),
    ];
    places[7].high = None;
    places.push(MapPlace { name: "somewhere in the north".into(), low: Some(12.0), ..MapPlace::default() });
    places
}

/// A rough outline, far too simple for any use but this.
fn outlines() -> Vec<Vec<(f64, f64)>> {
    vec![
        vec![
            (-12.2, 14.8),
            (-11.4, 12.4),
            (-8.0, 10.2),
            (-5.5, 10.4),
            (-5.2, 11.8),
            (-2.0, 14.2),
            (0.2, 15.0),
            (3.5, 15.4),
            (4.2, 19.1),
            (-4.8, 25.0),
            (-6.5, 24.9),
            (-5.5, 15.5),
            (-12.2, 14.8),
        ],
        vec![(0.2, 15.0), (2.2, 12.0), (3.6, 11.7), (3.5, 15.4)],
    ]
}

pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let sixty = (0..60_i32).map(|i| {
        let point = (30.0 + f64::from(i * 37 % 60) / 10.0, 48.0 + f64::from(i * 23 % 60) / 20.0);
        place(&format!("Place {i}"), "", point, 1 + (i % 4) as u8, f64::from(i), f64::from(i + 2), f64::from(2 * i + 5))
    });
    let thousands = (0..3000_i32).map(|i| {
        let point = (36.0 + f64::from(i * 37 % 611) / 100.0, 33.0 + f64::from(i * 23 % 397) / 100.0);
        place("", "", point, 1, f64::from(i % 9), f64::from(i % 9 + 1), f64::from(i % 9 + 3))
    });
    let exact = |name: &str, point: (f64, f64), n: f64| place(name, "", point, 1, n, n, n);
    let odd = |point: (f64, f64), n: f64| exact(hostile, point, n);
    vec![
        ("mali", with_outlines("Where people were reported killed", mali(), outlines())),
        ("plain", sheet("Where people were reported killed", mali())),
        ("one", sheet("One event", vec![exact("Moura", (-4.37, 14.33), 7.0)])),
        ("sixty", sheet("Sixty events", sixty.collect())),
        ("thousands", sheet("Three thousand events", thousands.collect())),
        (
            "outlier",
            sheet(
                "One figure is a thousand times the others",
                vec![
                    exact("A slip", (36.2, 37.1), 300_000.0),
                    exact("B", (36.7, 35.9), 300.0),
                    exact("C", (38.0, 36.0), 3.0),
                ],
            ),
        ),
        (
            "long_names",
            sheet(
                "Names of eighty letters",
                vec![exact(long, (-4.0, 14.0), 300.0), exact(&long.replace(' ', "_"), (-1.0, 15.0), 90.0)],
            ),
        ),
        (
            "arabic",
            sheet(
                "أين قُتل الناس",
                vec![
                    exact("حلب", (37.16, 36.2), 153.0),
                    place("حمص", "حمص", (36.72, 34.73), 3, 40.0, 60.0, 80.0),
                    place("", "دير الزور", (40.14, 35.33), 4, 30.0, 30.0, 45.0),
                    MapPlace { low: Some(60.0), best: None, high: None, ..exact("الرقة", (39.01, 35.95), 0.0) },
                ],
            ),
        ),
        (
            "antimeridian",
            sheet(
                "On both sides of the antimeridian",
                vec![
                    exact("Suva", (178.44, -18.14), 4.0),
                    exact("Apia", (-171.77, -13.83), 9.0),
                    exact("Nukuʻalofa", (-175.2, -21.14), 2.0),
                ],
            ),
        ),
        (
            "world",
            sheet(
                "All over the world",
                vec![
                    exact("Gaza", (34.45, 31.5), 900.0),
                    exact("Bogotá", (-74.1, 4.7), 60.0),
                    exact("Manila", (121.0, 14.6), 200.0),
                    exact("Longyearbyen", (15.6, 78.2), 1.0),
                    exact("Sydney", (151.2, -33.9), 3.0),
                ],
            ),
        ),
        (
            "open_ended",
            sheet(
                "Nobody gives an upper end",
                mali().into_iter().map(|place| MapPlace { best: None, high: None, ..place }).collect(),
            ),
        ),
        (
            "zeros",
            sheet(
                "Everyone says nobody",
                vec![
                    exact("A", (1.0, 1.0), 0.0),
                    MapPlace { low: None, best: None, high: None, ..exact("B", (2.0, 1.5), 0.0) },
                ],
            ),
        ),
        ("no_data", sheet("No data at all", Vec::new())),
        (
            "hostile",
            sheet(
                hostile,
                vec![
                    odd((f64::NAN, 1.0), 3.0),
                    odd((1.0, 91.0), 3.0),
                    odd((1.0, 2.0), f64::NAN),
                    odd((2.0, 2.0), f64::INFINITY),
                    odd((2.5, 2.2), 1e300),
                    odd((1.5, 2.1), -4.0),
                ],
            ),
        ),
    ]
}
