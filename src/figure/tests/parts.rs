//! A total with its parts, in every language.

use super::*;
use crate::model::vocab::Status;
use Status::{Civilian, Combatant};

type Expected<'a> = (&'a str, Ends, Option<Status>, Option<&'static str>);

/// Each text is read alike when its language is given and when it is not; `read` itself refuses it.
fn all_split(language: Language, cases: &[(&str, Ends, &[Expected])]) {
    for (text, total, parts) in cases {
        for given in [Some(language), None] {
            let options = Options { language: given, ..Options::default() };
            assert!(read(text, &options).is_err(), "{text}");
            let got = read_with_parts(text, &options).unwrap_or_else(|error| panic!("{text} in {given:?}: {error}"));
            assert_eq!(ends(got.total), *total, "{text}");
            let told = got.parts.iter().map(|part| (&*part.words, ends(part.reading), part.status, part.demographic));
            assert_eq!(told.collect::<Vec<_>>(), *parts, "{text}");
            assert!(got.parts.iter().all(|part| part.reading.language == Some(language)), "{text}");
        }
    }
}

#[test]
fn english_totals_come_with_their_parts() {
    let children: &[Expected] = &[("7 children", exact(7.0), None, Some("children"))];
    all_split(
        English,
        &[
            ("at least 20 including 7 children", from(20.0), children),
            ("20 (including 7 children)", exact(20.0), children),
            ("20 people killed, including 7 children.", exact(20.0), children),
            (
                "20, including 7 children and 3 women",
                exact(20.0),
                &[children[0], ("3 women", exact(3.0), None, Some("women"))],
            ),
            ("23 dead, among them 5 civilians", exact(23.0), &[("5 civilians", exact(5.0), Some(Civilian), None)]),
            (
                "203, of whom at least 51 were civilians, and two hundred and three fighters",
                exact(203.0),
                &[
                    ("at least 51 were civilians", from(51.0), Some(Civilian), None),
                    ("two hundred and three fighters", exact(203.0), Some(Combatant), None),
                ],
            ),
            (
                "1,200 including between 2 and 3 civilian children and hundreds of women",
                exact(1200.0),
                &[
                    ("between 2 and 3 civilian children", range(2.0, 3.0), Some(Civilian), Some("children")),
                    ("hundreds of women", range(200.0, 999.0), None, Some("women")),
                ],
            ),
            (
                "12 including a child and women and children",
                exact(12.0),
                &[("a child", exact(1.0), None, Some("children")), ("women and children", from(1.0), None, None)],
            ),
            (
                "20 killed, 7 of them children and 3 of whom were women",
                exact(20.0),
                &[
                    ("7 of them children", exact(7.0), None, Some("children")),
                    ("3 of whom were women", exact(3.0), None, Some("women")),
                ],
            ),
            ("20 casualties, including 8 injured", exact(20.0), &[("8 injured", exact(8.0), None, None)]),
            (
                "12 including an unknown number of policemen",
                exact(12.0),
                &[("an unknown number of policemen", from(1.0), None, None)],
            ),
        ],
    );
}

#[test]
fn the_other_languages_have_their_own_words_for_it() {
    let child = |words| (words, exact(7.0), None, Some("children"));
    let women = |words| (words, exact(3.0), None, Some("women"));
    all_split(
        French,
        &[
            ("12 morts dont 3 femmes", exact(12.0), &[women("3 femmes")]),
            (
                "au moins 20 morts, parmi lesquels 7 enfants et 3 femmes",
                from(20.0),
                &[child("7 enfants"), women("3 femmes")],
            ),
        ],
    );
    all_split(
        Spanish,
        &[
            ("20 muertos, entre ellos 7 niños", exact(20.0), &[child("7 niños")]),
            (
                "1.200 muertos, incluidos siete menores de edad y 3 mujeres",
                exact(1200.0),
                &[child("siete menores de edad"), women("3 mujeres")],
            ),
        ],
    );
    all_split(
        Portuguese,
        &[
            ("20 mortos, incluindo 7 crianças", exact(20.0), &[child("7 crianças")]),
            ("20 mortos, dos quais 7 crianças e 3 mulheres", exact(20.0), &[child("7 crianças"), women("3 mulheres")]),
        ],
    );
    all_split(
        Arabic,
        &[
            ("20 قتيلا بينهم 7 أطفال", exact(20.0), &[child("7 أطفال")]),
            ("20 قتيلاً، من بينهم 7 أطفال و3 نساء", exact(20.0), &[child("7 أطفال"), women("3 نساء")]),
            ("عشرون قتيلا بينهم سبعة أطفال وثلاث نساء", exact(20.0), &[child("سبعة أطفال"), women("ثلاث نساء")]),
            (
                "20 قتيلا بينهم 7 أطفال وامرأتان",
                exact(20.0),
                &[child("7 أطفال"), ("امرأتان", exact(2.0), None, Some("women"))],
            ),
        ],
    );
    all_split(
        Russian,
        &[
            ("20 погибших, в том числе 7 детей", exact(20.0), &[child("7 детей")]),
            (
                "не менее 20 человек, из них семеро детей и 3 женщины",
                from(20.0),
                &[child("семеро детей"), women("3 женщины")],
            ),
            (
                "20 погибших, среди них 5 мирных жителей",
                exact(20.0),
                &[("5 мирных жителей", exact(5.0), Some(Civilian), None)],
            ),
        ],
    );
    all_split(
        Ukrainian,
        &[
            ("20 загиблих, зокрема 7 дітей", exact(20.0), &[child("7 дітей")]),
            ("20 загиблих, у тому числі 7 дітей та 3 жінки", exact(20.0), &[child("7 дітей"), women("3 жінки")]),
        ],
    );
}

#[test]
fn a_figure_without_parts_is_read_as_ever() {
    for text in
        ["203", "at least 500", "300-600", "hundreds", "", "n/a", "1.200", "-5", "20 houses", "including 7 children"]
    {
        let whole = read(text, &Options::default());
        let split = read_with_parts(text, &Options::default());
        assert_eq!(split, whole.map(|total| WithParts { total, parts: Vec::new() }), "{text}");
    }
}

#[test]
fn a_part_that_is_not_understood_spoils_the_whole() {
    for text in [
        "20 including 7 houses",
        "20 including",
        "20 killed, including 7 children, and 50 injured",
        "20 killed, 50 injured, 3 of them children",
        "20 killed, 7 of them children, 50 injured",
        "20 killed, 7 children",
        "20 including 7 children, 3 of them girls",
        "20 including 7 children and",
        "20 including 7 children, among them 3 girls",
        "20 (including 7 children",
        "unknown, including 7 children",
    ] {
        assert!(read_with_parts(text, &Options::default()).is_err(), "{text}");
    }
    let ambiguous = read_with_parts("20 including 1.200 children", &Options::default());
    assert!(matches!(ambiguous, Err(FigureError::Ambiguous { found, .. }) if found == "1.200"));
    let refused =
        read_with_parts("20 including scores of men", &Options { convention: Convention::Pitf, ..Options::default() });
    assert!(matches!(refused, Err(FigureError::Refused { word: "scores", .. })));
}
