//! The linear pool: the weighted mean of the probabilities (review: PMC7996321).

use super::{Mode, Parts, Pooled, landmarks, modes, sorted};
use crate::estimate::distribution::{Distribution, solve::root};

/// How far a sum of probabilities may be off by rounding, relatively.
const ROUNDING: f64 = 8.0 * f64::EPSILON;

/// F = sum of w F. Variance: sum of w (sd² + mean²), less the mean squared.
pub(super) struct Linear<'a> {
    parts: Parts<'a>,
    marks: Vec<f64>,
    ends: Vec<f64>,
}

impl<'a> Linear<'a> {
    pub(super) fn new(parts: Parts<'a>) -> Self {
        let (ends, marks) = landmarks(&parts);
        Self { parts, marks, ends }
    }

    fn sum(&self, of: impl Fn(&dyn Distribution) -> f64) -> f64 {
        self.parts.iter().map(|(part, weight)| weight * of(*part)).sum()
    }

    /// The smallest whole number that reaches `p`, above `low` and at most `high`.
    fn whole(&self, mut low: f64, mut high: f64, p: f64) -> f64 {
        while high - low > 1.0 {
            let middle = (0.5 * (low + high)).floor();
            if self.cdf(middle) >= p * (1.0 - ROUNDING) { high = middle } else { low = middle }
        }
        high
    }
}

impl Distribution for Linear<'_> {
    fn mean(&self) -> f64 {
        self.sum(|part| part.mean())
    }

    fn sd(&self) -> f64 {
        let mean = self.mean();
        self.sum(|part| part.sd() * part.sd() + (part.mean() - mean) * (part.mean() - mean)).sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        let each = || self.parts.iter().map(|part| part.0.quantile(p));
        let (low, high) = (each().fold(f64::INFINITY, f64::min), each().fold(f64::NEG_INFINITY, f64::max));
        if p <= 0.0 || low == high {
            return low;
        }
        if p >= 1.0 {
            return high;
        }
        if self.whole_numbers() {
            return self.whole(low - 1.0, high, p);
        }
        // Where the sum equals p at an end or a step, but for rounding, that is the place: beside it lies nothing, or a jump.
        let equals = |mark: &&f64| (self.cdf(**mark) - p).abs() <= ROUNDING * p;
        if let Some(mark) = self.marks.iter().find(equals) {
            return *mark;
        }
        // Never zero, so that of a stretch without density the lower end is found.
        let excess = |x: f64| match self.cdf(x) - p {
            above if above >= 0.0 => above.max(f64::MIN_POSITIVE),
            below => below,
        };
        let x = root(low, high, self.mean(), excess, |x| self.density(x));
        let near = |mark: &&f64| (**mark - x).abs() <= 1e-14 * x.abs();
        self.marks.iter().find(near).copied().unwrap_or(x)
    }

    fn cdf(&self, x: f64) -> f64 {
        self.sum(|part| part.cdf(x))
    }

    fn density(&self, x: f64) -> f64 {
        self.sum(|part| part.density(x))
    }

    fn support(&self) -> (f64, f64) {
        let ends = || self.parts.iter().map(|part| part.0.support());
        (
            ends().map(|end| end.0).fold(f64::INFINITY, f64::min),
            ends().map(|end| end.1).fold(f64::NEG_INFINITY, f64::max),
        )
    }

    fn landmarks(&self) -> Vec<f64> {
        self.marks.clone()
    }

    fn whole_numbers(&self) -> bool {
        self.parts.iter().all(|part| part.0.whole_numbers())
    }
}

impl Pooled for Linear<'_> {
    fn modes(&self) -> Vec<Mode> {
        let mut grid = self.marks.clone();
        for (part, _) in &self.parts {
            grid.extend((1..200).map(|step| part.quantile(f64::from(step) / 200.0)));
            grid.extend([1e-12, 1e-6, 1e-4, 1e-3].into_iter().flat_map(|p| [part.quantile(p), part.upper_quantile(p)]));
        }
        if !self.whole_numbers() {
            // With the middles, so that there is something between two points.
            let grid = sorted(grid);
            let middles = grid.windows(2).map(|two| 0.5 * (two[0] + two[1])).collect::<Vec<f64>>();
            let grid = sorted(grid.into_iter().chain(middles).collect());
            return modes::maxima(&grid, &self.marks, &self.ends, |x| self.density(x));
        }
        // Of whole numbers: the same on the rounded grid, then upwards one by one.
        let beside = grid.iter().flat_map(|x| [x - 1.0, *x, x + 1.0]).filter(|x| *x >= 0.0).collect();
        let rough = modes::maxima(&sorted(beside), &[], &[], |x| self.density(x.round()));
        let mut exact: Vec<Mode> = rough.into_iter().map(|mode| self.top(mode.low.round())).collect();
        exact.dedup();
        exact
    }
}

impl Linear<'_> {
    /// The whole number that is at least as probable as its neighbours, going up from `x`. Two neighbours may tie.
    fn top(&self, mut x: f64) -> Mode {
        let more = |a: f64, b: f64| self.density(a) > self.density(b) * (1.0 + 1e-10);
        while more(x + 1.0, x) {
            x += 1.0;
        }
        while x > 0.0 && !more(x, x - 1.0) {
            x -= 1.0;
        }
        let tie = !more(x, x + 1.0);
        Mode { low: x, high: if tie { x + 1.0 } else { x }, density: self.density(x) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pool, pool};
    use crate::estimate::distribution::{Distribution, NegativeBinomial, Pert, Point, ShiftedGamma, Uniform};

    fn places(parts: &[&dyn Distribution]) -> Vec<(f64, f64)> {
        pool(Pool::Linear, parts, None).unwrap().modes().iter().map(|mode| (mode.low, mode.high)).collect()
    }

    #[test]
    fn claims_without_common_ground_keep_their_modes_and_a_gap() {
        let (a, b) = (Pert::new(0.0, 2.0, 3.0, 4.0).unwrap(), Pert::new(100.0, 100.0, 300.0, 4.0).unwrap());
        assert_eq!(places(&[&a, &b]), [(2.0, 2.0), (100.0, 100.0)]);
        let pooled = pool(Pool::Linear, &[&a, &b], None).unwrap();
        // Half of the probability is reached at the end of the first, not somewhere in the gap.
        assert_eq!((pooled.quantile(0.5), pooled.quantile(0.0), pooled.quantile(1.0)), (3.0, 0.0, 300.0));
        assert!(pooled.quantile(0.51) > 100.0);
    }

    #[test]
    fn plateaus_points_and_endless_densities_are_modes() {
        let (a, b) = (Uniform::new(0.0, 10.0).unwrap(), Uniform::new(5.0, 15.0).unwrap());
        assert_eq!(places(&[&a, &b]), [(5.0, 10.0)]);
        // Where one ends and the other begins there is no peak.
        assert_eq!(places(&[&a, &Uniform::new(10.0, 20.0).unwrap()]), [(0.0, 20.0)]);
        assert_eq!(places(&[&a, &Point::new(7.0).unwrap()]), [(7.0, 7.0)]);
        assert_eq!(places(&[&Point::new(3.0).unwrap(), &Point::new(7.0).unwrap()]), [(3.0, 3.0), (7.0, 7.0)]);
        let steep = ShiftedGamma::new(500.0, 600.0, 120.0).unwrap();
        assert_eq!(places(&[&steep, &Pert::new(0.0, 20.0, 40.0, 4.0).unwrap()]), [(20.0, 20.0), (500.0, 500.0)]);
    }

    #[test]
    fn quantiles_of_points_are_the_points() {
        let (a, b) = (Point::new(203.0).unwrap(), Point::new(300.0).unwrap());
        let pooled = pool(Pool::Linear, &[&a, &b], Some(&[1.0, 2.0])).unwrap();
        assert_eq!([0.0, 0.3, 1.0 / 3.0, 0.34, 1.0].map(|p| pooled.quantile(p)), [203.0, 203.0, 203.0, 300.0, 300.0]);
        let (low, high) = (Point::new(5.0).unwrap(), Uniform::new(0.0, 10.0).unwrap());
        assert_eq!(pool(Pool::Linear, &[&low, &high], None).unwrap().quantile(0.5), 5.0);
    }

    #[test]
    fn whole_numbers_have_whole_modes_and_quantiles() {
        let (a, b) = (NegativeBinomial::new(5.0, 10.0).unwrap(), NegativeBinomial::new(500.0, 50.0).unwrap());
        let pooled = pool(Pool::Linear, &[&a, &b], None).unwrap();
        let modes = pooled.modes();
        assert_eq!(modes.len(), 2, "{modes:?}");
        // (m (k - 1) / k, rounded down): 4.5 and 490; at 490 exactly, 489 is as probable.
        assert_eq!((modes[0].low, modes[0].high, modes[1].low, modes[1].high), (4.0, 4.0, 489.0, 490.0));
        assert!(pooled.quantile(0.37).fract() == 0.0 && pooled.cdf(pooled.quantile(0.37)) >= 0.37);
    }
}
