//! What holds for timelines beyond what holds for all charts.

use super::*;
use crate::chart::material::{Ask, Material, PeriodFact};
use crate::chart::{FontFace, Sheet};

fn plain_look() -> Look {
    Look { fonts: FontFace::None, ..Look::default() }
}

fn sample(wanted: &str) -> Sheet {
    samples::all().into_iter().find(|(name, _)| *name == wanted).unwrap().1
}

fn spot(month: u32, low: Option<f64>, best: Option<f64>, high: Option<f64>) -> TimelinePoint {
    TimelinePoint { start: number(2022, month, 9), low, best, high, ..TimelinePoint::default() }
}

fn timeline(points: Vec<TimelinePoint>) -> Timeline {
    Timeline { unit: Unit::Month, points, measure: String::new() }
}

#[test]
fn a_period_without_a_report_breaks_the_line_and_is_never_zero() {
    let n = Some(5.0);
    let chart = timeline(vec![
        spot(3, n, n, n),
        spot(1, n, n, n),
        spot(2, n, n, n),
        spot(5, n, n, n),
        spot(6, None, None, None),
    ]);
    let spots = chart.spots();
    let lengths: Vec<usize> = runs(&spots, Unit::Month).iter().map(|run| run.len()).collect();
    assert_eq!(lengths, [3, 1]);
    assert!(spots.iter().all(|spot| spot.low == 5.0));
    assert!(chart.notes(&plain_look())[0].contains("no report is not zero"));
}

#[test]
fn weeks_follow_one_another_by_seven_days_from_monday() {
    assert_eq!((begin(19_078, Unit::Week), next(19_072, Unit::Week)), (19_072, 19_079));
    assert_eq!(next(begin(number(2021, 12, 31), Unit::Month), Unit::Month), number(2022, 1, 1));
}

#[test]
fn an_open_end_stands_at_the_largest_figure_known_and_has_an_arrow() {
    let s = Spot::of(&spot(1, Some(40.0), Some(60.0), None), Unit::Month).unwrap();
    assert_eq!((s.low, s.high, s.open), (40.0, 60.0, (false, true)));
    let s = Spot::of(&spot(1, None, None, Some(9.0)), Unit::Month).unwrap();
    assert_eq!((s.low, s.high, s.open), (9.0, 9.0, (true, false)));
    assert!(Spot::of(&spot(1, None, Some(f64::NAN), Some(-1.0)), Unit::Month).is_none());
    assert!(sample("open").draw(&plain_look()).svg.contains("no upper limit"));
}

#[test]
fn the_line_stands_at_the_pixels_of_its_values() {
    let v = |n: f64| Some(n);
    let points =
        vec![spot(1, v(0.0), v(0.0), v(0.0)), spot(2, v(10.0), v(10.0), v(10.0)), spot(3, v(5.0), v(5.0), v(5.0))];
    let svg = Sheet::new(Default::default(), timeline(points)).draw(&plain_look()).svg;
    let line = svg.lines().find(|line| line.starts_with("<polyline") && line.contains("stroke-width=\"2.5\"")).unwrap();
    let list = line.split('"').nth(1).unwrap();
    let at: Vec<Vec<f64>> = list.split(' ').map(|p| p.split(',').map(|n| n.parse().unwrap()).collect()).collect();
    let (zero, ten, five) = (at[0][1], at[1][1], at[2][1]);
    assert!(zero > ten && (five - f64::midpoint(zero, ten)).abs() <= 0.11, "{at:?}");
    // 31 days of January, 28 of February.
    assert!(((at[1][0] - at[0][0]) / (at[2][0] - at[0][0]) - 31.0 / 59.0).abs() < 0.001, "{at:?}");
}

#[test]
fn hatching_stays_within_its_outline() {
    let chart = sample("conflict").draw(&plain_look());
    assert!(chart.svg.contains("stroke-width=\"1.1\""));
    assert!(chart.boxes.iter().any(|text| text.text == DISPUTED.say(Lang::En)));
}

#[test]
fn the_title_names_a_month_only_if_its_low_is_above_every_other_high() {
    let fact = |month: u32, low: f64, high: Option<f64>| PeriodFact {
        start: number(2022, month, 1),
        low: Some(low),
        best: Some(low),
        high,
        events: 2,
        ..PeriodFact::default()
    };
    let title = |periods: Vec<PeriodFact>| {
        let material = Material { periods, ..Material::default() };
        make::make(&material, &Ask::default()).map(|sheet| sheet.heading.title)
    };
    let clear = vec![fact(1, 10.0, Some(20.0)), fact(2, 21.0, None)];
    assert_eq!(title(clear).unwrap(), "More people were reported killed in February 2022 than in any other month");
    let open = vec![fact(1, 10.0, None), fact(2, 21.0, Some(30.0))];
    assert!(title(open).unwrap().starts_with("People reported killed per month"));
    assert!(title(Vec::new()).unwrap_err().message.contains("date"));
    let silent = PeriodFact { low: None, best: None, ..fact(3, 0.0, None) };
    let worded = vec![fact(1, 10.0, Some(20.0)), fact(2, 21.0, Some(30.0)), silent];
    assert!(title(worded).unwrap().starts_with("People reported killed per month"));
}

#[test]
fn the_words_round_it_are_whole_in_every_language() {
    for lang in Lang::ALL {
        let periods = [1, 2].map(|month| PeriodFact {
            start: number(2022, month, 1),
            low: Some(30.0 * f64::from(month)),
            high: Some(31.0 * f64::from(month)),
            events: 3,
            ..PeriodFact::default()
        });
        let material = Material { periods: periods.into(), ..Material::default() };
        let sheet = make::make(&material, &Ask { lang: *lang, ..Ask::default() }).unwrap();
        let words = [vec![sheet.heading.title, sheet.heading.subtitle], sheet.heading.footer].concat();
        assert!(words.iter().all(|words| !words.contains('{') && !words.contains('}')), "{words:?}");
    }
}
