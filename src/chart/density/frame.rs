//! Where things stand in a density plot: flags, curve, bars, axis.

use super::flags::{self, Flag};
use super::{DensityChart, flag_words, words};
use crate::chart::axis::Axis;
use crate::chart::pen::{LABEL, TICK, leading};
use crate::chart::ruler::{Ruler, Span};
use crate::chart::svg::Anchor;
use crate::chart::text;
use crate::lang::Lang;

/// More marks than this have no words.
pub(super) const MOST_FLAGS: usize = 12;
/// More points than this are thinned to one a pixel.
const MOST_POINTS: usize = 1000;
const FLAG: f64 = 19.0;
const CURVE: f64 = 190.0;
const BAR: f64 = 26.0;
const AXIS: f64 = 24.0;

/// A central interval in place.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub from: f64,
    pub to: f64,
    pub y: f64,
    pub words: String,
    pub words_x: f64,
    pub words_y: f64,
    pub anchor: Anchor,
}

/// A density plot, laid out from its upper edge down.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Maps values less `base`.
    pub ruler: Ruler,
    /// The value at which the axis begins.
    pub base: f64,
    pub right: f64,
    pub flags: Vec<Flag>,
    /// Marks without words.
    pub unnamed: Vec<f64>,
    pub bars: Vec<Bar>,
    /// The curve's highest point, its base, and the end of the grid.
    pub top: f64,
    pub floor: f64,
    pub bottom: f64,
}

/// The values that the axis should hold: where the curve can be seen, the intervals, and the marks that are not far off.
pub(super) fn span(chart: &DensityChart) -> Option<Span> {
    let points = chart.points();
    let peak = points.iter().map(|(_, density)| *density).fold(0.0, f64::max);
    let seen = points.iter().filter(|(_, density)| *density >= peak * 1e-3).map(|(x, _)| *x);
    let ends = chart.central().into_iter().flat_map(|(_, low, high)| [low, high]);
    let own = Span::of(seen.chain(ends))?;
    let near = chart.marked().into_iter().map(|(_, value)| value).filter(|value| *value <= 3.0 * own.high);
    Span::of(near.chain([own.low, own.high]))
}

impl Frame {
    pub fn of(chart: &DensityChart, x: f64, width: f64, shared: Option<Span>, lang: Lang) -> Self {
        let span = shared.or_else(|| span(chart)).unwrap_or(Span { low: 0.0, high: 1.0 });
        let want = ((width / 90.0) as u32).clamp(3, 9);
        let base = base(span, want);
        let ruler = Ruler::counts(span.high - base, want, 0.0, 1000.0);
        let half = |tick: f64| text::width(&lang.number(tick + base), TICK) / 2.0;
        // The numbers of the first and the last tick may overhang a little.
        let left = x + (half(0.0) - 12.0).max(0.0);
        let far = x + width - (half(ruler.max()) - 12.0).max(0.0);
        let share = |value: f64| ((value - base) / ruler.max()).clamp(0.0, 1.0);
        let marked = chart.marked();
        let named: Vec<(f64, String)> = marked
            .iter()
            .take(MOST_FLAGS)
            .map(|(name, value)| {
                let beyond = *value > base + ruler.max() || *value < base;
                (*value, flag_words(name, *value, beyond, width * 0.5, lang))
            })
            .collect();
        let shares: Vec<(f64, String)> = named.iter().map(|(value, words)| (share(*value), words.clone())).collect();
        let right = flags::axis_end(&shares, left, x + width).min(far);
        let ruler = Ruler::counts(span.high - base, want, left, right);
        let at = |value: f64| ruler.at(value - base);
        let flag =
            |(value, words): (f64, String)| Flag { x: at(value), words, row: 0, beyond: value > base + ruler.max() };
        let mut flags: Vec<Flag> = named.into_iter().map(flag).collect();
        flags::raise(&mut flags);
        let unnamed = marked.iter().skip(MOST_FLAGS).map(|(_, value)| at(*value)).collect();
        let rows = flags.iter().map(|flag| flag.row + 1).max().unwrap_or(0);
        let top = rows as f64 * FLAG + if rows > 0 { 8.0 } else { 4.0 };
        let floor = top + CURVE;
        let mut y = floor + 12.0;
        let mut bars = Vec::new();
        for interval in chart.central() {
            let (bar, height) = bar(interval, (at(interval.1), at(interval.2)), y, (x, x + width), lang);
            bars.push(bar);
            y += height;
        }
        Self { ruler, base, right, flags, unnamed, bars, top, floor, bottom: y }
    }

    /// The height that it takes.
    pub fn height(&self) -> f64 {
        self.bottom + AXIS
    }

    /// Moves it to `y`; the curve takes what room there is to spare.
    pub fn place(&mut self, y: f64, height: f64) {
        let spare = (height - self.height()).clamp(0.0, 420.0);
        self.top += y;
        self.floor += y + spare;
        self.bottom += y + spare;
        for bar in &mut self.bars {
            bar.y += y + spare;
            bar.words_y += y + spare;
        }
    }

    /// The pixel of a value.
    pub fn at(&self, value: f64) -> f64 {
        self.ruler.at(value - self.base)
    }

    /// The upper edge of a row of flags.
    pub fn flag_top(&self, row: usize) -> f64 {
        self.top - 8.0 - (row + 1) as f64 * FLAG + 2.0
    }

    /// The curve in pixels; where it has more points than the eye can see, the mean of those that share a pixel.
    pub fn outline(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let (low, high) = (self.base, self.base + self.ruler.max());
        let peak = points.iter().map(|(_, density)| *density).fold(f64::MIN_POSITIVE, f64::max);
        let seen = points.iter().filter(|(value, _)| (low..=high).contains(value));
        let pixel =
            |(value, density): &(f64, f64)| (self.at(*value), self.floor - density / peak * (self.floor - self.top));
        let line: Vec<(f64, f64)> = seen.map(pixel).collect();
        if line.len() <= MOST_POINTS {
            return line;
        }
        let same = |a: &(f64, f64), b: &(f64, f64)| a.0.floor() == b.0.floor();
        line.chunk_by(same)
            .map(|chunk| {
                let n = chunk.len() as f64;
                (chunk.iter().map(|(x, _)| x).sum::<f64>() / n, chunk.iter().map(|(_, y)| y).sum::<f64>() / n)
            })
            .collect()
    }
}

/// Where the axis begins: at 0, unless the curve lies so far from it that it would be a spike.
fn base(span: Span, want: u32) -> f64 {
    if span.low < 0.6 * span.high {
        return 0.0;
    }
    let mut base = 0.0;
    let mut step = Axis::cover(span.high - span.low, want).step;
    // A step that still covers all from a multiple of itself.
    for _ in 0..4 {
        base = (span.low / step).floor() * step;
        let next = Axis::cover(span.high - base, want).step;
        if next <= step {
            break;
        }
        step = next;
    }
    base
}

/// The part of a line between two pixels, its ends on the line.
pub(super) fn between(line: &[(f64, f64)], from: f64, to: f64) -> Vec<(f64, f64)> {
    let cut = |x: f64| {
        line.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0).map(|pair| {
            let share = (x - pair[0].0) / (pair[1].0 - pair[0].0).max(1e-9);
            (x, pair[0].1 + share * (pair[1].1 - pair[0].1))
        })
    };
    let inner = line.iter().copied().filter(|(x, _)| *x > from && *x < to);
    cut(from).into_iter().chain(inner).chain(cut(to)).collect()
}

/// A bar with its words right of it, left of it or beneath it; and the height that it takes.
fn bar(interval: (f64, f64, f64), (from, to): (f64, f64), y: f64, (left, right): (f64, f64), lang: Lang) -> (Bar, f64) {
    let to = to.max(from + 1.0);
    let words = words::central(interval, lang);
    let wide = text::width(&words, LABEL);
    let middle = y + BAR / 2.0;
    let beside = middle + LABEL.size * 0.35;
    let (words_x, words_y, anchor, height) = if to + 10.0 + wide <= right {
        (to + 10.0, beside, Anchor::Start, BAR)
    } else if from - 10.0 - wide >= left + 8.0 {
        (from - 10.0, beside, Anchor::End, BAR)
    } else {
        let x = from.clamp(left + 8.0, (right - wide).max(left + 8.0));
        (x, middle + 7.0 + LABEL.size * 0.86, Anchor::Start, BAR + leading(LABEL))
    };
    (Bar { from, to, y: middle, words, words_x, words_y, anchor }, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_begins_at_zero_unless_the_curve_is_far_from_it() {
        assert_eq!(base(Span { low: 250.0, high: 560.0 }, 8), 0.0);
        assert_eq!(base(Span { low: 60_100.0, high: 62_000.0 }, 8), 60_000.0);
        assert_eq!(base(Span { low: 987.0, high: 1023.0 }, 8), 985.0);
    }

    #[test]
    fn a_part_of_a_line_ends_on_it() {
        let line = [(0.0, 0.0), (10.0, 10.0), (20.0, 0.0)];
        assert_eq!(between(&line, 5.0, 15.0), [(5.0, 5.0), (10.0, 10.0), (15.0, 5.0)]);
        assert_eq!(between(&line, 25.0, 35.0), []);
    }
}
