//! A time of day behind a date, which is dropped: 10:00, T10:00:00Z, 14h30, 3 pm, +02:00.

use super::token::{Number, Token};
use super::words::Word;
use Token::{Colon, Comma, Dash, Dot, Number as N, Plus, Word as W};

/// The tokens in front of a time, all of them if there is none; `None` when what stands there is no time.
pub(super) fn without_time(tokens: &[Token]) -> Option<&[Token]> {
    let begins = |at: usize| match tokens.get(at..) {
        Some([N(_), Colon | W(Word::Hour | Word::Meridiem), ..] | [W(Word::Zone) | Plus, ..]) => true,
        Some([W(Word::T), N(_), Colon, ..]) => false,
        Some([W(Word::T), N(number), ..]) => number.digits > 1,
        _ => false,
    };
    let Some(at) = (0..tokens.len()).find(|at| begins(*at)) else { return Some(tokens) };
    let (mut date, time) = tokens.split_at(at);
    while let [rest @ .., Comma | Dash | W(Word::T | Word::At | Word::A | Word::Small)] = date {
        date = rest;
    }
    is_time(time).then_some(date)
}

fn is_time(tokens: &[Token]) -> bool {
    let below = |number: Number, top: u32| number.digits <= 2 && number.value <= top;
    let (fits, rest) = match tokens {
        [N(hour), Colon, N(minute), Colon, N(second), Dot | Comma, N(_), rest @ ..]
        | [N(hour), Colon, N(minute), Colon, N(second), rest @ ..] => {
            (below(*hour, 24) && below(*minute, 59) && below(*second, 60), rest)
        }
        [N(hour), Colon | W(Word::Hour), N(minute), rest @ ..] => (below(*hour, 24) && below(*minute, 59), rest),
        [N(hour), W(Word::Hour), rest @ ..] => (below(*hour, 24), rest),
        [N(hour), W(Word::Meridiem), rest @ ..] => (below(*hour, 12), rest),
        [W(Word::T), N(number), rest @ ..] => (matches!(number.digits, 2 | 4 | 6), rest),
        rest => (true, rest),
    };
    let rest = if let [W(Word::Meridiem), rest @ ..] = rest { rest } else { rest };
    let rest = if let [W(Word::Zone), rest @ ..] = rest { rest } else { rest };
    let zone = match *rest {
        [] => true,
        [Plus | Dash, N(hour)] => below(hour, 14) || (hour.digits == 4 && hour.value <= 1400),
        [Plus | Dash, N(hour), Colon, N(minute)] => below(hour, 14) && below(minute, 59),
        _ => false,
    };
    fits && zone
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn a_time_behind_a_date_is_dropped_with_its_zone() {
        let date = tokens("27/3/2022").expect("tokens");
        let times = [
            "T10:00",
            "T100000Z",
            "t10",
            " 10:00:00",
            " 10:00:00.123+02:00",
            " 10:00 UTC",
            ", 3:05 PM",
            " à 14h30",
            " 14h",
        ];
        for time in
            times.into_iter().chain([" 3pm", " at 10:00", "Z", "+02:00", "-05:00", " 10:00 GMT+0200", " - 14:30"])
        {
            let all = tokens(&format!("27/3/2022{time}")).expect(time);
            assert_eq!(without_time(&all), Some(date.as_slice()), "{time}");
        }
    }

    #[test]
    fn what_only_looks_like_a_time_is_refused() {
        for time in
            [" 25:00", " 10:60", " 10:00:61", " 13 pm", "T1000000", " 10:00 +1500", " 10:00 10:00", ":27", "+15:00"]
        {
            assert_eq!(without_time(&tokens(&format!("27/3/2022{time}")).expect(time)), None, "{time}");
        }
    }
}
