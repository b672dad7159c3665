#![doc = include_str!("centroid_as_point.md")]

use super::point::{Point, points};
use crate::link::precision::{DISTRICT, PROVINCE};
use crate::message::Message;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};

/// The rule.
pub static RULE: Rule = Rule {
    code: "P002",
    name: "centroid-as-point",
    family: "place",
    severity: Severity::Note,
    hint: "hint-centroid-as-point",
    page: include_str!("centroid_as_point.md"),
    thresholds: &[&PLACE, &SAME],
    check: Check::Event(check),
};

/// Coordinates that a claim says are exact to so many km give a place: UCDP's `where_prec` 1 and 2.
static PLACE: Threshold = Threshold::fixed("place_km", 25.0, "how exact coordinates are that stand for a place");
/// Coordinates are the same if they are within so many km: what rounding to three decimals does.
static SAME: Threshold = Threshold::fixed("same_km", 0.2, "how near to each other equal coordinates are");

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    if scene.peers.iter().all(|claim| claim.geo_precision().is_none()) {
        return;
    }
    let points = points(scene);
    let Some((centre, unit)) = points.iter().find_map(|point| Some((point, unit(point)?))) else { return };
    let exact = |point: &&Point| point.claim.geo_precision().is_some() && point.reach <= scene.thresholds.of(&PLACE);
    let same = |point: &&Point| point.km(centre) <= scene.thresholds.of(&SAME);
    let unstated = |point: &&Point| point.claim.geo_precision().is_none();
    let (key, confidence, other) = if let Some(copy) = points.iter().find(|point| same(point) && exact(point)) {
        ("centroid-taken-for-place", Confidence::High, copy)
    } else if let Some(place) = points.iter().find(exact) {
        ("centroid-beside-place", Confidence::High, place)
    } else if let Some(copy) = points.iter().find(|point| same(point) && unstated(point)) {
        ("centroid-unstated", Confidence::Medium, copy)
    } else {
        return;
    };
    let message = Message::new(key)
        .with("who", scene.who(centre.claim))
        .with("unit", Message::new(unit))
        .with("other", scene.who(other.claim));
    let finding = Finding::new(&RULE, scene.event.index, message, vec![centre.claim.row, other.claim.row]);
    out.push(finding.confidence(confidence).evidence("apart_km", centre.km(other).round()));
}

/// What the coordinates of a claim stand for, where it says that they stand for more than a place.
fn unit(point: &Point) -> Option<&'static str> {
    let stated = point.claim.geo_precision()?.trim();
    let reach = point.reach;
    // UCDP's 7 is the sea or the air: no centre of anything.
    if stated == "7" {
        None
    } else if reach.is_infinite() {
        Some("unit-country")
    } else if reach >= f64::from(PROVINCE) {
        Some("unit-province")
    } else if crate::link::precision::slack_km(stated) > DISTRICT {
        Some("unit-part")
    } else if crate::link::precision::slack_km(stated) == DISTRICT {
        Some("unit-district")
    } else {
        None
    }
}
