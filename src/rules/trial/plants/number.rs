//! How many.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::{Plant, origin, repeat};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("below-named-victims", below_named_victims),
    ("best-outside-range", best_outside_range),
    ("coded-word", coded_word),
    ("convention-end-published", convention_end_published),
    ("figure-disagrees", figure_disagrees),
    ("fractional-toll", fractional_toll),
    ("heaped", heaped),
    ("inverted-range", inverted_range),
    ("number-drift", number_drift),
    ("qualifier-drift", qualifier_drift),
    ("ranges-disjoint", ranges_disjoint),
    ("ratio-outlier", ratio_outlier),
    ("unit-drift", unit_drift),
    ("vague-figure", vague_figure),
    ("zero-contradicted", zero_contradicted),
    ("zero-or-unknown", zero_or_unknown),
];

/// Two digits swapped, a zero lost or added, or another number.
fn number_drift(made: &mut Made, draw: &mut Draw) -> bool {
    let n = draw.between(101, 989);
    let other = match draw.below(4) {
        0 => n / 100 * 100 + n % 10 * 10 + n / 10 % 10,
        1 => n * 10,
        2 => n / 10,
        _ => n + draw.between(1, 60),
    };
    let qualifier = draw.pick(&["", "at least ", "about "]);
    let (row, id) = origin(made, format!("{qualifier}{}", if qualifier == "about " { n / 10 * 10 } else { n }));
    let other = if qualifier == "about " { other.max(20) / 10 * 10 + 200 } else { other };
    let row = repeat(made, &row, &id, draw).with("figure", format!("{qualifier}{other}"));
    made.add(row);
    other != n
}

fn qualifier_drift(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().div_ceil(10) * 10;
    let (from, to) = draw.pick(&[
        ("up to ", "at least "),
        ("at least ", "up to "),
        ("about ", ""),
        ("at least ", ""),
        ("", "more than "),
        ("an estimated ", ""),
        ("up to ", ""),
        ("", "about "),
    ]);
    let said = if to == "more than " { n + 3 } else { n };
    let (row, id) = origin(made, format!("{from}{said}"));
    let row = repeat(made, &row, &id, draw).with("figure", format!("{to}{n}"));
    made.add(row);
    true
}

/// The number stays, and the dead become hurt or the reverse.
fn unit_drift(made: &mut Made, draw: &mut Draw) -> bool {
    let harms = ["killed", "injured", "casualties"];
    let (from, to) = (draw.below(3), draw.between(1, 2));
    let (from, to) = (harms[from as usize], harms[((from + to) % 3) as usize]);
    let figure = if draw.chance(30) { format!("at least {}", made.total()) } else { made.total().to_string() };
    let row = made.row("Inquiry desk", "ngo").with("harm", from).with("figure", figure);
    let id = made.add(row.clone());
    let row = repeat(made, &row, &id, draw).with("harm", to);
    made.add(row);
    true
}

fn ranges_disjoint(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let much = n + n / 2 + draw.between(5, 60);
    let figure = match draw.below(3) {
        0 => format!("at least {much}"),
        1 => format!("{much}-{}", much + 30),
        _ => much.to_string(),
    };
    made.add(made.row("Inquiry desk", "ngo").with("figure", figure));
    made.add(
        made.row("Parish", "local").with("figure", if draw.chance(50) { format!("up to {n}") } else { n.to_string() }),
    );
    true
}

/// A digit too many or too few beside four to seven that agree.
fn ratio_outlier(made: &mut Made, draw: &mut Draw) -> bool {
    made.bare();
    made.rows.retain(|row| row.get("figure").contains(char::is_alphabetic));
    let n = draw.between(40, 300);
    for nth in 0..draw.between(4, 6) {
        let figure = n + draw.below(n / 4);
        made.add(made.row(&format!("Station {nth}"), "media").with("figure", figure));
    }
    let figure = if draw.chance(60) { n * 10 } else { n / 10 };
    made.add(made.row("Inquiry desk", "ngo").with("figure", figure));
    true
}

fn inverted_range(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let row = made.row("Inquiry desk", "ngo").with("low", n + draw.between(1, 40)).with("high", n);
    made.add(if draw.chance(50) { row.with("best", n) } else { row });
    true
}

fn best_outside_range(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total() + 5;
    let best = if draw.chance(50) { n - draw.between(1, 5) } else { n + 10 + draw.between(1, 100) };
    made.add(made.row("Inquiry desk", "ngo").with("low", n).with("best", best).with("high", n + 10));
    true
}

/// A third or a quarter of a toll, a mean, a thousands point taken for a decimal point.
fn fractional_toll(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total() * 3 + 1;
    let row = made.row("Event table", "dataset");
    let row = match draw.below(3) {
        0 => row.with("best", format!("{:.2}", f64::from(n) / 3.0)),
        1 => row.with("figure", format!("{n}.5")),
        _ => row.with("low", n).with("best", n + 1).with("high", format!("{}.25", n + 2)),
    };
    made.add(row);
    true
}

fn convention_end_published(made: &mut Made, draw: &mut Draw) -> bool {
    let row = made.row("Inquiry desk", "ngo");
    made.add(match draw.below(4) {
        0 => row.with("figure", "hundreds").with("low", 200).with("high", 999),
        1 => row.with("figure", "dozens").with("high", 99),
        2 => row.with("figure", "thousands").with("low", 2000).with("high", 9999),
        _ => row.with("low", 200).with("high", 999).with("high_basis", "convention"),
    });
    true
}

fn coded_word(made: &mut Made, draw: &mut Draw) -> bool {
    let (n, note) = draw.pick(&[
        (10, "An unknown number of people were killed, coded as 10."),
        (3, "Several people were killed in the village, coded as 3."),
        (12, "Dozens killed; coded as 12."),
        (100, "Hundreds of people were killed (coded as 100)."),
        (3, "Gunmen entered the village and killed several people."),
        (12, "The attack left dozens of people dead."),
    ]);
    let row = made.row("ACLED", "dataset").with("figure", n).with("note", note);
    made.add(row);
    true
}

fn vague_figure(made: &mut Made, draw: &mut Draw) -> bool {
    let (word, lang) = draw.pick(&[
        ("dozens", ""),
        ("hundreds", ""),
        ("several", ""),
        ("des centaines", "fr"),
        ("des dizaines", "fr"),
    ]);
    made.add(made.row("Parish", "local").with("figure", word).with("lang", lang));
    true
}

fn figure_disagrees(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total() + 20;
    let row = made.row("Inquiry desk", "ngo");
    made.add(match draw.below(4) {
        0 => row.with("figure", n).with("low", n + 10).with("best", n + 10).with("high", n + 10),
        1 => row.with("figure", format!("at least {n}")).with("low", n).with("high", n + 100),
        2 => row.with("figure", format!("{n}-{}", n + 50)).with("low", n).with("high", n + 500),
        _ => row.with("figure", format!("up to {n}")).with("low", n / 2).with("high", n),
    });
    true
}

fn below_named_victims(made: &mut Made, draw: &mut Draw) -> bool {
    let n = draw.between(20, 200);
    let list = made.row("Parish", "local").with("named", n).with("figure", format!("at least {n}"));
    made.add(list);
    let less = n - draw.between(1, n / 2);
    let figure = if draw.chance(30) { format!("up to {less}") } else { less.to_string() };
    made.add(made.row("Inquiry desk", "ngo").with("figure", figure));
    true
}

fn zero_contradicted(made: &mut Made, draw: &mut Draw) -> bool {
    let status = draw.pick(&["civilian", "all"]);
    made.add(
        made.row("Government spokesman", "belligerent")
            .with("side", "Government")
            .with("status", status)
            .with("figure", 0),
    );
    let n = made.total();
    made.add(
        made.row("Parish", "local")
            .with("status", status)
            .with("figure", if draw.chance(70) { n.to_string() } else { "dozens".into() }),
    );
    true
}

/// A data set's 0 that means none or not known, beside a count.
fn zero_or_unknown(made: &mut Made, draw: &mut Draw) -> bool {
    let row = made.row("ACLED", "dataset");
    made.add(if draw.chance(50) {
        row.with("figure", 0)
    } else {
        row.with("figure", 0).with("note", "0 may mean not known")
    });
    let n = made.total();
    made.add(made.row("Parish", "local").with("figure", n));
    true
}

/// A source that gives tens in three of four events, over forty events.
fn heaped(made: &mut Made, draw: &mut Draw) -> bool {
    let source = format!("Bureau {}", made.key);
    for nth in 0..40 {
        let n = draw.between(20, 300);
        let n = if draw.chance(75) { n / 10 * 10 } else { n };
        let row = made.row(&source, "media").with("event", format!("{}-{nth}", made.key));
        made.add(row.with("harm", "injured").with("figure", n));
    }
    true
}
