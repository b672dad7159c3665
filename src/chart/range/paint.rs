//! Draws laid-out rows: plotters maps the values and draws the shapes, the canvas writes the words.

use super::layout::{DETAIL, INDENT, Layout, MANY, Row};
use super::place::{Point, Side};
use crate::chart::Area;
use crate::chart::pen::{LABEL, Pen, TICK, leading};
use crate::chart::svg::Anchor;
use crate::chart::text;

type Line = Vec<(f64, f64)>;

/// Draws the rows and their axis; `left` is where the names begin, `right` the canvas' last pixel for words.
pub(super) fn paint(pen: &Pen, layout: &Layout, left: f64, right: f64) {
    if layout.rows.iter().any(|row| row.mark.is_some()) {
        grid(pen, layout, right);
    }
    for row in &layout.rows {
        names(pen, row, left);
        mark(pen, layout, row);
        label(pen, layout, row);
    }
}

fn grid(pen: &Pen, layout: &Layout, right: f64) {
    let (scale, inks) = (&layout.scale, pen.inks);
    for tick in scale.axis.ticks() {
        let (ink, width) = if tick == 0.0 { (inks.axis, 1.5) } else { (inks.grid, 1.0) };
        pen.stroke(&[(scale.x(tick), layout.top), (scale.x(tick), layout.bottom)], ink, width);
        let label = pen.lang.number(tick);
        let half = text::width(&label, TICK) / 2.0;
        let x = scale.x(tick).min(right - half);
        pen.words(&label, x, layout.bottom + 17.0, TICK, inks.grey, Anchor::Middle);
        if layout.rows.len() > MANY {
            pen.words(&label, x, layout.top - 8.0, TICK, inks.grey, Anchor::Middle);
        }
    }
}

fn names(pen: &Pen, row: &Row, left: f64) {
    let x = if row.derived { left + INDENT } else { left };
    let mut y = row.top + (row.height - row.left_height()) / 2.0;
    if row.derived {
        let (elbow, middle) = (left + 4.0, y + leading(row.name_style()) / 2.0);
        pen.stroke(&[(elbow, row.top - 3.0), (elbow, middle), (elbow + 8.0, middle)], pen.inks.unknown, 1.0);
    }
    for (lines, style, ink) in [(&row.name, row.name_style(), pen.inks.ink), (&row.detail, DETAIL, pen.inks.grey)] {
        pen.lines(lines, x, y + leading(style) * 0.76, style, ink, Anchor::Start);
        y += lines.len() as f64 * leading(style);
    }
}

fn mark(pen: &Pen, layout: &Layout, row: &Row) {
    let Some(mark) = &row.mark else { return };
    let point = |p: &Point| (layout.scale.x(p.value) + p.dx, row.centre + p.dy);
    let lines: Vec<Line> = mark.lines.iter().map(|line| line.iter().map(point).collect()).collect();
    strokes(pen, &lines, row);
    if let Some(x) = mark.broken {
        for (shift, ink, width) in [(0.0, pen.inks.paper, 6.0), (-3.5, pen.inks.ink, 1.5), (3.5, pen.inks.ink, 1.5)] {
            let slash = [(x + shift - 2.5, row.centre + 6.5), (x + shift + 2.5, row.centre - 6.5)];
            pen.stroke(&slash, ink, width);
        }
    }
    if let Some(value) = mark.dot {
        let radius = if row.derived { 5.0 } else { 6.5 };
        pen.tone((layout.scale.x(value), row.centre), radius, row.tone, row.derived);
    }
    let (from, to) = mark.span;
    let area = Area { x: from, y: row.centre - 7.0, w: to - from, h: 14.0 };
    pen.note(area, &[pen.inks.ink, pen.inks.tone(row.tone)]);
}

fn label(pen: &Pen, layout: &Layout, row: &Row) {
    let lines = row.label.lines.len() as f64;
    let anchor = if row.label.side == Side::Left { Anchor::End } else { Anchor::Start };
    let first = match row.label.side {
        Side::Below => row.centre + 9.0,
        Side::Right | Side::Left => row.centre - lines * leading(LABEL) / 2.0,
    };
    let ticks: Vec<f64> = layout.scale.axis.ticks().iter().map(|tick| layout.scale.x(*tick)).collect();
    for (i, line) in row.label.lines.iter().enumerate() {
        let wide = text::width(line, LABEL);
        let left = if anchor == Anchor::End { row.label.x - wide } else { row.label.x };
        let y = first + leading(LABEL) * (i as f64 + 0.76);
        if ticks.iter().any(|x| *x > left - 3.0 && *x < left + wide + 3.0) {
            pen.halo(line, row.label.x, y, LABEL, pen.inks.ink, anchor);
        } else {
            pen.words(line, row.label.x, y, LABEL, pen.inks.ink, anchor);
        }
    }
}

/// Lines in the tone's colour with a dark rim; those of a derived row have a core of paper.
fn strokes(pen: &Pen, lines: &[Line], row: &Row) {
    let (ink, tone, paper) = (pen.inks.ink, pen.inks.tone(row.tone), pen.inks.paper);
    let solid = [(ink, 5.2, 1.1), (tone, 3.0, 0.0)];
    let outlined = [(ink, 4.8, 0.6), (tone, 3.6, 0.0), (paper, 1.4, -1.1)];
    let layers: &[_] = if row.derived { &outlined } else { &solid };
    for &(ink, width, longer) in layers {
        for line in lines {
            pen.stroke(&lengthen(line, longer), ink, width);
        }
    }
}

/// Moves both ends of a line outwards, so that the rim closes around them.
fn lengthen(line: &[(f64, f64)], by: f64) -> Line {
    let mut points = line.to_vec();
    let away = |(x, y): (f64, f64), (from_x, from_y): (f64, f64)| {
        let (dx, dy) = (x - from_x, y - from_y);
        let length = dx.hypot(dy).max(0.1);
        (x + dx / length * by, y + dy / length * by)
    };
    if let [first, second, ..] = *line {
        points[0] = away(first, second);
    }
    if let [.., before, last] = *line {
        let end = points.len() - 1;
        points[end] = away(last, before);
    }
    points
}
