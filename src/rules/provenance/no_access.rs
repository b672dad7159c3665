#![doc = include_str!("no_access.md")]

use crate::message::Message;
use crate::model::{Claim, Extent, SiteAccess};
use crate::rules::scene::may_be_killed;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "V002",
    name: "no-access",
    family: "provenance",
    severity: Severity::Note,
    hint: "hint-no-access",
    page: include_str!("no_access.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many claims the sentence quotes.
const QUOTED: usize = 2;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut outside: BTreeMap<u32, Vec<Claim>> = BTreeMap::new();
    let mut inside: Vec<u32> = Vec::new();
    for claim in scene.event.claims().filter(|claim| scene.lineage.counts(claim.row)) {
        let origin = scene.lineage.origin(claim.row);
        match claim.site_access() {
            Some(SiteAccess::Yes) => inside.push(origin),
            Some(SiteAccess::Denied | SiteAccess::No)
                if may_be_killed(claim) && claim.extent() != Some(Extent::Aggregate) =>
            {
                outside.entry(origin).or_default().push(claim);
            }
            _ => {}
        }
    }
    inside.sort_unstable();
    for (origin, mut claims) in outside {
        // The whole event before its parts.
        claims.sort_by_key(|claim| !claim.is_whole());
        let denied = claims.iter().any(|claim| claim.site_access() == Some(SiteAccess::Denied));
        let basis = claims.iter().find_map(|claim| claim.basis());
        let key = match (denied, basis.is_some()) {
            (true, true) => "no-access-denied-basis",
            (true, false) => "no-access-denied",
            (false, true) => "no-access-basis",
            (false, false) => "no-access",
        };
        let message =
            Message::new(key).with("claims", scene.said_all(&claims, QUOTED)).with("basis", basis.unwrap_or_default());
        // A source that says both may have been let in later.
        let sure = if inside.binary_search(&origin).is_err() { Confidence::High } else { Confidence::Low };
        let rows = claims.iter().map(|claim| claim.row).collect();
        out.push(Finding::new(&RULE, scene.event.index, message, rows).confidence(sure));
    }
}
