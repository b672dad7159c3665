//! Made calendars: three years with quiet months, and the awkward ones.

use super::{CalendarChart, DayReport};
use crate::chart::days::number;
use crate::chart::frame::Heading;
use crate::chart::kinds::Sheet;
use crate::model::date::Day;

fn one(day: Day, killed: f64) -> DayReport {
    DayReport { day, until: day, killed: Some(killed) }
}

/// A number that looks like chance and never changes.
fn chance(i: u32, of: u32) -> u32 {
    let mixed = (i ^ 0x9e37).wrapping_mul(2_654_435_761);
    (mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519) % of
}

fn reports(first: Day, n: u32, every: u32, most: u32) -> Vec<DayReport> {
    let said = (0..n).filter(|i| chance(*i, every) == 0 && chance(i / 40, 5) > 0);
    said.map(|i| one(first + i as Day, f64::from(chance(i + 7, most) * chance(i + 77, most) / most.max(1)))).collect()
}

fn sheet(title: &str, reports: Vec<DayReport>, period: Option<(Day, Day)>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "People reported killed per day.".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, CalendarChart { reports, period, measure: "people reported killed".into() })
}

/// Every case, by name.
pub fn all() -> Vec<(&'static str, Sheet)> {
    let year = |y: i32| number(y, 1, 1);
    let mut three = reports(year(2020) + 45, 1000, 3, 40);
    three.push(DayReport { day: 19_078, until: 19_082, killed: Some(300.0) });
    three.push(DayReport { day: 18_900, until: 18_903, killed: None });
    let mut months = reports(19_051, 60, 2, 30);
    months.push(DayReport { day: 19_078, until: 19_082, killed: Some(500.0) });
    let mut outlier = reports(year(2021), 365, 4, 9);
    outlier.push(one(year(2021) + 200, 24_000.0));
    let zeros: Vec<DayReport> = (0..120).step_by(3).map(|i| one(year(2022) + i, 0.0)).collect();
    let unfigured: Vec<DayReport> = (0..90)
        .step_by(4)
        .map(|i| DayReport { day: year(2022) + i, until: year(2022) + i + 1, killed: None })
        .collect();
    let week: Vec<DayReport> = (0..7).map(|i| one(19_079 + i, f64::from(i * i))).collect();
    let odd = vec![
        DayReport { day: 19_000, until: i32::MIN, killed: Some(f64::NAN) },
        DayReport { day: 19_003, until: 19_001, killed: Some(f64::INFINITY) },
        DayReport { day: 19_004, until: 19_004, killed: Some(1e300) },
        DayReport { day: 19_005, until: 19_009, killed: Some(-4.0) },
        DayReport { day: i32::MIN, until: i32::MAX, killed: Some(0.4) },
    ];
    vec![
        ("three_years", sheet("Reports stop for weeks on end", three, None)),
        ("year", sheet("One year", reports(year(2021), 365, 2, 25), Some((year(2021), year(2022) - 1)))),
        ("two_months", sheet("Two months, one event of five days", months, None)),
        ("week", sheet("One week", week, None)),
        ("one_day", sheet("One day", vec![one(19_078, 12.0)], None)),
        ("sixty_years", sheet("Sixty years", reports(0, 21_900, 30, 60), None)),
        ("outlier", sheet("One day a thousand times the others", outlier, None)),
        ("over_new_year", sheet("Half a year over New Year", reports(year(2021) - 80, 170, 2, 12), None)),
        ("zeros", sheet("Nobody was reported killed", zeros, None)),
        ("no_figures", sheet("Reports without figures", unfigured, None)),
        ("hostile", sheet("<script>alert('x')</script> \u{202e}evil", odd, None)),
        ("arabic", sheet("من أُبلغ عن مقتلهم يوميًا", reports(year(2020), 700, 3, 30), None)),
        ("none", sheet("No data", Vec::new(), None)),
    ]
}
