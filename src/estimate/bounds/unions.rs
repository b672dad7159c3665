//! Closed forms where each source gives one label and no dial is turned: the lists of one label are one union, of any size
//! from the largest of them to their sum. Thousands of events are bounded in the time of one programme, which a test
//! compares.

use super::{Bounds, Dials, Extremes, Hypothesis, List, Reach, Who};

/// The unions of civilians, combatants and people without a label, as ends of their sizes; and, of each, the ends in which
/// all figures agree if each is the full count.
pub(super) struct Unions {
    civilians: Option<(f64, f64)>,
    combatants: Option<(f64, f64)>,
    unlabelled: Option<(f64, f64)>,
    full: [(f64, f64); 3],
}

impl Unions {
    /// `None` where the closed forms do not hold: a source with several labels or lists, a dial, women and children.
    pub(super) fn of(lists: &[List], dials: &Dials, holds: impl Fn(usize) -> bool) -> Option<Self> {
        let mut sources: Vec<usize> = lists.iter().map(|list| list.source).collect();
        sources.sort_unstable();
        if *dials != Dials::default() || sources.windows(2).any(|pair| pair[0] == pair[1]) {
            return None;
        }
        let mut unions = Self { civilians: None, combatants: None, unlabelled: None, full: [(0.0, f64::INFINITY); 3] };
        for (at, list) in lists.iter().enumerate() {
            let (union, full) = match list.who {
                Who::Civilians => (&mut unions.civilians, &mut unions.full[0]),
                Who::Combatants => (&mut unions.combatants, &mut unions.full[1]),
                Who::Everyone => (&mut unions.unlabelled, &mut unions.full[2]),
                Who::Protected => return None,
            };
            let low = if holds(at) { list.ends.0 } else { 0.0 };
            let high = if holds(at) && list.reach != Reach::Floor { list.ends.1 } else { f64::INFINITY };
            *full = (full.0.max(low), if list.reach == Reach::Whole { full.1.min(high) } else { full.1 });
            *union = Some(union.map_or((low, high), |(least, most)| (least.max(low), most + high)));
        }
        Some(unions)
    }

    /// The ends of every quantity; `None` where the lists cannot all hold.
    pub(super) fn bounds(&self, hypothesis: Hypothesis) -> Option<Extremes> {
        let bounds = if hypothesis == Hypothesis::Complete { self.full_counts() } else { self.under(hypothesis) };
        bounds.map(|bounds| Extremes { bounds, exact: super::Each::all(true) })
    }

    fn full_counts(&self) -> Option<Bounds> {
        let [c, m, t] = self.full;
        let total = (t.0.max(c.0 + m.0), t.1.min(c.1 + m.1));
        let civilians = (c.0.max(less(t.0, m.1)), c.1.min(less(t.1, m.0)));
        let combatants = (m.0.max(less(t.0, c.1)), m.1.min(less(t.1, c.0)));
        let possible = [c, m, t, total].iter().all(|(low, high)| low <= high);
        possible.then_some(Bounds { total, civilians, combatants, overlap: (0.0, 0.0) })
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
fn less(x: f64, y: f64) -> f64 {
    if y.is_infinite() { 0.0 } else { (x - y).max(0.0) }
}
