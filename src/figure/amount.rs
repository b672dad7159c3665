//! A number where it stands in the text: digits or words, with multipliers and collectives, but without its qualifier.

use std::cell::Cell;

use super::Decimal;
use super::index::{Index, Role};
use super::lang::Table;
use super::numeral::{Numeral, numeral};
use super::token::{Kind, Token};

/// A number as it was put together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// The number.
    pub value: f64,
    /// The two numbers that its digits can be, before any multiplier.
    pub readings: Option<[f64; 2]>,
    /// Where it stands among the tokens.
    pub at: usize,
    /// The word itself says "about" ("a dozen", "une vingtaine").
    pub approximate: bool,
    /// The unit to which it was rounded, where its word says so.
    pub unit: Option<f64>,
    /// Its last multiplier, when nothing was added behind: 1000 in "ten thousand"; else 1.
    pub scale: f64,
    /// A per cent sign stands behind it.
    pub percent: bool,
    /// It begins with a nought, as months and days do.
    pub padded: bool,
}

impl Amount {
    fn new(value: f64, scale: f64, at: usize) -> Self {
        Self { value, readings: None, at, approximate: false, unit: None, scale, percent: false, padded: false }
    }

    /// One, as an article says it.
    pub fn one(at: usize) -> Self {
        Self::new(1.0, 1.0, at)
    }

    /// So many times as much.
    pub fn times(self, scale: f64) -> Self {
        Self { value: self.value * scale, scale, ..self }
    }

    fn collective(self, each: f64, unit: Option<f64>) -> Self {
        Self { approximate: unit != Some(0.0), unit, ..self.times(each) }
    }
}

/// The tokens of a text, read with the words of a language.
pub(super) struct Reader<'a> {
    /// The words.
    pub index: &'a Index,
    /// How numbers are put together.
    pub table: &'a Table,
    /// The text.
    pub tokens: &'a [Token],
    /// The decimal mark, where it is settled.
    pub decimal: Option<Decimal>,
    /// The first token that was never understood.
    pub furthest: Cell<usize>,
}

impl<'a> Reader<'a> {
    /// A reader at the start.
    pub fn new(index: &'a Index, table: &'a Table, tokens: &'a [Token]) -> Self {
        Self { index, table, tokens, decimal: None, furthest: Cell::new(0) }
    }

    /// Everything before this place was understood, in one way at least.
    pub fn note(&self, at: usize) {
        self.furthest.set(self.furthest.get().max(at));
    }

    /// The kind of a token.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The phrases at a place that `pick` wants, the longest first.
    pub fn all<T>(&self, at: usize, pick: impl Fn(Role) -> Option<T> + 'a) -> Vec<(T, usize)> {
        let found: Vec<_> = self.index.all(self.tokens, at, pick).collect();
        found.iter().for_each(|(_, end)| self.note(*end));
        found
    }

    /// The place behind the longest phrase with this role.
    pub fn skip(&self, at: usize, role: Role) -> Option<usize> {
        self.all(at, move |found| (found == role).then_some(())).first().map(|found| found.1)
    }

    fn collective_at(&self, at: usize) -> Option<((f64, Option<f64>), usize)> {
        let pick = |role| match role {
            Role::Collective(each, unit) => Some((each, unit)),
            _ => None,
        };
        self.all(at, pick).first().copied()
    }

    fn factor_at(&self, at: usize) -> Option<(Role, usize)> {
        let pick = |role| matches!(role, Role::Number(_) | Role::Multiplier(..)).then_some(role);
        self.all(at, pick).first().copied()
    }

    /// Whether the qualifier from one place to another takes the genitive.
    pub fn governs(&self, from: usize, to: usize) -> bool {
        let governing = self.all(from, |role| (role == Role::Governing).then_some(()));
        governing.iter().any(|(_, end)| *end == to)
    }

    /// Whether a word that looks like a plural is one of it, behind such a qualifier.
    pub fn is_singular(&self, at: usize, governed: bool) -> bool {
        governed && self.skip(at, Role::Singular).is_some()
    }

    /// Every number that begins at a place, the longest first, with the place behind it.
    pub fn amounts(&self, at: usize, governed: bool) -> Vec<(Amount, usize)> {
        let singular = self.is_singular(at, governed);
        let mut found = self.digits(at);
        found.extend(self.spelled(at, 0.0, singular));
        if let Some(behind) = self.skip(at, Role::Article) {
            let multiplied = matches!(self.factor_at(behind), Some((Role::Multiplier(..), _)));
            found.extend(if multiplied { self.spelled(behind, 1.0, false) } else { Vec::new() });
            found.extend(self.bare_collective(at, behind));
        }
        let vague = !self.all(at, |role| matches!(role, Role::Vague(_)).then_some(())).is_empty();
        let counted: Vec<_> = found.iter().filter_map(|(amount, end)| self.counted(*amount, *end)).collect();
        found.extend(counted);
        if singular || !vague {
            found.extend(self.bare_collective(at, at));
        }
        found.sort_by_key(|(_, end)| std::cmp::Reverse(*end));
        found.into_iter().map(|(amount, end)| self.percent(amount, end)).collect()
    }

    /// "two dozen", "une centaine de milliers", "десяток тысяч".
    fn counted(&self, amount: Amount, at: usize) -> Option<(Amount, usize)> {
        let ((each, unit), end) = self.collective_at(at)?;
        let amount = amount.collective(each, unit);
        let behind = self.skip(end, Role::Of).unwrap_or(end);
        if let Some(((thousand, _), end)) = self.collective_at(behind).filter(|found| found.0.0 >= 1e3) {
            return Some((amount.collective(thousand, None), end));
        }
        match self.multiplier_at(behind) {
            Some((by, end)) if by >= 1e3 && amount.approximate => {
                Some((Amount { unit: None, ..amount.times(by) }, end))
            }
            _ => Some((amount, end)),
        }
    }

    /// "a dozen", "vingtaine".
    fn bare_collective(&self, at: usize, word: usize) -> Option<(Amount, usize)> {
        self.counted(Amount::new(1.0, 1.0, at), word)
    }

    fn multiplier_at(&self, at: usize) -> Option<(f64, usize)> {
        let pick = |role| match role {
            Role::Multiplier(by, _) => Some(by),
            _ => None,
        };
        self.all(at, pick).first().copied()
    }

    fn percent(&self, amount: Amount, at: usize) -> (Amount, usize) {
        let behind = match self.kind(at) {
            Some(Kind::Percent) => Some(at + 1),
            _ => self.skip(at, Role::Percent),
        };
        self.note(behind.unwrap_or(at));
        (Amount { percent: behind.is_some(), ..amount }, behind.unwrap_or(at))
    }

    /// Digits, with one multiplier at most: "12k", "1.2 million".
    fn digits(&self, at: usize) -> Vec<(Amount, usize)> {
        let Some(token) = self.tokens.get(at).filter(|token| token.kind == Kind::Number) else { return Vec::new() };
        let amount = match numeral(&token.text, self.table, self.decimal) {
            Some(Numeral::One(value)) => Amount::new(value, 1.0, at),
            Some(Numeral::Either(value, other)) => {
                Amount { readings: Some([value, other]), ..Amount::new(value, 1.0, at) }
            }
            None => return Vec::new(),
        };
        let padded = token.text.starts_with('0') && token.text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        let amount = Amount { padded, ..amount };
        if self.kind(at + 1) == Some(Kind::Kilo) {
            return vec![(amount.times(1e3), at + 2)];
        }
        let multiplied = self.multiplier_at(at + 1).map(|(scale, end)| (amount.times(scale), end));
        multiplied.into_iter().chain([(amount, at + 1)]).collect()
    }

    /// Number words: every place at which a number may end. `started` is 1 behind an article, else 0; `singular` is a first word that
    /// needs no count.
    fn spelled(&self, at: usize, started: f64, singular: bool) -> Vec<(Amount, usize)> {
        let mut sum = Sum { current: started, ..Sum::default() };
        let mut found = Vec::new();
        let mut place = at;
        loop {
            let joined = if found.is_empty() { None } else { self.skip(place, Role::Joiner) };
            let Some((role, end)) = self.factor_at(joined.unwrap_or(place)) else { break };
            let begun = !found.is_empty();
            let taken = match role {
                Role::Number(0.0) if begun => false,
                Role::Number(0.0) => return vec![(Amount::new(0.0, 1.0, at), end)],
                Role::Number(n) => sum.add(n, self.table),
                Role::Multiplier(by, counted) => sum.multiply(by, counted && (begun || !singular), begun),
                _ => false,
            };
            if !taken {
                break;
            }
            found.push((Amount::new(sum.total + sum.current, sum.scale, at), end));
            place = end;
        }
        found
    }
}

/// A number in words on its way: thousands and above in `total`, the rest in `current`.
struct Sum {
    total: f64,
    current: f64,
    largest: f64,
    scale: f64,
}

impl Default for Sum {
    fn default() -> Self {
        Self { total: 0.0, current: 0.0, largest: f64::INFINITY, scale: 1.0 }
    }
}

impl Sum {
    /// Whether the number fits into what is still empty, and if so adds it.
    fn add(&mut self, n: f64, table: &Table) -> bool {
        let below = self.current % 100.0;
        let fits = match n {
            ..10.0 => below == 0.0 || (below >= 20.0 && below % 10.0 == 0.0),
            ..20.0 => below == 0.0 || table.on_teens.contains(&below),
            ..100.0 => below == 0.0 || (table.units_first && below < 10.0),
            ..1000.0 => self.current == 0.0,
            _ => return self.add_thousands(n),
        };
        if fits {
            self.current += n;
            self.scale = 1.0;
        }
        fits
    }

    /// The same for one or two of a multiplier.
    fn add_thousands(&mut self, n: f64) -> bool {
        let unit = [1e9, 1e6].into_iter().find(|unit| *unit <= n).unwrap_or(1e3);
        let fits = self.current == 0.0 && unit < self.largest;
        if fits {
            self.total += n;
            self.largest = unit;
            self.scale = 1.0;
        }
        fits
    }

    /// Whether the multiplier makes sense here, and if so applies it.
    fn multiply(&mut self, by: f64, counted: bool, begun: bool) -> bool {
        let alone = self.current == 0.0;
        let fits = if by < 1e3 {
            if alone { !counted } else { self.current < 10.0 || (self.current < 100.0 && self.current % 10.0 != 0.0) }
        } else {
            by < self.largest && (!alone || (!counted && !begun))
        };
        if !fits {
            return false;
        }
        let count = if alone { 1.0 } else { self.current };
        self.scale = if self.total == 0.0 { by } else { 1.0 };
        if by < 1e3 {
            self.current = count * by;
        } else {
            self.total += count * by;
            self.current = 0.0;
            self.largest = by;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::lang::Language;
    use super::super::token::tokens;
    use super::*;

    fn whole(text: &str, language: Language) -> Option<f64> {
        let tokens = tokens(text);
        let reader = Reader::new(language.index(), language.table(), &tokens);
        reader.amounts(0, false).first().filter(|found| found.1 == tokens.len()).map(|found| found.0.value)
    }

    #[test]
    fn english_numbers_are_put_together() {
        let cases = [
            ("zero", 0.0),
            ("twenty-one", 21.0),
            ("a hundred", 100.0),
            ("hundred", 100.0),
            ("three hundred and fifty", 350.0),
            ("twelve hundred", 1200.0),
            ("one thousand two hundred and thirty four", 1234.0),
            ("two hundred and three thousand and five", 203_005.0),
            ("a million", 1e6),
            ("three million four hundred thousand", 3.4e6),
            ("1.2 million", 1.2e6),
            ("3 hundred", 300.0),
            ("12k", 12_000.0),
            ("two dozen", 24.0),
            ("half a dozen", 6.0),
            ("a couple", 2.0),
        ];
        for (text, value) in cases {
            assert_eq!(whole(text, Language::English), Some(value), "{text}");
        }
        let nonsense = ["a", "twenty thirty", "ten one", "hundred hundred", "one two", "thousand million", "and five"];
        for text in nonsense.into_iter().chain(["twenty hundred", "five zero", "a couple hundred", "a twenty"]) {
            assert_eq!(whole(text, Language::English), None, "{text}");
        }
    }

    #[test]
    fn french_numbers_are_put_together() {
        let cases = [
            ("vingt et un", 21.0),
            ("soixante-dix", 70.0),
            ("soixante et onze", 71.0),
            ("soixante-dix-sept", 77.0),
            ("quatre-vingts", 80.0),
            ("quatre-vingt-un", 81.0),
            ("quatre-vingt-dix-neuf", 99.0),
            ("septante et un", 71.0),
            ("huitante", 80.0),
            ("nonante-neuf", 99.0),
            ("cent", 100.0),
            ("cent quatre-vingt-dix", 190.0),
            ("deux cents", 200.0),
            ("deux cent trois", 203.0),
            ("onze cents", 1100.0),
            ("mille deux cent trente-quatre", 1234.0),
            ("deux mille vingt", 2020.0),
            ("trois cent mille", 300_000.0),
            ("un million deux cent mille", 1.2e6),
            ("1,2 million", 1.2e6),
            ("une demi-douzaine", 6.0),
            ("une vingtaine", 20.0),
            ("deux centaines", 200.0),
            ("une dizaine de milliers", 10_000.0),
        ];
        for (text, value) in cases {
            assert_eq!(whole(text, Language::French), Some(value), "{text}");
        }
        for text in ["cents", "millions", "vingt trente", "cinquante-dix", "vingt et trente", "et un mille deux mille"]
        {
            assert_eq!(whole(text, Language::French), None, "{text}");
        }
    }

    #[test]
    fn every_place_where_a_number_may_end_is_offered() {
        let tokens = tokens("two hundred and four hundred");
        let reader = Reader::new(Language::English.index(), Language::English.table(), &tokens);
        let ends: Vec<_> = reader.amounts(0, false).into_iter().map(|(amount, end)| (amount.value, end)).collect();
        assert_eq!(ends, [(204.0, 4), (200.0, 2), (2.0, 1)]);
    }
}
