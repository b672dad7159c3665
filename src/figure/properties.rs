//! What holds for every figure: no panic, the way back from any grouping, ends in order.

use proptest::prelude::*;

use super::*;
use crate::model::vocab::EndBasis;
use Language::{English, French};

type Ends = (Option<f64>, Option<f64>, Option<f64>);

fn ends(text: &str, language: Option<Language>) -> Result<Ends, FigureError> {
    let reading = read(text, &Options { language, ..Options::default() })?;
    Ok((reading.stated.low, reading.stated.best, reading.stated.high))
}

/// An integer with a mark between its groups of three.
fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, c) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(c);
    }
    out
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", words in "(at least|au moins|a|un|de|cent|hundred|to|-|300|1.2|%|k|dozens|des|and|et|,| ){0,20}") {
        for convention in Convention::ALL {
            for language in [None, Some(English), Some(French)] {
                for text in [&text, &words] {
                    if let Err(error) = read(text, &Options { language, convention: *convention }) {
                        prop_assert!(!error.to_string().contains('\n'));
                    }
                }
            }
        }
    }

    #[test]
    fn a_grouped_integer_is_read_back(n in 0..=10_000_000_000_u64) {
        for mark in ["", " ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "’", "٬"] {
            prop_assert_eq!(ends(&grouped(n, mark), None), Ok((Some(n as f64), Some(n as f64), Some(n as f64))));
        }
        prop_assert_eq!(ends(&grouped(n, ","), Some(English)), Ok((Some(n as f64), Some(n as f64), Some(n as f64))));
        prop_assert_eq!(ends(&grouped(n, "."), Some(French)), Ok((Some(n as f64), Some(n as f64), Some(n as f64))));
        prop_assert_eq!(ends(&format!("au moins {n}"), None), Ok((Some(n as f64), None, None)));
        prop_assert_eq!(ends(&format!("at least {n}"), None), Ok((Some(n as f64), None, None)));
    }

    #[test]
    fn the_ends_are_whole_and_in_order(n in 0..2_000_000_u64, tenths in 0..10_u64) {
        let number = if tenths < 5 { n.to_string() } else { format!("{n}.{tenths}") };
        for phrase in ["", "about ", "nearly ", "presque ", "environ ", "au moins environ "] {
            let reading = read(&format!("{phrase}{number}"), &Options::default()).map(|reading| reading.stated);
            prop_assert!(reading.is_ok());
            if let Ok(stated) = reading {
                prop_assert!(stated.interval().is_some());
                let rounded = [(stated.low, stated.low_basis), (stated.high, stated.high_basis)];
                let soft = rounded.iter().filter(|end| phrase != "au moins environ " && end.1 == Some(EndBasis::Rounding));
                prop_assert!(soft.clone().all(|end| end.0.is_some_and(|end| end.fract() == 0.0)));
            }
        }
    }
}
