//! The hypothesis that every figure is a full count and every label right: each bounds the civilians `C`, the combatants
//! `M` or both together, and two numbers with bounds on each and on their sum have bounds in closed form.

use super::unions::less;
use super::{Bounds, Dials, List, Reach, Who};

/// The ends of every quantity; `None` where the lists for which `holds` is true cannot all be full counts.
pub(super) fn bounds(lists: &[List], dials: &Dials, holds: impl Fn(usize) -> bool) -> Option<Bounds> {
    let (mut c, mut m, mut t) = (dials.civilians, dials.combatants, dials.total);
    for (_, list) in lists.iter().enumerate().filter(|(at, _)| holds(*at)) {
        let of = match list.who {
            Who::Civilians | Who::Protected => &mut c,
            Who::Combatants => &mut m,
            Who::Everyone => &mut t,
        };
        let high = if list.reach == Reach::Whole { list.ends.1 } else { f64::INFINITY };
        *of = (of.0.max(dials.real(list)), of.1.min(high));
    }
    let total = (t.0.max(c.0 + m.0), t.1.min(c.1 + m.1));
    let civilians = (c.0.max(less(t.0, m.1)), c.1.min(less(t.1, m.0)));
    let combatants = (m.0.max(less(t.0, c.1)), m.1.min(less(t.1, c.0)));
    let possible = [c, m, t, total].iter().all(|(low, high)| low <= high);
    possible.then_some(Bounds { total, civilians, combatants, overlap: (0.0, 0.0) })
}
