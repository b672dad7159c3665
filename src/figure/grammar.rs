//! Tokens -> a phrase: a qualifier, a number or a range or a vague word, its noun. Every token must be understood.

use super::Qualifier;
use super::amount::{Amount, Reader};
use super::convention::Vague;
use super::index::Role;
use super::token::{Kind, Token};

/// What the qualifiers stand around.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Body {
    /// One number.
    Amount(Amount),
    /// Two.
    Range(Amount, Amount),
    /// A vague word.
    Vague(Vague),
    /// "nobody".
    Nobody,
    /// "unknown".
    Unknown,
    /// "coded as 10": it stands in for an unknown number.
    Coded(Amount),
}

/// A figure as it was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Phrase {
    /// "at least", "up to" ... but not "about".
    pub bound: Option<Qualifier>,
    /// "about".
    pub about: bool,
    /// What they stand around.
    pub body: Body,
}

impl Phrase {
    /// The phrase, if its qualifiers make sense together and with the body.
    fn new(qualifiers: [Option<Qualifier>; 3], body: Body) -> Option<Self> {
        let said = || qualifiers.into_iter().flatten();
        let about = said().any(|q| q == Qualifier::About);
        let mut bounds = said().filter(|q| *q != Qualifier::About);
        let bound = bounds.next();
        let one = bounds.all(|other| Some(other) == bound);
        let fits = match body {
            Body::Amount(_) => !about || !matches!(bound, Some(Qualifier::Nearly | Qualifier::Exact)),
            Body::Range(low, high) => {
                matches!(bound, None | Some(Qualifier::Exact))
                    && !(low.padded || high.padded)
                    && (high.percent || !low.percent)
            }
            Body::Vague(Vague::Some) | Body::Nobody | Body::Unknown => !about && bound.is_none(),
            Body::Coded(amount) => !about && bound.is_none() && !amount.percent,
            Body::Vague(_) => !about && matches!(bound, None | Some(Qualifier::AtLeast | Qualifier::UpTo)),
        };
        (one && fits).then_some(Self { bound, about, body })
    }
}

impl Reader<'_> {
    /// The one way in which all the tokens make a figure; `None` when there is none.
    pub fn phrase(&self) -> Option<Phrase> {
        for (first, at) in self.before(0) {
            let seconds = if first.is_some() { self.before(at) } else { vec![(None, at)] };
            for (second, inside) in seconds {
                let governed = self.governs(0, at) || self.governs(at, inside);
                for (body, at) in self.bodies(inside, governed) {
                    let phrase = self.tail(at).and_then(|after| Phrase::new([first, second, after], body));
                    if phrase.is_some() {
                        return phrase;
                    }
                }
            }
        }
        None
    }

    /// The qualifiers that may begin here, the longest first, and none at all.
    fn before(&self, at: usize) -> Vec<(Option<Qualifier>, usize)> {
        let sign = match self.kind(at) {
            Some(Kind::Before(qualifier)) => Some((Some(qualifier), at + 1)),
            _ => None,
        };
        let words = self.all(at, |role| match role {
            Role::Before(qualifier) => Some(Some(qualifier)),
            _ => None,
        });
        sign.into_iter().chain(words).chain([(None, at)]).inspect(|found| self.note(found.1)).collect()
    }

    /// Everything that can stand here, with the place behind it.
    fn bodies(&self, at: usize, governed: bool) -> Vec<(Body, usize)> {
        let mut found = Vec::new();
        if at == 0 && self.is_placeholder() {
            found.push((Body::Unknown, self.tokens.len()));
        }
        if at == 0 {
            found.extend(self.coded());
        }
        found.extend(self.skip(at, Role::Unknown).map(|end| (Body::Unknown, end)));
        found.extend(self.skip(at, Role::Nobody).map(|end| (Body::Nobody, end)));
        found.extend(self.between(at));
        if !self.is_singular(at, governed) {
            found.extend(self.vague(at));
        }
        // "два-три": a hyphen makes a sum where it can ("twenty-one"), so these come last.
        let mut hyphened = Vec::new();
        for (low, end) in self.amounts(at, governed) {
            self.note(end);
            for behind in self.to(end) {
                found.extend(
                    self.amounts(behind, governed).into_iter().filter_map(|(high, end)| Some((range(low, high)?, end))),
                );
            }
            if self.tokens.get(end).is_some_and(|token| token.hyphen) {
                let highs = self.amounts(end, governed).into_iter().filter(|(high, _)| low.value < high.value);
                hyphened.extend(highs.filter_map(|(high, end)| Some((range(low, high)?, end))));
            }
            found.push((Body::Amount(low), end));
        }
        found.extend(hyphened);
        found
    }

    /// "?", "-", "...": what stands in a cell without a number.
    fn is_placeholder(&self) -> bool {
        self.tokens.iter().all(|token| token.kind == Kind::Dash || matches!(token.text.as_str(), "?" | "؟" | "…" | "."))
    }

    /// "fatalities unknown, coded as 10".
    fn coded(&self) -> Vec<(Body, usize)> {
        let mut at = 0;
        loop {
            let nouns = self.nouns(at);
            match self.skip(nouns, Role::Unknown) {
                Some(end) => at = end,
                None if nouns > at => at = nouns,
                None => break,
            }
        }
        if at > 0 && self.is_comma(at) {
            at += 1;
        }
        let amounts = self.skip(at, Role::Coded).map(|behind| self.amounts(behind, false)).unwrap_or_default();
        amounts.into_iter().map(|(amount, end)| (Body::Coded(amount), end)).collect()
    }

    /// Whether a comma stands here.
    pub fn is_comma(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_comma)
    }

    /// "between A and B".
    fn between(&self, at: usize) -> Vec<(Body, usize)> {
        let pick = |role| match role {
            Role::Between(place) => Some(place),
            _ => None,
        };
        let mut found = Vec::new();
        for (place, inside) in self.all(at, pick) {
            for (low, end) in self.amounts(inside, self.governs(at, inside)) {
                let glued = self.is_glued(end).then_some(end);
                let Some(behind) = self.skip(end, Role::And(place)).or(glued) else { continue };
                let governed = self.governs(end, behind);
                found.extend(
                    self.amounts(behind, governed).into_iter().filter_map(|(high, end)| Some((range(low, high)?, end))),
                );
            }
        }
        found
    }

    /// Whether a word is written together with the "and" in front of it.
    pub fn is_glued(&self, at: usize) -> bool {
        let word = self.tokens.get(at).map_or("", |token| token.text.as_str());
        self.table.glued.iter().any(|joiner| word.starts_with(joiner) && word != *joiner)
    }

    /// The places behind what joins the ends of a range.
    fn to(&self, at: usize) -> Vec<usize> {
        let dash = (self.kind(at) == Some(Kind::Dash)).then_some(at + 1);
        let ends = dash.into_iter().chain(self.skip(at, Role::To));
        ends.inspect(|end| self.note(*end)).collect()
    }

    /// "hundreds", "several hundred", "several".
    fn vague(&self, at: usize) -> Vec<(Body, usize)> {
        let alone = |role| match role {
            Role::Vague(word) => Some(Body::Vague(word)),
            _ => None,
        };
        let unit = |role| match role {
            Role::Vague(word) | Role::Unit(word) => Some(Body::Vague(word)),
            _ => None,
        };
        let several = |role| match role {
            Role::Several(word) => Some(Body::Vague(word)),
            _ => None,
        };
        let mut found = self.all(at, alone);
        for (word, end) in self.all(at, several) {
            found.extend(self.all(end, unit));
            found.push((word, end));
        }
        found
    }

    /// Nouns and one qualifier behind the number, up to the end of the text; the qualifier, if all is understood.
    fn tail(&self, at: usize) -> Option<Option<Qualifier>> {
        let at = self.nouns(at);
        let sign = match self.kind(at) {
            Some(Kind::After(qualifier)) => Some((qualifier, at + 1)),
            _ => None,
        };
        let words = self.all(at, |role| match role {
            Role::After(qualifier) => Some(qualifier),
            _ => None,
        });
        let qualified = sign.into_iter().chain(words).map(|(qualifier, end)| (Some(qualifier), end));
        let mut ways = qualified.chain([(None, at)]);
        ways.find(|(_, end)| {
            self.note(*end);
            self.nouns(*end) == self.tokens.len()
        })
        .map(|(qualifier, _)| qualifier)
    }

    /// The place behind the nouns that begin here.
    pub fn nouns(&self, mut at: usize) -> usize {
        loop {
            let mut behind = at;
            while let Some(end) = self.skip(behind, Role::Of) {
                behind = end;
            }
            match self.skip(behind, Role::People) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }
}

/// A range. In "two to three hundred" the multiplier is meant for both ends; where it cannot be told which one is meant ("one to two
/// hundred thousand") there is no range.
fn range(low: Amount, high: Amount) -> Option<Body> {
    let count = high.value / high.scale;
    if high.scale == 1.0 || low.value >= count || low.value == 0.0 || low.percent {
        return Some(Body::Range(low, high));
    }
    if count >= 100.0 && count % 100.0 == 0.0 && low.value < count / 100.0 {
        return None;
    }
    let shared = Amount { approximate: high.approximate, unit: high.unit, ..low.times(high.scale) };
    Some(Body::Range(shared, high))
}
