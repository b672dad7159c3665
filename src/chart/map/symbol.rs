//! From events to symbols: one per place that is known well enough, one per area for the rest.

use super::{MapChart, MapPlace};
use crate::chart::range::Extent;
use crate::chart::text::clean;
use std::collections::{BTreeMap, BTreeSet};

/// No more symbols than this stand for single places.
const MOST: usize = 250;
/// Sizes of cells in degrees.
pub(super) const STEPS: [f64; 15] =
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 45.0, 60.0, 90.0];
/// The cell of coarse events in no named area.
const COARSE_CELL: f64 = 2.0;

/// What a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A place known exactly or nearly: a disc.
    Exact,
    /// A district, or a place of which nobody says how exactly it is known: a ring.
    District,
    /// A province or more, or the sum of a cell: a dashed ring.
    Coarse,
    /// Places summed since they are too many: a dashed ring.
    Cell,
}

/// A symbol.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub sort: Sort,
    /// The place or area; empty for a cell.
    pub name: String,
    /// Longitude, beyond 180 where the map crosses the antimeridian, and latitude.
    pub at: (f64, f64),
    pub extent: Extent,
    /// What its area shows.
    pub value: f64,
    pub events: usize,
}

/// What is drawn: the largest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub symbols: Vec<Symbol>,
    /// How many events have no sound coordinates.
    pub without: usize,
    /// The size of cells, where places are summed.
    pub cell: Option<f64>,
}

#[derive(Default)]
struct Sum {
    name: String,
    lon: f64,
    lat: f64,
    low: Option<f64>,
    best: Option<f64>,
    high: Option<f64>,
    open: bool,
    unsure: bool,
    value: f64,
    events: usize,
}

impl Sum {
    fn add(&mut self, name: &str, (lon, lat): (f64, f64), place: &MapPlace) {
        let extent = place.extent();
        let plus = |sum: Option<f64>, value: Option<f64>| [sum, value].into_iter().flatten().reduce(|a, b| a + b);
        if self.name.is_empty() {
            self.name = clean(name, 120);
        }
        self.lon += lon;
        self.lat += lat;
        self.low = plus(self.low, extent.low);
        self.best = plus(self.best, extent.best);
        self.high = plus(self.high, extent.high);
        self.open |= extent.open_right();
        self.unsure |= extent.best.is_none() && !extent.is_empty();
        self.value += extent.best.or(extent.low).or(extent.high).unwrap_or(0.0);
        self.events += 1;
    }

    /// Takes in another sum, but for its name: a cell has none.
    fn join(&mut self, other: Self) {
        let plus = |sum: Option<f64>, value: Option<f64>| [sum, value].into_iter().flatten().reduce(|a, b| a + b);
        self.low = plus(self.low, other.low);
        self.best = plus(self.best, other.best);
        self.high = plus(self.high, other.high);
        self.open |= other.open;
        self.unsure |= other.unsure;
        self.value += other.value;
        self.events += other.events;
    }

    fn middle(&self) -> (f64, f64) {
        let n = self.events.max(1) as f64;
        (self.lon / n, self.lat / n)
    }

    /// The symbol at a place, or else at the middle of its points.
    fn symbol(self, sort: Sort, at: Option<(f64, f64)>) -> Symbol {
        let at = at.unwrap_or_else(|| self.middle());
        let best = self.best.filter(|_| !self.unsure);
        let extent = Extent { low: self.low, best, high: self.high.filter(|_| !self.open) };
        Symbol { sort, name: self.name, at, extent, value: self.value, events: self.events }
    }
}

/// Coordinates that can be on a map, the longitude from -180 to 180.
pub(super) fn sound_point(point: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let (lon, lat) = point?;
    let sound = lon.is_finite() && lat.is_finite() && lon.abs() <= 360.0 && lat.abs() <= 90.0;
    sound.then(|| ((lon + 180.0).rem_euclid(360.0) - 180.0, lat))
}

/// The westernmost longitude: the one after the widest stretch without any, so that a map may cross the antimeridian.
fn west(mut longitudes: Vec<f64>) -> f64 {
    longitudes.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (longitudes.first(), longitudes.last()) else { return -180.0 };
    let (mut start, mut widest) = (*first, first + 360.0 - last);
    for pair in longitudes.windows(2) {
        if pair[1] - pair[0] > widest {
            (start, widest) = (pair[1], pair[1] - pair[0]);
        }
    }
    start
}

fn fine(value: f64, step: f64) -> i64 {
    (value / step).floor() as i64
}

/// Whether places lie in so few cells that each may be drawn.
fn few<'a>(places: impl Iterator<Item = &'a Sum>, step: f64) -> bool {
    let mut cells = BTreeSet::new();
    for sum in places {
        let (lon, lat) = sum.middle();
        cells.insert((fine(lon, step), fine(lat, step)));
        if cells.len() > MOST {
            return false;
        }
    }
    true
}

impl Shown {
    pub fn of(chart: &MapChart) -> Self {
        let points: Vec<(&MapPlace, (f64, f64))> =
            chart.places.iter().filter_map(|place| sound_point(place.point).map(|point| (place, point))).collect();
        let west = west(points.iter().map(|(_, (lon, _))| *lon).collect());
        let mut singles: BTreeMap<(Sort, i64, i64), Sum> = BTreeMap::new();
        let mut areas: BTreeMap<String, Sum> = BTreeMap::new();
        let mut cells: BTreeMap<(i64, i64), Sum> = BTreeMap::new();
        for (place, (lon, lat)) in &points {
            let lon = if *lon < west { lon + 360.0 } else { *lon };
            let sort = match place.precision {
                Some(0..=2) => Sort::Exact,
                Some(3) | None => Sort::District,
                Some(_) => Sort::Coarse,
            };
            let sum = match sort {
                Sort::Coarse if place.area.trim().is_empty() => {
                    cells.entry((fine(lon, COARSE_CELL), fine(*lat, COARSE_CELL))).or_default()
                }
                Sort::Coarse => match areas.get_mut(place.area.as_str()) {
                    Some(sum) => sum,
                    None => areas.entry(place.area.clone()).or_default(),
                },
                _ => singles.entry((sort, fine(lon, 1e-4), fine(*lat, 1e-4))).or_default(),
            };
            let name = match sort {
                Sort::Coarse => place.area.as_str(),
                _ => place.name.as_str(),
            };
            sum.add(name, (lon, *lat), place);
        }
        let centre =
            |(x, y): (i64, i64), step: f64| ((x as f64 + 0.5) * step, ((y as f64 + 0.5) * step).clamp(-90.0, 90.0));
        let mut symbols: Vec<Symbol> = areas.into_values().map(|sum| sum.symbol(Sort::Coarse, None)).collect();
        symbols.extend(cells.into_iter().map(|(key, sum)| sum.symbol(Sort::Coarse, Some(centre(key, COARSE_CELL)))));
        let mut cell = None;
        if singles.len() > MOST {
            let step = STEPS.into_iter().skip(3).find(|step| few(singles.values(), *step)).unwrap_or(90.0);
            let mut cells: BTreeMap<(i64, i64), Sum> = BTreeMap::new();
            for sum in singles.into_values() {
                let (lon, lat) = sum.middle();
                cells.entry((fine(lon, step), fine(lat, step))).or_default().join(sum);
            }
            symbols.extend(cells.into_iter().map(|(key, sum)| sum.symbol(Sort::Cell, Some(centre(key, step)))));
            cell = Some(step);
        } else {
            symbols.extend(singles.into_iter().map(|((sort, ..), sum)| sum.symbol(sort, None)));
        }
        symbols.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
        Self { symbols, without: chart.places.len() - points.len(), cell }
    }

    /// The largest value; at least one person.
    pub fn most(&self) -> f64 {
        self.symbols.first().map_or(1.0, |symbol| symbol.value.max(1.0))
    }
}
