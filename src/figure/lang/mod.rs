//! A language is a table: what its words are, and how its numbers are put together.

mod ar;
mod en;
mod es;
mod fr;
mod pt;
mod ru;
mod uk;

use std::sync::LazyLock;

use super::Qualifier;
use super::convention::Vague;
use super::index::Index;

/// A language that figures are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// Arabic.
    Arabic,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
}

impl Language {
    /// Every language, in the order in which they are tried.
    pub const ALL: &'static [Self] =
        &[Self::English, Self::French, Self::Spanish, Self::Portuguese, Self::Arabic, Self::Russian, Self::Ukrainian];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        self.table().code
    }

    /// The language of a code or of a name, English or its own ("fr", "French", "français").
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim().to_lowercase();
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.code() == name || language.table().names.contains(&name.as_str()))
    }

    /// Its words.
    pub(super) fn table(self) -> &'static Table {
        match self {
            Self::English => &en::TABLE,
            Self::French => &fr::TABLE,
            Self::Spanish => &es::TABLE,
            Self::Portuguese => &pt::TABLE,
            Self::Arabic => &ar::TABLE,
            Self::Russian => &ru::TABLE,
            Self::Ukrainian => &uk::TABLE,
        }
    }

    /// Its words, ready to be looked up; made at the first use.
    pub(super) fn index(self) -> &'static Index {
        static ENGLISH: LazyLock<Index> = LazyLock::new(|| Index::new(&en::TABLE));
        static FRENCH: LazyLock<Index> = LazyLock::new(|| Index::new(&fr::TABLE));
        static SPANISH: LazyLock<Index> = LazyLock::new(|| Index::new(&es::TABLE));
        static PORTUGUESE: LazyLock<Index> = LazyLock::new(|| Index::new(&pt::TABLE));
        static ARABIC: LazyLock<Index> = LazyLock::new(|| Index::new(&ar::TABLE));
        static RUSSIAN: LazyLock<Index> = LazyLock::new(|| Index::new(&ru::TABLE));
        static UKRAINIAN: LazyLock<Index> = LazyLock::new(|| Index::new(&uk::TABLE));
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::Spanish => &SPANISH,
            Self::Portuguese => &PORTUGUESE,
            Self::Arabic => &ARABIC,
            Self::Russian => &RUSSIAN,
            Self::Ukrainian => &UKRAINIAN,
        }
    }
}

/// Who the people of a noun are, or what was done to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Those who died.
    Dead,
    /// Those harmed in another way: no part of the dead.
    Hurt,
    /// Civilians.
    Civilian,
    /// Those who fight.
    Combatant,
    /// Minors.
    Children,
    /// Women.
    Women,
    /// Men.
    Men,
}

/// What a dot or a comma between digits is in a language, when it stands there once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Groups thousands and nothing else.
    Group,
    /// Groups thousands before exactly three digits, else it is the decimal mark.
    GroupElseDecimal,
    /// The decimal mark, but before exactly three digits it may be a group: ambiguous there.
    Either,
    /// The decimal mark and nothing else.
    Decimal,
}

/// All that is known of a language. Phrases are written as they are spelled: the index folds case, accents and hyphens on both sides,
/// so other spellings need no row. Inflected forms are further rows, or stand in one row with `|` between them.
pub(super) struct Table {
    /// ISO 639-1.
    pub code: &'static str,
    /// Its names, in lower case.
    pub names: &'static [&'static str],
    /// Qualifiers in front of a number.
    pub before: &'static [(&'static str, Qualifier)],
    /// Qualifiers behind a number, or behind its noun.
    pub after: &'static [(&'static str, Qualifier)],
    /// Words for one that count only in front of a multiplier or a collective ("a hundred", "a dozen").
    pub articles: &'static [&'static str],
    /// Numbers that are added up, below 1000.
    pub numbers: &'static [(&'static str, f64)],
    /// Numbers in one word that are too large for those: two of a multiplier (Arabic "alfan").
    pub duals: &'static [(&'static str, f64)],
    /// Multipliers that may stand without a count ("cent", "mille").
    pub multipliers: &'static [(&'static str, f64)],
    /// Multipliers that need a count ("millions", "cents").
    pub counted: &'static [(&'static str, f64)],
    /// Words that may stand between the parts of a number ("and").
    pub joiners: &'static [&'static str],
    /// The same, where it is written together with the number behind it (Arabic "wa").
    pub glued: &'static [&'static str],
    /// Tens on which 10 to 19 may be added (French 60 and 80).
    pub on_teens: &'static [f64],
    /// Whether the unit stands in front of the ten ("five and twenty").
    pub units_first: bool,
    /// Words for about so many, with the unit of rounding where it is not read off the number; the unit 0 makes the word exact.
    pub collectives: &'static [(&'static str, f64, Option<f64>)],
    /// Vague words that stand by themselves ("hundreds").
    pub vague: &'static [(&'static str, Vague)],
    /// Qualifiers that take the genitive, behind which a word of `singular` is one of it.
    pub governing: &'static [&'static str],
    /// Words that look alike as a plural and as a genitive singular: "тысячи" is thousands, "более тысячи" more than one thousand.
    pub singular: &'static [&'static str],
    /// Words for an open number of people ("some") or of units ("several hundred").
    pub several: &'static [(&'static str, Vague)],
    /// Units that are vague only behind one of those ("hundred" in "several hundred").
    pub units: &'static [(&'static str, Vague)],
    /// Both halves of a range in words ("between", "and").
    pub between: &'static [(&'static str, &'static str)],
    /// What stands between the ends of a range.
    pub to: &'static [&'static str],
    /// Words for nobody.
    pub nobody: &'static [&'static str],
    /// Words for a number that is not known.
    pub unknown: &'static [&'static str],
    /// What a data set writes in front of a number that stands in for an unknown one.
    pub coded: &'static [&'static str],
    /// Words between a total and its parts ("including").
    pub split: &'static [&'static str],
    /// The same behind the number of the part ("7 of them children").
    pub within: &'static [&'static str],
    /// Words between one part and the next ("and").
    pub parts: &'static [&'static str],
    /// Words for "per cent".
    pub percent: &'static [&'static str],
    /// Words that tie a number to its noun.
    pub of: &'static [&'static str],
    /// Nouns and adjectives for people and for what was done to them: the only words that a figure may carry along.
    pub people: &'static [&'static str],
    /// More of them, which say what was done to people, their status, or their age and sex.
    pub groups: &'static [(&'static str, Group)],
    /// A definite article that is written together with its noun (Arabic "al").
    pub definite: &'static [&'static str],
    /// What a lone dot is.
    pub dot: Mark,
    /// What a lone comma is.
    pub comma: Mark,
}

#[cfg(test)]
impl Table {
    /// Every phrase, whatever it does, each form by itself.
    pub fn phrases(&self) -> impl Iterator<Item = &'static str> {
        let plain = [
            self.articles,
            self.joiners,
            self.governing,
            self.singular,
            self.to,
            self.nobody,
            self.unknown,
            self.coded,
            self.split,
            self.within,
            self.parts,
            self.percent,
            self.of,
            self.people,
        ];
        let plain = plain.into_iter().flatten().copied();
        let qualifiers = self.before.iter().chain(self.after).map(|row| row.0);
        let numbers = [self.numbers, self.duals, self.multipliers, self.counted].into_iter().flatten().map(|row| row.0);
        let vague = [self.vague, self.several, self.units].into_iter().flatten().map(|row| row.0);
        let others = self.collectives.iter().map(|row| row.0).chain(self.groups.iter().map(|row| row.0));
        plain.chain(qualifiers).chain(numbers).chain(vague).chain(others).flat_map(|forms| forms.split('|'))
    }
}

/// A language without words: what a table leaves out.
pub(super) const EMPTY: Table = Table {
    code: "",
    names: &[],
    before: &[],
    after: &[],
    articles: &[],
    numbers: &[],
    duals: &[],
    multipliers: &[],
    counted: &[],
    joiners: &[],
    glued: &[],
    on_teens: &[],
    units_first: false,
    collectives: &[],
    vague: &[],
    governing: &[],
    singular: &[],
    several: &[],
    units: &[],
    between: &[],
    to: &[],
    nobody: &[],
    unknown: &[],
    coded: &[],
    split: &[],
    within: &[],
    parts: &[],
    percent: &[],
    of: &[],
    people: &[],
    groups: &[],
    definite: &[],
    dot: Mark::Either,
    comma: Mark::Either,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code_and_by_its_names() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(*language));
        }
        assert_eq!(Language::parse(" Français "), Some(Language::French));
        assert_eq!(Language::parse("English"), Some(Language::English));
        assert_eq!(Language::parse("klingon"), None);
    }

    #[test]
    fn number_words_stay_below_a_thousand_and_no_phrase_is_blank() {
        for language in Language::ALL {
            let table = language.table();
            assert!(table.numbers.iter().all(|row| row.1 < 1000.0 && !row.0.trim().is_empty()));
            assert!(table.before.iter().chain(table.after).all(|row| !row.0.trim().is_empty()));
        }
    }
}
