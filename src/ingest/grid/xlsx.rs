//! XLSX -> cells, one after the other: no sheet is laid out in memory by its claimed size.

use super::page::Page;
use super::sheet::Pick;
use super::{GridFault, cell};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// Offers the sheets that are wanted, in the workbook's order.
pub fn read(bytes: &[u8], merged: bool, pick: &mut Pick) -> Result<(), GridFault> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault("the workbook", &error))?;
    let sheets: Vec<_> = workbook.sheets_metadata().to_vec();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if pick.wants(&sheet.name, sheet.visible != SheetVisible::Visible) {
            let page = page(&mut workbook, &sheet.name, merged)?;
            pick.offer(page.finish()?);
        }
    }
    Ok(())
}

fn page(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, merged: bool) -> Result<Page, GridFault> {
    let mut page = Page::new(sheet);
    let fail = |error: XlsxError| fault(&format!("sheet `{sheet}`"), &error);
    if merged {
        for region in workbook.merge_cells_by_sheet_name(sheet).map_err(fail)? {
            if region.start.0 == region.end.0 && region.start.1 < region.end.1 {
                page.span(region.start.0.into(), region.start.1.into(), region.end.1.into());
            }
        }
    }
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(fail)?;
    let mut at = (0, 0);
    loop {
        let found = cells.next_cell().map_err(|error| {
            let (row, column) = at;
            fault(&format!("sheet `{sheet}`, after row {row}, column {column}"), &error)
        })?;
        let Some(found) = found else { return Ok(page) };
        let (row, column) = found.get_position();
        let (row, column) = (u64::from(row), u64::from(column));
        at = (row + 1, column + 1);
        let (text, word) = cell::text(found.get_value());
        page.cell(row, column, &text, word)?;
    }
}

fn fault(place: &str, error: &XlsxError) -> GridFault {
    match error {
        XlsxError::Password => GridFault::Encrypted,
        _ => GridFault::Damaged { place: place.into(), found: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{xlsx, xlsx_of};
    use super::super::sheet;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

    fn rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        let grid = sheet(bytes, None).unwrap();
        grid.rows.iter().map(|row| (row.line, row.cells.iter().map(str::to_owned).collect())).collect()
    }

    fn fault(bytes: &[u8]) -> String {
        sheet(bytes, None).unwrap_err()[0].to_string()
    }

    #[test]
    fn every_kind_of_cell_becomes_its_text() {
        let mut book = Workbook::new();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let hours = Format::new().set_num_format("[h]:mm:ss");
        let sheet = book.add_worksheet();
        let day = ExcelDateTime::from_ymd(2022, 3, 27).unwrap();
        sheet.write(1, 1, 203).unwrap().write(1, 2, 0.5).unwrap().write(1, 3, true).unwrap();
        sheet.write_with_format(1, 4, &day, &date).unwrap();
        sheet.write_with_format(1, 5, day.and_hms(10, 30, 0).unwrap(), &date).unwrap();
        sheet.write_with_format(1, 6, 1.5, &hours).unwrap();
        sheet.write(1, 7, Formula::new("=1+2").set_result("3")).unwrap();
        sheet.write(1, 8, Formula::new("=A99").set_result("#REF!")).unwrap();
        sheet.write(3, 1, " as is ").unwrap().write_blank(3, 4, &date).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let kinds = ["203", "0.5", "true", "2022-03-27", "2022-03-27T10:30:00", "36:00:00", "3", "#REF!"];
        let kinds: Vec<String> = kinds.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(rows(&bytes), [(2, kinds), (3, vec![]), (4, vec![" as is ".to_owned()])]);
    }

    #[test]
    fn a_merged_header_cell_fills_its_columns_and_a_merged_title_does_not() {
        let mut book = Workbook::new();
        let plain = Format::new();
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 0, 0, 2, "Deaths in Alpha", &plain).unwrap();
        sheet.merge_range(1, 1, 1, 2, "Killed", &plain).unwrap().write(1, 0, "Place").unwrap();
        sheet.write(2, 0, "Alpha").unwrap();
        sheet.merge_range(2, 1, 2, 2, "", &plain).unwrap().write(2, 1, 3).unwrap();
        let rows = rows(&book.save_to_buffer().unwrap());
        assert_eq!(rows[0].1, ["Deaths in Alpha"]);
        assert_eq!(rows[1].1, ["Place", "Killed", "Killed"]);
        assert_eq!(rows[2].1, ["Alpha", "3"]);
    }

    #[test]
    fn a_cell_in_the_last_corner_costs_rows_but_no_sheet_full_of_cells() {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "a").unwrap().write(1_048_575, 16_383, "b").unwrap();
        let rows = rows(&book.save_to_buffer().unwrap());
        assert_eq!(rows.len(), 1_048_576);
        assert_eq!(rows[1_048_575].1.len(), 16_384);
        assert!(rows[500].1.is_empty());
    }

    #[test]
    fn rows_and_columns_beyond_the_limits_are_refused_by_name() {
        for (at, name) in [("A1048577", "MAX_ROWS"), ("XFE1", "MAX_COLUMNS"), ("ZZZZZZZZZZZZ1", "MAX_COLUMNS")] {
            let cell = format!(r#"<sheetData><row><c r="{at}"><v>1</v></c></row></sheetData>"#);
            assert!(fault(&xlsx(&cell)).contains(name), "{at}");
            let dimension = format!(r#"<dimension ref="A1:{at}"/><sheetData/>"#);
            assert!(fault(&xlsx(&dimension)).contains(name), "{at}");
        }
        assert!(fault(&xlsx(r#"<sheetData><row r="99999999999"/></sheetData>"#)).contains("MAX_ROWS"));
        let twice = r#"<sheetData><row><c r="A1" r="A99999999999"><v>1</v></c></row></sheetData>"#;
        assert!(fault(&xlsx(twice)).contains("MAX_ROWS"));
    }

    #[test]
    fn a_range_that_runs_backwards_is_refused() {
        assert!(fault(&xlsx(r#"<dimension ref="B2:A1"/><sheetData/>"#)).contains("backwards"));
    }

    #[test]
    fn a_false_count_of_texts_reserves_nothing() {
        for count in ["18446744073709551615", "99999999999999999999999", "400000000"] {
            let bytes = xlsx_of("<sheetData/>", &format!(r#"<sst uniqueCount="{count}"></sst>"#), "");
            assert!(fault(&bytes).contains("shared texts"), "{count}");
        }
    }

    #[test]
    fn a_number_format_of_brackets_is_refused() {
        let styles = format!(r#"<numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts>"#, "[".repeat(300));
        assert!(fault(&xlsx_of("<sheetData/>", "<sst/>", &styles)).contains("MAX_FORMAT"));
    }

    #[test]
    fn entities_that_a_file_defines_are_not_expanded() {
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
        let told = fault(&xlsx_of(r#"<sheetData><row><c t="s"><v>0</v></c></row></sheetData>"#, bomb, ""));
        assert!(told.contains("damaged"), "{told}");
    }

    #[test]
    fn an_unknown_cell_type_is_told_with_its_place() {
        let cells = r#"<sheetData><row><c r="A1"><v>1</v></c><c r="B1" t="q"><v>1</v></c></row></sheetData>"#;
        assert!(fault(&xlsx(cells)).contains("sheet `A`, after row 1, column 1"));
    }
}
