//! `ranges`: every number with its method, its claims and its caveats.

use super::totals::rounded;
use super::{Table, Type, Value};
use crate::estimate::Estimate;
use crate::format::window_iso;
use crate::link::{Summary, summary};
use crate::message::{Lang, Message, Voice};
use crate::model::{Lineage, View, Vocabulary};

/// One row a range.
pub fn ranges<'a>(view: &'a View<'a>, lineage: &'a Lineage, lang: Lang, found: &'a [Estimate]) -> Table<'a> {
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
    let summaries: Vec<Summary> = view.events().map(|event| summary(&event, lineage)).collect();
    let voice = Voice::new(lang, view, lineage);
    Table::new("ranges", &columns, found.len(), move |at| {
        let estimate = &found[at];
        row(view, voice, &summaries[estimate.event], estimate)
    })
}

fn row<'a>(view: &'a View<'a>, voice: Voice, summary: &Summary, estimate: &'a Estimate) -> Vec<Value<'a>> {
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
        Value::text(estimate.hypothesis.as_ref()),
        Value::number(estimate.low.map(rounded)),
        Value::number(estimate.best.map(rounded)),
        Value::number(estimate.high.map(rounded)),
        Value::text(estimate.kind.map_or("", |kind| kind.word())),
        Value::number(estimate.level),
        Value::List(estimate.claims.iter().map(|row| view.claim(*row).id().into()).collect()),
        Value::count(estimate.sources),
        id(estimate.low_claim),
        id(estimate.high_claim),
        Value::text(notes(estimate.notes(), voice)),
    ]
}

/// Notes as one text.
pub fn notes<'a>(notes: impl IntoIterator<Item = &'a Message>, voice: Voice) -> String {
    notes.into_iter().map(|note| note.render(voice)).collect::<Vec<_>>().join(" ")
}
