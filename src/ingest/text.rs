//! The records of a text file, piece by piece: what was read of it and not yet handed out is never more than a piece.

use super::chunk::Piece;
use super::dialect::{Dialect, sniff};
use super::encoding::Decoder;
use super::layout::{Layout, layout};
use super::scan::{self, Scan, Unclosed};
use csv::StringRecord;
use std::io::{self, Read};

/// Bytes of the beginning that dialect and header are found in.
const HEAD: usize = 1 << 20;
/// Bytes of a piece, about; pieces do not depend on the number of threads.
const PIECE: usize = 1 << 20;
/// No record may be longer: a quote is missing then.
const LONGEST_RECORD: usize = 512 << 20;
/// No header may be longer.
const LONGEST_HEADER: usize = 16 << 20;
/// Rows in which the header is looked for and which a draft mapping is made from.
pub const SAMPLE: usize = 200;

/// What stops the reading of a text.
#[derive(Debug)]
pub enum TextFault {
    /// A quote that is never closed.
    Unclosed(Unclosed),
    /// A record beyond all measure: the line it begins on.
    TooLong {
        /// From 1.
        line: u64,
        /// How long a record may be, in bytes.
        limit: usize,
    },
    /// The source itself.
    Io(io::Error),
}

/// The beginning of a text file, looked at.
pub struct Text {
    decoder: Decoder,
    /// How it is cut.
    pub dialect: Dialect,
    /// Its header.
    pub layout: Layout,
    /// The first rows of data.
    pub sample: Vec<StringRecord>,
    /// The line of the header, from 1.
    pub header_line: u64,
    /// What is read and not handed out: it begins with a record.
    rest: Vec<u8>,
    /// The line that it begins on.
    line: u64,
    ended: bool,
}

impl Text {
    /// Reads the beginning.
    ///
    /// # Errors
    /// Those of the source.
    pub fn open(mut decoder: Decoder, head: Vec<u8>, delimiter: Option<u8>, skip: Option<u64>) -> io::Result<Self> {
        let mut rest = head;
        let mut ended = fill(&mut decoder, &mut rest, HEAD)?;
        let whole =
            if ended { rest.len() } else { memchr::memrchr2(b'\n', b'\r', &rest).map_or(rest.len(), |at| at + 1) };
        let head = std::str::from_utf8(&rest[..whole]).unwrap_or_default();
        let dialect = sniff(head, delimiter, skip);
        let start = dialect.table_start(head).unwrap_or(head.len());
        let mut line = dialect.skip_lines + 1;
        rest.drain(..start);
        if dialect.cr_only {
            line_feeds(&mut rest);
        }
        // A first record longer than the beginning: read on until it ends.
        while !ended && scan_of(&rest, &dialect).complete == 0 {
            if rest.len() > LONGEST_HEADER {
                let reason = format!(
                    "its first row has no end within {} MiB, the limit for a header; look for a quote that is never closed, or for the wrong kind of file",
                    LONGEST_HEADER >> 20
                );
                return Err(io::Error::new(io::ErrorKind::InvalidData, reason));
            }
            let longer = rest.len() * 2 + HEAD;
            ended = fill_text(&mut decoder, &mut rest, longer, dialect)?;
        }
        let mut records: Vec<StringRecord> = Vec::new();
        let mut reader = dialect.reader_builder().from_reader(rest.as_slice());
        let mut record = StringRecord::new();
        while records.len() < SAMPLE && matches!(reader.read_record(&mut record), Ok(true)) {
            records.push(record.clone());
        }
        let mut layout = match skip {
            Some(_) => layout(&records.iter().take(1).collect::<Vec<_>>(), true),
            None => layout(&records.iter().collect::<Vec<_>>(), false),
        };
        let place =
            |row: usize| records.get(row).and_then(StringRecord::position).map(|at| (at.byte() as usize, at.line()));
        let header_line = line + place(layout.header).map_or(0, |(_, at)| at - 1);
        let data = place(layout.data).map_or(rest.len(), |(byte, _)| byte);
        let sample = records.split_off(layout.data.min(records.len()));
        let trailing = trailing(layout.names.len(), &sample);
        layout
            .names
            .extend((0..trailing).map(|nth| format!("column_{}", layout.names.len() + nth + 1)).collect::<Vec<_>>());
        line += scan::lines(&rest[..data]);
        rest.drain(..data);
        Ok(Self { decoder, dialect, layout, sample, header_line, rest, line, ended })
    }

    /// The decoder, for what it guessed and replaced.
    pub fn decoder(&self) -> &Decoder {
        &self.decoder
    }

    /// The next piece: whole records.
    ///
    /// # Errors
    /// A quote that is never closed, a record beyond all measure, and what the source says.
    pub fn next(&mut self) -> Result<Option<Piece>, TextFault> {
        let mut wanted = PIECE;
        loop {
            if !self.ended && self.rest.len() < wanted {
                self.ended =
                    fill_text(&mut self.decoder, &mut self.rest, wanted, self.dialect).map_err(TextFault::Io)?;
            }
            if self.rest.is_empty() {
                return Ok(None);
            }
            let Scan { complete, open } = scan_of(&self.rest, &self.dialect);
            if self.ended {
                if let Some(open) = open {
                    return Err(TextFault::Unclosed(Unclosed { line: open.line + self.line - 1, ..open }));
                }
                let bytes = std::mem::take(&mut self.rest);
                return Ok(Some(Piece::Text { bytes, line: self.line }));
            }
            if complete > 0 {
                let rest = self.rest.split_off(complete);
                let bytes = std::mem::replace(&mut self.rest, rest);
                let line = self.line;
                self.line += scan::lines(&bytes);
                return Ok(Some(Piece::Text { bytes, line }));
            }
            if self.rest.len() >= LONGEST_RECORD {
                return Err(TextFault::TooLong { line: self.line, limit: LONGEST_RECORD });
            }
            wanted = self.rest.len() * 2;
        }
    }
}

/// Cells that every row has beyond the header's, and never anything in them: a delimiter at the end of each row.
fn trailing(names: usize, sample: &[StringRecord]) -> usize {
    let Some(width) = sample.first().map(StringRecord::len).filter(|width| *width > names) else { return 0 };
    let empty = |row: &StringRecord| row.len() == width && row.iter().skip(names).all(|cell| cell.trim().is_empty());
    if sample.len() > 1 && sample.iter().all(empty) { width - names } else { 0 }
}

fn scan_of(bytes: &[u8], dialect: &Dialect) -> Scan {
    scan::scan(bytes, dialect.delimiter, dialect.quote, dialect.escape)
}

/// Reads until there are so many bytes; whether the source has ended.
fn fill(decoder: &mut Decoder, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<bool> {
    let missing = wanted.saturating_sub(bytes.len());
    bytes.reserve(missing);
    let read = decoder.by_ref().take(missing as u64).read_to_end(bytes)?;
    Ok(read < missing)
}

/// The same, with the line ends that the scan knows.
fn fill_text(decoder: &mut Decoder, bytes: &mut Vec<u8>, wanted: usize, dialect: Dialect) -> io::Result<bool> {
    let before = bytes.len();
    let ended = fill(decoder, bytes, wanted)?;
    if dialect.cr_only {
        line_feeds(&mut bytes[before..]);
    }
    Ok(ended)
}

/// Carriage returns that end lines by themselves become line feeds.
fn line_feeds(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn open(text: &str) -> Text {
        let decoder = Decoder::new(Box::new(Cursor::new(text.as_bytes().to_vec())), None).expect("memory");
        Text::open(decoder, Vec::new(), None, None).expect("memory")
    }

    fn records(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut opened = open(text);
        let mut found = Vec::new();
        while let Some(piece) = opened.next().expect("closed") {
            piece.for_each(&opened.dialect, |record, line| {
                found.push((line, record.iter().map(str::to_owned).collect()));
            });
        }
        found
    }

    #[test]
    fn pieces_hold_every_record_once_with_its_line() {
        let rows: String = (0..300_000).map(|n| format!("{n},\"a\nb\",{n}\n")).collect();
        let found = records(&format!("event,source,figure\n{rows}"));
        assert_eq!(found.len(), 300_000);
        for (n, (line, cells)) in found.iter().enumerate() {
            assert_eq!((*line, cells[0].as_str()), (2 * n as u64 + 2, n.to_string().as_str()));
        }
    }

    #[test]
    fn lines_are_counted_from_the_top_of_the_file() {
        let found = records("# a note\nTitle of it\nevent;source;figure\ne;A;3\n\nf;B;4\n");
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 6]);
        assert_eq!(open("event,source,figure\re,A,3\rf,B,4\r").header_line, 1);
        assert_eq!(records("event,source,figure\re,A,3\rf,B,4\r")[1].0, 3);
    }

    #[test]
    fn a_delimiter_at_the_end_of_every_row_makes_a_column_without_a_name() {
        assert_eq!(
            open("event,source,figure\ne,A,3,\nf,B,4,\n").layout.names,
            ["event", "source", "figure", "column_4"]
        );
        assert_eq!(open("event,source,figure\ne,A,1,200\nf,B,1,300\n").layout.names.len(), 3, "a figure cut in two");
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_by_its_line_in_the_file() {
        let mut opened = open("event,source,figure\ne,A,3\nf,\"B,4\n");
        let Err(TextFault::Unclosed(at)) = opened.next() else { panic!("unclosed") };
        assert_eq!((at.line, at.column), (3, 3));
    }
}
