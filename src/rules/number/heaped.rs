#![doc = include_str!("heaped.md")]

use crate::message::{Arg, Message};
use crate::model::{Claim, Qualifier};
use crate::rules::{Check, Confidence, Finding, Record, Rule, Severity, Threshold};
use crate::stats::binomial::clopper_pearson;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N016",
    name: "heaped",
    family: "number",
    severity: Severity::Note,
    hint: "hint-heaped",
    page: include_str!("heaped.md"),
    thresholds: &[&LEAST_FIGURES, &LEAST_FIGURE, &USUAL_SHARE],
    check: Check::Record(check),
};

/// Fewer figures have a share that says nothing.
static LEAST_FIGURES: Threshold =
    Threshold::graded("least_figures", [50.0, 30.0, 20.0], "how many figures a source must have");
/// Of the numbers from 10 to 19 one in ten is round by itself, and small tolls are mostly there.
static LEAST_FIGURE: Threshold = Threshold::fixed("least_figure", 20.0, "how large a figure must be");
/// Counts that nobody rounded have 10 to 12 in a hundred, the more the faster large tolls become rare.
static USUAL_SHARE: Threshold = Threshold::graded(
    "usual_share",
    [0.4, 0.25, 0.15],
    "the share of multiples of 10 that the interval must lie above",
);
/// How many claims stand for all.
const SHOWN: usize = 20;
/// Half the unit to which is rounded.
const HALF: f64 = 5.0;

/// One source's bare figures.
#[derive(Default)]
struct Figures<'a> {
    all: u64,
    round: u64,
    shown: Vec<Claim<'a>>,
}

fn check(record: &Record, out: &mut Vec<Finding>) {
    let least = record.thresholds.of(&LEAST_FIGURE);
    let mut sources: BTreeMap<u32, Figures> = BTreeMap::new();
    for row in 0..record.view.len() {
        let claim = record.view.claim(row);
        let Some(n) = bare(claim).filter(|n| *n >= least && n.fract() == 0.0) else { continue };
        if !record.lineage.counts(row) || record.lineage.is_derived(row) {
            continue;
        }
        let own = sources.entry(record.lineage.origin(row)).or_default();
        own.all += 1;
        if n % 10.0 == 0.0 {
            own.round += 1;
            if own.shown.len() < SHOWN {
                own.shown.push(claim);
            }
        }
    }
    for (source, own) in sources {
        let Some((low, high)) = clopper_pearson(own.round, own.all, 0.95) else { continue };
        if (own.all as f64) < record.thresholds.of(&LEAST_FIGURES) || low <= record.thresholds.of(&USUAL_SHARE) {
            continue;
        }
        let share = own.round as f64 / own.all as f64;
        let percent = |share: f64| Arg::Count((share * 100.0).round());
        let message = Message::new("heaped")
            .with("source", record.lineage.name(source))
            .with("round", own.round as usize)
            .with("n", own.all as usize)
            .with("share", percent(share))
            .with("low", percent(low))
            .with("high", percent(high));
        let finding = Finding::new(&RULE, None, message, own.shown.iter().map(|claim| claim.row).collect());
        out.push(
            finding
                .confidence(if low > 0.5 { Confidence::High } else { Confidence::Medium })
                .evidence("figures", own.all as f64)
                .evidence("multiples_of_10", own.round as f64)
                .evidence("share", share)
                .evidence("share_low", low)
                .evidence("share_high", high)
                .evidence("half_rounding_unit", HALF),
        );
    }
}

/// A bare number: who says "about 300" has said that it is rounded.
fn bare(claim: Claim) -> Option<f64> {
    if claim.qualifier().is_some_and(|qualifier| qualifier != Qualifier::Exact) {
        return None;
    }
    let interval = claim.interval()?;
    interval.low().filter(|low| interval.high() == Some(*low))
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    fn record(figure: impl Fn(u32) -> String) -> Vec<String> {
        let rows: String = (0..40).map(|n| format!("c{n},e{n},Agency,killed,{}\n", figure(n))).collect();
        said("heaped", &format!("claim_id,event,source,harm,figure\n{rows}"))
    }

    #[test]
    fn a_source_that_rounds_is_told_with_its_share_and_interval() {
        let found = record(|n| if n % 4 == 0 { (21 + n).to_string() } else { (20 + n * 10).to_string() });
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("Agency") && found[0].contains("30 of 40"), "{}", found[0]);
    }

    #[test]
    fn counts_as_they_come_small_tolls_and_what_is_said_to_be_rounded_are_left_alone() {
        assert!(record(|n| (23 + n * 7).to_string()).is_empty(), "as they come");
        assert!(record(|n| (1 + n % 19).to_string()).is_empty(), "small");
        assert!(record(|n| format!("about {}", 20 + n * 10)).is_empty(), "said so");
        assert!(record(|n| format!("at least {}", 20 + n * 10)).is_empty(), "bounds");
    }
}
