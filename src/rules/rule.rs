//! A rule: its names, its page, its thresholds and its check.

use super::finding::{Finding, Severity};
use super::scene::{Record, Scene};
use super::thresholds::Threshold;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Family letter and number; never reused.
    pub code: &'static str,
    /// The problem, in words that read after "allow".
    pub name: &'static str,
    /// The family's name.
    pub family: &'static str,
    /// How much its findings matter, unless a finding says otherwise.
    pub severity: Severity,
    /// The key of what to do about it.
    pub hint: &'static str,
    /// Its page: what it does, why it matters, an example, what to do, references.
    pub page: &'static str,
    /// Its thresholds.
    pub thresholds: &'static [&'static Threshold],
    /// How it is found.
    pub check: Check,
}

/// Finds in one event.
pub type EventCheck = fn(&Scene, &mut Vec<Finding>);

/// How a rule finds.
#[derive(Debug)]
pub enum Check {
    /// In one event.
    Event(EventCheck),
    /// In all the claims at once.
    Record(fn(&Record, &mut Vec<Finding>)),
    /// By another part of recount, which says so on the rule's page.
    Elsewhere,
}

impl Rule {
    /// The first sentence of the page's "What it does".
    pub fn summary(&self) -> &'static str {
        let after = self.page.split_once("## What it does").map_or("", |(_, rest)| rest).trim_start();
        after.lines().next().unwrap_or_default()
    }

    /// Whether a selector (code, prefix of a code, name or family) names the rule.
    pub fn is_named(&self, selector: &str) -> bool {
        let selector = former(selector);
        self.name == selector
            || self.family == selector
            || selector.chars().next().is_some_and(|c| c.is_ascii_uppercase()) && self.code.starts_with(selector)
    }

    /// Its thresholds as a page shows them, at the three sensitivities; empty if it has none.
    pub fn thresholds_page(&self) -> String {
        let mut text = String::new();
        for threshold in self.thresholds {
            let [low, normal, high] = threshold.values.map(|value| crate::format::plain(Some(value)));
            if text.is_empty() {
                text = format!(
                    "\n## Thresholds\n\nSet them in `recount.toml` under `[check.limits.{}]`; low, normal and high are the values of `--sensitivity`.\n\n| Threshold | Low | Normal | High | Decides |\n|---|---|---|---|---|\n",
                    self.name
                );
            }
            text += &format!("| `{}` | {low} | {normal} | {high} | {} |\n", threshold.name, threshold.what);
        }
        text
    }
}

/// Codes and names of an earlier version, with what they are called now.
const FORMER: &[(&str, &str)] = &[
    ("R002", "V004"),
    ("R003", "V007"),
    ("W001", "V005"),
    ("W002", "V006"),
    ("circular-derivation", "circular-sourcing"),
    ("origin-missing", "dead-chain"),
    ("reference", "record"),
];

/// What a code or name of an earlier version is called now; itself otherwise.
pub fn former(name: &str) -> &str {
    FORMER.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new)
}
