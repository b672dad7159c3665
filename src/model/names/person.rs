//! What is special in names of persons.

use super::words::{Word, without};

/// Words of descent and rank that one list has and another leaves out, in Latin letters and as transliterated.
const SMALL: &[&str] = &[
    "ibn", "bin", "ben", "bn", "abn", "bint", "bnt", "ibnt", "binti", "ould", "wuld", "wld", "walad", "mint", "ag",
    "ait", "de", "del", "della", "da", "dos", "das", "du", "la", "las", "los", "van", "von", "der", "mr", "mrs", "ms",
    "dr", "prof", "sheikh", "shaikh", "shaykh", "sheik", "cheikh", "hajj", "haj", "haji", "hajji", "hadj", "el", "al",
    "st", "jr",
];

/// The words that tell one person from another.
pub(super) fn telling(words: Vec<Word>) -> Vec<Word> {
    without(words, |word| SMALL.contains(&word.text.as_str()))
}
