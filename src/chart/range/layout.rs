//! Where things stand down the page: header, legend, rows of their own height, axis, footer.

use super::extent::{self, Extent};
use super::legend::{self, Key};
use super::place::{self, LABEL, Label, Mark, Scale, Side};
use super::{RangeChart, RangeRow};
use crate::chart::text::{self, Style, clean};
use crate::chart::theme::Tone;

pub(super) const MARGIN: f64 = 20.0;
pub(super) const TITLE: Style = Style::bold(19.0);
pub(super) const SUBTITLE: Style = Style::regular(13.5);
pub(super) const NAME: Style = Style::bold(13.0);
pub(super) const DERIVED: Style = Style::regular(12.5);
pub(super) const DETAIL: Style = Style::regular(11.5);
pub(super) const TICK: Style = Style::regular(11.5);
pub(super) const FOOTER: Style = Style::regular(11.5);
/// How far a derived row's name is set in.
pub(super) const INDENT: f64 = 16.0;
/// Above this many rows they stand closer, and the axis is labelled at both ends.
pub(super) const MANY: usize = 12;

/// Distance between baselines.
pub(super) fn leading(style: Style) -> f64 {
    (style.size * 1.32).round()
}

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

/// The whole chart, laid out.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    pub title: Vec<String>,
    pub subtitle: Vec<String>,
    pub footer: Vec<String>,
    pub legend: Vec<legend::Item>,
    pub rows: Vec<Row>,
    pub scale: Scale,
    /// First baselines and edges.
    pub title_y: f64,
    pub subtitle_y: f64,
    pub plot_top: f64,
    pub plot_bottom: f64,
    pub footer_y: f64,
}

impl Layout {
    pub fn of(chart: &RangeChart) -> Self {
        let width = f64::from(chart.size.width());
        let full = width - 2.0 * MARGIN;
        let title = heading(&clean(&chart.title, 300), full);
        let subtitle = text::wrap(&clean(&chart.subtitle, 600), SUBTITLE, full, 4);
        let extents: Vec<Extent> = chart.rows.iter().map(Extent::of).collect();
        let (end, beyond) = extent::scale_end(&extents);
        let words: Vec<String> = chart
            .rows
            .iter()
            .zip(&extents)
            .map(|(row, e)| {
                let words = row.words(*e);
                if e.top().is_some_and(|top| beyond && top > end) {
                    return format!("{words} (beyond the scale)");
                }
                // Without a mark no colour tells the status.
                let mute = e.is_empty() && row.tone != Tone::Unstated && !row.label.contains(row.tone.words());
                if mute { format!("{words} ({})", row.tone.words()) } else { words }
            })
            .collect();
        let names: Vec<(Vec<String>, Vec<String>)> =
            chart.rows.iter().map(|row| name_block(row, (width * 0.31).round())).collect();
        let left = plot_left(chart, &names);
        let asked: Vec<(Extent, String, bool)> = extents
            .iter()
            .zip(&words)
            .zip(&chart.rows)
            .map(|((extent, words), row)| (*extent, words.clone(), row.derived))
            .collect();
        let scale = place::scale(&asked, end, left, width - MARGIN);
        let mut y = 20.0;
        let title_y = y + TITLE.size * 0.86;
        y += title.len() as f64 * leading(TITLE) + if title.is_empty() { 0.0 } else { 3.0 };
        let subtitle_y = y + SUBTITLE.size * 0.86;
        y += subtitle.len() as f64 * leading(SUBTITLE) + 12.0;
        let keys = Key::in_use(chart.rows.iter().zip(&extents).map(|(row, e)| (row.tone, row.derived, *e)));
        let (legend, after) = legend::flow(&keys, y, left, MARGIN, width - MARGIN);
        y = after;
        let many = chart.rows.len() > MANY;
        let plot_top = y + if many { 20.0 } else { 0.0 };
        y = plot_top + 6.0;
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
        let mut layout = Self {
            width,
            height: 0.0,
            title,
            subtitle,
            footer: footer(chart, beyond, full),
            legend,
            rows,
            scale,
            title_y,
            subtitle_y,
            plot_top,
            plot_bottom: y + 6.0,
            footer_y: 0.0,
        };
        layout.close(f64::from(chart.size.min_height()));
        layout
    }

    /// Axis and footer below the rows, which are spread if the canvas must be higher than they need.
    fn close(&mut self, least: f64) {
        let below = |layout: &Self| {
            let axis = if layout.rows.is_empty() { 22.0 } else { 34.0 };
            let footer = layout.footer.len() as f64 * leading(FOOTER);
            axis + if layout.footer.is_empty() { 0.0 } else { footer + 6.0 } + 10.0
        };
        let spare = least - self.plot_bottom - below(self);
        if spare > 0.0 && !self.rows.is_empty() {
            let each = (spare / self.rows.len() as f64).min(60.0).floor();
            for (i, row) in self.rows.iter_mut().enumerate() {
                row.top += each * i as f64;
                row.centre += each * (i as f64 + 0.5);
                row.height += each;
            }
            self.plot_bottom += each * self.rows.len() as f64;
        }
        self.height = (self.plot_bottom + below(self)).max(least).ceil();
        let footer = self.footer.len() as f64 * leading(FOOTER);
        self.footer_y = self.height - 14.0 - footer + leading(FOOTER) - 2.0;
    }
}

/// A title of one or two lines; the second is never a lone word.
fn heading(title: &str, full: f64) -> Vec<String> {
    let lines = text::wrap(title, TITLE, full, 2);
    match lines.as_slice() {
        [_, last] if text::width(last, TITLE) < full * 0.3 => text::balance(title, TITLE, full, 2),
        _ => lines,
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

fn plot_left(chart: &RangeChart, names: &[(Vec<String>, Vec<String>)]) -> f64 {
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
    (MARGIN + widest + 20.0).round()
}

fn footer(chart: &RangeChart, beyond: bool, full: f64) -> Vec<String> {
    let mut lines = Vec::new();
    if beyond {
        let note = "A line broken by // leads to a figure that is too large for the scale.";
        lines.extend(text::wrap(note, FOOTER, full, 2));
    }
    for paragraph in &chart.footer {
        lines.extend(text::wrap(&clean(paragraph, 3000), FOOTER, full, 8));
    }
    lines
}
