//! Digits with separators -> a number, or the two that it can be.

use super::Decimal;
use super::lang::{Mark, Table};

/// What a numeral says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// One number.
    One(f64),
    /// The separator may group or may be the decimal mark.
    Either(f64, f64),
}

/// Reads a numeral as the lexer leaves it; `None` when its separators make no sense in this language, or against the decimal mark
/// that is settled.
pub(super) fn numeral(text: &str, table: &Table, decimal_mark: Option<Decimal>) -> Option<Numeral> {
    let (dot, comma) = match decimal_mark {
        None => (table.dot, table.comma),
        Some(Decimal::Point) => (Mark::Decimal, Mark::Group),
        Some(Decimal::Comma) => (Mark::Group, Mark::Decimal),
    };
    let one = |digits: &str| digits.parse().ok().map(Numeral::One);
    let Some(last) = text.rfind([',', '.', '\'', ';']) else { return one(text) };
    let (head, tail) = (&text[..last], &text[last + 1..]);
    let whole = |mark: char| grouped(text, mark);
    let decimal = || {
        let before = match head.find([',', '.', '\'', ';']) {
            Some(first) => grouped(head, char::from(head.as_bytes()[first]))?,
            None => head.to_owned(),
        };
        Some(format!("{before}.{tail}"))
    };
    let mark = char::from(text.as_bytes()[last]);
    let lone = match mark {
        '\'' => return whole(mark).and_then(|digits| one(&digits)),
        ';' => return decimal().and_then(|digits| one(&digits)),
        '.' => dot,
        _ => comma,
    };
    // A settled decimal mark stands once, and behind all groups.
    if decimal_mark.is_some() {
        return match lone {
            Mark::Decimal if !head.contains(mark) => decimal(),
            Mark::Decimal => None,
            _ => whole(mark),
        }
        .and_then(|digits| one(&digits));
    }
    match head.find([',', '.', '\'', ';']) {
        // The same separator again: groups.
        Some(_) if head.contains(mark) => whole(mark).and_then(|digits| one(&digits)),
        // Another one before it: that one groups, this one is the decimal mark.
        Some(_) => decimal().and_then(|digits| one(&digits)),
        None => match (whole(mark), lone) {
            (Some(digits), Mark::Group | Mark::GroupElseDecimal) => one(&digits),
            (None, Mark::Group) => None,
            (None, _) | (_, Mark::Decimal) => decimal().and_then(|digits| one(&digits)),
            (Some(digits), Mark::Either) => Some(Numeral::Either(digits.parse().ok()?, decimal()?.parse().ok()?)),
        },
    }
}

/// The bare digits of a number whose groups are well formed: three each, or the Indian two with three at the end.
fn grouped(text: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let western = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let indian = mark == ',' && first.len() <= 2 && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    (digits && last.len() == 3 && (western || indian) && !first.starts_with('0')).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::super::lang::Language;
    use super::Numeral::{Either, One};
    use super::*;

    #[test]
    fn separators_are_read_by_the_habits_of_the_language() {
        let cases = [
            ("1200", Some(One(1200.0)), Some(One(1200.0))),
            ("1'200", Some(One(1200.0)), Some(One(1200.0))),
            ("1,200", Some(One(1200.0)), Some(Either(1200.0, 1.2))),
            ("1.200", Some(Either(1200.0, 1.2)), Some(One(1200.0))),
            ("1.200.300", Some(One(1_200_300.0)), Some(One(1_200_300.0))),
            ("1,200,300", Some(One(1_200_300.0)), Some(One(1_200_300.0))),
            ("1,200.5", Some(One(1200.5)), Some(One(1200.5))),
            ("1.200,5", Some(One(1200.5)), Some(One(1200.5))),
            ("1'200.5", Some(One(1200.5)), Some(One(1200.5))),
            ("1'200;5", Some(One(1200.5)), Some(One(1200.5))),
            ("1.2", Some(One(1.2)), Some(One(1.2))),
            ("1,2", None, Some(One(1.2))),
            ("0.125", Some(One(0.125)), Some(One(0.125))),
            ("1234.567", Some(One(1234.567)), Some(One(1234.567))),
            ("12,34,567", Some(One(1_234_567.0)), Some(One(1_234_567.0))),
            ("1.2.3", None, None),
            ("1,20.5", None, None),
            ("0.200.300", None, None),
            ("1,200.300,400", None, None),
        ];
        for (text, english, french) in cases {
            assert_eq!(numeral(text, Language::English.table(), None), english, "{text} in English");
            assert_eq!(numeral(text, Language::French.table(), None), french, "{text} in French");
        }
    }
    #[test]
    fn a_settled_decimal_mark_leaves_the_other_only_groups() {
        let cases = [
            ("1.200", Some(One(1.2)), Some(One(1200.0))),
            ("1,200", Some(One(1200.0)), Some(One(1.2))),
            ("1,2", None, Some(One(1.2))),
            ("1.2", Some(One(1.2)), None),
            ("1.200.300", None, Some(One(1_200_300.0))),
            ("1,200.5", Some(One(1200.5)), None),
            ("1.200,5", None, Some(One(1200.5))),
            ("1.200.5", None, None),
            ("1'200.5", Some(One(1200.5)), None),
            ("1'200", Some(One(1200.0)), Some(One(1200.0))),
        ];
        for (text, point, comma) in cases {
            for language in Language::ALL {
                assert_eq!(numeral(text, language.table(), Some(Decimal::Point)), point, "{text} with a point");
                assert_eq!(numeral(text, language.table(), Some(Decimal::Comma)), comma, "{text} with a comma");
            }
        }
    }
}
