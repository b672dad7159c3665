//! Who repeats whom: canonical sources, derived and superseded claims, shared origins; hence which claims are not known
//! to be derived. Everything that counts sources counts these.
//!
//! Every claim has *roots*: the canonical sources that its figure goes back to. Claims of one event whose roots meet share
//! one *origin*. A claim *counts* if it is current and not derived; where an origin has no claim of its own in the
//! event, the first of those that repeat it stands for it, so that nothing is lost.

mod origins;

use super::config::Config;
use super::view::{Claim, Event, View};
use std::collections::{BTreeMap, HashMap};

/// A reference that does not lead where it should.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// `part_of` or `supersedes` names a claim that is not in the data.
    NoSuchClaim {
        /// The column.
        column: &'static str,
        /// The name as written.
        name: String,
    },
    /// The column names the claim itself.
    Itself {
        /// The column.
        column: &'static str,
    },
    /// `derived_from` names neither a claim nor a source of the data.
    OriginMissing {
        /// The name as written.
        name: String,
    },
    /// The claims derive from each other; the rows of the circle, from the smallest.
    Circle {
        /// The rows of the circle.
        rows: Vec<u32>,
    },
    /// `supersedes` names a claim of another source.
    SupersedesOther {
        /// The claim named.
        row: u32,
    },
}

/// What a claim repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// Another claim of the data.
    Claim(u32),
    /// A canonical source, with or without a claim of its own.
    Source(u32),
}

/// The lineage of all claims.
#[derive(Debug, Default)]
pub struct Lineage {
    names: Vec<String>,
    sources_by_code: Vec<Vec<u32>>,
    parents: BTreeMap<u32, Vec<Parent>>,
    wholes: BTreeMap<u32, (u32, bool)>,
    superseded: Vec<bool>,
    counts: Vec<bool>,
    origins: Vec<u32>,
    faults: Vec<(u32, Fault)>,
}

struct Names<'a> {
    config: &'a Config,
    ids: HashMap<String, u32>,
    names: Vec<String>,
}

impl Names<'_> {
    fn id(&mut self, source: &str) -> u32 {
        let canonical = self.config.canonical(source);
        let key = canonical.to_lowercase();
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        let id = self.names.len() as u32;
        self.ids.insert(key, id);
        self.names.push(canonical.to_owned());
        id
    }

    fn known(&self, source: &str) -> Option<u32> {
        self.ids.get(&self.config.canonical(source).to_lowercase()).copied()
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

impl Lineage {
    /// Traces every claim to its origins.
    pub fn trace(view: &View, config: &Config) -> Self {
        let mut names = Names { config, ids: HashMap::new(), names: Vec::new() };
        let codes = view.source.distinct() as u32;
        let sources_by_code = (0..codes)
            .map(|code| list(view.source.text(code).unwrap_or_default()).map(|name| names.id(name)).collect())
            .collect();
        let mut lineage = Self {
            sources_by_code,
            superseded: vec![false; view.len()],
            counts: vec![false; view.len()],
            origins: vec![u32::MAX; view.len()],
            ..Self::default()
        };
        if [view.derived_from, view.supersedes, view.part_of].iter().any(|column| !column.is_absent()) {
            lineage.resolve(view, &mut names);
        }
        lineage.names = names.names;
        let circles = lineage.circles();
        lineage.faults.extend(circles);
        lineage.faults.sort();
        for event in view.events() {
            lineage.settle(view, &event);
        }
        lineage
    }

    fn resolve(&mut self, view: &View, names: &mut Names) {
        let ids: hashbrown::HashMap<&str, u32> =
            (0..view.len()).map(|row| (view.claim(row).id(), row as u32)).collect();
        let sources = names.names.len() as u32;
        let mut revisions: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for row in 0..view.len() {
            let claim = view.claim(row);
            let row = row as u32;
            if let Some(text) = claim.derived_from() {
                let mut parents = Vec::new();
                for name in list(text) {
                    let known = names.known(name).filter(|source| *source < sources);
                    parents.push(match (ids.get(name), known) {
                        (Some(&parent), _) => Parent::Claim(parent),
                        (None, Some(source)) => Parent::Source(source),
                        (None, None) => {
                            self.faults.push((row, Fault::OriginMissing { name: name.to_owned() }));
                            Parent::Source(names.id(name))
                        }
                    });
                }
                if !parents.is_empty() {
                    self.parents.insert(row, parents);
                }
            }
            if let Some((id, open)) = claim.whole().filter(|(id, _)| !id.is_empty()) {
                match ids.get(id) {
                    Some(&whole) if whole == row => self.faults.push((row, Fault::Itself { column: "part_of" })),
                    Some(&whole) => {
                        self.wholes.insert(row, (whole, open));
                    }
                    None => {
                        self.faults.push((row, Fault::NoSuchClaim { column: "part_of", name: id.to_owned() }));
                    }
                }
            }
            for id in claim.supersedes().into_iter().flat_map(list) {
                match ids.get(id) {
                    Some(&older) if older == row => self.faults.push((row, Fault::Itself { column: "supersedes" })),
                    Some(&older) => {
                        let sources = |row: u32| self.sources_of(view, row as usize);
                        if sources(row).iter().any(|source| sources(older).contains(source)) {
                            revisions.entry(row).or_default().push(older);
                        } else {
                            self.faults.push((row, Fault::SupersedesOther { row: older }));
                        }
                    }
                    None => {
                        self.faults.push((row, Fault::NoSuchClaim { column: "supersedes", name: id.to_owned() }));
                    }
                }
            }
        }
        self.supersede(&revisions);
    }

    /// Marks what a later claim revises. Claims that revise each other in a circle stay current: nobody knows the last.
    fn supersede(&mut self, revisions: &BTreeMap<u32, Vec<u32>>) {
        let older_than = |row: u32| {
            let (mut found, mut open) = (Vec::new(), vec![row]);
            while let Some(at) = open.pop() {
                for &older in revisions.get(&at).map_or(&[][..], Vec::as_slice) {
                    if !found.contains(&older) {
                        found.push(older);
                        open.push(older);
                    }
                }
            }
            found
        };
        for (&row, older) in revisions {
            let all = older_than(row);
            if !all.contains(&row) {
                for &older in older {
                    self.superseded[older as usize] = true;
                }
            } else if all.iter().all(|other| row <= *other) {
                let mut rows = all;
                rows.sort_unstable();
                self.faults.push((row, Fault::Circle { rows }));
            }
        }
    }

    /// Circles in `derived_from`, each once, under its smallest row.
    fn circles(&self) -> Vec<(u32, Fault)> {
        let mut found = Vec::new();
        let mut done: BTreeMap<u32, bool> = BTreeMap::new();
        for &first in self.parents.keys() {
            let mut path: Vec<(u32, usize)> = vec![(first, 0)];
            while let Some((row, next)) = path.pop() {
                if next == 0 {
                    if done.contains_key(&row) {
                        continue;
                    }
                    done.insert(row, false);
                }
                let parents = self.parents.get(&row).map_or(&[][..], Vec::as_slice);
                let Some(parent) = parents.get(next) else {
                    done.insert(row, true);
                    continue;
                };
                path.push((row, next + 1));
                if let Parent::Claim(parent) = *parent {
                    match done.get(&parent) {
                        Some(true) => {}
                        Some(false) => {
                            let from = path.iter().position(|(row, _)| *row == parent).unwrap_or(0);
                            let mut rows: Vec<u32> = path[from..].iter().map(|(row, _)| *row).collect();
                            rows.sort_unstable();
                            rows.dedup();
                            found.push((rows[0], Fault::Circle { rows }));
                        }
                        None => path.push((parent, 0)),
                    }
                }
            }
        }
        found
    }

    /// The canonical sources of a claim, as ids.
    pub fn sources_of(&self, view: &View, row: usize) -> &[u32] {
        view.source.code(row).and_then(|code| self.sources_by_code.get(code as usize)).map_or(&[], Vec::as_slice)
    }

    /// The name of a canonical source.
    pub fn name(&self, source: u32) -> &str {
        self.names.get(source as usize).map_or("", String::as_str)
    }

    /// Writes the canonical names of a claim's sources, joined by " and ".
    pub fn write_source(&self, view: &View, row: usize, out: &mut String) {
        for (at, source) in self.sources_of(view, row).iter().enumerate() {
            if at > 0 {
                out.push_str(" and ");
            }
            out.push_str(self.name(*source));
        }
    }

    /// The canonical names of a claim's sources, joined by " and ".
    pub fn source_name(&self, view: &View, row: usize) -> String {
        let mut name = String::new();
        self.write_source(view, row, &mut name);
        name
    }

    /// Whether a claim is about its source's own side ("8 of our soldiers").
    pub fn is_own_loss(&self, view: &View, claim: Claim) -> bool {
        claim.victim_party().is_some_and(|party| {
            claim.side() == Some(party)
                || self.sources_of(view, claim.row).iter().any(|source| self.name(*source) == party)
        })
    }

    /// How many claims of an event repeat an origin.
    pub fn echoes(&self, event: &Event, origin: u32) -> usize {
        let repeats = |row: &usize| self.is_derived(*row) && !self.counts[*row] && self.origins[*row] == origin;
        event.rows.clone().filter(repeats).count()
    }

    /// What the claim repeats; empty for a claim of its source's own.
    pub fn parents(&self, row: usize) -> &[Parent] {
        self.parents.get(&(row as u32)).map_or(&[], Vec::as_slice)
    }

    /// The claim that this one repeats, if it is in the data: the first one named.
    pub fn parent_claim(&self, row: usize) -> Option<usize> {
        self.parents(row).iter().find_map(|parent| match parent {
            Parent::Claim(row) => Some(*row as usize),
            Parent::Source(_) => None,
        })
    }

    /// Whether the claim repeats another.
    pub fn is_derived(&self, row: usize) -> bool {
        self.parents.contains_key(&(row as u32))
    }

    /// Whether the same source has revised the claim.
    pub fn is_superseded(&self, row: usize) -> bool {
        self.superseded[row]
    }

    /// Whether the claim is current and not known to be derived (or the first to stand for an origin that is not in
    /// the event).
    pub fn counts(&self, row: usize) -> bool {
        self.counts[row]
    }

    /// The origin that the claim shares; equal within an event means one source.
    pub fn origin(&self, row: usize) -> u32 {
        self.origins[row]
    }

    /// The whole that the claim is a part of, and whether the source leaves that open.
    pub fn whole(&self, row: usize) -> Option<(usize, bool)> {
        self.wholes.get(&(row as u32)).map(|(whole, open)| (*whole as usize, *open))
    }

    /// Number of independent sources behind some claims of one event: distinct origins of those that count.
    pub fn independent(&self, rows: impl IntoIterator<Item = usize>) -> usize {
        let mut origins: Vec<u32> =
            rows.into_iter().filter(|row| self.counts[*row]).map(|row| self.origins[row]).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }

    /// References that lead nowhere, and circles; by row.
    pub fn faults(&self) -> &[(u32, Fault)] {
        &self.faults
    }
}
