//! Classes of reports that are one event by a person's decision, which an engine takes as one; and their numbers.

use super::pair::Pair;
use crate::review::Settled;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Classes of reports that are settled to be one event: most have one report, and then its name.
pub(super) struct Classes<'s> {
    settled: &'s Settled,
    /// The datasets of each report.
    dataset: &'s [u16],
    /// The datasets of classes that have several reports, sorted.
    several: BTreeMap<u32, Vec<u16>>,
}

impl<'s> Classes<'s> {
    pub fn new(dataset: &'s [u16], settled: &'s Settled) -> Self {
        let mut several: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
        for report in 0..dataset.len() as u32 {
            let class = settled.class(report);
            if class != report {
                let own = dataset[class as usize];
                several.entry(class).or_insert_with(|| vec![own]).push(dataset[report as usize]);
            }
        }
        for datasets in several.values_mut() {
            datasets.sort_unstable();
            datasets.dedup();
        }
        Self { settled, dataset, several }
    }

    pub fn of(&self, report: u32) -> u32 {
        self.settled.class(report)
    }

    /// One more than the last dataset.
    pub fn dataset_count(&self) -> usize {
        self.dataset.iter().max().map_or(0, |last| usize::from(*last) + 1)
    }

    pub fn datasets(&self, class: u32) -> &[u16] {
        match self.several.get(&class) {
            Some(datasets) => datasets,
            None => std::slice::from_ref(&self.dataset[class as usize]),
        }
    }

    /// Whether two classes may be one: of other datasets, and not decided to be different.
    pub fn may_join(&self, a: u32, b: u32) -> bool {
        let (left, right) = (self.datasets(a), self.datasets(b));
        a != b && !left.iter().any(|dataset| right.contains(dataset)) && !self.settled.apart(a, b)
    }
}

/// The classes that are in a pair, numbered: most reports are in none.
pub(super) struct Numbered {
    classes: Vec<u32>,
    /// The number of each class, by its name.
    numbers: Vec<u32>,
}

impl Numbered {
    pub fn new(classes: &Classes, reports: usize, pairs: &[Pair]) -> Self {
        let mut found: Vec<u32> =
            pairs.par_iter().flat_map_iter(|pair| [classes.of(pair.a), classes.of(pair.b)]).collect();
        found.par_sort_unstable();
        found.dedup();
        let mut numbers = vec![u32::MAX; reports];
        found.iter().enumerate().for_each(|(number, class)| numbers[*class as usize] = number as u32);
        Self { classes: found, numbers }
    }

    pub fn of(&self, class: u32) -> u32 {
        self.numbers[class as usize]
    }

    /// The class of a number.
    pub fn class(&self, number: u32) -> u32 {
        self.classes[number as usize]
    }

    pub fn len(&self) -> usize {
        self.classes.len()
    }
}
