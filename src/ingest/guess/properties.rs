//! Whatever a file holds, its draft is a profile that mentions every column.

use super::guess;
use crate::ingest::profile::{Mapping, Profile};
use proptest::prelude::*;

/// Names and cells: pieces that mean something, in any order and with any joint, and any text at all.
fn text() -> impl Strategy<Value = String> {
    let known = "killed min max civ children injured total date year month place lat x y source id event name no \
                 القتلى погибшие tués soldiers status sex 12 2020-01-02 -99 1.5 https://a.b unknown { } | # ''' \
                 $g @ = *";
    let odd = ["at least 5", "\"", "\\", "\n", "\u{2028}", "\u{0}"];
    let pieces = prop::sample::select(known.split(' ').chain(odd).collect::<Vec<_>>());
    let joint = prop::sample::select(vec!["", " ", "_", "-", "/"]);
    let joined = prop::collection::vec((pieces, joint), 0..5)
        .prop_map(|parts| parts.iter().map(|(piece, joint)| format!("{piece}{joint}")).collect::<String>());
    let long = ("\\PC{1,3}", 1..4_000_usize).prop_map(|(c, n)| c.repeat(n));
    prop_oneof![6 => joined, 2 => any::<String>(), 1 => Just(String::new()), 1 => long]
}

proptest! {
    #[test]
    fn every_draft_is_a_profile_that_mentions_every_column(
        stem in text(),
        headers in prop::collection::vec(text(), 0..12),
        rows in prop::collection::vec(prop::collection::vec(text(), 0..14), 0..5),
    ) {
        let names: Vec<&str> = headers.iter().map(String::as_str).collect();
        let samples: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let draft = guess(&stem, &names, &samples);
        let profile = Profile::parse(&draft.toml);
        prop_assert!(profile.is_ok(), "{:?}\n{}", profile.err(), draft.toml);
        let Ok(profile) = profile else { return Ok(()) };
        let mapping = Mapping::new(&profile, &headers, None);
        prop_assert!(mapping.is_ok(), "{:?}\n{}", mapping.err(), draft.toml);
        for place in 1..=names.len() {
            prop_assert!(draft.toml.contains(&format!("column {place} ")), "column {place}\n{}", draft.toml);
        }
        for (_, column, _) in &draft.maps {
            prop_assert!(profile.columns().iter().any(|named| named == column.trim()), "{column:?}\n{}", draft.toml);
        }
        prop_assert_eq!(guess(&stem, &names, &samples), draft);
    }
}
