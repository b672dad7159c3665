//! Claims -> ranges: what can be said together from figures that conflict. One file per method; every number leaves as
//! an [`Estimate`] with its method, its claims, the number of independent sources and its caveats.

pub mod bounds;
pub mod distribution;
pub mod draws;
pub mod envelope;
mod gather;
mod group;
mod hypotheses;
mod pages;
pub mod poisson;
pub mod totals;

pub use bounds::Hypothesis;
pub use hypotheses::{Reading, pairs};
pub use pages::{method_names, page};
pub use totals::{Total, totals};

use crate::format;
use crate::message::{Lang, Message};
use crate::model::{Harm, Lineage, Status, View};
use rayon::prelude::*;

/// How a range was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// At least one claim is right.
    EnvelopeUnion,
    /// All claims are right.
    EnvelopeIntersection,
    /// The lowest figure that anyone states.
    Conservative,
    /// The median of best values.
    Median,
    /// An accused party's claim of none, beside the envelope.
    Denial,
    /// Bounds under a hypothesis, from the sources' own words.
    Bounds,
    /// The same, with a "neutralised" figure read as killed.
    BoundsAsKilled,
    /// The same, from the figures as others repeat them.
    BoundsAsRepeated,
}

impl Method {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::EnvelopeUnion => "envelope-union",
            Self::EnvelopeIntersection => "envelope-intersection",
            Self::Conservative => "conservative",
            Self::Median => "median",
            Self::Denial => "denial",
            Self::Bounds => "bounds",
            Self::BoundsAsKilled => "bounds-as-killed",
            Self::BoundsAsRepeated => "bounds-as-repeated",
        }
    }

    /// All methods, in the order of output.
    pub const ALL: &'static [Self] = &[
        Self::EnvelopeUnion,
        Self::EnvelopeIntersection,
        Self::Conservative,
        Self::Median,
        Self::Denial,
        Self::Bounds,
        Self::BoundsAsKilled,
        Self::BoundsAsRepeated,
    ];
}

/// What the ends of a range mean. Kinds are never mixed. Later methods add credible and prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalKind {
    /// Ends that follow from claims and assumptions; no probability.
    Bound,
    /// An interval that covers the expected number in so many of repeated samples.
    Confidence,
    /// Quantiles of draws.
    Simulated,
}

impl IntervalKind {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Confidence => "confidence",
            Self::Simulated => "simulated",
        }
    }
}

/// Whom a range is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The harm.
    pub harm: Harm,
    /// The party that the victims belonged to; empty where nobody says.
    pub victim_party: String,
    /// Who they were said to be.
    pub status: Status,
    /// Women, children ...; empty for everyone.
    pub demographic: String,
    /// A restriction on what is counted; empty for none.
    pub scope: String,
}

impl Subject {
    /// "civilians killed (party: GAT)"
    pub fn words(&self, lang: Lang) -> String {
        let mut who = format!("{} {}", lang.people(self.status), lang.harm(self.harm));
        for (label, text) in [("party", &self.victim_party), ("demographic", &self.demographic), ("only", &self.scope)]
        {
            if !text.is_empty() {
                who += &format!(" ({label}: {text})");
            }
        }
        who
    }
}

/// A range with all that must stand beside it.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// The place of the event.
    pub event: usize,
    /// Whom it is about.
    pub subject: Subject,
    /// How it was found.
    pub method: Method,
    /// What would have to be true; a hypothesis' name, or which reading of "neutralised". Empty for none.
    pub hypothesis: &'static str,
    /// Low end in people; `None` is open.
    pub low: Option<f64>,
    /// One value in people, where the method gives one.
    pub best: Option<f64>,
    /// High end in people; `None` is open.
    pub high: Option<f64>,
    /// What the ends mean; `None` where there are none.
    pub kind: Option<IntervalKind>,
    /// Probability of the interval, 0 to 1; `None` for bounds.
    pub level: Option<f64>,
    /// Rows of the claims behind it.
    pub claims: Vec<usize>,
    /// Independent sources behind it.
    pub sources: usize,
    /// The claim that the low end comes from.
    pub low_claim: Option<usize>,
    /// The claim that the high end comes from.
    pub high_claim: Option<usize>,
    /// What would have to be true, why a number is absent, what is left out.
    pub notes: Vec<Message>,
}

impl Estimate {
    /// Its value in words: `203–500`, `at least 300`, `cannot be said`.
    pub fn words(&self) -> String {
        match (self.best, self.low, self.high) {
            (Some(best), None, None) => format::count(best),
            (None, None, None) => "cannot be said".into(),
            (_, low, high) => format::range(low, high),
        }
    }

    /// Whether it is the range of everyone killed in the event if at least one claim is right: what a headline may say.
    pub fn is_everyone_killed(&self) -> bool {
        let about = &self.subject;
        self.method == Method::EnvelopeUnion
            && self.hypothesis.is_empty()
            && about.harm == Harm::Killed
            && about.status == Status::All
            && [&about.victim_party, &about.demographic, &about.scope].iter().all(|text| text.is_empty())
    }
}

/// All ranges of all events: by event, then harm, victims' party, status (`all` first), method.
pub fn ranges(view: &View, lineage: &Lineage) -> Vec<Estimate> {
    (0..view.event_count())
        .into_par_iter()
        .with_min_len(64)
        .flat_map_iter(|index| ranges_of(view, lineage, index))
        .collect()
}

/// The ranges of one event.
pub fn ranges_of(view: &View, lineage: &Lineage, index: usize) -> Vec<Estimate> {
    let event = view.event_at(index);
    let mut found = group::ranges(view, lineage, &event);
    found.extend(hypotheses::ranges(view, lineage, &event));
    found
}
