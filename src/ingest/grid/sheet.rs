//! A workbook -> the rows of one sheet: the one that is named, or the first that looks like a table.

use super::archive::{self, Workbook};
use super::{Grid, GridFault, Row, ods, quoted, xlsx};
use crate::error::nearest;

/// Reads a sheet of an XLSX or ODS workbook: the one named, else the first that is shown and has at least 2 rows and 2
/// columns, else the first that is shown and has any cell.
///
/// # Errors
/// The fault that stops the reading.
pub fn sheet(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Vec<GridFault>> {
    pick(bytes, Pick::new(sheet)).and_then(Pick::finish).map_err(|fault| vec![fault])
}

fn pick<'a>(bytes: &[u8], mut pick: Pick<'a>) -> Result<Pick<'a>, GridFault> {
    match archive::open(bytes)? {
        Workbook::Xlsx { bytes, merged } => xlsx::read(bytes, merged, &mut pick)?,
        Workbook::Ods(mut zip) => ods::read(&mut zip, &mut pick)?,
    }
    Ok(pick)
}

/// The choice of a sheet, while a workbook is gone through.
pub struct Pick<'a> {
    /// The name asked for; without one the first sheet that looks like a table.
    wanted: Option<&'a str>,
    /// Name, and whether it is hidden.
    sheets: Vec<(String, bool)>,
    /// The sheet that is read, by its place, and whether it is what was wanted.
    read: Option<(usize, Vec<Row>, bool)>,
}

impl<'a> Pick<'a> {
    fn new(wanted: Option<&'a str>) -> Self {
        Self { wanted, sheets: Vec::new(), read: None }
    }

    /// Notes a sheet; whether its rows are wanted.
    pub fn wants(&mut self, name: &str, hidden: bool) -> bool {
        self.sheets.push((name.to_owned(), hidden));
        let settled = matches!(self.read, Some((_, _, true)));
        match self.wanted {
            None => !hidden && !settled,
            Some(wanted) => name == wanted && !settled,
        }
    }

    /// Takes the rows of the sheet noted last.
    pub fn offer(&mut self, rows: Vec<Row>) {
        let settles = self.wanted.is_some() || (rows.len() > 1 && rows.iter().any(|row| row.cells.len() > 1));
        if settles || (self.read.is_none() && !rows.is_empty()) {
            self.read = Some((self.sheets.len() - 1, rows, settles));
        }
    }

    fn finish(self) -> Result<Grid, GridFault> {
        let others = |but: Option<usize>| {
            let hidden = |hidden: &bool| if *hidden { " (hidden)" } else { "" };
            let named = |(name, is_hidden): &(String, bool)| format!("`{name}`{}", hidden(is_hidden));
            let sheets = self.sheets.iter().enumerate().filter(|(at, _)| Some(*at) != but);
            sheets.map(|(_, sheet)| named(sheet)).collect::<Vec<_>>().join(", ")
        };
        let named = self.wanted;
        let Some((at, rows, settled)) = self.read else {
            return Err(match named {
                Some(name) => GridFault::UnknownSheet {
                    name: name.into(),
                    sheets: others(None),
                    did_you_mean: nearest(name, self.sheets.iter().map(|(name, _)| name.as_str())).map(str::to_owned),
                },
                None => GridFault::NoRows { place: "every sheet that is shown".into() },
            });
        };
        let name = self.sheets.get(at).map(|(name, _)| name.as_str()).unwrap_or_default();
        if rows.is_empty() {
            return Err(GridFault::NoRows { place: format!("the sheet {}", quoted([name])) });
        }
        let mut told = Vec::new();
        if named.is_none() && self.sheets.len() > 1 {
            let why = if settled { "the first with at least 2 rows and 2 columns" } else { "the first with any cell" };
            told.push(format!("read the sheet `{name}`, {why}; `--sheet NAME` reads another: {}", others(Some(at))));
        }
        Ok(Grid { rows, header: false, told })
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{ods, ods_text, workbook, xlsx, xlsx_of};
    use super::*;
    use proptest::prelude::*;

    fn lines(grid: &Grid) -> Vec<(u64, Vec<&str>)> {
        grid.rows.iter().map(|row| (row.line, row.cells.iter().collect())).collect()
    }

    fn fault(bytes: &[u8], name: Option<&str>) -> String {
        sheet(bytes, name).unwrap_err()[0].to_string()
    }

    #[test]
    fn the_first_sheet_with_two_rows_and_columns_is_read_and_the_others_are_named() {
        let notes: &[&[&str]] = &[&["Read me"], &["please"]];
        let rows: &[&[&str]] = &[&["event", "killed"], &["Alpha", "3"]];
        let bytes = workbook(&[("Notes", notes), ("Events", rows), ("More", rows)]);
        let grid = sheet(&bytes, None).unwrap();
        assert_eq!(lines(&grid), [(1, vec!["event", "killed"]), (2, vec!["Alpha", "3"])]);
        assert_eq!(
            grid.told,
            ["read the sheet `Events`, the first with at least 2 rows and 2 columns; `--sheet NAME` reads another: \
                 `Notes`, `More`"]
        );
        assert_eq!(lines(&sheet(&bytes, Some("Notes")).unwrap()), [(1, vec!["Read me"]), (2, vec!["please"])]);
    }

    #[test]
    fn a_sheet_that_does_not_exist_is_told_with_the_names_and_the_nearest() {
        let bytes = workbook(&[("Events", &[&["a"]]), ("Codes", &[])]);
        let told = fault(&bytes, Some("Event"));
        assert!(told.contains("no sheet `Event`; there are `Events`, `Codes`"), "{told}");
        assert!(told.contains("did you mean `Events`?"), "{told}");
        assert!(fault(&bytes, Some("zzz")).contains("--sheet"));
        assert!(fault(&bytes, Some("Codes")).contains("the sheet `Codes` has no rows"));
    }

    #[test]
    fn one_column_is_read_if_no_sheet_has_two() {
        let bytes = workbook(&[("A", &[]), ("B", &[&["killed"], &["3"]])]);
        let grid = sheet(&bytes, None).unwrap();
        assert_eq!(grid.rows.len(), 2);
        assert!(grid.told[0].contains("read the sheet `B`, the first with any cell"), "{:?}", grid.told);
        assert!(fault(&workbook(&[("A", &[])]), None).contains("no rows"));
    }

    #[test]
    fn a_hidden_sheet_is_read_only_when_it_is_named() {
        let table = |name: &str, style: &str| {
            let row = format!("<table:table-row>{0}{0}</table:table-row>", ods_text(name));
            format!(r#"<table:table table:name="{name}" table:style-name="{style}">{row}{row}</table:table>"#)
        };
        let bytes = ods(&(table("old", "off") + &table("new", "on")));
        let grid = sheet(&bytes, None).unwrap();
        assert_eq!(grid.rows[0].cells.get(0), Some("new"));
        assert!(grid.told[0].ends_with("`old` (hidden)"), "{:?}", grid.told);
        assert_eq!(sheet(&bytes, Some("old")).unwrap().rows[0].cells.get(0), Some("old"));
        let mut made = rust_xlsxwriter::Workbook::new();
        made.add_worksheet().set_name("shown").unwrap().write(0, 0, "new").unwrap();
        made.add_worksheet().set_name("old").unwrap().set_hidden(true).write(0, 0, "old").unwrap();
        let bytes = made.save_to_buffer().unwrap();
        assert_eq!(sheet(&bytes, None).unwrap().rows[0].cells.get(0), Some("new"));
        assert_eq!(sheet(&bytes, Some("old")).unwrap().rows[0].cells.get(0), Some("old"));
    }

    fn seeds() -> Vec<Vec<u8>> {
        let rows: &[&[&str]] = &[&["event", "killed"], &["Alpha", "3"]];
        let table = format!(
            r#"<table:table table:name="A"><table:table-row table:number-rows-repeated="3">{0}{0}</table:table-row></table:table>"#,
            ods_text("x")
        );
        let cell = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>"#;
        vec![workbook(&[("A", rows), ("B", rows)]), ods(&table), xlsx(cell)]
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_without_a_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0usize..3
        ) {
            let starts: [&[u8]; 3] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
            let _ = sheet(&[starts[start], &bytes].concat(), None);
        }

        #[test]
        fn a_workbook_with_flipped_bytes_never_panics(
            seed in 0usize..3, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)
        ) {
            let mut bytes = seeds().swap_remove(seed);
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = sheet(&bytes, None);
        }

        #[test]
        fn xml_with_other_signs_in_it_never_panics(
            part in 0usize..4, changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/=\"&;:A-Za-z0-9.-]"), 1..5)
        ) {
            let mut parts = [
                r#"<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="1"><v>44647.5</v></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c t="e"><v>#REF!</v></c></row></sheetData>
                <mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#.to_owned(),
                r#"<sst count="1" uniqueCount="1"><si><r><t xml:space="preserve">a_x000D_&amp;</t></r></si></sst>"#.to_owned(),
                r#"<numFmts><numFmt numFmtId="200" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><sz val="11"/></font></fonts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="200" fontId="0"/></cellXfs>"#.to_owned(),
                format!(r#"<table:table table:name="A"><table:table-row table:number-rows-repeated="3">{}<table:table-cell
                office:value-type="date" office:date-value="2022-03-27" table:number-columns-repeated="2"/></table:table-row>
                </table:table>"#, ods_text("x<text:s text:c=\"3\"/>")),
            ];
            for (at, sign) in changes {
                let at = at.index(parts[part].len());
                parts[part].replace_range(at..=at, &sign);
            }
            let bytes = if part == 3 { ods(&parts[3]) } else { xlsx_of(&parts[0], &parts[1], &parts[2]) };
            let _ = sheet(&bytes, None);
            let _ = sheet(&bytes, Some("A"));
        }

        #[test]
        fn texts_come_back_from_both_kinds_as_they_were(
            rows in prop::collection::vec(prop::collection::vec("[a-zé<&\" ]{0,5}x", 2..5), 2..6)
        ) {
            let wanted: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let slices: Vec<&[&str]> = wanted.iter().map(Vec::as_slice).collect();
            let grid = sheet(&workbook(&[("A", &slices)]), None).unwrap();
            prop_assert_eq!(grid.rows.iter().map(|row| row.cells.iter().collect()).collect::<Vec<Vec<_>>>(), wanted.clone());
            let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace(' ', "<text:s/>");
            let table: String = wanted.iter().map(|row| {
                let cells: String = row.iter().map(|text| ods_text(&escape(text))).collect();
                format!("<table:table-row>{cells}</table:table-row>")
            }).collect();
            let grid = sheet(&ods(&format!(r#"<table:table table:name="A">{table}</table:table>"#)), None).unwrap();
            prop_assert_eq!(grid.rows.iter().map(|row| row.cells.iter().collect()).collect::<Vec<Vec<_>>>(), wanted);
        }
    }
}
