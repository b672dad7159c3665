//! Where bars stand: names at their left, or above them where there is little room, and a ruler that leaves room for the words.

use super::alt::OTHERS;
use super::{Shown, has_interval};
use crate::chart::axis::Axis;
use crate::chart::pen::{LABEL, TICK, leading};
use crate::chart::range::Extent;
use crate::chart::ruler::Ruler;
use crate::chart::text::{self, Style, clean};
use crate::chart::words::EVENTS;
use crate::chart::words::UNKNOWN;
use crate::lang::{Lang, Phrase};

pub(super) const NAME: Style = Style::bold(13.0);
pub(super) const DETAIL: Style = Style::regular(11.5);
/// Length of the line that goes on to an open end.
pub(super) const ARROW: f64 = 28.0;
/// Between a mark and its words.
pub(super) const GAP: f64 = 9.0;
/// From the bar's edge to the middle of the line beneath it.
pub(super) const BENEATH: f64 = 6.5;
/// From the axis to a name above its bar.
pub(super) const INSET: f64 = 6.0;
const AXIS_HEIGHT: f64 = 24.0;
/// Below this width names stand above their bars.
const NARROW: f64 = 420.0;
/// Above this many rows they stand closer.
const MANY: usize = 12;

const EACH: Phrase = Phrase::new(
    "each {n} or fewer",
    "au plus {n} chacun",
    "{n} o menos cada uno",
    "{n} أو أقل لكل منها",
    "в каждой группе не более {n}",
    "у кожній групі не більш ніж {n}",
);

/// One row, laid out; `row` is its index among those shown, `None` for the line that stands for the others.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub row: Option<usize>,
    pub name: Vec<String>,
    pub detail: String,
    pub words: String,
    pub top: f64,
    pub height: f64,
}

/// Rows from the plot's upper edge down.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub rows: Vec<Row>,
    pub ruler: Ruler,
    /// The left edge of names, the edges of the grid, and the right edge of words.
    pub edge: f64,
    pub left: f64,
    pub right: f64,
    pub words_right: f64,
    pub top: f64,
    pub bottom: f64,
    /// Height of a bar.
    pub bar: f64,
    /// Whether names stand above bars.
    pub stacked: bool,
    /// Whether any row has a line beneath its bar.
    pub intervals: bool,
}

impl Layout {
    /// Lays out rows between `x` and `x + width`, on a ruler that reaches `least` if it is given.
    pub fn of(shown: &Shown, x: f64, width: f64, least: Option<f64>, lang: Lang) -> Self {
        let most = shown.rows.iter().filter_map(|(_, extent)| extent.top()).fold(0.0, f64::max);
        let end = most.max(1.0);
        let many = shown.rows.len() > MANY;
        let intervals = shown.rows.iter().any(|(_, extent)| has_interval(extent));
        let words_right = x + width;
        let words: Vec<String> = shown.rows.iter().map(|(_, extent)| extent.words(lang)).collect();
        let room = (width * 0.34).round();
        let names: Vec<Vec<String>> = shown
            .rows
            .iter()
            .map(|(row, _)| text::balance(&name_of(&row.name, lang), NAME, room, if many { 1 } else { 2 }))
            .collect();
        let details: Vec<String> = shown
            .rows
            .iter()
            .map(|(row, _)| match row.events {
                0 => String::new(),
                n => EVENTS.with(lang, &[("n", &lang.number(n as f64))]),
            })
            .collect();
        let widest = names.iter().flatten().map(|line| text::width(line, NAME)).fold(40.0, f64::max);
        let widest = details.iter().filter(|_| !many).map(|line| text::width(line, DETAIL)).fold(widest, f64::max);
        let left = x + (widest + 14.0).round();
        let want = |room: f64| (room / 90.0).clamp(2.0, 8.0) as u32;
        let axis = Axis::cover(end, want(words_right - left));
        let limit = right_edge(&shown.rows, &words, &axis, left, words_right, lang);
        let stacked = width < NARROW || limit < left + 0.3 * (words_right - left);
        let top = least.unwrap_or(end).max(1.0);
        // On a scale that is shared with other charts nothing may hang on this one's own names and words.
        let (left, right) = if stacked {
            let edge = tick_edge(&Axis::cover(top, want(width)), words_right, lang);
            // An arrow must not leave the plot.
            (x, edge.min(words_right - ARROW))
        } else if least.is_some() {
            let left = x + room + 14.0;
            let longest = Extent { low: Some(top - 1.0), best: Some(top), high: Some(top) }.words(lang);
            let right = words_right - ARROW - GAP - text::width(&longest, LABEL);
            (left, right.max(left + 0.3 * (words_right - left)))
        } else {
            (left, limit)
        };
        let ruler = Ruler::counts(top, want(if stacked { width } else { words_right - left }), left, right);
        let bar = if stacked || many { 11.0 } else { 16.0 };
        let mut layout = Self {
            rows: Vec::new(),
            ruler,
            edge: x,
            left,
            right,
            words_right,
            top: 0.0,
            bottom: 0.0,
            bar,
            stacked,
            intervals,
        };
        let mut y = 4.0;
        let others = shown.others > 0;
        for (i, (name, (words, detail))) in names.into_iter().zip(words.into_iter().zip(details)).enumerate() {
            if others && i == shown.named {
                y = layout.push(others_row(shown, lang), y, many);
            }
            let words = text::fit(&words, LABEL, width - INSET);
            let name = if stacked { above(&name_of(&shown.rows[i].0.name, lang), &words, width) } else { name };
            let detail = if stacked || many { String::new() } else { detail };
            y = layout.push(Row { row: Some(i), name, detail, words, top: 0.0, height: 0.0 }, y, many);
        }
        if others && shown.named == shown.rows.len() {
            y = layout.push(others_row(shown, lang), y, many);
        }
        layout.bottom = y + 2.0;
        layout
    }

    fn push(&mut self, mut row: Row, y: f64, many: bool) -> f64 {
        let marks = self.bar + if self.intervals { BENEATH + 4.0 } else { 0.0 };
        let beside = row.name.len() as f64 * leading(NAME) + if row.detail.is_empty() { 0.0 } else { leading(DETAIL) };
        row.top = y;
        row.height = match row.row {
            _ if !self.stacked => marks.max(beside) + if many { 7.0 } else { 15.0 },
            Some(_) => head(&row) + marks + 11.0,
            None => head(&row) + 8.0,
        };
        let end = y + row.height;
        self.rows.push(row);
        end
    }

    /// The height that it takes, its axis among it.
    pub fn height(&self) -> f64 {
        self.bottom + AXIS_HEIGHT
    }

    /// Moves it to `y` and spreads its rows and widens its bars over `height`, as far as that looks well.
    pub fn place(&mut self, y: f64, height: f64) {
        let spare = (height - self.height()).max(0.0);
        let each = (spare / self.rows.len().max(1) as f64).min(48.0).floor();
        let thicker = (each * 0.5).min(14.0).floor();
        self.bar += thicker;
        for (i, row) in self.rows.iter_mut().enumerate() {
            row.top += y + each * i as f64;
            row.height += each;
        }
        self.top += y;
        self.bottom += y + each * self.rows.len() as f64;
    }

    /// The upper edge of the bar of a row.
    pub fn bar_top(&self, row: &Row) -> f64 {
        let marks = self.bar + if self.intervals { BENEATH + 3.0 } else { 0.0 };
        let head = if self.stacked { head(row) } else { 0.0 };
        row.top + (row.height - marks - head) / 2.0 + head
    }
}

/// The height of the words above a bar.
pub(super) fn head(row: &Row) -> f64 {
    row.name.len() as f64 * leading(LABEL) + 4.0
}

fn name_of(name: &str, lang: Lang) -> String {
    match clean(name, 200) {
        name if name.is_empty() => UNKNOWN.say(lang).to_string(),
        name => name,
    }
}

/// A name above its bar, with room for the words behind its last line.
fn above(name: &str, words: &str, width: f64) -> Vec<String> {
    let mut lines = text::wrap(name, LABEL, width - INSET, 2);
    if lines.last().is_some_and(|line| INSET + text::width(line, LABEL) + 12.0 + text::width(words, LABEL) > width) {
        lines.push(String::new());
    }
    lines
}

fn others_row(shown: &Shown, lang: Lang) -> Row {
    let words = shown.most.map_or(String::new(), |most| EACH.with(lang, &[("n", &lang.number(most))]));
    let name = vec![OTHERS.with(lang, &[("n", &shown.others.to_string())])];
    Row { row: None, name, detail: String::new(), words, top: 0.0, height: 0.0 }
}

/// How far a ruler may go so that its last number does not hang out too far.
fn tick_edge(axis: &Axis, right: f64, lang: Lang) -> f64 {
    right - (text::width(&lang.number(axis.max()), TICK) / 2.0 - 12.0).max(0.0)
}

/// How far the ruler may go so that the words of every row fit behind its marks.
fn right_edge(
    rows: &[(&super::BarRow, Extent)],
    words: &[String],
    axis: &Axis,
    left: f64,
    right: f64,
    lang: Lang,
) -> f64 {
    rows.iter().zip(words).fold(tick_edge(axis, right, lang), |edge, ((_, extent), words)| {
        let arrow = if extent.open_right() { ARROW } else { 0.0 };
        let room = right - left - arrow - GAP - text::width(words, LABEL);
        match extent.top() {
            Some(top) if top > 0.0 => edge.min(left + room * axis.max() / top),
            _ => edge,
        }
    })
}
