//! How one event's figures changed since the first report: a step line per source, what was superseded hollow.

mod alt;
mod draw;
mod make;
mod samples;
#[cfg(test)]
mod tests;

use super::Area;
use super::axis::CEILING;
use super::days::within;
use super::frame::{Data, Look, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::range::Extent;
use super::ruler::Span;
use super::text::clean;
use super::words::{KEY_BAR, NO_DATA};
use crate::chart::words::UNNAMED;
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "revision",
    about: "how one event's figures changed since the first report",
    datawrapper: "d3-lines",
    make: make::make,
    samples: samples::all,
};

/// Names beside the plot at most.
const MOST_NAMES: usize = 40;

/// What was said of one event, over time.
#[derive(Clone, Debug, Default)]
pub struct RevisionChart {
    /// The sources.
    pub sources: Vec<RevisedSource>,
    /// What is counted, and of which event, for the alt text: "people reported killed, Moura".
    pub measure: String,
}

/// What one source said.
#[derive(Clone, Debug, Default)]
pub struct RevisedSource {
    /// The source.
    pub name: String,
    /// Its figures, in any order of days.
    pub claims: Vec<RevisedClaim>,
}

/// A figure, and when it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RevisedClaim {
    /// The day.
    pub published: Day,
    /// Lowest value.
    pub low: Option<f64>,
    /// The source's own best value.
    pub best: Option<f64>,
    /// Highest value; `None` with a low one is "at least".
    pub high: Option<f64>,
    /// Whether the source said "more than".
    pub more_than: bool,
    /// Whether the source has since replaced it.
    pub superseded: bool,
    /// Whether it only repeats another source.
    pub repeats: bool,
}

const HOLLOW: Phrase = Phrase::new(
    "superseded, or repeated from another source",
    "remplacé, ou repris d’une autre source",
    "sustituida, o repetida de otra fuente",
    "استُبدل، أو مكرر عن مصدر آخر",
    "заменено или повторено за другим источником",
    "замінено або повторено за іншим джерелом",
);
const ARROWS: Phrase = Phrase::new(
    "Arrow upwards: at least so many; arrow downwards: up to so many.",
    "Flèche vers le haut : au moins autant ; vers le bas : jusqu’à autant.",
    "Flecha hacia arriba: al menos esa cifra; hacia abajo: hasta esa cifra.",
    "السهم إلى الأعلى: هذا الرقم على الأقل؛ السهم إلى الأسفل: هذا الرقم على الأكثر.",
    "Стрелка вверх: не менее указанного; стрелка вниз: не более указанного.",
    "Стрілка вгору: щонайменше стільки; стрілка вниз: щонайбільше стільки.",
);
const APART: Phrase = Phrase::new(
    "Marks that would cover one another stand a few pixels apart.",
    "Les points qui se couvriraient sont écartés de quelques pixels.",
    "Los puntos que se taparían se separan unos píxeles.",
    "العلامات التي كانت ستتداخل مفصولة ببضع نقاط.",
    "Отметки, которые закрыли бы друг друга, слегка раздвинуты.",
    "Позначки, які закрили б одна одну, трохи розсунуто.",
);
const UNNAMED_REST: Phrase = Phrase::new(
    "Sources drawn without a name for want of room: {n}.",
    "Sources tracées sans nom, faute de place : {n}.",
    "Fuentes dibujadas sin nombre por falta de espacio: {n}.",
    "مصادر مرسومة بلا اسم لضيق المكان: {n}.",
    "Источники без подписи из-за нехватки места: {n}.",
    "Джерела без підпису через брак місця: {n}.",
);

impl RevisedClaim {
    /// Its numbers, freed of what cannot be drawn.
    fn extent(&self) -> Extent {
        let sound = |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(CEILING));
        let (low, best, high) = (sound(self.low), sound(self.best), sound(self.high));
        match (low, high) {
            (Some(a), Some(b)) if a > b => Extent { low: Some(b), best, high: Some(a) },
            _ => Extent { low, best, high },
        }
    }

    /// The value at which it stands.
    fn value(&self) -> Option<f64> {
        let extent = self.extent();
        extent.best.or(extent.low).or(extent.high)
    }

    fn hollow(&self) -> bool {
        self.superseded || self.repeats
    }
}

impl RevisedSource {
    /// What can be drawn, in order of days.
    fn sound(&self) -> Vec<RevisedClaim> {
        let sound = self.claims.iter().filter(|claim| claim.value().is_some());
        let mut claims: Vec<RevisedClaim> =
            sound.map(|c| RevisedClaim { published: within(c.published), ..*c }).collect();
        // On one day, what stands comes after what it replaced.
        claims.sort_by_key(|claim| (claim.published, !claim.superseded));
        claims
    }

    fn called(&self, lang: Lang) -> String {
        match clean(&self.name, 200) {
            name if name.is_empty() => UNNAMED.say(lang).to_owned(),
            name => name,
        }
    }
}

impl RevisionChart {
    /// The sources that have something to draw, in order of their first figures.
    fn drawn(&self) -> Vec<(&RevisedSource, Vec<RevisedClaim>)> {
        let drawn = self.sources.iter().map(|source| (source, source.sound())).filter(|(_, claims)| !claims.is_empty());
        let mut drawn: Vec<_> = drawn.collect();
        drawn.sort_by_key(|(_, claims)| claims.first().map(|claim| claim.published));
        drawn
    }

    fn extents(&self) -> Vec<Extent> {
        self.drawn().iter().flat_map(|(_, claims)| claims.iter().map(RevisedClaim::extent)).collect()
    }
}

impl Plot for RevisionChart {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let rows = self.sources.iter().flat_map(|source| {
            source.claims.iter().map(|claim| {
                let (year, month, day) = civil(within(claim.published));
                let state = match (claim.superseded, claim.repeats) {
                    (true, _) => "superseded",
                    (false, true) => "repeats",
                    _ => "current",
                };
                let day = format!("{year:04}-{month:02}-{day:02}");
                vec![source.name.clone(), day, plain(claim.low), plain(claim.best), plain(claim.high), state.into()]
            })
        });
        Data { columns: vec!["source", "published", "low", "best", "high", "state"], rows: rows.collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.drawn().is_empty().then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let drawn = self.drawn();
        let hollow = drawn.iter().any(|(_, claims)| claims.iter().any(RevisedClaim::hollow));
        let bars = self.extents().iter().any(Extent::is_bar);
        let keys = [(Icon::Hollow, HOLLOW, hollow), (Icon::Bar, KEY_BAR, bars)];
        keys.into_iter()
            .filter(|(_, _, used)| *used)
            .map(|(icon, words, _)| Key::new(icon, words.say(look.lang)))
            .collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let lang = look.lang;
        let open = self.extents().iter().any(|extent| extent.open_right() || extent.open_left());
        let rest = self.drawn().len().saturating_sub(MOST_NAMES);
        let said = [
            open.then(|| ARROWS.say(lang).to_owned()),
            draw::dodged(self, look).then(|| APART.say(lang).to_owned()),
            (rest > 0).then(|| UNNAMED_REST.with(lang, &[("n", &rest.to_string())])),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        if said.is_empty() { said } else { vec![said.join(" ")] }
    }

    fn height(&self, width: f64, _look: &Look) -> f64 {
        let names = self.drawn().len().min(MOST_NAMES) as f64;
        (width * 0.45).clamp(280.0, 420.0).max(names * draw::NAME + super::days::AXIS + 30.0).round()
    }

    fn span(&self) -> Option<Span> {
        Span::of(self.extents().iter().filter_map(Extent::top).chain([0.0]))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        draw::draw(self, pen, area, shared);
    }
}
