//! The words of a forest plot: its figures, its legend, its notes and its alt text.

use super::{ForestChart, ForestRow, ForestSort};
use crate::chart::range::Extent;
use crate::chart::rows::{Words, rounded};
use crate::chart::text::clean;
use crate::chart::words::MORE;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::{Lang, Phrase};

/// Rows told one by one in the alt text.
const MOST_ROWS: usize = 30;

pub(super) const KEY_ESTIMATE: Phrase =
    Phrase::new("estimate", "estimation", "estimación", "تقدير", "оценка", "оцінка");
pub(super) const KEY_COUNT: Phrase = Phrase::new(
    "count of reported deaths, a floor",
    "décompte des morts signalées, un minimum",
    "recuento de muertes reportadas, un mínimo",
    "عدّ للوفيات المُبلغ عنها، وهو حد أدنى",
    "подсчёт сообщённых смертей, нижняя граница",
    "підрахунок повідомлених смертей, нижня межа",
);
pub(super) const KEY_POOLED: Phrase = Phrase::new(
    "one figure made of several",
    "un chiffre tiré de plusieurs",
    "una cifra hecha de varias",
    "رقم واحد مستخلص من عدة أرقام",
    "одно число, выведенное из нескольких",
    "одне число, виведене з кількох",
);
pub(super) const KEY_LINE: Phrase = Phrase::new(
    "own range or interval",
    "fourchette ou intervalle propre",
    "rango o intervalo propio",
    "النطاق أو المجال الخاص به",
    "собственный диапазон или интервал",
    "власний діапазон або інтервал",
);
pub(super) const KEY_PREDICTION: Phrase = Phrase::new(
    "where one more source would be expected",
    "où l’on attendrait une source de plus",
    "donde se esperaría una fuente más",
    "حيث يُتوقع أن يقع رقم مصدر إضافي",
    "где ожидалось бы число ещё одного источника",
    "де очікувалося б число ще одного джерела",
);
pub(super) const NOTE_SPREAD: Phrase = Phrase::new(
    "The distance between sources is no confidence interval.",
    "L’écart entre les sources n’est pas un intervalle de confiance.",
    "La distancia entre las fuentes no es un intervalo de confianza.",
    "المسافة بين المصادر ليست مجال ثقة.",
    "Расстояние между источниками не является доверительным интервалом.",
    "Відстань між джерелами не є довірчим інтервалом.",
);
pub(super) const NOTE_POOLED: Phrase = Phrase::new(
    "The diamond rests on assumptions about the sources; it is no count.",
    "Le losange repose sur des hypothèses au sujet des sources ; ce n’est pas un décompte.",
    "El rombo se basa en supuestos sobre las fuentes; no es un recuento.",
    "يستند المعيّن إلى افتراضات بشأن المصادر، وهو ليس عدًّا.",
    "Ромб основан на предположениях об источниках и не является подсчётом.",
    "Ромб ґрунтується на припущеннях про джерела й не є підрахунком.",
);
pub(super) const NOTE_NOT_POOLED: Phrase = Phrase::new(
    "No pooled value: sources may count different people, places and days.",
    "Aucune valeur combinée : les sources peuvent compter des personnes, des lieux et des jours différents.",
    "No se muestra un valor combinado: las fuentes pueden contar personas, lugares y días distintos.",
    "لا تُعرض قيمة مجمّعة: فقد تعدّ المصادر أشخاصًا وأماكن وأيامًا مختلفة.",
    "Сводного значения нет: источники могут считать разных людей, места и дни.",
    "Зведеного значення немає: джерела можуть рахувати різних людей, місця й дні.",
);
pub(super) const NOTE_ZERO: Phrase = Phrase::new(
    "A logarithmic axis has no zero: a range from 0 ends in an arrow, and a figure of 0 is told but not drawn.",
    "Un axe logarithmique n’a pas de zéro : une fourchette qui part de 0 finit par une flèche, et un chiffre de 0 est écrit \
     sans être dessiné.",
    "Un eje logarítmico no tiene cero: un rango desde 0 termina en flecha, y una cifra de 0 se dice pero no se dibuja.",
    "لا صفر على المحور اللوغاريتمي: النطاق الذي يبدأ من 0 ينتهي بسهم، والرقم 0 يُذكر ولا يُرسم.",
    "На логарифмической оси нет нуля: диапазон от 0 заканчивается стрелкой, а число 0 указано, но не нарисовано.",
    "На логарифмічній осі немає нуля: діапазон від 0 закінчується стрілкою, а число 0 вказано, але не намальовано.",
);
const NOT_DRAWN: Phrase =
    Phrase::new("not drawn", "non dessiné", "sin dibujar", "غير مرسوم", "не нарисовано", "не намальовано");
const COUNT: Phrase = Phrase::new("count", "décompte", "recuento", "عدّ", "подсчёт", "підрахунок");
const BOUNDS: Phrase = Phrase::new("bounds", "bornes", "límites", "حدود", "границы", "межі");
const POOLED: Phrase = Phrase::new(
    "pooled value",
    "valeur combinée",
    "valor combinado",
    "قيمة مجمّعة",
    "сводное значение",
    "зведене значення",
);
const PREDICTION: Phrase = Phrase::new(
    "prediction interval",
    "intervalle de prédiction",
    "intervalo de predicción",
    "مجال التنبؤ",
    "интервал предсказания",
    "інтервал передбачення",
);
const ALT: Phrase = Phrase::new(
    "Forest plot of {what}, by source, on a logarithmic axis",
    "Graphique en forêt : {what}, par source, sur un axe logarithmique",
    "Diagrama de bosque: {what}, por fuente, en un eje logarítmico",
    "مخطط الغابة: {what}، بحسب المصدر، على محور لوغاريتمي",
    "Форест-диаграмма: {what}, по источникам, на логарифмической оси",
    "Форест-діаграма: {what}, за джерелами, на логарифмічній осі",
);
const ALT_SPREAD: Phrase = Phrase::new(
    ", where figures go from {low} to {high}.",
    ", où les chiffres vont de {low} à {high}.",
    ", donde las cifras van de {low} a {high}.",
    "، حيث تتراوح الأرقام بين {low} و{high}.",
    "; числа от {low} до {high}.",
    "; числа від {low} до {high}.",
);
const ALT_ONE: Phrase = Phrase::new(
    ", where the figure is {low}.",
    ", où le chiffre est {low}.",
    ", donde la cifra es {low}.",
    "، حيث الرقم هو {low}.",
    "; число {low}.",
    "; число {low}.",
);
const ALT_NONE: Phrase = Phrase::new(
    ", where there is no figure.",
    ", sans aucun chiffre.",
    ", sin ninguna cifra.",
    "، ولا يوجد أي رقم.",
    "; чисел нет.",
    "; чисел немає.",
);

/// The sort of a figure in words.
pub(super) fn sort(sort: ForestSort, lang: Lang) -> &'static str {
    match sort {
        ForestSort::Count => COUNT.say(lang),
        ForestSort::Estimate => KEY_ESTIMATE.say(lang),
        ForestSort::Bounds => BOUNDS.say(lang),
        ForestSort::Pooled => POOLED.say(lang),
        ForestSort::Prediction => PREDICTION.say(lang),
    }
}

/// The figure of a row: as it was said, or with three figures if it was computed.
pub(super) fn figure(row: &ForestRow, lang: Lang) -> String {
    let e = row.extent();
    if !row.computed || row.sort == ForestSort::Bounds {
        return e.words_of(row.more_than, lang);
    }
    let all: Vec<f64> = [e.low, e.best, e.high].into_iter().flatten().collect();
    let told = |value: Option<f64>| value.map(|value| rounded(value, &all));
    Extent { low: told(e.low), best: told(e.best), high: told(e.high) }.words(lang)
}

/// The words of a row.
pub(super) fn row(chart: &ForestChart, index: usize, lang: Lang) -> Words {
    let row = &chart.rows[index];
    let aside = if row.extent().is_empty() || row.is_drawn() { "" } else { NOT_DRAWN.say(lang) };
    Words {
        name: row.name.clone(),
        detail: row.detail.clone(),
        figure: figure(row, lang),
        aside: aside.into(),
        apart: index > 0 && row.computed && !chart.rows[index - 1].computed,
    }
}

/// What a reader who cannot see the chart is told.
pub(super) fn alt(chart: &ForestChart, lang: Lang) -> String {
    let what = match clean(&chart.measure, 120) {
        measure if measure.is_empty() => PEOPLE_KILLED.say(lang).to_string(),
        measure => measure,
    };
    let mut out = ALT.with(lang, &[("what", &what)]);
    // What sources say, not how far an interval may reach.
    let said = || chart.rows.iter().filter(|row| !row.computed).map(ForestRow::extent);
    let points = || said().filter_map(|e| e.dot().or(e.low).or(e.high));
    let (low, high) = (points().reduce(f64::min), points().reduce(f64::max));
    let number = |value: Option<f64>| lang.number(value.unwrap_or(0.0));
    let ends: &[(&str, &str)] = &[("low", &number(low)), ("high", &number(high))];
    out.push_str(&match (low, high) {
        (Some(low), Some(high)) if low < high => ALT_SPREAD.with(lang, ends),
        (Some(_), _) => ALT_ONE.with(lang, ends),
        _ => ALT_NONE.with(lang, ends),
    });
    let told = |row: &ForestRow| {
        let name = clean(&row.name, 80);
        format!("{name} ({}): {}", sort(row.sort, lang), figure(row, lang)).trim_start().to_string()
    };
    let mut rows: Vec<String> = chart.rows.iter().take(MOST_ROWS).map(told).collect();
    if let Some(more) = chart.rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        rows.push(MORE.with(lang, &[("n", &more.to_string())]));
    }
    if rows.is_empty() { out } else { format!("{out} {}.", rows.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computed_figure_has_three_figures_and_a_said_one_all() {
        let said = ForestRow { best: Some(654_965.0), ..ForestRow::default() };
        assert_eq!(figure(&said, Lang::En), "654,965");
        let row = ForestRow { computed: true, sort: ForestSort::Pooled, ..said };
        assert_eq!(figure(&row, Lang::En), "655,000");
    }

    #[test]
    fn the_alt_text_tells_kind_data_spread_and_every_row() {
        let row = |name: &str, best: f64| ForestRow { name: name.into(), best: Some(best), ..ForestRow::default() };
        let estimate = ForestRow { sort: ForestSort::Estimate, low: Some(250.0), high: Some(400.0), ..row("B", 300.0) };
        let chart =
            ForestChart { rows: vec![row("A", 203.0), estimate], measure: "people reported killed, Moura".into() };
        assert_eq!(
            alt(&chart, Lang::En),
            "Forest plot of people reported killed, Moura, by source, on a logarithmic axis, where figures go from 203 to \
             300. A (count): 203; B (estimate): 300 (250–400)."
        );
    }
}
