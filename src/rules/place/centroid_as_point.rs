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

/// How many centres are looked at, the most exact first.
const COMPARED: usize = 64;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    if scene.peers.iter().all(|claim| claim.geo_precision().is_none()) {
        return;
    }
    let points = points(scene);
    let centres: Vec<(&Point, &str)> =
        points.iter().filter_map(|point| Some((point, unit(point)?))).take(COMPARED).collect();
    let exact = |point: &Point| point.claim.geo_precision().is_some() && point.reach <= scene.thresholds.of(&PLACE);
    let unstated = |point: &Point| point.claim.geo_precision().is_none();
    let same = |point: &Point, centre: &Point| point.km(centre) <= scene.thresholds.of(&SAME);
    let beside = |holds: &dyn Fn(&Point, &Point) -> bool| {
        centres.iter().find_map(|&(centre, unit)| {
            points.iter().find(|point| holds(point, centre)).map(|other| (centre, unit, other))
        })
    };
    let copied = beside(&|point, centre| exact(point) && same(point, centre));
    let better = || beside(&|point, _| exact(point));
    let doubtful = || beside(&|point, centre| unstated(point) && same(point, centre));
    let (key, confidence, (centre, unit, other)) = if let Some(found) = copied {
        ("centroid-taken-for-place", Confidence::High, found)
    } else if let Some(found) = better() {
        ("centroid-beside-place", Confidence::High, found)
    } else if let Some(found) = doubtful() {
        ("centroid-unstated", Confidence::Medium, found)
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

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;

    #[test]
    fn each_centre_is_looked_at_not_the_most_exact_alone() {
        let head = "claim_id,event,source,harm,figure,lat,lon,geo_precision\n";
        let rows = "A,e,N,killed,12,14.41,-4.21,3\nB,e,M,killed,12,14.68,-3.07,4\nC,e,O,killed,12,14.68,-3.07,\n";
        let found = found("centroid-as-point", &format!("{head}{rows}"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].claims, [1, 2]);
    }
}
