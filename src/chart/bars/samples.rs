//! Made bar charts: how they look, and what they must survive.

use super::{BarRow, BarsChart};
use crate::chart::theme::Tone;
use crate::chart::{Heading, Sheet};

fn row(name: &str, low: Option<f64>, best: Option<f64>, high: Option<f64>) -> BarRow {
    BarRow { name: name.into(), low, best, high, ..BarRow::default() }
}

fn range(name: &str, low: f64, best: f64, high: f64) -> BarRow {
    row(name, Some(low), Some(best), Some(high))
}

fn sheet(title: &str, rows: Vec<BarRow>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "People reported killed in central Mali, 128 events, January 2020 – March 2022".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, BarsChart { rows, measure: "people reported killed".into() })
}

/// Bars by place, as panels use them too.
pub fn places() -> Vec<BarRow> {
    let mut rows = vec![
        range("Mopti", 1_820.0, 2_104.0, 2_960.0),
        range("Gao", 640.0, 702.0, 911.0),
        range("Ségou", 410.0, 455.0, 530.0),
        range("Tombouctou", 300.0, 322.0, 410.0),
        range("Ménaka", 155.0, 190.0, 420.0),
        range("Kayes", 12.0, 12.0, 12.0),
        range("", 60.0, 88.0, 240.0),
    ];
    rows[0].disputed = true;
    rows[6].unknown = true;
    for (row, events) in rows.iter_mut().zip([61, 24, 17, 12, 8, 2, 4]) {
        row.events = events;
    }
    rows
}

fn statuses() -> Vec<BarRow> {
    let figures = [
        (Tone::Civilian, Some(880.0), Some(1_420.0), true),
        (Tone::Combatant, Some(610.0), Some(940.0), true),
        (Tone::HorsDeCombat, Some(40.0), Some(120.0), false),
        (Tone::Mixed, Some(500.0), None, true),
        (Tone::Unstated, Some(90.0), Some(310.0), false),
    ];
    figures
        .into_iter()
        .map(|(tone, low, high, disputed)| BarRow {
            tone: Some(tone),
            unknown: tone == Tone::Unstated,
            disputed,
            events: 14,
            ..row(tone.words(crate::lang::Lang::En), low, None, high)
        })
        .collect()
}

pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let many = (0..60).map(|i| {
        let low = 2_000.0 / f64::from(i + 1);
        range(&format!("District number {i}"), low.round(), (low * 1.2).round(), (low * 1.5).round())
    });
    let mut many: Vec<BarRow> = many.collect();
    many.push(BarRow { unknown: true, ..range("", 5.0, 6.0, 7.0) });
    vec![
        ("places", sheet("More people were reported killed in Mopti than in all other regions together", places())),
        ("statuses", sheet("Sources disagree on who the dead were", statuses())),
        ("one", sheet("One group", vec![range("Mopti", 7.0, 7.0, 7.0)])),
        ("sixty", sheet("Sixty districts and what nobody stated", many)),
        (
            "outlier",
            sheet(
                "One figure is a thousand times the others",
                vec![
                    range("A slip", 300_000.0, 300_000.0, 350_000.0),
                    range("B", 200.0, 300.0, 400.0),
                    range("C", 3.0, 3.0, 3.0),
                ],
            ),
        ),
        (
            "long_names",
            sheet(
                "Names of eighty letters",
                vec![range(long, 250.0, 300.0, 600.0), range(&long.replace(' ', "_"), 0.0, 40.0, 90.0)],
            ),
        ),
        (
            "arabic",
            sheet(
                "أرقام متضاربة عن عدد القتلى",
                vec![
                    row("الشبكة السورية لحقوق الإنسان", Some(153.0), Some(153.0), Some(160.0)),
                    row("وكالة سانا (SANA)", None, None, Some(40.0)),
                    row("Правозащитный центр «Мемориал»", Some(60.0), None, None),
                ],
            ),
        ),
        (
            "open_ended",
            sheet(
                "Nobody gives both ends",
                vec![
                    row("Only a floor", Some(500.0), None, None),
                    row("A floor and a best figure", Some(400.0), Some(450.0), None),
                    row("Only a ceiling", None, None, Some(450.0)),
                    row("A floor of nobody", Some(0.0), None, None),
                ],
            ),
        ),
        ("zeros", sheet("Everyone says nobody", vec![range("A", 0.0, 0.0, 0.0), range("B", 0.0, 0.0, 0.0)])),
        ("no_data", sheet("No data at all", Vec::new())),
        (
            "hostile",
            sheet(
                hostile,
                vec![
                    row(hostile, Some(f64::NAN), Some(f64::INFINITY), Some(-1.0)),
                    row(&"word ".repeat(2000), Some(30.0), Some(40.0), Some(1e300)),
                    BarRow { disputed: true, ..row("\u{202e}\u{1b}[31m", Some(900.0), None, Some(100.0)) },
                ],
            ),
        ),
    ]
}
