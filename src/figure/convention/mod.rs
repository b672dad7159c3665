//! What "dozens" or "several" is taken to mean: named conventions, each a table with its provenance.

mod acled;
mod pitf;
mod plain;

/// A vague quantity, whatever the language it was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// "some", "many", "des": at least one, and no more is said.
    Some,
    /// "several", "a few", "plusieurs", "quelques".
    Several,
    /// "tens", "dizaines".
    Tens,
    /// "dozens", "douzaines".
    Dozens,
    /// "scores".
    Scores,
    /// "hundreds", "several hundred", "centaines".
    Hundreds,
    /// "thousands", "milliers".
    Thousands,
    /// "tens of thousands".
    TensOfThousands,
    /// "hundreds of thousands".
    HundredsOfThousands,
    /// "millions".
    Millions,
}

impl Vague {
    /// The class as a word, for messages and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Some => "some",
            Self::Several => "several",
            Self::Tens => "tens",
            Self::Dozens => "dozens",
            Self::Scores => "scores",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
            Self::TensOfThousands => "tens of thousands",
            Self::HundredsOfThousands => "hundreds of thousands",
            Self::Millions => "millions",
        }
    }
}

/// A convention as a table: a class of words with its low end and, unless open, its high end. A class without a row is refused.
pub(super) struct Table {
    name: &'static str,
    provenance: &'static str,
    rows: &'static [(Vague, f64, Option<f64>)],
}

/// Who says what a vague word means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Convention {
    /// At least two units: "hundreds" is 200 to 999.
    #[default]
    Plain,
    /// The lowest that the word allows, and open above: "hundreds" is 100 or more.
    Acled,
    /// The PITF atrocities coding: "hundreds" is 100 to 999, and "scores" is refused.
    Pitf,
}

impl Convention {
    /// Every convention, the default first.
    pub const ALL: &'static [Self] = &[Self::Plain, Self::Acled, Self::Pitf];

    fn table(self) -> &'static Table {
        match self {
            Self::Plain => &plain::TABLE,
            Self::Acled => &acled::TABLE,
            Self::Pitf => &pitf::TABLE,
        }
    }

    /// Its name, as given to `--convention`.
    pub fn name(self) -> &'static str {
        self.table().name
    }

    /// Where its numbers come from; to be printed beside every result that uses them.
    pub fn provenance(self) -> &'static str {
        self.table().provenance
    }

    /// The convention of a name; case and surrounding blanks do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim();
        Self::ALL.iter().copied().find(|convention| convention.name().eq_ignore_ascii_case(name))
    }

    /// The ends of a class of words, an open high end absent; `None` when the convention has nothing on it.
    pub fn ends(self, word: Vague) -> Option<(f64, Option<f64>)> {
        self.table().rows.iter().find(|row| row.0 == word).map(|row| (row.1, row.2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_those_of_the_contract() {
        let words = [Vague::Several, Vague::Tens, Vague::Dozens, Vague::Scores, Vague::Hundreds, Vague::Thousands];
        let row = |convention: Convention| words.map(|word| convention.ends(word));
        let closed = |low, high| Some((low, Some(high)));
        assert_eq!(
            row(Convention::Plain),
            [
                closed(3.0, 9.0),
                closed(20.0, 99.0),
                closed(24.0, 99.0),
                closed(40.0, 99.0),
                closed(200.0, 999.0),
                closed(2000.0, 9999.0)
            ]
        );
        assert_eq!(row(Convention::Acled), [3.0, 10.0, 12.0, 20.0, 100.0, 1000.0].map(|low| Some((low, None))));
        assert_eq!(
            row(Convention::Pitf),
            [closed(5.0, 24.0), closed(50.0, 99.0), closed(50.0, 99.0), None, closed(100.0, 999.0), None]
        );
    }

    #[test]
    fn no_convention_gives_some_an_end() {
        assert!(Convention::ALL.iter().all(|convention| convention.ends(Vague::Some).is_none()));
    }

    #[test]
    fn a_convention_is_found_by_its_name() {
        for convention in Convention::ALL {
            assert_eq!(Convention::parse(&convention.name().to_uppercase()), Some(*convention));
            assert!(!convention.provenance().is_empty());
        }
        assert_eq!(Convention::parse("afp"), None);
        assert_eq!(Convention::default(), Convention::Plain);
    }
}
