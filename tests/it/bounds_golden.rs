//! Bounds against numbers found by integer programming, to the unit.

use recount::estimate::bounds::pair::{Label, bounds};
use recount::estimate::bounds::{Bounds, Dials, Hypothesis, List, Reach, Share, Who, extremes};
use recount::model::Interval;

/// case, hypothesis, a, b, shares of labels that are right, overlap, labels of one side right, other -> total, civilians,
/// combatants, overlap.
const GOLDEN: &str = include_str!("golden/bounds.csv");

fn hypothesis(name: &str) -> Hypothesis {
    match name {
        "disjoint_both_labels_true" => Hypothesis::Disjoint,
        "same_bodies_B_subset_of_A" => Hypothesis::Relabelled,
        "same_bodies_A_subset_of_B" => Hypothesis::RelabelledReverse,
        "partial_overlap_undisputed_true" => Hypothesis::Partial,
        "no_label_assumption" => Hypothesis::None,
        "label_reliability" => Hypothesis::Trusted,
        other => panic!("{other}"),
    }
}

#[test]
fn bounds_equal_integer_programming() {
    let mut compared = 0;
    for line in GOLDEN.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let n = |at: usize| cells[at].parse::<f64>().expect("a number");
        let ends = |at: usize| (n(at), n(at + 1));
        let name = hypothesis(cells[1]);
        let list = |source, who, at| List { source, who, ends: ends(at), reach: Reach::Whole };
        let lists = [list(0, Who::Civilians, 2), list(1, Who::Combatants, 4)];
        let mut dials = Dials::default();
        if name == Hypothesis::Trusted {
            dials.trust = vec![Share::new(n(6)), Share::new(n(7))];
        }
        match cells[11] {
            "Tmax=400 (cap)" => dials.total.1 = 400.0,
            "M<=30" => dials.combatants.1 = 30.0,
            "" | "B-only set empty" | "A-only set empty" => {}
            other => panic!("{other}"),
        }
        let expected = (cells[12] != "infeasible").then(|| Bounds {
            total: ends(12),
            civilians: ends(14),
            combatants: ends(16),
            overlap: ends(18),
        });
        let found = extremes(&lists, &dials, name);
        assert_eq!(found.map(|found| found.bounds), expected, "{line}");
        if dials == Dials::default() {
            let interval = |at: usize| Interval::from_ends(n(at), n(at + 1)).expect("ordered");
            assert_eq!(bounds(interval(2), Label::Civilian, interval(4), name), expected, "closed form: {line}");
        }
        compared += 1;
    }
    assert_eq!(compared, 27);
}
