//! Two reports that may be about one event: how far they agree, and which of two such pairs stands before the other.

use super::compare::Comparison;
use super::nearby::{Crowded, Reach, Windows, pairs};
use super::precision::When;
use super::report::Reports;
use super::sphere::distance_km;
use super::telling::Places;
use crate::model::names::Closeness;
use std::cmp::Ordering;

/// Two reports that may be about one event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// One report, that which stands first.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// How much they disagree in what is compared: 0 not at all, 1 in all of it.
    pub score: f32,
    /// Kilometres between them; infinite where places are compared by name.
    pub km: f32,
    /// Days between them; for episodes those between the first days and those between the last, together.
    pub days: u32,
    /// Whether a date or a place of the two is not exact, or a place known by name only.
    pub coarse: bool,
    /// How far their figures are apart, as the logarithm of their ratio; infinite where one has none.
    pub figures: f32,
}

impl Pair {
    /// What ranks a pair: its score, and a quarter more where a date or a place is not exact, as it then fits anything near.
    pub fn weight(&self) -> f32 {
        if self.coarse { self.score + 0.25 } else { self.score }
    }

    /// The order in which pairs are taken: by score (see `weight`), then distance, then days, then closeness of figures, then ids. Strict:
    /// no two pairs are equal, so that there is one answer.
    pub fn rank(&self, other: &Self) -> Ordering {
        self.weight()
            .total_cmp(&other.weight())
            .then(self.km.total_cmp(&other.km))
            .then(self.days.cmp(&other.days))
            .then(self.figures.total_cmp(&other.figures))
            .then((self.a, self.b).cmp(&(other.a, other.b)))
    }

    /// The report at the other end.
    pub fn other(&self, report: u32) -> u32 {
        if self.a == report { self.b } else { self.a }
    }
}

/// Which pairs are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Events with events: no more days between them than the window has, or none for certain.
    Events,
    /// Episodes with episodes: both their first and their last days within the window.
    Episodes,
}

/// Days between two reports of one kind; `None` where they are further apart than the window.
pub fn gap(reports: &Reports, kind: Kind, a: u32, b: u32, days: i32) -> Option<u32> {
    let (a, b) = (a as usize, b as usize);
    let (first, last) = (&reports.first, &reports.last);
    match kind {
        Kind::Events => {
            let gap = (first[a] - last[b]).max(first[b] - last[a]).max(0);
            (gap <= days).then_some(gap as u32)
        }
        Kind::Episodes => {
            let (start, end) = (first[a].abs_diff(first[b]), last[a].abs_diff(last[b]));
            (start <= days as u32 && end <= days as u32).then_some(start + end)
        }
    }
}

/// How far two figures are apart.
fn figures(a: f32, b: f32) -> f32 {
    let ratio = ((a + 1.0) / (b + 1.0)).ln().abs();
    if ratio.is_nan() { f32::INFINITY } else { ratio }
}

/// Two reports at a distance as a pair, where their days and all that is compared allow it.
pub fn judge(
    reports: &Reports,
    comparison: &Comparison,
    kind: Kind,
    (a, b): (u32, u32),
    km: f64,
    days: i32,
) -> Option<Pair> {
    let days = gap(reports, kind, a, b, days)?;
    let score = comparison.score(a, b)? as f32;
    let figures = figures(reports.figure[a as usize], reports.figure[b as usize]);
    let coarse = reports.is_coarse(a) || reports.is_coarse(b) || km.is_infinite();
    Some(Pair { a: a.min(b), b: a.max(b), score, km: km as f32, days, coarse, figures })
}

/// Whether two reports that were both matched with a third may be of its event too: that they are not further apart than
/// two windows, and agree as pairs must. A third of vague date or place, or that names nobody, joins no two that do not.
pub fn fits(
    reports: &Reports,
    comparison: &Comparison,
    places: Option<&Places>,
    windows: Windows,
    a: u32,
    b: u32,
) -> bool {
    let kind = if reports.is_event(a) { Kind::Events } else { Kind::Episodes };
    let (x, y) = (a as usize, b as usize);
    let near = if reports.is_located(a) && reports.is_located(b) {
        let apart = distance_km((reports.lat[x], reports.lon[x]), (reports.lat[y], reports.lon[y]));
        apart <= 2.0 * windows.km + f64::from(reports.slack[x].max(reports.slack[y]))
    } else {
        let names = places.and_then(|places| places.closeness(reports.row[x], reports.row[y]));
        names.is_none_or(|closeness| closeness <= Closeness::Close)
    };
    near && gap(reports, kind, a, b, 2 * windows.days).is_some() && comparison.score(a, b).is_some()
}

/// All pairs of one kind that are near enough and agree, if wanted also those inside one dataset; not in order.
///
/// # Errors
/// When there are more than can be kept.
pub fn candidates(
    reports: &Reports,
    comparison: &Comparison,
    kind: Kind,
    windows: Windows,
    inside: bool,
) -> Result<Vec<Pair>, Crowded> {
    let members: Vec<u32> = (0..reports.len() as u32)
        .filter(|report| match kind {
            Kind::Events => reports.is_event(*report),
            Kind::Episodes => reports.when[*report as usize] == When::Episode,
        })
        .collect();
    let reach: Reach = match kind {
        Kind::Events => {
            |first, last, span, days| (first.saturating_sub(days).saturating_sub(span), last.saturating_add(days))
        }
        Kind::Episodes => |first, _, _, days| (first.saturating_sub(days), first.saturating_add(days)),
    };
    let take = |a: u32, b: u32, km| {
        let wanted = inside || reports.dataset[a as usize] != reports.dataset[b as usize];
        wanted.then(|| judge(reports, comparison, kind, (a, b), km, windows.days))?
    };
    pairs(reports, (&members, None), windows, reach, take)
}
