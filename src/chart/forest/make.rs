//! A forest plot of the claims of one event, and of the ranges that were computed for it.

use super::{ForestChart, ForestRow, ForestSort};
use crate::chart::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, ClaimFact, EstimateFact, Material};
use crate::chart::range::Extent;
use crate::chart::theme::Tone;
use crate::chart::words::{PEOPLE_KILLED, sources_line};
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};
use std::collections::BTreeMap;

/// More claims than this are no picture.
const MOST: usize = 60;

const TITLE_FACTOR: Phrase = Phrase::new(
    "Figures for {place} differ by a factor of {x}",
    "{place} : les chiffres diffèrent d’un facteur {x}",
    "{place}: las cifras difieren en un factor de {x}",
    "{place}: تتفاوت الأرقام بمعامل {x}",
    "{place}: наибольшее число относится к наименьшему как {x} к 1",
    "{place}: найбільше число відноситься до найменшого як {x} до 1",
);
const TITLE: Phrase = Phrase::new(
    "People reported killed: {place}",
    "Personnes signalées tuées : {place}",
    "Personas reportadas muertas: {place}",
    "أشخاص أُبلغ عن مقتلهم: {place}",
    "Люди, о гибели которых сообщено: {place}",
    "Люди, про загибель яких повідомлено: {place}",
);
const SUBTITLE: Phrase = Phrase::new(
    "People reported killed, by source{when}. Logarithmic scale: equal distances are equal factors.",
    "Personnes signalées tuées, par source{when}. Échelle logarithmique : à distances égales, facteurs égaux.",
    "Personas reportadas muertas, por fuente{when}. Escala logarítmica: distancias iguales son factores iguales.",
    "أشخاص أُبلغ عن مقتلهم، بحسب المصدر{when}. مقياس لوغاريتمي: المسافات المتساوية تعني نسبًا متساوية.",
    "Люди, о гибели которых сообщено, по источникам{when}. Логарифмическая шкала: равные расстояния — равные отношения.",
    "Люди, про загибель яких повідомлено, за джерелами{when}. Логарифмічна шкала: рівні відстані — рівні відношення.",
);
const DISPUTED: Phrase = Phrase::new(
    "Sources disagree on who the dead were.",
    "Les sources ne s’accordent pas sur l’identité des morts.",
    "Las fuentes discrepan sobre quiénes eran los muertos.",
    "تختلف المصادر حول هوية القتلى.",
    "Источники расходятся в том, кем были погибшие.",
    "Джерела розходяться в тому, ким були загиблі.",
);
const CAPTURED: Phrase = Phrase::new(
    "killed or captured",
    "tués ou capturés",
    "muertos o capturados",
    "قتلى أو أسرى",
    "убитые или захваченные",
    "убиті або захоплені",
);
const LEFT_OUT: Phrase = Phrase::new(
    "Not shown: claims on a part of the event ({n}).",
    "Non montrées : les affirmations sur une partie de l’événement ({n}).",
    "No se muestran las afirmaciones sobre una parte del hecho ({n}).",
    "لا تُعرض الروايات عن جزء من الحدث ({n}).",
    "Не показаны сообщения о части события ({n}).",
    "Не показано повідомлення про частину події ({n}).",
);
const TOO_MANY: Phrase = Phrase::new(
    "Only the first {n} claims are shown, of {all}.",
    "Seules les {n} premières affirmations sont montrées, sur {all}.",
    "Solo se muestran las primeras {n} afirmaciones de {all}.",
    "تُعرض الروايات الأولى فقط ({n} من {all}).",
    "Показаны только первые сообщения: {n} из {all}.",
    "Показано лише перші повідомлення: {n} з {all}.",
);
const BOUND: Phrase = Phrase::new(
    "computed bounds, without a probability",
    "bornes calculées, sans probabilité",
    "límites calculados, sin probabilidad",
    "حدود محسوبة، بلا احتمال",
    "вычисленные границы, без вероятности",
    "обчислені межі, без імовірності",
);
const CONFIDENCE: Phrase = Phrase::new(
    "computed; {p}% confidence interval",
    "calculé ; intervalle de confiance à {p}\u{a0}%",
    "calculado; intervalo de confianza del {p}\u{a0}%",
    "محسوب؛ مجال ثقة {p}%",
    "вычислено; доверительный интервал {p}\u{a0}%",
    "обчислено; довірчий інтервал {p}\u{a0}%",
);
const CREDIBLE: Phrase = Phrase::new(
    "computed; {p}% credible interval",
    "calculé ; intervalle de crédibilité à {p}\u{a0}%",
    "calculado; intervalo de credibilidad del {p}\u{a0}%",
    "محسوب؛ مجال مصداقية {p}%",
    "вычислено; байесовский интервал {p}\u{a0}%",
    "обчислено; байєсівський інтервал {p}\u{a0}%",
);
const PREDICTED: Phrase = Phrase::new(
    "computed; {p}% prediction interval",
    "calculé ; intervalle de prédiction à {p}\u{a0}%",
    "calculado; intervalo de predicción del {p}\u{a0}%",
    "محسوب؛ مجال تنبؤ {p}%",
    "вычислено; интервал предсказания {p}\u{a0}%",
    "обчислено; інтервал передбачення {p}\u{a0}%",
);
const SIMULATED: Phrase = Phrase::new(
    "computed; {p}% of the simulated values",
    "calculé ; {p}\u{a0}% des valeurs simulées",
    "calculado; {p}\u{a0}% de los valores simulados",
    "محسوب؛ {p}% من القيم المحاكاة",
    "вычислено; {p}\u{a0}% смоделированных значений",
    "обчислено; {p}\u{a0}% змодельованих значень",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let refuse = |message: String, hint: &str| Err(Refusal { message, hint: hint.into() });
    let event = match material.events.as_slice() {
        [event] => event,
        [] => {
            return refuse(
                "there is no event to draw".into(),
                "check the filters, and that the claims have a figure of people killed",
            );
        }
        events => {
            let message = format!("a forest plot is of one event, and here are {}", events.len());
            return refuse(message, "name one with --event KEY, or draw `recount chart range` with one row per event");
        }
    };
    let lang = ask.lang;
    let own = |claim: &&ClaimFact| claim.event == 0 && claim.counts;
    let whole: Vec<&ClaimFact> = material.claims.iter().filter(own).filter(|claim| claim.whole).collect();
    let parts = material.claims.iter().filter(own).count() - whole.len();
    let claims = &whole[..whole.len().min(MOST)];
    let computed = material.estimates.iter().filter(|estimate| estimate.event == 0);
    let rows: Vec<ForestRow> = claims
        .iter()
        .map(|claim| said(claim, lang))
        .chain(computed.map(|estimate| worked_out(estimate, lang)))
        .collect();
    if rows.is_empty() {
        return refuse(
            format!("no claim on the whole of {} counts as a source's current word", event.name),
            "look at its claims with `recount check`: superseded, repeated and partial claims are not drawn",
        );
    }
    let when = event.days.map(|days| format!(", {}", period(days, lang))).unwrap_or_default();
    // Whichever comma the language has, Arabic has its own.
    let when = if lang.is_rtl() { when.replace(", ", "، ") } else { when };
    let title = match factor(claims, &rows) {
        Some(x) if x >= 1.5 => {
            let x = if x < 10.0 { lang.decimal(x, 1) } else { lang.number(x) };
            TITLE_FACTOR.with(lang, &[("place", &event.name), ("x", &x)])
        }
        _ => TITLE.with(lang, &[("place", &event.name)]),
    };
    let mut sources: Vec<&str> = Vec::new();
    for claim in claims.iter().filter(|claim| !claim.source.is_empty()) {
        if !sources.contains(&claim.source.as_str()) {
            sources.push(&claim.source);
        }
    }
    let told = |phrase: Phrase, used: bool, words: &[(&str, &str)]| used.then(|| phrase.with(lang, words));
    let footer = [
        (!sources.is_empty()).then(|| sources_line(&sources, lang)),
        told(DISPUTED, event.disputed, &[]),
        told(LEFT_OUT, parts > 0, &[("n", &lang.number(parts as f64))]),
        told(
            TOO_MANY,
            whole.len() > MOST,
            &[("n", &lang.number(MOST as f64)), ("all", &lang.number(whole.len() as f64))],
        ),
    ];
    let heading = Heading {
        title,
        subtitle: SUBTITLE.with(lang, &[("when", &when)]),
        footer: footer.into_iter().flatten().collect(),
        alt: None,
    };
    let measure = format!("{} ({})", PEOPLE_KILLED.say(lang), event.name);
    Ok(Sheet::new(heading, ForestChart { rows, measure }))
}

/// A claim as a row.
fn said(claim: &ClaimFact, lang: Lang) -> ForestRow {
    let when = claim.days.or(claim.published.map(|day| (day, day))).map(|days| period(days, lang));
    let tone = (claim.tone != Tone::Unstated).then(|| claim.tone.words(lang).to_owned());
    let harm = claim.neutralised.then(|| CAPTURED.say(lang).to_owned());
    ForestRow {
        name: claim.source.clone(),
        detail: when.into_iter().chain(tone).chain(harm).collect(),
        sort: if claim.estimate { ForestSort::Estimate } else { ForestSort::Count },
        low: claim.low,
        best: claim.best,
        high: claim.high,
        level: None,
        more_than: claim.more_than,
        computed: false,
    }
}

/// A computed range as a row.
fn worked_out(estimate: &EstimateFact, lang: Lang) -> ForestRow {
    let (sort, detail) = match estimate.interval.as_str() {
        "prediction" => (ForestSort::Prediction, PREDICTED),
        "credible" => (ForestSort::Estimate, CREDIBLE),
        "simulated" => (ForestSort::Estimate, SIMULATED),
        "confidence" => (ForestSort::Estimate, CONFIDENCE),
        _ => (ForestSort::Bounds, BOUND),
    };
    let pooled = estimate.pooled && sort != ForestSort::Prediction;
    let percent = lang.decimal(estimate.level.unwrap_or(0.95) * 100.0, 1);
    ForestRow {
        name: estimate.method.clone(),
        detail: vec![detail.with(lang, &[("p", &percent)])],
        sort: if pooled { ForestSort::Pooled } else { sort },
        low: estimate.low,
        best: estimate.best,
        high: estimate.high,
        level: estimate.level,
        more_than: false,
        computed: true,
    }
}

/// By how much the largest figure that a source gives exceeds the smallest of the same people.
fn factor(claims: &[&ClaimFact], rows: &[ForestRow]) -> Option<f64> {
    let point = |e: Extent| e.dot().or(if e.open_right() { e.low } else { None }).filter(|value| *value > 0.0);
    let mut ends: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (claim, row) in claims.iter().zip(rows) {
        let Some(value) = point(row.extent()) else { continue };
        let (low, high) = ends.entry(&claim.people).or_insert((value, value));
        (*low, *high) = (low.min(value), high.max(value));
    }
    ends.into_values().map(|(low, high)| high / low).reduce(f64::max)
}

/// Days in words: "27–31 March 2022".
fn period((first, last): (Day, Day), lang: Lang) -> String {
    let ((y, m, d), (to_y, to_m, to_d)) = (civil(first), civil(last));
    let end = lang.day(to_y, to_m, to_d);
    if first == last {
        end
    } else if (y, m) == (to_y, to_m) {
        let d = if lang == Lang::Fr && d == 1 { "1er".into() } else { d.to_string() };
        format!("{d}\u{2013}{end}")
    } else {
        format!("{} \u{2013} {end}", lang.day(y, m, d))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_one_month_share_it() {
        assert_eq!(period((19_078, 19_082), Lang::En), "27–31 March 2022");
        assert_eq!(period((19_078, 19_083), Lang::En), "27 March 2022 – 1 April 2022");
        assert_eq!(period((19_078, 19_078), Lang::Ru), "27 марта 2022");
        assert_eq!(period((19_083, 19_085), Lang::Fr), "1er–3 avril 2022");
    }
}
