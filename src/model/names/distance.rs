//! How far two words sound apart: an edit distance in which vowels weigh less than consonants.

use super::sounds::{MOST, is_vowel};

/// Costs and weights are hundredths of a consonant.
const VOWEL: u32 = 50;
const CONSONANT: u32 = 100;
/// A consonant more or less.
const MISSING: u32 = 80;
/// Two neighbours changed places.
const SWAPPED: u32 = 70;
/// A digit is never a slip of spelling.
const NUMBER: u32 = 200;

/// How a word was written that is compared with another.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    /// The sounds.
    pub sounds: &'a [char],
    /// Without short vowels, as in Arabic.
    pub bare: bool,
}

impl Written<'_> {
    /// Whether a sound is the last one, but for an h that the other word has not.
    fn ends(&self, at: usize, other: &Self) -> bool {
        match self.sounds.get(at + 1..) {
            Some(['h']) => other.sounds.last() != Some(&'h'),
            Some([]) => true,
            _ => false,
        }
    }
}

/// How alike two words sound, 0 to 1.
pub(super) fn alike(a: Written, b: Written) -> f64 {
    let a = Written { sounds: a.sounds.get(..MOST).unwrap_or(a.sounds), ..a };
    let b = Written { sounds: b.sounds.get(..MOST).unwrap_or(b.sounds), ..b };
    let whole = weight(a.sounds).max(weight(b.sounds));
    if whole == 0 {
        return 0.0;
    }
    1.0 - f64::from(cost(a, b).min(whole)) / f64::from(whole)
}

fn weight(sounds: &[char]) -> u32 {
    sounds.iter().map(|sound| if is_vowel(*sound) { VOWEL } else { CONSONANT }).sum()
}

/// The cheapest way from one word to the other, row by row.
fn cost(a: Written, b: Written) -> u32 {
    let mut rows = [[0_u32; MOST + 1]; 3];
    let [earlier, above, row] = &mut rows;
    let (mut earlier, mut above, mut row) = (earlier, above, row);
    for (j, y) in b.sounds.iter().enumerate() {
        above[j + 1] = above[j] + left_out(*y, b.ends(j, &a), b.bare, a.bare);
    }
    for (i, x) in a.sounds.iter().enumerate() {
        let without = left_out(*x, a.ends(i, &b), a.bare, b.bare);
        row[0] = above[0] + without;
        for (j, y) in b.sounds.iter().enumerate() {
            let mut best = above[j] + changed(*x, *y, a.bare || b.bare);
            best = best.min(above[j + 1] + without);
            best = best.min(row[j] + left_out(*y, b.ends(j, &a), b.bare, a.bare));
            if i > 0 && j > 0 && a.sounds[i - 1] == *y && b.sounds[j - 1] == *x && !is_vowel(*x) && !x.is_ascii_digit()
            {
                best = best.min(earlier[j - 1] + SWAPPED);
            }
            row[j + 1] = best;
        }
        (earlier, above, row) = (above, row, earlier);
    }
    above[b.sounds.len()]
}

/// What it costs that the other word has nothing for this sound.
fn left_out(sound: char, last: bool, bare: bool, other_bare: bool) -> u32 {
    match sound {
        'h' if last => 3,
        // Arabic writes long vowels only: what it writes counts.
        _ if bare && is_vowel(sound) => MISSING,
        'E' | 'I' | 'O' | 'U' if other_bare => 60,
        // Samir and Samira.
        'a' if last && other_bare => 60,
        'a' if last => 70,
        _ if other_bare && is_vowel(sound) => 5,
        'e' if last => 20,
        _ if is_vowel(sound) => 35,
        'h' => 40,
        _ if sound.is_ascii_digit() => NUMBER,
        _ => MISSING,
    }
}

/// What it costs that one sound stands for the other.
fn changed(a: char, b: char, bare: bool) -> u32 {
    if a == b {
        return 0;
    }
    if a.is_ascii_digit() || b.is_ascii_digit() {
        return NUMBER;
    }
    match (is_vowel(a), is_vowel(b)) {
        (true, true) => vowels(a.min(b), a.max(b), bare),
        (false, false) => near(a, b).or_else(|| near(b, a)).unwrap_or(CONSONANT),
        _ => semivowels(a, b).or_else(|| semivowels(b, a)).unwrap_or(CONSONANT + VOWEL),
    }
}

/// Two vowels in the order of their characters: `*`, then the long ones, then the others.
fn vowels(a: char, b: char, bare: bool) -> u32 {
    match (a, b) {
        ('*', _) => 5,
        ('I', 'i') | ('U', 'u') => 0,
        ('E', 'I' | 'e' | 'i') | ('O', 'U' | 'o' | 'u') => 10,
        ('a', 'e') | ('I', 'e') | ('e', 'i') | ('U', 'o') | ('o', 'u') => 15,
        _ if bare => MISSING,
        ('a', 'o') | ('E', 'a') | ('O', 'a') => 45,
        _ => VOWEL,
    }
}

fn semivowels(a: char, b: char) -> Option<u32> {
    match (a, b) {
        ('w', 'o' | 'u' | 'U') | ('y', 'i' | 'e' | 'I') => Some(20),
        ('v', 'u' | 'U') | ('j', 'i' | 'I') => Some(40),
        _ => None,
    }
}

/// Consonants that one language writes for another's.
fn near(a: char, b: char) -> Option<u32> {
    match (a, b) {
        ('c', 'k') => Some(0),
        ('q', 'k' | 'c') | ('T', 't') | ('D', 'd') => Some(10),
        ('H', 'k' | 'h') | ('q', 'g') | ('C', 's' | 'c') | ('D', 'z') | ('v', 'w') => Some(20),
        ('s', 'z' | 'x' | 'c') | ('c' | 'C', 'x') | ('z' | 'g', 'j') | ('T', 's') | ('v', 'f' | 'b') | ('j', 'y') => {
            Some(30)
        }
        ('g', 'h') | ('C', 'z') | ('H', 'q' | 'x') | ('x', 'j') => Some(30),
        ('g', 'k') | ('d', 't' | 'z') | ('b', 'p') => Some(40),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::names::sounds::sounds;

    fn between(a: &str, b: &str, bare: bool) -> f64 {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        sounds(a, bare, &mut x);
        sounds(b, false, &mut y);
        alike(Written { sounds: &x, bare }, Written { sounds: &y, bare: false })
    }

    #[test]
    fn another_vowel_costs_less_than_another_consonant() {
        assert!(between("kharkiv", "kharkov", false) > 0.88);
        assert!(between("kharkiv", "kherson", false) < 0.6);
        assert!(between("mohammed", "muhammad", false) > 0.9);
        assert!(between("mohammed", "mahmoud", false) < 0.8);
        assert!(between("samir", "samira", false) < 0.86);
        assert!(between("gao", "goa", false) < 0.7);
    }

    #[test]
    fn a_word_without_short_vowels_fits_the_word_with_them() {
        assert!(between("mhmd", "muhammad", true) > 0.95);
        assert!(between("mhmd", "mahmoud", true) < 0.88);
        assert!(between("hsn", "hasan", true) > 0.95);
        assert!(between("hsn", "hussein", true) < 0.88);
        assert!(between("bwkmal", "bukamal", true) > 0.95);
    }

    #[test]
    fn words_longer_than_what_is_compared_do_no_harm() {
        let long = "ab".repeat(500);
        assert_eq!(between(&long, &long, false), 1.0);
    }
}
