#![doc = include_str!("best_outside_range.md")]

use crate::message::{Arg, Message};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N008",
    name: "best-outside-range",
    family: "number",
    severity: Severity::Error,
    hint: "hint-best-outside-range",
    page: include_str!("best_outside_range.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for claim in scene.event.claims() {
        let stated = claim.stated();
        if stated.is_inverted() || !stated.best_is_outside() {
            continue;
        }
        let best = stated.best.unwrap_or_default();
        let message = Message::new("best-outside-range")
            .with("who", scene.who(claim))
            .with("best", Arg::Count(best))
            .with("range", Arg::Range(stated.low, stated.high));
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row]).evidence("best", best));
    }
}
