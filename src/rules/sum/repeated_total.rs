#![doc = include_str!("repeated_total.md")]

use super::parts::{Parts, apart_in_time, floor};
use crate::message::{Arg, Message};
use crate::model::{Claim, CountType, Extent, PartAxis, Status};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S005",
    name: "repeated-total",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-repeated-total",
    page: include_str!("repeated_total.md"),
    thresholds: &[&LEAST_ROWS, &LEAST_TOLL],
    check: Check::Event(check),
};

/// Fewer days with one figure are often chance.
static LEAST_ROWS: Threshold =
    Threshold::graded("least_rows", [4.0, 3.0, 2.0], "how many days with one figure are no chance");
/// Smaller tolls are often equal by chance.
static LEAST_TOLL: Threshold =
    Threshold::graded("least_toll", [50.0, 20.0, 10.0], "how large a toll is hardly equal by chance");

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for group in Parts::gather(scene) {
        let adding = group.adding();
        let parts = as_large_as_the_whole(&group, &adding);
        if parts.is_empty() {
            continue;
        }
        let message = group.message("repeated-total", &parts, floor(group.whole)).with("n", parts.len());
        out.push(
            Finding::new(&RULE, scene.event.index, message, group.rows(&parts))
                .confidence(group.confidence(&parts))
                .evidence("toll", floor(group.whole))
                .evidence("number_of_rows", parts.len() as f64),
        );
    }
    by_day_without_a_whole(scene, out);
}

/// The parts by day or place that give the very figure of their whole, if there are several.
pub(super) fn as_large_as_the_whole<'a>(group: &Parts<'a>, adding: &[Claim<'a>]) -> Vec<Claim<'a>> {
    if !matches!(group.axis, PartAxis::Time | PartAxis::Place) || floor(group.whole) <= 0.0 {
        return Vec::new();
    }
    let parts: Vec<Claim> = adding.iter().copied().filter(|part| ends(*part) == ends(group.whole)).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

fn ends(claim: Claim) -> [Option<f64>; 3] {
    [claim.low(), claim.best(), claim.high()]
}

type Key<'a> = (Option<u32>, u64, Status, [Option<&'a str>; 6]);

fn by_day_without_a_whole(scene: &Scene, out: &mut Vec<Finding>) {
    let (least_rows, least_toll) = (scene.thresholds.of(&LEAST_ROWS) as usize, scene.thresholds.of(&LEAST_TOLL));
    let mut groups: BTreeMap<Key, Vec<Claim>> = BTreeMap::new();
    for claim in scene.event.claims() {
        let Some(toll) = exact_toll(claim).filter(|toll| *toll >= least_toll) else { continue };
        if scene.lineage.counts(claim.row)
            && !scene.lineage.is_derived(claim.row)
            && scene.lineage.whole(claim.row).is_none()
            && matches!(claim.extent(), Some(Extent::Whole | Extent::Part))
            && claim.count_type() != Some(CountType::Cumulative)
            && !says_split(claim)
        {
            let harm = crate::model::Vocabulary::word(claim.harm_or_killed());
            let texts = [
                Some(harm),
                claim.victim_party(),
                claim.only_demographic(),
                claim.scope(),
                claim.place(),
                claim.admin1(),
            ];
            let key = (scene.view.source.code(claim.row), toll.to_bits(), claim.status_or_all(), texts);
            groups.entry(key).or_default().push(claim);
        }
    }
    for claims in groups.into_values().filter(|claims| claims.len() >= least_rows) {
        let days = apart_in_time(&claims);
        let (Some(first), true) = (days.first().copied(), days.len() >= least_rows) else { continue };
        let toll = floor(first);
        // A round number returns by itself.
        let round = toll % 5.0 == 0.0;
        let windows = days.iter().take(least_rows).map(|claim| Arg::Window(claim.window())).collect();
        let message = Message::new("repeated-total-days")
            .with("claim", scene.said(first))
            .with("n", days.len())
            .with("windows", Arg::List(windows));
        out.push(
            Finding::new(&RULE, scene.event.index, message, days.iter().map(|claim| claim.row).collect())
                .severity(if round { Severity::Note } else { Severity::Warning })
                .confidence(if round { Confidence::Low } else { Confidence::Medium })
                .evidence("toll", toll)
                .evidence("number_of_rows", days.len() as f64),
        );
    }
}

/// The figure of a claim that leaves nothing open.
pub(super) fn exact_toll(claim: Claim) -> Option<f64> {
    let interval = claim.interval()?;
    interval.low().filter(|low| Some(*low) == interval.high())
}

/// Coders who divide a toll over days say so in their notes.
pub(super) fn says_split(claim: Claim) -> bool {
    claim.note().is_some_and(|note| {
        let note = note.to_lowercase();
        ["split", "divided", "evenly"].iter().any(|word| note.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    fn findings(rows: &str) -> Vec<Finding> {
        let head = "claim_id,event,date_start,date_end,source,count_type,figure,part_of,part_axis,note\n";
        found("repeated-total", &format!("{head}{rows}"))
    }
    fn three_days(figure: &str, kind: &str, note: &str) -> Vec<Finding> {
        let row = |day: u8| format!("P{day},e,2024-03-0{day},2024-03-0{day},A,{kind},{figure},,,{note}\n");
        findings(&[row(1), row(2), row(3)].concat())
    }

    #[test]
    fn a_whole_written_on_each_of_its_days_is_found() {
        let rows = "W,e,2024-03-01,2024-03-02,A,,12,,,\nP,e,2024-03-01,2024-03-01,A,,12,W,time,\nQ,e,2024-03-02,2024-03-02,A,,12,W,time,";
        assert_eq!(findings(rows).len(), 1);
        let head = "claim_id,event,date_start,date_end,source,count_type,figure,part_of,part_axis,note\n";
        assert!(found("sub-event-sums-differ", &format!("{head}{rows}")).is_empty(), "it is said once");
        assert!(findings(&rows.replace("A,,12", "A,,0")).is_empty());
    }

    #[test]
    fn three_days_with_one_toll_are_asked_about_and_a_round_one_with_less_confidence() {
        assert_eq!(three_days("47", "daily", "")[0].confidence, Confidence::Medium);
        assert_eq!(three_days("40", "daily", "")[0].confidence, Confidence::Low);
    }

    #[test]
    fn small_bounded_cumulative_and_divided_tolls_are_left_alone() {
        assert!(three_days("4", "daily", "").is_empty());
        assert!(three_days("at least 47", "daily", "").is_empty());
        assert!(three_days("47", "cumulative", "").is_empty());
        assert!(three_days("47", "daily", "Fatalities split over three days").is_empty());
    }
}
