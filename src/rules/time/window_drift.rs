#![doc = include_str!("window_drift.md")]

use crate::message::{Arg, Message};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "T002",
    name: "window-drift",
    family: "time",
    severity: Severity::Warning,
    hint: "hint-window-drift",
    page: include_str!("window_drift.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let (Some(said), Some(meant)) = (claim.exact_days(), origin.exact_days()) else { continue };
        if said == meant {
            continue;
        }
        let message = Message::new("window-drift")
            .with("claim", scene.who(claim))
            .with("window", Arg::Window(claim.window()))
            .with("origin", scene.source(origin))
            .with("meant", Arg::Window(origin.window()));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row])
                .evidence("start_shift_days", f64::from(said.0 - meant.0))
                .evidence("end_shift_days", f64::from(said.1 - meant.1)),
        );
    }
}
