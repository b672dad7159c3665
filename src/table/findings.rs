//! `findings`: one row a finding.

use super::{Table, Type, Value};
use crate::message::{Lang, Voice};
use crate::model::{Lineage, View};
use crate::rules::Finding;
use std::borrow::Cow;

/// One row a finding, by event; within one, errors first.
pub fn findings<'a>(view: &'a View<'a>, lineage: &'a Lineage, findings: &'a [Finding], lang: Lang) -> Table<'a> {
    let columns = [
        ("code", Type::String),
        ("name", Type::String),
        ("severity", Type::String),
        ("confidence", Type::String),
        ("event", Type::String),
        ("message", Type::String),
        ("hint", Type::String),
        ("claims", Type::String),
        ("sources", Type::String),
        ("evidence", Type::String),
    ];
    let voice = Voice::new(lang, view, lineage);
    Table::new("findings", &columns, findings.len(), move |at| {
        let finding = &findings[at];
        let mut sources: Vec<Cow<str>> = Vec::new();
        for row in &finding.claims {
            for source in lineage.sources_of(view, *row) {
                let name = lineage.name(*source);
                if !sources.iter().any(|other| other == name) {
                    sources.push(name.into());
                }
            }
        }
        vec![
            Value::text(finding.rule.code),
            Value::text(finding.rule.name),
            Value::text(finding.severity.word()),
            Value::text(finding.confidence.word()),
            Value::text(finding.event.map_or("", |event| view.event_at(event).key())),
            Value::text(finding.message.render(voice)),
            Value::text(finding.what_to_do().text(voice)),
            Value::List(finding.claims.iter().map(|row| view.claim(*row).id().into()).collect()),
            Value::List(sources),
            Value::Map(finding.evidence.clone()),
        ]
    })
}
