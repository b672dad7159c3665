//! Where the table begins: banners, header rows (one or two), a row of HXL hashtags, the first row of data.

use super::profile::columns::Tag;
use super::profile::mapping::spelled;
use super::profile::{self, folded};
use csv::StringRecord;
use std::collections::BTreeMap;

/// No header is looked for below this many rows.
const DEEPEST: usize = 25;

/// What the first rows of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Names of the columns: the header's, two rows of it joined, `column_3` where there is none, `name_2` for a repeat.
    pub names: Vec<String>,
    /// The row of hashtags, a cell a column.
    pub tags: Option<Vec<String>>,
    /// The header's (last) row.
    pub header: usize,
    /// The first row of data.
    pub data: usize,
    /// Whether two rows were joined.
    pub two: bool,
    /// Names that stand more than once, with the second place from 0.
    pub repeated: Vec<(String, usize)>,
}

/// Finds the header among the first rows. `certain` says that the first row is one.
pub fn layout(rows: &[&StringRecord], certain: bool) -> Layout {
    if certain {
        return at(rows, 0, 0, None);
    }
    let deepest = rows.len().min(DEEPEST);
    if let Some(tags) = (0..deepest).find(|row| is_hashtags(rows[*row])) {
        let header = tags.checked_sub(1);
        let first = header.map_or(tags, |header| {
            if tags >= 2 && is_upper(rows[header - 1], rows[header]) { header - 1 } else { header }
        });
        return at(rows, first, header.unwrap_or(tags), Some(tags));
    }
    let knows = |names: &[String]| native(names) || profile::recognise(names, None).is_some();
    for row in 0..deepest {
        if knows(&at(rows, row, row, None).names) {
            return at(rows, row, row, None);
        }
        if row + 1 < deepest && is_upper(rows[row], rows[row + 1]) && knows(&at(rows, row, row + 1, None).names) {
            return at(rows, row, row + 1, None);
        }
    }
    let widest = rows.iter().map(|row| filled(row)).max().unwrap_or(0);
    let wide = |row: &usize| filled(rows[*row]) >= 2.min(widest) && filled(rows[*row]) * 5 >= widest * 2;
    let first = (0..deepest).find(wide).unwrap_or(0);
    let two = first + 2 < rows.len() && is_upper(rows[first], rows[first + 1]) && !has_numbers(rows[first + 1]);
    at(rows, first, if two { first + 1 } else { first }, None)
}

/// Whether a header meets what the contract asks of a claim.
pub fn native(names: &[String]) -> bool {
    let folded: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let has = |name: &str| spelled(name).split('|').any(|name| folded.iter().any(|other| other == name));
    let place = has("place") || has("admin1") || has("country") || has("lat") && has("lon");
    let figure = ["figure", "low", "best", "high"].into_iter().any(has);
    has("source") && figure && (has("event") || has("date_start") && place)
}

fn cells<'a>(rows: &[&'a StringRecord], row: usize) -> Vec<&'a str> {
    rows.get(row).map(|row| row.iter().map(str::trim).collect()).unwrap_or_default()
}

fn filled(row: &StringRecord) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

fn has_numbers(row: &StringRecord) -> bool {
    row.iter().any(|cell| cell.trim().parse::<f64>().is_ok())
}

/// At least one hashtag, and nothing but hashtags and empty cells in three cells of four: tags are sometimes forgotten.
fn is_hashtags(row: &StringRecord) -> bool {
    let tags = row.iter().filter(|cell| Tag::parse(cell).is_some()).count();
    // One by itself is more often a comment: "# end".
    let alone = tags == 1 && row.iter().any(|cell| cell.trim().starts_with("#affected"));
    (tags > 1 || alone) && tags * 4 >= filled(row) * 3
}

/// Whether a row is the upper half of a header of two: gaps or repeats that the row below fills, and no number in either.
fn is_upper(upper: &StringRecord, lower: &StringRecord) -> bool {
    let upper_cells: Vec<&str> = upper.iter().map(str::trim).collect();
    if has_numbers(upper) || has_numbers(lower) || filled(upper) == 0 {
        return false;
    }
    let gap = |at: usize| {
        let cell = upper_cells.get(at).copied().unwrap_or_default();
        at > 0 && (cell.is_empty() || upper_cells.get(at - 1) == Some(&cell))
    };
    let below = |at: usize| lower.get(at).is_some_and(|cell| !cell.trim().is_empty());
    let grouped = |at: usize| gap(at) || at + 1 < lower.len() && gap(at + 1);
    let filled_gap = (1..lower.len()).any(|at| gap(at) && below(at) && below(at - 1));
    // The row below names every column, or those of the groups only.
    filled_gap && (filled(lower) >= filled(upper) || (0..lower.len()).all(|at| !below(at) || grouped(at)))
}

fn at(rows: &[&StringRecord], first: usize, header: usize, tags: Option<usize>) -> Layout {
    let (upper, lower) = (cells(rows, first), cells(rows, header));
    let tag_cells = tags.map(|row| cells(rows, row)).unwrap_or_default();
    let width = lower.len().max(tag_cells.len()).max(if first < header { upper.len() } else { 0 });
    let (mut names, mut repeated) = (Vec::with_capacity(width), Vec::new());
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut group = "";
    for place in 0..width {
        let name = lower.get(place).copied().unwrap_or_default();
        if let Some(cell) = upper.get(place).filter(|cell| !cell.is_empty()) {
            group = cell;
        }
        let mut name = match (first < header, name) {
            (true, "") => group.to_owned(),
            (true, name) if !group.is_empty() && group != name => format!("{group} {name}"),
            (_, "") => format!("column_{}", place + 1),
            (_, name) => name.to_owned(),
        };
        if tags == Some(header) && Tag::parse(&name).is_none() {
            name = format!("column_{}", place + 1);
        }
        let time = times.entry(folded(&name)).or_default();
        *time += 1;
        if *time > 1 {
            repeated.push((name.clone(), place));
            name = format!("{name}_{time}");
            times.entry(folded(&name)).or_insert(1);
        }
        names.push(name);
    }
    let data = tags.unwrap_or(header).max(header) + 1;
    let tags = tags.map(|_| (0..width).map(|at| tag_cells.get(at).copied().unwrap_or_default().to_owned()).collect());
    Layout { names, tags, header, data, two: first < header, repeated }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&str]) -> Layout {
        let rows: Vec<StringRecord> = rows.iter().map(|row| row.split(',').collect::<Vec<_>>().into()).collect();
        layout(&rows.iter().collect::<Vec<_>>(), false)
    }

    #[test]
    fn a_banner_above_the_header_is_passed_over() {
        let found = of(&["Casualties in 2022,,", ",,", "Town,Killed,Injured", "Alpha,3,4"]);
        assert_eq!((found.names, found.data), (vec!["Town".into(), "Killed".into(), "Injured".into()], 3));
    }

    #[test]
    fn two_rows_of_header_become_one() {
        let found = of(&["Town,Killed,,Injured,", ",min,max,min,max", "Alpha,3,4,5,6"]);
        assert_eq!(found.names, ["Town", "Killed min", "Killed max", "Injured min", "Injured max"]);
        assert!(found.two && found.data == 2);
    }

    #[test]
    fn a_row_of_hashtags_is_no_data_and_may_stand_without_a_header() {
        let found = of(&["Where,How many", "#adm1 +name,#affected +killed", "Alpha,3"]);
        assert_eq!((found.names[1].as_str(), found.data), ("How many", 2));
        assert_eq!(found.tags.expect("tags")[0], "#adm1 +name");
        let bare = of(&["#adm1,#affected+killed,", "Alpha,3,x"]);
        assert_eq!(
            (bare.names.clone(), bare.data),
            (vec!["#adm1".into(), "#affected+killed".into(), "column_3".into()], 1)
        );
    }

    #[test]
    fn a_repeated_name_gets_its_number() {
        let found = of(&["a,b,a,a", "1,2,3,4"]);
        assert_eq!(found.names, ["a", "b", "a_2", "a_3"]);
        assert_eq!(found.repeated, [("a".to_owned(), 2), ("a".to_owned(), 3)]);
    }

    #[test]
    fn the_contract_s_header_is_found_wherever_it_stands() {
        let found = of(&["note,this is,ours", "event,source,figure", "e,A,3"]);
        assert_eq!(found.header, 1);
    }

    #[test]
    fn nothing_at_all_is_no_panic() {
        assert_eq!(layout(&[], false).names, Vec::<String>::new());
    }
}
