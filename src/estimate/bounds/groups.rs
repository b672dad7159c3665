//! Which sources' lists are one union, and the labels that lists give.

use super::{List, Who};

/// A list of people called civilians.
pub(super) const CIVILIAN: usize = 0;
/// A list of people called combatants.
pub(super) const COMBATANT: usize = 1;
/// A list of people of several or of no stated status.
pub(super) const UNLABELLED: usize = 2;

/// Sources whose lists are one union: all that give one label only, and the same; or one source that gives several.
pub(super) struct Group {
    /// The sources.
    pub sources: Vec<usize>,
    /// The labels that each of them gives.
    pub labels: Vec<usize>,
}

impl Group {
    /// The groups of the sources behind some lists.
    pub fn of(lists: &[List]) -> Vec<Self> {
        let mut sources: Vec<usize> = lists.iter().map(|list| list.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let mut groups: Vec<Self> = Vec::new();
        for source in sources {
            let mut labels: Vec<usize> = lists
                .iter()
                .filter(|list| list.source == source)
                .filter_map(|list| match list.who {
                    Who::Civilians => Some(CIVILIAN),
                    Who::Combatants => Some(COMBATANT),
                    Who::Everyone => Some(UNLABELLED),
                    Who::Protected => None,
                })
                .collect();
            if labels.is_empty() {
                labels.push(UNLABELLED);
            }
            labels.sort_unstable();
            labels.dedup();
            match groups.iter_mut().find(|group| labels.len() == 1 && group.labels == labels) {
                Some(group) => group.sources.push(source),
                None => groups.push(Self { sources: vec![source], labels }),
            }
        }
        groups
    }
}
