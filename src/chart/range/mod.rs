//! The range plot: one row per claim of an event (or one per event), its low, best and high on a zero-based axis, its words beside it.

mod alt;
mod extent;
mod layout;
mod make;
mod paint;
mod place;
mod samples;
#[cfg(test)]
mod tests;

use super::Area;
use super::frame::{Data, Look, MARGIN, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::ruler::Span;
use super::text::clean;
use super::theme::Tone;
use super::words::{BEYOND_NOTE, KEY_AT_LEAST, KEY_BAR, KEY_UP_TO, NO_CLAIM};
use crate::format::plain;
use crate::lang::{Lang, Phrase};

pub use extent::Extent;
pub use make::title;

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "range",
    about: "the claims of one event, or one row per event",
    datawrapper: "d3-range-plot",
    make: make::make,
    samples: samples::all,
};

/// Everything a range chart shows.
#[derive(Clone, Debug, Default)]
pub struct RangeChart {
    /// Top to bottom.
    pub rows: Vec<RangeRow>,
    /// What is counted, for the alt text: "people reported killed".
    pub measure: String,
}

/// One claim. An open end is `None`; a figure that is only a word has no number at all.
#[derive(Clone, Debug)]
pub struct RangeRow {
    /// Whose claim it is.
    pub name: String,
    /// Where and when it was made; smaller, beneath the name.
    pub detail: String,
    /// Printed at the mark, in the source's words; empty prints the numbers.
    pub label: String,
    /// Lowest value.
    pub low: Option<f64>,
    /// The source's own best value.
    pub best: Option<f64>,
    /// Highest value.
    pub high: Option<f64>,
    /// Who the dead were, by this source.
    pub tone: Tone,
    /// Repeats the row above: hollow, smaller, indented.
    pub derived: bool,
}

impl Default for RangeRow {
    fn default() -> Self {
        Self {
            name: String::new(),
            detail: String::new(),
            label: String::new(),
            low: None,
            best: None,
            high: None,
            tone: Tone::Unstated,
            derived: false,
        }
    }
}

impl RangeRow {
    /// The words at the mark: the label, or else the numbers.
    pub fn words(&self, extent: Extent, lang: Lang) -> String {
        match clean(&self.label, 300) {
            label if label.is_empty() => extent.words(lang),
            label => label,
        }
    }
}

const REPEATS: Phrase = Phrase::new(
    "repeats the source above",
    "reprend la source ci-dessus",
    "repite la fuente anterior",
    "يكرر المصدر أعلاه",
    "повторяет источник выше",
    "повторює джерело вище",
);

impl RangeChart {
    fn extents(&self) -> Vec<Extent> {
        self.rows.iter().map(Extent::of).collect()
    }
}

impl Plot for RangeChart {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let row = |row: &RangeRow| {
            let (name, detail, label) = (row.name.clone(), row.detail.clone(), row.label.clone());
            let status = row.tone.words(Lang::En).to_owned();
            vec![name, detail, label, plain(row.low), plain(row.best), plain(row.high), status]
        };
        let columns = vec!["name", "detail", "label", "low", "best", "high", "status"];
        Data { columns, rows: self.rows.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.rows.is_empty().then_some(NO_CLAIM)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let extents = self.extents();
        let drawn = || self.rows.iter().zip(&extents).filter(|(_, e)| !e.is_empty());
        let mut tones: Vec<Tone> =
            Tone::ALL.into_iter().filter(|tone| drawn().any(|(row, _)| row.tone == *tone)).collect();
        if tones == [Tone::Unstated] {
            // One tone that says nothing explains nothing.
            tones.clear();
        }
        let tones = tones.into_iter().map(|tone| Key::new(Icon::Tone(tone), tone.words(look.lang)));
        let shapes = [
            (Icon::Bar, KEY_BAR, drawn().any(|(_, e)| e.is_bar())),
            (Icon::AtLeast, KEY_AT_LEAST, drawn().any(|(_, e)| e.open_right())),
            (Icon::UpTo, KEY_UP_TO, drawn().any(|(_, e)| e.open_left())),
            (Icon::Hollow, REPEATS, drawn().any(|(row, _)| row.derived)),
        ];
        let shapes = shapes.into_iter().filter(|(_, _, used)| *used);
        tones.chain(shapes.map(|(icon, words, _)| Key::new(icon, words.say(look.lang)))).collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let (_, beyond) = extent::scale_end(&self.extents());
        beyond.then(|| BEYOND_NOTE.say(look.lang).to_owned()).into_iter().collect()
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        layout::Layout::of(self, MARGIN, width, None, look.lang).height()
    }

    fn span(&self) -> Option<Span> {
        Span::of(self.extents().iter().filter_map(Extent::top).chain([0.0]))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let mut layout = layout::Layout::of(self, area.x, area.w, shared.map(|span| span.high), pen.lang);
        layout.place(area.y, area.h);
        paint::paint(pen, &layout, area.x, area.x + area.w + MARGIN - 6.0);
    }
}
