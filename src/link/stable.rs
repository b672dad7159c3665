//! Which reports are one event: the stable matching of every two datasets, then groups around the report that most agree with.
//!
//! Both sides of a pair rank it alike, and no two pairs are equal. There is then one stable matching of two datasets, which
//! deferred acceptance (Gale and Shapley 1962) finds whoever proposes; taking pairs in their order finds the same, since the
//! best pair that is left is the first choice of both.

use super::pair::Pair;
use super::report::Reports;
use crate::review::Settled;
use hashbrown::{HashMap, HashSet};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Classes of reports that are settled to be one event: most have one report, and then its name.
struct Classes<'s> {
    settled: &'s Settled,
    /// The datasets of each report.
    dataset: &'s [u16],
    /// The datasets of classes that have several reports, sorted.
    several: BTreeMap<u32, Vec<u16>>,
}

impl<'s> Classes<'s> {
    fn new(reports: &'s Reports, settled: &'s Settled) -> Self {
        let mut several: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
        for report in 0..reports.len() as u32 {
            let class = settled.class(report);
            if class != report {
                let own = reports.dataset[class as usize];
                several.entry(class).or_insert_with(|| vec![own]).push(reports.dataset[report as usize]);
            }
        }
        for datasets in several.values_mut() {
            datasets.sort_unstable();
            datasets.dedup();
        }
        Self { settled, dataset: &reports.dataset, several }
    }

    fn of(&self, report: u32) -> u32 {
        self.settled.class(report)
    }

    fn datasets(&self, class: u32) -> &[u16] {
        match self.several.get(&class) {
            Some(datasets) => datasets,
            None => std::slice::from_ref(&self.dataset[class as usize]),
        }
    }

    /// Whether two classes may be one: of other datasets, and not decided to be different.
    fn may_join(&self, a: u32, b: u32) -> bool {
        let (left, right) = (self.datasets(a), self.datasets(b));
        a != b && !left.iter().any(|dataset| right.contains(dataset)) && !self.settled.apart(a, b)
    }
}

/// The stable matching of every two datasets, from pairs in their order: one partner at most in each dataset.
fn matched(classes: &Classes, pairs: &[Pair]) -> Vec<Pair> {
    let mut taken: HashSet<(u32, u16)> = HashSet::new();
    let mut kept = Vec::new();
    for pair in pairs {
        let (a, b) = (classes.of(pair.a), classes.of(pair.b));
        if !classes.may_join(a, b) {
            continue;
        }
        let slots = || {
            let of = |class: u32, other: u32| classes.datasets(other).iter().map(move |dataset| (class, *dataset));
            of(a, b).chain(of(b, a))
        };
        if slots().all(|slot| !taken.contains(&slot)) {
            taken.extend(slots());
            kept.push(*pair);
        }
    }
    kept
}

/// A class and its partners that are still free.
#[derive(Clone, Debug)]
struct Star {
    hub: u32,
    /// More where there are more partners, and where they agree more.
    worth: f64,
    km: f64,
    links: Vec<u32>,
}

impl Star {
    fn rank(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then(other.km.total_cmp(&self.km)).then(other.hub.cmp(&self.hub))
    }
}

impl PartialEq for Star {
    fn eq(&self, other: &Self) -> bool {
        self.rank(other).is_eq()
    }
}
impl Eq for Star {}
impl PartialOrd for Star {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Star {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank(other)
    }
}

/// Where the distance is not known, it counts as this many km.
const UNKNOWN_KM: f64 = 1000.0;

/// Links between reports, from pairs in their order: what was settled holds, between datasets it is one to one, and every
/// report of a group was matched with the one in its middle.
///
/// Of all groups that can be made around a report and its partners, the best is taken first: that with the largest sum of
/// (1 - score / 2) over its links, then the smallest mean distance, then the first ids.
pub fn assign(reports: &Reports, settled: &Settled, pairs: &[Pair]) -> Vec<Pair> {
    let classes = Classes::new(reports, settled);
    let matching = matched(&classes, pairs);
    // The partners of each class, in the order of the pairs.
    let mut partners: HashMap<u32, Vec<u32>> = HashMap::new();
    for (at, pair) in matching.iter().enumerate() {
        partners.entry(classes.of(pair.a)).or_default().push(at as u32);
        partners.entry(classes.of(pair.b)).or_default().push(at as u32);
    }
    let mut taken: HashSet<u32> = HashSet::new();
    let star = |hub: u32, taken: &HashSet<u32>| {
        let mut star = Star { hub, worth: 0.0, km: 0.0, links: Vec::new() };
        let mut members: Vec<u32> = Vec::new();
        for &at in partners.get(&hub).map(Vec::as_slice).unwrap_or_default() {
            let pair = &matching[at as usize];
            let (a, b) = (classes.of(pair.a), classes.of(pair.b));
            let other = if a == hub { b } else { a };
            if taken.contains(&other) || !members.iter().all(|member| classes.may_join(*member, other)) {
                continue;
            }
            star.worth += 1.0 - f64::from(pair.score) / 2.0;
            star.km += if pair.km.is_finite() { f64::from(pair.km) } else { UNKNOWN_KM };
            star.links.push(at);
            members.push(other);
        }
        star.km /= star.links.len().max(1) as f64;
        (!star.links.is_empty()).then_some(star)
    };
    let mut hubs: Vec<u32> = matching.iter().flat_map(|pair| [classes.of(pair.a), classes.of(pair.b)]).collect();
    hubs.sort_unstable();
    hubs.dedup();
    let mut waiting: BinaryHeap<Star> = hubs.into_iter().filter_map(|hub| star(hub, &taken)).collect();
    let mut links = Vec::new();
    while let Some(best) = waiting.pop() {
        if taken.contains(&best.hub) {
            continue;
        }
        // What it was worth when it was put by may be gone by now.
        let Some(now) = star(best.hub, &taken) else { continue };
        if now.links != best.links {
            waiting.push(now);
            continue;
        }
        taken.insert(best.hub);
        for at in best.links {
            let pair = matching[at as usize];
            taken.insert(classes.of(pair.a));
            taken.insert(classes.of(pair.b));
            links.push(pair);
        }
    }
    links.sort_unstable_by_key(|pair| (pair.a, pair.b));
    links
}
