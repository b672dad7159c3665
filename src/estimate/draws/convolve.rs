//! The total of independent events without draws: their distributions convolved on a fine grid.

use super::summary::check_level;
use super::{Part, Refusal};
use crate::estimate::distribution::Distribution;
use realfft::RealFftPlanner;
use std::cmp::Ordering;

/// The error bound as a share of the total's width, where nothing else is asked for.
pub const DEFAULT_PRECISION: f64 = 5e-5;
/// A tail without an end is cut off at this probability.
const TAIL: f64 = 1e-10;
/// Events up to which a convolution is a matter of a tenth of a second.
const CHEAP: usize = 32;
/// The most points of a grid.
const MOST: usize = 1 << 22;

/// The sum of independent figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Convolved {
    /// Mean, in people: the sum of the means.
    pub mean: f64,
    /// Standard deviation, in people: variances added up.
    pub sd: f64,
    /// The quantiles asked for, probability first.
    pub quantiles: Vec<(f64, f64)>,
    /// The step of the grid, in people.
    pub step: f64,
    /// No quantile is farther off than this, in people, beside cut tails: half a step for each event. The errors of the
    /// events cancel, so that it is mostly far less.
    pub bound: f64,
}

/// Whether the events are few enough, and all closed, for [`convolve`] rather than draws.
pub fn is_cheap(parts: &[Part]) -> bool {
    parts.len() <= CHEAP && parts.iter().all(|part| part.high.is_some())
}

/// Adds up one total at rho = 0. All `parts` are taken, whatever total they name; parts of one event are one event.
///
/// The mass of every event is put on the nearest points of a grid, the grids are multiplied as Fourier transforms, and
/// quantiles are read off in straight lines between the points (Ruckdeschel and Kohl, arXiv 1006.0764, do the same). The grid has so many points that the error is at most
/// `precision` times the width of the total (1e-6 to 0.01). Tails without an end are cut off at 1e-10. Refused for open
/// parts, and for an event whose parts have different figures: they are not independent.
pub fn convolve(parts: &[Part], probabilities: &[f64], precision: f64) -> Result<Convolved, Refusal> {
    probabilities.iter().try_for_each(|&p| check_level(p))?;
    if !(1e-6..=0.01).contains(&precision) {
        return Err(Refusal::Precision(precision));
    }
    let events = events(parts)?;
    let mean: f64 = events.iter().map(Event::mean).sum();
    let sd = events.iter().map(Event::variance).sum::<f64>().sqrt();
    let origin: f64 = events.iter().map(|event| event.count as f64 * event.from).sum();
    let width: f64 = events.iter().map(|event| event.count as f64 * event.width).sum();
    let spread: usize = events.iter().filter(|event| event.width > 0.0).map(|event| event.count).sum();
    if spread == 0 {
        let quantiles = probabilities.iter().map(|&p| (p, origin)).collect();
        return Ok(Convolved { mean, sd, quantiles, step: 0.0, bound: 0.0 });
    }
    let points = (spread as f64 / (2.0 * precision)).clamp(4_096.0, MOST as f64);
    let step = width / points;
    let spread_out: Vec<&Event> = events.iter().filter(|event| event.width > 0.0).collect();
    let sums = running_sums(&spread_out, step);
    let quantiles = probabilities.iter().map(|&p| (p, origin + step * place(&sums, p))).collect();
    Ok(Convolved { mean, sd, quantiles, step, bound: spread as f64 * step / 2.0 })
}

/// Independent events that spread in the same way.
struct Event {
    law: Box<dyn Distribution>,
    weight: f64,
    count: usize,
    /// The lowest value, weighted.
    from: f64,
    /// From there to the highest.
    width: f64,
}

impl Event {
    fn mean(&self) -> f64 {
        self.count as f64 * self.weight * self.law.mean()
    }

    fn variance(&self) -> f64 {
        self.count as f64 * (self.weight * self.law.sd()).powi(2)
    }

    /// The probability of each point from the lowest value on: that of the half steps on both sides of it.
    fn masses(&self, step: f64) -> Vec<f64> {
        let last = (self.width / step).round() as usize;
        let mut below = 0.0;
        (0..=last)
            .map(|point| {
                let edge = (self.from + (point as f64 + 0.5) * step) / self.weight;
                let reached = if point == last { 1.0 } else { self.law.cdf(edge) };
                (reached - std::mem::replace(&mut below, reached)).max(0.0)
            })
            .collect()
    }
}

/// The events, those with the same figures and weight together.
fn events(parts: &[Part]) -> Result<Vec<Event>, Refusal> {
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.sort_unstable_by(|a, b| a.key.cmp(b.key).then_with(|| a.order_of_figures(b)));
    let mut whole: Vec<Part> = Vec::new();
    for part in sorted {
        part.check(usize::MAX, usize::MAX, usize::MAX)?;
        match whole.last_mut().filter(|event| event.key == part.key) {
            Some(event) if (Part { weight: part.weight, ..*event }).order_of_figures(part) != Ordering::Equal => {
                return Err(Refusal::Parts { key: part.key.to_owned(), what: "figures" });
            }
            Some(event) => event.weight += part.weight,
            None => whole.push(*part),
        }
    }
    let open = whole.iter().filter(|part| part.high.is_none()).count();
    if open > 0 {
        return Err(Refusal::Open(open));
    }
    whole.retain(|part| part.weight > 0.0);
    whole.sort_unstable_by(|a, b| a.order_of_figures(b));
    let mut events = Vec::new();
    for same in whole.chunk_by(|a, b| a.order_of_figures(b).is_eq()) {
        if let Some(law) = same[0].fit()? {
            let weight = same[0].weight;
            let (low, high) = law.support();
            let from = weight * if low.is_finite() { low } else { law.quantile(TAIL) };
            let to = weight * if high.is_finite() { high } else { law.upper_quantile(TAIL) };
            events.push(Event { law, weight, count: same.len(), from, width: to - from });
        }
    }
    Ok(events)
}

/// The probability of each point of the total's grid and all below.
fn running_sums(events: &[&Event], step: f64) -> Vec<f64> {
    let masses: Vec<Vec<f64>> = events.iter().map(|event| event.masses(step)).collect();
    let last: usize = masses.iter().zip(events).map(|(masses, event)| (masses.len() - 1) * event.count).sum();
    let length = (last + 1).next_power_of_two().max(2);
    let mut planner = RealFftPlanner::<f64>::new();
    let (forward, backward) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
    let mut product = Vec::new();
    for (masses, event) in masses.iter().zip(events) {
        let mut input = forward.make_input_vec();
        input[..masses.len()].copy_from_slice(masses);
        let mut spectrum = forward.make_output_vec();
        // The lengths are the plan's own: neither transform can refuse them.
        let _ = forward.process(&mut input, &mut spectrum);
        let powers = spectrum.iter().map(|value| value.powu(event.count as u32));
        if product.is_empty() {
            product = powers.collect();
        } else {
            product.iter_mut().zip(powers).for_each(|(product, power)| *product *= power);
        }
    }
    let mut sums = backward.make_output_vec();
    let _ = backward.process(&mut product, &mut sums);
    sums.truncate(last + 1);
    let mut sum = 0.0;
    for value in &mut sums {
        sum += value.max(0.0);
        *value = sum;
    }
    sums.iter_mut().for_each(|value| *value /= sum);
    sums
}

/// Where the running sum reaches `p`, in steps from the lowest value: it is taken to be reached half a step above a point.
fn place(sums: &[f64], p: f64) -> f64 {
    let point = sums.partition_point(|&sum| sum < p).min(sums.len() - 1);
    let below = if point == 0 { 0.0 } else { sums[point - 1] };
    let share = if sums[point] > below { (p - below) / (sums[point] - below) } else { 0.5 };
    (point as f64 - 0.5 + share).clamp(0.0, (sums.len() - 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Shape;

    fn part(key: &'static str, low: f64, best: f64, high: f64, shape: Shape) -> Part<'static> {
        let (best, high) = (Some(best), Some(high));
        Part { key, group: 0, period: 0, weight: 1.0, sources: (0, 0), low, best, high, shape }
    }

    #[test]
    fn one_event_is_itself() {
        let probabilities = [0.001, 0.025, 0.5, 0.975, 0.999];
        for word in ["pert", "triangular", "uniform", "log-normal", "two-piece-log-normal", "shifted-gamma"] {
            let part = part("e", 5.0, 9.0, 20.0, Shape::parse(word).unwrap());
            let found = convolve(&[part], &probabilities, 1e-5).unwrap();
            let law = part.fit().unwrap().unwrap();
            for (p, value) in found.quantiles {
                assert!((value - law.quantile(p)).abs() <= found.bound, "{word} {p}: {value}");
            }
        }
    }

    #[test]
    fn two_flat_events_make_a_triangle() {
        let flat = |key| part(key, 0.0, 0.5, 1.0, Shape::Uniform);
        let found = convolve(&[flat("a"), flat("b")], &[0.02, 0.5, 0.875], DEFAULT_PRECISION).unwrap();
        for ((_, value), exact) in found.quantiles.iter().zip([0.2, 1.0, 1.5]) {
            assert!((value - exact).abs() < found.bound, "{value} {exact}");
        }
        assert!((found.sd - (2.0 / 12.0_f64).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_split_event_is_one_event_and_a_sum_of_points_is_a_point() {
        let whole = part("a", 5.0, 9.0, 20.0, Shape::Pert { lambda: 4.0 });
        let halves = [Part { weight: 0.25, ..whole }, Part { weight: 0.75, ..whole }];
        let probabilities = [0.1, 0.9];
        assert_eq!(convolve(&halves, &probabilities, 1e-4), convolve(&[whole], &probabilities, 1e-4));
        let point = |key| part(key, 7.0, 7.0, 7.0, Shape::Triangular);
        let points = convolve(&[point("a"), point("b")], &[0.1], 1e-4).unwrap();
        assert_eq!((points.mean, points.sd, points.quantiles), (14.0, 0.0, vec![(0.1, 14.0)]));
        let moved = convolve(&[whole, point("b")], &[0.1], 1e-4).unwrap().quantiles[0].1;
        assert!((moved - 7.0 - convolve(&[whole], &[0.1], 1e-4).unwrap().quantiles[0].1).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_such_sum_is_refused() {
        let event = part("a", 5.0, 9.0, 20.0, Shape::Pert { lambda: 4.0 });
        assert_eq!(convolve(&[Part { high: None, ..event }], &[0.5], 1e-4), Err(Refusal::Open(1)));
        let other = Part { low: 1.0, ..event };
        let differs = Refusal::Parts { key: "a".into(), what: "figures" };
        assert_eq!(convolve(&[event, other], &[0.5], 1e-4), Err(differs));
        assert_eq!(convolve(&[event], &[0.5], 0.5), Err(Refusal::Precision(0.5)));
        assert_eq!(convolve(&[event], &[1.0], 1e-4), Err(Refusal::Level(1.0)));
        assert_eq!(convolve(&[], &[0.5], 1e-4).unwrap().quantiles, [(0.5, 0.0)]);
    }
}
