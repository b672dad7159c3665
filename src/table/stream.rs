//! Claims written as they are read, batch by batch, so that ten million of them need no more memory than ten thousand.

use super::defused;
use super::parquet::{self, Writer};
use crate::ingest::{Batch, Cells, Column, Kept, Sink};
use crate::model::ColumnKind;
use crate::model::frame::NATIVE;
use polars::prelude::{
    Column as Frame, DataFrame, DataType, Float64Chunked, IntoColumn, NewChunkedArray, PlSmallStr,
    StringChunkedBuilder, UInt32Chunked,
};
use rayon::prelude::*;
use std::io::{self, Write};

/// Rows that one thread writes at a time.
const ROWS: usize = 512;
/// Claims of a group of rows in Parquet, about; groups do not depend on the number of threads.
const GROUP: usize = 1 << 17;

/// Claims as CSV.
pub struct ClaimsCsv<'w> {
    out: &'w mut dyn Write,
    extra: Vec<String>,
    bom: bool,
    defused: bool,
}

impl<'w> ClaimsCsv<'w> {
    /// With a byte-order mark, and with cells that a spreadsheet would run made harmless, where asked for.
    pub fn new(out: &'w mut dyn Write, bom: bool, defused: bool) -> Self {
        Self { out, extra: Vec::new(), bom, defused }
    }
}

/// The columns of a batch in the order in which they are written.
fn columns<'b>(batch: &'b Batch, extra: &[String]) -> Vec<Option<&'b Column>> {
    let further =
        extra.iter().map(|name| batch.extra.iter().find(|(other, _)| other == name).map(|(_, column)| column));
    batch.columns.iter().map(Option::as_ref).chain(further).collect()
}

impl Sink for ClaimsCsv<'_> {
    fn begin(&mut self, extra: &[String]) -> io::Result<()> {
        self.extra = extra.to_vec();
        let mut line = Vec::new();
        if self.bom {
            line.extend_from_slice(b"\xEF\xBB\xBF");
        }
        for (at, name) in NATIVE.iter().map(|(name, _)| *name).chain(extra.iter().map(String::as_str)).enumerate() {
            if at > 0 {
                line.push(b',');
            }
            push(&mut line, name);
        }
        line.push(b'\n');
        self.out.write_all(&line)
    }

    fn take(&mut self, batches: Vec<Batch>) -> io::Result<()> {
        let (extra, defuse) = (&self.extra, self.defused);
        let texts: Vec<Vec<Vec<u8>>> = batches.par_iter().map(|batch| lines(batch, extra, defuse)).collect();
        texts.iter().flatten().try_for_each(|text| self.out.write_all(text))
    }
}

/// The lines of a batch, some thousands at a time.
fn lines(batch: &Batch, extra: &[String], defuse: bool) -> Vec<Vec<u8>> {
    let ready = |text: &str| {
        let mut cell = Vec::new();
        push_text(&mut cell, text, defuse);
        cell
    };
    let columns = columns(batch, extra);
    let width = columns.len();
    // Columns in which this batch has something, by their place.
    let cells: Vec<(usize, Cells<Vec<u8>>)> =
        columns.into_par_iter().enumerate().filter_map(|(at, column)| Some((at, column?.cells(ready)))).collect();
    let rows = batch.claims();
    let block = |start: usize| {
        let mut out = Vec::with_capacity(ROWS * 512);
        for row in start..rows.min(start + ROWS) {
            let mut last = 0;
            for (at, cells) in &cells {
                match at - last {
                    0 => {}
                    1 => out.push(b','),
                    gap => out.resize(out.len() + gap, b','),
                }
                last = *at;
                match cells {
                    Cells::Text(texts) => push_text(&mut out, texts.get(row), defuse),
                    Cells::Codes(codes, ready) => {
                        out.extend_from_slice(ready.get(codes[row] as usize).map_or(b"", Vec::as_slice));
                    }
                    Cells::Numbers(values) => values[row].into_iter().for_each(|n| number(&mut out, n)),
                    Cells::Integers(values) => values[row].into_iter().for_each(|n| whole(&mut out, n.into())),
                }
            }
            out.resize(out.len() + width - 1 - last, b',');
            out.push(b'\n');
        }
        out
    };
    let starts: Vec<usize> = (0..rows).step_by(ROWS).collect();
    starts.into_par_iter().map(block).collect()
}

fn push_text(out: &mut Vec<u8>, text: &str, defuse: bool) {
    if defuse { push(out, &defused(text)) } else { push(out, text) }
}

fn number(out: &mut Vec<u8>, n: f64) {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        whole(out, n as i64);
    } else if (1e-4..1e15).contains(&n.abs()) {
        // In this range both write plain decimals, the shortest that are this number.
        out.extend_from_slice(zmij::Buffer::new().format_finite(n).as_bytes());
    } else {
        // Writing to memory cannot fail.
        let _ = write!(out, "{n}");
    }
}

/// A whole number in digits.
fn whole(out: &mut Vec<u8>, n: i64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = n.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if n < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// A cell, in quotes where it needs them.
fn push(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    // Most cells are short, and a loop is quicker there.
    let quoted = match bytes.len() {
        ..=24 => bytes.iter().any(special),
        _ => memchr::memchr3(b',', b'"', b'\n', bytes).is_some() || memchr::memchr(b'\r', bytes).is_some(),
    };
    if !quoted {
        return out.extend_from_slice(bytes);
    }
    out.push(b'"');
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=at]);
        out.push(b'"');
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Claims as Parquet, a group of rows for every few pieces of the input.
pub struct ClaimsParquet<'w> {
    out: Option<&'w mut dyn Write>,
    extra: Vec<String>,
    writer: Option<Writer<'w>>,
    held: Vec<Batch>,
}

impl<'w> ClaimsParquet<'w> {
    /// Writes to a place.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { out: Some(out), extra: Vec::new(), writer: None, held: Vec::new() }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the place.
    pub fn finish(mut self) -> io::Result<()> {
        self.group()?;
        self.writer.map_or(Ok(()), |writer| parquet::finish(&writer))
    }

    fn kinds(&self) -> impl Iterator<Item = (&str, DataType)> {
        let native = NATIVE.iter().map(|(name, kind)| {
            let kind = match kind {
                ColumnKind::Number => DataType::Float64,
                ColumnKind::Integer => DataType::UInt32,
                _ => DataType::String,
            };
            (*name, kind)
        });
        native.chain(self.extra.iter().map(|name| (name.as_str(), DataType::String)))
    }

    /// Writes the batches that are held as one group of rows.
    fn group(&mut self) -> io::Result<()> {
        let batches = std::mem::take(&mut self.held);
        let columns: Vec<(usize, Vec<Option<&Column>>)> =
            batches.iter().map(|batch| (batch.claims(), columns(batch, &self.extra))).collect();
        let rows: usize = columns.iter().map(|(rows, _)| rows).sum();
        if rows == 0 {
            return Ok(());
        }
        let kinds: Vec<(&str, DataType)> = self.kinds().collect();
        let frame: Vec<Frame> = kinds
            .into_par_iter()
            .enumerate()
            .map(|(at, (name, kind))| {
                let cells = || {
                    columns.iter().flat_map(move |(rows, columns)| {
                        let column = columns[at];
                        (0..*rows).map(move |row| column.map_or(Kept::Empty, |column| column.get(row)))
                    })
                };
                let number = |kept| if let Kept::Number(n) = kept { Some(n) } else { None };
                let name = PlSmallStr::from_str(name);
                match kind {
                    DataType::Float64 => Float64Chunked::from_iter_options(name, cells().map(number)).into_column(),
                    DataType::UInt32 => {
                        let whole = cells().map(|kept| number(kept).map(|n| n as u32));
                        UInt32Chunked::from_iter_options(name, whole).into_column()
                    }
                    _ => {
                        let mut texts = StringChunkedBuilder::new(name, rows);
                        cells().for_each(|kept| match kept {
                            Kept::Text(text) => texts.append_value(text),
                            _ => texts.append_null(),
                        });
                        texts.finish().into_column()
                    }
                }
            })
            .collect();
        let frame = DataFrame::new(rows, frame).map_err(io::Error::other)?;
        match &mut self.writer {
            Some(writer) => parquet::write(writer, &frame),
            None => Ok(()),
        }
    }
}

impl Sink for ClaimsParquet<'_> {
    fn begin(&mut self, extra: &[String]) -> io::Result<()> {
        self.extra = extra.to_vec();
        let Some(out) = self.out.take() else { return Ok(()) };
        let kinds: Vec<(String, DataType)> = self.kinds().map(|(name, kind)| (name.to_owned(), kind)).collect();
        self.writer = Some(parquet::writer(out, kinds)?);
        Ok(())
    }

    fn take(&mut self, batches: Vec<Batch>) -> io::Result<()> {
        for batch in batches {
            self.held.push(batch);
            if self.held.iter().map(Batch::claims).sum::<usize>() >= GROUP {
                self.group()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_written_as_everywhere_else(n in prop_oneof![any::<f64>(), -180.0..180.0, 0.0..1e9]) {
            prop_assume!(n.is_finite());
            let mut out = Vec::new();
            number(&mut out, n);
            prop_assert_eq!(String::from_utf8(out).expect("digits"), crate::format::plain(Some(n)));
        }

        #[test]
        fn a_cell_is_quoted_as_the_csv_writer_does(text in "[a,\"\n\r é]{1,40}") {
            let mut out = Vec::new();
            push(&mut out, &text);
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record([text.as_str(), "x"]).expect("memory");
            let written = writer.into_inner().expect("memory");
            prop_assert_eq!([out.as_slice(), b",x\n"].concat(), written);
        }
    }
}
