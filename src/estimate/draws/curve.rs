//! Quantile functions as tables over the normal score, so that a draw costs one look-up.

use super::{Part, Refusal};
use crate::estimate::distribution::{Distribution, LogNormal, Misfit, Pert, Shape, TwoPieceLogNormal};
use statrs::distribution::{ContinuousCDF, Normal};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The farthest score in a table; a draw beyond it (a chance of 8e-11) counts as this.
const REACH: f64 = 6.5;
/// Nodes per unit of the score.
const FINE: f64 = 64.0;
/// Nodes from -REACH to REACH.
const NODES: usize = 2 * (REACH * FINE) as usize + 1;
/// The node at score 0.
const MIDDLE: usize = NODES / 2;
/// Room for the nodes: a power of two, so that a masked index is always inside.
const ROOM: usize = NODES.next_power_of_two();
/// Nodes that share one evaluation of a slow quantile function; those between are interpolated.
const STRIDE: usize = 8;

/// The figures of one event at each node: its quantile function at Phi((node - MIDDLE) / FINE). Straight in between.
pub(super) type Curve = [f64; ROOM];

/// A table to be written.
pub(super) fn empty() -> Box<Curve> {
    Box::new([0.0; ROOM])
}

/// The score of a node.
fn score(node: usize) -> f64 {
    (node as f64 - MIDDLE as f64) / FINE
}

/// The figure of an event at a normal score.
#[inline]
pub(super) fn at(curve: &Curve, score: f64) -> f64 {
    // Adding this to a small number rounds it to a whole one, which then stands in the lowest bits.
    const ROUND: f64 = 3.0 * (1_u64 << 51) as f64;
    let place = (score.clamp(-REACH, REACH) + REACH) * FINE - 0.5;
    let rounded = place + ROUND;
    let node = rounded.to_bits() as usize;
    let (below, above) = (curve[node % ROOM], curve[(node + 1) % ROOM]);
    below + (place + 0.5 - (rounded - ROUND)) * (above - below)
}

/// What tables are made from: normal probabilities, and the standard PERT curves that were needed so far.
pub(super) struct Curves {
    /// Phi at each node.
    normal: Box<[f64; NODES]>,
    /// By the bits of lambda.
    perts: BTreeMap<u64, PertFamily>,
}

impl Curves {
    /// For these parts.
    pub(super) fn new<'a>(parts: impl Iterator<Item = &'a Part<'a>>) -> Self {
        let standard = Normal::standard();
        let mut perts = BTreeMap::new();
        for part in parts {
            if let Shape::Pert { lambda } = part.shape {
                perts.entry(lambda.to_bits()).or_insert_with(|| PertFamily::new(lambda));
            }
        }
        Self { normal: Box::new(std::array::from_fn(|node| standard.cdf(score(node)))), perts }
    }

    /// Writes the table of a part that has a high end above its low one.
    ///
    /// A draw is off by less than 1e-4 of the width for a bounded shape, and by less than 3.1e-5 s² of the figure for a
    /// log-normal with log-sd s. The steps of a shape of whole numbers become ramps, 1/64 of a normal score wide.
    pub(super) fn write(&self, part: &Part, high: f64, curve: &mut Curve) -> Result<(), Refusal> {
        let (low, width) = (part.low, high - part.low);
        let misfit = |why: Misfit| Refusal::Misfit { key: part.key.to_owned(), why };
        let best = part.best.unwrap_or(low);
        let relative = ((best - low) / width).clamp(0.0, 1.0);
        let nodes = curve.iter_mut().take(NODES).enumerate();
        match part.shape {
            Shape::Pert { lambda } if let Some(family) = self.perts.get(&lambda.to_bits()) => {
                family.write(&self.normal, low, width, relative, curve)?;
            }
            Shape::Uniform => nodes.for_each(|(node, value)| *value = low + width * self.normal[node]),
            Shape::Triangular => nodes.for_each(|(node, value)| {
                // 1 - p is p at the mirrored node, with all its digits.
                let (p, q) = (self.normal[node], self.normal[NODES - 1 - node]);
                let place = if p < relative { (p * relative).sqrt() } else { 1.0 - (q * (1.0 - relative)).sqrt() };
                *value = low + width * place;
            }),
            Shape::LogNormal { coverage } => {
                let law = LogNormal::from_ends(low, high, coverage).map_err(misfit)?;
                nodes.for_each(|(node, value)| *value = (law.mu() + law.sigma() * score(node)).exp());
            }
            Shape::LogNormalThree { coverage } => {
                let law = LogNormal::from_three(low, best, high, coverage).map_err(misfit)?;
                nodes.for_each(|(node, value)| *value = (law.mu() + law.sigma() * score(node)).exp());
            }
            Shape::TwoPieceLogNormal { coverage } => {
                let law = TwoPieceLogNormal::new(low, best, high, coverage).map_err(misfit)?;
                let (below, above) = law.sigmas();
                nodes.for_each(|(node, value)| {
                    let score = score(node);
                    *value = best * (if node < MIDDLE { below } else { above } * score).exp();
                });
            }
            Shape::Pert { .. } | Shape::ShiftedGamma { .. } | Shape::NegativeBinomial { .. } => {
                if let Some(law) = part.fit()? {
                    sampled(&*law, &self.normal, curve);
                }
            }
        }
        Ok(())
    }
}

/// The quantile at a node, from the nearer end, so that small tails keep their digits.
fn quantile(law: &dyn Distribution, normal: &[f64; NODES], node: usize) -> f64 {
    if node <= MIDDLE { law.quantile(normal[node]) } else { law.upper_quantile(normal[NODES - 1 - node]) }
}

/// Any law: exact at every eighth node, cubic in between (Lagrange); whole numbers exact at every node.
fn sampled(law: &dyn Distribution, normal: &[f64; NODES], curve: &mut Curve) {
    let stride = if law.whole_numbers() { 1 } else { STRIDE };
    for node in (0..NODES).step_by(stride) {
        curve[node] = quantile(law, normal, node);
    }
    if stride == 1 {
        return;
    }
    for from in (0..NODES - 1).step_by(STRIDE) {
        // Four exact nodes around the gap, or the outermost four.
        let first = from.saturating_sub(STRIDE).min(NODES - 1 - 3 * STRIDE);
        let [a, b, c, d] = [0, 1, 2, 3].map(|step| curve[first + step * STRIDE]);
        let (least, most) = (curve[from], curve[from + STRIDE]);
        for (node, value) in curve.iter_mut().enumerate().take(from + STRIDE).skip(from + 1) {
            let t = (node - first) as f64 / STRIDE as f64;
            let (t1, t2, t3) = (t - 1.0, t - 2.0, t - 3.0);
            let cubic = (-a * t1 * t2 * t3 + 3.0 * b * t * t2 * t3 - 3.0 * c * t * t1 * t3 + d * t * t1 * t2) / 6.0;
            *value = cubic.clamp(least, most);
        }
    }
}

/// Standard PERT quantile functions (from 0 to 1) of one lambda, at evenly spaced places of the best figure. In between,
/// the two nearest are mixed.
struct PertFamily {
    lambda: f64,
    steps: usize,
    /// Made when first needed.
    curves: Vec<OnceLock<Result<Box<Curve>, Misfit>>>,
}

impl PertFamily {
    fn new(lambda: f64) -> Self {
        let steps = (32.0 * lambda).clamp(32.0, 4096.0) as usize;
        Self { lambda, steps, curves: (0..=steps).map(|_| OnceLock::new()).collect() }
    }

    fn write(
        &self,
        normal: &[f64; NODES],
        low: f64,
        width: f64,
        relative: f64,
        curve: &mut Curve,
    ) -> Result<(), Refusal> {
        let place = relative * self.steps as f64;
        let step = (place as usize).min(self.steps - 1);
        let second = width * (place - step as f64);
        let first = width - second;
        let (left, right) = (self.standard(normal, step)?, self.standard(normal, step + 1)?);
        for ((value, left), right) in curve.iter_mut().zip(left).zip(right) {
            *value = low + (first * left + second * right);
        }
        Ok(())
    }

    fn standard(&self, normal: &[f64; NODES], step: usize) -> Result<&Curve, Refusal> {
        let make = || {
            let law = Pert::new(0.0, step as f64 / self.steps as f64, 1.0, self.lambda)?;
            let mut curve = empty();
            curve.iter_mut().take(NODES).enumerate().for_each(|(node, value)| *value = quantile(&law, normal, node));
            Ok(curve)
        };
        let made = self.curves[step].get_or_init(make).as_deref();
        made.map_err(|why| Refusal::Misfit { key: String::new(), why: why.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(low: f64, best: f64, high: f64, shape: Shape) -> Part<'static> {
        let best = Some(best);
        Part { key: "", group: 0, period: 0, weight: 1.0, sources: (0, 0), low, best, high: Some(high), shape }
    }

    fn table(part: &Part) -> Box<Curve> {
        let mut curve = empty();
        Curves::new(std::iter::once(part)).write(part, part.high.unwrap(), &mut curve).unwrap();
        curve
    }

    /// The largest error up to a score of 6, by what the law's own quantile function says; `relative` to it, if asked.
    fn worst(part: &Part, relative: bool) -> f64 {
        let (curve, law, normal) = (table(part), part.fit().unwrap().unwrap(), Normal::standard());
        let error = |hundredth: i32| {
            let score = f64::from(hundredth) / 100.0 + 0.001_31;
            let exact =
                if score < 0.0 { law.quantile(normal.cdf(score)) } else { law.upper_quantile(normal.cdf(-score)) };
            (at(&curve, score) - exact).abs() / if relative { exact } else { 1.0 }
        };
        (-600..=600).map(error).fold(0.0, f64::max)
    }

    #[test]
    fn tables_are_right_to_a_ten_thousandth_of_the_width() {
        for place in [0.0, 0.001, 0.003_9, 0.1, 1.0 / 3.0, 0.5, 0.777, 0.996, 1.0] {
            for lambda in [0.0, 0.5, 4.0, 20.0] {
                let error = worst(&part(50.0, 50.0 + 1_000.0 * place, 1_050.0, Shape::Pert { lambda }), false);
                assert!(error < 1e-4 * 1_000.0, "PERT {lambda} {place}: {error}");
            }
            let error = worst(&part(0.0, place, 1.0, Shape::Triangular), false);
            assert!(error < 1e-4, "triangular {place}: {error}");
        }
        assert!(worst(&part(0.0, 0.5, 1.0, Shape::Uniform), false) < 1e-4);
    }

    #[test]
    fn tables_of_long_tails_are_right_to_a_ten_thousandth_of_the_figure() {
        let coverage = 0.9;
        for shape in [
            Shape::LogNormal { coverage },
            Shape::LogNormalThree { coverage },
            Shape::TwoPieceLogNormal { coverage },
            Shape::ShiftedGamma { coverage },
        ] {
            let error = worst(&part(5.0, 10.0, 20.0, shape), true);
            assert!(error < 1e-4, "{shape:?}: {error}");
        }
    }

    #[test]
    fn whole_numbers_stay_whole_but_for_their_ramps() {
        let shape = Shape::NegativeBinomial { coverage: 0.9 };
        let curve = table(&part(5.0, 10.0, 30.0, shape));
        let draws = (-3_000..3_000).map(|place| at(&curve, f64::from(place) / 1_000.0));
        let whole = draws.filter(|value| (value - value.round()).abs() < 1e-9).count();
        assert!(whole > 4_000, "{whole}");
    }

    #[test]
    fn no_draw_leaves_the_ends_of_a_bounded_shape() {
        for shape in [Shape::Pert { lambda: 4.0 }, Shape::Triangular, Shape::Uniform] {
            for best in [5.0, 9.0, 20.0] {
                let curve = table(&part(5.0, best, 20.0, shape));
                for score in [f64::NEG_INFINITY, -7.0, -6.5, -6.3, 0.0, 6.3, 6.5, 7.0, f64::INFINITY] {
                    let value = at(&curve, score);
                    assert!((5.0..=20.0).contains(&value), "{shape:?} at {score}: {value}");
                }
            }
        }
    }
}
