//! Draws running counts: steps, revisions, and the names at their ends.

use super::{CumulativeChart, RunningPoint};
use crate::chart::Area;
use crate::chart::days::{AXIS, Days, Grain};
use crate::chart::frame::Plot;
use crate::chart::hatch::Point;
use crate::chart::label::spread;
use crate::chart::pen::{LABEL, Pen, STRONG, leading};
use crate::chart::ruler::{Ruler, Span};
use crate::chart::svg::Anchor;
use crate::chart::text;

/// Between the end of the plot and the names.
const LEADER: f64 = 22.0;

/// The words at the end of a line: a name in one or two lines, and its last figure.
#[derive(Default)]
struct End {
    name: Vec<String>,
    figure: String,
    wide: f64,
}

impl End {
    fn height(&self) -> f64 {
        if self.name.is_empty() { 0.0 } else { (self.name.len() + 1) as f64 * leading(LABEL) + 5.0 }
    }
}

pub(super) fn draw(chart: &CumulativeChart, pen: &Pen, area: Area, shared: Option<Span>) {
    let (lines, _) = chart.drawn();
    let wide = area.w >= 300.0;
    let room = (area.w * 0.26).min(170.0);
    let ends: Vec<End> = lines
        .iter()
        .map(|(line, points)| {
            let last = points.last().map_or(0.0, |point| point.value);
            // The dashes that end where their own solid line ends need no name of their own.
            let twin = lines.iter().any(|(other, points)| {
                line.reported
                    && !other.reported
                    && other.name == line.name
                    && points.last().is_some_and(|p| p.value == last)
            });
            if twin {
                return End::default();
            }
            let name = text::balance(&line.called(pen.lang), LABEL, room, 2);
            let figure = pen.lang.number(last);
            let widths = name.iter().map(|part| text::width(part, LABEL)).chain([text::width(&figure, STRONG)]);
            let wide = widths.fold(0.0, f64::max);
            End { name, figure, wide }
        })
        .collect();
    let beside = if wide { ends.iter().map(|end| end.wide).fold(0.0, f64::max) + LEADER } else { 8.0 };
    let highest = shared.or(chart.span()).map_or(1.0, |span| span.high);
    let bottom = area.y + area.h - AXIS;
    let ruler = Ruler::counts(highest, (area.h / 55.0).clamp(2.0, 8.0) as u32, bottom, area.y + 10.0);
    let left = area.x + pen.room_for(&ruler);
    let plot = Area { x: left, y: area.y + 10.0, w: area.x + area.w - beside.ceil() - left, h: bottom - area.y - 10.0 };
    let all = || lines.iter().flat_map(|(_, points)| points.iter().map(|point| point.day));
    let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
    let days = if first == last {
        Days::new(first - 1, last + 1, plot.x, plot.x + plot.w)
    } else {
        Days::new(first, last, plot.x, plot.x + plot.w)
    };
    pen.ruler_up(&ruler, plot);
    let colors = colors(chart, pen);
    let mut wanted = Vec::new();
    for ((line, points), (end, color)) in lines.iter().zip(ends.iter().zip(&colors)) {
        let path = steps(points, &days, &ruler);
        if line.reported {
            pen.dashes(&path, *color, 2.2, 6.0, 4.0);
        } else {
            pen.stroke(&path, *color, 2.4);
        }
        for point in points.iter().filter(|point| point.revised) {
            diamond(pen, (days.at(point.day), ruler.at(point.value)));
        }
        let (x, y) = path.last().copied().unwrap_or((plot.x, bottom));
        if points.len() == 1 || x < plot.x + plot.w - 3.0 {
            pen.disc((x, y), 3.5, *color, *color);
        }
        wanted.push((y, end.height()));
    }
    days.draw(pen, bottom, Grain::Day, (area.x - 2.0, area.x + area.w + 12.0));
    if !wide {
        return;
    }
    let places = spread(&wanted, area.y - 4.0, bottom + 4.0);
    for (((_, points), (end, color)), ((from, _), middle)) in
        lines.iter().zip(ends.iter().zip(&colors)).zip(wanted.iter().zip(places))
    {
        let right = plot.x + plot.w;
        if end.name.is_empty() {
            continue;
        }
        let x = points.last().map_or(right, |point| days.at(point.day));
        if x < right - 3.0 {
            pen.dashes(&[(x + 5.0, *from), (right, *from)], *color, 0.9, 1.5, 3.0);
        }
        pen.stroke(&[(right + 3.0, *from), (right + 7.0, *from), (right + LEADER - 8.0, middle)], *color, 1.2);
        let mut y = middle - (end.height() - 5.0) / 2.0 + leading(LABEL) * 0.76;
        y = pen.lines(&end.name, right + LEADER - 4.0, y, LABEL, pen.inks.ink, Anchor::Start);
        pen.words(&end.figure, right + LEADER - 4.0, y, STRONG, pen.inks.ink, Anchor::Start);
    }
}

/// A colour per name: the two lines of a source have one.
fn colors(chart: &CumulativeChart, pen: &Pen) -> Vec<plotters::style::RGBColor> {
    let (lines, _) = chart.drawn();
    let mut names: Vec<&str> = Vec::new();
    let mut colors = Vec::new();
    for (line, _) in &lines {
        let at = names.iter().position(|name| *name == line.name).unwrap_or_else(|| {
            names.push(&line.name);
            names.len() - 1
        });
        colors.push(pen.inks.series[at % pen.inks.series.len()]);
    }
    colors
}

/// The corners of the steps; what is closer than a third of a pixel is one corner.
fn steps(points: &[RunningPoint], days: &Days, ruler: &Ruler) -> Vec<Point> {
    let mut path: Vec<Point> = Vec::new();
    for point in points {
        let (x, y) = (days.at(point.day), ruler.at(point.value));
        match path.last().copied() {
            Some((before, _)) if x - before < 0.3 && path.len() > 1 => path.push((before, y)),
            Some((_, level)) if (level - y).abs() < 0.05 => path.push((x, y)),
            Some((_, level)) => path.extend([(x, level), (x, y)]),
            None => path.push((x, y)),
        }
        // A corner between two on one line is none.
        while let [.., a, b, c] = path[..]
            && ((a.1 == b.1 && b.1 == c.1) || (a.0 == b.0 && b.0 == c.0 && (b.1 - a.1) * (c.1 - b.1) >= 0.0))
        {
            path.remove(path.len() - 2);
        }
    }
    path
}

/// The mark of a revision.
fn diamond(pen: &Pen, (x, y): Point) {
    let shape = |r: f64| [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    pen.fill(&shape(7.0), pen.inks.paper);
    pen.fill(&shape(5.8), pen.inks.ink);
    pen.note_round((x, y), 5.8, &[pen.inks.ink]);
}
