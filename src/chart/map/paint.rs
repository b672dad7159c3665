//! Draws the map: graticule, outlines, symbols from the largest to the smallest, names, and the strip beneath.

use super::keys::{Strip, radius};
use super::project::{DEGREES, Projection, largest, latitude, longitude};
use super::symbol::{Shown, Sort, Symbol};
use super::{MapChart, label};
use crate::chart::Area;
use crate::chart::hatch::Point;
use crate::chart::label::Placer;
use crate::chart::pen::{Pen, TICK, corners};
use crate::chart::svg::Anchor;
use crate::chart::text;
use plotters::style::RGBColor;

pub(super) fn paint(pen: &Pen, chart: &MapChart, shown: &Shown, area: Area, shared: Option<f64>) {
    let strip = Strip::of(shown, area.w, shared, pen.lang);
    strip.draw(pen, (area.x, area.y + area.h - strip.height));
    // A map has no direction: west is left in every language.
    let (pen, area) = pen.unmirrored(area);
    let pen = &pen;
    let (_, parallels) = Projection::fit(shown, Area { h: area.h - DEGREES - strip.height, ..area }).graticule();
    let room = parallels.iter().map(|(_, lat)| text::width(&latitude(*lat, pen.lang), TICK)).fold(20.0, f64::max) + 8.0;
    let frame = Area { x: area.x + room, y: area.y + 2.0, w: area.w - room, h: area.h - DEGREES - strip.height - 2.0 };
    let projection = Projection::fit(shown, frame);
    graticule(pen, &projection);
    for ring in &chart.outlines {
        outline(pen, &projection, ring);
    }
    pen.outline(&corners(frame), pen.inks.axis, 1.0);

    let (most, largest) = (shared.unwrap_or_else(|| shown.most()), largest(shown, area.w, shared.is_some()));
    let size = |symbol: &Symbol| {
        let least = if symbol.sort == Sort::Exact { 3.0 } else { 4.0 };
        radius(symbol.value, most, largest).max(least)
    };
    let drawn: Vec<(&Symbol, Point, f64)> =
        shown.symbols.iter().map(|symbol| (symbol, projection.at(symbol.at), size(symbol))).collect();
    let mut placer = Placer::default();
    for (one, centre, radius) in &drawn {
        let ink = if one.value > 0.0 { pen.inks.accent } else { pen.inks.axis };
        symbol(pen, *centre, *radius, one.sort, ink);
        let reach = radius + 1.0;
        placer.take(Area { x: centre.0 - reach, y: centre.1 - reach, w: 2.0 * reach, h: 2.0 * reach });
        if one.extent.open_right() {
            placer.take(arrow(pen, *centre, *radius));
        }
    }
    let names = if area.w < 420.0 { 3 } else { 8 };
    label::names(pen, &drawn, &mut placer, frame, names);
}

/// A symbol, noted as a mark.
pub(super) fn symbol(pen: &Pen, centre: Point, radius: f64, sort: Sort, ink: RGBColor) {
    match sort {
        Sort::Exact => {
            // A rim of paper keeps large discs apart; a small one would lose what is seen of it.
            pen.disc(centre, radius, ink, if radius < 4.5 { ink } else { pen.inks.paper });
            return;
        }
        Sort::District => {
            pen.veil(&circle(centre, radius), ink, 0.16);
            ring(pen, centre, radius - 0.9, ink, 1.8);
        }
        Sort::Coarse | Sort::Cell => {
            pen.veil(&circle(centre, radius), ink, 0.10);
            let mut line = circle(centre, radius - 0.9);
            line.extend(line.first().copied());
            // A whole number of dashes.
            let round = std::f64::consts::TAU * (radius - 0.9);
            let dash = round / (round / 8.5).round().max(4.0);
            pen.dashes(&line, ink, 1.8, dash * 0.6, dash * 0.4);
        }
    }
    pen.note_round(centre, radius, &[ink]);
}

/// A ring.
pub(super) fn ring(pen: &Pen, centre: Point, radius: f64, ink: RGBColor, width: f64) {
    pen.outline(&circle(centre, radius), ink, width);
}

/// The points of a circle, so close that it looks round.
fn circle((x, y): Point, radius: f64) -> Vec<Point> {
    let n = (radius * 1.6).clamp(16.0, 48.0).round();
    let angle = |i: f64| std::f64::consts::TAU * i / n;
    (0..n as usize).map(|i| (x + radius * angle(i as f64).cos(), y + radius * angle(i as f64).sin())).collect()
}

/// The arrow of an open-ended toll, from the edge of a symbol up to the right; returns its place.
pub(super) fn arrow(pen: &Pen, (x, y): Point, radius: f64) -> Area {
    let from = radius * 0.707;
    let (tip, ink) = (from + 9.0, pen.inks.ink);
    pen.stroke(&[(x + from, y - from), (x + tip, y - tip)], ink, 1.6);
    pen.stroke(&[(x + tip - 5.0, y - tip), (x + tip, y - tip), (x + tip, y - tip + 5.0)], ink, 1.6);
    let area = Area { x: x + from, y: y - tip - 1.0, w: 10.0, h: 10.0 };
    pen.note(area, &[ink]);
    area
}

fn graticule(pen: &Pen, projection: &Projection) {
    let frame = projection.frame;
    let (right, bottom) = (frame.x + frame.w, frame.y + frame.h);
    let (meridians, parallels) = projection.graticule();
    let mut free = f64::MIN;
    for (x, lon) in meridians {
        pen.stroke(&[(x, frame.y), (x, bottom)], pen.inks.grid, 1.0);
        let words = longitude(lon, pen.lang);
        let half = text::width(&words, TICK) / 2.0;
        if x - half > free && x - half >= frame.x - 8.0 && x + half <= right + 8.0 {
            pen.words(&words, x, bottom + 16.0, TICK, pen.inks.grey, Anchor::Middle);
            free = x + half + 8.0;
        }
    }
    for (y, lat) in parallels {
        pen.stroke(&[(frame.x, y), (right, y)], pen.inks.grid, 1.0);
        pen.words(&latitude(lat, pen.lang), frame.x - 7.0, y + TICK.size * 0.35, TICK, pen.inks.grey, Anchor::End);
    }
}

/// A ring of longitudes and latitudes, cut at the frame, without points closer together than can be seen.
fn outline(pen: &Pen, projection: &Projection, ring: &[(f64, f64)]) {
    let mut line: Vec<Point> = Vec::new();
    let draw = |line: &mut Vec<Point>| {
        if line.len() > 1 {
            pen.stroke(line, pen.inks.unknown, 0.9);
        }
        line.clear();
    };
    let sound = |(lon, lat): &(f64, f64)| lon.is_finite() && lat.is_finite() && lon.abs() <= 540.0 && lat.abs() <= 90.0;
    let points: Vec<(f64, f64)> =
        ring.iter().filter(|point| sound(point)).map(|(lon, lat)| (projection.nearest(*lon), *lat)).collect();
    for pair in points.windows(2) {
        let crosses = (pair[0].0 - pair[1].0).abs() > 180.0;
        let cut = if crosses { None } else { clip(projection.at(pair[0]), projection.at(pair[1]), projection.frame) };
        let Some((from, to)) = cut else {
            draw(&mut line);
            continue;
        };
        let far = |a: &Point, b: Point| (a.0 - b.0).hypot(a.1 - b.1);
        // A gap means that the line left the frame and came back.
        if line.last().is_some_and(|last| far(last, from) > 1.0) {
            draw(&mut line);
        }
        if line.is_empty() {
            line.push(from);
        }
        if line.last().is_some_and(|last| far(last, to) >= 0.7) {
            line.push(to);
        }
    }
    draw(&mut line);
}

/// The part of a line within a frame (Liang and Barsky).
fn clip(from: Point, to: Point, frame: Area) -> Option<(Point, Point)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [
        (-dx, from.0 - frame.x),
        (dx, frame.x + frame.w - from.0),
        (-dy, from.1 - frame.y),
        (dy, frame.y + frame.h - from.1),
    ];
    for (toward, room) in edges {
        if toward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if toward < 0.0 {
            enter = enter.max(room / toward);
        } else {
            leave = leave.min(room / toward);
        }
    }
    let at = |t: f64| (from.0 + t * dx, from.1 + t * dy);
    (enter <= leave).then(|| (at(enter), at(leave)))
}
