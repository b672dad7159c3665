//! A running count: a step line per source, revisions marked, and as dashes the same count by the day it was reported.

mod draw;
mod make;
mod samples;
#[cfg(test)]
mod tests;

use super::Area;
use super::axis::CEILING;
use super::days::{day_words, within};
use super::frame::{Data, Look, Plot};
use super::key::{Icon, Key};
use super::kinds::Kind;
use super::pen::Pen;
use super::ruler::Span;
use super::text::clean;
use super::words::{NO_DATA, PEOPLE_KILLED};
use crate::chart::words::UNNAMED;
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "cumulative",
    about: "running counts, with revisions, by the day it happened and by the day it was reported",
    datawrapper: "d3-lines",
    make: make::make,
    samples: samples::all,
};

/// Lines drawn at most: more cannot be told apart.
const MOST: usize = 6;

/// Running counts.
#[derive(Clone, Debug, Default)]
pub struct CumulativeChart {
    /// A line each. Six are drawn: those that end highest.
    pub lines: Vec<RunningLine>,
    /// What is counted, for the alt text; empty for people reported killed.
    pub measure: String,
}

/// A running count.
#[derive(Clone, Debug, Default)]
pub struct RunningLine {
    /// Whose count it is, or what is counted.
    pub name: String,
    /// Its figures, in any order of days.
    pub points: Vec<RunningPoint>,
    /// Whether its days are those of the reports rather than of the events: dashed.
    pub reported: bool,
}

/// A figure of a running count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RunningPoint {
    /// The day up to which it counts, or on which it was reported.
    pub day: Day,
    /// The count.
    pub value: f64,
    /// Whether it replaces an earlier figure.
    pub revised: bool,
}

const REPORTED: Phrase = Phrase::new(
    "by the day it was reported",
    "selon le jour du signalement",
    "según el día del reporte",
    "بحسب يوم البلاغ",
    "по дню сообщения",
    "за днем повідомлення",
);
const HAPPENED: Phrase = Phrase::new(
    "by the day it happened",
    "selon le jour des faits",
    "según el día de los hechos",
    "بحسب يوم الحدث",
    "по дню события",
    "за днем події",
);
const REVISED: Phrase = Phrase::new(
    "revised by the source",
    "révisé par la source",
    "revisado por la fuente",
    "عدّله المصدر",
    "исправлено источником",
    "виправлено джерелом",
);
const LEFT_OUT: Phrase = Phrase::new(
    "Running counts not drawn, all of them lower at their end: {n}.",
    "Décomptes non tracés, tous plus bas à la fin : {n}.",
    "Recuentos no dibujados, todos más bajos al final: {n}.",
    "أعداد تراكمية غير مرسومة، وكلها أدنى في نهايتها: {n}.",
    "Не показано накопленных итогов, все ниже в конце: {n}.",
    "Не показано накопичених підсумків, усі нижчі наприкінці: {n}.",
);
const ALT: Phrase = Phrase::new(
    "Step chart of the running count of {what}, where ",
    "Graphique en escalier du décompte cumulé : {what}, où ",
    "Gráfico escalonado del recuento acumulado: {what}, donde ",
    "رسم بياني متدرج للعدد التراكمي: {what}، حيث ",
    "Ступенчатый график накопленного числа: {what}; ",
    "Ступінчастий графік накопиченого числа: {what}; ",
);
const ALT_LINE: Phrase = Phrase::new(
    "{name} goes from {low} on {first} to {high} on {last}",
    "{name} va de {low} ({first}) à {high} ({last})",
    "{name} va de {low} ({first}) a {high} ({last})",
    "{name}: من {low} ({first}) إلى {high} ({last})",
    "{name}: от {low} ({first}) до {high} ({last})",
    "{name}: від {low} ({first}) до {high} ({last})",
);
const ALT_NONE: Phrase = Phrase::new(
    "there are no figures.",
    "il n’y a aucun chiffre.",
    "no hay ninguna cifra.",
    "لا توجد أرقام.",
    "чисел нет.",
    "чисел немає.",
);
const ALT_REVISED: Phrase = Phrase::new(
    "revisions: {n}",
    "révisions : {n}",
    "revisiones: {n}",
    "تعديلات: {n}",
    "исправлений: {n}",
    "виправлень: {n}",
);

impl RunningLine {
    /// What can be drawn, in order of days.
    fn sound(&self) -> Vec<RunningPoint> {
        let sound = self.points.iter().filter(|p| p.value.is_finite() && p.value >= 0.0);
        let mut points: Vec<RunningPoint> =
            sound.map(|p| RunningPoint { day: within(p.day), value: p.value.min(CEILING), ..*p }).collect();
        points.sort_by_key(|point| point.day);
        points
    }

    fn called(&self, lang: Lang) -> String {
        match clean(&self.name, 200) {
            name if name.is_empty() => UNNAMED.say(lang).to_owned(),
            name => name,
        }
    }
}

impl CumulativeChart {
    /// The lines that are drawn, in their own order, with what of them can be drawn; and how many are left out.
    fn drawn(&self) -> (Vec<(&RunningLine, Vec<RunningPoint>)>, usize) {
        let lines = self.lines.iter().map(|line| (line, line.sound())).filter(|(_, points)| !points.is_empty());
        let mut lines: Vec<_> = lines.enumerate().collect();
        let all = lines.len();
        let end = |points: &[RunningPoint]| points.last().map_or(0.0, |point| point.value);
        lines.sort_by(|(_, a), (_, b)| end(&b.1).total_cmp(&end(&a.1)));
        lines.truncate(MOST);
        lines.sort_by_key(|(i, _)| *i);
        (lines.into_iter().map(|(_, line)| line).collect(), all.saturating_sub(MOST))
    }
}

impl Plot for CumulativeChart {
    fn alt(&self, lang: Lang) -> String {
        let what = match clean(&self.measure, 120) {
            measure if measure.is_empty() => PEOPLE_KILLED.say(lang).to_owned(),
            measure => measure,
        };
        let mut out = ALT.with(lang, &[("what", &what)]);
        let (lines, _) = self.drawn();
        let told: Vec<String> = lines
            .iter()
            .filter_map(|(line, points)| {
                let (first, last) = (points.first()?, points.last()?);
                let name = line.called(lang);
                let by = if line.reported { format!(" ({})", REPORTED.say(lang)) } else { String::new() };
                let words = [
                    ("name", format!("{name}{by}")),
                    ("low", lang.number(first.value)),
                    ("first", day_words(first.day, lang)),
                    ("high", lang.number(last.value)),
                    ("last", day_words(last.day, lang)),
                ];
                let words: Vec<(&str, &str)> = words.iter().map(|(slot, words)| (*slot, words.as_str())).collect();
                let revised = points.iter().filter(|point| point.revised).count();
                let revised =
                    (revised > 0).then(|| format!(" ({})", ALT_REVISED.with(lang, &[("n", &revised.to_string())])));
                Some(ALT_LINE.with(lang, &words) + &revised.unwrap_or_default())
            })
            .collect();
        out.push_str(&if told.is_empty() { ALT_NONE.say(lang).to_owned() } else { format!("{}.", told.join("; ")) });
        out
    }

    fn data(&self) -> Data {
        let rows = self.lines.iter().flat_map(|line| {
            line.points.iter().map(|point| {
                let (year, month, day) = civil(within(point.day));
                let by = if line.reported { "reported" } else { "happened" };
                let day = format!("{year:04}-{month:02}-{day:02}");
                vec![line.name.clone(), by.into(), day, plain(Some(point.value)), point.revised.to_string()]
            })
        });
        Data { columns: vec!["name", "day_is", "day", "count", "revised"], rows: rows.collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.drawn().0.is_empty().then_some(NO_DATA)
    }

    fn keys(&self, look: &Look) -> Vec<Key> {
        let (lines, _) = self.drawn();
        let inks = look.theme.inks();
        let dashed = lines.iter().any(|(line, _)| line.reported);
        let both = dashed && lines.iter().any(|(line, _)| !line.reported);
        let revised = lines.iter().any(|(_, points)| points.iter().any(|point| point.revised));
        [
            (Icon::Line(inks.ink), HAPPENED, both),
            (Icon::Dashes(inks.ink), REPORTED, dashed),
            (Icon::Diamond, REVISED, revised),
        ]
        .into_iter()
        .filter(|(_, _, used)| *used)
        .map(|(icon, words, _)| Key::new(icon, words.say(look.lang)))
        .collect()
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let (_, left) = self.drawn();
        (left > 0).then(|| LEFT_OUT.with(look.lang, &[("n", &left.to_string())])).into_iter().collect()
    }

    fn height(&self, width: f64, _look: &Look) -> f64 {
        (width * 0.45).clamp(270.0, 420.0).round()
    }

    fn span(&self) -> Option<Span> {
        let (lines, _) = self.drawn();
        Span::of(lines.iter().flat_map(|(_, points)| points.iter().map(|point| point.value)).chain([0.0]))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        draw::draw(self, pen, area, shared);
    }
}
