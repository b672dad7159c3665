//! What a person decided about pairs of reports, and the user's own event keys: settled into classes, or told where they
//! contradict each other.

mod conflict;

pub use conflict::{Apart, Contradiction, Tie};

use super::union::Union;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was decided about two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They report one event.
    Same,
    /// They report two events.
    Different,
}

/// One decision and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The one report.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// What was decided.
    pub verdict: Verdict,
    /// The file that it stands in.
    pub file: Arc<str>,
    /// Its line there, from 1.
    pub line: u64,
}

/// Classes of reports that must stay together, and which of them must stay apart. A class is named by one of its reports.
#[derive(Clone, Debug)]
pub struct Settled {
    classes: Union,
    /// The event key of each class, at the report that names it.
    keys: Vec<Option<u32>>,
    /// Classes decided to be different, either way round.
    apart: BTreeSet<(u32, u32)>,
}

/// Settles decisions about the reports 0 to `reports` - 1. `keys` has each report's own event key as a code: of one key
/// is one event, of two keys are two; it may be shorter, or empty. A pair may be decided the same way many times. A
/// decision on a report that is not there counts for nothing.
///
/// # Errors
/// Everything that contradicts, in a fixed order: decisions that bring two keys together, by the order of the decisions,
/// then decisions that tell apart what is the same, in their order.
pub fn settle(reports: usize, keys: &[Option<u32>], decisions: &[Decision]) -> Result<Settled, Vec<Contradiction>> {
    let mut decisions: Vec<&Decision> = decisions.iter().filter(|one| (one.a.max(one.b) as usize) < reports).collect();
    let mut seen = BTreeSet::new();
    decisions.retain(|one| seen.insert((one.a.min(one.b), one.a.max(one.b), one.verdict == Verdict::Same)));
    let mut keys: Vec<Option<u32>> = keys.iter().copied().take(reports).collect();
    keys.resize(reports, None);

    let (same, different): (Vec<&Decision>, Vec<&Decision>) =
        decisions.into_iter().partition(|one| one.verdict == Verdict::Same);
    let mut classes = Union::new(reports);
    for one in &different {
        classes.add_weight(one.a, 1);
        classes.add_weight(one.b, 1);
    }
    let mut keyed: Vec<(u32, u32)> =
        (0..).zip(&keys).filter_map(|(report, key)| key.map(|key| (key, report))).collect();
    keyed.sort_unstable();
    for pair in keyed.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        classes.join(pair[0].1, pair[1].1);
    }
    for one in &same {
        classes.join(one.a, one.b);
    }
    let contradictions = conflict::all(&keys, &same, &different, &classes);
    if !contradictions.is_empty() {
        return Err(contradictions);
    }
    let mut settled = Settled { classes, keys, apart: BTreeSet::new() };
    for (key, report) in keyed {
        let class = settled.class(report);
        settled.keys[class as usize] = Some(key);
    }
    for one in different {
        settled.part(settled.class(one.a), settled.class(one.b));
    }
    Ok(settled)
}

impl Settled {
    /// The class of a report.
    pub fn class(&self, report: u32) -> u32 {
        self.classes.class(report)
    }

    /// Whether two classes must stay apart: decided so, or of two event keys.
    pub fn apart(&self, a: u32, b: u32) -> bool {
        self.apart.contains(&(a, b)) || matches!((self.key(a), self.key(b)), (Some(a), Some(b)) if a != b)
    }

    /// The event key of a class.
    pub fn key(&self, class: u32) -> Option<u32> {
        self.keys.get(class as usize).copied().flatten()
    }

    /// Makes one class of two, which then stays apart from all that either stayed apart from, and tells its name: one of
    /// the two. `None`, and nothing is done, where they must stay apart. What is moved is always the lighter of the two,
    /// by its reports and by what was decided on them, so that n merges move no more than n log n.
    pub fn merge(&mut self, a: u32, b: u32) -> Option<u32> {
        let (a, b) = (self.class(a), self.class(b));
        if self.apart(a, b) {
            return None;
        }
        let kept = self.classes.join(a, b);
        let gone = if kept == a { b } else { a };
        if kept == gone {
            return Some(kept);
        }
        let key = self.key(a).or(self.key(b));
        if let Some(place) = self.keys.get_mut(kept as usize) {
            *place = key;
        }
        let others: Vec<u32> = self.apart.range((gone, 0)..=(gone, u32::MAX)).map(|(_, other)| *other).collect();
        for other in others {
            self.apart.remove(&(gone, other));
            self.apart.remove(&(other, gone));
            self.part(kept, other);
        }
        Some(kept)
    }

    fn part(&mut self, a: u32, b: u32) {
        self.apart.insert((a, b));
        self.apart.insert((b, a));
    }
}

#[cfg(test)]
mod tests;
