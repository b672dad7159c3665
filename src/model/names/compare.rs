//! Comparing two prepared names: which words belong together, and what the pairs say of the whole.

use super::distance::{Written, alike};
use super::sounds::MOST;
use super::{Kind, MOST_WORDS, Name, Token};

/// Words that sound less alike are no pair.
const PAIR: f64 = 0.7;
/// Words of other letters that sound the same, or nearly so (from the second figure).
const SOUNDS_SAME: f64 = 0.98;
const NEARLY: f64 = 0.985;
/// Words that sound otherwise are never quite the same.
const SOUNDS_OTHER: f64 = 0.96;
/// An initial and a word that begins with it.
const INITIAL: f64 = 0.9;
/// Two words that differ by the final a of a woman's name.
const FEMININE: f64 = 0.75;
/// What a word that only one name has counts, beside one that contradicts another. More of a group, where one telling word
/// more is often a faction.
const EXTRA: f64 = 0.35;
const EXTRA_OF_GROUP: f64 = 0.5;

/// How alike two names are; see [`Name::similarity`].
pub(super) fn similarity(a: &Name, b: &Name) -> Option<f64> {
    if a.kind != b.kind || a.tokens.is_empty() || b.tokens.is_empty() {
        return None;
    }
    // Always in the same order, so that nothing depends on which name stands first.
    let (a, b) = match a.key.cmp(&b.key) {
        std::cmp::Ordering::Equal => return Some(1.0),
        std::cmp::Ordering::Less => (a, b),
        std::cmp::Ordering::Greater => (b, a),
    };
    if let (Some(x), Some(y)) = (&a.group, &b.group)
        && let Some(told) = x.compare(y)
    {
        return Some(told);
    }
    if a.mask & b.mask == 0 {
        return Some(0.0);
    }
    let by_word = Pairs::find(a, b).measure(a, b);
    Some(if a.kind == Kind::Person { by_word } else { by_word.max(as_one(a, b)) })
}

/// The best partner of each word: the most alike pair first, then the most alike of what is left.
struct Pairs {
    found: [(usize, usize, f64); MOST_WORDS],
    count: usize,
}

impl Pairs {
    fn find(a: &Name, b: &Name) -> Self {
        let mut table = [[0.0; MOST_WORDS]; MOST_WORDS];
        for (row, x) in table.iter_mut().zip(&a.tokens) {
            for (cell, y) in row.iter_mut().zip(&b.tokens) {
                *cell = token(a, x, b, y);
            }
        }
        let mut pairs = Self { found: [(0, 0, 0.0); MOST_WORDS], count: 0 };
        for place in &mut pairs.found {
            let mut best = (0, 0, 0.0);
            for (i, row) in table.iter().enumerate().take(a.tokens.len()) {
                for (j, alike) in row.iter().enumerate().take(b.tokens.len()) {
                    if *alike > best.2 {
                        best = (i, j, *alike);
                    }
                }
            }
            if best.2 < PAIR {
                break;
            }
            *place = best;
            pairs.count += 1;
            table[best.0] = [0.0; MOST_WORDS];
            table.iter_mut().for_each(|row| row[best.1] = 0.0);
        }
        pairs
    }

    /// The similarity of the names: how alike the pairs are, times how much of the names is in pairs.
    fn measure(&self, a: &Name, b: &Name) -> f64 {
        let found = self.found.get(..self.count).unwrap_or_default();
        let (mut paired, mut alike, mut worst) = (0.0, 0.0, 1.0_f64);
        let mut left: f64 = a.tokens.iter().map(|token| token.weight).sum();
        let mut right: f64 = b.tokens.iter().map(|token| token.weight).sum();
        for (i, j, similar) in found {
            let (Some(x), Some(y)) = (a.tokens.get(*i), b.tokens.get(*j)) else { continue };
            let weight = x.weight.max(y.weight);
            paired += weight;
            alike += weight * similar;
            worst = worst.min(*similar);
            left -= x.weight;
            right -= y.weight;
        }
        if paired == 0.0 {
            return 0.0;
        }
        let contradicted = left.min(right).max(0.0);
        let extra = (left - right).abs();
        let quality = f64::midpoint(alike / paired, worst);
        let in_order =
            a.kind == Kind::Person || found.iter().all(|(i, j, _)| found.iter().all(|(k, l, _)| (i < k) == (j < l)));
        let order = if in_order { 1.0 } else { 0.95 };
        let share = if a.kind == Kind::Group && extra >= 1.0 { EXTRA_OF_GROUP } else { EXTRA };
        order * quality * paired / (paired + contradicted + share * extra)
    }
}

/// How alike two words are, 0 if they are surely no pair.
fn token(a: &Name, x: &Token, b: &Name, y: &Token) -> f64 {
    let (first, second) = (a.letters(x), b.letters(y));
    if first == second {
        return 1.0;
    }
    if x.initial || y.initial {
        let same = first.chars().next() == second.chars().next();
        return if same && !(x.initial && y.initial) { INITIAL } else { 0.0 };
    }
    let shared = (x.mask & y.mask).count_ones();
    if 2 * shared < x.mask.count_ones().max(y.mask.count_ones()) {
        return 0.0;
    }
    let (first, second) = (a.heard(x), b.heard(y));
    let alike = heard((first, x.bare), (second, y.bare));
    if a.kind == Kind::Person && is_feminine(first, second) { alike.min(FEMININE) } else { alike }
}

/// How alike two rows of sounds are that were not written the same.
fn heard(a: (&[char], bool), b: (&[char], bool)) -> f64 {
    match alike(Written { sounds: a.0, bare: a.1 }, Written { sounds: b.0, bare: b.1 }) {
        alike if alike >= NEARLY => SOUNDS_SAME,
        alike => alike.min(SOUNDS_OTHER),
    }
}

/// Whether one word is the other with a final a, as in Samir and Samira: two persons.
fn is_feminine(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    matches!(long.strip_prefix(short), Some(['a'] | ['a', 'h']))
}

/// All words as one: Khanyounis and Khan Younis. Only where the names have nearly as many consonants.
fn as_one(a: &Name, b: &Name) -> f64 {
    let (one, other) = (a.consonants, b.consonants);
    let long = a.sounds.len().max(b.sounds.len()) > MOST;
    if a.tokens.len() == b.tokens.len() || long || 4 * one.abs_diff(other) > one.max(other) {
        return 0.0;
    }
    let bare = |name: &Name| name.tokens.iter().any(|token| token.bare);
    heard((&a.sounds, bare(a)), (&b.sounds, bare(b)))
}
