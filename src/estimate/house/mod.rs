//! House effects: by what factor each source's counts lie above or below the others', from events that several sources counted.
//!
//! y = ln(count) = event + source + error; events are free, sources and errors normal around 0 (Jackman 2005's house effects,
//! without time). The caller gives one count per event and source, of one harm, one status and one window.

mod claims;
mod integrate;
mod reduce;

pub use claims::{OfClaims, of_claims};

use reduce::Reduced;
use std::collections::BTreeMap;

/// Fewer sources than this, or fewer events that two of them counted, say nothing of sources in general.
pub const FEWEST: usize = 3;
/// More sources than this are not fitted at once.
pub const MOST_SOURCES: usize = 300;
/// Comparisons beyond those that fix each source's factor, at least.
const SPARE: usize = 2;

/// What a source counted at an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// Number of the event.
    pub event: usize,
    /// Number of the source.
    pub source: usize,
    /// People, above 0.
    pub count: f64,
}

/// A source's factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct House {
    /// Number of the source.
    pub source: usize,
    /// The factor: 1 is no difference, 2 twice what a source in the middle would count. The median.
    pub factor: f64,
    /// Lower end of its interval, kind `credible`.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How many events it counted together with another source.
    pub events: usize,
}

/// A standard deviation on the natural logarithm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// By restricted maximum likelihood; 0 where nothing speaks for a difference.
    pub sd: f64,
    /// Lower end of its interval, kind `credible`.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The factors of all sources, and how far sources and single counts lie apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Houses {
    /// One for each source, by number.
    pub houses: Vec<House>,
    /// Between sources.
    pub between: Spread,
    /// Of a single count, its source's factor apart.
    pub error: Spread,
    /// Events that two sources or more counted; others say nothing.
    pub events: usize,
    /// Counts of these events.
    pub counts: usize,
    /// Sources that share no event with any other: they have no factor.
    pub alone: Vec<usize>,
    /// Probability of the intervals.
    pub level: f64,
}

/// An effect on the natural logarithm, for given standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Number of the event or of the source.
    pub index: usize,
    /// Of an event the logarithm of its count, of a source the logarithm of its factor.
    pub estimate: f64,
    /// Standard error.
    pub error: f64,
}

/// The effects for given standard deviations: to show how far factors follow from what is assumed.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Events that two sources or more counted.
    pub events: Vec<Effect>,
    /// Sources that share an event with another.
    pub sources: Vec<Effect>,
}

/// Why there are no factors.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// A count without a logarithm.
    #[error("the count {0} has no logarithm; only counts above 0 can be compared as factors")]
    NotPositive(f64),
    /// Two counts of one event by one source.
    #[error("source {source_number} has two counts of event {event}; give the one that it stands by")]
    Twice {
        /// Number of the event.
        event: usize,
        /// Number of the source.
        source_number: usize,
    },
    /// Too few sources that share events.
    #[error("only {0} sources counted an event that another counted too, and at least {FEWEST} are needed")]
    FewSources(usize),
    /// Too many sources.
    #[error("{0} sources are more than can be fitted at once, {MOST_SOURCES}; choose those that matter")]
    ManySources(usize),
    /// Too few events that sources share.
    #[error("only {0} events were counted by two sources or more, and at least {FEWEST} are needed")]
    FewEvents(usize),
    /// Hardly more comparisons than factors.
    #[error(
        "{comparisons} comparisons of two sources at one event cannot tell {sources} sources' factors from chance; at least {} \
         are needed",
        sources + 1
    )]
    FewComparisons {
        /// Counts less events.
        comparisons: usize,
        /// Sources.
        sources: usize,
    },
    /// Groups of sources that no event joins: a factor is relative, and between groups there is nothing to relate.
    #[error("the sources fall into {} groups that no event joins; take the sources of one group", .0.len())]
    Apart(Vec<Vec<usize>>),
    /// No error is left to learn from.
    #[error("after one factor per source all counts agree exactly, as copies do; there is no error to learn from")]
    NoError,
    /// A level that is no probability, or a standard deviation that is none.
    #[error("{0} is not allowed: a level lies between 0 and 1, a standard deviation above 0")]
    Setting(f64),
}

/// The factor of each source with its interval. The intervals integrate over both standard deviations instead of taking their
/// best values for true: the error's is given the prior 1 / sd, the ratio of the two a half-Cauchy prior around 0 of scale 1.
pub fn houses(counts: &[Count], level: f64) -> Result<Houses, Refused> {
    if !(level > 0.0 && level < 1.0) {
        return Err(Refused::Setting(level));
    }
    let (reduced, alone) = prepare(counts)?;
    if reduced.is_exact() {
        return Err(Refused::NoError);
    }
    let mixture = integrate::Mixture::of(&reduced);
    let houses = (0..reduced.sources.len()).map(|j| {
        let (low, median, high) = mixture.effect(&reduced, j, level);
        House {
            source: reduced.sources[j],
            factor: median.exp(),
            low: low.exp(),
            high: high.exp(),
            events: reduced.shared[j],
        }
    });
    let best = reduced.reml();
    let (between, error) = (mixture.between(level), mixture.error(level));
    Ok(Houses {
        houses: houses.collect(),
        between: Spread { sd: best.0, low: between.0, high: between.1 },
        error: Spread { sd: best.1, low: error.0, high: error.1 },
        events: reduced.events.len(),
        counts: reduced.counts,
        alone,
        level,
    })
}

/// The effects if the standard deviations between sources and of errors were these.
pub fn given(counts: &[Count], between: f64, error: f64) -> Result<Given, Refused> {
    for sd in [between, error] {
        if !(sd > 0.0 && sd.is_finite()) {
            return Err(Refused::Setting(sd));
        }
    }
    Ok(prepare(counts)?.0.given(between, error))
}

/// Checks the counts, leaves out what nothing can be compared with, and reduces the rest.
fn prepare(counts: &[Count]) -> Result<(Reduced, Vec<usize>), Refused> {
    let mut events: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for &Count { event, source, count } in counts {
        if !(count > 0.0 && count.is_finite()) {
            return Err(Refused::NotPositive(count));
        }
        events.entry(event).or_default().push((source, count.ln()));
        seen.entry(source).or_default();
    }
    for (event, told) in &mut events {
        told.sort_by_key(|(source, _)| *source);
        if let Some(pair) = told.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(Refused::Twice { event: *event, source_number: pair[0].0 });
        }
    }
    events.retain(|_, told| told.len() > 1);
    for (source, _) in events.values().flatten() {
        *seen.entry(*source).or_default() += 1;
    }
    let alone: Vec<usize> = seen.iter().filter(|(_, shared)| **shared == 0).map(|(source, _)| *source).collect();
    seen.retain(|_, shared| *shared > 0);
    let comparisons = events.values().map(|told| told.len() - 1).sum::<usize>();
    if seen.len() < FEWEST {
        return Err(Refused::FewSources(seen.len()));
    }
    if seen.len() > MOST_SOURCES {
        return Err(Refused::ManySources(seen.len()));
    }
    if events.len() < FEWEST {
        return Err(Refused::FewEvents(events.len()));
    }
    let groups = groups(&events);
    if groups.len() > 1 {
        return Err(Refused::Apart(groups));
    }
    if comparisons < seen.len() - 1 + SPARE {
        return Err(Refused::FewComparisons { comparisons, sources: seen.len() });
    }
    Ok((Reduced::of(&events, &seen), alone))
}

/// The groups of sources that events join, the largest first.
fn groups(events: &BTreeMap<usize, Vec<(usize, f64)>>) -> Vec<Vec<usize>> {
    let mut next: BTreeMap<usize, usize> = BTreeMap::new();
    fn end(next: &mut BTreeMap<usize, usize>, mut at: usize) -> usize {
        while let Some(&further) = next.get(&at).filter(|further| **further != at) {
            // Halves the way for the next who asks.
            let beyond = next.get(&further).copied().unwrap_or(further);
            next.insert(at, beyond);
            at = beyond;
        }
        next.entry(at).or_insert(at);
        at
    }
    for told in events.values() {
        for pair in told.windows(2) {
            let (a, b) = (end(&mut next, pair[0].0), end(&mut next, pair[1].0));
            next.insert(a.max(b), a.min(b));
        }
    }
    let sources: Vec<usize> = next.keys().copied().collect();
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for source in sources {
        let end = end(&mut next, source);
        found.entry(end).or_default().push(source);
    }
    let mut groups: Vec<Vec<usize>> = found.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

#[cfg(test)]
mod tests;
