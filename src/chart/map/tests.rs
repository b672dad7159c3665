//! What holds for maps beyond what holds for all (see `chart/tests.rs`).

use super::keys::{radius, round_values};
use super::project::{Projection, latitude, longitude};
use super::symbol::{Shown, Sort};
use super::{KIND, MapChart, MapPlace};
use crate::chart::material::{Ask, EventFact, Material};
use crate::chart::{Area, FontFace, Heading, Look, Sheet};
use crate::lang::Lang;

fn place(name: &str, point: (f64, f64), precision: Option<u8>, n: f64) -> MapPlace {
    let n = Some(n);
    MapPlace { name: name.into(), point: Some(point), precision, low: n, best: n, high: n, ..MapPlace::default() }
}

fn shown(places: Vec<MapPlace>) -> Shown {
    Shown::of(&MapChart { places, outlines: Vec::new() })
}

#[test]
fn events_at_one_place_are_one_symbol_and_coarse_ones_are_summed_by_area() {
    let mut coarse = [place("x", (1.0, 1.0), Some(4), 10.0), place("y", (3.0, 3.0), Some(5), 20.0)];
    coarse.iter_mut().for_each(|place| place.area = "Mopti".into());
    let [a, b] = coarse;
    let shown = shown(vec![place("A", (0.0, 0.0), Some(1), 5.0), place("A", (0.0, 0.0), Some(1), 6.0), a, b]);
    let all: Vec<(Sort, &str, f64, usize)> =
        shown.symbols.iter().map(|s| (s.sort, s.name.as_str(), s.value, s.events)).collect();
    assert_eq!(all, [(Sort::Coarse, "Mopti", 30.0, 2), (Sort::Exact, "A", 11.0, 2)]);
    assert_eq!(shown.symbols[0].at, (2.0, 2.0));
}

#[test]
fn what_nobody_says_is_no_exact_place() {
    let shown = shown(vec![place("A", (0.0, 0.0), None, 5.0)]);
    assert_eq!(shown.symbols[0].sort, Sort::District);
}

#[test]
fn area_grows_with_the_toll() {
    let (one, four) = (radius(100.0, 400.0, 30.0), radius(400.0, 400.0, 30.0));
    assert_eq!((one, four), (15.0, 30.0));
    assert_eq!(radius(0.0, 400.0, 30.0), 3.0);
}

#[test]
fn a_map_across_the_antimeridian_is_narrow() {
    let shown = shown(vec![place("Suva", (178.0, -18.0), Some(1), 1.0), place("Apia", (-172.0, -14.0), Some(1), 1.0)]);
    let mut lons: Vec<f64> = shown.symbols.iter().map(|s| s.at.0).collect();
    lons.sort_by(f64::total_cmp);
    assert_eq!(lons, [178.0, 188.0]);
    assert_eq!(longitude(188.0, Lang::En), "172°W");
}

#[test]
fn longitudes_shrink_by_the_cosine_of_the_middle_latitude() {
    let shown = shown(vec![place("A", (0.0, 59.0), Some(1), 1.0), place("B", (4.0, 61.0), Some(1), 1.0)]);
    let projection = Projection::fit(&shown, Area { x: 0.0, y: 0.0, w: 600.0, h: 400.0 });
    let (a, b) = (projection.at((0.0, 59.0)), projection.at((1.0, 60.0)));
    assert!(((b.0 - a.0) / (a.1 - b.1) - 0.5).abs() < 1e-9, "{a:?} {b:?}");
}

#[test]
fn degrees_are_said_in_the_habit_of_the_language() {
    assert_eq!((longitude(-4.5, Lang::En), latitude(14.0, Lang::En)), ("4.5°W".into(), "14°N".into()));
    assert_eq!((longitude(-4.5, Lang::Fr), latitude(-14.0, Lang::Ru)), ("4,5° O".into(), "14° ю. ш.".into()));
    assert_eq!(
        (longitude(0.0, Lang::En), longitude(180.0, Lang::En), latitude(0.0, Lang::Es)),
        ("0°".into(), "180°".into(), "0°".into())
    );
}

#[test]
fn the_legend_has_round_sizes() {
    assert_eq!(round_values(640.0), [500.0, 100.0, 20.0]);
    assert_eq!(round_values(24.0), [20.0, 5.0, 1.0]);
    assert_eq!(round_values(1.0), [1.0]);
}

#[test]
fn too_many_places_are_summed_in_cells_and_told() {
    let places =
        (0..900).map(|i| place("", (f64::from(i % 30) / 4.0, f64::from(i / 30) / 4.0), Some(1), 1.0)).collect();
    let chart = MapChart { places, outlines: Vec::new() };
    let shown = Shown::of(&chart);
    assert!(shown.symbols.len() <= 400 && shown.cell == Some(0.5), "{} {:?}", shown.symbols.len(), shown.cell);
    assert_eq!(shown.symbols.iter().map(|s| s.events).sum::<usize>(), 900);
    let drawn = Sheet::new(Heading::default(), chart).draw(&Look { fonts: FontFace::None, ..Look::default() });
    assert!(drawn.boxes.iter().any(|text| text.text.contains("cells of 0.5°")));
}

#[test]
fn outlines_are_cut_at_the_frame() {
    let places = vec![place("A", (0.0, 0.0), Some(1), 1.0), place("B", (2.0, 1.0), Some(1), 1.0)];
    let outlines =
        vec![vec![(-90.0, 0.5), (90.0, 0.5)], vec![(50.0, 50.0), (60.0, 60.0)], vec![(f64::NAN, 0.0), (0.0, 0.0)]];
    let chart = Sheet::new(Heading::default(), MapChart { places, outlines })
        .draw(&Look { fonts: FontFace::None, ..Look::default() });
    let gray = "#8a8a8a";
    let lines: Vec<&str> = chart.svg.lines().filter(|line| line.contains(gray)).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(!lines[0].contains('-') || !lines[0].contains("x1=\"-"), "{lines:?}");
}

#[test]
fn without_coordinates_a_map_is_refused_and_says_which_columns_to_fill() {
    let material = Material { events: vec![EventFact::default()], ..Material::default() };
    assert!((KIND.make)(&material, &Ask::default()).is_err_and(|refusal| refusal.hint.contains("`lat`")));
}
