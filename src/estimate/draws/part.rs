//! What goes into a total: a part of an event, and why one is refused.

use crate::estimate::distribution::{Distribution, Misfit, Shape};
use std::cmp::Ordering;

/// An event, or the share of one that falls into a total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<'a> {
    /// The key of the event. Parts with the same key use the same draws, in whatever totals they are.
    pub key: &'a str,
    /// The total that it belongs to.
    pub group: usize,
    /// The period whose factor the event takes where factors are redrawn: its home, the same for all parts of an event.
    /// So the draws of a year are the sums of its months' draws, and a split event stays one event.
    pub period: usize,
    /// The share of the event that falls into this total, 0 to 1; 1 for all of it.
    pub weight: f64,
    /// The sources of the low and of the high end.
    pub sources: (usize, usize),
    /// The low end of the whole event, in people.
    pub low: f64,
    /// The best figure of the whole event, where there is one.
    pub best: Option<f64>,
    /// The high end of the whole event; `None` is open. An open event adds its low end alone, and the total is open.
    pub high: Option<f64>,
    /// What is assumed between the ends. An open event does not use it.
    pub shape: Shape,
}

/// Why no total is given.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Too few draws.
    #[error("{0} draws are too few: ask for 100 at least")]
    Draws(usize),
    /// A correlation outside 0 to 1.
    #[error("a correlation of {0}: it lies between 0 and 1")]
    Rho(f64),
    /// No correlation to compute for.
    #[error("no correlation is given")]
    NoCell,
    /// A probability that is none.
    #[error("a level of {0}: it lies between 0 and 1, without the ends")]
    Level(f64),
    /// A part that is not usable.
    #[error("event {key}: {reason}")]
    Part {
        /// The event.
        key: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Figures that the shape does not allow.
    #[error("event {key}: {why}")]
    Misfit {
        /// The event.
        key: String,
        /// Why not.
        why: Misfit,
    },
    /// Two parts of one event say different things.
    #[error("event {key}: its parts have different {what}")]
    Parts {
        /// The event.
        key: String,
        /// What differs.
        what: &'static str,
    },
    /// More numbers than memory should hold.
    #[error("{totals} totals of {draws} draws for {cells} correlations do not fit into 1 GiB: ask for fewer at a time")]
    Memory {
        /// Totals asked for.
        totals: usize,
        /// Draws of each.
        draws: usize,
        /// Cells of the grid of correlations.
        cells: usize,
    },
    /// A distribution is asked of an open total.
    #[error("{0} events have no high end: their total has none either")]
    Open(usize),
    /// Totals that were not drawn.
    #[error("total {later} is not there to be compared with total {earlier}")]
    Pair {
        /// The earlier total.
        earlier: usize,
        /// The later one.
        later: usize,
    },
    /// A precision that is none.
    #[error("a precision of {0}: it is a share of the width, from 0.000001 to 0.01")]
    Precision(f64),
}

impl Part<'_> {
    fn refuse(&self, reason: &'static str) -> Refusal {
        Refusal::Part { key: self.key.to_owned(), reason }
    }

    /// The distribution of the whole event; `None` if it is open.
    pub(super) fn fit(&self) -> Result<Option<Box<dyn Distribution>>, Refusal> {
        let fitted = self.high.map(|high| self.shape.fit(self.low, self.best, high)).transpose();
        fitted.map_err(|why| Refusal::Misfit { key: self.key.to_owned(), why })
    }

    /// Whether the part can be added up, among so many totals, periods and sources.
    pub(super) fn check(&self, groups: usize, periods: usize, sources: usize) -> Result<(), Refusal> {
        if !(0.0..=1.0).contains(&self.weight) {
            return Err(self.refuse("its share of the event is not between 0 and 1"));
        }
        if self.group >= groups || self.period >= periods || self.sources.0.max(self.sources.1) >= sources {
            return Err(self.refuse("its total, period or source is not in the list"));
        }
        if self.fit()?.is_some() {
            return Ok(());
        }
        if !(self.low.is_finite() && self.low >= 0.0) {
            return Err(self.refuse("its low end is not a number of people"));
        }
        match self.best {
            Some(best) if !(best.is_finite() && best >= self.low) => {
                Err(self.refuse("its best figure is below its low end"))
            }
            _ => Ok(()),
        }
    }

    /// An order that depends on nothing but the parts, so that sums do not depend on the order in which they are given.
    pub(super) fn order(&self, other: &Part) -> Ordering {
        (self.group, self.key, self.period, self.sources)
            .cmp(&(other.group, other.key, other.period, other.sources))
            .then_with(|| self.order_of_figures(other))
    }

    /// Equal for parts whose draws spread in the same way.
    pub(super) fn order_of_figures(&self, other: &Part) -> Ordering {
        let numbers = |part: &Part| {
            let (best, high) = (part.best.unwrap_or(f64::INFINITY), part.high.unwrap_or(f64::INFINITY));
            [part.low, best, high, number(part.shape), part.weight]
        };
        let pairs = numbers(self).into_iter().zip(numbers(other));
        let by_numbers = pairs.map(|(own, other)| own.total_cmp(&other)).find(|order| order.is_ne());
        self.shape.word().cmp(other.shape.word()).then(by_numbers.unwrap_or(Ordering::Equal))
    }
}

/// Lambda or coverage.
fn number(shape: Shape) -> f64 {
    match shape {
        Shape::Pert { lambda } => lambda,
        Shape::Triangular | Shape::Uniform => 0.0,
        Shape::LogNormal { coverage }
        | Shape::LogNormalThree { coverage }
        | Shape::TwoPieceLogNormal { coverage }
        | Shape::ShiftedGamma { coverage }
        | Shape::NegativeBinomial { coverage } => coverage,
    }
}
