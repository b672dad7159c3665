//! The SVG document, and the back end through which plotters draws into it: ten canvas units are one CSS pixel.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

use plotters::style::{Color, RGBColor};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::font::{self, Face, FontFace, Glyphs, STACK, STACK_WIDE, Weight};
use super::text::{self, Style};
use super::theme::PAPER;
use super::{Area, Chart, TextBox};

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
    /// Whether a white halo keeps grid lines off the letters.
    pub halo: bool,
}

#[derive(Debug, Default)]
struct Document {
    body: String,
    boxes: Vec<TextBox>,
    marks: Vec<Area>,
    glyphs: Glyphs,
}

/// A handle to the document: plotters owns one clone as its back end, the chart keeps another for what plotters' trait cannot say.
#[derive(Clone, Debug)]
pub struct Canvas {
    width: u32,
    height: u32,
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
}

impl Canvas {
    /// An empty white canvas, in CSS pixels.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, document: Rc::default() }
    }

    /// Draws a line of text and returns its box.
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
        let mut doc = self.document.borrow_mut();
        doc.glyphs.add(line.text, weight);
        doc.boxes.push(TextBox { text: line.text.to_string(), area });
        let out = &mut doc.body;
        let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", px(line.x), px(line.y), px(size));
        if weight == Weight::Bold {
            out.push_str(" font-weight=\"700\"");
        }
        match line.anchor {
            Anchor::Start => {}
            Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
            Anchor::End => out.push_str(" text-anchor=\"end\""),
        }
        let _ = write!(out, " fill=\"{}\"", hex(line.color.to_backend_color()));
        if line.halo {
            let paper = hex(PAPER.to_backend_color());
            let _ =
                write!(out, " stroke=\"{paper}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        out.push('>');
        for run in text::runs(line.text, weight) {
            let wide = run.face == Face::Dejavu;
            if wide {
                let _ = write!(out, "<tspan font-family=\"{STACK_WIDE}\">");
            }
            if run.rtl {
                out.push('\u{2067}');
            }
            escape(out, &run.text);
            if run.rtl {
                out.push('\u{2069}');
            }
            if wide {
                out.push_str("</tspan>");
            }
        }
        out.push_str("</text>\n");
        area
    }

    /// Notes where a mark stands, so that text can be kept off it.
    pub fn note_mark(&self, area: Area) {
        self.document.borrow_mut().marks.push(area);
    }

    /// The finished chart.
    pub fn finish(self, meta: &Meta<'_>) -> Chart {
        let document = self.document.borrow();
        let id = identifier(meta.id);
        let (w, h) = (self.width, self.height);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{STACK}\" direction=\"ltr\" \
             style=\"max-width:100%;height:auto\">\n<title id=\"{id}-title\">"
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
        let _ = writeln!(svg, "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>", hex(PAPER.to_backend_color()));
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

    fn shape<S: BackendStyle>(&self, open: &str, style: &S, fill: bool) {
        let color = style.color();
        if color.alpha <= 0.0 {
            return;
        }
        let out = &mut self.document.borrow_mut().body;
        out.push_str(open);
        let ink = hex(color);
        if fill {
            let _ = write!(out, " fill=\"{ink}\"");
            opacity(out, "fill-opacity", color.alpha);
        } else {
            let _ = write!(out, " fill=\"none\" stroke=\"{ink}\"");
            let width = tenths(i32::try_from(style.stroke_width()).unwrap_or(10));
            if width != "1" {
                let _ = write!(out, " stroke-width=\"{width}\"");
            }
            opacity(out, "stroke-opacity", color.alpha);
        }
        out.push_str("/>\n");
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width * UNIT as u32, self.height * UNIT as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (tenths(a.0.min(b.0)), tenths(a.1.min(b.1)));
        let (w, h) = (tenths((b.0 - a.0).abs()), tenths((b.1 - a.1).abs()));
        self.shape(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""), style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        match points[..] {
            [(x1, y1), (x2, y2)] => {
                let (x1, y1, x2, y2) = (tenths(x1), tenths(y1), tenths(x2), tenths(y2));
                self.shape(&format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""), style, false);
            }
            _ => self.shape(&format!("<polyline points=\"{}\"", list(&points)), style, false),
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let r = tenths(i32::try_from(radius).unwrap_or(0));
        self.shape(&format!("<circle cx=\"{}\" cy=\"{}\" r=\"{r}\"", tenths(center.0), tenths(center.1)), style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = vert.into_iter().collect();
        self.shape(&format!("<polygon points=\"{}\"", list(&points)), style, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        let BackendColor { rgb: (r, g, b), .. } = style.color();
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular };
        let style_ = Style { size: style.size() / UNIT, weight };
        let down = match style.anchor().v_pos {
            VPos::Top => 0.86,
            VPos::Center => 0.34,
            VPos::Bottom => -0.26,
        };
        self.text(&Line {
            text: &text::clean(text, 1000),
            x: f64::from(pos.0) / UNIT,
            y: f64::from(pos.1) / UNIT + down * style_.size,
            style: style_,
            color: RGBColor(r, g, b),
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            halo: false,
        });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular };
        let wide = text::width(text, Style { size: style.size(), weight });
        Ok((wide.ceil() as u32, (style.size() * 1.12).ceil() as u32))
    }
}

fn opacity(out: &mut String, name: &str, alpha: f64) {
    if alpha < 1.0 {
        let _ = write!(out, " {name}=\"{}\"", px(alpha));
    }
}

fn list(points: &[BackendCoord]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", tenths(*x), tenths(*y))).collect();
    points.join(" ")
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
        let canvas = Canvas::new(200, 50);
        let style = Style::regular(13.0);
        let line =
            Line { text: "a مورا", x: 1.0, y: 20.0, style, color: PAPER, anchor: Anchor::Start, halo: false };
        canvas.text(&line);
        let chart = canvas.finish(&Meta { id: "x", title: "", desc: "", fonts: FontFace::None });
        assert!(chart.svg.contains(">a <tspan font-family"), "{}", chart.svg);
        assert!(chart.svg.contains("\u{2067}مورا\u{2069}</tspan>"), "{}", chart.svg);
    }
}
