//! Pairs of reports near in space and time: each report is compared only with those in the cells around it.

use super::report::Reports;
use super::sphere::{Cell, Point, arc_km, chord};
use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Pairs that are kept at a time; some 400 MB. Beyond this the windows say nothing.
pub const MOST_PAIRS: usize = 16_000_000;

/// How near reports must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Windows {
    /// Kilometres between the places.
    pub km: f64,
    /// Days between the dates.
    pub days: i32,
}

impl Default for Windows {
    fn default() -> Self {
        Self { km: 3.0, days: 1 }
    }
}

/// More pairs than can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowded {
    /// A report where most lie together.
    pub report: u32,
    /// How many lie there.
    pub around: usize,
}

/// More pairs than can be kept, wherever.
struct TooMany;

/// A report and where it is.
#[derive(Clone, Copy)]
struct Entry {
    cell: Cell,
    first: i32,
    last: i32,
    report: u32,
    point: Point,
}

impl Entry {
    fn new(reports: &Reports, report: u32, side: f64) -> Self {
        let at = report as usize;
        let point = Point::new(reports.lat[at], reports.lon[at]);
        Self { cell: point.cell(side), first: reports.first[at], last: reports.last[at], report, point }
    }
}

/// Reports by cell, in a cell by first day.
struct Grid {
    /// The longest chord between two reports of a pair, in radii.
    reach: f64,
    entries: Vec<Entry>,
    /// For each cell in order where its entries begin, and the most days that one of them spans; then the end of all.
    cells: Vec<(u32, i32)>,
    /// Places in `cells`, by cell.
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Grid {
    fn new(reports: &Reports, members: &[u32], side: f64, reach: f64) -> Self {
        let mut entries: Vec<Entry> = members.par_iter().map(|report| Entry::new(reports, *report, side)).collect();
        entries.par_sort_unstable_by_key(|entry| (entry.cell, entry.first, entry.report));
        let mut cells: Vec<(u32, i32)> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            if at == 0 || entries[at - 1].cell != entry.cell {
                cells.push((at as u32, 0));
            }
            if let Some((_, span)) = cells.last_mut() {
                *span = (*span).max(entry.last.saturating_sub(entry.first));
            }
        }
        let hasher = DefaultHashBuilder::default();
        let mut places = HashTable::with_capacity(cells.len());
        for (place, (start, _)) in cells.iter().enumerate() {
            let hash = |place: &u32| hasher.hash_one(entries[cells[*place as usize].0 as usize].cell);
            places.insert_unique(hasher.hash_one(entries[*start as usize].cell), place as u32, hash);
        }
        cells.push((entries.len() as u32, 0));
        Self { reach, entries, cells, places, hasher }
    }

    /// The cell and first day with the most reports.
    fn crowded(&self) -> Crowded {
        let together = self.entries.chunk_by(|a, b| (a.cell, a.first) == (b.cell, b.first));
        let largest = together.max_by_key(|entries| (entries.len(), std::cmp::Reverse(entries[0].report)));
        let report = largest.and_then(|entries| entries.iter().map(|entry| entry.report).min());
        Crowded { report: report.unwrap_or_default(), around: largest.map_or(0, <[Entry]>::len) }
    }

    /// The reports of a cell, and the most days that one of them spans.
    fn of(&self, cell: Cell) -> (&[Entry], i32) {
        let is = |place: &u32| self.entries[self.cells[*place as usize].0 as usize].cell == cell;
        match self.places.find(self.hasher.hash_one(cell), is) {
            None => (&[], 0),
            Some(&place) => {
                let ((start, span), (end, _)) = (self.cells[place as usize], self.cells[place as usize + 1]);
                (&self.entries[start as usize..end as usize], span)
            }
        }
    }
}

/// The days in which the first day of a partner may lie, for a report from `first` to `last` and partners that span at most
/// so many days.
pub type Reach = fn(first: i32, last: i32, span: i32, days: i32) -> (i32, i32);

/// Every pair of a report on the left with one on the right that is near enough in space and whose first day is within
/// reach, as `take` makes something of it with their distance in km. With no right side the pairs are those of the left
/// among themselves, each once.
///
/// The distance allowed is that of the window and the larger of what the two places may be off.
///
/// # Errors
/// When there are more pairs than can be kept.
pub fn pairs<T: Send>(
    reports: &Reports,
    (left, right): (&[u32], Option<&[u32]>),
    windows: Windows,
    reach: Reach,
    take: impl Fn(u32, u32, f64) -> Option<T> + Sync,
) -> Result<Vec<T>, Crowded> {
    let slack = |report: &u32| reports.slack[*report as usize];
    let located = |members: &[u32]| -> Vec<u32> {
        members.iter().copied().filter(|report| reports.is_located(*report)).collect()
    };
    let left = located(left);
    let own = right.is_none();
    let right = right.map_or_else(|| left.clone(), located);
    let mut tiers: Vec<f32> = left.iter().chain(&right).map(slack).collect();
    tiers.sort_unstable_by(f32::total_cmp);
    tiers.dedup();
    let search = Search { reports, windows, reach, found: AtomicUsize::new(0) };
    let mut all = Vec::new();
    for tier in tiers {
        let of = |members: &[u32], holds: fn(f32, f32) -> bool| -> Vec<u32> {
            members.iter().copied().filter(|report| holds(slack(report), tier)).collect()
        };
        let exact = |slack: f32, tier: f32| slack == tier;
        let km = windows.km + f64::from(tier);
        let (here, there) = (of(&left, exact), of(&right, |slack, tier| slack <= tier));
        all.append(&mut search.run(&here, &there, km, &|a, b| !own || slack(&b) < tier || a < b, &take)?);
        if !own {
            let (here, there) = (of(&left, |slack, tier| slack < tier), of(&right, exact));
            all.append(&mut search.run(&here, &there, km, &|_, _| true, &take)?);
        }
    }
    Ok(all)
}

struct Search<'a> {
    reports: &'a Reports<'a>,
    windows: Windows,
    reach: Reach,
    found: AtomicUsize,
}

impl Search<'_> {
    fn run<T: Send>(
        &self,
        left: &[u32],
        right: &[u32],
        km: f64,
        wanted: &(dyn Fn(u32, u32) -> bool + Sync),
        take: &(impl Fn(u32, u32, f64) -> Option<T> + Sync),
    ) -> Result<Vec<T>, Crowded> {
        if left.is_empty() || right.is_empty() {
            return Ok(Vec::new());
        }
        // A hair more than asked for, so that a pair at the very end of the window is in it.
        let side = chord(km) * (1.0 + 1e-9) + 1e-12;
        // Cells of less than some metres would be more than can be numbered.
        let grid = Grid::new(self.reports, right, side.max(1e-6), side);
        let around = |entry: &Entry, kept: &mut Vec<T>| self.around(entry, &grid, wanted, take, kept);
        // Among themselves, neighbours one after the other, so that their cells are at hand.
        let own = |entries: &[Entry]| -> Result<Vec<T>, TooMany> {
            let mut kept = Vec::new();
            entries.iter().try_for_each(|entry| around(entry, &mut kept)).map(|()| kept)
        };
        let others = |reports: &[u32]| -> Result<Vec<T>, TooMany> {
            let mut kept = Vec::new();
            reports
                .iter()
                .try_for_each(|report| around(&Entry::new(self.reports, *report, side.max(1e-6)), &mut kept))
                .map(|()| kept)
        };
        let chunks: Vec<Result<Vec<T>, TooMany>> = match left == right {
            true => grid.entries.par_chunks(1024).map(own).collect(),
            false => left.par_chunks(1024).map(others).collect(),
        };
        let mut all = Vec::new();
        for chunk in chunks {
            all.append(&mut chunk.map_err(|TooMany| grid.crowded())?);
        }
        Ok(all)
    }

    /// What is made of a report's neighbours.
    fn around<T>(
        &self,
        entry: &Entry,
        grid: &Grid,
        wanted: &(dyn Fn(u32, u32) -> bool + Sync),
        take: &impl Fn(u32, u32, f64) -> Option<T>,
        kept: &mut Vec<T>,
    ) -> Result<(), TooMany> {
        let before = kept.len();
        for cell in entry.cell.near() {
            let (others, span) = grid.of(cell);
            if others.is_empty() {
                continue;
            }
            let (from, to) = (self.reach)(entry.first, entry.last, span, self.windows.days);
            let start = others.partition_point(|other| other.first < from);
            for other in others[start..].iter().take_while(|other| other.first <= to) {
                let chord2 = entry.point.chord2(other.point);
                if chord2 <= grid.reach * grid.reach && wanted(entry.report, other.report) {
                    kept.extend(take(entry.report, other.report, arc_km(chord2)));
                }
            }
        }
        let around = kept.len() - before;
        let pairs = self.found.fetch_add(around, Ordering::Relaxed) + around;
        if pairs > MOST_PAIRS { Err(TooMany) } else { Ok(()) }
    }
}
