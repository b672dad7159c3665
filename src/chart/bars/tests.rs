//! What holds for bars beyond what holds for all (see `chart/tests.rs`).

use super::{BarRow, BarsChart, KIND};
use crate::chart::material::{Ask, By, ClaimFact, EventFact, Material};
use crate::chart::theme::{Theme, Tone};
use crate::chart::{Chart, FontFace, Heading, Look, Plot, Sheet};

fn row(name: &str, low: Option<f64>, best: Option<f64>, high: Option<f64>) -> BarRow {
    BarRow { name: name.into(), low, best, high, ..BarRow::default() }
}

fn drawn(rows: Vec<BarRow>) -> Chart {
    let look = Look { fonts: FontFace::None, ..Look::default() };
    Sheet::new(Heading::default(), BarsChart { rows, measure: String::new() }).draw(&look)
}

fn claim(event: usize, source: &str, tone: Tone, numbers: [Option<f64>; 3]) -> ClaimFact {
    let [low, best, high] = numbers;
    ClaimFact { event, source: source.into(), tone, low, best, high, whole: true, counts: true, ..ClaimFact::default() }
}

fn exact(n: f64) -> [Option<f64>; 3] {
    [Some(n); 3]
}

fn made(material: &Material, by: By) -> Vec<Vec<String>> {
    (KIND.make)(material, &Ask { by, ..Ask::default() })
        .unwrap_or_else(|refusal| panic!("{refusal:?}"))
        .plot
        .data()
        .rows
}

fn two_events() -> Material {
    let mut late = claim(0, "Army", Tone::Combatant, exact(999.0));
    late.counts = false;
    Material {
        events: vec![
            EventFact { admin1: "Mopti".into(), disputed: true, low: Some(200.0), ..EventFact::default() },
            EventFact { country: "Niger".into(), ..EventFact::default() },
        ],
        claims: vec![
            claim(0, "HRW", Tone::Civilian, [Some(250.0), Some(300.0), Some(350.0)]),
            claim(0, "NGO", Tone::Civilian, exact(200.0)),
            claim(0, "Army", Tone::Combatant, exact(203.0)),
            claim(1, "HRW", Tone::Civilian, [Some(10.0), None, None]),
            claim(1, "NGO", Tone::Unstated, [None, None, None]),
            late,
        ],
        ..Material::default()
    }
}

#[test]
fn a_group_sums_the_lowest_and_highest_figure_of_each_event_and_stays_open() {
    let rows = made(&two_events(), By::Status);
    assert_eq!(rows[0], ["civilians", "210", "", "", "2", "civilians", "yes"]);
    assert_eq!(rows[1], ["combatants", "203", "203", "203", "1", "combatants", "yes"]);
    assert_eq!(rows.len(), 2);
}

#[test]
fn places_take_what_was_found_for_the_event_as_a_whole() {
    let rows = made(&two_events(), By::Place);
    assert_eq!(rows[0][..4], ["Mopti", "200", "", ""]);
    assert_eq!(rows[1][..4], ["Niger", "10", "", ""]);
}

#[test]
fn a_claim_on_everyone_comes_before_a_claim_on_some_of_them() {
    let mut material = two_events();
    material.claims.push(claim(0, "HRW", Tone::Mixed, exact(500.0)));
    let rows = made(&material, By::Source);
    assert_eq!(rows[0][..4], ["HRW", "510", "", ""]);
}

#[test]
fn without_a_number_bars_are_refused() {
    let material = Material { claims: vec![claim(0, "A", Tone::Civilian, [None; 3])], ..Material::default() };
    assert!((KIND.make)(&material, &Ask::default()).is_err_and(|refusal| refusal.message.contains("number")));
}

#[test]
fn what_is_unknown_is_last_and_grey() {
    let mut rows =
        vec![row("unknown", Some(90.0), Some(90.0), Some(90.0)), row("Gao", Some(40.0), Some(40.0), Some(40.0))];
    rows[0].unknown = true;
    let chart = drawn(rows);
    let place = |name: &str| chart.boxes.iter().find(|text| text.text == name).map_or(0.0, |text| text.area.y);
    assert!(place("unknown") > place("Gao"));
    let plotters::style::RGBColor(r, g, b) = Theme::Light.inks().unknown;
    assert!(chart.svg.contains(&format!("fill=\"#{r:02x}{g:02x}{b:02x}\"")));
}

#[test]
fn a_bar_ends_at_its_value_and_twice_the_value_is_twice_as_long() {
    let chart =
        drawn(vec![row("a", Some(100.0), Some(100.0), Some(100.0)), row("b", Some(50.0), Some(50.0), Some(50.0))]);
    let widths: Vec<f64> = chart.marks.iter().map(|mark| mark.area.w).collect();
    assert!(widths.len() == 2 && (widths[0] - 2.0 * widths[1]).abs() < 0.3, "{widths:?}");
}

#[test]
fn bars_show_lowest_figures_unless_every_group_has_a_best_one() {
    let chart = drawn(vec![row("a", Some(100.0), Some(150.0), Some(200.0)), row("b", Some(100.0), None, Some(200.0))]);
    let bars: Vec<f64> = chart.marks.iter().filter(|mark| mark.area.h > 10.0).map(|mark| mark.area.w).collect();
    assert_eq!(bars.len(), 2, "{bars:?}");
    assert!((bars[0] - bars[1]).abs() < 0.2, "{bars:?}");
    assert!(chart.boxes.iter().any(|text| text.text.starts_with("Bars show the lowest figures.")));
}

#[test]
fn more_than_twenty_five_groups_name_the_rest() {
    let rows: Vec<BarRow> =
        (0..60).map(|i| row(&format!("g{i}"), Some(60.0 - f64::from(i)), Some(1.0), Some(99.0))).collect();
    let chart = drawn(rows.clone());
    assert!(chart.boxes.iter().any(|text| text.text == "36 others"));
    assert!(chart.boxes.iter().any(|text| text.text == "each 99 or fewer"));
    assert!(chart.alt.contains("36 others"), "{}", chart.alt);
    assert_eq!(BarsChart { rows, measure: String::new() }.data().rows.len(), 60);
}

#[test]
fn a_ceiling_alone_has_no_bar() {
    let chart = drawn(vec![row("a", None, None, Some(40.0))]);
    assert!(chart.boxes.iter().any(|text| text.text == "up to 40"));
    assert!(chart.marks.iter().all(|mark| mark.area.h < 12.0), "{:?}", chart.marks);
}

#[test]
fn killed_or_captured_is_a_ceiling_for_the_killed() {
    let mut army = claim(0, "Army", Tone::Combatant, exact(203.0));
    army.neutralised = true;
    let material = Material { events: vec![EventFact::default()], claims: vec![army], ..Material::default() };
    assert_eq!(made(&material, By::Source)[0][..4], ["Army", "", "", "203"]);
}
