//! A workbook's zip archive, opened only when what it unpacks to is within limits.

use super::guard::Guard;
use super::{GridFault, MAX_RATIO, MAX_UNPACKED, RATIO_FREE};
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A workbook that has been unpacked once to nowhere, and found harmless.
pub enum Workbook<'a> {
    /// Office Open XML.
    Xlsx {
        /// The file.
        bytes: &'a [u8],
        /// Whether some sheet has merged cells.
        merged: bool,
    },
    /// OpenDocument.
    Ods(Archive<'a>),
}

/// A zip archive in memory.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Opens a workbook.
///
/// # Errors
/// When it is no workbook, is protected, is damaged or unpacks to more than the limits allow.
pub fn open(bytes: &[u8]) -> Result<Workbook<'_>, GridFault> {
    open_within(bytes, MAX_UNPACKED)
}

fn open_within(bytes: &[u8], limit: u64) -> Result<Workbook<'_>, GridFault> {
    if bytes.starts_with(OLE) {
        return Err(old_excel(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(GridFault::NotAWorkbook {
            found: "bytes that are not a zip archive",
            help: "check the file's ending; a workbook that an interface sent as a page or as CSV is not one",
        });
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("the archive", &error))?;
    let has = |name: &str| zip.index_for_name(name).is_some();
    let is_ods = has("mimetype") && has("META-INF/manifest.xml");
    if has("xl/workbook.bin") {
        return Err(GridFault::NotAWorkbook { found: "a binary workbook (.xlsb)", help: "save it as .xlsx" });
    }
    if !is_ods && !has("_rels/.rels") {
        return Err(GridFault::NotAWorkbook {
            found: "a zip archive without a workbook in it",
            help: "unpack it, and read the files in it",
        });
    }
    let mut guard = Guard::default();
    unpack(&mut zip, bytes.len() as u64, limit, |part, from| if is_ods { Ok(()) } else { guard.part(part, from) })?;
    if !is_ods {
        return Ok(Workbook::Xlsx { bytes, merged: guard.merged });
    }
    if part(&mut zip, "META-INF/manifest.xml")?.windows(15).any(|window| window == b"encryption-data") {
        return Err(GridFault::Encrypted);
    }
    if !part(&mut zip, "mimetype")?.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Err(GridFault::NotAWorkbook {
            found: "an OpenDocument file that is not a spreadsheet",
            help: "copy the table into a spreadsheet and save that",
        });
    }
    Ok(Workbook::Ods(zip))
}

/// A part's bytes.
fn part(zip: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, GridFault> {
    let mut bytes = Vec::new();
    let mut from = zip.by_name(name).map_err(|error| damaged(name, &error))?;
    from.read_to_end(&mut bytes).map_err(|error| damaged(name, &error))?;
    Ok(bytes)
}

/// Reads every part to its end, and stops where the sum of what came out passes the limits. The sizes that the archive
/// declares are not trusted.
fn unpack(
    zip: &mut Archive<'_>,
    packed: u64,
    limit: u64,
    mut look: impl FnMut(&str, &mut dyn std::io::BufRead) -> Result<(), GridFault>,
) -> Result<(), GridFault> {
    let by_ratio = packed.saturating_mul(MAX_RATIO).max(RATIO_FREE);
    let allowed = limit.min(by_ratio);
    let mut left = allowed;
    for index in 0..zip.len() {
        if zip.by_index_data(index).is_ok_and(|entry| entry.encrypted()) {
            return Err(GridFault::Encrypted);
        }
        let mut from = zip.by_index(index).map_err(|error| damaged(&format!("part {}", index + 1), &error))?;
        let name = from.name().map_or_else(|_| format!("part {}", index + 1), |name| name.into_owned());
        let mut counted = BufReader::new(Counted { from: &mut from, left: &mut left, passed: false });
        let looked = look(&name, &mut counted);
        let drained = std::io::copy(&mut counted, &mut std::io::sink());
        if counted.get_ref().passed {
            return Err(too_large(packed, allowed, by_ratio <= limit));
        }
        looked?;
        drained.map_err(|error| damaged(&name, &error))?;
    }
    Ok(())
}

/// A reader that gives out no more than what is left.
struct Counted<'a, R> {
    from: R,
    left: &'a mut u64,
    passed: bool,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(to)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => *self.left = left,
            None => {
                self.passed = true;
                return Err(std::io::Error::other("the limit is passed"));
            }
        }
        Ok(read)
    }
}

fn too_large(packed: u64, allowed: u64, by_ratio: bool) -> GridFault {
    let (name, what) = match by_ratio {
        false => ("MAX_UNPACKED", "bytes that the workbook unpacks to"),
        true => ("MAX_RATIO", "bytes that the workbook unpacks to, for its size"),
    };
    GridFault::Limit {
        what: what.into(),
        found: format!("more than {allowed} from {packed}"),
        limit: if by_ratio { MAX_RATIO } else { allowed },
        name,
        help: "save the sheet as CSV and read that, if you trust the file",
    }
}

/// An OLE file: a protected workbook or one from before 2007.
fn old_excel(bytes: &[u8]) -> GridFault {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return GridFault::Encrypted;
    }
    GridFault::NotAWorkbook {
        found: "an Excel file in the form from before 2007 (.xls)",
        help: "open it in Excel or LibreOffice and save it as .xlsx",
    }
}

/// A part that cannot be unpacked.
pub fn damaged(place: &str, error: &dyn std::fmt::Display) -> GridFault {
    if error.to_string().contains(ZipError::PASSWORD_REQUIRED) {
        return GridFault::Encrypted;
    }
    GridFault::Damaged { place: place.into(), found: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::made::{workbook, xlsx, zipped};
    use super::*;

    fn told(bytes: &[u8]) -> String {
        open(bytes).err().map(|fault| fault.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_zip_bomb_is_refused_by_what_comes_out_of_it() {
        let bytes = xlsx(&" ".repeat(80 << 20));
        let told = told(&bytes);
        assert!(bytes.len() < 1 << 20 && told.contains("MAX_RATIO") && told.contains("100"), "{told}");
    }

    #[test]
    fn a_bomb_that_declares_a_small_size_is_refused_all_the_same() {
        let mut bytes = xlsx(&" ".repeat(80 << 20));
        let declared = ((80 << 20) + "<worksheet></worksheet>".len() as u32).to_le_bytes();
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == declared).collect();
        assert_eq!(places.len(), 2);
        for at in places {
            bytes[at..at + 4].copy_from_slice(&9u32.to_le_bytes());
        }
        assert!(told(&bytes).contains("MAX_RATIO") || told(&bytes).contains("damaged"), "{}", told(&bytes));
    }

    #[test]
    fn more_than_the_limit_is_refused_whatever_the_ratio() {
        let bytes = workbook(&[("A", &[&["a"]])]);
        assert!(open_within(&bytes, 1 << 20).is_ok());
        let told = open_within(&bytes, 1000).err().unwrap().to_string();
        assert!(told.contains("MAX_UNPACKED") && told.contains("1000"), "{told}");
    }

    #[test]
    fn a_protected_workbook_is_told_from_an_old_one() {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(told(&[OLE, &[0; 512], &name].concat()).contains("password"));
        assert!(told(&[OLE, &[0; 512]].concat()).contains(".xls"));
        let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
        let ods = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("META-INF/manifest.xml", manifest)];
        assert!(told(&zipped(&ods)).contains("password"));
    }

    #[test]
    fn other_files_are_told_what_they_are() {
        assert!(told(b"event,killed\n").contains("not a zip archive"));
        assert!(told(&zipped(&[("a.csv", "x")])).contains("without a workbook"));
        assert!(told(&zipped(&[("xl/workbook.bin", "x")])).contains(".xlsb"));
        let text = [("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "")];
        assert!(told(&zipped(&text)).contains("not a spreadsheet"));
    }

    #[test]
    fn a_cut_archive_is_damaged() {
        let bytes = workbook(&[("A", &[&["a"]])]);
        assert!(told(&bytes[..bytes.len() / 2]).contains("damaged"));
    }
}
