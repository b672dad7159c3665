//! One record of a native file -> one claim, or its faults: all of them.

use super::chunk::{ChunkRead, Context};
use super::column::{Cell, Column};
use super::header::short;
use super::ledger::Rejected;
use crate::figure::{self, Language, Reading};
use crate::model::ColumnKind;
use crate::model::frame::{NATIVE, position};
use crate::model::vocab::*;
use csv::StringRecord;
use xxhash_rust::xxh3::Xxh3;

/// No cell may be longer: beyond this a file is broken, not eloquent.
const LONGEST_CELL: usize = 1 << 20;

/// Places of the columns that a row's logic touches.
#[derive(Clone, Copy)]
struct Places {
    claim_id: usize,
    extent: usize,
    date_start: usize,
    date_end: usize,
    date_precision: usize,
    lang: usize,
    figure: usize,
    low: usize,
    best: usize,
    high: usize,
    low_basis: usize,
    high_basis: usize,
    qualifier: usize,
    part_of: usize,
    origin_file: usize,
    origin_line: usize,
    source: usize,
    event: usize,
    spots: [usize; 5],
}

impl Places {
    fn new() -> Self {
        let at = |name| position(name).unwrap_or(usize::MAX);
        Self {
            claim_id: at("claim_id"),
            extent: at("extent"),
            date_start: at("date_start"),
            date_end: at("date_end"),
            date_precision: at("date_precision"),
            lang: at("lang"),
            figure: at("figure"),
            low: at("low"),
            best: at("best"),
            high: at("high"),
            low_basis: at("low_basis"),
            high_basis: at("high_basis"),
            qualifier: at("qualifier"),
            part_of: at("part_of"),
            origin_file: at("origin_file"),
            origin_line: at("origin_line"),
            source: at("source"),
            event: at("event"),
            spots: [at("place"), at("admin1"), at("country"), at("lat"), at("lon")],
        }
    }
}

pub(super) struct Reader<'a> {
    context: Context<'a>,
    places: Places,
    columns: Vec<Option<Column>>,
    extra: Vec<(String, Column)>,
    /// For each cell of a record: which column takes it (native place, or the place among the extra ones).
    targets: Vec<Target>,
    cells: Vec<Cell>,
    figures: hashbrown::HashMap<(u32, Option<Language>), Result<Reading, String>>,
    languages: Vec<Option<Language>>,
    hash_order: Vec<usize>,
    rejected: Vec<Rejected>,
    made_ids: Vec<bool>,
    /// Whether the row at hand has no id of its own.
    makes_id: bool,
}

#[derive(Clone, Copy)]
enum Target {
    Native(usize),
    Extra(usize),
}

/// The text without blanks around it; most cells have none, and that is seen from their ends.
fn trimmed(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}

/// A fault of one cell.
struct Fault {
    column: String,
    value: String,
    reason: String,
}

fn fault(column: &str, value: &str, reason: impl Into<String>) -> Fault {
    Fault { column: column.into(), value: short(value), reason: reason.into() }
}

impl<'a> Reader<'a> {
    /// A reader of one chunk's rows.
    pub fn new(context: Context<'a>) -> Self {
        let places = Places::new();
        let mut columns: Vec<Option<Column>> = NATIVE.iter().map(|_| None).collect();
        let mut extra = Vec::new();
        let mut targets = Vec::new();
        for slot in &context.header.slots {
            match slot.native {
                Some(at) => {
                    columns[at] = Some(Column::new(NATIVE[at].0, NATIVE[at].1));
                    targets.push(Target::Native(at));
                }
                None => {
                    targets.push(Target::Extra(extra.len()));
                    extra.push((slot.name.clone(), Column::new(&slot.name, ColumnKind::Text)));
                }
            }
        }
        let p = &places;
        for at in [
            p.claim_id,
            p.extent,
            p.date_precision,
            p.low,
            p.best,
            p.high,
            p.low_basis,
            p.high_basis,
            p.qualifier,
            p.origin_file,
            p.origin_line,
        ] {
            columns[at].get_or_insert_with(|| Column::new(NATIVE[at].0, NATIVE[at].1));
        }
        let mut hash_order: Vec<usize> = (0..targets.len()).collect();
        hash_order.sort_by_key(|at| &context.header.slots[*at].name);
        Self {
            context,
            places,
            columns,
            extra,
            targets,
            cells: vec![Cell::Empty; NATIVE.len()],
            figures: hashbrown::HashMap::new(),
            languages: Vec::new(),
            hash_order,
            rejected: Vec::new(),
            made_ids: Vec::new(),
            makes_id: false,
        }
    }

    /// Takes one record: it becomes a claim, or a rejected row.
    pub fn row(&mut self, record: &StringRecord, line: u64) {
        let mut faults = self.judge(record);
        if faults.is_empty() {
            faults.extend(self.require());
            faults.extend(self.complete());
        }
        if faults.is_empty() {
            self.keep(record, line);
            return;
        }
        let join = |part: fn(&Fault) -> &str, with: &str| faults.iter().map(part).collect::<Vec<_>>().join(with);
        self.rejected.push(Rejected {
            origin_file: self.context.path.to_owned(),
            origin_line: line,
            column: join(|f| &f.column, ";"),
            value: join(|f| &f.value, " | "),
            reason: join(|f| &f.reason, "; "),
        });
    }

    /// What the rows became.
    pub fn finish(self) -> ChunkRead {
        ChunkRead { columns: self.columns, extra: self.extra, rejected: self.rejected, made_ids: self.made_ids }
    }

    /// Judges every cell by itself.
    fn judge(&mut self, record: &StringRecord) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.cells.fill(Cell::Empty);
        let slots = &self.context.header.slots;
        if record.iter().all(|text| text.trim().is_empty()) {
            return vec![fault("", "", "the row is empty")];
        }
        if record.len() != slots.len() {
            // Even where the cells too many are empty: an unquoted 1,200 has moved all that follows it.
            let hint = if record.len() < slots.len() {
                "cells are missing"
            } else {
                "a comma inside a cell must stand in quotes"
            };
            let reason = format!("the row has {} cells, the header has {}; {hint}", record.len(), slots.len());
            return vec![fault("", &record.iter().collect::<Vec<_>>().join(","), reason)];
        }
        for (at, (text, target)) in record.iter().zip(&self.targets).enumerate() {
            if text.len() > LONGEST_CELL {
                faults.push(fault(
                    &slots[at].name,
                    text,
                    "the cell is longer than 1 MiB; a quote may be missing nearby",
                ));
                continue;
            }
            let Target::Native(place) = *target else { continue };
            let text = trimmed(text);
            if text.is_empty() {
                continue;
            }
            let Some(column) = &mut self.columns[place] else { continue };
            match column.judge(text) {
                Ok(cell) => self.cells[place] = cell,
                Err(reason) => faults.push(fault(&slots[at].name, text, reason)),
            }
        }
        faults
    }

    fn filled(&self, place: usize) -> bool {
        self.cells[place] != Cell::Empty
    }

    /// What every claim needs.
    fn require(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let p = &self.places;
        if !self.filled(p.source) {
            faults.push(fault("source", "", "empty; every claim needs the name of who makes it"));
        }
        if ![p.figure, p.low, p.best, p.high].iter().any(|at| self.filled(*at)) {
            faults.push(fault("figure", "", "no figure; fill `figure`, or any of `low`, `best`, `high`"));
        }
        let [place, admin1, country, lat, lon] = p.spots.map(|at| self.filled(at));
        let located = place || admin1 || country || (lat && lon);
        if !(self.filled(p.event) || self.filled(p.date_start) && located) {
            faults.push(fault(
                "event",
                "",
                "neither `event` nor a `date_start` with a place; recount cannot tell where or which",
            ));
        }
        faults
    }

    /// Fills what follows from the row itself: the figure's numbers, extent, precision, id.
    fn complete(&mut self) -> Vec<Fault> {
        let faults = self.read_figure();
        let p = self.places;
        if !self.filled(p.extent) {
            let extent = if self.filled(p.part_of) { Extent::Part } else { Extent::Whole };
            self.cells[p.extent] = Cell::Code(extent.code());
        }
        if !self.filled(p.date_precision) {
            let precision = [p.date_start, p.date_end].into_iter().filter_map(|at| self.date(at)).max();
            if let Some(precision) = precision {
                self.cells[p.date_precision] = Cell::Code(precision.code());
            }
        }
        let made = !self.filled(p.claim_id);
        self.makes_id = made;
        if made {
            self.cells[p.claim_id] = Cell::Text;
        }
        faults
    }

    fn date(&self, place: usize) -> Option<Precision> {
        let Cell::Code(code) = self.cells[place] else { return None };
        self.columns[place].as_ref()?.precision(code)
    }

    fn read_figure(&mut self) -> Vec<Fault> {
        let p = self.places;
        let (low, best, high, figure) = (p.low, p.best, p.high, p.figure);
        let Cell::Code(code) = self.cells[figure] else { return Vec::new() };
        let language = self.language().or(self.context.language);
        let text = self.columns[figure].as_ref().map_or("", |column| column.text(code));
        let options = figure::Options { language, convention: self.context.convention };
        let reading = self
            .figures
            .entry((code, language))
            .or_insert_with(|| figure::read(text, &options).map_err(|error| error.to_string()));
        match reading {
            Ok(reading) if reading.unit == figure::Unit::People => {
                let stated = reading.stated;
                let fill = |cells: &mut Vec<Cell>, place: usize, value: Option<f64>| {
                    if cells[place] == Cell::Empty {
                        cells[place] = value.map_or(Cell::Empty, Cell::Number);
                        return value.is_some();
                    }
                    false
                };
                let basis = |basis: Option<EndBasis>| basis.map_or(Cell::Empty, |b| Cell::Code(b.code()));
                if fill(&mut self.cells, low, stated.low) && self.cells[p.low_basis] == Cell::Empty {
                    self.cells[p.low_basis] = basis(stated.low_basis);
                }
                if fill(&mut self.cells, high, stated.high) && self.cells[p.high_basis] == Cell::Empty {
                    self.cells[p.high_basis] = basis(stated.high_basis);
                }
                fill(&mut self.cells, best, stated.best);
                if self.cells[p.qualifier] == Cell::Empty {
                    self.cells[p.qualifier] = Cell::Code(reading.qualifier.code());
                }
                Vec::new()
            }
            // A share is no count: the claim is kept as written, without numbers.
            Ok(_) => Vec::new(),
            // Given numbers beat words that cannot be read.
            Err(_) if [low, best, high].iter().any(|at| self.cells[*at] != Cell::Empty) => Vec::new(),
            Err(reason) => vec![fault("figure", text, reason.clone())],
        }
    }

    /// The language that the row names, if figures can be read in it.
    fn language(&mut self) -> Option<Language> {
        let Cell::Code(code) = self.cells[self.places.lang] else { return None };
        let column = self.columns[self.places.lang].as_ref()?;
        while self.languages.len() <= code as usize {
            self.languages.push(Language::parse(column.text(self.languages.len() as u32)));
        }
        self.languages[code as usize]
    }

    fn keep(&mut self, record: &StringRecord, line: u64) {
        let p = self.places;
        if !self.filled(p.origin_file) || !self.filled(p.origin_line) {
            self.cells[p.origin_line] = Cell::Integer(u32::try_from(line).unwrap_or(u32::MAX));
            if let Some(column) = &mut self.columns[p.origin_file] {
                self.cells[p.origin_file] = column.intern(self.context.path);
            }
        }
        self.made_ids.push(self.makes_id);
        let id = self.makes_id.then(|| self.hash(record));
        let mut texts: [Option<&str>; NATIVE.len()] = [None; NATIVE.len()];
        for (text, target) in record.iter().zip(&self.targets) {
            match *target {
                Target::Native(place) => texts[place] = Some(trimmed(text)),
                Target::Extra(at) => {
                    let cell = if text.trim().is_empty() { Cell::Empty } else { Cell::Text };
                    self.extra[at].1.keep(cell, Some(text));
                }
            }
        }
        if let Some(id) = &id {
            texts[p.claim_id] = Some(id);
        }
        for (place, column) in self.columns.iter_mut().enumerate() {
            if let Some(column) = column {
                column.keep(self.cells[place], texts[place]);
            }
        }
    }

    /// A short hash of the row's content that no order of columns, no empty column and no inserted row changes.
    fn hash(&self, record: &StringRecord) -> String {
        let mut hash = Xxh3::new();
        for &at in &self.hash_order {
            let text = record.get(at).unwrap_or_default().trim();
            if !text.is_empty() {
                hash.update(self.context.header.slots[at].name.as_bytes());
                hash.update(b"\x1f");
                hash.update(text.as_bytes());
                hash.update(b"\x1e");
            }
        }
        format!("c{:012x}", hash.digest() >> 16)
    }
}
