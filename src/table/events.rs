//! `events` and `sources`: one line each.

use super::{Table, Type, Value};
use crate::format::window_iso;
use crate::link::summary;
use crate::model::{Vocabulary, date};
use crate::pipeline::Study;
use std::collections::BTreeMap;

/// One row an event.
pub fn events<'a>(study: &'a Study<'a>) -> Table<'a> {
    let columns = [
        ("event", Type::String),
        ("place", Type::String),
        ("lat", Type::Number),
        ("lon", Type::Number),
        ("date_start", Type::String),
        ("date_end", Type::String),
        ("claims", Type::Integer),
        ("sources", Type::Integer),
        ("findings", Type::Integer),
        ("datasets", Type::String),
    ];
    Table::new("events", &columns, study.view.event_count(), move |index| {
        let event = study.view.event_at(index);
        let summary = summary(&event, study.lineage);
        let (start, end) = window_iso(summary.window);
        vec![
            Value::text(event.key()),
            Value::text(summary.place),
            Value::number(summary.lat),
            Value::number(summary.lon),
            Value::text(start),
            Value::text(end),
            Value::count(summary.claims),
            Value::count(summary.sources),
            Value::count(study.findings_of(event.index).len()),
            Value::List(summary.datasets.into_iter().map(Into::into).collect()),
        ]
    })
}

/// One row a canonical source, by name.
pub fn sources<'a>(study: &'a Study<'a>) -> Table<'a> {
    let columns = [
        ("source", Type::String),
        ("kind", Type::String),
        ("side", Type::String),
        ("claims", Type::Integer),
        ("independent_claims", Type::Integer),
        ("first", Type::String),
        ("last", Type::String),
    ];
    #[derive(Default)]
    struct Row<'a> {
        kind: &'a str,
        side: &'a str,
        claims: usize,
        independent: usize,
        first: Option<i32>,
        last: Option<i32>,
    }
    let (view, lineage) = (study.view, study.lineage);
    let mut by_name: BTreeMap<&str, Row> = BTreeMap::new();
    for row in 0..view.len() {
        let claim = view.claim(row);
        let published = claim.published().map(|date| date.start);
        for source in lineage.sources_of(view, row) {
            let entry = by_name.entry(lineage.name(*source)).or_default();
            if entry.kind.is_empty() {
                entry.kind = claim.source_kind().map_or("", Vocabulary::word);
            }
            if entry.side.is_empty() {
                entry.side = claim.side().unwrap_or_default();
            }
            entry.claims += 1;
            entry.independent += usize::from(lineage.counts(row));
            entry.first = entry.first.into_iter().chain(published).min();
            entry.last = entry.last.max(published);
        }
    }
    let day = |day: Option<i32>| Value::text(day.map(date::iso).unwrap_or_default());
    let rows = by_name.into_iter().map(move |(name, row)| {
        vec![
            Value::text(name),
            Value::text(row.kind),
            Value::text(row.side),
            Value::count(row.claims),
            Value::count(row.independent),
            day(row.first),
            day(row.last),
        ]
    });
    Table::of("sources", &columns, rows.collect())
}
