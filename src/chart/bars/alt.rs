//! The alt text of bars: what they are of, which is the longest, and each of them in words.

use super::{BarsChart, DISPUTED};
use crate::chart::text::clean;
use crate::chart::words::{PEOPLE_KILLED, UNKNOWN};
use crate::lang::{Lang, Phrase};

const KIND: Phrase = Phrase::new(
    "Bar chart of {what}, where the largest figure is that of: {name}",
    "Diagramme en barres : {what} ; le chiffre le plus élevé est celui de : {name}",
    "Gráfico de barras: {what}, donde la cifra más alta es la de: {name}",
    "رسم بياني بالأعمدة: {what}، والرقم الأعلى هو: {name}",
    "Столбчатая диаграмма: {what}; самое большое число: {name}",
    "Стовпчикова діаграма: {what}; найбільше число: {name}",
);
const NOBODY: Phrase = Phrase::new(
    "Bar chart of {what}, where no figure is above zero",
    "Diagramme en barres : {what}, où aucun chiffre ne dépasse zéro",
    "Gráfico de barras: {what}, donde ninguna cifra supera el cero",
    "رسم بياني بالأعمدة: {what}، ولا يوجد رقم أكبر من الصفر",
    "Столбчатая диаграмма: {what}; ни одно число не больше нуля",
    "Стовпчикова діаграма: {what}; жодне число не більше за нуль",
);
/// Groups that are not told one by one.
pub(super) const OTHERS: Phrase = Phrase::new(
    "{n} {n:other|others}",
    "{n} {n:autre|autres}",
    "{n} {n:otro|otros}",
    "غيرها: {n}",
    "остальные: {n}",
    "решта: {n}",
);

/// What a reader who cannot see the bars is told.
pub(super) fn alt(chart: &BarsChart, lang: Lang) -> String {
    let what = match clean(&chart.measure, 160) {
        words if words.is_empty() => PEOPLE_KILLED.say(lang).to_string(),
        words => words,
    };
    let shown = chart.shown();
    let name = |name: &str| match clean(name, 80) {
        name if name.is_empty() => UNKNOWN.say(lang).to_string(),
        name => name,
    };
    let mut largest: Option<(f64, &str)> = None;
    for (row, extent) in &shown.rows {
        let value = shown.bar(extent).or(extent.high).unwrap_or(0.0);
        if value > largest.map_or(0.0, |(most, _)| most) {
            largest = Some((value, &row.name));
        }
    }
    let head = match largest {
        Some((_, most)) => KIND.with(lang, &[("what", &what), ("name", &name(most))]),
        None => NOBODY.with(lang, &[("what", &what)]),
    };
    let mut said: Vec<String> = Vec::new();
    for (row, extent) in &shown.rows {
        let doubt = if row.disputed { format!(" ({})", DISPUTED.say(lang)) } else { String::new() };
        said.push(format!("{}: {}{doubt}", name(&row.name), extent.words(lang)));
    }
    if shown.others > 0 {
        said.push(OTHERS.with(lang, &[("n", &shown.others.to_string())]));
    }
    if said.is_empty() { format!("{head}.") } else { format!("{head}. {}.", said.join("; ")) }
}
