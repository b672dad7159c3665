//! Names on the map: those of the few largest, each at the first free place near its symbol, with a line to it from further away.

use super::symbol::Symbol;
use crate::chart::Area;
use crate::chart::hatch::Point;
use crate::chart::label::Placer;
use crate::chart::pen::{LABEL, Pen, STRONG};
use crate::chart::svg::Anchor;
use crate::chart::text;

const HIGH: f64 = 16.0;
/// Between a name and its numbers.
const BLANK: f64 = 4.0;

/// Names so many of the symbols, the largest first, as have room.
pub(super) fn names(pen: &Pen, drawn: &[(&Symbol, Point, f64)], placer: &mut Placer, frame: Area, most: usize) {
    let bounds = Area { x: frame.x + 3.0, y: frame.y + 2.0, w: frame.w - 6.0, h: frame.h - 4.0 };
    let named = drawn.iter().filter(|(symbol, ..)| !symbol.name.is_empty());
    for (symbol, (x, y), radius) in named.take(most) {
        let name = text::fit(&symbol.name, STRONG, (frame.w * 0.45).min(240.0));
        // Apart, so that neither turns the other round where one reads from right to left.
        let mut parts = [(name, STRONG), (symbol.extent.words(pen.lang), LABEL)];
        if pen.lang.is_rtl() {
            parts.reverse();
        }
        let widths = parts.each_ref().map(|(part, style)| text::width(part, *style));
        let wide = widths[0] + BLANK + widths[1];
        let box_at = |cx: f64, cy: f64| Area { x: cx - wide / 2.0 - 2.0, y: cy - HIGH / 2.0, w: wide + 4.0, h: HIGH };
        let around = |gap: f64| {
            let (across, up) = (radius + gap + wide / 2.0 + 2.0, radius + gap + HIGH / 2.0);
            let side = across * 0.9;
            [
                (across, 0.0),
                (-across, 0.0),
                (0.0, -up),
                (0.0, up),
                (side, -up * 0.8),
                (side, up * 0.8),
                (-side, -up * 0.8),
                (-side, up * 0.8),
            ]
        };
        let gaps = [4.0, 14.0, 26.0, 40.0, 58.0];
        let candidates = gaps.into_iter().flat_map(|gap| around(gap).map(|(dx, dy)| box_at(x + dx, y + dy)));
        let Some(place) = placer.place(candidates, bounds) else { continue };
        // From the symbol's edge to the nearest point of the words.
        let near = (x.clamp(place.x, place.x + place.w), y.clamp(place.y + 3.0, place.y + place.h - 3.0));
        let far = (near.0 - x).hypot(near.1 - y);
        if far > radius + 10.0 {
            let edge = |distance: f64| (x + (near.0 - x) * distance / far, y + (near.1 - y) * distance / far);
            pen.stroke(&[edge(radius + 1.0), edge(far - 2.0)], pen.inks.ink, 1.0);
        }
        let base = place.y + HIGH / 2.0 + LABEL.size * 0.35;
        for ((part, style), x) in parts.iter().zip([place.x + 2.0, place.x + 2.0 + widths[0] + BLANK]) {
            pen.halo(part, x, base, *style, pen.inks.ink, Anchor::Start);
        }
    }
}
