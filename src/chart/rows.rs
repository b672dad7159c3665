//! Rows on a logarithmic axis: names at the left, marks in the middle, figures in a right-aligned column.

use super::Area;
use super::pen::{LABEL, Pen, TICK, leading};
use super::ruler::{Ruler, Span};
use super::svg::Anchor;
use super::text::{self, Style, clean};

const NAME: Style = Style::bold(13.0);
const DETAIL: Style = Style::regular(11.5);
/// Above this many rows they stand closer, and the axis is labelled at both ends.
const MANY: usize = 12;
/// The room of the axis' numbers.
const AXIS: f64 = 24.0;
/// Between the names and the plot, and between the plot and the figures.
const GAP: f64 = 28.0;
/// What a row may gain where there is more room than it needs.
const SPARE: f64 = 100.0;

/// The words of a row.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// In bold.
    pub name: String,
    /// Beneath the name, in grey; parts that go on lines of their own if they must.
    pub detail: Vec<String>,
    /// In the column at the right.
    pub figure: String,
    /// Beneath the figure, in grey.
    pub aside: String,
    /// Whether a thin line parts it from the row above.
    pub apart: bool,
}

/// A row in place.
#[derive(Clone, Debug)]
struct Row {
    name: Vec<String>,
    detail: Vec<String>,
    figure: Vec<String>,
    aside: Vec<String>,
    apart: bool,
    top: f64,
    height: f64,
}

impl Row {
    fn left_height(&self) -> f64 {
        self.name.len() as f64 * leading(NAME) + self.detail.len() as f64 * leading(DETAIL)
    }

    fn right_height(&self) -> f64 {
        self.figure.len() as f64 * leading(LABEL) + self.aside.len() as f64 * leading(DETAIL)
    }
}

/// Rows in place, from the upper edge of the plot down.
#[derive(Clone, Debug)]
pub struct Rows {
    rows: Vec<Row>,
    left: f64,
    right: f64,
    /// The edges of what lies between names and figures; empty without an axis.
    plot: (f64, f64),
    top: f64,
    bottom: f64,
    axis: bool,
}

impl Rows {
    /// Lays rows out between `left` and `left + width`. `head` is the room above them; without an `axis` the figures stand
    /// beside the names.
    pub fn of(words: &[Words], left: f64, width: f64, head: f64, axis: bool) -> Self {
        let many = words.len() > MANY;
        let (names, figures) = ((width * 0.33).round(), (width * if width < 560.0 { 0.28 } else { 0.3 }).round());
        let top = head + if many && axis { 20.0 } else { 0.0 };
        let mut y = top + 6.0;
        let mut rows = Vec::new();
        for words in words {
            let mut row = Row {
                name: text::balance(&clean(&words.name, 400), NAME, names, 3),
                detail: details(&words.detail, names),
                figure: figure(&clean(&words.figure, 200), figures),
                aside: text::wrap(&clean(&words.aside, 200), DETAIL, figures, 2),
                apart: words.apart,
                top: y,
                height: 0.0,
            };
            let pad = if many { 12.0 } else { 18.0 };
            row.height = pad + row.left_height().max(row.right_height()).max(18.0);
            y += row.height;
            rows.push(row);
        }
        let wide = |pick: fn(&Row) -> (&[String], &[String]), styles: (Style, Style)| {
            let lines = rows.iter().flat_map(|row| {
                let (first, second) = pick(row);
                first.iter().map(move |line| (line, styles.0)).chain(second.iter().map(move |line| (line, styles.1)))
            });
            lines.map(|(line, style)| text::width(line, style)).fold(0.0, f64::max).ceil()
        };
        let names = wide(|row| (&row.name, &row.detail), (NAME, DETAIL));
        let figures = wide(|row| (&row.figure, &row.aside), (LABEL, DETAIL));
        let right = left + width;
        let plot = (left + names.max(40.0) + GAP, right - figures - GAP);
        Self { rows, left, right, plot, top, bottom: y + 6.0, axis }
    }

    /// The height that they take, with the axis.
    pub fn height(&self) -> f64 {
        self.bottom + if self.axis { AXIS } else { 0.0 }
    }

    /// Moves them to `y` and spreads them over `height`, as far as that looks well.
    pub fn place(&mut self, y: f64, height: f64) {
        let spare = (height - self.height()).max(0.0);
        let each = (spare / self.rows.len().max(1) as f64).min(SPARE).floor();
        for (i, row) in self.rows.iter_mut().enumerate() {
            row.top += y + each * i as f64;
            row.height += each;
        }
        self.top += y;
        self.bottom += y + each * self.rows.len() as f64;
    }

    /// Where the marks stand.
    pub fn plot(&self) -> Area {
        Area { x: self.plot.0, y: self.top, w: self.plot.1 - self.plot.0, h: self.bottom - self.top }
    }

    /// A logarithmic ruler under the marks.
    pub fn ruler(&self, span: Span) -> Ruler {
        Ruler::log(span, usize::MAX, self.plot.0, self.plot.1)
    }

    /// The height of a row's mark.
    pub fn centre(&self, row: usize) -> f64 {
        self.rows.get(row).map_or(self.top, |row| row.top + row.height / 2.0)
    }

    /// Whether the axis has its numbers above the rows too.
    pub fn axis_above(&self) -> bool {
        self.rows.len() > MANY
    }

    /// Draws grid and numbers of a ruler, labelled at both ends if there are many rows.
    pub fn draw_axis(&self, pen: &Pen, ruler: &Ruler, label: &dyn Fn(f64) -> String) {
        for tick in ticks(ruler, label) {
            let x = ruler.at(tick);
            pen.stroke(&[(x, self.top), (x, self.bottom)], pen.inks.grid, 1.0);
            pen.words(&label(tick), x, self.bottom + 17.0, TICK, pen.inks.grey, Anchor::Middle);
            if self.axis_above() {
                pen.words(&label(tick), x, self.top - 8.0, TICK, pen.inks.grey, Anchor::Middle);
            }
        }
    }

    /// Draws names and figures.
    pub fn draw_words(&self, pen: &Pen) {
        let (ink, grey) = (pen.inks.ink, pen.inks.grey);
        for row in &self.rows {
            if row.apart {
                pen.stroke(&[(self.left, row.top), (self.right, row.top)], pen.inks.grid, 1.0);
            }
            let mut y = row.top + (row.height - row.left_height()) / 2.0;
            for (lines, style, ink) in [(&row.name, NAME, ink), (&row.detail, DETAIL, grey)] {
                pen.lines(lines, self.left, y + leading(style) * 0.76, style, ink, Anchor::Start);
                y += lines.len() as f64 * leading(style);
            }
            let (x, anchor) = if self.axis { (self.right, Anchor::End) } else { (self.plot.0, Anchor::Start) };
            let mut y = row.top + (row.height - row.right_height()) / 2.0;
            for (lines, style, ink) in [(&row.figure, LABEL, ink), (&row.aside, DETAIL, grey)] {
                pen.lines(lines, x, y + leading(style) * 0.76, style, ink, anchor);
                y += lines.len() as f64 * leading(style);
            }
        }
    }
}

/// The parts of a detail on one line, or each on its own.
fn details(parts: &[String], room: f64) -> Vec<String> {
    let parts: Vec<String> = parts.iter().map(|part| clean(part, 400)).filter(|part| !part.is_empty()).collect();
    let one = parts.join(" · ");
    if text::width(&one, DETAIL) <= room {
        return if one.is_empty() { Vec::new() } else { vec![one] };
    }
    parts.iter().flat_map(|part| text::wrap(part, DETAIL, room, 2)).take(4).collect()
}

/// A figure on one line, or its interval beneath it, or broken anywhere.
fn figure(words: &str, room: f64) -> Vec<String> {
    let fits = |line: &str| text::width(line, LABEL) <= room;
    match words.split_once(" (") {
        _ if fits(words) => vec![words.to_string()],
        Some((point, interval)) if fits(point) && fits(&format!("({interval}")) => {
            vec![point.to_string(), format!("({interval}")]
        }
        _ => text::wrap(words, LABEL, room, 3),
    }
}

/// The ticks whose labels do not touch: 1, 2 and 5 times the powers of ten; else the powers alone, or every second of them,
/// and so on. Where that would leave a single one, the ends of the ruler and what fits between.
pub fn ticks(ruler: &Ruler, label: &dyn Fn(f64) -> String) -> Vec<f64> {
    let ends = |tick: f64| {
        let half = text::width(&label(tick), TICK) / 2.0 + 5.0;
        (ruler.at(tick) - half, ruler.at(tick) + half)
    };
    let fit = |ticks: &[f64]| ticks.windows(2).all(|pair| ends(pair[0]).1 <= ends(pair[1]).0);
    let fine = ruler.ticks();
    if fit(&fine) {
        return fine;
    }
    let is_power = |tick: &f64| (tick.log10() - tick.log10().round()).abs() < 1e-9;
    let powers: Vec<f64> = fine.iter().copied().filter(is_power).collect();
    for step in 1..powers.len() {
        // In step with 1 if it is there, so that a factor of 1 keeps its number.
        let first = powers.iter().position(|power| (power - 1.0).abs() < 1e-9).unwrap_or(0) % step;
        let some: Vec<f64> = powers.iter().copied().skip(first).step_by(step).collect();
        if some.len() > 1 && fit(&some) {
            return some;
        }
    }
    let mut kept: Vec<f64> = Vec::new();
    let urgent = powers.iter().chain(fine.first()).chain(fine.last()).chain(&fine);
    for tick in urgent {
        let mut with: Vec<f64> = kept.iter().copied().chain([*tick]).collect();
        with.sort_by(f64::total_cmp);
        with.dedup();
        if fit(&with) {
            kept = with;
        }
    }
    kept
}

/// A model's number of people with three figures, or with more where it stands near `others`: to a tenth of their distance.
pub fn rounded(value: f64, others: &[f64]) -> f64 {
    let power = |value: f64, figures: i32| 10_f64.powi(value.log10().floor() as i32 + 1 - figures);
    let ends = (others.iter().copied().fold(value, f64::min), others.iter().copied().fold(value, f64::max));
    let fine = if ends.0 < ends.1 { power(ends.1 - ends.0, 2) } else { f64::MAX };
    let unit = if value > 0.0 { power(value, 3).min(fine).max(1.0) } else { 1.0 };
    (value / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn shown(low: f64, high: f64, width: f64) -> Vec<f64> {
        let ruler = Ruler::log(Span { low, high }, usize::MAX, 0.0, width);
        ticks(&ruler, &|tick| ruler.label(tick, Lang::En))
    }

    #[test]
    fn ticks_are_at_one_two_and_five_where_they_fit() {
        assert_eq!(shown(48_000.0, 942_636.0, 400.0), [20e3, 50e3, 100e3, 200e3, 500e3, 1e6]);
    }

    #[test]
    fn many_decades_keep_the_powers_and_then_every_second() {
        assert_eq!(shown(1.0, 10_000.0, 260.0), [1.0, 10.0, 100.0, 1000.0, 10_000.0]);
        assert_eq!(shown(0.01, 100.0, 90.0), [0.01, 1.0, 100.0]);
    }

    #[test]
    fn a_narrow_ruler_keeps_its_ends() {
        assert_eq!(shown(20_000.0, 500_000.0, 150.0), [20e3, 100e3, 500e3]);
    }

    #[test]
    fn a_long_figure_breaks_before_its_interval() {
        assert_eq!(figure("654,965 (392,979–942,636)", 300.0), ["654,965 (392,979–942,636)"]);
        assert_eq!(figure("654,965 (392,979–942,636)", 125.0), ["654,965", "(392,979–942,636)"]);
    }

    #[test]
    fn what_is_computed_has_three_figures() {
        let alone = |value: f64| rounded(value, &[]);
        assert_eq!([0.4, 381.4, 1244.0, 99_960.0, 0.0].map(alone), [0.0, 381.0, 1240.0, 100_000.0, 0.0]);
        assert_eq!(rounded(1_206_420.0, &[1_206_420.0, 1_221_000.0]), 1_206_000.0);
        assert_eq!(rounded(1_206_420.0, &[3.0]), 1_210_000.0);
    }

    #[test]
    fn rows_fill_the_height_that_they_get() {
        let words = vec![Words { name: "A".into(), figure: "3".into(), ..Words::default() }; 5];
        let mut rows = Rows::of(&words, 20.0, 720.0, 0.0, true);
        let height = rows.height();
        rows.place(100.0, height + 200.0);
        assert!((rows.plot().y, rows.centre(0)) == (100.0, 100.0 + 6.0 + 38.0), "{rows:?}");
        assert!(rows.plot().y + rows.plot().h <= 100.0 + height + 200.0);
    }
}
