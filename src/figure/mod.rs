//! A figure in words -> an interval with an optional best value (CONTRACT.md, section 2); a language is a table, and so is a convention.

mod amount;
mod convention;
mod error;
mod grammar;
mod index;
mod lang;
mod meaning;
mod numeral;
mod parts;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
mod token;

pub use convention::{Convention, Vague};
pub use error::FigureError;
pub use lang::Language;
pub use parts::{Part, WithParts, read_with_parts};

use crate::model::interval::{MAX_PEOPLE, Stated};
pub use crate::model::vocab::Qualifier;
use amount::Reader;
use grammar::Body;
use meaning::{Fault, mean};
use token::{Kind, Token, tokens};

/// Longer texts are no figures.
const MAX_LENGTH: usize = 400;

/// How to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the text; `None` tries them all, English first.
    pub language: Option<Language>,
    /// What vague words are taken to mean.
    pub convention: Convention,
    /// The decimal mark, when it is settled: the other of `.` and `,` then only groups, and no number is ambiguous.
    pub decimal: Option<Decimal>,
}

impl Options {
    /// The languages to try.
    fn languages(&self) -> impl Iterator<Item = Language> {
        let only = self.language;
        Language::ALL.iter().copied().filter(move |language| only.is_none_or(|only| only == *language))
    }

    /// The tokens, to be read in a language.
    fn reader<'a>(&self, language: Language, tokens: &'a [Token]) -> Reader<'a> {
        Reader { decimal: self.decimal, ..Reader::new(language.index(), language.table(), tokens) }
    }
}

/// A settled decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decimal {
    /// `1.5`
    Point,
    /// `1,5`
    Comma,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// People.
    People,
    /// Per cent of them.
    Percent,
}

/// How a figure was understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The ends and the best value. An end that a bound, rounding or a convention gave has its basis; a bare number and a range need none.
    pub stated: Stated,
    /// How it is qualified.
    pub qualifier: Qualifier,
    /// What is counted.
    pub unit: Unit,
    /// The language of its words; `None` when there are only digits and signs.
    pub language: Option<Language>,
    /// The convention, where one gave an end; print its name and provenance with the result.
    pub convention: Option<Convention>,
    /// The class of its vague word, such as "hundreds".
    pub word: Option<&'static str>,
}

impl Reading {
    fn exact(n: f64) -> Self {
        Self {
            stated: Stated::exact(n),
            qualifier: Qualifier::Exact,
            unit: Unit::People,
            language: None,
            convention: None,
            word: None,
        }
    }

    /// The N of "at least N", "more than N", "up to N", "fewer than N" and "nearly N", in whole people where the end is the next
    /// person; `None` for everything else.
    pub fn limit(&self) -> Option<f64> {
        if self.word.is_some() {
            return None;
        }
        let step = if self.unit == Unit::Percent { 0.0 } else { 1.0 };
        match self.qualifier {
            Qualifier::AtLeast => self.stated.low,
            Qualifier::MoreThan => self.stated.low.map(|low| low - step),
            Qualifier::UpTo | Qualifier::Nearly => self.stated.high,
            Qualifier::FewerThan => self.stated.high.map(|high| high + step),
            _ => None,
        }
    }
}

/// Reads a figure. All of the text must be understood, apart from the nouns behind the number ("300 people killed").
pub fn read(text: &str, options: &Options) -> Result<Reading, FigureError> {
    match plain_integer(text) {
        Some(n) if n <= MAX_PEOPLE => Ok(Reading::exact(n)),
        _ => read_words(text, options),
    }
}

/// ASCII digits and nothing else, few enough to be exact.
#[inline]
fn plain_integer(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    let mut n = 0_u64;
    for byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        n = n * 10 + u64::from(byte - b'0');
    }
    Some(n as f64)
}

fn read_words(text: &str, options: &Options) -> Result<Reading, FigureError> {
    let text = text.trim();
    let not_a_number = |found, hint| FigureError::NotANumber { text: text.to_owned(), found, hint };
    if text.is_empty() {
        return Err(FigureError::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(not_a_number(Some(format!("a text of {} letters", text.len())), None));
    }
    let tokens = tokens(text);
    if tokens.is_empty() {
        return Err(not_a_number(Some(text.to_owned()), None));
    }
    if tokens.iter().any(|token| token.kind == Kind::Minus) {
        return Err(FigureError::Negative { text: text.to_owned() });
    }
    let worded = tokens.iter().any(|token| token.kind == Kind::Word);
    let mut furthest = 0;
    for language in options.languages() {
        let reader = options.reader(language, &tokens);
        if let Some(phrase) = reader.phrase() {
            return mean(&phrase, options.convention)
                .map(|reading| Reading { language: worded.then_some(language), ..reading })
                .map_err(|fault| told(fault, text, &tokens, options.convention));
        }
        furthest = furthest.max(reader.furthest.get());
    }
    if options.language.is_some() && Language::ALL.iter().any(|language| says_unknown(*language, &tokens)) {
        return Err(FigureError::Unknown { text: text.to_owned() });
    }
    Err(not_a_number(tokens.get(furthest).map(|token| token.text.clone()), hint(&tokens)))
}

/// A file in one language may mark what is missing in another.
fn says_unknown(language: Language, tokens: &[Token]) -> bool {
    let phrase = Reader::new(language.index(), language.table(), tokens).phrase();
    phrase.is_some_and(|phrase| phrase.body == Body::Unknown)
}

fn told(fault: Fault, text: &str, tokens: &[Token], convention: Convention) -> FigureError {
    let text = text.to_owned();
    match fault {
        Fault::Ambiguous { at, readings } => {
            let found = tokens.get(at).map_or_else(|| text.clone(), |token| token.text.clone());
            FigureError::Ambiguous { text, found, readings: readings.to_vec() }
        }
        Fault::Refused(word) => FigureError::Refused { convention, word: word.word() },
        Fault::Unknown => FigureError::Unknown { text },
        Fault::Negative => FigureError::Negative { text },
        Fault::TooLarge => FigureError::TooLarge { text },
    }
}

/// What to do about writings that are seen often and are not read.
fn hint(tokens: &[Token]) -> Option<&'static str> {
    let is = |place: usize, kind: Kind| tokens.get(place).is_some_and(|token| token.kind == kind);
    let triple = |test: &dyn Fn(usize) -> bool| (1..tokens.len()).any(test);
    if triple(&|at| is(at - 1, Kind::Number) && tokens[at].text == "e" && tokens.len() > at + 1) {
        return Some("write the number out: 1000, not 1e3");
    }
    let padded = |token: &Token| token.kind == Kind::Number && token.text.len() > 1 && token.text.starts_with('0');
    if triple(&|at| is(at - 1, Kind::Dash) && padded(&tokens[at])) {
        return Some("if it is a date, it belongs in date_start; if it is a range, leave out the leading zero");
    }
    None
}
