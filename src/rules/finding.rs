//! What a rule finds: one primary claim, related ones, the numbers as evidence, a sentence and a hint.

use super::{Rule, Thresholds};
use crate::message::Message;

/// How much it matters if the finding is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing before publishing.
    Note,
    /// A figure may mislead.
    Warning,
    /// A figure contradicts another or itself.
    Error,
}

impl Severity {
    /// All, from the least.
    pub const ALL: &'static [Self] = &[Self::Note, Self::Warning, Self::Error];

    /// `note`, `warning` or `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|severity| severity.word() == text)
    }
}

/// How sure recount is that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A person must decide.
    Low,
    /// Likely; another reading is possible.
    Medium,
    /// It follows from the data.
    High,
}

impl Confidence {
    /// `low`, `medium` or `high`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// The place of its event; `None` where it is about the record as a whole.
    pub event: Option<usize>,
    /// What was found, as a sentence that names sources and figures.
    pub message: Message,
    /// The key of what to do.
    pub hint: &'static str,
    /// Rows of the claims concerned, the primary one first.
    pub claims: Vec<usize>,
    /// Numbers behind it, by name. Unit: people, unless the name says otherwise.
    pub evidence: Vec<(&'static str, f64)>,
}

impl Finding {
    /// A finding about some claims, with the rule's own severity.
    pub fn new(rule: &'static Rule, event: impl Into<Option<usize>>, message: Message, claims: Vec<usize>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            confidence: Confidence::High,
            event: event.into(),
            message,
            hint: rule.hint,
            claims,
            evidence: Vec::new(),
        }
    }

    /// With another severity than the rule's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With a confidence; high by default.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// With a number as evidence.
    #[must_use]
    pub fn evidence(mut self, name: &'static str, n: f64) -> Self {
        self.evidence.push((name, n));
        self
    }

    /// What to do.
    pub fn what_to_do(&self) -> Message {
        Message::new(self.hint)
    }

    /// Adds the thresholds of its rule to the evidence, so that a reader sees what was applied.
    pub(super) fn echo(&mut self, rule: &'static Rule, thresholds: &Thresholds) {
        self.evidence.extend(rule.thresholds.iter().map(|threshold| (threshold.name, thresholds.of(threshold))));
        // Millions of findings may be kept.
        self.evidence.shrink_to_fit();
        self.message.args.shrink_to_fit();
        self.claims.shrink_to_fit();
    }
}
