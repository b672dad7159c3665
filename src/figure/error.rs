//! Why a text is no figure: what was found, what was expected, what to do.

use std::error::Error;
use std::fmt;

use super::Convention;

/// Why a text is no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum FigureError {
    /// There is no text.
    Empty,
    /// The text says that the number is not known.
    Unknown {
        /// The text.
        text: String,
    },
    /// Not all of the text is understood, so none of it is used.
    NotANumber {
        /// The text.
        text: String,
        /// The first piece that is not understood; `None` when each piece is, but not all of them together.
        found: Option<String>,
        /// What to write instead, where that is known.
        hint: Option<&'static str>,
    },
    /// Its separator makes two numbers of it.
    Ambiguous {
        /// The text.
        text: String,
        /// The digits in question.
        found: String,
        /// What they can be, before any "million" behind them.
        readings: Vec<f64>,
    },
    /// The convention has no end for the word.
    Refused {
        /// The convention.
        convention: Convention,
        /// The class of the word.
        word: &'static str,
    },
    /// Fewer than none.
    Negative {
        /// The text.
        text: String,
    },
    /// More than everyone alive.
    TooLarge {
        /// The text.
        text: String,
    },
}

impl Error for FigureError {}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                write!(f, "the figure is empty; write a number (203) or a number in words (\"at least 500\")")
            }
            Self::Unknown { text } => write!(
                f,
                "\"{}\" says that the number is not known, so there is nothing to compare; write \"some\" if it was at least one",
                clip(text)
            ),
            Self::NotANumber { text, found, hint } => {
                let what = match found {
                    Some(found) => format!("\"{}\" is not understood", clip(found)),
                    None => "its words do not make one number or range".to_owned(),
                };
                write!(
                    f,
                    "\"{}\" cannot be read as a figure: {what}; expected something like 203, \"at least 500\" or \"300-600\"; {}",
                    clip(text),
                    hint.unwrap_or("write the figure alone and keep the other words in label or note")
                )
            }
            Self::Ambiguous { text, found, readings } => {
                let within = if text == found { String::new() } else { format!("in \"{}\", ", clip(text)) };
                let says = join(readings, " or as ", grouped);
                let plain = join(readings, " or ", |n| n.to_string());
                write!(
                    f,
                    "{within}\"{}\" can be read as {says}; write {plain}, or say which language it is in with --figure-lang, or its decimal mark with --decimal",
                    clip(found)
                )
            }
            Self::Refused { convention, word } => write!(
                f,
                "the convention {} has no number for \"{word}\" here; choose another with --convention, or give low and high",
                convention.name()
            ),
            Self::Negative { text } => {
                write!(
                    f,
                    "\"{}\" is below zero, and a count of people is not; write the count without the sign",
                    clip(text)
                )
            }
            Self::TooLarge { text } => {
                write!(
                    f,
                    "\"{}\" is more people than there are; expected at most 10,000,000,000; look for a slipped digit or unit",
                    clip(text)
                )
            }
        }
    }
}

/// At most 60 characters of what was written, without line breaks.
fn clip(text: &str) -> String {
    let line: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > 60 { format!("{line}...") } else { line }
}

fn join(numbers: &[f64], between: &str, show: impl Fn(f64) -> String) -> String {
    numbers.iter().map(|n| show(*n)).collect::<Vec<_>>().join(between)
}

/// The number with commas.
fn grouped(n: f64) -> String {
    let text = n.to_string();
    let whole = text.find('.').unwrap_or(text.len());
    let mut out = String::new();
    for (place, c) in text.char_indices() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ambiguous_number_is_told_with_both_its_readings() {
        let error = FigureError::Ambiguous { text: "1.200".into(), found: "1.200".into(), readings: vec![1200.0, 1.2] };
        assert_eq!(
            error.to_string(),
            "\"1.200\" can be read as 1,200 or as 1.2; write 1200 or 1.2, or say which language it is in with --figure-lang, or its decimal mark with --decimal"
        );
    }

    #[test]
    fn a_long_text_is_clipped_and_stays_on_one_line() {
        let error = FigureError::Negative { text: format!("-\n{}", "9".repeat(100)) };
        let told = error.to_string();
        assert!(told.len() < 200 && !told.contains('\n'), "{told}");
    }

    #[test]
    fn numbers_are_grouped_by_threes_before_the_point() {
        assert_eq!(grouped(1_234_567.0), "1,234,567");
        assert_eq!(grouped(200.0), "200");
        assert_eq!(grouped(1234.5678), "1,234.5678");
    }
}
