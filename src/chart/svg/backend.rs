//! The back end through which plotters draws into the document: ten canvas units are one CSS pixel.

use super::{Anchor, Canvas, Line, UNIT, hex, px, tenths};
use crate::chart::font::Weight;
use crate::chart::text::{self, Style};
use plotters::style::{Color, RGBColor};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;
use std::fmt::Write;

impl Canvas {
    /// Many separate lines as one path, in CSS pixels; plotters has no element for it.
    pub fn pieces<'a>(&self, lines: impl Iterator<Item = &'a [(f64, f64)]>, color: RGBColor, width: f64) {
        let mut path = String::new();
        for line in lines {
            for (i, (x, y)) in line.iter().enumerate() {
                path.push(if i == 0 { 'M' } else { 'L' });
                let _ = write!(path, "{} {}", px(self.mirrored(*x)), px(*y));
            }
        }
        if !path.is_empty() {
            self.path(&path, color, width, "");
        }
    }

    /// A line of dashes, `on` pixels drawn and `off` pixels left out.
    pub fn dashed(&self, line: &[(f64, f64)], color: RGBColor, width: f64, (on, off): (f64, f64)) {
        let mut path = String::new();
        for (i, (x, y)) in line.iter().enumerate() {
            path.push(if i == 0 { 'M' } else { 'L' });
            let _ = write!(path, "{} {}", px(self.mirrored(*x)), px(*y));
        }
        if line.len() > 1 {
            self.path(&path, color, width, &format!(" stroke-dasharray=\"{} {}\"", px(on), px(off)));
        }
    }

    fn path(&self, path: &str, color: RGBColor, width: f64, more: &str) {
        let ink = hex(color.to_backend_color());
        let out = &mut self.document.borrow_mut().body;
        let _ =
            writeln!(out, "<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"{}\"{more}/>", px(width));
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
        let (a, b) = ((self.across(a.0), a.1), (self.across(b.0), b.1));
        let (x, y) = (tenths(a.0.min(b.0)), tenths(a.1.min(b.1)));
        let (w, h) = (tenths((b.0 - a.0).abs()), tenths((b.1 - a.1).abs()));
        self.shape(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""), style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().map(|(x, y)| (self.across(x), y)).collect();
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
        let (x, y) = (tenths(self.across(center.0)), tenths(center.1));
        self.shape(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""), style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = vert.into_iter().map(|(x, y)| (self.across(x), y)).collect();
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
            on: None,
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
