//! Every phrase of the contract: what holds in all languages here, the phrases of each in a file of its own.

mod ar;
mod en;
mod es;
mod fr;
mod parts;
mod pt;
mod ru;
mod shared;
mod uk;

use super::*;
use crate::model::vocab::EndBasis;
use Language::{Arabic, English, French, Portuguese, Russian, Spanish, Ukrainian};
use Qualifier::*;

type Ends = (Option<f64>, Option<f64>, Option<f64>);

fn in_language(text: &str, language: Option<Language>) -> Result<Reading, FigureError> {
    read(text, &Options { language, ..Options::default() })
}

fn by(text: &str, convention: Convention) -> Result<Reading, FigureError> {
    read(text, &Options { convention, ..Options::default() })
}

fn ends(reading: Reading) -> Ends {
    (reading.stated.low, reading.stated.best, reading.stated.high)
}

fn exact(n: f64) -> Ends {
    (Some(n), Some(n), Some(n))
}

fn about(low: f64, best: f64, high: f64) -> Ends {
    (Some(low), Some(best), Some(high))
}

fn range(low: f64, high: f64) -> Ends {
    (Some(low), None, Some(high))
}

fn from(low: f64) -> Ends {
    (Some(low), None, None)
}

fn until(high: f64) -> Ends {
    (None, None, Some(high))
}

/// Each phrase is read alike when its language is given and when it is not.
fn all_read(language: Language, cases: &[(&str, Qualifier, Ends)]) {
    for (text, qualifier, expected) in cases {
        for given in [Some(language), None] {
            let got = in_language(text, given).map(|reading| (reading.qualifier, ends(reading)));
            assert_eq!(got, Ok((*qualifier, *expected)), "{text:?} in {given:?}");
        }
    }
}

/// Each text says that the number is not known.
fn all_unknown(language: Language, texts: &[&str]) {
    for text in texts {
        for given in [Some(language), None] {
            let error = in_language(text, given).err();
            assert_eq!(error, Some(FigureError::Unknown { text: (*text).to_owned() }), "{text:?} in {given:?}");
        }
    }
}

fn not_a_number(text: &str, language: Option<Language>) -> bool {
    matches!(in_language(text, language), Err(FigureError::NotANumber { .. }))
}

#[test]
fn digits_are_read_without_a_language() {
    let cases = [
        ("203", Exact, exact(203.0)),
        ("0", Exact, exact(0.0)),
        (" 203 ", Exact, exact(203.0)),
        ("2.5", Exact, exact(2.5)),
        ("1 200", Exact, exact(1200.0)),
        ("1\u{a0}200", Exact, exact(1200.0)),
        ("1\u{202f}200", Exact, exact(1200.0)),
        ("1'200", Exact, exact(1200.0)),
        ("1.200.300", Exact, exact(1_200_300.0)),
        ("٢٠٣", Exact, exact(203.0)),
        ("１２k", Exact, exact(12_000.0)),
        ("300-600", Range, range(300.0, 600.0)),
        ("300–600", Range, range(300.0, 600.0)),
        ("5-10k", Range, range(5_000.0, 10_000.0)),
        ("600-300", Range, range(600.0, 300.0)),
        ("~300", About, about(250.0, 300.0, 350.0)),
        (">300", MoreThan, from(301.0)),
        (">= 300", AtLeast, from(300.0)),
        ("≤300", UpTo, until(300.0)),
        ("< 300", FewerThan, until(299.0)),
        ("300+", AtLeast, from(300.0)),
        ("72 %", Exact, exact(72.0)),
    ];
    for (text, qualifier, expected) in cases {
        let got = in_language(text, None).map(|r| (r.qualifier, ends(r), r.language));
        assert_eq!(got, Ok((qualifier, expected, None)), "{text:?}");
    }
}

#[test]
fn every_end_says_where_it_comes_from() {
    let stated = Some(EndBasis::Stated);
    let rounding = Some(EndBasis::Rounding);
    let convention = Some(EndBasis::Convention);
    let cases = [
        ("203", None, None),
        ("300-600", None, None),
        ("at least 500", stated, None),
        ("up to 500", None, stated),
        ("about 300", rounding, rounding),
        ("some 30 to 40", rounding, rounding),
        ("a dozen to 20", rounding, None),
        ("nearly 300", rounding, stated),
        ("nearly a dozen", rounding, rounding),
        ("au moins une vingtaine", rounding, None),
        ("more than a dozen", rounding, None),
        ("hundreds", convention, convention),
        ("at least several hundred", convention, None),
        ("some", stated, None),
    ];
    for (text, low, high) in cases {
        let got = in_language(text, None).map(|reading| (reading.stated.low_basis, reading.stated.high_basis));
        assert_eq!(got, Ok((low, high)), "{text}");
    }
}

#[test]
fn a_vague_word_is_read_by_the_named_convention_and_says_so() {
    let got = |text, convention| by(text, convention).map(|r| (ends(r), r.convention, r.word));
    assert_eq!(got("hundreds", Convention::Acled), Ok((from(100.0), Some(Convention::Acled), Some("hundreds"))));
    assert_eq!(got("plusieurs", Convention::Pitf), Ok((range(5.0, 24.0), Some(Convention::Pitf), Some("several"))));
    assert_eq!(got("dozens", Convention::Pitf), Ok((range(50.0, 99.0), Some(Convention::Pitf), Some("dozens"))));
    assert_eq!(got("some", Convention::Acled), Ok((from(1.0), None, Some("some"))));
    assert_eq!(got("a dozen", Convention::Pitf), Ok((about(9.0, 12.0, 15.0), None, None)));
    for (text, convention, word) in [
        ("scores", Convention::Pitf, "scores"),
        ("des milliers", Convention::Pitf, "thousands"),
        ("up to several hundred", Convention::Acled, "hundreds"),
    ] {
        assert_eq!(by(text, convention), Err(FigureError::Refused { convention, word }), "{text}");
    }
}

#[test]
fn a_separator_that_can_be_either_is_an_error_with_both_readings() {
    let ambiguous = |text: &str, language| match in_language(text, language) {
        Err(FigureError::Ambiguous { readings, .. }) => readings,
        other => panic!("{text:?} in {language:?}: {other:?}"),
    };
    for (text, language) in [
        ("1.200", None),
        ("1.200", Some(English)),
        ("1,200", Some(French)),
        ("1.200 civilians", None),
        ("au moins 1,200", None),
        ("1.200-1.500", None),
        ("1.200 million", Some(English)),
    ] {
        assert_eq!(ambiguous(text, language), [1200.0, 1.2]);
    }
    assert_eq!(in_language("1.200", Some(French)).map(ends), Ok(exact(1200.0)));
    assert_eq!(in_language("1,2", Some(French)).map(ends), Ok(exact(1.2)));
    assert!(not_a_number("1,2", Some(English)));
}

#[test]
fn a_percentage_has_its_own_unit_and_people_keep_theirs() {
    for text in ["72 %", "72%", "72 per cent", "72 percent of the dead", "72 pour cent", "about 72 %", "70 to 72 %"] {
        assert_eq!(in_language(text, None).map(|reading| reading.unit), Ok(Unit::Percent), "{text}");
    }
    assert_eq!(in_language("72 people", None).map(|reading| reading.unit), Ok(Unit::People));
    assert!(not_a_number("72 % to 80", None));
}

#[test]
fn a_limit_gives_back_the_number_that_was_written() {
    for (text, limit) in [
        ("more than 500", Some(500.0)),
        ("more than 72 %", Some(72.0)),
        ("more than 2.5", Some(2.0)),
        ("fewer than 40", Some(40.0)),
        ("at least 500", Some(500.0)),
        ("up to 40", Some(40.0)),
        ("nearly 300", Some(300.0)),
        ("203", None),
        ("at least several hundred", None),
    ] {
        assert_eq!(in_language(text, None).map(|reading| reading.limit()), Ok(limit), "{text}");
    }
}

#[test]
fn the_language_is_that_of_the_words() {
    for (text, language) in [("at least 5", Some(English)), ("au moins 5", Some(French)), ("12k", None), ("6 %", None)]
    {
        assert_eq!(in_language(text, None).map(|reading| reading.language), Ok(language), "{text}");
    }
    assert!(not_a_number("au moins 5", Some(English)));
}

#[test]
fn what_is_not_understood_is_refused_whole() {
    for text in [
        "at least 20, mostly men",
        "203 killed, 51 arrested",
        "at least",
        "more than several",
        "about hundreds",
        "at least 300 to 400",
        "up to 300-400",
        "nearly about 300",
        "300 houses",
        "about",
        "people",
        "of 300",
        "300 300 people 5",
        "1/2",
        "(300)",
        "2022-03",
        "2022-03-27",
        "nan",
        "inf",
        "infinity",
        "1e3",
        "0x1f",
        "12m",
        "one to two hundred thousand",
        "at least some",
        "at least none",
        "12 34",
        "1.2.3",
        "+300",
        "300 ± 20",
        "personne",
        "a couple hundred",
        "+",
        ".",
        "\u{200b}",
        "300 to",
        "between 200",
        "between 200 to 300",
        "½",
        "%",
    ] {
        assert!(not_a_number(text, None), "{text:?}: {:?}", in_language(text, None));
    }
    assert!(not_a_number(&"203 ".repeat(200), None));
}

#[test]
fn what_is_no_count_has_its_own_error() {
    let error = |text: &str| in_language(text, None).err();
    for text in ["", "  ", "\t"] {
        assert_eq!(error(text), Some(FigureError::Empty));
    }
    for text in
        ["unknown", "Inconnu", "?", "n/a", "N/A", "n.a.", "-", "—", "an unknown number of people", "nombre inconnu"]
    {
        assert_eq!(error(text), Some(FigureError::Unknown { text: text.into() }));
    }
    for text in ["-5", "−5", "at least -5", "300 to -5", "fewer than 0"] {
        assert_eq!(error(text), Some(FigureError::Negative { text: text.into() }));
    }
    for text in ["10000000001", "11 billion", "99999999999999999999", &"9".repeat(399), "1-99999999999"] {
        assert_eq!(error(text), Some(FigureError::TooLarge { text: text.into() }));
    }
}

#[test]
fn an_error_names_the_piece_that_is_not_understood_and_what_to_do() {
    let told = |text: &str| in_language(text, None).err().map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(
        told("at least 20, mostly men"),
        "\"at least 20, mostly men\" cannot be read as a figure: \",\" is not understood; expected something like 203, \
         \"at least 500\" or \"300-600\"; write the figure alone and keep the other words in label or note"
    );
    assert!(told("1e3").ends_with("write the number out: 1000, not 1e3"));
    assert!(told("2022-03").contains("date_start"));
    assert!(told("1.200-1.500").starts_with("in \"1.200-1.500\", \"1.200\" can be read as 1,200 or as 1.2;"));
}
