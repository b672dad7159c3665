//! One record -> its claims, or its faults: all of them.

use super::chunk::Context;
use super::column::{self, Cell, Column};
use super::date::{DateOptions, OrderVerdict};
use super::fields::{Fields, Varying};
use super::figures;
use super::header::short;
use super::ledger::{Rejected, Tally};
use super::place::Places;
use crate::figure::Language;
use crate::model::ColumnKind;
use crate::model::frame::{NATIVE, TEXTS, WIDTH};
use csv::StringRecord;
use std::borrow::Cow;

/// No cell may be longer: beyond this a file is broken, not eloquent.
const LONGEST_CELL: usize = 1 << 20;

/// A row that became claims, as the naming of claims needs it.
#[derive(Clone, Copy, Debug)]
pub struct RowKey {
    /// Hash of the row's key.
    pub hash: u64,
    /// Hash of its figures.
    pub figures: u64,
    /// Its line.
    pub line: u64,
    /// How many claims it became.
    pub claims: u32,
    /// Whether recount made the key; a given one may not repeat.
    pub made: bool,
    /// Whether it has none: a report with an id of its dataset's.
    pub unnamed: bool,
}

/// A fault of one cell.
pub struct Fault {
    column: String,
    value: String,
    reason: String,
    kind: &'static str,
}

/// A fault, with the short name that it is counted by.
pub(super) fn fault(kind: &'static str, column: &str, value: &str, reason: impl Into<String>) -> Fault {
    Fault { column: column.into(), value: short(value), reason: reason.into(), kind }
}

/// A claim on its way: its cells, and the texts of those that hold free text.
#[derive(Clone)]
pub(super) struct Draft<'r> {
    pub(super) cells: Vec<Cell>,
    pub(super) texts: [Cow<'r, str>; TEXTS],
}

impl Draft<'_> {
    pub(super) fn filled(&self, place: usize) -> bool {
        self.cells[place] != Cell::Empty
    }
}

/// The columns of a chunk, being filled row by row.
pub struct Reader<'a> {
    pub(super) context: Context<'a>,
    pub(super) places: &'static Places,
    /// Filled columns, by the contract's place.
    pub columns: Vec<Option<Column>>,
    /// The columns of the file that are kept under their own names.
    pub extra: Vec<Column>,
    pub(super) figures: figures::Cache,
    pub(super) languages: Vec<Option<Language>>,
    pub(super) hash_order: Vec<usize>,
    /// Rows that could not become claims.
    pub rejected: Vec<Rejected>,
    /// Rows that became claims.
    pub keys: Vec<RowKey>,
    /// What was interpreted.
    pub tally: Tally,
    /// Claims so far.
    pub(super) claims: usize,
    /// The cells that are the same in every row, and what fills the others.
    shared: Fields<'a>,
    /// The same of each claim of a row.
    own: Vec<Fields<'a>>,
    /// Cells of drafts that are done with.
    pub(super) spare: Vec<Vec<Cell>>,
}

impl<'a> Reader<'a> {
    /// A reader of one chunk's rows.
    pub fn new(context: Context<'a>) -> Self {
        let places = Places::get();
        let mapping = context.mapping;
        let mut columns: Vec<Option<Column>> = NATIVE.iter().map(|_| None).collect();
        let fields = mapping.shared.iter().chain(mapping.claims.iter().flat_map(|claim| &claim.fields));
        for place in fields.map(|(place, _)| *place).chain(places.added.iter().copied()) {
            columns[place].get_or_insert_with(|| Column::new(NATIVE[place].0, NATIVE[place].1));
        }
        let kind = |name: &String| if context.coded.contains(name) { ColumnKind::Repeated } else { ColumnKind::Text };
        let extra = mapping.kept.iter().map(|(_, name)| Column::new(name, kind(name))).collect();
        let mut hash_order: Vec<usize> = (0..context.names.len()).collect();
        hash_order.sort_by_key(|at| &context.names[*at]);
        let shared = Fields::new(&mapping.shared, &mut columns);
        let own = mapping.claims.iter().map(|claim| Fields::new(&claim.fields, &mut columns)).collect();
        Self {
            shared,
            own,
            spare: Vec::new(),
            context,
            places,
            columns,
            extra,
            figures: figures::Cache::new(context.figures),
            languages: Vec::new(),
            hash_order,
            rejected: Vec::new(),
            keys: Vec::new(),
            tally: Tally::default(),
            claims: 0,
        }
    }

    /// Takes one record: it becomes claims, or a rejected row.
    pub fn row(&mut self, record: &StringRecord, line: u64) {
        let faults = match self.malformed(record) {
            Some(fault) => vec![fault],
            None => match self.drafts(record) {
                Ok(drafts) => return self.keep(record, line, drafts),
                Err(faults) => faults,
            },
        };
        let join = |part: fn(&Fault) -> &str, with: &str| faults.iter().map(part).collect::<Vec<_>>().join(with);
        self.rejected.push(Rejected {
            origin_file: self.context.path.to_owned(),
            origin_line: line,
            column: join(|f| &f.column, ";"),
            value: join(|f| &f.value, " | "),
            reason: join(|f| &f.reason, "; "),
            kind: faults.first().map_or("", |f| f.kind),
        });
    }

    /// Why a record is no row of the table.
    fn malformed(&self, record: &StringRecord) -> Option<Fault> {
        let names = self.context.names;
        if record.as_slice().trim().is_empty() {
            return Some(fault("empty row", "", "", "the row is empty"));
        }
        if record.len() != names.len() && !(self.context.padded && record.len() < names.len()) {
            // Even where the cells too many are empty: an unquoted 1,200 has moved all that follows it.
            let hint = if record.len() < names.len() {
                "cells are missing"
            } else {
                "a comma inside a cell must stand in quotes"
            };
            let cells = if record.len() == 1 { "1 cell".into() } else { format!("{} cells", record.len()) };
            let reason = format!("the row has {cells}, the header has {}; {hint}", names.len());
            return Some(fault("wrong number of cells", "", &record.iter().collect::<Vec<_>>().join(","), reason));
        }
        if record.as_slice().len() > LONGEST_CELL
            && let Some((at, text)) = record.iter().enumerate().find(|(_, text)| text.len() > LONGEST_CELL)
        {
            let name = names.get(at).map_or("", String::as_str);
            return Some(fault(
                "cell too long",
                name,
                text,
                "the cell is longer than 1 MiB; a quote may be missing nearby",
            ));
        }
        None
    }

    /// The claims of a row, or all its faults.
    fn drafts<'r>(&mut self, record: &'r StringRecord) -> Result<Vec<(usize, Draft<'r>)>, Vec<Fault>>
    where
        'a: 'r,
    {
        let mapping = self.context.mapping;
        if let Some((_, reason)) = mapping.rejects.iter().find(|(test, _)| test.holds(record, &mapping.columns)) {
            return Err(vec![fault("no claim about people", "", "", reason.fill(record, &mapping.columns))]);
        }
        let mut faults = Vec::new();
        let mut base = self.blank();
        let shared = std::mem::take(&mut self.shared.varying);
        self.fill(&mut base, &shared, record, &mut faults);
        self.shared.varying = shared;
        let mut base = Some(base);
        let mut drafts = Vec::with_capacity(mapping.claims.len());
        let last = mapping.claims.len().saturating_sub(1);
        for (at, plan) in mapping.claims.iter().enumerate() {
            if plan.when.as_ref().is_some_and(|test| !test.holds(record, &mapping.columns)) {
                continue;
            }
            let draft = if at == last { base.take() } else { base.as_ref().map(|base| self.copy(base)) };
            let Some(mut draft) = draft else { continue };
            let own = std::mem::replace(&mut self.own[at], Fields { constant: Vec::new(), varying: Vec::new() });
            own.constant.iter().for_each(|(place, cell)| draft.cells[*place] = *cell);
            self.fill(&mut draft, &own.varying, record, &mut faults);
            self.own[at] = own;
            let before = faults.len();
            faults.extend(self.complete(&mut draft));
            let unreported = self.places.figures.iter().all(|place| !draft.filled(*place));
            let wanted = !unreported || self.context.reports && at == last && drafts.is_empty();
            if faults.len() == before && wanted {
                drafts.push((at, draft));
            } else {
                self.spare.push(draft.cells);
            }
        }
        if faults.is_empty() && drafts.is_empty() {
            faults.push(self.unreported(record));
        }
        if let Some((_, first)) = drafts.first().filter(|_| !self.context.reports) {
            faults.extend(self.require(first));
        }
        if faults.is_empty() { Ok(drafts) } else { Err(faults) }
    }

    /// A draft with the cells that are the same in every row.
    fn blank<'r>(&mut self) -> Draft<'r> {
        let mut cells = self.spare.pop().unwrap_or_else(|| vec![Cell::Empty; WIDTH]);
        cells.fill(Cell::Empty);
        self.shared.constant.iter().for_each(|(place, cell)| cells[*place] = *cell);
        Draft { cells, texts: [const { Cow::Borrowed("") }; TEXTS] }
    }

    fn copy<'r>(&mut self, draft: &Draft<'r>) -> Draft<'r> {
        let mut cells = self.spare.pop().unwrap_or_else(|| vec![Cell::Empty; WIDTH]);
        cells.copy_from_slice(&draft.cells);
        Draft { cells, texts: draft.texts.clone() }
    }

    /// Fills the fields of a draft from the cells of the row.
    fn fill<'r>(
        &mut self,
        draft: &mut Draft<'r>,
        fields: &[Varying<'r>],
        record: &'r StringRecord,
        faults: &mut Vec<Fault>,
    ) where
        'a: 'r,
    {
        let columns = &self.context.mapping.columns;
        for Varying { place, fill, direct, people } in fields {
            let mut text = match direct {
                Some(column) => Cow::Borrowed(columns.cell(record, *column)),
                None => fill.text(record, columns),
            };
            if let Cow::Owned(owned) = &text
                && owned.trim().len() != owned.len()
            {
                text = Cow::Owned(owned.trim().to_owned());
            }
            if text.is_empty() || is_code(&text) && self.places.figures.contains(place) {
                draft.cells[*place] = Cell::Empty;
                continue;
            }
            let Some(column) = &mut self.columns[*place] else { continue };
            let dates = ColumnDates { context: &self.context, column: fill.only() };
            let mut judged = column.judge(&text, &dates);
            if *people && (judged.is_err() || may_be_grouped(&text)) {
                judged = self.figures.number(&text, self.places.end(*place)).unwrap_or(judged);
            }
            if *people && *place == self.places.best && judged == Ok(Cell::Text) {
                // "About 300" as a best value says more than one number: it is the figure.
                if !draft.filled(self.places.figure) {
                    draft.cells[self.places.figure] = self.intern(self.places.figure, &text);
                }
                continue;
            }
            match judged {
                Ok(cell) => {
                    if let Cell::Code(code) = cell
                        && let Some(Some(told)) = column.meaning(code).map(|meaning| meaning.told)
                    {
                        self.tally.interpreted(NATIVE[*place].0, told);
                    }
                    draft.cells[*place] = cell;
                    if cell == Cell::Text {
                        draft.texts[self.places.text_slot[*place]] = text;
                    }
                }
                Err(reason) => {
                    let name = fill.source(record, columns, &text).and_then(|at| self.context.names.get(at));
                    faults.push(fault(
                        self.places.kind(*place),
                        name.map_or(NATIVE[*place].0, String::as_str),
                        &text,
                        reason,
                    ));
                }
            }
        }
    }

    /// What every claim needs.
    fn require(&self, draft: &Draft) -> Vec<Fault> {
        let mut faults = Vec::new();
        let p = self.places;
        if !draft.filled(p.source) {
            faults.push(fault("no source", "source", "", "empty; every claim needs the name of who makes it"));
        }
        let [place, admin1, country, lat, lon] = p.spots.map(|at| draft.filled(at));
        let located = place || admin1 || country || (lat && lon);
        if !(draft.filled(p.event) || draft.filled(p.date_start) && located) {
            faults.push(fault(
                "no event and no place",
                "event",
                "",
                "neither `event` nor a `date_start` with a place; recount cannot tell where or which",
            ));
        }
        faults
    }

    /// Why a row gives no figure at all.
    fn unreported(&self, record: &StringRecord) -> Fault {
        let mapping = self.context.mapping;
        if mapping.claims.iter().all(|claim| claim.name.is_empty()) {
            return fault("no figure", "figure", "", "no figure; fill `figure`, or any of `low`, `best`, `high`");
        }
        let mut names: Vec<&str> = mapping.claims.iter().flat_map(|claim| claim.origin.split(';')).collect();
        let mut seen = Vec::new();
        names.retain(|name| {
            !name.is_empty() && !seen.contains(name) && {
                seen.push(*name);
                true
            }
        });
        let more = names.len().saturating_sub(6);
        names.truncate(6);
        let value = |name: &&str| {
            self.context
                .names
                .iter()
                .position(|other| other == name)
                .and_then(|at| record.get(at))
                .unwrap_or_default()
                .trim()
        };
        let values: Vec<&str> = names.iter().map(value).filter(|text| !text.is_empty()).collect();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let reason = format!("no figure is reported in {}{more}; that is not 0", names.join(", "));
        fault("no figure", &names.join(";"), &values.join(" | "), reason)
    }
}

/// A number whose dot may group thousands: `1.200`.
fn may_be_grouped(text: &str) -> bool {
    let Some((head, tail)) = text.split_once('.') else { return false };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0') && digits(head) && digits(tail)
}

/// Numbers that stand for "not reported" where people are counted.
fn is_code(text: &str) -> bool {
    matches!(text, "-99" | "-999" | "-9999")
}

/// How the dates of one column of the file are read.
struct ColumnDates<'a> {
    context: &'a Context<'a>,
    column: Option<usize>,
}

impl column::DateReader for ColumnDates<'_> {
    fn options(&self) -> DateOptions {
        self.context.dates
    }

    fn order(&self) -> OrderVerdict {
        self.column.map_or(OrderVerdict::Open, |column| self.context.orders.of(column))
    }
}
