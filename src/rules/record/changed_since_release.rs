#![doc = include_str!("changed_since_release.md")]

use crate::rules::{Check, Rule, Severity};

/// The rule. Its findings are made where two releases are compared.
pub static RULE: Rule = Rule {
    code: "R007",
    name: "changed-since-release",
    family: "record",
    severity: Severity::Warning,
    hint: "hint-changed-since-release",
    page: include_str!("changed_since_release.md"),
    thresholds: &[],
    check: Check::Elsewhere,
};
