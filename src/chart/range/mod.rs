//! The range plot: one row per claim of an event (or one per event), its low, best and high on a zero-based axis, its words beside it.

#[cfg(test)]
mod cases;
mod extent;
mod layout;
mod legend;
mod paint;
mod place;
#[cfg(test)]
mod tests;

use super::font::FontFace;
use super::text::clean;
use super::theme::{Size, Tone};
use super::{Chart, alt};

pub use extent::Extent;

/// Everything a range chart shows.
#[derive(Clone, Debug)]
pub struct RangeChart {
    /// Prefix of the ids in the SVG: unique within a page.
    pub id: String,
    /// The finding, in bold; two lines at most.
    pub title: String,
    /// Measure, place, period; in grey.
    pub subtitle: String,
    /// Top to bottom.
    pub rows: Vec<RangeRow>,
    /// Sources and notes, a paragraph each.
    pub footer: Vec<String>,
    /// Alt text; `None` makes one from the rows.
    pub alt: Option<String>,
    /// How large the canvas is.
    pub size: Size,
    /// Whether the SVG carries its font.
    pub fonts: FontFace,
    /// What is counted, for the alt text: "people reported killed".
    pub axis_label: String,
}

impl Default for RangeChart {
    fn default() -> Self {
        Self {
            id: "chart".into(),
            title: String::new(),
            subtitle: String::new(),
            rows: Vec::new(),
            footer: Vec::new(),
            alt: None,
            size: Size::Web,
            fonts: FontFace::Embed,
            axis_label: String::new(),
        }
    }
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
    pub fn words(&self, extent: Extent) -> String {
        match clean(&self.label, 300) {
            label if label.is_empty() => extent.words(),
            label => label,
        }
    }
}

/// Draws the chart. Never fails: whatever does not fit is wrapped, then cut with an ellipsis.
pub fn range(chart: &RangeChart) -> Chart {
    let alt = chart.alt.clone().unwrap_or_else(|| alt::range(chart));
    paint::paint(chart, &layout::Layout::of(chart), &clean(&alt, 20_000))
}
