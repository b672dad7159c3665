//! How well links agree with a list of true pairs: precision, recall and F1, overall and by pair of datasets.

pub use super::pairs_file::pairs;
use crate::review::union::Union;
use crate::stats::binomial::clopper_pearson;
use std::collections::BTreeMap;

/// The level of the intervals.
pub const LEVEL: f64 = 0.95;

/// Which of the pairs that were found are held against the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All: the list is complete, and a pair that it does not have is false. The usual measure.
    #[default]
    All,
    /// Those with at least one report that the list names. For a list that was made for a part of the reports: it must
    /// be complete for the reports that it names, and says nothing of a pair of two others.
    Named,
}

/// Pairs counted against the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Pairs that are true.
    pub truth: u64,
    /// Pairs that were found.
    pub found: u64,
    /// Pairs that are true and were found.
    pub both: u64,
}

/// A share from 0 to 1 with its exact interval at [`LEVEL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The share.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The scores of one linkage. Pairs between two datasets and pairs inside one are never added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// All pairs of reports from two datasets.
    pub overall: Score,
    /// The same by pair of datasets, the lower first. A pair of datasets without any pair of reports is left out.
    pub between: BTreeMap<(u16, u16), Score>,
    /// Pairs of reports inside one dataset.
    pub inside: BTreeMap<u16, Score>,
}

impl Score {
    /// The share of what was found that is true. `None` if nothing was found.
    ///
    /// The interval is that of Clopper & Pearson 1934, as if each pair were drawn by itself. Pairs of one event stand
    /// and fall together, so with large events it is narrower than it should be.
    pub fn precision(self) -> Option<Share> {
        share(self.both, self.found)
    }

    /// The share of what is true that was found. `None` if nothing is true. The interval is made as for precision.
    pub fn recall(self) -> Option<Share> {
        share(self.both, self.truth)
    }

    /// The harmonic mean of precision and recall. `None` if nothing is true and nothing was found.
    ///
    /// With J, the share that is both of the pairs that are either, F1 = 2 J / (1 + J). J is a share with an exact
    /// interval, and F1 rises with it, so the interval of F1 is that of J put through the same formula.
    pub fn f1(self) -> Option<Share> {
        let f1 = |share: f64| 2.0 * share / (1.0 + share);
        let Share { value, low, high } = share(self.both, self.found + self.truth - self.both)?;
        Some(Share { value: f1(value), low: f1(low), high: f1(high) })
    }
}

fn share(part: u64, whole: u64) -> Option<Share> {
    let (low, high) = clopper_pearson(part, whole, LEVEL)?;
    Some(Share { value: part as f64 / whole as f64, low, high })
}

/// Scores groups of reports against true pairs. `datasets` and `groups` have one entry a report; two reports of one group
/// are a pair that was found. True pairs are closed: if a is b and b is c, then a is c, listed or not. A report paired
/// with itself is one that the list names and that has no other. A pair with a report that is not there is left out.
///
/// Pairs are counted by the sizes of groups and never listed, so a group of 100,000 costs no more than its reports.
pub fn measure(datasets: &[u16], groups: &[u32], true_pairs: &[(u32, u32)], scope: Scope) -> Measure {
    let reports = datasets.len().min(groups.len());
    let (mut union, mut named) = (Union::new(reports), vec![false; reports]);
    for &(a, b) in true_pairs.iter().filter(|(a, b)| (*a.max(b) as usize) < reports) {
        union.join(a, b);
        named[a as usize] = true;
        named[b as usize] = true;
    }
    let places = || (0..reports as u32).zip(datasets.iter().copied().zip(groups.iter().copied()));
    let mut measure = Measure::default();
    count(places().map(|(report, (dataset, _))| (union.class(report), dataset)), |a, b, pairs| {
        measure.at(a, b, |score| score.truth += pairs);
    });
    count(places().map(|(_, (dataset, group))| (group, dataset)), |a, b, pairs| {
        measure.at(a, b, |score| score.found += pairs);
    });
    count(places().map(|(report, (dataset, group))| ((group, union.class(report)), dataset)), |a, b, pairs| {
        measure.at(a, b, |score| score.both += pairs);
    });
    if scope == Scope::Named {
        let outside = places().filter(|(report, _)| !named[*report as usize]);
        count(outside.map(|(_, (dataset, group))| (group, dataset)), |a, b, pairs| {
            measure.at(a, b, |score| score.found -= pairs);
        });
        measure.between.retain(|_, score| *score != Score::default());
        measure.inside.retain(|_, score| *score != Score::default());
    }
    measure
}

impl Measure {
    fn at(&mut self, a: u16, b: u16, change: impl Fn(&mut Score)) {
        if a == b {
            change(self.inside.entry(a).or_default());
        } else {
            change(self.between.entry((a, b)).or_default());
            change(&mut self.overall);
        }
    }
}

/// Tells for every group, and every two datasets in it, the lower first, how many pairs of reports they have there.
fn count<G: Ord>(reports: impl Iterator<Item = (G, u16)>, mut tell: impl FnMut(u16, u16, u64)) {
    let mut reports: Vec<(G, u16)> = reports.collect();
    reports.sort_unstable();
    for group in reports.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let sizes: Vec<(u16, u64)> =
            group.chunk_by(|a, b| a.1 == b.1).map(|chunk| (chunk[0].1, chunk.len() as u64)).collect();
        for (at, &(a, size)) in sizes.iter().enumerate() {
            if size > 1 {
                tell(a, a, size * (size - 1) / 2);
            }
            for &(b, other) in &sizes[at + 1..] {
                tell(a, b, size * other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn score(truth: u64, found: u64, both: u64) -> Score {
        Score { truth, found, both }
    }

    #[test]
    fn pairs_are_scored_overall_and_by_pair_of_datasets() {
        // Reports 0 to 5 in datasets 0, 1, 2, 0, 1, 2; found: 0-1-2 and 3-4; true: 0-1-2 and 4-5.
        let measure = measure(&[0, 1, 2, 0, 1, 2], &[7, 7, 7, 8, 8, 9], &[(0, 1), (2, 1), (4, 5)], Scope::All);
        assert_eq!(measure.overall, score(4, 4, 3));
        assert_eq!(measure.between[&(0, 1)], score(1, 2, 1));
        assert_eq!(measure.between[&(0, 2)], score(1, 1, 1));
        assert_eq!(measure.between[&(1, 2)], score(2, 1, 1));
        assert!(measure.inside.is_empty());
    }

    #[test]
    fn shares_carry_exact_intervals_and_nothing_has_none() {
        let seven = score(10, 10, 7);
        let precision = seven.precision().unwrap();
        assert_eq!(precision.value, 0.7);
        assert!((precision.low - 0.347_547_1).abs() < 5e-8 && (precision.high - 0.933_260_5).abs() < 5e-8);
        assert_eq!(seven.recall(), Some(precision));
        // J is 7 of 13: 0.2513455, 0.8077676 by R's binom.test.
        let f1 = seven.f1().unwrap();
        assert!((f1.value - 0.7).abs() < 1e-15, "{f1:?}");
        assert!((f1.low - 2.0 * 0.251_345_5 / 1.251_345_5).abs() < 1e-6, "{f1:?}");
        assert!((f1.high - 2.0 * 0.807_767_6 / 1.807_767_6).abs() < 1e-6, "{f1:?}");
        assert_eq!((score(2, 0, 0).precision(), score(0, 2, 0).recall(), score(0, 0, 0).f1()), (None, None, None));
    }

    #[test]
    fn pairs_inside_one_dataset_are_counted_apart() {
        let measure = measure(&[0, 0, 1], &[1, 1, 1], &[(0, 1)], Scope::All);
        assert_eq!(measure.overall, score(0, 2, 0));
        assert_eq!(measure.inside, BTreeMap::from([(0, score(1, 1, 1))]));
    }

    #[test]
    fn a_list_of_a_part_of_the_reports_does_not_make_the_other_links_false() {
        // Named: 0, 1, 2. Found beside them: 3-4, which nobody looked at, and 2-5, which must be false.
        let (datasets, groups) = ([0, 1, 0, 0, 1, 1], [1, 1, 2, 3, 3, 2]);
        let pairs = [(0, 1), (2, 2)];
        assert_eq!(measure(&datasets, &groups, &pairs, Scope::All).overall, score(1, 3, 1));
        assert_eq!(measure(&datasets, &groups, &pairs, Scope::Named).overall, score(1, 2, 1));
    }

    #[test]
    fn a_group_of_a_hundred_thousand_is_counted_at_once() {
        let datasets = [0_u16, 1].repeat(50_000);
        let measure = measure(&datasets, &vec![0; 100_000], &[(0, 1), (5, 4_000_000_000)], Scope::All);
        assert_eq!(measure.overall, score(1, 2_500_000_000, 1));
        assert_eq!(measure.inside[&1], score(0, 1_249_975_000, 0));
        assert!(measure.overall.f1().is_some_and(|f1| f1.low > 0.0 && f1.high < 1e-8));
    }

    proptest! {
        #[test]
        fn counting_by_group_is_counting_pair_by_pair(
            reports in prop::collection::vec((0_u16..3, 0_u32..5), 1..25),
            pairs in prop::collection::vec((0_u32..25, 0_u32..25), 0..15),
            all: bool,
        ) {
            let (datasets, groups): (Vec<u16>, Vec<u32>) = reports.iter().copied().unzip();
            let n = reports.len() as u32;
            let listed = || pairs.iter().filter(|(a, b)| *a < n && *b < n);
            let mut class: Vec<u32> = (0..n).collect();
            for &(a, b) in listed() {
                let (kept, gone) = (class[a as usize], class[b as usize]);
                class.iter_mut().filter(|class| **class == gone).for_each(|class| *class = kept);
            }
            let named: BTreeSet<u32> = listed().flat_map(|(a, b)| [*a, *b]).collect();
            let mut expected = Measure::default();
            for a in 0..n {
                for b in a + 1..n {
                    let (x, y) = (a as usize, b as usize);
                    let truth = class[x] == class[y];
                    let counts = all || named.contains(&a) || named.contains(&b);
                    let found = groups[x] == groups[y] && counts;
                    if truth || found {
                        let (low, high) = (datasets[x].min(datasets[y]), datasets[x].max(datasets[y]));
                        expected.at(low, high, |score| {
                            score.truth += u64::from(truth);
                            score.found += u64::from(found);
                            score.both += u64::from(truth && found);
                        });
                    }
                }
            }
            let scope = if all { Scope::All } else { Scope::Named };
            prop_assert_eq!(measure(&datasets, &groups, &pairs, scope), expected);
        }
    }
}
