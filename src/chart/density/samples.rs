//! Made density plots: one that looks like a published one, and the awkward ones.

use super::DensityChart;
use crate::chart::{Heading, Sheet};

/// A curve that rises fast and falls slowly.
fn curve(peak: f64, wide: f64, points: u32) -> Vec<(f64, f64)> {
    let value = |i: u32| {
        let x = peak - 3.0 * wide + 12.0 * wide * f64::from(i) / f64::from(points);
        let z = (x - peak) / wide;
        (x, (-z - (-z).exp()).exp() / wide)
    };
    (0..=points).map(value).collect()
}

fn marks(all: &[(&str, f64)]) -> Vec<(String, f64)> {
    all.iter().map(|(name, value)| ((*name).to_string(), *value)).collect()
}

fn sheet(title: &str, mut chart: DensityChart) -> Sheet {
    chart.measure = "people killed, made case".into();
    if chart.method.is_empty() {
        chart.method = "made curve, in the shape of a Gumbel distribution around one count".into();
    }
    let heading = Heading {
        title: title.into(),
        subtitle:
            "How many people were killed, by one model. Bars beneath the curve: the middle part of its probability."
                .into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, chart)
}

/// Every case, by name.
pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let central = vec![(0.5, 309.2, 378.7), (0.95, 262.4, 552.1)];
    let plain = DensityChart { curve: curve(330.0, 48.0, 400), intervals: central.clone(), ..DensityChart::default() };
    let with = |all: &[(&str, f64)]| DensityChart { marks: marks(all), ..plain.clone() };
    let many: Vec<(String, f64)> =
        (0..60_u32).map(|i| (format!("Source number {i}"), f64::from(i * 37 % 90 * 6 + 150))).collect();
    vec![
        (
            "moura",
            sheet(
                "Moura: one model’s range goes from 262 to 552",
                with(&[
                    ("army", 203.0),
                    ("rights group", 300.0),
                    ("median", 338.4),
                    ("residents", 350.0),
                    ("fact-finding mission", 500.0),
                ]),
            ),
        ),
        ("one_mark", sheet("One mark", with(&[("reported", 300.0)]))),
        ("no_marks", sheet("A curve alone", DensityChart { intervals: Vec::new(), ..plain.clone() })),
        ("sixty_marks", sheet("Sixty marked values", DensityChart { marks: many, ..plain.clone() })),
        ("outlier", sheet("One mark is a thousand times larger", with(&[("median", 338.4), ("a slip", 330_000.0)]))),
        (
            "same_place",
            sheet(
                "Six marks in the same place",
                with(&[
                    ("first", 330.0),
                    ("second", 331.0),
                    ("third", 332.0),
                    ("fourth", 333.0),
                    ("fifth", 333.0),
                    ("sixth", 334.0),
                ]),
            ),
        ),
        (
            "large",
            sheet(
                "Large numbers far from zero",
                DensityChart {
                    curve: curve(1_210_000.0, 9_500.0, 300),
                    intervals: vec![(0.5, 1_206_000.0, 1_221_000.0), (0.95, 1_197_000.0, 1_245_000.0)],
                    marks: marks(&[("survey", 1_213_000.0), ("census", 1_249_000.0)]),
                    ..DensityChart::default()
                },
            ),
        ),
        (
            "near_zero",
            sheet(
                "A few people, the curve cut at zero",
                DensityChart {
                    curve: curve(1.2, 1.4, 300),
                    intervals: vec![(0.5, 0.6, 2.9), (0.8, 0.2, 4.4), (0.95, -0.3, 6.3)],
                    marks: marks(&[("reported", 1.0), ("none", 0.0)]),
                    ..DensityChart::default()
                },
            ),
        ),
        (
            "long_names",
            sheet(
                &format!("{long}: {long}"),
                DensityChart {
                    method: format!("{long}; {long}"),
                    ..with(&[(long, 300.0), (&long.replace(' ', "_"), 560.0)])
                },
            ),
        ),
        (
            "arabic",
            sheet(
                "أرقام متضاربة عن عدد القتلى: conflicting figures",
                with(&[("الشبكة السورية لحقوق الإنسان", 290.0), ("وكالة سانا (SANA)", 310.0), ("«Мемориал»", 420.0)]),
            ),
        ),
        (
            "all_zero",
            sheet(
                "No probability anywhere",
                DensityChart {
                    curve: vec![(1.0, 0.0), (2.0, 0.0)],
                    intervals: central.clone(),
                    ..DensityChart::default()
                },
            ),
        ),
        ("no_data", sheet("No data at all", DensityChart::default())),
        ("one_point", sheet("All on one value", DensityChart { curve: vec![(300.0, 1.0)], ..DensityChart::default() })),
        (
            "hostile",
            sheet(
                hostile,
                DensityChart {
                    method: hostile.into(),
                    curve: vec![
                        (f64::NAN, 1.0),
                        (-4.0, 0.1),
                        (9.0, f64::INFINITY),
                        (3.0, 0.2),
                        (7.0, 0.5),
                        (5.0, 0.9),
                        (1e300, 0.1),
                    ],
                    intervals: vec![
                        (0.5, f64::NAN, 6.0),
                        (7.0, 1.0, 2.0),
                        (0.9, 2.0, f64::INFINITY),
                        (0.95, 6.0, 4.0),
                        (0.5, 4.0, 6.0),
                    ],
                    marks: marks(&[
                        (hostile, 5.0),
                        ("\u{202e}\u{2066}", 6.0),
                        ("nan", f64::NAN),
                        ("minus", -1.0),
                        ("", 1e300),
                    ]),
                    ..DensityChart::default()
                },
            ),
        ),
    ]
}
