#![doc = include_str!("supersedes_other_source.md")]

use crate::message::Message;
use crate::model::lineage::Fault;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "R004",
    name: "supersedes-other-source",
    family: "record",
    severity: Severity::Warning,
    hint: "hint-supersedes-other-source",
    page: include_str!("supersedes_other_source.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for (row, fault) in scene.faults() {
        if let Fault::SupersedesOther { row: older } = fault {
            let (claim, older) = (scene.view.claim(*row as usize), scene.view.claim(*older as usize));
            let message = Message::new("supersedes-other-source")
                .with("claim", scene.said(claim))
                .with("older", scene.said(older));
            out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row, older.row]));
        }
    }
}
