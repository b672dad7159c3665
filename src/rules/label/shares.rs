//! How each source divides the toll that it gives: how many civilians, combatants and people left open.

use crate::model::{Claim, Extent, Harm, Interval, PartAxis, Status};
use crate::rules::Scene;
use crate::rules::scene::centre;
use std::collections::BTreeMap;

/// The statuses that a toll is divided into.
pub(super) const DIVIDED: [Status; 2] = [Status::Civilian, Status::Combatant];

/// One source's toll and its shares; a share given twice is none.
pub(super) struct Division<'a> {
    /// Everyone whom the source counts.
    pub total: Claim<'a>,
    /// Claims by status.
    pub shares: BTreeMap<Status, Claim<'a>>,
}

impl<'a> Division<'a> {
    /// The divided tolls of an event: whole or aggregate, unscoped, current and not known to repeat another.
    pub fn gather(scene: &Scene<'a>) -> Vec<Self> {
        let usable = |claim: &Claim| {
            scene.lineage.counts(claim.row)
                && !scene.lineage.is_derived(claim.row)
                && claim.harm_or_killed() == Harm::Killed
                && claim.scope().is_none()
                && claim.only_demographic().is_none()
                && claim.interval().is_some()
                && !claim.is_word_only()
        };
        let (totals, others): (Vec<Claim>, Vec<Claim>) =
            scene.event.claims().filter(usable).partition(|claim| claim.status_or_all() == Status::All);
        let mut alone: BTreeMap<Frame, Option<usize>> = BTreeMap::new();
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut found: Vec<(Self, Vec<Status>)> = Vec::new();
        for total in totals.into_iter().filter(|claim| is_of_the_whole(*claim)) {
            alone.entry(frame(scene, total)).and_modify(|one| *one = None).or_insert(Some(found.len()));
            places.insert(total.row, found.len());
            found.push((Self { total, shares: BTreeMap::new() }, Vec::new()));
        }
        for share in others {
            let at = match scene.lineage.whole(share.row) {
                Some((_, true)) => None,
                Some((whole, false)) if share.part_axis() == Some(PartAxis::Status) => places.get(&whole).copied(),
                None if is_of_the_whole(share) => alone.get(&frame(scene, share)).copied().flatten(),
                _ => None,
            };
            let Some((division, twice)) = at.and_then(|at| found.get_mut(at)) else { continue };
            if division.total.victim_party().is_some_and(|party| share.victim_party() != Some(party)) {
                continue;
            }
            if division.shares.insert(share.status_or_all(), share).is_some() {
                twice.push(share.status_or_all());
            }
        }
        for (division, twice) in &mut found {
            division.shares.retain(|status, _| !twice.contains(status));
        }
        found.retain(|(division, _)| DIVIDED.iter().any(|status| division.shares.contains_key(status)));
        found.into_iter().map(|(division, _)| division).collect()
    }

    /// The range of a status.
    pub fn of(&self, status: Status) -> Option<Interval> {
        self.shares.get(&status)?.interval()
    }

    /// Whether the source tells civilians from combatants by number.
    pub fn is_full(&self) -> bool {
        DIVIDED.iter().all(|status| self.shares.contains_key(status))
    }

    /// The figure of the total that a reader would remember: the best, else the middle of the range.
    pub fn size(&self) -> Option<f64> {
        let interval = self.total.interval()?;
        let middle = interval.low().zip(interval.high()).map(|(low, high)| f64::midpoint(low, high));
        interval.best().or(middle).or_else(|| centre(self.total))
    }
}

type Frame<'a> = (u32, Option<Extent>, Option<&'a str>, [Option<crate::model::Dated>; 2]);

/// What a share that names no whole has in common with its total: source, extent, party and days.
fn frame<'a>(scene: &Scene<'a>, claim: Claim<'a>) -> Frame<'a> {
    let window = claim.window();
    (scene.lineage.origin(claim.row), claim.extent(), claim.victim_party(), [window.start, window.end])
}

fn is_of_the_whole(claim: Claim) -> bool {
    matches!(claim.extent(), Some(Extent::Whole | Extent::Aggregate))
}
