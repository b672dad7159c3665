//! Bytes of a JSON file as text, and places in it.

use super::GridFault;
use memchr::{memchr_iter, memrchr};

/// The text without its byte order mark.
pub fn utf8(bytes: &[u8]) -> Result<&str, GridFault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place(bytes, error.valid_up_to());
        GridFault::NotUtf8 { line, column, byte: bytes.get(error.valid_up_to()).copied().unwrap_or_default() }
    })?;
    if text.trim_ascii().is_empty() {
        return Err(GridFault::NoRows { place: "the file".into() });
    }
    Ok(text)
}

/// Line and column of a byte, from 1.
pub fn place(bytes: &[u8], at: usize) -> (u64, u64) {
    let before = bytes.get(..at).unwrap_or(bytes);
    let start = memrchr(b'\n', before).map_or(0, |newline| newline + 1);
    (memchr_iter(b'\n', before).count() as u64 + 1, (before.len() - start) as u64 + 1)
}

/// Where a part of the text begins, in bytes.
pub fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// What the parser said of a part, placed in the whole text.
pub fn syntax(text: &str, part: &str, error: &serde_json::Error) -> GridFault {
    let (line, column) = place(text.as_bytes(), offset(text, part));
    let said = error.to_string();
    let found = said.rsplit_once(" at line ").map_or(said.as_str(), |(found, _)| found).to_owned();
    let help = if found == "trailing characters" {
        "expected one value; a file with one value a line is JSON lines: name it .jsonl"
    } else if error.is_eof() {
        "the file is cut off; fetch it again"
    } else {
        "mend that place, or export the file again"
    };
    let first = error.line() <= 1;
    GridFault::Syntax {
        line: line + error.line().saturating_sub(1) as u64,
        column: if first { column - 1 + error.column().max(1) as u64 } else { error.column().max(1) as u64 },
        found,
        help,
    }
}
