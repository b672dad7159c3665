//! The alt text of a calendar: how many days have a report, and the days with the most people killed.

use super::{CalendarChart, Cell};
use crate::chart::days::{day_words, span_words};
use crate::chart::text::clean;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::{Lang, Phrase};
use crate::model::date::Day;

/// Days told one by one.
const MOST: usize = 12;

const ALT: Phrase = Phrase::new(
    "Calendar of {what} per day, {span}, where {said} of {all} days have a report",
    "Calendrier : {what}, par jour, {span}, où {said} jours sur {all} ont un signalement",
    "Calendario: {what}, por día, {span}, donde {said} de {all} días tienen un reporte",
    "تقويم: {what}، يوميًا، {span}، حيث ورد بلاغ في {said} من أصل {all} يومًا",
    "Календарь: {what}, по дням, {span}; дней с сообщениями: {said} из {all}",
    "Календар: {what}, за днями, {span}; днів із повідомленнями: {said} з {all}",
);
const TOP: Phrase = Phrase::new(
    "The days with the highest figures: {days}.",
    "Les jours aux chiffres les plus hauts : {days}.",
    "Los días con las cifras más altas: {days}.",
    "الأيام ذات أعلى الأرقام: {days}.",
    "Дни с наибольшими числами: {days}.",
    "Дні з найбільшими числами: {days}.",
);
const NONE: Phrase = Phrase::new(
    "Calendar of {what} per day, where there are no figures.",
    "Calendrier : {what}, par jour, sans aucun chiffre.",
    "Calendario: {what}, por día, sin ninguna cifra.",
    "تقويم: {what}، يوميًا، بلا أي أرقام.",
    "Календарь: {what}, по дням; чисел нет.",
    "Календар: {what}, за днями; чисел немає.",
);

/// What a reader who cannot see the calendar is told.
pub(super) fn alt(chart: &CalendarChart, lang: Lang) -> String {
    let what = match clean(&chart.measure, 120) {
        measure if measure.is_empty() => PEOPLE_KILLED.say(lang).to_owned(),
        measure => measure,
    };
    let cells = chart.cells();
    let Some((first, last)) = chart.ends().filter(|_| !cells.is_empty()) else {
        return NONE.with(lang, &[("what", &what)]);
    };
    let (said, all) = (lang.number(cells.len() as f64), lang.number(f64::from(last - first + 1)));
    let words = [("what", what.as_str()), ("span", &span_words(first, last, lang)), ("said", &said), ("all", &all)];
    let mut out = format!("{}.", ALT.with(lang, &words));
    let figure = |(day, cell): (&Day, &Cell)| if let Cell::Killed(n) = cell { Some((*day, *n)) } else { None };
    let mut days: Vec<(Day, f64)> = cells.iter().filter_map(figure).filter(|(_, n)| *n > 0.0).collect();
    days.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let told: Vec<String> =
        days.iter().take(MOST).map(|(day, n)| format!("{}: {}", day_words(*day, lang), lang.number(*n))).collect();
    if !told.is_empty() {
        out.push_str(&format!(" {}", TOP.with(lang, &[("days", &told.join("; "))])));
    }
    out
}
