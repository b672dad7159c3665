//! Small multiples: a chart of any kind for each place or source, side by side on one axis.

mod make;
mod samples;
mod split;
#[cfg(test)]
mod tests;

use super::Area;
use super::frame::{Data, Look, Plot};
use super::key::Key;
use super::kinds::Kind;
use super::pen::{Pen, leading};
use super::ruler::Span;
use super::svg::Anchor;
use super::text::{self, Style, clean};
use super::words::{NO_DATA, UNKNOWN};
use crate::lang::{Lang, Phrase};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "multiples",
    about: "small multiples of any other kind, by place or source, on one axis",
    datawrapper: "multiple-lines",
    make: make::make,
    samples: samples::all,
};

/// No more panels than this are drawn; the rest is told.
const MOST: usize = 24;
/// A panel is no narrower than this, unless the chart itself is.
const LEAST: f64 = 200.0;
/// Between panels; their tick labels may hang out into it.
const APART: f64 = 34.0;
/// No more notes than this, of all panels.
const MOST_NOTES: usize = 4;
/// Above and below a panel.
const ABOVE: f64 = 4.0;
const BELOW: f64 = 18.0;
const TITLE: Style = Style::bold(14.0);
const SENTENCE: Style = Style::regular(12.5);

/// Everything that small multiples show.
#[derive(Default)]
pub struct MultiplesChart {
    /// From left to right and top to bottom.
    pub panels: Vec<Panel>,
    /// By what the panels differ, for the alt text: "place".
    pub by: String,
    /// The least width of a panel in CSS pixels; 0 leaves it open.
    pub least: f64,
    /// How many more panels there would be, beside those at hand.
    pub rest: usize,
}

/// One of the small charts.
pub struct Panel {
    /// Its title.
    pub name: String,
    /// What it shows.
    pub plot: Box<dyn Plot>,
}

/// Where the panels stand.
struct Grid {
    columns: usize,
    wide: f64,
    /// The height of each row of panels, titles among them.
    rows: Vec<f64>,
}

const PANELS: Phrase = Phrase::new(
    "Small multiples by {by}: {n} {n:panel|panels}",
    "Petits multiples par {by} : {n} {n:panneau|panneaux}",
    "Múltiplos pequeños por {by}: {n} {n:panel|paneles}",
    "رسوم صغيرة متعددة بحسب {by}: {n}",
    "Малые диаграммы ({by}): {n}",
    "Малі діаграми ({by}): {n}",
);
const NONE: Phrase = Phrase::new(
    "Small multiples by {by}, where there is nothing to show.",
    "Petits multiples par {by}, où il n’y a rien à montrer.",
    "Múltiplos pequeños por {by}, donde no hay nada que mostrar.",
    "رسوم صغيرة متعددة بحسب {by}، ولا شيء لعرضه.",
    "Малые диаграммы ({by}); показать нечего.",
    "Малі діаграми ({by}); показати нічого.",
);
const GROUP: Phrase = Phrase::new("group", "groupe", "grupo", "المجموعة", "группы", "групи");
const SHARED: Phrase = Phrase::new(
    "All panels share one scale.",
    "Tous les panneaux ont la même échelle.",
    "Todos los paneles comparten una misma escala.",
    "لجميع الرسوم مقياس واحد.",
    "У всех диаграмм один масштаб.",
    "Усі діаграми мають один масштаб.",
);
const REST: Phrase = Phrase::new(
    "Panels not shown: {n}.",
    "Panneaux non montrés : {n}.",
    "Paneles no mostrados: {n}.",
    "رسوم غير معروضة: {n}.",
    "Не показано диаграмм: {n}.",
    "Не показано діаграм: {n}.",
);

impl MultiplesChart {
    /// How many panels are not drawn.
    fn left_out(&self) -> usize {
        self.panels.len().saturating_sub(MOST) + self.rest
    }

    fn drawn(&self) -> &[Panel] {
        &self.panels[..self.panels.len().min(MOST)]
    }

    /// The span that holds those of all panels, if there are several.
    fn shared(&self) -> Option<Span> {
        let drawn = || self.drawn().iter().filter(|panel| panel.plot.empty().is_none());
        if drawn().nth(1).is_none() { None } else { drawn().filter_map(|panel| panel.plot.span()).reduce(Span::with) }
    }

    fn grid(&self, width: f64, look: &Look) -> Grid {
        let n = self.drawn().len().max(1);
        let least = if self.least > 0.0 { self.least } else { LEAST };
        let most = (((width + APART) / (least + APART)) as usize).clamp(1, 5);
        // As few rows as will do, and then as even ones as there can be.
        let columns = n.div_ceil(n.div_ceil(most));
        let wide = ((width - APART * (columns as f64 - 1.0)) / columns as f64).floor();
        let high = |panel: &Panel| match panel.plot.empty() {
            Some(_) => 60.0,
            None => panel.plot.height(wide, look),
        };
        let title = ABOVE + leading(TITLE) + 6.0;
        let rows = self.drawn().chunks(columns).map(|row| row.iter().map(high).fold(0.0, f64::max) + title + BELOW);
        Grid { columns, wide, rows: rows.collect() }
    }
}

impl Plot for MultiplesChart {
    fn alt(&self, lang: Lang) -> String {
        let by = match clean(&self.by, 60) {
            by if by.is_empty() => GROUP.say(lang).to_string(),
            by => by,
        };
        if self.panels.is_empty() {
            return NONE.with(lang, &[("by", &by)]);
        }
        let n = lang.number((self.panels.len() + self.rest) as f64);
        let mut out = format!("{}.", PANELS.with(lang, &[("by", &by), ("n", &n)]));
        let panels = self.drawn();
        // About thirty items in all.
        let room = 4_000 / panels.len().max(1);
        for panel in panels {
            let alt = panel.plot.alt(lang);
            let alt = clean(alt.trim_end_matches('.'), room);
            out.push_str(&format!(" {}: {alt}.", title(&panel.name, lang)));
        }
        if self.left_out() > 0 {
            let rest = lang.number(self.left_out() as f64);
            out.push_str(&format!(" {}", REST.with(lang, &[("n", &rest)])));
        }
        out
    }

    fn data(&self) -> Data {
        let mut data = Data { columns: vec!["panel"], rows: Vec::new() };
        for panel in &self.panels {
            let own = panel.plot.data();
            // The column of each of the panel's cells.
            let places: Vec<usize> = own
                .columns
                .iter()
                .map(|name| match data.columns.iter().skip(1).position(|known| known == name) {
                    Some(at) => at + 1,
                    None => {
                        data.columns.push(name);
                        data.columns.len() - 1
                    }
                })
                .collect();
            for cells in own.rows {
                let mut row = vec![String::new(); data.columns.len()];
                row[0] = panel.name.clone();
                for (place, cell) in places.iter().zip(cells) {
                    row[*place] = cell;
                }
                data.rows.push(row);
            }
        }
        let columns = data.columns.len();
        data.rows.iter_mut().for_each(|row| row.resize(columns, String::new()));
        data
    }

    fn empty(&self) -> Option<Phrase> {
        self.drawn().iter().all(|panel| panel.plot.empty().is_some()).then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for panel in self.drawn().iter().filter(|panel| panel.plot.empty().is_none()) {
            for key in panel.plot.keys(look) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let drawn: Vec<&Panel> = self.drawn().iter().filter(|panel| panel.plot.empty().is_none()).collect();
        let mut notes: Vec<(String, Vec<&str>)> = Vec::new();
        for panel in &drawn {
            for note in panel.plot.notes(look) {
                match notes.iter_mut().find(|(known, _)| *known == note) {
                    Some((_, panels)) => panels.push(&panel.name),
                    None => notes.push((note, vec![&panel.name])),
                }
            }
        }
        // What holds for all comes first; the rest says for which panels it holds.
        notes.sort_by_key(|(_, panels)| std::cmp::Reverse(panels.len()));
        let mut said: Vec<String> = Vec::new();
        for (note, panels) in notes.into_iter().take(MOST_NOTES) {
            if panels.len() == drawn.len() {
                said.push(note);
                continue;
            }
            let mut names: Vec<String> = panels.iter().take(3).map(|name| clean(&title(name, look.lang), 40)).collect();
            if panels.len() > 3 {
                names.push("…".into());
            }
            said.push(format!("{}: {note}", names.join("; ")));
        }
        let mut own = Vec::new();
        if self.shared().is_some() {
            own.push(SHARED.say(look.lang).to_string());
        }
        if self.left_out() > 0 {
            own.push(REST.with(look.lang, &[("n", &look.lang.number(self.left_out() as f64))]));
        }
        if !own.is_empty() {
            said.push(own.join(" "));
        }
        said
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        self.grid(width, look).rows.iter().sum::<f64>() - BELOW
    }

    fn span(&self) -> Option<Span> {
        self.shared()
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let look = Look { lang: pen.lang, ..Look::default() };
        let grid = self.grid(area.w, &look);
        let shared = shared.or_else(|| self.shared());
        let spare = (area.h + BELOW - grid.rows.iter().sum::<f64>()).max(0.0);
        let each = (spare / grid.rows.len().max(1) as f64).floor();
        let mut top = area.y;
        for (row, high) in self.drawn().chunks(grid.columns).zip(&grid.rows) {
            for (i, panel) in row.iter().enumerate() {
                let x = area.x + i as f64 * (grid.wide + APART);
                let name = text::fit(&title(&panel.name, pen.lang), TITLE, grid.wide);
                pen.words(&name, x, top + ABOVE + leading(TITLE) * 0.76, TITLE, pen.inks.ink, Anchor::Start);
                let y = top + ABOVE + leading(TITLE) + 6.0;
                let inner = Area { x, y, w: grid.wide, h: high + each - BELOW - (y - top) };
                match panel.plot.empty() {
                    Some(sentence) => {
                        let lines = text::wrap(sentence.say(pen.lang), SENTENCE, grid.wide, 3);
                        pen.lines(&lines, x, y + 12.0, SENTENCE, pen.inks.grey, Anchor::Start);
                    }
                    None => panel.plot.draw(pen, inner, shared),
                }
            }
            top += high + each;
        }
    }
}

fn title(name: &str, lang: Lang) -> String {
    match clean(name, 200) {
        name if name.is_empty() => UNKNOWN.say(lang).to_string(),
        name => name,
    }
}
