//! The other dimension of a total: where the events were, who counts, who the dead were.

use crate::link::Summary;
use crate::model::{Event, Harm, Lineage, Status, Vocabulary};
use std::collections::BTreeMap;

/// What totals are grouped by, beside time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// The first-order division, as most claims of an event have it.
    Admin1,
    /// The country, likewise.
    Country,
    /// The place, likewise.
    Place,
    /// Each source's own figures.
    Source,
    /// Whom the sources say that the people were.
    Status,
    /// What was done to them.
    Harm,
    /// Who is said to have done it.
    Perpetrator,
    /// The party that the people belonged to.
    VictimParty,
    /// Each event on its own.
    Event,
}

impl Dimension {
    /// All.
    pub const ALL: &'static [Self] = &[
        Self::Admin1,
        Self::Country,
        Self::Place,
        Self::Source,
        Self::Status,
        Self::Harm,
        Self::Perpetrator,
        Self::VictimParty,
        Self::Event,
    ];

    /// Its word in arguments: the column that it is read from.
    pub fn word(self) -> &'static str {
        match self {
            Self::Admin1 => "admin1",
            Self::Country => "country",
            Self::Place => "place",
            Self::Source => "source",
            Self::Status => "status",
            Self::Harm => "harm",
            Self::Perpetrator => "perpetrator",
            Self::VictimParty => "victim_party",
            Self::Event => "event",
        }
    }

    /// The dimension of a word.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.replace('-', "_");
        Self::ALL.iter().copied().find(|dimension| dimension.word() == word)
    }

    /// Whether the same people may stand in several groups, so that the groups do not add up.
    pub fn overlaps(self) -> bool {
        matches!(self, Self::Source | Self::Status | Self::Harm | Self::VictimParty)
    }
}

/// The value of a dimension; groups of everyone stand first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    rank: u8,
    /// Its name in the table.
    pub name: String,
}

impl Group {
    /// A group of a name; what no claim says is `not stated`.
    pub fn named(name: &str) -> Self {
        if name.is_empty() { Self { rank: 2, name: "not stated".into() } } else { Self { rank: 1, name: name.into() } }
    }

    /// The group of everyone, by some name.
    pub fn everyone(name: &str) -> Self {
        Self { rank: 0, name: name.into() }
    }

    /// The people of a plain total: `killed`, `killed (civilian)`.
    pub fn plain(harm: Harm, status: Status) -> Self {
        match status {
            Status::All => Self::everyone(harm.word()),
            status => Self::everyone(&format!("{} ({})", harm.word(), status.word())),
        }
    }
}

/// The group of an event, for the dimensions that an event has one value of.
pub(super) fn of_event(event: &Event, summary: &Summary, lineage: &Lineage, dimension: Dimension) -> Option<Group> {
    let claims = || event.claims().filter(|claim| lineage.counts(claim.row));
    Some(match dimension {
        Dimension::Country => Group::named(&summary.country),
        Dimension::Place => Group::named(&summary.place),
        Dimension::Event => Group::named(event.key()),
        Dimension::Admin1 => Group::named(most(claims().filter_map(|claim| claim.admin1())).unwrap_or_default()),
        Dimension::Perpetrator => {
            let mut named: Vec<&str> = claims().filter_map(|claim| claim.perpetrator()).collect();
            named.sort_unstable();
            named.dedup();
            match named[..] {
                [] => Group::named(""),
                [one] => Group::named(one),
                _ => Group { rank: 2, name: "disputed".into() },
            }
        }
        Dimension::Source | Dimension::Status | Dimension::Harm | Dimension::VictimParty => return None,
    })
}

/// The most frequent; of equals the first by name.
fn most<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    texts.for_each(|text| *times.entry(text).or_default() += 1);
    times.into_iter().rev().max_by_key(|(_, n)| *n).map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_stands_first_and_what_nobody_says_last() {
        let mut groups = [Group::named(""), Group::named("combatant"), Group::everyone("all"), Group::named("Gao")];
        groups.sort();
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["all", "Gao", "combatant", "not stated"]);
    }

    #[test]
    fn of_equally_frequent_names_the_first_is_taken_in_any_order_of_rows() {
        assert_eq!(most(["b", "a", "b", "a"].into_iter()), Some("a"));
        assert_eq!(most(["b", "a", "b"].into_iter()), Some("b"));
        assert_eq!(most([].into_iter()), None);
    }

    #[test]
    fn words_are_read_with_either_dash() {
        assert_eq!(Dimension::parse("victim-party"), Some(Dimension::VictimParty));
        assert_eq!(Dimension::parse("victim_party"), Some(Dimension::VictimParty));
        assert_eq!(Dimension::parse("month"), None);
    }
}
