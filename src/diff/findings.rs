//! The findings of changed-since-release: claims whose figure, harm, status or days changed, or that were dropped.

use super::{Change, Diff};
use crate::message::{Arg, Lang, Message};
use crate::model::Claim;
use crate::rules::scene::{Sense, centre};
use crate::rules::{Confidence, Finding, Severity, changed_since_release as rule};
use hashbrown::HashSet;

/// One finding a claim, in the words of a language: the earlier figure can be quoted only where both releases are at hand.
pub fn findings(diff: &Diff, lang: Lang) -> Vec<Finding> {
    let declared = Declared::of(diff);
    let changed = diff.changed.iter().filter_map(|change| of_change(diff, &declared, change, lang));
    let dropped = diff.dropped.iter().map(|row| of_dropped(diff, &declared, *row, lang));
    changed.chain(dropped).collect()
}

/// What of a claim counts for the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Differs {
    figure: bool,
    who: bool,
    days: bool,
}

impl Differs {
    /// Whether anything does. A figure that is only written otherwise is the same figure.
    fn of(before: Claim, after: Claim) -> Option<Self> {
        let numbers = |claim: Claim| (claim.low(), claim.best(), claim.high());
        // A word that no number is made of is its own figure.
        let word = |claim: Claim| claim.figure().filter(|_| claim.stated().is_empty()).map(str::to_lowercase);
        let differs = Self {
            figure: numbers(before) != numbers(after)
                || Sense::of(before) != Sense::of(after)
                || word(before) != word(after),
            who: (before.harm_or_killed(), before.status_or_all()) != (after.harm_or_killed(), after.status_or_all()),
            days: before.window() != after.window(),
        };
        (differs.figure || differs.who || differs.days).then_some(differs)
    }
}

/// Ids of earlier claims that the later release revises by `supersedes`, each with the source that does.
struct Declared<'a>(HashSet<(&'a str, &'a str)>);

impl<'a> Declared<'a> {
    fn of(diff: &Diff<'a>) -> Self {
        let view = diff.new.view;
        let rows = (0..view.len()).map(|row| view.claim(row));
        let named = rows.filter_map(|claim| Some((claim.source().unwrap_or_default(), claim.supersedes()?)));
        let ids = |(source, ids): (&'a str, &'a str)| ids.split(';').map(move |id| (id.trim(), source));
        Self(named.flat_map(ids).collect())
    }

    fn has(&self, before: Claim) -> bool {
        self.0.contains(&(before.id(), before.source().unwrap_or_default()))
    }
}

fn of_change(diff: &Diff, declared: &Declared, change: &Change, lang: Lang) -> Option<Finding> {
    let (before, after) = (diff.before(change.old), diff.after(change.new));
    let differs = Differs::of(before, after)?;
    let revises = after.supersedes().is_some() && after.supersedes() != before.supersedes();
    let in_order = revises || declared.has(before);
    let same_source = before.source() == after.source();
    let key = if !same_source {
        "changed-since-release-source"
    } else if in_order {
        "changed-since-release-declared"
    } else {
        "changed-since-release"
    };
    let message = Message::new(key)
        .with("id", after.id())
        .with("before", said(diff.old.voice(lang), before, differs.days))
        .with("after", said(diff.new.voice(lang), after, differs.days));
    let severity = if !in_order && (differs.figure || differs.who) { Severity::Warning } else { Severity::Note };
    // One id with another source may be another claim; one that went to another event was at least filed anew.
    let confidence = match (same_source, change.regrouped) {
        (false, _) => Confidence::Low,
        (true, true) => Confidence::Medium,
        (true, false) => Confidence::High,
    };
    let event = diff.new.view.event_of(change.new);
    let mut finding =
        Finding::new(&rule::RULE, event, message, vec![change.new]).severity(severity).confidence(confidence);
    if let (true, Some(was), Some(is)) = (differs.figure, centre(before), centre(after)) {
        finding = finding.evidence("before", was).evidence("after", is);
    }
    Some(finding)
}

fn of_dropped(diff: &Diff, declared: &Declared, row: usize, lang: Lang) -> Finding {
    let before = diff.before(row);
    let heirs = diff.heirs(row);
    let in_order = declared.has(before);
    let key = match (in_order, heirs) {
        (true, _) => "dropped-since-release-declared",
        (false, []) => "dropped-since-release",
        (false, _) => "dropped-since-release-perhaps",
    };
    let voice = diff.new.voice(lang);
    let now = heirs.iter().map(|row| {
        let claim = diff.after(*row);
        Arg::from(format!("{} ({})", claim.id(), said(voice, claim, true)))
    });
    let message = Message::new(key)
        .with("id", before.id())
        .with("before", said(diff.old.voice(lang), before, true))
        .with("now", Arg::Clauses(now.collect()));
    let event = diff.event_now(diff.old.view.event_of(row));
    // The id is gone for certain; whether the claim is, nobody says where another may be it.
    let confidence = if heirs.is_empty() { Confidence::High } else { Confidence::Low };
    let mut finding = Finding::new(&rule::RULE, event, message, heirs.to_vec())
        .severity(if in_order { Severity::Note } else { Severity::Warning })
        .confidence(confidence);
    if let Some(was) = centre(before) {
        finding = finding.evidence("before", was);
    }
    finding
}

/// "HRW: 300 civilians killed", with the days if they matter.
fn said(voice: crate::message::Voice, claim: Claim, with_days: bool) -> String {
    let said = Arg::Said(claim.row as u32).render(voice);
    let window = claim.window();
    if with_days && window.start.or(window.end).is_some() {
        format!("{said}, {}", Arg::Window(window).render(voice))
    } else if with_days {
        format!("{said}, no date")
    } else {
        said
    }
}
