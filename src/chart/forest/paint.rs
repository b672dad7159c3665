//! The marks of a forest plot: a square, a diamond or neither on a line with caps or arrow heads.

use super::{ForestRow, ForestSort};
use crate::chart::Area;
use crate::chart::pen::{Pen, corners};
use crate::chart::ruler::Ruler;

/// Half a square's side.
const HALF: f64 = 6.0;
/// Half a cap's height.
const CAP: f64 = 5.0;
const LINE: f64 = 2.0;
/// How far an arrow reaches beyond its figure, and beyond the ends of the ruler.
const ARROW: f64 = 28.0;
const OVERHANG: f64 = 18.0;

/// Whether a row has two ends with a line between them.
pub(super) fn is_line(row: &ForestRow) -> bool {
    let e = row.extent();
    e.is_bar() && !matches!(row.sort, ForestSort::Pooled | ForestSort::Prediction)
}

/// Where a line begins and ends, and whether these ends are arrow heads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    pub from: f64,
    pub to: f64,
    pub open: (bool, bool),
}

/// The reach of a row that has something to draw.
pub(super) fn reach(row: &ForestRow, ruler: &Ruler, plot: Area) -> Reach {
    let e = row.extent();
    let drawn = || [e.low, e.best, e.high].into_iter().flatten().filter(|value| *value > 0.0).map(|v| ruler.at(v));
    let (least, most) = (drawn().fold(f64::MAX, f64::min), drawn().fold(f64::MIN, f64::max));
    let edge = plot.x - OVERHANG;
    // A range from zero goes on beyond the axis' beginning.
    let (from, open_left) = match (e.low, e.best) {
        (Some(0.0), _) => (edge, true),
        (None, Some(0.0)) => (edge, true),
        _ if e.open_left() => ((least - ARROW).max(edge), true),
        _ => (least, false),
    };
    let to = if e.open_right() { (most + ARROW).min(plot.x + plot.w + OVERHANG) } else { most };
    Reach { from, to, open: (open_left, e.open_right()) }
}

/// Draws the mark of a row at the height `y`.
pub(super) fn row(pen: &Pen, row: &ForestRow, ruler: &Ruler, plot: Area, y: f64) {
    let ink = pen.inks.ink;
    let e = row.extent();
    let Reach { from, to, open } = reach(row, ruler, plot);
    let dot = e.dot().filter(|value| *value > 0.0).map(|value| ruler.at(value));
    let is_line = to - from > 0.5;
    match (row.sort, dot) {
        (ForestSort::Prediction, _) => {
            pen.dashes(&[(from, y), (to, y)], ink, 1.6, 5.0, 4.0);
            ends(pen, from, to, open, y);
        }
        (ForestSort::Pooled, Some(x)) if is_line && open == (false, false) => {
            let (left, right) = (from.min(x - HALF), to.max(x + HALF));
            pen.fill(&[(left, y), (x, y - HALF - 1.5), (right, y), (x, y + HALF + 1.5)], ink);
            pen.note(Area { x: left, y: y - HALF - 1.5, w: right - left, h: 2.0 * HALF + 3.0 }, &[ink]);
        }
        (ForestSort::Count, None) if is_line && open == (false, false) => {
            let bar = Area { x: from, y: y - 4.0, w: to - from, h: 8.0 };
            pen.fill(&corners(bar), pen.inks.paper);
            pen.outline(&corners(bar), ink, LINE);
            pen.note(bar, &[ink]);
        }
        _ if is_line => pen.interval((from, to), y, open, CAP, ink, LINE),
        _ => {}
    }
    match (row.sort, dot.or((!is_line).then_some(from))) {
        (ForestSort::Estimate, Some(x)) => square(pen, x, y, false),
        (ForestSort::Count, Some(x)) => square(pen, x, y, true),
        (ForestSort::Pooled, Some(x)) if !is_line || open != (false, false) => {
            let half = HALF + 1.5;
            pen.fill(&[(x - half, y), (x, y - half), (x + half, y), (x, y + half)], ink);
            pen.note_round((x, y), half, &[ink]);
        }
        (ForestSort::Bounds | ForestSort::Prediction, Some(x)) => {
            pen.stroke(&[(x, y - CAP), (x, y + CAP)], ink, LINE);
            pen.note(Area { x: x - 1.0, y: y - CAP, w: 2.0, h: 2.0 * CAP }, &[ink]);
        }
        _ => floor(pen, row, ruler, y),
    }
}

/// "At least" and "up to" have no dot of their own: the figure said gets the square.
fn floor(pen: &Pen, row: &ForestRow, ruler: &Ruler, y: f64) {
    let e = row.extent();
    let said = if e.open_right() {
        e.low
    } else if e.open_left() {
        e.high
    } else {
        None
    };
    if let Some(value) = said.filter(|value| *value > 0.0)
        && matches!(row.sort, ForestSort::Count | ForestSort::Estimate)
    {
        square(pen, ruler.at(value), y, row.sort == ForestSort::Count);
    }
}

fn square(pen: &Pen, x: f64, y: f64, hollow: bool) {
    let side = |half: f64| Area { x: x - half, y: y - half, w: 2.0 * half, h: 2.0 * half };
    pen.fill(&corners(side(HALF)), pen.inks.ink);
    if hollow {
        pen.fill(&corners(side(HALF - LINE)), pen.inks.paper);
    }
    pen.note(side(HALF), &[pen.inks.ink]);
}

/// Caps or arrow heads, smaller than those of a source's own range.
fn ends(pen: &Pen, from: f64, to: f64, open: (bool, bool), y: f64) {
    for (x, open, inward) in [(from, open.0, 6.0), (to, open.1, -6.0)] {
        let (half, tip) = (CAP - 1.0, if open { inward } else { 0.0 });
        pen.stroke(&[(x + tip, y - half), (x, y), (x + tip, y + half)], pen.inks.ink, 1.6);
    }
    pen.note(Area { x: from - 1.0, y: y - CAP, w: to - from + 2.0, h: 2.0 * CAP }, &[pen.inks.ink]);
}
