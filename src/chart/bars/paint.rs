//! Draws laid-out bars.

use super::layout::{ARROW, BENEATH, DETAIL, GAP, INSET, Layout, NAME, Row, head};
use super::{BarRow, Shown, has_interval};
use crate::chart::Area;
use crate::chart::pen::{LABEL, Pen, corners, leading};
use crate::chart::range::Extent;
use crate::chart::svg::Anchor;
use crate::chart::text;
use crate::chart::theme::contrast;
use plotters::style::RGBColor;

/// Draws the grid, then row by row its names, its bar, the line beneath and the words behind.
pub(super) fn paint(pen: &Pen, shown: &Shown, layout: &Layout) {
    let grid = Area { x: layout.left, y: layout.top, w: layout.right - layout.left, h: layout.bottom - layout.top };
    pen.ruler_across(&layout.ruler, grid);
    for row in &layout.rows {
        let mut end = layout.left;
        if let Some((group, extent)) = row.row.and_then(|i| shown.rows.get(i)) {
            let top = layout.bar_top(row);
            if let Some(value) = shown.bar(extent) {
                end = bar(pen, layout, group, value, top);
            }
            if has_interval(extent) {
                end = end.max(interval(pen, layout, extent, top + layout.bar + BENEATH));
            }
        }
        words(pen, layout, row, end);
    }
}

/// The bar; returns its right end.
fn bar(pen: &Pen, layout: &Layout, row: &BarRow, value: f64, top: f64) -> f64 {
    let right = layout.ruler.at(value);
    if value <= 0.0 {
        return right;
    }
    // A few people among thousands are still seen.
    let area = Area { x: layout.left, y: top, w: (right - layout.left).max(1.5), h: layout.bar };
    let fill = fill(pen, row);
    let rim = if row.tone.is_some() || contrast(fill, pen.inks.paper) < 3.0 { pen.inks.ink } else { fill };
    pen.bar(area, fill, rim);
    if row.disputed {
        let seen = |ink: RGBColor| contrast(ink, fill);
        let ink = if seen(pen.inks.ink) > seen(pen.inks.paper) { pen.inks.ink } else { pen.inks.paper };
        pen.hatch(&corners(area), ink, 6.0, 1.4);
        pen.outline(&corners(area), rim, 1.0);
    }
    right.max(area.x + area.w)
}

fn fill(pen: &Pen, row: &BarRow) -> RGBColor {
    match row.tone {
        _ if row.unknown => pen.inks.unknown,
        Some(tone) => pen.inks.tone(tone),
        None => pen.inks.accent,
    }
}

/// The line from lowest to highest; returns its right end.
fn interval(pen: &Pen, layout: &Layout, extent: &Extent, y: f64) -> f64 {
    let at = |value: f64| layout.ruler.at(value);
    let top = extent.top().unwrap_or(0.0);
    let from = extent.low.map_or(layout.left, at);
    let to = if extent.open_right() { at(top) + ARROW } else { at(top) };
    if to - from < 5.0 {
        // Too short to be drawn: the words tell.
        return to;
    }
    let low_open = extent.open_left() && to - from > 10.0;
    pen.interval((from, to), y, (low_open, extent.open_right()), 3.5, pen.inks.ink, 1.5);
    to
}

fn words(pen: &Pen, layout: &Layout, row: &Row, end: f64) {
    let inks = pen.inks;
    let ink = if row.row.is_some() { inks.ink } else { inks.grey };
    if layout.stacked {
        let top = if row.row.is_some() { layout.bar_top(row) - head(row) } else { row.top + 4.0 };
        let mut y = top + leading(LABEL) * 0.76;
        for (i, line) in row.name.iter().enumerate() {
            pen.halo(line, layout.edge + INSET, y, LABEL, ink, Anchor::Start);
            if i + 1 < row.name.len() {
                y += leading(LABEL);
            }
        }
        pen.halo(&row.words, layout.words_right, y, LABEL, ink, Anchor::End);
        return;
    }
    let detail = if row.detail.is_empty() { 0.0 } else { leading(DETAIL) };
    let middle = row.top + row.height / 2.0;
    let mut y = middle - (row.name.len() as f64 * leading(NAME) + detail) / 2.0;
    y = pen.lines(&row.name, layout.edge, y + leading(NAME) * 0.76, NAME, ink, Anchor::Start);
    if !row.detail.is_empty() {
        pen.words(&row.detail, layout.edge, y - 1.0, DETAIL, inks.grey, Anchor::Start);
    }
    let (x, y) = (end + GAP, middle + LABEL.size * 0.35);
    let words = text::fit(&row.words, LABEL, layout.words_right - x + 1.0);
    let wide = text::width(&words, LABEL);
    let crossed = layout.ruler.ticks().iter().any(|tick| {
        let line = layout.ruler.at(*tick);
        line > x - 3.0 && line < x + wide + 3.0
    });
    if crossed {
        pen.halo(&words, x, y, LABEL, ink, Anchor::Start);
    } else {
        pen.words(&words, x, y, LABEL, ink, Anchor::Start);
    }
}
