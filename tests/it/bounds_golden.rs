//! Bounds against numbers found by integer programming.

use recount::estimate::bounds::{Bounds, Hypothesis, Label, bounds};
use recount::model::Interval;

/// Birth certificate: `golden_bounds.csv` of the project's research (64 rows, each by integer programming over the atoms
/// A-only, B-only, both x civilian, combatant; 36 also in closed form; no mismatch). Here the rows of the named
/// hypotheses without caps: case, hypothesis, a, b -> total, civilians, combatants, overlap; "-" is infeasible.
const GOLDEN: &str = include_str!("golden/bounds.csv");

fn hypothesis(name: &str) -> Option<Hypothesis> {
    Some(match name {
        "disjoint_both_labels_true" => Hypothesis::Disjoint,
        "same_bodies_B_subset_of_A" => Hypothesis::Relabelled,
        "same_bodies_A_subset_of_B" => Hypothesis::RelabelledReverse,
        "partial_overlap_undisputed_true" => Hypothesis::Partial,
        "no_label_assumption" => Hypothesis::None,
        _ => return None,
    })
}

#[test]
fn closed_forms_equal_integer_programming() {
    let mut compared = 0;
    for line in GOLDEN.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let n = |at: usize| cells[at].parse::<f64>().expect("a number");
        let interval = |at: usize| Interval::from_ends(n(at), n(at + 1)).expect("ordered");
        let name = hypothesis(cells[1]).expect("a named hypothesis");
        let found = bounds(interval(2), Label::Civilian, interval(4), name);
        let expected = (cells[6] != "-").then(|| Bounds {
            total: (n(6), n(7)),
            civilians: (n(8), n(9)),
            combatants: (n(10), n(11)),
            overlap: (n(12), n(13)),
        });
        assert_eq!(found, expected, "{line}");
        compared += 1;
    }
    assert_eq!(compared, 10);
}
