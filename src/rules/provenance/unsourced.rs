#![doc = include_str!("unsourced.md")]

use crate::message::Message;
use crate::model::{Claim, SourceKind};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "V001",
    name: "unsourced",
    family: "provenance",
    severity: Severity::Note,
    hint: "hint-unsourced",
    page: include_str!("unsourced.md"),
    thresholds: &[&USUAL],
    check: Check::Event(check),
};

/// How many claims the sentence quotes.
const QUOTED: usize = 3;
/// Where this share of the others has an address, one that has none stands out.
static USUAL: Threshold = Threshold::graded(
    "usual_share",
    [0.8, 0.5, 0.5],
    "from which share of claims with an address on confidence is high",
);

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let view = scene.view;
    if view.url.is_absent() && view.archived_url.is_absent() {
        return;
    }
    let addressed = |claim: &Claim| claim.url().is_some() || claim.archived_url().is_some();
    let (all, with) = (scene.event.rows.len(), scene.event.claims().filter(addressed).count());
    if with == 0 || with == all {
        return;
    }
    let mut bare: BTreeMap<u32, Vec<Claim>> = BTreeMap::new();
    for claim in scene.event.claims().filter(|claim| !addressed(claim) && is_second_hand(*claim)) {
        let untold = claim.derived_from().is_none() && claim.reported_by().is_none() && claim.quote().is_none();
        if untold && scene.lineage.counts(claim.row) {
            bare.entry(scene.lineage.origin(claim.row)).or_default().push(claim);
        }
    }
    for claims in bare.into_values() {
        let message = Message::new("unsourced").with("claims", scene.said_all(&claims, QUOTED)).with("n", with);
        let usual = with as f64 >= scene.thresholds.of(&USUAL) * (all - claims.len()) as f64;
        out.push(
            Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect())
                .confidence(if usual { Confidence::High } else { Confidence::Medium })
                .evidence("claims_with_address", with as f64)
                .evidence("claims", all as f64),
        );
    }
}

/// Whether such a source has its figures from others as a rule.
fn is_second_hand(claim: Claim) -> bool {
    matches!(claim.source_kind(), Some(SourceKind::Dataset | SourceKind::Media | SourceKind::Reference))
}
