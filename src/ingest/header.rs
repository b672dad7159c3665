//! The header row: which columns are the contract's, which are missing, which are kept as they are.

use crate::error::{Error, Problems, nearest};
use crate::model::frame::{ADDED, NATIVE, position};
use std::collections::HashMap;

/// One column of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name: the contract's, or as written.
    pub name: String,
    /// Its place among the contract's columns.
    pub native: Option<usize>,
}

/// What the header says.
#[derive(Debug)]
pub struct Header {
    /// One slot a cell.
    pub slots: Vec<Slot>,
    /// Unknown columns that are kept, with the contract's column that may have been meant.
    pub unknown: Vec<(String, Option<&'static str>)>,
}

impl Header {
    /// Reads the header row.
    ///
    /// # Errors
    /// Every column that stands twice and every requirement that no column meets, at once.
    pub fn read<'a>(path: &str, cells: impl Iterator<Item = &'a str>) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut slots: Vec<Slot> = Vec::new();
        for (at, cell) in cells.enumerate() {
            let plain = cell.trim().to_lowercase().replace([' ', '-'], "_");
            let native = position(&plain);
            let name = match native {
                Some(at) => NATIVE[at].0.to_owned(),
                None if cell.trim().is_empty() => format!("column_{}", at + 1),
                None => cell.trim().to_owned(),
            };
            if seen.insert(name.clone(), at).is_some() {
                problems.push(Error::RepeatedColumn { path: path.into(), field: at + 1, name: name.clone() });
            }
            slots.push(Slot { name, native });
        }
        let header = Self { unknown: unknown(&slots), slots };
        header.require(path, &mut problems);
        problems.into_result()?;
        Ok(header)
    }

    fn has(&self, name: &str) -> bool {
        self.slots.iter().any(|slot| slot.native.is_some() && slot.name == name)
    }

    fn require(&self, path: &str, problems: &mut Problems) {
        let place =
            self.has("place") || self.has("admin1") || self.has("country") || (self.has("lat") && self.has("lon"));
        let needs: [(bool, &str, &[&str], &str); 3] = [
            (self.has("source"), "`source`", &["source"], "every claim needs the name of who makes it"),
            (
                ["figure", "low", "best", "high"].iter().any(|name| self.has(name)),
                "with a figure (`figure`, or any of `low`, `best`, `high`)",
                &["figure", "low", "best", "high"],
                "every claim needs a figure; `figure` takes it as written (`at least 500`)",
            ),
            (
                self.has("event") || (self.has("date_start") && place),
                "that says where or which (`event`, or `date_start` with one of `place`, `admin1`, `country`, `lat` and `lon`)",
                &["event", "date_start", "place", "admin1", "country", "lat", "lon"],
                "add a column `event` with a key of your own for each event",
            ),
        ];
        for (met, needed, names, hint) in needs {
            if met {
                continue;
            }
            let near = self
                .slots
                .iter()
                .filter(|slot| slot.native.is_none())
                .find_map(|slot| Some((&slot.name, nearest(&slot.name, names.iter().copied())?)));
            problems.push(Error::MissingColumn {
                path: path.into(),
                needed: needed.into(),
                found: self.found(),
                hint: match near {
                    Some((found, meant)) => format!("rename `{found}` to `{meant}` if that is what it holds; {hint}"),
                    None => hint.into(),
                },
            });
        }
    }

    fn found(&self) -> String {
        let names: Vec<_> = self.slots.iter().take(12).map(|slot| format!("`{}`", short(&slot.name))).collect();
        let more = self.slots.len().saturating_sub(12);
        if more > 0 { format!("{} and {more} more", names.join(", ")) } else { names.join(", ") }
    }
}

/// A text cut to a length that fits a message.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST).collect();
    format!("{head}… ({} bytes)", crate::format::count(text.len() as f64))
}

fn unknown(slots: &[Slot]) -> Vec<(String, Option<&'static str>)> {
    let taken: Vec<&str> = slots.iter().filter(|slot| slot.native.is_some()).map(|slot| slot.name.as_str()).collect();
    let free = || NATIVE.iter().map(|(name, _)| *name).filter(|name| !taken.contains(name) && !ADDED.contains(name));
    slots
        .iter()
        .filter(|slot| slot.native.is_none())
        .map(|slot| (slot.name.clone(), nearest(&slot.name, free())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Result<Header, String> {
        Header::read("x.csv", header.split(',')).map_err(|problems| problems.to_string())
    }

    #[test]
    fn all_missing_columns_are_told_at_once_with_what_may_be_meant() {
        let text = read("soruce,deaths,place").expect_err("three faults");
        assert_eq!(text.matches("no column").count(), 3, "{text}");
        assert!(text.contains("rename `soruce` to `source`"), "{text}");
    }

    #[test]
    fn an_unknown_column_is_kept_and_the_meant_one_suggested() {
        let header = read("source,figure,event,victim_praty").expect("usable");
        assert_eq!(header.unknown, [("victim_praty".to_owned(), Some("victim_party"))]);
        assert_eq!(header.slots[3].native, None);
    }

    #[test]
    fn case_and_blanks_in_names_do_not_matter() {
        let header = read("Source,FIGURE,Event,Victim Party").expect("usable");
        assert!(header.unknown.is_empty());
    }

    #[test]
    fn a_column_that_stands_twice_is_an_error_with_its_place() {
        assert!(read("source,figure,event,figure").expect_err("twice").contains("x.csv:1:4"));
    }
}
