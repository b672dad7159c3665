//! Lays out and draws an UpSet plot: columns above, dots beneath, set sizes at the left.

use super::{MOST_COLUMNS, Shown, Things};
use crate::chart::Area;
use crate::chart::axis::Axis;
use crate::chart::pen::{LABEL, Pen, STRONG, TICK, corners, leading};
use crate::chart::svg::Anchor;
use crate::chart::text::{self, Style};
use crate::lang::{Lang, Phrase};

const ROW: f64 = 25.0;
const COLUMNS: f64 = 170.0;
/// Below this width sizes are numbers alone.
const NARROW: f64 = 420.0;
/// Columns stand no further apart.
const WIDEST: f64 = 60.0;

const EVENTS_EXACTLY: Phrase = Phrase::new(
    "Events reported by exactly the sources marked below",
    "Événements rapportés par exactement les sources marquées ci-dessous",
    "Eventos de los que informan exactamente las fuentes marcadas abajo",
    "أحداث أوردتها المصادر المعلَّمة أدناه وحدها",
    "События, о которых сообщают только отмеченные ниже источники",
    "Події, про які повідомляють лише позначені нижче джерела",
);
const PEOPLE_EXACTLY: Phrase = Phrase::new(
    "People named by exactly the lists marked below",
    "Personnes nommées par exactement les listes marquées ci-dessous",
    "Personas nombradas exactamente por las listas marcadas abajo",
    "أشخاص تذكرهم القوائم المعلَّمة أدناه وحدها",
    "Люди, названные только в отмеченных ниже списках",
    "Люди, названі лише в позначених нижче списках",
);
const EVENTS_EACH: Phrase = Phrase::new(
    "Events per source",
    "Événements par source",
    "Eventos por fuente",
    "أحداث كل مصدر",
    "События по источникам",
    "Події за джерелами",
);
const PEOPLE_EACH: Phrase = Phrase::new(
    "People per list",
    "Personnes par liste",
    "Personas por lista",
    "أشخاص كل قائمة",
    "Люди по спискам",
    "Люди за списками",
);

/// Where things stand, from the plot's left and upper edge.
pub(super) struct Layout {
    /// Width of the size bars with their numbers; 0 where numbers alone stand behind the names.
    sizes: f64,
    /// The longest of these bars.
    bars: f64,
    /// Left edge of the columns.
    left: f64,
    /// Distance between columns.
    pitch: f64,
    /// How many columns are drawn.
    pub columns: usize,
    /// Of the counts above columns.
    style: Style,
    head: Vec<String>,
    each: Vec<String>,
    rows: usize,
}

impl Layout {
    pub fn of(shown: &Shown, width: f64, things: Things, lang: Lang) -> Self {
        let (exactly, each) = match things {
            Things::Events => (EVENTS_EXACTLY, EVENTS_EACH),
            Things::People => (PEOPLE_EXACTLY, PEOPLE_EACH),
        };
        let narrow = width < NARROW;
        let number = |n: usize, style: Style| text::width(&lang.number(n as f64), style);
        let widest_size = shown.sets.iter().map(|(_, size)| number(*size, LABEL)).fold(0.0, f64::max);
        let asked = shown.sets.iter().map(|(set, _)| text::width(set, LABEL)).fold(30.0, f64::max).ceil();
        let most = shown.columns.len().min(MOST_COLUMNS) as f64;
        let bars = if narrow { 0.0 } else { (width * 0.14).clamp(60.0, 130.0) };
        let fixed = widest_size + if narrow { 28.0 } else { 30.0 };
        // Few columns leave room for long names and long bars.
        let spare = (width - bars - fixed - most * WIDEST).max(0.0);
        let names = asked.min((width * if narrow { 0.34 } else { 0.3 }).max(spare));
        let bars = if narrow { 0.0 } else { bars + (spare - names).clamp(0.0, width * 0.2) };
        let sizes = if narrow { 0.0 } else { (bars + widest_size + 6.0).round() };
        let left = (names + if narrow { fixed } else { sizes + 24.0 }).ceil();
        let room = (width - left).max(1.0);
        let style = if most > 12.0 { TICK } else { LABEL };
        let counts: Vec<usize> = shown.columns.iter().map(|(_, count)| *count).collect();
        let fits =
            |columns: &usize| apart(&counts[..*columns], (room / *columns as f64).min(WIDEST), |n| number(n, style));
        let columns = (2..=counts.len().min(MOST_COLUMNS)).rev().find(fits).unwrap_or(1.min(counts.len()));
        let pitch = (room / columns.max(1) as f64).min(WIDEST);
        let lines = |phrase: Phrase, room: f64| text::wrap(phrase.say(lang), TICK, room, 5);
        let head = lines(exactly, (left - 24.0).min(190.0));
        let each = lines(each, left - 24.0);
        Self { sizes, bars, left, pitch, columns, style, head, each, rows: shown.sets.len() }
    }

    pub fn height(&self) -> f64 {
        COLUMNS + 12.0 + self.rows as f64 * ROW
    }
}

/// Whether the counts above columns keep off each other and off the higher column at their left.
fn apart(counts: &[usize], pitch: f64, width: impl Fn(usize) -> f64) -> bool {
    if pitch < 15.0 {
        return false;
    }
    let largest = counts.first().map_or(1, |count| (*count).max(1)) as f64;
    counts.windows(2).all(|pair| {
        let (this, next) = (width(pair[0]), width(pair[1]));
        let step = (pair[0] - pair[1].min(pair[0])) as f64 / largest * (COLUMNS - 24.0);
        let level = step < 15.0;
        let free = if level { pitch - this / 2.0 } else { pitch - bar_width(pitch) / 2.0 };
        next / 2.0 + 2.5 <= free
    })
}

fn bar_width(pitch: f64) -> f64 {
    (pitch * 0.62).min(32.0)
}

pub(super) fn paint(pen: &Pen, shown: &Shown, things: Things, area: Area) {
    let layout = Layout::of(shown, area.w, things, pen.lang);
    let spare = (area.h - layout.height()).max(0.0);
    let row = ROW + (spare * 0.4 / layout.rows.max(1) as f64).min(9.0).floor();
    let tall = (area.h - 12.0 - row * layout.rows as f64).min(area.w * 0.6).max(COLUMNS);
    let base = area.y + tall;
    let left = area.x + layout.left;
    let end = left + layout.pitch * layout.columns as f64;

    columns(pen, shown, &layout, Area { x: left, y: area.y, w: end - left, h: tall });
    pen.lines(&layout.head, area.x, area.y + leading(TICK), TICK, pen.inks.grey, Anchor::Start);
    let each = base - 2.0 - (layout.each.len() as f64 - 1.0) * leading(TICK);
    pen.lines(&layout.each, area.x, each, TICK, pen.inks.grey, Anchor::Start);

    let largest = shown.sets.first().map_or(1, |(_, size)| (*size).max(1)) as f64;
    let middle = |i: usize| base + 12.0 + row * (i as f64 + 0.5);
    for (i, (name, size)) in shown.sets.iter().enumerate() {
        let y = middle(i);
        if i % 2 == 0 {
            let stripe = Area { x: area.x, y: y - row / 2.0, w: area.w, h: row };
            pen.veil(&corners(stripe), pen.inks.grid, 0.4);
        }
        let (words, words_y) = (pen.lang.number(*size as f64), y + LABEL.size * 0.35);
        let ink = pen.inks.ink;
        if layout.sizes > 0.0 {
            let right = area.x + layout.sizes;
            let long = (layout.bars * *size as f64 / largest).max(1.5);
            let bar = Area { x: right - long, y: y - 6.0, w: long, h: 12.0 };
            pen.bar(bar, pen.inks.accent, pen.inks.accent);
            pen.words(&words, bar.x - 6.0, words_y, LABEL, ink, Anchor::End);
            let name = text::fit(name, LABEL, layout.left - layout.sizes - 23.0);
            pen.words(&name, right + 10.0, words_y, LABEL, ink, Anchor::Start);
        } else {
            let name = text::fit(name, LABEL, layout.left - 20.0 - text::width(&words, LABEL));
            pen.words(&name, area.x + 4.0, words_y, LABEL, ink, Anchor::Start);
            pen.words(&words, left - 8.0, words_y, LABEL, pen.inks.grey, Anchor::End);
        }
    }
    let radius = (layout.pitch * 0.3).clamp(3.5, 6.0);
    for (column, (rows, _)) in shown.columns.iter().take(layout.columns).enumerate() {
        let x = left + layout.pitch * (column as f64 + 0.5);
        for i in (0..shown.sets.len()).filter(|i| !rows.contains(i)) {
            pen.circle((x, middle(i)), radius * 0.7, pen.inks.grid);
        }
        if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            pen.stroke(&[(x, middle(*first)), (x, middle(*last))], pen.inks.ink, 2.5);
        }
        for i in rows {
            pen.circle((x, middle(*i)), radius, pen.inks.ink);
            pen.note_round((x, middle(*i)), radius, &[pen.inks.ink]);
        }
    }
}

/// The columns in an area, on a light grid, with their counts.
fn columns(pen: &Pen, shown: &Shown, layout: &Layout, area: Area) {
    let largest = shown.columns.first().map_or(1, |(_, count)| (*count).max(1)) as f64;
    let base = area.y + area.h;
    let room = area.h - leading(STRONG) - 4.0;
    let right = area.x + area.w;
    for tick in Axis::cover(largest, 4).ticks().into_iter().filter(|tick| *tick > 0.0 && *tick <= largest) {
        let y = base - room * tick / largest;
        pen.stroke(&[(area.x, y), (right, y)], pen.inks.grid, 1.0);
    }
    for (i, (rows, count)) in shown.columns.iter().take(layout.columns).enumerate() {
        let x = area.x + layout.pitch * (i as f64 + 0.5);
        let wide = bar_width(layout.pitch);
        let high = (room * *count as f64 / largest).max(1.5);
        let fill = if rows.len() == 1 { pen.inks.band } else { pen.inks.accent };
        let bar = Area { x: x - wide / 2.0, y: base - high, w: wide, h: high };
        pen.bar(bar, fill, pen.inks.accent);
        pen.halo(&pen.lang.number(*count as f64), x, bar.y - 5.0, layout.style, pen.inks.ink, Anchor::Middle);
    }
    pen.stroke(&[(area.x, base), (right, base)], pen.inks.axis, 1.5);
}
