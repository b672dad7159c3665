#![doc = include_str!("unused_allow.md")]

use crate::rules::{Check, Rule, Severity};

/// The rule. Its findings are made where `allow` is applied.
pub static RULE: Rule = Rule {
    code: "R008",
    name: "unused-allow",
    family: "record",
    severity: Severity::Note,
    hint: "hint-unused-allow",
    page: include_str!("unused_allow.md"),
    thresholds: &[],
    check: Check::Elsewhere,
};
