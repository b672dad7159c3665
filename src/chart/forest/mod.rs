//! The forest plot: counts and estimates of one event with their intervals on a logarithmic axis, the figures in a column.

mod make;
mod paint;
mod samples;
#[cfg(test)]
mod tests;
mod words;

use super::Area;
use super::axis::CEILING;
use super::frame::{Data, Look, MARGIN, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::range::Extent;
use super::rows::Rows;
use super::ruler::Span;
use super::words::{KEY_AT_LEAST, KEY_UP_TO, NO_CLAIM};
use crate::format::plain;
use crate::lang::{Lang, Phrase};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "forest",
    about: "counts and estimates of one event with their intervals, on a logarithmic axis",
    datawrapper: "d3-range-plot",
    make: make::make,
    samples: samples::all,
};

/// Everything a forest plot shows.
#[derive(Clone, Debug, Default)]
pub struct ForestChart {
    /// Top to bottom.
    pub rows: Vec<ForestRow>,
    /// What is counted, for the alt text: "people reported killed, Moura".
    pub measure: String,
}

/// One figure. An open end is `None`; a bare figure has only `best`, or all three alike.
#[derive(Clone, Debug, Default)]
pub struct ForestRow {
    /// Whose figure it is.
    pub name: String,
    /// What and when it counts; smaller, beneath the name.
    pub detail: Vec<String>,
    /// What sort of figure it is.
    pub sort: ForestSort,
    /// Lower end.
    pub low: Option<f64>,
    /// The figure itself.
    pub best: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Level of the interval (0.95); `None` for a source's own range and for bounds.
    pub level: Option<f64>,
    /// Whether its source said "more than".
    pub more_than: bool,
    /// Whether it was computed here: told with three figures, and parted from what sources say.
    pub computed: bool,
}

/// What sort of figure a row has: each has a mark of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ForestSort {
    /// A count of reported deaths: a floor, hollow.
    #[default]
    Count,
    /// An estimate: filled.
    Estimate,
    /// Bounds without a point: a line with caps.
    Bounds,
    /// One figure made of several: a diamond. Never made by a chart.
    Pooled,
    /// Where one more source would be expected: dashed.
    Prediction,
}

impl ForestRow {
    /// Its numbers, freed of what is none.
    fn extent(&self) -> Extent {
        let sound = |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(CEILING));
        Extent { low: sound(self.low), best: sound(self.best), high: sound(self.high) }
    }

    /// Whether anything of it can stand on a logarithmic axis.
    fn is_drawn(&self) -> bool {
        self.extent().top().is_some_and(|top| top > 0.0)
    }

    /// Whether an end of it is zero.
    fn touches_zero(&self) -> bool {
        let e = self.extent();
        [e.low, e.best, e.high].contains(&Some(0.0))
    }
}

impl ForestChart {
    fn layout(&self, x: f64, width: f64, lang: Lang) -> Rows {
        let words: Vec<_> = (0..self.rows.len()).map(|i| words::row(self, i, lang)).collect();
        Rows::of(&words, x, width, 0.0, self.span().is_some())
    }

    fn has(&self, sort: ForestSort) -> bool {
        self.rows.iter().any(|row| row.sort == sort && row.is_drawn())
    }
}

impl Plot for ForestChart {
    fn alt(&self, lang: Lang) -> String {
        words::alt(self, lang)
    }

    fn data(&self) -> Data {
        let columns = vec!["name", "detail", "kind", "low", "best", "high", "level"];
        let row = |row: &ForestRow| {
            let kind = words::sort(row.sort, Lang::En).to_owned();
            let numbers = [row.low, row.best, row.high, row.level].map(plain);
            [row.name.clone(), row.detail.join("; "), kind].into_iter().chain(numbers).collect()
        };
        Data { columns, rows: self.rows.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.rows.is_empty().then_some(NO_CLAIM)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let drawn = || self.rows.iter().filter(|row| row.is_drawn()).map(ForestRow::extent);
        let entries = [
            (Icon::Square, words::KEY_ESTIMATE, self.has(ForestSort::Estimate)),
            (Icon::HollowSquare, words::KEY_COUNT, self.has(ForestSort::Count)),
            (Icon::Diamond, words::KEY_POOLED, self.has(ForestSort::Pooled)),
            (Icon::Bar, words::KEY_LINE, self.rows.iter().any(|row| row.is_drawn() && paint::is_line(row))),
            (Icon::Dashes(look.theme.inks().ink), words::KEY_PREDICTION, self.has(ForestSort::Prediction)),
            (Icon::AtLeast, KEY_AT_LEAST, drawn().any(|e| e.open_right())),
            (Icon::UpTo, KEY_UP_TO, drawn().any(|e| e.open_left())),
        ];
        let used = entries.into_iter().filter(|(_, _, used)| *used);
        used.map(|(icon, words, _)| Key::new(icon, words.say(look.lang))).collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let drawn = self.rows.iter().filter(|row| row.is_drawn()).count();
        let pooled = self.has(ForestSort::Pooled);
        let notes = [
            (words::NOTE_SPREAD, drawn > 1),
            (words::NOTE_POOLED, pooled),
            (words::NOTE_NOT_POOLED, drawn > 1 && !pooled),
            (words::NOTE_ZERO, self.rows.iter().any(ForestRow::touches_zero)),
        ];
        let said: Vec<&str> = notes.iter().filter(|(_, used)| *used).map(|(note, _)| note.say(look.lang)).collect();
        if said.is_empty() { Vec::new() } else { vec![said.join(" ")] }
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        self.layout(MARGIN, width, look.lang).height()
    }

    fn span(&self) -> Option<Span> {
        let values = self.rows.iter().map(ForestRow::extent).flat_map(|e| [e.low, e.best, e.high]).flatten();
        Span::of(values.filter(|value| *value > 0.0))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let mut rows = self.layout(area.x, area.w, pen.lang);
        rows.place(area.y, area.h);
        if let Some(span) = self.span() {
            let ruler = rows.ruler(shared.unwrap_or(span));
            rows.draw_axis(pen, &ruler, &|tick| ruler.label(tick, pen.lang));
            for (i, row) in self.rows.iter().enumerate().filter(|(_, row)| row.is_drawn()) {
                paint::row(pen, row, &ruler, rows.plot(), rows.centre(i));
            }
        }
        rows.draw_words(pen);
    }
}
