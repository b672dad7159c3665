#![doc = include_str!("scope_drift.md")]

use crate::message::Message;
use crate::model::Claim;
use crate::model::letters::fold;
use crate::rules::scene::{centre, same_figure};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "V008",
    name: "scope-drift",
    family: "provenance",
    severity: Severity::Warning,
    hint: "hint-scope-drift",
    page: include_str!("scope_drift.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let Some(meant) = origin.scope() else { continue };
        if !same_figure(claim, origin)
            || centre(claim) != centre(origin)
            || claim.harm_or_killed() != origin.harm_or_killed()
            || keeps(claim, meant)
        {
            continue;
        }
        // Words of the carrier that lack the restriction show that it was lost, and not only left out of the table.
        let words = claim.quote().is_some() || claim.label().is_some();
        let (key, confidence) = match claim.scope() {
            Some(_) => ("scope-drift-changed", Confidence::Medium),
            None if words => ("scope-drift-lost", Confidence::Medium),
            None => ("scope-drift-lost", Confidence::Low),
        };
        let message = Message::new(key)
            .with("claim", scene.said(claim))
            .with("origin", scene.who(origin))
            .with("meant", meant)
            .with("scope", claim.scope().unwrap_or_default());
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row]).confidence(confidence));
    }
}

/// Whether the restriction stands in the repeat's scope, or in its words.
fn keeps(claim: Claim, meant: &str) -> bool {
    let meant = words(meant);
    let holds = |text: Option<&str>| text.is_some_and(|text| words(text).contains(&meant));
    holds(claim.scope()) || holds(claim.label()) || holds(claim.quote())
}

/// The words of a text in small letters without accents and signs, parted by blanks and with one at each end.
fn words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut folded));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}
