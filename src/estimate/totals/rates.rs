//! Deaths per so many people: the bounds over the population, and beside them what chance alone does to the best count.

use super::bounds::Cell;
use super::group::Dimension;
use super::item::Item;
use super::period::days;
use super::{RateSettings, Total, TotalMethod, TotalSettings};
use crate::error::{Error, Problems};
use crate::estimate::IntervalKind;
use crate::estimate::poisson::{Method, interval};
use crate::ingest::SideTable;
use crate::message::{Arg, Message};
use crate::model::date::civil;
use crate::model::{Column, Dated, View, country};
use std::collections::BTreeSet;

/// Where the number of people comes from.
#[derive(Clone, Debug)]
pub enum Population {
    /// A table beside the claims.
    Table(PopulationTable),
    /// A column of the claims.
    Column(String),
}

/// Numbers of people by group, period or year.
#[derive(Clone, Debug, Default)]
pub struct PopulationTable {
    /// Its columns that say whose number it is, folded.
    keys: Vec<String>,
    /// The cells of those columns, folded, and the number.
    rows: Vec<(Vec<String>, f64)>,
}

impl PopulationTable {
    /// Reads a table with a column `population` and columns that say whose.
    ///
    /// # Errors
    /// All rows whose number is none, and a missing column.
    pub fn new(table: &SideTable) -> Result<Self, Problems> {
        let hint = "a table with `population` and the column of --by (country, admin1 ...), `period` or `year`";
        let at = table.require(&["population"], hint)?;
        let mut problems = Problems::default();
        let columns: Vec<usize> = (0..table.names.len()).filter(|column| *column != at).collect();
        let keys = columns.iter().map(|column| fold(&table.names[*column]).replace(['-', ' '], "_")).collect();
        let mut rows = Vec::new();
        for (line, record) in &table.rows {
            let written = record.get(at).unwrap_or_default();
            match number(written) {
                Some(people) => {
                    let cell = |column: &usize| fold(record.get(*column).unwrap_or_default());
                    rows.push((columns.iter().map(cell).collect(), people));
                }
                None => problems.push(Error::SideRow {
                    path: table.file.path.clone(),
                    line: *line,
                    column: "population".into(),
                    reason: format!("“{written}” is no number of people; expected a number above 0, such as 1250000"),
                }),
            }
        }
        problems.into_result()?;
        Ok(Self { keys, rows })
    }

    /// The people of a group in a period.
    fn people(&self, period: &str, group: &str, dimension: Option<Dimension>) -> Result<f64, Message> {
        let column = |name: &str| self.keys.iter().position(|key| key == name);
        let mut wanted: Vec<(usize, String)> = Vec::new();
        if let Some(dimension) = dimension {
            match column(dimension.word()).or(column("group")) {
                Some(at) => wanted.push((at, whose(group, dimension))),
                None if is_where(dimension) => {
                    return Err(Message::new("note-rate-no-column").with("column", dimension.word()));
                }
                None => {}
            }
        }
        if let Some(at) = column("period") {
            wanted.push((at, fold(period)));
        } else if let Some(at) = column("year")
            && period != "all"
        {
            let years = days(period).map(|(first, last)| (civil(first).0, civil(last).0));
            let Some((year, _)) = years.filter(|(first, last)| first == last) else {
                return Err(Message::new("note-rate-no-year").with("period", period));
            };
            wanted.push((at, format!("{year:04}")));
        }
        let meets = |cells: &[String]| {
            wanted.iter().all(|(at, value)| match dimension {
                Some(dimension) if self.keys[*at] == dimension.word() => whose(&cells[*at], dimension) == *value,
                _ => cells[*at] == *value,
            })
        };
        let found: Vec<f64> = self.rows.iter().filter(|(cells, _)| meets(cells)).map(|(_, people)| *people).collect();
        match found[..] {
            [people] => Ok(people),
            [] => Err(Message::new("note-rate-no-population").with("group", group).with("period", period)),
            _ => Err(Message::new("note-rate-several").with("n", found.len()).with("group", group)),
        }
    }
}

/// Whether people live in a group of this dimension, so that it has a population of its own.
fn is_where(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Admin1 | Dimension::Country | Dimension::Place | Dimension::Event)
}

fn whose(name: &str, dimension: Dimension) -> String {
    let code = if dimension == Dimension::Country { country::alpha3(name) } else { None };
    fold(code.unwrap_or(name))
}

fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A number of people: `1250000`, `1 250 000`, `1,250,000`, `1.25e6`.
fn number(text: &str) -> Option<f64> {
    let text: String = text.trim().chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_')).collect();
    let grouped = text.split(',').enumerate().all(|(at, digits)| {
        digits.bytes().all(|b| b.is_ascii_digit()) && (if at == 0 { 1..=3 } else { 3..=3 }).contains(&digits.len())
    });
    let text = if grouped { text.replace(',', "") } else { text };
    text.parse().ok().filter(|people: &f64| people.is_finite() && *people > 0.0)
}

/// The people of a cell by a column of the claims: the one number that they agree on.
fn by_claims(cell: &Cell, items: &[Item], view: &View, name: &str) -> Result<f64, Message> {
    let Some(column) = view.column(name) else {
        return Err(Message::new("note-rate-no-claims-column").with("column", name));
    };
    let text = |row: usize| match column {
        Column::Texts(texts) => texts.get(row).and_then(number),
        Column::Codes(codes) => codes.get(row).and_then(number),
        Column::Numbers(numbers) => numbers.get(row).filter(|people| *people > 0.0),
        Column::Integers(integers) => integers.get(row).map(f64::from).filter(|people| *people > 0.0),
    };
    let events = cell.items(items).map(|(item, _)| view.event_at(item.event).rows);
    // Whole numbers of people: their bits are in the order of the numbers.
    let found: BTreeSet<u64> = events.flatten().filter_map(text).map(f64::to_bits).collect();
    match found.iter().copied().map(f64::from_bits).collect::<Vec<_>>()[..] {
        [people] => Ok(people),
        [] => Err(Message::new("note-rate-claims-none").with("column", name)),
        [least, .., most] => Err(Message::new("note-rate-claims-differ")
            .with("column", name)
            .with("range", Arg::Range(Some(least), Some(most)))),
    }
}

/// The length of a period in years; a month of 31 days is 31/365 of one.
fn years(period: &str) -> Option<f64> {
    let (first, last) = days(period)?;
    let of_year = |year: i32| {
        let year = Dated::parse(&format!("{year:04}")).ok()?;
        let (from, to) = (first.max(year.start), last.min(year.end));
        Some(f64::from(to - from + 1) / f64::from(year.end - year.start + 1))
    };
    (civil(first).0..=civil(last).0).map(of_year).sum()
}

/// The rates of a cell: bounds, and three intervals of its best count.
pub(super) fn rows(
    cell: &Cell,
    items: &[Item],
    view: &View,
    rates: &RateSettings,
    settings: &TotalSettings,
) -> Vec<Total> {
    let people = match &rates.population {
        Population::Table(table) => table.people(&cell.period, &cell.group.name, settings.by.dimension),
        Population::Column(name) => by_claims(cell, items, view, name),
    };
    let years = rates.years.or_else(|| years(&cell.period)).filter(|years| *years > 0.0);
    let years = years.ok_or_else(|| Message::new("note-rate-no-years").with("period", cell.period.as_str()));
    let (people, years) = match people.and_then(|people| Ok((people, years?))) {
        Ok(found) => found,
        Err(missing) => {
            let row = Total { missing: Some(missing), ..cell.total(items, TotalMethod::Rate) };
            return vec![row];
        }
    };
    let scale = |deaths: f64| deaths / (people * years) * rates.per;
    let base = Message::new("note-rate-base")
        .with("per", rates.per)
        .with("people", people)
        .with("years", if years.fract() == 0.0 { Arg::Count(years) } else { Arg::Text(format!("{years:.4}")) });
    let best = cell.best(items);
    let mut caveats = vec![base.clone()];
    caveats.extend(cell.caveats(items, settings));
    let mut rows = vec![Total {
        low: Some(scale(cell.low(items))),
        best: best.map(scale),
        high: cell.high(items).map(scale),
        kind: Some(IntervalKind::Bound),
        assumptions: vec![Message::new(TotalMethod::Rate.note())],
        caveats,
        ..cell.total(items, TotalMethod::Rate)
    }];
    for (method, of_count) in [
        (TotalMethod::RateGarwood, Method::Garwood),
        (TotalMethod::RateByar, Method::Byar),
        (TotalMethod::RateMidP, Method::MidP),
    ] {
        let row = cell.total(items, method);
        let Some(best) = best else {
            let without = cell.items(items).filter(|(item, _)| item.best.is_none()).count();
            let missing = Message::new("note-rate-no-best").with("open", without).with("n", cell.parts.len());
            rows.push(Total { missing: Some(missing), caveats: vec![base.clone()], ..row });
            continue;
        };
        let count = best.round();
        let mut caveats = vec![base.clone()];
        if count != best {
            caveats.push(Message::new("note-rate-rounded").with("count", count));
        }
        let assumptions = vec![Message::new(method.note()).with("count", count)];
        rows.push(match interval(count as u64, settings.level, of_count) {
            Ok((low, high)) => Total {
                low: Some(scale(low)),
                best: Some(scale(count)),
                high: Some(scale(high)),
                kind: Some(IntervalKind::Confidence),
                level: Some(settings.level),
                assumptions,
                caveats,
                ..row
            },
            Err(refused) => Total {
                missing: Some(Message::new("note-total-refused").with("why", refused.to_string())),
                caveats,
                ..row
            },
        });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(keys: &[&str], rows: &[(&[&str], f64)]) -> PopulationTable {
        let own = |texts: &[&str]| texts.iter().map(|text| fold(text)).collect();
        PopulationTable { keys: own(keys), rows: rows.iter().map(|(cells, people)| (own(cells), *people)).collect() }
    }

    #[test]
    fn people_are_looked_up_by_group_and_year_and_a_missing_one_has_its_reason() {
        let table = table(
            &["country", "year"],
            &[(&["Mali", "2021"], 2e7), (&["MLI", "2022"], 2.2e7), (&["NER", "2022"], 2.6e7)],
        );
        let ask = |period, group| table.people(period, group, Some(Dimension::Country)).map_err(|why| why.key);
        assert_eq!(ask("2022-03", "MLI"), Ok(2.2e7));
        assert_eq!(ask("2021", "MLI"), Ok(2e7));
        assert_eq!(ask("2020", "MLI"), Err("note-rate-no-population"));
        assert_eq!(ask("all", "MLI"), Err("note-rate-several"));
        assert_eq!(ask("undated", "MLI"), Err("note-rate-no-year"));
        assert_eq!(
            table.people("2022", "Gao", Some(Dimension::Admin1)).map_err(|why| why.key),
            Err("note-rate-no-column")
        );
    }

    #[test]
    fn numbers_of_people_as_offices_write_them() {
        for text in ["1250000", "1 250 000", "1,250,000", "1'250'000", "1.25e6"] {
            assert_eq!(number(text), Some(1_250_000.0), "{text}");
        }
        for text in ["", "0", "-5", "many", "inf", "12,50"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_has_its_length_in_years() {
        assert_eq!(years("2022"), Some(1.0));
        assert_eq!(years("2020-02"), Some(29.0 / 366.0));
        assert!((years("2021-12..2022-01").unwrap() - 62.0 / 365.0).abs() < 1e-12);
        assert_eq!(years("all"), None);
    }
}
