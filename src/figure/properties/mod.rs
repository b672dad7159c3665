//! What holds for every figure: no panic, the way back from any grouping and any digits, ends in order, one meaning in all languages.

mod spelled;

use proptest::prelude::*;

use super::*;
use crate::model::vocab::EndBasis;
use Language::{English, French};

type Ends = (Option<f64>, Option<f64>, Option<f64>);

fn ends(text: &str, language: Option<Language>) -> Result<Ends, FigureError> {
    let reading = read(text, &Options { language, ..Options::default() })?;
    Ok((reading.stated.low, reading.stated.best, reading.stated.high))
}

fn exactly(n: u64) -> Result<Ends, FigureError> {
    Ok((Some(n as f64), Some(n as f64), Some(n as f64)))
}

/// An integer with a mark between its groups of three.
fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, c) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(c);
    }
    out
}

/// The same text with the digits of another script, given by its nought.
fn in_script(text: &str, nought: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(u32::from(nought) + value)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// The mark between groups that a language knows for nothing else.
fn mark(language: Language) -> &'static str {
    match language {
        Language::English => ",",
        Language::French | Language::Spanish | Language::Portuguese => ".",
        Language::Arabic => "٬",
        Language::Russian | Language::Ukrainian => "\u{a0}",
    }
}

/// A language, "at least N", "fewer than N" and "between A and B" in it, with `A` and `B` for the numbers.
const WORDS: [(Language, &str, &str, &str); 7] = [
    (Language::English, "at least A", "fewer than A", "between A and B people"),
    (Language::French, "au moins A", "moins de A", "entre A et B morts"),
    (Language::Spanish, "al menos A", "menos de A", "entre A y B muertos"),
    (Language::Portuguese, "pelo menos A", "menos de A", "entre A e B mortos"),
    (Language::Arabic, "ما لا يقل عن A", "أقل من A", "بين A وB قتيلا"),
    (Language::Russian, "не менее A", "менее A", "от A до B человек"),
    (Language::Ukrainian, "щонайменше A", "менше A", "від A до B осіб"),
];

/// Words of one language in no order, with numbers and signs between them.
fn soup() -> impl Strategy<Value = String> {
    prop::sample::select(Language::ALL).prop_flat_map(|language| {
        let phrases: Vec<&'static str> = language.table().phrases().collect();
        let signs = vec!["300", "1.200", "1,5", "٢٠", "12k", "%", "-", ",", "(", ")", "+", "~", "و", "."];
        let piece = prop_oneof![3 => prop::sample::select(phrases), 2 => prop::sample::select(signs)];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.join(" "))
    })
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", words in "(at least|au moins|a|un|de|cent|hundred|to|-|300|1.2|%|k|dozens|des|and|et|,| ){0,20}", soup in soup()) {
        for convention in Convention::ALL {
            for language in [None, Some(English), Some(French)] {
                for text in [&text, &words, &soup] {
                    let options = Options { language, convention: *convention, decimal: None };
                    if let Err(error) = read(text, &options) {
                        prop_assert!(!error.to_string().contains('\n'));
                    }
                }
            }
        }
        for language in Language::ALL {
            for text in [&text, &words, &soup] {
                let options = Options { language: Some(*language), decimal: Some(Decimal::Comma), ..Options::default() };
                if let Ok(split) = read_with_parts(text, &options) {
                    prop_assert!(split.parts.iter().all(|part| text.contains(&part.words)));
                }
            }
        }
    }

    #[test]
    fn a_grouped_integer_is_read_back(n in 0..=10_000_000_000_u64) {
        for mark in ["", " ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "’", "٬"] {
            prop_assert_eq!(ends(&grouped(n, mark), None), exactly(n));
        }
        prop_assert_eq!(ends(&grouped(n, ","), Some(English)), exactly(n));
        prop_assert_eq!(ends(&grouped(n, "."), Some(French)), exactly(n));
        prop_assert_eq!(ends(&format!("au moins {n}"), None), Ok((Some(n as f64), None, None)));
        prop_assert_eq!(ends(&format!("at least {n}"), None), Ok((Some(n as f64), None, None)));
    }

    #[test]
    fn a_number_is_read_back_in_the_digits_and_the_habits_of_each_language(n in 0..=10_000_000_000_u64) {
        for language in Language::ALL {
            prop_assert_eq!(ends(&grouped(n, mark(*language)), Some(*language)), exactly(n));
            for nought in ['٠', '۰', '०', '０'] {
                prop_assert_eq!(ends(&in_script(&n.to_string(), nought), Some(*language)), exactly(n));
            }
        }
    }

    #[test]
    fn a_qualified_number_keeps_its_end_in_each_language(a in 1..1_000_000_u64, b in 1..1_000_000_u64) {
        for (language, at_least, fewer_than, between) in WORDS {
            for given in [Some(language), None] {
                let of = |phrase: &str| phrase.replace('A', &a.to_string()).replace('B', &b.to_string());
                prop_assert_eq!(ends(&of(at_least), given), Ok((Some(a as f64), None, None)));
                prop_assert_eq!(ends(&of(fewer_than), given), Ok((None, None, Some(a as f64 - 1.0))));
                // As written: the higher number may stand first.
                prop_assert_eq!(ends(&of(between), given), Ok((Some(a as f64), None, Some(b as f64))));
            }
        }
    }

    #[test]
    fn no_text_means_one_thing_in_one_language_and_another_in_the_next(text in soup()) {
        let mut first = None;
        for language in Language::ALL {
            if let Ok(found) = read(&text, &Options { language: Some(*language), ..Options::default() }) {
                let found = Reading { language: None, ..found };
                prop_assert_eq!(*first.get_or_insert(found), found, "{} in {:?}", text, language);
            }
        }
    }

    #[test]
    fn the_ends_are_whole_and_in_order(n in 0..2_000_000_u64, tenths in 0..10_u64) {
        let number = if tenths < 5 { n.to_string() } else { format!("{n}.{tenths}") };
        for phrase in ["", "about ", "nearly ", "presque ", "environ ", "au moins environ "] {
            let reading = read(&format!("{phrase}{number}"), &Options::default()).map(|reading| reading.stated);
            prop_assert!(reading.is_ok());
            if let Ok(stated) = reading {
                prop_assert!(stated.interval().is_some());
                let rounded = [(stated.low, stated.low_basis), (stated.high, stated.high_basis)];
                let soft = rounded.iter().filter(|end| phrase != "au moins environ " && end.1 == Some(EndBasis::Rounding));
                prop_assert!(soft.clone().all(|end| end.0.is_some_and(|end| end.fract() == 0.0)));
            }
        }
    }
}
