//! Claims -> findings, as a linter: one folder per family, one file and one page per rule, one table.
//!
//! Codes are never reused. A name reads after "allow": `allow label-drift`.

pub mod allow;
pub mod baseline;
#[cfg(test)]
mod cases;
mod finding;
mod label;
mod number;
mod place;
mod provenance;
mod record;
mod rule;
pub(crate) mod scene;
mod selection;
mod sum;
mod sum_up;
mod thresholds;
mod time;
pub mod trial;
mod who;

pub use finding::{Confidence, Finding, Severity};
pub use record::changed_since_release;
pub use rule::{Check, EventCheck, Rule};
pub use scene::{Record, Scene};
pub use selection::Selection;
pub use thresholds::{Sensitivity, Threshold, Thresholds};

use crate::error::{Error, nearest};
use crate::model::{Lineage, View};
use allow::Allowed;
use rayon::prelude::*;

/// The page on all rules: families, severity, confidence, how well they find.
pub const OVERVIEW: &str = include_str!("overview.md");

/// Every rule, by code.
pub static RULES: &[&Rule] = &[
    &label::status_contradiction::RULE,
    &label::label_drift::RULE,
    &label::presence_taken_for_harm::RULE,
    &label::harm_ambiguous::RULE,
    &label::scope_mismatch::RULE,
    &label::demographic_contradiction::RULE,
    &label::status_rule_difference::RULE,
    &number::number_drift::RULE,
    &number::qualifier_drift::RULE,
    &number::ranges_disjoint::RULE,
    &number::zero_contradicted::RULE,
    &number::below_named_victims::RULE,
    &number::vague_figure::RULE,
    &number::inverted_range::RULE,
    &number::best_outside_range::RULE,
    &number::figure_disagrees::RULE,
    &number::fractional_toll::RULE,
    &number::coded_word::RULE,
    &number::zero_or_unknown::RULE,
    &number::ratio_outlier::RULE,
    &number::unit_drift::RULE,
    &number::convention_end_published::RULE,
    &number::heaped::RULE,
    &place::place_mismatch::RULE,
    &place::centroid_as_point::RULE,
    &place::coordinates_swapped::RULE,
    &place::country_disagrees_with_coordinates::RULE,
    &record::unknown_reference::RULE,
    &record::supersedes_other_source::RULE,
    &record::duplicate_claim::RULE,
    &record::possible_duplicate_event::RULE,
    &record::changed_since_release::RULE,
    &record::unused_allow::RULE,
    &record::allow_without_reason::RULE,
    &sum::subset_larger_than_whole::RULE,
    &sum::parts_exceed_total::RULE,
    &sum::parts_fall_short::RULE,
    &sum::sub_event_sums_differ::RULE,
    &sum::repeated_total::RULE,
    &sum::cumulative_falls::RULE,
    &sum::incident_sum_above_aggregate::RULE,
    &sum::cumulative_vs_daily::RULE,
    &sum::split_toll::RULE,
    &time::window_mismatch::RULE,
    &time::window_drift::RULE,
    &time::inverted_window::RULE,
    &time::published_before_event::RULE,
    &time::superseded_figure::RULE,
    &time::implausible_duration::RULE,
    &time::precision_false::RULE,
    &time::stale_figure::RULE,
    &provenance::unsourced::RULE,
    &provenance::no_access::RULE,
    &provenance::aggregate_as_event::RULE,
    &provenance::circular_sourcing::RULE,
    &provenance::derived_counted_as_independent::RULE,
    &provenance::single_source::RULE,
    &provenance::dead_chain::RULE,
    &provenance::scope_drift::RULE,
    &who::parties_only::RULE,
    &who::party_counts_own_losses::RULE,
    &who::party_counts_enemy_losses::RULE,
    &who::perpetrator_contradiction::RULE,
    &who::self_corroboration::RULE,
];

/// The rule of a code or name.
///
/// # Errors
/// When there is none, with the nearest that exists.
pub fn find(name: &str) -> Result<&'static Rule, Error> {
    let name = rule::former(name);
    RULES
        .iter()
        .copied()
        .find(|rule| rule.name == name || rule.code.eq_ignore_ascii_case(name))
        .ok_or_else(|| unknown_rule(name))
}

fn unknown_rule(selector: &str) -> Error {
    let names = RULES.iter().flat_map(|rule| [rule.name, rule.code, rule.family]);
    Error::Unknown {
        what: "rule",
        value: selector.into(),
        expected: "a code (L001), a name (label-drift) or a family (label)".into(),
        did_you_mean: nearest(selector, names).map(str::to_owned),
    }
}

/// What is looked for, and how readily.
#[derive(Clone, Debug, Default)]
pub struct CheckSettings {
    /// Which rules run.
    pub selection: Selection,
    /// Thresholds and sensitivity.
    pub thresholds: Thresholds,
    /// Whether a rule that fires on most events of a dataset says so once for each event.
    pub each: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What speaks: on the record as a whole first, then by event; within one, errors first, then by code and claim.
    pub findings: Vec<Finding>,
    /// What the data allows, with the reason given there.
    pub allowed: Vec<Allowed>,
}

/// Runs the rules over all claims.
pub fn check(view: &View, lineage: &Lineage, settings: &CheckSettings) -> Checked {
    check_since(view, lineage, settings, None)
}

/// The same with what a comparison with an earlier release found, if there was one (see `diff`).
pub fn check_since(view: &View, lineage: &Lineage, settings: &CheckSettings, since: Option<Vec<Finding>>) -> Checked {
    let compared = since.is_some();
    let silenced = settings.selection.without(&changed_since_release::RULE);
    let selection = if compared { &settings.selection } else { &silenced };
    let thresholds = &settings.thresholds;
    let speaks = |finding: &Finding| thresholds.sensitivity != Sensitivity::Low || finding.confidence > Confidence::Low;
    let rules = settings.selection.rules();
    let of_events: Vec<(&Rule, EventCheck)> = rules
        .iter()
        .filter_map(|rule| match rule.check {
            Check::Event(check) => Some((*rule, check)),
            _ => None,
        })
        .collect();
    let of_events = (0..view.event_count()).into_par_iter().with_min_len(256).flat_map_iter(|index| {
        let scene = Scene::new(view, lineage, thresholds, view.event_at(index));
        let mut findings = Vec::new();
        for (rule, check) in &of_events {
            let from = findings.len();
            check(&scene, &mut findings);
            findings[from..].iter_mut().for_each(|finding| finding.echo(rule, thresholds));
        }
        findings.retain(speaks);
        findings.sort_by(order);
        findings
    });
    let of_events: Vec<Finding> = of_events.collect();
    let record = Record { view, lineage, thresholds };
    let mut findings = Vec::new();
    for rule in rules {
        if let Check::Record(check) = rule.check {
            let from = findings.len();
            check(&record, &mut findings);
            findings[from..].iter_mut().for_each(|finding| finding.echo(rule, thresholds));
        }
    }
    findings.extend(since.into_iter().flatten().filter(|finding| selection.runs(finding.rule)));
    findings.retain(speaks);
    findings.extend(of_events);
    let mut checked = allow::apply(view, selection, findings);
    if !settings.each {
        checked.findings = sum_up::sum_up(view, checked.findings);
    }
    // Stable: within an event they are in order already.
    checked.findings.sort_by(|a, b| a.event.cmp(&b.event).then_with(|| order(a, b)));
    checked
}

/// Errors first, then by code and claim.
fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    b.severity.cmp(&a.severity).then(a.rule.code.cmp(b.rule.code)).then_with(|| a.claims.cmp(&b.claims))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Lang, Message};

    #[test]
    fn codes_and_names_are_unique_and_in_order() {
        let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(codes, sorted);
        let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.len());
    }

    #[test]
    fn every_page_has_its_five_parts_and_every_hint_its_words() {
        for rule in RULES {
            for part in ["## What it does", "## Why it matters", "## Example", "## What to do", "## References"] {
                assert!(rule.page.contains(part), "{} lacks {part}", rule.name);
            }
            assert!(rule.page.starts_with(&format!("# {} ({})", rule.name, rule.code)), "{}", rule.name);
            assert!(!rule.summary().is_empty(), "{}", rule.name);
            assert_ne!(Message::new(rule.hint).render(Lang::En), rule.hint, "{}", rule.name);
        }
    }

    #[test]
    fn a_selector_is_a_code_a_prefix_a_name_or_a_family() {
        let count = |select: &str| Selection::new(&[select.into()], &[]).map(|s| s.rules().len()).unwrap_or(0);
        assert_eq!(count("L001"), 1);
        assert_eq!(count("L"), count("label"));
        assert!(count("label") > 1);
        assert_eq!(count("label-drift"), 1);
        let error = Selection::new(&["label-drfit".into()], &[]).expect_err("typo").to_string();
        assert!(error.contains("did you mean `label-drift`"), "{error}");
    }
}
