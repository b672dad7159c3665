//! Made UpSet plots: how they look, and what they must survive.

use super::{Things, UpsetChart};
use crate::chart::{Heading, Sheet};

fn sheet(title: &str, sets: &[&str], combinations: Vec<(Vec<usize>, usize)>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "Events by the independent sources that report them. Central Mali, 2020 – 2022".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    let sets = sets.iter().map(|name| (*name).to_string()).collect();
    Sheet::new(heading, UpsetChart { sets, combinations, things: Things::Events })
}

const FIVE: [&str; 5] = ["ACLED", "Human Rights Watch", "MINUSMA", "UCDP", "Local press"];

fn five() -> Vec<(Vec<usize>, usize)> {
    vec![
        (vec![0], 214),
        (vec![4], 131),
        (vec![0, 3], 96),
        (vec![0, 4], 64),
        (vec![2], 41),
        (vec![0, 3, 4], 38),
        (vec![0, 2, 3], 22),
        (vec![1], 17),
        (vec![0, 1, 2, 3], 12),
        (vec![1, 2], 9),
        (vec![0, 1, 2, 3, 4], 6),
        (vec![3], 5),
        (vec![1, 4], 2),
    ]
}

pub(super) fn all() -> Vec<(&'static str, Sheet)> {
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \"onload=\"x &amp; \u{202e}evil\u{0}\u{b}\u{fffe} <!-- --> %s";
    let many: Vec<String> = (0..20).map(|i| format!("Source {i}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    // Every non-empty choice of five out of twenty sources, some of them far apart.
    let choices = (1..60_usize).map(|i| {
        let members: Vec<usize> = (0..20).filter(|set| (i * 7_919) >> set & 1 == 1).collect();
        (members, 2_400 / i)
    });
    let mut people = UpsetChart::of(
        Things::People,
        [vec!["A".to_string(), "B".into()], vec!["A".into()], vec!["B".into(), "C".into()]].iter().map(Vec::as_slice),
    );
    people.combinations.iter_mut().for_each(|(members, count)| *count = 1_000 * members.len());
    vec![
        ("five", sheet("Most events are known from one source alone", &FIVE, five())),
        (
            "people",
            Sheet::new(Heading { title: "Which lists name which victims".into(), ..Heading::default() }, people),
        ),
        ("one", sheet("One source", &["ACLED"], vec![(vec![0], 7)])),
        ("many", sheet("Twenty sources and sixty combinations", &many, choices.collect())),
        (
            "outlier",
            sheet(
                "One combination is a thousand times the others",
                &["A", "B", "C"],
                vec![(vec![0, 1], 300_000), (vec![2], 300), (vec![0, 2], 1)],
            ),
        ),
        (
            "long_names",
            sheet("Names of eighty letters", &[long, &long.replace(' ', "_")], vec![(vec![0], 5), (vec![0, 1], 3)]),
        ),
        (
            "arabic",
            sheet(
                "أي مصادر أوردت أي أحداث",
                &["الشبكة السورية لحقوق الإنسان", "وكالة سانا", "Airwars"],
                vec![(vec![0], 12), (vec![0, 2], 9), (vec![1], 4), (vec![0, 1, 2], 1)],
            ),
        ),
        (
            "without_a_source",
            sheet("Some events have no source", &["A", "B"], vec![(vec![], 40), (vec![0], 3), (vec![0, 1], 3)]),
        ),
        ("zeros", sheet("Nobody saw anything", &["A", "B"], vec![(vec![0], 0)])),
        ("no_data", sheet("No data at all", &[], Vec::new())),
        (
            "hostile",
            sheet(
                hostile,
                &[hostile, "\u{202e}\u{1b}[31m", &"word ".repeat(2000)],
                vec![(vec![0, 1, 2, 99], 3), (vec![1, 1], 1)],
            ),
        ),
    ]
}
