//! The multipliers plot: what each source's figures are of the others', with intervals, on a logarithmic axis around 1.

mod make;
mod samples;
#[cfg(test)]
mod tests;
mod words;

use super::Area;
use super::axis::CEILING;
use super::frame::{Data, Look, MARGIN, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::{LABEL, Pen, corners, leading};
use super::rows::{Rows, Words};
use super::ruler::{Ruler, Span};
use super::svg::Anchor;
use super::text::{self, clean};
use super::words::NO_DATA;
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use words::{ALT, EVENTS, HIGHER, KEY_INTERVAL, LOWER, MORE, NO_FACTOR, NOTE, OPEN_HIGH, OPEN_LOW};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "multipliers",
    about: "what each source's figures are of the others', with intervals",
    datawrapper: "d3-range-plot",
    make: make::make,
    samples: samples::all,
};

/// Half a square's side, half a cap's height.
const HALF: f64 = 6.0;
const CAP: f64 = 5.0;
/// How far a line with an open end goes on beyond its factor, and beyond the ends of the ruler.
const ARROW: f64 = 28.0;
const OVERHANG: f64 = 18.0;
/// Rows told one by one in the alt text.
const MOST_ROWS: usize = 30;

/// Everything a multipliers plot shows.
#[derive(Clone, Debug, Default)]
pub struct MultipliersChart {
    /// Top to bottom.
    pub rows: Vec<MultiplierRow>,
    /// Level of the intervals (0.95).
    pub level: f64,
}

/// A source and its factor: 1 is no difference, 2 twice the others' figures.
#[derive(Clone, Debug, Default)]
pub struct MultiplierRow {
    /// The source.
    pub source: String,
    /// The factor.
    pub factor: f64,
    /// Lower end of its interval; `None` if it is open.
    pub low: Option<f64>,
    /// Upper end; `None` if it is open.
    pub high: Option<f64>,
    /// How many events it rests on.
    pub events: usize,
}

/// Where a whole interval lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Lower,
    Higher,
}

/// Lower end, factor, upper end: positive numbers that a page can hold.
struct Reach {
    low: Option<f64>,
    factor: Option<f64>,
    high: Option<f64>,
}

impl MultiplierRow {
    fn reach(&self) -> Reach {
        let sound = |value: Option<f64>| value.filter(|v| (1.0 / CEILING..=CEILING).contains(v));
        Reach { low: sound(self.low), factor: sound(Some(self.factor)), high: sound(self.high) }
    }

    /// The side on which the whole interval lies.
    fn side(&self) -> Option<Side> {
        let Reach { low, factor, high } = self.reach();
        let factor = factor?;
        match (low, high) {
            (_, Some(high)) if high < 1.0 && factor < 1.0 => Some(Side::Lower),
            (Some(low), _) if low > 1.0 && factor > 1.0 => Some(Side::Higher),
            _ => None,
        }
    }

    /// The factor in words: "×0.75 (0.55–1.02)".
    fn figure(&self, lang: Lang) -> String {
        let Reach { low, factor, high } = self.reach();
        let Some(factor) = factor else { return NO_FACTOR.say(lang).into() };
        let interval = match (low, high) {
            (Some(low), Some(high)) => format!("{}\u{2013}{}", number(low, lang), number(high, lang)),
            (Some(low), None) => OPEN_HIGH.with(lang, &[("n", &number(low, lang))]),
            (None, Some(high)) => OPEN_LOW.with(lang, &[("n", &number(high, lang))]),
            (None, None) => return times(factor, lang),
        };
        format!("{} ({interval})", times(factor, lang))
    }

    fn words(&self, lang: Lang) -> Words {
        let detail = vec![EVENTS.with(lang, &[("n", &lang.number(self.events as f64))])];
        Words { name: self.source.clone(), detail, figure: self.figure(lang), ..Words::default() }
    }
}

/// A factor with two decimals, or so many that it has three figures above ten and two below a tenth.
fn number(value: f64, lang: Lang) -> String {
    let decimals = (2.0 - value.log10().floor()).clamp(0.0, 13.0) as usize;
    lang.decimal(value, if value < 0.1 { decimals - 1 } else { decimals.min(2) })
}

fn times(value: f64, lang: Lang) -> String {
    format!("×{}", number(value, lang))
}

impl MultipliersChart {
    fn percent(&self, lang: Lang) -> String {
        let level = if self.level > 0.0 && self.level < 1.0 { self.level } else { 0.95 };
        lang.decimal(level * 100.0, 1)
    }

    fn layout(&self, x: f64, width: f64, lang: Lang) -> (Rows, [Vec<String>; 2]) {
        let words: Vec<Words> = self.rows.iter().map(|row| row.words(lang)).collect();
        let axis = self.span().is_some();
        let plot = Rows::of(&words, x, width, 0.0, axis).plot();
        // Above the rows there is nothing else: the words may reach from edge to edge.
        let one = plot.x + plot.w / 2.0;
        let sides = [(LOWER, one - x), (HIGHER, x + width - one)]
            .map(|(side, room)| text::balance(side.say(lang), LABEL, room - 30.0, 3));
        let lines = sides.iter().map(Vec::len).max().unwrap_or(0);
        let head = if axis { lines as f64 * leading(LABEL) + 10.0 } else { 0.0 };
        (Rows::of(&words, x, width, head, axis), sides)
    }

    /// The same distance on both sides of 1, so that it stands in the middle.
    fn around_one(span: Span) -> Span {
        let far = span.high.max(1.0 / span.low).max(2.0);
        Span { low: 1.0 / far, high: far }
    }
}

impl Plot for MultipliersChart {
    fn alt(&self, lang: Lang) -> String {
        let told = |row: &MultiplierRow| {
            let events = EVENTS.with(lang, &[("n", &lang.number(row.events as f64))]);
            format!("{}: {}, {events}", clean(&row.source, 80), row.figure(lang))
        };
        let mut rows: Vec<String> = self.rows.iter().take(MOST_ROWS).map(told).collect();
        if let Some(more) = self.rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
            rows.push(MORE.with(lang, &[("n", &more.to_string())]));
        }
        let rows = if rows.is_empty() { String::new() } else { format!(" {}.", rows.join("; ")) };
        format!("{}{rows}", ALT.say(lang))
    }

    fn data(&self) -> Data {
        let row = |row: &MultiplierRow| {
            let numbers = [Some(row.factor), row.low, row.high].map(plain);
            [row.source.clone()].into_iter().chain(numbers).chain([row.events.to_string()]).collect()
        };
        let columns = vec!["source", "factor", "low", "high", "events"];
        Data { columns, rows: self.rows.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.rows.is_empty().then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        if self.span().is_none() {
            return Vec::new();
        }
        let words = KEY_INTERVAL.with(look.lang, &[("p", &self.percent(look.lang))]);
        vec![Key::new(Icon::Square, words)]
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        vec![NOTE.say(look.lang).to_owned()]
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        self.layout(MARGIN, width, look.lang).0.height()
    }

    fn span(&self) -> Option<Span> {
        let drawn = self.rows.iter().map(MultiplierRow::reach).filter(|reach| reach.factor.is_some());
        Span::of(drawn.flat_map(|reach| [reach.low, reach.factor, reach.high]).flatten())
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let (mut rows, sides) = self.layout(area.x, area.w, pen.lang);
        rows.place(area.y, area.h);
        if let Some(span) = self.span() {
            let ruler = rows.ruler(Self::around_one(shared.unwrap_or(span)));
            let plot = rows.plot();
            rows.draw_axis(pen, &ruler, &|tick| format!("×{}", ruler.label(tick, pen.lang)));
            let one = ruler.at(1.0);
            // It leaves out the numbers of an upper axis.
            let lines = sides.iter().map(Vec::len).max().unwrap_or(0) as f64;
            let words_end = area.y + lines * leading(LABEL) + 2.0;
            let gap = if rows.axis_above() { words_end } else { plot.y };
            pen.stroke(&[(one, area.y), (one, gap)], pen.inks.axis, 2.0);
            pen.stroke(&[(one, plot.y), (one, plot.y + plot.h)], pen.inks.axis, 2.0);
            draw_sides(pen, one, area.y, &sides);
            for (i, row) in self.rows.iter().enumerate() {
                mark(pen, &row.reach(), &ruler, plot, rows.centre(i));
            }
        }
        rows.draw_words(pen);
    }
}

/// The words on both sides of 1, each behind an arrow that points its way.
fn draw_sides(pen: &Pen, one: f64, top: f64, sides: &[Vec<String>; 2]) {
    let first = top + leading(LABEL) * 0.76;
    let y = top + leading(LABEL) * 0.5;
    for (lines, way, anchor) in [(&sides[0], -1.0, Anchor::End), (&sides[1], 1.0, Anchor::Start)] {
        let (from, to) = (one + way * 9.0, one + way * 22.0);
        pen.stroke(&[(from, y), (to, y)], pen.inks.grey, 1.4);
        pen.stroke(&[(to - way * 4.0, y - 3.5), (to, y), (to - way * 4.0, y + 3.5)], pen.inks.grey, 1.4);
        pen.lines(lines, one + way * 28.0, first, LABEL, pen.inks.grey, anchor);
    }
}
fn mark(pen: &Pen, reach: &Reach, ruler: &Ruler, plot: Area, y: f64) {
    let Some(factor) = reach.factor else { return };
    let ink = pen.inks.ink;
    let x = ruler.at(factor);
    let from = reach.low.map_or((x - ARROW).max(plot.x - OVERHANG), |low| ruler.at(low));
    let to = reach.high.map_or((x + ARROW).min(plot.x + plot.w + OVERHANG), |high| ruler.at(high));
    // A bare factor has no interval at all.
    if reach.low.is_some() || reach.high.is_some() {
        pen.interval((from.min(x), to.max(x)), y, (reach.low.is_none(), reach.high.is_none()), CAP, ink, 2.0);
    }
    let square = Area { x: x - HALF, y: y - HALF, w: 2.0 * HALF, h: 2.0 * HALF };
    pen.fill(&corners(square), ink);
    pen.note(square, &[ink]);
}
