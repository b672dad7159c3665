//! What a dropped claim may have become, where nobody says: a new id and a new figure at once, or another day or event.

use super::matching::{Events, Matched};
use crate::model::{Claim, View};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// How many heirs are named.
const NAMED: usize = 3;

/// For each dropped claim the added ones of its source, harm and status that are of its event, or else have its figure.
pub fn heirs(old: &View, new: &View, matched: &Matched, events: &Events) -> BTreeMap<usize, Vec<usize>> {
    let (mut by_event, mut by_figure): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) = Default::default();
    for &row in &matched.added {
        let claim = new.claim(row);
        keep(by_event.entry((whose(claim), Some(new.event_of(row)))).or_default(), row);
        if let Some(figure) = figure(claim) {
            keep(by_figure.entry((whose(claim), figure)).or_default(), row);
        }
    }
    let of = |row: usize| {
        let claim = old.claim(row);
        let event = events.new_of(old.event_of(row));
        let here = event.and_then(|event| by_event.get(&(whose(claim), Some(event))));
        let found = here.or_else(|| by_figure.get(&(whose(claim), figure(claim)?)))?;
        Some((row, found.clone()))
    };
    matched.dropped.iter().filter_map(|row| of(*row)).collect()
}

fn keep(rows: &mut Vec<usize>, row: usize) {
    if rows.len() < NAMED {
        rows.push(row);
    }
}

/// Whose claim it is, and about what.
fn whose<'a>(claim: Claim<'a>) -> impl std::hash::Hash + Eq + use<'a> {
    (claim.source(), claim.harm_or_killed(), claim.status_or_all(), claim.only_demographic(), claim.victim_party())
}

/// Its numbers; `None` where it has none.
fn figure(claim: Claim) -> Option<[Option<u64>; 3]> {
    let numbers = [claim.low(), claim.best(), claim.high()].map(|n| n.map(f64::to_bits));
    Some(numbers).filter(|numbers| numbers.iter().any(Option::is_some))
}
