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
            Value::number(total.low.map(rounded)),
            Value::number(total.best.map(rounded)),
            Value::number(total.high.map(rounded)),
            Value::text(total.kind.map_or("", |kind| kind.word())),
            Value::number(total.level),
            Value::number(total.rho),
            Value::count(total.events),
            Value::count(total.claims),
            Value::text(notes.join(" ")),
            Value::count(total.sources),
            Value::count(total.open_events),
            Value::text(total.factor.as_str()),
            Value::number(total.probability.map(rounded)),
        ]
    })
}

/// Four decimals, or six digits of a small rate: what is beyond is chance in the draws.
pub(super) fn rounded(n: f64) -> f64 {
    let digits = if n == 0.0 { 4.0 } else { (5.0 - n.abs().log10().floor()).clamp(4.0, 15.0) };
    let scale = 10_f64.powf(digits);
    let rounded = (n * scale).round() / scale;
    if rounded.is_finite() { rounded } else { n }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_in_the_draws_is_not_printed_and_a_small_rate_keeps_its_digits() {
        assert_eq!(rounded(8.899_999_999_999_999), 8.9);
        assert_eq!(rounded(1_234.567_891_2), 1_234.567_9);
        assert_eq!(rounded(0.071_922_662_998), 0.071_922_7);
        assert_eq!(rounded(0.0), 0.0);
        assert_eq!(rounded(-10.0), -10.0);
    }
}
