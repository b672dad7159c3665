#![doc = include_str!("split_toll.md")]

use super::repeated_total::{exact_toll, says_split};
use crate::message::Message;
use crate::model::{Claim, CountType, Dated, Extent, Status, Vocabulary};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "S009",
    name: "split-toll",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-split-toll",
    page: include_str!("split_toll.md"),
    thresholds: &[&LEAST_ROWS, &LEAST_TOLL],
    check: Check::Event(check),
};

/// Two or three whole figures are often equal, and their sum is often what another source counts.
static LEAST_ROWS: Threshold =
    Threshold::graded("least_rows", [5.0, 4.0, 3.0], "how many equal whole figures are no chance");
/// Ones and twos are equal by themselves.
static LEAST_TOLL: Threshold =
    Threshold::graded("least_toll", [40.0, 20.0, 12.0], "how large a toll that whole figures add up to must be");

/// Figures written with two digits differ by no more where one toll is divided: 33.33 and 33.34.
const WRITTEN: f64 = 0.011;
/// What writing with two digits takes from each figure.
const LOST: f64 = 0.005;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for group in groups(scene).into_values() {
        let fractions = divided(&group);
        for rows in &fractions {
            out.push(fractional(scene, rows));
        }
        let whole: Vec<Row> = group.into_iter().filter(|row| row.toll.fract() == 0.0).collect();
        out.extend(noted(scene, &whole).or_else(|| as_another_counts(scene, &whole)));
    }
}

/// The rows of an event with fractions that divide a toll.
pub(in crate::rules) fn divided_rows(scene: &Scene) -> BTreeSet<usize> {
    let found = groups(scene).into_values().flat_map(|group| divided(&group));
    found.flatten().map(|row| row.claim.row).collect()
}

#[derive(Clone, Copy)]
struct Row<'a> {
    toll: f64,
    claim: Claim<'a>,
}

type Key<'a> = (Option<u32>, Status, [Option<&'a str>; 4]);

/// Exact figures of one source for one sort of people, by size; of rows that only repeat each other the first.
fn groups<'a>(scene: &Scene<'a>) -> BTreeMap<Key<'a>, Vec<Row<'a>>> {
    type Slot<'a> = ([Option<Dated>; 2], [Option<&'a str>; 4]);
    let mut groups: BTreeMap<Key, BTreeMap<(u64, Slot), Row>> = BTreeMap::new();
    for claim in scene.event.claims() {
        let Some(toll) = exact_toll(claim).filter(|toll| *toll > 0.0) else { continue };
        if scene.lineage.counts(claim.row)
            && !scene.lineage.is_derived(claim.row)
            && matches!(claim.extent(), Some(Extent::Whole | Extent::Part))
            && claim.count_type() != Some(CountType::Cumulative)
        {
            let harm = claim.harm_or_killed().word();
            let texts = [Some(harm), claim.victim_party(), claim.only_demographic(), claim.scope()];
            let key = (scene.view.source.code(claim.row), claim.status_or_all(), texts);
            let slot = (
                [claim.date_start(), claim.date_end()],
                [claim.place(), claim.admin1(), claim.perpetrator(), claim.label()],
            );
            // The bits of numbers above 0 are in the order of the numbers.
            groups.entry(key).or_default().entry((toll.to_bits(), slot)).or_insert(Row { toll, claim });
        }
    }
    groups.into_iter().map(|(key, rows)| (key, rows.into_values().collect())).collect()
}

/// Fractions that are equal as far as they are written, and a whole number together.
fn divided<'a>(group: &[Row<'a>]) -> Vec<Vec<Row<'a>>> {
    let fractions: Vec<Row> = group.iter().copied().filter(|row| (row.toll - row.toll.round()).abs() >= LOST).collect();
    let alike = fractions.chunk_by(|a, b| b.toll - a.toll < WRITTEN);
    let whole = |rows: &&[Row]| {
        let sum = sum(rows);
        rows.len() > 1 && (sum - sum.round()).abs() <= LOST * rows.len() as f64 && sum.round() >= 1.0
    };
    alike.filter(whole).map(<[Row]>::to_vec).collect()
}

fn fractional(scene: &Scene, rows: &[Row]) -> Finding {
    let toll = sum(rows).round();
    let other = scene.peers.iter().any(|claim| exact_toll(*claim) == Some(toll));
    // Two halves may be two means; a third is no mean of two.
    let sure = other || rows.len() > 2;
    finding(scene, "split-toll", rows, toll).confidence(if sure { Confidence::High } else { Confidence::Medium })
}

/// Whole figures whose notes say that a toll was divided.
fn noted(scene: &Scene, whole: &[Row]) -> Option<Finding> {
    let noted: Vec<Row> = whole.iter().copied().filter(|row| says_split(row.claim)).collect();
    let equal = noted.chunk_by(|a, b| a.toll == b.toll).max_by_key(|rows| rows.len()).filter(|rows| rows.len() > 1)?;
    let finding = finding(scene, "split-toll-noted", equal, sum(equal));
    Some(finding.severity(Severity::Note).confidence(Confidence::Medium))
}

/// Whole figures, all that the source gives, which together are what another source counts in all.
fn as_another_counts(scene: &Scene, whole: &[Row]) -> Option<Finding> {
    let first = whole.first()?;
    let toll = sum(whole);
    let reported =
        |claim: Claim| claim.named().is_some() || claim.quote().is_some() || scene.lineage.whole(claim.row).is_some();
    if (whole.len() as f64) < scene.thresholds.of(&LEAST_ROWS)
        || toll < scene.thresholds.of(&LEAST_TOLL)
        || whole.iter().any(|row| row.toll != first.toll || reported(row.claim))
        || whole.iter().any(|row| row.claim.reported_by() != first.claim.reported_by())
    {
        return None;
    }
    let alike = |claim: &&Claim| {
        exact_toll(**claim) == Some(toll)
            && scene.apart(**claim, first.claim)
            && crate::rules::scene::group_key(**claim) == crate::rules::scene::group_key(first.claim)
            && claim.scope() == first.claim.scope()
    };
    let other = scene.peers.iter().find(alike)?;
    let mut finding = finding(scene, "split-toll-other", whole, toll).confidence(Confidence::Low);
    finding.message = finding.message.with("other", scene.who(*other));
    finding.claims.push(other.row);
    Some(finding)
}

fn finding(scene: &Scene, key: &'static str, rows: &[Row], toll: f64) -> Finding {
    let first = rows.iter().min_by_key(|row| row.claim.row);
    let mut message = Message::new(key).with("n", rows.len()).with("sum", toll);
    if let Some(first) = first {
        message = message.with("claim", scene.said(first.claim)).with("who", scene.who(first.claim));
    }
    let mut claims: Vec<usize> = rows.iter().map(|row| row.claim.row).collect();
    claims.sort_unstable();
    Finding::new(&RULE, scene.event.index, message, claims)
        .evidence("toll", toll)
        .evidence("number_of_rows", rows.len() as f64)
}

fn sum(rows: &[Row]) -> f64 {
    rows.iter().map(|row| row.toll).sum()
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::{found, said};
    use crate::rules::{Confidence, Finding, Severity};

    const HEAD: &str = "claim_id,event,source,place,extent,best,named,note\n";

    fn rows(figures: &[&str], note: &str) -> String {
        let row = |(n, figure): (usize, &&str)| format!("P{n},e,A,Place {n},part,{figure},,{note}\n");
        figures.iter().enumerate().map(row).collect()
    }
    fn findings(rows: &str) -> Vec<Finding> {
        found("split-toll", &format!("{HEAD}{rows}"))
    }
    fn toll(rows: &str) -> Option<f64> {
        findings(rows).first().map(|finding| finding.evidence[0].1)
    }

    #[test]
    fn thirds_and_quarters_are_found_with_the_toll_that_they_make() {
        assert_eq!(toll(&rows(&["33.33", "33.34", "33.33"], "")), Some(100.0));
        assert_eq!(toll(&rows(&["12.5"; 4], "")), Some(50.0));
        assert_eq!(toll(&rows(&["0.33"; 3], "")), Some(1.0));
        assert_eq!(findings(&rows(&["12.5"; 4], ""))[0].confidence, Confidence::High);
        assert_eq!(findings(&rows(&["12.5"; 2], ""))[0].confidence, Confidence::Medium);
        assert!(found("fractional-toll", &format!("{HEAD}{}", rows(&["12.5"; 4], ""))).is_empty(), "it is said once");
    }

    #[test]
    fn fractions_that_make_no_whole_number_and_different_ones_are_not() {
        assert_eq!(toll(&rows(&["12.4"; 4], "")), None);
        assert_eq!(toll(&rows(&["12.5", "13.5"], "")), None);
        assert_eq!(found("fractional-toll", &format!("{HEAD}{}", rows(&["12.4"; 4], ""))).len(), 1);
    }

    #[test]
    fn whole_figures_are_found_where_another_source_counts_their_sum() {
        let other = "W,e,B,,whole,48,,\n";
        let equal = rows(&["12"; 4], "");
        assert_eq!(findings(&format!("{equal}{other}"))[0].confidence, Confidence::Low);
        assert_eq!(toll(&equal), None, "nobody counts 48");
        assert_eq!(toll(&format!("{}{other}", rows(&["12", "12", "12", "12", "9"], ""))), None, "one of five differs");
        assert_eq!(toll(&format!("{}{other}", equal.replace(",12,,", ",12,12,"))), None, "each has its names");
        assert_eq!(toll(&format!("{}W,e,B,,whole,9,,\n", rows(&["3"; 3], ""))), None, "too small to tell");
    }

    #[test]
    fn a_note_that_says_so_is_enough_and_only_a_note() {
        let found = findings(&rows(&["4"; 3], "12 fatalities split over three days"));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Note));
        let text = said("split-toll", &format!("{HEAD}{}", rows(&["4"; 3], "split"))).concat();
        assert!(text.contains("together they are 12"), "{text}");
    }

    #[test]
    fn rows_that_only_repeat_each_other_are_not_parts() {
        assert_eq!(toll("A,e,A,Alpha,whole,12.5,,\nB,e,A,Alpha,whole,12.5,,\n"), None);
    }
}
