//! Domain -> strings: everything that the report's template prints, and nothing that it must compute.

use super::event_view::{EventView, event_view};
use super::sentences::{Sentence, headline};
use crate::chart::gather::place;
use crate::chart::{Glyphs, charted, font};
use crate::format;
use crate::link::summary;
use crate::pipeline::Study;
use serde::Serialize;

/// More events than this do not get a section of their own.
pub const MOST_EVENTS: usize = 20;

/// More events than this are not even listed: events.csv has them all.
const OTHERS: usize = 500;

/// The whole report.
#[derive(Debug, Serialize)]
pub struct Report {
    pub lang: &'static str,
    pub version: &'static str,
    pub seed: u64,
    pub convention: String,
    pub claims: String,
    pub sources: String,
    pub events_count: String,
    pub counted: Counted,
    pub headline: Vec<Sentence>,
    pub events: Vec<EventView>,
    pub others: Vec<Vec<String>>,
    pub others_more: String,
    pub rules: Vec<RuleView>,
    pub methods: Vec<PageView>,
    pub inputs: Vec<InputView>,
    pub rejected: Vec<Vec<String>>,
    pub rejected_more: usize,
    pub config: String,
    pub fonts: String,
    pub style: &'static str,
}

/// How many findings of each severity.
#[derive(Debug, Serialize)]
pub struct Counted {
    pub error: String,
    pub warning: String,
    pub note: String,
}

#[derive(Debug, Serialize)]
pub struct RuleView {
    pub code: &'static str,
    pub name: &'static str,
    pub summary: &'static str,
    pub why: String,
    pub todo: String,
}

#[derive(Debug, Serialize)]
pub struct PageView {
    pub name: &'static str,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct InputView {
    pub path: String,
    pub sha256: String,
    pub rows: String,
    pub claims: String,
    pub rejected: String,
}

/// Makes the report's strings.
pub fn report(study: &Study) -> Report {
    let mut glyphs = Glyphs::default();
    let charted = charted(study.view, &study.findings, &study.ranges, Some(MOST_EVENTS));
    let shown: Vec<usize> =
        if study.view.event_count() <= MOST_EVENTS { (0..study.view.event_count()).collect() } else { charted };
    let events: Vec<EventView> =
        shown.iter().map(|index| event_view(study, &study.view.event_at(*index), &mut glyphs)).collect();
    let count = |severity: crate::rules::Severity| {
        let n = study.findings.iter().filter(|finding| finding.severity == severity).count();
        format!("{} {}{}", format::count(n as f64), severity.word(), if n == 1 { "" } else { "s" })
    };
    let rows = (0..study.view.len()).map(|row| study.view.claim(row));
    let sources: std::collections::BTreeSet<&str> = rows
        .flat_map(|claim| study.lineage.sources_of(study.view, claim.row))
        .map(|source| study.lineage.name(*source))
        .collect();
    let whole = |n: usize| format::count(n as f64);
    const TOLD: usize = 100;
    Report {
        lang: study.settings.lang.code(),
        version: env!("CARGO_PKG_VERSION"),
        seed: study.settings.seed,
        convention: format!(
            "{} ({})",
            study.settings.read.convention.name(),
            study.settings.read.convention.provenance()
        ),
        claims: whole(study.view.len()),
        sources: whole(sources.len()),
        events_count: whole(study.view.event_count()),
        counted: Counted {
            error: count(crate::rules::Severity::Error),
            warning: count(crate::rules::Severity::Warning),
            note: count(crate::rules::Severity::Note),
        },
        headline: opening(study, &shown),
        others: (0..study.view.event_count())
            .filter(|index| !shown.contains(index))
            .take(OTHERS)
            .map(|index| other_event(study, index))
            .collect(),
        others_more: match study.view.event_count().saturating_sub(shown.len() + OTHERS) {
            0 => String::new(),
            more => whole(more),
        },
        events,
        rules: rules(study),
        methods: methods(study),
        inputs: study
            .loaded
            .ledger
            .inputs
            .iter()
            .map(|input| InputView {
                path: input.path.clone(),
                sha256: input.sha256.clone(),
                rows: whole(input.rows),
                claims: whole(input.claims),
                rejected: whole(input.rejected),
            })
            .collect(),
        rejected: study
            .loaded
            .ledger
            .rejected
            .iter()
            .take(TOLD)
            .map(|row| {
                let line = format!("{}:{}", row.origin_file, row.origin_line);
                [line, row.column.clone(), row.value.clone(), row.reason.clone()].map(|text| seen(&text)).to_vec()
            })
            .collect(),
        rejected_more: study.loaded.ledger.rejected.len().saturating_sub(TOLD),
        config: toml::to_string(&study.settings.config).unwrap_or_default(),
        fonts: font::subset_css(&glyphs),
        style: include_str!("style.css"),
    }
}

/// Text from the data as a page may show it: no control characters, nothing that turns the direction of writing.
pub fn seen(text: &str) -> String {
    format::visible(text)
}

/// What stands on top: the headline of the most disputed event, and who contradicts whom there.
fn opening(study: &Study, shown: &[usize]) -> Vec<Sentence> {
    let worst = shown.iter().copied().max_by_key(|index| {
        let findings = study.findings_of(*index);
        let errors = findings.iter().filter(|finding| finding.severity == crate::rules::Severity::Error).count();
        (errors, findings.len(), std::cmp::Reverse(*index))
    });
    let Some(index) = worst else { return Vec::new() };
    let event = study.view.event_at(index);
    let first = Sentence { text: study.known().title(event.index), claims: Vec::new() };
    let mut found = vec![first, headline(study, &event)];
    let contradiction = study.findings_of(index).iter().find(|finding| finding.rule.name == "status-contradiction");
    found.extend(contradiction.map(|finding| Sentence {
        text: finding.message.render(study.voice()),
        claims: finding.claims.iter().map(|row| study.view.claim(*row).id().to_owned()).collect(),
    }));
    for sentence in &mut found {
        sentence.text = seen(&sentence.text);
    }
    found
}

fn other_event(study: &Study, index: usize) -> Vec<String> {
    let event = study.view.event_at(index);
    let about = summary(&event, study.lineage);
    let range = study.ranges_of(index).iter().find(|estimate| estimate.is_everyone_killed());
    vec![
        seen(event.key()),
        seen(&place(&about, &event)),
        format::window(about.window, study.settings.lang),
        range.map_or_else(|| "cannot be said".into(), |range| format::range(range.low, range.high)),
        format::count(about.claims as f64),
        format::count(about.sources as f64),
        format::count(study.findings_of(index).len() as f64),
    ]
}

/// A permalink for a key or an id: letters, digits and `-`, and a hash where anything else was dropped.
pub fn anchor(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    if plain == text && plain.len() <= 60 {
        return plain;
    }
    let head: String = plain.chars().take(40).collect();
    format!("{}-{:08x}", head.trim_matches('-'), xxhash_rust::xxh3::xxh3_64(text.as_bytes()) >> 32)
}

fn rules(study: &Study) -> Vec<RuleView> {
    let section = |page: &'static str, name: &str| {
        let after = page.split_once(&format!("## {name}")).map_or("", |(_, rest)| rest);
        after.split("\n## ").next().unwrap_or_default().trim().to_owned()
    };
    crate::rules::RULES
        .iter()
        .filter(|rule| study.findings.iter().any(|finding| finding.rule.code == rule.code))
        .map(|rule| RuleView {
            code: rule.code,
            name: rule.name,
            summary: rule.summary(),
            why: section(rule.page, "Why it matters"),
            todo: section(rule.page, "What to do"),
        })
        .collect()
}

fn methods(study: &Study) -> Vec<PageView> {
    let used = |name: &str| {
        study.ranges.iter().any(|estimate| {
            estimate.method.word() == name || name == "bounds" && estimate.method.word().starts_with("bounds")
        }) || name == "sum-of-bounds"
    };
    crate::estimate::method_names()
        .filter(|name| used(name))
        .map(|name| PageView {
            name,
            text: crate::estimate::page(name)
                .and_then(|page| page.split_once('\n'))
                .map_or("", |(_, rest)| rest.trim())
                .to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permalink_is_the_key_where_it_can_be_and_unique_where_it_cannot() {
        assert_eq!(anchor("moura-2022"), "moura-2022");
        assert_ne!(anchor("Moura 2022"), anchor("moura 2022"));
        assert!(anchor("\"onload=\u{202E}").chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    }
}
