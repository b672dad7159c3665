//! One piece, or two with something between them -> a reading. What one side lacks stands on the other.

use super::DateReading;
use super::fault::DateFault;
use super::order::DateOrder;
use super::pattern::piece;
use super::piece::{Piece, Within};
use super::token::Token;
use super::words::Word;
use crate::model::date::Dated;

/// What the tokens say, a numeric date read in this order.
pub(super) fn read(tokens: &[Token], order: DateOrder) -> Result<DateReading, DateFault> {
    if let Some(piece) = piece(tokens, order) {
        let stated = piece.stated()?;
        return Ok(DateReading {
            start: stated.first,
            end: stated.last,
            precision: stated.precision,
            plain: false,
            century: piece.century(),
            order: None,
        });
    }
    let (from, tokens) = match tokens {
        [Token::Word(Word::From), rest @ ..] => (true, rest),
        all => (false, all),
    };
    let mut fault = DateFault::NotADate;
    for (at, token) in tokens.iter().enumerate() {
        let joint = match token {
            Token::Dash | Token::Word(Word::To | Word::A) => Joint::To,
            Token::Word(Word::And) if from => Joint::To,
            Token::Word(Word::And) => Joint::And,
            Token::Slash => Joint::Slash,
            _ => continue,
        };
        let sides = (tokens.get(..at).unwrap_or_default(), tokens.get(at + 1..).unwrap_or_default());
        let (Some(left), Some(right)) = (piece(sides.0, order), piece(sides.1, order)) else { continue };
        match join(left, right, joint) {
            Ok(reading) => return Ok(reading),
            Err(DateFault::NotADate) => {}
            Err(found) => fault = found,
        }
    }
    Err(fault)
}

/// What stands between two pieces.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// A dash, "to", or "and" behind "between".
    To,
    /// "and": only between neighbours.
    And,
    /// A slash: only between two dates that lack nothing.
    Slash,
}

fn join(left: Piece, right: Piece, joint: Joint) -> Result<DateReading, DateFault> {
    let (left, right) = completed(left, right, joint).ok_or(DateFault::NotADate)?;
    let (first, last) = (left.stated()?, right.stated()?);
    let end = last.last.unwrap_or(last.first);
    let days = |text: &str| Dated::parse(text).map_err(|_| DateFault::NotADate);
    let (from, to) = (days(&first.first)?, days(&end)?);
    if to.end < from.start {
        return Err(DateFault::NoSuchDate(format!("it ends with {end}, before it begins with {}", first.first)));
    }
    if joint == Joint::And && to.start != from.end + 1 {
        return Err(DateFault::NotADate);
    }
    Ok(DateReading {
        start: first.first,
        end: Some(end),
        precision: first.precision.max(last.precision),
        plain: false,
        century: left.century().or(right.century()),
        order: None,
    })
}

/// Both pieces with what each had to take from the other; `None` when they do not fit together.
fn completed(left: Piece, right: Piece, joint: Joint) -> Option<(Piece, Piece)> {
    let whole =
        |piece: Piece| piece.year.is_some() && !matches!(piece.within, Within::DayOnly(_) | Within::ThirdOnly(_));
    if joint == Joint::Slash && !(whole(left) && whole(right)) {
        return None;
    }
    // "2022 March-April" has its year on the left; a day there would rather be the rest of something else.
    let lends_year =
        matches!(right.within, Within::Month(_) | Within::Third(..) | Within::Quarter(_) | Within::Week(_));
    if left.year.is_some() && right.year.is_none() && !lends_year {
        return None;
    }
    if (left.within == Within::Year) != (right.within == Within::Year) {
        return None;
    }
    let month = |piece: Piece| match piece.within {
        Within::Day(month, _) | Within::Month(month) | Within::Third(month, _) => Some(month),
        _ => None,
    };
    let same_kind = |piece: Piece| matches!(piece.within, Within::Day(..) | Within::Third(..));
    let within = |piece: Piece, other: Piece| match piece.within {
        Within::DayOnly(day) => month(other).filter(|_| same_kind(other)).map(|month| Within::Day(month, day)),
        Within::ThirdOnly(third) => month(other).filter(|_| same_kind(other)).map(|month| Within::Third(month, third)),
        other => Some(other),
    };
    Some((
        Piece { year: left.year.or(right.year), within: within(left, right)? },
        Piece { year: right.year.or(left.year), within: within(right, left)? },
    ))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read_span(text: &str) -> Result<(String, String), String> {
        read(&tokens(text).unwrap_or_default(), DateOrder::DayFirst)
            .map(|reading| (reading.start, reading.end.unwrap_or_default()))
            .map_err(|fault| fault.to_string())
    }

    #[test]
    fn each_side_takes_from_the_other_what_it_lacks() {
        let spans = [
            ("27-31 March 2022", "2022-03-27", "2022-03-31"),
            ("March 27-31, 2022", "2022-03-27", "2022-03-31"),
            ("27 March - 2 April 2022", "2022-03-27", "2022-04-02"),
            ("2022 March-April", "2022-03", "2022-04"),
            ("27.-31.03.2022", "2022-03-27", "2022-03-31"),
            ("27/03-02/04/2022", "2022-03-27", "2022-04-02"),
            ("early to mid April 2022", "2022-04-01", "2022-04-20"),
        ];
        for (text, start, end) in spans {
            assert_eq!(read_span(text), Ok((start.into(), end.into())), "{text}");
        }
    }

    #[test]
    fn a_span_that_ends_before_it_begins_says_so() {
        let told = read_span("28 Dec - 3 Jan 2022").expect_err("reversed");
        assert!(told.contains("it ends with 2022-01-03, before it begins with 2022-12-28"), "{told}");
    }

    #[test]
    fn and_joins_neighbours_unless_between_stands_in_front() {
        assert!(read_span("27 and 28 March 2022").is_ok());
        assert!(read_span("March and April 2022").is_ok());
        assert!(read_span("27 and 31 March 2022").is_err());
        assert!(read_span("between 27 and 31 March 2022").is_ok());
    }

    #[test]
    fn what_does_not_fit_together_is_no_span() {
        for text in [
            "27 - March 2022 - 31",
            "2022-03-27 - 31",
            "2022 - 27 March 2022",
            "from 27 March 2022",
            "27/31 March 2022",
            "31-02/2020",
        ] {
            assert!(read_span(text).is_err(), "{text}");
        }
    }
}
