//! The beginning of an input: what kind of file it is, and which columns it has.

use super::chunk::Piece;
use super::dialect::{Dialect, delimiter_name};
use super::encoding::{Decoder, Evidence, NotUtf8};
use super::grid::{self, Grid, GridFault, Row};
use super::input::{Input, Seal};
use super::layout::{Layout, layout};
use super::text::{SAMPLE, Text, TextFault};
use super::unpack::{Compression, unpack};
use super::{ReadOptions, parquet};
use crate::error::{Error, Problems};
use csv::StringRecord;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// A workbook, a JSON document or a Parquet file is read as a whole; no larger ones.
const LARGEST_WHOLE: u64 = 4 << 30;
/// Rows of a piece.
const ROWS: usize = 8192;

/// The rest of an input.
pub(super) enum Body {
    Text(Box<Text>),
    Rows(std::vec::IntoIter<Row>),
    Parquet(parquet::Table),
}

impl Body {
    /// The next piece.
    pub(super) fn next(&mut self, input: &Input) -> Result<Option<Piece>, Problems> {
        match self {
            Self::Text(text) => text.next().map_err(|fault| told(input, fault)),
            Self::Rows(rows) => {
                let piece: Vec<Row> = rows.by_ref().take(ROWS).collect();
                Ok((!piece.is_empty()).then_some(Piece::Rows(piece)))
            }
            Self::Parquet(table) => {
                let rows = table.next();
                Ok((!rows.is_empty()).then_some(Piece::Rows(rows)))
            }
        }
    }
}

/// The columns of an input, before it is known what they mean.
pub struct Found {
    /// Its header.
    pub layout: Layout,
    /// The first rows of data.
    pub sample: Vec<StringRecord>,
    pub(super) line: u64,
    pub(super) dialect: Dialect,
    pub(super) padded: bool,
    pub(super) told: Vec<String>,
    pub(super) seal: Seal,
    pub(super) body: Body,
}

impl Found {
    /// Reads the beginning of an input.
    ///
    /// # Errors
    /// All the faults that make it unusable.
    pub fn open(input: &Input, options: &ReadOptions) -> Result<Self, Problems> {
        let path = &input.path;
        let (raw, seal) = input.read(options.hashed)?;
        let mut unpacked = unpack(path, raw).map_err(|error| io_fault(input, error))?;
        let mut magic = Vec::new();
        unpacked.reader.by_ref().take(8).read_to_end(&mut magic).map_err(|error| io_fault(input, error))?;
        let mut told = Vec::new();
        if unpacked.compression != Compression::None {
            told.push(format!("unpacked ({})", unpacked.compression.name()));
        }
        let name = unpacked.name.to_lowercase();
        let reader: Box<dyn Read + Send> = Box::new(Cursor::new(magic.clone()).chain(unpacked.reader));
        match magic.as_slice() {
            [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                let bytes = whole(input, reader)?;
                let grid = grid::sheet(&bytes, options.sheet.as_deref()).map_err(|faults| grid_faults(path, faults))?;
                Ok(Self::of_grid(grid, options.skip_lines, told, seal))
            }
            [b'P', b'A', b'R', b'1', ..] => {
                let bytes = whole(input, reader)?;
                let table =
                    parquet::Table::open(&bytes).map_err(|message| Error::Parquet { path: path.clone(), message })?;
                if !table.left_out.is_empty() {
                    let names = table.left_out.join(", ");
                    told.push(format!("columns of lists or records are left out, being no single values: {names}"));
                }
                let header: StringRecord = table.names().into();
                let layout = layout(&[&header], true);
                Ok(Self::new(layout, Vec::new(), 1, told, seal, Body::Parquet(table)))
            }
            _ => Self::of_text(input, &name, reader, options, told, seal),
        }
    }

    fn of_text(
        input: &Input,
        name: &str,
        reader: Box<dyn Read + Send>,
        options: &ReadOptions,
        mut told: Vec<String>,
        seal: Seal,
    ) -> Result<Self, Problems> {
        let path = &input.path;
        let fault = |error: io::Error| io_fault(input, error);
        let mut decoder = Decoder::new(reader, options.encoding).map_err(fault)?;
        let mut head = Vec::new();
        decoder.by_ref().take(4096).read_to_end(&mut head).map_err(fault)?;
        if head.iter().all(u8::is_ascii_whitespace) && head.len() < 4096 {
            return Err(Error::Empty { path: path.clone() }.into());
        }
        let guess = decoder.guess();
        if guess.evidence == Evidence::Guessed {
            told.push(read_in(guess.encoding));
        }
        if let Some(lines) = is_json(&head, name) {
            head.append(&mut whole(input, Box::new(decoder))?);
            let grid = if lines { grid::json_lines(&head) } else { grid::json(&head) };
            let grid = grid.map_err(|faults| grid_faults(path, faults))?;
            return Ok(Self::of_grid(grid, options.skip_lines, told, seal));
        }
        let text = Text::open(decoder, head, options.delimiter, options.skip_lines).map_err(fault)?;
        if options.delimiter.is_none() && text.dialect.delimiter != b',' && text.layout.names.len() > 1 {
            told.push(format!("read with the {} as delimiter (--delimiter)", delimiter_name(text.dialect.delimiter)));
        }
        let skipped = text.header_line - 1 - u64::from(text.layout.two);
        if options.skip_lines.is_none() && skipped > 0 {
            told.push(passed_over(skipped, "line"));
        }
        let (layout, sample, line, dialect) =
            (text.layout.clone(), text.sample.clone(), text.header_line, text.dialect);
        let mut found = Self::new(layout, sample, line, told, seal, Body::Text(Box::new(text)));
        (found.dialect, found.padded) = (dialect, false);
        Ok(found)
    }

    fn of_grid(grid: Grid, skip_lines: Option<u64>, mut told: Vec<String>, seal: Seal) -> Self {
        told.extend(grid.told);
        let mut rows = grid.rows;
        // Empty rows of a sheet are no rows, as blank lines of a text are none.
        let filled = |row: &Row| grid.header || row.cells.iter().any(|cell| !cell.trim().is_empty());
        let places: Vec<usize> = (0..rows.len()).filter(|at| filled(&rows[*at])).collect();
        rows.retain(filled);
        if let Some(skipped) = skip_lines.filter(|_| !grid.header) {
            rows.retain(|row| row.line > skipped);
        }
        let first: Vec<&StringRecord> = rows.iter().take(SAMPLE).map(|row| &row.cells).collect();
        let layout = layout(&first, grid.header || skip_lines.is_some());
        let line = rows.get(layout.header).map_or(1, |row| row.line);
        let sample = first.into_iter().skip(layout.data).cloned().collect();
        let above = places.get(layout.header).map_or(0, |at| at.saturating_sub(usize::from(layout.two)));
        if above > 0 && skip_lines.is_none() {
            told.push(passed_over(above as u64, "row"));
        }
        rows.drain(..layout.data.min(rows.len()));
        Self::new(layout, sample, line, told, seal, Body::Rows(rows.into_iter()))
    }

    fn new(
        layout: Layout,
        sample: Vec<StringRecord>,
        line: u64,
        mut told: Vec<String>,
        seal: Seal,
        body: Body,
    ) -> Self {
        if layout.two {
            told.push("two rows of header are read as one".into());
        }
        let dialect =
            Dialect { delimiter: b',', quote: b'"', escape: None, cr_only: false, skip_lines: 0, comment: None };
        Self { layout, sample, line, dialect, padded: true, told, seal, body }
    }
}

fn passed_over(n: u64, what: &str) -> String {
    format!("{n} {what}{} above the header passed over (--skip-lines)", if n == 1 { "" } else { "s" })
}

/// Which encoding was guessed.
pub(super) fn read_in(encoding: &'static encoding_rs::Encoding) -> String {
    format!("read as {} (--encoding)", encoding.name())
}

/// Whether a text is JSON, and if so whether it is JSON lines.
fn is_json(head: &[u8], name: &str) -> Option<bool> {
    let named = |ending: &str| name.ends_with(ending);
    let mut chars = head.iter().filter(|byte| !byte.is_ascii_whitespace());
    let (first, second) = (chars.next()?, chars.next().copied().unwrap_or(b'}'));
    if named(".jsonl") || named(".ndjson") {
        return Some(true);
    }
    let opens = matches!((first, second), (b'{', b'"' | b'}') | (b'[', b'{' | b'[' | b']'));
    if !(opens || named(".json") || named(".geojson")) || named(".csv") || named(".tsv") {
        return None;
    }
    // One object a line: the first line is whole by itself, and another follows.
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let whole = lines
        .next()
        .is_some_and(|line| line.starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok());
    Some(whole && lines.next().is_some_and(|line| line.starts_with(b"{")))
}

/// All bytes of an input that cannot be read piece by piece.
fn whole(input: &Input, reader: Box<dyn Read + Send>) -> Result<Vec<u8>, Problems> {
    let mut bytes = Vec::new();
    reader.take(LARGEST_WHOLE + 1).read_to_end(&mut bytes).map_err(|error| io_fault(input, error))?;
    if bytes.len() as u64 > LARGEST_WHOLE {
        return Err(Error::TooLarge { path: input.path.clone(), limit: "4 GiB" }.into());
    }
    Ok(bytes)
}

fn grid_faults(path: &str, faults: Vec<GridFault>) -> Problems {
    let mut problems = Problems::default();
    for fault in faults {
        problems.push(Error::Grid { path: path.into(), fault: fault.to_string() });
    }
    problems
}

/// Every line with a byte that is not UTF-8.
fn not_utf8(input: &Input) -> Problems {
    let mut problems = Problems::default();
    let Ok((raw, _)) = input.read(false) else { return problems };
    let Ok(unpacked) = unpack(&input.path, raw) else { return problems };
    let mut lines = BufReader::new(unpacked.reader);
    let mut bytes = Vec::new();
    let mut line = 0;
    while lines.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
        line += 1;
        if let Err(error) = std::str::from_utf8(&bytes) {
            let column = error.valid_up_to();
            let byte = bytes.get(column).copied().unwrap_or_default();
            problems.push(Error::NotUtf8 { path: input.path.clone(), line, column: column + 1, byte });
        }
        bytes.clear();
    }
    problems
}

fn io_fault(input: &Input, error: io::Error) -> Problems {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<NotUtf8>()) {
        Some(_) => not_utf8(input),
        // What broke says itself what to do.
        None if error.kind() == io::ErrorKind::InvalidData => {
            Error::Damaged { path: input.path.clone(), cause: error }.into()
        }
        None => Error::Unreadable { path: input.path.clone(), cause: error }.into(),
    }
}

fn told(input: &Input, fault: TextFault) -> Problems {
    let path = &input.path;
    match fault {
        TextFault::Unclosed(at) => Error::UnclosedQuote { path: path.into(), line: at.line, column: at.column }.into(),
        TextFault::TooLong { line, limit } => {
            Error::RecordTooLong { path: path.into(), line, limit: limit >> 20 }.into()
        }
        TextFault::Io(error) => io_fault(input, error),
    }
}
