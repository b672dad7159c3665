#![doc = include_str!("dead_chain.md")]

use crate::message::Message;
use crate::model::lineage::Fault;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "V007",
    name: "dead-chain",
    family: "provenance",
    severity: Severity::Note,
    hint: "hint-dead-chain",
    page: include_str!("dead_chain.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for (row, fault) in scene.faults() {
        if let Fault::OriginMissing { name } = fault {
            let claim = scene.view.claim(*row as usize);
            let message = Message::new("dead-chain").with("claim", scene.said(claim)).with("origin", name.as_str());
            out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row]));
        }
    }
}
