//! One column while a chunk is read: cells of text become codes, numbers and words, each distinct text judged once.

use super::date::{DateOptions, OrderVerdict};
use super::judge;
use crate::model::Precision;
use crate::model::date::Dated;
use crate::model::frame::{ColumnKind, NO_CODE};
use crate::model::texts::Interner;

/// A cell, judged but not yet kept: a row with a fault is rejected as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Nothing in it.
    Empty,
    /// Free text, handed over when the row is kept.
    Text,
    /// A code.
    Code(u32),
    /// A number.
    Number(f64),
    /// A whole number.
    Integer(u32),
}

/// What a distinct text means.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// As it will stand in the claim.
    pub shown: String,
    /// The text of a date's second end, where one cell holds a span.
    pub end: Option<String>,
    /// A date's precision.
    pub precision: Precision,
    /// What had to be interpreted, to be told.
    pub told: Option<Interpreted>,
}

/// What was interpreted in a text that was not written as the contract has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interpreted {
    /// A date in words or in another form.
    Date,
    /// A year of two digits, put into a century.
    Century(i32),
    /// A name of a country.
    Country,
}

/// How a date is read: by the options, and by what its column shows where that is needed.
pub trait DateReader {
    /// The options that hold for every cell.
    fn options(&self) -> DateOptions;
    /// What the whole column shows of its order of day and month; looked up only when a cell needs it.
    fn order(&self) -> OrderVerdict;
}

/// A column being filled.
pub struct Column {
    name: String,
    kind: ColumnKind,
    interner: Interner,
    /// Behind each code of a word: its code in the vocabulary, or why it has none.
    words: Vec<Result<u32, String>>,
    /// Behind each code of a date or a country: what it means, or why it means nothing.
    meanings: Vec<Result<Meaning, String>>,
    /// Whether any cell is kept.
    filled: bool,
    data: Data,
}

/// The cells of a column.
pub(super) enum Data {
    Text(TextData),
    Codes(Vec<u32>),
    Numbers(Vec<Option<f64>>),
    Integers(Vec<Option<u32>>),
}

/// Free texts of a chunk, one after the other in one string.
#[derive(Default)]
pub struct TextData {
    all: String,
    ends: Vec<u32>,
}

impl TextData {
    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a row; empty where there is none.
    pub fn get(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        &self.all[start..self.ends[row] as usize]
    }
}

impl Column {
    /// An empty column.
    pub fn new(name: &str, kind: ColumnKind) -> Self {
        let data = match kind {
            ColumnKind::Text => Data::Text(TextData::default()),
            ColumnKind::Number => Data::Numbers(Vec::new()),
            ColumnKind::Integer => Data::Integers(Vec::new()),
            ColumnKind::Repeated | ColumnKind::Date | ColumnKind::Word(_) => Data::Codes(Vec::new()),
        };
        Self {
            name: name.to_owned(),
            kind,
            interner: Interner::default(),
            words: Vec::new(),
            meanings: Vec::new(),
            filled: false,
            data,
        }
    }

    /// A column that a chunk does not have: `rows` empty cells.
    pub fn absent(name: &str, kind: ColumnKind, rows: usize) -> Self {
        let mut column = Self::new(name, kind);
        column.pad(rows);
        column
    }

    /// So many empty cells.
    fn pad(&mut self, rows: usize) {
        match &mut self.data {
            Data::Text(data) => data.ends.resize(rows, 0),
            Data::Codes(codes) => codes.resize(rows, NO_CODE),
            Data::Numbers(values) => values.resize(rows, None),
            Data::Integers(values) => values.resize(rows, None),
        }
    }

    /// Its cells.
    pub(super) fn data(&self) -> &Data {
        &self.data
    }

    /// Number of texts that have a code.
    pub(super) fn known(&self) -> usize {
        self.interner.texts().len()
    }

    /// How its cells are kept.
    pub fn kind(&self) -> ColumnKind {
        self.kind
    }

    /// Judges a cell that is not empty.
    ///
    /// # Errors
    /// Why it cannot be used, and what was expected.
    pub fn judge(&mut self, text: &str, dates: &dyn DateReader) -> Result<Cell, String> {
        match self.kind {
            ColumnKind::Text => Ok(Cell::Text),
            ColumnKind::Number => judge::number(&self.name, text).map(Cell::Number),
            ColumnKind::Integer => judge::integer(text).map(Cell::Integer),
            ColumnKind::Word(words) => {
                let code = self.interner.code(text);
                if self.words.len() <= code as usize {
                    self.words.push(judge::word(words, text));
                }
                self.words[code as usize].clone().map(Cell::Code)
            }
            ColumnKind::Repeated if self.name != "country" => Ok(Cell::Code(self.interner.code(text))),
            ColumnKind::Repeated | ColumnKind::Date => {
                let code = self.interner.code(text);
                if self.meanings.len() <= code as usize {
                    self.meanings.push(match self.kind {
                        ColumnKind::Date => judge::date(text, dates),
                        _ => Ok(judge::countries(text)),
                    });
                }
                match &self.meanings[code as usize] {
                    // "Unknown": not reported.
                    Ok(meaning) if meaning.shown.is_empty() => Ok(Cell::Empty),
                    Ok(_) => Ok(Cell::Code(code)),
                    Err(reason) => Err(reason.clone()),
                }
            }
        }
    }

    /// The code of a text in a column of codes, for values that recount adds; a date must be in the contract's form.
    pub fn intern(&mut self, text: &str) -> Cell {
        let code = self.interner.code(text);
        if (self.kind == ColumnKind::Date || self.name == "country") && self.meanings.len() <= code as usize {
            let precision = Dated::parse(text).map_or(Precision::Day, |date| date.precision);
            self.meanings.push(Ok(Meaning { shown: text.to_owned(), end: None, precision, told: None }));
        }
        Cell::Code(code)
    }

    /// What a date or a country behind its code means.
    pub fn meaning(&self, code: u32) -> Option<&Meaning> {
        self.meanings.get(code as usize)?.as_ref().ok()
    }

    /// The text behind a code, as it was written.
    pub fn written(&self, code: u32) -> &str {
        self.interner.texts().get(code)
    }

    /// The text behind a code, as it will stand in the claim.
    pub fn text(&self, code: u32) -> &str {
        match self.kind {
            ColumnKind::Word(words) => words.get(code as usize).copied().unwrap_or_default(),
            _ => self.meaning(code).map_or_else(|| self.interner.texts().get(code), |meaning| &meaning.shown),
        }
    }

    /// Keeps the cell of a row; `text` is what stands in it, for a column of free text. Until the first cell with something
    /// in it nothing is stored.
    pub fn keep(&mut self, row: usize, cell: Cell, text: &str) {
        if !self.filled {
            if cell == Cell::Empty {
                return;
            }
            self.pad(row);
            self.filled = true;
        }
        match &mut self.data {
            Data::Text(data) => data.push(if cell == Cell::Text { text } else { "" }),
            Data::Codes(codes) => codes.push(if let Cell::Code(code) = cell { code } else { NO_CODE }),
            Data::Numbers(values) => values.push(if let Cell::Number(n) = cell { Some(n) } else { None }),
            Data::Integers(values) => values.push(if let Cell::Integer(n) = cell { Some(n) } else { None }),
        }
    }

    /// Whether any cell has something in it.
    pub fn is_filled(&self) -> bool {
        self.filled
    }

    /// The cells, for going through them quickly: by reference, the text of each code looked up once and made ready.
    pub fn cells<T>(&self, ready: impl Fn(&str) -> T) -> Cells<'_, T> {
        match &self.data {
            Data::Text(data) => Cells::Text(data),
            Data::Numbers(values) => Cells::Numbers(values),
            Data::Integers(values) => Cells::Integers(values),
            Data::Codes(codes) => {
                let known = match self.kind {
                    ColumnKind::Word(words) => words.len(),
                    _ => self.interner.texts().len(),
                };
                Cells::Codes(codes, (0..known as u32).map(|code| ready(self.text(code))).collect())
            }
        }
    }

    /// A kept cell.
    pub fn get(&self, row: usize) -> Kept<'_> {
        match &self.data {
            Data::Text(data) => match data.get(row) {
                "" => Kept::Empty,
                text => Kept::Text(text),
            },
            Data::Codes(codes) if codes[row] == NO_CODE => Kept::Empty,
            Data::Codes(codes) => Kept::Text(self.text(codes[row])),
            Data::Numbers(values) => values[row].map_or(Kept::Empty, Kept::Number),
            Data::Integers(values) => values[row].map_or(Kept::Empty, |n| Kept::Number(f64::from(n))),
        }
    }

    /// Rewrites the texts of some rows of a column of free text.
    pub fn rewrite(&mut self, change: &dyn Fn(usize, &str) -> Option<String>) {
        let Data::Text(data) = &mut self.data else { return };
        let old = std::mem::take(data);
        for row in 0..old.ends.len() {
            let text = old.get(row);
            data.push(change(row, text).as_deref().unwrap_or(text));
        }
        self.filled = !data.all.is_empty();
    }
}

/// The cells of a column; those of codes with what was made of each text.
pub enum Cells<'a, T> {
    /// Free text.
    Text(&'a TextData),
    /// Codes, `NO_CODE` where empty, and what was made of the text of each.
    Codes(&'a [u32], Vec<T>),
    /// Numbers.
    Numbers(&'a [Option<f64>]),
    /// Whole numbers.
    Integers(&'a [Option<u32>]),
}

/// A kept cell, as it is written out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kept<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(&'a str),
    /// A number.
    Number(f64),
}

#[cfg(test)]
mod tests {
    use super::super::growing::Growing;
    use super::*;
    use crate::model::frame::Filled;

    struct Open;
    impl DateReader for Open {
        fn options(&self) -> DateOptions {
            DateOptions::default()
        }
        fn order(&self) -> OrderVerdict {
            OrderVerdict::Open
        }
    }

    fn filled(name: &str, kind: ColumnKind, chunks: &[&[&str]]) -> (Vec<u32>, Vec<String>) {
        let chunk = |texts: &&[&str]| {
            let mut column = Column::new(name, kind);
            for (row, text) in texts.iter().enumerate() {
                let cell = column.judge(text, &Open).expect("any text");
                column.keep(row, cell, "");
            }
            column.keep(texts.len(), Cell::Empty, "");
            column
        };
        let mut all = Growing::new(kind);
        chunks.iter().map(chunk).for_each(|chunk| all.push(Some(&chunk), 0));
        let Filled::Codes(codes, table) = all.finish() else { panic!("a column of codes") };
        (codes, table.iter().map(str::to_owned).collect())
    }

    #[test]
    fn codes_of_chunks_are_joined_in_order_of_first_appearance() {
        let (codes, table) = filled("source", ColumnKind::Repeated, &[&["b", "a"], &["c", "a"]]);
        assert_eq!(table, ["b", "a", "c"]);
        assert_eq!(codes, vec![0, 1, NO_CODE, 2, 1, NO_CODE]);
    }

    #[test]
    fn names_of_one_country_become_one_code() {
        let (codes, table) = filled("country", ColumnKind::Repeated, &[&["Mali", "MLI", "Mali; Niger"]]);
        assert_eq!(table, ["MLI", "MLI;NER"]);
        assert_eq!(codes, vec![0, 0, 1, NO_CODE]);
    }

    #[test]
    fn a_rewritten_row_leaves_the_others_as_they_are() {
        let mut column = Column::new("claim_id", ColumnKind::Text);
        for (row, text) in ["a", "b", "c"].into_iter().enumerate() {
            column.keep(row, Cell::Text, text);
        }
        column.rewrite(&|row, text| (row == 1).then(|| format!("{text}-2")));
        assert_eq!([0, 1, 2].map(|row| column.get(row)), ["a", "b-2", "c"].map(Kept::Text));
    }
}
