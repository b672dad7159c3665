//! The phrases of one language, folded like the text, under their first word.

use std::collections::HashMap;

use super::Qualifier;
use super::convention::Vague;
use super::lang::{Group, Table};
use super::token::{Kind, Token, tokens};

/// What a phrase does in a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// A qualifier in front.
    Before(Qualifier),
    /// A qualifier behind.
    After(Qualifier),
    /// "a" in "a hundred".
    Article,
    /// A number to be added.
    Number(f64),
    /// A multiplier, and whether it must have a count.
    Multiplier(f64, bool),
    /// A word between the parts of a number.
    Joiner,
    /// About so many, with its rounding unit.
    Collective(f64, Option<f64>),
    /// "hundreds".
    Vague(Vague),
    /// "several", "some".
    Several(Vague),
    /// "hundred" in "several hundred".
    Unit(Vague),
    /// A qualifier that takes the genitive.
    Governing,
    /// One of it behind such a qualifier, else a plural.
    Singular,
    /// "coded as".
    Coded,
    /// "including".
    Split,
    /// "of them" behind the number of a part.
    Within,
    /// "and" between two parts.
    Part,
    /// "between", with its place in the table.
    Between(usize),
    /// The "and" of that "between".
    And(usize),
    /// What stands between the ends of a range.
    To,
    /// Nobody.
    Nobody,
    /// Not known.
    Unknown,
    /// "per cent".
    Percent,
    /// "of".
    Of,
    /// A word for people.
    People,
    /// Who they are.
    Group(Group),
}

/// All the phrases of a language.
pub(super) struct Index {
    phrases: HashMap<String, Vec<(Vec<String>, Role)>>,
}

impl Index {
    /// Folds a table; the longest phrases under a word come first.
    pub fn new(table: &Table) -> Self {
        let mut index = Self { phrases: HashMap::new() };
        let plain = [
            (table.articles, Role::Article),
            (table.joiners, Role::Joiner),
            (table.to, Role::To),
            (table.nobody, Role::Nobody),
            (table.unknown, Role::Unknown),
            (table.percent, Role::Percent),
            (table.of, Role::Of),
            (table.governing, Role::Governing),
            (table.singular, Role::Singular),
            (table.coded, Role::Coded),
            (table.split, Role::Split),
            (table.within, Role::Within),
            (table.within, Role::Of),
            (table.parts, Role::Part),
        ];
        for (words, role) in plain {
            words.iter().for_each(|word| index.add(word, role));
        }
        table.before.iter().for_each(|row| index.add(row.0, Role::Before(row.1)));
        table.after.iter().for_each(|row| index.add(row.0, Role::After(row.1)));
        table.collectives.iter().for_each(|row| index.add(row.0, Role::Collective(row.1, row.2)));
        table.vague.iter().for_each(|row| index.add(row.0, Role::Vague(row.1)));
        table.several.iter().for_each(|row| index.add(row.0, Role::Several(row.1)));
        table.units.iter().for_each(|row| index.add(row.0, Role::Unit(row.1)));
        table.people.iter().for_each(|word| index.noun(word, Role::People, table));
        for (word, group) in table.groups {
            index.noun(word, Role::People, table);
            index.noun(word, Role::Group(*group), table);
        }
        for (place, (first, second)) in table.between.iter().enumerate() {
            index.add(first, Role::Between(place));
            index.add(second, Role::And(place));
        }
        let numbers = (table.numbers.iter().chain(table.duals).map(|row| (row.0, Role::Number(row.1))))
            .chain(table.multipliers.iter().map(|row| (row.0, Role::Multiplier(row.1, false))))
            .chain(table.counted.iter().map(|row| (row.0, Role::Multiplier(row.1, true))));
        for (word, role) in numbers {
            index.add(word, role);
            // Behind a joiner a multiplier multiplies nothing: it is added.
            let added = if let Role::Multiplier(by, false) = role { Role::Number(by) } else { role };
            table.glued.iter().for_each(|joiner| index.add_with(joiner, word, added));
        }
        index
    }

    /// A noun, bare and with its article.
    fn noun(&mut self, forms: &str, role: Role, table: &Table) {
        self.add(forms, role);
        table.definite.iter().for_each(|article| self.add_with(article, forms, role));
    }

    /// Each form with something written together with it in front.
    fn add_with(&mut self, prefix: &str, forms: &str, role: Role) {
        forms.split('|').for_each(|form| self.add(&format!("{prefix}{form}"), role));
    }

    /// Each of the forms.
    fn add(&mut self, forms: &str, role: Role) {
        forms.split('|').for_each(|phrase| self.add_phrase(phrase, role));
    }

    fn add_phrase(&mut self, phrase: &str, role: Role) {
        let words: Vec<String> = tokens(phrase).into_iter().map(|token| token.text).collect();
        let Some(first) = words.first() else { return };
        let list = self.phrases.entry(first.clone()).or_default();
        let place = list.partition_point(|known| known.0.len() >= words.len());
        list.insert(place, (words, role));
    }

    /// Whether the index holds any phrase that begins with this word.
    #[cfg(test)]
    pub fn begins(&self, word: &str) -> bool {
        self.phrases.contains_key(word)
    }

    /// Every phrase at a place that `pick` wants, the longest first, with the place behind it.
    pub fn all<'a, T>(
        &'a self,
        tokens: &'a [Token],
        at: usize,
        pick: impl Fn(Role) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (T, usize)> + 'a {
        let rest = tokens.get(at..).unwrap_or_default();
        let list = match rest.first() {
            Some(token) if matches!(token.kind, Kind::Word | Kind::Other) => self.phrases.get(&token.text),
            _ => None,
        };
        list.into_iter().flatten().filter_map(move |(words, role)| {
            let fits = rest.len() >= words.len() && words.iter().zip(rest).all(|(word, token)| *word == token.text);
            if fits { pick(*role).map(|value| (value, at + words.len())) } else { None }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::lang::Language;
    use super::*;

    #[test]
    fn the_longest_phrase_comes_first_whatever_its_accents_and_hyphens() {
        let index = Language::French.index();
        let text = tokens("Quatre-Vingts-dix");
        let number = |role| match role {
            Role::Number(n) => Some(n),
            _ => None,
        };
        assert_eq!(index.all(&text, 0, number).collect::<Vec<_>>(), [(80.0, 2), (4.0, 1)]);
        let found: Vec<_> = index.all(&tokens("JUSQU’A"), 0, Some).collect();
        assert_eq!(found, [(Role::Before(Qualifier::UpTo), 2)]);
        let tens: Vec<_> =
            Language::English.index().all(&tokens("tens of thousands"), 0, Some).map(|found| found.1).collect();
        assert_eq!(tens, [3, 1]);
    }

    #[test]
    fn a_joiner_that_is_written_together_with_its_number_is_known() {
        static ARABIC: Table = Table { numbers: &[("خمسون", 50.0)], glued: &["و"], ..super::super::lang::EMPTY };
        let index = Index::new(&ARABIC);
        assert!(index.begins("وخمسون") && index.begins("خمسون"));
    }
}
