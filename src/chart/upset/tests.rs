//! What holds for UpSet plots beyond what holds for all (see `chart/tests.rs`).

use super::{KIND, Things, UpsetChart};
use crate::chart::material::{Ask, EventFact, Material};
use crate::chart::{FontFace, Heading, Look, Plot, Sheet};

fn seen(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_string()).collect()
}

fn chart() -> UpsetChart {
    let all = [seen(&["B", "A"]), seen(&["A"]), seen(&["A"]), seen(&["A", "B", "A"]), seen(&["C"]), seen(&[])];
    UpsetChart::of(Things::Events, all.iter().map(Vec::as_slice))
}

#[test]
fn combinations_are_exclusive_and_a_source_named_twice_counts_once() {
    let chart = chart();
    let shown = chart.shown();
    assert_eq!(shown.sets, [("A".to_string(), 4), ("B".into(), 2), ("C".into(), 1)]);
    assert_eq!(shown.columns, [(vec![0], 2), (vec![0, 1], 2), (vec![2], 1)]);
    assert_eq!((shown.none, chart.alone(), chart.total()), (1, 3, 6));
}

#[test]
fn columns_stand_by_size_and_then_by_the_number_of_sources() {
    let drawn = |sheet: &Sheet| sheet.draw(&Look { fonts: FontFace::None, ..Look::default() });
    let chart = drawn(&Sheet::new(Heading::default(), chart()));
    let words: Vec<&str> = chart.boxes.iter().map(|text| text.text.as_str()).collect();
    let counts: Vec<&str> = words.iter().copied().filter(|word| word.parse::<u32>().is_ok()).take(3).collect();
    assert_eq!(counts, ["2", "2", "1"]);
    assert!(words.contains(&"In none of the sources shown: 1."), "{words:?}");
    assert!(chart.alt.contains("3 of 6 events are known from one source alone"), "{}", chart.alt);
}

#[test]
fn small_sources_are_left_out_and_told() {
    let names: Vec<Vec<String>> = (0..15).flat_map(|i| vec![vec![format!("s{i:02}")]; 20 - i]).collect();
    let chart = UpsetChart::of(Things::Events, names.iter().map(Vec::as_slice));
    let shown = chart.shown();
    assert_eq!((shown.sets.len(), shown.left_out, shown.none), (12, 3, 8 + 7 + 6));
    let notes = chart.notes(&Look::default()).join(" ");
    assert!(notes.contains("Smaller sources left out: 3") && notes.contains("shown: 21."), "{notes}");
}

#[test]
fn the_title_says_most_only_where_it_is_so() {
    let event = |names: &[&str]| EventFact { sources: seen(names), ..EventFact::default() };
    let title = |events: Vec<EventFact>| {
        let material = Material { events, ..Material::default() };
        (KIND.make)(&material, &Ask::default()).map(|sheet| sheet.heading.title)
    };
    assert_eq!(
        title(vec![event(&["A"]), event(&["B"]), event(&["A", "B"])]).unwrap(),
        "Most events are known from one source alone"
    );
    assert_eq!(title(vec![event(&["A"]), event(&["A", "B"])]).unwrap(), "Which sources report which events");
    assert!(title(vec![event(&["A"])]).is_err_and(|refusal| refusal.message.contains("one source, A")));
    assert!(title(vec![event(&[])]).is_err());
}
