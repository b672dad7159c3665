//! Sentences that may be published as they are, each with the claims that it rests on.

use crate::chart::gather::place;
use crate::estimate::{Estimate, Hypothesis, Method, incompatible};
use crate::link::summary;
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Event, Status};
use crate::pipeline::Study;

/// A sentence and the ids of its claims.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The claims that it rests on.
    pub claims: Vec<String>,
}

/// The sentence that sums an event up: how many people, by how many sources.
pub fn headline(study: &Study, event: &Event) -> Sentence {
    let about = summary(event, study.lineage);
    let found = study.ranges_of(event.index).iter().find(|estimate| estimate.is_everyone_killed());
    let (low, high) = found.map_or((None, None), |estimate| (estimate.low, estimate.high));
    let key = match (low, high) {
        (None, None)
            if found.is_some_and(|estimate| {
                estimate.claims.len() > 1 && estimate.kind.is_none() && has_numbers(study, estimate)
            }) =>
        {
            "quote-open-both"
        }
        (None, None) => "quote-none",
        (low, high) if says_nothing(low, None, high) => "quote-none",
        (Some(_), None) => "quote-open",
        (None, Some(_)) => "quote-upto",
        (Some(_), Some(_)) => "quote-range",
    };
    let place = place(&about, event);
    let dated = about.window.start.is_some() || about.window.end.is_some();
    let place = match dated {
        true => Message::new("quote-place").with("place", place).with("window", Arg::Window(about.window)).into(),
        false => Arg::from(place),
    };
    let sources = found.map_or(0, |estimate| estimate.sources);
    let mut parts = vec![
        Message::new(key)
            .with("place", place)
            .with("low", low.unwrap_or_default())
            .with("high", high.unwrap_or_default())
            .with("range", Arg::Range(low, high))
            .with("n", sources),
    ];
    parts.extend(found.and_then(|estimate| estimate.caveats.iter().find(|note| note.key == "note-opened").cloned()));
    parts.extend(
        found.and_then(|estimate| {
            estimate.assumptions.iter().find(|note| note.key == "note-neutralised-bound").cloned()
        }),
    );
    if key != "quote-none" && key != "quote-open-both" {
        parts.push(Message::new(if sources == 1 { "quote-source" } else { "quote-sources" }).with("n", sources));
        let others = about.sources.saturating_sub(sources);
        if others > 0 {
            parts.push(Message::new("quote-others").with("n", others));
        }
    }
    let doubtful =
        |claim: Claim| study.loaded.joined.by_claim.get(claim.id()).is_some_and(|told| !told.doubts.is_empty());
    if key != "quote-none" && event.claims().any(doubtful) {
        parts.push(Message::new("quote-uncertain-link"));
    }
    let denials = study.ranges_of(event.index).iter().filter(|estimate| estimate.method == Method::Denial);
    for denial in denials.filter(|denial| denial.subject.status == Status::All) {
        let who = denial.claims.first().map(|row| phrase::who(study.view.claim(*row)));
        parts.extend(who.map(|who| Message::new("quote-denied").with("who", who)));
    }
    let text = crate::table::ranges::notes(&parts, study.voice());
    Sentence { text, claims: ids(study, found.map_or(&[], |estimate| &estimate.claims)) }
}

/// Whether a figure is only "at least 0".
fn says_nothing(low: Option<f64>, best: Option<f64>, high: Option<f64>) -> bool {
    low.is_some_and(|low| low <= 0.0) && best.is_none() && high.is_none()
}

/// Findings after which a claim's number is not offered for quotation: it contradicts itself, or nobody counted it.
const NOT_QUOTABLE: &[&str] = &["inverted-range", "best-outside-range", "fractional-toll", "split-toll"];

/// All sentences about an event: the headline, who contradicts whom, the bounds by hypothesis, each claim.
pub fn sentences(study: &Study, event: &Event) -> Vec<Sentence> {
    let voice = study.voice();
    let mut found = vec![headline(study, event)];
    for finding in study.findings_of(event.index).iter().filter(|f| f.rule.name == "status-contradiction") {
        found.push(Sentence { text: finding.message.render(voice), claims: ids(study, &finding.claims) });
    }
    found.extend(paragraph(study, event));
    found.extend(hypotheses(study, event));
    // "At least 0" (ACLED's nought, which is none or not known) says nothing that could be published.
    let says = |claim: &Claim| !says_nothing(claim.low(), claim.best(), claim.high());
    let unfit: Vec<usize> = study
        .findings_of(event.index)
        .iter()
        .filter(|finding| NOT_QUOTABLE.contains(&finding.rule.name))
        .flat_map(|finding| finding.claims.iter().copied())
        .collect();
    let offered = |claim: &Claim| {
        claim.is_whole() && says(claim) && study.lineage.counts(claim.row) && !unfit.contains(&claim.row)
    };
    for claim in event.claims().filter(offered) {
        let key = match (claim.scope(), claim.label()) {
            (Some(_), _) => "quote-claim-scope",
            (None, Some(_)) => "quote-claim-label",
            _ => "quote-claim",
        };
        let message = Message::new(key)
            .with("who", phrase::who(claim))
            .with("toll", phrase::toll(claim))
            .with("scope", claim.scope().unwrap_or_default())
            .with("label", claim.label().unwrap_or_default());
        found.push(Sentence { text: message.render(voice), claims: vec![claim.id().to_owned()] });
    }
    found
}

/// Conflicts that a paragraph tells.
const MOST_CONFLICTS: usize = 6;

/// One paragraph on who the dead were, from all claims together: what holds if every label is right, what if people are
/// called both, and which claims cannot all be full counts. `None` where nobody contradicts anybody on it.
pub fn paragraph(study: &Study, event: &Event) -> Option<Sentence> {
    let ranges = study.ranges_of(event.index);
    let of = |method: Method| ranges.iter().filter(move |estimate| estimate.method == method);
    // "Neutralised" as the press reads it, where it was said; else there is one reading only.
    let method = [Method::JointBoundsAsKilled, Method::JointBounds].into_iter().find(|m| of(*m).next().is_some())?;
    let under = |hypothesis: Hypothesis, status: Status| {
        of(method).find(|e| e.hypothesis == hypothesis.word() && e.subject.status == status && e.kind.is_some())
    };
    let range = |estimate: &Estimate| Arg::Range(estimate.low, estimate.high);
    let mut parts = Vec::new();
    if let (Some(civilians), Some(combatants)) =
        (under(Hypothesis::Disjoint, Status::Civilian), under(Hypothesis::Disjoint, Status::Combatant))
    {
        let key = if method == Method::JointBoundsAsKilled { "paragraph-labels-killed" } else { "paragraph-labels" };
        let message = Message::new(key).with("civilians", range(civilians)).with("combatants", range(combatants));
        parts.push(message);
    }
    if let (Some(total), Some(civilians)) =
        (under(Hypothesis::Partial, Status::All), under(Hypothesis::Partial, Status::Civilian))
    {
        let nothing = says_nothing(civilians.low, None, civilians.high);
        let key = if nothing { "paragraph-both-unknown" } else { "paragraph-both" };
        parts.push(Message::new(key).with("total", range(total)).with("civilians", range(civilians)));
    }
    let found = incompatible(study.view, study.lineage, event, Hypothesis::Complete);
    if !found.minimal.is_empty() {
        let figure = |row: &usize| {
            let claim = study.view.claim(*row);
            let message =
                Message::new("who-figure").with("who", phrase::who(claim)).with("figure", phrase::figure(claim));
            Arg::from(message)
        };
        let mut told: Vec<Arg> = found
            .minimal
            .iter()
            .take(MOST_CONFLICTS)
            .map(|rows| Arg::List(rows.iter().map(figure).collect()))
            .collect();
        if found.minimal.len() > MOST_CONFLICTS {
            told.push(Message::new("and-others").with("n", found.minimal.len() - MOST_CONFLICTS).into());
        }
        parts.push(Message::new("paragraph-conflicts").with("conflicts", Arg::Clauses(told)));
    }
    parts.push(Message::new("paragraph-end"));
    let claims = of(method).next().map(|estimate| ids(study, &estimate.claims))?;
    Some(Sentence { text: crate::table::ranges::notes(&parts, study.voice()), claims })
}

/// The bounds of the most repeated pair, as far as they are not merely everything.
fn hypotheses(study: &Study, event: &Event) -> Vec<Sentence> {
    let ranges = study.ranges_of(event.index);
    let told = |estimate: &&Estimate| {
        [Hypothesis::Disjoint, Hypothesis::Relabelled, Hypothesis::Partial]
            .iter()
            .any(|hypothesis| hypothesis.word() == estimate.hypothesis)
    };
    let is_there = |method: &Method| ranges.iter().any(|estimate| estimate.method == *method);
    let other = [Method::BoundsAsRepeated, Method::BoundsAsKilled].into_iter().find(is_there);
    let readings = Some(Method::Bounds).filter(is_there).into_iter().chain(other);
    let mut found = Vec::new();
    for reading in readings {
        let of_reading: Vec<&Estimate> = ranges.iter().filter(|e| e.method == reading).filter(told).collect();
        let Some(pair) = of_reading.first().map(|estimate| &estimate.claims) else { continue };
        let of_pair: Vec<&Estimate> = of_reading.iter().copied().filter(|e| &e.claims == pair).collect();
        found.extend(of_pair.chunk_by(|a, b| a.hypothesis == b.hypothesis).filter_map(|rows| hypothesis(study, rows)));
    }
    found
}

/// "If ..., then the people killed number ...", with what must stand beside it.
fn hypothesis(study: &Study, rows: &[&Estimate]) -> Option<Sentence> {
    let [total, civilians, combatants] = rows else { return None };
    let range = |estimate: &Estimate| Arg::Range(estimate.low, estimate.high);
    let text = Message::new("quote-hypothesis")
        .with("words", total.assumptions.first()?.args.first()?.1.clone())
        .with("total", range(total))
        .with("civilians", range(civilians))
        .with("combatants", range(combatants))
        .render(study.voice());
    let rest = crate::table::ranges::notes(total.notes().skip(1), study.voice());
    Some(Sentence { text: format!("{text} {rest}"), claims: ids(study, &total.claims) })
}

/// Whether the claims behind an empty range state numbers, whose open ends leave nothing in common.
fn has_numbers(study: &Study, estimate: &Estimate) -> bool {
    estimate.claims.iter().any(|row| {
        let claim = study.view.claim(*row);
        !claim.is_word_only() && claim.interval().is_some()
    })
}

fn ids(study: &Study, rows: &[usize]) -> Vec<String> {
    rows.iter().map(|row| study.view.claim(*row).id().to_owned()).collect()
}

/// `quotable.md`: the sentences of all events.
pub fn quotable(study: &Study) -> String {
    let mut text = String::from(
        "# Sentences that may be quoted\n\nEach stands with the claims that it rests on. Keep the source in the \
         sentence. The span between sources is not a confidence interval; “at least” is a bound, not an estimate.\n",
    );
    for event in study.view.events() {
        text += &format!("\n## {}\n\n", crate::table::markdown_cell(event.key()));
        for sentence in sentences(study, &event) {
            let ids: Vec<String> = sentence.claims.iter().map(|id| format!("`{}`", id.replace('`', "'"))).collect();
            text += &format!("- {}", crate::table::markdown_cell(&sentence.text));
            text += &if ids.is_empty() { "\n".to_owned() } else { format!(" ({})\n", ids.join(", ")) };
        }
    }
    text
}
