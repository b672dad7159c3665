//! The answer of an estimator: a range with all that must stand beside it.

use super::Method;
use crate::format;
use crate::message::{Lang, Message};
use crate::model::{Harm, Status};
use std::borrow::Cow;

/// What the ends of a range mean. Kinds are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalKind {
    /// Ends that follow from claims and assumptions; no probability.
    Bound,
    /// Covers the true value in so many of repeated studies.
    Confidence,
    /// Holds the true value with so much belief, given a model and its prior.
    Credible,
    /// Holds the next value of the kind.
    Prediction,
    /// Quantiles of simulated draws.
    Simulated,
}

impl IntervalKind {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Confidence => "confidence",
            Self::Credible => "credible",
            Self::Prediction => "prediction",
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
    /// Everyone of a status killed, whatever their party.
    pub fn killed(status: Status) -> Self {
        Self {
            harm: Harm::Killed,
            victim_party: String::new(),
            status,
            demographic: String::new(),
            scope: String::new(),
        }
    }

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
    /// What would have to be true: a hypothesis' name, which reading of "neutralised", the variant of a method. Empty for
    /// none.
    pub hypothesis: Cow<'static, str>,
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
    /// Why a number is absent.
    pub missing: Option<Message>,
    /// What would have to be true.
    pub assumptions: Vec<Message>,
    /// What is left out, and how not to read it.
    pub caveats: Vec<Message>,
}

impl Estimate {
    /// An answer without a number yet.
    pub(super) fn blank(event: usize, subject: Subject, method: Method, hypothesis: Cow<'static, str>) -> Self {
        Self {
            event,
            subject,
            method,
            hypothesis,
            low: None,
            best: None,
            high: None,
            kind: None,
            level: None,
            claims: Vec::new(),
            sources: 0,
            low_claim: None,
            high_claim: None,
            missing: None,
            assumptions: Vec::new(),
            caveats: Vec::new(),
        }
    }

    /// The same with the ends of a bound; infinity is open.
    pub(super) fn bounded(self, ends: Option<(f64, f64)>) -> Self {
        Self {
            low: ends.map(|ends| ends.0),
            high: ends.map(|ends| ends.1).filter(|high| high.is_finite()),
            kind: ends.map(|_| IntervalKind::Bound),
            ..self
        }
    }

    /// Its value in words: `203–500`, `at least 300`, `cannot be said`.
    pub fn words(&self) -> String {
        match (self.best, self.low, self.high) {
            (Some(best), None, None) => format::count(best.round()),
            (None, None, None) => "cannot be said".into(),
            (_, low, high) => format::range(low, high),
        }
    }

    /// All that must stand beside it: why it is absent, what would have to be true, what is left out.
    pub fn notes(&self) -> impl Iterator<Item = &Message> {
        self.missing.iter().chain(&self.assumptions).chain(&self.caveats)
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
