//! Tokens -> one piece: every form that one side of a span can have. Signs and words that are in none refuse it.

use super::order::DateOrder;
use super::piece::{Piece, Within, Year};
use super::time::without_time;
use super::token::{Number, Token};
use super::words::Word;
use Token::{Comma, Dash, Dot, Number as N, Slash, Word as W};
use Word::{Month, Quarter, Third, Week};

/// The piece that the tokens are, a numeric date read in this order.
pub(super) fn piece(tokens: &[Token], order: DateOrder) -> Option<Piece> {
    let tokens = without_small_words(without_time(tokens)?);
    if !tokens.iter().any(|token| matches!(token, W(_))) {
        return numeric(&tokens, order);
    }
    let loose = |pair: &[Token]| pair.iter().all(|token| token.is_sign());
    let ends = [tokens.first(), tokens.last()].into_iter().flatten().any(|token| token.is_sign());
    let between = tokens.iter().all(|token| !token.is_sign() || matches!(token, Dash | Slash | Dot | Comma));
    if tokens.windows(2).any(loose) || ends || !between {
        return None;
    }
    let items: Vec<Token> = tokens.into_iter().filter(|token| !token.is_sign()).collect();
    worded(&items)
}

/// Without "of" and the like, weekdays with their comma, and a last dot or comma.
fn without_small_words(tokens: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut weekday = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // "a mediados de abril"
            W(Word::A | Word::To)
                if at == 0 && matches!(tokens.get(1..3), Some([W(Third(_)), _] | [_, W(Third(_))])) => {}
            W(Word::Small) => {}
            W(Word::Weekday) => {
                weekday = true;
                kept.pop_if(|token| *token == Comma);
            }
            Dash | Comma if weekday => {}
            _ => {
                weekday = false;
                kept.push(*token);
            }
        }
    }
    kept.pop_if(|token| matches!(token, Dot | Comma));
    kept
}

/// A day or a month, as far as its digits go.
fn small(number: Number) -> Option<u32> {
    (number.digits <= 2).then_some(number.value)
}

/// A year of four digits.
fn full(number: Number) -> Option<Year> {
    (number.digits == 4).then_some(Year { value: number.value, short: false })
}

/// A year of two or four digits.
fn year(number: Number) -> Option<Year> {
    if number.digits == 2 { Some(Year::of_two_digits(number.value)) } else { full(number) }
}

fn worded(items: &[Token]) -> Option<Piece> {
    let of = |year: Year, within| Some(Piece { year: Some(year), within });
    let no_year = |within| Some(Piece { year: None, within });
    match *items {
        [W(Month(month))] => no_year(Within::Month(month)),
        [W(Month(month)), N(number)] | [N(number), W(Month(month))] => match full(number) {
            Some(year) => of(year, Within::Month(month)),
            None => no_year(Within::Day(month, small(number)?)),
        },
        [N(first), W(Month(month)), N(last)] => match full(first) {
            Some(year) => of(year, Within::Day(month, small(last)?)),
            None => of(year(last)?, Within::Day(month, small(first)?)),
        },
        [W(Month(month)), N(day), N(last)] => of(year(last)?, Within::Day(month, small(day)?)),
        // "mar. 28 février 2017": Tuesday.
        [W(Month(3)), N(day), W(Month(month)), N(last)] => of(year(last)?, Within::Day(month, small(day)?)),
        [W(Third(third))] => no_year(Within::ThirdOnly(third)),
        [W(Third(third)), W(Month(month))] => no_year(Within::Third(month, third)),
        [W(Third(third)), W(Month(month)), N(last)] => of(full(last)?, Within::Third(month, third)),
        [W(Quarter | Word::T), N(quarter)] | [N(quarter), W(Quarter)] if quarter.digits == 1 => {
            no_year(Within::Quarter(quarter.value))
        }
        [W(Quarter | Word::T), N(quarter), N(last)]
        | [N(quarter), W(Quarter), N(last)]
        | [N(last), W(Quarter | Word::T), N(quarter)]
            if quarter.digits == 1 =>
        {
            of(full(last)?, Within::Quarter(quarter.value))
        }
        [W(Week), N(week)] => no_year(Within::Week(small(week)?)),
        [W(Week), N(week), N(last)] if full(last).is_some() => of(full(last)?, Within::Week(small(week)?)),
        [N(first), W(Week), N(week)] => of(full(first)?, Within::Week(small(week)?)),
        [N(first), W(Week), N(week), N(day)] if day.digits == 1 => {
            of(full(first)?, Within::WeekDay(small(week)?, day.value))
        }
        _ => None,
    }
}

fn numeric(tokens: &[Token], order: DateOrder) -> Option<Piece> {
    match *tokens {
        [N(Number { value, digits: 8 })] => {
            within(value / 100 % 100, value % 100).map(|within| Piece::new(value / 10_000, within))
        }
        [N(number)] => Some(match full(number) {
            Some(year) => Piece { year: Some(year), within: Within::Year },
            None => Piece { year: None, within: Within::DayOnly(small(number)?) },
        }),
        // "31, 2022" behind "March 27 -".
        [N(day), Comma, N(last)] | [N(day), N(last)] => {
            Some(Piece { year: Some(full(last)?), within: Within::DayOnly(small(day)?) })
        }
        [N(first), sign, N(last)] if is_separator(sign) => match (full(first), full(last)) {
            (Some(year), None) if sign != Dot || last.digits == 2 => {
                Some(Piece { year: Some(year), within: within(small(last)?, 0)? })
            }
            (None, Some(year)) => Some(Piece { year: Some(year), within: within(small(first)?, 0)? }),
            (None, None) => {
                let (day, month) = order.sort(small(first)?, small(last)?);
                is_month(month).then_some(Piece { year: None, within: Within::Day(month, day) })
            }
            _ => None,
        },
        [N(first), sign, N(second), other, N(last)] if sign == other && is_separator(sign) => match full(first) {
            Some(year) => Some(Piece { year: Some(year), within: within(small(second)?, small(last)?)? }),
            None => {
                let (day, month) = order.sort(small(first)?, small(second)?);
                let known = is_month(month) && day > 0;
                let unknown = (is_month(month) || month == 0) && day == 0 && last.digits == 4;
                Some(Piece { year: Some(year(last)?), within: within(month, day).filter(|_| known || unknown)? })
            }
        },
        _ => None,
    }
}

/// What a month and a day are when a nought is what is not known.
fn within(month: u32, day: u32) -> Option<Within> {
    match (month, day) {
        (0, 0) => Some(Within::Year),
        (0, _) => None,
        (_, 0) => Some(Within::Month(month)),
        _ => Some(Within::Day(month, day)),
    }
}

fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}

fn is_separator(token: Token) -> bool {
    matches!(token, Dash | Slash | Dot)
}

/// The first two numbers of every d/d/y among the tokens, and whether it is written with dots.
pub(super) fn triples(tokens: &[Token]) -> impl Iterator<Item = (u32, u32, bool)> {
    tokens.windows(5).filter_map(|window| match *window {
        [N(first), sign, N(second), other, N(last)] if sign == other && is_separator(sign) => {
            year(last)?;
            Some((small(first)?, small(second)?, sign == Dot))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn day_first(text: &str) -> Option<Piece> {
        piece(&tokens(text)?, DateOrder::DayFirst)
    }

    #[test]
    fn a_side_of_a_span_may_lack_its_year_or_its_month() {
        assert_eq!(day_first("27"), Some(Piece { year: None, within: Within::DayOnly(27) }));
        assert_eq!(day_first("27/03"), Some(Piece { year: None, within: Within::Day(3, 27) }));
        assert_eq!(day_first("27 March"), Some(Piece { year: None, within: Within::Day(3, 27) }));
        assert_eq!(day_first("31, 2022"), Some(Piece::new(2022, Within::DayOnly(31))));
        assert_eq!(
            day_first("early"),
            Some(Piece { year: None, within: Within::ThirdOnly(super::super::words::Third::Early) })
        );
    }

    #[test]
    fn signs_stand_singly_between_the_parts() {
        assert!(day_first("28-Feb/2017").is_some());
        for text in
            ["28--Feb-2017", "-28-Feb-2017", "28-Feb-2017-", "28/03-2017", "28:Feb:2017", "28 Feb (2017)", "2017."]
        {
            assert_eq!(day_first(text).is_some(), text == "2017.", "{text}");
        }
    }

    #[test]
    fn numbers_of_other_lengths_are_no_dates() {
        for text in
            ["203", "12345", "123456", "1234567", "123456789", "27/03/123", "27/003/2022", "022-03-27", "2022-086"]
        {
            assert_eq!(day_first(text), None, "{text}");
        }
    }
}
