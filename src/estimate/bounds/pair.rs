//! Two contradicting lists: bounds under named hypotheses, in closed form.
//!
//! Source A counts `a` dead, source B counts `b`, of one event; nobody knows how many stand on both lists. With `T` the
//! dead, `C` the civilians and `M` the combatants among those counted, each hypothesis bounds all three. The formulas
//! are Fréchet bounds on the union of two sets and what the labels of those that only one side counts leave open
//! (statistics.md §4; checked there by integer programming). People whom neither counted are in none of them.

use super::{Bounds, Hypothesis};
use crate::model::Interval;

/// What source A says its dead were. Source B says combatants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Civilians.
    Civilian,
    /// Of several statuses: those that only A counts may be either.
    Mixed,
}

/// Bounds for A (`a` dead, labelled `label`) against B (`b` dead combatants); `None` if the hypothesis cannot hold,
/// which is only so for the nested ones: B inside A needs `b.low <= a.high`, A inside B the converse.
pub fn bounds(a: Interval, label: Label, b: Interval, hypothesis: Hypothesis) -> Option<Bounds> {
    let ((a0, a1), (b0, b1)) = ((a.floor(), a.ceiling()), (b.floor(), b.ceiling()));
    let most = a0.max(b0);
    let less = |x: f64, y: f64| if y.is_infinite() { 0.0 } else { (x - y).max(0.0) };
    let free = label == Label::Mixed;
    let civilian_floor = |otherwise: f64| if free { 0.0 } else { otherwise };
    let shared = a1.min(b1);
    match hypothesis {
        Hypothesis::Complete if free => (b0 <= a1).then(|| Bounds {
            total: (most, a1),
            civilians: (less(a0, b1), a1 - b0),
            combatants: (b0, shared),
            overlap: (b0, shared),
        }),
        Hypothesis::Complete | Hypothesis::Disjoint => Some(Bounds {
            total: (a0 + b0, a1 + b1),
            civilians: (civilian_floor(a0), a1),
            combatants: (b0, if free { a1 + b1 } else { b1 }),
            overlap: (0.0, 0.0),
        }),
        Hypothesis::Relabelled => (b0 <= a1).then(|| Bounds {
            total: (most, a1),
            civilians: (civilian_floor(less(a0, b1)), a1),
            combatants: (0.0, if free { a1 } else { shared }),
            overlap: (b0, shared),
        }),
        Hypothesis::RelabelledReverse => (a0 <= b1).then(|| Bounds {
            total: (most, b1),
            civilians: (0.0, shared),
            combatants: (less(b0, a1), b1),
            overlap: (a0, shared),
        }),
        Hypothesis::Partial => Some(Bounds {
            total: (most, a1 + b1),
            civilians: (civilian_floor(less(a0, b1)), a1),
            combatants: (less(b0, a1), if free { a1 + b1 } else { b1 }),
            overlap: (0.0, shared),
        }),
        // With no share of labels that is trusted, trusting is assuming nothing.
        Hypothesis::None | Hypothesis::Trusted => Some(Bounds {
            total: (most, a1 + b1),
            civilians: (0.0, a1 + b1),
            combatants: (0.0, a1 + b1),
            overlap: (0.0, shared),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval(low: f64, high: f64) -> Interval {
        Interval::from_ends(low, high).expect("ordered")
    }

    #[test]
    fn moura_as_the_wire_has_it() {
        let (a, b) = (interval(300.0, 300.0), interval(203.0, 203.0));
        let of = |hypothesis| bounds(a, Label::Civilian, b, hypothesis);
        let found = of(Hypothesis::Disjoint).expect("always");
        assert_eq!((found.total, found.civilians, found.combatants), ((503.0, 503.0), (300.0, 300.0), (203.0, 203.0)));
        let found = of(Hypothesis::Relabelled).expect("203 fit into 300");
        assert_eq!((found.total, found.civilians, found.combatants), ((300.0, 300.0), (97.0, 300.0), (0.0, 203.0)));
        let found = of(Hypothesis::Partial).expect("always");
        assert_eq!((found.total, found.civilians, found.combatants), ((300.0, 503.0), (97.0, 300.0), (0.0, 203.0)));
        assert_eq!(of(Hypothesis::RelabelledReverse), None, "300 do not fit into 203");
    }

    #[test]
    fn an_open_end_stays_open() {
        let at_least = Interval::new(Some(500.0), None, None).expect("valid");
        let found = bounds(at_least, Label::Civilian, interval(203.0, 203.0), Hypothesis::Partial).expect("always");
        assert_eq!(found.total, (500.0, f64::INFINITY));
        assert_eq!(found.civilians, (297.0, f64::INFINITY));
    }

    /// Every way to put people on the lists, by brute force: the bounds must be exactly the extremes.
    fn extremes(a: (u32, u32), label: Label, b: (u32, u32), hypothesis: Hypothesis) -> Option<Bounds> {
        let mut found: Option<Bounds> = None;
        let mut seen = |t: u32, c: u32, k: u32| {
            let (t, c, k) = (f64::from(t), f64::from(c), f64::from(k));
            let widen = |(low, high): (f64, f64), n: f64| (low.min(n), high.max(n));
            found = Some(match found {
                None => Bounds { total: (t, t), civilians: (c, c), combatants: (t - c, t - c), overlap: (k, k) },
                Some(so_far) => Bounds {
                    total: widen(so_far.total, t),
                    civilians: widen(so_far.civilians, c),
                    combatants: widen(so_far.combatants, t - c),
                    overlap: widen(so_far.overlap, k),
                },
            });
        };
        for a in a.0..=a.1 {
            for b in b.0..=b.1 {
                for both in 0..=a.min(b) {
                    let (only_a, only_b) = (a - both, b - both);
                    let possible = match hypothesis {
                        Hypothesis::Complete if label == Label::Mixed => only_b == 0,
                        Hypothesis::Complete | Hypothesis::Disjoint => both == 0,
                        Hypothesis::Relabelled => only_b == 0,
                        Hypothesis::RelabelledReverse => only_a == 0,
                        Hypothesis::Partial | Hypothesis::None | Hypothesis::Trusted => true,
                    };
                    if !possible {
                        continue;
                    }
                    let unlabelled = matches!(hypothesis, Hypothesis::None | Hypothesis::Trusted);
                    let full = hypothesis == Hypothesis::Complete && label == Label::Mixed;
                    let from_a = if full {
                        only_a..=only_a
                    } else if unlabelled || label == Label::Mixed {
                        0..=only_a
                    } else {
                        only_a..=only_a
                    };
                    for of_a in from_a {
                        for of_b in 0..=if unlabelled { only_b } else { 0 } {
                            for of_both in 0..=if full { 0 } else { both } {
                                seen(only_a + only_b + both, of_a + of_b + of_both, both);
                            }
                        }
                    }
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn bounds_are_what_counting_every_case_gives(
            a0 in 0u32..7, aw in 0u32..4, b0 in 0u32..7, bw in 0u32..4, mixed: bool,
        ) {
            let label = if mixed { Label::Mixed } else { Label::Civilian };
            let (a, b) = ((a0, a0 + aw), (b0, b0 + bw));
            let of = |ends: (u32, u32)| interval(f64::from(ends.0), f64::from(ends.1));
            for &hypothesis in Hypothesis::ALL {
                prop_assert_eq!(bounds(of(a), label, of(b), hypothesis), extremes(a, label, b, hypothesis), "{:?}", hypothesis);
            }
        }
    }
}
