//! Claims written as they are read, batch by batch, so that ten million of them need no more memory than ten thousand.

use super::defused;
use super::parquet::{self, Writer};
use crate::ingest::{Batch, Column, Kept, Sink};
use crate::model::ColumnKind;
use crate::model::frame::NATIVE;
use polars::prelude::{
    Column as Frame, DataFrame, DataType, Float64Chunked, IntoColumn, NewChunkedArray, PlSmallStr,
    StringChunkedBuilder, UInt32Chunked,
};
use rayon::prelude::*;
use std::io::{self, Write};

/// Rows that one thread writes at a time.
const ROWS: usize = 8192;

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
        let parts: Vec<(Vec<Option<&Column>>, std::ops::Range<usize>)> = batches
            .iter()
            .flat_map(|batch| {
                let (rows, columns) = (batch.claims(), columns(batch, &self.extra));
                (0..rows).step_by(ROWS).map(move |start| (columns.clone(), start..rows.min(start + ROWS)))
            })
            .collect();
        let defused = self.defused;
        let texts: Vec<Vec<u8>> =
            parts.par_iter().map(|(columns, rows)| lines(columns, rows.clone(), defused)).collect();
        texts.iter().try_for_each(|text| self.out.write_all(text))
    }
}

fn lines(columns: &[Option<&Column>], rows: std::ops::Range<usize>, defuse: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() * 512);
    for row in rows {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            match column.map_or(Kept::Empty, |column| column.get(row)) {
                Kept::Empty => {}
                Kept::Number(n) if n.fract() == 0.0 && n.abs() < 1e15 => {
                    // Writing to memory cannot fail.
                    let _ = write!(out, "{}", n as i64);
                }
                Kept::Number(n) => {
                    let _ = write!(out, "{n}");
                }
                Kept::Text(text) if defuse => push(&mut out, &defused(text)),
                Kept::Text(text) => push(&mut out, text),
            }
        }
        out.push(b'\n');
    }
    out
}

/// A cell, in quotes where it needs them.
fn push(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let quoted = memchr::memchr3(b',', b'"', b'\n', bytes).is_some() || memchr::memchr(b'\r', bytes).is_some();
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
}

impl<'w> ClaimsParquet<'w> {
    /// Writes to a place.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { out: Some(out), extra: Vec::new(), writer: None }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the place.
    pub fn finish(self) -> io::Result<()> {
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
