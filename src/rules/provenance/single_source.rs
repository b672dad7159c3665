#![doc = include_str!("single_source.md")]

use crate::message::Message;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "V006",
    name: "single-source",
    family: "provenance",
    severity: Severity::Note,
    hint: "hint-single-source",
    page: include_str!("single_source.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let claims = scene.voices();
    let Some(&first) = claims.first() else { return };
    if scene.lineage.independent(claims.iter().map(|claim| claim.row)) != 1 {
        return;
    }
    let echoes = scene.echoes(first);
    let key = if echoes > 0 { "single-source-echoed" } else { "single-source" };
    let message = Message::new(key).with("who", scene.who(first)).with("n", echoes);
    out.push(
        Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect())
            .evidence("independent_sources", 1.0)
            .evidence("repeating_claims", echoes as f64),
    );
}
