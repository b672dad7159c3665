#![doc = include_str!("qualifier_drift.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::rules::scene::{Sense, same_figure};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N002",
    name: "qualifier-drift",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-qualifier-drift",
    page: include_str!("qualifier_drift.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let (said, meant) = (Sense::of(claim), Sense::of(origin));
        if said == meant || !same_figure(claim, origin) {
            continue;
        }
        let message = Message::new("qualifier-drift")
            .with("claim", scene.who(claim))
            .with("figure", figure(claim))
            .with("origin", scene.who(origin))
            .with("meant", figure(origin));
        let reversed = matches!((said, meant), (Sense::Floor, Sense::Ceiling) | (Sense::Ceiling, Sense::Floor));
        let severity = if reversed { Severity::Error } else { Severity::Warning };
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row]).severity(severity));
    }
}
