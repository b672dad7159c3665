//! What several languages share: words, missing-value marks, separators.

use super::*;

/// Every phrase of every table, by itself and around a number.
fn phrases() -> Vec<String> {
    let mut found = Vec::new();
    for language in Language::ALL {
        for phrase in language.table().phrases() {
            found.push(phrase.to_owned());
            found.push(format!("{phrase} 300"));
            found.push(format!("300 {phrase}"));
            found.push(format!("300 {phrase} 400"));
        }
        for (first, second) in language.table().between {
            let pairs = first.split('|').flat_map(|first| second.split('|').map(move |second| (first, second)));
            found.extend(pairs.map(|(first, second)| format!("{first} 300 {second} 400")));
        }
    }
    found
}

#[test]
fn a_phrase_that_several_languages_know_means_the_same_in_each() {
    for text in phrases() {
        let mut first = None;
        for language in Language::ALL {
            let kept = match in_language(&text, Some(*language)) {
                Ok(reading) => Ok(Reading { language: None, ..reading }),
                Err(error @ FigureError::Unknown { .. }) => Err(error),
                Err(_) => continue,
            };
            assert_eq!(first.get_or_insert_with(|| kept.clone()), &kept, "{text} in {language:?}");
        }
    }
}

#[test]
fn what_is_missing_in_one_language_is_missing_in_a_file_of_another() {
    let marks =
        ["-", "n.d.", "n/a", "inconnu", "desconocido", "нет данных", "غير معروف", "unknown", "...", "s/d", "н/д"];
    for text in marks {
        for language in Language::ALL.iter().copied().map(Some).chain([None]) {
            let error = in_language(text, language).err();
            assert_eq!(error, Some(FigureError::Unknown { text: text.into() }), "{text} in {language:?}");
        }
    }
}

#[test]
fn a_settled_decimal_mark_ends_all_doubt() {
    let read_with = |text: &str, decimal, language| {
        read(text, &Options { decimal: Some(decimal), language, ..Options::default() }).map(ends)
    };
    for language in Language::ALL.iter().copied().map(Some).chain([None]) {
        assert_eq!(read_with("1.200", Decimal::Comma, language), Ok(exact(1200.0)));
        assert_eq!(read_with("1,200", Decimal::Comma, language), Ok(exact(1.2)));
        assert_eq!(read_with("1.200", Decimal::Point, language), Ok(exact(1.2)));
        assert_eq!(read_with("1,200", Decimal::Point, language), Ok(exact(1200.0)));
        assert_eq!(read_with("1.200-1.500", Decimal::Comma, language), Ok(range(1200.0, 1500.0)));
        assert!(read_with("1.2.3", Decimal::Point, language).is_err());
    }
}

#[test]
fn a_number_that_stands_in_for_an_unknown_one_is_never_an_estimate() {
    let texts = ["coded as 10", "Fatalities unknown, coded as 10", "unknown fatalities coded as 10.", "CODED AS ten"];
    for text in texts {
        for convention in Convention::ALL {
            let reading = by(text, *convention).expect("a stand-in");
            assert_eq!(ends(reading), from(10.0), "{text}");
            assert_eq!(reading.stated.low_basis, Some(EndBasis::Convention));
            assert_eq!((reading.qualifier, reading.limit()), (Vague, None));
            assert_eq!((reading.convention, reading.word), (Some(Convention::Acled), Some("unknown number")));
        }
    }
    for text in ["coded as", "at least coded as 10", "coded as 10 %", "coded as several", "5 coded as 10"] {
        assert!(not_a_number(text, None), "{text}");
    }
}
