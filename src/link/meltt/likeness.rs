//! How far two reports are of a kind: the levels on which the taxonomies agree.

use super::Options;
use crate::link::taxa::{Taxa, UNKNOWN};
use std::collections::HashMap;

/// Up to so many kinds the scores of all pairs are worked out beforehand.
const FEW: usize = 512;

/// Scores of pairs of reports.
pub(super) struct Likeness<'a> {
    taxa: &'a Taxa,
    partial: usize,
    certainty: Option<&'a [usize]>,
    /// Kind of each report: reports of one kind have the same codes throughout.
    kinds: Vec<u32>,
    /// Number of kinds, and the score of each with each, if they are few.
    few: Option<(usize, Vec<Option<f64>>)>,
}

impl<'a> Likeness<'a> {
    pub fn new(taxa: &'a Taxa, options: &'a Options, reports: u32) -> Self {
        let mut numbers: HashMap<&[u32], u32> = HashMap::new();
        let mut examples = Vec::new();
        let mut kinds = Vec::with_capacity(reports as usize);
        for report in 0..reports {
            let next = examples.len() as u32;
            let kind = *numbers.entry(taxa.of(report)).or_insert(next);
            if kind == next {
                examples.push(report);
            }
            kinds.push(kind);
        }
        let mut this =
            Self { taxa, partial: options.partial, certainty: options.certainty.as_deref(), kinds, few: None };
        if examples.len() <= FEW {
            let with_all = |one: &u32| examples.iter().map(|other| this.work_out(*one, *other)).collect::<Vec<_>>();
            this.few = Some((examples.len(), examples.iter().flat_map(with_all).collect()));
        }
        this
    }

    /// 0 if they agree on the finest level of every taxonomy, up to 1; none if they differ in too many.
    pub fn score(&self, one: u32, other: u32) -> Option<f64> {
        match &self.few {
            Some((kinds, scores)) => {
                scores[self.kinds[one as usize] as usize * kinds + self.kinds[other as usize] as usize]
            }
            None => self.work_out(one, other),
        }
    }

    /// Adds up how broad the level is on which each taxonomy agrees, and takes the mean over the taxonomies.
    fn work_out(&self, one: u32, other: u32) -> Option<f64> {
        let (one, other) = (self.taxa.of(one), self.taxa.of(other));
        let (mut from, mut sum, mut misses) = (0, 0.0, 0);
        for (nth, taxonomy) in self.taxa.taxonomies().iter().enumerate() {
            let levels = from..from + taxonomy.levels;
            from = levels.end;
            match self.level(nth, &one[levels.clone()], &other[levels]) {
                Some(level) => sum += taxonomy.weight * level as f64 / taxonomy.levels.saturating_sub(1).max(1) as f64,
                None => misses += 1,
            }
        }
        let count = self.taxa.len().max(1) as f64;
        match misses {
            0 => Some(sum / count),
            _ if misses == self.partial => Some((sum + self.partial as f64) / count),
            _ => None,
        }
    }

    /// The level on which two agree in one taxonomy.
    fn level(&self, nth: usize, one: &[u32], other: &[u32]) -> Option<usize> {
        let agree = |level: &usize| one.get(*level).is_some_and(|code| *code != UNKNOWN && *code == other[*level]);
        match self.certainty {
            None => (0..one.len()).find(agree),
            Some(certainty) => Some(certainty.get(nth)?.checked_sub(1)?).filter(agree),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::taxa::Taxonomy;

    fn options() -> Options {
        Options { km: 1.0, days: 1.0, partial: 0, order: vec![0, 1], certainty: None, averaging: false }
    }

    /// One taxonomy of the levels given.
    fn taxa(levels: usize, codes: Vec<u32>) -> Taxa {
        Taxa::new(vec![Taxonomy { name: "kind".into(), levels, weight: 1.0 }], codes)
    }

    #[test]
    fn the_score_is_the_share_of_the_way_from_the_finest_to_the_broadest_level() {
        let (taxa, options) = (taxa(3, vec![1, 2, 3, 1, 2, 3, 0, 2, 3, 0, 0, 3, 0, 0, 0]), options());
        let likeness = Likeness::new(&taxa, &options, 5);
        let scores: Vec<_> = (0..5).map(|other| likeness.score(0, other)).collect();
        assert_eq!(scores, [Some(0.0), Some(0.0), Some(0.5), Some(1.0), None]);
    }

    #[test]
    fn an_unknown_category_agrees_with_nothing_itself_included() {
        let (taxa, options) = (taxa(1, vec![UNKNOWN, UNKNOWN, 4]), options());
        let likeness = Likeness::new(&taxa, &options, 3);
        assert_eq!((likeness.score(0, 0), likeness.score(0, 1), likeness.score(0, 2)), (None, None, None));
    }

    #[test]
    fn many_kinds_are_compared_one_by_one_with_the_same_scores() {
        let codes = |kinds: u32| (0..kinds).flat_map(|kind| [kind, kind / 5, kind / 50]).collect();
        let (few, many, options) = (taxa(3, codes(100)), taxa(3, codes(600)), options());
        let (few, many) = (Likeness::new(&few, &options, 100), Likeness::new(&many, &options, 600));
        assert!(few.few.is_some() && many.few.is_none());
        for one in 0..100 {
            for other in 0..100 {
                assert_eq!(few.score(one, other), many.score(one, other));
            }
        }
    }
}
