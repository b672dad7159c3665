//! What the cells of a column look like: how many are figures, dates, degrees, links, long texts, and how many differ.

use crate::figure::{self, FigureError};
use crate::ingest::date::{DateFault, DateOptions, read_date};
use crate::model::Precision;
use std::collections::BTreeSet;

/// More different texts than this are no list of words.
const MOST_WORDS: usize = 20;
/// Longer texts are no name and no word.
const LONG: usize = 60;
/// Longer texts are not tried as a figure or a date.
const LONGEST_VALUE: usize = 100;

/// Counts over the cells of one column. Each cell that is not empty counts as `filled`, and in every shape that it has.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// Cells that say something.
    pub filled: usize,
    /// Cells that say "unknown" in some language.
    pub unknown: usize,
    /// Whole numbers from 0.
    pub whole: usize,
    /// Numbers of any kind.
    pub numbers: usize,
    /// Figures, in numbers or in words.
    pub figures: usize,
    /// Figures with a digit in them: "UN" is a source, though "un" is one in French.
    pub digits: usize,
    /// Dates finer than a year.
    pub dates: usize,
    /// Years.
    pub years: usize,
    /// Numbers that a spreadsheet may show as a day.
    pub day_numbers: usize,
    /// Numbers with decimals between -180 and 180.
    pub degrees: usize,
    /// Numbers between -90 and 90.
    pub latitudes: usize,
    /// Numbers between -180 and 180.
    pub longitudes: usize,
    /// Links.
    pub links: usize,
    /// Texts over 60 letters.
    pub long: usize,
    /// Cells that are 0 or 1.
    pub binary: usize,
    /// How many different cells there are.
    pub distinct: usize,
    /// Whole numbers below 0: codes, since nobody counts fewer than none.
    pub negative: BTreeSet<String>,
    /// The different cells in their order, where they are few and short; else none.
    pub words: Vec<String>,
    /// Whether the cells count the rows: 1, 2, 3 ...
    pub counts_rows: bool,
    /// The first figure in words.
    pub example: Option<String>,
}

impl Shape {
    /// Looks at cells.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut shape = Self::default();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut folded: BTreeSet<String> = BTreeSet::new();
        let mut few = true;
        shape.counts_rows = true;
        for cell in cells.map(str::trim).filter(|cell| !is_missing(cell)) {
            shape.look(cell);
            shape.counts_rows &= cell == shape.filled.to_string();
            seen.insert(cell);
            few &= cell.chars().count() <= LONG;
            if few && folded.len() <= MOST_WORDS && folded.insert(cell.to_lowercase()) {
                shape.words.push(cell.to_owned());
            }
        }
        shape.distinct = seen.len();
        if !few || folded.len() > MOST_WORDS {
            shape.words.clear();
        }
        shape
    }

    fn look(&mut self, cell: &str) {
        self.filled += 1;
        self.long += usize::from(cell.chars().count() > LONG);
        self.links += usize::from(is_link(cell));
        self.binary += usize::from(cell == "0" || cell == "1");
        let number = number(cell);
        let date = number.is_none_or(|number| number.fract() == 0.0) && self.look_for_date(cell);
        if let Some(number) = number {
            self.numbers += 1;
            self.degrees += usize::from(number.abs() <= 180.0 && number.fract() != 0.0);
            self.latitudes += usize::from(number.abs() <= 90.0);
            self.longitudes += usize::from(number.abs() <= 180.0);
            self.whole += usize::from(number >= 0.0 && number.fract() == 0.0);
            if number < 0.0 && number.fract() == 0.0 {
                self.negative.insert(cell.to_owned());
            }
        }
        if !date && cell.len() <= LONGEST_VALUE {
            match figure::read(cell, &figure::Options::default()) {
                Ok(_) | Err(FigureError::Ambiguous { .. }) => {
                    self.figures += 1;
                    self.digits += usize::from(cell.chars().any(char::is_numeric));
                    if number.is_none() && self.example.is_none() {
                        self.example = Some(cell.to_owned());
                    }
                }
                Err(FigureError::Unknown { .. }) => self.unknown += 1,
                Err(_) => {}
            }
        }
    }

    /// Whether a cell is a date finer than a year, in either order of day and month, and be it one that does not exist.
    fn look_for_date(&mut self, cell: &str) -> bool {
        if cell.len() > LONGEST_VALUE {
            return false;
        }
        match read_date(cell, &DateOptions::default()) {
            Ok(read) if read.precision == Precision::Year => self.years += 1,
            Ok(_) | Err(DateFault::Ambiguous { .. } | DateFault::NoSuchDate(_)) => {
                self.dates += 1;
                return true;
            }
            Err(DateFault::Serial(_)) => self.day_numbers += 1,
            Err(_) => {}
        }
        false
    }

    /// Whether at least this share, in per cent, of the filled cells is of a kind. An empty column is of every kind.
    pub fn mostly(&self, count: usize, percent: usize) -> bool {
        count * 100 >= self.filled * percent
    }

    /// Whether figures can be read from it: seven cells in ten, not counting "unknown" and codes below 0.
    pub fn is_figures(&self) -> bool {
        let codes = self.numbers - self.whole.min(self.numbers);
        let told = self.filled.saturating_sub(self.unknown);
        (self.figures + codes) * 10 >= told * 7
            && self.mostly(self.figures + self.unknown + codes, 70)
            && !self.is_degrees()
    }

    /// Whether most cells are numbers with many decimals, so that they count nobody.
    fn is_degrees(&self) -> bool {
        self.filled > 0 && self.mostly(self.degrees, 60)
    }

    /// Whether most cells are dates.
    pub fn is_dates(&self) -> bool {
        self.mostly(self.dates, 60)
    }

    /// Whether it holds text that is no number, no date, no link.
    pub fn is_text(&self) -> bool {
        self.filled == 0
            || !(self.mostly(self.numbers.max(self.digits), 50)
                || self.mostly(self.dates, 60)
                || self.mostly(self.links, 50))
    }

    /// Whether no cell is empty of words and no two are the same.
    pub fn is_key(&self, rows: usize) -> bool {
        rows > 0 && self.filled == rows && self.distinct == rows
    }

    /// What the cells are, as half a sentence.
    pub fn tell(&self) -> String {
        let all = self.filled;
        let of = |count: usize, what: &str| format!("{count} of {all} cells are {what}");
        if all == 0 {
            return "no row has a cell to judge by".to_owned();
        }
        let kinds = [
            (self.links, "links"),
            (self.dates, "dates"),
            (self.years, "years"),
            (self.degrees, "numbers with decimals"),
            (self.whole, "whole numbers"),
            (self.figures, "figures"),
            (self.numbers, "numbers"),
            (self.long, "long texts"),
        ];
        match (kinds.iter().find(|(count, _)| count * 2 > all), self.words.len()) {
            (Some((count, what)), _) => match &self.example {
                Some(example) if *what == "figures" => format!("{}, such as \"{example}\"", of(*count, what)),
                _ => of(*count, what),
            },
            (None, 0) => format!("its {all} cells are texts, {} of them different", self.distinct),
            (None, 1) if all == 1 => "its only cell is a text".to_owned(),
            (None, 1) => format!("its {all} cells all say the same"),
            (None, few) => format!("its {all} cells are texts, {few} different ones"),
        }
    }
}

/// The general codes for "not reported".
pub(super) fn is_missing(cell: &str) -> bool {
    let codes = ["", "-", "--", "n/a", "na", "nan", "null", "#n/a", "."];
    codes.iter().any(|code| code.eq_ignore_ascii_case(cell.trim()))
}

/// A plain number, with a point or a comma before its decimals.
pub(super) fn number(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let plain = cell.len() <= 30 && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'));
    plain.then(|| cell.replacen(',', ".", 1).parse().ok()).flatten().filter(|number: &f64| number.is_finite())
}

fn is_link(cell: &str) -> bool {
    let starts = |start: &str| cell.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    starts("http://") || starts("https://") || starts("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(cells: &[&str]) -> Shape {
        Shape::of(cells.iter().copied())
    }

    #[test]
    fn figures_are_seen_in_numbers_and_in_words() {
        let mixed = shape(&["12", "at least 5", "12-24", "unknown", "", "-99"]);
        assert!(mixed.is_figures());
        assert_eq!((mixed.filled, mixed.figures, mixed.unknown), (5, 3, 1));
        assert_eq!(mixed.negative.into_iter().collect::<Vec<_>>(), ["-99"]);
        assert_eq!(mixed.example.as_deref(), Some("at least 5"));
        assert!(!shape(&["the market", "two houses near the river"]).is_figures());
        assert!(shape(&["UN", "UN", "HRW"]).is_text() && !shape(&["12-24", "5+"]).is_text());
        assert!(shape(&["1", "2", "3"]).counts_rows && !shape(&["1", "3"]).counts_rows);
    }

    #[test]
    fn degrees_are_no_figures() {
        assert!(!shape(&["33.51", "36.29", "-1.25"]).is_figures());
    }

    #[test]
    fn few_words_are_kept_in_their_order_and_once() {
        let few = shape(&["Killed", "injured", "killed", "n/a"]);
        assert_eq!(few.words, ["Killed", "injured"]);
        assert_eq!(few.tell(), "its 3 cells are texts, 2 different ones");
        let many: Vec<String> = (0..50).map(|n| format!("w{n}")).collect();
        assert!(Shape::of(many.iter().map(String::as_str)).words.is_empty());
    }

    #[test]
    fn an_empty_column_fits_every_name_and_is_no_key() {
        let empty = shape(&["", "-"]);
        assert!(empty.is_text() && empty.is_dates() && empty.is_figures() && !empty.is_key(2));
        assert_eq!(empty.tell(), "no row has a cell to judge by");
    }
}
