//! Bars of the claims at hand: by status, place, source or perpetrator.

use super::{BarRow, BarsChart};
use crate::chart::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, By, ClaimFact, EventFact, Material};
use crate::chart::text::clean;
use crate::chart::theme::Tone;
use crate::chart::words::{EVENTS, MORE};
use crate::lang::{Lang, Phrase};
use crate::model::date::civil;
use std::collections::BTreeMap;

const TITLES: [Phrase; 4] = [
    Phrase::new(
        "People reported killed, by status",
        "Personnes signalées tuées, par statut",
        "Personas reportadas muertas, por condición",
        "أشخاص أُبلغ عن مقتلهم، بحسب الصفة",
        "Люди, о гибели которых сообщено, по статусу",
        "Люди, про загибель яких повідомлено, за статусом",
    ),
    Phrase::new(
        "People reported killed, by place",
        "Personnes signalées tuées, par lieu",
        "Personas reportadas muertas, por lugar",
        "أشخاص أُبلغ عن مقتلهم، بحسب المكان",
        "Люди, о гибели которых сообщено, по месту",
        "Люди, про загибель яких повідомлено, за місцем",
    ),
    Phrase::new(
        "People reported killed, by source",
        "Personnes signalées tuées, par source",
        "Personas reportadas muertas, por fuente",
        "أشخاص أُبلغ عن مقتلهم، بحسب المصدر",
        "Люди, о гибели которых сообщено, по источнику",
        "Люди, про загибель яких повідомлено, за джерелом",
    ),
    Phrase::new(
        "People reported killed, by alleged perpetrator",
        "Personnes signalées tuées, par auteur présumé",
        "Personas reportadas muertas, por presunto autor",
        "أشخاص أُبلغ عن مقتلهم، بحسب الجهة المتهمة",
        "Люди, о гибели которых сообщено, по предполагаемому виновнику",
        "Люди, про загибель яких повідомлено, за ймовірним винуватцем",
    ),
];
const MOST_PLACE: Phrase = Phrase::new(
    "More people were reported killed in {name} than anywhere else",
    "{name} : le plus grand nombre de personnes signalées tuées",
    "{name}: el mayor número de personas reportadas muertas",
    "{name}: أكبر عدد من الأشخاص الذين أُبلغ عن مقتلهم",
    "{name}: наибольшее число людей, о гибели которых сообщено",
    "{name}: найбільше людей, про загибель яких повідомлено",
);
const MOST_SOURCE: Phrase = Phrase::new(
    "{name} reports more people killed than any other source",
    "{name} : le chiffre le plus élevé de toutes les sources",
    "{name}: la cifra más alta de todas las fuentes",
    "{name}: أعلى رقم بين جميع المصادر",
    "{name}: самое большое число среди всех источников",
    "{name}: найбільше число серед усіх джерел",
);
const METHOD: Phrase = Phrase::new(
    "For each event the lowest and the highest figure among independent sources; summed over events.",
    "Pour chaque événement, le chiffre le plus bas et le plus élevé des sources indépendantes ; sommes sur les événements.",
    "Para cada evento, la cifra más baja y la más alta de las fuentes independientes; sumadas por eventos.",
    "لكل حدث أدنى رقم وأعلى رقم لدى المصادر المستقلة، ثم جُمعت الأحداث.",
    "Для каждого события — самое низкое и самое высокое число независимых источников; суммы по событиям.",
    "Для кожної події — найнижче й найвище число незалежних джерел; суми за подіями.",
);
const OVERLAP: Phrase = Phrase::new(
    "Where sources disagree on who the dead were, the same people stand in several bars: do not add them up.",
    "Là où les sources divergent sur l’identité des morts, les mêmes personnes figurent dans plusieurs barres : ne pas les \
     additionner.",
    "Donde las fuentes discrepan sobre quiénes eran los muertos, las mismas personas están en varias barras: no deben sumarse.",
    "حيث تختلف المصادر حول هوية القتلى يظهر الأشخاص أنفسهم في أكثر من عمود: لا ينبغي جمعها.",
    "Там, где источники расходятся в том, кем были погибшие, одни и те же люди стоят в нескольких полосах: складывать их нельзя.",
    "Там, де джерела розходяться в тому, ким були загиблі, ті самі люди є в кількох смугах: додавати їх не можна.",
);
const SAME_PEOPLE: Phrase = Phrase::new(
    "Sources may count the same people: the bars do not add up.",
    "Plusieurs sources peuvent compter les mêmes personnes : les barres ne s’additionnent pas.",
    "Varias fuentes pueden contar a las mismas personas: las barras no se suman.",
    "قد تُحصي عدة مصادر الأشخاص أنفسهم: لا تُجمع الأعمدة.",
    "Источники могут учитывать одних и тех же людей: полосы не складываются.",
    "Джерела можуть враховувати тих самих людей: смуги не додаються.",
);
const IN_WORDS: Phrase = Phrase::new(
    "Claims without a number, left out: {n}.",
    "Affirmations sans chiffre, non comptées : {n}.",
    "Afirmaciones sin cifra, no incluidas: {n}.",
    "روايات بلا رقم لم تُحتسب: {n}.",
    "Сообщения без числа не учтены: {n}.",
    "Повідомлення без числа не враховано: {n}.",
);
const SOURCES: Phrase = Phrase::new(
    "Sources: {list}.",
    "Sources : {list}.",
    "Fuentes: {list}.",
    "المصادر: {list}.",
    "Источники: {list}.",
    "Джерела: {list}.",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let lang = ask.lang;
    let (rows, worded) = rows(material, ask.by, lang);
    if rows.is_empty() {
        return Err(Refusal {
            message: "no claim gives a number of people killed for the whole of an event".into(),
            hint: "look at the claims with `recount read`: bars need figures, not words such as “dozens”".into(),
        });
    }
    let by = TITLES[match ask.by {
        By::Status => 0,
        By::Place => 1,
        By::Source => 2,
        By::Perpetrator => 3,
    }];
    let measure = by.say(lang).to_string();
    // A claim in words may stand for more than any number here.
    let title = finding(&rows, ask.by, lang).filter(|_| worded == 0).unwrap_or_else(|| measure.clone());
    let mut method = vec![METHOD.say(lang).to_string()];
    match ask.by {
        By::Status if rows.iter().any(|row| row.disputed) => method.push(OVERLAP.say(lang).into()),
        By::Source => method.push(SAME_PEOPLE.say(lang).into()),
        _ => {}
    }
    if worded > 0 {
        method.push(IN_WORDS.with(lang, &[("n", &worded.to_string())]));
    }
    let mut footer = vec![method.join(" ")];
    if ask.by != By::Source {
        footer.extend(sources(material, lang));
    }
    let about = scope(&material.events, lang);
    let subtitle = if title == measure { about } else { format!("{measure}. {about}") };
    let mut first = measure.chars();
    let measure = first.next().map_or(String::new(), |c| c.to_lowercase().collect::<String>() + first.as_str());
    Ok(Sheet::new(Heading { title, subtitle, footer, alt: None }, BarsChart { rows, measure }))
}

/// How many events, and from when to when: "128 events, January 2020 – March 2022".
pub(in crate::chart) fn scope(events: &[EventFact], lang: Lang) -> String {
    let n = EVENTS.with(lang, &[("n", &lang.number(events.len() as f64))]);
    let days = || events.iter().filter_map(|event| event.days);
    let (Some(first), Some(last)) = (days().map(|days| days.0).min(), days().map(|days| days.1).max()) else {
        return n;
    };
    let comma = if lang == Lang::Ar { "،" } else { "," };
    let month = |(year, month, _): (i32, u32, u32)| lang.month_of(year, month);
    let (from, to) = (month(civil(first)), month(civil(last)));
    if from == to { format!("{n}{comma} {from}") } else { format!("{n}{comma} {from} – {to}") }
}

/// The sources whose claims count, those with most claims first; `None` where there is none.
pub(in crate::chart) fn sources(material: &Material, lang: Lang) -> Option<String> {
    const TOLD: usize = 12;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in material.claims.iter().filter(|claim| claim.counts && !claim.source.trim().is_empty()) {
        *counts.entry(&claim.source).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut list: Vec<String> = all.iter().take(TOLD).map(|(name, _)| clean(name, 60)).collect();
    if all.len() > TOLD {
        list.push(MORE.with(lang, &[("n", &(all.len() - TOLD).to_string())]));
    }
    (!list.is_empty()).then(|| SOURCES.with(lang, &[("list", &list.join("; "))]))
}

/// What the claims of a group say of one event.
#[derive(Default)]
struct Said {
    /// Whether its claims are about everyone killed; those on one status alone are then left aside.
    everyone: bool,
    low: Option<f64>,
    high: Option<f64>,
    open: bool,
    best: Vec<f64>,
    unsure: bool,
}

impl Said {
    fn add(&mut self, low: Option<f64>, best: Option<f64>, high: Option<f64>) {
        let (low, high) = if low.is_none() && high.is_none() { (best, best) } else { (low, high) };
        self.low = [self.low, low].into_iter().flatten().reduce(f64::min);
        self.high = [self.high, high].into_iter().flatten().reduce(f64::max);
        self.open |= high.is_none();
        match best {
            Some(best) if self.best.first().is_none_or(|other| *other == best) => self.best = vec![best],
            _ => self.unsure = true,
        }
    }
}

/// One row per group, the largest first, what is unknown last; and how many claims have no number.
fn rows(material: &Material, by: By, lang: Lang) -> (Vec<BarRow>, usize) {
    let mut groups: BTreeMap<(bool, Tone, String), BTreeMap<usize, Said>> = BTreeMap::new();
    let mut worded = 0;
    for claim in material.claims.iter().filter(|claim| claim.counts && claim.whole) {
        let Some(event) = material.events.get(claim.event) else { continue };
        if [claim.low, claim.best, claim.high].iter().all(Option::is_none) {
            worded += 1;
            continue;
        }
        let said = groups.entry(group(event, claim, by, lang)).or_default().entry(claim.event).or_default();
        let everyone = by == By::Status || matches!(claim.tone, Tone::Mixed | Tone::Unstated);
        if everyone && !said.everyone {
            *said = Said { everyone, ..Said::default() };
        }
        if everyone == said.everyone {
            match claim.neutralised {
                // Killed or captured: no more than these were killed.
                true => said.add(None, None, claim.high.or(claim.best)),
                false => said.add(claim.low, claim.best, claim.high),
            }
        }
    }
    let mut rows: Vec<BarRow> = groups
        .into_iter()
        .map(|((unknown, tone, name), events)| {
            let mut row = BarRow { name, unknown, events: events.len(), ..BarRow::default() };
            row.tone = (by == By::Status).then_some(tone);
            let (mut open, mut best) = (false, Some(0.0));
            for (index, mut said) in events {
                let event = &material.events[index];
                if by == By::Place && [event.low, event.best, event.high].iter().any(Option::is_some) {
                    // What was found for the event as a whole.
                    said = Said::default();
                    said.add(event.low, event.best, event.high);
                }
                row.low = [row.low, said.low].into_iter().flatten().reduce(|a, b| a + b);
                row.high = [row.high, said.high].into_iter().flatten().reduce(|a, b| a + b);
                open |= said.open;
                let sure = said.best.first().copied().filter(|_| !said.unsure);
                best = best.zip(sure).map(|(sum, value)| sum + value);
                row.disputed |= event.disputed;
            }
            row.best = best;
            row.high = row.high.filter(|_| !open);
            row
        })
        .collect();
    let size = |row: &BarRow| row.best.or(row.low).or(row.high).unwrap_or(0.0);
    rows.sort_by(|a, b| a.unknown.cmp(&b.unknown).then(size(b).total_cmp(&size(a))).then_with(|| a.name.cmp(&b.name)));
    (rows, worded)
}

/// The group of a claim: whether it is what nobody stated, its tone, its name.
fn group(event: &EventFact, claim: &ClaimFact, by: By, lang: Lang) -> (bool, Tone, String) {
    let named = |name: &str| {
        let name = clean(name, 200);
        (name.is_empty(), Tone::Unstated, name)
    };
    match by {
        By::Status => (claim.tone == Tone::Unstated, claim.tone, claim.tone.words(lang).to_string()),
        By::Place => named(place(event)),
        By::Source => named(&claim.source),
        By::Perpetrator => named(&claim.perpetrator),
    }
}

/// The first-level area of an event, or its country where that is all.
pub(in crate::chart) fn place(event: &EventFact) -> &str {
    if event.admin1.trim().is_empty() { &event.country } else { &event.admin1 }
}

/// The first group stands out where even its lowest figure is above the highest of every other.
fn finding(rows: &[BarRow], by: By, lang: Lang) -> Option<String> {
    let phrase = match by {
        By::Place => MOST_PLACE,
        By::Source => MOST_SOURCE,
        By::Status | By::Perpetrator => return None,
    };
    let (first, others) = rows.split_first()?;
    let low = first.low?;
    let clear = others.iter().all(|row| row.high.is_some_and(|high| high < low));
    (clear && !others.is_empty() && !first.unknown).then(|| phrase.with(lang, &[("name", &first.name)]))
}
