//! Text -> tokens: numbers of any script, words with what they do in a date, signs. A word that no date has ends it.

use super::words::{self, Word};

/// Bytes of the longest text that is tried.
const LONGEST: usize = 200;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value; meaningless above nine digits.
    pub value: u32,
    /// How many digits it has.
    pub digits: usize,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits.
    Number(Number),
    /// A word.
    Word(Word),
    /// A hyphen or any other dash.
    Dash,
    /// A slash.
    Slash,
    /// A dot that is not the end of an abbreviation.
    Dot,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A plus sign.
    Plus,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

impl Token {
    /// Whether it is neither number nor word.
    pub fn is_sign(self) -> bool {
        !matches!(self, Self::Number(_) | Self::Word(_))
    }
}

/// The tokens of a text; `None` when a piece of it has no place in a date.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut lexer = Lexer { rest: text, out: Vec::with_capacity(16), word: String::new() };
    while let Some(c) = lexer.peek() {
        lexer.step(c)?;
    }
    Some(lexer.out)
}

struct Lexer<'a> {
    rest: &'a str,
    out: Vec<Token>,
    word: String,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn advance(&mut self, c: char) {
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
    }

    fn step(&mut self, c: char) -> Option<()> {
        if digit(c).is_some() {
            self.number();
            return Some(());
        }
        if c.is_alphabetic() {
            return self.word();
        }
        self.advance(c);
        let token = match c {
            _ if c.is_whitespace() || is_invisible(c) || is_apostrophe(c) => return Some(()),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Token::Dash,
            '/' | '\u{2044}' | '\u{2215}' | '／' | '\u{60D}' => Token::Slash,
            '.' | '．' => Token::Dot,
            ',' | '،' | '，' => Token::Comma,
            ':' => Token::Colon,
            '+' => Token::Plus,
            '(' => Token::Open,
            ')' => Token::Close,
            '&' => Token::Word(Word::And),
            _ => return None,
        };
        self.out.push(token);
        self.one_month_of_two_names();
        Some(())
    }

    fn number(&mut self) {
        let mut number = Number { value: 0, digits: 0 };
        while let Some((c, value)) = self.peek().and_then(|c| Some((c, digit(c)?))) {
            number.value = number.value.saturating_mul(10).saturating_add(value);
            number.digits += 1;
            self.advance(c);
        }
        self.out.push(Token::Number(number));
        if number.digits <= 2 {
            self.ordinal();
        }
    }

    /// "st", "er", "º", "-го" right behind a day.
    fn ordinal(&mut self) {
        let behind = self.rest.strip_prefix('-').filter(|rest| rest.starts_with(['г', 'е', 'й', 'я']));
        let letters = behind.unwrap_or(self.rest);
        let end = letters.find(|c: char| !(c.is_alphabetic() || is_mark(c))).unwrap_or(letters.len());
        let (letters, rest) = letters.split_at(end);
        self.word.clear();
        letters.chars().for_each(|c| fold(c, &mut self.word));
        if words::is_ordinal(&self.word) {
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('°') {
            self.rest = rest;
        }
    }

    fn word(&mut self) -> Option<()> {
        self.word.clear();
        self.letters();
        if words::begins_pair(&self.word) {
            self.word.push(' ');
            self.rest = self.rest.trim_start();
            self.letters();
        }
        self.out.push(Token::Word(words::word(&self.word)?));
        // The dot of an abbreviation.
        self.rest = self.rest.strip_prefix('.').unwrap_or(self.rest);
        self.one_month_of_two_names();
        Some(())
    }

    /// Letters up to anything else; the apostrophe of "п'ятниця" is left out.
    fn letters(&mut self) {
        while let Some(c) = self.peek() {
            let left_out = is_invisible(c) || (is_apostrophe(c) && self.rest.chars().nth(1) == Some('я'));
            if c.is_alphabetic() || is_mark(c) {
                fold(c, &mut self.word);
            } else if !left_out {
                break;
            }
            self.advance(c);
        }
    }

    /// "شباط/فبراير" and "شباط (فبراير)" name one month in two ways.
    fn one_month_of_two_names(&mut self) {
        let twice = match *self.out.as_slice() {
            [.., Token::Word(Word::Month(first)), Token::Slash, Token::Word(Word::Month(second))]
                if first == second =>
            {
                2
            }
            [.., Token::Word(Word::Month(first)), Token::Open, Token::Word(Word::Month(second)), Token::Close]
                if first == second =>
            {
                3
            }
            _ => 0,
        };
        self.out.truncate(self.out.len() - twice);
    }
}

/// Where the ten digits of each script begin (Unicode 14, general category Nd); they stand in a row, nought first.
const NOUGHTS: [u32; 66] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0,
    0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
    0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let nought = NOUGHTS.iter().rev().find(|nought| **nought <= u32::from(c))?;
    Some(u32::from(c) - nought).filter(|value| *value < 10)
}

/// Lower case without accents; letters of Arabic and Cyrillic that are written either way become one.
pub(super) fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    out.extend(c.to_lowercase().filter(|c| !is_mark(*c)).map(|c| match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ё' => 'е',
        'й' => 'и',
        'ї' => 'і',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        other => other,
    }));
}

/// Combining accents, Arabic vowel signs and the Arabic stretcher.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// Zero-width characters, direction marks, a byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;
    use Token::{Comma, Dash, Word as W};
    use Word::{Month, Small, Weekday};

    fn number(value: u32, digits: usize) -> Token {
        Token::Number(Number { value, digits })
    }

    #[test]
    fn digits_of_every_script_have_their_value() {
        assert!(NOUGHTS.is_sorted());
        for text in ["2003", "٢٠٠٣", "۲۰۰۳", "२००३", "２００３", "߂߀߀߃", "𞥒𞥐𞥐𞥓"] {
            assert_eq!(tokens(text), Some(vec![number(2003, 4)]), "{text}");
        }
        assert_eq!(tokens("²"), None);
    }

    #[test]
    fn a_word_is_found_whatever_its_case_its_accents_and_its_dot() {
        for text in ["Févr.", "FEVRIER", "fe\u{301}vrier", "شباط", "شُبَاط", "ЛЮТОГО", "\u{200f}فبراير\u{200f}"]
        {
            assert_eq!(tokens(text), Some(vec![W(Month(2))]), "{text}");
        }
        assert_eq!(tokens("d’avril"), Some(vec![W(Small), W(Month(4))]));
        assert_eq!(tokens("п’ятниця, terça-feira"), Some(vec![W(Weekday), Comma, W(Weekday), Dash, W(Weekday)]));
        assert_eq!(tokens("27 Brumaire"), None);
    }

    #[test]
    fn a_month_of_two_words_and_one_of_two_names_are_one_month() {
        for text in ["كانون الثاني", "كانون الثاني/يناير", "يناير (كانون الثاني)", "كانون  الثاني / يناير"]
        {
            assert_eq!(tokens(text), Some(vec![W(Month(1))]), "{text}");
        }
        assert_eq!(tokens("كانون"), None);
    }

    #[test]
    fn an_ordinal_is_its_number() {
        for text in ["1st", "1er", "1º", "1°", "1-го", "1го", "1 "] {
            assert_eq!(tokens(text), Some(vec![number(1, 1)]), "{text}");
        }
        assert_eq!(tokens("28feb"), Some(vec![number(28, 2), W(Month(2))]));
    }

    #[test]
    fn a_text_longer_than_any_date_is_not_tried() {
        assert_eq!(tokens(&"1".repeat(201)), None);
        assert_eq!(tokens(&"1".repeat(200)), Some(vec![number(u32::MAX, 200)]));
    }
}
