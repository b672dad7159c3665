//! What a cell says -> the contract's word for it.

use super::names::{Concept, Name};
use super::words::words;
use crate::model::vocab::{Harm, SourceKind, Status, Vocabulary};

/// The harm that a cell names, unless it says "not".
pub(super) fn harm_of(cell: &str) -> Option<&'static str> {
    if words(cell).iter().any(|word| word == "not") {
        return None;
    }
    Harm::parse(cell).map(Harm::word).or_else(|| Name::read(cell).harm())
}

/// The status that a cell names.
pub(super) fn status_of(cell: &str) -> Option<&'static str> {
    Status::parse(cell).map(Status::word).or_else(|| Name::read(cell).status())
}

/// The people that a cell names: women, men, children ...
pub(super) fn people_of(cell: &str) -> Option<&'static str> {
    Name::read(cell).find(|concept| match concept {
        Concept::People(people) => Some(people),
        _ => None,
    })
}

/// The kind of source that a cell names, in whole or by one of its words.
pub(super) fn source_kind(cell: &str) -> &'static str {
    let mut pieces = std::iter::once(cell).chain(cell.split(|c: char| !c.is_alphanumeric()));
    pieces.find_map(SourceKind::parse).map_or("unknown", SourceKind::word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_words_become_words_of_the_contract() {
        assert_eq!(harm_of("Sexual violence"), Some("sexual_violence"));
        assert_eq!(harm_of("Civilian deaths"), Some("killed"));
        assert_eq!(harm_of("present (not killed)"), None);
        assert_eq!(status_of("civilians and fighters"), Some("mixed"));
        assert_eq!(status_of("hors de combat"), Some("hors_de_combat"));
        assert_eq!(people_of("femmes"), Some("women"));
        assert_eq!(source_kind("belligerent (state)"), "belligerent");
        assert_eq!(source_kind("the neighbours"), "unknown");
    }
}
