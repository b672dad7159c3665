//! What holds for multipliers plots beyond what holds for all.

use super::{KIND, MultiplierRow, MultipliersChart, Side, make::make};
use crate::chart::material::{Ask, Material, MultiplierFact};
use crate::chart::ruler::{Ruler, Span};
use crate::chart::{Chart, FontFace, Look, Sheet};
use crate::lang::Lang;

fn fact(source: &str, factor: f64, low: f64, high: f64) -> MultiplierFact {
    let (low, high) = (Some(low), Some(high));
    MultiplierFact { source: source.into(), factor, low, high, level: 0.95, events: 7 }
}

fn made(facts: Vec<MultiplierFact>) -> Sheet {
    make(&Material { multipliers: facts, ..Material::default() }, &Ask::default()).ok().unwrap()
}

fn drawn(sheet: &Sheet) -> Chart {
    sheet.draw(&Look { fonts: FontFace::None, ..Look::default() })
}

#[test]
fn without_factors_it_is_refused_and_told_what_is_needed() {
    let refusal = make(&Material::default(), &Ask::default()).err().unwrap();
    assert!(refusal.message.contains("several events that share sources"), "{refusal:?}");
    assert!(refusal.hint.contains("more events"), "{refusal:?}");
    assert_eq!(KIND.name, "multipliers");
}

#[test]
fn the_title_names_the_one_source_whose_interval_leaves_out_one() {
    let (low, same, high) = (fact("A", 0.5, 0.3, 0.8), fact("B", 1.0, 0.8, 1.2), fact("C", 2.0, 1.1, 4.0));
    let title = |facts: &[&MultiplierFact]| made(facts.iter().copied().cloned().collect()).heading.title;
    assert_eq!(title(&[&low, &same]), "A gives lower figures than the other sources for the same events");
    assert_eq!(title(&[&high, &same]), "C gives higher figures than the other sources for the same events");
    assert!(title(&[&low, &high]).starts_with("Some sources"));
    assert!(title(&[&same]).starts_with("No source"));
}

#[test]
fn rows_go_from_the_lowest_factor_to_the_highest_with_the_number_of_events() {
    let sheet = made(vec![fact("B", 2.0, 1.1, 4.0), fact("A", 0.5, 0.3, 0.8)]);
    assert_eq!(sheet.plot.data().rows[0], ["A", "0.5", "0.3", "0.8", "7"]);
    let chart = drawn(&sheet);
    for words in ["×0.5 (0.3–0.8)", "7 events", "lower figures than the others", "higher figures", "×1"] {
        assert!(chart.boxes.iter().any(|text| text.text == words), "{words} in {:?}", chart.boxes);
    }
}

#[test]
fn one_stands_in_the_middle_whatever_the_factors() {
    for span in [Span { low: 0.3, high: 1.1 }, Span { low: 0.9, high: 700.0 }, Span { low: 1.0, high: 1.0 }] {
        let ruler = Ruler::log(MultipliersChart::around_one(span), 99, 0.0, 200.0);
        assert!((ruler.at(1.0) - 100.0).abs() < 0.2, "{span:?} {}", ruler.at(1.0));
    }
}

#[test]
fn marks_stand_at_their_factors() {
    let sheet = made(vec![fact("A", 0.5, 0.5, 1.0), fact("B", 2.0, 1.0, 2.0)]);
    let marks = drawn(&sheet).marks;
    // The legend's square, then interval and square of each row; the axis goes from a half to two.
    let middle = |i: usize| marks[i].area.x + marks[i].area.w / 2.0;
    let (half, two) = (middle(2), middle(4));
    assert!((marks[1].area.x + 1.0 - half).abs() < 0.1 && (marks[3].area.x + marks[3].area.w - 1.0 - two).abs() < 0.1);
    assert!((marks[3].area.x + 1.0 - f64::midpoint(half, two)).abs() < 0.1, "{marks:?}");
}

#[test]
fn sides_and_numbers_follow_the_interval() {
    let row = |low, high| MultiplierRow { factor: 1.0, low, high, ..MultiplierRow::default() };
    let off = |factor, low, high| MultiplierRow { factor, ..row(low, high) }.side();
    assert_eq!(off(0.5, Some(0.2), Some(0.9)), Some(Side::Lower));
    assert_eq!(off(1.5, Some(1.2), None), Some(Side::Higher));
    assert_eq!((off(0.0, None, Some(0.0)), off(2.0, Some(0.9), Some(0.5))), (None, None));
    assert_eq!(row(None, None).side(), None);
    assert_eq!(row(Some(0.25), None).figure(Lang::En), "×1 (from 0.25)");
    assert_eq!(row(Some(0.0123), Some(12.34)).figure(Lang::Fr), "×1 (0,012–12,3)");
    assert_eq!(MultiplierRow { factor: f64::NAN, ..row(None, None) }.figure(Lang::En), "no factor");
}
