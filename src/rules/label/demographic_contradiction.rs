#![doc = include_str!("demographic_contradiction.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::letters::folded;
use crate::model::{Claim, Dated, Status};
use crate::rules::scene::{Sense, may_be_killed};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L006",
    name: "demographic-contradiction",
    family: "label",
    severity: Severity::Error,
    hint: "hint-demographic-contradiction",
    page: include_str!("demographic_contradiction.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// Words for people by sex or age, as they begin.
const PEOPLE: &[&str] =
    &["women", "woman", "men", "man", "female", "male", "girl", "boy", "child", "minor", "infant", "femme", "enfant"];
/// Words for women and girls, as they begin.
const FEMALE: &[&str] = &["women", "woman", "female", "girl", "femme"];
/// What labels say of a group without any woman. "All men of the village" says something else, so the words end here.
const ALL_MEN: &[&str] = &["all men", "all of them men", "all were men", "all male", "only men", "men only"];

/// What two claims must share beside their status, so that one's people may be among the other's: harm, party, scope, kind of
/// count, days.
type Subject<'a> = (u32, Option<&'a str>, Option<&'a str>, Option<u32>, Option<Dated>, Option<Dated>);

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let killed = || scene.peers.iter().copied().filter(|claim| may_be_killed(*claim));
    let some: Vec<Claim> = killed().filter(|claim| claim.only_demographic().is_some()).collect();
    if some.is_empty() {
        return;
    }
    let everyone: Vec<Claim> = killed().filter(|claim| claim.only_demographic().is_none()).collect();
    // Of each source, subject and status the lowest figure for everyone.
    let mut lowest: BTreeMap<(u32, Subject, Status), (Claim, f64)> = BTreeMap::new();
    for &claim in &everyone {
        let Some(ceiling) = claim.interval().map(|interval| interval.ceiling()) else { continue };
        let key = (scene.lineage.origin(claim.row), subject(claim), claim.status_or_all());
        let known = lowest.entry(key).or_insert((claim, ceiling));
        if ceiling < known.1 {
            *known = (claim, ceiling);
        }
    }
    for part in some.iter().copied().filter(|claim| begins(claim.only_demographic().unwrap_or_default(), PEOPLE)) {
        let floor = part.interval().map_or(0.0, |interval| interval.floor());
        let of = |status| lowest.get(&(scene.lineage.origin(part.row), subject(part), status));
        // Civilian women are among the civilians, and among all.
        let below = [part.status_or_all(), Status::All].into_iter().filter_map(of);
        let Some(&(whole, ceiling)) = below.filter(|(_, n)| floor > *n).min_by(|a, b| a.1.total_cmp(&b.1)) else {
            continue;
        };
        let message =
            Message::new("demographic-above-total").with("part", scene.said(part)).with("whole", scene.said(whole));
        // The same days written in both: nothing else can explain it.
        let dated = part.exact_days().is_some() && part.exact_days() == whole.exact_days();
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![part.row, whole.row])
                .confidence(if dated { Confidence::High } else { Confidence::Medium })
                .evidence("some", floor)
                .evidence("everyone", ceiling),
        );
    }
    all_men(scene, &everyone, &some, out);
}

/// A label that says "all men", against women whom another source counts; one finding for an event.
fn all_men(scene: &Scene, everyone: &[Claim], some: &[Claim], out: &mut Vec<Finding>) {
    let mut women: BTreeMap<(Subject, Status), Vec<Claim>> = BTreeMap::new();
    for &claim in some {
        let any = claim.interval().is_some_and(|interval| interval.floor() >= 1.0);
        if !any || !begins(claim.only_demographic().unwrap_or_default(), FEMALE) {
            continue;
        }
        for status in [claim.status_or_all(), Status::All] {
            let known = women.entry((subject(claim), status)).or_default();
            // Of two sources at least one is apart from any third.
            if known.len() < 2 && known.iter().all(|other| scene.apart(*other, claim)) {
                known.push(claim);
            }
        }
    }
    for &men in everyone {
        let Some(known) = women.get(&(subject(men), men.status_or_all())) else { continue };
        let Some(&women) = known.iter().find(|women| scene.apart(men, **women)) else { continue };
        if Sense::of(men) == Sense::Floor || !says_all_men(men) {
            continue;
        }
        let message = Message::new("demographic-all-men")
            .with("men", scene.said(men))
            .with("label", men.label().unwrap_or_default())
            .with("who", scene.who(women))
            .with("women", figure(women));
        // Whether the other's own total can be this one: else it may count more people than "all" of these.
        let one_toll = everyone.iter().any(|total| {
            !scene.apart(*total, women)
                && total.status_or_all() == men.status_or_all()
                && total.interval().zip(men.interval()).is_some_and(|(a, b)| a.meets(&b))
        });
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![men.row, women.row])
                .severity(Severity::Warning)
                .confidence(if one_toll { Confidence::Medium } else { Confidence::Low }),
        );
        return;
    }
}

fn subject(claim: Claim<'_>) -> Subject<'_> {
    let (harm, count) = (claim.harm_or_killed().code(), claim.count_type().map(|count| count.code()));
    let window = claim.window();
    (harm, claim.victim_party(), claim.scope(), count, window.start, window.end)
}

fn begins(text: &str, with: &[&str]) -> bool {
    let text = folded(text);
    text.split(|c: char| !c.is_alphanumeric()).any(|word| with.iter().any(|begin| word.starts_with(begin)))
}

fn says_all_men(claim: Claim) -> bool {
    let text = folded(claim.label().unwrap_or_default());
    text.split([',', ';', '(', ')', '.']).map(str::trim).any(|part| ALL_MEN.contains(&part))
}
