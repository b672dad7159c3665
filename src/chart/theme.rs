//! Inks, tones by status and sizes: colour never speaks alone, and every mark has a dark rim.

use plotters::style::RGBColor;

/// Text and rims.
pub const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
/// Second-rank text: subtitle, details, tick labels, footer.
pub const GREY: RGBColor = RGBColor(0x5f, 0x5f, 0x5f);
/// The zero line.
pub const AXIS: RGBColor = RGBColor(0x66, 0x66, 0x66);
/// Grid lines: light, since they only help the eye.
pub const GRID: RGBColor = RGBColor(0xe2, 0xe2, 0xe2);
/// The paper.
pub const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);

/// Who the source says the dead were. Okabe-Ito colours; the words stand in the legend and in the alt text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Civilians.
    Civilian,
    /// Combatants.
    Combatant,
    /// Combatants who no longer fought: captured, wounded, surrendered.
    HorsDeCombat,
    /// Said to be of several statuses.
    Mixed,
    /// The source does not say.
    Unstated,
}

impl Tone {
    /// All tones, in the legend's order.
    pub const ALL: [Self; 5] = [Self::Civilian, Self::Combatant, Self::HorsDeCombat, Self::Mixed, Self::Unstated];

    /// The legend's words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Civilian => "civilians",
            Self::Combatant => "combatants",
            Self::HorsDeCombat => "hors de combat",
            Self::Mixed => "said to be of several statuses",
            Self::Unstated => "status not stated",
        }
    }

    /// The fill.
    pub fn color(self) -> RGBColor {
        match self {
            Self::Civilian => RGBColor(0x00, 0x72, 0xb2),
            Self::Combatant => RGBColor(0xe6, 0x9f, 0x00),
            Self::HorsDeCombat => RGBColor(0xcc, 0x79, 0xa7),
            Self::Mixed => RGBColor(0x00, 0x9e, 0x73),
            Self::Unstated => RGBColor(0x8a, 0x8a, 0x8a),
        }
    }
}

/// How large the canvas is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 760 wide, as high as its rows.
    Web,
    /// 642 wide (170 mm at 96 dpi, the text width of an A4 page), as high as its rows.
    Print,
    /// 720 by 720, higher only if the rows need it; a PNG at 1.5x is 1080 square.
    Square,
    /// Width (480 to 4000) and least height (to 8000).
    Custom(u32, u32),
}

impl Size {
    /// Width in CSS pixels.
    pub fn width(self) -> u32 {
        match self {
            Self::Web => 760,
            Self::Print => 642,
            Self::Square => 720,
            Self::Custom(width, _) => width.clamp(480, 4000),
        }
    }

    /// Least height in CSS pixels.
    pub fn min_height(self) -> u32 {
        match self {
            Self::Web | Self::Print => 0,
            Self::Square => 720,
            Self::Custom(_, height) => height.min(8000),
        }
    }
}

/// Contrast of two colours by WCAG 2.2 (1 to 21): <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
pub fn contrast(a: RGBColor, b: RGBColor) -> f64 {
    let luminance = |RGBColor(r, g, b): RGBColor| {
        let linear = |v: u8| {
            let s = f64::from(v) / 255.0;
            if s <= 0.040_45 { s / 12.92 } else { ((s + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_a_contrast_of_four_and_a_half() {
        for ink in [INK, GREY] {
            assert!(contrast(ink, PAPER) >= 4.5, "{ink:?}");
        }
    }

    #[test]
    fn every_mark_has_a_contrast_of_three_by_its_fill_or_its_rim() {
        assert!(contrast(INK, PAPER) >= 3.0);
        for tone in Tone::ALL {
            let fill = contrast(tone.color(), PAPER);
            assert!(fill >= 3.0 || contrast(INK, tone.color()) >= 3.0, "{tone:?} {fill}");
        }
    }

    #[test]
    fn contrast_agrees_with_published_values() {
        assert!((contrast(RGBColor(0, 0, 0), PAPER) - 21.0).abs() < 1e-9);
        assert!((contrast(RGBColor(0x76, 0x76, 0x76), PAPER) - 4.54).abs() < 0.01);
        assert!((contrast(RGBColor(0xe6, 0x9f, 0), PAPER) - 2.25).abs() < 0.01);
    }

    #[test]
    fn custom_sizes_stay_within_reason() {
        assert_eq!(Size::Custom(1, 1).width(), 480);
        assert_eq!(Size::Custom(u32::MAX, u32::MAX).width(), 4000);
        assert_eq!(Size::Custom(u32::MAX, u32::MAX).min_height(), 8000);
    }
}
