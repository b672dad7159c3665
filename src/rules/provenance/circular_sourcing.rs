#![doc = include_str!("circular_sourcing.md")]

use crate::message::{Arg, Message};
use crate::model::lineage::Fault;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "V004",
    name: "circular-sourcing",
    family: "provenance",
    severity: Severity::Error,
    hint: "hint-circular-sourcing",
    page: include_str!("circular_sourcing.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for (_, fault) in scene.faults() {
        if let Fault::Circle { rows } = fault {
            let rows: Vec<usize> = rows.iter().map(|row| *row as usize).collect();
            let ids = rows.iter().map(|row| Arg::from(scene.view.claim(*row).id())).collect();
            let message = Message::new("circular-sourcing").with("ids", Arg::List(ids)).with("n", rows.len());
            out.push(Finding::new(&RULE, scene.event.index, message, rows));
        }
    }
}
