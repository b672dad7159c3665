//! Made forest plots: a case that looks like a published one, and the awkward ones.

use super::{ForestChart, ForestRow, ForestSort};
use crate::chart::{Heading, Sheet};
use ForestSort::{Bounds, Count, Estimate, Pooled, Prediction};

type Numbers = [Option<f64>; 3];

fn row(name: &str, detail: &str, sort: ForestSort, [low, best, high]: Numbers) -> ForestRow {
    let detail = detail.split("; ").map(str::to_owned).collect();
    ForestRow { name: name.into(), detail, sort, low, best, high, level: None, more_than: false, computed: false }
}

fn computed(name: &str, detail: &str, sort: ForestSort, numbers: Numbers) -> ForestRow {
    ForestRow { computed: true, level: Some(0.95), ..row(name, detail, sort, numbers) }
}

fn range(low: f64, best: f64, high: f64) -> Numbers {
    [Some(low), Some(best), Some(high)]
}

fn exact(n: f64) -> Numbers {
    [Some(n); 3]
}

fn sheet(title: &str, rows: Vec<ForestRow>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "People killed, by source. Logarithmic scale: equal distances are equal factors.".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, ForestChart { rows, measure: "people reported killed".into() })
}

fn surveys() -> Vec<ForestRow> {
    vec![
        row("Household survey A", "Mar 2003–Jun 2006; excess deaths", Estimate, range(371_400.0, 612_350.0, 918_200.0)),
        row("Household survey B", "Mar 2003–Jun 2006; violent deaths", Estimate, range(98_500.0, 148_000.0, 226_000.0)),
        row("Household survey C", "2003–2011; excess deaths", Estimate, range(51_000.0, 447_000.0, 733_000.0)),
        row("Media-based count", "2003–2011; civilians, violent", Count, range(104_000.0, 113_500.0, 119_000.0)),
    ]
}

fn pooled() -> Vec<ForestRow> {
    vec![
        row("Local committee", "27–31 March 2022; civilians", Count, exact(300.0)),
        row("News agency", "27–31 March 2022", Count, exact(350.0)),
        row("Rights group", "27–31 March 2022; said to be of several statuses", Estimate, range(290.0, 380.0, 470.0)),
        row("Data project", "late March 2022", Count, exact(400.0)),
        row("Fact-finding mission", "27–31 March 2022; civilians", Count, [Some(500.0), None, None]),
        computed("envelope-union", "computed bounds, without a probability", Bounds, [Some(290.0), None, None]),
        computed("random-effects", "computed; 95% confidence interval", Pooled, range(302.4, 381.3, 480.2)),
        computed("random-effects", "computed; 95% prediction interval", Prediction, [Some(213.0), None, Some(683.0)]),
    ]
}

fn sixty() -> Vec<ForestRow> {
    let one = |i: u32| {
        let n = f64::from(i * 37 % 90 * 10 + 20);
        let numbers = match i % 4 {
            0 => exact(n),
            1 => range(n * 0.8, n, n * 1.3),
            2 => [Some(n), None, None],
            _ => [None, None, Some(n)],
        };
        row(&format!("Source number {i}"), "report, Apr 2022", if i % 5 == 1 { Estimate } else { Count }, numbers)
    };
    (0..60).map(one).collect()
}

/// Every case, by name.
pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let none = [None, None, None];
    vec![
        (
            "surveys",
            sheet("Estimates differ by a factor of five, partly because they count different things", surveys()),
        ),
        ("pooled", sheet("Figures for one event, the range of all, and a pooled value that was asked for", pooled())),
        ("one", sheet("One claim", vec![row("OHCHR", "report", Count, exact(7.0))])),
        ("sixty", sheet("Sixty claims about one event", sixty())),
        (
            "outlier",
            sheet(
                "One source says a thousand times more",
                vec![
                    row("A", "radio", Count, exact(203.0)),
                    row("B", "survey", Estimate, range(250.0, 300.0, 350.0)),
                    row("C", "a slip of the keyboard, perhaps", Count, exact(300_000.0)),
                ],
            ),
        ),
        (
            "long_names",
            sheet(
                &format!("{long}: {long}"),
                vec![
                    row(long, &format!("{long}; {long}"), Count, exact(300.0)),
                    row(&long.replace(' ', "_"), long, Estimate, range(1_234_567.0, 2_345_678.0, 3_456_789.0)),
                ],
            ),
        ),
        (
            "arabic",
            sheet(
                "أرقام متضاربة عن عدد القتلى: conflicting figures",
                vec![
                    row("الشبكة السورية لحقوق الإنسان", "تقرير، 12 آذار 2014; مدنيون", Count, exact(153.0)),
                    row("وكالة سانا (SANA)", "the agency سانا, 2014", Count, [None, None, Some(40.0)]),
                    row("Правозащитный центр «Мемориал»", "отчёт, 2000", Estimate, range(90.0, 120.0, 170.0)),
                ],
            ),
        ),
        (
            "open_ended",
            sheet(
                "Nobody gives both ends",
                vec![
                    row("A", "at least", Count, [Some(500.0), None, None]),
                    row("B", "up to", Count, [None, None, Some(5.0)]),
                    row("C", "at least, an estimate", Estimate, [Some(100.0), Some(150.0), None]),
                    row("D", "up to, an estimate", Estimate, [None, Some(300.0), Some(350.0)]),
                    computed("E", "bounds", Bounds, [Some(20.0), None, None]),
                    computed("F", "pooled", Pooled, [Some(90.0), Some(120.0), None]),
                    computed("G", "prediction", Prediction, [None, None, Some(700.0)]),
                ],
            ),
        ),
        (
            "zeros",
            sheet(
                "Everyone says nobody",
                vec![row("A", "x", Count, exact(0.0)), row("B", "x", Estimate, [None, None, Some(0.0)])],
            ),
        ),
        (
            "from_zero",
            sheet(
                "Some say nobody, and some ranges begin at zero",
                vec![
                    row("A", "government", Count, exact(0.0)),
                    row("B", "agency", Count, [Some(0.0), None, Some(40.0)]),
                    row("C", "survey", Estimate, range(0.0, 30.0, 60.0)),
                    row("D", "committee", Count, [Some(20.0), None, Some(45.0)]),
                    row("E", "in words only", Count, none),
                ],
            ),
        ),
        ("no_rows", sheet("No data at all", Vec::new())),
        (
            "hostile",
            sheet(
                hostile,
                vec![
                    row(hostile, hostile, Estimate, [Some(f64::NAN), Some(30.0), Some(f64::INFINITY)]),
                    row("\u{202e}\u{2066}", "\u{1b}[31m", Count, [Some(-5.0), None, Some(1e300)]),
                    row("low above high", "", Pooled, [Some(900.0), None, Some(100.0)]),
                    row("best outside", "", Estimate, range(100.0, 5000.0, 200.0)),
                ],
            ),
        ),
    ]
}
