//! Made running counts: two lists that disagree, and the awkward ones.

use super::{CumulativeChart, RunningLine, RunningPoint};
use crate::chart::frame::Heading;
use crate::chart::kinds::Sheet;
use crate::model::date::Day;

/// Points every `every` days from `from`, growing by about `by`, with a fall at step `fall`.
fn points(from: Day, n: u32, every: Day, by: f64, fall: Option<u32>) -> Vec<RunningPoint> {
    let mut value = 0.0;
    (0..n)
        .map(|i| {
            value += (by * f64::from((i * 37 + 11) % 23) / 11.0).round();
            let revised = fall == Some(i);
            if revised {
                value = (value * 0.82).round();
            }
            RunningPoint { day: from + i as Day * every + (i * 5 % 3) as Day, value, revised }
        })
        .collect()
}

fn line(name: &str, points: Vec<RunningPoint>) -> RunningLine {
    RunningLine { name: name.into(), points, reported: false }
}

fn later(line: &RunningLine, by: Day) -> RunningLine {
    let late =
        |(i, p): (usize, &RunningPoint)| RunningPoint { day: p.day + by + (i * 7 % 19) as Day, revised: false, ..*p };
    RunningLine { name: line.name.clone(), points: line.points.iter().enumerate().map(late).collect(), reported: true }
}

fn sheet(title: &str, lines: Vec<RunningLine>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "Running count of people reported killed, by source.".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, CumulativeChart { lines, measure: "people reported killed".into() })
}

/// Every case, by name.
pub fn all() -> Vec<(&'static str, Sheet)> {
    let ministry = line("Ministry of Health", points(19_000, 60, 6, 18.0, Some(38)));
    let network = line("Network for Human Rights", points(19_004, 22, 17, 66.0, None));
    let un = line("OHCHR, verified", points(19_030, 11, 30, 70.0, None));
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \u{202e}evil\u{0}";
    let many =
        (0..60).map(|i| line(&format!("Source number {i}"), points(19_000 + i * 3, 12, 20, f64::from(5 + i), None)));
    let (value, day, revised) = (f64::NAN, i32::MAX, true);
    let odd = vec![
        RunningPoint { day, value, revised },
        RunningPoint { day: i32::MIN, value: 5.0, revised },
        RunningPoint { day: 19_000, value: 1e300, revised },
        RunningPoint { day: 19_000, value: -3.0, revised },
    ];
    let zero = |n: i32| (0..n).map(|i| RunningPoint { day: 19_000 + i * 9, ..RunningPoint::default() }).collect();
    let steep = points(19_000, 30, 8, 12_000.0, Some(20));
    vec![
        ("two_lists", sheet("Three lists of the dead grow apart", vec![ministry.clone(), network.clone(), un])),
        ("reported", sheet("Reports come weeks after the events", vec![later(&network, 12), network.clone()])),
        (
            "one",
            sheet("One figure", vec![line("OHCHR", vec![RunningPoint { day: 19_078, value: 500.0, revised: false }])]),
        ),
        ("sixty", sheet("Sixty sources", many.collect())),
        (
            "outlier",
            sheet(
                "One a thousand times the others",
                vec![line("A", points(19_000, 30, 8, 12.0, None)), line("B", steep)],
            ),
        ),
        ("days", sheet("Nine days", vec![line("Civil defence", points(19_078, 9, 1, 9.0, Some(6)))])),
        ("decades", sheet("Fifty years", vec![line("Memorial", points(1_000, 900, 20, 3.0, Some(500)))])),
        (
            "same_end",
            sheet(
                "Four that end alike",
                ["A", "B", "C", "D"].map(|name| line(name, points(19_000, 20, 7, 10.0, None))).into(),
            ),
        ),
        (
            "long_names",
            sheet(
                "Long names",
                vec![line(long, ministry.points.clone()), line(&long.replace(' ', "_"), network.points)],
            ),
        ),
        (
            "arabic",
            sheet(
                "أعداد تراكمية",
                vec![line("الشبكة السورية لحقوق الإنسان", ministry.points), line("وكالة سانا (SANA)", zero(5))],
            ),
        ),
        ("zeros", sheet("Nobody", vec![line("A", zero(7))])),
        ("hostile", sheet(hostile, vec![line(hostile, odd), line("", points(19_000, 3, 4, 5.0, None))])),
        ("none", sheet("No data", vec![line("A", Vec::new())])),
    ]
}
