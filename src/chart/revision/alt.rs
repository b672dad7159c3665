//! The alt text of a revision chart: what each source said, in the order in which it said it.

use super::RevisionChart;
use crate::chart::days::{day_words, span_words};
use crate::chart::text::clean;
use crate::chart::words::MORE;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::{Lang, Phrase};

/// Figures told one by one.
const MOST: usize = 30;

const ALT: Phrase = Phrase::new(
    "Step chart of how figures changed: {what}, {span}, where {n} {n:figure is|figures are} shown",
    "Graphique en escalier de l’évolution des chiffres : {what}, {span}, avec {n} {n:chiffre|chiffres}",
    "Gráfico escalonado de cómo cambiaron las cifras: {what}, {span}, con {n} {n:cifra|cifras}",
    "رسم بياني متدرج لتغيّر الأرقام: {what}، {span}، عدد الأرقام: {n}",
    "Ступенчатый график изменения чисел: {what}, {span}; чисел: {n}",
    "Ступінчастий графік зміни чисел: {what}, {span}; чисел: {n}",
);
const NONE: Phrase = Phrase::new(
    "Step chart of how figures changed: {what}, where there are no figures.",
    "Graphique en escalier de l’évolution des chiffres : {what}, sans aucun chiffre.",
    "Gráfico escalonado de cómo cambiaron las cifras: {what}, sin ninguna cifra.",
    "رسم بياني متدرج لتغيّر الأرقام: {what}، بلا أي أرقام.",
    "Ступенчатый график изменения чисел: {what}; чисел нет.",
    "Ступінчастий графік зміни чисел: {what}; чисел немає.",
);

/// What a reader who cannot see the chart is told.
pub(super) fn alt(chart: &RevisionChart, lang: Lang) -> String {
    let what = match clean(&chart.measure, 120) {
        measure if measure.is_empty() => PEOPLE_KILLED.say(lang).to_owned(),
        measure => measure,
    };
    let drawn = chart.drawn();
    let days = || drawn.iter().flat_map(|(_, claims)| claims.iter().map(|claim| claim.published));
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return NONE.with(lang, &[("what", &what)]);
    };
    let n = days().count();
    let words = [("what", what.as_str()), ("span", &span_words(first, last, lang)), ("n", &n.to_string())];
    let mut out = format!("{}.", ALT.with(lang, &words));
    let mut left = MOST;
    let mut told = Vec::new();
    for (source, claims) in &drawn {
        let said: Vec<String> = claims
            .iter()
            .take(left)
            .map(|claim| {
                format!("{} ({})", claim.extent().words_of(claim.more_than, lang), day_words(claim.published, lang))
            })
            .collect();
        left -= said.len();
        if !said.is_empty() {
            told.push(format!("{}: {}", clean(&source.called(lang), 80), said.join(", ")));
        }
    }
    if n > MOST {
        told.push(MORE.with(lang, &[("n", &(n - MOST).to_string())]));
    }
    out.push_str(&format!(" {}.", told.join("; ")));
    out
}
