//! Which claim of an event revises which.

use crate::model::Claim;
use crate::rules::Scene;
use std::collections::BTreeMap;

/// Each revision with the claim of the same source that it revises, in the order of rows.
pub(super) fn revisions<'a>(scene: &Scene<'a>) -> Vec<(Claim<'a>, Claim<'a>)> {
    if scene.view.supersedes.is_absent() {
        return Vec::new();
    }
    let revised = scene.event.claims().filter(|claim| scene.lineage.is_superseded(claim.row));
    let revised: BTreeMap<&str, Claim> = revised.map(|claim| (claim.id(), claim)).collect();
    let mut found = Vec::new();
    for claim in scene.event.claims() {
        for id in claim.supersedes().into_iter().flat_map(|ids| ids.split(';')) {
            let older = revised.get(id.trim()).copied().filter(|older| older.row != claim.row);
            let same_source = |older: &Claim| {
                let of_older = scene.lineage.sources_of(scene.view, older.row);
                scene.lineage.sources_of(scene.view, claim.row).iter().any(|source| of_older.contains(source))
            };
            found.extend(older.filter(same_source).map(|older| (claim, older)));
        }
    }
    found
}

/// Whether two claims state the same numbers.
pub(super) fn same_numbers(a: Claim, b: Claim) -> bool {
    [a.low(), a.best(), a.high()] == [b.low(), b.best(), b.high()]
}
