#![doc = include_str!("cumulative_falls.md")]

use super::parts::{ceiling, floor};
use crate::message::{Arg, Message};
use crate::model::{Claim, CountType, Dated, Harm, Vocabulary, Window};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S006",
    name: "cumulative-falls",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-cumulative-falls",
    page: include_str!("cumulative_falls.md"),
    thresholds: &[&SEVERAL_VOICES],
    check: Check::Event(check),
};

/// A series that falls so often is hardly one count: its source's name may stand for several voices.
static SEVERAL_VOICES: Threshold =
    Threshold::fixed("several_voices_falls", 3.0, "after how many falls a name may stand for several voices");

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
        let falls = falls(&claims);
        let depth = |fall: &Fall| floor(fall.high.1) - ceiling(fall.low.1);
        let deepest = falls.iter().max_by(|a, b| depth(a).total_cmp(&depth(b)).then(b.low.1.row.cmp(&a.low.1.row)));
        out.extend(deepest.map(|fall| finding(scene, fall, falls.len())));
    }
}

/// A figure and the lower one that came after it.
struct Fall<'a> {
    high: (Dated, Claim<'a>),
    low: (Dated, Claim<'a>),
}

/// The falls of a series in order of days; what follows a fall is measured against the lower figure.
fn falls<'a>(claims: &[(Dated, Claim<'a>)]) -> Vec<Fall<'a>> {
    let mut found = Vec::new();
    let mut highest: Option<(Dated, Claim)> = None;
    for &(day, claim) in claims {
        match highest {
            Some(high) if high.0.end < day.start && ceiling(claim) < floor(high.1) => {
                found.push(Fall { high, low: (day, claim) });
                highest = Some((day, claim));
            }
            Some((_, high)) if floor(claim) < floor(high) => {}
            _ => highest = Some((day, claim)),
        }
    }
    found
}

fn finding(scene: &Scene, fall: &Fall, falls: usize) -> Finding {
    let date = |day: Dated| Arg::Window(Window { start: Some(day), end: Some(day) });
    let ((before, high), (day, claim)) = (fall.high, fall.low);
    let message = Message::new("cumulative-falls")
        .with("high", scene.said(high))
        .with("before", date(before))
        .with("figure", crate::message::phrase::figure(claim))
        .with("day", date(day));
    let carried_alike = claim.reported_by() == high.reported_by() && claim.reported_by().is_some();
    let confidence = match claim.as_of().is_some() && high.as_of().is_some() && carried_alike {
        _ if stands_for_several(&scene.source(claim)) || falls as f64 >= scene.thresholds.of(&SEVERAL_VOICES) => {
            Confidence::Low
        }
        true => Confidence::High,
        false => Confidence::Medium,
    };
    Finding::new(&RULE, scene.event.index, message, vec![claim.row, high.row])
        .confidence(confidence)
        .evidence("earlier_low", floor(high))
        .evidence("later_high", ceiling(claim))
        .evidence("number_of_falls", falls as f64)
}

/// Whether a name is of a class of sources: "Other", "Ukrainian sources".
fn stands_for_several(source: &str) -> bool {
    let source = source.to_lowercase();
    source.split_whitespace().any(|word| ["other", "others", "source", "sources", "various", "media"].contains(&word))
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
    fn a_running_count_that_falls_is_found_once_by_its_deepest_fall() {
        let rows = "A,e,M,,2024-03-01,,killed,cumulative,100,\nB,e,M,,2024-03-02,,killed,cumulative,80,\nC,e,M,,2024-03-03,,killed,cumulative,90,";
        let found = findings(rows);
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::Medium));
        assert_eq!(findings(&rows.replace(",M,,", ",M,Daily,"))[0].confidence, Confidence::High);
        assert!(findings(&rows.replace("80", "at least 80").replace("90", "about 100")).is_empty());
        assert!(findings(&rows.replace("killed", "missing")).is_empty());
    }

    #[test]
    fn a_name_whose_count_falls_again_and_again_may_stand_for_several_voices() {
        let row = |day: usize, n: usize| format!("P{day},e,M,,2024-03-0{day},,killed,cumulative,{n},\n");
        let rows: String = [50, 40, 80, 20, 60, 55].iter().enumerate().map(|(at, n)| row(at + 1, *n)).collect();
        let found = findings(&rows);
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::Low));
        assert_eq!(found[0].evidence[..2], [("earlier_low", 80.0), ("later_high", 20.0)]);
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
