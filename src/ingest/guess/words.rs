//! A column's name -> its words, folded to bare lower-case letters: `nbTués`, `NB_TUES` and `nb tues` are one name.

use crate::model::letters::{fold, is_mark};

/// Longer names are sentences; what stands behind this many letters says no more about the column.
const LONGEST: usize = 200;

/// The words of a name: cut at all that is neither letter nor digit, at `aB`, at `ABc`, between letters and digits.
pub(super) fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().take(LONGEST).filter(|c| !is_mark(*c)).collect();
    let mut words = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        if !c.is_alphanumeric() || before.is_some_and(|before| is_joint(*before, *c, after.copied())) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            fold(*c, word);
        }
    }
    words.iter().map(|word| without_article(word).to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Whether a new word begins at `c`.
fn is_joint(before: char, c: char, after: Option<char>) -> bool {
    let camel =
        c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && after.is_some_and(char::is_lowercase)));
    camel || (before.is_alphanumeric() && c.is_alphanumeric() && before.is_numeric() != c.is_numeric())
}

/// An Arabic word without its "the" or "and the".
fn without_article(word: &str) -> &str {
    let short = word.strip_prefix("وال").or_else(|| word.strip_prefix("ال"));
    short.filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints_of_every_kind_cut_a_name() {
        for name in ["killed_min", "Killed Min", "killedMin", "KILLED-MIN", "killed.min", "killed/min"] {
            assert_eq!(words(name), ["killed", "min"], "{name}");
        }
        assert_eq!(words("GPSLatitude"), ["gps", "latitude"]);
        assert_eq!(words("admin1"), ["admin", "1"]);
        assert_eq!(words("nombre d'enfants tués"), ["nombre", "d", "enfants", "tues"]);
    }

    #[test]
    fn accents_and_articles_are_left_out() {
        assert_eq!(words("Óbitos Décès Cœur"), ["obitos", "deces", "coeur"]);
        assert_eq!(words("де\u{301}ти"), ["дети"]);
        assert_eq!(words("عدد القتلى والجرحى"), ["عدد", "قتلي", "جرحي"]);
    }

    #[test]
    fn an_endless_name_has_few_words() {
        assert_eq!(words(&"a ".repeat(10_000)).len(), 100);
        assert!(words("").is_empty() && words("\n{}|\"").is_empty());
    }
}
