//! A timeline of the claims at hand: the totals of each period.

use super::alt::period;
use super::{Spot, Timeline, TimelinePoint};
use crate::chart::frame::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material, Unit};
use crate::chart::range::Extent;
use crate::chart::words::BEST;
use crate::lang::{Lang, Phrase};

const BY_MONTH: Phrase = Phrase::new(
    "People reported killed per month, with the span between sources",
    "Personnes signalées tuées par mois, avec l’écart entre les sources",
    "Personas reportadas muertas por mes, con la distancia entre las fuentes",
    "عدد من أُبلغ عن مقتلهم شهريًا، مع الفارق بين المصادر",
    "Сообщения о погибших по месяцам и расхождение источников",
    "Повідомлення про загиблих за місяцями та розбіжність джерел",
);
const BY_WEEK: Phrase = Phrase::new(
    "People reported killed per week, with the span between sources",
    "Personnes signalées tuées par semaine, avec l’écart entre les sources",
    "Personas reportadas muertas por semana, con la distancia entre las fuentes",
    "عدد من أُبلغ عن مقتلهم أسبوعيًا، مع الفارق بين المصادر",
    "Сообщения о погибших по неделям и расхождение источников",
    "Повідомлення про загиблих за тижнями та розбіжність джерел",
);
const PEAK: Phrase = Phrase::new(
    "More people were reported killed in {period} than in any other month",
    "En aucun autre mois autant de personnes n’ont été signalées tuées qu’en {period}",
    "En ningún otro mes se reportaron tantas personas muertas como en {period}",
    "عدد من أُبلغ عن مقتلهم في {period} أعلى منه في أي شهر آخر",
    "Наибольшее число погибших, по сообщениям, — {period}",
    "Найбільше загиблих, за повідомленнями, — {period}",
);
const SUBTITLE: Phrase = Phrase::new(
    "{first} to {last}. Band: sum of the lowest to sum of the highest figures; line: sum of the best figures. Events: {n}.",
    "De {first} à {last}. Bande : de la somme des chiffres les plus bas à celle des plus hauts ; ligne : somme des meilleurs. Événements : {n}.",
    "De {first} a {last}. Banda: de la suma de las cifras mínimas a la de las máximas; línea: suma de las mejores. Eventos: {n}.",
    "من {first} إلى {last}. الشريط: من مجموع أدنى الأرقام إلى مجموع أعلاها؛ الخط: مجموع أفضل الأرقام. عدد الأحداث: {n}.",
    "{first} — {last}. Полоса: от суммы наименьших до суммы наибольших чисел; линия: сумма лучших. Событий: {n}.",
    "{first} — {last}. Смуга: від суми найменших до суми найбільших чисел; лінія: сума найкращих. Подій: {n}.",
);

/// The first period whose lowest figure is above every other's highest, none of those being open.
fn peak(spots: &[Spot]) -> Option<&Spot> {
    let peak = spots.iter().max_by(|a, b| a.low.total_cmp(&b.low))?;
    let others = || spots.iter().filter(|spot| spot.day != peak.day);
    let clear = others().all(|spot| spot.high < peak.low && !spot.open.1) && !peak.open.0;
    (clear && others().next().is_some()).then_some(peak)
}

/// A period's figures as a note: "438–819, best 588".
fn figures(spot: &Spot, lang: Lang) -> String {
    let low = (!spot.open.0).then_some(spot.low);
    let high = (!spot.open.1).then_some(spot.high);
    let ends = Extent { low, best: None, high }.words(lang);
    match spot.best {
        Some(best) if spot.low < spot.high => {
            format!("{ends}{} {}", if lang.is_rtl() { "،" } else { "," }, BEST.with(lang, &[("n", &lang.number(best))]))
        }
        _ => ends,
    }
}

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let periods: Vec<_> = material.periods.iter().filter(|period| period.group.is_empty()).collect();
    let point = |period: &&_| {
        let period: &crate::chart::material::PeriodFact = period;
        TimelinePoint {
            start: period.start,
            low: period.low,
            best: period.best,
            high: period.high,
            disputed: period.disputed,
            note: period.note.clone(),
        }
    };
    let points: Vec<TimelinePoint> = periods.iter().map(point).collect();
    let chart = Timeline { unit: ask.unit, points, measure: String::new() };
    sheet(chart, periods.iter().map(|period| period.events).sum(), ask.lang)
}

/// A timeline with its words; where nothing is noted, the largest period is.
pub(super) fn sheet(mut chart: Timeline, events: usize, lang: Lang) -> Result<Sheet, Refusal> {
    let spots = chart.spots();
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else {
        return Err(Refusal {
            message: "no event has both a date and a figure, so that nothing can be drawn along time".into(),
            hint: "give the events' days (date_start, date_end) and a figure for the people killed".into(),
        });
    };
    let say = |spot: &Spot| period(spot.day, chart.unit, lang);
    // A period with a report and no figure may have been the worst.
    let silent = chart.points.iter().any(|point| point.low.is_none() && point.best.is_none() && point.high.is_none());
    let title = match peak(&spots).filter(|_| !silent) {
        Some(spot) if chart.unit == Unit::Month => PEAK.with(lang, &[("period", &say(spot))]),
        _ if chart.unit == Unit::Month => BY_MONTH.say(lang).to_owned(),
        _ => BY_WEEK.say(lang).to_owned(),
    };
    let words = [("first", say(first)), ("last", say(last)), ("n", lang.number(events as f64))];
    let words: Vec<(&str, &str)> = words.iter().map(|(slot, words)| (*slot, words.as_str())).collect();
    let subtitle = SUBTITLE.with(lang, &words);
    let largest = spots.iter().rev().max_by(|a, b| a.high.total_cmp(&b.high));
    if let Some(spot) = largest
        && spots.len() > 1
        && spot.high > 0.0
        && spots.iter().all(|spot| spot.note.is_none())
    {
        let note = figures(spot, lang);
        let same = |point: &&mut TimelinePoint| super::begin(point.start, chart.unit) == spot.day;
        if let Some(point) = chart.points.iter_mut().find(same) {
            point.note = Some(note);
        }
    }
    Ok(Sheet::new(Heading { title, subtitle, ..Heading::default() }, chart))
}
