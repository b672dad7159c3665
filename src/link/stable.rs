//! Which reports are one event: the stable matching of every two datasets, then groups around the report that most agree with.
//!
//! Both sides of a pair rank it alike, and no two pairs are equal. There is then one stable matching of two datasets, which
//! deferred acceptance (Gale and Shapley 1962) finds whoever proposes; taking pairs in their order finds the same, since the
//! best pair that is left is the first choice of both.

use super::classes::{Classes, Numbered};
use super::pair::Pair;
use crate::review::Settled;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A pair that was matched, by the numbers of its classes.
#[derive(Clone, Copy)]
struct Match {
    pair: Pair,
    a: u32,
    b: u32,
}

/// The stable matching of every two datasets, from pairs in their order: one partner at most in each dataset.
fn matched(classes: &Classes, numbered: &Numbered, pairs: &[Pair]) -> Vec<Match> {
    // For each class a bit for each dataset in which it has a partner.
    let datasets = classes.dataset_count();
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

/// Links between reports of the datasets given, from pairs in their order: what was settled holds, between datasets it is one
/// to one, every report of a group was matched with the one in its middle, and no two of them contradict each other, as
/// `fits` says.
///
/// Of all groups that can be made around a report and its partners, the best is taken first: that with the largest sum of
/// (1 - score / 2) over its links, then the smallest mean distance, then the first ids. What is left is matched again, until
/// no two reports are left that were a pair.
pub fn assign(dataset: &[u16], settled: &Settled, pairs: &[Pair], fits: &dyn Fn(u32, u32) -> bool) -> Vec<Pair> {
    let classes = Classes::new(dataset, settled);
    let numbered = Numbered::new(&classes, dataset.len(), pairs);
    let mut taken = vec![false; numbered.len()];
    let mut chosen = Vec::new();
    let mut left = pairs.to_vec();
    loop {
        let before = chosen.len();
        let matching = matched(&classes, &numbered, &left);
        stars(&classes, &numbered, &matching, fits, &mut taken, &mut chosen);
        if chosen.len() == before {
            break;
        }
        let free = |report: u32| !taken[numbered.of(classes.of(report)) as usize];
        left.retain(|pair| free(pair.a) && free(pair.b));
    }
    chosen.par_sort_unstable_by_key(|pair| (pair.a, pair.b));
    chosen
}

/// The groups of one matching, the best first; their reports are taken from then on.
fn stars(
    classes: &Classes,
    numbered: &Numbered,
    matching: &[Match],
    fits: &dyn Fn(u32, u32) -> bool,
    taken: &mut [bool],
    chosen: &mut Vec<Pair>,
) {
    let partners = Partners::new(numbered.len(), matching);
    let mut links: Vec<u32> = Vec::new();
    let mut members: Vec<(u32, u32)> = Vec::new();
    // The star of a class as it is now; `links` holds its matches.
    let mut star = |hub: u32, taken: &[bool], links: &mut Vec<u32>| {
        let mut star = Star { hub, worth: 0.0, km: 0.0 };
        links.clear();
        members.clear();
        for &at in partners.of(hub) {
            let Match { pair, a, b } = &matching[at as usize];
            let (other, report) = if *a == hub { (*b, pair.b) } else { (*a, pair.a) };
            let class = numbered.class(other);
            let agrees = |(member, of): &(u32, u32)| classes.may_join(*member, class) && fits(*of, report);
            if taken[other as usize] || !members.iter().all(agrees) {
                continue;
            }
            star.worth += 1.0 - f64::from(pair.score) / 2.0;
            star.km += if pair.km.is_finite() { f64::from(pair.km) } else { UNKNOWN_KM };
            links.push(at);
            members.push((class, report));
        }
        star.km /= links.len().max(1) as f64;
        (!links.is_empty()).then_some(star)
    };
    // Two that have no other partner are a group whatever becomes of the rest.
    for found in matching.iter().filter(|found| partners.of(found.a).len() == 1 && partners.of(found.b).len() == 1) {
        chosen.push(found.pair);
        (taken[found.a as usize], taken[found.b as usize]) = (true, true);
    }
    let hubs = (0..numbered.len() as u32).filter(|hub| !taken[*hub as usize]);
    let mut waiting: BinaryHeap<Star> = hubs.filter_map(|hub| star(hub, taken, &mut links)).collect();
    while let Some(best) = waiting.pop() {
        if taken[best.hub as usize] {
            continue;
        }
        // What it was worth when it was put by may be gone by now.
        let Some(now) = star(best.hub, taken, &mut links) else { continue };
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Decision, Verdict, settle};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn pair(a: u32, b: u32, score: f32, km: f32) -> Pair {
        Pair { a, b, score, km, days: 0, coarse: false, figures: f32::INFINITY }
    }

    fn free(reports: usize) -> Settled {
        settle(reports, &[], &[]).expect("nothing decided")
    }

    fn links(dataset: &[u16], settled: &Settled, mut pairs: Vec<Pair>) -> Vec<(u32, u32)> {
        pairs.sort_by(Pair::rank);
        assign(dataset, settled, &pairs, &|_, _| true).into_iter().map(|pair| (pair.a, pair.b)).collect()
    }

    /// Deferred acceptance as Gale and Shapley have it: each of the first dataset proposes in its order, each of the second
    /// keeps the best proposal so far.
    fn deferred_acceptance(dataset: &[u16], pairs: &[Pair]) -> Vec<(u32, u32)> {
        let proposers: Vec<u32> = (0..dataset.len() as u32).filter(|report| dataset[*report as usize] == 0).collect();
        let mut lists: BTreeMap<u32, Vec<Pair>> = proposers.iter().map(|report| (*report, Vec::new())).collect();
        for pair in pairs {
            lists.get_mut(&pair.a).expect("of the first").push(*pair);
        }
        lists.values_mut().for_each(|list| list.sort_by(|a, b| b.rank(a)));
        let mut held: BTreeMap<u32, Pair> = BTreeMap::new();
        let mut waiting = proposers;
        while let Some(one) = waiting.pop() {
            let Some(offer) = lists.get_mut(&one).and_then(Vec::pop) else { continue };
            match held.get(&offer.b) {
                Some(kept) if kept.rank(&offer).is_lt() => waiting.push(one),
                kept => {
                    waiting.extend(kept.map(|kept| kept.a));
                    held.insert(offer.b, offer);
                }
            }
        }
        let mut found: Vec<(u32, u32)> = held.into_values().map(|pair| (pair.a, pair.b)).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn the_score_decides_before_the_distance_and_the_better_match_takes_the_partner() {
        let settled = free(3);
        // One of the first dataset, two of the second: that which agrees, not that which lies nearer.
        assert_eq!(links(&[0, 1, 1], &settled, vec![pair(0, 1, 1.0, 0.1), pair(0, 2, 0.0, 2.0)]), [(0, 2)]);
        // Two of the first want one of the second: the better fit gets it, whichever comes first.
        assert_eq!(links(&[0, 0, 1], &settled, vec![pair(0, 2, 1.0, 0.1), pair(1, 2, 0.0, 2.0)]), [(1, 2)]);
    }

    #[test]
    fn three_datasets_meet_around_the_report_that_both_others_match() {
        let settled = free(3);
        let found = links(&[0, 1, 2], &settled, vec![pair(0, 1, 0.0, 1.0), pair(1, 2, 0.0, 1.0)]);
        assert_eq!(found, [(0, 1), (1, 2)]);
    }

    #[test]
    fn two_that_contradict_each_other_are_not_joined_by_a_third() {
        let settled = free(3);
        let pairs = [pair(0, 1, 0.0, 1.0), pair(1, 2, 0.0, 2.0)];
        let found = assign(&[0, 1, 2], &settled, &pairs, &|a, b| (a.min(b), a.max(b)) != (0, 2));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_a_person_decided_holds_against_any_score() {
        let decided = |verdict| {
            let one = Decision { a: 0, b: 1, verdict, file: "r.csv".into(), line: 2 };
            settle(4, &[], &[one]).expect("one decision")
        };
        let pairs = || vec![pair(0, 1, 0.0, 0.1), pair(0, 3, 0.5, 1.0), pair(1, 2, 0.2, 1.0)];
        assert_eq!(links(&[0, 1, 0, 1], &decided(Verdict::Different), pairs()), [(0, 3), (1, 2)]);
        // Decided to be one, the two are of both datasets: neither takes another of them.
        assert_eq!(links(&[0, 1, 0, 1], &decided(Verdict::Same), pairs()), []);
    }

    fn some_pairs(datasets: u16, most: u32) -> impl Strategy<Value = (Vec<u16>, Vec<Pair>)> {
        let dataset = proptest::collection::vec(0..datasets, 2..most as usize);
        dataset.prop_flat_map(|mut dataset| {
            dataset.sort_unstable();
            let last = dataset.len() as u32;
            let pairs = proptest::collection::btree_map((0..last, 0..last), (0..4_u8, 0..4_u8), 0..60);
            let own = dataset.clone();
            let pairs = pairs.prop_map(move |pairs| {
                let apart = |((a, b), _): &((u32, u32), (u8, u8))| a < b && own[*a as usize] != own[*b as usize];
                let made = |((a, b), (score, km))| pair(a, b, f32::from(score) / 4.0, f32::from(km));
                let mut pairs: Vec<Pair> = pairs.into_iter().filter(apart).map(made).collect();
                pairs.sort_by(Pair::rank);
                pairs
            });
            (Just(dataset), pairs)
        })
    }

    proptest! {
        #[test]
        fn two_datasets_get_the_stable_matching_of_deferred_acceptance((dataset, pairs) in some_pairs(2, 30)) {
            let settled = free(dataset.len());
            let found: Vec<(u32, u32)> =
                assign(&dataset, &settled, &pairs, &|_, _| true).into_iter().map(|pair| (pair.a, pair.b)).collect();
            prop_assert_eq!(found, deferred_acceptance(&dataset, &pairs));
        }

        #[test]
        fn a_group_has_one_report_of_a_dataset_and_a_middle_that_all_others_were_matched_with((dataset, pairs) in some_pairs(5, 30)) {
            let settled = free(dataset.len());
            let found = assign(&dataset, &settled, &pairs, &|_, _| true);
            let mut of: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for pair in &found {
                of.entry(pair.a).or_default().push(pair.b);
                of.entry(pair.b).or_default().push(pair.a);
            }
            for (report, others) in &of {
                let mut datasets: Vec<u16> = others.iter().map(|other| dataset[*other as usize]).collect();
                datasets.push(dataset[*report as usize]);
                datasets.sort_unstable();
                prop_assert!(datasets.windows(2).all(|two| two[0] != two[1]));
                // Of two that are linked, one is in the middle, and the other has no link but this.
                prop_assert!(others.iter().all(|other| others.len() == 1 || of[other].len() == 1));
            }
        }

        #[test]
        fn no_pair_is_left_of_which_both_are_alone((dataset, pairs) in some_pairs(5, 30)) {
            let found = assign(&dataset, &free(dataset.len()), &pairs, &|_, _| true);
            let taken = |report: u32| found.iter().any(|pair| pair.a == report || pair.b == report);
            prop_assert!(pairs.iter().all(|pair| taken(pair.a) || taken(pair.b)));
        }

        #[test]
        fn the_numbers_of_the_datasets_do_not_matter((dataset, pairs) in some_pairs(4, 30), turn in 0..4_u16) {
            let settled = free(dataset.len());
            let turned: Vec<u16> = dataset.iter().map(|dataset| (dataset + turn) % 4).collect();
            prop_assert_eq!(assign(&dataset, &settled, &pairs, &|_, _| true), assign(&turned, &settled, &pairs, &|_, _| true));
        }
    }
}
