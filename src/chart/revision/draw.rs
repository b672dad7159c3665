//! Draws a revision chart: steps, whiskers and dots, and each source's name with its latest figure.

use super::{RevisedClaim, RevisionChart};
use crate::chart::Area;
use crate::chart::days::{AXIS, Days, Grain};
use crate::chart::frame::{Look, MARGIN, Plot};
use crate::chart::hatch::Point;
use crate::chart::label::{Placer, spread};
use crate::chart::pen::{LABEL, Pen, STRONG, leading};
use crate::chart::ruler::{Ruler, Span};
use crate::chart::svg::Anchor;
use crate::chart::text;
use crate::chart::upright::{ARROW, upright};
use crate::lang::{Lang, Phrase};
use plotters::style::RGBColor;

/// The height of a name on one line with its figure.
pub(super) const NAME: f64 = 17.0;
/// Between the end of the plot and the names.
const LEADER: f64 = 24.0;
/// More marks than this are not kept apart: there is no room for it.
const CROWD: usize = 400;
/// Between the plot's edges and the first and last mark.
const INSET: f64 = 12.0;

const REPEATED: Phrase = Phrase::new("repeated", "repris", "repetida", "مكرر", "повтор", "повтор");

/// The words at the end of a source's line.
struct End {
    name: Vec<String>,
    figure: String,
    /// Whether the figure stands beside the name rather than beneath it.
    beside: bool,
}

impl End {
    fn height(&self) -> f64 {
        if self.beside { NAME } else { (self.name.len() + 1) as f64 * leading(LABEL) + 4.0 }
    }

    fn width(&self) -> f64 {
        let figure = text::width(&self.figure, STRONG);
        let name = self.name.iter().map(|line| text::width(line, LABEL)).fold(0.0, f64::max);
        if self.beside { name + 7.0 + figure } else { name.max(figure) }
    }
}

/// The names that are written, with the rows of their sources; beside the figures where there are many.
fn ends(chart: &RevisionChart, width: f64, height: f64, lang: Lang) -> Vec<End> {
    let drawn = chart.drawn();
    let figure = |claims: &[RevisedClaim]| {
        let last = claims.last().copied().unwrap_or_default();
        let words = last.extent().words_of(last.more_than, lang);
        let words = if last.repeats { format!("{words} ({})", REPEATED.say(lang)) } else { words };
        text::fit(&words, STRONG, width * 0.26)
    };
    let room = (width * 0.27).min(190.0);
    let tall: Vec<End> = drawn
        .iter()
        .take(super::MOST_NAMES)
        .map(|(source, claims)| {
            let name = text::balance(&source.called(lang), LABEL, room, 2);
            End { name, figure: figure(claims), beside: false }
        })
        .collect();
    if drawn.len() <= super::MOST_NAMES && tall.iter().map(End::height).sum::<f64>() <= height {
        return tall;
    }
    let short = drawn.iter().take(super::MOST_NAMES).map(|(source, claims)| {
        let figure = figure(claims);
        let left = (width * 0.38 - text::width(&figure, STRONG)).max(40.0);
        End { name: vec![text::fit(&source.called(lang), LABEL, left)], figure, beside: true }
    });
    short.collect()
}

/// The plot's rectangle and rulers, and the names beside it.
struct Layout {
    plot: Area,
    ruler: Ruler,
    days: Days,
    ends: Vec<End>,
}

impl Layout {
    fn of(
        chart: &RevisionChart,
        area: Area,
        shared: Option<Span>,
        room_for: &dyn Fn(&Ruler) -> f64,
        lang: Lang,
    ) -> Self {
        let extents = chart.extents();
        let top = if extents.iter().any(|extent| extent.open_right()) { ARROW + 8.0 } else { 10.0 };
        let bottom = area.y + area.h - AXIS;
        let ends = if area.w >= 300.0 { ends(chart, area.w, bottom - area.y, lang) } else { Vec::new() };
        let beside = ends.iter().map(End::width).fold(0.0, f64::max);
        let beside = if ends.is_empty() { 8.0 } else { (beside + LEADER).ceil() };
        let highest = shared.or(chart.span()).map_or(1.0, |span| span.high);
        let ruler = Ruler::counts(highest, (area.h / 55.0).clamp(2.0, 8.0) as u32, bottom, area.y + top);
        let left = area.x + room_for(&ruler);
        let plot = Area { x: left, y: area.y + top, w: area.x + area.w - beside - left, h: bottom - area.y - top };
        let drawn = chart.drawn();
        let all = || drawn.iter().flat_map(|(_, claims)| claims.iter().map(|claim| claim.published));
        let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        // At least five days, so that a day is no month wide.
        let more = (5 - (last - first)).max(0);
        let days = Days::new(first - more / 2, last + more - more / 2, plot.x + INSET, plot.x + plot.w - INSET);
        Self { plot, ruler, days, ends }
    }

    /// Where a claim's dot stands, and the ends of its whisker.
    fn at(&self, claim: &RevisedClaim) -> (Point, (f64, f64), (bool, bool)) {
        let extent = claim.extent();
        let y = self.ruler.at(claim.value().unwrap_or(0.0));
        let end = |value: Option<f64>| value.map_or(y, |value| self.ruler.at(value));
        let below = end(extent.low) + ARROW <= self.plot.y + self.plot.h;
        let ends = (end(extent.low).max(y), end(extent.high).min(y));
        ((self.days.at(claim.published), y), ends, (extent.open_left() && below, extent.open_right()))
    }

    /// How far each claim's mark is moved, so that it covers no other: source by source.
    fn moves(&self, chart: &RevisionChart) -> Vec<Vec<f64>> {
        let mut taken = Placer::default();
        let drawn = chart.drawn();
        if drawn.iter().map(|(_, claims)| claims.len()).sum::<usize>() > CROWD {
            return drawn.iter().map(|(_, claims)| vec![0.0; claims.len()]).collect();
        }
        let mut place = |claim: &RevisedClaim| {
            let ((x, y), ..) = self.at(claim);
            let at = |by: f64| Area { x: x + by - 5.5, y: y - 5.5, w: 11.0, h: 11.0 };
            let free = [0.0, 6.0, -6.0, 11.0, -11.0, 16.0, -16.0, 22.0, -22.0].into_iter().find(|by| {
                let within = x + by >= self.plot.x + 4.0 && x + by <= self.plot.x + self.plot.w - 4.0;
                within && taken.is_free(&at(*by))
            });
            let by = free.unwrap_or(0.0);
            taken.take(at(by));
            by
        };
        drawn.iter().map(|(_, claims)| claims.iter().map(&mut place).collect()).collect()
    }
}

/// Whether marks are moved apart.
pub(super) fn dodged(chart: &RevisionChart, look: &Look) -> bool {
    let width = f64::from(look.size.width()) - 2.0 * MARGIN;
    let area = Area { x: MARGIN, y: 0.0, w: width, h: chart.height(width, look) };
    let room =
        |ruler: &Ruler| (text::width(&ruler.label(ruler.max(), look.lang), crate::chart::pen::TICK) + 12.0).ceil();
    Layout::of(chart, area, None, &room, look.lang).moves(chart).iter().flatten().any(|by| *by != 0.0)
}

/// A colour per source; of more than six those that changed their figure have one.
fn colors(chart: &RevisionChart, pen: &Pen) -> Vec<RGBColor> {
    let drawn = chart.drawn();
    let inks = pen.inks.series;
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    if drawn.len() > inks.len() {
        order.retain(|i| drawn[*i].1.len() > 1);
        order.sort_by_key(|i| std::cmp::Reverse(drawn[*i].1.len()));
    }
    let mut colors = vec![pen.inks.axis; drawn.len()];
    for (i, ink) in order.into_iter().zip(inks) {
        colors[i] = ink;
    }
    colors
}

pub(super) fn draw(chart: &RevisionChart, pen: &Pen, area: Area, shared: Option<Span>) {
    let layout = Layout::of(chart, area, shared, &|ruler| pen.room_for(ruler), pen.lang);
    let Layout { plot, ruler, days, ends } = &layout;
    let (moves, colors, drawn) = (layout.moves(chart), colors(chart, pen), chart.drawn());
    let bottom = plot.y + plot.h;
    pen.ruler_up(ruler, *plot);
    let place = |claim: &RevisedClaim, by: f64| {
        let ((x, y), ends, open) = layout.at(claim);
        ((x + by, y), ends, open)
    };
    for ((_, claims), (moves, color)) in drawn.iter().zip(moves.iter().zip(&colors)) {
        let dots: Vec<Point> = claims.iter().zip(moves).map(|(claim, by)| place(claim, *by).0).collect();
        let path: Vec<Point> = dots.windows(2).flat_map(|pair| [pair[0], (pair[1].0, pair[0].1), pair[1]]).collect();
        if path.len() > 1 {
            pen.stroke(&path, *color, 2.0);
        }
    }
    for ((_, claims), (moves, color)) in drawn.iter().zip(moves.iter().zip(&colors)) {
        for (claim, by) in claims.iter().zip(moves) {
            let ((x, y), ends, open) = place(claim, *by);
            if ends.0 - ends.1 > 0.5 || open.0 || open.1 {
                upright(pen, x, ends, open, *color, 1.5);
            }
            let fill = if claim.hollow() { pen.inks.paper } else { *color };
            pen.disc((x, y), 5.0, fill, *color);
            if claim.hollow() {
                pen.circle((x, y), 5.0, *color);
                pen.circle((x, y), 3.2, pen.inks.paper);
            }
        }
    }
    days.draw(pen, bottom, Grain::Day, (area.x - 2.0, area.x + area.w + 12.0));
    pen.stroke(&[(plot.x, bottom), (plot.x + plot.w, bottom)], pen.inks.axis, 1.5);
    let last: Vec<Point> = drawn
        .iter()
        .zip(&moves)
        .map(|((_, claims), moves)| {
            claims.iter().zip(moves).next_back().map_or((plot.x, bottom), |(claim, by)| place(claim, *by).0)
        })
        .collect();
    let wanted: Vec<(f64, f64)> = ends.iter().zip(&last).map(|(end, (_, y))| (*y, end.height())).collect();
    let right = plot.x + plot.w;
    for ((end, color), ((x, y), middle)) in
        ends.iter().zip(&colors).zip(last.iter().zip(spread(&wanted, area.y - 6.0, bottom + 6.0)))
    {
        if right - x > 12.0 && ends.len() > 12 {
            pen.stroke(&[(x + 8.0, *y), (right, *y)], pen.inks.grid, 1.0);
        } else if right - x > 12.0 {
            pen.dashes(&[(x + 8.0, *y), (right, *y)], *color, 0.9, 1.5, 3.0);
        }
        pen.stroke(&[(right + 2.0, *y), (right + 6.0, *y), (right + LEADER - 8.0, middle)], *color, 1.2);
        let left = right + LEADER - 4.0;
        if end.beside {
            let y = middle + LABEL.size * 0.35;
            let name = end.name.first().map(String::as_str).unwrap_or_default();
            let box_ = pen.words(name, left, y, LABEL, pen.inks.ink, Anchor::Start);
            pen.words(&end.figure, box_.x + box_.w + 7.0, y, STRONG, pen.inks.ink, Anchor::Start);
        } else {
            let y = middle - (end.height() - 4.0) / 2.0 + leading(LABEL) * 0.76;
            let y = pen.lines(&end.name, left, y, LABEL, pen.inks.ink, Anchor::Start);
            pen.words(&end.figure, left, y, STRONG, pen.inks.ink, Anchor::Start);
        }
    }
}
