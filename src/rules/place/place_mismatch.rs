#![doc = include_str!("place_mismatch.md")]

use super::point::{TOWN, UNSTATED, all_alike, farthest, points};
use crate::message::Message;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "P001",
    name: "place-mismatch",
    family: "place",
    severity: Severity::Warning,
    hint: "hint-place-mismatch",
    page: include_str!("place_mismatch.md"),
    thresholds: &[&UNSTATED, &TOWN],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    if all_alike(scene) {
        return;
    }
    let points = points(scene);
    let Some((a, b, _)) = farthest(scene, &points) else { return };
    let (a, b) = if a.claim.row <= b.claim.row { (a, b) } else { (b, a) };
    let (apart, allowed) = (a.km(b), a.reach + b.reach);
    let stated = [a, b].iter().filter(|point| point.claim.geo_precision().is_some()).count();
    let confidence = match stated {
        2 => Confidence::High,
        // Twice as far as is allowed where nothing is stated: hardly one place.
        _ if apart > 2.0 * allowed => Confidence::Medium,
        _ => Confidence::Low,
    };
    let message = Message::new("place-mismatch")
        .with("one", scene.who(a.claim))
        .with("other", scene.who(b.claim))
        .with("km", apart.round())
        .with("allowed", allowed.round());
    out.push(
        Finding::new(&RULE, scene.event.index, message, vec![a.claim.row, b.claim.row])
            .confidence(confidence)
            .evidence("apart_km", apart.round())
            .evidence("allowed_km", allowed.round()),
    );
}
