//! Running counts of the claims at hand: those that sources keep, or else the sum of the events' figures.

use super::{CumulativeChart, RunningLine, RunningPoint};
use crate::chart::days::{day_words, within};
use crate::chart::frame::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material, SeriesFact};
use crate::lang::{Lang, Phrase};
use crate::model::date::Day;
use std::collections::BTreeMap;

const LOWEST: Phrase = Phrase::new(
    "lowest figures",
    "chiffres les plus bas",
    "cifras mínimas",
    "أدنى الأرقام",
    "наименьшие числа",
    "найменші числа",
);
const BEST: Phrase = Phrase::new(
    "best figures",
    "meilleurs chiffres",
    "mejores cifras",
    "أفضل الأرقام",
    "лучшие оценки",
    "найкращі оцінки",
);
const ONE: Phrase = Phrase::new(
    "The running count of people reported killed reached {n} by {day}",
    "Le décompte des personnes signalées tuées atteignait {n} le {day}",
    "El recuento de personas reportadas muertas llegó a {n} el {day}",
    "بلغ العدد التراكمي لمن أُبلغ عن مقتلهم {n} حتى {day}",
    "Накопленное число погибших, по сообщениям: {n} на {day}",
    "Накопичене число загиблих, за повідомленнями: {n} на {day}",
);
const SEVERAL: Phrase = Phrase::new(
    "Sources’ latest running counts of people killed go from {low} to {high}",
    "Les derniers décomptes des sources vont de {low} à {high} personnes tuées",
    "Los últimos recuentos de las fuentes van de {low} a {high} personas muertas",
    "تتراوح آخر أعداد القتلى التراكمية لدى المصادر بين {low} و{high}",
    "Последние итоги источников по числу погибших — от {low} до {high}",
    "Останні підсумки джерел щодо числа загиблих — від {low} до {high}",
);
const SERIES: Phrase = Phrase::new(
    "Running count of people reported killed, by source, {first} to {last}.",
    "Décompte cumulé des personnes signalées tuées, par source, du {first} au {last}.",
    "Recuento acumulado de personas reportadas muertas, por fuente, del {first} al {last}.",
    "العدد التراكمي لمن أُبلغ عن مقتلهم، بحسب المصدر، من {first} إلى {last}.",
    "Накопленное число погибших, по источникам, {first} — {last}.",
    "Накопичене число загиблих, за джерелами, {first} — {last}.",
);
const EVENTS: Phrase = Phrase::new(
    "Running sum of the events’ figures for people reported killed, {first} to {last}. Events: {n}.",
    "Somme cumulée des chiffres des événements (personnes signalées tuées), du {first} au {last}. Événements : {n}.",
    "Suma acumulada de las cifras de los eventos (personas reportadas muertas), del {first} al {last}. Eventos: {n}.",
    "المجموع التراكمي لأرقام الأحداث (من أُبلغ عن مقتلهم)، من {first} إلى {last}. عدد الأحداث: {n}.",
    "Накопленная сумма чисел по событиям (сообщения о погибших), {first} — {last}. Событий: {n}.",
    "Накопичена сума чисел за подіями (повідомлення про загиблих), {first} — {last}. Подій: {n}.",
);
const STEPS: Phrase = Phrase::new(
    "A step is a report; between two reports a count is not known to stand still.",
    "Une marche est un signalement ; entre deux signalements, rien ne dit que le décompte reste stable.",
    "Un escalón es un reporte; entre dos reportes no se sabe si el recuento se mantiene.",
    "كل درجة هي بلاغ؛ ولا يُعرف أن العدد ثابت بين بلاغين.",
    "Ступень — сообщение; между двумя сообщениями неизвестно, что число не менялось.",
    "Сходинка — повідомлення; між двома повідомленнями невідомо, чи число не змінювалося.",
);
const FIRST_DAY: Phrase = Phrase::new(
    "Each event counts on its last day, and for the reports on the day of the first one.",
    "Chaque événement compte à son dernier jour et, pour les signalements, au jour du premier.",
    "Cada evento cuenta en su último día y, para los reportes, en el día del primero.",
    "يُحتسب كل حدث في يومه الأخير، وفي البلاغات في يوم أول بلاغ.",
    "Каждое событие учтено в его последний день, а в сообщениях — в день первого из них.",
    "Кожну подію враховано в її останній день, а в повідомленнях — у день першого з них.",
);
const WITHOUT: Phrase = Phrase::new(
    "Events left out for want of a day or a lowest figure: {n}.",
    "Événements omis faute de jour ou de chiffre minimal : {n}.",
    "Eventos omitidos por falta de día o de cifra mínima: {n}.",
    "أحداث لم تُحتسب لعدم توفر اليوم أو الرقم الأدنى: {n}.",
    "Событий без даты или наименьшего числа, не учтено: {n}.",
    "Подій без дати або найменшого числа, не враховано: {n}.",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    if material.series.iter().any(|series| !series.points.is_empty()) {
        Ok(of_series(&material.series, ask.lang))
    } else {
        of_events(material, ask.lang)
    }
}

/// The counts that sources keep; where there are two at most, by the day of the report too.
fn of_series(series: &[SeriesFact], lang: Lang) -> Sheet {
    let mut lines: Vec<RunningLine> = Vec::new();
    let kept: Vec<&SeriesFact> = series.iter().filter(|series| !series.points.is_empty()).collect();
    for series in &kept {
        let name = series.source.clone();
        let point = |p: &crate::chart::material::SeriesPoint, day: Day| RunningPoint {
            day,
            value: p.value,
            revised: p.revised,
        };
        let points = series.points.iter().map(|p| point(p, p.day)).collect();
        lines.push(RunningLine { name: name.clone(), points, reported: false });
        let late = series.points.iter().any(|p| p.published.is_some_and(|day| day != p.day));
        if kept.len() <= 2 && late {
            let points =
                series.points.iter().filter_map(|p| Some(RunningPoint { revised: false, ..point(p, p.published?) }));
            lines.push(RunningLine { name, points: points.collect(), reported: true });
        }
    }
    let chart = CumulativeChart { lines, measure: String::new() };
    let (drawn, _) = chart.drawn();
    let last: Vec<RunningPoint> =
        drawn.iter().filter(|(line, _)| !line.reported).filter_map(|(_, points)| points.last().copied()).collect();
    let (low, high) = (fold(&last, f64::min), fold(&last, f64::max));
    let title = match last[..] {
        [one] => ONE.with(lang, &[("n", &lang.number(one.value)), ("day", &day_words(one.day, lang))]),
        _ => SEVERAL.with(lang, &[("low", &lang.number(low)), ("high", &lang.number(high))]),
    };
    let subtitle = SERIES.with(lang, &span(&chart, lang).words());
    let footer = vec![STEPS.say(lang).to_owned()];
    Sheet::new(Heading { title, subtitle, footer, alt: None }, chart)
}

fn fold(points: &[RunningPoint], pick: fn(f64, f64) -> f64) -> f64 {
    points.iter().map(|point| point.value).reduce(pick).unwrap_or(0.0)
}

/// First and last day of a chart, in words.
struct Ends {
    first: String,
    last: String,
}

impl Ends {
    fn words(&self) -> Vec<(&str, &str)> {
        vec![("first", &self.first), ("last", &self.last)]
    }
}

fn span(chart: &CumulativeChart, lang: Lang) -> Ends {
    let days = || chart.lines.iter().flat_map(|line| line.points.iter().map(|point| within(point.day)));
    let say = |day: Option<Day>| day_words(day.unwrap_or(0), lang);
    Ends { first: say(days().min()), last: say(days().max()) }
}

/// The running sum of the events' lowest figures, and of the best where each event has one.
fn of_events(material: &Material, lang: Lang) -> Result<Sheet, Refusal> {
    let sound = |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0);
    let mut reported: Vec<Option<Day>> = vec![None; material.events.len()];
    for claim in &material.claims {
        if let (Some(day), Some(first)) = (claim.published, reported.get_mut(claim.event)) {
            *first = Some(first.map_or(day, |first| first.min(day)));
        }
    }
    let mut happened: [BTreeMap<Day, f64>; 2] = Default::default();
    let mut said = happened.clone();
    let (mut used, mut best_of_all, mut all_said) = (0_usize, true, true);
    for (event, reported) in material.events.iter().zip(&reported) {
        let (Some((_, day)), Some(low)) = (event.days, sound(event.low).or(sound(event.best))) else { continue };
        used += 1;
        best_of_all &= sound(event.best).is_some();
        all_said &= reported.is_some();
        for (i, value) in [low, sound(event.best).unwrap_or(low)].into_iter().enumerate() {
            *happened[i].entry(day).or_default() += value;
            if let Some(reported) = reported {
                *said[i].entry(*reported).or_default() += value;
            }
        }
    }
    if used == 0 {
        return Err(Refusal {
            message: "no source keeps a running count, and no event has both a day and a lowest figure".into(),
            hint: "give the events' days (date_start, date_end) and figures for the people killed".into(),
        });
    }
    let run = |name: Phrase, days: &BTreeMap<Day, f64>, reported: bool| {
        let before = days.keys().next().map(|day| RunningPoint { day: within(*day) - 1, ..RunningPoint::default() });
        let sums = days.iter().scan(0.0, |sum, (day, value)| {
            *sum += value;
            Some(RunningPoint { day: *day, value: *sum, revised: false })
        });
        RunningLine { name: name.say(lang).into(), points: before.into_iter().chain(sums).collect(), reported }
    };
    let which = usize::from(best_of_all);
    let mut lines = Vec::new();
    if best_of_all {
        lines.push(run(BEST, &happened[1], false));
    }
    if !best_of_all || happened[0] != happened[1] {
        lines.push(run(LOWEST, &happened[0], false));
    }
    if all_said && said[which] != happened[which] {
        lines.push(run(if best_of_all { BEST } else { LOWEST }, &said[which], true));
    }
    let chart = CumulativeChart { lines, measure: String::new() };
    let last = chart.lines.iter().filter(|line| !line.reported).find_map(|line| line.points.last().copied());
    let last = last.unwrap_or_default();
    let title = ONE.with(lang, &[("n", &lang.number(last.value)), ("day", &day_words(last.day, lang))]);
    let ends = span(&chart, lang);
    let n = lang.number(used as f64);
    let subtitle = EVENTS.with(lang, &[ends.words(), vec![("n", n.as_str())]].concat());
    let out = material.events.len() - used;
    let without = (out > 0).then(|| WITHOUT.with(lang, &[("n", &lang.number(out as f64))]));
    let footer =
        vec![[Some(FIRST_DAY.say(lang).to_owned()), without].into_iter().flatten().collect::<Vec<_>>().join(" ")];
    Ok(Sheet::new(Heading { title, subtitle, footer, alt: None }, chart))
}
