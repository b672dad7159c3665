//! What holds for revision charts beyond what holds for all charts.

use super::*;
use crate::chart::material::{Ask, ClaimFact, EventFact, Material};
use crate::chart::{FontFace, Sheet};

fn plain_look() -> Look {
    Look { fonts: FontFace::None, ..Look::default() }
}

fn claim(source: &str, published: Option<Day>, n: f64, counts: bool) -> ClaimFact {
    let (low, best, high) = (Some(n), Some(n), Some(n));
    ClaimFact { source: source.into(), published, low, best, high, counts, whole: true, ..ClaimFact::default() }
}

fn material(claims: Vec<ClaimFact>) -> Material {
    let events = vec![EventFact { name: "Moura".into(), ..EventFact::default() }; 2];
    Material { events, claims, ..Material::default() }
}

fn made(claims: Vec<ClaimFact>) -> Sheet {
    make::make(&material(claims), &Ask::default()).ok().unwrap()
}

#[test]
fn superseded_and_repeated_claims_are_drawn_hollow_and_the_current_one_is_not() {
    let mut revision = claim("A", Some(20), 9.0, true);
    revision.supersedes = Some(0);
    let mut copy = claim("B", Some(22), 9.0, false);
    copy.repeats = Some(1);
    let sheet = made(vec![claim("A", Some(10), 5.0, false), revision, copy]);
    let states: Vec<String> = sheet.plot.data().rows.into_iter().map(|mut row| row.remove(5)).collect();
    assert_eq!(states, ["superseded", "current", "repeats"]);
    assert_eq!(sheet.heading.title, "A changed its figure for Moura from 5 to 9");
    let chart = sheet.draw(&plain_look());
    let cores =
        chart.svg.lines().filter(|line| line.contains("r=\"3.2\"") && line.contains("fill=\"#ffffff\"")).count();
    assert_eq!(cores, 2, "{}", chart.svg);
    assert!(chart.boxes.iter().any(|text| text.text == "9 (repeated)"));
}

#[test]
fn a_figure_holds_until_the_next_claim_of_its_source() {
    let sheet = made(vec![claim("A", Some(10), 0.0, false), claim("A", Some(20), 10.0, true)]);
    let svg = sheet.draw(&plain_look()).svg;
    let path = svg.lines().find(|line| line.starts_with("<polyline") && line.contains("stroke-width=\"2\"")).unwrap();
    let points: Vec<&str> = path.split('"').nth(1).unwrap().split(' ').collect();
    let [a, b, c] = points[..] else { panic!("{points:?}") };
    assert_eq!(
        (a.split_once(',').unwrap().1, b.split_once(',').unwrap().0),
        (b.split_once(',').unwrap().1, c.split_once(',').unwrap().0)
    );
}

#[test]
fn several_events_and_claims_without_a_day_are_refused_and_told_why() {
    let mut other = claim("A", Some(3), 4.0, true);
    other.event = 1;
    let refused = |claims| make::make(&material(claims), &Ask::default()).err().unwrap();
    let two = refused(vec![claim("A", Some(1), 4.0, true), other]);
    assert!(two.message.ends_with("there are 2 events") && two.hint.contains("--event"), "{two:?}");
    assert!(refused(vec![claim("A", None, 4.0, true)]).message.contains("date of publication"));
    assert!(refused(Vec::new()).hint.contains("`published`"));
}

#[test]
fn claims_about_a_part_are_left_out_and_counted() {
    let mut part = claim("B", Some(12), 2.0, true);
    part.whole = false;
    let sheet = made(vec![claim("A", Some(10), 5.0, true), part, claim("C", None, 7.0, true)]);
    assert_eq!(sheet.plot.data().rows.len(), 1);
    assert!(sheet.heading.footer[0].ends_with("a part of the event: 2."), "{:?}", sheet.heading.footer);
}

#[test]
fn marks_of_one_day_and_value_are_set_apart_and_it_is_said() {
    let sheet = made(vec![claim("A", Some(10), 5.0, true), claim("B", Some(10), 5.0, true)]);
    assert!(sheet.plot.notes(&plain_look())[0].contains("a few pixels apart"));
    let chart = sheet.draw(&plain_look());
    assert!(!chart.marks[0].area.overlaps(&chart.marks[1].area), "{:?}", chart.marks);
}

#[test]
fn the_words_round_it_are_whole_in_every_language() {
    for lang in Lang::ALL {
        let claims =
            vec![claim("A", Some(10), 5.0, false), claim("A", Some(20), 9.0, true), claim("B", None, 1.0, true)];
        let sheet = make::make(&material(claims), &Ask { lang: *lang, ..Ask::default() }).ok().unwrap();
        let words = [vec![sheet.heading.title, sheet.heading.subtitle], sheet.heading.footer].concat();
        assert!(words.iter().all(|words| !words.contains('{') && !words.contains('}')), "{words:?}");
    }
}
