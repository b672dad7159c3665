//! Where in a text a byte stands, and the byte that is not UTF-8.

use std::fmt;

/// A byte that is not UTF-8, and where it stands (a byte-order mark is not counted).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// Line, from 1.
    pub line: u64,
    /// Column in bytes, from 1.
    pub column: usize,
    /// The byte.
    pub byte: u8,
}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { line, column, byte } = self;
        write!(
            f,
            "line {line}, column {column}: the byte 0x{byte:02X} is not UTF-8; save the file as UTF-8, or name its encoding"
        )
    }
}

impl std::error::Error for NotUtf8 {}

/// How far a text has been read. Lines end with a line feed, or with a carriage return in a text that has no line feed.
#[derive(Debug, Default)]
pub(super) struct Place {
    bytes: usize,
    feeds: Breaks,
    returns: Breaks,
}

#[derive(Debug, Default)]
struct Breaks {
    count: u64,
    /// The byte behind the last one.
    behind: usize,
}

impl Breaks {
    fn pass(&mut self, byte: u8, block: &[u8], start: usize) {
        if let Some(last) = memchr::memrchr(byte, block) {
            self.count += memchr::memchr_iter(byte, block).count() as u64;
            self.behind = start + last + 1;
        }
    }
}

impl Place {
    /// Goes on behind a block.
    pub fn pass(&mut self, block: &[u8]) {
        self.feeds.pass(b'\n', block, self.bytes);
        if self.feeds.count == 0 {
            self.returns.pass(b'\r', block, self.bytes);
        }
        self.bytes += block.len();
    }

    /// The fault of the byte that comes next.
    pub fn fault(&self, byte: u8) -> NotUtf8 {
        let breaks = if self.feeds.count == 0 { &self.returns } else { &self.feeds };
        NotUtf8 { line: breaks.count + 1, column: self.bytes - breaks.behind + 1, byte }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(blocks: &[&[u8]]) -> (u64, usize) {
        let mut place = Place::default();
        blocks.iter().for_each(|block| place.pass(block));
        let fault = place.fault(0xE9);
        (fault.line, fault.column)
    }

    #[test]
    fn lines_and_columns_count_from_one_across_blocks() {
        assert_eq!(place(&[]), (1, 1));
        assert_eq!(place(&[b"ab", b"c"]), (1, 4));
        assert_eq!(place(&[b"a\r", b"\nb", b"c"]), (2, 3));
        assert_eq!(place(&[b"a\n\n"]), (3, 1));
    }

    #[test]
    fn carriage_returns_count_only_where_there_is_no_line_feed() {
        assert_eq!(place(&[b"a\rb\rc"]), (3, 2));
        assert_eq!(place(&[b"a\rb\n", b"c"]), (2, 2));
    }

    #[test]
    fn the_fault_says_where_what_and_what_to_do() {
        let told = NotUtf8 { line: 3, column: 7, byte: 0xE9 }.to_string();
        assert_eq!(told, "line 3, column 7: the byte 0xE9 is not UTF-8; save the file as UTF-8, or name its encoding");
    }
}
