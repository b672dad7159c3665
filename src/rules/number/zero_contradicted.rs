#![doc = include_str!("zero_contradicted.md")]

use super::zero_or_unknown::none_or_unknown;
use crate::message::{Arg, Message};
use crate::model::{Claim, Status};
use crate::rules::scene::{is_party, is_zero};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N004",
    name: "zero-contradicted",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-zero-contradicted",
    page: include_str!("zero_contradicted.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let said_none = |claim: &Claim| is_zero(*claim) && !none_or_unknown(scene, *claim);
    for zero in scene.peers.iter().copied().filter(said_none) {
        let contradicts = |other: &Claim| {
            other.harm_or_killed() == zero.harm_or_killed()
                && counts_them(*other, zero)
                && !is_zero(*other)
                && (other.low().is_some_and(|low| low > 0.0) || other.best().is_some_and(|best| best > 0.0))
                && scene.apart(*other, zero)
        };
        let others: Vec<Claim> = scene
            .peers
            .iter()
            .copied()
            .filter(|other| !scene.lineage.is_own_loss(scene.view, *other))
            .filter(contradicts)
            .collect();
        if others.is_empty() {
            continue;
        }
        let key = if is_party(zero) { "zero-contradicted-party" } else { "zero-contradicted" };
        let message = Message::new(key)
            .with("zero", scene.who(zero))
            .with("people", Arg::People(zero.status_or_all()))
            .with("harm", Arg::Harm(zero.harm_or_killed()))
            .with("others", scene.said_all(&others, 3));
        let scope = zero.scope().map(|scope| Message::new("zero-scope").with("scope", scope));
        let message = message.with("scope", scope.map_or(Arg::from(""), Arg::from));
        let rows = std::iter::once(&zero).chain(&others).map(|claim| claim.row).collect();
        let mut finding = Finding::new(&RULE, scene.event.index, message, rows);
        if !is_party(zero) {
            finding.hint = "hint-zero-not-party";
        }
        out.push(finding);
    }
}

/// Whether the other claim counts people of whom the zero says that there were none.
pub fn counts_them(other: Claim, zero: Claim) -> bool {
    let (of_other, of_zero) = (other.status_or_all(), zero.status_or_all());
    let status =
        of_other == of_zero || of_zero == Status::All || of_zero == Status::Civilian && of_other == Status::Mixed;
    let party = zero.victim_party().is_none() || zero.victim_party() == other.victim_party();
    let demographic = zero.only_demographic().is_none() || zero.only_demographic() == other.only_demographic();
    status && party && demographic
}
