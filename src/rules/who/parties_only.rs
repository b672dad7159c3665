#![doc = include_str!("parties_only.md")]

use crate::message::{Arg, Message};
use crate::rules::scene::is_party;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W003",
    name: "parties-only",
    family: "who",
    severity: Severity::Warning,
    hint: "hint-parties-only",
    page: include_str!("parties_only.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let claims = scene.voices();
    if claims.is_empty() || !claims.iter().all(|claim| is_party(*claim)) {
        return;
    }
    let mut names: Vec<String> = claims.iter().map(|claim| scene.source(*claim)).collect();
    names.sort_unstable();
    names.dedup();
    let message = Message::new("parties-only")
        .with("n", names.len())
        .with("names", Arg::List(names.into_iter().map(Arg::from).collect()));
    out.push(Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect()));
}
