//! The log pool: the weighted geometric mean of the densities, made to integrate to one (review: PMC7996321).

use super::{Mode, Parts, Pooled, Refusal, landmarks, modes, sorted};
use crate::estimate::distribution::quadrature::{Piece, integrate, rule, total};
use crate::estimate::distribution::{Distribution, solve::root};

/// The logarithm of a product below which it counts as zero everywhere: near the smallest that a double holds.
const VANISHED: f64 = -700.0;

/// How far below its peak, in logarithms, the product no longer adds anything.
const FAR: f64 = 60.0;

/// f in proportion to the product of f^w. For normals this is the normal weighted by precision.
pub(super) struct Log<'a> {
    parts: Parts<'a>,
    curve: Curve,
    pieces: Vec<Piece<3>>,
    /// The integral up to the beginning of each piece, and from its end on.
    before: Vec<f64>,
    after: Vec<f64>,
    peak: f64,
    mass: f64,
    mean: f64,
    sd: f64,
    ends: (f64, f64),
    marks: Vec<f64>,
}

/// The way from a number s to x: between whole numbers of s lie the cells between `cuts`. In the first and the last cell it
/// starts slowly, where the support ends and densities may be steep.
struct Curve {
    cuts: Vec<f64>,
    slow_start: bool,
    slow_end: bool,
}

impl Curve {
    /// x at s, and its derivative.
    fn at(&self, s: f64) -> (f64, f64) {
        let last = self.cuts.len() - 2;
        let cell = (s.floor().max(0.0) as usize).min(last);
        let (from, width, t) = (self.cuts[cell], self.cuts[cell + 1] - self.cuts[cell], s - cell as f64);
        if cell == 0 && self.slow_start {
            (from + width * t.powi(4), 4.0 * width * t.powi(3))
        } else if cell == last && self.slow_end {
            let rest = 1.0 - t;
            (self.cuts[cell + 1] - width * rest.powi(4), 4.0 * width * rest.powi(3))
        } else {
            (from + width * t, width)
        }
    }

    /// The s of an x between the first and the last cut.
    fn of(&self, x: f64) -> f64 {
        let last = self.cuts.len() - 2;
        let cell = self.cuts.partition_point(|cut| *cut <= x).saturating_sub(1).min(last);
        let share = ((x - self.cuts[cell]) / (self.cuts[cell + 1] - self.cuts[cell])).clamp(0.0, 1.0);
        let t = if cell == 0 && self.slow_start {
            share.powf(0.25)
        } else if cell == last && self.slow_end {
            1.0 - ((self.cuts[cell + 1] - x) / (self.cuts[cell + 1] - self.cuts[cell])).clamp(0.0, 1.0).powf(0.25)
        } else {
            share
        };
        cell as f64 + t
    }
}

fn product(parts: &[(&dyn Distribution, f64)], x: f64) -> f64 {
    parts.iter().map(|(part, weight)| weight * part.ln_density(x)).sum()
}

impl<'a> Log<'a> {
    pub(super) fn new(parts: Parts<'a>) -> Result<Self, Refusal> {
        let ends =
            parts.iter().map(|part| part.0.support()).fold((f64::NEG_INFINITY, f64::INFINITY), |common, support| {
                (common.0.max(support.0), common.1.min(support.1))
            });
        for (part, _) in &parts {
            let jump = |x: &f64| part.cdf(*x) - part.cdf(x.next_down()) > 1e-9;
            if let Some(certain) = part.landmarks().into_iter().find(jump) {
                return Err(Refusal::Certain(certain));
            }
        }
        if ends.0 >= ends.1 {
            return Err(Refusal::NothingInCommon { from: ends.0, to: ends.1 });
        }
        let marks: Vec<f64> = landmarks(&parts).1.into_iter().filter(|x| *x >= ends.0 && *x <= ends.1).collect();
        let ln = |x: f64| product(&parts, x);
        let grid = grid(&parts, ends, &marks);
        // Infinite densities at an end are left to the slow start there.
        let finite = grid.iter().copied().filter(|x| ln(*x).is_finite());
        let top = finite.max_by(|a, b| ln(*a).total_cmp(&ln(*b))).ok_or(Refusal::Vanishes)?;
        let peak = ln(top);
        if peak < VANISHED {
            return Err(Refusal::Vanishes);
        }
        let cuts = cuts(grid, ends, peak, &ln);
        let curve = Curve { slow_start: cuts.first() == Some(&ends.0), slow_end: cuts.last() == Some(&ends.1), cuts };
        let steps: Vec<f64> = (0..curve.cuts.len()).map(|at| at as f64).collect();
        let f = |s: f64| weigh(&parts, &curve, peak, top, s);
        let pieces = integrate(f, &steps, 1e-14);
        let [mass, first, second] = total(&pieces);
        if !(mass.is_finite() && mass > 0.0) || mass.ln() + peak < VANISHED {
            return Err(Refusal::Vanishes);
        }
        let shift = first / mass;
        let sd = (second / mass - shift * shift).max(0.0).sqrt();
        let before = running(pieces.iter());
        let mut after = running(pieces.iter().rev());
        after.reverse();
        Ok(Self { parts, curve, pieces, before, after, peak, mass, mean: top + shift, sd, ends, marks })
    }

    fn mass_between(&self, from: f64, to: f64) -> f64 {
        rule(&|s| [weigh(&self.parts, &self.curve, self.peak, 0.0, s)[0]], from, to).0[0]
    }

    /// The value for a probability `p` below and `q` above.
    fn value_at(&self, p: f64, q: f64) -> f64 {
        if p <= 0.0 {
            return self.ends.0;
        }
        if q <= 0.0 {
            return self.ends.1;
        }
        let slope = |s: f64| weigh(&self.parts, &self.curve, self.peak, 0.0, s)[0];
        let s = if p <= 0.5 {
            let target = p * self.mass;
            let at = self.before.partition_point(|before| *before < target).saturating_sub(1);
            let Piece { from, to, .. } = self.pieces[at];
            root(from, to, 0.5 * (from + to), |s| self.before[at] + self.mass_between(from, s) - target, slope)
        } else {
            let target = q * self.mass;
            let at = self.after.partition_point(|after| *after >= target).min(self.pieces.len() - 1);
            let Piece { from, to, .. } = self.pieces[at];
            root(from, to, 0.5 * (from + to), |s| target - self.after[at] - self.mass_between(s, to), slope)
        };
        self.curve.at(s).0
    }
}

/// The product at s, as a share of its peak, times the way that x goes; and its first two moments about `centre`.
fn weigh(parts: &[(&dyn Distribution, f64)], curve: &Curve, peak: f64, centre: f64, s: f64) -> [f64; 3] {
    let (x, way) = curve.at(s);
    let value = (product(parts, x) - peak).exp() * way;
    if !value.is_finite() || value == 0.0 {
        return [0.0; 3];
    }
    [value, value * (x - centre), value * (x - centre) * (x - centre)]
}

/// The integral before each piece, in the order given.
fn running<'p>(pieces: impl Iterator<Item = &'p Piece<3>>) -> Vec<f64> {
    pieces
        .scan(0.0, |sum, piece| {
            let before = *sum;
            *sum += piece.value[0];
            Some(before)
        })
        .collect()
}

/// Points over the common support: every landmark, quantiles of every part, and an even spread between them.
fn grid(parts: &[(&dyn Distribution, f64)], ends: (f64, f64), marks: &[f64]) -> Vec<f64> {
    let mut points = marks.to_vec();
    for (part, _) in parts {
        points.extend([0.01, 0.1, 0.25, 0.5].into_iter().flat_map(|p| [part.quantile(p), part.upper_quantile(p)]));
        points.extend([part.quantile(1e-15), part.upper_quantile(1e-15)]);
    }
    points.extend([ends.0, ends.1]);
    points.retain(|x| x.is_finite() && *x >= ends.0 && *x <= ends.1);
    let points = sorted(points);
    let (low, high) = (points.first().copied().unwrap_or(0.0), points.last().copied().unwrap_or(0.0));
    let even = (1..64).map(|step| low + (high - low) * f64::from(step) / 64.0);
    sorted(points.into_iter().chain(even).collect())
}

/// The grid without what lies far below the peak, and wider where an open side still adds something.
fn cuts(grid: Vec<f64>, ends: (f64, f64), peak: f64, ln: &impl Fn(f64) -> f64) -> Vec<f64> {
    // Moments weigh a tail by x²; a cube is on the safe side.
    let adds = |x: f64| ln(x) + 3.0 * x.abs().max(1.0).ln() > peak - FAR;
    let keeps: Vec<bool> = grid.iter().map(|x| adds(*x)).collect();
    let near = |at: usize| (at.saturating_sub(1)..=(at + 1).min(grid.len() - 1)).any(|beside| keeps[beside]);
    let mut cuts: Vec<f64> = (0..grid.len()).filter(|at| near(*at)).map(|at| grid[at]).collect();
    let width = grid[grid.len() - 1] - grid[0];
    for (open, sign) in [(ends.1.is_infinite(), 1.0), (ends.0.is_infinite(), -1.0)] {
        let mut step = 0.25 * width;
        let outer = |cuts: &[f64]| if sign > 0.0 { cuts[cuts.len() - 1] } else { cuts[0] };
        while open && adds(outer(&cuts)) && step.is_finite() {
            let next = outer(&cuts) + sign * step;
            if sign > 0.0 {
                cuts.push(next)
            } else {
                cuts.insert(0, next)
            }
            step *= 2.0;
        }
    }
    cuts
}

impl Distribution for Log<'_> {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn sd(&self) -> f64 {
        self.sd
    }

    fn quantile(&self, p: f64) -> f64 {
        self.value_at(p, 1.0 - p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.value_at(1.0 - q, q)
    }

    fn cdf(&self, x: f64) -> f64 {
        let (first, last) = (self.curve.cuts[0], self.curve.cuts[self.curve.cuts.len() - 1]);
        if x <= first {
            return 0.0;
        }
        if x >= last {
            return 1.0;
        }
        let s = self.curve.of(x);
        let at = self.pieces.partition_point(|piece| piece.to <= s).min(self.pieces.len() - 1);
        ((self.before[at] + self.mass_between(self.pieces[at].from, s)) / self.mass).clamp(0.0, 1.0)
    }

    fn density(&self, x: f64) -> f64 {
        self.ln_density(x).exp()
    }

    fn ln_density(&self, x: f64) -> f64 {
        if x < self.ends.0 || x > self.ends.1 {
            return f64::NEG_INFINITY;
        }
        let value = product(&self.parts, x);
        // An endless density times an impossible value: impossible.
        if value.is_nan() { f64::NEG_INFINITY } else { value - self.peak - self.mass.ln() }
    }

    fn support(&self) -> (f64, f64) {
        self.ends
    }

    fn landmarks(&self) -> Vec<f64> {
        self.marks.iter().copied().chain(self.modes().into_iter().map(|mode| mode.low)).collect()
    }
}

impl Pooled for Log<'_> {
    fn modes(&self) -> Vec<Mode> {
        let quantiles = (1..100).map(|step| self.quantile(f64::from(step) / 100.0));
        let grid = sorted(self.curve.cuts.iter().copied().chain(quantiles).chain(self.marks.iter().copied()).collect());
        let ends: Vec<f64> = [self.ends.0, self.ends.1].into_iter().filter(|end| end.is_finite()).collect();
        modes::maxima(&grid, &self.marks, &ends, |x| self.density(x))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pool, Pooled, Refusal, pool};
    use crate::estimate::distribution::{Distribution, LogNormal, Normal, Pert, Point, ShiftedGamma, Uniform};

    fn log<'a>(parts: &[&'a dyn Distribution], weights: &[f64]) -> Result<Box<dyn Pooled + 'a>, Refusal> {
        pool(Pool::Log, parts, Some(weights))
    }

    #[test]
    fn normals_and_log_normals_have_a_closed_form() {
        let (a, b) = (Normal::new(10.0, 2.0).unwrap(), Normal::new(14.0, 1.0).unwrap());
        let pooled = log(&[&a, &b], &[1.0, 3.0]).unwrap();
        // Precisions 1/4 and 1, weighted 1/4 and 3/4.
        let precision = 0.0625 + 0.75;
        let exact = Normal::new((0.0625 * 10.0 + 0.75 * 14.0) / precision, f64::sqrt(1.0 / precision)).unwrap();
        assert!((pooled.mean() - exact.mean()).abs() < 1e-11 && (pooled.sd() - exact.sd()).abs() < 1e-11);
        for p in [1e-6, 0.025, 0.4, 0.5, 0.6, 0.975] {
            assert!((pooled.quantile(p) - exact.quantile(p)).abs() < 1e-10, "{p}");
            assert!((pooled.cdf(exact.quantile(p)) - p).abs() < 1e-11, "{p}");
        }
        let (a, b) = (LogNormal::new(5.0, 1.5).unwrap(), LogNormal::new(6.0, 1.5).unwrap());
        let (pooled, exact) = (log(&[&a, &b], &[1.0, 1.0]).unwrap(), LogNormal::new(5.5, 1.5).unwrap());
        assert!((pooled.mean() / exact.mean() - 1.0).abs() < 1e-10 && (pooled.sd() / exact.sd() - 1.0).abs() < 1e-9);
        assert!((pooled.quantile(0.99) / exact.quantile(0.99) - 1.0).abs() < 1e-10);
    }

    #[test]
    fn claims_that_exclude_each_other_are_refused() {
        let (a, b) = (Pert::new(0.0, 5.0, 10.0, 4.0).unwrap(), Pert::new(20.0, 25.0, 30.0, 4.0).unwrap());
        let refused = log(&[&a, &b], &[1.0, 1.0]).err();
        assert_eq!(refused, Some(Refusal::NothingInCommon { from: 20.0, to: 10.0 }));
        let touching = Uniform::new(10.0, 12.0).unwrap();
        assert!(matches!(log(&[&a, &touching], &[1.0, 1.0]).err(), Some(Refusal::NothingInCommon { .. })));
        let (near, far) = (Normal::new(0.0, 1.0).unwrap(), Normal::new(100.0, 1.0).unwrap());
        assert_eq!(log(&[&near, &far], &[1.0, 1.0]).err(), Some(Refusal::Vanishes));
        assert_eq!(log(&[&a, &Point::new(4.0).unwrap()], &[1.0, 1.0]).err(), Some(Refusal::Certain(4.0)));
    }

    #[test]
    fn a_common_sliver_is_enough() {
        let (a, b) = (Uniform::new(0.0, 10.0).unwrap(), Uniform::new(9.999, 20.0).unwrap());
        let pooled = log(&[&a, &b], &[1.0, 1.0]).unwrap();
        assert!((pooled.quantile(0.25) - 9.99925).abs() < 1e-10);
        assert_eq!(pooled.modes().iter().map(|mode| (mode.low, mode.high)).collect::<Vec<_>>(), [(9.999, 10.0)]);
    }

    #[test]
    fn fractional_powers_at_the_ends_are_a_beta_again() {
        // Betas multiply to a beta: the parameters are averaged.
        let (a, b) = (Pert::new(0.0, 2.0, 10.0, 4.0).unwrap(), Pert::new(0.0, 7.0, 10.0, 3.0).unwrap());
        let pooled = log(&[&a, &b], &[0.3, 0.7]).unwrap();
        let (alpha, beta) = (0.3 * a.alpha() + 0.7 * b.alpha(), 0.3 * a.beta() + 0.7 * b.beta());
        let lambda = alpha + beta - 2.0;
        let exact = Pert::new(0.0, 10.0 * (alpha - 1.0) / lambda, 10.0, lambda).unwrap();
        assert!((pooled.mean() - exact.mean()).abs() < 1e-10 && (pooled.sd() - exact.sd()).abs() < 1e-10);
        for p in [1e-9, 0.025, 0.5, 0.975, 1.0 - 1e-9] {
            assert!((pooled.quantile(p) / exact.quantile(p) - 1.0).abs() < 1e-9, "{p}");
        }
        // Endless at its low end: an exponential-like gamma with itself, averaged.
        let (a, b) = (ShiftedGamma::new(0.0, 1.0, 1.5).unwrap(), ShiftedGamma::new(0.0, 2.0, 2.0).unwrap());
        let pooled = log(&[&a, &b], &[1.0, 1.0]).unwrap();
        let (shape, rate) = (0.5 * (a.shape() + b.shape()), 0.5 * (a.rate() + b.rate()));
        assert!((pooled.mean() * rate / shape - 1.0).abs() < 1e-9, "{}", pooled.mean() * rate / shape);
        assert_eq!(pooled.modes()[0].low, 0.0);
    }
}
