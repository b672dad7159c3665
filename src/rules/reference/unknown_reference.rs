#![doc = include_str!("unknown_reference.md")]

use crate::message::Message;
use crate::model::lineage::Fault;
use crate::rules::{Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "R001",
    name: "unknown-reference",
    family: "reference",
    severity: Severity::Warning,
    hint: "hint-unknown-reference",
    page: include_str!("unknown_reference.md"),
    check,
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for (row, fault) in scene.faults() {
        if let Fault::NoSuchClaim { column, name } = fault {
            let claim = scene.view.claim(*row as usize);
            let message = Message::new("unknown-reference")
                .with("id", claim.id())
                .with("column", *column)
                .with("name", name.as_str());
            out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row]));
        }
    }
}
