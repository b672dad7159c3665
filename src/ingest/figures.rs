//! Figures in words while a chunk is read: each distinct text is read once.

use super::column::Cell;
use super::place::End;
use crate::figure::{self, FigureError, Language, Options, Part, Qualifier, Reading, Unit, WithParts};

type Read = Result<WithParts, (FigureError, String)>;

/// Readings by the code of their text.
pub struct Cache {
    options: Options,
    readings: hashbrown::HashMap<(u32, Option<Language>), Read>,
}

impl Cache {
    /// An empty one.
    pub fn new(options: Options) -> Self {
        Self { options, readings: hashbrown::HashMap::new() }
    }

    fn options(&self, language: Option<Language>) -> Options {
        Options { language: language.or(self.options.language), ..self.options }
    }

    /// How a text is understood, in the language that its row names.
    ///
    /// # Errors
    /// Why it is no figure, and that in words.
    pub fn read(
        &mut self,
        code: u32,
        text: &str,
        language: Option<Language>,
    ) -> Result<&Reading, &(FigureError, String)> {
        let options = self.options(language);
        let read = || {
            figure::read_with_parts(text, &options).map_err(|error| {
                let told = error.to_string();
                (error, told)
            })
        };
        match self.readings.entry((code, language)).or_insert_with(read) {
            Ok(read) => Ok(&read.total),
            Err(fault) => Err(fault),
        }
    }

    /// The parts that a text names, once it is read: "including 7 children".
    pub fn parts(&self, code: u32, language: Option<Language>) -> Vec<Part> {
        match self.readings.get(&(code, language)) {
            Some(Ok(read)) => read.parts.iter().filter(|part| part.reading.unit == Unit::People).cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// A number of people in a column of numbers that is not written as a plain one: `1,200`, `12-24`, `unknown`; the
    /// cell is `Text` for a best value in words that say more than one number. `None` where it is no figure at all.
    pub fn number(&self, text: &str, end: End) -> Option<Result<Cell, String>> {
        let reading = match figure::read(text, &self.options) {
            Ok(reading) if reading.unit == Unit::People => reading,
            Ok(_) => return Some(Err("a share and not a number of people".into())),
            Err(FigureError::Unknown { .. } | FigureError::Empty) => return Some(Ok(Cell::Empty)),
            Err(error @ FigureError::Ambiguous { .. }) => return Some(Err(error.to_string())),
            Err(_) => return None,
        };
        let stated = reading.stated;
        let (value, which) = match (end, reading.qualifier) {
            (_, Qualifier::Exact) => (stated.best, ""),
            (End::Best, _) => return Some(Ok(Cell::Text)),
            (End::Low, Qualifier::Range | Qualifier::AtLeast | Qualifier::MoreThan) => (stated.low, "low end"),
            (End::Low, _) => (None, "low end"),
            (End::High, Qualifier::Range | Qualifier::UpTo | Qualifier::FewerThan) => (stated.high, "high end"),
            (End::High, _) => (None, "high end"),
        };
        let fault = || format!("states no {which}; a figure in words belongs in `figure`");
        Some(value.map(Cell::Number).ok_or_else(fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_separators_is_read_and_an_unknown_one_is_empty() {
        let cache = Cache::new(Options::default());
        let number = |text, end| cache.number(text, end);
        assert_eq!(number("1,200", End::Low), Some(Ok(Cell::Number(1200.0))));
        assert_eq!(number("12-24", End::Low), Some(Ok(Cell::Number(12.0))));
        assert_eq!(number("12-24", End::High), Some(Ok(Cell::Number(24.0))));
        assert_eq!(number("unknown", End::Best), Some(Ok(Cell::Empty)));
        assert!(number("at least 5", End::High).is_some_and(|read| read.is_err()), "an open end is no number");
        assert_eq!(number("about 300", End::Best), Some(Ok(Cell::Text)), "more than one number");
        assert!(number("about 300", End::Low).is_some_and(|read| read.is_err()), "rounding is no low end");
        assert!(number("1.200", End::Best).is_some_and(|read| read.is_err()), "1,200 or 1.2");
        assert_eq!(number("many cats", End::Best), None);
    }
}
