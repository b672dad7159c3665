//! SVG to PNG with resvg and the embedded fonts alone: no system font is ever looked at, so the same input gives the same bytes.

use std::sync::{Arc, OnceLock};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::font::{self, Face, Weight};

/// Why a chart could not become a PNG.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The SVG is not well-formed.
    #[error("the chart's SVG cannot be read: {0}")]
    Svg(#[from] usvg::Error),
    /// Too large, or nothing at all.
    #[error("the chart would be {width} by {height} pixels; choose a scale that keeps it under 64 megapixels")]
    Size {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The encoder refused.
    #[error("the chart's PNG cannot be written: {0}")]
    Encode(#[from] png::EncodingError),
}

const MOST_PIXELS: u64 = 64_000_000;

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut db = fontdb::Database::new();
        for face in [Face::Noto, Face::Dejavu] {
            for weight in [Weight::Regular, Weight::Bold] {
                db.load_font_source(fontdb::Source::Binary(Arc::new(font::bytes(face, weight))));
            }
        }
        db.set_sans_serif_family("Noto Sans");
        db.set_serif_family("Noto Sans");
        Arc::new(db)
    };
    FONTS.get_or_init(load).clone()
}

/// Draws an SVG as an opaque PNG on white, `scale` pixels to a CSS pixel.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ChartError> {
    let options = usvg::Options {
        fontdb: fonts(),
        font_family: "Noto Sans".to_string(),
        // The chart names the font of each run; resvg's own way would set a whole line in the font of its rarest letter.
        font_resolver: usvg::FontResolver {
            select_font: usvg::FontResolver::default_font_selector(),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Default::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let side = |length: f32| (f64::from(length) * f64::from(scale)).round().max(0.0) as u64;
    let (width, height) = (side(tree.size().width()), side(tree.size().height()));
    let too_large = || ChartError::Size { width, height };
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_large());
    }
    let (Ok(w), Ok(h)) = (u32::try_from(width), u32::try_from(height)) else {
        return Err(too_large());
    };
    let mut pixmap = Pixmap::new(w, h).ok_or_else(too_large)?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encode(pixmap.data(), w, h)
}

/// Writes opaque RGBA pixels as a PNG: with a palette where the picture has few colours (a chart nearly always: a third of the
/// size and of the time), else as RGB.
fn encode(rgba: &[u8], width: u32, height: u32) -> Result<Vec<u8>, ChartError> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(5));
    let data: Vec<u8> = match indexed(rgba) {
        Some((palette, indices)) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_filter(Filter::NoFilter);
            encoder.set_palette(palette);
            indices
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            encoder.set_filter(Filter::Adaptive);
            rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(out)
}

type Rgb = [u8; 3];

/// The colours of a picture in the order in which they appear, found by a small hash table.
struct Colors {
    slots: Vec<u16>,
    list: Vec<(Rgb, u32)>,
}

impl Colors {
    const SLOTS: usize = 4096;
    const MOST: usize = 1024;

    /// The number of a colour; `None` if it would be one too many.
    fn number(&mut self, color: Rgb) -> Option<u16> {
        let key = u32::from_be_bytes([0, color[0], color[1], color[2]]);
        let mut at = (key.wrapping_mul(2_654_435_761) >> 20) as usize;
        loop {
            let number = self.slots[at];
            match self.list.get(usize::from(number)) {
                Some((same, _)) if *same == color => return Some(number),
                Some(_) => at = (at + 1) % Self::SLOTS,
                None if self.list.len() >= Self::MOST => return None,
                None => {
                    self.slots[at] = self.list.len() as u16;
                    self.list.push((color, 0));
                    return Some(self.slots[at]);
                }
            }
        }
    }
}

/// A palette of at most 256 colours and each pixel's place in it. A chart whose rims and tones meet in a few shades more gives
/// its rarest ones the place of the nearest other; a picture of over a thousand colours has no palette.
fn indexed(rgba: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut colors = Colors { slots: vec![u16::MAX; Colors::SLOTS], list: Vec::new() };
    let mut numbers: Vec<u16> = Vec::with_capacity(rgba.len() / 4);
    let mut last: Option<(Rgb, u16)> = None;
    for p in rgba.chunks_exact(4) {
        let color = [p[0], p[1], p[2]];
        let number = match last {
            Some((same, number)) if same == color => number,
            _ => colors.number(color)?,
        };
        last = Some((color, number));
        colors.list[usize::from(number)].1 += 1;
        numbers.push(number);
    }
    let mut common: Vec<(u32, Rgb)> = colors.list.iter().map(|(color, count)| (*count, *color)).collect();
    common.sort_by(|a, b| b.cmp(a));
    let kept: Vec<Rgb> = common.into_iter().take(256).map(|(_, color)| color).collect();
    let distance = |a: Rgb, b: Rgb| (0..3).map(|i| u32::from(a[i].abs_diff(b[i])).pow(2)).sum::<u32>();
    let nearest = |color: Rgb| (0..=u8::MAX).zip(&kept).min_by_key(|(_, k)| distance(color, **k)).map_or(0, |(i, _)| i);
    let place: Vec<u8> = colors.list.iter().map(|(color, _)| nearest(*color)).collect();
    Some((kept.concat(), numbers.into_iter().map(|n| place[usize::from(n)]).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" \
        font-family=\"'Recount Sans','Noto Sans',sans-serif\"><text x=\"2\" y=\"15\" font-size=\"12\">Moura</text></svg>";

    #[test]
    fn a_picture_is_opaque_and_twice_as_large_at_scale_two() {
        let bytes = png(SVG, 2.0).unwrap();
        let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (80, 40));
        assert_eq!(reader.info().color_type, ColorType::Indexed);
        assert!(reader.info().trns.is_none());
    }

    #[test]
    fn the_same_svg_gives_the_same_bytes_and_letters_are_drawn() {
        let bytes = png(SVG, 2.0).unwrap();
        assert_eq!(bytes, png(SVG, 2.0).unwrap());
        assert_ne!(bytes, png(&SVG.replace("Moura", ""), 2.0).unwrap());
    }

    fn decode(bytes: &[u8]) -> Vec<u8> {
        let mut decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(::png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
    }

    fn shades(count: u32) -> Vec<u8> {
        (0..count).flat_map(|i| [(i % 256) as u8, (i / 256) as u8, 0, 255]).collect()
    }

    #[test]
    fn up_to_256_colours_and_over_a_thousand_are_kept_as_they_are() {
        for (count, width) in [(256, 16), (4096, 64)] {
            let rgba = shades(count);
            let pixels = decode(&encode(&rgba, width, width).unwrap());
            assert!(pixels.chunks(3).zip(rgba.chunks(4)).all(|(a, b)| a == &b[..3]), "{count}");
        }
    }

    #[test]
    fn a_few_shades_too_many_are_moved_by_a_step() {
        let common = (0..200u8).flat_map(|i| [[i, 0, 0, 255]; 3]);
        let rgba: Vec<u8> = common.chain((0..100u8).map(|i| [2 * i, 1, 0, 255])).flatten().collect();
        let pixels = decode(&encode(&rgba, 70, 10).unwrap());
        let moved = pixels.chunks(3).zip(rgba.chunks(4)).flat_map(|(a, b)| (0..3).map(|i| a[i].abs_diff(b[i])));
        assert_eq!(moved.max(), Some(1));
    }

    #[test]
    fn broken_svg_and_giant_scales_are_errors() {
        assert!(matches!(png("<svg", 1.0), Err(ChartError::Svg(_))));
        assert!(matches!(png(SVG, 1e6), Err(ChartError::Size { .. })));
        assert!(matches!(png(SVG, 0.0), Err(ChartError::Size { .. })));
        assert!(matches!(png(SVG, f32::NAN), Err(ChartError::Size { .. })));
    }
}
