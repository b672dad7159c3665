//! Decisions that contradict each other or the user's event keys: which, and by what chain.

use super::super::union::Union;
use super::Decision;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

/// What makes two reports one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A person decided it.
    Decided(Decision),
    /// They have one event key.
    Key {
        /// The one report.
        a: u32,
        /// The other.
        b: u32,
        /// The key that both have.
        key: u32,
    },
}

/// What makes two reports two events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// A person decided it.
    Decided(Decision),
    /// They have two event keys.
    Keys {
        /// The one report.
        a: u32,
        /// The other.
        b: u32,
        /// The key of each.
        keys: (u32, u32),
    },
}

/// Two reports that are two events, and one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What makes them two.
    pub apart: Apart,
    /// What makes them one: the shortest chain from the one to the other. Empty for a report that was decided to be
    /// different from itself.
    pub chain: Vec<Tie>,
}

impl Contradiction {
    /// The contradiction in words. `report` and `key` tell how a person knows a report and a key.
    pub fn told(&self, report: impl Fn(u32) -> String, key: impl Fn(u32) -> String) -> String {
        let decided = |one: &Decision, how: &str| {
            format!("{}:{} decides that {} and {} are {how}", one.file, one.line, report(one.a), report(one.b))
        };
        let apart = match &self.apart {
            Apart::Decided(one) => decided(one, "different events"),
            Apart::Keys { a, b, keys } => format!(
                "{} has the event key `{}` and {} has `{}`, so they are different events",
                report(*a),
                key(keys.0),
                report(*b),
                key(keys.1)
            ),
        };
        if self.chain.is_empty() {
            return format!("{apart}, but it is one report\n  help: delete the decision");
        }
        let ties: Vec<String> = self
            .chain
            .iter()
            .map(|tie| match tie {
                Tie::Decided(one) => decided(one, "the same event"),
                Tie::Key { a, b, key: code } => {
                    format!("{} and {} both have the event key `{}`", report(*a), report(*b), key(*code))
                }
            })
            .collect();
        format!("{apart}, but {}\n  help: change or delete one of the decisions named here", ties.join(", and "))
    }
}

/// All contradictions. `same` and `different` hold each pair once, `classes` what `same` and the keys make of them.
pub(super) fn all(
    keys: &[Option<u32>],
    same: &[&Decision],
    different: &[&Decision],
    classes: &Union,
) -> Vec<Contradiction> {
    let joined: Vec<&Decision> =
        different.iter().copied().filter(|one| classes.class(one.a) == classes.class(one.b)).collect();
    let ties = Ties::new(keys, same);
    let mut found = ties.between_keys();
    found.extend(joined.into_iter().map(|one| Contradiction {
        apart: Apart::Decided(one.clone()),
        chain: ties.chain(one.a, one.b).unwrap_or_default(),
    }));
    found
}

/// How a walk came to a report: from which, over which decision, or over the key of both.
type Step = (u32, Option<usize>);

/// The reports that decisions make one event, as a graph. Reports that no decision names are in no chain.
struct Ties<'a> {
    same: &'a [&'a Decision],
    keys: &'a [Option<u32>],
    /// The decisions of each report, in their order.
    decided: BTreeMap<u32, Vec<usize>>,
}

impl<'a> Ties<'a> {
    fn new(keys: &'a [Option<u32>], same: &'a [&'a Decision]) -> Self {
        let mut decided: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, one) in same.iter().enumerate() {
            decided.entry(one.a).or_default().push(at);
            decided.entry(one.b).or_default().push(at);
        }
        Self { same, keys, decided }
    }

    fn key(&self, report: u32) -> Option<u32> {
        self.keys.get(report as usize).copied().flatten()
    }

    /// The report at the other end of a decision.
    fn other(&self, at: usize, report: u32) -> u32 {
        if self.same[at].a == report { self.same[at].b } else { self.same[at].a }
    }

    fn tie(&self, from: u32, to: u32, by: Option<usize>) -> Tie {
        match by {
            Some(at) => Tie::Decided(self.same[at].clone()),
            None => Tie::Key { a: from, b: to, key: self.key(from).unwrap_or_default() },
        }
    }

    /// A contradiction for every decision over which two keys meet: each report without a key stands with the keyed
    /// report nearest to it, and the chain leads from one keyed report to the other.
    fn between_keys(&self) -> Vec<Contradiction> {
        let mut from: BTreeMap<u32, Option<Step>> =
            self.decided.keys().filter(|report| self.key(**report).is_some()).map(|report| (*report, None)).collect();
        let mut home: BTreeMap<u32, u32> = from.keys().map(|report| (*report, *report)).collect();
        let mut queue: VecDeque<u32> = from.keys().copied().collect();
        while let Some(report) = queue.pop_front() {
            for &at in &self.decided[&report] {
                let next = self.other(at, report);
                if let Entry::Vacant(place) = from.entry(next) {
                    place.insert(Some((report, Some(at))));
                    home.insert(next, home[&report]);
                    queue.push_back(next);
                }
            }
        }
        let keyed = |report: u32| home.get(&report).and_then(|home| Some((*home, self.key(*home)?)));
        let meet = self.same.iter().enumerate().filter_map(|(at, one)| {
            let ((a, key), (b, other)) = (keyed(one.a)?, keyed(one.b)?);
            (key != other).then(|| {
                let mut chain = self.walked(&from, one.a);
                chain.push(self.tie(one.a, one.b, Some(at)));
                chain.extend(self.walked(&from, one.b).into_iter().rev());
                Contradiction { apart: Apart::Keys { a, b, keys: (key, other) }, chain }
            })
        });
        meet.collect()
    }

    /// The shortest chain from one report to another.
    fn chain(&self, start: u32, end: u32) -> Option<Vec<Tie>> {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let ends = [start, end].into_iter().filter(|report| !self.decided.contains_key(report));
        for report in self.decided.keys().copied().chain(ends) {
            if let Some(key) = self.key(report) {
                members.entry(key).or_default().push(report);
            }
        }
        let mut from: BTreeMap<u32, Option<Step>> = BTreeMap::from([(start, None)]);
        let mut queue = VecDeque::from([start]);
        while let Some(report) = queue.pop_front() {
            if report == end {
                return Some(self.walked(&from, end));
            }
            let decided =
                self.decided.get(&report).into_iter().flatten().map(|at| (self.other(*at, report), Some(*at)));
            // The reports of a key are all one step from each other, so they are walked to from the first of them alone.
            let alike = self.key(report).and_then(|key| members.remove(&key)).unwrap_or_default();
            for (next, by) in decided.chain(alike.into_iter().map(|next| (next, None))) {
                if let Entry::Vacant(place) = from.entry(next) {
                    place.insert(Some((report, by)));
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The ties that a walk took to a report, from its start on.
    fn walked(&self, from: &BTreeMap<u32, Option<Step>>, mut report: u32) -> Vec<Tie> {
        let mut ties = Vec::new();
        while let Some(&Some((before, by))) = from.get(&report) {
            ties.push(self.tie(before, report, by));
            report = before;
        }
        ties.reverse();
        ties
    }
}
