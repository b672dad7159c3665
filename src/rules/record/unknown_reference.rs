#![doc = include_str!("unknown_reference.md")]

use crate::message::Message;
use crate::model::lineage::Fault;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "R001",
    name: "unknown-reference",
    family: "record",
    severity: Severity::Warning,
    hint: "hint-unknown-reference",
    page: include_str!("unknown_reference.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for (row, fault) in scene.faults() {
        let claim = scene.view.claim(*row as usize);
        let message = match fault {
            Fault::NoSuchClaim { column, name } => {
                Message::new("unknown-reference").with("column", *column).with("name", name.as_str())
            }
            Fault::Itself { column } => Message::new("unknown-reference-itself").with("column", *column),
            _ => continue,
        };
        out.push(Finding::new(&RULE, scene.event.index, message.with("id", claim.id()), vec![claim.row]));
    }
}
