//! Charts: a small struct in, an SVG out, as a pure function; plotters places, our own back end writes.
//!
//! | file | idea |
//! |---|---|
//! | `event` | the claims of an event as the rows of a range plot |
//! | `range/` | the range plot: every claim of one event (or one row per event) |
//! | `axis` | whole-number ticks from zero |
//! | `theme` | inks, tones, sizes |
//! | `text` | measuring, wrapping, cleaning |
//! | `font` | the embedded fonts and their subset for SVG and HTML |
//! | `svg` | the document and plotters' back end |
//! | `alt` | the alt text |
//! | `png` | SVG to PNG (feature `png`) |

pub mod alt;
pub mod axis;
pub mod event;
pub mod font;
#[cfg(feature = "png")]
pub mod png;
pub mod range;
pub mod svg;
pub mod text;
pub mod theme;

pub use event::{Look, charted, event_chart, overview};
pub use font::{FontFace, Glyphs};
#[cfg(feature = "png")]
pub use png::{ChartError, png};
pub use range::{RangeChart, RangeRow, range};
pub use theme::{Size, Tone};

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
    pub marks: Vec<Area>,
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
}
