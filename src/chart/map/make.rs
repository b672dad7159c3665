//! A map of the events at hand.

use super::symbol::{Shown, sound_point};
use super::{MapChart, MapPlace};
use crate::chart::Heading;
use crate::chart::bars::make::{place, scope, sources};
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material};
use crate::lang::Phrase;

const TITLE: Phrase = Phrase::new(
    "Where people were reported killed",
    "Où des personnes ont été signalées tuées",
    "Dónde se reportó la muerte de personas",
    "أين أُبلغ عن مقتل أشخاص",
    "Где сообщалось о гибели людей",
    "Де повідомляли про загибель людей",
);
const HALF: Phrase = Phrase::new(
    "More people were reported killed at {name} than at all other places together",
    "{name} : plus de personnes signalées tuées que dans tous les autres lieux réunis",
    "{name}: más personas reportadas muertas que en todos los demás lugares juntos",
    "{name}: عدد الأشخاص الذين أُبلغ عن مقتلهم يفوق جميع الأماكن الأخرى مجتمعة",
    "{name}: сообщено о гибели большего числа людей, чем во всех других местах вместе",
    "{name}: повідомлено про загибель більшої кількості людей, ніж у всіх інших місцях разом",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let lang = ask.lang;
    let places: Vec<MapPlace> = material
        .events
        .iter()
        .map(|event| MapPlace {
            name: event.name.clone(),
            area: place(event).to_string(),
            point: event.point,
            precision: event.geo_precision,
            low: event.low,
            best: event.best,
            high: event.high,
        })
        .collect();
    if places.iter().all(|place| sound_point(place.point).is_none()) {
        return Err(Refusal {
            message: "no event has coordinates".into(),
            hint: "fill in the columns `lat` and `lon`, in degrees, and `geo_precision` (1 exact to 7 coarse)".into(),
        });
    }
    let chart = MapChart { places, outlines: material.outlines.clone() };
    let shown = Shown::of(&chart);
    let others = |of: &dyn Fn(&super::symbol::Symbol) -> Option<f64>| -> Option<f64> {
        shown.symbols.iter().skip(1).map(of).sum()
    };
    let title = match shown.symbols.first() {
        Some(first)
            if !first.name.is_empty()
                && shown.symbols.len() > 2
                && shown.without == 0
                && first.extent.low > others(&|symbol| symbol.extent.high).or(Some(f64::INFINITY)) =>
        {
            HALF.with(lang, &[("name", &first.name)])
        }
        _ => TITLE.say(lang).to_string(),
    };
    let footer = sources(material, lang).into_iter().collect();
    let heading = Heading { title, subtitle: scope(&material.events, lang), footer, alt: None };
    Ok(Sheet::new(heading, chart))
}
