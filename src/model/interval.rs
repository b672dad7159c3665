//! A figure as stated, however wrong, and the interval that may be computed with.

use super::vocab::EndBasis;

/// No count of people can be larger than this: more than everyone alive.
pub const MAX_PEOPLE: f64 = 1e10;

/// The low, best and high of a claim exactly as its source stated them. Nothing is repaired here: low may exceed high.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stated {
    /// Lowest value in people; `None` is open ("up to N").
    pub low: Option<f64>,
    /// The source's own best value in people.
    pub best: Option<f64>,
    /// Highest value in people; `None` is open ("at least N").
    pub high: Option<f64>,
    /// Where `low` comes from; `None` means the source stated it.
    pub low_basis: Option<EndBasis>,
    /// Where `high` comes from; `None` means the source stated it.
    pub high_basis: Option<EndBasis>,
}

impl Stated {
    /// A bare number: best = low = high.
    pub fn exact(n: f64) -> Self {
        Self { low: Some(n), best: Some(n), high: Some(n), ..Self::default() }
    }

    /// A closed range without a best value.
    pub fn range(low: f64, high: f64) -> Self {
        Self { low: Some(low), high: Some(high), ..Self::default() }
    }

    /// Whether no end and no best value is given.
    pub fn is_empty(&self) -> bool {
        self.low.is_none() && self.best.is_none() && self.high.is_none()
    }

    /// The interval behind the statement; `None` when nothing is stated, when it is inverted or when its best value lies
    /// outside. A best value alone is a bare number: it is both ends.
    pub fn interval(&self) -> Option<Interval> {
        match (self.low, self.best, self.high) {
            (None, None, None) => None,
            (None, Some(best), None) => Interval::new(Some(best), Some(best), Some(best)),
            (low, best, high) => Interval::new(low, best, high),
        }
    }

    /// The statement without the ends that only a word's convention gives (the 999 of "hundreds").
    pub fn without_convention(&self) -> Self {
        let hard = |end: Option<f64>, basis| end.filter(|_| basis != Some(EndBasis::Convention));
        Self { low: hard(self.low, self.low_basis), high: hard(self.high, self.high_basis), ..*self }
    }

    /// The statement with the ends that the source itself gave: no convention, and "about 300" is the 300 that was said
    /// and not the 250 to 350 that rounding allows.
    pub fn said(&self) -> Self {
        let said = self.without_convention();
        let rounded = |basis| basis == Some(EndBasis::Rounding);
        let (low, high) = (rounded(self.low_basis), rounded(self.high_basis));
        // "Nearly 300" said 300 and no low end; "some 30 to 40" and "at least a score" said the ends that they have.
        let replaced = |this: bool, other: bool, there: bool| this && (self.best.is_some() || there && !other);
        Self {
            low: if replaced(low, high, said.high.is_some()) { said.best } else { said.low },
            high: if replaced(high, low, said.low.is_some()) { said.best } else { said.high },
            ..said
        }
    }

    /// low > high, as written.
    pub fn is_inverted(&self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low > high)
    }

    /// The best value lies outside of low to high, as written.
    pub fn best_is_outside(&self) -> bool {
        self.best
            .is_some_and(|best| self.low.is_some_and(|low| best < low) || self.high.is_some_and(|high| best > high))
    }
}

/// low <= best <= high, each of which may be absent: an absent low is "not below nought", an absent high is open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    low: Option<f64>,
    best: Option<f64>,
    high: Option<f64>,
}

impl Interval {
    /// `None` when the ends or the best value contradict each other, or when a value is not a number.
    pub fn new(low: Option<f64>, best: Option<f64>, high: Option<f64>) -> Option<Self> {
        let stated = Stated { low, best, high, ..Stated::default() };
        let finite = [low, best, high].into_iter().flatten().all(f64::is_finite);
        (finite && !stated.is_inverted() && !stated.best_is_outside()).then_some(Self { low, best, high })
    }

    /// The low end; `None` is open.
    pub fn low(&self) -> Option<f64> {
        self.low
    }

    /// The best value, where the source gave one.
    pub fn best(&self) -> Option<f64> {
        self.best
    }

    /// The high end; `None` is open.
    pub fn high(&self) -> Option<f64> {
        self.high
    }

    /// The low end for computing: an open low end of a count is 0.
    pub fn floor(&self) -> f64 {
        self.low.unwrap_or(0.0)
    }

    /// The high end for computing: an open high end is infinity.
    pub fn ceiling(&self) -> f64 {
        self.high.unwrap_or(f64::INFINITY)
    }

    /// The interval from ends for computing: infinity becomes open again. The low end is kept as it is.
    pub fn from_ends(low: f64, high: f64) -> Option<Self> {
        Self::new(Some(low), None, high.is_finite().then_some(high))
    }

    /// Whether one value could satisfy both.
    pub fn meets(&self, other: &Self) -> bool {
        self.floor() <= other.ceiling() && other.floor() <= self.ceiling()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverted_statement_is_kept_but_has_no_interval() {
        let stated = Stated::range(9.0, 3.0);
        assert!(stated.is_inverted());
        assert_eq!(stated.interval(), None);
        assert_eq!(stated.low, Some(9.0));
    }

    #[test]
    fn an_open_end_is_absent_and_never_a_number() {
        let at_least = Interval::new(Some(500.0), None, None).expect("valid");
        assert_eq!(at_least.high(), None);
        assert_eq!(at_least.ceiling(), f64::INFINITY);
        assert!(at_least.meets(&Interval::new(None, None, Some(500.0)).expect("valid")));
    }

    #[test]
    fn about_300_said_300_and_allows_250_to_350() {
        let rounding = Some(EndBasis::Rounding);
        let about = Stated {
            low: Some(250.0),
            best: Some(300.0),
            high: Some(350.0),
            low_basis: rounding,
            high_basis: rounding,
        };
        let said = about.said();
        assert_eq!((said.low, said.high), (Some(300.0), Some(300.0)));
        let at_least_about_20 = Stated { low: Some(20.0), low_basis: rounding, ..Stated::default() };
        assert_eq!(at_least_about_20.said().low, Some(20.0), "the bound itself was said");
        let nearly = Stated { low_basis: rounding, high_basis: Some(EndBasis::Stated), ..Stated::range(250.0, 300.0) };
        assert_eq!((nearly.said().low, nearly.said().high), (None, Some(300.0)));
        let some_30_to_40 = Stated { low_basis: rounding, high_basis: rounding, ..Stated::range(30.0, 40.0) };
        assert_eq!(some_30_to_40.said().low, Some(30.0));
    }

    #[test]
    fn convention_ends_are_dropped_and_stated_ends_stay() {
        let hundreds = Stated {
            low_basis: Some(EndBasis::Convention),
            high_basis: Some(EndBasis::Convention),
            ..Stated::range(200.0, 999.0)
        };
        assert!(hundreds.without_convention().is_empty());
        assert_eq!(Stated::range(1.0, 2.0).without_convention(), Stated::range(1.0, 2.0));
    }
}
