//! The alt text of an UpSet plot: how much only one source has, each source's size, each combination.

use super::{Things, UpsetChart};
use crate::chart::text::clean;
use crate::chart::words::MORE;
use crate::lang::{Lang, Phrase};

const EVENTS: Phrase = Phrase::new(
    "UpSet chart of which sources report which events, where {a} of {n} {n:event is|events are} known from one source alone",
    "Diagramme UpSet : quelles sources rapportent quels événements ; connus d’une seule source : {a} sur {n}",
    "Gráfico UpSet: qué fuentes informan de qué eventos; conocidos por una sola fuente: {a} de {n}",
    "رسم UpSet: أي مصادر أوردت أي أحداث؛ أحداث معروفة من مصدر واحد فقط: {a} من {n}",
    "Диаграмма UpSet: какие источники сообщают о каких событиях; известны только из одного источника: {a} из {n}",
    "Діаграма UpSet: які джерела повідомляють про які події; відомі лише з одного джерела: {a} з {n}",
);
const PEOPLE: Phrase = Phrase::new(
    "UpSet chart of which lists name which people killed, where {a} of {n} {n:person is|people are} on one list alone",
    "Diagramme UpSet : quelles listes nomment quelles personnes tuées ; sur une seule liste : {a} sur {n}",
    "Gráfico UpSet: qué listas nombran a qué personas muertas; en una sola lista: {a} de {n}",
    "رسم UpSet: أي قوائم تذكر أي قتلى؛ في قائمة واحدة فقط: {a} من {n}",
    "Диаграмма UpSet: какие списки называют каких погибших; только в одном списке: {a} из {n}",
    "Діаграма UpSet: які списки називають яких загиблих; лише в одному списку: {a} з {n}",
);

/// Combinations told one by one.
const MOST: usize = 20;

/// What a reader who cannot see the plot is told.
pub(super) fn alt(chart: &UpsetChart, lang: Lang) -> String {
    let number = |n: usize| lang.number(n as f64);
    let head = match chart.things {
        Things::Events => EVENTS,
        Things::People => PEOPLE,
    };
    let mut out = head.with(lang, &[("a", &number(chart.alone())), ("n", &number(chart.total()))]);
    let shown = chart.shown();
    let name = |row: usize| clean(&shown.sets[row].0, 40);
    let sets: Vec<String> =
        shown.sets.iter().map(|(set, size)| format!("{}: {}", clean(set, 40), number(*size))).collect();
    let mut columns: Vec<String> = Vec::new();
    for (rows, count) in shown.columns.iter().take(MOST) {
        let names: Vec<String> = rows.iter().map(|row| name(*row)).collect();
        columns.push(format!("{} = {}", names.join(" + "), number(*count)));
    }
    if shown.columns.len() > MOST {
        columns.push(MORE.with(lang, &[("n", &number(shown.columns.len() - MOST))]));
    }
    for part in [sets, columns].iter().filter(|part| !part.is_empty()) {
        out.push_str(". ");
        out.push_str(&part.join("; "));
    }
    out.push('.');
    out
}
