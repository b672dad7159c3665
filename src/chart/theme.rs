//! Inks, tones by status, themes and sizes: colour never speaks alone, and every mark has a rim that can be seen.

use crate::lang::{Lang, Phrase};
use plotters::style::RGBColor;

/// On what a chart is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// White paper, or a bright screen.
    #[default]
    Light,
    /// A dark page.
    Dark,
    /// A printer without colours: greys alone, told apart by shape, hatch and words.
    PrintGrey,
}

impl Theme {
    /// All themes.
    pub const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::PrintGrey];

    /// Its name on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::PrintGrey => "print-grey",
        }
    }

    /// The theme of a name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|theme| theme.word() == word)
    }

    /// Its inks.
    pub fn inks(self) -> &'static Inks {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::PrintGrey => &PRINT_GREY,
        }
    }
}

/// The inks of a theme.
#[derive(Clone, Copy, Debug)]
pub struct Inks {
    /// What everything stands on.
    pub paper: RGBColor,
    /// Text of the first rank, and the rims of marks.
    pub ink: RGBColor,
    /// Text of the second rank: subtitle, details, tick labels, footer.
    pub grey: RGBColor,
    /// The zero line.
    pub axis: RGBColor,
    /// Grid lines: light, since they only help the eye. No mark.
    pub grid: RGBColor,
    /// The one colour of charts that need no other.
    pub accent: RGBColor,
    /// A band behind a line of the accent: light, so it has an edge in the accent.
    pub band: RGBColor,
    /// What is not known or not stated.
    pub unknown: RGBColor,
    /// Several lines or groups, in this order; told apart by words and dashes too.
    pub series: [RGBColor; 6],
    /// Few to many, each step seen against the paper.
    pub steps: [RGBColor; 5],
    tones: [RGBColor; 5],
}

const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8 & 0xff) as u8, (hex & 0xff) as u8)
}

// Okabe-Ito colours (https://jfly.uni-koeln.de/color/): the light ones among them are used with a rim only.
static LIGHT: Inks = Inks {
    paper: rgb(0xffffff),
    ink: rgb(0x222222),
    grey: rgb(0x5f5f5f),
    axis: rgb(0x666666),
    grid: rgb(0xe2e2e2),
    accent: rgb(0x0072b2),
    band: rgb(0xc7e0ef),
    unknown: rgb(0x8a8a8a),
    series: [rgb(0x0072b2), rgb(0xd55e00), rgb(0x00835f), rgb(0xa8508a), rgb(0x5a5a5a), rgb(0x222222)],
    steps: [rgb(0x6095c4), rgb(0x3d78b0), rgb(0x235c96), rgb(0x124173), rgb(0x06264a)],
    tones: [rgb(0x0072b2), rgb(0xe69f00), rgb(0xcc79a7), rgb(0x009e73), rgb(0x8a8a8a)],
};

static DARK: Inks = Inks {
    paper: rgb(0x16191d),
    ink: rgb(0xf2f2f2),
    grey: rgb(0xb4b9c0),
    axis: rgb(0x9aa0a8),
    grid: rgb(0x343a42),
    accent: rgb(0x56b4e9),
    band: rgb(0x1f4358),
    unknown: rgb(0x8a9098),
    series: [rgb(0x56b4e9), rgb(0xf0894a), rgb(0x3fc79a), rgb(0xde9ac4), rgb(0xb4b9c0), rgb(0xf2f2f2)],
    steps: [rgb(0x37709c), rgb(0x5595c6), rgb(0x85b8de), rgb(0xaed2ec), rgb(0xdcecf8)],
    tones: [rgb(0x2f8fd0), rgb(0xe69f00), rgb(0xcc79a7), rgb(0x00a87a), rgb(0x8a9098)],
};

static PRINT_GREY: Inks = Inks {
    paper: rgb(0xffffff),
    ink: rgb(0x111111),
    grey: rgb(0x505050),
    axis: rgb(0x555555),
    grid: rgb(0xdcdcdc),
    accent: rgb(0x222222),
    band: rgb(0xd6d6d6),
    unknown: rgb(0xb4b4b4),
    series: [rgb(0x111111), rgb(0x6b6b6b), rgb(0x3d3d3d), rgb(0x858585), rgb(0x555555), rgb(0x111111)],
    steps: [rgb(0x929292), rgb(0x747474), rgb(0x555555), rgb(0x363636), rgb(0x161616)],
    tones: [rgb(0x3a3a3a), rgb(0xffffff), rgb(0x8f8f8f), rgb(0xc4c4c4), rgb(0xe8e8e8)],
};

impl Inks {
    /// The fill of a tone.
    pub fn tone(&self, tone: Tone) -> RGBColor {
        self.tones[tone as usize]
    }
}

/// Who the source says the dead were: a colour, a shape, and words in the legend and in the alt text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    #[default]
    Unstated,
}

impl Tone {
    /// All tones, in the legend's order.
    pub const ALL: [Self; 5] = [Self::Civilian, Self::Combatant, Self::HorsDeCombat, Self::Mixed, Self::Unstated];

    /// The legend's words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Civilian => CIVILIANS.say(lang),
            Self::Combatant => COMBATANTS.say(lang),
            Self::HorsDeCombat => HORS_DE_COMBAT.say(lang),
            Self::Mixed => SEVERAL.say(lang),
            Self::Unstated => UNSTATED.say(lang),
        }
    }
}

const CIVILIANS: Phrase = Phrase::new("civilians", "civils", "civiles", "مدنيون", "гражданские", "цивільні");
const COMBATANTS: Phrase =
    Phrase::new("combatants", "combattants", "combatientes", "مقاتلون", "комбатанты", "комбатанти");
const HORS_DE_COMBAT: Phrase = Phrase::new(
    "hors de combat",
    "hors de combat",
    "fuera de combate",
    "عاجزون عن القتال",
    "вышедшие из строя",
    "ті, хто вибув зі строю",
);
const SEVERAL: Phrase = Phrase::new(
    "said to be of several statuses",
    "de plusieurs statuts, selon la source",
    "de varias condiciones, según la fuente",
    "من أكثر من فئة بحسب المصدر",
    "разного статуса, по словам источника",
    "різного статусу, за словами джерела",
);
const UNSTATED: Phrase = Phrase::new(
    "status not stated",
    "statut non précisé",
    "condición no indicada",
    "الصفة غير محددة",
    "статус не указан",
    "статус не зазначено",
);

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
        for theme in Theme::ALL {
            let inks = theme.inks();
            for ink in [inks.ink, inks.grey] {
                assert!(contrast(ink, inks.paper) >= 4.5, "{theme:?} {ink:?}");
            }
        }
    }

    #[test]
    fn every_mark_has_a_contrast_of_three_by_its_fill_or_its_rim() {
        for theme in Theme::ALL {
            let inks = theme.inks();
            for plain in inks.series.iter().chain(&inks.steps).chain([&inks.accent, &inks.axis]) {
                assert!(contrast(*plain, inks.paper) >= 3.0, "{theme:?} {plain:?} {}", contrast(*plain, inks.paper));
            }
            for tone in Tone::ALL {
                let fill = contrast(inks.tone(tone), inks.paper);
                assert!(fill >= 3.0 || contrast(inks.ink, inks.tone(tone)) >= 3.0, "{theme:?} {tone:?} {fill}");
            }
        }
    }

    #[test]
    fn steps_go_one_way_and_differ() {
        for theme in Theme::ALL {
            let inks = theme.inks();
            let far: Vec<f64> = inks.steps.iter().map(|step| contrast(*step, inks.paper)).collect();
            assert!(far.windows(2).all(|pair| pair[1] > pair[0] * 1.2), "{theme:?} {far:?}");
        }
    }

    #[test]
    fn contrast_agrees_with_published_values() {
        assert!((contrast(RGBColor(0, 0, 0), LIGHT.paper) - 21.0).abs() < 1e-9);
        assert!((contrast(RGBColor(0x76, 0x76, 0x76), LIGHT.paper) - 4.54).abs() < 0.01);
        assert!((contrast(RGBColor(0xe6, 0x9f, 0), LIGHT.paper) - 2.25).abs() < 0.01);
    }

    #[test]
    fn custom_sizes_stay_within_reason() {
        assert_eq!(Size::Custom(1, 1).width(), 480);
        assert_eq!(Size::Custom(u32::MAX, u32::MAX).width(), 4000);
        assert_eq!(Size::Custom(u32::MAX, u32::MAX).min_height(), 8000);
    }
}
