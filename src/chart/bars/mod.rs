//! Bars: one per status, place, perpetrator or source, with the interval from lowest to highest beneath it. Never stacked.

mod alt;
mod layout;
pub(super) mod make;
mod paint;
mod samples;
#[cfg(test)]
mod tests;

use super::Area;
use super::frame::{Data, Look, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::range::Extent;
use super::ruler::Span;
use super::theme::Tone;
use super::words::{KEY_AT_LEAST, KEY_BAR, KEY_UP_TO, NO_DATA};
use crate::format::plain;
use crate::lang::{Lang, Phrase};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "bars",
    about: "bars by status, place, source or perpetrator, with the interval between sources",
    datawrapper: "d3-bars",
    make: make::make,
    samples: samples::all,
};

/// More rows than this are not drawn; those left out are named as so many others.
const MOST: usize = 25;

/// Everything a bar chart shows.
#[derive(Clone, Debug, Default)]
pub struct BarsChart {
    /// Top to bottom; what is unknown is drawn last, wherever it stands here.
    pub rows: Vec<BarRow>,
    /// What is counted and by what, for the alt text: "people reported killed, by status".
    pub measure: String,
}

/// One group. An open end is `None`.
#[derive(Clone, Debug, Default)]
pub struct BarRow {
    /// The group's name.
    pub name: String,
    /// Lowest figure.
    pub low: Option<f64>,
    /// Best figure. Bars show best figures if every group with a figure has one, and lowest figures otherwise.
    pub best: Option<f64>,
    /// Highest figure.
    pub high: Option<f64>,
    /// How many events it sums; 0 is not told.
    pub events: usize,
    /// The status whose colour it has.
    pub tone: Option<Tone>,
    /// Whether it is what nobody stated: grey, and last.
    pub unknown: bool,
    /// Whether sources disagree on who the dead were: hatched.
    pub disputed: bool,
}

impl BarRow {
    /// Its numbers as a picture needs them.
    fn extent(&self) -> Extent {
        let sound =
            |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(super::axis::CEILING));
        Extent { low: sound(self.low), best: sound(self.best), high: sound(self.high) }
    }
}

/// The rows that are drawn, in order.
struct Shown<'a> {
    rows: Vec<(&'a BarRow, Extent)>,
    /// How many groups are not drawn, and the largest of their figures if none of them is open.
    others: usize,
    most: Option<f64>,
    /// How many of the rows are named; the unknown follows them.
    named: usize,
    /// Whether bars show best figures; lowest ones otherwise.
    best: bool,
}

impl Shown<'_> {
    /// How far the bar of a row goes.
    fn bar(&self, extent: &Extent) -> Option<f64> {
        if self.best { extent.best } else { extent.low.or(if extent.high.is_none() { extent.best } else { None }) }
    }
}

/// Whether a row has a line beneath its bar.
fn has_interval(extent: &Extent) -> bool {
    extent.is_bar() || extent.open_right() || extent.open_left()
}

const DISPUTED: Phrase = Phrase::new(
    "sources disagree on who the dead were",
    "les sources divergent sur l’identité des morts",
    "las fuentes discrepan sobre quiénes eran los muertos",
    "المصادر مختلفة حول هوية القتلى",
    "источники расходятся в том, кем были погибшие",
    "джерела розходяться в тому, ким були загиблі",
);
const BARS_BEST: Phrase = Phrase::new(
    "Bars show best figures.",
    "Les barres montrent les meilleures valeurs.",
    "Las barras muestran las mejores cifras.",
    "تُظهر الأعمدة أفضل التقديرات.",
    "Полосы показывают лучшие оценки.",
    "Смуги показують найкращі оцінки.",
);
const BARS_LOW: Phrase = Phrase::new(
    "Bars show the lowest figures.",
    "Les barres montrent les chiffres les plus bas.",
    "Las barras muestran las cifras más bajas.",
    "تُظهر الأعمدة أدنى الأرقام.",
    "Полосы показывают самые низкие числа.",
    "Смуги показують найнижчі числа.",
);
const SPREAD: Phrase = Phrase::new(
    "The line beneath a bar goes from the lowest to the highest figures: the spread between sources, not a confidence \
     interval.",
    "Le trait sous une barre va des chiffres les plus bas aux plus hauts : c’est l’écart entre les sources, non un intervalle \
     de confiance.",
    "La línea bajo una barra va de las cifras más bajas a las más altas: es la diferencia entre fuentes, no un intervalo de \
     confianza.",
    "يمتد الخط تحت العمود من أدنى الأرقام إلى أعلاها: إنه التباين بين المصادر وليس فترة ثقة.",
    "Линия под полосой идёт от самых низких чисел к самым высоким: это расхождение источников, а не доверительный интервал.",
    "Лінія під смугою йде від найнижчих чисел до найвищих: це розбіжність джерел, а не довірчий інтервал.",
);
const OPEN: Phrase = Phrase::new(
    "An arrow means that a source gives no upper end.",
    "Une flèche signifie qu’une source ne donne pas de borne supérieure.",
    "Una flecha significa que una fuente no da límite superior.",
    "السهم يعني أن أحد المصادر لا يذكر حدًا أعلى.",
    "Стрелка: источник не называет верхней границы.",
    "Стрілка: джерело не називає верхньої межі.",
);

impl BarsChart {
    fn shown(&self) -> Shown<'_> {
        let named: Vec<&BarRow> = self.rows.iter().filter(|row| !row.unknown).collect();
        let kept = if named.len() > MOST { MOST - 1 } else { named.len() };
        let rest: Vec<Extent> = named[kept..].iter().map(|row| row.extent()).collect();
        let closed = rest.iter().all(|extent| !extent.open_right());
        let most = if closed { rest.iter().filter_map(Extent::top).reduce(f64::max) } else { None };
        let last = self.rows.iter().filter(|row| row.unknown);
        let rows: Vec<(&BarRow, Extent)> =
            named[..kept].iter().copied().chain(last).map(|row| (row, row.extent())).collect();
        let best = rows.iter().all(|(_, extent)| extent.is_empty() || extent.best.is_some());
        Shown { others: rest.len(), most, named: kept, best, rows }
    }
}

impl Plot for BarsChart {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let row = |row: &BarRow| {
            let status = row.tone.map_or(String::new(), |tone| tone.words(Lang::En).to_owned());
            let disputed = if row.disputed { "yes" } else { "no" };
            let events = if row.events == 0 { String::new() } else { row.events.to_string() };
            vec![row.name.clone(), plain(row.low), plain(row.best), plain(row.high), events, status, disputed.into()]
        };
        let columns = vec!["name", "low", "best", "high", "events", "status", "disputed"];
        Data { columns, rows: self.rows.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.rows.iter().all(|row| row.extent().is_empty()).then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let shown = self.shown();
        let any = |test: fn(&Extent) -> bool| shown.rows.iter().any(|(_, extent)| test(extent));
        let hatched = shown.rows.iter().any(|(row, extent)| row.disputed && shown.bar(extent) > Some(0.0));
        let entries = [
            (Icon::Bar, KEY_BAR, any(Extent::is_bar)),
            (Icon::AtLeast, KEY_AT_LEAST, any(Extent::open_right)),
            (Icon::UpTo, KEY_UP_TO, any(Extent::open_left)),
            (Icon::Hatched(look.theme.inks().paper), DISPUTED, hatched),
        ];
        entries
            .into_iter()
            .filter(|(_, _, used)| *used)
            .map(|(icon, words, _)| Key::new(icon, words.say(look.lang)))
            .collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let shown = self.shown();
        let intervals = shown.rows.iter().any(|(_, extent)| has_interval(extent));
        if !intervals {
            return Vec::new();
        }
        let mut first = if shown.best { BARS_BEST } else { BARS_LOW }.say(look.lang).to_string();
        if shown.rows.iter().any(|(_, extent)| extent.is_bar()) {
            first = format!("{first} {}", SPREAD.say(look.lang));
        }
        let open = shown.rows.iter().any(|(_, extent)| extent.open_right()).then(|| OPEN.say(look.lang).to_string());
        [first].into_iter().chain(open).collect()
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        layout::Layout::of(&self.shown(), 0.0, width, None, look.lang).height()
    }

    fn span(&self) -> Option<Span> {
        Span::of(self.shown().rows.iter().filter_map(|(_, extent)| extent.top()).chain([0.0]))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let shown = self.shown();
        let mut layout = layout::Layout::of(&shown, area.x, area.w, shared.map(|span| span.high), pen.lang);
        layout.place(area.y, area.h);
        paint::paint(pen, &shown, &layout);
    }
}
