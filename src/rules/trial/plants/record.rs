//! How it came into the data.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::{Plant, origin};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("allow-without-reason", allow_without_reason),
    ("duplicate-claim", duplicate_claim),
    ("possible-duplicate-event", possible_duplicate_event),
    ("supersedes-other-source", supersedes_other_source),
    ("unknown-reference", unknown_reference),
    ("unused-allow", unused_allow),
];

/// The same row once more, at times without its label or place.
fn duplicate_claim(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (row, _) = origin(made, n);
    let row = match draw.below(3) {
        0 => row,
        1 => row.with("place", ""),
        _ => row.with("label", "villagers"),
    };
    made.add(row);
    true
}

fn unknown_reference(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let column = draw.pick(&["part_of", "supersedes"]);
    let row = made.row("Inquiry desk", "ngo").with("figure", n).with(column, format!("{}-lost", made.key));
    made.add(row);
    true
}

fn supersedes_other_source(made: &mut Made, _: &mut Draw) -> bool {
    let n = made.total();
    let (_, id) = origin(made, n);
    made.add(made.row("Parish", "local").with("supersedes", id).with("figure", n));
    true
}

fn unused_allow(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let allow = draw.pick(&["inverted-range typed as in the source", "N001 checked", "no-such-rule checked"]);
    made.add(made.row("Inquiry desk", "ngo").with("figure", n).with("allow", allow));
    true
}

fn allow_without_reason(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let allow = draw.pick(&["N003", "ranges-disjoint", "label:", "N003 ?"]);
    made.add(made.row("Inquiry desk", "ngo").with("figure", n).with("allow", allow));
    true
}

/// The event once more under another key, on the same day or the next, from another source or the same.
fn possible_duplicate_event(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().max(7);
    let (lat, lon) = made.at();
    let located = draw.chance(60);
    let later = draw.below(2);
    for (key, day, source) in
        [("", 0, "Inquiry desk"), ("-again", later, draw.pick(&["Inquiry desk", "Parish", "Exile radio"]))]
    {
        let row = made.row(source, "ngo").with("date_start", made.day(day)).with("date_end", made.day(day));
        let row =
            row.with("event", format!("{}{key}", made.key)).with("published", made.month_after(3)).with("figure", n);
        let off = if key.is_empty() { 0.0 } else { f64::from(draw.below(18)) / 1000.0 };
        made.add(if located { row.with("lat", format!("{:.4}", lat + off)).with("lon", lon) } else { row });
    }
    true
}
