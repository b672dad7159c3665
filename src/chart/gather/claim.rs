//! Claims as charts need them: their numbers, and their words in the chart's language.

use super::Known;
use crate::chart::material::{ClaimFact, Material};
use crate::chart::range::Extent;
use crate::chart::theme::Tone;
use crate::chart::words::MORE_THAN;
use crate::lang::{Lang, Phrase};
use crate::message::{Message, Voice, phrase};
use crate::model::{Claim, Event, Harm, Qualifier, Status, Window};
use std::collections::HashMap;

/// Adds the claims on the killed of an event.
pub(super) fn add(known: &Known, event: &Event, index: usize, material: &mut Material, places: &mut Vec<usize>) {
    let usual = crate::link::summary(event, known.lineage).window;
    let killed = |claim: &Claim| matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised);
    for claim in event.claims().filter(killed) {
        material.claims.push(fact(known, claim, index, usual));
        places.push(claim.row);
    }
}

/// Finds which claim each one revises and repeats, now that all have a place.
pub(super) fn link(known: &Known, places: &[usize], claims: &mut [ClaimFact]) {
    let at: HashMap<usize, usize> = places.iter().enumerate().map(|(place, row)| (*row, place)).collect();
    let ids: HashMap<String, usize> =
        claims.iter().enumerate().map(|(place, claim)| (claim.id.clone(), place)).collect();
    for (place, claim) in claims.iter_mut().enumerate() {
        let row = known.view.claim(places[place]);
        claim.repeats = known.lineage.parent_claim(places[place]).and_then(|parent| at.get(&parent).copied());
        claim.supersedes = row.supersedes().and_then(|id| ids.get(id.trim()).copied());
    }
}

fn fact(known: &Known, claim: Claim, event: usize, usual: Window) -> ClaimFact {
    let (view, lineage) = (known.view, known.lineage);
    let interval = if claim.is_word_only() { None } else { claim.interval() };
    let derived = lineage.parent_claim(claim.row).is_some();
    let source = lineage.source_name(view, claim.row);
    let carrier = claim.reported_by().and_then(|names| names.split(';').next()).map(|name| name.trim().to_owned());
    ClaimFact {
        event,
        id: claim.id().to_owned(),
        source: if derived { carrier.unwrap_or(source) } else { source },
        tone: tone(claim.status_or_all()),
        words: words(known, claim),
        people: people(claim, known.lang),
        detail: detail(claim, usual, known.lang),
        neutralised: claim.harm() == Some(Harm::Neutralised),
        more_than: claim.qualifier() == Some(Qualifier::MoreThan),
        low: interval.and_then(|interval| interval.low()),
        best: interval.and_then(|interval| interval.best()),
        high: interval.and_then(|interval| interval.high()),
        days: claim.window().days(),
        published: claim.published().map(|date| date.start),
        whole: claim.is_whole(),
        counts: lineage.counts(claim.row),
        supersedes: None,
        repeats: None,
        perpetrator: claim.perpetrator().unwrap_or_default().to_owned(),
        estimate: claim.basis().is_some_and(|basis| {
            let basis = basis.to_lowercase();
            ["estimat", "survey", "model", "extrapolat"].iter().any(|word| basis.contains(word))
        }),
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Civilian => Tone::Civilian,
        Status::Combatant => Tone::Combatant,
        Status::HorsDeCombat => Tone::HorsDeCombat,
        Status::Mixed => Tone::Mixed,
        Status::All | Status::Unknown => Tone::Unstated,
    }
}

const ABOUT: Phrase = Phrase::new("about {n}", "environ {n}", "unas {n}", "نحو {n}", "около {n}", "близько {n}");
const FEWER_THAN: Phrase =
    Phrase::new("fewer than {n}", "moins de {n}", "menos de {n}", "أقل من {n}", "менее {n}", "менше {n}");
const PEOPLE: Phrase = Phrase::new("people", "personnes", "personas", "شخص", "человек", "людей");
const MIXED: Phrase = Phrase::new(
    "people of several statuses",
    "personnes de plusieurs statuts",
    "personas de varias condiciones",
    "أشخاص من أكثر من فئة",
    "человек разного статуса",
    "людей різного статусу",
);
const ONLY: Phrase = Phrase::new(
    "only “{scope}”",
    "seulement « {scope} »",
    "solo «{scope}»",
    "فقط «{scope}»",
    "только «{scope}»",
    "лише «{scope}»",
);
const NEUTRALISED: Phrase = Phrase::new(
    "“neutralised”",
    "« neutralisés »",
    "«neutralizados»",
    "«تم تحييدهم»",
    "«нейтрализованы»",
    "«нейтралізовані»",
);
const OWN_SIDE: Phrase = Phrase::new(
    "{label} (its own side)",
    "{label} (son propre camp)",
    "{label} (su propio bando)",
    "{label} (من جانبه)",
    "{label} (своя сторона)",
    "{label} (власна сторона)",
);
const COUNTS: Phrase = Phrase::new(
    "counts {window}",
    "compte {window}",
    "cuenta {window}",
    "يشمل {window}",
    "за период: {window}",
    "за період: {window}",
);

/// The figure and the people in words, as the source has them: in English its own qualifiers, elsewhere the numbers with the
/// qualifiers that can be told.
fn words(known: &Known, claim: Claim) -> String {
    let lang = known.lang;
    let said = if lang == Lang::En {
        let voice = Voice::new(lang, known.view, known.lineage);
        let key = if claim.scope().is_none() && claim.is_word_only() { "chart-label-word" } else { "chart-label" };
        let people = crate::message::Arg::People(claim.status_or_all());
        Message::new(key).with("figure", phrase::figure(claim)).with("people", people).render(voice)
    } else {
        abroad(claim, lang)
    };
    let mut said = match claim.scope() {
        Some(scope) => format!("{said}, {}", ONLY.with(lang, &[("scope", scope)])),
        None => said,
    };
    if claim.harm() == Some(Harm::Neutralised) {
        said = format!("{said} {}", NEUTRALISED.say(lang));
    }
    if known.lineage.is_own_loss(known.view, claim) { OWN_SIDE.with(lang, &[("label", &said)]) } else { said }
}

fn abroad(claim: Claim, lang: Lang) -> String {
    let people = match claim.status_or_all() {
        Status::All | Status::Unknown => PEOPLE.say(lang),
        Status::Mixed => MIXED.say(lang),
        other => tone(other).words(lang),
    };
    if claim.is_word_only() {
        return format!("“{}” ({people})", claim.figure().unwrap_or_default().trim());
    }
    let stated = claim.stated();
    let n = |value: f64| lang.number(value);
    let figure = match (claim.qualifier(), stated.low, stated.best, stated.high) {
        (Some(Qualifier::About), _, Some(best), _) => ABOUT.with(lang, &[("n", &n(best))]),
        (Some(Qualifier::MoreThan), Some(low), _, None) => MORE_THAN.with(lang, &[("n", &n(low - 1.0))]),
        (Some(Qualifier::FewerThan), None, _, Some(high)) => FEWER_THAN.with(lang, &[("n", &n(high + 1.0))]),
        (_, low, best, high) => Extent { low, best, high }.words(lang),
    };
    format!("{figure} {people}")
}

/// Whom it counts, where that is not everyone.
fn people(claim: Claim, lang: Lang) -> String {
    let status = match claim.status_or_all() {
        Status::All | Status::Unknown => None,
        status => Some(tone(status).words(lang)),
    };
    let party = claim.victim_party().filter(|party| !party.is_empty());
    let parts = [status, party, claim.only_demographic(), claim.scope()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// When it was said, and what it counts if that is not what most count.
fn detail(claim: Claim, usual: Window, lang: Lang) -> String {
    let mut details = Vec::new();
    details.extend(claim.published().map(|date| crate::format::date(date, lang)));
    if claim.exact_days().is_some() && claim.exact_days() != usual.days() {
        let window = crate::format::window(claim.window(), lang);
        details.push(COUNTS.with(lang, &[("window", &window)]));
    }
    details.join(" · ")
}
