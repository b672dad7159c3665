//! Which rules run.

use super::{RULES, Rule};
use crate::error::Error;

/// Which rules run.
#[derive(Clone, Debug)]
pub struct Selection(Vec<&'static Rule>);

impl Selection {
    /// The rules that `select` names (all if it is empty) without those that `ignore` names.
    ///
    /// # Errors
    /// A selector that names no rule, with the nearest that does.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, Error> {
        for selector in select.iter().chain(ignore) {
            if !RULES.iter().any(|rule| rule.is_named(selector)) {
                return Err(super::unknown_rule(selector));
            }
        }
        let named = |list: &[String], rule: &Rule| list.iter().any(|selector| rule.is_named(selector));
        Ok(Self(
            RULES
                .iter()
                .copied()
                .filter(|rule| (select.is_empty() || named(select, rule)) && !named(ignore, rule))
                .collect(),
        ))
    }

    /// The rules, by code.
    pub fn rules(&self) -> &[&'static Rule] {
        &self.0
    }

    /// The same without one rule.
    #[must_use]
    pub fn without(&self, rule: &Rule) -> Self {
        Self(self.0.iter().copied().filter(|known| !std::ptr::eq(*known, rule)).collect())
    }

    /// Whether a rule runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        self.0.iter().any(|known| std::ptr::eq(*known, rule))
    }

    /// The codes of the rules that run.
    pub fn codes(&self) -> Vec<&'static str> {
        self.0.iter().map(|rule| rule.code).collect()
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self(RULES.to_vec())
    }
}
