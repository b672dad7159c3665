#![doc = include_str!("stale_figure.md")]

use super::revisions::revisions;
use crate::message::phrase::figure;
use crate::message::{Arg, Message};
use crate::model::{Claim, Window};
use crate::rules::scene::same_figure;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T008",
    name: "stale-figure",
    family: "time",
    severity: Severity::Warning,
    hint: "hint-stale-figure",
    page: include_str!("stale_figure.md"),
    thresholds: &[&GRACE, &LONG],
    check: Check::Event(check),
};

/// A text may have been written before the revision and printed after it.
static GRACE: Threshold =
    Threshold::graded("grace_days", [14.0, 7.0, 2.0], "how long after a revision the old figure may still appear");
/// After this time everyone could know of the revision.
static LONG: Threshold = Threshold::fixed("long_days", 30.0, "from when on confidence is high");

/// A re-report of an old figure, with the revision that was out before it.
pub(super) struct Stale<'a> {
    claim: Claim<'a>,
    origin: Claim<'a>,
    revision: Claim<'a>,
    days: i32,
    /// The claim at the end of the revisions.
    pub latest: Claim<'a>,
}

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for Stale { claim, origin, revision, days, .. } in stale(scene, &revisions(scene)) {
        let message = Message::new("stale-figure")
            .with("claim", scene.who(claim))
            .with("figure", figure(claim))
            .with("source", scene.source(revision))
            .with("revised", figure(revision))
            .with("days", f64::from(days))
            .with("when", Arg::Window(Window { start: revision.published(), end: revision.published() }));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row, revision.row, origin.row])
                .confidence(if f64::from(days) > scene.thresholds.of(&LONG) {
                    Confidence::High
                } else {
                    Confidence::Medium
                })
                .evidence("days_after_revision", f64::from(days)),
        );
    }
}

/// Re-reports of revised claims that were published more than the days of grace after a revision that they do not fit.
pub(super) fn stale<'a>(scene: &Scene<'a>, revisions: &[(Claim<'a>, Claim<'a>)]) -> Vec<Stale<'a>> {
    let next: BTreeMap<usize, Claim> = revisions.iter().map(|(newer, older)| (older.row, *newer)).collect();
    let grace = scene.thresholds.of(&GRACE);
    let mut found = Vec::new();
    for &(claim, origin) in scene.repeats.iter().filter(|(_, origin)| next.contains_key(&origin.row)) {
        let Some(published) = claim.published() else { continue };
        let mut out_before = None;
        let mut latest = origin;
        let mut steps = 0;
        while let Some(newer) = next.get(&latest.row).copied().filter(|_| steps < next.len()) {
            if let Some(out) = newer.published() {
                let days = published.start - out.end;
                if f64::from(days) > grace {
                    out_before = Some((newer, days));
                }
            }
            latest = newer;
            steps += 1;
        }
        let Some((revision, days)) = out_before else { continue };
        let fits = |other: Claim| claim.interval().zip(other.interval()).is_none_or(|(a, b)| a.meets(&b));
        let comparable = same_figure(claim, revision)
            && claim.harm_or_killed() == revision.harm_or_killed()
            && claim.scope() == revision.scope();
        if comparable && fits(origin) && !fits(revision) {
            found.push(Stale { claim, origin, revision, days, latest });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    const REVISED: &str = "A,e,N,2024-03-01,10,,\nB,e,N,2024-03-05,15,A,\n";

    fn findings(rows: &str) -> Vec<Finding> {
        found(
            "stale-figure",
            &format!("claim_id,event,source,published,figure,supersedes,derived_from\n{REVISED}{rows}"),
        )
    }

    #[test]
    fn an_old_figure_long_after_its_revision_is_found_the_surer_the_later() {
        assert_eq!(findings("R,e,N,2024-03-20,10,,A")[0].confidence, Confidence::Medium);
        assert_eq!(findings("R,e,N,2024-06-20,10,,A")[0].confidence, Confidence::High);
        assert!(
            found(
                "superseded-figure",
                &format!(
                    "claim_id,event,source,published,figure,supersedes,derived_from\n{REVISED}R,e,N,2024-06-20,10,,A"
                )
            )
            .is_empty(),
            "it is said once"
        );
    }

    #[test]
    fn days_of_grace_an_unknown_day_and_a_figure_that_admits_the_revision_are_left_alone() {
        assert!(findings("R,e,N,2024-03-10,10,,A").is_empty());
        assert!(findings("R,e,N,2024-03,10,,A").is_empty());
        assert!(findings("R,e,N,,10,,A").is_empty());
        assert!(findings("R,e,N,2024-06-20,at least 10,,A").is_empty());
        assert!(findings("R,e,N,2024-06-20,15,,B").is_empty());
    }

    #[test]
    fn a_later_revision_that_was_not_yet_out_is_not_held_against_it() {
        let found = findings("C,e,N,2025-01-01,18,B,\nR,e,N,2024-06-20,10,,A");
        assert_eq!(found[0].claims[1], 1, "the revision that was out");
    }
}
