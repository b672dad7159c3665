//! The pen: shapes and words in CSS pixels and in the inks of the theme. Shapes go through plotters' elements to the back end,
//! words straight to the canvas. The back end cannot fail, so plotters' results carry nothing.

use super::hatch::{Point, hatch};
use super::ruler::Ruler;
use super::svg::{Anchor, Canvas, Line, UNIT};
use super::text::{self, Style};
use super::theme::{Inks, Tone};
use super::{Area, Look};
use crate::lang::Lang;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon};
use plotters::style::{Color, RGBColor};

/// Tick labels.
pub const TICK: Style = Style::regular(11.5);
/// Small words beside marks.
pub const LABEL: Style = Style::regular(12.5);
/// The same, in bold.
pub const STRONG: Style = Style::bold(12.5);

/// Draws on a canvas.
#[derive(Clone)]
pub struct Pen {
    canvas: Canvas,
    screen: DrawingArea<Canvas, Shift>,
    /// The inks of the theme.
    pub inks: &'static Inks,
    /// The language of the words.
    pub lang: Lang,
}

/// Distance between baselines.
pub fn leading(style: Style) -> f64 {
    (style.size * 1.32).round()
}

impl Pen {
    /// A pen on a canvas.
    pub fn new(canvas: &Canvas, look: &Look) -> Self {
        let screen = canvas.clone().into_drawing_area();
        Self { canvas: canvas.clone(), screen, inks: look.theme.inks(), lang: look.lang }
    }

    /// The same pen for what has no direction, such as a map: never mirrored. Takes the rectangle to draw in, and returns it as
    /// it lies on the canvas.
    pub fn unmirrored(&self, area: Area) -> (Self, Area) {
        let canvas = self.canvas.unmirrored();
        let pen = Self { screen: canvas.clone().into_drawing_area(), canvas, ..self.clone() };
        (pen, self.canvas.seen(area))
    }

    /// A line of words; returns the place that it takes.
    pub fn words(&self, text: &str, x: f64, y: f64, style: Style, color: RGBColor, anchor: Anchor) -> Area {
        self.canvas.text(&Line { text, x, y, style, color, anchor, halo: false, on: None })
    }

    /// Words with a halo of paper, for a place that grid lines cross.
    pub fn halo(&self, text: &str, x: f64, y: f64, style: Style, color: RGBColor, anchor: Anchor) -> Area {
        self.canvas.text(&Line { text, x, y, style, color, anchor, halo: true, on: None })
    }

    /// Words on a coloured mark, in whichever of ink and paper is seen better on it.
    pub fn words_on(&self, on: RGBColor, text: &str, x: f64, y: f64, style: Style, anchor: Anchor) -> Area {
        let seen = |ink: &RGBColor| super::theme::contrast(*ink, on);
        let pair = [self.inks.ink, self.inks.paper];
        let color = if seen(&pair[0]) >= seen(&pair[1]) { pair[0] } else { pair[1] };
        self.canvas.text(&Line { text, x, y, style, color, anchor, halo: false, on: Some(on) })
    }

    /// Lines of words below one another, the first baseline at `y`; returns the baseline after the last.
    pub fn lines(&self, lines: &[String], x: f64, y: f64, style: Style, color: RGBColor, anchor: Anchor) -> f64 {
        for (i, line) in lines.iter().enumerate() {
            self.words(line, x, y + i as f64 * leading(style), style, color, anchor);
        }
        y + lines.len() as f64 * leading(style)
    }

    /// A line through points.
    pub fn stroke(&self, points: &[Point], color: RGBColor, width: f64) {
        let style = color.stroke_width((width * UNIT).round() as u32);
        let _ = self.screen.draw(&PathElement::new(units(points), style));
    }

    /// A line of dashes through points: `on` pixels drawn, `off` pixels left out.
    pub fn dashes(&self, points: &[Point], color: RGBColor, width: f64, on: f64, off: f64) {
        self.canvas.dashed(points, color, width, (on, off));
    }

    /// A filled polygon.
    pub fn fill(&self, polygon: &[Point], color: RGBColor) {
        let _ = self.screen.draw(&Polygon::new(units(polygon), color.filled()));
    }

    /// A filled polygon through which what lies under it is seen; `alpha` from 0 to 1.
    pub fn veil(&self, polygon: &[Point], color: RGBColor, alpha: f64) {
        let _ = self.screen.draw(&Polygon::new(units(polygon), color.mix(alpha).filled()));
    }

    /// The outline of a polygon.
    pub fn outline(&self, polygon: &[Point], color: RGBColor, width: f64) {
        let closed: Vec<Point> = polygon.iter().chain(polygon.first()).copied().collect();
        self.stroke(&closed, color, width);
    }

    /// A filled rectangle with a rim, noted as a mark.
    pub fn bar(&self, area: Area, fill: RGBColor, rim: RGBColor) {
        self.fill(&corners(area), fill);
        self.outline(&corners(area), rim, 1.0);
        self.note(area, &[fill, rim]);
    }

    /// Hatches a polygon.
    pub fn hatch(&self, polygon: &[Point], color: RGBColor, spacing: f64, width: f64) {
        let pieces = hatch(polygon, spacing);
        self.canvas.pieces(pieces.iter().map(|piece| &piece[..]), color, width);
    }

    /// A filled circle with a rim, noted as a mark.
    pub fn disc(&self, centre: Point, radius: f64, fill: RGBColor, rim: RGBColor) {
        self.circle(centre, radius, rim);
        self.circle(centre, (radius - 1.2).max(0.5), fill);
        self.note_round(centre, radius, &[fill, rim]);
    }

    /// A filled circle.
    pub fn circle(&self, (x, y): Point, radius: f64, fill: RGBColor) {
        let centre = ((x * UNIT).round() as i32, (y * UNIT).round() as i32);
        let _ = self.screen.draw(&Circle::new(centre, (radius * UNIT).round().max(1.0) as i32, fill.filled()));
    }

    /// The mark of a tone: its colour in a shape of its own (circle, square, diamond, triangle), with a dark rim; hollow for
    /// what only repeats or only counts. `radius` is that of the circle. Does not note itself.
    pub fn tone(&self, centre: Point, radius: f64, tone: Tone, hollow: bool) {
        let core = if hollow { self.inks.paper } else { self.inks.tone(tone) };
        let layers: &[(f64, RGBColor)] =
            &[(0.0, self.inks.ink), (1.2, self.inks.tone(tone)), (if hollow { 3.0 } else { 1.2 }, core)];
        for (inset, color) in &layers[..if hollow { 3 } else { 2 }] {
            match shape(tone, centre, radius, *inset) {
                Some(polygon) => self.fill(&polygon, *color),
                None => self.circle(centre, radius - inset, *color),
            }
        }
    }

    /// A horizontal interval with caps at its closed ends and arrow heads at its open ones, noted as a mark.
    pub fn interval(&self, (from, to): (f64, f64), y: f64, open: (bool, bool), cap: f64, color: RGBColor, width: f64) {
        self.stroke(&[(from, y), (to, y)], color, width);
        for (x, is_open, inward) in [(from, open.0, 7.0), (to, open.1, -7.0)] {
            if is_open {
                self.stroke(&[(x + inward, y - cap), (x, y), (x + inward, y + cap)], color, width);
            } else {
                self.stroke(&[(x, y - cap), (x, y + cap)], color, width);
            }
        }
        self.note(Area { x: from - 1.0, y: y - cap, w: to - from + 2.0, h: 2.0 * cap }, &[color]);
    }

    /// Notes where a mark stands, and the inks by which it is seen.
    pub fn note(&self, area: Area, inks: &[RGBColor]) {
        self.canvas.note_mark(area, inks);
    }

    /// Notes a round mark.
    pub fn note_round(&self, (x, y): Point, radius: f64, inks: &[RGBColor]) {
        self.note(Area { x: x - radius, y: y - radius, w: 2.0 * radius, h: 2.0 * radius }, inks);
    }

    /// Vertical grid lines of a ruler across an area, with the numbers beneath it; a number that would touch the one before
    /// it is left out. The first line is the axis where the ruler begins at zero.
    pub fn ruler_across(&self, ruler: &Ruler, area: Area) {
        let mut free = f64::MIN;
        for tick in ruler.ticks() {
            let x = ruler.at(tick);
            let (color, width) = if tick == 0.0 { (self.inks.axis, 1.5) } else { (self.inks.grid, 1.0) };
            self.stroke(&[(x, area.y), (x, area.y + area.h)], color, width);
            let label = ruler.label(tick, self.lang);
            let half = text::width(&label, TICK) / 2.0;
            if x - half > free {
                self.words(&label, x, area.y + area.h + 17.0, TICK, self.inks.grey, Anchor::Middle);
                free = x + half + 6.0;
            }
        }
    }

    /// Horizontal grid lines of a ruler across an area, with the numbers at its left; the zero line is the axis.
    pub fn ruler_up(&self, ruler: &Ruler, area: Area) {
        for tick in ruler.ticks() {
            let y = ruler.at(tick);
            let (color, width) = if tick == 0.0 { (self.inks.axis, 1.5) } else { (self.inks.grid, 1.0) };
            self.stroke(&[(area.x, y), (area.x + area.w, y)], color, width);
            let label = ruler.label(tick, self.lang);
            self.words(&label, area.x - 8.0, y + TICK.size * 0.35, TICK, self.inks.grey, Anchor::End);
        }
    }

    /// The room that the numbers of an upright ruler need at its left.
    pub fn room_for(&self, ruler: &Ruler) -> f64 {
        let labels = ruler.ticks().into_iter().map(|tick| text::width(&ruler.label(tick, self.lang), TICK));
        (labels.fold(0.0, f64::max) + 12.0).ceil()
    }
}

/// The corners of a rectangle.
pub fn corners(area: Area) -> [Point; 4] {
    let (right, bottom) = (area.x + area.w, area.y + area.h);
    [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)]
}

/// The polygon of a tone; `None` for a circle. All shapes look about as large as the circle.
fn shape(tone: Tone, (x, y): Point, radius: f64, inset: f64) -> Option<Vec<Point>> {
    match tone {
        Tone::Civilian | Tone::Unstated => None,
        Tone::Combatant => {
            let r = radius * 0.9 - inset;
            Some(vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
        }
        Tone::HorsDeCombat => {
            let r = radius * 1.22 - inset * 1.41;
            Some(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)])
        }
        Tone::Mixed => {
            let r = radius * 1.3 - inset * 2.0;
            let (half, low) = (r * 0.866, r * 0.5);
            let y = y + radius * 0.2;
            Some(vec![(x, y - r), (x + half, y + low), (x - half, y + low)])
        }
    }
}

fn units(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().map(|(x, y)| ((x * UNIT).round() as i32, (y * UNIT).round() as i32)).collect()
}
