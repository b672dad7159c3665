//! A range plot of the claims at hand: those of the one event, or one row per event.

use super::{RangeChart, RangeRow};
use crate::chart::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, ClaimFact, EventFact, Material};
use crate::chart::range::Extent;
use crate::chart::theme::Tone;
use crate::chart::words::{PEOPLE_KILLED, SPAN_NOTE, sources_line};
use crate::lang::{Lang, Phrase};

/// More events than this do not fit one overview.
const MOST_EVENTS: usize = 40;

/// The claims of the one event; one row per event where there are several, or where that is asked for.
pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    match material.events.as_slice() {
        [event] if !ask.by_event => Ok(of_event(event, &material.claims, ask.lang)),
        events => Ok(overview(events, ask.lang)),
    }
}

const WHO: Phrase = Phrase::new(
    "Sources disagree on how many people were killed at {place}, and on who they were",
    "Les sources divergent sur le nombre de morts à {place}, et sur qui ils étaient",
    "Las fuentes discrepan sobre cuántas personas murieron en {place} y sobre quiénes eran",
    "المصادر تختلف في عدد القتلى في {place} وفي هويتهم",
    "Источники расходятся в том, сколько людей погибло ({place}) и кто они были",
    "Джерела розходяться в тому, скільки людей загинуло ({place}) і хто вони були",
);
const DISJOINT: Phrase = Phrase::new(
    "Sources disagree on how many people were killed at {place}",
    "Les sources divergent sur le nombre de morts à {place}",
    "Las fuentes discrepan sobre cuántas personas murieron en {place}",
    "المصادر تختلف في عدد القتلى في {place}",
    "Источники расходятся в том, сколько людей погибло ({place})",
    "Джерела розходяться в тому, скільки людей загинуло ({place})",
);
const SINGLE: Phrase = Phrase::new(
    "One source on how many people were killed at {place}",
    "Une seule source sur le nombre de morts à {place}",
    "Una sola fuente sobre cuántas personas murieron en {place}",
    "مصدر واحد عن عدد القتلى في {place}",
    "Один источник о числе погибших ({place})",
    "Одне джерело про число загиблих ({place})",
);
const HOW_MANY: Phrase = Phrase::new(
    "How many people were killed at {place}, by source",
    "Combien de personnes ont été tuées à {place}, par source",
    "Cuántas personas murieron en {place}, por fuente",
    "عدد القتلى في {place} بحسب المصدر",
    "Сколько людей погибло ({place}), по источникам",
    "Скільки людей загинуло ({place}), за джерелами",
);
const SUBTITLE: Phrase = Phrase::new(
    "People reported killed, {place}, {window}. Each row is one claim that is not known to repeat another.",
    "Personnes signalées tuées, {place}, {window}. Chaque ligne est une affirmation dont on ne sait pas qu’elle en répète une autre.",
    "Personas reportadas muertas, {place}, {window}. Cada fila es una afirmación que no consta que repita otra.",
    "أشخاص أُبلغ عن مقتلهم، {place}، {window}. كل صف رواية لا يُعرف أنها تكرر غيرها.",
    "Люди, о гибели которых сообщено: {place}, {window}. Каждая строка — сообщение, о котором не известно, что оно повторяет другое.",
    "Люди, про загибель яких повідомлено: {place}, {window}. Кожен рядок — повідомлення, про яке не відомо, що воно повторює інше.",
);
const SUBTITLE_DERIVED: Phrase = Phrase::new(
    "People reported killed, {place}, {window}. Each row is one claim; a hollow one repeats the claim above it.",
    "Personnes signalées tuées, {place}, {window}. Chaque ligne est une affirmation ; un signe creux répète celle du dessus.",
    "Personas reportadas muertas, {place}, {window}. Cada fila es una afirmación; una marca hueca repite la de arriba.",
    "أشخاص أُبلغ عن مقتلهم، {place}، {window}. كل صف رواية واحدة، والعلامة المفرغة تكرر الرواية التي فوقها.",
    "Люди, о гибели которых сообщено: {place}, {window}. Каждая строка — одно сообщение; полый знак повторяет строку выше.",
    "Люди, про загибель яких повідомлено: {place}, {window}. Кожен рядок — одне повідомлення; порожній знак повторює рядок вище.",
);
const COLOUR: Phrase = Phrase::new(
    "Colour and shape show who the source says the dead were.",
    "La couleur et la forme indiquent qui étaient les morts selon la source.",
    "El color y la forma indican quiénes eran los muertos según la fuente.",
    "يدل اللون والشكل على هوية القتلى بحسب المصدر.",
    "Цвет и форма показывают, кем были погибшие по словам источника.",
    "Колір і форма показують, ким були загиблі за словами джерела.",
);
const CAPTURED: Phrase = Phrase::new(
    "“Neutralised” is killed or captured.",
    "« Neutralisé » signifie tué ou capturé.",
    "«Neutralizado» significa muerto o capturado.",
    "«التحييد» يعني القتل أو الأسر.",
    "«Нейтрализован» — убит или взят в плен.",
    "«Нейтралізований» — вбитий або взятий у полон.",
);
const ECHOES: Phrase = Phrase::new(
    "Claims that repeat another are hollow or left out. The span between sources is not a confidence interval.",
    "Les affirmations qui en répètent une autre sont creuses ou omises. L’écart entre les sources n’est pas un intervalle de \
     confiance.",
    "Las afirmaciones que repiten otra son huecas o se omiten. La distancia entre fuentes no es un intervalo de confianza.",
    "الروايات التي تكرر غيرها مفرغة أو محذوفة. والمدى بين المصادر ليس فترة ثقة.",
    "Сообщения, повторяющие другие, показаны полыми знаками или опущены. Разброс между источниками — не доверительный интервал.",
    "Повідомлення, що повторюють інші, показано порожніми знаками або пропущено. Розкид між джерелами — не довірчий інтервал.",
);
const OVERVIEW: Phrase = Phrase::new(
    "People reported killed, by event",
    "Personnes signalées tuées, par événement",
    "Personas reportadas muertas, por hecho",
    "أشخاص أُبلغ عن مقتلهم، بحسب الحدث",
    "Люди, о гибели которых сообщено, по событиям",
    "Люди, про загибель яких повідомлено, за подіями",
);
const OVERVIEW_SUBTITLE: Phrase = Phrase::new(
    "From the lowest to the highest figure for everyone killed that any independent source gives. Events: {n}.",
    "Du chiffre le plus bas au plus haut que donne une source indépendante pour l’ensemble des morts. Événements : {n}.",
    "De la cifra más baja a la más alta que da alguna fuente independiente para todos los muertos. Hechos: {n}.",
    "من أدنى رقم إلى أعلى رقم يذكره أي مصدر مستقل لجميع القتلى. عدد الأحداث: {n}.",
    "От наименьшего до наибольшего числа всех погибших, которое называет независимый источник. Событий: {n}.",
    "Від найменшого до найбільшого числа всіх загиблих, яке називає незалежне джерело. Подій: {n}.",
);
const SOURCES: Phrase = Phrase::new(
    "{range} ({n} {n:source|sources})",
    "{range} ({n} {n:source|sources})",
    "{range} ({n} {n:fuente|fuentes})",
    "{range} (المصادر: {n})",
    "{range} (источников: {n})",
    "{range} (джерел: {n})",
);
const LEFT_OUT: Phrase = Phrase::new(
    "{n} smaller {n:event is|events are} left out.",
    "{n} {n:événement plus petit n’est pas montré|événements plus petits ne sont pas montrés}.",
    "{n} {n:hecho menor no se muestra|hechos menores no se muestran}.",
    "لم تُعرض أحداث أصغر عددها {n}.",
    "Не показаны меньшие события: {n}.",
    "Не показано менші події: {n}.",
);

/// One row for each claim that counts, by date of publication; under it, hollow, the first claim that repeats it with another
/// label.
fn of_event(event: &EventFact, claims: &[ClaimFact], lang: Lang) -> Sheet {
    let mut own: Vec<(usize, &ClaimFact)> =
        claims.iter().enumerate().filter(|(_, claim)| claim.whole && claim.counts).collect();
    own.sort_by_key(|(at, claim)| (claim.published.unwrap_or(i32::MAX), *at));
    let mut rows = Vec::new();
    let mut sources: Vec<&str> = Vec::new();
    for (at, claim) in &own {
        rows.push(row(claim, false));
        if !sources.contains(&claim.source.as_str()) {
            sources.push(&claim.source);
        }
        let mut tones = Vec::new();
        for echo in claims.iter().filter(|echo| echo.repeats == Some(*at)) {
            let drifted = echo.tone != claim.tone || echo.neutralised != claim.neutralised;
            if drifted && !tones.contains(&echo.tone) {
                tones.push(echo.tone);
                rows.push(row(echo, true));
            }
        }
    }
    let place = &[("place", event.name.as_str()), ("window", &event.window)];
    let subtitle = if rows.iter().any(|row| row.derived) { SUBTITLE_DERIVED } else { SUBTITLE };
    let neutralised = own.iter().any(|(_, claim)| claim.neutralised);
    let notes = [Some(COLOUR), neutralised.then_some(CAPTURED), Some(ECHOES)];
    let notes: Vec<&str> = notes.into_iter().flatten().map(|note| note.say(lang)).collect();
    let heading = Heading {
        title: title(event, lang),
        subtitle: subtitle.with(lang, place),
        footer: vec![sources_line(&sources, lang), notes.join(" ")],
        alt: None,
    };
    Sheet::new(heading, RangeChart { rows, measure: PEOPLE_KILLED.say(lang).into() })
}

/// The finding as a title.
pub fn title(event: &EventFact, lang: Lang) -> String {
    let phrase = if event.disputed {
        WHO
    } else if event.findings.iter().any(|(rule, _)| rule == "ranges-disjoint") {
        DISJOINT
    } else if event.sources.len() == 1 {
        SINGLE
    } else {
        HOW_MANY
    };
    phrase.with(lang, &[("place", &event.name)])
}

fn row(claim: &ClaimFact, derived: bool) -> RangeRow {
    RangeRow {
        name: claim.source.clone(),
        detail: claim.detail.clone(),
        label: claim.words.clone(),
        low: claim.low,
        best: claim.best,
        high: claim.high,
        tone: claim.tone,
        derived,
    }
}

/// One row for each event, the largest first.
fn overview(events: &[EventFact], lang: Lang) -> Sheet {
    let size = |event: &EventFact| event.high.or(event.low).unwrap_or(0.0);
    let mut found: Vec<&EventFact> = events.iter().collect();
    found.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let rows = found.iter().take(MOST_EVENTS).map(|event| {
        let range = Extent { low: event.low, best: None, high: event.high }.words(lang);
        let n = event.sources.len().to_string();
        RangeRow {
            name: event.name.clone(),
            detail: event.window.clone(),
            label: SOURCES.with(lang, &[("range", &range), ("n", &n)]),
            low: event.low,
            best: None,
            high: event.high,
            tone: Tone::Unstated,
            derived: false,
        }
    });
    let rows: Vec<RangeRow> = rows.collect();
    let number = |n: usize| lang.number(n as f64);
    let mut footer = vec![SPAN_NOTE.say(lang).to_owned()];
    if let Some(more) = found.len().checked_sub(MOST_EVENTS).filter(|more| *more > 0) {
        footer.push(LEFT_OUT.with(lang, &[("n", &number(more))]));
    }
    let heading = Heading {
        title: OVERVIEW.say(lang).into(),
        subtitle: OVERVIEW_SUBTITLE.with(lang, &[("n", &number(found.len()))]),
        footer,
        alt: None,
    };
    Sheet::new(heading, RangeChart { rows, measure: PEOPLE_KILLED.say(lang).into() })
}
