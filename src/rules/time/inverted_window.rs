#![doc = include_str!("inverted_window.md")]

use crate::message::{Arg, Message};
use crate::model::Window;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "T003",
    name: "inverted-window",
    family: "time",
    severity: Severity::Error,
    hint: "hint-inverted-window",
    page: include_str!("inverted_window.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for claim in scene.event.claims() {
        let Window { start: Some(start), end: Some(end) } = claim.window() else { continue };
        if end.end >= start.start {
            continue;
        }
        let message = Message::new("inverted-window")
            .with("who", scene.who(claim))
            .with("start", Arg::Window(Window { start: Some(start), end: Some(start) }))
            .with("end", Arg::Window(Window { start: Some(end), end: Some(end) }));
        let days = f64::from(start.start - end.end);
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row]).evidence("days", days));
    }
}
