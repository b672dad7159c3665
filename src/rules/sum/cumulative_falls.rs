#![doc = include_str!("cumulative_falls.md")]

use super::parts::{ceiling, floor};
use crate::message::{Arg, Message};
use crate::model::{Claim, CountType, Dated, Harm, Vocabulary, Window};
use crate::rules::{Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S006",
    name: "cumulative-falls",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-cumulative-falls",
    page: include_str!("cumulative_falls.md"),
    check,
};

type Key<'a> = (Option<u32>, [Option<&'a str>; 9], Option<Dated>);

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut series: BTreeMap<Key, Vec<(Dated, Claim)>> = BTreeMap::new();
    for claim in scene.event.claims() {
        // The missing are found and the displaced return: those counts may fall.
        if claim.count_type() == Some(CountType::Cumulative)
            && matches!(claim.harm_or_killed(), Harm::Killed | Harm::Injured | Harm::Casualties)
            && scene.lineage.counts(claim.row)
            && !scene.lineage.is_derived(claim.row)
            && let Some(day) = claim.as_of().or(claim.published())
        {
            // Carriers lag: without a day up to which it counts, only figures of one carrier are in order.
            let carrier = if claim.as_of().is_some() { None } else { claim.reported_by().or(Some("")) };
            let texts = [
                Some(claim.harm_or_killed().word()),
                Some(claim.status_or_all().word()),
                claim.victim_party(),
                claim.only_demographic(),
                claim.scope(),
                claim.place(),
                claim.admin1(),
                claim.part_of(),
                carrier,
            ];
            let key = (scene.view.source.code(claim.row), texts, claim.date_start());
            series.entry(key).or_default().push((day, claim));
        }
    }
    for mut claims in series.into_values() {
        claims.sort_by_key(|(day, claim)| (*day, claim.row));
        let mut highest: Option<(Dated, Claim)> = None;
        for (day, claim) in claims {
            match highest {
                Some((before, high)) if before.end < day.start && ceiling(claim) < floor(high) => {
                    out.push(finding(scene, (day, claim), (before, high)));
                    // What follows is measured against the lower figure: one finding for each fall.
                    highest = Some((day, claim));
                }
                Some((_, high)) if floor(claim) < floor(high) => {}
                _ => highest = Some((day, claim)),
            }
        }
    }
}

fn finding(scene: &Scene, (day, claim): (Dated, Claim), (before, high): (Dated, Claim)) -> Finding {
    let date = |day: Dated| Arg::Window(Window { start: Some(day), end: Some(day) });
    let message = Message::new("cumulative-falls")
        .with("high", scene.said(high))
        .with("before", date(before))
        .with("figure", crate::message::phrase::figure(claim))
        .with("day", date(day));
    let dated = claim.as_of().is_some() && high.as_of().is_some();
    Finding::new(&RULE, scene.event.index, message, vec![claim.row, high.row])
        .confidence(if dated { Confidence::High } else { Confidence::Medium })
        .evidence("earlier_low", floor(high))
        .evidence("later_high", ceiling(claim))
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    fn findings(rows: &str) -> Vec<Finding> {
        let head = "claim_id,event,source,reported_by,as_of,published,harm,count_type,figure,supersedes\n";
        found("cumulative-falls", &format!("{head}{rows}"))
    }

    #[test]
    fn a_running_count_that_falls_is_found_once_for_each_fall() {
        let rows = "A,e,M,,2024-03-01,,killed,cumulative,100,\nB,e,M,,2024-03-02,,killed,cumulative,80,\nC,e,M,,2024-03-03,,killed,cumulative,90,";
        let found = findings(rows);
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::High));
        assert!(findings(&rows.replace("80", "at least 80").replace("90", "about 100")).is_empty());
        assert!(findings(&rows.replace("killed", "missing")).is_empty());
    }

    #[test]
    fn a_revision_and_a_late_carrier_are_no_fall() {
        assert!(
            findings("A,e,M,,2024-03-01,,killed,cumulative,100,\nB,e,M,,2024-03-02,,killed,cumulative,80,A").is_empty()
        );
        let late = "A,e,M,Daily,,2024-03-01,killed,cumulative,100,\nB,e,M,Weekly,,2024-03-02,killed,cumulative,80,";
        assert!(findings(late).is_empty());
        assert_eq!(findings(&late.replace("Weekly", "Daily"))[0].confidence, Confidence::Medium);
    }
}
