//! The words of a density plot.

use super::DensityChart;
use super::frame::MOST_FLAGS;
use crate::chart::rows::rounded;
use crate::chart::text::clean;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::{Lang, Phrase};

/// Marks told one by one in the alt text.
const MOST_MARKS: usize = 24;

const CENTRAL: Phrase = Phrase::new(
    "central {p}%: {low}–{high}",
    "{p}\u{a0}% au centre : {low}–{high}",
    "{p}\u{a0}% central: {low}–{high}",
    "{p}% في الوسط: {low}–{high}",
    "средние {p}\u{a0}%: {low}–{high}",
    "середні {p}\u{a0}%: {low}–{high}",
);
const MODEL: Phrase = Phrase::new(
    "The curve is the output of the model named below, not a count. The higher it is, the more probable the model holds that number.",
    "La courbe est le résultat du modèle nommé ci-dessous, pas un décompte. Plus elle est haute, plus le modèle juge ce nombre \
     probable.",
    "La curva es el resultado del modelo indicado abajo, no un recuento. Cuanto más alta, más probable considera el modelo ese \
     número.",
    "المنحنى ناتج النموذج المذكور أدناه وليس عدًّا. كلما ارتفع كان العدد أرجح بحسب النموذج.",
    "Кривая — результат названной ниже модели, а не подсчёт. Чем она выше, тем вероятнее для модели это число.",
    "Крива — результат названої нижче моделі, а не підрахунок. Що вона вища, то ймовірнішим для моделі є це число.",
);
const UNNAMED_METHOD: Phrase = Phrase::new(
    "method not named",
    "méthode non précisée",
    "método no indicado",
    "الطريقة غير مذكورة",
    "метод не назван",
    "метод не названо",
);
const NOT_ZERO: Phrase = Phrase::new(
    "The axis does not begin at 0.",
    "L’axe ne commence pas à 0.",
    "El eje no empieza en 0.",
    "لا يبدأ المحور من 0.",
    "Ось начинается не с 0.",
    "Вісь починається не з 0.",
);
const NO_WORDS: Phrase = Phrase::new(
    "Marked without words: {n} more.",
    "Marquées sans nom : {n} de plus.",
    "Marcadas sin nombre: {n} más.",
    "قيم مؤشَّرة بلا أسماء: {n}.",
    "Отмечено без подписи: ещё {n}.",
    "Позначено без підпису: ще {n}.",
);
const ALT: Phrase = Phrase::new(
    "Density curve of {what} by a model ({method}), where the curve is highest near {peak}",
    "Courbe de densité : {what}, selon un modèle ({method}), où la courbe culmine vers {peak}",
    "Curva de densidad: {what}, según un modelo ({method}), donde la curva es más alta cerca de {peak}",
    "منحنى كثافة: {what}، بحسب نموذج ({method})، حيث تقع ذروته قرب {peak}",
    "Кривая плотности: {what}, по модели ({method}); вершина около {peak}",
    "Крива щільності: {what}, за моделлю ({method}); вершина близько {peak}",
);
const ALT_NONE: Phrase = Phrase::new(
    "Density curve of {what} by a model ({method}), where there is no curve to draw.",
    "Courbe de densité : {what}, selon un modèle ({method}), sans courbe à tracer.",
    "Curva de densidad: {what}, según un modelo ({method}), sin curva que trazar.",
    "منحنى كثافة: {what}، بحسب نموذج ({method})، ولا منحنى لرسمه.",
    "Кривая плотности: {what}, по модели ({method}); кривой нет.",
    "Крива щільності: {what}, за моделлю ({method}); кривої немає.",
);
const MARKED: Phrase = Phrase::new(
    "Marked: {list}.",
    "Marqués : {list}.",
    "Marcados: {list}.",
    "القيم المؤشَّرة: {list}.",
    "Отмечено: {list}.",
    "Позначено: {list}.",
);

/// A value: whole as it is, any other with three figures.
pub(super) fn number(value: f64, lang: Lang) -> String {
    lang.number(if value.fract() == 0.0 { value } else { rounded(value, &[]) })
}

/// A central interval in words; a model's ends have three figures.
pub(super) fn central((level, low, high): (f64, f64, f64), lang: Lang) -> String {
    let told = |value: f64| lang.number(rounded(value, &[low, high]));
    let percent = lang.decimal(level * 100.0, 1);
    CENTRAL.with(lang, &[("p", &percent), ("low", &told(low)), ("high", &told(high))])
}

fn method(chart: &DensityChart, lang: Lang) -> String {
    match clean(&chart.method, 300) {
        name if name.is_empty() => UNNAMED_METHOD.say(lang).into(),
        name => name,
    }
}

/// What a reader must know of the curve.
pub(super) fn notes(chart: &DensityChart, cut: bool, lang: Lang) -> Vec<String> {
    let mut note = MODEL.say(lang).to_string();
    let more = chart.marked().len().saturating_sub(MOST_FLAGS);
    let said = [
        cut.then(|| NOT_ZERO.say(lang).to_string()),
        (more > 0).then(|| NO_WORDS.with(lang, &[("n", &more.to_string())])),
    ];
    for sentence in said.into_iter().flatten() {
        note.push(' ');
        note.push_str(&sentence);
    }
    vec![note, method(chart, lang)]
}

/// What a reader who cannot see the chart is told.
pub(super) fn alt(chart: &DensityChart, lang: Lang) -> String {
    let what = match clean(&chart.measure, 120) {
        measure if measure.is_empty() => PEOPLE_KILLED.say(lang).to_string(),
        measure => measure,
    };
    let method = method(chart, lang);
    let Some(peak) = chart.peak() else { return ALT_NONE.with(lang, &[("what", &what), ("method", &method)]) };
    let peak = number(peak.round(), lang);
    let mut out = ALT.with(lang, &[("what", &what), ("method", &method), ("peak", &peak)]);
    for interval in chart.central() {
        out.push_str("; ");
        out.push_str(&central(interval, lang));
    }
    out.push('.');
    let marks: Vec<String> = chart
        .marked()
        .into_iter()
        .take(MOST_MARKS)
        .map(|(name, value)| super::flag_words(name, value, false, f64::MAX, lang))
        .collect();
    if !marks.is_empty() {
        out.push(' ');
        out.push_str(&MARKED.with(lang, &[("list", &marks.join("; "))]));
    }
    out
}
