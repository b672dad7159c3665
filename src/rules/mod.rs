//! Claims -> findings, as a linter: one folder per family, one file and one page per rule, one table.
//!
//! Codes are never reused. A name reads after "allow": `allow label-drift`.

#[cfg(test)]
mod cases;
mod finding;
mod label;
mod number;
mod place;
mod provenance;
mod record;
mod scene;
mod sum;
mod time;
mod who;

pub use finding::{Confidence, Finding, Severity};
pub use scene::Scene;

use crate::error::{Error, nearest};
use crate::model::{Lineage, View};
use rayon::prelude::*;

/// A rule: its names, its page and its check.
#[derive(Debug)]
pub struct Rule {
    /// Family letter and number; never reused.
    pub code: &'static str,
    /// The problem, in words that read after "allow".
    pub name: &'static str,
    /// The family's name.
    pub family: &'static str,
    /// How much its findings matter, unless a finding says otherwise.
    pub severity: Severity,
    /// The key of what to do about it.
    pub hint: &'static str,
    /// Its page: what it does, why it matters, an example, what to do, references.
    pub page: &'static str,
    /// Finds it in one event.
    pub check: fn(&Scene, &mut Vec<Finding>),
}

impl Rule {
    /// The first sentence of the page's "What it does".
    pub fn summary(&self) -> &'static str {
        let after = self.page.split_once("## What it does").map_or("", |(_, rest)| rest).trim_start();
        after.lines().next().unwrap_or_default()
    }

    /// Whether a selector (code, prefix of a code, name or family) names the rule.
    pub fn is_named(&self, selector: &str) -> bool {
        self.name == selector
            || self.family == selector
            || selector.chars().next().is_some_and(|c| c.is_ascii_uppercase()) && self.code.starts_with(selector)
    }
}

/// Every rule, by code.
pub static RULES: &[&Rule] = &[
    &label::status_contradiction::RULE,
    &label::label_drift::RULE,
    &label::presence_taken_for_harm::RULE,
    &label::harm_ambiguous::RULE,
    &label::scope_mismatch::RULE,
    &label::demographic_contradiction::RULE,
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
    &place::place_mismatch::RULE,
    &place::centroid_as_point::RULE,
    &place::coordinates_swapped::RULE,
    &record::unknown_reference::RULE,
    &record::supersedes_other_source::RULE,
    &record::duplicate_claim::RULE,
    &sum::subset_larger_than_whole::RULE,
    &sum::parts_exceed_total::RULE,
    &sum::parts_fall_short::RULE,
    &sum::sub_event_sums_differ::RULE,
    &sum::repeated_total::RULE,
    &sum::cumulative_falls::RULE,
    &sum::incident_sum_above_aggregate::RULE,
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

/// Which rules run.
#[derive(Clone, Debug)]
pub struct Selection(Vec<&'static Rule>);

impl Selection {
    /// The rules that `select` names (all if it is empty) without those that `ignore` names.
    ///
    /// # Errors
    /// A selector that names no rule, with the nearest that does.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, Error> {
        for selector in select.iter().chain(ignore) {
            if !RULES.iter().any(|rule| rule.is_named(selector)) {
                return Err(unknown_rule(selector));
            }
        }
        let named = |list: &[String], rule: &Rule| list.iter().any(|selector| rule.is_named(selector));
        Ok(Self(
            RULES
                .iter()
                .copied()
                .filter(|rule| (select.is_empty() || named(select, rule)) && !named(ignore, rule))
                .collect(),
        ))
    }
}

impl Selection {
    /// The codes of the rules that run.
    pub fn codes(&self) -> Vec<&'static str> {
        self.0.iter().map(|rule| rule.code).collect()
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self(RULES.to_vec())
    }
}

/// The rule of a code or name.
///
/// # Errors
/// When there is none, with the nearest that exists.
pub fn find(name: &str) -> Result<&'static Rule, Error> {
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

/// Runs the rules over all events. Findings come by event; within one, errors first, then by code and claim.
pub fn check(view: &View, lineage: &Lineage, selection: &Selection) -> Vec<Finding> {
    (0..view.event_count())
        .into_par_iter()
        .with_min_len(256)
        .flat_map_iter(|index| {
            let scene = Scene::new(view, lineage, view.event_at(index));
            let mut findings = Vec::new();
            for rule in &selection.0 {
                (rule.check)(&scene, &mut findings);
            }
            findings.sort_by(|a, b| {
                b.severity.cmp(&a.severity).then(a.rule.code.cmp(b.rule.code)).then_with(|| a.claims.cmp(&b.claims))
            });
            findings
        })
        .collect()
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
        let count = |select: &str| Selection::new(&[select.into()], &[]).map(|s| s.0.len()).unwrap_or(0);
        assert_eq!(count("L001"), 1);
        assert_eq!(count("L"), count("label"));
        assert!(count("label") > 1);
        assert_eq!(count("label-drift"), 1);
        let error = Selection::new(&["label-drfit".into()], &[]).expect_err("typo").to_string();
        assert!(error.contains("did you mean `label-drift`"), "{error}");
    }
}
