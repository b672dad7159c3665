//! Which byte stands between cells: the one that cuts most records into equally many whole cells.

use super::{Dialect, quote};
use std::collections::BTreeMap;

/// The delimiters that are looked for; the first of equals wins.
pub(super) const CANDIDATES: [u8; 5] = *b",;\t|:";
/// Records that are looked at.
const RECORDS: usize = 10_000;
/// A colon must cut nearly all records, for it stands in times and in prose too.
const COLON_SHARE: f64 = 0.9;
/// What is left of a score when the lines above the first row are cut by another delimiter: they are the header.
const LOST_HEADER: f64 = 0.25;

/// The best of the candidates, and the number of cells that most of its records have (0 if none has two).
pub(super) fn delimiter(text: &str, candidates: &[u8], dialect: Dialect) -> (u8, usize) {
    let mut best = (candidates.first().copied().unwrap_or(b','), 0);
    let mut highest = 0.0;
    let bare = quote::without_quoted(text.as_bytes(), &dialect, candidates);
    for delimiter in candidates.iter().copied().filter(|delimiter| bare.contains(delimiter)) {
        let (columns, score) = shape(&bare, &Dialect { delimiter, ..dialect });
        if score > highest {
            (best, highest) = ((delimiter, columns), score);
        }
    }
    best
}

/// Score: share of records with the modal number of cells, times share of whole cells, times 1 - 1/cells. Records of
/// one cell are titles or footers; they count against the share and are not the mode.
fn shape(bare: &[u8], dialect: &Dialect) -> (usize, f64) {
    let delimiter = dialect.delimiter;
    let mut records = dialect.reader_builder().quoting(false).from_reader(bare);
    let mut lengths: Vec<(usize, bool)> = Vec::new();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut cells, mut whole) = (0, 0);
    for record in records.byte_records().take(RECORDS).filter_map(Result::ok) {
        let whole_here = record.iter().filter(|cell| is_whole(cell, delimiter)).count();
        lengths.push((record.len(), whole_here == record.len()));
        if record.len() > 1 {
            *counts.entry(record.len()).or_default() += 1;
        }
        cells += record.len();
        whole += whole_here;
    }
    let Some((columns, count)) = counts.into_iter().max_by_key(|(columns, count)| (*count, *columns)) else {
        return (0, 0.0);
    };
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    let mut score = share(count, lengths.len()) * share(whole, cells) * (1.0 - 1.0 / columns as f64);
    let mut above = lengths.iter().take_while(|(length, _)| *length == 1);
    if above.any(|(_, whole)| !whole) {
        score *= LOST_HEADER;
    }
    let fits = lengths.first().is_some_and(|(length, _)| *length == columns);
    if delimiter == b':' && !(fits && share(count, lengths.len()) >= COLON_SHARE) {
        score = 0.0;
    }
    (columns, score)
}

/// Whether no other delimiter seems to cut the cell: those in prose have a blank behind them, those in numbers and
/// times have digits around them.
fn is_whole(cell: &[u8], delimiter: u8) -> bool {
    cell.iter().enumerate().all(|(at, byte)| {
        if *byte == delimiter || !CANDIDATES.contains(byte) {
            return true;
        }
        let before = at.checked_sub(1).and_then(|before| cell.get(before));
        let behind = cell.get(at + 1);
        let number = matches!(byte, b',' | b':') && [before, behind].iter().all(|side| is_digit(*side));
        let link = *byte == b':' && cell[at + 1..].starts_with(b"//");
        number || link || matches!(behind, None | Some(b' ' | b'\n' | b'\r'))
    })
}

fn is_digit(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_digit)
}

/// What people call a delimiter.
pub fn delimiter_name(delimiter: u8) -> &'static str {
    match delimiter {
        b',' => "comma",
        b';' => "semicolon",
        b'\t' => "tab",
        b'|' => "vertical bar",
        b':' => "colon",
        b' ' => "blank",
        _ => "other sign",
    }
}

/// The delimiter that a user names: the sign itself, `\t`, or its name. No letter, digit, quote or backslash.
pub fn parse_delimiter(text: &str) -> Option<u8> {
    if let [byte] = text.as_bytes() {
        return can_delimit(*byte).then_some(*byte);
    }
    match text.trim().to_ascii_lowercase().as_str() {
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "tab" | "\\t" => Some(b'\t'),
        "vertical bar" | "bar" | "pipe" => Some(b'|'),
        "colon" => Some(b':'),
        "blank" | "space" => Some(b' '),
        sign if sign.len() == 1 => parse_delimiter(sign),
        _ => None,
    }
}

/// Signs that can stand between cells.
pub(super) fn can_delimit(byte: u8) -> bool {
    matches!(byte, b'\t' | b' ') || byte.is_ascii_punctuation() && !matches!(byte, b'"' | b'\'' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::super::sniff;
    use super::*;

    fn sniffed(head: &str) -> char {
        sniff(head, None, None).delimiter.into()
    }

    #[test]
    fn each_delimiter_is_found_by_its_columns() {
        for delimiter in CANDIDATES {
            let head = "place,killed,date\nGao,3,May\nMopti,12,June\n".replace(',', &char::from(delimiter).to_string());
            assert_eq!(sniffed(&head), char::from(delimiter));
        }
    }

    #[test]
    fn decimal_commas_do_not_fool_it() {
        assert_eq!(sniffed("place;rate\nGao;1,5\nMopti;2,5\nKidal;3,5\n"), ';');
        assert_eq!(sniffed(&format!("name;lat;lon\n{}", "a;16,27;0,04\n".repeat(500))), ';');
        assert_eq!(sniffed(&format!("name;lat;lon\n{}a;1\n", "a;16,27;0,04\n".repeat(20))), ';');
        assert_eq!(sniffed("1,5;2,5;3,5\n1,5;2,5;3,5\n1,0;2,0;3,0\n"), ';');
        assert_eq!(sniffed("place\tlow,high\nGao\t1,5\nMopti\t2,5\n"), '\t');
    }

    #[test]
    fn commas_of_prose_do_not_fool_it() {
        assert_eq!(sniffed("id\tnote\n1\tsoldiers, civilians\n2\tmen, women, children\n3\tmen, women\n"), '\t');
        assert_eq!(sniffed("id|note\n1|a, b\n2|c, d\n3|e, f\n"), '|');
        assert_eq!(sniffed("Casualty data, downloaded 2024\nname\trate\na\t1,5\nb\t2,5\n"), '\t');
    }

    #[test]
    fn lists_within_cells_do_not_fool_it() {
        assert_eq!(sniffed("sources,killed\nHRW;UN,3\nUN;AI,4\nHRW;AI,12\n"), ',');
        assert_eq!(sniffed("sources,killed\nHRW;UN;AI;X,3\nUN;AI;A;B,4\nA;B;C;D,12\n"), ',');
        assert_eq!(sniffed("event,source,at\nx,https://a.org/b,12:30\ny,https://a.org/c,12:45\n"), ',');
        assert_eq!(sniffed("event;source;at\nx;http://a.org/1,2;12:30\ny;http://a.org/1,3;12:45\n"), ';');
    }

    #[test]
    fn quoted_delimiters_do_not_count() {
        assert_eq!(sniffed("place,note\n\"Gao\",\"a;b;c;d\"\n\"Mopti\",\"a;b;c;d\"\n"), ',');
        assert_eq!(sniffed("place;note\nGao;\"a,b,c\nd,e,f\ng,h,i\"\nMopti;\"a,b\"\n"), ';');
    }

    #[test]
    fn ragged_rows_and_titles_leave_the_delimiter_clear() {
        assert_eq!(sniffed("Qué?;;;Quién?\nRegistro;Sector;Sub;Org;Más\n;#sector;;#org;#x\n1;a;b;c;d\n2;a;b;c\n"), ';');
        assert_eq!(sniffed("Title\nSource: X, Y\nUpdated: May\n\na;b;c\n1;2;3\n4;5;6\nNotes:\n1) x\n2) y\n"), ';');
    }

    #[test]
    fn names_are_told_and_understood() {
        for delimiter in CANDIDATES {
            assert_eq!(parse_delimiter(delimiter_name(delimiter)), Some(delimiter));
            assert_eq!(parse_delimiter(&char::from(delimiter).to_string()), Some(delimiter));
        }
        let parsed = [" ; ", "\\t", "TAB", "pipe", "^", " "].map(parse_delimiter);
        assert_eq!(parsed, [Some(b';'), Some(b'\t'), Some(b'\t'), Some(b'|'), Some(b'^'), Some(b' ')]);
        let refused = ["", "a", "0", "\"", "'", "\\", "\n", ",,", "é", "commas"].map(parse_delimiter);
        assert_eq!(refused, [None; 10]);
    }
}
