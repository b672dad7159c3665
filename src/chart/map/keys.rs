//! What stands beneath the map: three round sizes, and what each kind of symbol means.

use super::project::largest;
use super::symbol::{Shown, Sort};
use crate::chart::hatch::Point;
use crate::chart::pen::Pen;
use crate::chart::svg::Anchor;
use crate::chart::text::{self, Style};
use crate::lang::{Lang, Phrase};

const WORDS: Style = Style::regular(12.0);
const APART: f64 = 20.0;
const LINE: f64 = 22.0;

const EXACT: Phrase =
    Phrase::new("place known", "lieu connu", "lugar conocido", "مكان معروف", "место известно", "місце відоме");
const DISTRICT: Phrase = Phrase::new(
    "district, or precision not stated",
    "district, ou précision non indiquée",
    "distrito, o precisión no indicada",
    "قضاء، أو دقة غير مذكورة",
    "район, или точность не указана",
    "район, або точність не вказано",
);
const COARSE: Phrase = Phrase::new(
    "province or coarser, summed",
    "province ou moins précis, regroupés",
    "provincia o menos preciso, sumados",
    "محافظة أو أقل دقة، مجموعة",
    "область или грубее, сумма",
    "область чи грубіше, сума",
);
const CELL: Phrase = Phrase::new(
    "many places, summed",
    "nombreux lieux, regroupés",
    "muchos lugares, sumados",
    "أماكن كثيرة، مجموعة",
    "много мест, сумма",
    "багато місць, сума",
);
const KILLED: Phrase = Phrase::new(
    "People reported killed:",
    "Personnes signalées tuées :",
    "Personas reportadas muertas:",
    "أشخاص أُبلغ عن مقتلهم:",
    "Люди, о гибели которых сообщено:",
    "Люди, про загибель яких повідомлено:",
);

/// An entry: how it is drawn, its words, its left edge and its middle from the strip's upper edge.
struct Item {
    icon: Icon,
    words: String,
    x: f64,
    y: f64,
}

enum Icon {
    None,
    Size(f64),
    Sort(Sort),
    Open,
}

impl Icon {
    fn width(&self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Size(radius) => 2.0 * radius + 6.0,
            Self::Sort(_) => 20.0,
            Self::Open => 24.0,
        }
    }
}

/// The strip, laid out.
pub(super) struct Strip {
    items: Vec<Item>,
    pub height: f64,
}

/// Up to three values of the series 1, 2, 5, 10 ... down from the largest, every other one: 500, 100, 20.
pub(super) fn round_values(most: f64) -> Vec<f64> {
    let series = (0..=12).flat_map(|power| [1.0, 2.0, 5.0].map(|factor| factor * 10_f64.powi(power)));
    let below: Vec<f64> = series.filter(|value| *value <= most.max(1.0)).collect();
    below.into_iter().rev().step_by(2).take(3).collect()
}

/// The radius of a value.
pub(super) fn radius(value: f64, most: f64, largest: f64) -> f64 {
    (largest * (value / most.max(1.0)).clamp(0.0, 1.0).sqrt()).max(3.0)
}

impl Strip {
    /// Lays the strip out in a width.
    pub fn of(shown: &Shown, width: f64, shared: Option<f64>, lang: Lang) -> Self {
        use crate::chart::words::KEY_AT_LEAST;
        let (most, largest) =
            (shared.unwrap_or_else(|| shown.most()).max(1.0), largest(shown, width, shared.is_some()));
        let mut entries: Vec<(Icon, String)> = vec![(Icon::None, KILLED.say(lang).to_string())];
        entries.extend(
            round_values(most).into_iter().map(|value| (Icon::Size(radius(value, most, largest)), lang.number(value))),
        );
        let sorts = [(Sort::Exact, EXACT), (Sort::District, DISTRICT), (Sort::Coarse, COARSE), (Sort::Cell, CELL)];
        let used = |sort: Sort| shown.symbols.iter().any(|symbol| symbol.sort == sort);
        let kinds = sorts.into_iter().filter(|(sort, _)| used(*sort));
        let break_at = entries.len();
        entries.extend(kinds.map(|(sort, words)| (Icon::Sort(sort), words.say(lang).to_string())));
        if shown.symbols.iter().any(|symbol| symbol.extent.open_right()) {
            entries.push((Icon::Open, KEY_AT_LEAST.say(lang).to_string()));
        }
        let all: f64 = entries.iter().map(|(icon, words)| icon.width() + 6.0 + APART + text::width(words, WORDS)).sum();
        // Sizes and sorts on a line each, unless one line holds them all.
        let break_at = if all - APART <= width { entries.len() } else { break_at };
        let (mut items, mut x, mut top): (Vec<Item>, f64, f64) = (Vec::new(), 0.0, 8.0);
        let mut first = 0;
        let mut high: f64 = 0.0;
        for (i, (icon, words)) in entries.into_iter().enumerate() {
            let words = text::fit(&words, WORDS, width - icon.width() - 6.0);
            let wide = icon.width() + 6.0 + text::width(&words, WORDS);
            if x > 0.0 && (x + wide > width || i == break_at) {
                items[first..].iter_mut().for_each(|item: &mut Item| item.y = top + high / 2.0);
                (first, x, top, high) = (items.len(), 0.0, top + high, 0.0);
            }
            high = high.max(LINE).max(if let Icon::Size(radius) = icon { 2.0 * radius + 8.0 } else { 0.0 });
            items.push(Item { icon, words, x, y: 0.0 });
            x += wide + APART;
        }
        items[first..].iter_mut().for_each(|item| item.y = top + high / 2.0);
        Self { items, height: top + high }
    }

    /// Draws the strip, its left upper corner at a point.
    pub fn draw(&self, pen: &Pen, (left, top): Point) {
        for item in &self.items {
            let (x, y) = (left + item.x, top + item.y);
            match item.icon {
                Icon::None => {}
                Icon::Size(radius) => {
                    let centre = (x + radius + 1.0, y);
                    super::paint::ring(pen, centre, radius, pen.inks.axis, 1.4);
                    pen.note_round(centre, radius, &[pen.inks.axis]);
                }
                Icon::Sort(sort) => super::paint::symbol(pen, (x + 9.0, y), 7.5, sort, pen.inks.accent),
                Icon::Open => {
                    super::paint::arrow(pen, (x + 5.0, y + 6.0), 4.5);
                }
            }
            let words = x + item.icon.width() + if matches!(item.icon, Icon::None) { 0.0 } else { 4.0 };
            pen.words(&item.words, words, y + WORDS.size * 0.35, WORDS, pen.inks.ink, Anchor::Start);
        }
    }
}
