//! The answer of R's meltt 0.4.3, for replication: same pairs, same order, same runners-up, without its list scans.
//!
//! The package takes the datasets one after the other: the second is matched to the first, the third to what came of
//! the two, and so on. Reports of one day (events) are matched to events and reports of several days (episodes) to
//! episodes, one to one; an event that lies at an episode is only flagged. A group keeps the attributes of the report
//! of its first dataset. What the package does not do as its paper says is kept: a report takes its *nearest earlier*
//! candidate, whatever the score (`select`), and so the answer depends on the order of the datasets.

mod likeness;
mod merge;
mod search;
mod select;
#[cfg(test)]
mod slow;
mod spot;

use super::taxa::Taxa;
use merge::Merging;
use search::Search;
use spot::Spot;

/// The reports of all datasets, one entry of each slice a report; within a dataset in the order of its file.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Dataset of each report.
    pub dataset: &'a [u16],
    /// First day, since 1970-01-01.
    pub start: &'a [i32],
    /// Last day. An event ends on the day it starts.
    pub end: &'a [i32],
    /// Latitude in degrees, NaN where there is none: such a report is matched to nothing.
    pub lat: &'a [f64],
    /// Longitude in degrees.
    pub lon: &'a [f64],
    /// Where the reports stand in the taxonomies.
    pub taxa: &'a Taxa,
}

/// What the user of the package sets.
#[derive(Clone, Debug)]
pub struct Options {
    /// Greatest distance in km (`spatwindow`).
    pub km: f64,
    /// Most days between the starts, and between the ends (`twindow`).
    pub days: f64,
    /// If above 0, a pair that fails exactly so many taxonomies is a candidate too.
    pub partial: usize,
    /// The datasets in the order of integration, each once. Reports of others are left out.
    pub order: Vec<u16>,
    /// The one level that is compared in each taxonomy, 1 the finest (`smartmatch = FALSE`); else the first that agrees.
    pub certainty: Option<Vec<usize>>,
    /// Whether a group takes the means of its two reports. As in the package these are of the start (rounded, half to
    /// even), of the *end* and of the latitude; the longitude stays.
    pub averaging: bool,
}

/// What came of it. Reports are rows of the input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Groups of events: for each dataset of the order its report. The package's `event_matched`.
    pub events: Vec<Vec<Option<u32>>>,
    /// Groups of episodes. The package's `episode_matched`.
    pub episodes: Vec<Vec<Option<u32>>>,
    /// Every match of events as it was made, with the candidates that lost.
    pub event_contenders: Vec<Contender>,
    /// Every match of episodes as it was made.
    pub episode_contenders: Vec<Contender>,
    /// The reports that stand for themselves or for their group, by day, dataset and place in the file. The package's
    /// `deduplicated_index`.
    pub unique: Vec<u32>,
    /// Events of `unique`, in its order, at which episodes lie, in the order of the flags. The package's
    /// `episodal_match`.
    pub flags: Vec<(u32, Vec<u32>)>,
    /// Groups that the package loses from `events` and `episodes` although their later reports stay out of `unique`:
    /// it clears the table of episodes when either side of a step has none, and that of events when both have none.
    pub forgotten: Vec<Vec<Option<u32>>>,
}

/// One match, and what else the report could have been matched to.
#[derive(Clone, Debug, PartialEq)]
pub struct Contender {
    /// The report, or the one that stands for its group.
    pub report: u32,
    /// The report of the new dataset that it was matched to, and the score: 0 is best, 1 worst.
    pub best: (u32, f64),
    /// The two that follow *after the chosen one* by score; one with a better score is not told.
    pub runners_up: [Option<(u32, f64)>; 2],
    /// Number of candidates, the chosen one among them.
    pub candidates: usize,
}

/// Integrates the datasets in their order.
pub fn integrate(input: &Input, options: &Options) -> Answer {
    let mut pools = pools(input, &options.order).into_iter();
    let first = pools.next().unwrap_or_default();
    let mut merging = Merging::new(Search::new(input.taxa, options, input.dataset.len()), options, first);
    for pool in pools.filter(|pool| !pool.is_empty()) {
        merging.add(pool);
    }
    merging.answer()
}

/// The reports of each dataset by day, else in the order of its file. Days count from the first of all, as rounding
/// half to even depends on it.
fn pools(input: &Input, order: &[u16]) -> Vec<Vec<Spot>> {
    let turn = |row: usize| order.iter().position(|dataset| *dataset == input.dataset[row]);
    let rows: Vec<(usize, usize)> = (0..input.dataset.len()).filter_map(|row| Some((turn(row)?, row))).collect();
    let first = rows.iter().map(|(_, row)| input.start[*row]).min().unwrap_or_default();
    let day = |day: i32| (i64::from(day) - i64::from(first)) as f64;
    let mut pools = vec![Vec::new(); order.len()];
    for (turn, row) in rows {
        let (start, end) = (day(input.start[row]), day(input.end[row]));
        pools[turn].push(Spot::new(row as u32, turn, (start, end), (input.lat[row], input.lon[row])));
    }
    for pool in &mut pools {
        spot::sort_by_start(pool);
    }
    pools
}

#[cfg(test)]
mod tests;
