//! One number of several claims, where a user asks for it: robust middles, opinion pools, a random-effects mean; and what a
//! single UCDP count hides. Each source speaks once, by its latest figure; each method says what it assumes, or refuses.

mod effects;
mod hidden;
mod pooled;
mod refusal;
mod robust;

use super::{Estimate, Method, RangeSettings};
use crate::message::Message;
use crate::model::{Claim, Interval};

/// What one independent source says of the people in question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voiced<'a> {
    /// Its latest claim.
    pub claim: Claim<'a>,
    /// What rounding allows: "about 300" is 250 to 350.
    pub interval: Interval,
}

/// The sources of one group of people, and the row that every answer begins as.
pub(super) struct Panel<'a> {
    /// One for each independent source.
    pub voices: Vec<Voiced<'a>>,
    /// Event, subject and claims; no number yet.
    pub blank: Estimate,
    /// The settings.
    pub settings: &'a RangeSettings,
}

/// Fewer sources than this are no sample.
const FEWEST: usize = 3;

impl Panel<'_> {
    /// The answers of every method that the user asked for.
    pub fn estimates(&self) -> Vec<Estimate> {
        let asked = |methods: &[Method]| methods.iter().any(|method| self.settings.asked.contains(method));
        let mut found = Vec::new();
        if asked(robust::METHODS) {
            found.extend(robust::estimates(self));
        }
        if asked(pooled::METHODS) {
            found.extend(pooled::estimates(self));
        }
        if asked(&[Method::RandomEffects]) {
            found.extend(effects::estimates(self));
        }
        if asked(&[Method::UcdpGumbel]) {
            found.extend(hidden::estimates(self));
        }
        found.retain(|estimate| self.settings.asked.contains(&estimate.method));
        found
    }

    fn row(&self, method: Method, variant: impl Into<std::borrow::Cow<'static, str>>) -> Estimate {
        Estimate { method, hypothesis: variant.into(), ..self.blank.clone() }
    }

    /// A row without a number, and why.
    fn refused(&self, method: Method, missing: Message) -> Estimate {
        self.row(method, "").absent(missing)
    }

    /// A row without a number, where an estimator refuses.
    fn refused_since(&self, method: Method, reason: impl Into<Message>) -> Estimate {
        self.refused(method, Message::new("note-refused").with("reason", reason.into()))
    }

    /// A row without a number: too few independent sources.
    fn too_few(&self, method: Method, n: usize) -> Estimate {
        self.refused(method, Message::new("note-too-few").with("n", n).with("fewest", FEWEST))
    }
}
