#![doc = include_str!("published_before_event.md")]

use crate::message::{Arg, Message};
use crate::model::{Claim, Dated, Precision, Window};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T004",
    name: "published-before-event",
    family: "time",
    severity: Severity::Error,
    hint: "hint-published-before-event",
    page: include_str!("published_before_event.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// Where it is evening on one side of the world, it is the next day on the other.
const TIME_ZONES_DAYS: i32 = 1;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut early: BTreeMap<(Option<u32>, Dated, Dated), Vec<Claim>> = BTreeMap::new();
    for claim in scene.event.claims() {
        if let (Some(published), Some(first)) = (claim.published(), first_day(claim))
            && published.end < first.start
        {
            early.entry((scene.view.source.code(claim.row), published, first)).or_default().push(claim);
        }
    }
    for ((_, published, first), claims) in early {
        let Some(&claim) = claims.first() else { continue };
        let date = |day: Dated| Arg::Window(Window { start: Some(day), end: Some(day) });
        let days = first.start - published.end;
        let message = Message::new("published-before-event")
            .with("claim", scene.said(claim))
            .with("published", date(published))
            .with("first", date(first));
        out.push(
            Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect())
                .confidence(if days <= TIME_ZONES_DAYS { Confidence::Medium } else { Confidence::High })
                .evidence("days", f64::from(days)),
        );
    }
}

/// The first day that the figure covers, where it is known to the day.
fn first_day(claim: Claim) -> Option<Dated> {
    let exact = claim.date_precision().is_none_or(|precision| precision == Precision::Day);
    claim.date_start().filter(|start| exact && start.precision == Precision::Day)
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    fn findings(published: &str, start: &str, precision: &str) -> Vec<Finding> {
        let head = "event,date_start,date_precision,source,published,status,figure\n";
        let row = |status: &str| format!("e,{start},{precision},A,{published},{status},12\n");
        found("published-before-event", &format!("{head}{}{}", row("all"), row("civilian")))
    }

    #[test]
    fn a_figure_published_before_its_first_day_is_found_once_for_all_its_claims() {
        let found = findings("2024-02-20", "2024-03-01", "");
        assert_eq!((found.len(), found[0].claims.len(), found[0].confidence), (1, 2, Confidence::High));
        assert_eq!(findings("2024-02-29", "2024-03-01", "")[0].confidence, Confidence::Medium);
    }

    #[test]
    fn a_month_may_hold_both_and_a_day_that_is_not_exact_decides_nothing() {
        assert!(findings("2024-03", "2024-03-15", "").is_empty());
        assert!(findings("2024-03-10", "2024-03-15", "month").is_empty());
        assert!(findings("2024-03-10", "2024-03", "").is_empty());
        assert!(findings("2024-03-01", "2024-03-01", "").is_empty());
    }
}
