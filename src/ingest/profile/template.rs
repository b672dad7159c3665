//! Templates: texts with `{column}` in them, put together from the cells of a row.

use super::columns::Columns;
use csv::StringRecord;
use std::borrow::Cow;

/// What stands between the braces of a text.
pub fn columns(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('{') {
        let Some((inside, after)) = behind.split_once('}') else { break };
        found.push(inside);
        rest = after;
    }
    found
}

/// A text with the places of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The first of these that is not missing; none exists in the file where this is empty.
    First(Vec<usize>),
}

impl Template {
    /// Finds the columns of a text in the header.
    pub fn new(text: &str, columns: &Columns) -> Self {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((inside, after)) = behind.split_once('}') else { break };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(Part::First(inside.split('|').flat_map(|name| columns.find(name.trim())).collect()));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Self { parts }
    }

    /// The one column that it consists of, where it is nothing else.
    pub fn only(&self) -> Option<usize> {
        match self.parts.as_slice() {
            [Part::First(places)] if places.len() == 1 => Some(places[0]),
            _ => None,
        }
    }

    /// The text, where it names no column.
    pub fn constant(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// The columns that it takes over as they are.
    pub fn verbatim(&self) -> &[usize] {
        match self.parts.as_slice() {
            [Part::First(places)] => places,
            _ => &[],
        }
    }

    /// All its columns.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts
            .iter()
            .flat_map(|part| match part {
                Part::First(places) => places.as_slice(),
                Part::Text(_) => &[],
            })
            .copied()
    }

    /// Whether it names columns and the file has none of them.
    pub fn is_absent(&self) -> bool {
        let named = self.parts.iter().any(|part| matches!(part, Part::First(_)));
        named && self.places().next().is_none()
    }

    /// The text in a row; empty where it names columns and all of them are missing.
    pub fn fill<'r>(&'r self, record: &'r StringRecord, columns: &Columns) -> Cow<'r, str> {
        let first = |places: &[usize]| {
            places.iter().map(|place| columns.cell(record, *place)).find(|text| !text.is_empty()).unwrap_or_default()
        };
        match self.parts.as_slice() {
            [] => Cow::Borrowed(""),
            [Part::Text(text)] => Cow::Borrowed(text),
            [Part::First(places)] => Cow::Borrowed(first(places)),
            parts => {
                let (mut text, mut named, mut filled) = (String::new(), false, false);
                for part in parts {
                    match part {
                        Part::Text(part) => text.push_str(part),
                        Part::First(places) => {
                            let cell = first(places);
                            named = true;
                            filled |= !cell.is_empty();
                            text.push_str(cell);
                        }
                    }
                }
                if named && !filled {
                    return Cow::Borrowed("");
                }
                if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
                    text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                }
                Cow::Owned(text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, cells: &[&str]) -> String {
        let columns = Columns::new(&["a".into(), "b".into(), "B c".into()], None, None);
        let record = StringRecord::from(cells.to_vec());
        Template::new(template, &columns).fill(&record, &columns).into_owned()
    }

    #[test]
    fn a_template_is_filled_from_the_cells_of_its_columns() {
        assert_eq!(filled("UCDP-{a}", &["7", "", ""]), "UCDP-7");
        assert_eq!(filled("{z|b|a}", &["7", "", ""]), "7", "the first that is there and not missing");
        assert_eq!(filled("{A} by {b-c}", &["x", "", "y"]), "x by y", "case and joints of names do not matter");
    }

    #[test]
    fn a_template_of_missing_cells_is_empty_and_a_text_is_itself() {
        assert_eq!(filled("UCDP-{a}", &["n/a", "", ""]), "");
        assert_eq!(filled("killed", &["", "", ""]), "killed");
        assert_eq!(filled("{a}, {b}  {z}", &["x", "-", ""]), "x,", "blanks are tidied");
    }
}
