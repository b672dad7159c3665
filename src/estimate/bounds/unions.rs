//! Closed forms where no source gives several labels and no dial is turned: the lists of one label are one union, of any size
//! from the largest of them to their sum. Thousands of events are bounded in the time of one programme, which a test
//! compares.

use super::{Bounds, Dials, Hypothesis, List, Reach, Who};

/// The unions of civilians, combatants and people without a label, as ends of their sizes.
pub(super) struct Unions {
    civilians: Option<(f64, f64)>,
    combatants: Option<(f64, f64)>,
    unlabelled: Option<(f64, f64)>,
    /// Whether each source's own figures can hold together.
    possible: bool,
}

impl Unions {
    /// `None` where the closed forms do not hold: a source with several labels, a dial, women and children.
    pub(super) fn of(lists: &[List], dials: &Dials, holds: impl Fn(usize) -> bool) -> Option<Self> {
        if *dials != Dials::default() {
            return None;
        }
        let mut by_source: Vec<usize> = (0..lists.len()).collect();
        by_source.sort_by_key(|at| lists[*at].source);
        let mut unions = Self { civilians: None, combatants: None, unlabelled: None, possible: true };
        for of_source in by_source.chunk_by(|a, b| lists[*a].source == lists[*b].source) {
            let who = lists[of_source[0]].who;
            if of_source.iter().any(|at| lists[*at].who != who) {
                return None;
            }
            let union = match who {
                Who::Civilians => &mut unions.civilians,
                Who::Combatants => &mut unions.combatants,
                Who::Everyone => &mut unions.unlabelled,
                Who::Protected => return None,
            };
            // What a source says of one list all holds of it: people with names, and the figure.
            let mut own = (0.0_f64, f64::INFINITY);
            for at in of_source.iter().copied().filter(|at| holds(*at)) {
                let (list, (low, high)) = (lists[at], lists[at].ends);
                own = (own.0.max(low), if list.reach == Reach::Floor { own.1 } else { own.1.min(high) });
            }
            unions.possible &= own.0 <= own.1;
            *union = Some(union.map_or(own, |(least, most)| (least.max(own.0), most + own.1)));
        }
        Some(unions)
    }

    /// The ends of every quantity; `None` where the lists cannot all hold.
    pub(super) fn bounds(&self, hypothesis: Hypothesis) -> Option<Bounds> {
        if self.possible { self.under(hypothesis) } else { None }
    }

    fn under(&self, hypothesis: Hypothesis) -> Option<Bounds> {
        let none = (0.0, 0.0);
        let (a, b, o) =
            (self.civilians.unwrap_or(none), self.combatants.unwrap_or(none), self.unlabelled.unwrap_or(none));
        let most = a.0.max(b.0).max(o.0);
        let (all, shared) = (a.1 + b.1 + o.1, a.1.min(b.1));
        // On one side only, whatever the overlap.
        let (only_a, only_b) = (less(a.0, b.1), less(b.0, a.1));
        let partial = Bounds {
            total: (most, all),
            civilians: (only_a, a.1 + o.1),
            combatants: (only_b, b.1 + o.1),
            overlap: (0.0, shared),
        };
        let two_sides = self.combatants.is_some() && (self.civilians.is_some() || self.unlabelled.is_some());
        match hypothesis {
            Hypothesis::Disjoint => Some(Bounds {
                total: (o.0.max(a.0 + b.0), all),
                civilians: (a.0, a.1 + o.1),
                combatants: (b.0, b.1 + o.1),
                overlap: none,
            }),
            Hypothesis::Relabelled if two_sides => (b.0 <= a.1 + o.1).then(|| Bounds {
                total: (most, a.1 + o.1),
                civilians: (only_a, less(a.1 + o.1, only_b)),
                combatants: (only_b, o.1 + shared),
                overlap: (less(b.0, o.1), shared),
            }),
            Hypothesis::RelabelledReverse if two_sides => (a.0 <= b.1 + o.1).then(|| Bounds {
                total: (most, b.1 + o.1),
                civilians: (only_a, o.1 + shared),
                combatants: (only_b, less(b.1 + o.1, only_a)),
                overlap: (less(a.0, o.1), shared),
            }),
            Hypothesis::None | Hypothesis::Trusted => {
                Some(Bounds { civilians: (0.0, all), combatants: (0.0, all), ..partial })
            }
            _ => Some(partial),
        }
    }
}

/// What is left of `x` at least, when `y` are taken away at most.
pub(super) fn less(x: f64, y: f64) -> f64 {
    if y.is_infinite() { 0.0 } else { (x - y).max(0.0) }
}
