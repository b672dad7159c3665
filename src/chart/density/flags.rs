//! Words on poles: each begins right of its pole, and stands as low as it can without touching a pole further right. Since the
//! poles at the left are the higher ones, none of them crosses words.

use crate::chart::pen::LABEL;
use crate::chart::text;

/// From a pole to its words.
pub(super) const AFTER: f64 = 5.0;
/// From the words to the next pole.
const BEFORE: f64 = 6.0;

/// A marked value in place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flag {
    pub x: f64,
    pub words: String,
    /// The row of its words, 0 the lowest.
    pub row: usize,
    /// Whether its value lies off the scale.
    pub beyond: bool,
}

impl Flag {
    /// Where its words end.
    fn end(&self) -> f64 {
        self.x + AFTER + text::width(&self.words, LABEL)
    }
}

/// Gives every flag its row.
pub(super) fn raise(flags: &mut [Flag]) {
    flags.sort_by(|a, b| b.x.total_cmp(&a.x));
    for i in 0..flags.len() {
        let end = flags[i].end() + BEFORE;
        let crossed = flags[..i].iter().filter(|other| other.x < end).map(|other| other.row + 1);
        flags[i].row = crossed.max().unwrap_or(0);
    }
}

/// The widest axis, from `left` on, on which all words end before `right`; each mark stands at its share of the axis.
pub(super) fn axis_end(shares: &[(f64, String)], left: f64, right: f64) -> f64 {
    let fits = shares
        .iter()
        .filter(|(share, _)| *share > 0.0)
        .map(|(share, words)| left + (right - left - AFTER - text::width(words, LABEL)) / share);
    fits.fold(right, f64::min).max(left + (right - left) * 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(x: f64, words: &str) -> Flag {
        Flag { x, words: words.into(), row: 9, beyond: false }
    }

    #[test]
    fn words_that_are_apart_share_a_row_and_others_are_raised() {
        let mut flags = vec![flag(100.0, "a long name: 203"), flag(130.0, "median: 300"), flag(400.0, "OHCHR: 500")];
        raise(&mut flags);
        let rows: Vec<(f64, usize)> = flags.iter().map(|flag| (flag.x, flag.row)).collect();
        assert_eq!(rows, [(400.0, 0), (130.0, 0), (100.0, 1)]);
    }

    #[test]
    fn no_words_cross_a_pole_however_many_there_are() {
        let mut flags: Vec<Flag> = (0..12).map(|i| flag(f64::from(i * 41 % 90), "Source: 1,234")).collect();
        raise(&mut flags);
        for a in &flags {
            let crossed = flags.iter().find(|b| b.x > a.x && b.x < a.end() && b.row >= a.row);
            assert!(crossed.is_none(), "{a:?} crosses {crossed:?}");
        }
    }

    #[test]
    fn the_axis_ends_early_for_words_at_its_end() {
        assert_eq!(axis_end(&[(0.1, "A: 3".into())], 20.0, 500.0), 500.0);
        let words = "Fact-finding mission: 900".to_string();
        let end = axis_end(&[(1.0, words.clone())], 20.0, 500.0);
        assert!((end + AFTER + text::width(&words, LABEL) - 500.0).abs() < 1e-9, "{end}");
    }
}
