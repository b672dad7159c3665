//! The density plot: a model's distribution of a number of people as a filled curve, with marked values above it and its central
//! intervals as bars beneath.

mod flags;
mod frame;
mod make;
mod samples;
#[cfg(test)]
mod tests;
mod words;

use super::Area;
use super::axis::CEILING;
use super::frame::{Data, Look, MARGIN, Plot};
use super::kinds::Kind;
use super::pen::{LABEL, Pen, TICK, corners};
use super::ruler::Span;
use super::svg::Anchor;
use super::text;
use super::words::{BEYOND, NO_DATA};
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use frame::Frame;

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "density",
    about: "a model's distribution, with marked values and central intervals",
    datawrapper: "d3-area",
    make: make::make,
    samples: samples::all,
};

/// Everything a density plot shows. It is for the output of a model, never for what sources say.
#[derive(Clone, Debug, Default)]
pub struct DensityChart {
    /// What it is of: "people killed, Moura".
    pub measure: String,
    /// The method, and what it assumes.
    pub method: String,
    /// Value and density, in any order.
    pub curve: Vec<(f64, f64)>,
    /// Marked values: what they are, and where.
    pub marks: Vec<(String, f64)>,
    /// Central intervals: level, lower and upper end.
    pub intervals: Vec<(f64, f64, f64)>,
}

impl DensityChart {
    /// The points that can be drawn, in order of values; empty if they make no curve.
    fn points(&self) -> Vec<(f64, f64)> {
        let sound = |(x, density): &(f64, f64)| (0.0..=CEILING).contains(x) && density.is_finite() && *density >= 0.0;
        let mut points: Vec<(f64, f64)> = self.curve.iter().copied().filter(sound).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wide = points.last().zip(points.first()).is_some_and(|(last, first)| last.0 > first.0);
        if wide && points.iter().any(|(_, density)| *density > 0.0) { points } else { Vec::new() }
    }

    /// The marks that can be drawn.
    fn marked(&self) -> Vec<(&str, f64)> {
        let sound = self.marks.iter().filter(|(_, value)| (0.0..=CEILING).contains(value));
        sound.map(|(name, value)| (name.as_str(), *value)).collect()
    }

    /// The intervals that can be drawn, narrowest level first.
    fn central(&self) -> Vec<(f64, f64, f64)> {
        let sound = |(level, low, high): &(f64, f64, f64)| {
            (0.0..=1.0).contains(level) && *high <= CEILING && *low <= *high && *high >= 0.0
        };
        let mut central: Vec<_> = self.intervals.iter().copied().filter(sound).collect();
        central.iter_mut().for_each(|(_, low, _)| *low = low.max(0.0));
        central.sort_by(|a, b| a.0.total_cmp(&b.0));
        central
    }

    /// The value at which the curve is highest.
    fn peak(&self) -> Option<f64> {
        self.points().into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a }).map(|(x, _)| x)
    }
}

impl Plot for DensityChart {
    fn alt(&self, lang: Lang) -> String {
        words::alt(self, lang)
    }

    fn data(&self) -> Data {
        let columns = vec!["part", "name", "value", "density", "level", "low", "high"];
        let some = |value: f64| plain(Some(value));
        let none = String::new;
        let curve = self
            .curve
            .iter()
            .map(|(x, density)| vec!["curve".into(), none(), some(*x), some(*density), none(), none(), none()]);
        let marks = self
            .marks
            .iter()
            .map(|(name, x)| vec!["mark".into(), name.clone(), some(*x), none(), none(), none(), none()]);
        let intervals = self.intervals.iter().map(|(level, low, high)| {
            vec!["interval".into(), none(), none(), none(), some(*level), some(*low), some(*high)]
        });
        Data { columns, rows: curve.chain(marks).chain(intervals).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.points().is_empty().then_some(NO_DATA)
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let frame = Frame::of(self, MARGIN, 720.0, None, look.lang);
        words::notes(self, frame.base > 0.0, look.lang)
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        Frame::of(self, MARGIN, width, None, look.lang).height()
    }

    fn span(&self) -> Option<Span> {
        frame::span(self)
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let mut frame = Frame::of(self, area.x, area.w, shared, pen.lang);
        frame.place(area.y, area.h);
        self.grid(pen, &frame);
        self.curve(pen, &frame);
        self.bars(pen, &frame);
        flags(pen, &frame);
    }
}

impl DensityChart {
    fn grid(&self, pen: &Pen, frame: &Frame) {
        let (ink, grey) = (pen.inks.grid, pen.inks.grey);
        let mut free = f64::MIN;
        for tick in frame.ruler.ticks() {
            let x = frame.ruler.at(tick);
            let (color, width) = if tick + frame.base == 0.0 { (pen.inks.axis, 1.5) } else { (ink, 1.0) };
            pen.stroke(&[(x, frame.top), (x, frame.bottom)], color, width);
            let label = pen.lang.number(tick + frame.base);
            let half = text::width(&label, TICK) / 2.0;
            if x - half > free {
                pen.words(&label, x, frame.bottom + 17.0, TICK, grey, Anchor::Middle);
                free = x + half + 6.0;
            }
        }
    }

    fn curve(&self, pen: &Pen, frame: &Frame) {
        let outline = frame.outline(&self.points());
        let [first, .., last] = outline.as_slice() else { return };
        let (accent, band) = (pen.inks.accent, pen.inks.band);
        let under = |line: &[(f64, f64)]| {
            let ends = [line.last(), line.first()].map(|end| end.map(|(x, _)| (*x, frame.floor)));
            line.iter().copied().chain(ends.into_iter().flatten()).collect::<Vec<_>>()
        };
        pen.fill(&under(&outline), band);
        if let Some((_, low, high)) = self.central().first() {
            pen.veil(&under(&frame::between(&outline, frame.at(*low), frame.at(*high))), accent, 0.4);
        }
        pen.stroke(&outline, accent, 2.0);
        pen.stroke(&[(frame.ruler.at(0.0), frame.floor), (frame.right, frame.floor)], pen.inks.axis, 1.2);
        let top = outline.iter().map(|(_, y)| *y).fold(frame.floor, f64::min);
        pen.note(Area { x: first.0, y: top, w: last.0 - first.0, h: frame.floor - top }, &[accent]);
    }

    fn bars(&self, pen: &Pen, frame: &Frame) {
        let accent = pen.inks.accent;
        for (i, bar) in frame.bars.iter().enumerate() {
            let half = if i == 0 { 5.0 } else { 2.5 };
            let area = Area { x: bar.from, y: bar.y - half, w: bar.to - bar.from, h: 2.0 * half };
            pen.fill(&corners(area), accent);
            pen.note(area, &[accent]);
            pen.halo(&bar.words, bar.words_x, bar.words_y, LABEL, pen.inks.ink, bar.anchor);
        }
    }
}

/// The marked values: a pole from the axis to the words, a dot where it stands.
fn flags(pen: &Pen, frame: &Frame) {
    let ink = pen.inks.ink;
    for flag in &frame.flags {
        let top = frame.flag_top(flag.row);
        pen.stroke(&[(flag.x, frame.floor), (flag.x, top)], ink, 1.3);
        pen.note(Area { x: flag.x - 0.7, y: top, w: 1.4, h: frame.floor - top }, &[ink]);
        if flag.beyond {
            let y = frame.floor - 14.0;
            pen.stroke(&[(flag.x, y), (flag.x + 12.0, y)], ink, 1.3);
            pen.stroke(&[(flag.x + 8.0, y - 4.0), (flag.x + 12.0, y), (flag.x + 8.0, y + 4.0)], ink, 1.3);
        } else {
            pen.circle((flag.x, frame.floor), 3.5, ink);
            pen.note_round((flag.x, frame.floor), 3.5, &[ink]);
        }
        pen.words(&flag.words, flag.x + flags::AFTER, top + LABEL.size * 0.86, LABEL, ink, Anchor::Start);
    }
    for x in &frame.unnamed {
        pen.circle((*x, frame.floor), 2.5, ink);
        pen.note_round((*x, frame.floor), 2.5, &[ink]);
    }
}

/// A mark in words, its name cut so that all fits; `beyond` if it lies off the scale.
fn flag_words(name: &str, value: f64, beyond: bool, room: f64, lang: Lang) -> String {
    let mut number = words::number(value, lang);
    if beyond {
        number = format!("{number} ({})", BEYOND.say(lang));
    }
    let name = text::fit(&text::clean(name, 120), LABEL, room - text::width(&number, LABEL) - 12.0);
    if name.is_empty() { number } else { format!("{name}: {number}") }
}
