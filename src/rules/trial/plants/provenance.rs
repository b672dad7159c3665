//! How a figure came to be known.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::{Plant, origin, repeat};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("aggregate-as-event", aggregate_as_event),
    ("circular-sourcing", circular_sourcing),
    ("dead-chain", dead_chain),
    ("derived-counted-as-independent", derived_counted_as_independent),
    ("no-access", no_access),
    ("scope-drift", scope_drift),
    ("single-source", single_source),
    ("unsourced", unsourced),
];

fn circular_sourcing(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let circle = draw.between(2, 4);
    let first = made.next as u32;
    for nth in 0..circle {
        let next = format!("{}-{}", made.key, first + (nth + 1) % circle);
        let row = made.row(&format!("Station {nth}"), "media").with("derived_from", next);
        made.add(row.with("figure", n));
    }
    true
}

fn dead_chain(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let lost = draw.pick(&["a spokesman nobody names", "INQUIRY-17", "Agency of the South"]);
    made.add(made.row("Morning Post", "media").with("derived_from", lost).with("figure", n));
    true
}

/// The same figure in a paper, at the same address, or with the other named as carrier.
fn derived_counted_as_independent(made: &mut Made, draw: &mut Draw) -> bool {
    made.bare();
    let n = draw.between(10, 400);
    let (row, _) = origin(made, n);
    let later = row.clone().with("published", made.month_after(3)).with("url", "https://example.org/morning-post");
    made.add(match draw.below(3) {
        0 => later.with("source", "Morning Post").with("source_kind", "media"),
        1 => later.with("source", "Parish").with("source_kind", "local").with("reported_by", "Inquiry desk"),
        _ => later.with("source", "Chronicle of the war").with("source_kind", "reference"),
    });
    true
}

fn single_source(made: &mut Made, draw: &mut Draw) -> bool {
    let key = made.rows.first().map(|row| row.get("source").to_owned()).unwrap_or_default();
    made.rows.retain(|row| row.get("source") == key && row.get("derived_from").is_empty());
    made.rows.iter_mut().for_each(|row| row.set("note", "No other source was found."));
    if draw.chance(50) {
        let first = made.rows[0].clone();
        let id = first.get("claim_id").to_owned();
        let row = repeat(made, &first, &id, draw);
        made.add(row.with("named", ""));
    }
    true
}

fn unsourced(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    made.add(made.row("Inquiry desk", "ngo").with("figure", n).with("url", "https://example.org/inquiry"));
    let row = made.row("Event table", draw.pick(&["dataset", "media", "reference"])).with("url", "");
    made.add(row.with("figure", n));
    true
}

fn no_access(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let row = made.row("Inquiry desk", "intergovernmental").with("site_access", draw.pick(&["denied", "no"]));
    made.add(row.with("basis", draw.pick(&["", "interviews by telephone"])).with("figure", format!("at least {n}")));
    true
}

fn scope_drift(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let scope = draw.pick(&["killed in violation of norms", "residents of the village", "brought to the hospital"]);
    let row = made.row("Inquiry desk", "ngo").with("scope", scope).with("figure", format!("at least {n}"));
    let id = made.add(row.clone());
    let row = repeat(made, &row, &id, draw).with("scope", draw.pick(&["", "executed"]));
    made.add(row.with("label", draw.pick(&["", "villagers"])));
    true
}

/// A quarter's or a country's total beside one event's figure, or repeated as that.
fn aggregate_as_event(made: &mut Made, draw: &mut Draw) -> bool {
    made.bare();
    let n = made.total() * draw.between(2, 6) + 7;
    let year = made.date.0;
    let row = made.row("Inquiry desk", "ngo").with("extent", "aggregate").with("figure", n);
    let row = row.with("date_start", format!("{year}-01-01")).with("date_end", format!("{year}-12-31"));
    let id = made.add(row.with("published", format!("{}-01-20", year + 1)));
    let total = made.total();
    made.add(made.row("Parish", "local").with("figure", total));
    if draw.chance(40) {
        let row = made.row("Morning Post", "media").with("figure", n).with("derived_from", id);
        made.add(row.with("published", format!("{}-02-01", year + 1)));
    }
    true
}
