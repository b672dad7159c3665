//! How a CSV file is cut into cells, and what stands above its table: seen from its beginning.

mod above;
mod delimiter;
mod quote;

pub use delimiter::{delimiter_name, parse_delimiter};

/// How a text is cut into records and cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells.
    pub delimiter: u8,
    /// What stands around a cell that holds delimiters or line ends.
    pub quote: u8,
    /// What stands before a quote within such a cell, where quotes are not doubled.
    pub escape: Option<u8>,
    /// Lines end with carriage returns alone.
    pub cr_only: bool,
    /// Lines above the table: `sep=`, comments, titles. Lines end as [`Dialect::table_start`] says.
    pub skip_lines: u64,
    /// What comment lines among those begin with: `#`, `%` or `/`. Below the header such lines are rows like any other.
    pub comment: Option<u8>,
}

impl Dialect {
    /// A reader of the table's records, header rows among them, whatever their number of cells.
    pub fn reader_builder(&self) -> csv::ReaderBuilder {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter).quote(self.quote).escape(self.escape);
        builder
    }

    /// The byte at which the table begins in the text; none if that ends before. A line ends behind a line feed, or
    /// behind a carriage return where there are only these.
    pub fn table_start(&self, text: &str) -> Option<usize> {
        let mut start = 0;
        for _ in 0..self.skip_lines {
            start += memchr::memchr(self.line_end(), text.as_bytes().get(start..)?)? + 1;
        }
        Some(start)
    }

    fn line_end(&self) -> u8 {
        if self.cr_only { b'\r' } else { b'\n' }
    }

    fn lines_before(&self, text: &str, start: usize) -> u64 {
        memchr::memchr_iter(self.line_end(), text.as_bytes().get(..start).unwrap_or_default()).count() as u64
    }
}

/// The dialect of a text, from its beginning: at most 1 MiB of it, cut behind a line. What is given is not guessed.
pub fn sniff(head: &str, given_delimiter: Option<u8>, given_skip: Option<u64>) -> Dialect {
    let bytes = head.as_bytes();
    let cr_only = memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some();
    let plain = Dialect { delimiter: b',', quote: b'"', escape: None, cr_only, skip_lines: 0, comment: None };
    let separator = above::separator(head, plain.line_end());
    let delimiter = given_delimiter.or(separator.map(|(delimiter, _)| delimiter));
    let first = match given_skip {
        Some(skip_lines) => Dialect { skip_lines, ..plain }.table_start(head).unwrap_or(head.len()),
        None => separator.map_or(0, |(_, end)| end),
    };
    let (_, rest) = head.split_at_checked(first).unwrap_or_default();
    let comment = if given_skip.is_none() { above::last_comment(rest, plain.line_end()) } else { 0..0 };
    let (_, table) = rest.split_at_checked(comment.end).unwrap_or_default();

    let candidates = delimiter.map_or(delimiter::CANDIDATES.to_vec(), |delimiter| vec![delimiter]);
    let quote = quote::quote(table.as_bytes(), &candidates);
    let escape = quote::escape(table.as_bytes(), quote, &candidates);
    let dialect = Dialect { quote, escape, ..plain };
    let (delimiter, columns) = delimiter::delimiter(table, &candidates, dialect);
    let dialect = Dialect { delimiter, ..dialect };
    if let Some(skip_lines) = given_skip {
        return Dialect { skip_lines, ..dialect };
    }
    let start = first + above::table_start(rest, comment, &dialect, columns);
    let above = head.get(first..start).unwrap_or_default();
    let comment = above::comment_sign(above, plain.line_end());
    Dialect { skip_lines: dialect.lines_before(head, start), comment, ..dialect }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sniffed(head: &str) -> Dialect {
        sniff(head, None, None)
    }

    fn rows(head: &str) -> Vec<Vec<String>> {
        let dialect = sniffed(head);
        let table = &head[dialect.table_start(head).unwrap()..];
        let mut reader = dialect.reader_builder().from_reader(table.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn carriage_returns_alone_end_lines_where_there_is_no_line_feed() {
        let dialect = sniffed("Title\rname;dead;hurt\ra;1;2\rb;3;4\r");
        assert_eq!((dialect.cr_only, dialect.delimiter, dialect.skip_lines), (true, b';', 1));
        assert_eq!(rows("Title\rname;dead;hurt\ra;1;2\rb;3;4\r").len(), 3);
        assert!(!sniffed("a,b\r\n1,2\r\n").cr_only);
    }

    #[test]
    fn what_is_given_is_not_guessed() {
        let head = "# note\nname;dead\na;1\nb;2\n";
        let dialect = sniff(head, Some(b','), Some(1));
        assert_eq!((dialect.delimiter, dialect.skip_lines, dialect.comment), (b',', 1, None));
        assert_eq!(sniff(head, None, Some(0)).skip_lines, 0);
        assert_eq!(sniff(head, None, Some(99)).skip_lines, 99);
        assert_eq!(sniff("sep=;\na;b\n1;2\n", Some(b','), None).delimiter, b',');
        assert_eq!(sniff("sep=;\na;b\n1;2\n", Some(b','), None).skip_lines, 1);
        assert_eq!(sniff("sep=;\na,b;c\n1,2;3\n", None, Some(1)).delimiter, b';');
    }

    #[test]
    fn the_builder_reads_what_was_sniffed() {
        assert_eq!(rows("'a;x';'b'\n'1';'it''s'\n'2';'3'\n")[..2], [vec!["a;x", "b"], vec!["1", "it's"]]);
        assert_eq!(rows("a,b\n\"said \\\"no\\\"\",2\n\"x\",3\n")[1], ["said \"no\"", "2"]);
        assert_eq!(rows("a,b\n1\n1,2,3\n").len(), 3);
    }

    #[test]
    fn a_text_without_a_table_is_read_by_commas_from_its_first_line() {
        for head in ["", "\n\n", "name\nAli\nOumou\n", "one line", "\"never closed", "time\n12:30\n12:45\n"] {
            let dialect = sniffed(head);
            assert_eq!((dialect.delimiter, dialect.quote, dialect.skip_lines), (b',', b'"', 0), "{head}");
        }
    }

    fn a_table(cell: &'static str) -> impl Strategy<Value = Vec<Vec<String>>> {
        (2usize..8).prop_flat_map(move |columns| prop::collection::vec(prop::collection::vec(cell, columns), 3..20))
    }

    fn written(table: &[Vec<String>], delimiter: u8, style: csv::QuoteStyle, crlf: bool) -> String {
        let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer.delimiter(delimiter).quote_style(style).terminator(end).from_writer(Vec::new());
        table.iter().for_each(|row| writer.write_record(row).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    proptest! {
        #[test]
        fn any_text_is_sniffed(
            head in "(sep=;\n|[#%/]{1,2}[a-z ,+]{0,9}\n){0,3}[a-z0-9,;|:\t\"'\\\\#+ é\r\n]{0,200}",
            delimiter in prop::option::of(prop::sample::select(b",;\t|:".to_vec())),
            skip in prop::option::of(0u64..5),
        ) {
            let dialect = sniff(&head, delimiter, skip);
            prop_assert!(delimiter.is_none_or(|given| given == dialect.delimiter));
            prop_assert_eq!(dialect.skip_lines, skip.unwrap_or(dialect.skip_lines));
            if let Some(start) = dialect.table_start(&head) {
                prop_assert!(head.is_char_boundary(start));
            } else {
                prop_assert!(skip.is_some());
            }
        }

        #[test]
        fn any_bytes_are_sniffed(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            sniffed(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn a_written_table_is_sniffed_back(
            table in a_table("[A-Za-z0-9]{1,8}"),
            delimiter in prop::sample::select(b",;\t|:".to_vec()),
            quoted in any::<bool>(),
            crlf in any::<bool>(),
        ) {
            let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let head = written(&table, delimiter, style, crlf);
            let dialect = sniffed(&head);
            prop_assert_eq!((dialect.delimiter, dialect.quote, dialect.skip_lines), (delimiter, b'"', 0));
            prop_assert_eq!(rows(&head), table);
        }

        #[test]
        fn a_table_with_quoted_prose_is_sniffed_back(
            table in a_table("[A-Za-zé][A-Za-zé,;:|\t\n\" -]{0,12}"),
            delimiter in prop::sample::select(b",;\t|".to_vec()),
            crlf in any::<bool>(),
        ) {
            let head = written(&table, delimiter, csv::QuoteStyle::Always, crlf);
            let dialect = sniffed(&head);
            prop_assert_eq!((dialect.delimiter, dialect.quote, dialect.skip_lines), (delimiter, b'"', 0));
            prop_assert_eq!(rows(&head), table);
        }
    }
}
