//! The records of one chunk, one after the other.

use super::column::Column;
use super::header::Header;
use super::ledger::Rejected;
use super::row::Reader;
use super::scan::Chunk;
use crate::figure::{Convention, Language};
use csv::StringRecord;

/// How figures are read, and where they come from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The input's name.
    pub path: &'a str,
    /// Its header.
    pub header: &'a Header,
    /// Its delimiter.
    pub delimiter: u8,
    /// The convention for words.
    pub convention: Convention,
    /// The language of figures where the row names none.
    pub language: Option<Language>,
}

/// What a chunk of records became.
pub struct ChunkRead {
    /// Filled columns, by the contract's place.
    pub columns: Vec<Option<Column>>,
    /// The unknown columns of the header, in its order.
    pub extra: Vec<(String, Column)>,
    /// Rows that could not become claims.
    pub rejected: Vec<Rejected>,
    /// For each claim, whether its id was made by recount.
    pub made_ids: Vec<bool>,
}

/// Reads the records of one chunk. `skip_header` says that its first record is the header.
pub fn read_chunk(context: Context, bytes: &[u8], chunk: &Chunk, skip_header: bool) -> ChunkRead {
    let mut reader = Reader::new(context);
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(context.delimiter)
        .from_reader(&bytes[chunk.bytes.clone()]);
    let mut record = StringRecord::new();
    let mut header = skip_header;
    // The bytes are UTF-8 and in memory: a record cannot fail to be read.
    while let Ok(true) = records.read_record(&mut record) {
        if std::mem::take(&mut header) {
            continue;
        }
        reader.row(&record, line_of(&record, &bytes[chunk.bytes.clone()], chunk.line));
    }
    reader.finish()
}

/// The line that a record begins on. The reader's position may lie before line ends that it skips: the LF of a CRLF, and
/// blank lines.
fn line_of(record: &StringRecord, chunk: &[u8], first: u64) -> u64 {
    let Some(position) = record.position() else { return first };
    let rest = chunk.get(position.byte() as usize..).unwrap_or_default();
    let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    position.line() + skipped as u64 + first - 1
}
