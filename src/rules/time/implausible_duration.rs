#![doc = include_str!("implausible_duration.md")]

use crate::message::{Arg, Message};
use crate::model::{Claim, CountType, Extent, Harm};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T006",
    name: "implausible-duration",
    family: "time",
    severity: Severity::Warning,
    hint: "hint-implausible-duration",
    page: include_str!("implausible_duration.md"),
    thresholds: &[&LONGEST],
    check: Check::Event(check),
};

/// A year, the longest window that data sets give one event whose day they do not know.
static LONGEST: Threshold = Threshold::graded("longest_days", [730.0, 366.0, 92.0], "how long one event lasts at most");
/// So little beyond full years looks like a slip in the year.
const SLIP_DAYS: f64 = 31.0;

/// Source, first and last day.
type Key = (Option<u32>, (i32, i32));

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let longest = scene.thresholds.of(&LONGEST);
    let mut long: BTreeMap<Key, Vec<Claim>> = BTreeMap::new();
    for claim in scene.event.claims() {
        let Some((first, last)) = claim.exact_days().filter(|days| f64::from(days.1 - days.0) >= longest) else {
            continue;
        };
        if matches!(claim.extent(), Some(Extent::Whole | Extent::Part))
            && matches!(claim.harm_or_killed(), Harm::Killed | Harm::Injured | Harm::Casualties | Harm::Neutralised)
            && claim.count_type() != Some(CountType::Cumulative)
        {
            long.entry((scene.view.source.code(claim.row), (first, last))).or_default().push(claim);
        }
    }
    for ((_, (first, last)), claims) in long {
        let Some(&claim) = claims.first() else { continue };
        let days = f64::from(last - first + 1);
        let slip = days % 365.25 <= SLIP_DAYS;
        let message = Message::new("implausible-duration")
            .with("claim", scene.said(claim))
            .with("window", Arg::Window(claim.window()))
            .with("days", days);
        out.push(
            Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect())
                .confidence(if slip { Confidence::High } else { Confidence::Medium })
                .evidence("days", days),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;
    use crate::rules::{Confidence, Finding};

    fn findings(end: &str, rest: &str) -> Vec<Finding> {
        let head = "event,date_start,date_end,source,figure,extent,harm,count_type,date_precision\n";
        found("implausible-duration", &format!("{head}e,2022-03-27,{end},A,12,{rest}"))
    }

    #[test]
    fn an_event_of_more_than_a_year_is_found_and_a_slip_in_the_year_with_high_confidence() {
        assert_eq!(findings("2023-03-31", ",,,")[0].confidence, Confidence::High);
        assert_eq!(findings("2023-10-31", ",,,")[0].confidence, Confidence::Medium);
        assert!(findings("2023-03-27", ",,,").is_empty());
    }

    #[test]
    fn periods_running_counts_lasting_harms_and_vague_dates_are_no_events_of_days() {
        for rest in ["aggregate,,,", ",detained,,", ",,cumulative,", ",,,year"] {
            assert!(findings("2023-10-31", rest).is_empty(), "{rest}");
        }
        assert!(findings("", ",,,").is_empty());
    }
}
