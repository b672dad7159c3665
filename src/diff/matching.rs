//! Which claims and events of two releases are one: by id, by key, and by content where an id was changed.

use crate::model::{Claim, View};
use hashbrown::HashMap;

/// No counterpart.
const NONE: u32 = u32::MAX;

/// Claims of two releases, joined.
#[derive(Debug)]
pub struct Matched {
    new_of: Vec<u32>,
    /// Rows of the earlier release without a counterpart.
    pub dropped: Vec<usize>,
    /// Rows of the later release without a counterpart.
    pub added: Vec<usize>,
    /// Ids that were changed, from the earlier to the later.
    pub renumbered: HashMap<String, String>,
}

impl Matched {
    /// Joins claims by their ids.
    pub fn by_id(old: &View, new: &View) -> Self {
        let mut ids: HashMap<&str, u32> = HashMap::with_capacity(old.len());
        for row in 0..old.len() {
            ids.entry(old.claim(row).id()).or_insert(row as u32);
        }
        let mut new_of = vec![NONE; old.len()];
        let mut added = Vec::new();
        for row in 0..new.len() {
            match ids.get(new.claim(row).id()).map(|at| *at as usize).filter(|at| new_of[*at] == NONE) {
                Some(at) => new_of[at] = row as u32,
                None => added.push(row),
            }
        }
        let dropped = (0..old.len()).filter(|row| new_of[*row] == NONE).collect();
        Self { new_of, dropped, added, renumbered: HashMap::new() }
    }

    /// The row in the later release.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        Some(self.new_of[old]).filter(|row| *row != NONE).map(|row| row as usize)
    }

    /// Joins what is left by content, where one claim on either side has it.
    pub fn renumber(&mut self, old: &View, new: &View, events: &Events) {
        if self.dropped.is_empty() || self.added.is_empty() {
            return;
        }
        // The rows of one content: the first on either side, and how many there are.
        let mut same: HashMap<_, [(u32, u32); 2]> = HashMap::new();
        for &row in &self.dropped {
            let Some(event) = events.new_of(old.event_of(row)) else { continue };
            let [before, _] = same.entry(content(old.claim(row), event)).or_default();
            *before = (row as u32, before.1 + 1);
        }
        for &row in &self.added {
            if let Some([_, after]) = same.get_mut(&content(new.claim(row), new.event_of(row))) {
                *after = (row as u32, after.1 + 1);
            }
        }
        let mut joined = vec![false; new.len()];
        for &row in &self.dropped {
            let Some(event) = events.new_of(old.event_of(row)) else { continue };
            if let Some([(_, 1), (after, 1)]) = same.get(&content(old.claim(row), event)) {
                self.new_of[row] = *after;
                joined[*after as usize] = true;
                let (from, to) = (old.claim(row).id(), new.claim(*after as usize).id());
                self.renumbered.insert(from.to_owned(), to.to_owned());
            }
        }
        let Self { new_of, dropped, added, .. } = self;
        dropped.retain(|row| new_of[*row] == NONE);
        added.retain(|row| !joined[*row]);
    }

    /// Whether a claim that stands in both releases has another id.
    pub fn is_renumbered(&self, old: &View, new: &View, change: &super::Change) -> bool {
        !self.renumbered.is_empty() && old.claim(change.old).id() != new.claim(change.new).id()
    }
}

/// What makes two claims with different ids one: event, source and carrier, days, whom it counts, and the figure.
fn content<'a>(claim: Claim<'a>, event: usize) -> impl std::hash::Hash + Eq + use<'a> {
    let bits = |n: Option<f64>| n.map(f64::to_bits);
    (
        (event, claim.source(), claim.reported_by(), claim.harm_or_killed(), claim.status_or_all()),
        (claim.victim_party(), claim.only_demographic(), claim.scope(), claim.extent(), claim.count_type()),
        (claim.window(), claim.as_of()),
        (claim.figure(), claim.qualifier(), bits(claim.low()), bits(claim.best()), bits(claim.high())),
    )
}

/// Events of two releases, joined.
#[derive(Debug)]
pub struct Events {
    new_of: Vec<u32>,
    old_of: Vec<u32>,
}

impl Events {
    /// Joins events by key; then those whose key is gone, where all claims that stand in both releases went from one of them
    /// to one other.
    pub fn pair(old: &View, new: &View, matched: &Matched) -> Self {
        let keys: HashMap<&str, u32> = new.events().map(|event| (event.key(), event.index as u32)).collect();
        let mut new_of: Vec<u32> = old.events().map(|event| keys.get(event.key()).copied().unwrap_or(NONE)).collect();
        let mut old_of = vec![NONE; new.event_count()];
        for (at, event) in new_of.iter().enumerate().filter(|(_, event)| **event != NONE) {
            old_of[*event as usize] = at as u32;
        }
        let mut only_to = Only::of(old.event_count());
        let mut only_from = Only::of(new.event_count());
        for (row, after) in (0..old.len()).filter_map(|row| Some((row, matched.new_of(row)?))) {
            let (from, to) = (old.event_of(row), new.event_of(after));
            only_to.meet(from, to);
            only_from.meet(to, from);
        }
        for (event, joined) in new_of.iter_mut().enumerate().filter(|(_, joined)| **joined == NONE) {
            let alone = |to: &usize| old_of[*to] == NONE && only_from.get(*to) == Some(event);
            if let Some(to) = only_to.get(event).filter(alone) {
                *joined = to as u32;
                old_of[to] = event as u32;
            }
        }
        Self { new_of, old_of }
    }

    /// The place in the later release of an event of the earlier one.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        Some(self.new_of[old]).filter(|event| *event != NONE).map(|event| event as usize)
    }

    /// The place in the earlier release of an event of the later one.
    pub fn old_of(&self, new: usize) -> Option<usize> {
        Some(self.old_of[new]).filter(|event| *event != NONE).map(|event| event as usize)
    }

    /// The events that have another key, by that key.
    pub fn renamed(&self, old: &View, new: &View) -> Vec<(usize, usize)> {
        let joined = (0..self.old_of.len()).filter_map(|to| Some((self.old_of(to)?, to)));
        joined.filter(|(from, to)| old.event_at(*from).key() != new.event_at(*to).key()).collect()
    }
}

/// For each event the one event of the other release that its claims are in, if it is only one.
struct Only(Vec<u32>);

impl Only {
    /// Several.
    const SEVERAL: u32 = NONE - 1;

    fn of(events: usize) -> Self {
        Self(vec![NONE; events])
    }

    fn meet(&mut self, event: usize, other: usize) {
        let met = &mut self.0[event];
        if *met == NONE {
            *met = other as u32;
        } else if *met != other as u32 {
            *met = Self::SEVERAL;
        }
    }

    fn get(&self, event: usize) -> Option<usize> {
        Some(self.0[event]).filter(|met| *met < Self::SEVERAL).map(|met| met as usize)
    }
}
