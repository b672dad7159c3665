//! Where a CSV file may be cut: record boundaries outside quotes, and the quote that is never closed.

use memchr::memchr2;
use std::ops::Range;

/// Bytes of a chunk, about; chunks do not depend on the number of threads.
const CHUNK: usize = 4 << 20;

/// A run of whole records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its bytes in the file.
    pub bytes: Range<usize>,
    /// The line that it begins on, from 1.
    pub line: u64,
}

/// Line and column (from 1) of a quote that is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// Line, from 1.
    pub line: u64,
    /// Column in bytes, from 1.
    pub column: usize,
}

/// Cuts a file into chunks at ends of records. Quoting follows RFC 4180: a quote opens only at the start of a cell.
pub fn scan(bytes: &[u8], delimiter: u8) -> Result<Vec<Chunk>, Unclosed> {
    let (mut chunks, mut start, mut start_line) = (Vec::new(), 0, 1);
    let (mut at, mut line, mut line_start) = (0, 1u64, 0);
    while let Some(step) = memchr2(b'"', b'\n', &bytes[at..]) {
        at += step;
        if bytes[at] == b'\n' {
            at += 1;
            line += 1;
            line_start = at;
            if at - start >= CHUNK {
                chunks.push(Chunk { bytes: start..at, line: start_line });
                (start, start_line) = (at, line);
            }
            continue;
        }
        let opens = at == 0 || bytes[at - 1] == delimiter || matches!(bytes[at - 1], b'\n' | b'\r');
        let opened = Unclosed { line, column: at - line_start + 1 };
        at += 1;
        if !opens {
            continue;
        }
        loop {
            at += memchr2(b'"', b'\n', &bytes[at..]).ok_or(opened)?;
            if bytes[at] == b'\n' {
                line += 1;
                line_start = at + 1;
                at += 1;
            } else if bytes.get(at + 1) == Some(&b'"') {
                at += 2;
            } else {
                at += 1;
                break;
            }
        }
    }
    if start < bytes.len() {
        chunks.push(Chunk { bytes: start..bytes.len(), line: start_line });
    }
    Ok(chunks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_its_place() {
        assert_eq!(scan(b"a,b\n1,\"x\ny\n", b','), Err(Unclosed { line: 2, column: 3 }));
    }

    #[test]
    fn a_quote_inside_a_cell_is_text() {
        assert!(scan(b"a,b\n1,5\" gun\n", b',').is_ok());
        assert!(scan(b"a,b\n1,\"say \"\"no\"\"\"\n", b',').is_ok());
    }

    #[test]
    fn chunks_cover_the_file_and_end_with_records() {
        let row = "x,\"a\nb\"\n".repeat(1 << 20);
        let chunks = scan(row.as_bytes(), b',').expect("closed");
        assert!(chunks.len() > 1);
        assert_eq!(chunks[0].bytes.start, 0);
        assert_eq!(chunks.last().map(|chunk| chunk.bytes.end), Some(row.len()));
        for pair in chunks.windows(2) {
            assert_eq!(pair[0].bytes.end, pair[1].bytes.start);
            assert!(row[..pair[0].bytes.end].ends_with("b\"\n"));
            assert_eq!(pair[1].line as usize, row[..pair[1].bytes.start].matches('\n').count() + 1);
        }
    }
}
