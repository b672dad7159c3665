//! Arabic and Cyrillic letters, and Latin letters with signs, as plain ASCII.

use crate::model::letters::{self, is_apostrophe, is_invisible, is_mark};

/// A text in plain lower-case Latin letters, after a simplified BGN/PCGN scheme without signs.
///
/// Arabic (with the letters of Persian, Urdu, Pashto and Kurdish) is written consonant for consonant: `kh`, `dh`, `sh`,
/// `gh`, `th`; و is `w`, ي is `y`, ا, ة and ى are `a`. Short vowels are not written in Arabic and are not guessed, so محمد
/// is `mhmd`. The article is parted from its word: الزور is `al-zwr`. ع and ء are left out, but ع that begins a word is `a`.
///
/// Cyrillic follows the Russian scheme, with the letters of Ukrainian, Bulgarian, Serbian and Central Asia. A text with і,
/// ї, є or ґ is Ukrainian: г is `h` and и is `y`. The signs ь and ъ are left out.
///
/// Letters of other scripts stay, folded. Marks, apostrophes and invisible characters go; digits become ASCII; everything
/// else stays as it is.
pub fn transliterate(text: &str) -> String {
    let ukrainian = is_ukrainian(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(length);
        write_word(word, ukrainian, &mut out);
        rest = behind;
        if word.is_empty() {
            out.push(first);
            rest = behind.strip_prefix(first).unwrap_or_default();
        }
    }
    out
}

/// Whether a character belongs to a word, even if it is not written.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_unwritten(c)
}

fn is_unwritten(c: char) -> bool {
    is_mark(c) || is_apostrophe(c) || is_invisible(c) || matches!(c, 'ʿ' | 'ʾ' | 'ʻ' | 'ʹ' | 'ʺ')
}

/// Whether a text has a letter that Ukrainian has and Russian has not.
pub(super) fn is_ukrainian(text: &str) -> bool {
    text.contains(['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ'])
}

/// Whether a word is written in Arabic letters, hence without short vowels.
pub(super) fn is_arabic(word: &str) -> bool {
    word.contains(|c| matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{6D5}'))
}

/// Appends one word, of characters that are parts of words.
pub(super) fn write_word(word: &str, ukrainian: bool, out: &mut String) {
    let (article, word) = without_article(word);
    out.push_str(article);
    let start = out.len();
    for c in word.chars().filter(|c| !is_unwritten(*c)) {
        let initial = out.len() == start;
        for c in c.to_lowercase() {
            if let Some(digit) = letters::digit(c) {
                out.push(char::from(b'0' + digit));
            } else if let Some(latin) = cyrillic(c, ukrainian).or_else(|| arabic(c, initial)).or_else(|| latin(c)) {
                out.push_str(latin);
            } else {
                letters::fold(c, out);
            }
        }
    }
}

/// The Arabic article ahead of at least two letters, and what follows it.
fn without_article(word: &str) -> (&'static str, &str) {
    let bare = word.trim_matches(is_unwritten);
    if bare == "الله" || bare == "ﷲ" {
        return ("allah", "");
    }
    match bare.strip_prefix("ال") {
        Some(rest) if rest.chars().nth(1).is_some() => ("al-", rest),
        _ => ("", word),
    }
}

fn arabic(c: char, initial: bool) -> Option<&'static str> {
    Some(match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ة' | 'ى' | 'ە' | 'ۃ' => "a",
        'ع' if initial => "a",
        'ع' | 'ء' => "",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ٹ' | 'ټ' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' | 'ہ' | 'ھ' | 'ۀ' | 'ۂ' => "h",
        'خ' => "kh",
        'د' | 'ض' | 'ڈ' | 'ډ' => "d",
        'ذ' => "dh",
        'ر' | 'ڑ' | 'ړ' | 'ڕ' => "r",
        'ز' | 'ظ' => "z",
        'ژ' | 'ږ' => "zh",
        'ځ' => "dz",
        'څ' => "ts",
        'س' | 'ص' => "s",
        'ش' | 'ښ' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' | 'ڪ' => "k",
        'گ' | 'ګ' => "g",
        'ڭ' => "ng",
        'ل' | 'ڵ' => "l",
        'م' => "m",
        'ن' | 'ں' | 'ڼ' => "n",
        'و' | 'ؤ' => "w",
        'ۆ' => "o",
        'ۇ' | 'ۈ' => "u",
        'ي' | 'ی' | 'ئ' | 'ے' | 'ۓ' | 'ې' | 'ۍ' => "y",
        'ێ' => "e",
        _ => return None,
    })
}

fn cyrillic(c: char, ukrainian: bool) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' if ukrainian => "h",
        'г' | 'ґ' => "g",
        'ғ' => "gh",
        'д' => "d",
        'ђ' => "dj",
        'ѓ' => "gj",
        'е' | 'ё' | 'э' | 'ѐ' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'ѕ' => "dz",
        'и' if ukrainian => "y",
        'и' | 'і' | 'ѝ' | 'ӣ' => "i",
        'ї' => "yi",
        'й' | 'ј' | 'ы' => "y",
        'к' | 'ќ' | 'қ' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' | 'ң' => "n",
        'њ' => "nj",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' | 'ч' => "ch",
        'у' | 'ү' | 'ұ' | 'ӯ' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'џ' | 'ҷ' => "dzh",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' | 'ӏ' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

/// Latin letters with signs of the scholarly schemes and of more languages, which plain folding keeps.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ə' | 'ɛ' | 'ẹ' | 'ẽ' | 'ǝ' => "e",
        'ạ' | 'ả' | 'ǎ' | 'ấ' | 'ầ' => "a",
        'ɓ' | 'ḅ' => "b",
        'ĉ' | 'ċ' => "c",
        'ḍ' | 'ḑ' | 'ɗ' | 'ð' => "d",
        'ḏ' => "dh",
        'ġ' | 'ǧ' | 'ǵ' | 'ĝ' => "g",
        'ḥ' | 'ḩ' | 'ħ' | 'ĥ' => "h",
        'ḫ' | 'ẖ' => "kh",
        'ị' | 'ǐ' | 'ĩ' | 'į' => "i",
        'ḳ' | 'ƙ' => "k",
        'ḷ' | 'ĺ' | 'ľ' => "l",
        'ŋ' | 'ɲ' | 'ṇ' | 'ṅ' => "n",
        'ọ' | 'ɔ' | 'ơ' | 'ǒ' => "o",
        'ŕ' | 'ṛ' => "r",
        'ṣ' | 'ŝ' => "s",
        'ṭ' => "t",
        'ṯ' | 'þ' => "th",
        'ụ' | 'ũ' | 'ư' | 'ǔ' | 'ų' => "u",
        'ŵ' => "w",
        'ỳ' | 'ŷ' | 'ƴ' => "y",
        'ẓ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_is_written_consonant_for_consonant() {
        for (text, expected) in [
            ("محمد", "mhmd"),
            ("مُحَمَّد", "mhmd"),
            ("دير الزور", "dyr al-zwr"),
            ("البوكمال", "al-bwkmal"),
            ("خان يونس", "khan ywns"),
            ("عبد الله", "abd allah"),
            ("غزّة ٢٠١٤", "ghza 2014"),
            ("پشاور", "pshawr"),
            ("سعيد", "syd"),
        ] {
            assert_eq!(transliterate(text), expected, "{text}");
        }
    }

    #[test]
    fn cyrillic_is_written_by_the_language_that_its_letters_show() {
        for (text, expected) in [
            ("Харків", "kharkiv"),
            ("Харьков", "kharkov"),
            ("Горлівка", "horlivka"),
            ("Горловка", "gorlovka"),
            ("Щёлкино", "shchelkino"),
            ("Знам'янка", "znamyanka"),
            ("Сребреница", "srebrenitsa"),
        ] {
            assert_eq!(transliterate(text), expected, "{text}");
        }
    }

    #[test]
    fn other_scripts_stay_and_latin_loses_its_signs() {
        assert_eq!(transliterate("Qaḑā’ al-Mawşil, ʿAyn"), "qada al-mawsil, ayn");
        assert_eq!(transliterate("Ségou (Mali)"), "segou (mali)");
        assert_eq!(transliterate("東京"), "東京");
        assert_eq!(transliterate(""), "");
    }
}
