//! Made charts: one that looks like a published one, and the awkward ones.

use super::MultipliersChart;
use super::make::make;
use crate::chart::material::{Ask, Material, MultiplierFact};
use crate::chart::{Heading, Sheet};

/// Every case, by name.
pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let row = |source: &str, factor: f64, low: f64, high: f64, events: usize| MultiplierFact {
        source: source.into(),
        factor,
        low: Some(low).filter(|low| *low >= 0.0),
        high: Some(high).filter(|high| high.is_finite()),
        level: 0.95,
        events,
    };
    let sheet = |facts: Vec<MultiplierFact>| {
        let material = Material { multipliers: facts, ..Material::default() };
        let mut sheet = match make(&material, &Ask::default()) {
            Ok(sheet) => sheet,
            Err(_) => Sheet::new(Heading::default(), MultipliersChart::default()),
        };
        sheet.heading.footer.push("Made figures, for the look of the chart only.".into());
        sheet
    };
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let open = f64::INFINITY;
    let many = (0..60_u32).map(|i| {
        let factor = 1.06_f64.powi(i as i32 - 28);
        let wide = 1.1 + f64::from(i % 7) * 0.2;
        row(&format!("Source number {i}"), factor, factor / wide, factor * wide, (i as usize * 5) % 17 + 2)
    });
    vec![
        (
            "wire",
            sheet(vec![
                row("Ministry of defence", 0.61, 0.42, 0.88, 14),
                row("Rights group", 1.06, 0.79, 1.41, 19),
                row("Local committee", 1.31, 0.97, 1.78, 11),
                row("News agency", 0.97, 0.71, 1.34, 23),
                row("Activist network", 1.48, 0.66, 3.35, 2),
            ]),
        ),
        ("none_clear", sheet(vec![row("A", 0.9, 0.6, 1.3, 4), row("B", 1.1, 0.7, 1.7, 4), row("C", 1.0, 0.7, 1.5, 5)])),
        ("one", sheet(vec![row("Ministry of defence", 0.5, 0.3, 0.8, 3)])),
        ("sixty", sheet(many.collect())),
        (
            "outlier",
            sheet(vec![row("A", 0.9, 0.7, 1.2, 9), row("B", 1000.0, 400.0, 2500.0, 2), row("C", 1.1, 0.8, 1.4, 9)]),
        ),
        ("long_names", sheet(vec![row(long, 0.7, 0.5, 0.95, 5), row(&long.replace(' ', "_"), 1.4, 1.05, 1.9, 1234)])),
        (
            "arabic",
            sheet(vec![
                row("الشبكة السورية لحقوق الإنسان", 1.2, 1.02, 1.5, 31),
                row("وكالة سانا (SANA)", 0.4, 0.2, 0.8, 7),
                row("Правозащитный центр «Мемориал»", 1.0, 0.7, 1.4, 9),
            ]),
        ),
        (
            "open_ended",
            sheet(vec![row("A", 0.7, -1.0, 1.5, 2), row("B", 1.4, 0.6, open, 2), row("C", 1.0, -1.0, open, 1)]),
        ),
        ("no_factor", sheet(vec![row("A", 0.0, 0.0, 0.0, 0), row("B", f64::NAN, f64::NAN, open, 0)])),
        ("no_rows", sheet(Vec::new())),
        (
            "hostile",
            sheet(vec![
                row(hostile, f64::NAN, -3.0, open, 1),
                row("\u{202e}\u{2066}", 1e300, 0.0, 1e300, usize::MAX),
                row("low above high", 2.0, 9.0, 0.5, 3),
            ]),
        ),
    ]
}
