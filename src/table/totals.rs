//! `totals`: every sum, rate and change with its method, its assumptions and its caveats.

use super::{Table, Type, Value};
use crate::estimate::Total;
use crate::message::Voice;

/// One row a total.
pub fn totals<'a>(totals: &'a [Total], voice: Voice<'a>) -> Table<'a> {
    let columns = [
        ("period", Type::String),
        ("group", Type::String),
        ("method", Type::String),
        ("low", Type::Number),
        ("best", Type::Number),
        ("high", Type::Number),
        ("interval_kind", Type::String),
        ("level", Type::Number),
        ("rho", Type::Number),
        ("events", Type::Integer),
        ("claims", Type::Integer),
        ("note", Type::String),
        ("sources", Type::Integer),
        ("open_events", Type::Integer),
        ("factor", Type::String),
        ("probability", Type::Number),
    ];
    Table::new("totals", &columns, totals.len(), move |at| {
        let total = &totals[at];
        let notes: Vec<String> = total.notes().map(|note| note.render(voice)).collect();
        vec![
            Value::text(total.period.as_str()),
            Value::text(total.group.as_str()),
            Value::text(total.method.word()),
            Value::number(total.low),
            Value::number(total.best),
            Value::number(total.high),
            Value::text(total.kind.map_or("", |kind| kind.word())),
            Value::number(total.level),
            Value::number(total.rho),
            Value::count(total.events),
            Value::count(total.claims),
            Value::text(notes.join(" ")),
            Value::count(total.sources),
            Value::count(total.open_events),
            Value::text(total.factor.as_str()),
            Value::number(total.probability),
        ]
    })
}
