//! The strings of one event's section: ranges, hypotheses, chart, sentences, findings, claims.

use super::sentences::{Sentence, headline, sentences};
use super::view::{anchor, seen};
use crate::chart::gather::place;
use crate::chart::{Ask, FontFace, Glyphs, Look, kind};
use crate::estimate::{Estimate, Hypothesis, Method};
use crate::format;
use crate::link::summary;
use crate::link::told::Told;
use crate::message::{Message, Voice, phrase};
use crate::model::{Claim, Event, Vocabulary};
use crate::pipeline::Study;
use crate::rules::Finding;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Serialize)]
pub struct EventView {
    pub anchor: String,
    pub key: String,
    pub place: String,
    pub window: String,
    pub headline: String,
    /// The datasets that have the event, where there are any.
    pub datasets: String,
    pub links: Vec<LinkView>,
    pub svg: String,
    pub alt: String,
    pub sentences: Vec<Sentence>,
    pub ranges: Vec<RangeView>,
    pub readings: Vec<ReadingView>,
    pub findings: Vec<FindingView>,
    pub claims: Vec<ClaimView>,
}

/// All that can be said about one group of people, in one reading.
#[derive(Debug, Default, Serialize)]
pub struct RangeView {
    pub who: String,
    pub hypothesis: String,
    pub union: String,
    pub intersection: String,
    pub conservative: String,
    pub median: String,
    pub denial: String,
    /// What further methods give: the method, and the range.
    pub others: Vec<String>,
    pub sources: usize,
    pub claims: Vec<String>,
    pub notes: Vec<String>,
}

/// The bounds of one pair of claims in one reading.
#[derive(Debug, Serialize)]
pub struct ReadingView {
    pub title: String,
    pub reading: String,
    pub method: &'static str,
    pub rows: Vec<HypothesisView>,
    pub first: bool,
}

#[derive(Debug, Serialize)]
pub struct HypothesisView {
    pub name: String,
    pub words: String,
    pub total: String,
    pub civilians: String,
    pub combatants: String,
    pub note: String,
}

#[derive(Debug, Serialize)]
pub struct FindingView {
    pub code: &'static str,
    pub name: &'static str,
    pub severity: &'static str,
    pub confidence: &'static str,
    pub message: String,
    pub hint: String,
    pub claims: Vec<String>,
    pub evidence: String,
}

#[derive(Debug, Serialize)]
pub struct ClaimView {
    pub id: String,
    pub who: String,
    pub figure: String,
    pub people: String,
    pub label: String,
    pub window: String,
    pub published: String,
    pub url: String,
    pub access: String,
    pub standing: String,
    pub origin: String,
    pub note: String,
}

/// How a report came to be of the event.
#[derive(Debug, Serialize)]
pub struct LinkView {
    pub report: String,
    pub reason: String,
    pub doubtful: bool,
}

/// The reports of the event, and what joined them.
fn links(study: &Study, event: &Event) -> Vec<LinkView> {
    let joined = &study.loaded.joined;
    let mut told: Vec<&Told> = event.claims().filter_map(|claim| joined.by_claim.get(claim.id())).collect();
    let ids: BTreeSet<&str> = event.claims().map(|claim| claim.id()).collect();
    told.dedup_by_key(|told| &told.report);
    let beside = joined.beside.iter().filter(|told| ids.contains(told.claim_id.as_str()));
    let view = |told: &Told| {
        let other = match told.other.1.as_str() {
            "" => String::new(),
            id => format!(" and {} {id}", told.other.0),
        };
        LinkView {
            report: seen(&format!("{} {}{other}", told.report.0, told.report.1)),
            reason: seen(&told.reason),
            doubtful: !told.doubts.is_empty(),
        }
    };
    told.into_iter().chain(beside).map(view).collect()
}

/// Makes the strings of one event; the characters that its chart draws are added to `glyphs`.
pub fn event_view(study: &Study, event: &Event, glyphs: &mut Glyphs) -> EventView {
    let lang = study.settings.lang;
    let about = summary(event, study.lineage);
    let anchor = anchor(event.key());
    let look = Look { id: format!("chart-{anchor}"), fonts: FontFace::None, lang, ..Look::default() };
    let findings = study.findings_of(event.index);
    let sheet = kind("range")
        .and_then(|kind| (kind.make)(&study.known().event(event.index), &Ask { lang, ..Ask::default() }).ok());
    let chart = sheet.map(|sheet| sheet.draw(&look));
    if let Some(chart) = &chart {
        glyphs.merge(&chart.glyphs);
    }
    let estimates = study.ranges_of(event.index);
    let is_bounds = |estimate: &&Estimate| Hypothesis::ALL.iter().any(|h| h.word() == estimate.hypothesis);
    let mut found = sentences(study, event);
    for sentence in &mut found {
        sentence.text = seen(&sentence.text);
    }
    EventView {
        key: seen(event.key()),
        place: seen(&place(&about, event)),
        window: format::window(about.window, lang),
        headline: seen(&headline(study, event).text),
        datasets: if event.claims().any(|claim| claim.dataset().is_some()) {
            seen(&about.datasets.join(", "))
        } else {
            String::new()
        },
        links: links(study, event),
        alt: chart.as_ref().map(|chart| seen(&chart.alt)).unwrap_or_default(),
        svg: chart.map(|chart| chart.svg).unwrap_or_default(),
        sentences: found,
        ranges: estimates
            .iter()
            .filter(|estimate| !is_bounds(estimate))
            .collect::<Vec<_>>()
            .chunk_by(|a, b| a.subject == b.subject && reading(a) == reading(b))
            .map(|of_subject| range_view(study, of_subject))
            .collect(),
        readings: readings(study, estimates),
        findings: findings.iter().map(|finding| finding_view(study, finding)).collect(),
        claims: event.claims().map(|claim| claim_view(study, claim)).collect(),
        anchor,
    }
}

/// Notes that say what a method is, on every row: the head of the table links to its page instead.
const OF_METHOD: &[&str] = &["note-union", "note-intersection", "note-conservative", "note-median", "note-one-claim"];

/// The reading of "neutralised" behind a range: what stands in front of the source that is left out.
fn reading(estimate: &Estimate) -> &str {
    match estimate.method {
        Method::LeaveOneOut => estimate.hypothesis.split_once("; ").map_or("", |(reading, _)| reading),
        _ if estimate.method.is_asked_for() => "",
        _ => &estimate.hypothesis,
    }
}

/// "leave-one-out, without HRW"
fn name(estimate: &Estimate) -> String {
    let variant = match estimate.method {
        Method::LeaveOneOut => estimate.hypothesis.rsplit("; ").next().unwrap_or_default(),
        _ if estimate.method.is_asked_for() => &estimate.hypothesis,
        _ => "",
    };
    if variant.is_empty() {
        estimate.method.word().to_owned()
    } else {
        format!("{}, {variant}", estimate.method.word())
    }
}

/// One row for the estimates of one subject and reading.
fn range_view(study: &Study, estimates: &[&Estimate]) -> RangeView {
    let (lang, voice) = (study.settings.lang, study.voice());
    let who = estimates[0].subject.words(lang);
    let mut view = RangeView { who: seen(&who), hypothesis: reading(estimates[0]).to_owned(), ..RangeView::default() };
    for estimate in estimates {
        let value = estimate.words();
        let slot = match estimate.method {
            Method::EnvelopeUnion => &mut view.union,
            Method::EnvelopeIntersection => &mut view.intersection,
            Method::Conservative => &mut view.conservative,
            Method::Median => &mut view.median,
            Method::Denial => &mut view.denial,
            _ => {
                view.others.push(seen(&format!("{}: {value}", name(estimate))));
                continue;
            }
        };
        *slot = value;
        if estimate.method == Method::EnvelopeUnion || view.claims.is_empty() {
            view.sources = estimate.sources;
            view.claims = estimate.claims.iter().map(|row| study.view.claim(*row).id().to_owned()).collect();
        }
        for note in estimate.notes().filter(|note| !OF_METHOD.contains(&note.key)) {
            let note = seen(&note.render(voice));
            if !view.notes.contains(&note) {
                view.notes.push(note);
            }
        }
    }
    view
}

fn readings(study: &Study, estimates: &[Estimate]) -> Vec<ReadingView> {
    let voice = study.voice();
    let said = |note: Option<&Message>| note.map(|note| note.render(voice)).unwrap_or_default();
    let bounds: Vec<&Estimate> =
        estimates.iter().filter(|e| Hypothesis::ALL.iter().any(|h| h.word() == e.hypothesis)).collect();
    let mut by_pair: BTreeMap<(Method, usize), Vec<&Estimate>> = BTreeMap::new();
    let mut first_seen: Vec<&[usize]> = Vec::new();
    for estimate in bounds {
        let pair = &estimate.claims[..];
        let at = first_seen.iter().position(|other| *other == pair).unwrap_or_else(|| {
            first_seen.push(pair);
            first_seen.len() - 1
        });
        by_pair.entry((estimate.method, at)).or_default().push(estimate);
    }
    let mut seen_methods = Vec::new();
    by_pair
        .into_iter()
        .map(|((method, _), rows)| {
            let first = !seen_methods.contains(&method);
            seen_methods.push(method);
            let pair: Vec<String> = rows[0]
                .claims
                .iter()
                .map(|row| study.view.claim(*row))
                .map(|claim| phrase::said(claim).render(voice))
                .collect();
            let named: Vec<HypothesisView> =
                rows.chunk_by(|a, b| a.hypothesis == b.hypothesis).map(|rows| hypothesis_view(rows, voice)).collect();
            ReadingView {
                title: if matches!(method, Method::JointBounds | Method::JointBoundsAsKilled) {
                    Message::new("joint-title").with("n", rows[0].claims.len()).render(voice)
                } else {
                    seen(&pair.join(" — "))
                },
                reading: said(rows.iter().find_map(|row| row.assumptions.get(1))),
                method: method.word(),
                rows: named,
                first,
            }
        })
        .collect()
}

fn hypothesis_view(rows: &[&Estimate], voice: Voice) -> HypothesisView {
    let value = |at: usize| match rows.get(at) {
        Some(estimate) if estimate.kind.is_some() => format::range(estimate.low, estimate.high),
        _ => "cannot be".into(),
    };
    HypothesisView {
        name: rows[0].hypothesis.to_string(),
        words: seen(&rows[0].notes().next().map(|note| note.render(voice)).unwrap_or_default()),
        total: value(0),
        civilians: value(1),
        combatants: value(2),
        note: rows[0].caveats.iter().map(|note| note.render(voice)).collect::<Vec<_>>().join(" "),
    }
}

fn finding_view(study: &Study, finding: &Finding) -> FindingView {
    let voice = study.voice();
    let evidence = finding.evidence.iter().map(|(name, n)| format!("{} {}", name.replace('_', " "), format::count(*n)));
    FindingView {
        code: finding.rule.code,
        name: finding.rule.name,
        severity: finding.severity.word(),
        confidence: finding.confidence.word(),
        message: seen(&finding.message.render(voice)),
        hint: finding.what_to_do().render(voice),
        claims: finding.claims.iter().map(|row| study.view.claim(*row).id().to_owned()).collect(),
        evidence: evidence.collect::<Vec<_>>().join("; "),
    }
}

fn claim_view(study: &Study, claim: Claim) -> ClaimView {
    let (lang, voice) = (study.settings.lang, study.voice());
    let lineage = study.lineage;
    let text = |text: Option<&str>| seen(text.unwrap_or_default());
    let standing = if lineage.is_superseded(claim.row) {
        "superseded"
    } else if lineage.is_derived(claim.row) && lineage.counts(claim.row) {
        "stands for an origin that is not in the data"
    } else if lineage.is_derived(claim.row) {
        "repeats another"
    } else {
        "counts"
    };
    let extent = claim.extent().map_or("", Vocabulary::word);
    let url = claim.url().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let who = phrase::who(claim).render(voice);
    ClaimView {
        id: claim.id().to_owned(),
        who: seen(&who),
        figure: seen(&format::stated(claim.stated(), claim.qualifier(), claim.figure())),
        people: format!("{} {}", lang.people(claim.status_or_all()), lang.harm(claim.harm_or_killed())),
        label: text(claim.label()),
        window: format::window(claim.window(), lang),
        published: claim.published().map(|date| format::date(date, lang)).unwrap_or_default(),
        url: url.unwrap_or_default().to_owned(),
        access: claim.access().map_or("", Vocabulary::word).to_owned(),
        standing: if extent == "whole" { standing.into() } else { format!("{standing}; {extent}") },
        origin: seen(&format!(
            "{}:{}",
            claim.origin_file().unwrap_or_default(),
            claim.origin_line().unwrap_or_default()
        )),
        note: text(claim.note()),
    }
}
