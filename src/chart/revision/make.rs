//! A revision chart of the claims on the one event at hand, those that were replaced or only repeat others among them.

use super::{RevisedClaim, RevisedSource, RevisionChart};
use crate::chart::days::span_words;
use crate::chart::frame::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, ClaimFact, Material};
use crate::chart::text::clean;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::{Lang, Phrase};
use std::collections::{BTreeMap, BTreeSet};

const ONE: Phrase = Phrase::new(
    "{source} changed its figure for {event} from {a} to {b}",
    "{source} a changé son chiffre pour {event} : de {a} à {b}",
    "{source} cambió su cifra para {event}: de {a} a {b}",
    "{source}: تغيّر الرقم الخاص بـ{event} من {a} إلى {b}",
    "{source}: число по событию «{event}» изменилось с {a} на {b}",
    "{source}: число щодо події «{event}» змінилося з {a} на {b}",
);
const SEVERAL: Phrase = Phrase::new(
    "{n} sources changed their figures for {event}",
    "{n} sources ont changé leurs chiffres pour {event}",
    "{n} fuentes cambiaron sus cifras para {event}",
    "{event}: عدد المصادر التي غيّرت أرقامها: {n}",
    "{event}: источников, изменивших свои числа, — {n}",
    "{event}: джерел, що змінили свої числа, — {n}",
);
const NONE: Phrase = Phrase::new(
    "What was reported of {event}, since the first report",
    "Ce qui a été signalé sur {event} depuis le premier signalement",
    "Lo que se reportó sobre {event} desde el primer reporte",
    "ما أُبلغ عنه بشأن {event} منذ البلاغ الأول",
    "Что сообщали о событии «{event}» с первого сообщения",
    "Що повідомляли про подію «{event}» від першого повідомлення",
);
const SUBTITLE: Phrase = Phrase::new(
    "People reported killed, by source and day of publication, {span}.",
    "Personnes signalées tuées, par source et jour de publication, {span}.",
    "Personas reportadas muertas, por fuente y día de publicación, {span}.",
    "عدد من أُبلغ عن مقتلهم، بحسب المصدر ويوم النشر، {span}.",
    "Сообщения о погибших по источникам и дням публикации, {span}.",
    "Повідомлення про загиблих за джерелами та днями публікації, {span}.",
);
const LEFT_OUT: Phrase = Phrase::new(
    "Claims left out because they have no date of publication, no figure, or are about a part of the event: {n}.",
    "Affirmations omises (sans date de publication, sans chiffre ou sur une partie de l’événement) : {n}.",
    "Afirmaciones omitidas (sin fecha de publicación, sin cifra o sobre una parte del evento): {n}.",
    "روايات لم تُدرج لأنها بلا تاريخ نشر أو بلا رقم أو تخص جزءًا من الحدث: {n}.",
    "Не учтены сообщения без даты публикации, без числа или о части события: {n}.",
    "Не враховано повідомлень без дати публікації, без числа або про частину події: {n}.",
);
const NEUTRALISED: Phrase = Phrase::new(
    "Some figures may count people who were captured.",
    "Certains chiffres peuvent compter des personnes capturées.",
    "Algunas cifras pueden contar a personas capturadas.",
    "قد تشمل بعض الأرقام أشخاصًا أُسروا.",
    "В некоторые числа могут входить пленные.",
    "До деяких чисел можуть входити полонені.",
);
const EVENT: Phrase = Phrase::new("the event", "l’événement", "el evento", "الحدث", "без названия", "без назви");

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let lang = ask.lang;
    let events: BTreeSet<usize> = material.claims.iter().map(|claim| claim.event).collect();
    if events.len() > 1 {
        return Err(Refusal {
            message: format!("the chart shows how one event's figures changed, and there are {} events", events.len()),
            hint: "choose one with --event KEY".into(),
        });
    }
    let replaced: BTreeSet<usize> = material.claims.iter().filter_map(|claim| claim.supersedes).collect();
    let mut sources: BTreeMap<(&str, &str), Vec<RevisedClaim>> = BTreeMap::new();
    let (mut used, mut neutralised) = (0, false);
    for (i, claim) in material.claims.iter().enumerate() {
        let Some(said) = revised(claim, replaced.contains(&i)) else { continue };
        sources.entry((&claim.source, &claim.people)).or_default().push(said);
        used += 1;
        neutralised |= claim.neutralised;
    }
    if used == 0 {
        return Err(Refusal {
            message: "no claim about the whole event has both a figure and a date of publication to the day".into(),
            hint: "give `published` as days, such as 2022-04-01".into(),
        });
    }
    let name = events.first().and_then(|event| material.events.get(*event)).map(|event| clean(&event.name, 80));
    let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| EVENT.say(lang).to_owned());
    // A source that counts several groups of people has a line for each: one is no revision of another.
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    sources.keys().for_each(|(source, _)| *groups.entry(source).or_default() += 1);
    let called = |source: &str, people: &str| match people {
        "" => source.to_owned(),
        _ if groups.get(source).is_none_or(|groups| *groups < 2) => source.to_owned(),
        people => format!("{source} ({people})"),
    };
    let named: Vec<String> = sources.keys().map(|(source, people)| called(source, people)).collect();
    let sources = named.into_iter().zip(sources.into_values()).map(|(name, claims)| RevisedSource { name, claims });
    let measure = format!("{}, {name}", PEOPLE_KILLED.say(lang));
    let chart = RevisionChart { sources: sources.collect(), measure };
    let days = || chart.sources.iter().flat_map(|source| source.claims.iter().map(|claim| claim.published));
    let span = span_words(days().min().unwrap_or(0), days().max().unwrap_or(0), lang);
    let subtitle = SUBTITLE.with(lang, &[("span", &span)]);
    let out = material.claims.len() - used;
    let said = [
        (out > 0).then(|| LEFT_OUT.with(lang, &[("n", &lang.number(out as f64))])),
        neutralised.then(|| NEUTRALISED.say(lang).to_owned()),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let footer = if said.is_empty() { said } else { vec![said.join(" ")] };
    let title = title(&chart, &name, lang);
    Ok(Sheet::new(Heading { title, subtitle, footer, alt: None }, chart))
}

/// A claim that can be drawn.
fn revised(claim: &ClaimFact, replaced: bool) -> Option<RevisedClaim> {
    let said = RevisedClaim {
        published: claim.published?,
        low: claim.low,
        best: claim.best,
        high: claim.high,
        more_than: claim.more_than,
        superseded: replaced || (!claim.counts && claim.repeats.is_none()),
        repeats: claim.repeats.is_some(),
    };
    (claim.whole && said.value().is_some()).then_some(said)
}

/// Who changed a figure.
fn title(chart: &RevisionChart, event: &str, lang: Lang) -> String {
    let drawn = chart.drawn();
    let changed: Vec<_> = drawn
        .iter()
        .filter_map(|(source, claims)| {
            let (first, last) = (claims.first()?.extent(), claims.last()?.extent());
            (first != last).then_some((source, first, last))
        })
        .collect();
    match &changed[..] {
        [] => NONE.with(lang, &[("event", event)]),
        [(source, first, last)] => {
            let source = clean(&source.called(lang), 80);
            let (a, b) = (first.words(lang), last.words(lang));
            ONE.with(lang, &[("source", &source), ("event", event), ("a", &a), ("b", &b)])
        }
        more => SEVERAL.with(lang, &[("n", &more.len().to_string()), ("event", event)]),
    }
}
