//! The UpSet plot (Lex et al. 2014, <https://upset.app>): which sources saw which events, or which lists name which victims.
//! A column counts what exactly the sources with a dot beneath it have in common.

mod alt;
mod make;
mod paint;
mod samples;
#[cfg(test)]
mod tests;

use super::Area;
use super::frame::{Data, Look, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::text::clean;
use super::words::NO_DATA;
use crate::lang::{Lang, Phrase};
use std::collections::BTreeMap;

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "upset",
    about: "which sources saw which events, as an UpSet plot",
    datawrapper: "column-chart",
    make: make::make,
    samples: samples::all,
};

/// At most so many sources and so many combinations are drawn; the rest is told.
const MOST_SETS: usize = 12;
const MOST_COLUMNS: usize = 25;

/// What the sources have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Things {
    /// Events that sources report.
    #[default]
    Events,
    /// People whom lists name.
    People,
}

/// Everything an UpSet plot shows.
#[derive(Clone, Debug, Default)]
pub struct UpsetChart {
    /// The sources or lists.
    pub sets: Vec<String>,
    /// Which combinations occur, each once: its sets by index, in ascending order, and how many things are in exactly these.
    pub combinations: Vec<(Vec<usize>, usize)>,
    /// What is counted.
    pub things: Things,
}

impl UpsetChart {
    /// Counts combinations: for each event the sources that report it, for each person the lists that name them.
    pub fn of<'a>(things: Things, seen: impl IntoIterator<Item = &'a [String]>) -> Self {
        let mut index: BTreeMap<String, usize> = BTreeMap::new();
        let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for names in seen {
            let mut members: Vec<usize> = Vec::new();
            for name in names.iter().filter(|name| !name.trim().is_empty()) {
                let next = index.len();
                members.push(match index.get(name.as_str()) {
                    Some(known) => *known,
                    None => *index.entry(name.clone()).or_insert(next),
                });
            }
            members.sort_unstable();
            members.dedup();
            *counts.entry(members).or_default() += 1;
        }
        let mut sets = vec![String::new(); index.len()];
        for (name, i) in index {
            sets[i] = name;
        }
        Self { sets, combinations: counts.into_iter().collect(), things }
    }

    fn total(&self) -> usize {
        self.combinations.iter().map(|(_, count)| count).sum()
    }

    /// How many things only one set has.
    fn alone(&self) -> usize {
        self.combinations.iter().filter(|(members, _)| members.len() == 1).map(|(_, count)| count).sum()
    }

    /// The largest sets with their names and sizes, and the combinations among these, largest first.
    fn shown(&self) -> Shown {
        let mut sizes: Vec<(usize, usize)> = (0..self.sets.len()).map(|i| (i, 0)).collect();
        for (members, count) in &self.combinations {
            for member in members {
                if let Some(size) = sizes.get_mut(*member) {
                    size.1 += count;
                }
            }
        }
        sizes.retain(|(_, size)| *size > 0);
        sizes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| self.sets[a.0].cmp(&self.sets[b.0])));
        let left_out = sizes.len().saturating_sub(MOST_SETS);
        sizes.truncate(MOST_SETS);
        let row: BTreeMap<usize, usize> = sizes.iter().enumerate().map(|(row, (set, _))| (*set, row)).collect();
        let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for (members, count) in self.combinations.iter().filter(|(_, count)| *count > 0) {
            let mut rows: Vec<usize> = members.iter().filter_map(|member| row.get(member).copied()).collect();
            rows.sort_unstable();
            rows.dedup();
            *counts.entry(rows).or_default() += count;
        }
        let none = counts.remove(&Vec::new()).unwrap_or(0);
        let mut columns: Vec<(Vec<usize>, usize)> = counts.into_iter().collect();
        columns.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.len().cmp(&b.0.len())).then_with(|| a.0.cmp(&b.0)));
        let sets = sizes.into_iter().map(|(set, size)| (clean(&self.sets[set], 200), size)).collect();
        Shown { sets, columns, left_out, none }
    }
}

/// What is drawn.
struct Shown {
    /// Name and size, largest first: the rows.
    sets: Vec<(String, usize)>,
    /// The rows of each column, and its count.
    columns: Vec<(Vec<usize>, usize)>,
    /// How many sets are not drawn.
    left_out: usize,
    /// How many things are in none of the sets drawn.
    none: usize,
}

const ONE: Phrase = Phrase::new(
    "one source alone",
    "une seule source",
    "una sola fuente",
    "مصدر واحد فقط",
    "только один источник",
    "лише одне джерело",
);
const SEVERAL: Phrase = Phrase::new(
    "several sources",
    "plusieurs sources",
    "varias fuentes",
    "عدة مصادر",
    "несколько источников",
    "кілька джерел",
);
const MORE_COLUMNS: Phrase = Phrase::new(
    "Smaller combinations not shown: {k}, with {n} in all.",
    "Combinaisons plus petites non montrées : {k}, soit {n} en tout.",
    "Combinaciones menores no mostradas: {k}, con {n} en total.",
    "مجموعات أصغر غير معروضة: {k}، ومجموعها {n}.",
    "Меньшие сочетания не показаны: {k}, всего {n}.",
    "Менші поєднання не показано: {k}, усього {n}.",
);
const MORE_SETS: Phrase = Phrase::new(
    "Smaller sources left out: {n}; columns regard only the sources shown.",
    "Sources plus petites omises : {n} ; les colonnes ne tiennent compte que des sources montrées.",
    "Fuentes menores omitidas: {n}; las columnas solo consideran las fuentes mostradas.",
    "مصادر أصغر غير معروضة: {n}؛ تقتصر الأعمدة على المصادر المعروضة.",
    "Меньшие источники опущены: {n}; столбцы учитывают только показанные источники.",
    "Менші джерела пропущено: {n}; стовпчики враховують лише показані джерела.",
);
const NONE: Phrase = Phrase::new(
    "In none of the sources shown: {n}.",
    "Dans aucune des sources montrées : {n}.",
    "En ninguna de las fuentes mostradas: {n}.",
    "ليست في أي من المصادر المعروضة: {n}.",
    "Нет ни в одном из показанных источников: {n}.",
    "Немає в жодному з показаних джерел: {n}.",
);

impl Plot for UpsetChart {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let shown = |members: &[usize]| {
            let names: Vec<&str> = members.iter().filter_map(|i| self.sets.get(*i)).map(String::as_str).collect();
            names.join("; ")
        };
        let mut rows: Vec<&(Vec<usize>, usize)> = self.combinations.iter().collect();
        rows.sort_by_key(|(members, count)| (std::cmp::Reverse(*count), members.len()));
        let row =
            |(members, count): &(Vec<usize>, usize)| vec![shown(members), members.len().to_string(), count.to_string()];
        Data { columns: vec!["sources", "number_of_sources", "count"], rows: rows.into_iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.shown().columns.is_empty().then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let (columns, inks) = (self.shown().columns, look.theme.inks());
        let both = columns.iter().any(|(rows, _)| rows.len() == 1) && columns.iter().any(|(rows, _)| rows.len() > 1);
        let keys = [(inks.band, ONE), (inks.accent, SEVERAL)]
            .map(|(ink, words)| Key::new(Icon::Swatch(ink), words.say(look.lang)));
        if both { keys.into() } else { Vec::new() }
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let (shown, lang) = (self.shown(), look.lang);
        let number = |n: usize| lang.number(n as f64);
        let mut said = Vec::new();
        let width = f64::from(look.size.width()) - 2.0 * super::frame::MARGIN;
        let drawn = paint::Layout::of(&shown, width, self.things, lang).columns;
        let rest: usize = shown.columns[drawn..].iter().map(|(_, count)| count).sum();
        if rest > 0 {
            let k = number(shown.columns.len() - drawn);
            said.push(MORE_COLUMNS.with(lang, &[("k", &k), ("n", &number(rest))]));
        }
        for (n, phrase) in [(shown.left_out, MORE_SETS), (shown.none, NONE)] {
            if n > 0 {
                said.push(phrase.with(lang, &[("n", &number(n))]));
            }
        }
        if said.is_empty() { said } else { vec![said.join(" ")] }
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        paint::Layout::of(&self.shown(), width, self.things, look.lang).height()
    }

    fn draw(&self, pen: &Pen, area: Area, _: Option<super::ruler::Span>) {
        paint::paint(pen, &self.shown(), self.things, area);
    }
}
