//! A text cut into words, and the small Arabic words that some write apart and some write together.

use super::script::{is_arabic, is_part, is_ukrainian, write_word};

/// One word of a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// In lower-case Latin letters.
    pub text: String,
    /// As it stood.
    pub raw: String,
    /// Without short vowels.
    pub bare: bool,
    /// An article stood ahead of it.
    pub definite: bool,
}

impl Word {
    /// The word together with the next one.
    fn joined(self, text: String, next: Self) -> Self {
        Self { text, raw: self.raw + " " + &next.raw, bare: self.bare || next.bare, definite: self.definite }
    }
}

/// Articles that keep their l, and the Arabic "and" in front of one.
const ARTICLES: &[&str] = &["al", "el", "ul", "il", "wal", "oul", "wa"];

/// The most words of a text that are read.
const MOST_READ: usize = 64;

/// The words of a text, without articles and punctuation. An Arabic article that is written together with its word goes too,
/// if at least four letters follow.
pub(super) fn words(text: &str) -> Vec<Word> {
    let ukrainian = is_ukrainian(text);
    let mut words = Vec::new();
    for piece in text.split(|c| !is_part(c)).filter(|piece| !piece.is_empty()).take(MOST_READ) {
        // French d' and l'.
        let piece = match piece.split_once(['\'', '’']) {
            Some(("d" | "D" | "l" | "L", rest)) if !rest.is_empty() => rest,
            _ => piece,
        };
        let mut latin = String::with_capacity(piece.len());
        write_word(piece, ukrainian, &mut latin);
        let (definite, text) = match latin.strip_prefix("al-") {
            Some(rest) => (true, rest.to_owned()),
            None => (false, latin),
        };
        if !text.is_empty() {
            words.push(Word { text, raw: piece.to_owned(), bare: is_arabic(piece), definite });
        }
    }
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    let mut definite = false;
    let mut rest = words.into_iter().peekable();
    while let Some(mut word) = rest.next() {
        if rest.peek().is_some_and(|next| is_article(&word, next)) {
            definite = true;
            continue;
        }
        if let Some(text) = attached(&word) {
            word.text = text;
            definite = true;
        }
        word.definite |= definite;
        definite = false;
        kept.push(word);
    }
    kept
}

/// Whether a word is the article of the next one: al and el always, others where the l became the next word's first letter,
/// as in Deir ez-Zor and Ar Raqqah.
fn is_article(word: &Word, next: &Word) -> bool {
    let text = word.text.as_str();
    if ARTICLES.contains(&text) {
        return true;
    }
    let Some(sun) = text.strip_prefix(['a', 'e', 'u']) else { return false };
    matches!(sun, "d" | "n" | "r" | "s" | "t" | "z" | "sh" | "dh" | "th") && next.text.starts_with(sun)
        || sun == "s" && next.text.starts_with("ch")
}

/// The word behind an article that is written together with it: Alhasakah, Elbaradei.
fn attached(word: &Word) -> Option<String> {
    let rest = word.text.strip_prefix("al").or_else(|| word.text.strip_prefix("el"))?;
    let consonants = rest.chars().take(1).all(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'l'));
    (!word.bare && rest.len() >= 4 && consonants).then(|| rest.to_owned())
}

/// Puts words together that belong together: "Abd al-Rahman", "Abdul Rahman" and "Abdelrahman" become `abdrahman`, "Abu
/// Kamal" and "Albu Kamal" `bukamal`, "Umm Qasr" `umqasr`, "Salah al-Din" `salahdin`, "Nasr Allah" `nasrallah`.
pub(super) fn join(words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words.into_iter().peekable();
    while let Some(mut word) = rest.next() {
        word.text = together(word.text, word.bare);
        if let Some(prefix) = prefix(&word.text)
            && let Some(next) = rest.next()
        {
            let mut stem = together(next.text.clone(), next.bare);
            if stem == "allah" {
                stem = if next.bare { "lh" } else { "lah" }.into();
            }
            word = word.joined(format!("{prefix}{stem}"), next);
        }
        let ending = match (word.text.as_str(), word.definite) {
            ("allah", _) if word.bare => Some("lh"),
            ("allah" | "ullah", _) => Some("allah"),
            ("din" | "deen" | "dine" | "dyn", true) => Some("din"),
            _ => None,
        };
        match (ending, joined.pop()) {
            (Some(ending), Some(last)) => {
                let text = format!("{}{ending}", last.text);
                joined.push(last.joined(text, word));
            }
            (_, last) => joined.extend(last.into_iter().chain([word])),
        }
    }
    joined
}

/// A word that has no sense without the next one.
fn prefix(word: &str) -> Option<&'static str> {
    Some(match word {
        "abd" | "abdul" | "abdel" | "abdal" | "abdoul" | "abdur" | "abder" => "abd",
        "abu" | "abou" | "abo" | "abw" | "bu" | "bou" | "albu" => "bu",
        "umm" | "um" | "oum" | "om" | "am" => "um",
        _ => return None,
    })
}

/// One spelling for what is written together already: Abdurrahman, Abubakar, Salaheddin.
fn together(word: String, bare: bool) -> String {
    if let Some(stem) = word.strip_prefix("abd").and_then(|rest| servant(rest, bare)) {
        return format!("abd{stem}");
    }
    for ending in ["in", "ine", "een", "yn", "ein"] {
        let stem =
            word.strip_suffix(ending).and_then(|stem| stem.strip_suffix("dd").or_else(|| stem.strip_suffix("ld")));
        let stem = stem.and_then(|stem| stem.strip_suffix(['a', 'e', 'i', 'u']).filter(|stem| stem.len() >= 2));
        if let Some(stem) = stem {
            return format!("{}din", stem.strip_suffix('o').unwrap_or(stem));
        }
    }
    for abu in ["abou", "abu"] {
        if let Some(stem) = word.strip_prefix(abu).filter(|stem| stem.len() >= 4) {
            return format!("bu{stem}");
        }
    }
    word
}

/// What follows Abd and its article, where they are one word: `rahman` of "ulrahman", "urrahman", "elrahman".
fn servant(rest: &str, bare: bool) -> Option<String> {
    if bare {
        let stem = rest.strip_prefix("al")?;
        return (stem.len() >= 2).then(|| stem.to_owned());
    }
    let stem = rest.strip_prefix("ou").or_else(|| rest.strip_prefix(['u', 'e', 'a', 'i', 'o']))?;
    let mut letters = stem.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let stem = if first == 'l' || first == second { stem.get(1..)? } else { return None };
    (stem.len() >= 2).then(|| stem.to_owned())
}

/// Leaves out the words of a list, unless nothing would be left.
pub(super) fn without(words: Vec<Word>, dropped: impl Fn(&Word) -> bool) -> Vec<Word> {
    if words.iter().all(&dropped) {
        return words;
    }
    words.into_iter().filter(|word| !dropped(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        join(words(text)).iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn articles_go_in_every_form() {
        for (text, expected) in [
            ("Deir ez-Zor", "deir zor"),
            ("دير الزور", "dyr zwr"),
            ("Ar Raqqah", "raqqah"),
            ("Alhasakah", "hasakah"),
            ("ash-Shaffuniyah", "shaffuniyah"),
            ("Aleppo", "aleppo"),
            ("Al", "al"),
            ("As Ali", "as ali"),
            ("Côte d'Ivoire", "cote ivoire"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn servants_fathers_and_mothers_are_one_word() {
        for text in ["Abd al-Rahman", "Abdul Rahman", "Abdelrahman", "Abdurrahman", "Abdul-Rahman", "Abd ar-Rahman"] {
            assert_eq!(read(text), "abdrahman", "{text}");
        }
        assert_eq!(read("عبد الرحمن"), read("عبدالرحمن"));
        assert_eq!(read("Abd Allah"), "abdlah");
        assert_eq!(read("Abdullah"), "abdlah");
        assert_eq!(read("Abdi"), "abdi");
        for text in ["Abu Kamal", "Al-Bukamal", "Albu Kamal", "Abou Kamal", "Abukamal"] {
            assert_eq!(read(text), "bukamal", "{text}");
        }
        assert_eq!(read("Salah al-Din"), read("Salaheddin"));
        assert_eq!(read("Nasr Allah"), "nasrallah");
        assert_eq!(read("Abu"), "abu");
    }
}
