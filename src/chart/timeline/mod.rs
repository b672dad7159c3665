//! The course of time: per month or week a band from the sum of the lowest to the sum of the highest figures, the best ones as
//! a line, nothing where nothing was reported.

mod alt;
mod draw;
mod make;
mod samples;
#[cfg(test)]
mod tests;

use super::Area;
use super::axis::CEILING;
use super::days::{Days, Grain, number, weekday, within};
use super::frame::{Data, Look, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::material::Unit;
use super::pen::Pen;
use super::range::Extent;
use super::ruler::Span;
use super::words::NO_DATA;
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "timeline",
    about: "people reported killed per month or week, with the span between sources",
    datawrapper: "d3-lines",
    make: make::make,
    samples: samples::all,
};

/// People reported killed, period by period.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The length of a period.
    pub unit: Unit,
    /// The periods that have a report, in any order; one that is absent is a gap, never zero.
    pub points: Vec<TimelinePoint>,
    /// What is counted, for the alt text; empty for people reported killed.
    pub measure: String,
}

/// A period.
#[derive(Clone, Debug, Default)]
pub struct TimelinePoint {
    /// A day of the period.
    pub start: Day,
    /// Sum of the lowest figures; `None` where one is not known.
    pub low: Option<f64>,
    /// Sum of the best figures; `None` where an event has none.
    pub best: Option<f64>,
    /// Sum of the highest figures; `None` where one is open.
    pub high: Option<f64>,
    /// Whether sources disagree on who the dead were.
    pub disputed: bool,
    /// What is to be said of it, in a few words.
    pub note: Option<String>,
}

const DISPUTED: Phrase = Phrase::new(
    "sources disagree on who the dead were",
    "les sources divergent sur l’identité des morts",
    "las fuentes discrepan sobre quiénes eran los muertos",
    "تختلف المصادر حول هوية القتلى",
    "источники расходятся в том, кем были погибшие",
    "джерела розходяться в тому, ким були загиблі",
);
const BAND: Phrase = Phrase::new(
    "The band is the span between sources, not a confidence interval.",
    "La bande est l’écart entre les sources, pas un intervalle de confiance.",
    "La banda es la distancia entre las fuentes, no un intervalo de confianza.",
    "الشريط هو الفارق بين المصادر، وليس فترة ثقة.",
    "Полоса — расхождение источников, а не доверительный интервал.",
    "Смуга — розбіжність джерел, а не довірчий інтервал.",
);
const GAPS: Phrase = Phrase::new(
    "Where nothing was reported the line is broken: no report is not zero.",
    "Là où rien n’a été signalé, la ligne s’interrompt : sans signalement ne veut pas dire zéro.",
    "Donde no hay reportes, la línea se interrumpe: sin reporte no significa cero.",
    "ينقطع الخط حيث لم يُبلَّغ عن شيء: غياب البلاغات لا يعني الصفر.",
    "Там, где сообщений нет, линия прерывается: отсутствие сообщений — не ноль.",
    "Там, де повідомлень немає, лінія переривається: відсутність повідомлень — не нуль.",
);
const OPEN: Phrase = Phrase::new(
    "Arrow upwards: at least one figure in it has no upper limit.",
    "Flèche vers le haut : au moins un chiffre n’a pas de limite haute.",
    "Flecha hacia arriba: al menos una cifra no tiene límite máximo.",
    "السهم إلى الأعلى: رقم واحد على الأقل بلا حد أعلى.",
    "Стрелка вверх: хотя бы у одного числа нет верхней границы.",
    "Стрілка вгору: принаймні одне число не має верхньої межі.",
);
const OPEN_LOW: Phrase = Phrase::new(
    "Arrow downwards: at least one figure in it has no lower limit.",
    "Flèche vers le bas : au moins un chiffre n’a pas de limite basse.",
    "Flecha hacia abajo: al menos una cifra no tiene límite mínimo.",
    "السهم إلى الأسفل: رقم واحد على الأقل بلا حد أدنى.",
    "Стрелка вниз: хотя бы у одного числа нет нижней границы.",
    "Стрілка вниз: принаймні одне число не має нижньої межі.",
);

/// A period as a picture needs it: both ends known, or known to be open.
#[derive(Clone, Debug)]
struct Spot {
    day: Day,
    low: f64,
    high: f64,
    best: Option<f64>,
    /// Whether it goes on below the low and above the high end.
    open: (bool, bool),
    disputed: bool,
    note: Option<String>,
}

impl Spot {
    fn of(point: &TimelinePoint, unit: Unit) -> Option<Self> {
        let Extent { low, best, high } = extent(point);
        let bottom = low.or(best).or(high)?;
        let top = high.or(best).unwrap_or(bottom).max(best.unwrap_or(0.0)).max(bottom);
        Some(Self {
            day: begin(point.start, unit),
            low: bottom.min(best.unwrap_or(bottom)).min(high.unwrap_or(bottom)),
            high: top,
            best,
            open: (low.is_none() && high.is_some(), high.is_none() && low.is_some()),
            disputed: point.disputed,
            note: point.note.clone(),
        })
    }
}

/// The figures of a period, freed of what cannot be drawn.
fn extent(point: &TimelinePoint) -> Extent {
    let sound = |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(CEILING));
    Extent { low: sound(point.low), best: sound(point.best), high: sound(point.high) }
}

/// The first day of the period in which a day lies.
fn begin(day: Day, unit: Unit) -> Day {
    let day = within(day);
    match unit {
        Unit::Week => day - weekday(day) as Day,
        Unit::Month => {
            let (year, month, _) = civil(day);
            number(year, month, 1)
        }
    }
}

/// The first day of the next period.
fn next(day: Day, unit: Unit) -> Day {
    match unit {
        Unit::Week => day + 7,
        Unit::Month => {
            let (year, month, _) = civil(day);
            number(year, month + 1, 1)
        }
    }
}

impl Timeline {
    /// The periods that can be drawn, in order; of two for the same period the first.
    fn spots(&self) -> Vec<Spot> {
        let mut spots: Vec<Spot> = self.points.iter().filter_map(|point| Spot::of(point, self.unit)).collect();
        spots.sort_by_key(|spot| spot.day);
        spots.dedup_by_key(|spot| spot.day);
        spots
    }

    fn grain(&self) -> Grain {
        if self.unit == Unit::Week { Grain::Week } else { Grain::Month }
    }

    /// The ruler of time; one period alone has a period's room on either side.
    fn days(&self, spots: &[Spot], from: f64, to: f64) -> Days {
        let (first, last) = (spots.first().map_or(0, |s| s.day), spots.last().map_or(0, |s| s.day));
        if first == last {
            return Days::new(begin(first - 1, self.unit), next(first, self.unit), from, to);
        }
        Days::new(first, last, from, to)
    }
}

/// Stretches of periods without a gap.
fn runs(spots: &[Spot], unit: Unit) -> Vec<&[Spot]> {
    spots.chunk_by(|a, b| next(a.day, unit) == b.day).collect()
}

impl Plot for Timeline {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let row = |point: &TimelinePoint| {
            let (year, month, day) = civil(begin(point.start, self.unit));
            let start = format!("{year:04}-{month:02}-{day:02}");
            let (disputed, note) = (point.disputed.to_string(), point.note.clone().unwrap_or_default());
            vec![start, plain(point.low), plain(point.best), plain(point.high), disputed, note]
        };
        let columns = vec!["start", "low", "best", "high", "disputed", "note"];
        Data { columns, rows: self.points.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.spots().is_empty().then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let disputed = self.spots().iter().any(|spot| spot.disputed);
        let icon = Icon::Hatched(look.theme.inks().band);
        disputed.then(|| Key::new(icon, DISPUTED.say(look.lang))).into_iter().collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let spots = self.spots();
        let said = [
            (BAND, spots.iter().any(|spot| spot.low < spot.high)),
            (OPEN, spots.iter().any(|spot| spot.open.1)),
            (OPEN_LOW, spots.iter().any(|spot| spot.open.0)),
            (GAPS, runs(&spots, self.unit).len() > 1),
        ];
        let said: Vec<&str> = said.iter().filter(|(_, so)| *so).map(|(words, _)| words.say(look.lang)).collect();
        if said.is_empty() { Vec::new() } else { vec![said.join(" ")] }
    }

    fn height(&self, width: f64, _look: &Look) -> f64 {
        (width * 0.45).clamp(250.0, 420.0).round()
    }

    fn span(&self) -> Option<Span> {
        Span::of(self.spots().iter().map(|spot| spot.high).chain([0.0]))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        draw::draw(self, pen, area, shared);
    }
}
