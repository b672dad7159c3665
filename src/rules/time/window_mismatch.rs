#![doc = include_str!("window_mismatch.md")]

use crate::message::{Arg, Message};
use crate::model::{Claim, Window};
use crate::rules::scene::may_be_killed;
use crate::rules::{Check, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T001",
    name: "window-mismatch",
    family: "time",
    severity: Severity::Warning,
    hint: "hint-window-mismatch",
    page: include_str!("window_mismatch.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let dated = scene.peers.iter().filter(|claim| may_be_killed(**claim));
    let mut windows: BTreeMap<(i32, i32), Vec<Claim>> = BTreeMap::new();
    for claim in dated {
        // A window that ends before it begins is told by inverted-window.
        if let Some(days) = claim.exact_days().filter(|(first, last)| first <= last) {
            windows.entry(days).or_default().push(*claim);
        }
    }
    // The window that most sources give; of equals the earliest.
    let most = windows.iter().max_by_key(|(days, claims)| (origins(scene, claims), std::cmp::Reverse(**days)));
    let Some((&usual, claims)) = most else { return };
    let usual_claims = claims.clone();
    for (days, claims) in windows.iter().filter(|(days, _)| **days != usual) {
        let Some(&claim) = claims.iter().find(|claim| usual_claims.iter().all(|usual| scene.apart(*usual, **claim)))
        else {
            continue;
        };
        let others: Vec<Claim> =
            claims.iter().copied().filter(|one| usual_claims.iter().all(|usual| scene.apart(*usual, *one))).collect();
        let message = Message::new("window-mismatch")
            .with("who", names(scene, &others))
            .with("window", Arg::Window(claim.window()))
            .with("others", names(scene, &usual_claims))
            .with("usual", Arg::Window(usual_claims.first().map_or(Window::default(), |claim| claim.window())));
        let rows = claims.iter().chain(&usual_claims).map(|claim| claim.row).collect();
        out.push(
            Finding::new(&RULE, scene.event.index, message, rows)
                .evidence("days", f64::from(days.1 - days.0 + 1))
                .evidence("usual_days", f64::from(usual.1 - usual.0 + 1)),
        );
    }
}

fn origins(scene: &Scene, claims: &[Claim]) -> usize {
    scene.lineage.independent(claims.iter().map(|claim| claim.row))
}

fn names(scene: &Scene, claims: &[Claim]) -> Arg {
    let mut names: Vec<String> = Vec::new();
    for claim in claims {
        let name = scene.source(*claim);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Arg::List(names.into_iter().map(Arg::from).collect())
}
