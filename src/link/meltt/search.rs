//! The candidates of a report: near in time, near in space and of a kind.

use super::Options;
use super::likeness::Likeness;
use super::spot::{Reach, Spot};
use crate::link::taxa::Taxa;

/// What must hold to be a candidate.
pub(super) struct Search<'a> {
    days: f64,
    reach: Reach,
    likeness: Likeness<'a>,
}

/// How the days of two reports must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Starts and ends within the window: events with events, episodes with episodes.
    BothEnds,
    /// Of an episode and an event: the event not longer before its start, nor after its end, than the window.
    About,
}

/// A candidate: its place in the pool, and how far apart the kinds are, 0 being the same and 1 the farthest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub at: usize,
    pub score: f64,
}

impl<'a> Search<'a> {
    pub fn new(taxa: &'a Taxa, options: &'a Options, reports: usize) -> Self {
        Self {
            days: options.days,
            reach: Reach::new(options.km),
            likeness: Likeness::new(taxa, options, reports as u32),
        }
    }

    /// The candidates of one report in a pool sorted by start, as the package comes upon them: from the last one that
    /// starts earlier back in time, then from the first of the same day on. The walk forward ends with the first start
    /// beyond the window *after* having tried it, which counts where an episode is long.
    pub fn candidates(&self, one: &Spot, pool: &[Spot], days: Days, found: &mut Vec<Candidate>) {
        found.clear();
        let same_day = pool.partition_point(|other| other.start < one.start);
        for (at, other) in pool[..same_day].iter().enumerate().rev() {
            if one.start - other.start > self.days {
                break;
            }
            if days == Days::About || self.ends_are_close(one, other) {
                found.extend(self.score(one, other).map(|score| Candidate { at, score }));
            }
        }
        for (at, other) in pool.iter().enumerate().skip(same_day) {
            let beyond = other.start - one.start > self.days;
            let close = match days {
                Days::BothEnds => !beyond && self.ends_are_close(one, other),
                Days::About => other.end - one.end <= self.days,
            };
            if close {
                found.extend(self.score(one, other).map(|score| Candidate { at, score }));
            }
            if beyond {
                break;
            }
        }
    }

    fn ends_are_close(&self, one: &Spot, other: &Spot) -> bool {
        (one.end - other.end).abs() <= self.days
    }

    /// The score of two reports that are near enough in time; none if they are too far apart or of different kinds.
    pub fn score(&self, one: &Spot, other: &Spot) -> Option<f64> {
        if self.reach.holds(one, other) { self.likeness.score(one.report, other.report) } else { None }
    }
}
