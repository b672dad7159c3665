//! The projection: equirectangular, longitudes shortened by the cosine of the middle latitude; the degrees of the graticule.

use super::symbol::{STEPS, Shown};
use crate::chart::Area;
use crate::chart::hatch::Point;
use crate::lang::{Lang, Phrase};

/// Room beneath the map for its degrees, and at its left.
pub(super) const DEGREES: f64 = 24.0;
/// Nothing is shown closer than this many degrees of longitude and of latitude from edge to edge.
const LEAST: (f64, f64) = (1.0, 0.5);

/// Between the outermost symbols and the frame.
const EDGE: f64 = 12.0;

const EAST: Phrase = Phrase::new("{n}°E", "{n}° E", "{n}° E", "{n}° شرقًا", "{n}° в. д.", "{n}° сх. д.");
const WEST: Phrase = Phrase::new("{n}°W", "{n}° O", "{n}° O", "{n}° غربًا", "{n}° з. д.", "{n}° зх. д.");
const NORTH: Phrase = Phrase::new("{n}°N", "{n}° N", "{n}° N", "{n}° شمالًا", "{n}° с. ш.", "{n}° пн. ш.");
const SOUTH: Phrase = Phrase::new("{n}°S", "{n}° S", "{n}° S", "{n}° جنوبًا", "{n}° ю. ш.", "{n}° пд. ш.");

/// Pixels with their degrees.
type Ticks = Vec<(f64, f64)>;

/// Places on the canvas for places on the earth.
pub(super) struct Projection {
    pub frame: Area,
    middle: (f64, f64),
    /// Pixels per degree of latitude.
    scale: f64,
    shrink: f64,
}

/// West, south, east, north of all symbols, at least a little wide.
fn bounds(shown: &Shown) -> (f64, f64, f64, f64) {
    let points = || shown.symbols.iter().map(|symbol| symbol.at);
    let (mut w, mut s, mut e, mut n) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for (lon, lat) in points() {
        (w, s, e, n) = (w.min(lon), s.min(lat), e.max(lon), n.max(lat));
    }
    if w > e {
        return (-180.0, -60.0, 180.0, 75.0);
    }
    let wider = |low: f64, high: f64, least: f64| {
        let more = ((least - (high - low)) / 2.0).max(0.0);
        (low - more, high + more)
    };
    let ((w, e), (s, n)) = (wider(w, e, LEAST.0), wider(s, n, LEAST.1));
    (w, s, e, n)
}

fn shrink(s: f64, n: f64) -> f64 {
    f64::midpoint(s, n).to_radians().cos().max(0.1)
}

/// Room at the edges of a map of a width for the largest symbol there may be.
fn outermost(width: f64) -> f64 {
    (width * 0.045).clamp(11.0, 34.0)
}

/// The radius of the largest symbol on a map of a width: no more than fits a cell, where places are summed in cells, unless
/// several maps have one scale.
pub(super) fn largest(shown: &Shown, width: f64, shared: bool) -> f64 {
    let most = outermost(width);
    let Some(cell) = shown.cell.filter(|_| !shared) else { return most };
    let (w, s, e, n) = bounds(shown);
    let across = (width - 2.0 * (most + EDGE)).max(20.0) / ((e - w) * shrink(s, n));
    let up = (wanted_height(shown, width) - 2.0 * (most + EDGE)).max(20.0) / (n - s);
    (cell * across.min(up) * shrink(s, n) * 0.48).clamp(4.0, most)
}

/// The height that the map's frame asks for at a width.
pub(super) fn wanted_height(shown: &Shown, width: f64) -> f64 {
    let (w, s, e, n) = bounds(shown);
    let ratio = (n - s) / ((e - w) * shrink(s, n));
    let (least, most) = if width < 420.0 { (0.65, 1.0) } else { (0.45, 0.75) };
    (width * ratio.clamp(least, most)).round()
}

impl Projection {
    /// Fits all symbols into a frame, with room at its edges for the largest of them.
    pub fn fit(shown: &Shown, frame: Area) -> Self {
        let (w, s, e, n) = bounds(shown);
        let shrink = shrink(s, n);
        let edge = outermost(frame.w) + EDGE;
        let across = (frame.w - 2.0 * edge).max(20.0) / ((e - w) * shrink);
        let up = (frame.h - 2.0 * edge).max(20.0) / (n - s);
        Self { frame, middle: (f64::midpoint(w, e), f64::midpoint(s, n)), scale: across.min(up), shrink }
    }

    /// The pixel of a longitude (as the symbols have it) and latitude.
    pub fn at(&self, (lon, lat): (f64, f64)) -> Point {
        let (x, y) = (self.frame.x + self.frame.w / 2.0, self.frame.y + self.frame.h / 2.0);
        (x + (lon - self.middle.0) * self.scale * self.shrink, y - (lat - self.middle.1) * self.scale)
    }

    /// The turn of a longitude that is nearest to the map's middle.
    pub fn nearest(&self, lon: f64) -> f64 {
        lon + 360.0 * ((self.middle.0 - lon) / 360.0).round()
    }

    /// Meridians and parallels within the frame: pixel and degrees.
    pub fn graticule(&self) -> (Ticks, Ticks) {
        let (x, y) = (self.scale * self.shrink, self.scale);
        let step = STEPS.into_iter().find(|step| step * x >= 85.0 && step * y >= 60.0).unwrap_or(90.0);
        let lines = |middle: f64, half: f64| {
            let (first, last) = (((middle - half) / step).ceil() as i64, ((middle + half) / step).floor() as i64);
            (first..=last).take(40).map(move |i| i as f64 * step)
        };
        let meridians = lines(self.middle.0, self.frame.w / 2.0 / x).map(|lon| (self.at((lon, 0.0)).0, lon)).collect();
        let parallels = lines(self.middle.1, self.frame.h / 2.0 / y).filter(|lat| lat.abs() <= 90.0);
        (meridians, parallels.map(|lat| (self.at((0.0, lat)).1, lat)).collect())
    }
}

/// A longitude in words.
pub(super) fn longitude(lon: f64, lang: Lang) -> String {
    let lon = (lon + 180.0).rem_euclid(360.0) - 180.0;
    let plain = lon == 0.0 || lon == -180.0;
    degrees(lon, plain, if lon < 0.0 { WEST } else { EAST }, lang)
}

/// A latitude in words.
pub(super) fn latitude(lat: f64, lang: Lang) -> String {
    degrees(lat, lat == 0.0, if lat < 0.0 { SOUTH } else { NORTH }, lang)
}

fn degrees(value: f64, plain: bool, phrase: Phrase, lang: Lang) -> String {
    let n = lang.decimal(value.abs(), 2);
    if plain { format!("{n}°") } else { phrase.with(lang, &[("n", &n)]) }
}
