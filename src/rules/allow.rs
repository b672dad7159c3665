//! The column `allow`: what a person has seen and allows, with the reason: `N003 rounded by the wire; label-drift quoted`.

use super::{Finding, RULES, Rule, Selection, record};
use crate::error::nearest;
use crate::message::Message;
use crate::model::View;
use std::collections::BTreeMap;

/// A finding that the data allows.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// The claim whose `allow` says so.
    pub by: usize,
    /// Why, in that claim's words.
    pub reason: String,
}

/// One entry of `allow`.
struct Entry<'a> {
    selector: &'a str,
    reason: &'a str,
}

fn entries(text: &str) -> impl Iterator<Item = Entry<'_>> {
    text.split(';').map(str::trim).filter(|entry| !entry.is_empty()).map(|entry| {
        let entry = entry.strip_prefix("allow ").map_or(entry, str::trim_start);
        let (selector, reason) = entry.split_once(char::is_whitespace).unwrap_or((entry, ""));
        Entry { selector: selector.trim_end_matches([':', ',']), reason: reason.trim().trim_matches('"') }
    })
}

/// What an entry says, once read.
enum Said {
    /// The finding of a rule is allowed, for a reason.
    Allows(Vec<&'static Rule>),
    /// The rule is not among those that run.
    Asleep,
    /// No rule has the name.
    Unknown,
    /// No reason is given.
    Bare,
}

fn read(entry: &Entry, selection: &Selection) -> Said {
    let rules: Vec<&Rule> = RULES
        .iter()
        .copied()
        .filter(|rule| rule.is_named(entry.selector) || rule.code.eq_ignore_ascii_case(entry.selector))
        .collect();
    if rules.is_empty() {
        return Said::Unknown;
    }
    if entry.reason.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Said::Bare;
    }
    let awake: Vec<&Rule> = rules.into_iter().filter(|rule| selection.runs(rule)).collect();
    if awake.is_empty() { Said::Asleep } else { Said::Allows(awake) }
}

/// An entry of a claim with the rules that it allows, and whether there was something to allow.
struct Allowance<'a> {
    entry: Entry<'a>,
    rules: Vec<&'static Rule>,
    used: bool,
}

/// Findings apart from those that a claim concerned in them allows; entries that allow nothing are findings themselves.
pub(super) fn apply(view: &View, selection: &Selection, findings: Vec<Finding>) -> super::Checked {
    let mut allows: BTreeMap<usize, Vec<Allowance>> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in 0..view.len() {
        let Some(text) = view.allow.get(row) else { continue };
        for entry in entries(text) {
            match read(&entry, selection) {
                Said::Allows(rules) => allows.entry(row).or_default().push(Allowance { entry, rules, used: false }),
                Said::Asleep => {}
                Said::Unknown => {
                    let names = RULES.iter().flat_map(|rule| [rule.name, rule.code]);
                    let message = match nearest(entry.selector, names) {
                        Some(near) => Message::new("allow-unknown-near").with("near", near),
                        None => Message::new("allow-unknown"),
                    };
                    let message = message.with("id", view.claim(row).id()).with("selector", entry.selector);
                    faults.push(Finding::new(&record::unused_allow::RULE, view.event_of(row), message, vec![row]));
                }
                Said::Bare => {
                    let message = Message::new("allow-without-reason")
                        .with("id", view.claim(row).id())
                        .with("selector", entry.selector);
                    let rule = &record::allow_without_reason::RULE;
                    faults.push(Finding::new(rule, view.event_of(row), message, vec![row]));
                }
            }
        }
    }
    let (mut kept, mut allowed) = (Vec::with_capacity(findings.len()), Vec::new());
    for finding in findings {
        let mut by = None;
        for row in if allows.is_empty() { &[][..] } else { &finding.claims } {
            for Allowance { entry, rules, used } in allows.get_mut(row).into_iter().flatten() {
                if rules.iter().any(|rule| std::ptr::eq(*rule, finding.rule)) {
                    *used = true;
                    by.get_or_insert((*row, entry.reason.to_owned()));
                }
            }
        }
        match by {
            Some((by, reason)) => allowed.push(Allowed { finding, by, reason }),
            None => kept.push(finding),
        }
    }
    for (row, entries) in allows {
        for Allowance { entry, .. } in entries.into_iter().filter(|allowance| !allowance.used) {
            let message =
                Message::new("unused-allow").with("id", view.claim(row).id()).with("selector", entry.selector);
            faults.push(Finding::new(&record::unused_allow::RULE, view.event_of(row), message, vec![row]));
        }
    }
    kept.extend(faults.into_iter().filter(|finding| selection.runs(finding.rule)));
    super::Checked { findings: kept, allowed }
}
