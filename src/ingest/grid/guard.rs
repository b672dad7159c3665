//! What a workbook must not say before it is read: calamine trusts counts and references, and would reserve memory for
//! them, run over in arithmetic, or copy a long name a million times.

use super::xml::{attribute, attributes, number, reader, unescaped};
use super::{GridFault, MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Fonts, fills, borders, number formats and cell styles of a workbook. Excel allows 65,490 cell styles, and each may
/// stand twice.
const MAX_STYLES: u64 = 200_000;
/// Sheets of a workbook.
const MAX_SHEETS: u64 = 10_000;
/// Characters of a number format, as in Excel.
const MAX_FORMAT: u64 = 255;
/// Bytes of a name that styles and sheets refer to.
const MAX_REFERENCE: u64 = 4096;
/// Bytes of a link between parts, or to the web.
const MAX_LINK: u64 = 32_768;
/// Shared texts for which memory may be reserved whatever the file holds.
const HARMLESS: u64 = 1 << 20;

/// The look through all parts of a workbook.
#[derive(Default)]
pub struct Guard {
    /// Whether any sheet has merged cells.
    pub merged: bool,
    strings: u64,
    styles: u64,
    sheets: u64,
}

impl Guard {
    /// Looks through a part up to its end, or to where it stops being XML: further calamine does not come either.
    pub fn part(&mut self, part: &str, from: &mut dyn BufRead) -> Result<(), GridFault> {
        let mut reader = reader(from);
        let mut buffer = Vec::new();
        let mut claimed = 0;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => {
                    claimed = self.tag(part, &tag)?.unwrap_or(0).max(claimed);
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        // A text takes five bytes at least; a small count that is merely wrong does no harm.
        let bytes = reader.buffer_position();
        if claimed > bytes.max(HARMLESS) {
            let found = format!("it claims {claimed} shared texts in {bytes} bytes");
            return Err(GridFault::Damaged { place: part.into(), found });
        }
        Ok(())
    }

    /// Looks at a tag. Returns the number of shared texts that it claims.
    fn tag(&mut self, part: &str, tag: &BytesStart) -> Result<Option<u64>, GridFault> {
        let raw = tag.attributes_raw();
        let name = tag.local_name();
        match name.as_ref() {
            "c" | "row" => every(raw, "r").try_for_each(|at| check(part, at))?,
            "dimension" | "mergeCell" => {
                self.merged |= name.as_ref() == "mergeCell";
                every(raw, "ref").try_for_each(|range| check_range(part, range))?;
            }
            "sst" => return Ok(number(attribute(raw, "uniqueCount"))),
            "si" => count(part, "shared texts", &mut self.strings, MAX_CELLS, "MAX_CELLS")?,
            "sheet" => {
                short(part, raw, MAX_REFERENCE, "MAX_REFERENCE")?;
                count(part, "sheets", &mut self.sheets, MAX_SHEETS, "MAX_SHEETS")?;
            }
            "numFmt" => {
                short(part, raw, MAX_REFERENCE, "MAX_REFERENCE")?;
                let longest = every(raw, "formatCode").map(|code| unescaped(code).chars().count() as u64).max();
                if let Some(longest) = longest.filter(|longest| *longest > MAX_FORMAT) {
                    let found = format!("{longest} characters");
                    return Err(limit(part, "length of a number format", found, MAX_FORMAT, "MAX_FORMAT"));
                }
            }
            "Relationship" => short(part, raw, MAX_LINK, "MAX_LINK")?,
            "name" | "rFont" => short(part, raw, MAX_REFERENCE, "MAX_REFERENCE")?,
            _ => {}
        }
        if matches!(name.as_ref(), "xf" | "font" | "fill" | "border" | "numFmt") {
            count(part, "styles", &mut self.styles, MAX_STYLES, "MAX_STYLES")?;
        }
        Ok(None)
    }
}

/// All attributes of that name: where one stands twice, it is open which calamine takes.
fn every<'a>(raw: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    attributes(raw).filter(move |(key, _)| *key == name).map(|(_, value)| value)
}

fn count(part: &str, what: &str, so_far: &mut u64, most: u64, name: &'static str) -> Result<(), GridFault> {
    *so_far += 1;
    if *so_far > most { Err(limit(part, what, "more".into(), most, name)) } else { Ok(()) }
}

fn short(part: &str, raw: &str, most: u64, name: &'static str) -> Result<(), GridFault> {
    if raw.len() as u64 <= most {
        return Ok(());
    }
    let found = format!("{} bytes", raw.len());
    Err(limit(part, "length of a name that others refer to", found, most, name))
}

/// Column and row of a reference such as `B12`, from 1; 0 where there is none. Too much stays too much.
fn reference(text: &str) -> (u64, u64) {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0u64, |column, letter| {
        column.saturating_mul(26).saturating_add(u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let digits = text.bytes().skip_while(u8::is_ascii_alphabetic).take_while(u8::is_ascii_digit);
    let row = digits.fold(0u64, |row, digit| row.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    (column, row)
}

fn check(part: &str, text: &str) -> Result<(), GridFault> {
    let (column, row) = reference(text);
    if row > MAX_ROWS {
        return Err(limit(part, "rows", format!("row {row}"), MAX_ROWS, "MAX_ROWS"));
    }
    if column > MAX_COLUMNS {
        return Err(limit(part, "columns", format!("column {column}"), MAX_COLUMNS, "MAX_COLUMNS"));
    }
    Ok(())
}

fn check_range(part: &str, range: &str) -> Result<(), GridFault> {
    range.split(':').try_for_each(|corner| check(part, corner))?;
    if let Some((from, to)) = range.split_once(':') {
        let (from, to) = (reference(from), reference(to));
        if from.0 > to.0 || from.1 > to.1 {
            return Err(GridFault::Damaged { place: part.into(), found: "a range runs backwards".into() });
        }
    }
    Ok(())
}

fn limit(part: &str, what: &str, found: String, limit: u64, name: &'static str) -> GridFault {
    GridFault::Limit {
        what: format!("{part}: {what}"),
        found,
        limit,
        name,
        help: "copy the rows that are meant into a new workbook, or save the sheet as CSV",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reference_is_read_as_column_and_row() {
        assert_eq!(reference("A1"), (1, 1));
        assert_eq!(reference("xfd1048576"), (16_384, 1_048_576));
        assert_eq!(reference("17"), (0, 17));
        assert_eq!(reference("AAAAAAAAAAAAAAAAAAAAAA"), (u64::MAX, 0));
    }

    #[test]
    fn long_names_and_many_styles_are_refused() {
        let looked =
            |xml: String| Guard::default().part("part", &mut xml.as_bytes()).map_err(|fault| fault.to_string());
        let name = format!(r#"<font><name val="{}"/></font>"#, "x".repeat(5000));
        assert!(looked(name).unwrap_err().contains("MAX_REFERENCE"));
        assert!(looked("<xf/>".repeat(200_001)).unwrap_err().contains("MAX_STYLES"));
        assert!(looked("<sheet/>".repeat(10_001)).unwrap_err().contains("MAX_SHEETS"));
        assert!(
            looked(format!(r#"<Relationship Target="{}"/>"#, "x".repeat(33_000))).unwrap_err().contains("MAX_LINK")
        );
        assert!(looked(format!(r#"<Relationship Target="{}"/>"#, "x".repeat(5000))).is_ok());
        assert!(looked("<c/>".repeat(10_001)).is_ok());
        assert!(looked(r#"<sst uniqueCount="500"></sst>"#.into()).is_ok());
    }

    proptest! {
        #[test]
        fn what_the_guard_lets_pass_calamine_can_take(
            reference in "[A-Za-z]{0,12}[0-9]{0,12}", other in "[A-Z]{0,4}[0-9]{0,8}",
            kind in prop::sample::select(vec!["n", "s", "b", "e", "str", "d", "inlineStr", "q"]),
            value in "[-+0-9.einfa#]{0,8}", style in "[0-9]{0,4}"
        ) {
            let sheet = format!(
                r#"<dimension ref="{other}:{reference}"/><sheetData><row r="{reference}"><c r="{reference}" t="{kind}"
                s="{style}"><v>{value}</v></c></row></sheetData><mergeCells><mergeCell
                ref="{reference}:{other}"/></mergeCells>"#
            );
            let styles = r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>"#;
            let bytes = super::super::made::xlsx_of(&sheet, &format!(r#"<sst uniqueCount="{style}"/>"#), styles);
            let _ = super::super::sheet(&bytes, None);
        }
    }
}
