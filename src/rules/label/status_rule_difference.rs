#![doc = include_str!("status_rule_difference.md")]

use super::shares::{DIVIDED, Division};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Interval, Status};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L007",
    name: "status-rule-difference",
    family: "label",
    severity: Severity::Warning,
    hint: "hint-status-rule-difference",
    page: include_str!("status_rule_difference.md"),
    thresholds: &[&TOTALS_APART, &LEAST_SHARE],
    check: Check::Event(check),
};

/// The four counts of Pakistan 2011 differ by up to 25 % in the middle of their ranges, and are taken for one toll.
static TOTALS_APART: Threshold =
    Threshold::graded("totals_apart_percent", [10.0, 25.0, 40.0], "how far apart totals are that agree");
/// A few people more or less are a matter of counting, not of a rule.
static LEAST_SHARE: Threshold =
    Threshold::graded("least_share", [0.1, 0.05, 0.02], "how large a share of the toll must be in dispute");

/// How many sources at each end are compared: those who count the fewest of a status and the most.
const COMPARED: usize = 24;

/// Two sources that agree on the total and not on who.
struct Dispute<'a, 'b> {
    /// Who counts more people of the status, then who counts fewer.
    pair: (&'b Division<'a>, &'b Division<'a>),
    /// At least so many are of the status by the one and not by the other.
    people: f64,
    /// Those people as a share of the smaller total.
    share: f64,
    /// Whether the people whom the second leaves open could be the very ones.
    may_be_open: bool,
}

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let divisions = Division::gather(scene);
    if divisions.len() < 2 {
        return;
    }
    let worst = DIVIDED.iter().filter_map(|status| worst(scene, &divisions, *status));
    let Some(dispute) = worst.reduce(|a, b| if rank(&b) > rank(&a) { b } else { a }) else { return };
    let (more, fewer) = dispute.pair;
    let message = Message::new("status-rule-difference")
        .with("more", scene.who(more.total))
        .with("fewer", scene.who(fewer.total))
        .with("more-total", phrase::figure(more.total))
        .with("fewer-total", phrase::figure(fewer.total))
        .with("more-shares", tolls(more))
        .with("fewer-shares", tolls(fewer));
    let rows = [more, fewer].into_iter().flat_map(|one| std::iter::once(&one.total).chain(one.shares.values()));
    let sources: BTreeSet<u32> = divisions.iter().map(|one| scene.lineage.origin(one.total.row)).collect();
    let confidence = match (dispute.may_be_open, more.is_full() && fewer.is_full()) {
        (true, _) => Confidence::Low,
        (false, true) => Confidence::High,
        (false, false) => Confidence::Medium,
    };
    out.push(
        Finding::new(&RULE, scene.event.index, message, rows.map(|claim| claim.row).collect())
            .confidence(confidence)
            .evidence("people_in_dispute", dispute.people)
            .evidence("share_in_dispute", dispute.share)
            .evidence("number_of_sources", sources.len() as f64),
    );
}

/// A dispute that no open status explains before one that it may; then the larger.
fn rank(dispute: &Dispute) -> (bool, f64) {
    (!dispute.may_be_open, dispute.share)
}

fn tolls(division: &Division) -> Arg {
    Arg::List(division.shares.values().map(|claim| phrase::toll(*claim)).collect())
}

/// The largest dispute over one status.
fn worst<'a, 'b>(scene: &Scene<'a>, divisions: &'b [Division<'a>], status: Status) -> Option<Dispute<'a, 'b>> {
    let end = |one: &Division, end: fn(&Interval) -> f64| one.of(status).map_or(f64::NAN, |interval| end(&interval));
    let mut most: Vec<&Division> = divisions.iter().filter(|one| one.of(status).is_some()).collect();
    let mut least = most.clone();
    most.sort_by(|a, b| end(b, Interval::floor).total_cmp(&end(a, Interval::floor)));
    least.sort_by(|a, b| end(a, Interval::ceiling).total_cmp(&end(b, Interval::ceiling)));
    let mut found: Option<Dispute> = None;
    for more in most.into_iter().take(COMPARED) {
        for fewer in least.iter().take(COMPARED) {
            let Some(dispute) = dispute(scene, more, fewer, status) else { continue };
            if found.as_ref().is_none_or(|known| rank(&dispute) > rank(known)) {
                found = Some(dispute);
            }
        }
    }
    found
}

fn dispute<'a, 'b>(
    scene: &Scene<'a>,
    more: &'b Division<'a>,
    fewer: &'b Division<'a>,
    status: Status,
) -> Option<Dispute<'a, 'b>> {
    let party = |one: &Division<'a>| one.shares.get(&status).and_then(|claim| claim.victim_party());
    if !scene.apart(more.total, fewer.total) || !agree(scene, more, fewer) || party(more) != party(fewer) {
        return None;
    }
    let people = more.of(status)?.floor() - fewer.of(status)?.ceiling();
    let toll = more.size()?.min(fewer.size()?);
    if people <= 0.0 || people < scene.thresholds.of(&LEAST_SHARE) * toll {
        return None;
    }
    let open = fewer.of(Status::Unknown).map_or(0.0, |interval| interval.ceiling())
        + fewer.of(Status::Mixed).map_or(0.0, |interval| interval.ceiling());
    Some(Dispute { pair: (more, fewer), people, share: people / toll, may_be_open: people <= open })
}

/// Whether two totals are of the same extent, days and party as far as is known, and are one toll.
fn agree(scene: &Scene, a: &Division, b: &Division) -> bool {
    let same = |a: Claim, b: Claim| a.extent() == b.extent() && a.may_share_victims(b);
    let meet = a.total.interval().zip(b.total.interval()).is_some_and(|(a, b)| a.meets(&b));
    let near = a.size().zip(b.size()).is_some_and(|(a, b)| {
        let (low, high) = (a.min(b), a.max(b));
        low > 0.0 && (high / low - 1.0) * 100.0 <= scene.thresholds.of(&TOTALS_APART)
    });
    same(a.total, b.total) && meet && near
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::{found, said};
    use crate::rules::{Confidence, Finding};

    const HEAD: &str = "claim_id,event,source,status,figure,extent,part_of,part_axis,scope,victim_party\n";

    /// A total with its civilians and combatants; an empty figure is no claim.
    fn source(name: &str, total: &str, shares: &[(&str, &str)]) -> String {
        let mut rows = format!("{name},e,{name},all,{total},aggregate,,,,\n");
        for (status, figure) in shares {
            rows += &format!("{name}-{status},e,{name},{status},{figure},part,{name},status,,\n");
        }
        rows
    }
    fn findings(rows: &[String]) -> Vec<Finding> {
        found("status-rule-difference", &format!("{HEAD}{}", rows.concat()))
    }
    fn evidence(finding: &Finding, name: &str) -> f64 {
        finding.evidence.iter().find(|(known, _)| *known == name).expect("there").1
    }

    fn counts() -> [String; 2] {
        [
            source("A", "450-650", &[("civilian", "80-150"), ("combatant", "300-560")]),
            source("B", "440-480", &[("civilian", "4-40"), ("combatant", "420-470")]),
        ]
    }

    #[test]
    fn one_toll_divided_in_two_ways_is_found_with_the_share_in_dispute() {
        let found = findings(&counts());
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::High));
        assert_eq!(evidence(&found[0], "people_in_dispute"), 40.0);
        assert!((evidence(&found[0], "share_in_dispute") - 40.0 / 460.0).abs() < 1e-12);
        let text = said("status-rule-difference", &format!("{HEAD}{}", counts().concat())).concat();
        assert!(text.contains("A counts 80–150 civilians killed"), "{text}");
    }

    #[test]
    fn people_left_open_may_be_the_ones_in_dispute() {
        let open = source("B", "440-480", &[("civilian", "4-10"), ("combatant", "350-400"), ("unknown", "30-75")]);
        let found = findings(&[counts()[0].clone(), open]);
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::Low));
    }

    #[test]
    fn a_source_that_gives_one_share_only_is_believed_with_medium_confidence() {
        let found = findings(&[source("A", "450-650", &[("civilian", "80-150")]), counts()[1].clone()]);
        assert_eq!(found[0].confidence, Confidence::Medium);
    }

    #[test]
    fn shares_that_can_meet_and_totals_that_cannot_are_left_alone() {
        let [a, b] = counts();
        assert!(findings(&[a.clone(), b.replace("4-40", "4-90")]).is_empty());
        assert!(findings(&[a.clone(), b.replace("440-480", "at least 700")]).is_empty(), "another toll");
        assert!(findings(&[a.clone(), b.replace("440-480", "300-450")]).is_empty(), "they meet at one end only");
        assert!(findings(&[a.clone(), b.replace(",B,", ",A,")]).is_empty(), "one source");
        assert!(findings(&[a, b.replace("aggregate", "whole")]).is_empty(), "an event and a period");
    }

    #[test]
    fn a_few_people_are_no_rule_and_a_share_given_twice_is_none() {
        let [a, b] = counts();
        assert!(findings(&[a.clone(), b.replace("4-40", "4-70")]).is_empty());
        let twice = "B-2,e,B,civilian,200,part,B,status,,\n".to_owned();
        assert!(findings(&[a, b, twice]).is_empty());
    }

    #[test]
    fn shares_that_name_no_whole_belong_to_the_one_total_of_their_source() {
        let whole = |rows: String| rows.replace(",aggregate,", ",whole,").replace("part,A,status", "whole,,");
        let [a, b] = counts().map(|rows| whole(rows).replace("part,B,status", "whole,,"));
        assert_eq!(findings(&[a.clone(), b.clone()]).len(), 1);
        assert!(findings(&[a, b, "B2,e,B,all,460,whole,,,,\n".to_owned()]).is_empty(), "which of the two totals?");
    }

    #[test]
    fn of_any_number_of_sources_the_two_farthest_apart_are_named() {
        let [a, b] = counts();
        let others: Vec<String> = (0..60)
            .map(|n| source(&format!("S{n}"), "455-600", &[("civilian", "30-100"), ("combatant", "350-500")]))
            .collect();
        let found = findings(&[others, vec![a, b]].concat());
        assert_eq!(found.len(), 1);
        assert_eq!(evidence(&found[0], "people_in_dispute"), 40.0);
        assert_eq!(evidence(&found[0], "number_of_sources"), 62.0);
    }
}
