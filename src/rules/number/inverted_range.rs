#![doc = include_str!("inverted_range.md")]

use crate::message::{Arg, Message};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N007",
    name: "inverted-range",
    family: "number",
    severity: Severity::Error,
    hint: "hint-inverted-range",
    page: include_str!("inverted_range.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for claim in scene.event.claims().filter(|claim| claim.stated().is_inverted()) {
        let (low, high) = (claim.low().unwrap_or_default(), claim.high().unwrap_or_default());
        let message = Message::new("inverted-range")
            .with("who", scene.who(claim))
            .with("low", Arg::Count(low))
            .with("high", Arg::Count(high));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row])
                .evidence("low", low)
                .evidence("high", high),
        );
    }
}
