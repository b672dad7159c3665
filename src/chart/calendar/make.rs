//! A calendar of the events at hand.

use super::{CalendarChart, Cell, DayReport};
use crate::chart::days::{day_words, span_words};
use crate::chart::frame::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material};
use crate::lang::{Lang, Phrase};

const GAPS: Phrase = Phrase::new(
    "There is no report for {n} of {all} days",
    "{n} jours sur {all} sont sans signalement",
    "No hay reportes de {n} de los {all} días",
    "لا بلاغات عن {n} من أصل {all} يومًا",
    "Дней без сообщений: {n} из {all}",
    "Днів без повідомлень: {n} з {all}",
);
const BY_DAY: Phrase = Phrase::new(
    "People reported killed, day by day",
    "Personnes signalées tuées, jour par jour",
    "Personas reportadas muertas, día a día",
    "عدد من أُبلغ عن مقتلهم، يومًا بيوم",
    "Сообщения о погибших по дням",
    "Повідомлення про загиблих за днями",
);
const PEAK: Phrase = Phrase::new(
    "On no other day were as many people reported killed as on {day}",
    "Aucun autre jour autant de personnes n’ont été signalées tuées que le {day}",
    "Ningún otro día se reportaron tantas personas muertas como el {day}",
    "لم يُبلَّغ في أي يوم آخر عن مقتل أشخاص بقدر ما أُبلغ عنه في {day}",
    "День с наибольшим числом погибших, по сообщениям, — {day}",
    "День із найбільшим числом загиблих, за повідомленнями, — {day}",
);
const SUBTITLE: Phrase = Phrase::new(
    "People reported killed per day, {span}: the best figure of each event, or else the lowest. Events: {n}.",
    "Personnes signalées tuées par jour, {span} : le meilleur chiffre de chaque événement, sinon le plus bas. Événements : {n}.",
    "Personas reportadas muertas por día, {span}: la mejor cifra de cada evento o, si no la hay, la mínima. Eventos: {n}.",
    "عدد من أُبلغ عن مقتلهم يوميًا، {span}: أفضل رقم لكل حدث، وإلا فأدناه. عدد الأحداث: {n}.",
    "Сообщения о погибших по дням, {span}: лучшая оценка каждого события, а если её нет — наименьшая. Событий: {n}.",
    "Повідомлення про загиблих за днями, {span}: найкраща оцінка кожної події, а якщо її немає — найменша. Подій: {n}.",
);
const UNDATED: Phrase = Phrase::new(
    "Events left out for want of a day: {n}.",
    "Événements omis faute de jour : {n}.",
    "Eventos omitidos por falta de día: {n}.",
    "أحداث لم تُحتسب لعدم توفر اليوم: {n}.",
    "Событий без даты, не учтено: {n}.",
    "Подій без дати, не враховано: {n}.",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let lang = ask.lang;
    let report = |event: &crate::chart::material::EventFact| {
        let (day, until) = event.days?;
        Some(DayReport { day, until, killed: event.best.or(event.low) })
    };
    let reports: Vec<DayReport> = material.events.iter().filter_map(report).collect();
    let (used, all) = (reports.len(), material.events.len());
    let chart = CalendarChart { reports, period: None, measure: String::new() };
    let Some((first, last)) = chart.whole() else {
        return Err(Refusal {
            message: "no event has a date that is exact to the day".into(),
            hint: "give date_start and date_end as days, such as 2022-03-27, or draw a timeline by months".into(),
        });
    };
    let title = title(&chart, lang);
    let words = [("span", span_words(first, last, lang)), ("n", lang.number(used as f64))];
    let words: Vec<(&str, &str)> = words.iter().map(|(slot, words)| (*slot, words.as_str())).collect();
    let subtitle = SUBTITLE.with(lang, &words);
    let out = lang.number((all - used) as f64);
    let footer = if all > used { vec![UNDATED.with(lang, &[("n", &out)])] } else { Vec::new() };
    Ok(Sheet::new(Heading { title, subtitle, footer, alt: None }, chart))
}

/// The largest day if it has no equal and no day has a report without a figure, which may stand for more; or else how many days
/// have no report.
fn title(chart: &CalendarChart, lang: Lang) -> String {
    let cells = chart.cells();
    let mut days: Vec<(i32, f64)> = cells
        .iter()
        .filter_map(|(day, cell)| if let Cell::Killed(n) = cell { Some((*day, *n)) } else { None })
        .collect();
    days.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (first, last) = chart.ends().unwrap_or_default();
    let all = (last - first + 1) as usize;
    let none = all - cells.len();
    let silent = cells.values().any(|cell| *cell == Cell::NoFigure);
    match days[..] {
        [top, second, ..] if top.1 > second.1 && !silent => PEAK.with(lang, &[("day", &day_words(top.0, lang))]),
        _ if none == 0 => BY_DAY.say(lang).to_owned(),
        _ => GAPS.with(lang, &[("n", &lang.number(none as f64)), ("all", &lang.number(all as f64))]),
    }
}
