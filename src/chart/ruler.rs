//! Rulers: from values to pixels and back to tick labels, linear from zero or logarithmic in steps of 1, 2 and 5.

use super::axis::{Axis, CEILING};
use super::svg::UNIT;
use crate::lang::Lang;
use plotters::coord::combinators::IntoLogRange;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// The values that a chart shows, so that several charts may share an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The least value.
    pub low: f64,
    /// The largest value.
    pub high: f64,
}

impl Span {
    /// The span of the values that can be drawn; `None` if there is none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let sound = values.into_iter().filter(|value| value.is_finite()).map(|value| value.min(CEILING));
        sound.fold(None, |span: Option<Self>, value| {
            let span = span.unwrap_or(Self { low: value, high: value });
            Some(Self { low: span.low.min(value), high: span.high.max(value) })
        })
    }

    /// What holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

#[derive(Clone, Debug)]
enum Scale {
    Linear(Axis),
    Log { low: f64, high: f64, ticks: Vec<f64> },
}

/// A scale laid along some pixels; `to` may lie before `from`, as it does for an axis that grows upwards.
#[derive(Clone, Debug)]
pub struct Ruler {
    scale: Scale,
    from: f64,
    to: f64,
}

impl Ruler {
    /// Counts from zero to at least `high`, with about `want` steps at most. The last tick is the end of the ruler.
    pub fn counts(high: f64, want: u32, from: f64, to: f64) -> Self {
        Self { scale: Scale::Linear(Axis::cover(high, want)), from, to }
    }

    /// Positive values on a logarithmic ruler that covers them, with ticks at 1, 2 and 5 times the powers of ten, or fewer
    /// where that would be more than `want`. Values of zero or less lie at its beginning.
    pub fn log(span: Span, want: usize, from: f64, to: f64) -> Self {
        let sound = |value: f64| if value.is_finite() { value.clamp(1e-9, CEILING) } else { 1.0 };
        let low = sound(span.low);
        let high = sound(span.high).max(low);
        let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
        let steps = |factors: &[f64]| -> Vec<f64> {
            let all = (first..=last).flat_map(|power| factors.iter().map(move |factor| factor * 10_f64.powi(power)));
            let all: Vec<f64> = all.collect();
            // From the last tick at or below the least value to the first at or above the largest.
            let start = all.iter().rposition(|tick| *tick <= low * (1.0 + 1e-12)).unwrap_or(0);
            let end = all.iter().position(|tick| *tick >= high * (1.0 - 1e-12)).unwrap_or(all.len() - 1);
            let end = if start >= end { (start + 1).min(all.len() - 1) } else { end };
            all[start.min(end)..=end].to_vec()
        };
        let fine = steps(&[1.0, 2.0, 5.0]);
        let (low, high) = (fine[0], fine[fine.len() - 1].max(fine[0] * 2.0));
        let mut ticks = fine;
        let decades = ticks.iter().copied().filter(|tick| (tick.log10() - tick.log10().round()).abs() < 1e-9);
        let decades: Vec<f64> = decades.collect();
        if ticks.len() > want && decades.len() > 1 {
            ticks = decades;
        }
        while ticks.len() > want.max(2) {
            ticks = ticks.into_iter().step_by(2).collect();
        }
        Self { scale: Scale::Log { low, high, ticks }, from, to }
    }

    /// The pixel of a value, by plotters' own mapping; what lies beyond an end stands at it.
    pub fn at(&self, value: f64) -> f64 {
        let limits = ((self.from * UNIT).round() as i32, (self.to * UNIT).round() as i32);
        let mapped = match &self.scale {
            Scale::Linear(axis) => RangedCoordf64::from(0.0..axis.max()).map(&value.clamp(0.0, axis.max()), limits),
            Scale::Log { low, high, .. } => {
                let coord: plotters::coord::combinators::LogCoord<f64> = (*low..*high).log_scale().into();
                coord.map(&value.clamp(*low, *high), limits)
            }
        };
        f64::from(mapped) / UNIT
    }

    /// The ticks.
    pub fn ticks(&self) -> Vec<f64> {
        match &self.scale {
            Scale::Linear(axis) => axis.ticks(),
            Scale::Log { ticks, .. } => ticks.clone(),
        }
    }

    /// What stands at a tick: the number in full, so that nobody reads k for m. Below one, with the decimals that it needs.
    pub fn label(&self, tick: f64, lang: Lang) -> String {
        let decimals = if tick >= 1.0 || tick == 0.0 { 1 } else { (-tick.log10().floor()) as usize };
        lang.decimal(tick, decimals)
    }

    /// The value at the end.
    pub fn max(&self) -> f64 {
        match &self.scale {
            Scale::Linear(axis) => axis.max(),
            Scale::Log { high, .. } => *high,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_ruler_starts_at_zero_and_ends_on_a_tick() {
        let ruler = Ruler::counts(690.0, 8, 100.0, 500.0);
        assert_eq!((ruler.at(0.0), ruler.at(700.0), ruler.max()), (100.0, 500.0, 700.0));
        assert_eq!(ruler.at(9e9), 500.0);
        assert_eq!(Ruler::counts(690.0, 4, 300.0, 20.0).at(0.0), 300.0);
    }

    #[test]
    fn a_logarithmic_ruler_has_ticks_at_one_two_and_five() {
        let ruler = Ruler::log(Span { low: 48_000.0, high: 942_636.0 }, 9, 0.0, 100.0);
        assert_eq!(ruler.ticks(), [20_000.0, 50_000.0, 100_000.0, 200_000.0, 500_000.0, 1_000_000.0]);
        assert!((ruler.at(20_000.0), ruler.at(1_000_000.0)) == (0.0, 100.0));
        assert!((ruler.at(141_421.0) - 50.0).abs() < 0.2);
    }

    #[test]
    fn many_decades_keep_the_powers_of_ten() {
        let ruler = Ruler::log(Span { low: 1.0, high: 1e7 }, 9, 0.0, 100.0);
        assert_eq!(ruler.ticks(), [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7]);
        assert!(Ruler::log(Span { low: 1e-6, high: 1e12 }, 6, 0.0, 1.0).ticks().len() <= 6);
    }

    #[test]
    fn one_value_and_odd_ones_still_make_a_ruler() {
        for (low, high) in [(1.0, 1.0), (0.0, 0.0), (0.3, 0.3), (f64::NAN, f64::NAN), (5.0, 2.0), (0.0, 1e300)] {
            let ruler = Ruler::log(Span { low, high }, 6, 0.0, 100.0);
            assert!(ruler.ticks().len() >= 2, "{low} {high} {:?}", ruler.ticks());
            assert!(ruler.at(1.0).is_finite());
        }
    }

    #[test]
    fn labels_are_numbers_in_full() {
        let ruler = Ruler::log(Span { low: 0.01, high: 10_000.0 }, 20, 0.0, 1.0);
        assert_eq!(ruler.label(0.05, Lang::En), "0.05");
        assert_eq!(ruler.label(0.5, Lang::Fr), "0,5");
        assert_eq!(ruler.label(10_000.0, Lang::En), "10,000");
    }
}
