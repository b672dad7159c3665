//! Draws a timeline: the grid, the band with its edges, hatching, the line, and words at the end and beside what is noted.

use super::alt::short;
use super::{Spot, Timeline, runs};
use crate::chart::Area;
use crate::chart::days::{AXIS, Days};
use crate::chart::frame::Plot;
use crate::chart::hatch::Point;
use crate::chart::label::{Placer, spread};
use crate::chart::pen::{LABEL, Pen, STRONG, leading};
use crate::chart::ruler::{Ruler, Span};
use crate::chart::svg::Anchor;
use crate::chart::text::{self, Style, clean};
use crate::chart::upright::{ARROW, upright};
use crate::lang::{Lang, Phrase};

const HIGHEST: Phrase = Phrase::new("highest", "maximum", "máximo", "الأعلى", "наибольшее", "найбільше");
const BEST: Phrase = Phrase::new("best", "meilleur", "mejor", "الأفضل", "лучшее", "найкраще");
const LOWEST: Phrase = Phrase::new("lowest", "minimum", "mínimo", "الأدنى", "наименьшее", "найменше");
const NO_LIMIT: Phrase = Phrase::new("no limit", "sans limite", "sin límite", "بلا حد", "без границы", "без межі");
/// Below this width there is no room for words beside the plot.
const NARROW: f64 = 300.0;
/// The least height of hatching, so that it is seen where sources agree on the number.
const HATCHED: f64 = 10.0;
/// The widest note.
const NOTE: f64 = 180.0;

/// The plot's rectangle and its two rulers.
struct Frame {
    plot: Area,
    ruler: Ruler,
    days: Days,
}

impl Frame {
    fn x(&self, spot: &Spot) -> f64 {
        self.days.at(spot.day)
    }

    fn y(&self, value: f64) -> f64 {
        self.ruler.at(value)
    }

    /// The open ends that have room for an arrow: below zero there is none.
    fn open(&self, spot: &Spot) -> (bool, bool) {
        (spot.open.0 && self.y(spot.low) + ARROW <= self.plot.y + self.plot.h, spot.open.1)
    }
}

pub(super) fn draw(chart: &Timeline, pen: &Pen, area: Area, shared: Option<Span>) {
    let spots = chart.spots();
    let runs = runs(&spots, chart.unit);
    let wide = area.w >= NARROW;
    let ends = if wide { ends(&spots, pen) } else { Vec::new() };
    let alone = spots.len() == 1;
    let beside =
        ends.iter().filter(|_| !alone).map(|end| text::width(&end.words, end.style) + 14.0).fold(8.0, f64::max).ceil();
    let noted = wide && spots.iter().any(|spot| spot.note.is_some());
    let highest = shared.or(chart.span()).map_or(1.0, |span| span.high);
    let above = 8.0 + if spots.iter().any(|spot| spot.open.1) { ARROW } else { 0.0 };
    let bottom = area.y + area.h - AXIS;
    let want = (area.h / 55.0).clamp(2.0, 8.0) as u32;
    // Room above for what is noted of the largest.
    let over = spots.iter().filter(|spot| noted && spot.note.is_some()).map(|spot| spot.high * 1.2).fold(0.0, f64::max);
    let cover = if shared.is_none() { highest.max(over) } else { highest };
    let ruler = Ruler::counts(cover, want, bottom, area.y + above);
    let left = area.x + pen.room_for(&ruler);
    let plot = Area { x: left, y: area.y + above, w: area.x + area.w - beside - left, h: bottom - area.y - above };
    let inset = if spots.len() > 1 && runs.iter().any(|run| run.len() == 1) { 8.0 } else { 0.0 };
    let days = chart.days(&spots, plot.x + inset, plot.x + plot.w - inset);
    let frame = Frame { plot, ruler, days };

    pen.ruler_up(&frame.ruler, plot);
    for run in &runs {
        band(pen, &frame, run);
    }
    for run in &runs {
        line(pen, &frame, run);
        arrows(pen, &frame, run);
    }
    frame.days.draw(pen, bottom, chart.grain(), (area.x - 2.0, area.x + area.w + 12.0));
    if inset > 0.0 {
        pen.stroke(&[(plot.x, bottom), (plot.x + plot.w, bottom)], pen.inks.axis, 1.5);
    }
    if noted {
        notes(pen, &frame, chart, &runs);
    }
    label(pen, &frame, &ends, &spots);
}

fn top_edge(frame: &Frame, run: &[Spot]) -> Vec<Point> {
    run.iter().map(|spot| (frame.x(spot), frame.y(spot.high))).collect()
}

fn bottom_edge(frame: &Frame, run: &[Spot]) -> Vec<Point> {
    run.iter().map(|spot| (frame.x(spot), frame.y(spot.low))).collect()
}

/// The band of a run with its edges; where the dead are disputed it is hatched from halfway to the neighbours.
fn band(pen: &Pen, frame: &Frame, run: &[Spot]) {
    let (top, bottom) = (top_edge(frame, run), bottom_edge(frame, run));
    let ring =
        |top: &[Point], bottom: &[Point]| -> Vec<Point> { top.iter().chain(bottom.iter().rev()).copied().collect() };
    let is_band = run.len() > 1 && run.iter().any(|spot| spot.low < spot.high);
    if is_band {
        pen.fill(&ring(&top, &bottom), pen.inks.band);
    }
    let mut i = 0;
    while i < run.len() {
        let from = i;
        while i < run.len() && run[i].disputed {
            i += 1;
        }
        if i > from {
            let piece = if run.len() > 1 {
                let (over, under) = thick(frame, stretch(&top, from, i), stretch(&bottom, from, i));
                ring(&over, &under)
            } else {
                let (x, high, low) = (top[0].0, top[0].1 - 3.0, bottom[0].1 + 3.0);
                let (over, under) =
                    thick(frame, vec![(x - 7.0, high), (x + 7.0, high)], vec![(x - 7.0, low), (x + 7.0, low)]);
                ring(&over, &under)
            };
            pen.fill(&piece, pen.inks.band);
            pen.hatch(&piece, pen.inks.accent, 4.5, 1.1);
            pen.outline(&piece, pen.inks.accent, 1.0);
        }
        i += 1;
    }
    // Without a best line the edges are all there is.
    if run.len() > 1 && (is_band || run.iter().any(|spot| spot.best.is_none())) {
        let width = (dense(&top) * 0.2).clamp(0.3, 0.9);
        pen.stroke(&top, pen.inks.accent, width);
        pen.stroke(&bottom, pen.inks.accent, width);
    }
}

/// The edge from halfway before the point `from` to halfway after the one before `to`.
fn stretch(edge: &[Point], from: usize, to: usize) -> Vec<Point> {
    let half = |a: Point, b: Point| (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
    let before = from.checked_sub(1).map(|i| half(edge[i], edge[from]));
    let after = edge.get(to).map(|next| half(edge[to - 1], *next));
    before.into_iter().chain(edge[from..to].iter().copied()).chain(after).collect()
}

/// Moves the two edges apart where they are too near for hatching to be seen between them.
fn thick(frame: &Frame, mut top: Vec<Point>, mut bottom: Vec<Point>) -> (Vec<Point>, Vec<Point>) {
    let floor = frame.plot.y + frame.plot.h;
    for (a, b) in top.iter_mut().zip(&mut bottom) {
        if b.1 - a.1 < HATCHED {
            let middle = f64::midpoint(a.1, b.1).min(floor - HATCHED / 2.0);
            (a.1, b.1) = (middle - HATCHED / 2.0, middle + HATCHED / 2.0);
        }
    }
    (top, bottom)
}

/// The mean distance between points: where there are very many, lines are thinner.
fn dense(points: &[Point]) -> f64 {
    match points {
        [first, .., last] => (last.0 - first.0) / (points.len() - 1) as f64,
        _ => f64::MAX,
    }
}

/// The best figures as a line; one without a neighbour as a dot, and a period alone with a whisker besides.
fn line(pen: &Pen, frame: &Frame, run: &[Spot]) {
    let accent = pen.inks.accent;
    if let [spot] = run
        && (spot.low < spot.high || spot.open.0 || spot.open.1)
    {
        upright(pen, frame.x(spot), (frame.y(spot.low), frame.y(spot.high)), frame.open(spot), accent, 1.6);
    }
    for part in run.chunk_by(|a, b| a.best.is_some() == b.best.is_some()) {
        let points: Vec<Point> = part.iter().filter_map(|spot| Some((frame.x(spot), frame.y(spot.best?)))).collect();
        match points[..] {
            [] => {}
            [point] => pen.disc(point, 4.5, accent, accent),
            _ => pen.stroke(&points, accent, (dense(&points) * 0.5).clamp(0.9, 2.5)),
        }
    }
    if let [Spot { best: None, low, high, .. }] = run
        && low == high
    {
        pen.disc((frame.x(&run[0]), frame.y(*low)), 4.5, pen.inks.paper, accent);
    }
}

/// Arrows at the open ends of a band; where periods are close, not each has one.
fn arrows(pen: &Pen, frame: &Frame, run: &[Spot]) {
    if run.len() < 2 {
        return;
    }
    let mut free = f64::MIN;
    for spot in run.iter().filter(|spot| spot.open.0 || spot.open.1) {
        let x = frame.x(spot);
        if x < free {
            continue;
        }
        free = x + 10.0;
        let open = frame.open(spot);
        for (open, y, way) in [(open.1, frame.y(spot.high), -1.0), (open.0, frame.y(spot.low), 1.0)] {
            if open {
                let tip = y + way * ARROW;
                pen.stroke(&[(x, y + way * 4.0), (x, tip)], pen.inks.paper, 4.0);
                pen.stroke(&[(x, y), (x, tip)], pen.inks.accent, 1.6);
                pen.stroke(&[(x - 3.5, tip - way * 5.0), (x, tip), (x + 3.5, tip - way * 5.0)], pen.inks.accent, 1.6);
                pen.note(Area { x: x - 4.0, y: y.min(tip), w: 8.0, h: ARROW }, &[pen.inks.accent]);
            }
        }
    }
}

/// The words at the end of an edge or a line.
struct End {
    words: String,
    value: f64,
    style: Style,
    best: bool,
}

fn ends(spots: &[Spot], pen: &Pen) -> Vec<End> {
    let Some(last) = spots.last() else { return Vec::new() };
    let end =
        |phrase: Phrase, value: f64, style, best| End { words: phrase.say(pen.lang).to_owned(), value, style, best };
    let best = spots.iter().rev().find_map(|spot| spot.best).map(|value| end(BEST, value, STRONG, true));
    let spread = spots.iter().any(|spot| spot.low < spot.high);
    let edges = spread || spots.iter().any(|spot| spot.best.is_none());
    let (no_high, no_low) = (last.open.1 && !spread, last.open.0 && !spread);
    let high = (edges && !no_high).then(|| end(if last.open.1 { NO_LIMIT } else { HIGHEST }, last.high, LABEL, false));
    let low = (edges && !no_low).then(|| end(LOWEST, last.low, LABEL, false));
    high.into_iter().chain(best).chain(low).collect()
}

fn label(pen: &Pen, frame: &Frame, ends: &[End], spots: &[Spot]) {
    let Some(last) = spots.last() else { return };
    let lift = |end: &End| if end.words == NO_LIMIT.say(pen.lang) { ARROW } else { 0.0 };
    // Equal values keep the order from highest to lowest.
    let order = |i: usize| i as f64 * 1e-3;
    let wanted: Vec<(f64, f64)> =
        ends.iter().enumerate().map(|(i, end)| (frame.y(end.value) - lift(end) + order(i), leading(LABEL))).collect();
    // Beside a period that stands alone, or else beside the plot.
    let right = if spots.len() == 1 { frame.x(last) } else { frame.plot.x + frame.plot.w };
    let placed = spread(&wanted, frame.plot.y - 10.0, frame.plot.y + frame.plot.h);
    for ((end, (from, _)), y) in ends.iter().zip(&wanted).zip(placed) {
        if spots.len() > 1 && (y - from).abs() > 5.0 {
            pen.stroke(&[(right + 3.0, *from), (right + 9.0, y)], pen.inks.axis, 0.8);
        }
        let ink = if end.best { pen.inks.accent } else { pen.inks.grey };
        pen.halo(&end.words, right + 12.0, y + LABEL.size * 0.35, end.style, ink, Anchor::Start);
    }
}

/// The place of a tick line.
fn room([a, b]: [Point; 2]) -> Area {
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    Area { x: x - 3.0, y, w: (a.0 - b.0).abs() + 6.0, h: (a.1 - b.1).abs().max(1.0) }
}

/// What is noted of periods, the largest first, as far as there is room above or below the band.
fn notes(pen: &Pen, frame: &Frame, chart: &Timeline, runs: &[&[Spot]]) {
    let (mut solid, mut drawn) = (Placer::default(), Placer::default());
    for run in runs {
        let around = |spot: &Spot| {
            let (up, down) = (if spot.open.1 { ARROW } else { 0.0 }, if spot.open.0 { ARROW } else { 0.0 });
            (frame.x(spot), frame.y(spot.high) - up - 4.0, frame.y(spot.low) + down + 4.0)
        };
        let single = run.first().map(|spot| (spot, spot));
        let pairs = run.windows(2).map(|pair| (&pair[0], &pair[1]));
        for (a, b) in pairs.chain(single).map(|(a, b)| (around(a), around(b))) {
            let y = a.1.min(b.1);
            solid.take(Area { x: a.0 - 6.0, y, w: b.0 - a.0 + 12.0, h: a.2.max(b.2) - y });
        }
    }
    let mut spots: Vec<&Spot> = runs.iter().flat_map(|run| run.iter()).filter(|spot| spot.note.is_some()).collect();
    spots.sort_by(|a, b| b.high.total_cmp(&a.high).then(a.day.cmp(&b.day)));
    let Area { x: left, y: top, w, h } = frame.plot;
    let bounds = Area { x: left + 6.0, y: top - 4.0, w: w - 8.0, h: h - 2.0 };
    for spot in spots.into_iter().take(12) {
        let note = clean(spot.note.as_deref().unwrap_or_default(), 120);
        let colon = if pen.lang == Lang::Fr { "\u{a0}:" } else { ":" };
        let words = format!("{}{colon} {note}", short(spot.day, chart.unit, pen.lang));
        let lines = text::balance(&words, LABEL, NOTE.min(w * 0.4), 3);
        let wide = lines.iter().map(|line| text::width(line, LABEL)).fold(0.0, f64::max);
        let high = lines.len() as f64 * leading(LABEL);
        let x = frame.x(spot);
        let up = frame.y(spot.high) - if spot.open.1 { ARROW } else { 0.0 } - 5.0;
        let down = frame.y(spot.low) + if spot.open.0 { ARROW } else { 0.0 } + 5.0;
        let above = |lift: f64, side: f64| {
            let area = Area { x: x - side, y: up - lift - high, w: wide, h: high };
            (area, [(x, area.y + high + 2.0), (x, up)])
        };
        let below = |lift: f64, side: f64| {
            let area = Area { x: x - side, y: down + lift, w: wide, h: high };
            (area, [(x, down), (x, area.y - 2.0)])
        };
        // Beside the tip of a peak.
        let beside = |drop: f64, left: f64| {
            let area = Area { x: x + left, y: up + drop - high / 2.0, w: wide, h: high };
            let y = area.y + high / 2.0;
            (
                area,
                if left < 0.0 {
                    [(x + left + wide + 4.0, y), (x - 5.0, y)]
                } else {
                    [(x + 5.0, y), (x + left - 4.0, y)]
                },
            )
        };
        let sides = [wide / 2.0, 10.0, wide - 10.0, wide / 4.0, wide * 0.75];
        let lifts = |n: u32| (0..n).map(|i| 12.0 + 6.0 * f64::from(i));
        let near = lifts(6).flat_map(|lift| sides.map(|side| above(lift, side)));
        let next = [8.0, 16.0, 28.0].into_iter().flat_map(|drop| [-wide - 18.0, 18.0].map(|left| beside(drop, left)));
        let far = lifts(30).flat_map(|lift| sides.map(|side| above(lift, side)));
        let under = lifts(30).flat_map(|lift| sides.map(|side| below(lift, side)));
        let all = near.chain(next).chain(far).chain(under);
        let free: Vec<(Area, [Point; 2])> = all.filter(|(_, tick)| drawn.is_free(&room(*tick))).collect();
        let Some(found) = solid.place(free.iter().map(|(area, _)| *area), bounds) else { continue };
        let Some((_, tick)) = free.iter().find(|(area, _)| *area == found) else { continue };
        solid.take(room(*tick));
        drawn.take(found);
        drawn.take(room(*tick));
        pen.stroke(tick, pen.inks.ink, 1.0);
        for (i, line) in lines.iter().enumerate() {
            let y = found.y + leading(LABEL) * (i as f64 + 0.76);
            let (at, anchor) = match x - found.x {
                along if along > wide * 0.8 => (found.x + wide, Anchor::End),
                along if along < wide * 0.2 => (found.x, Anchor::Start),
                _ => (found.x + wide / 2.0, Anchor::Middle),
            };
            pen.halo(line, at, y, LABEL, pen.inks.ink, anchor);
        }
    }
}
