//! The frame round every chart: title and subtitle, legend, the plot, source and notes. A kind of chart is a [`Plot`]; all else is here.

use super::font::FontFace;
use super::key::{Key, Legend};
use super::pen::{Pen, leading};
use super::ruler::Span;
use super::svg::{Anchor, Canvas, Meta};
use super::text::{self, Style, clean};
use super::theme::{Size, Theme};
use super::{Area, Chart};
use crate::lang::{Lang, Phrase};

/// Between the canvas' edge and everything.
pub const MARGIN: f64 = 20.0;
const TITLE: Style = Style::bold(19.0);
const SUBTITLE: Style = Style::regular(13.5);
const FOOTER: Style = Style::regular(11.5);

/// How a chart is drawn, whatever it shows.
#[derive(Clone, Debug)]
pub struct Look {
    /// Prefix of the ids in the SVG: unique within a page.
    pub id: String,
    /// How large the canvas is.
    pub size: Size,
    /// On what it is seen.
    pub theme: Theme,
    /// Whether the SVG carries its font.
    pub fonts: FontFace,
    /// The language of the words that the chart adds to its data.
    pub lang: Lang,
}

impl Default for Look {
    fn default() -> Self {
        let (size, theme, fonts) = (Size::Web, Theme::Light, FontFace::Embed);
        Self { id: "chart".into(), size, theme, fonts, lang: Lang::En }
    }
}

/// The words round a plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// The finding, in bold; two lines at most.
    pub title: String,
    /// Measure, place, period; in grey.
    pub subtitle: String,
    /// Sources and notes, a paragraph each.
    pub footer: Vec<String>,
    /// Alt text; `None` has the plot make one.
    pub alt: Option<String>,
}

/// A chart's data as a table: what a spreadsheet, a screen reader and another chart tool get.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows; numbers with a point and without separators, an empty cell for what is not known.
    pub rows: Vec<Vec<String>>,
}

/// A kind of chart: what the frame needs to know of it, and how it is drawn into a rectangle.
pub trait Plot {
    /// What a reader who cannot see the chart is told: a kind of chart, of some data, where something is so.
    fn alt(&self, lang: Lang) -> String;

    /// Its data.
    fn data(&self) -> Data;

    /// The sentence that stands in place of an empty frame; `None` where there is something to draw.
    fn empty(&self) -> Option<Phrase>;

    /// The entries of its legend, in the inks of the look.
    fn keys(&self, look: &Look) -> Vec<Key> {
        let _ = look;
        Vec::new()
    }

    /// Notes on how it is drawn that the reader must have, for the footer.
    fn notes(&self, look: &Look) -> Vec<String> {
        let _ = look;
        Vec::new()
    }

    /// The height that it takes at a width, in CSS pixels; [`Plot::draw`] may get more.
    fn height(&self, width: f64, look: &Look) -> f64;

    /// The values along its axis of values; `None` if it has none that could be shared.
    fn span(&self) -> Option<Span> {
        None
    }

    /// Draws it into `area`, its axes' words among it, on the span of values that it shares with others if it does.
    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>);
}

/// Draws a plot in its frame. Never fails: whatever does not fit is wrapped, then cut with an ellipsis.
pub fn render(plot: &dyn Plot, heading: &Heading, look: &Look) -> Chart {
    let width = f64::from(look.size.width());
    let full = width - 2.0 * MARGIN;
    let title = title_lines(&clean(&heading.title, 300), full);
    let subtitle = text::wrap(&clean(&heading.subtitle, 600), SUBTITLE, full, 4);
    let empty = plot.empty();
    let (keys, notes) = if empty.is_some() { Default::default() } else { (plot.keys(look), plot.notes(look)) };
    let footer: Vec<String> = notes
        .iter()
        .chain(&heading.footer)
        .flat_map(|paragraph| text::wrap(&clean(paragraph, 3000), FOOTER, full, 8))
        .collect();

    let mut y = MARGIN;
    let title_y = y + TITLE.size * 0.86;
    y += title.len() as f64 * leading(TITLE) + if title.is_empty() { 0.0 } else { 3.0 };
    let subtitle_y = y + SUBTITLE.size * 0.86;
    y += subtitle.len() as f64 * leading(SUBTITLE) + 12.0;
    let legend = Legend::flow(keys, MARGIN, width - MARGIN, y);
    y += if legend.height > 0.0 { legend.height + 6.0 } else { 0.0 };
    let below = 24.0 + if footer.is_empty() { 0.0 } else { footer.len() as f64 * leading(FOOTER) + 6.0 };
    let least = f64::from(look.size.min_height());
    let wanted = if empty.is_some() { 24.0 } else { plot.height(full, look) };
    let height = (y + wanted.max(least - y - below) + below).ceil();
    let area = Area { x: MARGIN, y, w: full, h: height - below - y };

    let inks = look.theme.inks();
    let canvas = Canvas::new(width as u32, height as u32, inks, look.lang.is_rtl());
    let pen = Pen::new(&canvas, look);
    pen.lines(&title, MARGIN, title_y, TITLE, inks.ink, Anchor::Start);
    pen.lines(&subtitle, MARGIN, subtitle_y, SUBTITLE, inks.grey, Anchor::Start);
    match empty {
        Some(sentence) => {
            pen.words(sentence.say(look.lang), MARGIN, y + 12.0, SUBTITLE, inks.ink, Anchor::Start);
        }
        None => {
            legend.draw(&pen);
            plot.draw(&pen, area, None);
        }
    }
    let footer_y = height - 14.0 - footer.len() as f64 * leading(FOOTER) + leading(FOOTER) - 2.0;
    pen.lines(&footer, MARGIN, footer_y, FOOTER, inks.grey, Anchor::Start);
    let alt = heading.alt.clone().unwrap_or_else(|| plot.alt(look.lang));
    let title = clean(&heading.title, 1000);
    let desc = clean(&alt, 20_000);
    canvas.finish(&Meta { id: &look.id, title: &title, desc: &desc, fonts: look.fonts, lang: look.lang })
}

/// A title of one or two lines; the second is never a lone word.
fn title_lines(title: &str, full: f64) -> Vec<String> {
    let lines = text::wrap(title, TITLE, full, 2);
    match lines.as_slice() {
        [_, last] if text::width(last, TITLE) < full * 0.3 => text::balance(title, TITLE, full, 2),
        _ => lines,
    }
}
