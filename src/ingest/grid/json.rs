//! A JSON document or JSON lines -> rows.

use super::answer::{find_rows, member};
use super::flatten::{Members, Refused, Table, cell, compact, kind};
use super::place::{offset, syntax, utf8};
use super::{Grid, GridFault, MAX_TOLD, Row, first_faults};
use csv::StringRecord;
use memchr::memchr_iter;
use serde_json::value::RawValue;

/// Reads one JSON document: a list of objects or of lists, an object that holds such a list, or one object.
///
/// # Errors
/// All the faults of the document, or the first that stops the reading.
pub fn json(bytes: &[u8]) -> Result<Grid, Vec<GridFault>> {
    let text = utf8(bytes).map_err(|fault| vec![fault])?;
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| vec![syntax(text, text, &error)])?;
    let Some(found) = find_rows(text, whole).map_err(|fault| vec![fault])? else {
        return one_row(text, whole);
    };
    let mut elements = Elements::new(text, found.features);
    for raw in found.list {
        elements.add(raw);
    }
    elements.finish(found.told.into_iter().collect())
}

/// Reads one JSON value a line, objects or lists. Blank lines are skipped.
///
/// # Errors
/// Every faulty line; twenty are told, the rest counted.
pub fn json_lines(bytes: &[u8]) -> Result<Grid, Vec<GridFault>> {
    let text = utf8(bytes).map_err(|fault| vec![fault])?;
    let mut elements = Elements::new(text, false);
    for line in text.split('\n').map(str::trim_ascii).filter(|line| !line.is_empty()) {
        match serde_json::from_str::<&RawValue>(line) {
            Ok(raw) => elements.add(raw),
            Err(error) => elements.fault(|| syntax(text, line, &error)),
        }
    }
    elements.finish(Vec::new())
}

fn one_row(text: &str, whole: &RawValue) -> Result<Grid, Vec<GridFault>> {
    let mut elements = Elements::new(text, false);
    elements.add(whole);
    elements.finish(vec!["the file is one object without a list of rows: read as one row".into()])
}

/// Elements as they come, all objects or all lists.
struct Elements<'a> {
    text: &'a str,
    features: bool,
    table: Table<'a>,
    lists: Vec<Row>,
    faults: Vec<GridFault>,
    more: usize,
    stopped: bool,
    at: usize,
    line: u64,
}

impl<'a> Elements<'a> {
    fn new(text: &'a str, features: bool) -> Self {
        let table = Table::default();
        Self { text, features, table, lists: Vec::new(), faults: Vec::new(), more: 0, stopped: false, at: 0, line: 1 }
    }

    /// Keeps a fault, or counts it: to place one takes a look at all that stands before it.
    fn fault(&mut self, fault: impl FnOnce() -> GridFault) {
        if self.faults.len() < MAX_TOLD {
            self.faults.push(fault());
        } else {
            self.more += 1;
        }
    }

    /// The line that an element begins on; elements come in order.
    fn line(&mut self, raw: &RawValue) -> u64 {
        let at = offset(self.text, raw.get());
        let between = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += memchr_iter(b'\n', between).count() as u64;
        self.at = at;
        self.line
    }

    fn add(&mut self, raw: &'a RawValue) {
        if self.stopped {
            return;
        }
        let line = self.line(raw);
        let is_object = raw.get().starts_with('{');
        let is_list = raw.get().starts_with('[');
        let added = if is_object && self.lists.is_empty() {
            let read = if self.features { self.feature(line, raw) } else { self.table.object(line, raw) };
            // A row with a fault is ended as well, so that its cells do not run into the next.
            read.and(self.table.end_row(line))
        } else if is_list && self.table.is_empty() {
            list(raw).map(|cells| self.lists.push(Row { line, cells }))
        } else {
            let expected = if self.lists.is_empty() { "an object" } else { "a list" };
            self.fault(|| GridFault::NotARow { line, found: kind(raw), expected });
            Ok(())
        };
        match added {
            Ok(()) => {}
            Err(Refused::Syntax(part, error)) => {
                let text = self.text;
                self.fault(|| syntax(text, part.get(), &error));
            }
            Err(Refused::Limit(fault)) => {
                self.fault(|| fault);
                self.stopped = true;
            }
        }
    }

    /// A GeoJSON feature: its properties, its id, and a point as latitude and longitude; other shapes as JSON.
    fn feature(&mut self, line: u64, raw: &'a RawValue) -> Result<(), Refused<'a>> {
        let Members(members) = serde_json::from_str(raw.get()).map_err(|error| Refused::Syntax(raw, error))?;
        let get = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, value)| *value);
        if let Some(properties) = get("properties").filter(|value| value.get().starts_with('{')) {
            self.table.object(line, properties)?;
        }
        if let Some(id) = get("id").filter(|_| !self.table.has("id")) {
            self.table.cell(line, "id", cell(id)?)?;
        }
        let Some(geometry) = get("geometry").filter(|value| value.get().starts_with('{')) else { return Ok(()) };
        let Some((longitude, latitude)) = point(geometry) else {
            return self.table.cell(line, "geometry", compact(geometry.get()).into());
        };
        if !self.table.has("latitude") && !self.table.has("longitude") {
            self.table.cell(line, "latitude", cell(latitude)?)?;
            self.table.cell(line, "longitude", cell(longitude)?)?;
        }
        Ok(())
    }

    fn finish(mut self, told: Vec<String>) -> Result<Grid, Vec<GridFault>> {
        if !self.faults.is_empty() {
            return Err(first_faults(self.faults, self.more));
        }
        if self.lists.is_empty() && self.table.is_empty() {
            return Err(vec![GridFault::NoRows { place: "the file".into() }]);
        }
        let header = self.lists.is_empty();
        let rows = if header { self.table.finish() } else { Ok(std::mem::take(&mut self.lists)) };
        Ok(Grid { rows: rows.map_err(|fault| vec![fault])?, header, told })
    }
}

fn list(raw: &RawValue) -> Result<StringRecord, Refused<'_>> {
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|error| Refused::Syntax(raw, error))?;
    let mut cells = StringRecord::new();
    for item in items {
        cells.push_field(&cell(item)?);
    }
    Ok(cells)
}

/// Longitude and latitude of a GeoJSON point.
fn point(geometry: &RawValue) -> Option<(&RawValue, &RawValue)> {
    member(geometry, "type").filter(|value| value.get() == "\"Point\"")?;
    let coordinates: Vec<&RawValue> = serde_json::from_str(member(geometry, "coordinates")?.get()).ok()?;
    Some((coordinates.first().copied()?, coordinates.get(1).copied()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(grid: &Grid) -> Vec<(u64, Vec<&str>)> {
        grid.rows.iter().map(|row| (row.line, row.cells.iter().collect())).collect()
    }

    fn told(read: Result<Grid, Vec<GridFault>>) -> Vec<String> {
        read.unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn objects_become_columns_in_order_of_first_appearance_with_the_line_of_each() {
        let grid =
            json(b"[\n  {\"event\": \"a\", \"killed\": 3},\n\n  {\"place\": \"x\",\n   \"event\": \"b\"}\n]").unwrap();
        assert!(grid.header && grid.told.is_empty());
        let wanted = [(2, vec!["event", "killed", "place"]), (2, vec!["a", "3", ""]), (4, vec!["b", "", "x"])];
        assert_eq!(lines(&grid), wanted);
    }

    #[test]
    fn lists_become_rows_without_a_certain_header() {
        let grid = json(b"[[\"#event\",\"#affected+killed\"],[\"a\",3],[\"b\"]]").unwrap();
        assert!(!grid.header);
        assert_eq!(lines(&grid), [(1, vec!["#event", "#affected+killed"]), (1, vec!["a", "3"]), (1, vec!["b"])]);
    }

    #[test]
    fn json_lines_are_read_with_their_lines_and_blank_ones_skipped() {
        let grid = json_lines(b"{\"a\":1}\r\n\n  {\"b\":2}\n").unwrap();
        assert_eq!(lines(&grid), [(1, vec!["a", "b"]), (1, vec!["1", ""]), (3, vec!["", "2"])]);
    }

    #[test]
    fn every_faulty_line_is_told_up_to_twenty() {
        let faults = told(json_lines(b"{\"a\":1}\n{\"a\":}\n7\n[1]\n{\"a\":2}\n"));
        assert_eq!(faults.len(), 3);
        assert!(faults[0].starts_with("line 2, column 6: is not JSON: expected value"), "{}", faults[0]);
        assert!(faults[1].starts_with("line 3: found a number, expected an object"), "{}", faults[1]);
        assert!(faults[2].starts_with("line 4: found a list"), "{}", faults[2]);
        let faults = told(json_lines(&b"x\n".repeat(50)));
        assert_eq!(faults.len(), 20);
        assert!(faults[18].starts_with("line 19") && faults[19].starts_with("31 more"), "{faults:?}");
    }

    #[test]
    fn a_syntax_error_is_told_with_line_and_column() {
        assert!(
            told(json(b"[\n {\"a\": 1},\n {\"a\" 2}\n]"))[0].starts_with("line 3, column 7: is not JSON: expected `:`")
        );
        assert!(told(json(b"[{\"a\": 1}"))[0].contains("cut off"));
        assert!(told(json(b"{\"a\":1}\n{\"a\":2}\n"))[0].contains(".jsonl"));
        assert!(told(json(b"[{\"a\":\"\\ud800\"}]"))[0].starts_with("line 1, column "));
        assert!(told(json(b"[{\"a\":\"\xFF\"}]"))[0].starts_with("line 1, column 8: the byte 0xFF"));
        assert!(told(json(b" \n"))[0].contains("no rows"));
    }

    #[test]
    fn geojson_points_become_latitude_and_longitude() {
        let text = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":7,"properties":{"killed":3},"geometry":{"type":"Point","coordinates":[36.5,48.10]}},
            {"type":"Feature","properties":{"Latitude":1},"geometry":{"type":"Point","coordinates":[36.5,48.1]}},
            {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[1, 2]]}}]}"#;
        let grid = json(text).unwrap();
        let rows = lines(&grid);
        assert_eq!(rows[0].1, ["killed", "id", "latitude", "longitude", "Latitude", "geometry"]);
        assert_eq!(rows[1], (2, vec!["3", "7", "48.10", "36.5", "", ""]));
        assert_eq!(rows[2].1, ["", "", "", "", "1", ""]);
        assert_eq!(rows[3].1[5], r#"{"type":"LineString","coordinates":[[1,2]]}"#);
    }

    #[test]
    fn an_object_alone_is_one_row_and_that_is_said() {
        let grid = json(br#"{"event":"a","killed":3,"tags":[]}"#).unwrap();
        assert_eq!(lines(&grid), [(1, vec!["event", "killed", "tags"]), (1, vec!["a", "3", ""])]);
        assert!(grid.told[0].contains("one row"));
    }

    fn value() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            ".{0,6}".prop_map(Into::into),
        ];
        leaf.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::vec(("[a-c.\"_2\n]{0,3}", inner), 0..4)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = (json(&bytes), json_lines(&bytes));
        }

        #[test]
        fn any_text_of_json_signs_never_panics(text in "[\\[\\]{}\",:\\\\ \n0-9a-eu.tn-]{0,40}") {
            let _ = (json(text.as_bytes()), json_lines(text.as_bytes()));
        }

        #[test]
        fn any_tree_of_values_is_read_or_refused(value in value()) {
            let text = serde_json::to_string_pretty(&value).unwrap();
            if let Ok(grid) = json(text.as_bytes()) {
                let last = text.matches('\n').count() as u64 + 1;
                prop_assert!(grid.rows.iter().all(|row| row.line <= last));
            }
        }

        #[test]
        fn a_list_of_any_objects_comes_back_with_as_many_rows_and_texts(
            objects in prop::collection::vec(prop::collection::btree_map("[a-c.]{1,2}", value(), 0..4), 1..6)
        ) {
            let text = serde_json::to_string(&objects).unwrap();
            let lined: String = objects.iter().map(|object| serde_json::to_string(object).unwrap() + "\n").collect();
            let (grid, same) = (json(text.as_bytes()).unwrap(), json_lines(lined.as_bytes()).unwrap());
            prop_assert_eq!(grid.rows.len(), objects.len() + 1);
            prop_assert!(grid.rows.iter().map(|row| &row.cells).eq(same.rows.iter().map(|row| &row.cells)));
            for (row, object) in grid.rows[1..].iter().zip(&objects) {
                for text in object.values().filter_map(|value| value.as_str()) {
                    prop_assert!(row.cells.iter().any(|cell| cell == text));
                }
            }
            for (line, row) in (1u64..).zip(&same.rows[1..]) {
                prop_assert_eq!(row.line, line);
            }
        }
    }
}
