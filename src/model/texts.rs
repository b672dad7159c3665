//! Distinct texts and their codes, in one string: a table of a million texts costs one allocation, not a million.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts by code, in order of first appearance.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text; its code is the number of those before it.
    pub fn push(&mut self, text: &str) -> u32 {
        self.all.push_str(text);
        self.ends.push(self.all.len());
        self.ends.len() as u32 - 1
    }

    /// The text of a code; empty for a code that there is not.
    pub fn get(&self, code: u32) -> &str {
        let code = code as usize;
        let start = code.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        self.ends.get(code).map_or("", |end| &self.all[start..*end])
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts, by code.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|code| self.get(code))
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut table = Self::default();
        for text in texts {
            table.push(text);
        }
        table
    }
}

/// Gives each distinct text one code.
#[derive(Debug, Default)]
pub struct Interner {
    texts: Texts,
    codes: HashTable<u32>,
    hasher: DefaultHashBuilder,
    last: Option<u32>,
}

impl Interner {
    /// The code of a text; a new text gets the next code.
    pub fn code(&mut self, text: &str) -> u32 {
        if let Some(last) = self.last.filter(|last| self.texts.get(*last) == text) {
            return last;
        }
        let Self { texts, codes, hasher, .. } = self;
        let hash = hasher.hash_one(text);
        let code = match codes.find(hash, |code| texts.get(*code) == text) {
            Some(&code) => code,
            None => {
                let code = texts.push(text);
                codes.insert_unique(hash, code, |code| hasher.hash_one(texts.get(*code)));
                code
            }
        };
        self.last = Some(code);
        code
    }

    /// The texts so far.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The texts by code.
    pub fn into_texts(self) -> Texts {
        self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_equal_codes_in_order_of_first_appearance() {
        let mut interner = Interner::default();
        let codes: Vec<u32> = ["b", "a", "b", "", "a", "é"].iter().map(|text| interner.code(text)).collect();
        assert_eq!(codes, [0, 1, 0, 2, 1, 3]);
        let texts = interner.into_texts();
        assert_eq!(texts.iter().collect::<Vec<_>>(), ["b", "a", "", "é"]);
        assert_eq!(texts.get(9), "");
    }
}
