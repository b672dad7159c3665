//! What stands above a table: Excel's `sep=`, comments and titles. A row of hashtags (HXL) is no comment.

use super::Dialect;
use super::delimiter::can_delimit;
use std::ops::Range;

/// What separates cells where it is not yet known; a colon stands in too many comments.
const USUAL: [char; 4] = [',', ';', '\t', '|'];
/// Rows that are looked at.
const ROWS: usize = 10_000;

/// The delimiter that a first line `sep=;` names, and where the line ends.
pub(super) fn separator(head: &str, line_end: u8) -> Option<(u8, usize)> {
    let line = head.split_inclusive(char::from(line_end)).next()?;
    let content = line.trim_matches(['\r', '\n', '"']);
    let (name, sign) = content.split_at_checked(4)?;
    match sign.as_bytes() {
        [sign] if name.eq_ignore_ascii_case("sep=") && can_delimit(*sign) => Some((*sign, line.len())),
        _ => None,
    }
}

/// The last of the comments at the beginning of a text; empty lines may stand among them.
pub(super) fn last_comment(text: &str, line_end: u8) -> Range<usize> {
    let (mut at, mut last) = (0, 0..0);
    for line in text.split_inclusive(char::from(line_end)) {
        if is_comment(line) {
            last = at..at + line.len();
        } else if !line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    last
}

/// Where the table begins: behind comments and titles. A comment that is cut like the table, with data or hashtags
/// below it, is a header (`# killed,place`) and stays; so does any row with two filled cells.
pub(super) fn table_start(text: &str, comment: Range<usize>, dialect: &Dialect, columns: usize) -> usize {
    // By itself and without its end, for a quote in it may never be closed.
    let line = text.get(comment.clone()).unwrap_or_default().trim_end();
    let mut rows = rows(text, comment.start..comment.start + line.len(), dialect);
    rows.extend(self::rows(text, comment.end..text.len(), dialect));
    let heads = |at: usize, row: &Row| {
        row.cells == columns && row.filled == columns && rows.get(at + 1).is_some_and(|next| next.number || next.tag)
    };
    let comment_at = |at: usize, row: &Row| row.comment && !heads(at, row);
    let run =
        rows.iter().enumerate().position(|(at, row)| row.cells == columns && row.filled >= 2 && !comment_at(at, row));
    let titles = run.filter(|run| {
        let below = &rows[*run..];
        let alike = below.iter().filter(|row| row.cells == columns).count();
        alike >= 2 && alike * 2 >= below.len()
    });
    let skipped = |(at, row): &(usize, &Row)| {
        comment_at(*at, row) || titles.is_some_and(|run| *at < run) && row.filled < 2 && !row.tag
    };
    let above = rows.iter().enumerate().take_while(skipped).count();
    let start = match rows.get(above) {
        _ if above == 0 => comment.start,
        Some(row) => row.start,
        None => text.len(),
    };
    let line_start = text.as_bytes()[..start].last().is_none_or(|byte| *byte == dialect.line_end());
    if line_start || above == rows.len() { start } else { comment.end }
}

/// The first sign of the first comment in these lines.
pub(super) fn comment_sign(lines: &str, line_end: u8) -> Option<u8> {
    lines.split(char::from(line_end)).find(|line| is_comment(line))?.trim_start().bytes().next()
}

/// What matters of a record here.
struct Row {
    start: usize,
    cells: usize,
    filled: usize,
    comment: bool,
    /// Whether a cell begins with a digit.
    number: bool,
    /// Whether a cell is a hashtag.
    tag: bool,
}

fn rows(text: &str, part: Range<usize>, dialect: &Dialect) -> Vec<Row> {
    let bytes = text.as_bytes().get(part.clone()).unwrap_or_default();
    let mut records = dialect.reader_builder().from_reader(bytes);
    let row = |record: csv::StringRecord| {
        let from = record.position().map_or(0, |position| position.byte() as usize);
        let breaks = bytes.iter().skip(from).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = part.start + from + breaks;
        let line = text.get(start..).and_then(|rest| rest.split(['\r', '\n']).next()).unwrap_or_default();
        let one_line = !record.iter().any(|cell| cell.contains(['\r', '\n']));
        Row {
            start,
            cells: record.len(),
            filled: record.iter().filter(|cell| !cell.trim().is_empty()).count(),
            comment: one_line && is_comment(line),
            number: record.iter().any(|cell| cell.trim_start_matches([' ', '-', '+']).starts_with(char::is_numeric)),
            tag: record.iter().any(is_tag),
        }
    };
    records.records().take(ROWS).filter_map(Result::ok).map(row).collect()
}

/// A line that begins with `#`, `%` or `//`, unless that sign is a whole cell, or the line is a row of hashtags.
fn is_comment(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with("//") {
        return true;
    }
    match line.strip_prefix(['#', '%']) {
        Some(rest) => !rest.trim_start_matches(' ').starts_with(USUAL) && !is_tag_row(line),
        None => false,
    }
}

/// Two cells or more, the first one and at least half of the filled ones hashtags.
fn is_tag_row(line: &str) -> bool {
    let filled = || line.split(USUAL).filter(|cell| !cell.trim().is_empty());
    let tags = filled().filter(|cell| is_tag(cell)).count();
    line.contains(USUAL) && filled().next().is_some_and(is_tag) && tags * 2 >= filled().count()
}

/// `#affected+killed`, also with blanks before the `+`.
fn is_tag(cell: &str) -> bool {
    let word = |text: &str| {
        text.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    let Some(tag) = cell.trim().strip_prefix('#') else { return false };
    let mut parts = tag.split('+');
    parts.next().is_some_and(|name| word(name.trim_end())) && parts.all(|attribute| word(attribute.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::sniff;

    fn skipped(head: &str) -> (u64, Option<char>) {
        let dialect = sniff(head, None, None);
        (dialect.skip_lines, dialect.comment.map(char::from))
    }

    #[test]
    fn a_separator_line_decides_and_is_skipped() {
        for (head, delimiter) in [
            ("sep=;\r\na,b;c\r\n1,2;3\r\n", b';'),
            ("SEP=\t\na,b\tc\n1,2\t3\n", b'\t'),
            ("\"sep=|\"\na,b|c\n", b'|'),
            ("sep=^\na,b^c\n", b'^'),
        ] {
            let dialect = sniff(head, None, None);
            assert_eq!((dialect.delimiter, dialect.skip_lines), (delimiter, 1), "{head}");
        }
        assert_eq!(skipped("sep=;\n# note\nTitle\na;b\n1;2\n"), (3, Some('#')));
        assert_eq!(sniff("sep=x\nab,b\n1,2\n", None, None).delimiter, b',');
    }

    #[test]
    fn comments_above_the_header_are_skipped() {
        assert_eq!(skipped("# exported, 2024\n#\n\na,b,c\n1,2,3\n"), (3, Some('#')));
        assert_eq!(skipped("// exported\n  // by me\na\tb\n1\t2\n"), (2, Some('/')));
        assert_eq!(skipped("% made by, hand\r\na,b\r\n1,2\r\n"), (1, Some('%')));
        assert_eq!(skipped("# note,\"open\na,b\n1,2\n"), (1, Some('#')));
        assert_eq!(skipped("# one\rtwo\na,b\n1,2\n"), (1, Some('#')));
        assert_eq!(skipped("a,b\n1,2\n# 3,4\n"), (0, None));
    }

    #[test]
    fn rows_of_hashtags_are_no_comments() {
        for head in [
            "#affected+killed,#date\n3,2024\n",
            "#adm2 +name;#adm2 +code;#affected +killed\nBeyla;GIN1;3\n",
            ",#date+year,,\n,2024,a,b\n,2023,c,d\n",
            "#date,,,\n2024,1,2,3\n2025,1,2,3\n",
            "#sector+es,#org,pays,adm1\n1,2,3,4\n",
        ] {
            assert_eq!(skipped(head), (0, None), "{head}");
        }
        assert_eq!(skipped("#date note\n#date,#org\n2024,A\n2025,B\n"), (1, Some('#')));
    }

    #[test]
    fn headers_that_begin_with_the_sign_stay() {
        for head in ["#,place,killed\n1,Gao,3\n", "# killed,# hurt,place\n3,4,Gao\n", "% change;place\n-3;Gao\n"] {
            assert_eq!(skipped(head), (0, None), "{head}");
        }
        assert_eq!(skipped("# made by hand\n# killed,place\n3,Gao\n"), (1, Some('#')));
        assert_eq!(skipped("Title\n# killed,place\n3,Gao\n4,Mopti\n"), (1, None));
        assert_eq!(skipped("# Source: X, 2024\nplace,killed\nGao,3\n"), (1, Some('#')));
    }

    #[test]
    fn titles_above_the_table_are_skipped() {
        assert_eq!(skipped("Casualty data, downloaded 2024-01-01\na;b;c\n1;2;3\n4;5;6\n").0, 1);
        assert_eq!(skipped("Title\r\n\r\nSource: X;;;\r\n \r\na;b;c;d\r\n1;2;3;4\r\n").0, 4);
        assert_eq!(skipped("\"A title\nof two lines\",,\na,b,c\n1,2,3\n").0, 2);
        assert_eq!(skipped("Title\n// a comment, too\na,b,c\n1,2,3\n"), (2, Some('/')));
        assert_eq!(skipped("Title\rSource\ra,b,c\r1,2,3\r").0, 2);
    }

    #[test]
    fn header_rows_and_lists_are_never_titles() {
        for head in [
            "Qui?,,,Où?\nOrg,Secteur,Sous-secteur,Pays\n#org,#sector,#subsector,#country\nA,b,c,Tchad\n",
            "Victims,,Date\nkilled,hurt,day\n1,2,3\n",
            "Killed,Hurt\nmen,women,men,women\n1,2,3,4\n5,6,7,8\n",
            "name\nDiallo, A\n",
            "name\nDiallo\nTraoré\nKeïta, B\nCissé\nKoné\nMaïga, C\nSidibé\n",
            "\n\na,b\n1,2\n",
            "a,b\n1,\n2,\n,3\n",
        ] {
            assert_eq!(skipped(head).0, 0, "{head}");
        }
    }
}
