//! What parties to the fighting say of losses: their own, and those of the side they fight.

use crate::message::Message;
use crate::model::names::{Closeness, Name};
use crate::model::{Claim, Status};
use crate::rules::scene::{is_party, may_be_killed};
use crate::rules::{Confidence, Finding, Rule, Scene};
use std::collections::BTreeMap;

/// Whose losses a party counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Whose {
    /// Those of its own side.
    Own,
    /// Those of the side it fights.
    Enemy,
}

/// How many claims the sentence quotes.
const QUOTED: usize = 3;

/// One finding for each party that counts such losses, by origin in order of rows.
pub fn report(scene: &Scene, rule: &'static Rule, whose: Whose, out: &mut Vec<Finding>) {
    let mut found: Vec<(u32, Vec<Claim>, Confidence)> = Vec::new();
    let view = scene.view;
    // Claims with the same names are judged once: an event may be a war.
    let mut judged: BTreeMap<_, Option<(Whose, Confidence)>> = BTreeMap::new();
    for claim in scene.event.claims().filter(|claim| is_party(*claim) && may_be_killed(*claim)) {
        if !scene.lineage.counts(claim.row) {
            continue;
        }
        let row = claim.row;
        let names =
            [view.source.code(row), view.side.code(row), view.victim_party.code(row), view.perpetrator.code(row)];
        let told = judged.entry((names, claim.status())).or_insert_with(|| losses(scene, claim));
        let Some((_, confidence)) = told.filter(|(of, _)| *of == whose) else { continue };
        let origin = scene.lineage.origin(claim.row);
        match found.iter_mut().find(|(other, ..)| *other == origin) {
            Some((_, claims, sure)) => {
                claims.push(claim);
                *sure = (*sure).max(confidence);
            }
            None => found.push((origin, vec![claim], confidence)),
        }
    }
    for (_, claims, confidence) in found {
        let key = if whose == Whose::Own { "party-counts-own" } else { "party-counts-enemy" };
        let message =
            Message::new(key).with("party", scene.source(claims[0])).with("claims", scene.said_all(&claims, QUOTED));
        let rows = claims.iter().map(|claim| claim.row).collect();
        out.push(Finding::new(rule, scene.event.index, message, rows).confidence(confidence));
    }
}

/// Whose losses a party's claim counts, by `side`, `victim_party` and `perpetrator`, and how sure that is.
fn losses(scene: &Scene, claim: Claim) -> Option<(Whose, Confidence)> {
    let victims = claim.victim_party()?;
    if scene.lineage.is_own_loss(scene.view, claim) {
        return Some((Whose::Own, Confidence::High));
    }
    let side = claim.side()?;
    let source = scene.source(claim);
    let own = |name: &str| [side, source.as_str()].into_iter().any(|own| own == name || alike(own, name));
    if own(victims) {
        return Some((Whose::Own, Confidence::Medium));
    }
    match claim.perpetrator() {
        Some(who) if who.split(';').any(|name| own(name.trim())) => Some((Whose::Enemy, Confidence::High)),
        Some(who) if who.split(';').any(|name| speaks_for(scene, name.trim(), side)) => {
            Some((Whose::Enemy, Confidence::High))
        }
        None if claim.status() == Some(Status::Combatant) => Some((Whose::Enemy, Confidence::Medium)),
        _ => None,
    }
}

/// Whether a source of the event has this name and this side: FAMa beside the side Mali.
fn speaks_for(scene: &Scene, name: &str, side: &str) -> bool {
    let same = |claim: Claim| claim.source().unwrap_or_default().split(';').any(|source| source.trim() == name);
    scene.event.claims().any(|claim| claim.side() == Some(side) && same(claim))
}

/// Whether two names of groups may be spellings of one, or an acronym and its name.
fn alike(a: &str, b: &str) -> bool {
    Name::group(a).closeness(&Name::group(b)).is_some_and(|closeness| closeness <= Closeness::Close)
}
