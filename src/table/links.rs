//! `links` of reports, and what else linking tells: reports with their events, the overlap between datasets, questions to a
//! person, and the tables of R's meltt.

use super::{Table, Type, Value};
use crate::format::window_iso;
use crate::link::report::Reports;
use crate::link::settle::Joined;
use crate::link::told::Told;
use crate::link::{Linked, Pair, reason, summary};
use crate::model::View;
use crate::pipeline::Study;
use crate::review::{Asked, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of links: those of every claim's event first.
pub(super) const LINKS: [(&str, Type); 17] = [
    ("event", Type::String),
    ("claim_id", Type::String),
    ("reason", Type::String),
    ("kind", Type::String),
    ("dataset", Type::String),
    ("report", Type::String),
    ("other_dataset", Type::String),
    ("other_report", Type::String),
    ("other_claim_id", Type::String),
    ("score", Type::Number),
    ("km", Type::Number),
    ("days", Type::Integer),
    ("levels", Type::String),
    ("runner_up", Type::String),
    ("runner_up_score", Type::Number),
    ("margin", Type::Number),
    ("doubts", Type::String),
];

/// A link as a row, behind the key of its event.
pub(super) fn link_row<'a>(event: &str, told: &Told) -> Vec<Value<'a>> {
    let text = |text: &str| Value::text(text.to_owned());
    let list = |items: Vec<String>| {
        if items.is_empty() { Value::Empty } else { Value::List(items.into_iter().map(Into::into).collect()) }
    };
    vec![
        text(event),
        text(&told.claim_id),
        text(&told.reason),
        text(told.kind),
        text(&told.report.0),
        text(&told.report.1),
        text(&told.other.0),
        text(&told.other.1),
        text(&told.other_claim_id),
        Value::number(told.score),
        Value::number(told.km),
        Value::number(told.days.map(f64::from)),
        list(told.levels.clone()),
        text(&told.runner_up),
        Value::number(told.runner_up_score),
        Value::number(told.margin),
        list(told.doubts.iter().map(|doubt| (*doubt).to_owned()).collect()),
    ]
}

/// Every link, by its reports. An event is named by its first report.
pub fn report_links<'a>(linked: &'a Linked<'_>) -> Table<'a> {
    let links = &linked.answer.links;
    Table::new("links", &LINKS, links.len(), move |at| {
        let link = &links[at];
        let event = linked.reports.name(linked.answer.group[link.a as usize]);
        link_row(&event, &Told::of(linked, link))
    })
}

/// The event of each claim, and why; then the links that join nothing.
pub fn links<'a>(view: &'a View<'a>, joined: &'a Joined) -> Table<'a> {
    let events: BTreeMap<&str, &str> = if joined.beside.is_empty() {
        BTreeMap::new()
    } else {
        (0..view.len())
            .map(|row| view.claim(row))
            .map(|claim| (claim.id(), claim.event().unwrap_or_default()))
            .collect()
    };
    // Claims that a filter has left out have no event here.
    let beside: Vec<&Told> = joined.beside.iter().filter(|told| events.contains_key(told.claim_id.as_str())).collect();
    let claims = view.len();
    Table::new("links", &LINKS, claims + beside.len(), move |at| match at.checked_sub(claims) {
        None => {
            let claim = view.claim(at);
            match joined.by_claim.get(claim.id()) {
                Some(told) => link_row(claim.event().unwrap_or_default(), told),
                None => {
                    let told = Told { claim_id: claim.id().into(), reason: reason(claim).into(), ..Told::default() };
                    link_row(claim.event().unwrap_or_default(), &told)
                }
            }
        }
        Some(at) => link_row(events.get(beside[at].claim_id.as_str()).copied().unwrap_or_default(), beside[at]),
    })
}

/// The overlap between the datasets (else the sources) of events; `None` where there is none, or more datasets than columns
/// can be read.
pub fn event_overlap(study: &Study) -> Option<Table<'static>> {
    const MOST: usize = 40;
    let mut names: BTreeMap<String, u16> = BTreeMap::new();
    let seen: Vec<Vec<String>> = study.view.events().map(|event| summary(&event, study.lineage).datasets).collect();
    names.extend(seen.iter().flatten().map(|name| (name.clone(), 0)));
    names.values_mut().enumerate().for_each(|(at, code)| *code = at as u16);
    if names.len() < 2 || names.len() > MOST {
        return None;
    }
    let events = seen.iter().map(|seen| seen.iter().filter_map(|name| names.get(name).copied()).collect());
    let datasets: Vec<String> = names.keys().cloned().collect();
    Some(overlap(&datasets, events))
}

/// Every report with its event.
pub fn reports<'a>(linked: &'a Linked<'_>) -> Table<'a> {
    let columns = [
        ("event", Type::String),
        ("dataset", Type::String),
        ("report", Type::String),
        ("claim_id", Type::String),
        ("date_start", Type::String),
        ("date_end", Type::String),
        ("place", Type::String),
        ("lat", Type::Number),
        ("lon", Type::Number),
        ("reports", Type::Integer),
        ("datasets", Type::Integer),
    ];
    let reports = &linked.reports;
    let mut sizes: Vec<(u32, BTreeSet<u16>)> = vec![(0, BTreeSet::new()); reports.len()];
    for (report, group) in linked.answer.group.iter().enumerate() {
        let size = &mut sizes[*group as usize];
        size.0 += 1;
        size.1.insert(reports.dataset[report]);
    }
    Table::new("reports", &columns, reports.len(), move |at| {
        let report = at as u32;
        let claim = reports.claim(report);
        let group = linked.answer.group[at];
        let (start, end) = window_iso(claim.window());
        let (many, datasets) = &sizes[group as usize];
        vec![
            Value::text(reports.name(group)),
            Value::text(reports.dataset_name(report)),
            Value::text(reports.id(report)),
            Value::text(claim.id()),
            Value::text(start),
            Value::text(end),
            Value::text(claim.place().unwrap_or_default()),
            Value::number(Some(reports.lat[at]).filter(|n| n.is_finite())),
            Value::number(Some(reports.lon[at]).filter(|n| n.is_finite())),
            Value::Number(f64::from(*many)),
            Value::count(datasets.len()),
        ]
    })
}

/// How many events which datasets report: one row for each combination, a column of 0 or 1 for each dataset.
fn overlap(datasets: &[String], events: impl Iterator<Item = BTreeSet<u16>>) -> Table<'static> {
    let mut counts: BTreeMap<(usize, Vec<bool>), usize> = BTreeMap::new();
    for seen in events {
        // Few datasets first; of as many, those of the first dataset first.
        let key = (0..datasets.len()).map(|at| !seen.contains(&(at as u16))).collect();
        *counts.entry((seen.len(), key)).or_default() += 1;
    }
    let rows: Vec<(Vec<bool>, usize)> = counts.into_iter().map(|((_, key), count)| (key, count)).collect();
    let columns = datasets.iter().map(|name| (name.clone().into(), Type::Integer));
    let columns = columns.chain([("count".into(), Type::Integer)]).collect();
    let len = rows.len();
    let row = move |at: usize| {
        let (absent, count): &(Vec<bool>, usize) = &rows[at];
        let seen = absent.iter().map(|absent| Value::count(usize::from(!absent)));
        seen.chain([Value::count(*count)]).collect()
    };
    Table { name: "overlap", columns, len, row: Box::new(row) }
}

/// The overlap of the datasets that were linked.
pub fn linked_overlap(linked: &Linked) -> Table<'static> {
    let reports = &linked.reports;
    let events = linked.events().into_values();
    let seen = events.map(|members| members.iter().map(|report| reports.dataset[*report as usize]).collect());
    overlap(&reports.datasets, seen)
}

/// What a person is asked: every decision that stands already, then the links that are not certain, both reports side by side.
pub fn review<'a>(linked: &'a Linked<'_>) -> Table<'a> {
    const SIDES: [&str; 9] = ["date_start", "date_end", "place", "admin1", "country", "lat", "lon", "figure", "quote"];
    let mut columns = vec![("decision".to_owned(), Type::String), ("note".to_owned(), Type::String)];
    columns.extend(crate::review::KEYS.map(|name| (name.to_owned(), Type::String)));
    columns.push(("kind".to_owned(), Type::String));
    columns.push(("reason".to_owned(), Type::String));
    for side in SIDES.iter().chain(&["source", "what"]) {
        columns.extend(["a", "b"].map(|end| (format!("{side}_{end}"), Type::String)));
    }
    let settings = &linked.settings;
    let mut asked: BTreeSet<Asked> = BTreeSet::new();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for one in &settings.review.answers {
        asked.insert(one.asked.clone().sorted());
        let decision = if one.verdict == Verdict::Same { "same" } else { "different" };
        let reports = [&one.asked.a, &one.asked.b].map(|(dataset, id)| find(&linked.reports, dataset, id));
        let told = (String::new(), String::new());
        rows.push(question(linked, (decision, &one.note), &one.asked, told, reports));
    }
    for link in linked.answer.links.iter().filter(|link| !link.doubts.is_empty() || !link.kind.merges()) {
        let told = Told::of(linked, link);
        let pair = Asked { a: told.report.clone(), b: told.other.clone() };
        if asked.insert(pair.clone().sorted()) {
            let reports = [Some(link.a), Some(link.b)];
            rows.push(question(linked, ("", ""), &pair, (told.kind.to_owned(), told.reason.clone()), reports));
        }
    }
    let columns = columns.into_iter().map(|(name, kind)| (name.into(), kind)).collect();
    let len = rows.len();
    Table { name: "review", columns, len, row: Box::new(move |at| rows[at].clone()) }
}

fn find(reports: &Reports, dataset: &str, id: &str) -> Option<u32> {
    (0..reports.len() as u32).find(|report| reports.id(*report) == id && reports.dataset_name(*report) == dataset)
}

fn question<'a>(
    linked: &'a Linked<'_>,
    (decision, note): (&str, &str),
    pair: &Asked,
    (kind, reason): (String, String),
    reports: [Option<u32>; 2],
) -> Vec<Value<'a>> {
    let text = |text: &str| Value::text(text.to_owned());
    let mut row = vec![text(decision), text(note)];
    row.extend([&pair.a.0, &pair.a.1, &pair.b.0, &pair.b.1].map(|cell| text(cell)));
    row.extend([Value::text(kind), Value::text(reason)]);
    let sides = reports.map(|report| {
        let Some(claim) = report.map(|report| linked.reports.claim(report)) else { return vec![Value::Empty; 11] };
        let (start, end) = window_iso(claim.window());
        let number = |n: Option<f64>| Value::text(crate::format::plain(n));
        let figure = claim.figure().map_or_else(|| number(claim.best().or(claim.low())), text);
        vec![
            Value::text(start),
            Value::text(end),
            text(claim.place().unwrap_or_default()),
            text(claim.admin1().unwrap_or_default()),
            text(claim.country().unwrap_or_default()),
            number(claim.lat()),
            number(claim.lon()),
            figure,
            text(claim.quote().unwrap_or_default()),
            text(claim.source().unwrap_or_default()),
            text(claim.manner().or_else(|| claim.label()).unwrap_or_default()),
        ]
    });
    let [a, b] = sides;
    row.extend(a.into_iter().zip(b).flat_map(|(a, b)| [a, b]));
    row
}

/// The pairs that may be one event, the best first.
pub fn candidates<'a>(linked: &'a Linked<'_>) -> Table<'a> {
    let columns = [
        ("dataset_a", Type::String),
        ("report_a", Type::String),
        ("dataset_b", Type::String),
        ("report_b", Type::String),
        ("score", Type::Number),
        ("km", Type::Number),
        ("days", Type::Integer),
        ("linked", Type::Integer),
    ];
    let (reports, pairs) = (&linked.reports, &linked.answer.pairs);
    Table::new("candidates", &columns, pairs.len(), move |at| {
        let Pair { a, b, score, km, days, .. } = pairs[at];
        let group = &linked.answer.group;
        vec![
            Value::text(reports.dataset_name(a)),
            Value::text(reports.id(a)),
            Value::text(reports.dataset_name(b)),
            Value::text(reports.id(b)),
            Value::Number(f64::from(score)),
            Value::number(Some(f64::from(km)).filter(|km| km.is_finite())),
            Value::Number(f64::from(days)),
            Value::count(usize::from(group[a as usize] == group[b as usize])),
        ]
    })
}
