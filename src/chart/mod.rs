//! Charts: a small struct in, an SVG out, as a pure function; plotters places, our own back end writes.
//!
//! | file | idea |
//! |---|---|
//! | `kinds` | the table of kinds: a new one is one file and one line |
//! | `material` | what charts are made of |
//! | `gather/` | from the study to that material |
//! | `frame` | title, legend, footer round every plot |
//! | `range/` ... | the kinds, a file or folder each |
//! | `pen`, `key`, `label`, `hatch` | shapes and words, the legend, keeping words apart, hatching |
//! | `ruler`, `axis` | from values to pixels |
//! | `theme`, `words` | inks and sizes, shared phrases |
//! | `text`, `font` | measuring, wrapping, cleaning; the embedded fonts and their subset |
//! | `svg` | the document and plotters' back end |
//! | `png`, `pdf` | SVG to PNG (feature `png`) and to PDF (feature `pdf`) |
//! | `export` | what another chart tool takes |

pub mod axis;
pub mod bars;
pub mod calendar;
pub mod cumulative;
pub mod days;
pub mod density;
pub mod export;
pub mod font;
pub mod forest;
pub mod frame;
pub mod gather;
mod hatch;
pub mod key;
pub mod kinds;
mod label;
pub mod map;
pub mod material;
pub mod multiples;
pub mod multipliers;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod pen;
#[cfg(feature = "png")]
pub mod png;
pub mod range;
pub mod revision;
mod rows;
pub mod ruler;
pub mod svg;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;
pub mod timeline;
mod upright;
pub mod upset;
pub mod words;

pub use font::{FontFace, Glyphs};
pub use frame::{Data, Heading, Look, Plot, render};
pub use gather::{Known, charted};
pub use kinds::{KINDS, Kind, Refusal, Sheet, kind};
pub use material::{Ask, Material};
#[cfg(feature = "pdf")]
pub use pdf::pdf;
#[cfg(feature = "png")]
pub use png::{ChartError, png};
pub use range::{RangeChart, RangeRow};
pub use theme::{Size, Theme, Tone};

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The SVG document, without an XML declaration, so that it can stand inside HTML.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// What a reader who cannot see the chart is told; also in the SVG's `<desc>`.
    pub alt: String,
    /// Every character drawn, by weight: what [`font::subset_css`] must cover.
    pub glyphs: Glyphs,
    /// Where each line of text stands.
    pub boxes: Vec<TextBox>,
    /// Where each mark stands (dot, bar, arrow), the legend's among them.
    pub marks: Vec<Mark>,
}

/// A rectangle on the canvas, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Area {
    /// Whether two areas share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

/// One line of text and the place it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBox {
    /// The words as drawn.
    pub text: String,
    /// Their place.
    pub area: Area,
    /// Contrast with what they stand on, by WCAG (1 to 21).
    pub contrast: f64,
    /// Whether they stand on a mark of their own, as a number in a bar does.
    pub on_mark: bool,
}

/// A mark and the place it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its place.
    pub area: Area,
    /// Contrast of its fill or its rim, whichever is seen better, with the paper, by WCAG (1 to 21).
    pub contrast: f64,
}
