#![doc = include_str!("status_contradiction.md")]

use crate::message::Message;
use crate::model::{Claim, Harm, Status};
use crate::rules::scene::{centre, is_zero, may_be_killed};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeSet;

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
    let [civilians, combatants] = [Status::Civilian, Status::Combatant].map(|status| {
        let counted = candidates.iter().filter(|claim| claim.status() == Some(status) && claim.interval().is_some());
        counted.map(|claim| scene.lineage.origin(claim.row)).collect::<BTreeSet<u32>>()
    });
    // Both tell the two apart and count either: they differ on the line between them.
    let divides = |claim: &Claim| {
        let origin = scene.lineage.origin(claim.row);
        civilians.contains(&origin) && combatants.contains(&origin)
    };
    let opposed = |claim: &Claim| {
        let divided = divides(claim);
        fighters.iter().any(|it| !(divided && divides(it)) && may_be_the_same_people(scene, *claim, *it))
    };
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
    finding.evidence.extend(share_in_dispute(scene, &others, &fighters).map(|share| ("share_in_dispute", share)));
    out.push(finding);
}

/// How much of the toll is at most in dispute: if all count the same dead, the smaller side's largest figure of the largest
/// toll that anyone gives. `None` where a side has only words.
fn share_in_dispute(scene: &Scene, others: &[Claim], fighters: &[Claim]) -> Option<f64> {
    let largest = |claims: &[Claim]| {
        let counted = claims.iter().filter(|claim| !claim.is_word_only());
        counted.filter_map(|claim| centre(*claim)).filter(|n| *n > 0.0).max_by(f64::total_cmp)
    };
    let everyone: Vec<Claim> = scene
        .peers
        .iter()
        .copied()
        .filter(|claim| {
            claim.harm_or_killed() == Harm::Killed
                && claim.status_or_all() == Status::All
                && claim.scope().is_none()
                && claim.only_demographic().is_none()
                && fighters.iter().any(|fighter| claim.may_share_victims(*fighter))
        })
        .collect();
    let (one, other) = (largest(others)?, largest(fighters)?);
    Some(one.min(other) / one.max(other).max(largest(&everyone).unwrap_or(0.0)))
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

#[cfg(test)]
mod tests {
    use crate::rules::cases::{found, said};
    use crate::rules::{Confidence, Finding};

    const HEAD: &str = "claim_id,event,source,derived_from,harm,status,figure\n";

    fn findings(rows: &str) -> Vec<Finding> {
        found("status-contradiction", &format!("{HEAD}{rows}"))
    }
    fn share(rows: &str) -> Option<f64> {
        let found = findings(rows);
        found[0].evidence.iter().find(|(name, _)| *name == "share_in_dispute").map(|(_, share)| *share)
    }

    #[test]
    fn any_number_of_sources_on_either_side_are_one_finding() {
        let row = |name: String, status: &str, n: usize| format!("{name},e,{name},,killed,{status},{n}\n");
        let rows: String = (0..30)
            .flat_map(|n| [row(format!("N{n}"), "civilian", 30 + n), row(format!("A{n}"), "combatant", 20 + n)])
            .collect();
        let found = findings(&rows);
        assert_eq!((found.len(), found[0].claims.len()), (1, 60));
        assert_eq!(share(&rows), Some(49.0 / 59.0));
        let text = said("status-contradiction", &format!("{HEAD}{rows}")).concat();
        assert!(text.contains("27 others"), "{text}");
    }

    #[test]
    fn of_the_other_statuses_only_several_contradict_combatants_and_with_less_confidence() {
        let against = |status: &str| findings(&format!("A,e,A,,killed,combatant,20\nB,e,B,,killed,{status},30\n"));
        assert_eq!(against("civilian")[0].confidence, Confidence::High);
        assert_eq!(against("mixed")[0].confidence, Confidence::Medium);
        for silent in ["hors_de_combat", "unknown", "all", "combatant"] {
            assert!(against(silent).is_empty(), "{silent}");
        }
    }

    #[test]
    fn the_share_in_dispute_is_of_the_largest_toll_that_anyone_gives() {
        let rows = "A,e,A,,killed,combatant,20\nB,e,B,,killed,civilian,30\n";
        assert_eq!(share(rows), Some(20.0 / 30.0));
        assert_eq!(share(&format!("{rows}C,e,C,,killed,all,80\n")), Some(0.25));
        assert_eq!(share(&rows.replace("30", "dozens")), None, "a word is no number");
    }

    #[test]
    fn sources_that_each_count_both_differ_on_the_line_and_not_on_the_label() {
        let rows = "A1,e,A,,killed,civilian,80\nA2,e,A,,killed,combatant,20\n\
                    B1,e,B,,killed,civilian,10\nB2,e,B,,killed,combatant,90\n";
        assert!(findings(rows).is_empty());
        assert_eq!(findings(&format!("{rows}C,e,C,,killed,combatant,100\n")).len(), 1, "C knows no civilians");
    }
}
