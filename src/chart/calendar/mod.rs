//! A calendar: a cell per day, darker the more people were reported killed; days without a report are hatched, never pale.

mod alt;
mod draw;
mod make;
mod samples;
mod scale;
#[cfg(test)]
mod tests;

use super::Area;
use super::days::within;
use super::frame::{Data, Look, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::ruler::Span;
use super::words::NO_DATA;
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};
use scale::Scale;
use std::collections::BTreeMap;

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "calendar",
    about: "people reported killed per day, days without a report hatched",
    datawrapper: "tables",
    make: make::make,
    samples: samples::all,
};

/// Years drawn at most: the last ones.
const MOST_YEARS: i32 = 20;

/// What was reported day by day.
#[derive(Clone, Debug, Default)]
pub struct CalendarChart {
    /// What was reported; several for a day are added up.
    pub reports: Vec<DayReport>,
    /// First and last day of the period that the data cover; days beyond it are blank. `None` is from the first to the last report.
    pub period: Option<(Day, Day)>,
    /// What is counted, for the alt text; empty for people reported killed.
    pub measure: String,
}

/// The figure for an event of one day or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DayReport {
    /// Its first day, on which its figure stands.
    pub day: Day,
    /// Its last day.
    pub until: Day,
    /// People reported killed; `None` for a report without a figure.
    pub killed: Option<f64>,
}

/// What a day shows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cell {
    /// People reported killed.
    Killed(f64),
    /// A report without a figure.
    NoFigure,
    /// A further day of an event that is counted on its first.
    Further,
}

const NO_REPORT: Phrase =
    Phrase::new("no report", "aucun signalement", "sin reporte", "لا بلاغات", "нет сообщений", "немає повідомлень");
const ZERO: Phrase =
    Phrase::new("reported: 0", "signalé : 0", "reportado: 0", "أُبلغ عن: 0", "сообщено: 0", "повідомлено: 0");
const NO_FIGURE: Phrase = Phrase::new(
    "report without a figure",
    "signalement sans chiffre",
    "reporte sin cifra",
    "بلاغ بلا رقم",
    "сообщение без числа",
    "повідомлення без числа",
);
const FURTHER: Phrase = Phrase::new(
    "further day of an event",
    "jour suivant d’un événement",
    "día siguiente de un evento",
    "يوم لاحق من الحدث نفسه",
    "следующий день события",
    "наступний день події",
);
const SEVERAL_DAYS: Phrase = Phrase::new(
    "An event of several days is counted on its first day: how its dead were spread over the days is not known. Such events: {n}.",
    "Un événement de plusieurs jours est compté à son premier jour : la répartition des morts par jour n’est pas connue. Événements concernés : {n}.",
    "Un evento de varios días se cuenta en el primero: no se sabe cómo se repartieron los muertos por día. Eventos así: {n}.",
    "يُحتسب الحدث الممتد لعدة أيام في يومه الأول، لأن توزيع القتلى على الأيام غير معروف. عدد هذه الأحداث: {n}.",
    "Событие, длившееся несколько дней, учтено в первый день: как погибшие распределены по дням, неизвестно. Таких событий: {n}.",
    "Подію, що тривала кілька днів, враховано в перший день: як загиблі розподілені за днями, невідомо. Таких подій: {n}.",
);
const EARLIER: Phrase = Phrase::new(
    "Years before {year} are not drawn.",
    "Les années avant {year} ne sont pas tracées.",
    "Los años anteriores a {year} no se dibujan.",
    "لم تُرسم السنوات قبل {year}.",
    "Годы до {year} не показаны.",
    "Роки до {year} не показано.",
);

impl CalendarChart {
    /// What each day with a report shows.
    fn cells(&self) -> BTreeMap<Day, Cell> {
        let mut cells: BTreeMap<Day, Cell> = BTreeMap::new();
        let Some((first, last)) = self.ends() else { return cells };
        for report in &self.reports {
            let killed = report.killed.filter(|n| n.is_finite() && *n >= 0.0);
            let day = within(report.day);
            let cell = cells.entry(day).or_insert(Cell::NoFigure);
            match (*cell, killed) {
                (Cell::Killed(before), Some(more)) => *cell = Cell::Killed(before + more),
                (_, Some(n)) => *cell = Cell::Killed(n),
                (Cell::Further, None) => *cell = Cell::NoFigure,
                (_, None) => {}
            }
        }
        let mut spans: Vec<(Day, Day)> =
            self.reports.iter().map(|report| (within(report.day) + 1, within(report.until))).collect();
        spans.sort_unstable();
        // Spans overlap, and no day is looked at twice.
        let mut next = first;
        for (from, to) in spans {
            for day in from.max(next)..=to.min(last) {
                cells.entry(day).or_insert(Cell::Further);
            }
            next = next.max(to.min(last).saturating_add(1));
        }
        cells.retain(|day, _| (first..=last).contains(day));
        cells
    }

    /// First and last day of the period, of which the last [`MOST_YEARS`] are drawn.
    fn ends(&self) -> Option<(Day, Day)> {
        let (first, last) = self.whole()?;
        let from = super::days::number(civil(last).0 - MOST_YEARS + 1, 1, 1);
        Some((first.max(from), last))
    }

    /// First and last day of the period.
    fn whole(&self) -> Option<(Day, Day)> {
        let first = self.reports.iter().map(|report| within(report.day)).min();
        let last = self.reports.iter().map(|report| within(report.day.max(report.until))).max();
        let (first, last) = self.period.map(|(a, b)| (within(a.min(b)), within(a.max(b)))).or(first.zip(last))?;
        (!self.reports.is_empty()).then_some((first, last))
    }

    /// The steps from few to many.
    fn scale(&self) -> Scale {
        let cells = self.cells();
        Scale::of(cells.values().filter_map(|cell| if let Cell::Killed(n) = cell { Some(*n) } else { None }))
    }
}

impl Plot for CalendarChart {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let iso = |day: Day| {
            let (year, month, day) = civil(within(day));
            format!("{year:04}-{month:02}-{day:02}")
        };
        let row = |report: &DayReport| vec![iso(report.day), iso(report.until.max(report.day)), plain(report.killed)];
        Data { columns: vec!["day", "until", "killed"], rows: self.reports.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.cells().is_empty().then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let (inks, lang) = (look.theme.inks(), look.lang);
        let cells = self.cells();
        let has = |wanted: &dyn Fn(&Cell) -> bool| cells.values().any(wanted);
        let (first, last) = self.ends().unwrap_or_default();
        let scale = self.scale();
        let used = |step: usize| has(&|cell| matches!(cell, Cell::Killed(n) if *n > 0.0 && scale.step(*n) == step));
        let steps = scale.words(lang).into_iter().enumerate().filter(|(step, _)| used(*step));
        let steps = steps.map(|(step, words)| Key::new(Icon::Swatch(inks.steps[scale.ink(step)]), words));
        let rest = [
            (Icon::Swatch(inks.paper), ZERO, has(&|cell| *cell == Cell::Killed(0.0))),
            (Icon::Swatch(inks.unknown), NO_FIGURE, has(&|cell| *cell == Cell::NoFigure)),
            (Icon::Line(inks.ink), FURTHER, has(&|cell| *cell == Cell::Further)),
            (Icon::Hatched(inks.paper), NO_REPORT, cells.len() < (last - first + 1) as usize),
        ];
        let rest = rest.into_iter().filter(|(_, _, used)| *used);
        steps.chain(rest.map(|(icon, words, _)| Key::new(icon, words.say(lang)))).collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let several = self.reports.iter().filter(|report| report.until > report.day).count();
        let several = (several > 0).then(|| SEVERAL_DAYS.with(look.lang, &[("n", &look.lang.number(several as f64))]));
        let cut = self.whole().zip(self.ends()).filter(|(whole, drawn)| whole.0 < drawn.0);
        let cut = cut.map(|(_, drawn)| EARLIER.with(look.lang, &[("year", &civil(drawn.0).0.to_string())]));
        let said: Vec<String> = several.into_iter().chain(cut).collect();
        if said.is_empty() { said } else { vec![said.join(" ")] }
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        draw::height(self, width, look.lang)
    }

    fn draw(&self, pen: &Pen, area: Area, _shared: Option<Span>) {
        draw::draw(self, pen, area);
    }
}
