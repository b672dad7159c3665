//! Tables as they leave: typed values in named columns, written as CSV, JSON, JSON lines or Markdown, row by row.

mod changes;
mod claims;
mod events;
mod findings;
mod links;
pub mod meltt;
mod parquet;
pub mod ranges;
mod scores;
mod stream;
mod totals;
mod xlsx;

pub use changes::changes;
pub use claims::{claims, rejected};
pub use events::{events, sources};
pub use findings::findings;
pub use links::{candidates, event_overlap, linked_overlap, links, report_links, reports, review};
pub use ranges::ranges;
pub use scores::{hit_rates, trial, truth};
pub use stream::{ClaimsCsv, ClaimsParquet};
pub use totals::totals;

use rayon::prelude::*;
use std::borrow::Cow;
use std::io::{self, Write};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing: not known, open, or not applicable. Never 0.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// Several texts: joined by `;` in CSV, an array in JSON.
    List(Vec<Cow<'a, str>>),
    /// Numbers by name: `name=1;other=2` in CSV, an object in JSON.
    Map(Vec<(&'static str, f64)>),
}

impl<'a> Value<'a> {
    /// Text, or nothing where there is none.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number, or nothing.
    pub fn number(n: Option<f64>) -> Self {
        n.map_or(Self::Empty, Self::Number)
    }

    /// A count.
    pub fn count(n: usize) -> Self {
        Self::Number(n as f64)
    }

    /// As it stands in a CSV cell.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(n) => Cow::Owned(crate::format::plain(Some(*n))),
            Self::List(items) => Cow::Owned(items.join(";")),
            Self::Map(items) => Cow::Owned(
                items
                    .iter()
                    .map(|(name, n)| format!("{name}={}", crate::format::plain(Some(*n))))
                    .collect::<Vec<_>>()
                    .join(";"),
            ),
        }
    }

    fn json(&self) -> serde_json::Value {
        match self {
            Self::Empty => serde_json::Value::Null,
            Self::Text(text) => text.as_ref().into(),
            Self::Number(n) => number(*n),
            Self::List(items) => items.iter().map(|item| serde_json::Value::from(item.as_ref())).collect(),
            Self::Map(items) => {
                items.iter().map(|(name, n)| ((*name).to_owned(), number(*n))).collect::<serde_json::Map<_, _>>().into()
            }
        }
    }
}

fn number(n: f64) -> serde_json::Value {
    if n.fract() == 0.0 && n.abs() < 9e15 { (n as i64).into() } else { n.into() }
}

/// What a column holds; the words of the Frictionless table schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// A number.
    Number,
    /// A whole number.
    Integer,
}

impl Type {
    /// Its Frictionless name.
    pub fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
        }
    }
}

/// How many rows are made at a time, by one thread: small enough that a block's memory is used again.
const BLOCK: usize = 512;
/// How many blocks are held before they are written.
const BLOCKS: usize = 16;

/// Makes one row of a table.
type Row<'a> = Box<dyn Fn(usize) -> Vec<Value<'a>> + Send + Sync + 'a>;

/// A table: its name, its columns, and its rows, made when they are written.
pub struct Table<'a> {
    /// Its name, `findings`.
    pub name: &'static str,
    /// Names and types of its columns.
    pub columns: Vec<(Cow<'a, str>, Type)>,
    /// Number of rows.
    len: usize,
    row: Row<'a>,
}

impl<'a> Table<'a> {
    /// A table of rows that are already made.
    pub fn of(name: &'static str, columns: &[(&'static str, Type)], rows: Vec<Vec<Value<'a>>>) -> Self {
        Self::new(name, columns, rows.len(), move |at| rows[at].clone())
    }

    fn new(
        name: &'static str,
        columns: &[(&'static str, Type)],
        len: usize,
        row: impl Fn(usize) -> Vec<Value<'a>> + Send + Sync + 'a,
    ) -> Self {
        let columns = columns.iter().map(|(name, kind)| (Cow::Borrowed(*name), *kind)).collect();
        Self { name, columns, len, row: Box::new(row) }
    }

    /// The table with some of its columns, in the order given; names that it does not have are left out.
    pub fn select(self, names: &[&str]) -> Self {
        let at: Vec<usize> =
            names.iter().filter_map(|name| self.columns.iter().position(|(other, _)| other == name)).collect();
        let columns = at.iter().map(|at| self.columns[*at].clone()).collect();
        let row = self.row;
        let cells = move |index| {
            let all: Vec<Value<'a>> = row(index);
            at.iter().map(|at| all[*at].clone()).collect()
        };
        Self { name: self.name, columns, len: self.len, row: Box::new(cells) }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The rows, one after the other.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Value<'a>>> + '_ {
        (0..self.len).map(|at| (self.row)(at))
    }

    /// Writes CSV. With `excel`, cells that a spreadsheet would run are defused.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn csv(self, mut out: impl Write, bom: bool, excel: bool) -> io::Result<()> {
        if bom {
            out.write_all(b"\xEF\xBB\xBF")?;
        }
        let mut header = csv::Writer::from_writer(Vec::new());
        header.write_record(self.columns.iter().map(|(name, _)| name.as_ref())).map_err(io_error)?;
        out.write_all(&header.into_inner().map_err(|error| error.into_error())?)?;
        let starts: Vec<usize> = (0..self.len).step_by(BLOCK).collect();
        for starts in starts.chunks(BLOCKS) {
            let blocks: Vec<io::Result<Vec<u8>>> =
                starts.par_iter().map(|start| self.block(*start..self.len.min(start + BLOCK), excel)).collect();
            for block in blocks {
                out.write_all(&block?)?;
            }
        }
        out.flush()
    }

    fn block(&self, rows: std::ops::Range<usize>, excel: bool) -> io::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for at in rows {
            for value in &(self.row)(at) {
                let plain = value.plain();
                let text = matches!(value, Value::Text(_) | Value::List(_));
                let cell = if excel && text { defused(&plain) } else { plain };
                writer.write_field(cell.as_bytes()).map_err(io_error)?;
            }
            writer.write_record(None::<&[u8]>).map_err(io_error)?;
        }
        writer.into_inner().map_err(|error| error.into_error())
    }

    /// Writes one JSON object: the schema's name and version, and the rows under the table's name.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn json(self, mut out: impl Write) -> io::Result<()> {
        let names: Vec<String> = self.columns.iter().map(|(name, _)| name.to_string()).collect();
        write!(out, "{{\n  \"schema\": \"recount.{}/1\",\n  \"{}\": [", self.name, self.name)?;
        for (at, row) in self.rows().enumerate() {
            out.write_all(if at == 0 { b"\n    " } else { b",\n    " })?;
            serde_json::to_writer(&mut out, &object(&names, &row))?;
        }
        out.write_all(b"\n  ]\n}\n")
    }

    /// Writes one JSON object a line.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn jsonl(self, mut out: impl Write) -> io::Result<()> {
        let names: Vec<String> = self.columns.iter().map(|(name, _)| name.to_string()).collect();
        for row in self.rows() {
            serde_json::to_writer(&mut out, &object(&names, &row))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Writes a Markdown table.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn markdown(self, mut out: impl Write) -> io::Result<()> {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_ref()).collect();
        writeln!(out, "| {} |", names.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(names.len()))?;
        for row in self.rows() {
            let cells: Vec<String> = row.iter().map(|value| markdown_cell(&value.plain())).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

/// The writer's own error behind one of the CSV writer, so that a broken pipe is seen for what it is.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn object(names: &[String], row: &[Value]) -> serde_json::Map<String, serde_json::Value> {
    names.iter().cloned().zip(row.iter().map(Value::json)).collect()
}

/// Text for a Markdown cell: no bars, no markup, no line breaks.
pub fn markdown_cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in crate::format::visible(text).chars() {
        match c {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' => {
                cell.push('\\');
                cell.push(c);
            }
            '\n' | '\r' => cell.push(' '),
            c => cell.push(c),
        }
    }
    cell
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
pub fn defused(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<'static> {
        let rows = vec![
            vec![Value::text("=1+1"), Value::Number(203.0), Value::Empty],
            vec![Value::List(vec!["a".into(), "b|c".into()]), Value::Number(1.5), Value::Map(vec![("low", 3.0)])],
        ];
        let columns = [("text", Type::String), ("n", Type::Number), ("evidence", Type::String)];
        Table::of("test", &columns, rows)
    }

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("memory");
        String::from_utf8(out).expect("utf-8")
    }

    #[test]
    fn plain_csv_is_evidence_and_excel_csv_is_defused() {
        assert_eq!(written(|out| table().csv(out, false, false)), "text,n,evidence\n=1+1,203,\na;b|c,1.5,low=3\n");
        assert!(written(|out| table().csv(out, true, true)).contains("\n'=1+1,203,"));
    }

    #[test]
    fn json_carries_its_schema_and_an_absent_value_is_null() {
        let json: serde_json::Value = serde_json::from_str(&written(|out| table().json(out))).expect("json");
        assert_eq!(json["schema"], "recount.test/1");
        assert_eq!(json["test"][0]["evidence"], serde_json::Value::Null);
        assert_eq!(json["test"][1]["evidence"]["low"], 3);
    }

    #[test]
    fn a_bar_in_a_cell_does_not_break_a_markdown_table() {
        assert!(written(|out| table().markdown(out)).contains(r"a;b\|c"));
    }
}
