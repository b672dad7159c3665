//! What holds for running counts beyond what holds for all charts.

use super::*;
use crate::chart::FontFace;
use crate::chart::material::{Ask, ClaimFact, EventFact, Material, SeriesFact, SeriesPoint};

fn plain_look() -> Look {
    Look { fonts: FontFace::None, ..Look::default() }
}

fn at(day: Day, value: f64) -> RunningPoint {
    RunningPoint { day, value, revised: false }
}

fn event(days: Option<(Day, Day)>, low: Option<f64>, best: Option<f64>) -> EventFact {
    EventFact { days, low, best, ..EventFact::default() }
}

fn claim(event: usize, published: Option<Day>) -> ClaimFact {
    ClaimFact { event, published, ..ClaimFact::default() }
}

fn data(material: &Material) -> Vec<Vec<String>> {
    make::make(material, &Ask::default()).map(|sheet| sheet.plot.data().rows).unwrap()
}

#[test]
fn a_count_holds_until_the_next_report_and_then_steps() {
    let line = RunningLine { name: "A".into(), points: vec![at(10, 4.0), at(0, 0.0), at(5, 2.0)], reported: false };
    let chart = CumulativeChart { lines: vec![line], measure: String::new() };
    let svg = crate::chart::Sheet::new(Default::default(), chart).draw(&plain_look()).svg;
    let path = svg.lines().find(|line| line.contains("stroke-width=\"2.4\"")).unwrap();
    let points: Vec<(f64, f64)> = path
        .split('"')
        .nth(1)
        .unwrap()
        .split(' ')
        .map(|p| {
            let (x, y) = p.split_once(',').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect();
    let [a, b, c, d, e] = points[..] else { panic!("{points:?}") };
    assert!(a.1 == b.1 && b.0 == c.0 && c.1 == d.1 && d.0 == e.0, "{points:?}");
    assert!((c.1 - f64::midpoint(a.1, e.1)).abs() <= 0.11 && (b.0 - f64::midpoint(a.0, e.0)).abs() <= 0.11);
}

#[test]
fn without_series_the_events_are_summed_by_both_days() {
    let events = vec![
        event(Some((10, 12)), Some(3.0), Some(5.0)),
        event(Some((10, 12)), Some(1.0), Some(1.0)),
        event(Some((20, 20)), Some(2.0), Some(4.0)),
        event(None, Some(99.0), None),
    ];
    let claims = vec![claim(0, Some(15)), claim(0, Some(14)), claim(1, Some(30)), claim(2, Some(21))];
    let material = Material { events, claims, ..Material::default() };
    let rows: Vec<String> = data(&material).iter().map(|row| row[1..4].join(" ")).collect();
    let best = ["happened 1970-01-12 0", "happened 1970-01-13 6", "happened 1970-01-21 10"];
    assert_eq!(rows[..3], best);
    assert_eq!(
        rows[6..],
        ["reported 1970-01-14 0", "reported 1970-01-15 5", "reported 1970-01-22 9", "reported 1970-01-31 10"]
    );
    let sheet = make::make(&material, &Ask::default()).unwrap();
    assert!(sheet.heading.footer[0].ends_with("for want of a day or a lowest figure: 1."));
}

#[test]
fn best_figures_are_summed_only_where_every_event_has_one() {
    let events = vec![event(Some((1, 1)), Some(3.0), Some(5.0)), event(Some((2, 2)), Some(2.0), None)];
    let rows = data(&Material { events, ..Material::default() });
    assert!(rows.iter().all(|row| row[0] == "lowest figures"), "{rows:?}");
    let refused = make::make(&Material::default(), &Ask::default()).err().unwrap();
    assert!(refused.message.contains("no event has both"), "{refused:?}");
}

#[test]
fn a_series_gives_a_line_and_a_dashed_one_where_reports_come_later() {
    let point = |day, published, value, revised| SeriesPoint { day, published, value, revised };
    let points = vec![point(1, Some(3), 10.0, false), point(2, Some(9), 8.0, true)];
    let series = vec![SeriesFact { source: "Ministry".into(), points }];
    let sheet = make::make(&Material { series, ..Material::default() }, &Ask::default()).unwrap();
    let keys: Vec<String> = sheet.plot.keys(&plain_look()).into_iter().map(|key| key.words).collect();
    assert_eq!(keys, ["by the day it happened", "by the day it was reported", "revised by the source"]);
    assert_eq!(sheet.heading.title, "The running count of people reported killed reached 8 by 3 January 1970");
}

#[test]
fn of_more_than_six_lines_the_highest_are_drawn_and_the_rest_is_said() {
    let line = |i: i32| RunningLine { name: i.to_string(), points: vec![at(0, f64::from(i))], reported: false };
    let chart = CumulativeChart { lines: (0..9).map(line).collect(), measure: String::new() };
    let (drawn, left) = chart.drawn();
    assert_eq!((drawn.len(), drawn[0].0.name.as_str(), left), (6, "3", 3));
    assert!(chart.notes(&plain_look())[0].ends_with("lower at their end: 3."));
}

#[test]
fn the_words_round_it_are_whole_in_every_language() {
    for lang in Lang::ALL {
        let events = vec![event(Some((1, 1)), Some(3.0), Some(5.0)), event(None, None, None)];
        let material = Material { events, ..Material::default() };
        let sheet = make::make(&material, &Ask { lang: *lang, ..Ask::default() }).unwrap();
        let words = [vec![sheet.heading.title, sheet.heading.subtitle], sheet.heading.footer].concat();
        assert!(words.iter().all(|words| !words.contains('{') && !words.contains('}')), "{words:?}");
    }
}
