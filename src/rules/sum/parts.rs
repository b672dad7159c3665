//! The parts of one whole along one axis, and those of them that no person can be in twice.

use crate::message::phrase::toll;
use crate::message::{Arg, Message};
use crate::model::{Claim, PartAxis, PartComplete, Status};
use crate::rules::{Confidence, Scene};
use std::collections::BTreeMap;

/// How many parts are compared with each other; the largest, so that their sum is still one that must be held.
const COMPARED: usize = 40;
/// How many parts a sentence quotes.
const QUOTED: usize = 4;

/// The parts of one whole along one axis, of one source and one harm.
pub(super) struct Parts<'a> {
    pub whole: Claim<'a>,
    pub axis: PartAxis,
    pub parts: Vec<Claim<'a>>,
    /// Whether a part is known that cannot be compared with the whole: then the others are not all.
    left_out: bool,
}

impl<'a> Parts<'a> {
    /// All wholes of the event that have parts, in the order of rows.
    pub fn gather(scene: &Scene<'a>) -> Vec<Self> {
        let mut found: BTreeMap<(usize, PartAxis), Self> = BTreeMap::new();
        for part in scene.event.claims() {
            let (Some((whole, open)), Some(axis)) = (scene.lineage.whole(part.row), part.part_axis()) else { continue };
            let whole = scene.view.claim(whole);
            let group =
                found.entry((whole.row, axis)).or_insert(Self { whole, axis, parts: Vec::new(), left_out: false });
            if !open && belongs(scene, part, whole) {
                group.parts.push(part);
            } else {
                group.left_out = true;
            }
        }
        found.into_values().filter(|group| group.parts.len() > 1).collect()
    }

    /// Whether the source says that the parts are all of the whole, and all are there.
    pub fn are_complete(&self) -> bool {
        !self.left_out && self.are_declared() && self.parts.iter().all(|part| part.scope() == self.whole.scope())
    }

    fn are_declared(&self) -> bool {
        self.parts.iter().all(|part| part.part_complete() == Some(PartComplete::Yes))
    }

    /// Parts no two of which can count the same person, chosen so that their low ends come to much.
    pub fn adding(&self) -> Vec<Claim<'a>> {
        let mut parts = self.parts.clone();
        if self.axis == PartAxis::Time {
            return apart_in_time(&parts);
        }
        parts.sort_by(|a, b| floor(*b).total_cmp(&floor(*a)).then(a.row.cmp(&b.row)));
        if self.are_declared() {
            let mut largest = BTreeMap::new();
            for part in &parts {
                let class = (part.status_or_all(), part.victim_party(), part.only_demographic(), part.place());
                largest.entry(class).or_insert(*part);
            }
            let mut parts: Vec<Claim> = largest.into_values().collect();
            parts.sort_by_key(|part| part.row);
            return parts;
        }
        let mut chosen: Vec<Claim> = Vec::new();
        for part in parts.into_iter().take(COMPARED) {
            if chosen.iter().all(|other| are_apart(*other, part, self.axis)) {
                chosen.push(part);
            }
        }
        chosen.sort_by_key(|part| part.row);
        chosen
    }

    /// Whether one part alone is larger than the whole; that has a rule of its own.
    pub fn one_is_too_large(&self) -> bool {
        self.parts.iter().any(|part| floor(*part) > ceiling(self.whole))
    }

    /// High where the source said all of it at one time and the parts cannot overlap; else another reading is possible.
    pub fn confidence(&self, adding: &[Claim]) -> Confidence {
        let together = adding.iter().all(|part| match (part.published(), self.whole.published()) {
            (Some(part), Some(whole)) => part == whole,
            (None, None) => {
                part.origin_line() == self.whole.origin_line() && part.origin_file() == self.whole.origin_file()
            }
            _ => false,
        });
        let places_only_differ = self.axis == PartAxis::Place && !self.are_declared();
        if together && !places_only_differ { Confidence::High } else { Confidence::Medium }
    }

    /// A sentence on the whole and its parts.
    pub fn message(&self, key: &'static str, parts: &[Claim], sum: f64) -> Message {
        let mut quoted: Vec<Arg> = parts.iter().take(QUOTED).map(|part| self.said(*part)).collect();
        if parts.len() > QUOTED {
            quoted.push(Message::new("and-others").with("n", parts.len() - QUOTED).into());
        }
        Message::new(key)
            .with("whole", crate::message::phrase::said(self.whole))
            .with("sum", sum)
            .with("parts", Arg::Clauses(quoted))
    }

    fn said(&self, part: Claim) -> Arg {
        match (self.axis, part.place()) {
            (PartAxis::Time, _) => {
                Message::new("part-window").with("toll", toll(part)).with("window", Arg::Window(part.window())).into()
            }
            (PartAxis::Place, Some(place)) => {
                Message::new("part-place").with("toll", toll(part)).with("place", place).into()
            }
            _ => toll(part),
        }
    }

    /// The rows of the whole and of some parts.
    pub fn rows(&self, parts: &[Claim]) -> Vec<usize> {
        std::iter::once(&self.whole).chain(parts).map(|claim| claim.row).collect()
    }
}

/// Whether a part can be set against its whole: both of this event, current, the source's own and of one harm, with no
/// days outside the whole's and no other restriction or party.
fn belongs(scene: &Scene, part: Claim, whole: Claim) -> bool {
    let current = |claim: Claim| !scene.lineage.is_derived(claim.row) && !scene.lineage.is_superseded(claim.row);
    let inside =
        part.exact_days().zip(whole.exact_days()).is_none_or(|(part, whole)| whole.0 <= part.0 && part.1 <= whole.1);
    let running = |claim: Claim| claim.count_type() == Some(crate::model::CountType::Cumulative);
    scene.event.rows.contains(&whole.row)
        && current(part)
        && current(whole)
        && scene.lineage.sources_of(scene.view, part.row) == scene.lineage.sources_of(scene.view, whole.row)
        && part.harm_or_killed() == whole.harm_or_killed()
        && (whole.scope().is_none() || part.scope() == whole.scope())
        && (whole.victim_party().is_none() || part.victim_party() == whole.victim_party())
        && running(part) == running(whole)
        && inside
}

/// The least that a claim allows.
pub(super) fn floor(claim: Claim) -> f64 {
    claim.interval().map_or(0.0, |interval| interval.floor())
}

/// The most that a claim allows.
pub(super) fn ceiling(claim: Claim) -> f64 {
    claim.interval().map_or(f64::INFINITY, |interval| interval.ceiling())
}

/// Of claims whose days overlap the one with the highest low end; days that are not exact are left out.
pub(super) fn apart_in_time<'a>(claims: &[Claim<'a>]) -> Vec<Claim<'a>> {
    let mut dated: Vec<((i32, i32), Claim)> = claims
        .iter()
        .filter_map(|claim| Some((claim.exact_days()?, *claim)))
        .filter(|(days, _)| days.0 <= days.1)
        .collect();
    dated.sort_by_key(|(days, claim)| (*days, claim.row));
    let mut chosen: Vec<Claim> = Vec::new();
    let mut reach = i32::MIN;
    for ((first, last), claim) in dated {
        match chosen.last_mut() {
            Some(largest) if first <= reach => {
                if floor(claim) > floor(*largest) {
                    *largest = claim;
                }
            }
            _ => chosen.push(claim),
        }
        reach = reach.max(last);
    }
    chosen
}

fn are_apart(a: Claim, b: Claim, axis: PartAxis) -> bool {
    match axis {
        PartAxis::Status => statuses_are_apart(a.status_or_all(), b.status_or_all()),
        PartAxis::Demographic => demographics_are_apart(a.only_demographic(), b.only_demographic()),
        PartAxis::Place => places_are_apart(a.place(), b.place()),
        PartAxis::Time | PartAxis::Named => false,
    }
}

/// A fighter out of the fight may be counted among the combatants; "all" and "mixed" hold everyone.
fn statuses_are_apart(a: Status, b: Status) -> bool {
    let broad = |status| matches!(status, Status::All | Status::Mixed);
    let fighter = |status| matches!(status, Status::Combatant | Status::HorsDeCombat);
    let both_fighters = fighter(a) && fighter(b);
    a != b && !broad(a) && !broad(b) && !both_fighters
}

#[derive(PartialEq)]
enum Age {
    Child,
    Adult,
}

/// Women are no men and children no adults; but some women may be counted as children, and the reverse.
fn demographics_are_apart(a: Option<&str>, b: Option<&str>) -> bool {
    let class = |who: Option<&str>| match who?.trim().to_lowercase().as_str() {
        "men" | "male" | "males" => Some((Some('m'), None)),
        "women" | "female" | "females" => Some((Some('f'), None)),
        "boys" => Some((Some('m'), Some(Age::Child))),
        "girls" => Some((Some('f'), Some(Age::Child))),
        "children" | "minors" => Some((None, Some(Age::Child))),
        "adults" | "elderly" => Some((None, Some(Age::Adult))),
        _ => None,
    };
    let (Some(a), Some(b)) = (class(a), class(b)) else { return false };
    a.0.zip(b.0).is_some_and(|(a, b)| a != b) || a.1.zip(b.1).is_some_and(|(a, b)| a != b)
}

/// One place each, and no name within the other ("Alpha", "around Alpha").
fn places_are_apart(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let (a, b) = (a.trim().to_lowercase(), b.trim().to_lowercase());
    !a.contains(';') && !b.contains(';') && !a.contains(&b) && !b.contains(&a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn women_and_children_may_overlap_men_and_women_may_not() {
        assert!(demographics_are_apart(Some("men"), Some("Women")));
        assert!(demographics_are_apart(Some("girls"), Some("boys")));
        assert!(demographics_are_apart(Some("adults"), Some("children")));
        assert!(!demographics_are_apart(Some("women"), Some("children")));
        assert!(!demographics_are_apart(Some("women"), Some("nurses")));
    }

    #[test]
    fn a_place_named_within_another_may_be_in_it() {
        assert!(places_are_apart(Some("Alpha"), Some("Beta")));
        assert!(!places_are_apart(Some("Alpha"), Some("around Alpha")));
        assert!(!places_are_apart(Some("Alpha; Gamma"), Some("Beta")));
    }

    #[test]
    fn fighters_out_of_the_fight_may_be_among_the_combatants() {
        assert!(statuses_are_apart(Status::Civilian, Status::Combatant));
        assert!(!statuses_are_apart(Status::Combatant, Status::HorsDeCombat));
        assert!(!statuses_are_apart(Status::Civilian, Status::Mixed));
    }
}
