//! Made timelines: four years of a conflict, and the awkward ones.

use super::{Timeline, TimelinePoint};
use crate::chart::days::number;
use crate::chart::frame::Heading;
use crate::chart::kinds::Sheet;
use crate::chart::material::Unit;

fn point(start: i32, low: f64, best: f64, high: f64) -> TimelinePoint {
    TimelinePoint { start, low: Some(low), best: Some(best), high: Some(high), ..TimelinePoint::default() }
}

/// A number between 0 and 1 that looks like chance and never changes.
fn wobble(i: u32) -> f64 {
    let mixed = (i ^ 0x9e37).wrapping_mul(2_654_435_761);
    f64::from((mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519) >> 22) / 1023.0
}

fn months(n: u32, level: f64) -> Vec<TimelinePoint> {
    let month = |i: u32| {
        let best = (level * (0.75 + 0.5 * wobble(i) + 0.2 * (f64::from(i) / 7.0).sin())).round();
        point(number(2020, 1 + i, 1), (best * 0.78).round(), best, (best * (1.15 + 0.2 * wobble(i + 99))).round())
    };
    (0..n).map(month).collect()
}

/// The look to be reached: 42 months, one of them disputed.
pub fn conflict() -> Vec<TimelinePoint> {
    let mut points = months(42, 300.0);
    points[26] = TimelinePoint { disputed: true, ..point(number(2022, 3, 1), 438.0, 588.0, 819.0) };
    points[26].note = Some("438–819, best 588".into());
    points
}

fn sheet(title: &str, unit: Unit, points: Vec<TimelinePoint>) -> (Timeline, Heading) {
    let heading = Heading {
        title: title.into(),
        subtitle: "Made figures. Band: sum of the lowest to sum of the highest figures; line: sum of the best.".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    (Timeline { unit, points, measure: "people reported killed".into() }, heading)
}

fn drawn((chart, heading): (Timeline, Heading)) -> Sheet {
    Sheet::new(heading, chart)
}

fn gaps() -> Vec<TimelinePoint> {
    let mut points = months(40, 120.0);
    points[30].disputed = true;
    points[30].note = Some("sources disagree on who the dead were".into());
    points[12].disputed = true;
    points[13].disputed = true;
    points[22].high = None;
    points[33].best = None;
    points[36].best = None;
    points[36].high = None;
    let kept = |i: usize| !(5..8).contains(&i) && ![29, 31, 32, 21, 23].contains(&i);
    points.into_iter().enumerate().filter(|(i, _)| kept(*i)).map(|(_, point)| point).collect()
}

fn weeks() -> Vec<TimelinePoint> {
    let mut points: Vec<TimelinePoint> = (0..30u32)
        .map(|i| {
            let best = (40.0 * (0.4 + wobble(i * 3))).round();
            point(19_051 + i as i32 * 7, (best * 0.8).round(), best, (best * 1.4).round())
        })
        .collect();
    points[8].note = Some("two sources report the same event".into());
    points[20].high = None;
    points[21].high = None;
    points
}

fn noted() -> Vec<TimelinePoint> {
    let mut points = months(24, 80.0);
    for (i, point) in points.iter_mut().enumerate().filter(|(i, _)| i % 3 == 1) {
        point.note = Some(format!("finding number {i}, which has quite a few words to say of this one month"));
    }
    points
}

/// Every case, by name.
pub fn all() -> Vec<(&'static str, Sheet)> {
    let (m, w) = (Unit::Month, Unit::Week);
    let open = |points: Vec<TimelinePoint>| -> Vec<TimelinePoint> {
        points.into_iter().map(|point| TimelinePoint { high: None, best: None, ..point }).collect()
    };
    let mut outlier = months(30, 20.0);
    outlier[11] = TimelinePoint {
        note: Some("one source says a thousand times more".into()),
        ..point(number(2020, 12, 1), 18.0, 22.0, 24_000.0)
    };
    let zeros = (0..8).map(|i| point(number(2021, 1 + i, 1), 0.0, 0.0, 0.0)).collect();
    let agreed = (0..14).map(|i| {
        let n = f64::from(30 + i * i % 17);
        TimelinePoint { disputed: i == 5 || i > 11, ..point(number(2021, 1 + i, 1), n, n, n) }
    });
    let up_to = (0..9).map(|i| TimelinePoint {
        low: None,
        best: None,
        ..point(number(2021, 1 + i, 1), 0.0, 0.0, 30.0 + f64::from(i))
    });
    let hostile = "<script>alert('x')</script> ]]> \u{202e}evil\u{0}";
    let mut odd = months(4, 50.0);
    odd[0] = TimelinePoint { note: Some(hostile.into()), ..point(i32::MIN, f64::NAN, 30.0, f64::INFINITY) };
    odd[1] = point(i32::MAX, 900.0, 1e300, 100.0);
    odd[2].low = Some(-4.0);
    odd[3].note = Some("note ".repeat(400));
    let mut arabic = conflict();
    arabic[10].note = Some("خلاف بين المصادر حول عدد القتلى".into());
    arabic[26].note = Some("الشبكة السورية لحقوق الإنسان: 438–819".into());
    let few = |n: usize| months(12, 90.0).into_iter().take(n).collect::<Vec<_>>();
    let mut hostile_sheet = sheet(hostile, m, odd);
    hostile_sheet.0.measure = hostile.into();
    vec![
        (
            "conflict",
            drawn(sheet("More people were reported killed in March 2022 than in any other month", m, conflict())),
        ),
        ("gaps", drawn(sheet("Months without a report are gaps", m, gaps()))),
        ("weeks", drawn(sheet("Half a year by weeks", w, weeks()))),
        ("one", drawn(sheet("One month", m, few(1)))),
        ("two", drawn(sheet("Two months", m, few(2)))),
        ("sixty_years", drawn(sheet("Sixty years of months", m, months(720, 500.0)))),
        ("notes", drawn(sheet("More notes than there is room for", m, noted()))),
        ("outlier", drawn(sheet("One figure a thousand times the others", m, outlier))),
        ("agreed", drawn(sheet("Sources agree on the numbers", m, agreed.collect()))),
        ("open", drawn(sheet("Nobody gives an upper limit", m, open(months(20, 40.0))))),
        ("up_to", drawn(sheet("Nobody gives a lower limit", m, up_to.collect()))),
        ("zeros", drawn(sheet("Nobody was reported killed", m, zeros))),
        ("arabic", drawn(sheet("أرقام متضاربة عن عدد القتلى", m, arabic))),
        ("hostile", drawn(hostile_sheet)),
        ("none", drawn(sheet("No data", m, Vec::new()))),
    ]
}
