//! `recount figure`: how figures in words are understood.

use super::args::Figure;
use super::output::{Output, Stop};
use super::plan;
use recount::figure::{Options, Reading, Unit, read_with_parts};
use recount::model::Vocabulary;
use recount::table::{Table, Type, Value};
use std::io::BufRead;
use std::process::ExitCode;

pub fn run(args: &Figure) -> Result<ExitCode, Stop> {
    let language = args.figure_lang.as_deref().map(plan::language).transpose()?;
    let decimal = args.decimal.as_deref().map(plan::decimal).transpose()?;
    let options = Options { language, convention: plan::convention(&args.convention)?, decimal };
    let texts: Vec<String> = if args.texts == ["-"] {
        std::io::stdin().lock().lines().map_while(Result::ok).filter(|line| !line.trim().is_empty()).collect()
    } else {
        args.texts.clone()
    };
    let readings: Vec<_> = texts.iter().map(|text| read_with_parts(text, &options)).collect();
    let rows = texts.iter().zip(&readings).flat_map(|(text, reading)| match reading {
        Ok(reading) => {
            let total = std::iter::once(row(text, &reading.total, ""));
            let parts =
                reading.parts.iter().map(|part| row(&part.words, &part.reading, "a part of the figure above it"));
            total.chain(parts).collect()
        }
        Err(error) => {
            let mut row = vec![Value::text(text.as_str())];
            row.extend((0..8).map(|_| Value::Empty));
            row.push(Value::text(error.to_string()));
            vec![row]
        }
    });
    let columns = [
        ("text", Type::String),
        ("low", Type::Number),
        ("best", Type::Number),
        ("high", Type::Number),
        ("unit", Type::String),
        ("qualifier", Type::String),
        ("basis", Type::String),
        ("language", Type::String),
        ("convention", Type::String),
        ("note", Type::String),
    ];
    let table = Table::of("figures", &columns, rows.collect());
    Output::new(args.output.as_deref(), &args.look).table(table)?;
    Ok(if readings.iter().any(Result::is_err) { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

fn row<'a>(text: &'a str, reading: &Reading, part: &'a str) -> Vec<Value<'a>> {
    let stated = reading.stated;
    let basis = stated.low_basis.or(stated.high_basis).map_or("", Vocabulary::word);
    let note = match (reading.convention, stated.low.is_none(), stated.high.is_none()) {
        _ if stated.is_inverted() => "low above high: kept as written, and left out of ranges",
        (Some(convention), ..) => convention.provenance(),
        (None, false, true) => "open above: a bound, not an estimate",
        (None, true, false) => "open below: a bound, not an estimate",
        _ => part,
    };
    vec![
        Value::text(text),
        Value::number(stated.low),
        Value::number(stated.best),
        Value::number(stated.high),
        Value::text(match reading.unit {
            Unit::People => "people",
            Unit::Percent => "percent",
        }),
        Value::text(reading.qualifier.word()),
        Value::text(basis),
        Value::text(reading.language.map_or("", |language| language.code())),
        Value::text(reading.convention.map_or("", |convention| convention.name())),
        Value::text(note),
    ]
}
