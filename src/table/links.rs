//! `links` of reports, and what else linking tells: reports with their events, the overlap between datasets, questions to a
//! person, and the tables of R's meltt.

use super::{Table, Type, Value};
use crate::format::dated_iso;
use crate::link::links::{Doubt, Link};
use crate::link::report::Reports;
use crate::link::settle::Joined;
use crate::link::told::Told;
use crate::link::{Linked, Pair, reason, summary};
use crate::model::{Claim, Dated, View, Vocabulary};
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
        ("date_precision", Type::String),
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
        let (start, end) = written(claim);
        let (many, datasets) = &sizes[group as usize];
        vec![
            Value::text(reports.name(group)),
            Value::text(reports.dataset_name(report)),
            Value::text(reports.id(report)),
            Value::text(claim.id()),
            Value::text(start),
            Value::text(end),
            Value::text(claim.date_precision().map_or("", Vocabulary::word)),
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

/// What a person is asked: the rows that have a decision, a note or anything else of theirs, then the links that are not
/// certain, both reports side by side. Columns that a person has added stay behind ours.
pub fn review<'a>(linked: &'a Linked<'_>) -> Table<'a> {
    let file = &linked.settings.review;
    let own: Vec<usize> = (0..file.others.len()).filter(|at| !SHOWN.contains(&file.others[*at].as_str())).collect();
    let mut links: BTreeMap<Asked, &Link> = BTreeMap::new();
    for link in &linked.answer.links {
        let name = |report: u32| (linked.reports.dataset_name(report).to_owned(), linked.reports.id(report).to_owned());
        links.insert(Asked { a: name(link.a), b: name(link.b) }.sorted(), link);
    }
    let mut asked: BTreeSet<Asked> = BTreeSet::new();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for one in &file.answers {
        let theirs = || own.iter().any(|at| !one.others[*at].is_empty());
        if one.verdict.is_none() && one.note.is_empty() && !theirs() {
            continue;
        }
        asked.insert(one.asked.clone().sorted());
        // What it was asked for stays; the link may be another by now.
        let before = |name: &str| file.others.iter().position(|other| other == name).map(|at| one.others[at].clone());
        let mut told = ["kind", "reason"].map(|name| before(name).unwrap_or_default());
        if let Some(link) = links.get(&one.asked.clone().sorted()).filter(|_| told[0].is_empty() || told[1].is_empty())
        {
            told = [link.kind.word().to_owned(), Told::of(linked, link).reason];
        }
        let decision = match one.verdict {
            Some(Verdict::Same) => "same",
            Some(Verdict::Different) => "different",
            None => "",
        };
        let reports = [&one.asked.a, &one.asked.b].map(|(dataset, id)| find(&linked.reports, dataset, id));
        let mut row = question(linked, (decision, &one.note), &one.asked, told, reports);
        row.extend(own.iter().map(|at| Value::text(one.others[*at].clone())));
        rows.push(row);
    }
    // What is most likely wrong first: links that merge, those that only rest on a coarse date or place last.
    let risk = |link: &&Link| (!link.kind.merges(), link.doubts.iter().all(|doubt| *doubt == Doubt::Coarse));
    let mut questions: Vec<&Link> =
        linked.answer.links.iter().filter(|link| !link.doubts.is_empty() || !link.kind.merges()).collect();
    questions.sort_by_key(risk);
    for link in questions {
        let told = Told::of(linked, link);
        let pair = Asked { a: told.report.clone(), b: told.other.clone() };
        if asked.insert(pair.clone().sorted()) {
            let reports = [Some(link.a), Some(link.b)];
            let mut row = question(linked, ("", ""), &pair, [told.kind.to_owned(), told.reason.clone()], reports);
            row.resize(row.len() + own.len(), Value::Empty);
            rows.push(row);
        }
    }
    let ours = ["decision", "note"].into_iter().chain(crate::review::KEYS).chain(SHOWN).map(str::to_owned);
    let columns = ours.chain(own.iter().map(|at| file.others[*at].clone()));
    let columns = columns.map(|name| (name.into(), Type::String)).collect();
    Table { name: "review", columns, len: rows.len(), row: Box::new(move |at| rows[at].clone()) }
}

/// What a review file shows of a pair, each thing of both reports.
const SHOWN: [&str; 26] = [
    "kind",
    "reason",
    "date_start_a",
    "date_start_b",
    "date_end_a",
    "date_end_b",
    "date_precision_a",
    "date_precision_b",
    "place_a",
    "place_b",
    "admin1_a",
    "admin1_b",
    "country_a",
    "country_b",
    "lat_a",
    "lat_b",
    "lon_a",
    "lon_b",
    "figure_a",
    "figure_b",
    "quote_a",
    "quote_b",
    "source_a",
    "source_b",
    "what_a",
    "what_b",
];

fn find(reports: &Reports, dataset: &str, id: &str) -> Option<u32> {
    (0..reports.len() as u32).find(|report| reports.id(*report) == id && reports.dataset_name(*report) == dataset)
}

/// First and last day as they are written.
fn written(claim: Claim<'_>) -> (String, String) {
    let text = |date: Option<Dated>| date.map(dated_iso).unwrap_or_default();
    (text(claim.date_start()), text(claim.date_end()))
}

fn question<'a>(
    linked: &'a Linked<'_>,
    (decision, note): (&str, &str),
    pair: &Asked,
    told: [String; 2],
    reports: [Option<u32>; 2],
) -> Vec<Value<'a>> {
    let text = |text: &str| Value::text(text.to_owned());
    let mut row = vec![text(decision), text(note)];
    row.extend([&pair.a.0, &pair.a.1, &pair.b.0, &pair.b.1].map(|cell| text(cell)));
    row.extend(told.map(Value::text));
    let sides = reports.map(|report| {
        let Some(claim) = report.map(|report| linked.reports.claim(report)) else { return vec![Value::Empty; 12] };
        let (start, end) = written(claim);
        let number = |n: Option<f64>| Value::text(crate::format::plain(n));
        let figure = claim.figure().map_or_else(|| number(claim.best().or(claim.low())), text);
        vec![
            Value::text(start),
            Value::text(end),
            text(claim.date_precision().map_or("", Vocabulary::word)),
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
