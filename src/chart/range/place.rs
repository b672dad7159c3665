//! Where things stand along the axis: the scale, each row's mark in pixels, and on which side of it the words fit.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::extent::Extent;
use crate::chart::axis::Axis;
use crate::chart::pen::{LABEL, TICK};
use crate::chart::svg::UNIT;
use crate::chart::text;
use crate::lang::Lang;

/// Length of an arrow for an open end.
pub(super) const ARROW: f64 = 44.0;
/// Length of the broken line before a value beyond the scale.
const STUB: f64 = 36.0;
/// Between a mark and its words.
const GAP: f64 = 9.0;
/// Least room for words on several lines.
const WRAPPED: f64 = 110.0;

/// The axis and the pixels it spans.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub axis: Axis,
    pub left: f64,
    pub right: f64,
    /// How far words may go.
    pub text_right: f64,
}

impl Scale {
    /// The pixel of a value, by plotters' own mapping; what lies beyond the scale stands at its end.
    pub fn x(&self, value: f64) -> f64 {
        let limits = ((self.left * UNIT) as i32, (self.right * UNIT) as i32);
        let coord = RangedCoordf64::from(0.0..self.axis.max());
        f64::from(coord.map(&self.shown(value), limits)) / UNIT
    }

    /// The value as drawn.
    pub fn shown(&self, value: f64) -> f64 {
        value.min(self.axis.max())
    }

    fn beyond(&self, extent: Extent) -> bool {
        extent.top().is_some_and(|top| top > self.axis.max())
    }
}

/// A point of a mark: a value, and pixels away from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub value: f64,
    pub dx: f64,
    pub dy: f64,
}

/// What is drawn for one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark {
    pub lines: Vec<Vec<Point>>,
    pub dot: Option<f64>,
    /// Leftmost and rightmost pixel.
    pub span: (f64, f64),
    /// Where the line is broken since its value lies beyond the scale.
    pub broken: Option<f64>,
}

impl Mark {
    /// The mark of a row; `None` for a row without a number.
    pub fn of(extent: Extent, scale: &Scale, derived: bool) -> Option<Self> {
        extent.top()?;
        let at = |value: f64, dx: f64, dy: f64| Point { value: scale.shown(value), dx, dy };
        let cap = if derived { 4.5 } else { 6.0 };
        let radius = if derived { 5.0 } else { 6.5 };
        let mut mark = Self { dot: extent.dot().map(|v| scale.shown(v)), ..Self::default() };
        let known: Vec<f64> =
            [extent.low, extent.best, extent.high].into_iter().flatten().map(|v| scale.shown(v)).collect();
        let (least, most) = (known.iter().copied().fold(f64::MAX, f64::min), known.iter().copied().fold(0.0, f64::max));
        let (mut x0, mut x1) = (scale.x(least), scale.x(most));
        let beyond = scale.beyond(extent);
        let cap_at = |value: f64| vec![at(value, 0.0, -cap), at(value, 0.0, cap)];
        if let (true, Some(low), Some(high)) = (extent.is_bar(), extent.low, extent.high) {
            mark.lines.push(vec![at(low, 0.0, 0.0), at(high, 0.0, 0.0)]);
            mark.lines.push(cap_at(low));
            mark.lines.push(cap_at(high));
        }
        if extent.open_right() {
            let reach = ARROW.min(scale.text_right - x1);
            mark.lines.push(vec![at(least, 0.0, 0.0), at(most, reach - 1.5, 0.0)]);
            mark.lines.push(cap_at(least));
            mark.lines.push(vec![at(most, reach - 7.0, -5.5), at(most, reach, 0.0), at(most, reach - 7.0, 5.5)]);
            x1 += reach;
        }
        if extent.open_left() {
            let reach = ARROW.min(x0 - scale.left);
            mark.lines.push(cap_at(most));
            if reach >= 14.0 {
                mark.lines.push(vec![at(least, 1.5 - reach, 0.0), at(most, 0.0, 0.0)]);
                mark.lines.push(vec![
                    at(least, 7.0 - reach, -5.5),
                    at(least, -reach, 0.0),
                    at(least, 7.0 - reach, 5.5),
                ]);
                x0 -= reach;
            } else if reach >= 1.0 {
                mark.lines.push(vec![at(least, -reach, 0.0), at(most, 0.0, 0.0)]);
                x0 -= reach;
            }
        }
        if beyond {
            if scale.x(most) - scale.x(least) < STUB {
                mark.lines.push(vec![at(most, -STUB, 0.0), at(most, 0.0, 0.0)]);
                x0 = x0.min(scale.x(most) - STUB);
            }
            mark.broken = Some(scale.x(most) - STUB / 2.0);
        }
        let dot = mark.dot.map(|v| scale.x(v));
        mark.span =
            ((x0 - 3.0).min(dot.map_or(f64::MAX, |x| x - radius)), (x1 + 3.0).max(dot.map_or(0.0, |x| x + radius)));
        Some(mark)
    }
}

/// Where a row's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Below,
}

/// A row's words in place.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub lines: Vec<String>,
    pub side: Side,
    /// Left end of the lines, or their right end on the left side.
    pub x: f64,
}

impl Label {
    /// Beside the mark on one line if it fits, then on several, then beneath.
    pub fn of(words: &str, mark: Option<&Mark>, scale: &Scale) -> Self {
        let Some(mark) = mark else {
            let lines = text::balance(words, LABEL, scale.text_right - scale.left - GAP, 3);
            return Self { lines, side: Side::Right, x: scale.left + GAP };
        };
        let (right, left) = rooms(mark, scale);
        let right_x = mark.span.1 + GAP;
        let left_x = mark.span.0 - GAP;
        let wide = text::width(words, LABEL);
        if wide <= right {
            return Self { lines: vec![words.to_string()], side: Side::Right, x: right_x };
        }
        if wide <= left {
            return Self { lines: vec![words.to_string()], side: Side::Left, x: left_x };
        }
        for (side, room, x) in [(Side::Right, right, right_x), (Side::Left, left, left_x)] {
            let lines = text::balance(words, LABEL, room, 3);
            if room >= WRAPPED && !lines.last().is_some_and(|line| line.ends_with('…')) {
                return Self { lines, side, x };
            }
        }
        let full = scale.text_right - scale.left - GAP;
        let lines = text::wrap(words, LABEL, full, 3);
        let widest = lines.iter().map(|line| text::width(line, LABEL)).fold(0.0, f64::max);
        let x = mark.span.0.min(scale.text_right - widest).max(scale.left + GAP);
        Self { lines, side: Side::Below, x }
    }
}

fn rooms(mark: &Mark, scale: &Scale) -> (f64, f64) {
    (scale.text_right - mark.span.1 - GAP, mark.span.0 - GAP - scale.left - 6.0)
}

/// The scale of a chart: as short as it may be, with a few steps more where they bring words to the right of their marks; a
/// `fixed` one is shared with other charts, and has none.
pub(super) fn scale(
    rows: &[(Extent, String, bool)],
    end: f64,
    fixed: bool,
    (left, text_right): (f64, f64),
    lang: Lang,
) -> Scale {
    let widest = text::width(&lang.number(end * 1.4), TICK);
    let right = text_right - (widest / 2.0).max(8.0);
    let want = ((right - left) / (widest + 34.0)).clamp(2.0, 8.0) as u32;
    let base = Axis::cover(end, want);
    let make = |more: u32| Scale { axis: base.longer(more), left, right, text_right };
    if fixed {
        return make(0);
    }
    let most = (base.steps * 2 / 5).max(1);
    let arrows = |scale: &Scale| {
        let open = rows.iter().filter(|(extent, _, _)| extent.open_right());
        open.filter_map(|(extent, _, _)| extent.top()).all(|top| scale.x(top) + ARROW <= text_right - 4.0)
    };
    let cost = |scale: &Scale| {
        let longer = f64::from(scale.axis.steps - base.steps) / f64::from(base.steps);
        5.0 * longer + rows.iter().map(|(e, words, derived)| awkwardness(*e, words, *derived, scale)).sum::<f64>()
    };
    let mut best: Option<(f64, Scale)> = None;
    for scale in (0..=most).map(make).filter(arrows) {
        let cost = cost(&scale);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, scale));
        }
    }
    best.map_or_else(|| make(most), |(_, scale)| scale)
}

/// How far a row's words are from one line on the right of their mark.
fn awkwardness(extent: Extent, words: &str, derived: bool, scale: &Scale) -> f64 {
    let Some(mark) = Mark::of(extent, scale, derived) else { return 0.0 };
    let (right, left) = rooms(&mark, scale);
    let wide = text::width(words, LABEL);
    if wide <= right {
        0.0
    } else if wide <= left {
        1.0
    } else if right.max(left) >= WRAPPED {
        2.0
    } else {
        4.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(low: Option<f64>, high: Option<f64>) -> Extent {
        Extent { low, best: None, high }
    }

    fn rows(extents: &[Extent], words: &str) -> Vec<(Extent, String, bool)> {
        extents.iter().map(|e| (*e, words.to_string(), false)).collect()
    }

    #[test]
    fn the_axis_grows_until_the_words_fit_on_the_right() {
        let short = scale(&rows(&[extent(Some(300.0), Some(400.0)); 2], "x"), 600.0, false, (200.0, 740.0), Lang::En);
        let long = scale(
            &rows(&[extent(Some(300.0), Some(600.0)); 2], "x".repeat(16).as_str()),
            600.0,
            false,
            (200.0, 740.0),
            Lang::En,
        );
        assert_eq!(short.axis.max(), 600.0);
        assert_eq!(long.axis.max(), 800.0);
    }

    #[test]
    fn words_go_left_of_a_mark_at_the_right_edge_and_beneath_one_that_fills_the_plot() {
        let scale = Scale { axis: Axis::cover(600.0, 6), left: 200.0, right: 720.0, text_right: 740.0 };
        let words = "about six hundred people, most of them civilians";
        let at_edge = Mark::of(extent(Some(590.0), Some(600.0)), &scale, false).unwrap();
        assert_eq!(Label::of(words, Some(&at_edge), &scale).side, Side::Left);
        let full = Mark::of(extent(Some(0.0), Some(600.0)), &scale, false).unwrap();
        assert_eq!(Label::of(words, Some(&full), &scale).side, Side::Below);
    }

    #[test]
    fn an_open_end_has_an_arrow_that_stays_on_the_canvas() {
        let scale = Scale { axis: Axis::cover(600.0, 6), left: 200.0, right: 720.0, text_right: 740.0 };
        for value in [0.0, 1.0, 300.0, 600.0] {
            for e in [extent(Some(value), None), extent(None, Some(value))] {
                let mark = Mark::of(e, &scale, false).unwrap();
                assert!(mark.span.0 >= 190.0 && mark.span.1 <= 744.0, "{mark:?}");
            }
        }
    }
}
