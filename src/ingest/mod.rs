//! File -> claims, with the ledger: every row ends as claims or as a rejected row with its reason.
//!
//! `input` and `unpack` give bytes, `encoding` text; `text` cuts it into pieces of whole records, `grid` and `parquet` make
//! rows of other formats. `layout` finds the header, `profile` says what becomes of a row, `row` makes claims of it,
//! `column` stores them, `ids` names them, `collect` joins them.

mod chunk;
mod collect;
mod column;
mod complete;
mod date;
mod dialect;
mod encoding;
mod fields;
mod figures;
mod found;
mod grid;
mod growing;
mod guess;
mod header;
mod ids;
mod input;
mod judge;
mod keep;
mod layout;
mod ledger;
mod open;
mod parquet;
mod place;
mod profile;
mod row;
mod scan;
mod side;
mod text;
mod unpack;

pub use chunk::Batch;
pub use column::{Cells, Column, Kept};
pub use date::DateOrder;
pub use dialect::{delimiter_name, parse_delimiter};
pub use encoding::{labels as encoding_labels, parse_label as parse_encoding};
pub use guess::PLACEHOLDER;
pub use input::{Input, hex};
pub use ledger::{InputRecord, Notice, Rejected};
pub(crate) use profile::acled;
pub use profile::{Profile, named as profile, profiles, text as profile_text};
pub use side::{SideFile, SideTable};

use crate::error::{Error, Problems};
use crate::figure::{self, Convention, Decimal, Language};
use crate::model::frame::Claims;
use crate::progress::Progress;
use chunk::{Context, Piece, read_piece};
use collect::Growth;
use date::DateOptions;
use found::Found;
use ids::Ids;
use ledger::{Empty, Tally};
use open::Opened;
use profile::Mapping;
use rayon::prelude::*;
use std::io;
use std::sync::Arc;

/// How inputs are read. What is given is not guessed.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The convention for words such as "dozens".
    pub convention: Convention,
    /// The language of figures where a row names none.
    pub language: Option<Language>,
    /// The decimal mark of figures.
    pub decimal: Option<Decimal>,
    /// The order of day and month in dates.
    pub date_order: Option<DateOrder>,
    /// What stands between two cells.
    pub delimiter: Option<u8>,
    /// The encoding of a text.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Lines above the header.
    pub skip_lines: Option<u64>,
    /// The profile that every input is read by.
    pub profile: Option<Arc<Profile>>,
    /// Every input has the contract's own columns.
    pub native: bool,
    /// Profiles of the user's own, tried before those of the house.
    pub profiles: Vec<Arc<Profile>>,
    /// The rows are reports, which need neither a figure nor a source; of the columns beside the contract's only `coded` ones
    /// stay.
    pub reports: bool,
    /// Columns of the files that stay beside the claims also where a profile takes them over.
    pub kept: Vec<String>,
    /// Columns of the contract that are left out.
    pub without: Vec<&'static str>,
    /// Columns beside the contract's whose texts repeat, so that each is kept once.
    pub coded: Vec<String>,
    /// Whether the inputs are hashed.
    pub hashed: bool,
    /// Rejected rows that are kept with their reasons, where not all are wanted; all are counted.
    pub most_rejected: Option<usize>,
}

/// What was read.
#[derive(Debug)]
pub struct Intake {
    /// The claims, in input order; not yet cut into events.
    pub claims: Claims,
    /// What became of every row.
    pub ledger: Ledger,
}

/// What became of every row of the inputs.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The rows that could not become claims.
    pub rejected: Vec<Rejected>,
    /// What became of each input.
    pub inputs: Vec<InputRecord>,
    /// What a reader should know.
    pub notices: Vec<Notice>,
}

impl Ledger {
    /// Number of claims.
    pub fn claims(&self) -> usize {
        self.inputs.iter().map(|input| input.claims).sum()
    }

    /// Number of rejected rows, of which `rejected` may hold the first only.
    pub fn rejected_rows(&self) -> usize {
        self.inputs.iter().map(|input| input.rejected).sum()
    }
}

/// What stops a stream of claims.
#[derive(Debug)]
pub enum Failure {
    /// Faults of the inputs.
    Problems(Problems),
    /// The place that the claims go to.
    Io(io::Error),
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// Takes the claims of a stream.
pub trait Sink {
    /// The columns that stand beside the contract's, once all headers are read.
    ///
    /// # Errors
    /// Those of the place that the claims go to.
    fn begin(&mut self, extra: &[String]) -> io::Result<()>;
    /// The next claims, in input order.
    ///
    /// # Errors
    /// Those of the place that the claims go to.
    fn take(&mut self, batches: Vec<Batch>) -> io::Result<()>;
}

/// Reads inputs piece by piece and hands their claims on: what is held at a time does not grow with the inputs.
///
/// # Errors
/// All the faults that make an input unusable, at once, and those of the sink. Rows that cannot become claims are no
/// faults: they are in the ledger.
pub fn stream(
    inputs: &[Input],
    options: &ReadOptions,
    progress: &dyn Progress,
    sink: &mut dyn Sink,
) -> Result<Ledger, Failure> {
    let (mut opened, mut problems) = (Vec::new(), Problems::default());
    for input in inputs {
        progress.stage("reading", &input.path);
        match Opened::open(input, options) {
            Ok(found) => opened.push((input, found)),
            Err(faults) => problems.extend(faults),
        }
    }
    problems.into_result()?;
    let kept = opened.iter().flat_map(|(_, opened)| opened.mapping.kept.iter().map(|(_, name)| name.as_str()));
    sink.begin(&collect::extra_names(kept)).map_err(Failure::Io)?;
    let ids = if options.reports { Ids::of_reports() } else { Ids::default() };
    let mut intake = Running { options, progress, sink, ids, empty: Empty::default(), ledger: Ledger::default() };
    for (input, opened) in opened {
        progress.stage("reading", &input.path);
        intake.read(input, opened)?;
    }
    let Running { ids, empty, mut ledger, .. } = intake;
    ids.problems.into_result()?;
    if !options.reports {
        ledger.notices.extend(empty.notices());
    }
    Ok(ledger)
}

/// Pieces that are read at a time: enough for all threads, and not more.
fn round() -> usize {
    3 * rayon::current_num_threads()
}

/// A stream on its way.
struct Running<'a> {
    options: &'a ReadOptions,
    progress: &'a dyn Progress,
    sink: &'a mut dyn Sink,
    ids: Ids,
    empty: Empty,
    ledger: Ledger,
}

impl Running<'_> {
    /// Names the claims of some batches, counts them, and hands them on.
    fn keep(
        &mut self,
        mut batches: Vec<Batch>,
        mapping: &Mapping,
        record: &mut InputRecord,
        tally: &mut Tally,
    ) -> Result<(), Failure> {
        for batch in &mut batches {
            self.ids.settle(batch, mapping);
            record.add(batch.keys.len(), batch.claims(), &batch.rejected);
            let room =
                self.options.most_rejected.map_or(usize::MAX, |most| most - self.ledger.rejected.len().min(most));
            batch.rejected.truncate(room);
            self.ledger.rejected.append(&mut batch.rejected);
            tally.merge(std::mem::take(&mut batch.tally));
        }
        if batches.is_empty() { Ok(()) } else { self.sink.take(batches).map_err(Failure::Io) }
    }

    /// Reads one input to its end. Three things go on at a time: pieces are cut, earlier ones become claims, and the claims
    /// of still earlier ones are handed on.
    fn read(&mut self, input: &Input, mut opened: Opened) -> Result<(), Failure> {
        self.ids.file(&input.path);
        let options = self.options;
        let (names, mapping, dialect) = (opened.names.clone(), opened.mapping.clone(), opened.dialect);
        let orders = Opened::orders(input, options, &mapping);
        let figures =
            figure::Options { language: options.language, convention: options.convention, decimal: options.decimal };
        let context = Context {
            path: &input.path,
            names: &names,
            mapping: &mapping,
            padded: opened.padded,
            figures,
            dates: DateOptions { order: options.date_order, serials: true, serials_1904: false },
            orders: &orders,
            reports: options.reports,
            coded: &options.coded,
        };
        let mut record = InputRecord { reports: options.reports, ..InputRecord::new(&input.path, &opened.profile) };
        let mut tally = Tally::default();
        let mut pieces = next_pieces(&mut opened)?;
        let mut made: Vec<Batch> = Vec::new();
        while !pieces.is_empty() || !made.is_empty() {
            let (mut following, mut making) = (Ok(Vec::new()), Vec::new());
            let kept = rayon::in_place_scope(|scope| {
                scope.spawn(|_| following = next_pieces(&mut opened));
                scope.spawn(|_| {
                    making = pieces.par_iter().map(|piece| read_piece(context, &dialect, piece)).collect();
                });
                self.keep(std::mem::take(&mut made), &mapping, &mut record, &mut tally)
            });
            kept?;
            self.progress.advance(opened.seal.bytes(), input.size());
            (pieces, made) = (following?, making);
        }
        if record.rows == 0 {
            return Err(Problems::from(Error::HeaderOnly { path: input.path.clone() }).into());
        }
        (record.bytes, record.sha256) = opened.seal.close();
        let mut told = orders.told(&names);
        told.extend(tally.told());
        told.extend(opened.told());
        self.ledger.notices.append(&mut opened.notices);
        let told = told.into_iter().map(|text| Notice::Told { path: input.path.clone(), text });
        self.ledger.notices.extend(told);
        self.empty.merge(&tally.empty);
        self.ledger.inputs.push(record);
        Ok(())
    }
}

fn next_pieces(opened: &mut Opened) -> Result<Vec<Piece>, Problems> {
    let mut pieces = Vec::new();
    while pieces.len() < round() {
        match opened.next()? {
            Some(piece) => pieces.push(piece),
            None => break,
        }
    }
    Ok(pieces)
}

/// Joins all batches.
#[derive(Default)]
struct Collected(Growth);

impl Sink for Collected {
    fn begin(&mut self, _extra: &[String]) -> io::Result<()> {
        Ok(())
    }

    fn take(&mut self, batches: Vec<Batch>) -> io::Result<()> {
        self.0.push(&batches);
        Ok(())
    }
}

/// Reads inputs into one frame.
///
/// # Errors
/// All the faults that make an input unusable, at once. Rows that cannot become claims are no faults: they are in the
/// ledger.
pub fn read(inputs: &[Input], options: &ReadOptions, progress: &dyn Progress) -> Result<Intake, Problems> {
    let mut kept = Collected::default();
    let ledger = match stream(inputs, options, progress, &mut kept) {
        Ok(ledger) => ledger,
        Err(Failure::Problems(problems)) => return Err(problems),
        Err(Failure::Io(error)) => {
            return Err(Error::Internal { doing: "keeping claims", message: error.to_string() }.into());
        }
    };
    progress.stage("joining", "claims");
    let claims = kept.0.finish().map_err(Error::internal("joining claims"))?;
    Ok(Intake { claims, ledger })
}

/// A draft profile of an input, as `recount profiles guess` writes it.
///
/// # Errors
/// All the faults that make the input unusable.
pub fn draft(input: &Input, options: &ReadOptions) -> Result<String, Problems> {
    let found = Found::open(input, options)?;
    let headers: Vec<&str> = found.layout.names.iter().map(String::as_str).collect();
    let rows: Vec<Vec<&str>> = found.sample.iter().map(|row| row.iter().collect()).collect();
    let stem = std::path::Path::new(&input.path).file_stem().map_or_else(|| "my".into(), |stem| stem.to_string_lossy());
    Ok(guess::guess(&stem, &headers, &rows).toml)
}

#[cfg(test)]
mod tests;
