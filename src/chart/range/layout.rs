//! Where things stand down the page: header, legend, rows of their own height, axis, footer.

use super::extent::{self, Extent};
use super::place::{self, Label, Mark, Scale, Side};
use super::{RangeChart, RangeRow};
use crate::chart::pen::{LABEL, leading};
use crate::chart::text::{self, Style, clean};
use crate::chart::theme::Tone;
use crate::chart::words::BEYOND;
use crate::lang::Lang;

pub(super) const NAME: Style = Style::bold(13.0);
pub(super) const DERIVED: Style = Style::regular(12.5);
pub(super) const DETAIL: Style = Style::regular(11.5);
/// How far a derived row's name is set in.
pub(super) const INDENT: f64 = 16.0;
/// Above this many rows they stand closer, and the axis is labelled at both ends.
pub(super) const MANY: usize = 12;

/// One row, laid out.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub name: Vec<String>,
    pub detail: Vec<String>,
    pub mark: Option<Mark>,
    pub label: Label,
    pub tone: Tone,
    pub derived: bool,
    /// Upper edge and height of the row, and the height of the mark's centre, all in CSS pixels.
    pub top: f64,
    pub height: f64,
    pub centre: f64,
}

impl Row {
    pub fn name_style(&self) -> Style {
        if self.derived { DERIVED } else { NAME }
    }

    /// Height of the name and detail block.
    pub fn left_height(&self) -> f64 {
        self.name.len() as f64 * leading(self.name_style()) + self.detail.len() as f64 * leading(DETAIL)
    }
}

/// The rows, laid out from the plot's upper edge down.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub rows: Vec<Row>,
    pub scale: Scale,
    /// Edges of the grid.
    pub top: f64,
    pub bottom: f64,
}

/// The axis below the rows.
pub(super) const AXIS_HEIGHT: f64 = 24.0;

impl Layout {
    /// Lays out a chart between `x` and `x + width`, on a scale that reaches `least` if it is given.
    pub fn of(chart: &RangeChart, x: f64, width: f64, least: Option<f64>, lang: Lang) -> Self {
        let extents: Vec<Extent> = chart.rows.iter().map(Extent::of).collect();
        let (end, beyond) = match least {
            Some(least) => (least, false),
            None => extent::scale_end(&extents),
        };
        let words: Vec<String> = chart
            .rows
            .iter()
            .zip(&extents)
            .map(|(row, e)| {
                let words = row.words(*e, lang);
                if e.top().is_some_and(|top| beyond && top > end) {
                    return format!("{words} ({})", BEYOND.say(lang));
                }
                // Without a mark no colour tells the status.
                let tone = row.tone.words(lang);
                let mute = e.is_empty() && row.tone != Tone::Unstated && !row.label.contains(tone);
                if mute { format!("{words} ({tone})") } else { words }
            })
            .collect();
        let names: Vec<(Vec<String>, Vec<String>)> =
            chart.rows.iter().map(|row| name_block(row, (width * 0.33).round())).collect();
        let left = x + names_width(chart, &names);
        let asked: Vec<(Extent, String, bool)> = extents
            .iter()
            .zip(&words)
            .zip(&chart.rows)
            .map(|((extent, words), row)| (*extent, words.clone(), row.derived))
            .collect();
        let scale = place::scale(&asked, end, least.is_some(), (left, x + width), lang);
        let many = chart.rows.len() > MANY;
        let top = if many { 20.0 } else { 0.0 };
        let mut y = top + 6.0;
        let mut rows = Vec::new();
        for (((row, e), words), (name, detail)) in chart.rows.iter().zip(&extents).zip(&words).zip(names) {
            let mark = Mark::of(*e, &scale, row.derived);
            let label = Label::of(words, mark.as_ref(), &scale);
            let pad = if row.derived || many { 12.0 } else { 18.0 };
            let mut placed = Row {
                name,
                detail,
                mark,
                label,
                tone: row.tone,
                derived: row.derived,
                top: y,
                height: pad,
                centre: 0.0,
            };
            let words_high = placed.label.lines.len() as f64 * leading(LABEL);
            let left_high = placed.left_height();
            if placed.label.side == Side::Below {
                placed.height += left_high.max(18.0 + words_high);
                placed.centre = y + pad / 2.0 + 8.0 + ((left_high - 18.0 - words_high) / 2.0).max(0.0);
            } else {
                placed.height += left_high.max(words_high).max(15.0);
                placed.centre = y + placed.height / 2.0;
            }
            y += placed.height;
            rows.push(placed);
        }
        Self { rows, scale, top, bottom: y + 6.0 }
    }

    /// The height that it takes, its axis among it.
    pub fn height(&self) -> f64 {
        self.bottom + AXIS_HEIGHT
    }

    /// Moves it to `y` and spreads its rows over `height`, as far as that looks well.
    pub fn place(&mut self, y: f64, height: f64) {
        let spare = (height - self.height()).max(0.0);
        let each = (spare / self.rows.len().max(1) as f64).min(60.0).floor();
        for (i, row) in self.rows.iter_mut().enumerate() {
            row.top += y + each * i as f64;
            row.centre += y + each * (i as f64 + 0.5);
            row.height += each;
        }
        self.top += y;
        self.bottom += y + each * self.rows.len() as f64;
    }
}

fn name_block(row: &RangeRow, most: f64) -> (Vec<String>, Vec<String>) {
    let (style, room) = if row.derived { (DERIVED, most - INDENT) } else { (NAME, most) };
    let name = text::balance(&clean(&row.name, 400), style, room, 3);
    let detail = clean(&row.detail, 400);
    (name, detail_lines(&detail, room))
}

/// A detail on one line, or broken between its parts if that will do, or else anywhere.
fn detail_lines(detail: &str, room: f64) -> Vec<String> {
    let fits = |part: &str| text::width(part, DETAIL) <= room;
    if !fits(detail) {
        for (gap, kept) in [(" · ", ""), ("; ", ";"), (", ", ",")] {
            if let Some((first, second)) = detail.rsplit_once(gap)
                && fits(&format!("{first}{kept}"))
                && fits(second)
            {
                return vec![format!("{first}{kept}"), second.to_string()];
            }
        }
    }
    text::wrap(detail, DETAIL, room, 2)
}

fn names_width(chart: &RangeChart, names: &[(Vec<String>, Vec<String>)]) -> f64 {
    let mut widest: f64 = 60.0;
    for (row, (name, detail)) in chart.rows.iter().zip(names) {
        let (style, indent) = if row.derived { (DERIVED, INDENT) } else { (NAME, 0.0) };
        for line in name {
            widest = widest.max(indent + text::width(line, style));
        }
        for line in detail {
            widest = widest.max(indent + text::width(line, DETAIL));
        }
    }
    (widest + 20.0).round()
}
