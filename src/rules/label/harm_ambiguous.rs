#![doc = include_str!("harm_ambiguous.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::{Claim, Harm};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L004",
    name: "harm-ambiguous",
    family: "label",
    severity: Severity::Warning,
    hint: "hint-harm-ambiguous",
    page: include_str!("harm_ambiguous.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let ambiguous: Vec<Claim> = scene
        .event
        .claims()
        .filter(|claim| claim.harm() == Some(Harm::Neutralised) && scene.lineage.counts(claim.row))
        .collect();
    for claim in ambiguous {
        let detained =
            scene.event.claims().find(|other| other.harm() == Some(Harm::Detained) && !scene.apart(*other, claim));
        let key = if detained.is_some() { "harm-ambiguous-detained" } else { "harm-ambiguous" };
        let mut message = Message::new(key).with("who", scene.who(claim)).with("figure", figure(claim));
        let mut claims = vec![claim.row];
        if let Some(detained) = detained {
            message = message.with("detained", figure(detained));
            claims.push(detained.row);
        }
        let mut finding = Finding::new(&RULE, scene.event.index, message, claims);
        finding.evidence.extend(claim.high().map(|n| ("killed_at_most", n)));
        out.push(finding);
    }
}
