#![doc = include_str!("precision_false.md")]

use crate::message::{Arg, Message};
use crate::model::{Claim, Dated, Precision, Window};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T007",
    name: "precision-false",
    family: "time",
    severity: Severity::Note,
    hint: "hint-precision-false",
    page: include_str!("precision_false.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut vague: BTreeMap<(Option<u32>, Dated, Precision), Vec<Claim>> = BTreeMap::new();
    for claim in scene.event.claims() {
        if let Some((day, precision)) = day_of_a_longer_span(claim) {
            vague.entry((scene.view.source.code(claim.row), day, precision)).or_default().push(claim);
        }
    }
    for ((_, day, precision), claims) in vague {
        let Some(&claim) = claims.first() else { continue };
        let message = Message::new("precision-false")
            .with("who", scene.who(claim))
            .with("day", Arg::Window(Window { start: Some(day), end: Some(day) }))
            .with("unit", Message::new(unit(precision)));
        out.push(
            Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect())
                .evidence("number_of_claims", claims.len() as f64),
        );
    }
    repeated_more_exactly(scene, out);
}

/// A single day that the claim itself says is known only to the week, month, quarter or year.
fn day_of_a_longer_span(claim: Claim) -> Option<(Dated, Precision)> {
    let precision = claim.date_precision().filter(|precision| *precision != Precision::Day)?;
    let day = claim.date_start().filter(|start| start.precision == Precision::Day)?;
    claim.date_end().is_none_or(|end| end == day).then_some((day, precision))
}

/// Claims that repeat one with a month, and give days within it.
fn repeated_more_exactly(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let (Some((first, last)), Some(reach)) = (days(claim), origin.window().reach()) else { continue };
        let meant = origin.date_start().filter(|start| start.precision != Precision::Day);
        let within = reach.0 <= first && last <= reach.1 && (first, last) != reach;
        if meant.is_none() || !within {
            continue;
        }
        // The carrier may have the days from somebody else who gives them.
        let known = scene.peers.iter().any(|peer| scene.apart(*peer, claim) && days(*peer) == Some((first, last)));
        let message = Message::new("precision-false-repeated")
            .with("claim", scene.who(claim))
            .with("window", Arg::Window(claim.window()))
            .with("origin", scene.source(origin))
            .with("meant", Arg::Window(origin.window()));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row])
                .confidence(if known { Confidence::Low } else { Confidence::Medium })
                .evidence("days", f64::from(last - first + 1))
                .evidence("origin_days", f64::from(reach.1 - reach.0 + 1)),
        );
    }
}

/// The exact days of a claim; of one with a first day alone, that day.
fn days(claim: Claim) -> Option<(i32, i32)> {
    let first = claim.date_start().filter(|start| start.precision == Precision::Day && claim.date_end().is_none());
    claim.exact_days().or(first.map(|day| (day.start, day.end)))
}

fn unit(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "unit-day",
        Precision::Week => "unit-week",
        Precision::Month => "unit-month",
        Precision::Quarter => "unit-quarter",
        Precision::Year => "unit-year",
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    fn findings(rows: &str) -> Vec<Finding> {
        let head = "claim_id,event,date_start,date_end,date_precision,source,status,figure,derived_from\n";
        found("precision-false", &format!("{head}{rows}"))
    }

    #[test]
    fn a_day_of_which_the_row_says_that_it_is_a_month_is_found_once_for_all_its_claims() {
        let rows = "A,e,2024-03-15,,month,N,all,12,\nB,e,2024-03-15,,month,N,civilian,9,";
        assert_eq!((findings(rows).len(), findings(rows)[0].confidence), (1, Confidence::High));
    }

    #[test]
    fn a_window_of_days_and_a_date_written_as_a_month_are_as_exact_as_they_say() {
        assert!(findings("A,e,2024-03-01,2024-03-31,month,N,all,12,").is_empty());
        assert!(findings("A,e,2024-03,,month,N,all,12,").is_empty());
        assert!(findings("A,e,2024-03-15,,day,N,all,12,").is_empty());
    }

    #[test]
    fn a_carrier_that_gives_days_where_the_source_knew_a_month_is_asked_where_they_come_from() {
        let rows = "A,e,2024-03,,,N,all,12,\nB,e,2024-03-15,2024-03-15,,N,all,12,A\n";
        assert_eq!(findings(rows)[0].confidence, Confidence::Medium);
        let known = format!("{rows}C,e,2024-03-15,2024-03-15,,M,all,12,");
        assert_eq!(findings(&known)[0].confidence, Confidence::Low);
        assert!(findings(&rows.replace("2024-03-15,2024-03-15", "2024-03-01,2024-03-31")).is_empty());
        assert_eq!(findings(&rows.replace("2024-03-15,2024-03-15", "2024-03-15,")).len(), 1, "a first day alone");
    }
}
