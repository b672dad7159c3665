//! ODS -> cells, straight from content.xml.
//!
//! calamine would lay out every sheet of an ODS file in memory, repeated rows written out, before a limit could be set;
//! so it is not asked.

use super::archive::{Archive, damaged};
use super::page::Page;
use super::sheet::Pick;
use super::xml::{attribute, number, push_entity, reader, unescaped};
use super::{GridFault, MAX_TEXT, cell};
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::io::BufReader;

const CONTENT: &str = "content.xml";
/// Elements whose texts and tables are no cells: comments, drawings, recorded changes, linked copies.
const SKIPPED: [&str; 5] =
    ["office:annotation", "office:forms", "table:shapes", "table:dde-links", "table:tracked-changes"];

/// Offers the sheets that are wanted, in the workbook's order.
pub fn read(zip: &mut Archive<'_>, pick: &mut Pick) -> Result<(), GridFault> {
    let content = zip.by_name(CONTENT).map_err(|error| damaged(CONTENT, &error))?;
    let mut reader = reader(BufReader::new(content));
    let mut buffer = Vec::new();
    let mut walk = Walk::new(pick);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => walk.start(tag.name().as_ref(), tag.attributes_raw())?,
            Ok(Event::End(tag)) => walk.end(tag.name().as_ref())?,
            Ok(Event::Text(text)) => walk.text(&text.xml10_content()),
            Ok(Event::CData(text)) => walk.text(&text.xml10_content()),
            Ok(Event::GeneralRef(entity)) => {
                let mut character = String::new();
                push_entity(&entity, &mut character).map_err(|found| walk.damaged(found))?;
                walk.text(&character);
            }
            Ok(Event::Eof) if walk.in_table || walk.skipping > 0 => return Err(walk.damaged("it is cut off".into())),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(walk.damaged(error.to_string())),
        }
    }
}

/// A cell whose end has not come yet.
struct Open {
    times: u64,
    /// Columns of this row that it is merged over.
    over: u64,
    /// Its value, if it is not the text in it.
    value: Option<String>,
    word: bool,
}

/// Where in the file the reader is.
struct Walk<'p, 'a> {
    pick: &'p mut Pick<'a>,
    style: String,
    hidden: BTreeSet<String>,
    /// Open elements of a part that is skipped.
    skipping: u64,
    in_table: bool,
    sheet: String,
    page: Option<Page>,
    row: u64,
    row_times: u64,
    column: u64,
    row_has_cells: bool,
    cell: Option<Open>,
    in_paragraph: bool,
    paragraphs: u64,
    text: String,
}

impl<'p, 'a> Walk<'p, 'a> {
    fn new(pick: &'p mut Pick<'a>) -> Self {
        Self {
            pick,
            style: String::new(),
            hidden: BTreeSet::new(),
            skipping: 0,
            in_table: false,
            sheet: String::new(),
            page: None,
            row: 0,
            row_times: 1,
            column: 0,
            row_has_cells: false,
            cell: None,
            in_paragraph: false,
            paragraphs: 0,
            text: String::new(),
        }
    }

    fn start(&mut self, name: &str, raw: &str) -> Result<(), GridFault> {
        let nested = self.in_table && name == "table:table";
        if self.skipping > 0 || nested || SKIPPED.contains(&name) || name.starts_with("draw:") {
            self.skipping += 1;
            return Ok(());
        }
        let named = |name: &str| unescaped(attribute(raw, name).unwrap_or_default());
        match name {
            "style:style" => self.style = named("style:name"),
            "style:table-properties" if attribute(raw, "table:display") == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table:table" => {
                let hidden = self.hidden.contains(&named("table:style-name"));
                self.sheet = named("table:name");
                self.page = self.pick.wants(&self.sheet, hidden).then(|| Page::new(&self.sheet));
                (self.in_table, self.row) = (true, 0);
            }
            "table:table-row" => {
                self.row_times = number(attribute(raw, "table:number-rows-repeated")).unwrap_or(1).max(1);
                (self.column, self.row_has_cells) = (0, false);
            }
            "table:table-cell" | "table:covered-table-cell" if self.page.is_some() => {
                self.cell = Some(open(raw));
                (self.paragraphs, self.in_paragraph) = (0, false);
                self.text.clear();
            }
            "text:p" | "text:h" if self.cell.is_some() => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                (self.paragraphs, self.in_paragraph) = (self.paragraphs + 1, true);
            }
            "text:s" => {
                let spaces = number(attribute(raw, "text:c")).unwrap_or(1);
                if spaces > MAX_TEXT.saturating_sub(self.text.len() as u64) {
                    return Err(self.too_many_spaces(spaces));
                }
                (0..spaces).for_each(|_| self.text(" "));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), GridFault> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match name {
            "text:p" | "text:h" => self.in_paragraph = false,
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            "table:table-row" => {
                if let Some(page) = self.page.as_mut().filter(|_| self.row_has_cells && self.row_times > 1) {
                    page.repeat_row(self.row_times - 1)?;
                }
                self.row = self.row.saturating_add(self.row_times);
                self.row_has_cells = false;
            }
            "table:table" => {
                self.in_table = false;
                if let Some(page) = self.page.take() {
                    self.pick.offer(page.finish()?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), GridFault> {
        let (Some(open), Some(page)) = (self.cell.take(), self.page.as_mut()) else { return Ok(()) };
        let text = open.value.as_deref().unwrap_or(&self.text);
        if text.is_empty() {
            self.column = self.column.saturating_add(open.times);
            return Ok(());
        }
        self.row_has_cells = true;
        if open.over > 1 {
            page.span(self.row, self.column, self.column.saturating_add(open.over - 1));
        }
        for _ in 0..open.times {
            page.cell(self.row, self.column, text, open.word)?;
            self.column += 1;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph && self.skipping == 0 {
            self.text.push_str(text);
        }
    }

    fn damaged(&self, found: String) -> GridFault {
        let place = format!("{CONTENT}, sheet `{}`, row {}", self.sheet, self.row.saturating_add(1));
        GridFault::Damaged { place, found }
    }

    fn too_many_spaces(&self, spaces: u64) -> GridFault {
        GridFault::Limit {
            what: format!("sheet `{}`, row {}: spaces in a cell", self.sheet, self.row.saturating_add(1)),
            found: spaces.to_string(),
            limit: MAX_TEXT,
            name: "MAX_TEXT",
            help: "clear that cell",
        }
    }
}

/// A cell by its attributes. Its value is in them, save for texts and errors, which stand in it.
fn open(raw: &str) -> Open {
    let kind = attribute(raw, "office:value-type").unwrap_or_default();
    let is_error = attribute(raw, "calcext:value-type") == Some("error");
    let of = |name: &str| attribute(raw, name).map(unescaped);
    let value = match kind {
        _ if is_error => None,
        "float" | "percentage" | "currency" => {
            of("office:value").map(|value| value.parse().map_or(value, cell::decimal))
        }
        "date" => of("office:date-value").map(|date| cell::iso_date(&date).to_owned()),
        "time" => of("office:time-value").map(|time| cell::iso_duration(&time).into_owned()),
        "boolean" => of("office:boolean-value").map(|truth| truth.to_ascii_lowercase()),
        _ => of("office:string-value"),
    };
    let rows = number(attribute(raw, "table:number-rows-spanned")).unwrap_or(1);
    let columns = number(attribute(raw, "table:number-columns-spanned")).unwrap_or(1);
    Open {
        times: number(attribute(raw, "table:number-columns-repeated")).unwrap_or(1).max(1),
        over: if rows > 1 { 1 } else { columns },
        value,
        word: !is_error && matches!(kind, "" | "string"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{ods, ods_text};
    use super::super::sheet;

    fn table(rows: &str) -> Vec<u8> {
        ods(&format!(r#"<table:table table:name="A">{rows}</table:table>"#))
    }

    fn rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        let grid = sheet(bytes, None).unwrap();
        grid.rows.iter().map(|row| (row.line, row.cells.iter().map(str::to_owned).collect())).collect()
    }

    fn fault(bytes: &[u8]) -> String {
        sheet(bytes, None).unwrap_err()[0].to_string()
    }

    #[test]
    fn every_kind_of_cell_becomes_its_text() {
        let cell =
            |attributes: &str| format!("<table:table-cell {attributes}><text:p>shown</text:p></table:table-cell>");
        let cells = [
            cell(r#"office:value-type="float" office:value="203.0""#),
            cell(r#"office:value-type="percentage" office:value="0.5""#),
            cell(r#"office:value-type="date" office:date-value="2022-03-27""#),
            cell(r#"office:value-type="date" office:date-value="2022-03-27T10:30:00""#),
            cell(r#"office:value-type="time" office:time-value="PT36H15M00S""#),
            cell(r#"office:value-type="boolean" office:boolean-value="true""#),
            cell(r#"office:value-type="string" office:string-value="" calcext:value-type="error""#),
            ods_text("one<text:s text:c=\"2\"/>two</text:p><text:p>three &amp; four"),
        ];
        let rows = rows(&table(&format!("<table:table-row>{}</table:table-row>", cells.concat())));
        let wanted = ["203", "0.5", "2022-03-27", "2022-03-27T10:30:00", "36:15:00", "true", "shown"];
        assert_eq!(rows[0].1[..7], wanted);
        assert_eq!(rows[0].1[7], "one  two\nthree & four");
    }

    #[test]
    fn comments_and_drawings_are_no_cells() {
        let inside = "<office:annotation><text:p>note</text:p></office:annotation><text:p>Alpha</text:p>\
            <draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>";
        let cell = format!(r#"<table:table-cell office:value-type="string">{inside}</table:table-cell>"#);
        assert_eq!(
            rows(&table(&format!("<table:table-row>{cell}</table:table-row>"))),
            [(1, vec!["Alpha".to_owned()])]
        );
    }

    #[test]
    fn repeated_empty_rows_and_cells_cost_nothing_and_keep_the_row_numbers() {
        let a = ods_text("a");
        let rows = rows(&table(&format!(
            r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            <table:table-row><table:table-cell/>{a}<table:table-cell table:number-columns-repeated="2"/>{a}<table:table-cell
            table:number-columns-repeated="99999999999"/></table:table-row><table:table-row/><table:table-row
            table:number-rows-repeated="2">{a}</table:table-row><table:table-row
            table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>"#
        )));
        let places: Vec<_> = rows.iter().map(|(line, cells)| (*line, cells.join(","))).collect();
        let wanted = [(3, ",a,,,a"), (4, ""), (5, "a"), (6, "a")].map(|(line, cells)| (line, cells.to_owned()));
        assert_eq!(places, wanted);
    }

    #[test]
    fn repeated_cells_and_rows_with_content_stay_within_the_limits() {
        let row = |times: u64, across: u64| {
            table(&format!(
                r#"<table:table-row table:number-rows-repeated="{times}"><table:table-cell office:value-type="float"
                office:value="1" table:number-columns-repeated="{across}"/></table:table-row>"#
            ))
        };
        assert_eq!(rows(&row(3, 2)).len(), 3);
        assert!(fault(&row(1, 16_385)).contains("MAX_COLUMNS"));
        assert!(fault(&row(1, u64::MAX)).contains("MAX_COLUMNS"));
        assert!(fault(&row(u64::MAX, 1)).contains("MAX_ROWS"));
        assert!(fault(&row(1_048_576, 16_384)).contains("MAX_CELLS"));
        let spaces =
            table(&format!("<table:table-row>{}</table:table-row>", ods_text(r#"<text:s text:c="99999999999"/>"#)));
        assert!(fault(&spaces).contains("MAX_TEXT"));
    }

    #[test]
    fn a_merged_header_cell_fills_its_columns() {
        let merged =
            ods_text("Killed").replacen("<table:table-cell", "<table:table-cell table:number-columns-spanned=\"2\"", 1);
        let header =
            format!("<table:table-row>{}{merged}<table:covered-table-cell/></table:table-row>", ods_text("Place"));
        assert_eq!(rows(&table(&header))[0].1, ["Place", "Killed", "Killed"]);
    }

    #[test]
    fn entities_that_a_file_defines_are_not_expanded() {
        let told = fault(&table(&format!("<table:table-row>{}</table:table-row>", ods_text("&lol;"))));
        assert!(told.contains("`&lol;` is not known") && told.contains("row 1"), "{told}");
    }

    #[test]
    fn a_table_that_is_cut_off_is_refused() {
        let told = fault(&ods(r#"<table:table table:name="A"><table:table-row>"#));
        assert!(told.contains("cut off"), "{told}");
    }
}
