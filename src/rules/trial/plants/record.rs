//! How it came into the data.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::{Plant, origin};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("allow-without-reason", allow_without_reason),
    ("duplicate-claim", duplicate_claim),
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
