#![doc = include_str!("status_contradiction.md")]

use crate::message::Message;
use crate::model::{Claim, Harm, Status};
use crate::rules::scene::{is_zero, may_be_killed};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L001",
    name: "status-contradiction",
    family: "label",
    severity: Severity::Error,
    hint: "hint-status-contradiction",
    page: include_str!("status_contradiction.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many claims of each side the sentence quotes.
const QUOTED: usize = 3;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let candidates: Vec<Claim> = scene
        .event
        .claims()
        .filter(|claim| {
            claim.is_whole()
                && may_be_killed(*claim)
                && claim.scope().is_none()
                && claim.only_demographic().is_none()
                && !is_zero(*claim)
                && !scene.lineage.is_superseded(claim.row)
        })
        .collect();
    let mut fighters: Vec<Claim> = candidates
        .iter()
        .copied()
        .filter(|claim| {
            claim.status() == Some(Status::Combatant)
                && scene.lineage.counts(claim.row)
                && !scene.lineage.is_own_loss(scene.view, *claim)
        })
        .collect();
    if fighters.is_empty() {
        return;
    }
    // By content: killed before neutralised, then by id, whatever the order of rows.
    fighters.sort_by_key(|claim| (claim.harm() == Some(Harm::Neutralised), claim.id()));
    let opposed = |claim: &Claim| fighters.iter().any(|fighter| may_be_the_same_people(scene, *claim, *fighter));
    let (mut others, mut confidence) =
        (with_status(scene, &candidates, &[Status::Civilian], opposed), Confidence::High);
    if others.is_empty() {
        others = with_status(scene, &candidates, &[Status::Mixed], opposed);
        confidence = Confidence::Medium;
    }
    let Some(&first) = others.first() else { return };
    if !others.iter().any(|claim| scene.lineage.counts(claim.row)) {
        // Only those who repeat a source say civilians; the source itself may not.
        confidence = Confidence::Medium;
    }
    let fighter = fighters[0];
    let message = Message::new("status-contradiction")
        .with("civilian", scene.said_all(&others, QUOTED))
        .with("combatant", scene.said_all(&fighters, QUOTED));
    let claims = others.iter().chain(&fighters).map(|claim| claim.row).collect();
    let mut finding = Finding::new(&RULE, scene.event.index, message, claims).confidence(confidence);
    for (claim, [low, high]) in
        [(first, ["civilian_low", "civilian_high"]), (fighter, ["combatant_low", "combatant_high"])]
    {
        if let Some(interval) = claim.interval() {
            finding.evidence.extend(interval.low().map(|n| (low, n)));
            finding.evidence.extend(interval.high().map(|n| (high, n)));
        }
    }
    out.push(finding);
}

/// One claim per origin with one of the statuses: the source's own before one that repeats it, a number before a word;
/// the most repeated origin first.
fn with_status<'a>(
    scene: &Scene<'a>,
    claims: &[Claim<'a>],
    statuses: &[Status],
    opposed: impl Fn(&Claim) -> bool,
) -> Vec<Claim<'a>> {
    let mut found: Vec<Claim> = Vec::new();
    let of_status = |claim: &&Claim| claim.status().is_some_and(|status| statuses.contains(&status));
    let mut ordered: Vec<Claim> = claims.iter().filter(of_status).filter(|claim| opposed(claim)).copied().collect();
    ordered.sort_by_key(|claim| (claim.is_word_only(), !scene.lineage.counts(claim.row), claim.id()));
    for claim in ordered {
        if found.iter().all(|other| scene.apart(*other, claim)) {
            found.push(claim);
        }
    }
    found.sort_by_key(|claim| (claim.is_word_only(), std::cmp::Reverse(scene.echoes(*claim)), claim.id()));
    found
}

/// Whether two claims of different sources may count the same dead: nothing about the victims' party rules it out, and
/// the one who says civilians does not itself count the same combatants apart.
fn may_be_the_same_people(scene: &Scene, other: Claim, fighter: Claim) -> bool {
    let agrees = |own: &Claim| {
        own.status() == Some(Status::Combatant)
            && may_be_killed(*own)
            && own.scope().is_none()
            && own.only_demographic().is_none()
            && !scene.apart(*own, other)
            && own.interval().zip(fighter.interval()).is_some_and(|(own, fighter)| own.meets(&fighter))
    };
    scene.apart(other, fighter) && other.may_share_victims(fighter) && !scene.peers.iter().any(agrees)
}
