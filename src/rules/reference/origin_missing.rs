#![doc = include_str!("origin_missing.md")]

use crate::message::Message;
use crate::model::lineage::Fault;
use crate::rules::{Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "R003",
    name: "origin-missing",
    family: "reference",
    severity: Severity::Note,
    hint: "hint-origin-missing",
    page: include_str!("origin_missing.md"),
    check,
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for (row, fault) in scene.faults() {
        if let Fault::OriginMissing { name } = fault {
            let claim = scene.view.claim(*row as usize);
            let message = Message::new("origin-missing").with("claim", scene.said(claim)).with("origin", name.as_str());
            out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row]));
        }
    }
}
