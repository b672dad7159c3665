//! How far two reports agree in what they say happened: on the taxonomies given, or by names of actors, events and places.

use super::taxa::{Agreement, Taxa};
use super::telling::Telling;

/// What two reports are compared by.
pub enum Comparison<'a> {
    /// The taxonomies given.
    Taxa {
        /// The taxonomies.
        taxa: Taxa,
        /// On how many of them two reports may disagree.
        partial: usize,
    },
    /// Names of actors and places, and kinds of event.
    Telling(Telling<'a>),
}

impl Comparison<'_> {
    /// Whether anything could be compared, beside day and place.
    pub fn compared(&self, a: u32, b: u32) -> bool {
        match self {
            Self::Taxa { taxa, .. } => taxa.agreements(a, b).any(|(_, agreement)| agreement != Agreement::Unknown),
            Self::Telling(telling) => telling.compared(a, b),
        }
    }

    /// How much two reports disagree, from 0 to 1; `None` where they do not agree enough to be about one event.
    ///
    /// On taxonomies the score of Donnay et al. (2019), eq. 1: the mean over taxonomies of weight x level / (levels - 1),
    /// the level being the first, from 0 for the finest, on which both have the same value. A taxonomy on which they agree
    /// nowhere counts 1, and there may be no more than `partial` of them. One in which a report has no value counts half.
    pub fn score(&self, a: u32, b: u32) -> Option<f64> {
        match self {
            Self::Taxa { taxa, partial } => {
                let (mut sum, mut disagree) = (0.0, 0);
                for (taxonomy, agreement) in taxa.agreements(a, b) {
                    match agreement {
                        Agreement::Level(level) => {
                            sum += taxonomy.weight * level as f64 / (taxonomy.levels - 1).max(1) as f64;
                        }
                        Agreement::Unknown => sum += 0.5,
                        Agreement::None => disagree += 1,
                    }
                }
                let score = (sum + f64::from(disagree)) / taxa.len().max(1) as f64;
                (disagree as usize <= *partial).then_some(score)
            }
            Self::Telling(telling) => telling.score(a, b),
        }
    }
}
