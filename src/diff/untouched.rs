//! Events in which nothing changed, so that no range of theirs has to be found twice.

use super::{Diff, Release};
use crate::model::lineage::Parent;
use std::ops::Range;

/// Which rows were changed, added or dropped, in either release.
#[derive(Debug)]
pub struct Touched {
    pub old: Vec<bool>,
    pub new: Vec<bool>,
}

impl Touched {
    /// Marks the rows.
    pub fn of(diff: &Diff) -> Self {
        let mut touched = Self { old: vec![false; diff.old.view.len()], new: vec![false; diff.new.view.len()] };
        diff.dropped.iter().for_each(|row| touched.old[*row] = true);
        diff.added.iter().for_each(|row| touched.new[*row] = true);
        for change in &diff.changed {
            touched.old[change.old] = true;
            touched.new[change.new] = true;
        }
        touched
    }

    /// Whether an event has the same claims in both releases, and they repeat, revise and count as they did. A claim that
    /// refers to another event makes it a no: what it refers to may have changed.
    pub fn spares(&self, diff: &Diff, old: usize, new: usize) -> bool {
        let (from, to) = (diff.old.view.event_at(old).rows, diff.new.view.event_at(new).rows);
        if from.len() != to.len() || self.old[from.clone()].contains(&true) || self.new[to.clone()].contains(&true) {
            return false;
        }
        let mut origins = Vec::with_capacity(from.len());
        for row in from.clone() {
            let Some(now) = diff.matched.new_of(row).filter(|now| to.contains(now)) else { return false };
            if standing(&diff.old, row, &from) != standing(&diff.new, now, &to) || refers_away(&diff.old, row, &from) {
                return false;
            }
            origins.push((diff.old.lineage.origin(row), diff.new.lineage.origin(now)));
        }
        // One origin before is one origin now, and the converse.
        origins.sort_unstable();
        origins.dedup();
        let mut later: Vec<u32> = origins.iter().map(|(_, now)| *now).collect();
        later.sort_unstable();
        origins.windows(2).all(|two| two[0].0 != two[1].0) && later.windows(2).all(|two| two[0] != two[1])
    }
}

/// How a claim stands: whether it counts, is revised, how many it repeats, whether it is a part of a claim beside it.
fn standing(release: &Release, row: usize, event: &Range<usize>) -> (bool, bool, usize, bool, bool) {
    let lineage = release.lineage;
    (
        lineage.counts(row),
        lineage.is_superseded(row),
        lineage.parents(row).len(),
        lineage.whole(row).is_some_and(|(whole, _)| event.contains(&whole)),
        refers_away(release, row, event),
    )
}

/// Whether a claim repeats, or is a part of, a claim of another event.
fn refers_away(release: &Release, row: usize, event: &Range<usize>) -> bool {
    let away = |parent: &Parent| matches!(parent, Parent::Claim(row) if !event.contains(&(*row as usize)));
    let lineage = release.lineage;
    lineage.parents(row).iter().any(away) || lineage.whole(row).is_some_and(|(whole, _)| !event.contains(&whole))
}
