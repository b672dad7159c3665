//! The answer of an estimator: a range with all that must stand beside it.

use super::Curve;
use super::Method;
use crate::format;
use crate::message::{Lang, Message};
use crate::model::{Harm, Lineage, Status};
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

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

    /// Whether it is about the same people as another, whatever befell them.
    pub(super) fn is_but_for_harm(&self, other: &Self) -> bool {
        // Most are empty, which needs no comparison of bytes; this is asked a thousand times an event.
        let same = |a: &str, b: &str| a.len() == b.len() && (a.is_empty() || a == b);
        self.status == other.status
            && same(&self.victim_party, &other.victim_party)
            && same(&self.demographic, &other.demographic)
            && same(&self.scope, &other.scope)
    }

    /// The same as `==`, sooner.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.harm == other.harm && self.is_but_for_harm(other)
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

/// The claims behind a range.
#[derive(Clone)]
pub(super) struct Behind {
    /// Their rows.
    pub claims: Arc<[usize]>,
    /// Independent sources among them.
    pub sources: usize,
}

impl Behind {
    pub fn new(lineage: &Lineage, claims: Vec<usize>) -> Self {
        Self { sources: lineage.independent(claims.iter().copied()), claims: claims.into() }
    }
}

/// Notes beside a range, read as a slice. Ranges that say the same share them: a million ranges have some thousand sentences.
#[derive(Clone, Debug)]
pub struct Notes(Kept);

#[derive(Clone, Debug)]
enum Kept {
    /// Sentences without arguments.
    Fixed(&'static [Message]),
    /// Those of one event.
    Shared(Arc<[Message]>),
}

impl Notes {
    /// Sentences without arguments, one for all ranges.
    pub(super) const fn fixed(notes: &'static [Message]) -> Self {
        Self(Kept::Fixed(notes))
    }

    /// These, and after them more.
    pub(super) fn and(&self, more: &'static [Message]) -> Self {
        if self.is_empty() { Self::fixed(more) } else { self.iter().chain(more).cloned().collect() }
    }

    /// Adds one.
    pub(super) fn push(&mut self, note: Message) {
        *self = self.iter().cloned().chain([note]).collect();
    }
}

impl Deref for Notes {
    type Target = [Message];

    fn deref(&self) -> &[Message] {
        match &self.0 {
            Kept::Fixed(notes) => notes,
            Kept::Shared(notes) => notes,
        }
    }
}

impl Default for Notes {
    fn default() -> Self {
        Self::fixed(&[])
    }
}

impl FromIterator<Message> for Notes {
    fn from_iter<I: IntoIterator<Item = Message>>(notes: I) -> Self {
        notes.into_iter().collect::<Vec<_>>().into()
    }
}

impl From<Vec<Message>> for Notes {
    fn from(notes: Vec<Message>) -> Self {
        if notes.is_empty() { Self::default() } else { Self(Kept::Shared(notes.into())) }
    }
}

/// A range with all that must stand beside it. What ranges of one event have in common they share.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// The place of the event.
    pub event: usize,
    /// Whom it is about.
    pub subject: Arc<Subject>,
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
    pub claims: Arc<[usize]>,
    /// Independent sources behind it.
    pub sources: usize,
    /// The claim that the low end comes from.
    pub low_claim: Option<usize>,
    /// The claim that the high end comes from.
    pub high_claim: Option<usize>,
    /// Why a number is absent.
    pub missing: Option<Box<Message>>,
    /// The distribution, where the method gives one and its curve was asked for.
    pub curve: Option<Arc<Curve>>,
    /// What would have to be true.
    pub assumptions: Notes,
    /// What is left out, and how not to read it.
    pub caveats: Notes,
}

impl Estimate {
    /// An answer without a number yet.
    pub(super) fn blank(
        event: usize,
        subject: Arc<Subject>,
        method: Method,
        hypothesis: Cow<'static, str>,
        behind: Behind,
    ) -> Self {
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
            claims: behind.claims,
            sources: behind.sources,
            low_claim: None,
            high_claim: None,
            missing: None,
            curve: None,
            assumptions: Notes::default(),
            caveats: Notes::default(),
        }
    }

    /// The same, and why a number is absent.
    pub(super) fn absent(self, why: Message) -> Self {
        Self { missing: Some(Box::new(why)), ..self }
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
        self.missing.as_deref().into_iter().chain(self.assumptions.iter()).chain(self.caveats.iter())
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
