//! Made range charts: a real case with made figures, and the awkward ones that every change must still draw well.

use crate::chart::{Heading, RangeChart, RangeRow, Sheet, Tone};

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

fn sheet(title: &str, rows: Vec<RangeRow>) -> Sheet {
    let subtitle = "People reported killed, by source; each bar goes from a source's lowest to its highest figure.";
    let heading = Heading {
        title: title.into(),
        subtitle: subtitle.into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, RangeChart { rows, measure: "people reported killed".into() })
}

/// Moura, March 2022, with made details.
pub fn moura() -> (Heading, RangeChart) {
    let none = [None, None, None];
    let mut derived = row("i24NEWS", "citing HRW, 6 Apr 2022", "300 civilians", exact(300.0), Tone::Civilian);
    derived.derived = true;
    let heading = Heading {
        title: "Sources disagree on how many people were killed at Moura, and on who they were".into(),
        subtitle: "People reported killed, Moura, Mali, 27–31 March 2022. Each row is one source’s current claim about the \
                   whole event, in its own words."
            .into(),
        footer: vec![
            "Sources: FAMa; Human Rights Watch; i24NEWS; Mediapart; Le Monde; ACLED; OHCHR. Colour shows who the source says \
             the dead were. “Neutralised” may include people who were captured."
                .into(),
            "Chart: recount 0.1. Made rows, not for publication.".into(),
        ],
        alt: None,
    };
    let chart = RangeChart {
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
            row(
                "Local NGOs and UN sources",
                "Le Monde, 8 Apr 2022",
                "200–400 civilians",
                between(200.0, 400.0),
                Tone::Civilian,
            ),
            row("ACLED", "data set, Apr 2022", "350–380", between(350.0, 380.0), Tone::Unstated),
            row("Hamadoun Kouffa", "audio message, 2022", "“hundreds” of civilians", none, Tone::Civilian),
            row(
                "OHCHR",
                "fact-finding report, 12 May 2023",
                "at least 500 people",
                [Some(500.0), None, None],
                Tone::Mixed,
            ),
        ],
        measure: "people reported killed".into(),
    };
    (heading, chart)
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
pub fn all() -> Vec<(&'static str, Sheet)> {
    let c = Tone::Civilian;
    let none = [None, None, None];
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let open = |low, high| [low, None, high];
    vec![
        ("moura", Sheet::new(moura().0, moura().1)),
        ("one", sheet("One claim", vec![row("OHCHR", "report", "", exact(7.0), c)])),
        ("sixty", sheet("Sixty claims about one event", sixty())),
        (
            "outlier",
            sheet(
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
            sheet(
                "One of two is a thousand times larger",
                vec![
                    row("A", "", "", exact(300.0), c),
                    row("B", "", "300,000 dead or missing", between(250_000.0, 350_000.0), c),
                ],
            ),
        ),
        (
            "long_names",
            sheet(
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
            sheet(
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
            sheet(
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
            sheet(
                "Everyone says nobody",
                vec![
                    row("A", "x", "", exact(0.0), c),
                    row("B", "x", "", between(0.0, 0.0), Tone::Combatant),
                    row("C", "x", "", open(None, Some(0.0)), Tone::Mixed),
                ],
            ),
        ),
        ("words_only", sheet("Only words", vec![row("A", "x", "dozens", none, c), row("B", "", "", none, c)])),
        ("no_rows", sheet("No data at all", Vec::new())),
        (
            "endless_name",
            sheet(
                &"Title ".repeat(2000),
                vec![
                    row(&"N".repeat(10_000), &"d ".repeat(10_000), &"label ".repeat(2000), exact(3.0), c),
                    row(&"word ".repeat(2000), &"ا".repeat(10_000), &"x".repeat(10_000), between(1.0, 900.0), c),
                ],
            ),
        ),
        (
            "hostile",
            hostile_heading(
                hostile,
                sheet(
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
                ),
            ),
        ),
    ]
}

fn hostile_heading(hostile: &str, mut sheet: Sheet) -> Sheet {
    sheet.heading.subtitle = hostile.into();
    sheet.heading.footer = vec![hostile.into()];
    sheet
}
