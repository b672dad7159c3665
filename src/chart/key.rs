//! The legend: an icon and words for each thing that needs them, above the plot; nothing that the chart does not show.

use super::Area;
use super::pen::{Pen, corners};
use super::svg::Anchor;
use super::text::{self, Style};
use super::theme::Tone;
use plotters::style::RGBColor;

const WORDS: Style = Style::regular(12.0);
const LINE: f64 = 20.0;
const APART: f64 = 20.0;

/// What stands before the words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Icon {
    /// The dot of a tone.
    Tone(Tone),
    /// A hollow dot.
    Hollow,
    /// A line with caps.
    Bar,
    /// A line that goes on to the right.
    AtLeast,
    /// A line that comes from the left.
    UpTo,
    /// A line in a colour.
    Line(RGBColor),
    /// A line of dashes in a colour.
    Dashes(RGBColor),
    /// A band with the accent's line in it.
    Band,
    /// A filled swatch with a rim.
    Swatch(RGBColor),
    /// A hatched swatch with a rim.
    Hatched(RGBColor),
    /// A filled square: an estimate.
    Square,
    /// A hollow square: a count.
    HollowSquare,
    /// A diamond: a pooled value.
    Diamond,
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// What is drawn.
    pub icon: Icon,
    /// What it means.
    pub words: String,
}

impl Key {
    /// An entry.
    pub fn new(icon: Icon, words: impl Into<String>) -> Self {
        Self { icon, words: words.into() }
    }

    fn icon_width(&self) -> f64 {
        match self.icon {
            Icon::Tone(_) | Icon::Hollow | Icon::Square | Icon::HollowSquare | Icon::Diamond => 12.0,
            Icon::Swatch(_) | Icon::Hatched(_) => 18.0,
            Icon::Bar | Icon::AtLeast | Icon::UpTo | Icon::Line(_) | Icon::Dashes(_) | Icon::Band => 28.0,
        }
    }

    fn width(&self) -> f64 {
        self.icon_width() + 6.0 + text::width(&self.words, WORDS)
    }

    fn draw(&self, pen: &Pen, x: f64, y: f64) {
        let inks = pen.inks;
        let wide = self.icon_width();
        let square = |half: f64| Area { x: x + 6.0 - half, y: y - half, w: 2.0 * half, h: 2.0 * half };
        let swatch = Area { x, y: y - 6.0, w: wide, h: 12.0 };
        let mut seen = vec![inks.ink];
        match self.icon {
            Icon::Tone(tone) => pen.tone((x + 6.0, y), 5.5, tone, false),
            Icon::Hollow => pen.tone((x + 6.0, y), 5.0, Tone::Unstated, true),
            Icon::Bar => pen.interval((x + 3.0, x + wide - 3.0), y, (false, false), 5.0, inks.ink, 2.0),
            Icon::AtLeast => pen.interval((x + 3.0, x + wide - 3.0), y, (false, true), 5.0, inks.ink, 2.0),
            Icon::UpTo => pen.interval((x + 3.0, x + wide - 3.0), y, (true, false), 5.0, inks.ink, 2.0),
            Icon::Line(color) => {
                seen = vec![color];
                pen.stroke(&[(x, y), (x + wide, y)], color, 2.5);
            }
            Icon::Dashes(color) => {
                seen = vec![color];
                pen.dashes(&[(x, y), (x + wide, y)], color, 2.5, 6.0, 4.0);
            }
            Icon::Band => {
                seen = vec![inks.accent];
                pen.fill(&corners(swatch), inks.band);
                pen.outline(&corners(swatch), inks.accent, 0.8);
            }
            Icon::Swatch(color) => {
                seen.push(color);
                pen.fill(&corners(swatch), color);
                pen.outline(&corners(swatch), inks.ink, 0.8);
            }
            Icon::Hatched(color) => {
                pen.fill(&corners(swatch), color);
                pen.hatch(&corners(swatch), inks.ink, 5.0, 1.0);
                pen.outline(&corners(swatch), inks.ink, 0.8);
            }
            Icon::Square => pen.fill(&corners(square(5.5)), inks.ink),
            Icon::HollowSquare => {
                pen.fill(&corners(square(5.5)), inks.ink);
                pen.fill(&corners(square(3.6)), inks.paper);
            }
            Icon::Diamond => {
                let c = x + 6.0;
                pen.fill(&[(c, y - 6.0), (c + 6.0, y), (c, y + 6.0), (c - 6.0, y)], inks.ink);
            }
        }
        if !matches!(self.icon, Icon::Bar | Icon::AtLeast | Icon::UpTo) {
            pen.note(Area { x: x - 1.0, y: y - 6.0, w: wide + 2.0, h: 12.0 }, &seen);
        }
        pen.words(&self.words, x + wide + 6.0, y + WORDS.size * 0.35, WORDS, inks.ink, Anchor::Start);
    }
}

/// A legend in place: the entries with their left edges and the height of their centres.
#[derive(Clone, Debug, Default)]
pub struct Legend {
    items: Vec<(Key, f64, f64)>,
    /// Height of all lines.
    pub height: f64,
}

impl Legend {
    /// Sets the entries in lines between `left` and `right`, from `y` on. An entry wider than a line is cut with an ellipsis.
    pub fn flow(keys: Vec<Key>, left: f64, right: f64, y: f64) -> Self {
        let mut legend = Self::default();
        let (mut x, mut middle) = (left, y + 8.0);
        for mut key in keys {
            let room = right - left - key.icon_width() - 6.0;
            key.words = text::fit(&text::clean(&key.words, 300), WORDS, room);
            if x > left && x + key.width() > right {
                x = left;
                middle += LINE;
            }
            let wide = key.width();
            legend.items.push((key, x, middle));
            x += wide + APART;
        }
        if !legend.items.is_empty() {
            legend.height = middle + LINE - 8.0 - y;
        }
        legend
    }

    /// Draws the entries.
    pub fn draw(&self, pen: &Pen) {
        for (key, x, y) in &self.items {
            key.draw(pen, *x, *y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stay_between_the_ends_and_take_as_many_lines_as_they_need() {
        let keys: Vec<Key> = (0..9).map(|i| Key::new(Icon::Bar, "word ".repeat(i + 1))).collect();
        let legend = Legend::flow(keys, 20.0, 300.0, 50.0);
        assert!(legend.items.iter().all(|(key, x, _)| *x >= 20.0 && x + key.width() <= 300.5), "{legend:?}");
        assert!(legend.height >= 5.0 * LINE);
        assert_eq!(Legend::flow(Vec::new(), 20.0, 300.0, 50.0).height, 0.0);
    }

    #[test]
    fn an_endless_entry_is_cut() {
        let legend = Legend::flow(vec![Key::new(Icon::Hollow, "x".repeat(900))], 20.0, 300.0, 0.0);
        assert!(legend.items[0].0.words.ends_with('…') && legend.items[0].0.width() <= 280.5);
    }
}
