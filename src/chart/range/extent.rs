//! The numbers of a row as a picture needs them: finite, not negative, each end open or closed.

use super::RangeRow;
use crate::chart::axis::CEILING;
use crate::chart::words::{AT_LEAST, MORE_THAN, NO_FIGURE, UP_TO};
use crate::lang::Lang;

/// Low, best and high, freed of what cannot be drawn (NaN, infinities, negative counts).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// Lowest value.
    pub low: Option<f64>,
    /// Best value.
    pub best: Option<f64>,
    /// Highest value.
    pub high: Option<f64>,
}

impl Extent {
    /// The numbers of a row.
    pub fn of(row: &RangeRow) -> Self {
        let sound = |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(CEILING));
        Self { low: sound(row.low), best: sound(row.best), high: sound(row.high) }
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.top().is_none()
    }

    /// The largest number.
    pub fn top(&self) -> Option<f64> {
        [self.low, self.best, self.high].into_iter().flatten().reduce(f64::max)
    }

    /// "at least".
    pub fn open_right(&self) -> bool {
        self.low.is_some() && self.high.is_none()
    }

    /// "up to".
    pub fn open_left(&self) -> bool {
        self.low.is_none() && self.high.is_some()
    }

    /// Two different ends.
    pub fn is_bar(&self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low != high)
    }

    /// Where the dot stands, if there is one.
    pub fn dot(&self) -> Option<f64> {
        self.best.or(if self.low == self.high { self.low } else { None })
    }

    /// The numbers in words where the source said "more than": the low end is one more than the number said.
    pub fn words_of(&self, more_than: bool, lang: Lang) -> String {
        match (self.low, self.best, self.high) {
            (Some(low), None, None) if more_than => MORE_THAN.with(lang, &[("n", &lang.number(low - 1.0))]),
            _ => self.words(lang),
        }
    }

    /// The numbers in words, for a row without a label.
    pub fn words(&self, lang: Lang) -> String {
        let n = |value: f64| lang.number(value);
        let range = |low: f64, high: f64| format!("{}\u{2013}{}", n(low), n(high));
        let at_least = |value: f64| AT_LEAST.with(lang, &[("n", &n(value))]);
        let up_to = |value: f64| UP_TO.with(lang, &[("n", &n(value))]);
        match (self.low, self.best, self.high) {
            (None, None, None) => NO_FIGURE.say(lang).into(),
            (Some(low), None, Some(high)) if low != high => range(low, high),
            (Some(low), Some(best), Some(high)) if low != high => format!("{} ({})", n(best), range(low, high)),
            (None, Some(value), None) | (_, Some(value), Some(_)) if self.low.is_some() == self.high.is_some() => {
                n(value)
            }
            (Some(low), None, Some(_)) => n(low),
            (Some(low), None, None) => at_least(low),
            (Some(low), Some(best), None) => format!("{}, {}", n(best), at_least(low)),
            (None, None, Some(high)) => up_to(high),
            (None, Some(best), _) => format!("{}, {}", n(best), up_to(self.high.unwrap_or(best))),
            (Some(_), Some(best), Some(_)) => n(best),
        }
    }
}

/// Where the scale should end: the largest value, unless a few stand so far out that all others would be crushed against zero.
/// Returns that end and whether something lies beyond it.
pub(super) fn scale_end(extents: &[Extent]) -> (f64, bool) {
    let mut tops: Vec<f64> = extents.iter().filter_map(Extent::top).collect();
    tops.sort_by(f64::total_cmp);
    let Some(&largest) = tops.last() else { return (1.0, false) };
    for i in 1..tops.len() {
        let beyond = tops.len() - i;
        if i >= 2 && beyond * 4 <= tops.len().max(4) && tops[i - 1] > 0.0 && tops[i] > 20.0 * tops[i - 1] {
            return (tops[i - 1], true);
        }
    }
    (largest, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(low: Option<f64>, best: Option<f64>, high: Option<f64>) -> Extent {
        Extent::of(&RangeRow { low, best, high, ..RangeRow::default() })
    }

    #[test]
    fn numbers_become_words() {
        let s = |v: f64| Some(v);
        for (low, best, high, words) in [
            (None, None, None, "no figure"),
            (s(300.0), None, s(600.0), "300–600"),
            (s(250.0), s(300.0), s(350.0), "300 (250–350)"),
            (s(203.0), s(203.0), s(203.0), "203"),
            (s(203.0), None, s(203.0), "203"),
            (None, s(1203.0), None, "1,203"),
            (s(500.0), None, None, "at least 500"),
            (s(500.0), s(600.0), None, "600, at least 500"),
            (None, None, s(40.0), "up to 40"),
            (None, s(30.0), s(40.0), "30, up to 40"),
        ] {
            assert_eq!(extent(low, best, high).words(Lang::En), words);
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_no_number() {
        assert!(extent(Some(f64::NAN), Some(f64::INFINITY), Some(-1.0)).is_empty());
    }

    #[test]
    fn one_value_far_out_is_left_beyond_the_scale_and_moderate_ones_are_not() {
        let of = |values: &[f64]| {
            let extents: Vec<Extent> = values.iter().map(|v| extent(None, Some(*v), None)).collect();
            scale_end(&extents)
        };
        assert_eq!(of(&[200.0, 300.0, 400.0, 300_000.0]), (400.0, true));
        assert_eq!(of(&[200.0, 300.0, 3000.0]), (3000.0, false));
        assert_eq!(of(&[300.0, 300_000.0]), (300_000.0, false));
        assert_eq!(of(&[0.0, 0.0, 0.0, 300.0]), (300.0, false));
        assert_eq!(of(&[]), (1.0, false));
    }
}
