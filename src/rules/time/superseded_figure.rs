#![doc = include_str!("superseded_figure.md")]

use super::revisions::{revisions, same_numbers};
use super::stale_figure::stale;
use crate::message::Message;
use crate::model::Claim;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T005",
    name: "superseded-figure",
    family: "time",
    severity: Severity::Note,
    hint: "hint-superseded-figure",
    page: include_str!("superseded_figure.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many earlier figures the sentence quotes.
const QUOTED: usize = 3;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let revisions = revisions(scene);
    if revisions.is_empty() {
        return;
    }
    let told: Vec<usize> = stale(scene, &revisions).iter().map(|stale| stale.latest.row).collect();
    let mut older: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for (newer, revised) in &revisions {
        older.entry(newer.row).or_default().push(*revised);
    }
    for &row in older.keys() {
        let latest = scene.view.claim(row);
        if scene.lineage.is_superseded(row) || told.contains(&row) {
            continue;
        }
        let mut before: BTreeMap<usize, Claim> = BTreeMap::new();
        let mut open = vec![row];
        while let Some(at) = open.pop() {
            for claim in older.get(&at).into_iter().flatten() {
                if before.insert(claim.row, *claim).is_none() {
                    open.push(claim.row);
                }
            }
        }
        let before: Vec<Claim> = before.into_values().filter(|claim| !same_numbers(*claim, latest)).collect();
        if before.is_empty() {
            continue;
        }
        let dated = |claim: &Claim| claim.published().zip(latest.published()).is_some_and(|(a, b)| a.start <= b.end);
        let message = Message::new("superseded-figure")
            .with("latest", scene.said(latest))
            .with("before", scene.said_all(&before, QUOTED));
        let rows = std::iter::once(row).chain(before.iter().map(|claim| claim.row)).collect();
        out.push(
            Finding::new(&RULE, scene.event.index, message, rows)
                .confidence(if before.iter().all(dated) { Confidence::High } else { Confidence::Medium })
                .evidence("number_of_earlier_claims", before.len() as f64),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    fn findings(rows: &str) -> Vec<Finding> {
        found("superseded-figure", &format!("claim_id,event,source,published,figure,supersedes\n{rows}"))
    }

    #[test]
    fn a_chain_of_revisions_is_one_note_under_its_last() {
        let found = findings("A,e,N,2024-03-01,10,\nB,e,N,2024-03-05,12,A\nC,e,N,2024-03-09,15,B");
        assert_eq!(
            (found.len(), found[0].claims.as_slice(), found[0].confidence),
            (1, &[2, 0, 1][..], Confidence::High)
        );
    }

    #[test]
    fn the_same_number_again_and_the_word_of_another_source_revise_nothing() {
        assert!(findings("A,e,N,2024-03-01,10,\nB,e,N,2024-03-05,10,A").is_empty());
        assert!(findings("A,e,N,2024-03-01,10,\nB,e,M,2024-03-05,12,A").is_empty());
    }

    #[test]
    fn without_dates_or_against_them_the_order_is_only_what_the_row_says() {
        assert_eq!(findings("A,e,N,,10,\nB,e,N,,12,A")[0].confidence, Confidence::Medium);
        assert_eq!(findings("A,e,N,2024-03-05,10,\nB,e,N,2024-03-01,12,A")[0].confidence, Confidence::Medium);
    }
}
