//! Made small multiples: how they look, and what they must survive.

use super::{MultiplesChart, Panel};
use crate::chart::bars::{BarRow, BarsChart};
use crate::chart::material::{Ask, By, ClaimFact, EventFact, Material, PeriodFact};
use crate::chart::range::{RangeChart, RangeRow};
use crate::chart::theme::Tone;
use crate::chart::{Heading, Plot, Sheet};
use crate::lang::Lang;

fn sheet(title: &str, least: f64, panels: Vec<Panel>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "People reported killed, 128 events, January 2020 – March 2022".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, MultiplesChart { panels, by: String::new(), least, rest: 0 })
}

fn panel(name: &str, plot: impl Plot + 'static) -> Panel {
    Panel { name: name.into(), plot: Box::new(plot) }
}

/// Statuses of a place, of a size.
fn bars(n: f64) -> BarsChart {
    let rows = [
        (Tone::Civilian, 0.52, Some(0.9), true),
        (Tone::Combatant, 0.31, Some(0.45), false),
        (Tone::Mixed, 0.2, None, false),
        (Tone::Unstated, 0.06, Some(0.11), false),
    ];
    let row = |(tone, low, high, disputed): (Tone, f64, Option<f64>, bool)| BarRow {
        name: tone.words(Lang::En).into(),
        low: Some((n * low).round()),
        high: high.map(|high| (n * high).round()),
        tone: Some(tone),
        unknown: tone == Tone::Unstated,
        disputed,
        ..BarRow::default()
    };
    BarsChart { rows: rows.map(row).into(), measure: String::new() }
}

fn ranges(n: f64) -> RangeChart {
    let row = |name: &str, low: f64, high: Option<f64>, tone: Tone| RangeRow {
        name: name.into(),
        low: Some((n * low).round()),
        high: high.map(|high| (n * high).round()),
        tone,
        ..RangeRow::default()
    };
    let rows = vec![
        row("Malian army", 0.3, Some(0.3), Tone::Combatant),
        row("Human Rights Watch", 0.5, Some(0.7), Tone::Civilian),
        row("OHCHR", 0.9, None, Tone::Mixed),
    ];
    RangeChart { rows, measure: "people reported killed".into() }
}

const PLACES: [(&str, f64); 6] =
    [("Mopti", 2_104.0), ("Gao", 702.0), ("Ségou", 455.0), ("Tombouctou", 322.0), ("Ménaka", 190.0), ("", 88.0)];

/// Made months of six places, through the kind that is asked for.
fn months(of: &str) -> Option<Sheet> {
    let mut material = Material::default();
    for (place, (name, n)) in PLACES.into_iter().take(5).enumerate() {
        // Months from January 2020 on, by their first days.
        let mut start = 18_262;
        for (month, days) in [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().cycle().take(24).enumerate() {
            let wave = n / 24.0 * (1.0 + 0.8 * (month as f64 / 3.0 + place as f64 * 1.7).sin());
            let (low, best, high) = ((wave * 0.8).round(), wave.round(), (wave * 1.4).round());
            if (month + place) % 11 != 5 {
                let end = start + days - 1;
                let event = material.events.len();
                let sum = (Some(low), Some(best), Some(high));
                material.periods.push(PeriodFact {
                    start,
                    end,
                    group: name.into(),
                    low: sum.0,
                    best: sum.1,
                    high: sum.2,
                    events: 3,
                    disputed: month == 14 && place == 0,
                    ..PeriodFact::default()
                });
                material.events.push(EventFact {
                    admin1: name.into(),
                    days: Some((start, start)),
                    low: sum.0,
                    best: sum.1,
                    high: sum.2,
                    ..EventFact::default()
                });
                material.claims.push(ClaimFact {
                    event,
                    source: "ACLED".into(),
                    low: sum.0,
                    best: sum.1,
                    high: sum.2,
                    days: Some((start, start)),
                    whole: true,
                    counts: true,
                    ..ClaimFact::default()
                });
            }
            start += days;
        }
    }
    (super::KIND.make)(&material, &Ask { by: By::Place, of: of.into(), ..Ask::default() }).ok()
}

pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let empty = || BarsChart::default();
    let made: Vec<(&str, Sheet)> = months("timeline").map(|sheet| ("timeline", sheet)).into_iter().collect();
    let mut all = vec![
        (
            "bars",
            sheet("Civilians and combatants, by region", 280.0, PLACES.map(|(name, n)| panel(name, bars(n))).into()),
        ),
        (
            "range",
            sheet(
                "Who says what, by region",
                280.0,
                PLACES[..4].iter().map(|(name, n)| panel(name, ranges(*n))).collect(),
            ),
        ),
        (
            "narrow_range",
            sheet(
                "Ranges in narrow panels",
                220.0,
                PLACES[..3].iter().map(|(name, n)| panel(name, ranges(*n))).collect(),
            ),
        ),
        ("narrow_bars", sheet("Bars in narrow panels", 0.0, PLACES.map(|(name, n)| panel(name, bars(n))).into())),
        ("one", sheet("One panel", 0.0, vec![panel("Mopti", bars(300.0))])),
        (
            "sixty",
            sheet(
                "Sixty panels",
                0.0,
                (0..60).map(|i| panel(&format!("District {i}"), bars(600.0 / f64::from(i + 1)))).collect(),
            ),
        ),
        (
            "outlier",
            sheet(
                "One is a thousand times the others",
                0.0,
                vec![panel("A", bars(300_000.0)), panel("B", bars(300.0)), panel("C", bars(3.0))],
            ),
        ),
        (
            "long_names",
            sheet(
                "Names of eighty letters",
                0.0,
                vec![panel(long, bars(300.0)), panel(&long.replace(' ', "_"), bars(90.0))],
            ),
        ),
        (
            "arabic",
            sheet(
                "بحسب المحافظة",
                0.0,
                vec![panel("حلب", bars(153.0)), panel("دير الزور", bars(60.0)), panel("الرقة", empty())],
            ),
        ),
        ("zeros", sheet("Everyone says nobody", 0.0, vec![panel("A", bars(0.0)), panel("B", bars(0.0))])),
        ("no_panels", sheet("No data at all", 0.0, Vec::new())),
        ("empty_panels", sheet("Panels without data", 0.0, vec![panel("A", empty()), panel("B", empty())])),
        (
            "hostile",
            sheet(
                hostile,
                0.0,
                vec![
                    panel(hostile, bars(f64::NAN)),
                    panel("\u{202e}\u{1b}[31m", bars(1e300)),
                    panel(&"word ".repeat(2000), bars(-3.0)),
                    panel("", bars(7.0)),
                ],
            ),
        ),
    ];
    all.extend(made);
    all
}
