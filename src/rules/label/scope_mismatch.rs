#![doc = include_str!("scope_mismatch.md")]

use crate::message::Message;
use crate::model::{Claim, Status};
use crate::rules::scene::is_zero;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L005",
    name: "scope-mismatch",
    family: "label",
    severity: Severity::Warning,
    hint: "hint-scope-mismatch",
    page: include_str!("scope_mismatch.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many of the unrestricted claims the sentence quotes.
const QUOTED: usize = 3;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for scoped in scene.peers.iter().filter(|claim| claim.scope().is_some()) {
        let others: Vec<Claim> = scene
            .peers
            .iter()
            .copied()
            .filter(|other| other.scope() != scoped.scope() && (other.scope().is_none() || other.row > scoped.row))
            .filter(|other| other.harm_or_killed() == scoped.harm_or_killed())
            .filter(|other| scene.apart(*other, *scoped) && is_compared(scene, *other, *scoped))
            .collect();
        if others.is_empty() {
            continue;
        }
        let message = Message::new("scope-mismatch")
            .with("scoped", scene.said(*scoped))
            .with("scope", scoped.scope().unwrap_or_default())
            .with("others", scene.said_all(&others, QUOTED));
        let claims = std::iter::once(scoped).chain(&others).map(|claim| claim.row).collect();
        out.push(Finding::new(&RULE, scene.event.index, message, claims));
    }
}

/// Whether a reader would set the two figures side by side.
fn is_compared(scene: &Scene, other: Claim, scoped: Claim) -> bool {
    let (status, of_scoped) = (other.status_or_all(), scoped.status_or_all());
    let total = |status| matches!(status, Status::All | Status::Mixed);
    // Between two restricted claims the order of rows must not matter.
    (status == of_scoped || total(status) || other.scope().is_some() && total(of_scoped))
        && !scene.lineage.is_own_loss(scene.view, other)
        && !is_zero(other)
}
