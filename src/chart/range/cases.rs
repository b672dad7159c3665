//! The charts that every change must still draw well: a real case with made figures, and the awkward ones.

use crate::chart::{FontFace, RangeChart, RangeRow, Size, Tone};

fn row(name: &str, detail: &str, label: &str, numbers: [Option<f64>; 3], tone: Tone) -> RangeRow {
    let [low, best, high] = numbers;
    RangeRow { name: name.into(), detail: detail.into(), label: label.into(), low, best, high, tone, derived: false }
}

fn exact(n: f64) -> [Option<f64>; 3] {
    [Some(n); 3]
}

fn between(low: f64, high: f64) -> [Option<f64>; 3] {
    [Some(low), None, Some(high)]
}

fn chart(id: &str, title: &str, rows: Vec<RangeRow>) -> RangeChart {
    RangeChart {
        id: id.into(),
        title: title.into(),
        subtitle: "People reported killed, by source; each bar goes from a source's lowest to its highest figure."
            .into(),
        rows,
        footer: vec!["Made figures, for the look of the chart only.".into()],
        axis_label: "people reported killed".into(),
        ..RangeChart::default()
    }
}

/// Moura, March 2022, with made details.
pub fn moura() -> RangeChart {
    let none = [None, None, None];
    let mut derived = row("i24NEWS", "citing HRW, 6 Apr 2022", "300 civilians", exact(300.0), Tone::Civilian);
    derived.derived = true;
    RangeChart {
        id: "moura".into(),
        title: "Sources disagree on how many people were killed at Moura, and on who they were".into(),
        subtitle: "People reported killed, Moura, Mali, 27–31 March 2022. Each row is one source’s current claim about the \
                   whole event, in its own words."
            .into(),
        rows: vec![
            row(
                "Malian army (FAMa)",
                "army communiqué, 1 Apr 2022 · 23–31 March",
                "203 combatants “neutralised”",
                exact(203.0),
                Tone::Combatant,
            ),
            row(
                "Human Rights Watch",
                "27 witnesses, 5 Apr 2022",
                "about 300 men, some of them suspected fighters",
                [Some(250.0), Some(300.0), Some(350.0)],
                Tone::Mixed,
            ),
            derived,
            row("Mediapart", "residents, 14 Apr 2022", "300–600", between(300.0, 600.0), Tone::Mixed),
            row("Local NGOs and UN sources", "Le Monde, 8 Apr 2022", "200–400 civilians", between(200.0, 400.0), Tone::Civilian),
            row("ACLED", "data set, Apr 2022", "350–380", between(350.0, 380.0), Tone::Unstated),
            row("Hamadoun Kouffa", "audio message, 2022", "“hundreds” of civilians", none, Tone::Civilian),
            row("OHCHR", "fact-finding report, 12 May 2023", "at least 500 people", [Some(500.0), None, None], Tone::Mixed),
        ],
        footer: vec![
            "Sources: FAMa; Human Rights Watch; i24NEWS; Mediapart; Le Monde; ACLED; OHCHR. Colour shows who the source says \
             the dead were. “Neutralised” may include people who were captured."
                .into(),
            "Chart: recount 0.1. Made rows, not for publication.".into(),
        ],
        axis_label: "people reported killed".into(),
        ..RangeChart::default()
    }
}

fn sixty() -> Vec<RangeRow> {
    (0..60u32)
        .map(|i| {
            let n = f64::from((i * 37) % 90 * 10 + 20);
            let tone = Tone::ALL[i as usize % 5];
            let numbers = match i % 4 {
                0 => exact(n),
                1 => [Some(n * 0.8), Some(n), Some(n * 1.3)],
                2 => [Some(n), None, None],
                _ => [None, None, Some(n)],
            };
            let mut row = row(&format!("Source number {i}"), "report, Apr 2022", "", numbers, tone);
            row.derived = i % 10 == 5;
            row
        })
        .collect()
}

/// Every case, by name.
pub fn all() -> Vec<(&'static str, RangeChart)> {
    let c = Tone::Civilian;
    let none = [None, None, None];
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let open = |low, high| [low, None, high];
    vec![
        ("moura", moura()),
        ("moura_print", RangeChart { size: Size::Print, ..moura() }),
        ("moura_square", RangeChart { size: Size::Square, ..moura() }),
        ("moura_narrow", RangeChart { size: Size::Custom(480, 0), fonts: FontFace::None, ..moura() }),
        ("moura_wide", RangeChart { size: Size::Custom(1400, 900), ..moura() }),
        ("one", chart("one", "One claim", vec![row("OHCHR", "report", "", exact(7.0), c)])),
        ("sixty", chart("sixty", "Sixty claims about one event", sixty())),
        (
            "outlier",
            chart(
                "outlier",
                "One source says a thousand times more",
                vec![
                    row("A", "radio", "", exact(203.0), Tone::Combatant),
                    row("B", "report", "", [Some(250.0), Some(300.0), Some(350.0)], c),
                    row("C", "video", "", [Some(250.0), None, None], c),
                    row("D", "a slip of the keyboard, perhaps", "", exact(300_000.0), Tone::Unstated),
                ],
            ),
        ),
        (
            "outlier_of_two",
            chart(
                "two",
                "One of two is a thousand times larger",
                vec![
                    row("A", "", "", exact(300.0), c),
                    row("B", "", "300,000 dead or missing", between(250_000.0, 350_000.0), c),
                ],
            ),
        ),
        (
            "long_names",
            chart(
                "long",
                "Names of eighty letters, labels of a hundred, and a title that is itself so long that it has to run over on to a second line and maybe even beyond it",
                vec![
                    row(long, long, &format!("300 civilians, {long}"), exact(300.0), c),
                    row(
                        long,
                        "",
                        &format!("{long}: between one and six hundred of them, so it was said at the time"),
                        between(0.0, 600.0),
                        Tone::Mixed,
                    ),
                    row(&long.replace(' ', "_"), long, long, open(Some(590.0), None), Tone::Combatant),
                ],
            ),
        ),
        (
            "arabic",
            chart(
                "arabic",
                "أرقام متضاربة عن عدد القتلى: conflicting figures",
                vec![
                    row("الشبكة السورية لحقوق الإنسان", "تقرير، 12 آذار 2014", "مقتل 153 مدنياً", exact(153.0), c),
                    row(
                        "وكالة سانا (SANA)",
                        "the agency سانا, 2014",
                        "40 إرهابياً",
                        [None, None, Some(40.0)],
                        Tone::Combatant,
                    ),
                    row(
                        "Правозащитный центр «Мемориал»",
                        "отчёт, 2000",
                        "не менее 60 человек",
                        [Some(60.0), None, None],
                        Tone::Mixed,
                    ),
                    row("新华社 Xinhua", "通讯", "数百人 → hundreds", none, Tone::Unstated),
                ],
            ),
        ),
        (
            "open_ended",
            chart(
                "open",
                "Nobody gives both ends",
                vec![
                    row("A", "", "", open(Some(500.0), None), c),
                    row("B", "", "", open(None, Some(5.0)), Tone::Combatant),
                    row("C", "", "", open(None, Some(450.0)), Tone::HorsDeCombat),
                    row("D", "", "", open(Some(0.0), None), Tone::Mixed),
                    row("E", "", "", [Some(100.0), Some(150.0), None], Tone::Unstated),
                    row("F", "", "", [None, Some(300.0), Some(350.0)], Tone::Unstated),
                ],
            ),
        ),
        (
            "zeros",
            chart(
                "zeros",
                "Everyone says nobody",
                vec![
                    row("A", "x", "", exact(0.0), c),
                    row("B", "x", "", between(0.0, 0.0), Tone::Combatant),
                    row("C", "x", "", open(None, Some(0.0)), Tone::Mixed),
                ],
            ),
        ),
        ("words_only", chart("words", "Only words", vec![row("A", "x", "dozens", none, c), row("B", "", "", none, c)])),
        ("no_rows", chart("none", "No data at all", Vec::new())),
        (
            "endless_name",
            chart(
                "endless",
                &"Title ".repeat(2000),
                vec![
                    row(&"N".repeat(10_000), &"d ".repeat(10_000), &"label ".repeat(2000), exact(3.0), c),
                    row(&"word ".repeat(2000), &"ا".repeat(10_000), &"x".repeat(10_000), between(1.0, 900.0), c),
                ],
            ),
        ),
        (
            "hostile",
            RangeChart {
                subtitle: hostile.into(),
                footer: vec![hostile.into()],
                ..chart(
                    hostile,
                    hostile,
                    vec![
                        row(hostile, hostile, hostile, [Some(f64::NAN), Some(30.0), Some(f64::INFINITY)], c),
                        row(
                            "\u{202e}\u{2066}",
                            "\u{1b}[31m",
                            "</text></svg>",
                            [Some(-5.0), None, Some(1e300)],
                            Tone::Mixed,
                        ),
                        row("low above high", "", "", between(900.0, 100.0), Tone::Mixed),
                    ],
                )
            },
        ),
    ]
}
