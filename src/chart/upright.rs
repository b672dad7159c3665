//! An upright interval: what a source gives as lowest and highest, drawn at its place in time.

use super::Area;
use super::pen::Pen;
use plotters::style::RGBColor;

/// How far an arrow for an open end goes.
pub const ARROW: f64 = 15.0;

/// A vertical line from the pixel `low` up to the pixel `high`, with caps at its closed ends and arrows beyond its open ones,
/// noted as a mark; returns the place that it takes.
pub fn upright(pen: &Pen, x: f64, (low, high): (f64, f64), open: (bool, bool), color: RGBColor, width: f64) -> Area {
    let cap = 4.0;
    let (bottom, top) = (if open.0 { low + ARROW } else { low }, if open.1 { high - ARROW } else { high });
    if bottom - top > 0.5 {
        pen.stroke(&[(x, bottom), (x, top)], color, width);
    }
    for (y, is_open, inward) in [(bottom, open.0, -5.5), (top, open.1, 5.5)] {
        if is_open {
            pen.stroke(&[(x - cap, y + inward), (x, y), (x + cap, y + inward)], color, width);
        } else {
            pen.stroke(&[(x - cap, y), (x + cap, y)], color, width);
        }
    }
    let place = Area { x: x - cap - 1.0, y: top - 1.0, w: 2.0 * cap + 2.0, h: bottom - top + 2.0 };
    pen.note(place, &[color]);
    place
}
