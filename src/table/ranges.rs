//! `ranges`: every number with its method, its claims and its caveats.

use super::{Table, Type, Value};
use crate::estimate::Estimate;
use crate::format::window_iso;
use crate::link::{Summary, summary};
use crate::message::{Message, Voice};
use crate::model::Vocabulary;
use crate::pipeline::Study;

/// One row a range.
pub fn ranges<'a>(study: &'a Study<'a>) -> Table<'a> {
    let columns = [
        ("event", Type::String),
        ("place", Type::String),
        ("date_start", Type::String),
        ("date_end", Type::String),
        ("harm", Type::String),
        ("victim_party", Type::String),
        ("status", Type::String),
        ("demographic", Type::String),
        ("scope", Type::String),
        ("method", Type::String),
        ("hypothesis", Type::String),
        ("low", Type::Number),
        ("best", Type::Number),
        ("high", Type::Number),
        ("interval_kind", Type::String),
        ("level", Type::Number),
        ("claims", Type::String),
        ("sources", Type::Integer),
        ("low_claim", Type::String),
        ("high_claim", Type::String),
        ("note", Type::String),
    ];
    let summaries: Vec<Summary> = study.view.events().map(|event| summary(&event, study.lineage)).collect();
    Table::new("ranges", &columns, study.ranges.len(), move |at| {
        let estimate = &study.ranges[at];
        row(study, &summaries[estimate.event], estimate)
    })
}

fn row<'a>(study: &'a Study<'a>, summary: &Summary, estimate: &'a Estimate) -> Vec<Value<'a>> {
    let view = study.view;
    let (start, end) = window_iso(summary.window);
    let id = |row: Option<usize>| row.map_or(Value::Empty, |row| Value::text(view.claim(row).id()));
    let subject = &estimate.subject;
    vec![
        Value::text(view.event_at(estimate.event).key()),
        Value::text(summary.place.clone()),
        Value::text(start),
        Value::text(end),
        Value::text(subject.harm.word()),
        Value::text(subject.victim_party.as_str()),
        Value::text(subject.status.word()),
        Value::text(if subject.demographic.is_empty() { "all" } else { &subject.demographic }),
        Value::text(subject.scope.as_str()),
        Value::text(estimate.method.word()),
        Value::text(estimate.hypothesis),
        Value::number(estimate.low),
        Value::number(estimate.best),
        Value::number(estimate.high),
        Value::text(estimate.kind.map_or("", |kind| kind.word())),
        Value::number(estimate.level),
        Value::List(estimate.claims.iter().map(|row| view.claim(*row).id().into()).collect()),
        Value::count(estimate.sources),
        id(estimate.low_claim),
        id(estimate.high_claim),
        Value::text(notes(&estimate.notes, study.voice())),
    ]
}

/// Notes as one text.
pub fn notes(notes: &[Message], voice: Voice) -> String {
    notes.iter().map(|note| note.render(voice)).collect::<Vec<_>>().join(" ")
}
