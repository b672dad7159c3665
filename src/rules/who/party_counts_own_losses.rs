#![doc = include_str!("party_counts_own_losses.md")]

use super::losses::{Whose, report};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W004",
    name: "party-counts-own-losses",
    family: "who",
    severity: Severity::Note,
    hint: "hint-party-counts-own-losses",
    page: include_str!("party_counts_own_losses.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    report(scene, &RULE, Whose::Own, out);
}
