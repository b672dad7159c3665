//! Text -> tokens: numbers of any script, words with what they do in a date, signs. A word that no date has ends it.

use super::words::{self, Word};
use crate::model::letters::{self, fold, is_apostrophe, is_invisible, is_mark};

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

/// The value of a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u32> {
    letters::digit(c).map(u32::from)
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
