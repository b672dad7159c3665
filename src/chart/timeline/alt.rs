//! The alt text of a timeline, and periods in words.

use super::{Timeline, begin, extent, runs};
use crate::chart::material::Unit;
use crate::chart::text::clean;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};

/// Periods told one by one.
const MOST: usize = 30;

const MONTHS: Phrase = Phrase::new(
    "Line chart of {what} per month",
    "Graphique en courbe : {what}, par mois",
    "Gráfico de líneas: {what}, por mes",
    "رسم بياني خطي: {what}، شهريًا",
    "Линейный график: {what}, по месяцам",
    "Лінійний графік: {what}, за місяцями",
);
const WEEKS: Phrase = Phrase::new(
    "Line chart of {what} per week",
    "Graphique en courbe : {what}, par semaine",
    "Gráfico de líneas: {what}, por semana",
    "رسم بياني خطي: {what}، أسبوعيًا",
    "Линейный график: {what}, по неделям",
    "Лінійний графік: {what}, за тижнями",
);
const WEEK_OF: Phrase = Phrase::new(
    "week of {day}",
    "semaine du {day}",
    "semana del {day}",
    "أسبوع {day}",
    "неделя с {day}",
    "тиждень з {day}",
);
const WHERE: Phrase = Phrase::new(
    ", {first} to {last}, where the highest figure is that of {peak}: {figure}",
    ", de {first} à {last}, où le chiffre le plus haut est celui de {peak} : {figure}",
    ", de {first} a {last}, donde la cifra más alta es la de {peak}: {figure}",
    "، من {first} إلى {last}، وأعلى رقم فيه في {peak}: {figure}",
    "; {first} — {last}; наибольшее число — {peak}: {figure}",
    "; {first} — {last}; найбільше число — {peak}: {figure}",
);
const ONE: Phrase = Phrase::new(
    ", where {peak} has {figure}",
    ", où {peak} compte {figure}",
    ", donde {peak} tiene {figure}",
    "، حيث {peak}: {figure}",
    "; {peak}: {figure}",
    "; {peak}: {figure}",
);
const NONE: Phrase = Phrase::new(
    ", where there are no figures.",
    ", sans aucun chiffre.",
    ", sin ninguna cifra.",
    "، بلا أي أرقام.",
    "; чисел нет.",
    "; чисел немає.",
);
const DISPUTED: Phrase = Phrase::new(
    "Periods in which sources disagree on who the dead were: {n}.",
    "Périodes où les sources divergent sur l’identité des morts : {n}.",
    "Períodos en que las fuentes discrepan sobre quiénes eran los muertos: {n}.",
    "فترات تختلف فيها المصادر حول هوية القتلى: {n}.",
    "Периоды, в которых источники расходятся в том, кем были погибшие: {n}.",
    "Періоди, у яких джерела розходяться в тому, ким були загиблі: {n}.",
);
const BREAKS: Phrase = Phrase::new(
    "Gaps without a report: {n}.",
    "Interruptions sans signalement : {n}.",
    "Interrupciones sin reportes: {n}.",
    "فجوات بلا بلاغات: {n}.",
    "Перерывы без сообщений: {n}.",
    "Перерви без повідомлень: {n}.",
);

/// A period in words.
pub(super) fn period(day: Day, unit: Unit, lang: Lang) -> String {
    let (year, month, of_month) = civil(begin(day, unit));
    match unit {
        Unit::Month => lang.month_of(year, month),
        Unit::Week => WEEK_OF.with(lang, &[("day", &lang.day(year, month, of_month))]),
    }
}

/// A period in few words.
pub(super) fn short(day: Day, unit: Unit, lang: Lang) -> String {
    let (year, month, of_month) = civil(begin(day, unit));
    let month = lang.month_short(month);
    if unit == Unit::Month { format!("{month} {year}") } else { format!("{of_month} {month} {year}") }
}

/// What a reader who cannot see the timeline is told.
pub(super) fn alt(chart: &Timeline, lang: Lang) -> String {
    let what = match clean(&chart.measure, 120) {
        measure if measure.is_empty() => PEOPLE_KILLED.say(lang).to_owned(),
        measure => measure,
    };
    let kind = if chart.unit == Unit::Month { MONTHS } else { WEEKS };
    let mut out = kind.with(lang, &[("what", &what)]);
    let mut points: Vec<_> = chart.points.iter().filter(|point| !extent(point).is_empty()).collect();
    points.sort_by_key(|point| begin(point.start, chart.unit));
    let top = |point: &&_| extent(point).top().unwrap_or(0.0);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return out + NONE.say(lang) };
    let peak = points.iter().rev().max_by(|a, b| top(a).total_cmp(&top(b))).unwrap_or(first);
    let say = |day: Day| period(day, chart.unit, lang);
    let words = [
        ("first", say(first.start)),
        ("last", say(last.start)),
        ("peak", say(peak.start)),
        ("figure", extent(peak).words(lang)),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(slot, words)| (*slot, words.as_str())).collect();
    out.push_str(&if points.len() == 1 { ONE } else { WHERE }.with(lang, &words));
    out.push('.');
    let spots = chart.spots();
    for (phrase, n) in
        [(DISPUTED, spots.iter().filter(|s| s.disputed).count()), (BREAKS, runs(&spots, chart.unit).len() - 1)]
    {
        if n > 0 {
            out.push_str(&format!(" {}", phrase.with(lang, &[("n", &n.to_string())])));
        }
    }
    let few = points.len() <= MOST;
    let told: Vec<String> = points
        .iter()
        .filter(|point| points.len() > 1 && (few || point.note.is_some()))
        .take(MOST)
        .map(|point| {
            let note = point.note.as_deref().map(|note| format!(" ({})", clean(note, 120))).unwrap_or_default();
            format!("{}: {}{note}", short(point.start, chart.unit, lang), extent(point).words(lang))
        })
        .collect();
    if told.is_empty() { out } else { format!("{out} {}.", told.join("; ")) }
}
