//! The embedded fonts: Noto Sans, and DejaVu Sans for what Noto lacks; measured, subset and given to resvg from the same bytes.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use font_subset::OwnedFont;
use harfrust::{FontRef, ShaperData};

/// The family's name in CSS; the report and the charts share it.
pub const FAMILY: &str = "Recount Sans";
/// What text is set in.
pub const STACK: &str = "'Recount Sans','Noto Sans','DejaVu Sans',sans-serif";
/// What runs that Noto Sans has no letters for are set in.
pub const STACK_WIDE: &str = "'Recount Sans','DejaVu Sans','Noto Sans',sans-serif";

/// Whether an SVG carries its font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontFace {
    /// A stand-alone file: the letters it uses are in it.
    Embed,
    /// Part of a page that carries the font once (see [`subset_css`]).
    None,
}

/// The two weights that charts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// The two families behind [`FAMILY`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Latin, Greek, Cyrillic.
    Noto,
    /// Arabic, Hebrew, Armenian, Georgian, arrows and symbols.
    Dejavu,
}

/// The characters that text uses, by weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glyphs {
    /// In the regular weight.
    pub regular: BTreeSet<char>,
    /// In the bold weight.
    pub bold: BTreeSet<char>,
}

impl Glyphs {
    /// Adds the characters of a text.
    pub fn add(&mut self, text: &str, weight: Weight) {
        match weight {
            Weight::Regular => self.regular.extend(text.chars()),
            Weight::Bold => self.bold.extend(text.chars()),
        }
    }

    /// Adds all the characters of another set (of another chart on the same page).
    pub fn merge(&mut self, other: &Self) {
        self.regular.extend(&other.regular);
        self.bold.extend(&other.bold);
    }
}

/// A parsed font.
pub(super) struct Loaded {
    pub font: FontRef<'static>,
    pub data: ShaperData,
    outline: OwnedFont,
}

impl Loaded {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let outline = OwnedFont::new(modern(bytes)?.into_boxed_slice()).ok()?;
        Some(Self { font, data, outline })
    }
}

/// DejaVu is from before the subsetter's time: gives it an OS/2 table of version 2 instead of 1, appended at the end with the five
/// fields that it lacks left at zero, and in `head` the direction hint that the specification now demands.
fn modern(bytes: &[u8]) -> Option<Vec<u8>> {
    const FULL: usize = 96;
    let mut out = bytes.to_vec();
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let tables = usize::from(u16::from_be_bytes([*bytes.get(4)?, *bytes.get(5)?]));
    let entry = |tag: &[u8]| (0..tables).map(|i| 12 + 16 * i).find(|at| bytes.get(*at..*at + 4) == Some(tag));
    let (os2, head) = (entry(b"OS/2")?, entry(b"head")?);
    let mut table = bytes.get(number(os2 + 8)?..)?.get(..number(os2 + 12)?)?.to_vec();
    if table.len() >= FULL {
        return Some(out);
    }
    table.resize(FULL, 0);
    table[1] = 2;
    while !out.len().is_multiple_of(4) {
        out.push(0);
    }
    let place = u32::try_from(out.len()).ok()?;
    let hint = number(head + 8)? + 48;
    out.get_mut(hint..hint + 2)?.copy_from_slice(&[0, 2]);
    // The hint is the upper half of a word, and so adds to the table's sum.
    let head_sum = u32::try_from(number(head + 4)?).ok()?.wrapping_add(2 << 16);
    let entries = [(head + 4, head_sum), (os2 + 4, checksum(&table)), (os2 + 8, place), (os2 + 12, FULL as u32)];
    for (at, value) in entries {
        out.get_mut(at..at + 4)?.copy_from_slice(&value.to_be_bytes());
    }
    out.extend(table);
    Some(out)
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks_exact(4).fold(0, |sum, b| sum.wrapping_add(u32::from_be_bytes([b[0], b[1], b[2], b[3]])))
}

/// The bytes of a font.
pub fn bytes(face: Face, weight: Weight) -> &'static [u8] {
    match (face, weight) {
        (Face::Noto, Weight::Regular) => ttf_noto_sans::REGULAR,
        (Face::Noto, Weight::Bold) => ttf_noto_sans::BOLD,
        (Face::Dejavu, Weight::Regular) => dejavu::sans::regular(),
        (Face::Dejavu, Weight::Bold) => dejavu::sans::bold(),
    }
}

/// The parsed font; `None` never happens, since the bytes are compiled in and a test parses them.
pub(super) fn loaded(face: Face, weight: Weight) -> Option<&'static Loaded> {
    static FONTS: [OnceLock<Option<Loaded>>; 4] = [const { OnceLock::new() }; 4];
    let slot = match (face, weight) {
        (Face::Noto, Weight::Regular) => 0,
        (Face::Noto, Weight::Bold) => 1,
        (Face::Dejavu, Weight::Regular) => 2,
        (Face::Dejavu, Weight::Bold) => 3,
    };
    FONTS[slot].get_or_init(|| Loaded::new(bytes(face, weight))).as_ref()
}

/// Whether a face has the character.
pub fn has(face: Face, weight: Weight, c: char) -> bool {
    loaded(face, weight).is_some_and(|font| font.outline.get().contains_char(c))
}

/// The face that draws a character: Noto Sans unless only DejaVu Sans has it.
pub fn face_of(c: char, weight: Weight) -> Face {
    if c.is_ascii() || has(Face::Noto, weight, c) || !has(Face::Dejavu, weight, c) { Face::Noto } else { Face::Dejavu }
}

/// Whether a character is drawn right without shaping tables, which a subset does not keep. Joining scripts and combining
/// marks are left to the reader's own fonts: every system shapes them, and unjoined Arabic is worse than another typeface.
fn stands_alone(c: char) -> bool {
    !matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{e7f}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}')
        && !c.is_control()
}

/// `@font-face` rules with the characters as base64 OpenType: once in a page, or once in a stand-alone SVG.
pub fn subset_css(glyphs: &Glyphs) -> String {
    let mut css = String::new();
    for (weight, number, chars) in [(Weight::Regular, 400, &glyphs.regular), (Weight::Bold, 700, &glyphs.bold)] {
        for face in [Face::Noto, Face::Dejavu] {
            let some: BTreeSet<char> = chars
                .iter()
                .copied()
                .filter(|c| stands_alone(*c) && face_of(*c, weight) == face && has(face, weight, *c))
                .collect();
            if some.is_empty() {
                continue;
            }
            let Some(data) =
                loaded(face, weight).and_then(|font| font.outline.get().subset(&some).ok().map(|f| f.to_opentype()))
            else {
                continue;
            };
            let _ = write!(
                css,
                "@font-face{{font-family:'{FAMILY}';font-weight:{number};font-style:normal;\
                 src:url(data:font/ttf;base64,{}) format('truetype')",
                STANDARD.encode(data)
            );
            if face == Face::Dejavu {
                let range: Vec<String> = some.iter().map(|c| format!("U+{:X}", u32::from(*c))).collect();
                let _ = write!(css, ";unicode-range:{}", range.join(","));
            }
            css.push('}');
        }
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> Glyphs {
        let mut glyphs = Glyphs::default();
        glyphs.add(text, Weight::Regular);
        glyphs
    }

    #[test]
    fn all_four_fonts_parse() {
        for face in [Face::Noto, Face::Dejavu] {
            for weight in [Weight::Regular, Weight::Bold] {
                assert!(loaded(face, weight).is_some(), "{face:?} {weight:?}");
                assert!(has(face, weight, 'é'));
            }
        }
    }

    #[test]
    fn arabic_falls_back_to_dejavu_and_unknown_scripts_to_noto() {
        assert_eq!(face_of('é', Weight::Bold), Face::Noto);
        assert_eq!(face_of('Ж', Weight::Regular), Face::Noto);
        assert_eq!(face_of('م', Weight::Bold), Face::Dejavu);
        assert_eq!(face_of('漢', Weight::Regular), Face::Noto);
    }

    #[test]
    fn a_subset_is_small_and_reads_back() {
        let css = subset_css(&glyphs("Moura 203"));
        assert!(css.starts_with("@font-face{font-family:'Recount Sans';font-weight:400"));
        assert!(css.len() < 20_000, "{}", css.len());
        let start = css.find("base64,").unwrap() + 7;
        let end = css[start..].find(')').unwrap() + start;
        let font = STANDARD.decode(&css[start..end]).unwrap();
        let font = font_subset::Font::opentype(&font).unwrap();
        assert!(font.contains_char('M') && font.contains_char('3') && !font.contains_char('Z'));
    }

    #[test]
    fn joining_scripts_are_left_to_the_readers_own_fonts() {
        assert_eq!(subset_css(&glyphs("مورا")), "");
    }

    #[test]
    fn a_second_face_of_one_weight_says_which_characters_it_serves() {
        let css = subset_css(&glyphs("aქ"));
        assert_eq!(css.matches("@font-face").count(), 2);
        assert!(css.contains("unicode-range:U+10E5"), "{css}");
    }
}
