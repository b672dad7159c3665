//! What holds for small multiples beyond what holds for all (see `chart/tests.rs`).

use super::split::parts;
use super::{KIND, MultiplesChart, Panel, samples};
use crate::chart::map::{MapChart, MapPlace};
use crate::chart::material::{Ask, By, ClaimFact, EventFact, Material, PeriodFact, SeriesFact, Unit};
use crate::chart::theme::Tone;
use crate::chart::upset::{Things, UpsetChart};
use crate::chart::{Chart, FontFace, Heading, Look, Plot, Sheet, Size};

fn named(wanted: &str, size: Size) -> Chart {
    let (_, sheet) = samples::all().into_iter().find(|(name, _)| *name == wanted).unwrap();
    sheet.draw(&Look { fonts: FontFace::None, size, ..Look::default() })
}

fn claim(event: usize, source: &str, n: f64) -> ClaimFact {
    let n = Some(n);
    ClaimFact {
        event,
        source: source.into(),
        tone: Tone::Civilian,
        low: n,
        best: n,
        high: n,
        whole: true,
        counts: true,
        ..ClaimFact::default()
    }
}

fn material() -> Material {
    let event =
        |admin1: &str, n: f64| EventFact { admin1: admin1.into(), low: Some(n), high: Some(n), ..EventFact::default() };
    let mut claims = vec![claim(0, "HRW", 10.0), claim(1, "HRW", 50.0), claim(1, "Army", 20.0), claim(2, "Army", 5.0)];
    claims[2].repeats = Some(1);
    claims[3].supersedes = Some(2);
    let period = |group: &str| PeriodFact { group: group.into(), low: Some(1.0), ..PeriodFact::default() };
    Material {
        events: vec![event("Gao", 10.0), event("Mopti", 50.0), event("", 5.0)],
        claims,
        periods: vec![period(""), period("Gao"), period("HRW")],
        series: vec![SeriesFact { source: "HRW".into(), ..SeriesFact::default() }],
        ..Material::default()
    }
}

fn ask(by: By, of: &str) -> Ask {
    Ask { by, of: of.into(), ..Ask::default() }
}

#[test]
fn a_part_is_a_whole_of_its_own() {
    let parts = parts(&material(), By::Place, Unit::Month);
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["Mopti", "Gao", ""]);
    let mopti = &parts[0].material;
    assert_eq!((mopti.events.len(), mopti.claims.len(), mopti.claims[1].event), (1, 2, 0));
    assert_eq!((mopti.claims[1].repeats, parts[2].material.claims[0].supersedes), (Some(0), None));
    assert_eq!(parts[1].material.periods.len(), 1);
    assert_eq!(parts[1].material.periods[0].group, "");
}

#[test]
fn a_source_has_its_own_figures_and_series_but_not_the_others() {
    let parts = parts(&material(), By::Source, Unit::Month);
    let sizes: Vec<(&str, f64)> = parts.iter().map(|part| (part.name.as_str(), part.size)).collect();
    assert_eq!(sizes, [("HRW", 60.0), ("Army", 25.0)]);
    assert_eq!((parts[0].material.series.len(), parts[1].material.series.len()), (1, 0));
    assert_eq!(parts[1].material.events[0].low, Some(20.0));
}

#[test]
fn panels_stand_side_by_side_as_far_as_the_width_allows_and_share_one_scale() {
    let wide = named("bars", Size::Web);
    let at = |chart: &Chart, name: &str| {
        chart.boxes.iter().find(|text| text.text == name).map(|text| (text.area.x, text.area.y)).unwrap()
    };
    assert_eq!(at(&wide, "Mopti").1, at(&wide, "Gao").1);
    assert!(at(&wide, "Gao").0 > at(&wide, "Mopti").0 + 200.0);
    let narrow = named("bars", Size::Custom(480, 0));
    assert_eq!(at(&narrow, "Mopti").0, at(&narrow, "Gao").0);
    assert!(wide.boxes.iter().any(|text| text.text.contains("share one scale")));
    // The last tick of the largest panel stands under all.
    assert_eq!(wide.boxes.iter().filter(|text| text.text == "2,000").count(), 6);
}

#[test]
fn more_than_twenty_four_panels_are_told() {
    let chart = named("sixty", Size::Web);
    assert!(chart.boxes.iter().any(|text| text.text.contains("Panels not shown: 36.")));
    assert!(!chart.boxes.iter().any(|text| text.text == "District 24"));
}

#[test]
fn an_empty_panel_says_so() {
    let chart = named("arabic", Size::Web);
    assert!(chart.boxes.iter().any(|text| text.text.starts_with("Nothing to show")));
}

#[test]
fn panels_are_made_of_another_kind() {
    let sheet = (KIND.make)(&material(), &ask(By::Place, "bars")).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let rows = sheet.plot.data().rows;
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Mopti", "Gao", ""]);
}

#[test]
fn what_makes_no_sense_is_refused_with_a_way_out() {
    let refusal = |by: By, of: &str| (KIND.make)(&material(), &ask(by, of)).err().unwrap();
    assert!(refusal(By::Status, "bars").hint.contains("--by place"));
    assert!(refusal(By::Place, "multiples").hint.contains("bars"));
    assert!(refusal(By::Place, "pie").message.contains("pie"));
    let nothing = (KIND.make)(&Material::default(), &ask(By::Place, "bars")).err().unwrap();
    assert!(nothing.message.contains("nothing to divide"));
}

#[test]
fn without_totals_by_group_the_events_are_summed_by_month_or_by_week() {
    let mut material = material();
    material.periods.clear();
    // 28 February and 1 March 2022: a Monday and the day after it.
    material.events[0].days = Some((19_051, 19_051));
    material.events[1].days = Some((19_052, 19_060));
    material.events[1].admin1 = "Gao".into();
    let gao = |unit: Unit| {
        let parts = parts(&material, By::Place, unit);
        parts[0].material.periods.iter().map(|one| (one.start, one.end, one.low, one.events)).collect::<Vec<_>>()
    };
    assert_eq!(gao(Unit::Month), [(19_024, 19_051, Some(10.0), 1), (19_052, 19_082, Some(50.0), 1)]);
    assert_eq!(gao(Unit::Week), [(19_051, 19_057, Some(60.0), 2)]);
}

#[test]
fn upset_plots_and_maps_fit_into_panels_too() {
    let upset = || {
        let seen = [
            vec!["Human Rights Watch".to_string(), "B".into()],
            vec!["B".into()],
            vec!["A long name of a source".into()],
        ];
        UpsetChart::of(Things::Events, seen.iter().map(Vec::as_slice))
    };
    let map = || {
        let place = |lon: f64| MapPlace {
            name: "Moura".into(),
            point: Some((lon, 14.0)),
            low: Some(3.0),
            ..MapPlace::default()
        };
        MapChart { places: vec![place(-4.0), place(-2.0)], outlines: Vec::new() }
    };
    for least in [200.0, 280.0, 340.0] {
        let panel = |name: &str, plot: Box<dyn Plot>| Panel { name: name.into(), plot };
        let panels = vec![
            panel("A", Box::new(upset())),
            panel("B", Box::new(upset())),
            panel("C", Box::new(map())),
            panel("D", Box::new(map())),
        ];
        let chart = MultiplesChart { panels, least, ..MultiplesChart::default() };
        let chart = Sheet::new(Heading::default(), chart).draw(&Look { fonts: FontFace::None, ..Look::default() });
        for (i, a) in chart.boxes.iter().enumerate() {
            assert!(!chart.boxes[i + 1..].iter().any(|b| b.area.overlaps(&a.area)), "{least}: {}", a.text);
            assert!(!chart.marks.iter().any(|mark| mark.area.overlaps(&a.area)), "{least}: {}", a.text);
        }
    }
}
