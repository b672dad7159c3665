//! SVG to PDF with the embedded fonts alone: letters stay letters, which a reader can select and search (feature `pdf`).

use super::font::{self, Face, Weight};
use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use std::sync::Arc;
use usvg::fontdb;

/// A page as large as the chart, at 96 CSS pixels to the inch. The same SVG gives the same bytes.
///
/// # Errors
/// In words, where the SVG cannot be read or the PDF cannot be written.
pub fn pdf(svg: &str) -> Result<Vec<u8>, String> {
    const POINTS: f32 = 72.0 / 96.0;
    let mut fonts = fontdb::Database::new();
    for face in [Face::Noto, Face::Dejavu] {
        for weight in [Weight::Regular, Weight::Bold] {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(font::bytes(face, weight))));
        }
    }
    fonts.set_sans_serif_family("Noto Sans");
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: "Noto Sans".into(),
        font_resolver: usvg::FontResolver {
            select_font: usvg::FontResolver::default_font_selector(),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Default::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let size = Size::from_wh(width, height).ok_or("the chart has no size")?;
    let settings = PageSettings::from_wh(width, height).ok_or("the chart has no size")?;
    let mut document = krilla::Document::new();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.draw_svg(&tree, size, SvgSettings::default()).ok_or("the chart cannot be drawn")?;
    surface.finish();
    page.finish();
    document.finish().map_err(|error| format!("{error:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_becomes_one_page_with_the_same_bytes_each_time() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\" font-family=\"'Noto Sans'\">\
                   <text x=\"20\" y=\"40\" font-size=\"20\">Moura مورا</text><circle cx=\"90\" cy=\"90\" r=\"9\"/></svg>";
        let bytes = pdf(svg).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, pdf(svg).unwrap());
        assert!(pdf("<svg").is_err());
    }
}
