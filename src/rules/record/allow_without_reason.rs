#![doc = include_str!("allow_without_reason.md")]

use crate::rules::{Check, Rule, Severity};

/// The rule. Its findings are made where `allow` is applied.
pub static RULE: Rule = Rule {
    code: "R009",
    name: "allow-without-reason",
    family: "record",
    severity: Severity::Warning,
    hint: "hint-allow-without-reason",
    page: include_str!("allow_without_reason.md"),
    thresholds: &[],
    check: Check::Elsewhere,
};
