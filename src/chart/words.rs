//! The words that several kinds of chart share, in every language; a kind's own words stand in its file.

use super::text::clean;
use crate::lang::{Lang, Phrase};

/// A lower bound.
pub const AT_LEAST: Phrase =
    Phrase::new("at least {n}", "au moins {n}", "al menos {n}", "{n} على الأقل", "не менее {n}", "щонайменше {n}");
/// A lower bound that is not reached.
pub const MORE_THAN: Phrase =
    Phrase::new("more than {n}", "plus de {n}", "más de {n}", "أكثر من {n}", "более {n}", "понад {n}");
/// An upper bound.
pub const UP_TO: Phrase = Phrase::new("up to {n}", "jusqu’à {n}", "hasta {n}", "حتى {n}", "до {n}", "до {n}");
/// A claim without a number.
pub const NO_FIGURE: Phrase =
    Phrase::new("no figure", "aucun chiffre", "sin cifra", "بلا رقم", "нет числа", "немає числа");
/// A figure that lies off the scale.
pub const BEYOND: Phrase = Phrase::new(
    "beyond the scale",
    "hors échelle",
    "fuera de escala",
    "خارج المقياس",
    "за пределами шкалы",
    "поза межами шкали",
);
/// How such a figure is drawn.
pub const BEYOND_NOTE: Phrase = Phrase::new(
    "A line broken by // leads to a figure that is too large for the scale.",
    "Une ligne coupée par // mène à un chiffre trop grand pour l’échelle.",
    "Una línea cortada por // lleva a una cifra demasiado grande para la escala.",
    "الخط المقطوع بعلامة // يشير إلى رقم أكبر من المقياس.",
    "Линия с разрывом // ведёт к числу, которое слишком велико для шкалы.",
    "Лінія з розривом // веде до числа, завеликого для шкали.",
);
/// In place of an empty frame.
pub const NO_CLAIM: Phrase = Phrase::new(
    "No claim to show.",
    "Aucune affirmation à montrer.",
    "Ninguna afirmación que mostrar.",
    "لا توجد أي رواية لعرضها.",
    "Нет сообщений для показа.",
    "Немає повідомлень для показу.",
);
/// In place of an empty frame.
pub const NO_DATA: Phrase = Phrase::new(
    "Nothing to show: there are no figures.",
    "Rien à montrer : aucun chiffre.",
    "Nada que mostrar: no hay cifras.",
    "لا شيء لعرضه: لا توجد أرقام.",
    "Показать нечего: чисел нет.",
    "Показати нічого: чисел немає.",
);
/// Legend: a line with two caps.
pub const KEY_BAR: Phrase = Phrase::new(
    "low to high",
    "du plus bas au plus haut",
    "de menor a mayor",
    "من الأدنى إلى الأعلى",
    "от низшего до высшего",
    "від найнижчого до найвищого",
);
/// Legend: an arrow to the right.
pub const KEY_AT_LEAST: Phrase = Phrase::new("at least", "au moins", "al menos", "على الأقل", "не менее", "щонайменше");
/// Legend: an arrow to the left.
pub const KEY_UP_TO: Phrase = Phrase::new("up to", "jusqu’à", "hasta", "حتى", "не более", "щонайбільше");
/// What is counted, where nothing else is said.
pub const PEOPLE_KILLED: Phrase = Phrase::new(
    "people reported killed",
    "personnes signalées tuées",
    "personas reportadas muertas",
    "أشخاص أُبلغ عن مقتلهم",
    "люди, о гибели которых сообщено",
    "люди, про загибель яких повідомлено",
);
/// What nobody stated.
pub const UNKNOWN: Phrase = Phrase::new("unknown", "inconnu", "desconocido", "غير معروف", "неизвестно", "невідомо");
/// Between a best figure and others: "best 588".
pub const BEST: Phrase = Phrase::new(
    "best {n}",
    "meilleure valeur {n}",
    "mejor cifra {n}",
    "أفضل تقدير {n}",
    "лучшая оценка {n}",
    "найкраща оцінка {n}",
);
/// What a span between sources is not.
pub const SPAN_NOTE: Phrase = Phrase::new(
    "The span between sources is not a confidence interval; an arrow has no high end.",
    "L’écart entre les sources n’est pas un intervalle de confiance ; une flèche n’a pas de borne haute.",
    "La distancia entre fuentes no es un intervalo de confianza; una flecha no tiene límite superior.",
    "المدى بين المصادر ليس فترة ثقة، والسهم بلا حد أعلى.",
    "Разброс между источниками — не доверительный интервал; стрелка означает, что верхней границы нет.",
    "Розкид між джерелами — не довірчий інтервал; стрілка означає, що верхньої межі немає.",
);
const SOURCES: Phrase = Phrase::new(
    "Sources: {sources}.",
    "Sources : {sources}.",
    "Fuentes: {sources}.",
    "المصادر: {sources}.",
    "Источники: {sources}.",
    "Джерела: {sources}.",
);

/// The line of a footer that names the sources, thirty at most.
pub fn sources_line(sources: &[&str], lang: Lang) -> String {
    const MOST: usize = 30;
    let mut named: Vec<String> = sources.iter().take(MOST).map(|name| clean(name, 80)).collect();
    if sources.len() > MOST {
        named.push(MORE.with(lang, &[("n", &(sources.len() - MOST).to_string())]));
    }
    SOURCES.with(lang, &[("sources", &named.join("; "))])
}
/// How many events.
pub const EVENTS: Phrase = Phrase::new(
    "{n} {n:event|events}",
    "{n} {n:événement|événements}",
    "{n} {n:evento|eventos}",
    "الأحداث: {n}",
    "событий: {n}",
    "подій: {n}",
);
/// What a list leaves out.
pub const MORE: Phrase =
    Phrase::new("and {n} more", "et {n} de plus", "y {n} más", "و{n} غيرها", "и ещё {n}", "і ще {n}");
/// A source without a name.
pub const UNNAMED: Phrase = Phrase::new(
    "unnamed source",
    "source sans nom",
    "fuente sin nombre",
    "مصدر بلا اسم",
    "источник без имени",
    "джерело без назви",
);
