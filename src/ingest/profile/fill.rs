//! What fills a field: templates, lookups, differences, day numbers, conditions.

use super::acled;
use super::columns::Columns;
use super::form::{Condition, From, Read, Value};
use super::template::Template;
use crate::model::Dated;
use crate::model::date::{Day, iso};
use csv::StringRecord;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A condition, its column found.
#[derive(Clone, Debug)]
pub struct Test {
    places: Vec<usize>,
    is: Option<Vec<String>>,
    not: Option<Vec<String>>,
}

impl Test {
    pub(super) fn new(condition: &Condition, columns: &Columns) -> Self {
        let lower = |words: &Option<Vec<String>>| {
            words.as_ref().map(|words| words.iter().map(|word| word.to_lowercase()).collect())
        };
        let places = condition.column.split('|').flat_map(|name| columns.find(name.trim())).collect();
        Self { places, is: lower(&condition.is), not: lower(&condition.not) }
    }

    /// Whether it holds in a row.
    pub fn holds(&self, record: &StringRecord, columns: &Columns) -> bool {
        let text = self.places.iter().map(|place| columns.cell(record, *place)).find(|text| !text.is_empty());
        let text = text.unwrap_or_default().to_lowercase();
        self.is.as_ref().is_none_or(|words| words.contains(&text))
            && self.not.as_ref().is_none_or(|words| !words.contains(&text))
    }
}

/// What fills a field.
#[derive(Clone, Debug)]
pub enum Fill {
    /// A template.
    Plain(Template),
    /// The first of these that is not empty.
    First(Vec<Fill>),
    /// A template and what is made of it.
    Made(Box<Made>),
}

/// A template and what is made of it.
#[derive(Clone, Debug)]
pub struct Made {
    from: Template,
    when: Option<Test>,
    words: BTreeMap<String, String>,
    otherwise: Option<Template>,
    day_one: Option<Day>,
    less: Option<Template>,
    read: Option<(Read, Option<Template>)>,
}

impl Fill {
    /// The text in a row; empty for nothing.
    pub fn text<'r>(&'r self, record: &'r StringRecord, columns: &Columns) -> Cow<'r, str> {
        match self {
            Self::Plain(template) => template.fill(record, columns),
            Self::First(fills) => {
                fills.iter().map(|fill| fill.text(record, columns)).find(|text| !text.is_empty()).unwrap_or_default()
            }
            Self::Made(made) => made.text(record, columns),
        }
    }

    /// The text, where it is the same in every row.
    pub fn constant(&self) -> Option<&str> {
        match self {
            Self::Plain(template) => template.constant(),
            _ => None,
        }
    }

    /// The one column whose cell it is, in every row.
    pub fn direct(&self) -> Option<usize> {
        match self {
            Self::Plain(template) => template.only(),
            _ => None,
        }
    }

    /// The one column that it takes over as it is, where it is nothing else.
    pub fn only(&self) -> Option<usize> {
        match self {
            Self::Plain(template) => template.only(),
            Self::First(fills) if fills.len() == 1 => fills[0].only(),
            Self::First(_) => None,
            Self::Made(made) => made.is_plain().then(|| made.from.only())?,
        }
    }

    /// The column that the text of a row came from.
    pub fn source(&self, record: &StringRecord, columns: &Columns, text: &str) -> Option<usize> {
        let mut places = Vec::new();
        self.places(&mut places);
        places.into_iter().find(|place| columns.cell(record, *place) == text)
    }

    pub(super) fn verbatim(&self, out: &mut Vec<usize>) {
        match self {
            Self::Plain(template) => out.extend_from_slice(template.verbatim()),
            Self::First(fills) => fills.iter().for_each(|fill| fill.verbatim(out)),
            Self::Made(_) => {}
        }
    }

    pub(super) fn places(&self, out: &mut Vec<usize>) {
        match self {
            Self::Plain(template) => out.extend(template.places()),
            Self::First(fills) => fills.iter().for_each(|fill| fill.places(out)),
            Self::Made(made) => {
                out.extend(made.from.places());
                out.extend(made.less.iter().flat_map(Template::places));
            }
        }
    }

    pub(super) fn is_absent(&self) -> bool {
        match self {
            Self::Plain(template) => template.is_absent(),
            Self::First(fills) => fills.iter().all(Self::is_absent),
            Self::Made(made) => made.from.is_absent() || made.less.as_ref().is_some_and(Template::is_absent),
        }
    }
}

impl Made {
    /// Whether the text stays as it is, where it applies.
    fn is_plain(&self) -> bool {
        self.words.is_empty() && self.day_one.is_none() && self.less.is_none() && self.read.is_none()
    }

    fn text<'r>(&'r self, record: &'r StringRecord, columns: &Columns) -> Cow<'r, str> {
        if self.when.as_ref().is_some_and(|test| !test.holds(record, columns)) {
            return Cow::Borrowed("");
        }
        let text = self.from.fill(record, columns);
        if text.is_empty() {
            return text;
        }
        if let Some(less) = &self.less {
            return Cow::Owned(difference(&text, &less.fill(record, columns)));
        }
        if let Some(first) = self.day_one {
            // What is no day number stays, to be told as no date.
            return match text.parse::<f64>() {
                Ok(day) if day.fract() == 0.0 && day.abs() < 1e6 => Cow::Owned(iso(first + day as Day - 1)),
                _ => text,
            };
        }
        if let Some((Read::Acled, notes)) = &self.read {
            let notes = notes.as_ref().map(|notes| notes.fill(record, columns)).unwrap_or_default();
            return match acled::figure(&text, &notes) {
                Some(figure) => Cow::Owned(figure),
                None => text,
            };
        }
        if self.words.is_empty() {
            return text;
        }
        match self.words.get(&text.to_lowercase()) {
            Some(word) => Cow::Borrowed(word),
            None => self.otherwise.as_ref().map_or(text, |otherwise| otherwise.fill(record, columns)),
        }
    }
}

/// The first number less the second; empty where one of them is not known, or the second is larger.
fn difference(text: &str, less: &str) -> String {
    match (text.parse::<f64>(), less.parse::<f64>()) {
        (Ok(all), Ok(part)) if all >= part => {
            // Tolls are split into thirds at most: what floats add behind that is not in the file.
            let rest = ((all - part) * 1e6).round() / 1e6;
            crate::format::plain(Some(rest))
        }
        _ => String::new(),
    }
}

/// Finds the columns of a value in the header.
pub(super) fn fill(value: &Value, columns: &Columns) -> Result<Fill, String> {
    Ok(match value {
        Value::Text(text) => Fill::Plain(Template::new(text, columns)),
        Value::First(values) => {
            let fills: Vec<Fill> = values.iter().map(|value| fill(value, columns)).collect::<Result<_, _>>()?;
            Fill::First(fills.into_iter().filter(|fill| !fill.is_absent()).collect())
        }
        Value::From(from) => Fill::Made(Box::new(made(from, columns)?)),
    })
}

fn made(from: &From, columns: &Columns) -> Result<Made, String> {
    let template = |text: &String| Template::new(text, columns);
    let day_one = match &from.day_one {
        Some(text) => Some(Dated::parse(text).map_err(|fault| format!("day_one: {fault}"))?.start),
        None => None,
    };
    Ok(Made {
        from: template(&from.from),
        when: from.when.as_ref().map(|condition| Test::new(condition, columns)),
        words: from.words.iter().map(|(word, text)| (word.trim().to_lowercase(), text.clone())).collect(),
        otherwise: from.otherwise.as_ref().map(template),
        day_one,
        less: from.less.as_ref().map(template),
        read: from.read.map(|read| (read, from.notes.as_ref().map(template))),
    })
}
