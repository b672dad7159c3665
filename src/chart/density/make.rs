//! A density plot of the distribution at hand; refused where none was asked for.

use super::DensityChart;
use crate::chart::Heading;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material};
use crate::chart::rows::rounded;
use crate::chart::words::PEOPLE_KILLED;
use crate::lang::Phrase;

const TITLE: Phrase = Phrase::new(
    "{name}: one model’s range goes from {low} to {high}",
    "{name} : l’intervalle d’un modèle va de {low} à {high}",
    "{name}: el rango de un modelo va de {low} a {high}",
    "{name}: يمتد مجال أحد النماذج من {low} إلى {high}",
    "{name}: диапазон одной модели — от {low} до {high}",
    "{name}: діапазон однієї моделі — від {low} до {high}",
);
const TITLE_BARE: Phrase = Phrase::new(
    "{name}: what one model makes of the figures",
    "{name} : ce qu’un modèle tire des chiffres",
    "{name}: lo que un modelo deduce de las cifras",
    "{name}: ما يستخلصه أحد النماذج من الأرقام",
    "{name}: что одна модель выводит из чисел",
    "{name}: що одна модель виводить із чисел",
);
const SUBTITLE: Phrase = Phrase::new(
    "How many people were killed, by one model. Bars beneath the curve: the middle part of its probability.",
    "Combien de personnes ont été tuées, selon un modèle. Barres sous la courbe : la partie centrale de sa probabilité.",
    "Cuántas personas murieron, según un modelo. Barras bajo la curva: la parte central de su probabilidad.",
    "كم شخصًا قُتل بحسب أحد النماذج. الأشرطة أسفل المنحنى: الجزء الأوسط من احتماله.",
    "Сколько людей погибло, по одной модели. Полосы под кривой: средняя часть её вероятности.",
    "Скільки людей загинуло, за однією моделлю. Смуги під кривою: середня частина її ймовірності.",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let Some(found) = &material.distribution else {
        return Err(Refusal {
            message: match material.no_distribution.as_str() {
                "" => "there is no distribution to draw: a density shows a model's output, and no model was asked for".into(),
                reason => format!("there is no distribution to draw: {reason}"),
            },
            hint: "name one event with --event KEY and a model with --method, such as ucdp-gumbel or linear-pool; claims alone \
                   are drawn by `recount chart range` and `recount chart forest`"
                .into(),
        });
    };
    let lang = ask.lang;
    let chart = DensityChart {
        measure: format!("{} ({})", PEOPLE_KILLED.say(lang), found.name),
        method: found.method.clone(),
        curve: found.curve.clone(),
        marks: found.marks.clone(),
        intervals: found.intervals.clone(),
    };
    if chart.points().is_empty() {
        return Err(Refusal {
            message: format!(
                "the distribution of {} has no curve: all of its probability is on one value",
                found.method
            ),
            hint: "give the claim a range, or choose a method that spreads its figure".into(),
        });
    }
    let title = match chart.central().last() {
        Some((_, low, high)) => {
            let told = |value: &f64| lang.number(rounded(*value, &[*low, *high]));
            TITLE.with(lang, &[("name", &found.name), ("low", &told(low)), ("high", &told(high))])
        }
        None => TITLE_BARE.with(lang, &[("name", &found.name)]),
    };
    let heading = Heading { title, subtitle: SUBTITLE.say(lang).into(), ..Heading::default() };
    Ok(Sheet::new(heading, chart))
}
