//! File -> claims, with the ledger: every row ends as a claim or as a rejected row with its reason.

mod chunk;
mod column;
mod header;
mod ledger;
mod row;
mod scan;

pub use ledger::{InputRecord, Notice, Rejected};

use crate::error::{Error, Problems};
use crate::figure::{Convention, Language};
use crate::model::frame::{Claims, Filled, NATIVE};
use crate::model::{ColumnKind, View};
use crate::progress::Progress;
use chunk::{ChunkRead, Context};
use column::Column;
use header::Header;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;

/// An input in memory.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name, as it will stand in `origin_file`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Input {
    /// Reads a file, or the claims.csv of a folder that `recount run` wrote.
    ///
    /// # Errors
    /// When it is not there, not readable, or another kind of folder.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut path = path.to_owned();
        if path.is_dir() {
            if !path.join("claims.csv").is_file() {
                return Err(Error::IsFolder { path: path.display().to_string() });
            }
            path = path.join("claims.csv");
        }
        let name = path.display().to_string();
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Self { path: name, bytes }),
            Err(cause) => Err(Error::Unreadable { path: name, cause }),
        }
    }
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// The convention for words such as "dozens".
    pub convention: Convention,
    /// The language of figures where a row names none.
    pub language: Option<Language>,
}

/// What was read.
#[derive(Debug)]
pub struct Intake {
    /// The claims, in input order; not yet cut into events.
    pub claims: Claims,
    /// The rows that could not become claims.
    pub rejected: Vec<Rejected>,
    /// What became of each input.
    pub inputs: Vec<InputRecord>,
    /// What a reader should know.
    pub notices: Vec<Notice>,
}

/// Reads native CSV files.
///
/// # Errors
/// All the faults that make an input unusable, at once. Rows that cannot become claims are no faults: they are in the
/// ledger.
pub fn read(inputs: Vec<Input>, options: ReadOptions, progress: &dyn Progress) -> Result<Intake, Problems> {
    let (mut chunks, mut records, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    let mut problems = Problems::default();
    for input in inputs {
        progress.stage("reading", &input.path);
        match read_one(&input, options) {
            Err(faults) => problems.extend(faults),
            Ok(read) => {
                chunks.extend(read.chunks);
                records.push(read.record);
                notices.extend(read.notices);
            }
        }
    }
    problems.into_result()?;
    progress.stage("joining", "claims");
    let rejected = chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.rejected)).collect();
    let made: Vec<bool> = chunks.iter().flat_map(|chunk| chunk.made_ids.iter().copied()).collect();
    let claims = join(chunks).map_err(|error| Problems::from(Error::internal("joining claims")(error)))?;
    progress.stage("naming", "claims");
    let claims = unique_ids(claims, &made)?;
    notices.extend(defaults(&View::new(&claims)));
    Ok(Intake { claims, rejected, inputs: records, notices })
}

struct ReadOne {
    chunks: Vec<ChunkRead>,
    record: InputRecord,
    notices: Vec<Notice>,
}

fn read_one(input: &Input, options: ReadOptions) -> Result<ReadOne, Problems> {
    let path = &input.path;
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&input.bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty { path: path.clone() }.into());
    }
    check_utf8(path, bytes)?;
    let (delimiter, notice) = delimiter(path, bytes);
    let chunks = scan::scan(bytes, delimiter)
        .map_err(|at| Problems::from(Error::UnclosedQuote { path: path.clone(), line: at.line, column: at.column }))?;
    let mut records = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(bytes);
    let first = records.records().next().and_then(Result::ok).unwrap_or_default();
    let header = Header::read(path, first.iter())?;
    let context =
        Context { path, header: &header, delimiter, convention: options.convention, language: options.language };
    let read = || {
        let numbered = chunks.par_iter().enumerate();
        numbered.map(|(at, chunk)| chunk::read_chunk(context, bytes, chunk, at == 0)).collect::<Vec<ChunkRead>>()
    };
    let (chunks, sha256) = rayon::join(read, || hex(&Sha256::digest(&input.bytes)));
    let claims: usize = chunks.iter().map(|chunk| chunk.made_ids.len()).sum();
    let rejected: usize = chunks.iter().map(|chunk| chunk.rejected.len()).sum();
    if claims + rejected == 0 {
        return Err(Error::HeaderOnly { path: path.clone() }.into());
    }
    let unknown = header.unknown.iter().map(|(name, meant)| Notice::UnknownColumn {
        path: path.clone(),
        name: name.clone(),
        meant: *meant,
    });
    Ok(ReadOne {
        notices: notice.into_iter().chain(unknown).collect(),
        chunks,
        record: InputRecord {
            path: path.clone(),
            bytes: input.bytes.len(),
            sha256,
            rows: claims + rejected,
            claims,
            rejected,
        },
    })
}

/// Bytes as hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn check_utf8(path: &str, bytes: &[u8]) -> Result<(), Problems> {
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(());
    }
    let mut problems = Problems::default();
    for (line, text) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if let Err(error) = std::str::from_utf8(text) {
            let column = error.valid_up_to();
            problems.push(Error::NotUtf8 {
                path: path.into(),
                line: line as u64 + 1,
                column: column + 1,
                byte: text[column],
            });
        }
    }
    problems.into_result()
}

/// Comma, unless the header is plainly cut by semicolons or tabs.
fn delimiter(path: &str, bytes: &[u8]) -> (u8, Option<Notice>) {
    let line = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let others = [(b';', "semicolon"), (b'\t', "tab")];
    match others.into_iter().max_by_key(|(delimiter, _)| count(*delimiter)) {
        Some((delimiter, name)) if count(delimiter) > count(b',') => {
            (delimiter, Some(Notice::Delimiter { path: path.into(), name }))
        }
        _ => (b',', None),
    }
}

fn join(mut chunks: Vec<ChunkRead>) -> polars::error::PolarsResult<Claims> {
    let rows: Vec<usize> = chunks.iter().map(|chunk| chunk.made_ids.len()).collect();
    let mut columns: Vec<(String, ColumnKind, Vec<Column>)> = Vec::new();
    for (place, (name, kind)) in NATIVE.iter().enumerate() {
        if chunks.iter().any(|chunk| chunk.columns[place].is_some()) {
            let parts = chunks
                .iter_mut()
                .zip(&rows)
                .map(|(chunk, rows)| chunk.columns[place].take().unwrap_or_else(|| Column::absent(name, *kind, *rows)));
            columns.push(((*name).to_owned(), *kind, parts.collect()));
        }
    }
    let mut extra: Vec<String> = Vec::new();
    for (name, _) in chunks.iter().flat_map(|chunk| &chunk.extra) {
        if !extra.contains(name) {
            extra.push(name.clone());
        }
    }
    for name in extra {
        let parts = chunks.iter_mut().zip(&rows).map(|(chunk, rows)| {
            match chunk.extra.iter().position(|(other, _)| *other == name) {
                Some(at) => chunk.extra.remove(at).1,
                None => Column::absent(&name, ColumnKind::Text, *rows),
            }
        });
        let parts = parts.collect();
        columns.push((name, ColumnKind::Text, parts));
    }
    let filled: Vec<(String, Filled)> =
        columns.into_par_iter().map(|(name, _, parts)| (name, Column::join(parts))).collect();
    Claims::from_columns(filled)
}

/// Gives repeated rows their `-2`, and refuses two claims with one given id.
fn unique_ids(claims: Claims, made: &[bool]) -> Result<Claims, Problems> {
    match renamed(&View::new(&claims), made)? {
        None => Ok(claims),
        Some(ids) => claims.with_text("claim_id", &ids).map_err(|error| Error::internal("naming claims")(error).into()),
    }
}

/// All ids, if any had to change.
fn renamed(view: &View, made: &[bool]) -> Result<Option<Vec<String>>, Problems> {
    let mut first: hashbrown::HashMap<&str, usize> = hashbrown::HashMap::with_capacity(view.len());
    let mut repeats: Vec<(usize, String)> = Vec::new();
    let mut times: HashMap<&str, usize> = HashMap::new();
    let mut problems = Problems::default();
    let origin = |row: usize| {
        let claim = view.claim(row);
        format!("{}:{}", claim.origin_file().unwrap_or_default(), claim.origin_line().unwrap_or_default())
    };
    for (row, made) in made.iter().enumerate() {
        let id = view.claim(row).id();
        let Some(earlier) = first.insert(id, row) else { continue };
        first.insert(id, earlier);
        if *made {
            let time = times.entry(id).or_insert(1);
            *time += 1;
            repeats.push((row, format!("{id}-{time}")));
        } else {
            problems.push(Error::RepeatedClaimId { id: id.into(), first: origin(earlier), again: origin(row) });
        }
    }
    problems.into_result()?;
    if repeats.is_empty() {
        return Ok(None);
    }
    let mut ids: Vec<String> = (0..view.len()).map(|row| view.claim(row).id().to_owned()).collect();
    for (row, id) in repeats {
        ids[row] = id;
    }
    Ok(Some(ids))
}

/// What empty cells are read as, said once.
fn defaults(view: &View) -> Vec<Notice> {
    let empty = |column: &'static str, read_as, is_empty: &dyn Fn(usize) -> bool| {
        let claims = (0..view.len()).filter(|row| is_empty(*row)).count();
        (claims > 0).then_some(Notice::EmptyRead { column, claims, read_as })
    };
    let unlinked = (0..view.len()).filter(|row| view.event.code(*row).is_none()).count();
    [
        empty("harm", "killed", &|row| view.harm.get(row).is_none()),
        empty("status", "all", &|row| view.status.get(row).is_none()),
        (unlinked > 0).then_some(Notice::Unlinked { claims: unlinked }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;
    use proptest::prelude::*;

    fn read_bytes(bytes: Vec<u8>) -> Result<Intake, Problems> {
        read(vec![Input { path: "x.csv".into(), bytes }], ReadOptions::default(), &Silent)
    }

    #[test]
    fn a_semicolon_file_with_a_byte_order_mark_is_read_and_said() {
        let intake = read_bytes("\u{FEFF}event;source;figure\r\ne;A;3\r\n".as_bytes().to_vec()).expect("usable");
        assert_eq!(intake.claims.len(), 1);
        assert!(intake.notices.iter().any(|notice| notice.to_string().contains("semicolon")));
    }

    #[test]
    fn two_files_with_other_columns_are_joined_and_nothing_is_lost() {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec() };
        let files = vec![
            input("a.csv", "event,source,figure,mine\ne,A,3,x\n"),
            input("b.csv", "event,source,best,place\ne,B,4,Alpha\n"),
        ];
        let intake = read(files, ReadOptions::default(), &Silent).expect("usable");
        let view = View::new(&intake.claims);
        assert_eq!((view.claim(0).place(), view.claim(1).place()), (None, Some("Alpha")));
        assert_eq!(view.claim(1).best(), Some(4.0));
        assert!(intake.claims.frame().column("mine").is_ok());
        assert_eq!(intake.inputs.len(), 2);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_and_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut file = b"event,source,figure,low,date_start\n".to_vec();
            file.extend(bytes);
            let _ = read_bytes(file);
        }

        #[test]
        fn every_row_is_a_claim_or_rejected(rows in prop::collection::vec("[a-z0-9,\";%é -]{1,30}", 1..30)) {
            let file = format!("event,source,figure\n{}\n", rows.join("\n"));
            if let Ok(intake) = read_bytes(file.into_bytes()) {
                let record = &intake.inputs[0];
                prop_assert_eq!(record.rows, record.claims + record.rejected);
                prop_assert_eq!(record.claims, intake.claims.len());
                prop_assert_eq!(record.rejected, intake.rejected.len());
            }
        }
    }
}
