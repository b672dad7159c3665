//! What is said of a total: its ends, and the quantiles, mean and sd of its draws.

use super::{Part, Refusal};
use statrs::distribution::{ContinuousCDF, Normal};

/// The plain sums of a total's ends: bounds, where no event's figure is outside its ends. Draws of a shape with long tails
/// (log-normal, gamma, negative binomial) may lie outside.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ends {
    /// Sum of the low ends, in people.
    pub low: f64,
    /// Sum of the best figures; `None` if any part has none.
    pub best: Option<f64>,
    /// Sum of the high ends; `None` if any is open.
    pub high: Option<f64>,
    /// Number of parts.
    pub parts: usize,
    /// How many of them have no high end.
    pub open: usize,
}

/// The ends of each total. A part counts by its weight; the order of the parts changes nothing.
pub fn ends(parts: &[Part], groups: usize) -> Vec<Ends> {
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.sort_unstable_by(|a, b| a.order(b));
    let mut ends = vec![Ends { best: Some(0.0), high: Some(0.0), ..Ends::default() }; groups];
    for part in sorted {
        if let Some(total) = ends.get_mut(part.group) {
            let add = |sum: Option<f64>, end: Option<f64>| sum.zip(end).map(|(sum, end)| sum + part.weight * end);
            total.low += part.weight * part.low;
            total.best = add(total.best, part.best);
            total.high = add(total.high, part.high);
            total.parts += 1;
            total.open += usize::from(part.high.is_none());
        }
    }
    ends
}

/// What the draws of one total say.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The plain sums.
    pub ends: Ends,
    /// The probability of the interval.
    pub level: f64,
    /// The interval between equal tails, in people. An open total has no upper end, and its lower one is the least it can be.
    pub interval: (f64, Option<f64>),
    /// The quantiles asked for, probability first (type 7 of Hyndman and Fan 1996, as R's `quantile`). Of an open total
    /// each is the least it can be.
    pub quantiles: Vec<(f64, f64)>,
    /// Mean of the draws; `None` if the total is open.
    pub mean: Option<f64>,
    /// Standard deviation of the draws (n - 1); `None` if the total is open.
    pub sd: Option<f64>,
    /// Whether the sum of the best figures lies outside the interval, as it can where ranges lean to one side. A reader
    /// who sees both must be told.
    pub best_outside: bool,
    /// Number of draws.
    pub draws: usize,
}

/// Sums up the draws of one total at a level such as 0.95, with further quantiles.
pub fn total(draws: &[f64], ends: Ends, level: f64, probabilities: &[f64]) -> Result<Total, Refusal> {
    check_level(level)?;
    probabilities.iter().try_for_each(|&p| check_level(p))?;
    if draws.len() < 2 {
        return Err(Refusal::Draws(draws.len()));
    }
    let mut sorted = draws.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let tail = (1.0 - level) / 2.0;
    let (low, high) = (quantile(&sorted, tail), quantile(&sorted, 1.0 - tail));
    let closed = ends.open == 0;
    let (mean, sd) = moments(draws);
    Ok(Total {
        ends,
        level,
        interval: (low, closed.then_some(high)),
        quantiles: probabilities.iter().map(|&p| (p, quantile(&sorted, p))).collect(),
        mean: closed.then_some(mean),
        sd: closed.then_some(sd),
        best_outside: ends.best.is_some_and(|best| best < low || (closed && best > high)),
        draws: draws.len(),
    })
}

pub(super) fn check_level(level: f64) -> Result<(), Refusal> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(Refusal::Level(level)) }
}

/// The quantile of sorted values, of which there is at least one: type 7 of Hyndman and Fan, The American Statistician
/// 50(4), 1996.
pub(super) fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p * (sorted.len() - 1) as f64;
    let below = place as usize;
    let (low, high) = (sorted[below], sorted[(below + 1).min(sorted.len() - 1)]);
    low + (place - below as f64) * (high - low)
}

/// Mean and standard deviation (n - 1), around the first value, so that large totals keep their digits.
pub(super) fn moments(draws: &[f64]) -> (f64, f64) {
    let (n, origin) = (draws.len() as f64, draws[0]);
    let mean = draws.iter().map(|draw| draw - origin).sum::<f64>() / n;
    let squares: f64 = draws.iter().map(|draw| (draw - origin - mean).powi(2)).sum();
    (origin + mean, (squares / (n - 1.0)).sqrt())
}

/// The quantile of a sum of independent figures by the normal approximation: mean + sd z(p). Good only where many
/// events of like size are added up; a cross-check, not a method.
pub fn normal_approximation(mean: f64, sd: f64, p: f64) -> Result<f64, Refusal> {
    check_level(p)?;
    Ok(mean + sd * Normal::standard().inverse_cdf(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Shape;

    fn part(low: f64, best: Option<f64>, high: Option<f64>) -> Part<'static> {
        let shape = Shape::Pert { lambda: 4.0 };
        Part { key: "e", group: 0, period: 0, weight: 1.0, sources: (0, 0), low, best, high, shape }
    }

    #[test]
    fn an_open_end_opens_the_total_and_a_missing_best_takes_the_best_away() {
        let parts = [part(5.0, Some(10.0), Some(20.0)), part(500.0, None, None)];
        let ends = ends(&parts, 2);
        assert_eq!(ends[0], Ends { low: 505.0, best: None, high: None, parts: 2, open: 1 });
        assert_eq!(ends[1], Ends { low: 0.0, best: Some(0.0), high: Some(0.0), parts: 0, open: 0 });
        let total = total(&[505.0, 515.0, 525.0], ends[0], 0.9, &[0.5]).unwrap();
        assert_eq!((total.interval.1, total.mean, total.sd), (None, None, None));
        assert_eq!(total.quantiles, [(0.5, 515.0)]);
    }

    #[test]
    fn quantiles_answer_as_r_does() {
        // quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)) of R: 1.0 1.3 3.0 6.8 8.0
        let sorted = [1.0, 2.0, 4.0, 8.0];
        for (p, expected) in [(0.0, 1.0), (0.1, 1.3), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)] {
            assert!((quantile(&sorted, p) - expected).abs() < 1e-12, "{p}");
        }
    }

    #[test]
    fn a_level_that_is_none_is_refused() {
        for level in [0.0, 1.0, 95.0, -0.5, f64::NAN] {
            assert!(matches!(total(&[1.0, 2.0], Ends::default(), level, &[]), Err(Refusal::Level(_))), "{level}");
        }
        assert_eq!(total(&[], Ends::default(), 0.95, &[]), Err(Refusal::Draws(0)));
    }
}
