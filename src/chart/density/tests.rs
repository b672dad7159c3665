//! What holds for density plots beyond what holds for all.

use super::{DensityChart, KIND, make::make};
use crate::chart::material::{Ask, DistributionFact, Material};
use crate::chart::{Chart, FontFace, Look, Plot, Sheet};

fn found() -> DistributionFact {
    DistributionFact {
        name: "Moura".into(),
        method: "ucdp-gumbel".into(),
        curve: (0..=100)
            .map(|i| (f64::from(i) * 8.0, if i <= 50 { f64::from(i) } else { f64::from(100 - i) }))
            .collect(),
        marks: vec![("median".into(), 400.4), ("HRW".into(), 300.0)],
        intervals: vec![(0.95, 90.0, 710.0), (0.5, 283.2, 516.7)],
    }
}

fn made(found: DistributionFact) -> Sheet {
    make(&Material { distribution: Some(found), ..Material::default() }, &Ask::default()).ok().unwrap()
}

fn drawn(sheet: &Sheet) -> Chart {
    sheet.draw(&Look { fonts: FontFace::None, ..Look::default() })
}

#[test]
fn without_a_model_it_is_refused_and_told_how_to_ask_for_one() {
    let refusal = make(&Material::default(), &Ask::default()).err().unwrap();
    assert!(refusal.message.contains("no model was asked for") && refusal.hint.contains("--method"), "{refusal:?}");
    let point = DistributionFact { curve: vec![(300.0, 1.0)], ..found() };
    let refusal = make(&Material { distribution: Some(point), ..Material::default() }, &Ask::default()).err().unwrap();
    assert!(refusal.message.contains("on one value"), "{refusal:?}");
    assert_eq!(KIND.name, "density");
}

#[test]
fn it_says_that_it_is_a_models_output_and_of_which_method() {
    let chart = drawn(&made(found()));
    let text: String = chart.boxes.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
    assert!(text.contains("the model named below, not a count") && text.contains(" ucdp-gumbel"), "{text}");
    assert!(text.contains("Moura: one model’s range goes from 90 to 710"), "{text}");
    for words in ["central 50%: 283–517", "central 95%: 90–710", "median: 400", "HRW: 300"] {
        assert!(chart.boxes.iter().any(|text| text.text == words), "{words} in {text}");
    }
    assert!(chart.alt.contains("highest near 400; central 50%: 283–517"), "{}", chart.alt);
}

#[test]
fn marks_and_bars_stand_at_their_values() {
    let chart = drawn(&made(found()));
    let axis = |value: f64| {
        let tick = |words: &str| {
            let area = chart.boxes.iter().find(|text| text.text == words).unwrap().area;
            area.x + area.w / 2.0
        };
        tick("0") + (tick("800") - tick("0")) * value / 800.0
    };
    // The curve, the bars (the narrow one first), then pole and dot of each mark.
    let bar = chart.marks[1].area;
    assert!((bar.x - axis(283.2)).abs() < 0.3 && (bar.x + bar.w - axis(516.7)).abs() < 0.3, "{bar:?}");
    assert!((chart.marks[3].area.x + 0.7 - axis(400.4)).abs() < 0.3, "{:?}", chart.marks);
}

#[test]
fn values_that_are_none_are_left_out_of_the_drawing_and_kept_in_the_data() {
    let mut odd = found();
    odd.marks.push(("odd".into(), f64::NAN));
    odd.intervals.push((0.8, f64::NAN, 3.0));
    let chart = made(odd);
    assert!(!drawn(&chart).boxes.iter().any(|text| text.text.contains("odd")));
    assert!(chart.plot.data().rows.iter().any(|row| row[1] == "odd"));
}

#[test]
fn a_curve_of_a_hundred_thousand_points_is_one_point_a_pixel() {
    let curve = (0..100_000).map(|i| (f64::from(i), (f64::from(i) / 9000.0).sin().abs())).collect();
    let chart = DensityChart { curve, ..DensityChart::default() };
    assert!(drawn(&Sheet::new(Default::default(), chart.clone())).svg.len() < 60_000);
    assert!(chart.empty().is_none());
}
