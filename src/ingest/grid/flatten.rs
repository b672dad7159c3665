//! JSON objects -> one table: columns in order of first appearance, nested objects as `parent.child`.

use super::{GridFault, MAX_CELLS, MAX_COLUMNS, MAX_DEPTH, MAX_NAME, Row};
use csv::StringRecord;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;

/// The members of an object in order, a repeated key included; the values still as they are written.
pub struct Members<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Walk;
        impl<'de> Visitor<'de> for Walk {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
                    members.push((key.0, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Walk)
    }
}

/// Why an element could not become a row.
pub enum Refused<'a> {
    /// The parser's word, and the value in which it holds.
    Syntax(&'a RawValue, serde_json::Error),
    /// A limit, told.
    Limit(GridFault),
}

/// What a value is, in words.
pub fn kind(raw: &RawValue) -> &'static str {
    match raw.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The text of a cell: a text's characters; numbers, true and false as written; null empty; lists of scalars joined by
/// `;`; anything else as compact JSON.
pub fn cell<'a>(raw: &'a RawValue) -> Result<Cow<'a, str>, Refused<'a>> {
    let text = raw.get();
    match text.as_bytes().first() {
        Some(b'n') => Ok("".into()),
        Some(b'"') if text.contains('\\') => {
            serde_json::from_str(text).map(Cow::Owned).map_err(|error| Refused::Syntax(raw, error))
        }
        Some(b'"') => Ok(text.get(1..text.len() - 1).unwrap_or_default().into()),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| Refused::Syntax(raw, error))?;
            if items.iter().any(|item| matches!(item.get().as_bytes().first(), Some(b'{' | b'['))) {
                return Ok(compact(text).into());
            }
            let items = items.into_iter().map(cell).collect::<Result<Vec<_>, _>>()?;
            Ok(items.join(";").into())
        }
        Some(b'{') => Ok(compact(text).into()),
        _ => Ok(text.into()),
    }
}

/// JSON without the spaces and line ends outside its texts.
pub fn compact(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let keep = |character: &char| {
        match (inside, escaped, character) {
            (true, true, _) => escaped = false,
            (true, false, '\\') => escaped = true,
            (_, _, '"') => inside = !inside,
            _ => {}
        }
        inside || !character.is_ascii_whitespace()
    };
    json.chars().filter(keep).collect()
}

/// A table that grows by objects.
#[derive(Default)]
pub struct Table<'a> {
    names: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<Row>,
    /// For each column, the number of the row that filled it last, from 1.
    filled: Vec<usize>,
    /// The cells of the row at hand.
    cells: Vec<(usize, Cow<'a, str>)>,
    /// The last number given to a key that is repeated in the row at hand.
    repeats: HashMap<String, usize>,
    /// Empty cells that stand for absent keys.
    absent: u64,
}

impl<'a> Table<'a> {
    /// Whether there is a row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the members of an object to the row at hand.
    pub fn object(&mut self, line: u64, raw: &'a RawValue) -> Result<(), Refused<'a>> {
        self.members(line, &mut String::new(), raw, 1)
    }

    fn members(&mut self, line: u64, prefix: &mut String, raw: &'a RawValue, depth: usize) -> Result<(), Refused<'a>> {
        if depth > MAX_DEPTH {
            return Err(limit(line, "objects within objects", "more", MAX_DEPTH as u64, "MAX_DEPTH"));
        }
        let Members(members) = serde_json::from_str(raw.get()).map_err(|error| Refused::Syntax(raw, error))?;
        for (key, value) in members {
            let parent = prefix.len();
            prefix.push_str(&key);
            if prefix.len() > MAX_NAME {
                let found = format!("{} bytes", prefix.len());
                return Err(limit(line, "length of a key with its parents", &found, MAX_NAME as u64, "MAX_NAME"));
            }
            if value.get().starts_with('{') {
                prefix.push('.');
                self.members(line, prefix, value, depth + 1)?;
            } else {
                self.cell(line, prefix, cell(value)?)?;
            }
            prefix.truncate(parent);
        }
        Ok(())
    }

    /// Adds a cell to the row at hand. A name that the row has already gets a number: `name_2`.
    pub fn cell(&mut self, line: u64, name: &str, text: Cow<'a, str>) -> Result<(), Refused<'a>> {
        let row = self.rows.len() + 1;
        let mut place = self.place(line, name)?;
        while self.filled.get(place) == Some(&row) {
            let number = self.repeats.entry(name.to_owned()).or_insert(1);
            *number += 1;
            let numbered = format!("{name}_{number}");
            place = self.place(line, &numbered)?;
        }
        if let Some(filled) = self.filled.get_mut(place) {
            *filled = row;
        }
        self.cells.push((place, text));
        Ok(())
    }

    /// Whether the row at hand has a column of that name, in any case of letters.
    pub fn has(&self, name: &str) -> bool {
        let named = |place: &usize| self.names.get(*place).is_some_and(|other| other.eq_ignore_ascii_case(name));
        self.cells.iter().any(|(place, _)| named(place))
    }

    fn place(&mut self, line: u64, name: &str) -> Result<usize, Refused<'a>> {
        if let Some(place) = self.places.get(name) {
            return Ok(*place);
        }
        let place = self.names.len();
        if place as u64 >= MAX_COLUMNS {
            return Err(limit(line, "different keys", "more", MAX_COLUMNS, "MAX_COLUMNS"));
        }
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        self.filled.push(0);
        Ok(place)
    }

    /// Ends the row at hand.
    pub fn end_row(&mut self, line: u64) -> Result<(), Refused<'a>> {
        self.cells.sort_by_key(|(place, _)| *place);
        let mut cells = StringRecord::new();
        for (place, text) in self.cells.drain(..) {
            self.absent += pad(&mut cells, place);
            cells.push_field(&text);
        }
        self.repeats.clear();
        self.rows.push(Row { line, cells });
        self.check_absent(line)
    }

    fn check_absent(&self, line: u64) -> Result<(), Refused<'a>> {
        if self.absent > MAX_CELLS {
            return Err(limit(line, "cells that are empty because a key is absent", "more", MAX_CELLS, "MAX_CELLS"));
        }
        Ok(())
    }

    /// The header and the rows, all of one width.
    pub fn finish(mut self) -> Result<Vec<Row>, GridFault> {
        let line = self.rows.first().map_or(1, |row| row.line);
        let mut rows = Vec::with_capacity(self.rows.len() + 1);
        rows.push(Row { line, cells: StringRecord::from(std::mem::take(&mut self.names)) });
        let width = self.filled.len();
        for mut row in std::mem::take(&mut self.rows) {
            self.absent += width.saturating_sub(row.cells.len()) as u64;
            if let Err(Refused::Limit(fault)) = self.check_absent(row.line) {
                return Err(fault);
            }
            pad(&mut row.cells, width);
            rows.push(row);
        }
        Ok(rows)
    }
}

/// Empty cells up to a width; how many.
fn pad(cells: &mut StringRecord, width: usize) -> u64 {
    let missing = width.saturating_sub(cells.len());
    (0..missing).for_each(|_| cells.push_field(""));
    missing as u64
}

fn limit<'a>(line: u64, what: &str, found: &str, limit: u64, name: &'static str) -> Refused<'a> {
    Refused::Limit(GridFault::Limit {
        what: format!("line {line}: {what}"),
        found: found.into(),
        limit,
        name,
        help: "expected a plain list of rows that share their keys; cut the file down to those",
    })
}

#[cfg(test)]
mod tests {
    use super::super::json;
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        let grid = json(text.as_bytes()).unwrap();
        grid.rows.iter().map(|row| row.cells.iter().map(str::to_owned).collect()).collect()
    }

    fn fault(text: &str) -> String {
        json(text.as_bytes()).unwrap_err()[0].to_string()
    }

    #[test]
    fn nested_objects_and_lists_are_flattened() {
        let rows = table(r#"[{"a":{"b":1,"c":{"d":null}},"e":["x","y",3],"f":[{ "g" : "h i" }, 2]}]"#);
        assert_eq!(rows[0], ["a.b", "a.c.d", "e", "f"]);
        assert_eq!(rows[1], ["1", "", "x;y;3", r#"[{"g":"h i"},2]"#]);
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let rows = table(r#"[{"a":1e3,"b":203.0,"c":12345678901234567890123,"d":-0.10,"e":1e999}]"#);
        assert_eq!(rows[1], ["1e3", "203.0", "12345678901234567890123", "-0.10", "1e999"]);
    }

    #[test]
    fn texts_keep_all_their_characters() {
        let rows = table(r#"[{"a":"\u0000\n\t \u00e9","b":" x ","c":true,"d":"say \"no\" \\"}]"#);
        assert_eq!(rows[1], ["\0\n\t é", " x ", "true", "say \"no\" \\"]);
    }

    #[test]
    fn a_repeated_key_is_kept_under_a_number() {
        let rows = table(r#"[{"a":1,"a":2,"a_2":3,"b":{"c":4},"b.c":5,"a":6},{"a":7}]"#);
        assert_eq!(rows[0], ["a", "a_2", "a_2_2", "b.c", "b.c_2", "a_3"]);
        assert_eq!(rows[1], ["1", "2", "3", "4", "5", "6"]);
        assert_eq!(rows[2], ["7", "", "", "", "", ""]);
    }

    #[test]
    fn nesting_too_deep_is_refused_by_name() {
        let deep = |n: usize| format!("[{}1{}]", "{\"a\":".repeat(n), "}".repeat(n));
        assert_eq!(table(&deep(128)).len(), 2);
        assert!(fault(&deep(129)).contains("MAX_DEPTH"));
        assert!(fault(&deep(200_000)).contains("MAX_DEPTH"));
        let lists = format!("[{{\"a\":{}{}}}]", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(table(&lists)[1][0].len(), 400_000);
    }

    #[test]
    fn a_key_too_many_and_a_key_too_long_are_refused_by_name() {
        let keys: Vec<String> = (0..16_385).map(|n| format!("\"k{n}\":1")).collect();
        assert!(fault(&format!("[{{{}}}]", keys.join(","))).contains("MAX_COLUMNS"));
        assert!(fault(&format!("[{{\"{}\":1}}]", "k".repeat(5000))).contains("MAX_NAME"));
    }

    #[test]
    fn keys_that_differ_from_row_to_row_do_not_fill_the_memory() {
        let raws: Vec<&RawValue> = serde_json::from_str(r#"[{"a":1},{"b":1,"c":1}]"#).unwrap();
        let refused = |absent: u64| {
            let mut table = Table { absent, ..Table::default() };
            for raw in &raws {
                table.object(1, raw).ok().unwrap();
                if let Err(Refused::Limit(fault)) = table.end_row(1) {
                    return Some(fault);
                }
            }
            table.finish().err()
        };
        assert_eq!(refused(MAX_CELLS - 3), None);
        assert!(refused(MAX_CELLS - 2).unwrap().to_string().contains("MAX_CELLS"));
        assert!(refused(MAX_CELLS).unwrap().to_string().contains("MAX_CELLS"));
    }
}
