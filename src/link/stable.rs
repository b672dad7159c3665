//! Which reports are one event: the stable matching of every two datasets, then groups around the report that most agree with.
//!
//! Both sides of a pair rank it alike, and no two pairs are equal. There is then one stable matching of two datasets, which
//! deferred acceptance (Gale and Shapley 1962) finds whoever proposes; taking pairs in their order finds the same, since the
//! best pair that is left is the first choice of both.

use super::pair::Pair;
use super::report::Reports;
use crate::review::Settled;
use rayon::prelude::*;
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

/// The classes that are in a pair, numbered: most reports are in none.
struct Numbered {
    classes: Vec<u32>,
    /// The number of each class, by its name.
    numbers: Vec<u32>,
}

impl Numbered {
    fn new(classes: &Classes, reports: usize, pairs: &[Pair]) -> Self {
        let mut found: Vec<u32> =
            pairs.par_iter().flat_map_iter(|pair| [classes.of(pair.a), classes.of(pair.b)]).collect();
        found.par_sort_unstable();
        found.dedup();
        let mut numbers = vec![u32::MAX; reports];
        found.iter().enumerate().for_each(|(number, class)| numbers[*class as usize] = number as u32);
        Self { classes: found, numbers }
    }

    fn of(&self, class: u32) -> u32 {
        self.numbers[class as usize]
    }

    fn len(&self) -> usize {
        self.classes.len()
    }
}

/// A pair that was matched, by the numbers of its classes.
#[derive(Clone, Copy)]
struct Match {
    pair: Pair,
    a: u32,
    b: u32,
}

/// The stable matching of every two datasets, from pairs in their order: one partner at most in each dataset.
fn matched(classes: &Classes, numbered: &Numbered, datasets: usize, pairs: &[Pair]) -> Vec<Match> {
    // For each class a bit for each dataset in which it has a partner.
    let words = datasets.div_ceil(64).max(1);
    let mut taken = vec![0_u64; numbered.len() * words];
    let bit = |number: u32, dataset: u16| (number as usize * words + usize::from(dataset / 64), 1 << (dataset % 64));
    let mut kept = Vec::new();
    for pair in pairs {
        let (a, b) = (classes.of(pair.a), classes.of(pair.b));
        if !classes.may_join(a, b) {
            continue;
        }
        let found = Match { pair: *pair, a: numbered.of(a), b: numbered.of(b) };
        let slots = || {
            let of_a = classes.datasets(b).iter().map(|dataset| bit(found.a, *dataset));
            of_a.chain(classes.datasets(a).iter().map(|dataset| bit(found.b, *dataset)))
        };
        if slots().all(|(word, bit)| taken[word] & bit == 0) {
            slots().for_each(|(word, bit)| taken[word] |= bit);
            kept.push(found);
        }
    }
    kept
}

/// What a class and its partners that are still free are worth.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Star {
    hub: u32,
    /// More where there are more partners, and where they agree more.
    worth: f64,
    /// The mean distance to them.
    km: f64,
}

impl Eq for Star {}
impl PartialOrd for Star {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Star {
    fn cmp(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then(other.km.total_cmp(&self.km)).then(other.hub.cmp(&self.hub))
    }
}

/// Where the distance is not known, it counts as this many km.
const UNKNOWN_KM: f64 = 1000.0;

/// The matches of each class, in the order of the pairs.
struct Partners {
    offsets: Vec<u32>,
    matches: Vec<u32>,
}

impl Partners {
    fn new(classes: usize, matching: &[Match]) -> Self {
        let mut offsets = vec![0_u32; classes + 1];
        for found in matching {
            offsets[found.a as usize + 1] += 1;
            offsets[found.b as usize + 1] += 1;
        }
        for at in 0..classes {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut matches = vec![0; matching.len() * 2];
        for (at, found) in matching.iter().enumerate() {
            for class in [found.a, found.b] {
                let next = &mut next[class as usize];
                matches[*next as usize] = at as u32;
                *next += 1;
            }
        }
        Self { offsets, matches }
    }

    fn of(&self, class: u32) -> &[u32] {
        &self.matches[self.offsets[class as usize] as usize..self.offsets[class as usize + 1] as usize]
    }
}

/// Links between reports, from pairs in their order: what was settled holds, between datasets it is one to one, and every
/// report of a group was matched with the one in its middle.
///
/// Of all groups that can be made around a report and its partners, the best is taken first: that with the largest sum of
/// (1 - score / 2) over its links, then the smallest mean distance, then the first ids.
pub fn assign(reports: &Reports, settled: &Settled, pairs: &[Pair]) -> Vec<Pair> {
    let classes = Classes::new(reports, settled);
    let numbered = Numbered::new(&classes, reports.len(), pairs);
    let matching = matched(&classes, &numbered, reports.datasets.len(), pairs);
    let partners = Partners::new(numbered.len(), &matching);
    let mut taken = vec![false; numbered.len()];
    let mut links: Vec<u32> = Vec::new();
    let mut members: Vec<u32> = Vec::new();
    // The star of a class as it is now; `links` holds its matches.
    let mut star = |hub: u32, taken: &[bool], links: &mut Vec<u32>| {
        let mut star = Star { hub, worth: 0.0, km: 0.0 };
        links.clear();
        members.clear();
        for &at in partners.of(hub) {
            let Match { pair, a, b } = &matching[at as usize];
            let other = if *a == hub { *b } else { *a };
            let class = numbered.classes[other as usize];
            if taken[other as usize] || !members.iter().all(|member| classes.may_join(*member, class)) {
                continue;
            }
            star.worth += 1.0 - f64::from(pair.score) / 2.0;
            star.km += if pair.km.is_finite() { f64::from(pair.km) } else { UNKNOWN_KM };
            links.push(at);
            members.push(class);
        }
        star.km /= links.len().max(1) as f64;
        (!links.is_empty()).then_some(star)
    };
    // Two that have no other partner are a group whatever becomes of the rest.
    let alone = |found: &&Match| partners.of(found.a).len() == 1 && partners.of(found.b).len() == 1;
    let mut chosen: Vec<Pair> = matching.iter().filter(alone).map(|found| found.pair).collect();
    matching.iter().filter(alone).for_each(|found| taken[found.a as usize] = true);
    matching.iter().filter(alone).for_each(|found| taken[found.b as usize] = true);
    let hubs = (0..numbered.len() as u32).filter(|hub| !taken[*hub as usize]);
    let mut waiting: BinaryHeap<Star> = hubs.filter_map(|hub| star(hub, &taken, &mut links)).collect();
    while let Some(best) = waiting.pop() {
        if taken[best.hub as usize] {
            continue;
        }
        // What it was worth when it was put by may be gone by now.
        let Some(now) = star(best.hub, &taken, &mut links) else { continue };
        if now != best {
            waiting.push(now);
            continue;
        }
        for &at in &links {
            let Match { pair, a, b } = matching[at as usize];
            (taken[a as usize], taken[b as usize]) = (true, true);
            chosen.push(pair);
        }
    }
    chosen.par_sort_unstable_by_key(|pair| (pair.a, pair.b));
    chosen
}
