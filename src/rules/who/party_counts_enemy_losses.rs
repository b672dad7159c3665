#![doc = include_str!("party_counts_enemy_losses.md")]

use super::losses::{Whose, report};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W005",
    name: "party-counts-enemy-losses",
    family: "who",
    severity: Severity::Note,
    hint: "hint-party-counts-enemy-losses",
    page: include_str!("party_counts_enemy_losses.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    report(scene, &RULE, Whose::Enemy, out);
}
