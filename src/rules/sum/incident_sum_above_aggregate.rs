#![doc = include_str!("incident_sum_above_aggregate.md")]

use super::parts::{apart_in_time, ceiling, floor};
use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::{Claim, CountType, Extent, Vocabulary};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S007",
    name: "incident-sum-above-aggregate",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-incident-sum-above-aggregate",
    page: include_str!("incident_sum_above_aggregate.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many aggregates of one source and one sort of people are tried: the lowest, which are exceeded first.
const TRIED: usize = 20;
/// How many incidents the sentence quotes.
const QUOTED: usize = 3;

type Key<'a> = (Option<u32>, [Option<&'a str>; 5]);

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut groups: BTreeMap<Key, (Vec<Claim>, Vec<Claim>)> = BTreeMap::new();
    for claim in scene.event.claims() {
        if !scene.lineage.counts(claim.row) || scene.lineage.is_derived(claim.row) || claim.exact_days().is_none() {
            continue;
        }
        let texts = [
            Some(claim.harm_or_killed().word()),
            Some(claim.status_or_all().word()),
            claim.victim_party(),
            claim.only_demographic(),
            claim.scope(),
        ];
        let (aggregates, incidents) = groups.entry((scene.view.source.code(claim.row), texts)).or_default();
        match claim.extent() {
            Some(Extent::Aggregate) if ceiling(claim).is_finite() => aggregates.push(claim),
            Some(Extent::Whole | Extent::Part) if claim.count_type() != Some(CountType::Cumulative) => {
                incidents.push(claim);
            }
            _ => {}
        }
    }
    for (mut aggregates, incidents) in groups.into_values() {
        aggregates.sort_by(|a, b| ceiling(*a).total_cmp(&ceiling(*b)).then(a.row.cmp(&b.row)));
        for aggregate in aggregates.into_iter().take(TRIED) {
            let inside: Vec<Claim> = incidents.iter().copied().filter(|claim| is_inside(*claim, aggregate)).collect();
            let inside = apart_in_time(&inside);
            let sum: f64 = inside.iter().map(|claim| floor(*claim)).sum();
            if sum > ceiling(aggregate) {
                out.push(finding(scene, aggregate, &inside, sum));
            }
        }
    }
}

fn finding(scene: &Scene, aggregate: Claim, inside: &[Claim], sum: f64) -> Finding {
    let message = Message::new("incident-sum-above-aggregate")
        .with("incidents", scene.said_all(inside, QUOTED))
        .with("sum", sum)
        .with("figure", figure(aggregate))
        .with("window", crate::message::Arg::Window(aggregate.window()));
    let known = |claim: &Claim| claim.published().zip(aggregate.published()).is_some_and(|(a, b)| a.end <= b.start);
    let rows = std::iter::once(&aggregate).chain(inside).map(|claim| claim.row).collect();
    Finding::new(&RULE, scene.event.index, message, rows)
        .confidence(if inside.iter().all(known) { Confidence::High } else { Confidence::Medium })
        .evidence("incidents_low", sum)
        .evidence("aggregate_high", ceiling(aggregate))
        .evidence("number_of_incidents", inside.len() as f64)
}

/// Whether the incident's days lie in the aggregate's, and its place is not known to lie elsewhere.
fn is_inside(incident: Claim, aggregate: Claim) -> bool {
    let days = incident.exact_days().zip(aggregate.exact_days());
    let there = |whole: Option<&str>, part: Option<&str>| whole.is_none() || whole == part;
    days.is_some_and(|(part, whole)| whole.0 <= part.0 && part.1 <= whole.1)
        && there(aggregate.country(), incident.country())
        && there(aggregate.admin1(), incident.admin1())
        && there(aggregate.place(), incident.place())
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    const QUARTER: &str = "G,e,aggregate,2024-01-01,2024-03-31,MLI,,A,2024-04-30,civilian";
    const RAID: &str = "P,e,whole,2024-03-01,2024-03-02,MLI,Alpha,A,2024-03-10,civilian";

    fn findings(rows: &str) -> Vec<Finding> {
        let head = "claim_id,event,extent,date_start,date_end,country,place,source,published,status,figure\n";
        found("incident-sum-above-aggregate", &format!("{head}{rows}"))
    }

    #[test]
    fn one_raid_above_its_quarter_is_found() {
        let found = findings(&format!("{QUARTER},40\n{RAID},50"));
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::High));
        let later = format!("{QUARTER},40\n{},50", RAID.replace("2024-03-10", "2024-06-10"));
        assert_eq!(findings(&later)[0].confidence, Confidence::Medium);
    }

    #[test]
    fn other_people_other_days_other_places_and_bounds_are_not_compared() {
        let against = |raid: &str, total: &str| findings(&format!("{QUARTER},{total}\n{raid},50")).len();
        assert_eq!(against(&RAID.replace("civilian", "all"), "40"), 0);
        assert_eq!(against(&RAID.replace("2024-03-02", "2024-04-02"), "40"), 0);
        assert_eq!(against(&RAID.replace("MLI", "BFA"), "40"), 0);
        assert_eq!(against(&RAID.replace(",A,", ",B,"), "40"), 0);
        assert_eq!(against(RAID, "at least 40"), 0);
    }

    #[test]
    fn claims_of_overlapping_days_are_not_added() {
        let second = RAID.replace("P,", "Q,").replace("2024-03-01", "2024-03-02");
        assert!(findings(&format!("{QUARTER},60\n{RAID},50\n{second},50")).is_empty());
        let apart = second.replace("2024-03-02", "2024-03-20");
        assert_eq!(findings(&format!("{QUARTER},60\n{RAID},50\n{apart},50")).len(), 1);
    }
}
