//! Text -> tokens: words folded to bare lower-case letters, numerals in ASCII digits, signs with their meaning.

use super::Qualifier;
use crate::model::letters::{digit, fold, is_apostrophe, is_invisible, is_mark};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits with their separators: `.` and `,` as written, `'` and blanks as `'`, an Arabic decimal mark as `;`.
    Number,
    /// The k of "12k".
    Kilo,
    /// A dash between two things.
    Dash,
    /// A dash that belongs to the number behind it.
    Minus,
    /// A per cent sign.
    Percent,
    /// A sign in front of a number: `~`, `>=` ...
    Before(Qualifier),
    /// A sign behind a number: `+`.
    After(Qualifier),
    /// Any other character.
    Other,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its folded text.
    pub text: String,
    /// The byte of the original text at which it begins.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
    /// Whether a hyphen ties it to the word before.
    pub hyphen: bool,
}

impl Token {
    /// A comma or a semicolon of any script.
    pub fn is_comma(&self) -> bool {
        matches!(self.text.as_str(), "," | "،" | "，" | ";" | "؛")
    }
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let (places, chars): (Vec<usize>, Vec<char>) = text.char_indices().filter(|(_, c)| !is_invisible(*c)).unzip();
    let mut lexer = Lexer { chars: &chars, places: &places, at: 0, hyphen: false, out: Vec::new() };
    while lexer.at < chars.len() {
        lexer.step();
    }
    lexer.out
}

struct Lexer<'a> {
    chars: &'a [char],
    places: &'a [usize],
    at: usize,
    hyphen: bool,
    out: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let start = self.at;
        self.at += length;
        let text = self.chars[start..self.at].iter().collect();
        self.emit(kind, text, start);
    }

    /// A token from a start up to here.
    fn emit(&mut self, kind: Kind, text: String, start: usize) {
        let last = self.at - 1;
        let (from, to) = (self.places[start], self.places[last] + self.chars[last].len_utf8());
        self.out.push(Token { kind, text, from, to, hyphen: std::mem::take(&mut self.hyphen) });
    }

    fn step(&mut self) {
        let Some(c) = self.peek(0) else { return };
        let next = self.peek(1);
        match c {
            _ if c.is_whitespace() => self.at += 1,
            _ if digit(c).is_some() => self.number(),
            _ if c.is_alphabetic() && !is_apostrophe(c) => self.word(),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => self.dash(),
            '%' | '٪' | '％' => self.push(Kind::Percent, 1),
            '~' | '≈' | '∼' => self.push(Kind::Before(Qualifier::About), 1),
            '≥' | '⩾' => self.push(Kind::Before(Qualifier::AtLeast), 1),
            '≤' | '⩽' => self.push(Kind::Before(Qualifier::UpTo), 1),
            '>' if next == Some('=') => self.push(Kind::Before(Qualifier::AtLeast), 2),
            '<' if next == Some('=') => self.push(Kind::Before(Qualifier::UpTo), 2),
            '>' => self.push(Kind::Before(Qualifier::MoreThan), 1),
            '<' => self.push(Kind::Before(Qualifier::FewerThan), 1),
            '+' => self.push(Kind::After(Qualifier::AtLeast), 1),
            '.' if next.is_none() => self.at += 1,
            _ => self.push(Kind::Other, 1),
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let mut text = String::new();
        while let Some(c) = self.peek(0).filter(|c| (c.is_alphabetic() || is_mark(*c)) && !is_apostrophe(*c)) {
            fold(c, &mut text);
            self.at += 1;
        }
        if self.peek(0).is_some_and(is_apostrophe) {
            text.push('\'');
            self.at += 1;
        }
        self.emit(Kind::Word, text, start);
        // The dot of an abbreviation.
        let apostrophe = self.out.last().is_some_and(|word| word.text.ends_with('\''));
        if !apostrophe && self.peek(0) == Some('.') && !self.peek(1).is_some_and(char::is_alphabetic) {
            self.at += 1;
        }
    }

    fn dash(&mut self) {
        let before = self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied();
        let next = self.peek(1);
        let hyphen = matches!(self.peek(0), Some('-' | '\u{2010}' | '\u{2011}'));
        let letters = before.is_some_and(|c| c.is_alphabetic() || is_mark(c)) && next.is_some_and(char::is_alphabetic);
        if hyphen && letters {
            self.at += 1;
            self.hyphen = true;
            return;
        }
        let behind_number = self.out.last().is_some_and(|token| {
            matches!(token.kind, Kind::Number | Kind::Kilo | Kind::Percent | Kind::After(_) | Kind::Dash)
        });
        let loose = before.is_none_or(char::is_whitespace)
            || self.out.last().is_some_and(|t| matches!(t.kind, Kind::Before(_) | Kind::Dash));
        let sign = loose && !behind_number && next.and_then(digit).is_some();
        self.push(if sign { Kind::Minus } else { Kind::Dash }, 1);
    }

    fn number(&mut self) {
        let start = self.at;
        let mut text = String::new();
        let mut group = self.digits(&mut text);
        while let Some(mark) = self.peek(0) {
            let mark = match mark {
                '.' | '．' => '.',
                ',' | '，' | '\u{60C}' => ',',
                '٫' => ';',
                '\u{66C}' => '\'',
                _ if is_apostrophe(mark) => '\'',
                _ if mark.is_whitespace() => {
                    let ahead = self.chars[self.at + 1..].iter().take_while(|c| digit(**c).is_some()).count();
                    let opened = !text.contains(['.', ',', ';']) && !text.starts_with('0');
                    if ahead != 3 || group > 3 || !opened {
                        break;
                    }
                    '\''
                }
                _ => break,
            };
            if self.peek(1).and_then(digit).is_none() {
                break;
            }
            text.push(mark);
            self.at += 1;
            group = self.digits(&mut text);
        }
        self.emit(Kind::Number, text, start);
        if matches!(self.peek(0), Some('k' | 'K')) && !self.peek(1).is_some_and(char::is_alphanumeric) {
            self.push(Kind::Kilo, 1);
        }
    }

    fn digits(&mut self, text: &mut String) -> usize {
        let before = text.len();
        while let Some(value) = self.peek(0).and_then(digit) {
            text.push(char::from(b'0' + value));
            self.at += 1;
        }
        text.len() - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    fn kinds(text: &str) -> Vec<Kind> {
        tokens(text).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn digits_of_every_script_become_ascii() {
        for text in ["٢٠٣", "۲۰۳", "२०३", "২০৩", "２０３", "߂߀߃", "𞥒𞥐𞥓", "༢༠༣", "๒๐๓"]
        {
            assert_eq!(texts(text), ["203"], "{text}");
        }
        assert_eq!(texts("١٬٢٠٠٫٥"), ["1'200;5"]);
    }

    #[test]
    fn a_blank_groups_exactly_three_digits() {
        for blank in [' ', '\u{A0}', '\u{202F}', '\u{2009}'] {
            assert_eq!(texts(&format!("1{blank}200{blank}300")), ["1'200'300"]);
            assert_eq!(texts(&format!("12{blank}34")), ["12", "34"]);
            assert_eq!(texts(&format!("1200{blank}300")), ["1200", "300"]);
        }
    }

    #[test]
    fn words_lose_case_accents_and_hyphens_and_split_at_an_apostrophe() {
        assert_eq!(texts("JUSQU’À Près d'une"), ["jusqu'", "a", "pres", "d'", "une"]);
        assert_eq!(texts("pre\u{300}s quatre-vingt-dix"), ["pres", "quatre", "vingt", "dix"]);
        assert_eq!(texts("approx. 300."), ["approx", "300"]);
        for apostrophe in ['\'', '’', 'ʼ'] {
            assert_eq!(texts(&format!("П{apostrophe}ЯТЬ")), ["п'", "ять"]);
        }
        assert_eq!(texts("مِئَة ثلاثمائة آلاف"), ["ميه", "ثلاثمايه", "الاف"]);
    }

    #[test]
    fn a_token_knows_where_it_stands_in_the_text() {
        let text = "\u{feff}dont 1 200 tués. (12k)";
        let spans: Vec<_> = tokens(text).iter().map(|token| text.get(token.from..token.to)).collect();
        assert_eq!(spans, ["dont", "1 200", "tués", "(", "12", "k", ")"].map(Some));
    }

    #[test]
    fn a_dash_is_a_range_between_numbers_and_a_sign_in_front_of_one() {
        let range = [Kind::Number, Kind::Dash, Kind::Number];
        for text in ["300-600", "300–600", "300 - 600", "300 −600", "300 — 600"] {
            assert_eq!(kinds(text), range, "{text}");
        }
        assert_eq!(kinds("-5"), [Kind::Minus, Kind::Number]);
        assert_eq!(kinds("300--5"), [Kind::Number, Kind::Dash, Kind::Dash, Kind::Number]);
        assert_eq!(kinds("at −5"), [Kind::Word, Kind::Minus, Kind::Number]);
        assert_eq!(kinds("twenty–thirty"), [Kind::Word, Kind::Dash, Kind::Word]);
    }
}
