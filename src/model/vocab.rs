//! The closed vocabularies of the contract: one enum each, its words in one place.

/// A closed vocabulary: every word, in the contract's order.
pub trait Vocabulary: Copy + Sized + 'static {
    /// The column that the words stand in.
    const COLUMN: &'static str;
    /// All values; a value's place is its code in the frame.
    const ALL: &'static [Self];
    /// The words of `ALL`, in the same order.
    const WORDS: &'static [&'static str];
    /// The word as written in a file.
    fn word(self) -> &'static str;
    /// The value of a word; case, surrounding blanks, `-` and blanks for `_` do not matter.
    fn parse(text: &str) -> Option<Self> {
        let eq = |word: &str| {
            word.len() == text.len()
                && word.bytes().zip(text.bytes()).all(|(w, t)| {
                    w == match t {
                        b' ' | b'-' => b'_',
                        other => other.to_ascii_lowercase(),
                    }
                })
        };
        Self::ALL.iter().copied().find(|value| eq(value.word()))
    }
    /// The value of a code in the frame.
    fn from_code(code: u32) -> Option<Self> {
        Self::ALL.get(code as usize).copied()
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident in $column:literal { $($(#[$item_doc:meta])* $item:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$item_doc])* $item),+ }

        impl Vocabulary for $name {
            const COLUMN: &'static str = $column;
            const ALL: &'static [Self] = &[$(Self::$item),+];
            const WORDS: &'static [&'static str] = &[$($word),+];
            fn word(self) -> &'static str {
                match self { $(Self::$item => $word),+ }
            }
        }

        impl $name {
            /// The code of this value in the frame: its place in `ALL`.
            pub fn code(self) -> u32 {
                self as u32
            }
        }
    };
}

vocabulary! {
    /// What a claim covers of its event.
    Extent in "extent" {
        /// The whole event.
        Whole = "whole",
        /// A part of it: a day, a place, a group of victims.
        Part = "part",
        /// Several events, or a period.
        Aggregate = "aggregate",
        /// The source leaves it open.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How exactly a date was written.
    Precision in "date_precision" {
        /// To the day.
        Day = "day",
        /// To the week.
        Week = "week",
        /// To the month.
        Month = "month",
        /// To the quarter.
        Quarter = "quarter",
        /// To the year.
        Year = "year",
    }
}

vocabulary! {
    /// What kind of source makes a claim. A government that is a party is a belligerent.
    SourceKind in "source_kind" {
        /// A party to the fighting.
        Belligerent = "belligerent",
        /// A state that is no party.
        State = "state",
        /// The UN, the AU, ECOWAS ...
        Intergovernmental = "intergovernmental",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// Press, radio, television.
        Media = "media",
        /// Hospitals, ministries of health, morgues.
        Medical = "medical",
        /// Residents, community groups.
        Local = "local",
        /// One person.
        Individual = "individual",
        /// Research.
        Academic = "academic",
        /// A published data set (ACLED, UCDP).
        Dataset = "dataset",
        /// An encyclopaedia or chronicle.
        Reference = "reference",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What was done to the people counted.
    Harm in "harm" {
        /// Killed.
        Killed = "killed",
        /// Injured.
        Injured = "injured",
        /// Killed or injured.
        Casualties = "casualties",
        /// Missing.
        Missing = "missing",
        /// Detained.
        Detained = "detained",
        /// Abducted.
        Abducted = "abducted",
        /// Displaced.
        Displaced = "displaced",
        /// Victims of sexual violence.
        SexualViolence = "sexual_violence",
        /// Killed or captured: a bound on the killed, not a count of them.
        Neutralised = "neutralised",
        /// Present: no harm, but often taken for one.
        Present = "present",
        /// Any other harm.
        Other = "other",
    }
}

vocabulary! {
    /// Who the source says the people were.
    Status in "status" {
        /// Everyone, whatever their status.
        All = "all",
        /// Civilians.
        Civilian = "civilian",
        /// Combatants, fighters, soldiers.
        Combatant = "combatant",
        /// Out of the fight: wounded, surrendered, detained.
        HorsDeCombat = "hors_de_combat",
        /// Said to be of several statuses.
        Mixed = "mixed",
        /// Not determined.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How sure the source is of the status.
    Certainty in "status_certainty" {
        /// The source states it.
        Stated = "stated",
        /// The source suspects it.
        Suspected = "suspected",
    }
}

vocabulary! {
    /// Where an end of a range comes from.
    EndBasis in "low_basis" {
        /// The source stated it.
        Stated = "stated",
        /// Rounding of an "about".
        Rounding = "rounding",
        /// What a word is taken to mean by convention: soft, never the end of an envelope.
        Convention = "convention",
    }
}

vocabulary! {
    /// How a figure was qualified in words. Not in the contract's input; kept beside the claim so that "more than 500"
    /// is printed as such, and never as 501.
    Qualifier in "qualifier" {
        /// A bare number.
        Exact = "exact",
        /// "At least N".
        AtLeast = "at_least",
        /// "More than N": the low end is N + 1.
        MoreThan = "more_than",
        /// "Up to N".
        UpTo = "up_to",
        /// "Fewer than N": the high end is N - 1.
        FewerThan = "fewer_than",
        /// "About N".
        About = "about",
        /// "Nearly N".
        Nearly = "nearly",
        /// "A to B".
        Range = "range",
        /// Only a word: "hundreds", "some".
        Vague = "vague",
    }
}

vocabulary! {
    /// What a figure counts up.
    CountType in "count_type" {
        /// One event.
        Event = "event",
        /// One day.
        Daily = "daily",
        /// Everything so far.
        Cumulative = "cumulative",
    }
}

vocabulary! {
    /// The axis along which a part divides its whole. Sums are checked along one axis only.
    PartAxis in "part_axis" {
        /// Civilians, combatants ...
        Status = "status",
        /// Women, men, children ...
        Demographic = "demographic",
        /// Days.
        Time = "time",
        /// Places.
        Place = "place",
        /// Those identified by name.
        Named = "named",
    }
}

vocabulary! {
    /// Whether the parts along an axis are said to be all of the whole.
    PartComplete in "part_complete" {
        /// They add up to the whole.
        Yes = "yes",
        /// There may be more.
        No = "no",
    }
}

vocabulary! {
    /// How this row's author read the source.
    Access in "access" {
        /// The source itself.
        Original = "original",
        /// A reprint, quotation or translation.
        Reprint = "reprint",
        /// From memory: to be checked.
        Memory = "memory",
    }
}

vocabulary! {
    /// Whether the source was let in to the site.
    SiteAccess in "site_access" {
        /// It was there.
        Yes = "yes",
        /// It was not there.
        No = "no",
        /// It asked and was refused.
        Denied = "denied",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_whatever_their_case_and_joints() {
        assert_eq!(Harm::parse("Sexual Violence"), Some(Harm::SexualViolence));
        assert_eq!(Status::parse("hors-de-combat"), Some(Status::HorsDeCombat));
        assert_eq!(Harm::parse("dead"), None);
    }

    #[test]
    fn a_code_is_the_place_in_the_list() {
        for (place, harm) in Harm::ALL.iter().enumerate() {
            assert_eq!(harm.code() as usize, place);
            assert_eq!(Harm::from_code(harm.code()), Some(*harm));
        }
    }
}
