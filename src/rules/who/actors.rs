//! Whether two texts in `perpetrator` name different actors. What cannot be told apart by names is taken for one.

use crate::model::country;
use crate::model::names::{Closeness, Name};
use crate::rules::Confidence;

/// Words that say that nobody is named.
const NOBODY: &[&str] = &["unknown", "unidentified", "unclear", "undetermined", "unspecified", "disputed", "inconnu"];

/// Words for fighters of no state that name no group.
const ANY_GROUP: &[&str] = &[
    "armed",
    "bandits",
    "extremist",
    "extremists",
    "fighters",
    "group",
    "groups",
    "gunmen",
    "insurgent",
    "insurgents",
    "islamist",
    "islamists",
    "jihadi",
    "jihadist",
    "jihadists",
    "men",
    "militant",
    "militants",
    "militia",
    "militias",
    "rebel",
    "rebels",
    "terrorist",
    "terrorists",
];

/// Words for forces of a state that name no state.
const ANY_FORCES: &[&str] = &[
    "air",
    "armed",
    "army",
    "defence",
    "defense",
    "forces",
    "gendarmerie",
    "gendarmes",
    "government",
    "military",
    "national",
    "police",
    "security",
    "soldiers",
    "state",
    "the",
    "troops",
];

/// An actor as one text names it.
pub struct Actor {
    names: Vec<Name>,
    states: Vec<&'static str>,
    of_state: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Acronym,
    AnyGroup,
    AnyForces,
    Named,
}

impl Actor {
    /// Reads one name of the list in `perpetrator`; `None` if it names nobody.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        if words.is_empty() || words.iter().any(|word| NOBODY.contains(&word.as_str())) {
            return None;
        }
        let all = |list: &[&str]| words.iter().all(|word| list.contains(&word.as_str()));
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let kind = if all(ANY_FORCES) {
            Kind::AnyForces
        } else if all(ANY_GROUP) {
            Kind::AnyGroup
        } else if words.len() == 1 && capitals >= 2 {
            Kind::Acronym
        } else {
            Kind::Named
        };
        // "FAMa and Wagner" is one text and two names; "Peace and Justice" stays whole beside its parts.
        let parts = text.split([',', '/', '(', ')']).flat_map(|part| part.split(" and ")).map(str::trim);
        let names = std::iter::once(text).chain(parts.filter(|part| !part.is_empty())).map(Name::group).collect();
        let forces = Name::group(text).state();
        let mentioned =
            |word: &String| country::alpha3(word).or_else(|| Name::group(&format!("forces {word}")).state());
        let long = words.iter().filter(|word| word.chars().count() > 3);
        let states = long.filter_map(mentioned).chain(forces).chain(country::alpha3(text)).collect();
        Some(Self { names, states, of_state: forces.is_some() || kind == Kind::AnyForces, kind })
    }

    /// Whether the names are alike, or of one state.
    pub fn may_be(&self, other: &Self) -> bool {
        let alike = |a: &Name, b: &Name| a.closeness(b).is_none_or(|closeness| closeness != Closeness::Different);
        self.names.iter().any(|a| other.names.iter().any(|b| alike(a, b)))
            || self.states.iter().any(|state| other.states.contains(state))
    }

    /// How sure it is that the two are different actors; `None` if they may be one.
    pub fn differs(&self, other: &Self) -> Option<Confidence> {
        if self.may_be(other) {
            return None;
        }
        match (self.kind, other.kind) {
            (Kind::AnyForces, Kind::AnyGroup) | (Kind::AnyGroup, Kind::AnyForces) => Some(Confidence::Medium),
            // Soldiers may be anybody's; "jihadists" may be any such group.
            (Kind::AnyForces, _) | (_, Kind::AnyForces) => None,
            (Kind::AnyGroup, _) => other.of_state.then_some(Confidence::Medium),
            (_, Kind::AnyGroup) => self.of_state.then_some(Confidence::Medium),
            // An acronym may be that of the other name in another language.
            (Kind::Acronym, Kind::Named) | (Kind::Named, Kind::Acronym) => None,
            (Kind::Acronym, Kind::Acronym) => Some(Confidence::Low),
            (Kind::Named, Kind::Named) if self.of_state && other.of_state => Some(Confidence::High),
            // A state's force may have a name of its own.
            (Kind::Named, Kind::Named) if self.of_state || other.of_state => Some(Confidence::Low),
            (Kind::Named, Kind::Named) => Some(Confidence::Medium),
        }
    }
}

/// How sure it is that no name of one list is an actor of the other; `None` if one may be, or a list names nobody.
pub fn lists_differ(a: &[Actor], b: &[Actor]) -> Option<Confidence> {
    let mut sure = None;
    for one in a {
        for other in b {
            let this = one.differs(other)?;
            sure = Some(sure.map_or(this, |least: Confidence| least.min(this)));
        }
    }
    sure
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(a: &str, b: &str) -> Option<Confidence> {
        let read = |text: &str| text.split(';').map(Actor::read).collect::<Option<Vec<_>>>();
        lists_differ(&read(a)?, &read(b)?)
    }

    #[test]
    fn spellings_acronyms_and_forces_of_one_state_are_no_contradiction() {
        for (a, b) in [
            ("Government of Mali", "Malian army"),
            ("Mali", "Malian Armed Forces"),
            ("FAMa", "Malian Armed Forces"),
            ("Boko Haram", "Boko Haraam"),
            ("JNIM", "jihadists"),
            ("army", "Government of Mali"),
            ("FAMa; Wagner", "FAMa"),
            ("FAMa and Wagner", "Wagner"),
            ("unknown", "Boko Haram"),
            ("unidentified gunmen", "Malian army"),
            ("Ukrainian shelling", "Ukraine"),
        ] {
            assert_eq!(differ(a, b), None, "{a} / {b}");
            assert_eq!(differ(b, a), None, "{b} / {a}");
        }
    }

    #[test]
    fn different_states_and_groups_contradict() {
        assert_eq!(differ("Russian forces", "Ukrainian forces"), Some(Confidence::High));
        assert_eq!(differ("Boko Haram", "Lord's Resistance Army"), Some(Confidence::Medium));
        assert_eq!(differ("Malian army", "jihadists"), Some(Confidence::Medium));
        assert_eq!(differ("army", "rebels"), Some(Confidence::Medium));
    }
}
