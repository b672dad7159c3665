//! The records of one piece of a file, one after the other.

use super::column::Column;
use super::date::{DateOptions, DateOrder, OrderEvidence, OrderVerdict};
use super::dialect::Dialect;
use super::grid::Row;
use super::ledger::{Rejected, Tally};
use super::profile::Mapping;
use super::row::{Reader, RowKey};
use crate::figure;
use csv::StringRecord;
use std::sync::OnceLock;

/// How the rows of one file are read.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The input's name.
    pub path: &'a str,
    /// The names of its columns.
    pub names: &'a [String],
    /// What becomes of a row.
    pub mapping: &'a Mapping,
    /// Whether short rows are filled up with empty cells (spreadsheets, JSON) or rejected (CSV).
    pub padded: bool,
    /// How figures in words are read where a row does not say.
    pub figures: figure::Options,
    /// How dates are read.
    pub dates: DateOptions,
    /// What the columns show of their order of day and month.
    pub orders: &'a Orders<'a>,
    /// Whether a row needs neither a figure nor a source.
    pub reports: bool,
    /// Columns kept under their own names whose texts repeat.
    pub coded: &'a [String],
}

impl Context<'_> {
    /// Whether a row becomes claims by the columns of another format, where a figure may be missing in one of them.
    pub fn wide(&self) -> bool {
        self.mapping.claims.iter().any(|claim| !claim.name.is_empty())
    }
}

/// The order of day and month of each column, found by going through the whole file, once, if a cell needs it.
pub struct Orders<'a> {
    found: OnceLock<Vec<OrderEvidence>>,
    survey: Box<dyn Fn() -> Vec<OrderEvidence> + Send + Sync + 'a>,
}

impl<'a> Orders<'a> {
    /// The survey is run at most once.
    pub fn new(survey: impl Fn() -> Vec<OrderEvidence> + Send + Sync + 'a) -> Self {
        Self { found: OnceLock::new(), survey: Box::new(survey) }
    }

    /// The order of a column.
    pub fn of(&self, column: usize) -> OrderVerdict {
        let found = self.found.get_or_init(|| (self.survey)());
        found.get(column).map_or(OrderVerdict::Open, OrderEvidence::decide)
    }

    /// What was found of the columns for which it mattered.
    pub fn told(&self, names: &[String]) -> Vec<String> {
        let found = self.found.get().map(Vec::as_slice).unwrap_or_default();
        let told = found.iter().zip(names).filter(|(evidence, _)| evidence.open() > 0).map(|(evidence, name)| {
            let shown = |order| crate::format::count(evidence.shown(order) as f64);
            let (day, month) = (shown(DateOrder::DayFirst), shown(DateOrder::MonthFirst));
            let open = crate::format::count(evidence.open() as f64);
            match evidence.decide() {
                OrderVerdict::Settled(order) => format!(
                    "`{name}`: dates such as 03/04/2020 are read with the {} first, as its other dates show: {} can be \
                     read in no other way (--date-order)",
                    if order == DateOrder::DayFirst { "day" } else { "month" },
                    if order == DateOrder::DayFirst { day } else { month },
                ),
                OrderVerdict::Contradictory { .. } => format!(
                    "`{name}`: {day} dates have the day first and {month} the month first, so {open} that could be either \
                     are rejected (--date-order dmy or mdy)"
                ),
                _ => format!(
                    "`{name}`: {open} dates could have the day or the month first, and no cell shows which; they are \
                     rejected (--date-order dmy or mdy)"
                ),
            }
        });
        told.collect()
    }
}

/// A piece of a file: whole records.
pub enum Piece {
    /// CSV text that begins on a line.
    Text {
        /// UTF-8.
        bytes: Vec<u8>,
        /// From 1.
        line: u64,
    },
    /// Rows of a spreadsheet, of JSON or of Parquet.
    Rows(Vec<Row>),
}

impl Piece {
    /// Calls a function with each record and the line that it begins on.
    pub fn for_each(&self, dialect: &Dialect, mut take: impl FnMut(&StringRecord, u64)) {
        match self {
            Self::Rows(rows) => rows.iter().for_each(|row| take(&row.cells, row.line)),
            Self::Text { bytes, line } => {
                let mut records = dialect.reader_builder().from_reader(bytes.as_slice());
                let mut record = StringRecord::new();
                // The bytes are UTF-8 and in memory: a record cannot fail to be read.
                while let Ok(true) = records.read_record(&mut record) {
                    take(&record, line_of(&record, bytes, *line));
                }
            }
        }
    }
}

/// What a piece of a file became.
pub struct Batch {
    /// Columns with something in them, by the contract's place.
    pub columns: Vec<Option<Column>>,
    /// The columns of the file that are kept under their own names, those with something in them.
    pub extra: Vec<(String, Column)>,
    /// Rows that could not become claims.
    pub rejected: Vec<Rejected>,
    /// Rows that became claims, in order.
    pub keys: Vec<RowKey>,
    /// What was interpreted.
    pub tally: Tally,
}

impl Batch {
    /// Number of claims.
    pub fn claims(&self) -> usize {
        self.keys.iter().map(|key| key.claims as usize).sum()
    }
}

/// Reads the records of a piece.
pub fn read_piece(context: Context, dialect: &Dialect, piece: &Piece) -> Batch {
    let mut reader = Reader::new(context);
    piece.for_each(dialect, |record, line| reader.row(record, line));
    let names = context.mapping.kept.iter().map(|(_, name)| name.clone());
    Batch {
        extra: names.zip(reader.extra).filter(|(_, column)| column.is_filled()).collect(),
        columns: reader.columns.into_iter().map(|column| column.filter(Column::is_filled)).collect(),
        rejected: reader.rejected,
        keys: reader.keys,
        tally: reader.tally,
    }
}

/// The line that a record begins on. The reader's position may lie before line ends that it skips: the LF of a CRLF, and
/// blank lines.
fn line_of(record: &StringRecord, text: &[u8], first: u64) -> u64 {
    let Some(position) = record.position() else { return first };
    let rest = text.get(position.byte() as usize..).unwrap_or_default();
    let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    position.line() + skipped as u64 + first - 1
}
