//! Small multiples of the claims at hand: the material is divided, and the kind that was asked for is made of each part.

use super::split::parts;
use super::{KIND, MOST, MultiplesChart, Panel};
use crate::chart::Heading;
use crate::chart::bars::make::{scope, sources};
use crate::chart::kinds::{KINDS, Refusal, Sheet, kind};
use crate::chart::material::{Ask, By, Material};
use crate::lang::Phrase;

const TITLES: [Phrase; 2] = [
    Phrase::new(
        "People reported killed, by place",
        "Personnes signalées tuées, par lieu",
        "Personas reportadas muertas, por lugar",
        "أشخاص أُبلغ عن مقتلهم، بحسب المكان",
        "Люди, о гибели которых сообщено, по местам",
        "Люди, про загибель яких повідомлено, за місцями",
    ),
    Phrase::new(
        "People reported killed, by source",
        "Personnes signalées tuées, par source",
        "Personas reportadas muertas, por fuente",
        "أشخاص أُبلغ عن مقتلهم، بحسب المصدر",
        "Люди, о гибели которых сообщено, по источникам",
        "Люди, про загибель яких повідомлено, за джерелами",
    ),
];
const BY: [Phrase; 2] = [
    Phrase::new("place", "lieu", "lugar", "المكان", "по местам", "за місцями"),
    Phrase::new("source", "source", "fuente", "المصدر", "по источникам", "за джерелами"),
];
const WITHOUT: Phrase = Phrase::new(
    "Without a panel, since there is nothing to draw: {names}.",
    "Sans panneau, faute de données à montrer : {names}.",
    "Sin panel, por falta de datos que mostrar: {names}.",
    "بلا رسم لعدم وجود ما يُعرض: {names}.",
    "Без диаграммы, так как показать нечего: {names}.",
    "Без діаграми, бо показати нічого: {names}.",
);

/// The least width of a panel of a kind: some have names at their left.
fn least(kind: &str) -> f64 {
    match kind {
        "range" | "forest" | "revision" | "upset" | "multipliers" | "bars" | "map" => 280.0,
        "calendar" => 420.0,
        _ => 0.0,
    }
}

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let lang = ask.lang;
    let by = match ask.by {
        By::Place => 0,
        By::Source => 1,
        By::Status | By::Perpetrator => {
            return Err(Refusal {
                message: "small multiples are made by place or by source".into(),
                hint: "ask for `--by place` or `--by source`".into(),
            });
        }
    };
    let of = kind(&ask.of).filter(|of| of.name != KIND.name).ok_or_else(|| {
        let others: Vec<&str> = KINDS.iter().map(|kind| kind.name).filter(|name| *name != KIND.name).collect();
        Refusal {
            message: format!("“{}” is no kind of chart that panels can be made of", ask.of),
            hint: format!("choose one of {}", others.join(", ")),
        }
    })?;
    // Within a place or a source the next question is who the dead were.
    let within = Ask { by: By::Status, ..ask.clone() };
    let (mut panels, mut without, mut first_refusal) = (Vec::new(), Vec::new(), None);
    let mut footers: Vec<String> = Vec::new();
    let all = parts(material, ask.by, ask.unit);
    for part in &all {
        match (of.make)(&part.material, &within) {
            Ok(sheet) if sheet.plot.empty().is_none() => {
                if panels.is_empty() {
                    footers = sheet.heading.footer;
                }
                panels.push(Panel { name: part.name.clone(), plot: sheet.plot });
            }
            Ok(_) => without.push(part.name.as_str()),
            Err(refusal) => {
                without.push(part.name.as_str());
                first_refusal.get_or_insert(refusal);
            }
        }
        if panels.len() > MOST {
            break;
        }
    }
    if panels.is_empty() {
        return Err(first_refusal.unwrap_or_else(|| Refusal {
            message: "there is nothing to divide into panels".into(),
            hint: "give claims with a figure and, for panels by place, with `admin1` or `country`".into(),
        }));
    }
    let mut footer: Vec<String> = Vec::new();
    let named: Vec<&str> = without.iter().copied().filter(|name| !name.is_empty()).take(10).collect();
    if !named.is_empty() {
        footer.push(WITHOUT.with(lang, &[("names", &named.join("; "))]));
    }
    let own = sources(material, lang);
    // What a panel says of its own sources is not true of all.
    footer.extend(footers.into_iter().filter(|line| Some(source_label(line)) != own.as_deref().map(source_label)));
    footer.extend(own.filter(|_| ask.by != By::Source));
    let heading =
        Heading { title: TITLES[by].say(lang).into(), subtitle: scope(&material.events, lang), footer, alt: None };
    // Parts beyond the last one tried would each have a panel.
    let tried = panels.len() + without.len();
    let rest = all.len().saturating_sub(tried);
    let chart = MultiplesChart { panels, by: BY[by].say(lang).into(), least: least(of.name), rest };
    Ok(Sheet::new(heading, chart))
}

/// What stands before the colon.
fn source_label(line: &str) -> &str {
    line.split_once(':').map_or(line, |(label, _)| label)
}
