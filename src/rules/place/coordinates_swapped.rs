#![doc = include_str!("coordinates_swapped.md")]

use super::point::{Exchanged, FAR, NEAR, TOWN, UNSTATED, all_alike, all_exchanged, points};
use crate::message::Message;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "P003",
    name: "coordinates-swapped",
    family: "place",
    severity: Severity::Error,
    hint: "hint-coordinates-swapped",
    page: include_str!("coordinates_swapped.md"),
    thresholds: &[&UNSTATED, &TOWN, &NEAR, &FAR],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    if all_alike(scene) {
        return;
    }
    let points = points(scene);
    for exchanged in all_exchanged(scene, &points) {
        let (key, confidence, wrong, right) = match exchanged {
            Exchanged::One(wrong, right) => ("coordinates-swapped", Confidence::High, wrong, right),
            Exchanged::Either(wrong, right) => ("coordinates-swapped-either", Confidence::Medium, wrong, right),
        };
        let message = Message::new(key)
            .with("who", scene.who(wrong.claim))
            .with("other", scene.who(right.claim))
            .with("lat", wrong.at.0.to_string())
            .with("lon", wrong.at.1.to_string())
            .with("km", wrong.km(right).round());
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![wrong.claim.row, right.claim.row])
                .confidence(confidence)
                .evidence("apart_km", wrong.km(right).round()),
        );
    }
}
