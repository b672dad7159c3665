//! What stands around cells, and before a quote within one.

use super::Dialect;
use memchr::{memchr, memmem};

/// `"`, unless four lines of five hold cells wrapped in `'` and hardly any holds one that is opened and not closed.
/// Names such as 'Ayn Issa and Sana' are no wrapped cells.
pub(super) fn quote(text: &[u8], delimiters: &[u8]) -> u8 {
    let (mut lines, mut wrapped, mut broken) = (0, 0, 0);
    for line in text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()) {
        lines += 1;
        match wrapped_cells(line, delimiters) {
            None => broken += 1,
            Some(cells) => wrapped += usize::from(cells > 0),
        }
    }
    if lines > 1 && wrapped * 5 >= lines * 4 && broken * 20 <= lines { b'\'' } else { b'"' }
}

/// How many cells are wrapped in apostrophes; none if a cell begins with one and does not end so, or with a quote.
fn wrapped_cells(line: &[u8], delimiters: &[u8]) -> Option<usize> {
    let (mut rest, mut cells) = (line, 0);
    loop {
        match rest {
            [b'\'', cell @ ..] => {
                rest = behind_apostrophe(cell, delimiters)?;
                cells += 1;
            }
            [b'"', ..] => return None,
            _ => {}
        }
        match rest.iter().position(|byte| delimiters.contains(byte)) {
            Some(at) => rest = &rest[at + 1..],
            None => return Some(cells),
        }
    }
}

/// What follows the apostrophe that closes a cell; those doubled or behind a backslash do not.
fn behind_apostrophe<'a>(cell: &'a [u8], delimiters: &[u8]) -> Option<&'a [u8]> {
    let mut rest = cell;
    loop {
        let at = memchr(b'\'', rest)?;
        let escaped = backslashes(&rest[..at]) % 2 == 1;
        rest = &rest[at + 1..];
        match rest {
            _ if escaped => {}
            [b'\'', behind @ ..] => rest = behind,
            [] => return Some(rest),
            [next, ..] => return delimiters.contains(next).then_some(rest),
        }
    }
}

fn backslashes(text: &[u8]) -> usize {
    text.iter().rev().take_while(|byte| **byte == b'\\').count()
}

/// A backslash, if it stands before quotes within quoted cells and no quote there is doubled. One before a closing
/// quote shows nothing: it may be the end of a path.
pub(super) fn escape(text: &[u8], quote: u8, delimiters: &[u8]) -> Option<u8> {
    memmem::find(text, &[b'\\', quote])?;
    let ends_cell =
        |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r') || delimiters.contains(byte));
    let (mut at, mut escaped) = (0, false);
    while let Some(step) = memchr(quote, &text[at..]) {
        let opened = at + step;
        at = opened + 1;
        if !ends_cell(opened.checked_sub(1).and_then(|before| text.get(before))) {
            continue;
        }
        let mut inside = at;
        while let Some(step) = memchr(quote, &text[inside..]) {
            let behind_backslash = backslashes(&text[inside..inside + step]) % 2 == 1;
            inside += step + 1;
            at = inside;
            if ends_cell(text.get(inside)) {
                break;
            } else if behind_backslash {
                escaped = true;
            } else if text.get(inside) == Some(&quote) {
                return None;
            } else {
                break;
            }
        }
    }
    escaped.then_some(b'\\')
}

/// The text without its quoted cells, so that what stands in them counts for nothing. A quote that is not closed before
/// a delimiter or the end of a line is text like any other.
pub(super) fn without_quoted(text: &[u8], dialect: &Dialect, delimiters: &[u8]) -> Vec<u8> {
    let ends_cell = |byte: &u8| matches!(byte, b'\n' | b'\r') || delimiters.contains(byte);
    let mut bare = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(dialect.quote, rest) {
        let (before, quoted) = rest.split_at(at);
        bare.extend_from_slice(before);
        let opens = bare.last().is_none_or(ends_cell);
        match closing(quoted, dialect).filter(|end| opens && quoted.get(end + 1).is_none_or(ends_cell)) {
            Some(end) => rest = &quoted[end + 1..],
            None => {
                bare.push(dialect.quote);
                rest = &quoted[1..];
            }
        }
    }
    bare.extend_from_slice(rest);
    bare
}

/// Where the quote that opens the text is closed.
fn closing(quoted: &[u8], dialect: &Dialect) -> Option<usize> {
    let mut at = 1;
    loop {
        let from = at;
        at += memchr(dialect.quote, quoted.get(from..)?)?;
        if dialect.escape.is_some() && backslashes(&quoted[from..at]) % 2 == 1 {
            at += 1;
        } else if quoted.get(at + 1) == Some(&dialect.quote) {
            at += 2;
        } else {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote_of(text: &str) -> char {
        quote(text.as_bytes(), b",;\t|:").into()
    }

    fn escape_of(text: &str) -> Option<u8> {
        escape(text.as_bytes(), b'"', b",;\t|:")
    }

    #[test]
    fn cells_wrapped_in_apostrophes_show_the_quote() {
        assert_eq!(quote_of("'place','killed'\n'Gao, Mali','3'\n'L''Aquila',''\n'it\\'s','4'\n"), '\'');
        assert_eq!(quote_of("'place';killed\r\n'Gao';3\r\n'Mopti';4\r\n"), '\'');
    }

    #[test]
    fn apostrophes_of_names_do_not() {
        assert_eq!(quote_of("place,killed\n'Ayn Issa,3\nSana',4\n'Ayn al-'Arab',5\n"), '"');
        assert_eq!(quote_of("place,note\nx,'a'\ny,b\nz,c\n"), '"');
        assert_eq!(quote_of("\"place\",'x'\n\"Gao\",'y'\n"), '"');
        assert_eq!(quote_of("'a'"), '"');
        assert_eq!(quote_of(""), '"');
    }

    #[test]
    fn a_backslash_before_quotes_within_cells_is_an_escape() {
        assert_eq!(escape_of("a,b\n\"he said \\\"no\\\" twice\",2\n"), Some(b'\\'));
        assert_eq!(escape_of("a,b\n\"\\\"no\\\"\",2\n"), Some(b'\\'));
        assert_eq!(escape_of("a,b\n\"he said \\\"no\\\", then left\",\"\"\n"), Some(b'\\'));
    }

    #[test]
    fn only_quoted_cells_are_left_out() {
        let bare = |text: &str, escape| {
            let plain = super::super::sniff("", None, None);
            let bare = without_quoted(text.as_bytes(), &Dialect { escape, ..plain }, b",;\t|:");
            String::from_utf8(bare).unwrap()
        };
        assert_eq!(bare("\"a;b\",x,\"\",\"c\n\"\"d\"\"\"\n", None), ",x,,\n");
        assert_eq!(bare("a \"b\",5\",\"c\"d,\"open", None), "a \"b\",5\",\"c\"d,\"open");
        assert_eq!(bare("\"a \\\"b\\\", c\",x", Some(b'\\')), ",x");
    }

    #[test]
    fn doubled_quotes_paths_and_unquoted_cells_show_no_escape() {
        assert_eq!(escape_of("a,b\n\"he said \"\"no\"\"\",\"x\\\"y\"\n"), None);
        assert_eq!(escape_of("a,b\n\"C:\\data\\\",\"x\"\n"), None);
        assert_eq!(escape_of("a,b\n\"C:\\\\\"x,2\n"), None);
        assert_eq!(escape_of("a,b\n5\\\" gun,2\n"), None);
        assert_eq!(escape_of("a,b\n\"plain\",\"\"\n"), None);
    }
}
