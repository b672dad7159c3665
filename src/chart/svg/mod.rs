//! The SVG document: its texts, and what it says about itself. Shapes come through `backend`, from plotters.

mod backend;

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use plotters::style::{Color, RGBColor};
use plotters_backend::BackendColor;

use super::font::{self, Face, FontFace, Glyphs, STACK, STACK_WIDE, Weight};
use super::text::{self, Style};
use super::theme::{Inks, contrast};
use super::{Area, Chart, Mark, TextBox};
use crate::lang::Lang;

/// Canvas units in one CSS pixel: plotters' coordinates are whole numbers.
pub const UNIT: f64 = 10.0;

/// Which point of a line of text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A line of text to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The words, already cleaned.
    pub text: &'a str,
    /// Position of the anchor, in CSS pixels.
    pub x: f64,
    /// Position of the baseline, in CSS pixels.
    pub y: f64,
    /// Size and weight.
    pub style: Style,
    /// Colour.
    pub color: RGBColor,
    /// Which point `x` is.
    pub anchor: Anchor,
    /// Whether a halo of paper keeps grid lines off the letters.
    pub halo: bool,
    /// The colour it stands on, where that is not the paper.
    pub on: Option<RGBColor>,
}

#[derive(Debug, Default)]
struct Document {
    body: String,
    boxes: Vec<TextBox>,
    marks: Vec<Mark>,
    glyphs: Glyphs,
}

/// A handle to the document: plotters owns one clone as its back end, the chart keeps another for what plotters' trait cannot say.
#[derive(Clone, Debug)]
pub struct Canvas {
    width: u32,
    height: u32,
    inks: &'static Inks,
    /// Everything is drawn from right to left: what is drawn at the left edge appears at the right one.
    mirror: bool,
    document: Rc<RefCell<Document>>,
}

/// What the document says about itself.
#[derive(Clone, Copy, Debug)]
pub struct Meta<'a> {
    /// Prefix of the ids, so that several figures can stand in one page.
    pub id: &'a str,
    /// The accessible name.
    pub title: &'a str,
    /// The accessible description.
    pub desc: &'a str,
    /// Whether the font goes with it.
    pub fonts: FontFace,
    /// The language of its words.
    pub lang: Lang,
}

impl Canvas {
    /// An empty canvas in CSS pixels; one that is mirrored for a language that reads from right to left.
    pub fn new(width: u32, height: u32, inks: &'static Inks, mirror: bool) -> Self {
        Self { width, height, inks, mirror, document: Rc::default() }
    }

    /// The same canvas for what has no direction, such as a map.
    pub fn unmirrored(&self) -> Self {
        Self { mirror: false, ..self.clone() }
    }

    /// Where a rectangle appears.
    pub fn seen(&self, area: Area) -> Area {
        if self.mirror { Area { x: f64::from(self.width) - area.x - area.w, ..area } } else { area }
    }

    fn mirrored(&self, x: f64) -> f64 {
        if self.mirror { f64::from(self.width) - x } else { x }
    }

    fn across(&self, x: i32) -> i32 {
        if self.mirror { (self.width * UNIT as u32) as i32 - x } else { x }
    }

    /// Draws a line of text and returns its box, as it was asked for.
    pub fn text(&self, line: &Line<'_>) -> Area {
        let Style { size, weight } = line.style;
        let wide = text::width(line.text, line.style);
        let left = match line.anchor {
            Anchor::Start => line.x,
            Anchor::Middle => line.x - wide / 2.0,
            Anchor::End => line.x - wide,
        };
        let area = Area { x: left, y: line.y - size * 0.86, w: wide, h: size * 1.12 };
        if line.text.is_empty() {
            return area;
        }
        let on = line.on.unwrap_or(self.inks.paper);
        let mut doc = self.document.borrow_mut();
        doc.glyphs.add(line.text, weight);
        doc.boxes.push(TextBox {
            text: line.text.to_string(),
            area: self.seen(area),
            contrast: contrast(line.color, on),
            on_mark: line.on.is_some(),
        });
        let out = &mut doc.body;
        let x = self.mirrored(line.x);
        let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", px(x), px(line.y), px(size));
        if weight == Weight::Bold {
            out.push_str(" font-weight=\"700\"");
        }
        match (line.anchor, self.mirror) {
            (Anchor::Start, false) | (Anchor::End, true) => {}
            (Anchor::Middle, _) => out.push_str(" text-anchor=\"middle\""),
            (Anchor::End, false) | (Anchor::Start, true) => out.push_str(" text-anchor=\"end\""),
        }
        let _ = write!(out, " fill=\"{}\"", hex(line.color.to_backend_color()));
        if line.halo {
            let paper = hex(on.to_backend_color());
            let _ =
                write!(out, " stroke=\"{paper}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        let runs = text::runs(line.text, weight);
        let rtl = runs.iter().any(|run| run.rtl);
        if rtl {
            let _ = write!(out, " font-family=\"{STACK_WIDE}\"");
        }
        out.push('>');
        // A line of a language from right to left orders its own foreign words; elsewhere each Arabic run stands for itself.
        let whole = self.mirror && rtl;
        if whole {
            out.push('\u{2067}');
        }
        for run in runs {
            let alone = run.rtl && !whole;
            let wide = run.face == Face::Dejavu && !rtl;
            if wide {
                let _ = write!(out, "<tspan font-family=\"{STACK_WIDE}\">");
            }
            if alone {
                out.push('\u{2067}');
            }
            escape(out, &run.text);
            if alone {
                out.push('\u{2069}');
            }
            if wide {
                out.push_str("</tspan>");
            }
        }
        if whole {
            out.push('\u{2069}');
        }
        out.push_str("</text>\n");
        area
    }

    /// Notes where a mark stands and how well it is seen by its fill or its rim, so that a test can keep text off it.
    pub fn note_mark(&self, area: Area, inks: &[RGBColor]) {
        let paper = self.inks.paper;
        let contrast = inks.iter().map(|ink| contrast(*ink, paper)).fold(1.0, f64::max);
        self.document.borrow_mut().marks.push(Mark { area: self.seen(area), contrast });
    }

    /// The finished chart.
    pub fn finish(self, meta: &Meta<'_>) -> Chart {
        let document = self.document.borrow();
        let id = identifier(meta.id);
        let (w, h, lang) = (self.width, self.height, meta.lang.code());
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" xml:lang=\"{lang}\" font-family=\"{STACK}\" \
             direction=\"ltr\" style=\"max-width:100%;height:auto\">\n<title id=\"{id}-title\">"
        );
        escape(&mut svg, meta.title);
        let _ = write!(svg, "</title>\n<desc id=\"{id}-desc\">");
        escape(&mut svg, meta.desc);
        svg.push_str("</desc>\n");
        if meta.fonts == FontFace::Embed {
            let css = font::subset_css(&document.glyphs);
            if !css.is_empty() {
                let _ = writeln!(svg, "<style>{css}</style>");
            }
        }
        let _ =
            writeln!(svg, "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>", hex(self.inks.paper.to_backend_color()));
        svg.push_str(&document.body);
        svg.push_str("</svg>\n");
        Chart {
            svg,
            width: w,
            height: h,
            alt: meta.desc.to_string(),
            glyphs: document.glyphs.clone(),
            boxes: document.boxes.clone(),
            marks: document.marks.clone(),
        }
    }
}

fn hex(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The one formatter of coordinates: at most one decimal.
pub fn px(value: f64) -> String {
    tenths((value * UNIT).round() as i32)
}

fn tenths(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, part) = (units.unsigned_abs() / 10, units.unsigned_abs() % 10);
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// Escapes for XML text and attributes; what XML cannot hold is dropped.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => {}
            c => out.push(c),
        }
    }
}

/// An id that XML, CSS and a URL's fragment accept.
pub fn identifier(text: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let id: String = text.chars().take(80).map(safe).collect();
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("chart-{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::Theme;

    #[test]
    fn coordinates_have_at_most_one_decimal() {
        assert_eq!([px(1.0), px(1.26), px(-0.04), px(-3.5)], ["1", "1.3", "0", "-3.5"]);
    }

    #[test]
    fn hostile_text_is_escaped_and_control_characters_are_dropped() {
        let mut out = String::new();
        escape(&mut out, "<script>]]>\"onload='x'&\u{0}\u{b}\u{ffff}");
        assert_eq!(out, "&lt;script&gt;]]&gt;&quot;onload=&#39;x&#39;&amp;");
    }

    #[test]
    fn ids_hold_nothing_but_letters_digits_and_dashes() {
        assert_eq!(identifier("a b\"c"), "a-b-c");
        assert_eq!(identifier("2022 Moura"), "chart-2022-Moura");
    }

    #[test]
    fn right_to_left_text_is_isolated_and_set_in_its_own_font() {
        let inks = Theme::Light.inks();
        let canvas = Canvas::new(200, 50, inks, false);
        let style = Style::regular(13.0);
        let line = Line {
            text: "a مورا",
            x: 1.0,
            y: 20.0,
            style,
            color: inks.ink,
            anchor: Anchor::Start,
            halo: false,
            on: None,
        };
        canvas.text(&line);
        let chart = canvas.finish(&Meta { id: "x", title: "", desc: "", fonts: FontFace::None, lang: Lang::En });
        assert!(chart.svg.contains("font-family=\"'Recount Sans','DejaVu Sans'"), "{}", chart.svg);
        assert!(chart.svg.contains(">a \u{2067}مورا\u{2069}</text>"), "{}", chart.svg);
    }
}
