//! Two releases of claims side by side: what was added, dropped, changed or given another id, and what it does to the ranges.
//!
//! Claims are joined by id (a hash join, no pair of all with all). One whose id is gone and whose content stands whole under
//! a new id is renumbered, if that is so of one claim on either side only; else it is dropped and the other added.

mod columns;
mod findings;
mod heirs;
mod matching;
mod ranges;
#[cfg(test)]
mod tests;
mod told;
mod untouched;

pub use columns::{Aspect, OneSided};
pub use findings::findings;
pub use ranges::{Moved, Shift, moved};
pub use told::{Effects, Item, by_event};

use crate::message::{Lang, Voice};
use crate::model::{Claim, Lineage, View};
use columns::Pairs;
use heirs::heirs;
use matching::{Events, Matched};
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The claims of one release, with who repeats whom in it.
#[derive(Clone, Copy, Debug)]
pub struct Release<'a> {
    /// The claims.
    pub view: &'a View<'a>,
    /// Who repeats whom.
    pub lineage: &'a Lineage,
}

impl<'a> Release<'a> {
    /// A language, speaking of these claims.
    pub fn voice(&self, lang: Lang) -> Voice<'a> {
        Voice::new(lang, self.view, self.lineage)
    }

    /// The key of the event of a claim.
    pub fn event_of(&self, row: usize) -> &'a str {
        self.view.event_at(self.view.event_of(row)).key()
    }
}

/// One claim that stands in both releases and is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its row in the earlier release.
    pub old: usize,
    /// Its row in the later one.
    pub new: usize,
    /// Whether it is now of another event.
    pub regrouped: bool,
    /// The columns that differ, as [`Diff::column`] names them; figures first.
    pub columns: Vec<usize>,
}

/// What changed between two releases.
#[derive(Debug)]
pub struct Diff<'a> {
    /// The earlier release.
    pub old: Release<'a>,
    /// The later one.
    pub new: Release<'a>,
    /// Rows of the later release, by event and id.
    pub added: Vec<usize>,
    /// Rows of the earlier release, by event and id.
    pub dropped: Vec<usize>,
    /// Claims with one id and another content, by event and id.
    pub changed: Vec<Change>,
    /// Claims with another id and the same figures, by event and id; a column beside may differ.
    pub renumbered: Vec<Change>,
    /// How many claims are as they were.
    pub unchanged: usize,
    /// Events with another key and the same claims: their places in either release.
    pub renamed: Vec<(usize, usize)>,
    /// Columns that one release lacks and that do not bear on what is counted: told once, not claim by claim.
    pub one_sided: Vec<OneSided<'a>>,
    pairs: Pairs<'a>,
    matched: Matched,
    events: Events,
    heirs: BTreeMap<usize, Vec<usize>>,
    wanted: Option<Wanted>,
}

/// Which events are looked at, in either release.
#[derive(Debug)]
struct Wanted {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl<'a> Diff<'a> {
    /// Compares two releases.
    pub fn new(old: Release<'a>, new: Release<'a>) -> Self {
        let mut matched = Matched::by_id(old.view, new.view);
        let events = Events::pair(old.view, new.view, &matched);
        matched.renumber(old.view, new.view, &events);
        let (pairs, one_sided) = Pairs::of(old.view, new.view, &matched);
        let compared: Vec<Change> = (0..old.view.len())
            .into_par_iter()
            .filter_map(|row| Some((row, matched.new_of(row)?)))
            .map(|(old_row, new_row)| Change {
                old: old_row,
                new: new_row,
                regrouped: events.new_of(old.view.event_of(old_row)) != Some(new.view.event_of(new_row)),
                columns: pairs.differing(old_row, new_row, &matched.renumbered),
            })
            .filter(|change| {
                change.regrouped || !change.columns.is_empty() || matched.is_renumbered(old.view, new.view, change)
            })
            .collect();
        let joined = old.view.len() - matched.dropped.len();
        let unchanged = joined - compared.len();
        let (mut renumbered, mut changed): (Vec<Change>, Vec<Change>) =
            compared.into_iter().partition(|change| matched.is_renumbered(old.view, new.view, change));
        let order = |view: &'a View<'a>| {
            move |a: usize, b: usize| -> Ordering {
                let key = |row: usize| (view.event_of(row), view.claim(row).id());
                key(a).cmp(&key(b))
            }
        };
        changed.par_sort_by(|a, b| order(new.view)(a.new, b.new));
        renumbered.par_sort_by(|a, b| order(new.view)(a.new, b.new));
        let mut added = matched.added.clone();
        let mut dropped = matched.dropped.clone();
        added.par_sort_by(|a, b| order(new.view)(*a, *b));
        dropped.par_sort_by(|a, b| order(old.view)(*a, *b));
        let renamed = events.renamed(old.view, new.view);
        let heirs = heirs(old.view, new.view, &matched, &events);
        Self {
            old,
            new,
            added,
            dropped,
            changed,
            renumbered,
            unchanged,
            renamed,
            one_sided,
            pairs,
            matched,
            events,
            heirs,
            wanted: None,
        }
    }

    /// Whether every claim is as it was.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.dropped.is_empty()
            && self.changed.is_empty()
            && self.renumbered.is_empty()
            && self.renamed.is_empty()
            && self.one_sided.is_empty()
    }

    /// Leaves only events that are wanted in either release; one flag for each event there, none where no event of a
    /// release is.
    pub fn keep(&mut self, old: &[bool], new: &[bool]) {
        let (of_old, of_new) = (self.old.view, self.new.view);
        let events = &self.events;
        let is = |flags: &[bool], at: Option<usize>| at.and_then(|at| flags.get(at)).is_some_and(|wanted| *wanted);
        let wanted = Wanted {
            old: (0..of_old.event_count()).map(|at| is(old, Some(at)) || is(new, events.new_of(at))).collect(),
            new: (0..of_new.event_count()).map(|at| is(new, Some(at)) || is(old, events.old_of(at))).collect(),
        };
        let (before, after) = (|row| wanted.old[of_old.event_of(row)], |row| wanted.new[of_new.event_of(row)]);
        let either = |change: &Change| before(change.old) || after(change.new);
        self.added.retain(|row| after(*row));
        self.dropped.retain(|row| before(*row));
        self.changed.retain(either);
        self.renumbered.retain(either);
        self.renamed.retain(|(_, to)| wanted.new[*to]);
        let joined = (0..of_old.len()).filter_map(|row| Some((row, self.matched.new_of(row)?)));
        let joined = joined.filter(|(old, new)| before(*old) || after(*new)).count();
        self.unchanged = joined - self.changed.len() - self.renumbered.len();
        self.wanted = Some(wanted);
    }

    /// The name of a column that differs.
    pub fn column(&self, column: usize) -> &'a str {
        self.pairs.name(column)
    }

    /// What a column that differs says.
    pub fn aspect(&self, column: usize) -> Aspect {
        self.pairs.aspect(column)
    }

    /// The two values of a column that differs, as written; empty for none.
    pub fn values(&self, change: &Change, column: usize) -> (Cow<'a, str>, Cow<'a, str>) {
        self.pairs.values(change, column)
    }

    /// A claim of the earlier release.
    pub fn before(&self, row: usize) -> Claim<'a> {
        self.old.view.claim(row)
    }

    /// A claim of the later release.
    pub fn after(&self, row: usize) -> Claim<'a> {
        self.new.view.claim(row)
    }

    /// The added claims that a dropped one may have become: of one source, harm and status in one event, or with one figure.
    pub fn heirs(&self, dropped: usize) -> &[usize] {
        self.heirs.get(&dropped).map_or(&[], Vec::as_slice)
    }

    /// The place that an event of the earlier release has in the later one.
    pub fn event_now(&self, event: usize) -> Option<usize> {
        self.events.new_of(event)
    }
}
