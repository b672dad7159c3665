//! Workbooks: dates as serials, banners, merged cells, several sheets; and limits that are named.

use super::{Read, made, read, refused};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WHOLE: &str = "event source date_start date_precision low best high origin_line";

/// Writes rows of text from a row on; cells of digits as numbers.
fn fill(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (row, cells) in (from..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).expect("in range"),
                Err(_) => sheet.write_string(row, column, *cell).expect("in range"),
            };
        }
    }
}

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("in memory")
}

/// A workbook of sheets of text and numbers.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        fill(book.add_worksheet().set_name(*name).expect("a name"), 0, rows);
    }
    saved(book)
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn dates_of_a_workbook_are_dates_and_numbers_are_numbers() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, 0, &[&["event", "source", "date_start", "figure"], &["e", "NGO A"], &["f", "NGO B"], &["g", "NGO C"]]);
    let day = ExcelDateTime::from_ymd(2022, 3, 27).expect("a day");
    let shown = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_with_format(1, 2, &day, &shown).expect("in range").write(1, 3, 13.5).expect("in range");
    sheet.write(2, 2, 44647).expect("in range").write(2, 3, "at least 5").expect("in range");
    let found = read(&made("tolls.xlsx", saved(book)), &[]);
    assert_eq!(
        found.cells(WHOLE),
        ["e | NGO A | 2022-03-27 | day | 13.5 | 13.5 | 13.5 | 2", "f | NGO B | 2022-03-27 | day | 5 |  |  | 3"]
    );
    assert_eq!(found.cells("date_written"), ["", "44647"], "what the workbook knows as a date is no guess");
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)");
    assert_eq!(
        found.told(),
        [
            "`date_start`: 1 date not in ISO form; read, and kept as written in date_written",
            "1 claim with a fraction of a person: a toll split over several rows; kept as it is"
        ]
    );
}

/// A merged banner, an empty row, and the table from the third row on.
fn bannered() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Tolls of the spring, as reported", &Format::new()).expect("in range");
    fill(sheet, 2, &[&["event", "source", "figure"], &["e", "NGO A", "3"], &["f", "NGO B", ""], &["g", "NGO C", "4"]]);
    saved(book)
}

#[test]
fn a_merged_banner_is_passed_over_and_told() {
    let file = made("tolls.xlsx", bannered());
    let found = read(&file, &[]);
    assert_eq!(found.cells("event source best origin_line"), ["e | NGO A | 3 | 4", "g | NGO C | 4 | 6"]);
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)");
    assert_eq!(found.told(), ["2 rows above the header passed over (--skip-lines)"]);
}

#[test]
fn the_flag_that_is_told_for_a_banner_switches_the_guess_off() {
    let file = made("tolls.xlsx", bannered());
    let given = read(&file, &["--skip-lines", "2"]);
    assert_eq!(given.cells("event best"), ["e | 3", "g | 4"]);
    assert!(given.told().is_empty(), "{:?}", given.told());
    assert!(refused(&file, &["--skip-lines", "0"]).contains("Tolls of the spring"), "what is given is not guessed");
}

#[test]
fn a_merged_heading_over_two_columns_is_a_header_of_two_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, 0, &[&["event", "source", "figure"], &["", "", "low", "high"], &["e", "NGO A", "3", "5"]]);
    sheet.merge_range(0, 2, 0, 3, "people killed", &Format::new()).expect("in range");
    let drafted = refused(&made("tolls.xlsx", saved(book)), &[]);
    assert!(drafted.contains("`people killed low`, `people killed high`"), "{drafted}");
}

const ONE: &[&[&str]] = &[&["event", "source", "figure"], &["e", "NGO A", "3"]];
const OTHER: &[&[&str]] = &[&["event", "source", "figure"], &["f", "NGO B", "at least 4"]];
const NOTES: &[&[&str]] = &[&["Read me first"]];

#[test]
fn of_several_sheets_the_first_table_is_read_and_the_others_are_named() {
    let file = made("tolls.xlsx", workbook(&[("Notes", NOTES), ("Spring", ONE), ("Summer", OTHER)]));
    let found = read(&file, &[]);
    assert_eq!(found.cells("event best"), ["e | 3"]);
    assert_eq!(
        found.told(),
        [
            "read the sheet `Spring`, the first with at least 2 rows and 2 columns; `--sheet NAME` reads another: `Notes`, `Summer`"
        ]
    );
    let named = read(&file, &["--sheet", "Summer"]);
    assert_eq!(named.cells("event low best"), ["f | 4 | "]);
    assert!(named.told().is_empty(), "{:?}", named.told());
}

#[test]
fn an_unknown_sheet_is_refused_with_those_that_there_are_and_the_nearest() {
    let file = made("tolls.xlsx", workbook(&[("Spring", ONE), ("Summer", OTHER)]));
    let told = refused(&file, &["--sheet", "Sumer"]);
    assert!(told.contains("tolls.xlsx: no sheet `Sumer`; there are `Spring`, `Summer`"), "{told}");
    assert!(told.contains("help: did you mean `Summer`?"), "{told}");
    let empty = made("tolls.xlsx", workbook(&[("Spring", &[])]));
    assert!(refused(&empty, &[]).contains("has no rows"), "{}", refused(&empty, &[]));
}

#[test]
fn an_ods_workbook_is_read_like_any_other_and_by_its_content() {
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let number =
        r#"<table:table-cell office:value-type="float" office:value="1200"><text:p>1,200</text:p></table:table-cell>"#;
    let date = r#"<table:table-cell office:value-type="date" office:date-value="2022-03-27"><text:p>27/03/22</text:p></table:table-cell>"#;
    let rows = [
        row(&["event", "source", "date_start", "figure"].map(cell)),
        row(&[cell("e"), cell("NGO A"), date.to_owned(), number.to_owned()]),
        row(&[cell("f"), cell("NGO B"), date.to_owned(), cell("une vingtaine")]),
        row(&[cell("g"), cell("NGO C"), date.to_owned()]),
    ];
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Spring">{}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        rows.concat()
    );
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ]);
    for name in ["tolls.ods", "tolls"] {
        let found = read(&made(name, &bytes), &[]);
        assert_eq!(
            found.cells(WHOLE),
            [
                "e | NGO A | 2022-03-27 | day | 1200 | 1200 | 1200 | 2",
                "f | NGO B | 2022-03-27 | day | 16 | 20 | 24 | 3"
            ]
        );
        assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)");
        assert_eq!(found.told(), ["figures in words were read as fr 1 (--figure-lang)"]);
    }
}

#[test]
fn a_workbook_may_come_by_standard_input_and_a_broken_one_is_refused() {
    let bytes = workbook(&[("Spring", ONE)]);
    let found = Read::any(&["-"], &[], Some(&bytes));
    assert_eq!(found.cells("event best origin_file"), ["e | 3 | -"]);
    let cut = refused(&made("tolls.xlsx", &bytes[..bytes.len() / 2]), &[]);
    assert!(cut.contains("tolls.xlsx: ") && cut.contains("open it in Excel or LibreOffice and save it again"), "{cut}");
    let none = refused(&made("tolls.xlsx", zipped(&[("readme.txt", b"nothing")])), &[]);
    assert!(none.contains("a zip archive without a workbook in it"), "{none}");
}

#[test]
fn a_zip_bomb_and_a_row_beyond_all_sheets_are_refused_with_the_limit_named() {
    let blanks = vec![b' '; 80 << 20];
    let bomb = zipped(&[("_rels/.rels", b"<Relationships/>"), ("xl/worksheets/sheet1.xml", &blanks)]);
    let told = refused(&made("bomb.xlsx", bomb), &[]);
    assert!(told.contains("bomb.xlsx: ") && told.contains("the limit is ") && told.contains("(MAX_RATIO)"), "{told}");
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let far = zipped(&[
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#),
        (
            "xl/worksheets/sheet1.xml",
            br#"<worksheet><sheetData><row><c r="A99999999"><v>1</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    let told = refused(&made("far.xlsx", far), &[]);
    assert!(told.contains("row 99999999; the limit is 1048576 (MAX_ROWS)"), "{told}");
}
