//! What holds for forest plots beyond what holds for all.

use super::{ForestChart, ForestRow, ForestSort, KIND, make, paint};
use crate::chart::material::{Ask, ClaimFact, EstimateFact, EventFact, Material};
use crate::chart::ruler::{Ruler, Span};
use crate::chart::theme::Tone;
use crate::chart::{Area, Chart, FontFace, Look, Plot, Sheet};
use crate::lang::Lang;

fn claim(source: &str, numbers: [Option<f64>; 3], estimate: bool) -> ClaimFact {
    let [low, best, high] = numbers;
    ClaimFact {
        source: source.into(),
        tone: Tone::Civilian,
        low,
        best,
        high,
        days: Some((19_078, 19_082)),
        whole: true,
        counts: true,
        estimate,
        ..ClaimFact::default()
    }
}

fn material(claims: Vec<ClaimFact>) -> Material {
    let event = EventFact { name: "Moura".into(), days: Some((19_078, 19_082)), ..EventFact::default() };
    Material { events: vec![event], claims, ..Material::default() }
}

fn drawn(sheet: &Sheet) -> Chart {
    sheet.draw(&Look { fonts: FontFace::None, ..Look::default() })
}

fn made(material: &Material) -> Sheet {
    make::make(material, &Ask::default()).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

#[test]
fn the_title_tells_the_factor_and_every_row_its_figure() {
    let sheet = made(&material(vec![
        claim("FAMa", [Some(200.0); 3], false),
        claim("OHCHR", [Some(500.0), None, None], false),
        claim("Survey", [Some(250.0), Some(300.0), Some(350.0)], true),
    ]));
    assert_eq!(sheet.heading.title, "Figures for Moura differ by a factor of 2.5");
    let chart = drawn(&sheet);
    for words in ["200", "at least 500", "300 (250–350)", "27–31 March 2022 · civilians", "estimate"] {
        assert!(chart.boxes.iter().any(|text| text.text == words), "{words}");
    }
    assert!(chart.boxes.iter().any(|text| text.text.contains("No pooled value")), "{:?}", chart.boxes);
}

#[test]
fn claims_that_do_not_count_are_absent_and_partial_ones_are_told() {
    let mut repeated = claim("Paper", [Some(1.0); 3], false);
    repeated.counts = false;
    let mut part = claim("Village", [Some(20.0); 3], false);
    part.whole = false;
    let sheet = made(&material(vec![claim("FAMa", [Some(200.0); 3], false), repeated, part]));
    assert_eq!(sheet.plot.data().rows.len(), 1);
    assert!(sheet.heading.footer.iter().any(|line| line == "Not shown: claims on a part of the event (1)."));
    assert_eq!(sheet.heading.title, "People reported killed: Moura");
}

#[test]
fn a_diamond_stands_only_where_a_pooled_value_was_given() {
    let estimate = |interval: &str, pooled: bool| EstimateFact {
        method: "random-effects".into(),
        low: Some(302.0),
        best: Some(381.0),
        high: Some(480.0),
        level: Some(0.95),
        interval: interval.into(),
        pooled,
        ..EstimateFact::default()
    };
    let mut all = material(vec![claim("A", [Some(300.0); 3], false), claim("B", [Some(500.0); 3], false)]);
    let diamonds = |sheet: &Sheet| sheet.plot.data().rows.iter().filter(|row| row[2] == "pooled value").count();
    assert_eq!(diamonds(&made(&all)), 0);
    all.estimates = vec![estimate("confidence", true), estimate("prediction", true), estimate("credible", false)];
    let sheet = made(&all);
    assert_eq!(diamonds(&sheet), 1);
    assert_eq!(sheet.plot.data().rows[3][2], "prediction interval");
    let chart = drawn(&sheet);
    assert!(chart.boxes.iter().any(|text| text.text == "where one more source would be expected"));
    assert!(!chart.boxes.iter().any(|text| text.text.contains("No pooled value")));
}

#[test]
fn several_events_or_none_are_refused_with_what_to_do() {
    let mut two = material(Vec::new());
    two.events.push(EventFact::default());
    let refusal = make::make(&two, &Ask::default()).err().unwrap();
    assert!(refusal.message.contains("one event, and here are 2") && refusal.hint.contains("--event"), "{refusal:?}");
    assert!(make::make(&Material::default(), &Ask::default()).is_err());
    assert!(make::make(&material(Vec::new()), &Ask::default()).is_err());
}

#[test]
fn two_hundred_thousand_claims_are_cut_to_sixty_and_that_is_told() {
    let sheet = made(&material(vec![claim("A", [Some(3.0); 3], false); 200_000]));
    assert_eq!(sheet.plot.data().rows.len(), 60);
    assert!(sheet.heading.footer.iter().any(|line| line.contains("first 60 claims are shown, of 200,000")));
}

#[test]
fn marks_stand_at_their_values_and_open_ends_reach_beyond_them() {
    let plot = Area { x: 100.0, y: 0.0, w: 300.0, h: 50.0 };
    let ruler = Ruler::log(Span { low: 1.0, high: 1000.0 }, 99, 100.0, 400.0);
    let reach = |low, best, high| paint::reach(&ForestRow { low, best, high, ..ForestRow::default() }, &ruler, plot);
    let some = |value: f64| Some(value);
    let bar = reach(some(10.0), some(20.0), some(100.0));
    assert_eq!((bar.from, bar.to, bar.open), (200.0, 300.0, (false, false)));
    let least = reach(some(10.0), None, None);
    assert_eq!((least.from, least.to, least.open), (200.0, 228.0, (false, true)));
    let most = reach(None, None, some(10.0));
    assert_eq!((most.from, most.to, most.open), (172.0, 200.0, (true, false)));
    let zero = reach(some(0.0), None, some(10.0));
    assert_eq!((zero.from, zero.open), (82.0, (true, false)));
}

#[test]
fn zero_is_told_and_not_drawn() {
    let zero = ForestRow { name: "A".into(), best: Some(0.0), ..ForestRow::default() };
    let chart = ForestChart { rows: vec![zero.clone()], measure: String::new() };
    assert!(!zero.is_drawn() && chart.span().is_none());
    let drawn = drawn(&Sheet::new(Default::default(), chart));
    assert!(drawn.marks.is_empty());
    for words in ["0", "not drawn"] {
        assert!(drawn.boxes.iter().any(|text| text.text == words), "{words}");
    }
}

#[test]
fn counts_are_hollow_and_estimates_filled() {
    let svg = |sort| {
        let row = ForestRow { name: "A".into(), best: Some(20.0), sort, ..ForestRow::default() };
        let chart = ForestChart { rows: vec![row], measure: String::new() };
        let svg = drawn(&Sheet::new(Default::default(), chart)).svg;
        // A legend entry and a row.
        svg.matches("<polygon").count()
    };
    assert_eq!((svg(ForestSort::Count), svg(ForestSort::Estimate)), (4, 2));
}

#[test]
fn every_language_has_its_words() {
    for lang in Lang::ALL {
        let ask = Ask { lang: *lang, ..Ask::default() };
        let sheet = make::make(&material(vec![claim("A", [Some(3.0); 3], false)]), &ask).ok().unwrap();
        assert!(
            !sheet.heading.title.contains('{') && !sheet.heading.subtitle.contains('{'),
            "{}",
            sheet.heading.subtitle
        );
    }
    assert_eq!(KIND.name, "forest");
}
