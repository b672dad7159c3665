//! What holds for any text.

use super::super::{Closeness, Name, transliterate};
use proptest::prelude::*;

const KINDS: [fn(&str) -> Name; 3] = [Name::person, Name::group, Name::place];

/// Words of the scripts and of the rules, put together at random, and any text at all.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{1,9}",
        "[\u{621}-\u{64A}]{1,8}",
        "[\u{400}-\u{45F}]{1,8}",
        prop::sample::select(vec![
            "al",
            "abd",
            "Abu",
            "allah",
            "el",
            "ez",
            "din",
            "of",
            "(2021-)",
            "JNIM:",
            "(IS)",
            "Government",
            "Mali",
            "oblast",
            "الله",
            "ال",
            "عبد",
            "J.",
            "d'",
            "东京",
            "नाम",
            "12",
        ])
        .prop_map(String::from),
    ];
    prop_oneof![prop::collection::vec(word, 0..6).prop_map(|words| words.join(" ")), any::<String>()]
}

proptest! {
    #[test]
    fn similarity_is_symmetric_and_between_nought_and_one(a in text(), b in text()) {
        for prepare in KINDS {
            let (x, y) = (prepare(&a), prepare(&b));
            let similarity = x.similarity(&y);
            prop_assert_eq!(similarity, y.similarity(&x));
            prop_assert!(similarity.is_none_or(|s| (0.0..=1.0).contains(&s)));
            prop_assert_eq!(similarity.is_none(), x.key().is_empty() || y.key().is_empty());
            prop_assert_eq!(x.closeness(&y), similarity.map(Closeness::of));
        }
    }

    #[test]
    fn a_name_is_the_same_as_itself(text in text()) {
        for prepare in KINDS {
            let name = prepare(&text);
            prop_assert_eq!(name.similarity(&prepare(&text)), (!name.key().is_empty()).then_some(1.0));
        }
    }

    #[test]
    fn case_and_punctuation_do_not_matter(words in prop::collection::vec("[a-z]{2,9}", 1..5)) {
        let (plain, other) = (words.join(" "), words.join("-").to_uppercase() + ".");
        for prepare in KINDS {
            prop_assert_eq!(prepare(&plain).similarity(&prepare(&other)), Some(1.0));
        }
    }

    #[test]
    fn the_order_of_a_persons_words_does_not_matter(a in "[b-df-z][a-z]{6,9}", b in "[b-df-z][a-z]{6,9}") {
        let (x, y) = (Name::person(&format!("{a} {b}")), Name::person(&format!("{b} {a}")));
        prop_assert_eq!(x.similarity(&y), Some(1.0));
        prop_assert_eq!(x.key(), y.key());
    }

    #[test]
    fn transliterating_twice_changes_nothing_more(text in text()) {
        let once = transliterate(&text);
        prop_assert_eq!(transliterate(&once), once);
    }

    #[test]
    fn a_long_text_takes_no_long_time(words in prop::collection::vec("[a-d]{1,2}", 200..400)) {
        let (long, acronym) = (words.join(" "), "(ABCDABCD)");
        let (x, y) = (Name::group(&long), Name::group(&format!("x {acronym}")));
        prop_assert!(x.similarity(&y).is_some());
    }
}
