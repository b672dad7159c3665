//! Draws a laid-out range chart: plotters maps the values and draws the shapes, the canvas writes the words.

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement};
use plotters::prelude::Cartesian2d;
use plotters::style::{Color, RGBColor};

use super::RangeChart;
use super::layout::{DETAIL, FOOTER, INDENT, Layout, MANY, MARGIN, Row, SUBTITLE, TICK, TITLE, leading};
use super::legend::{Item, Key, WORDS};
use super::place::{LABEL, Side};
use crate::chart::axis::thousands;
use crate::chart::svg::{Anchor, Canvas, Line, Meta, UNIT};
use crate::chart::text::{self, Style, clean};
use crate::chart::theme::{AXIS, GREY, GRID, INK, PAPER, Tone};
use crate::chart::{Area, Chart};

type Plot = DrawingArea<Canvas, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Screen = DrawingArea<Canvas, Shift>;

struct Painter {
    canvas: Canvas,
    screen: Screen,
}

/// Draws everything. The back end cannot fail, so plotters' results carry nothing.
pub(super) fn paint(chart: &RangeChart, layout: &Layout, alt: &str) -> Chart {
    let canvas = Canvas::new(layout.width as u32, layout.height as u32);
    let painter = Painter { screen: canvas.clone().into_drawing_area(), canvas };
    painter.header(layout);
    if layout.rows.is_empty() {
        let y = layout.plot_top + 14.0;
        painter.line("No claim to show: there are no rows.", MARGIN, y, SUBTITLE, INK, Anchor::Start);
    } else {
        let across = units(layout.scale.left)..units(layout.scale.right);
        let down = units(layout.plot_top)..units(layout.plot_bottom);
        let plot = painter.screen.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            0.0..layout.scale.axis.max(),
            layout.plot_top..layout.plot_bottom,
            (across, down),
        ));
        if layout.rows.iter().any(|row| row.mark.is_some()) {
            painter.grid(layout, &plot);
        }
        for row in &layout.rows {
            painter.row(layout, row, &plot);
        }
    }
    for (i, line) in layout.footer.iter().enumerate() {
        let y = layout.footer_y + i as f64 * leading(FOOTER);
        painter.line(line, MARGIN, y, FOOTER, GREY, Anchor::Start);
    }
    let title = clean(&chart.title, 1000);
    painter.canvas.finish(&Meta { id: &chart.id, title: &title, desc: alt, fonts: chart.fonts })
}

fn units(pixels: f64) -> i32 {
    (pixels * UNIT) as i32
}

impl Painter {
    fn line(&self, text: &str, x: f64, y: f64, style: Style, color: RGBColor, anchor: Anchor) -> Area {
        self.canvas.text(&Line { text, x, y, style, color, anchor, halo: false })
    }

    fn header(&self, layout: &Layout) {
        for (lines, y, style, ink) in
            [(&layout.title, layout.title_y, TITLE, INK), (&layout.subtitle, layout.subtitle_y, SUBTITLE, GREY)]
        {
            for (i, line) in lines.iter().enumerate() {
                self.line(line, MARGIN, y + i as f64 * leading(style), style, ink, Anchor::Start);
            }
        }
        for item in &layout.legend {
            self.key(item);
        }
    }

    fn key(&self, item: &Item) {
        let inset = if matches!(item.key, Key::Tone(_) | Key::Derived) { 0.0 } else { 3.0 };
        let (x, y) = (units(item.x + inset), units(item.y));
        let end = units(item.x + item.key.icon() - inset);
        match item.key {
            Key::Tone(tone) => self.dot((x + 60, y), tone, false, 55),
            Key::Derived => self.dot((x + 60, y), Tone::Unstated, true, 50),
            Key::Bar => {
                let lines =
                    [vec![(x, y), (end, y)], vec![(x, y - 50), (x, y + 50)], vec![(end, y - 50), (end, y + 50)]];
                self.strokes(&lines, Tone::Unstated, false);
            }
            Key::AtLeast => {
                let head = vec![(end - 60, y - 50), (end, y), (end - 60, y + 50)];
                self.strokes(
                    &[vec![(x, y), (end - 15, y)], vec![(x, y - 50), (x, y + 50)], head],
                    Tone::Unstated,
                    false,
                );
            }
            Key::UpTo => {
                let head = vec![(x + 60, y - 50), (x, y), (x + 60, y + 50)];
                self.strokes(
                    &[vec![(x + 15, y), (end, y)], vec![(end, y - 50), (end, y + 50)], head],
                    Tone::Unstated,
                    false,
                );
            }
        }
        self.canvas.note_mark(Area { x: item.x - 1.0, y: item.y - 6.0, w: item.key.icon() + 2.0, h: 12.0 });
        self.line(
            item.key.words(),
            item.x + item.key.icon() + 6.0,
            item.y + WORDS.size * 0.35,
            WORDS,
            INK,
            Anchor::Start,
        );
    }

    fn grid(&self, layout: &Layout, plot: &Plot) {
        let scale = &layout.scale;
        for tick in scale.axis.ticks() {
            let zero = tick == 0.0;
            let style = if zero { AXIS.stroke_width(15) } else { GRID.stroke_width(10) };
            let _ = plot.draw(&PathElement::new([(tick, layout.plot_top), (tick, layout.plot_bottom)], style));
            let label = thousands(tick);
            let half = text::width(&label, TICK) / 2.0;
            let x = scale.x(tick).min(layout.width - 6.0 - half);
            self.line(&label, x, layout.plot_bottom + 17.0, TICK, GREY, Anchor::Middle);
            if layout.rows.len() > MANY {
                self.line(&label, x, layout.plot_top - 8.0, TICK, GREY, Anchor::Middle);
            }
        }
    }

    fn row(&self, layout: &Layout, row: &Row, plot: &Plot) {
        let x = if row.derived { MARGIN + INDENT } else { MARGIN };
        let mut y = row.top + (row.height - row.left_height()) / 2.0;
        if row.derived {
            let (left, middle) = (units(MARGIN + 4.0), units(y + leading(row.name_style()) / 2.0));
            let elbow = [(left, units(row.top - 3.0)), (left, middle), (left + 80, middle)];
            let _ = self.screen.draw(&PathElement::new(elbow, RGBColor(0x99, 0x99, 0x99).stroke_width(10)));
        }
        for (lines, style, ink) in [(&row.name, row.name_style(), INK), (&row.detail, DETAIL, GREY)] {
            for line in lines {
                self.line(line, x, y + leading(style) * 0.76, style, ink, Anchor::Start);
                y += leading(style);
            }
        }
        self.mark(row, plot);
        self.label(layout, row);
    }

    fn mark(&self, row: &Row, plot: &Plot) {
        let Some(mark) = &row.mark else { return };
        let lines: Vec<Vec<(i32, i32)>> = mark
            .lines
            .iter()
            .map(|line| {
                let point = |p: &super::place::Point| {
                    let (x, y) = plot.map_coordinate(&(p.value, row.centre));
                    (x + (p.dx * UNIT) as i32, y + (p.dy * UNIT) as i32)
                };
                line.iter().map(point).collect()
            })
            .collect();
        self.strokes(&lines, row.tone, row.derived);
        if let Some(x) = mark.broken {
            let (x, y) = (units(x), units(row.centre));
            for (shift, ink, width) in [(0, PAPER, 60), (-35, INK, 15), (35, INK, 15)] {
                let slash = [(x + shift - 25, y + 65), (x + shift + 25, y - 65)];
                let _ = self.screen.draw(&PathElement::new(slash, ink.stroke_width(width)));
            }
        }
        if let Some(value) = mark.dot {
            let radius = if row.derived { 50 } else { 65 };
            self.dot(plot.map_coordinate(&(value, row.centre)), row.tone, row.derived, radius);
        }
        let (left, right) = mark.span;
        self.canvas.note_mark(Area { x: left, y: row.centre - 7.0, w: right - left, h: 14.0 });
    }

    fn label(&self, layout: &Layout, row: &Row) {
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
            let halo = ticks.iter().any(|x| *x > left - 3.0 && *x < left + wide + 3.0);
            let y = first + leading(LABEL) * (i as f64 + 0.76);
            self.canvas.text(&Line { text: line, x: row.label.x, y, style: LABEL, color: INK, anchor, halo });
        }
    }

    /// Lines in the tone's colour with a dark rim; hollow ones have a core of paper.
    fn strokes(&self, lines: &[Vec<(i32, i32)>], tone: Tone, hollow: bool) {
        let solid = [(INK, 52, 11), (tone.color(), 30, 0)];
        let outlined = [(INK, 48, 6), (tone.color(), 36, 0), (PAPER, 14, -11)];
        let layers: &[_] = if hollow { &outlined } else { &solid };
        for &(ink, width, longer) in layers {
            for line in lines {
                let _ = self.screen.draw(&PathElement::new(lengthen(line, longer), ink.stroke_width(width)));
            }
        }
    }

    /// A dot with a dark rim, `radius` in canvas units.
    fn dot(&self, centre: (i32, i32), tone: Tone, hollow: bool, radius: i32) {
        let _ = self.screen.draw(&Circle::new(centre, radius, INK.filled()));
        let _ = self.screen.draw(&Circle::new(centre, radius - 12, tone.color().filled()));
        if hollow {
            let _ = self.screen.draw(&Circle::new(centre, radius - 30, PAPER.filled()));
        }
    }
}

/// Moves both ends of a line outwards, so that the rim closes around them.
fn lengthen(line: &[(i32, i32)], by: i32) -> Vec<(i32, i32)> {
    let mut points = line.to_vec();
    let away = |(x, y): (i32, i32), (from_x, from_y): (i32, i32)| {
        let (dx, dy) = (f64::from(x - from_x), f64::from(y - from_y));
        let length = dx.hypot(dy).max(1.0);
        let step = |d: f64| (d / length * f64::from(by)).round() as i32;
        (x + step(dx), y + step(dy))
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
