//! One column while a chunk is read: cells of text become codes, numbers and words, each distinct text judged once.

use crate::model::Precision;
use crate::model::date::Dated;
use crate::model::frame::{ColumnKind, Filled, NO_CODE};
use crate::model::interval::MAX_PEOPLE;
use crate::model::texts::Interner;
use polars::prelude::{PlSmallStr, StringChunked, StringChunkedBuilder};

/// A cell, judged but not yet kept: a row with a fault is rejected as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Nothing in it.
    Empty,
    /// Free text, taken from the record when the row is kept.
    Text,
    /// A code.
    Code(u32),
    /// A number.
    Number(f64),
    /// A whole number.
    Integer(u32),
}

/// A column being filled.
pub struct Column {
    name: String,
    kind: ColumnKind,
    interner: Interner,
    /// Behind each code of a date or a word: what it means, or why it means nothing.
    judged: Vec<Result<u32, String>>,
    /// Behind each code of a date: its precision.
    precisions: Vec<Precision>,
    data: Data,
}

enum Data {
    Text(StringChunkedBuilder),
    Codes(Vec<u32>),
    Numbers(Vec<Option<f64>>),
    Integers(Vec<Option<u32>>),
}

impl Column {
    /// An empty column.
    pub fn new(name: &str, kind: ColumnKind) -> Self {
        let data = match kind {
            ColumnKind::Text => Data::Text(StringChunkedBuilder::new(PlSmallStr::EMPTY, 0)),
            ColumnKind::Number => Data::Numbers(Vec::new()),
            ColumnKind::Integer => Data::Integers(Vec::new()),
            ColumnKind::Repeated | ColumnKind::Date | ColumnKind::Word(_) => Data::Codes(Vec::new()),
        };
        Self {
            name: name.to_owned(),
            kind,
            interner: Interner::default(),
            judged: Vec::new(),
            precisions: Vec::new(),
            data,
        }
    }

    /// A column that a chunk does not have: `rows` empty cells.
    pub fn absent(name: &str, kind: ColumnKind, rows: usize) -> Self {
        let mut column = Self::new(name, kind);
        for _ in 0..rows {
            column.keep(Cell::Empty, None);
        }
        column
    }

    /// Judges a cell that is not empty.
    ///
    /// # Errors
    /// Why it cannot be used, and what was expected.
    pub fn judge(&mut self, text: &str) -> Result<Cell, String> {
        match self.kind {
            ColumnKind::Text => Ok(Cell::Text),
            ColumnKind::Repeated => Ok(Cell::Code(self.interner.code(text))),
            ColumnKind::Number => number(&self.name, text).map(Cell::Number),
            ColumnKind::Integer => integer(text).map(Cell::Integer),
            ColumnKind::Date | ColumnKind::Word(_) => {
                let code = self.interner.code(text);
                if self.judged.len() <= code as usize {
                    self.judged.push(match self.kind {
                        ColumnKind::Word(words) => word(words, text),
                        _ => {
                            let date = Dated::parse(text);
                            self.precisions.push(date.as_ref().map_or(Precision::Day, |date| date.precision));
                            date.map(|_| code).map_err(|fault| fault.to_string())
                        }
                    });
                }
                self.judged[code as usize].clone().map(Cell::Code)
            }
        }
    }

    /// The code of a text in a column of codes, for values that recount adds.
    pub fn intern(&mut self, text: &str) -> Cell {
        Cell::Code(self.interner.code(text))
    }

    /// The precision of a date behind its code.
    pub fn precision(&self, code: u32) -> Option<Precision> {
        self.precisions.get(code as usize).copied()
    }

    /// The text behind a code.
    pub fn text(&self, code: u32) -> &str {
        self.interner.texts().get(code)
    }

    /// Keeps a cell; `text` is what stands in the record.
    pub fn keep(&mut self, cell: Cell, text: Option<&str>) {
        match &mut self.data {
            Data::Text(builder) => match (cell, text) {
                (Cell::Text, Some(text)) => builder.append_value(text),
                _ => builder.append_null(),
            },
            Data::Codes(codes) => codes.push(if let Cell::Code(code) = cell { code } else { NO_CODE }),
            Data::Numbers(values) => values.push(if let Cell::Number(n) = cell { Some(n) } else { None }),
            Data::Integers(values) => values.push(if let Cell::Integer(n) = cell { Some(n) } else { None }),
        }
    }

    /// Joins the same column of all chunks, in their order.
    pub fn join(chunks: Vec<Self>) -> Filled {
        let mut chunks = chunks.into_iter();
        let Some(first) = chunks.next() else { return Filled::Integers(Vec::new()) };
        match first.data {
            Data::Text(builder) => {
                let mut all: StringChunked = builder.finish();
                for chunk in chunks {
                    if let Data::Text(builder) = chunk.data {
                        // Appending columns of one type cannot fail.
                        let _ = all.append(&builder.finish());
                    }
                }
                Filled::Text(all.rechunk().into_owned())
            }
            Data::Numbers(mut all) => {
                for chunk in chunks {
                    if let Data::Numbers(more) = chunk.data {
                        all.extend(more);
                    }
                }
                Filled::Numbers(all)
            }
            Data::Integers(mut all) => {
                for chunk in chunks {
                    if let Data::Integers(more) = chunk.data {
                        all.extend(more);
                    }
                }
                Filled::Integers(all)
            }
            Data::Codes(mut all) => {
                if let ColumnKind::Word(words) = first.kind {
                    for chunk in chunks {
                        if let Data::Codes(more) = chunk.data {
                            all.extend(more);
                        }
                    }
                    return Filled::Codes(all, words.iter().copied().collect());
                }
                let mut table = first.interner;
                for chunk in chunks {
                    let codes: Vec<u32> = chunk.interner.texts().iter().map(|text| table.code(text)).collect();
                    if let Data::Codes(more) = chunk.data {
                        all.extend(more.into_iter().map(|code| codes.get(code as usize).copied().unwrap_or(NO_CODE)));
                    }
                }
                Filled::Codes(all, table.into_texts())
            }
        }
    }
}

fn word(words: &'static [&'static str], text: &str) -> Result<u32, String> {
    let plain = text.to_lowercase().replace([' ', '-'], "_");
    words.iter().position(|word| *word == plain).map(|code| code as u32).ok_or_else(|| {
        let near = crate::error::nearest(&plain, words.iter().copied());
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("not a word of the vocabulary; expected one of {}{hint}", words.join(", "))
    })
}

fn number(name: &str, text: &str) -> Result<f64, String> {
    let n: f64 = text.parse().map_err(|_| "not a number; expected digits such as 203 or 13.5".to_owned())?;
    if !n.is_finite() {
        return Err("not a finite number; leave the cell empty for an open end".into());
    }
    match name {
        "lat" if !(-90.0..=90.0).contains(&n) => Err("latitude must lie between -90 and 90 degrees".into()),
        "lon" if !(-180.0..=180.0).contains(&n) => Err("longitude must lie between -180 and 180 degrees".into()),
        "lat" | "lon" => Ok(n),
        _ if n < 0.0 => Err("a count of people cannot be negative; leave the cell empty for unknown".into()),
        _ if n > MAX_PEOPLE => Err("more people than are alive; expected a count up to 10,000,000,000".into()),
        _ => Ok(n),
    }
}

fn integer(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "not a whole number from 0 to 4,294,967,295".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Harm, Vocabulary};

    #[test]
    fn a_number_that_cannot_be_a_count_says_why() {
        let fault = |text| number("low", text).expect_err(text);
        assert!(fault("-3").contains("cannot be negative"));
        assert!(fault("NaN").contains("not a finite number"));
        assert!(fault("1e30").contains("more people than are alive"));
        assert!(fault("many").contains("not a number"));
        assert_eq!(number("lon", "-4.1"), Ok(-4.1));
    }

    #[test]
    fn an_unknown_word_names_the_vocabulary_and_the_nearest() {
        let fault = word(Harm::WORDS, "kiled").expect_err("typo");
        assert!(fault.contains("did you mean `killed`?"), "{fault}");
    }

    #[test]
    fn codes_of_chunks_are_joined_in_order_of_first_appearance() {
        let chunk = |texts: &[&str]| {
            let mut column = Column::new("source", ColumnKind::Repeated);
            for text in texts {
                let cell = column.judge(text).expect("any text");
                column.keep(cell, None);
            }
            column.keep(Cell::Empty, None);
            column
        };
        let Filled::Codes(codes, table) = Column::join(vec![chunk(&["b", "a"]), chunk(&["c", "a"])]) else {
            panic!("a column of codes")
        };
        assert_eq!(table.iter().collect::<Vec<_>>(), ["b", "a", "c"]);
        assert_eq!(codes, vec![0, 1, NO_CODE, 2, 1, NO_CODE]);
    }
}
