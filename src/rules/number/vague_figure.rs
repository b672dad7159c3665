#![doc = include_str!("vague_figure.md")]

use super::coded_word::code;
use crate::message::Message;
use crate::model::{Claim, Harm};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N006",
    name: "vague-figure",
    family: "number",
    severity: Severity::Note,
    hint: "hint-vague-figure",
    page: include_str!("vague_figure.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let vague: Vec<Claim> = scene
        .event
        .claims()
        .filter(|claim| claim.is_word_only() && claim.harm() != Some(Harm::Present) && scene.lineage.counts(claim.row))
        .filter(|claim| code(scene, *claim).is_none())
        .collect();
    if vague.is_empty() {
        return;
    }
    let message = Message::new("vague-figure").with("claims", scene.said_all(&vague, 4));
    out.push(Finding::new(&RULE, scene.event.index, message, vague.iter().map(|claim| claim.row).collect()));
}
