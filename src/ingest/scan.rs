//! Where a CSV text may be cut: after a record, outside quotes; and the quote that is never closed.

use memchr::{memchr, memchr2, memrchr};

/// Line and column (from 1) of a quote that is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// Line, from 1.
    pub line: u64,
    /// Column in bytes, from 1.
    pub column: usize,
}

/// What a scan of some bytes of a text found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scan {
    /// The place behind the last record that is complete; 0 where none is.
    pub complete: usize,
    /// The quote that is open at the end.
    pub open: Option<Unclosed>,
}

/// Scans a text that begins with a record. Quoting follows RFC 4180: a quote opens only at the start of a cell. The line of
/// an open quote counts from the first line of the text.
pub fn scan(bytes: &[u8], delimiter: u8, quote: u8, escape: Option<u8>) -> Scan {
    let (mut at, mut complete) = (0, 0);
    let mut outside = |from: usize, to: usize| {
        if let Some(end) = memrchr(b'\n', &bytes[from..to]) {
            complete = from + end + 1;
        }
    };
    let mut from = 0;
    while let Some(step) = memchr(quote, &bytes[at..]) {
        at += step;
        let opens = at == 0 || bytes[at - 1] == delimiter || matches!(bytes[at - 1], b'\n' | b'\r');
        let opened = at;
        at += 1;
        if !opens {
            continue;
        }
        outside(from, opened);
        loop {
            let found = match escape {
                Some(escape) => memchr2(quote, escape, &bytes[at..]),
                None => memchr(quote, &bytes[at..]),
            };
            let Some(step) = found else { return Scan { complete, open: Some(place(bytes, opened)) } };
            at += step;
            let doubled = bytes[at] != quote || bytes.get(at + 1) == Some(&quote);
            if doubled {
                at = (at + 2).min(bytes.len());
            } else {
                at += 1;
                break;
            }
        }
        from = at;
    }
    outside(from, bytes.len());
    Scan { complete, open: None }
}

fn place(bytes: &[u8], at: usize) -> Unclosed {
    let start = memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
    Unclosed { line: lines(&bytes[..at]) + 1, column: at - start + 1 }
}

/// Number of line ends.
pub fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Scan {
        scan(text.as_bytes(), b',', b'"', None)
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_its_place() {
        let found = of("a,b\n1,\"x\ny\n");
        assert_eq!(found, Scan { complete: 4, open: Some(Unclosed { line: 2, column: 3 }) });
    }

    #[test]
    fn a_quote_inside_a_cell_is_text_and_a_doubled_one_too() {
        assert_eq!(of("a,b\n1,5\" gun\n").complete, 13);
        assert_eq!(of("a,\"say \"\"no\"\"\nx\"\nb").complete, 17);
        assert_eq!(scan(b"a,\"x\\\"\ny\"\nb", b',', b'"', Some(b'\\')).complete, 10);
    }

    proptest! {
        #[test]
        fn a_cut_is_where_the_reader_sees_the_end_of_a_record(text in "[a,\"\n]{0,40}", at in 0usize..40) {
            let whole = of(&text);
            // Half of such texts leave a quote open: they are no rejects, which a longer run would count as too many.
            if whole.open.is_some() {
                return Ok(());
            }
            let head = &text[..at.min(text.len())];
            let cut = of(head).complete;
            let records = |text: &str| -> Vec<csv::StringRecord> {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
                reader.records().filter_map(Result::ok).map(|mut r| { r.set_position(None); r }).collect()
            };
            let joined: Vec<_> = records(&text[..cut]).into_iter().chain(records(&text[cut..])).collect();
            prop_assert_eq!(joined, records(&text));
        }
    }
}
