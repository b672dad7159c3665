//! A multipliers plot of the factors at hand; refused where there are none.

use super::{MultiplierRow, MultipliersChart, Side};
use crate::chart::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material, MultiplierFact};
use crate::lang::Phrase;

const TITLE_ONE: Phrase = Phrase::new(
    "{source} gives {side} than the other sources for the same events",
    "{source} : {side} que ceux des autres sources pour les mêmes événements",
    "{source}: {side} que las de otras fuentes para los mismos hechos",
    "{source}: {side} من المصادر الأخرى عن الأحداث نفسها",
    "{source}: {side}, чем у других источников о тех же событиях",
    "{source}: {side}, ніж в інших джерел про ті самі події",
);
const SIDE_LOWER: Phrase = Phrase::new(
    "lower figures",
    "des chiffres plus bas",
    "cifras más bajas",
    "أرقام أدنى",
    "числа ниже",
    "числа нижчі",
);
const SIDE_HIGHER: Phrase = Phrase::new(
    "higher figures",
    "des chiffres plus hauts",
    "cifras más altas",
    "أرقام أعلى",
    "числа выше",
    "числа вищі",
);
const TITLE_SOME: Phrase = Phrase::new(
    "Some sources give lower or higher figures than the others for the same events",
    "Certaines sources donnent des chiffres plus bas ou plus hauts que les autres pour les mêmes événements",
    "Algunas fuentes dan cifras más bajas o más altas que las demás para los mismos hechos",
    "تعطي بعض المصادر أرقامًا أدنى أو أعلى من غيرها عن الأحداث نفسها",
    "Некоторые источники дают числа ниже или выше, чем другие, о тех же событиях",
    "Деякі джерела дають числа нижчі або вищі, ніж інші, про ті самі події",
);
const TITLE_NONE: Phrase = Phrase::new(
    "No source gives clearly lower or higher figures than the others",
    "Aucune source ne donne de chiffres nettement plus bas ou plus hauts que les autres",
    "Ninguna fuente da cifras claramente más bajas o más altas que las demás",
    "لا يعطي أي مصدر أرقامًا أدنى أو أعلى من غيره بوضوح",
    "Ни один источник не даёт чисел явно ниже или выше, чем другие",
    "Жодне джерело не дає чисел явно нижчих або вищих, ніж інші",
);
const SUBTITLE: Phrase = Phrase::new(
    "People reported killed: each source’s figures as a multiple of the others’, with {p}% intervals. Logarithmic scale.",
    "Personnes signalées tuées : les chiffres de chaque source en multiples de ceux des autres, avec intervalles à {p}\u{a0}%. \
     Échelle logarithmique.",
    "Personas reportadas muertas: las cifras de cada fuente como múltiplo de las demás, con intervalos del {p}\u{a0}%. Escala \
     logarítmica.",
    "أشخاص أُبلغ عن مقتلهم: أرقام كل مصدر كمضاعف لأرقام غيره، مع مجالات {p}%. مقياس لوغاريتمي.",
    "Люди, о гибели которых сообщено: числа каждого источника в кратном к числам других, с интервалами {p}\u{a0}%. Логарифмическая шкала.",
    "Люди, про загибель яких повідомлено: числа кожного джерела в кратному до чисел інших, з інтервалами {p}\u{a0}%. Логарифмічна шкала.",
);
pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    if material.multipliers.is_empty() {
        return Err(Refusal {
            message: match material.no_multipliers.as_str() {
                "" => "there are no factors of sources: they need several events that share sources, with counts above 0 of the \
                       same harm and the same people"
                    .into(),
                reason => format!("there are no factors of sources: {reason}"),
            },
            hint: "give more events, so that every source shares some with another; `recount explain house-effects` says how many"
                .into(),
        });
    }
    let lang = ask.lang;
    let mut rows: Vec<MultiplierRow> = material.multipliers.iter().map(row).collect();
    rows.sort_by(|a, b| a.factor.total_cmp(&b.factor).then_with(|| a.source.cmp(&b.source)));
    let level = material.multipliers[0].level;
    let off: Vec<&MultiplierRow> = rows.iter().filter(|row| row.side().is_some()).collect();
    let title = match off.as_slice() {
        [] => TITLE_NONE.say(lang).to_string(),
        [one] => {
            let side = if one.side() == Some(Side::Lower) { SIDE_LOWER } else { SIDE_HIGHER };
            TITLE_ONE.with(lang, &[("source", &one.source), ("side", side.say(lang))])
        }
        _ => TITLE_SOME.say(lang).to_string(),
    };
    let chart = MultipliersChart { rows, level };
    let subtitle = SUBTITLE.with(lang, &[("p", &chart.percent(lang))]);
    Ok(Sheet::new(Heading { title, subtitle, ..Heading::default() }, chart))
}

fn row(fact: &MultiplierFact) -> MultiplierRow {
    let MultiplierFact { source, factor, low, high, events, .. } = fact.clone();
    MultiplierRow { source, factor, low, high, events }
}
