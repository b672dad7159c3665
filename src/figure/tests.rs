//! Every phrase of the contract, in both languages and by all conventions.

use super::*;
use crate::model::vocab::EndBasis;
use Language::{English, French};
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
fn english_figures_are_read() {
    all_read(
        English,
        &[
            ("1,200", Exact, exact(1200.0)),
            ("1.2 million", Exact, exact(1.2e6)),
            ("three hundred and fifty", Exact, exact(350.0)),
            ("203 fighters", Exact, exact(203.0)),
            ("300 civilians killed", Exact, exact(300.0)),
            ("a couple", Exact, exact(2.0)),
            ("zero", Exact, exact(0.0)),
            ("no", Exact, exact(0.0)),
            ("none", Exact, exact(0.0)),
            ("no one", Exact, exact(0.0)),
            ("no civilians", Exact, exact(0.0)),
            ("at least 500", AtLeast, from(500.0)),
            ("At Least 500 people", AtLeast, from(500.0)),
            ("no fewer than 500", AtLeast, from(500.0)),
            ("500 or more", AtLeast, from(500.0)),
            ("500 people at least", AtLeast, from(500.0)),
            ("at least about 300", AtLeast, from(300.0)),
            ("at least two dozen", AtLeast, from(24.0)),
            ("more than 100", MoreThan, from(101.0)),
            ("over one thousand", MoreThan, from(1001.0)),
            ("more than a dozen", MoreThan, from(13.0)),
            ("up to 40", UpTo, until(40.0)),
            ("no more than 40", UpTo, until(40.0)),
            ("fewer than 40", FewerThan, until(39.0)),
            ("less than a hundred", FewerThan, until(99.0)),
            ("about 300", About, about(250.0, 300.0, 350.0)),
            ("some 300", About, about(250.0, 300.0, 350.0)),
            ("an estimated 300 people", About, about(250.0, 300.0, 350.0)),
            ("around 300", About, about(250.0, 300.0, 350.0)),
            ("approx. 300", About, about(250.0, 300.0, 350.0)),
            ("300 or so", About, about(250.0, 300.0, 350.0)),
            ("about 203", About, about(202.0, 203.0, 204.0)),
            ("a dozen", About, about(9.0, 12.0, 15.0)),
            ("half a dozen", About, about(4.0, 6.0, 8.0)),
            ("two dozen", About, about(19.0, 24.0, 29.0)),
            ("a score", About, about(16.0, 20.0, 24.0)),
            ("nearly 300", Nearly, range(250.0, 300.0)),
            ("300 to 600", Range, range(300.0, 600.0)),
            ("between 200 and 400", Range, range(200.0, 400.0)),
            ("between two hundred and four hundred", Range, range(200.0, 400.0)),
            ("from 200 to 400 people", Range, range(200.0, 400.0)),
            ("two to three hundred", Range, range(200.0, 300.0)),
            ("two to three dozen", Range, range(24.0, 36.0)),
            ("some 30 to 40 people", Range, range(30.0, 40.0)),
            ("three or four", Range, range(3.0, 4.0)),
            ("hundreds", Vague, range(200.0, 999.0)),
            ("hundreds of people", Vague, range(200.0, 999.0)),
            ("several hundred", Vague, range(200.0, 999.0)),
            ("some hundreds", Vague, range(200.0, 999.0)),
            ("a few thousand", Vague, range(2000.0, 9999.0)),
            ("dozens", Vague, range(24.0, 99.0)),
            ("several dozen", Vague, range(24.0, 99.0)),
            ("tens", Vague, range(20.0, 99.0)),
            ("scores", Vague, range(40.0, 99.0)),
            ("tens of thousands", Vague, range(20_000.0, 99_999.0)),
            ("several", Vague, range(3.0, 9.0)),
            ("a few", Vague, range(3.0, 9.0)),
            ("some", Vague, from(1.0)),
            ("some people", Vague, from(1.0)),
            ("at least several hundred", AtLeast, from(200.0)),
            ("up to several hundred", UpTo, until(999.0)),
        ],
    );
}

#[test]
fn french_figures_are_read() {
    all_read(
        French,
        &[
            ("1.200 morts", Exact, exact(1200.0)),
            ("1,2 million", Exact, exact(1.2e6)),
            ("deux cents", Exact, exact(200.0)),
            ("quatre-vingt-dix-sept personnes", Exact, exact(97.0)),
            ("une personne", Exact, exact(1.0)),
            ("300 civils", Exact, exact(300.0)),
            ("aucun", Exact, exact(0.0)),
            ("aucune victime", Exact, exact(0.0)),
            ("zéro", Exact, exact(0.0)),
            ("au moins 500", AtLeast, from(500.0)),
            ("500 au moins", AtLeast, from(500.0)),
            ("300 ou plus", AtLeast, from(300.0)),
            ("au moins une vingtaine", AtLeast, from(20.0)),
            ("pas moins de 300 personnes", AtLeast, from(300.0)),
            ("plus de 100", MoreThan, from(101.0)),
            ("plus d'une centaine", MoreThan, from(101.0)),
            ("plus d’une centaine de morts", MoreThan, from(101.0)),
            ("jusqu'à 40", UpTo, until(40.0)),
            ("jusqu’à une centaine", UpTo, until(100.0)),
            ("40 au maximum", UpTo, until(40.0)),
            ("moins de 40", FewerThan, until(39.0)),
            ("environ 300", About, about(250.0, 300.0, 350.0)),
            ("300 environ", About, about(250.0, 300.0, 350.0)),
            ("quelque 300 personnes", About, about(250.0, 300.0, 350.0)),
            ("quelques 300", About, about(250.0, 300.0, 350.0)),
            ("autour de 300", About, about(250.0, 300.0, 350.0)),
            ("autour d'une centaine", About, about(80.0, 100.0, 120.0)),
            ("une trentaine", About, about(25.0, 30.0, 35.0)),
            ("une trentaine de civils tués", About, about(25.0, 30.0, 35.0)),
            ("vingtaine de morts", About, about(16.0, 20.0, 24.0)),
            ("environ une centaine", About, about(80.0, 100.0, 120.0)),
            ("une douzaine", About, about(9.0, 12.0, 15.0)),
            ("une demi-douzaine", About, about(4.0, 6.0, 8.0)),
            ("un millier", About, about(800.0, 1000.0, 1200.0)),
            ("deux centaines", About, about(160.0, 200.0, 240.0)),
            ("près de 300", Nearly, range(250.0, 300.0)),
            ("près d'une centaine", Nearly, range(80.0, 100.0)),
            ("presque 300", Nearly, range(250.0, 300.0)),
            ("300 à 600", Range, range(300.0, 600.0)),
            ("entre 300 et 600", Range, range(300.0, 600.0)),
            ("entre vingt et un et trente", Range, range(21.0, 30.0)),
            ("de 300 à 600 morts", Range, range(300.0, 600.0)),
            ("deux à trois cents", Range, range(200.0, 300.0)),
            ("entre une vingtaine et une trentaine", Range, range(20.0, 30.0)),
            ("des centaines", Vague, range(200.0, 999.0)),
            ("plusieurs centaines", Vague, range(200.0, 999.0)),
            ("quelques dizaines", Vague, range(20.0, 99.0)),
            ("des dizaines de morts", Vague, range(20.0, 99.0)),
            ("des dizaines de milliers", Vague, range(20_000.0, 99_999.0)),
            ("plusieurs", Vague, range(3.0, 9.0)),
            ("quelques personnes", Vague, range(3.0, 9.0)),
            ("des civils", Vague, from(1.0)),
            ("plusieurs centaines au moins", AtLeast, from(200.0)),
        ],
    );
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
