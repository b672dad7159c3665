#![doc = include_str!("perpetrator_contradiction.md")]

use super::actors::{Actor, lists_differ};
use crate::message::Message;
use crate::model::names::{Closeness, Name};
use crate::model::{Claim, Status};
use crate::rules::scene::{group_key, is_zero, may_be_killed};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W006",
    name: "perpetrator-contradiction",
    family: "who",
    severity: Severity::Warning,
    hint: "hint-perpetrator-contradiction",
    page: include_str!("perpetrator_contradiction.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many different texts in `perpetrator` are compared with each other.
const COMPARED: usize = 16;

/// One text in `perpetrator` and the first claims of two sources that write it.
struct Named<'a> {
    text: &'a str,
    actors: Vec<Actor>,
    claims: Vec<Claim<'a>>,
}

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut texts = scene.peers.iter().filter_map(|claim| scene.view.perpetrator.code(claim.row));
    let first = texts.next();
    if texts.all(|other| Some(other) == first) {
        return;
    }
    let named = scene.peers.iter().copied().filter(|claim| claim.perpetrator().is_some() && speaks_of_dead(*claim));
    let mut groups: BTreeMap<_, Vec<Claim>> = BTreeMap::new();
    for claim in named {
        let (harm, status, party, demographic, count) = group_key(claim);
        let key = (harm.code(), status.code(), party, demographic, count.map(|count| count.code()), claim.scope());
        groups.entry(key).or_default().push(claim);
    }
    let mut known: Option<Vec<(Name, &str)>> = None;
    for claims in groups.into_values().filter(|claims| claims.len() > 1) {
        let texts = by_text(scene, &claims);
        if texts.len() < 2 {
            continue;
        }
        let sides = known.get_or_insert_with(|| sides(scene));
        let mut worst: Option<(Confidence, Claim, Claim)> = None;
        for (at, a) in texts.iter().enumerate() {
            for b in &texts[at + 1..] {
                let Some(sure) = differ(sides, a, b) else { continue };
                let pair = a.claims.iter().find_map(|one| {
                    let may = |other: &&Claim| scene.apart(*one, **other) && one.may_share_victims(**other);
                    Some((*one, *b.claims.iter().find(may)?))
                });
                let Some((one, other)) = pair else { continue };
                let sure = if may_be_one_toll(one, other) { sure } else { Confidence::Low };
                if worst.is_none_or(|(most, ..)| sure > most) {
                    worst = Some((sure, one, other));
                }
            }
        }
        if let Some((confidence, one, other)) = worst {
            let message = Message::new("perpetrator-contradiction")
                .with("one", scene.said(one))
                .with("by_one", one.perpetrator().unwrap_or_default())
                .with("other", scene.said(other))
                .with("by_other", other.perpetrator().unwrap_or_default());
            let rows = vec![one.row, other.row];
            out.push(Finding::new(&RULE, scene.event.index, message, rows).confidence(confidence));
        }
    }
}

/// People killed, of whom two claims can be of the same: combatants of no stated party may be of either side.
fn speaks_of_dead(claim: Claim) -> bool {
    may_be_killed(claim)
        && !is_zero(claim)
        && (claim.status() != Some(Status::Combatant) || claim.victim_party().is_some())
}

/// The different texts, if there is more than one; a list with somebody unknown in it may hold anybody.
fn by_text<'a>(scene: &Scene<'a>, claims: &[Claim<'a>]) -> Vec<Named<'a>> {
    let mut texts: Vec<(&str, Vec<Claim>)> = Vec::new();
    for &claim in claims {
        let Some(text) = claim.perpetrator() else { continue };
        let known = texts.iter_mut().find(|(known, _)| *known == text);
        if let Some((_, claims)) = known {
            // The first claims of two sources are enough: one of them is apart from any third.
            if claims.len() < 2 && scene.apart(claims[0], claim) {
                claims.push(claim);
            }
        } else if texts.len() < COMPARED {
            texts.push((text, vec![claim]));
        }
    }
    if texts.len() < 2 {
        return Vec::new();
    }
    let actors = |text: &str| text.split(';').map(Actor::read).collect::<Option<Vec<_>>>().unwrap_or_default();
    texts.into_iter().map(|(text, claims)| Named { text, actors: actors(text), claims }).collect()
}

/// The names by which the event's own parties go: each source that has a side, with that side.
fn sides<'a>(scene: &Scene<'a>) -> Vec<(Name, &'a str)> {
    let mut seen: BTreeSet<(Option<u32>, Option<u32>)> = BTreeSet::new();
    let mut found: Vec<(Name, &str)> = Vec::new();
    for claim in &scene.peers {
        let Some(side) = claim.side() else { continue };
        if !seen.insert((scene.view.side.code(claim.row), scene.view.source.code(claim.row))) {
            continue;
        }
        for name in [side, scene.source(*claim).as_str(), claim.source().unwrap_or_default()] {
            found.push((Name::group(name), side));
        }
        if seen.len() == COMPARED {
            break;
        }
    }
    found
}

/// How sure it is that two texts name different actors, by the parties' own names and sides before all else.
fn differ(sides: &[(Name, &str)], a: &Named, b: &Named) -> Option<Confidence> {
    let side = |text: &str| {
        let name = Name::group(text);
        let is = |known: &Name| known.closeness(&name).is_some_and(|closeness| closeness <= Closeness::Close);
        sides.iter().find(|(known, _)| is(known)).map(|(_, side)| *side)
    };
    let of = |named: &Named| named.text.split(';').map(|text| side(text.trim())).collect::<Option<Vec<_>>>();
    let one = |a: &str, b: &str| match (Actor::read(a), Actor::read(b)) {
        (Some(a), Some(b)) => a.may_be(&b),
        _ => true,
    };
    match of(a).zip(of(b)) {
        Some((a, b)) => a.iter().all(|a| b.iter().all(|b| !one(a, b))).then_some(Confidence::High),
        None => lists_differ(&a.actors, &b.actors),
    }
}

/// Whether the two figures can be one number.
fn may_be_one_toll(a: Claim, b: Claim) -> bool {
    a.interval().zip(b.interval()).is_none_or(|(a, b)| a.meets(&b))
}
