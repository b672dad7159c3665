//! Whole-number ticks from zero, in steps of 1, 2 or 5 times a power of ten: counts of people have no fractions.

/// A zero-based axis that ends on a tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Distance between two ticks; a whole number.
    pub step: f64,
    /// How many steps the axis has.
    pub steps: u32,
}

/// No axis goes further; more than everyone who ever lived.
pub const CEILING: f64 = 1e12;

impl Axis {
    /// The shortest axis that covers `max` with about `want` steps at most.
    pub fn cover(max: f64, want: u32) -> Self {
        let max = if max.is_finite() { max.clamp(1.0, CEILING) } else { 1.0 };
        let want = want.clamp(1, 20);
        let mut power = 1.0;
        loop {
            for factor in [1.0, 2.0, 5.0] {
                let step = factor * power;
                if max / step <= f64::from(want) {
                    return Self { step, steps: (max / step).ceil().max(1.0) as u32 };
                }
            }
            power *= 10.0;
        }
    }

    /// The same axis with `more` steps added.
    pub fn longer(self, more: u32) -> Self {
        Self { steps: self.steps + more, ..self }
    }

    /// The end of the axis.
    pub fn max(&self) -> f64 {
        self.step * f64::from(self.steps)
    }

    /// All ticks, zero first.
    pub fn ticks(&self) -> Vec<f64> {
        (0..=self.steps).map(|i| f64::from(i) * self.step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_whole_numbers_from_zero_and_cover_the_maximum() {
        for max in [0.0, 1.0, 2.0, 3.0, 7.0, 10.0, 99.0, 203.0, 600.0, 1234.0, 300_000.0, 1e10] {
            for want in 1..9 {
                let axis = Axis::cover(max, want);
                let ticks = axis.ticks();
                assert_eq!(ticks[0], 0.0);
                assert!(axis.max() >= max);
                assert!(ticks.len() as u32 <= want + 1, "{max} {want} {ticks:?}");
                assert!(ticks.iter().all(|t| t.fract() == 0.0));
            }
        }
    }

    #[test]
    fn steps_are_one_two_or_five() {
        assert_eq!(Axis::cover(600.0, 8), Axis { step: 100.0, steps: 6 });
        assert_eq!(Axis::cover(3.0, 8), Axis { step: 1.0, steps: 3 });
        assert_eq!(Axis::cover(1500.0, 8), Axis { step: 200.0, steps: 8 });
    }

    #[test]
    fn what_is_no_number_gives_an_axis_all_the_same() {
        assert_eq!(Axis::cover(f64::NAN, 8).max(), 1.0);
        assert_eq!(Axis::cover(f64::INFINITY, 8).max(), 1.0);
    }
}
