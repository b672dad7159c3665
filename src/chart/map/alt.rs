//! The alt text of a map: how many events, where most were killed, and the largest tolls in words.

use super::MapChart;
use super::symbol::{Shown, Sort};
use crate::chart::words::MORE;
use crate::lang::{Lang, Phrase};

/// Symbols told one by one.
const MOST: usize = 20;

const KIND: Phrase = Phrase::new(
    "Map of {n} {n:event|events} by place, where the largest figure is that of: {name}",
    "Carte des événements par lieu ({n}) ; le chiffre le plus élevé est celui de : {name}",
    "Mapa de eventos por lugar ({n}), donde la cifra más alta es la de: {name}",
    "خريطة الأحداث بحسب المكان ({n})، والرقم الأعلى هو: {name}",
    "Карта событий по местам ({n}); самое большое число: {name}",
    "Карта подій за місцями ({n}); найбільше число: {name}",
);
const NONE: Phrase = Phrase::new(
    "Map of events by place, where no event has coordinates.",
    "Carte des événements par lieu, où aucun événement n’a de coordonnées.",
    "Mapa de eventos por lugar, donde ningún evento tiene coordenadas.",
    "خريطة الأحداث بحسب المكان، ولا توجد إحداثيات لأي حدث.",
    "Карта событий по местам; ни у одного события нет координат.",
    "Карта подій за місцями; жодна подія не має координат.",
);
const AREA: Phrase = Phrase::new(
    "{name} (area)",
    "{name} (zone)",
    "{name} (zona)",
    "{name} (منطقة)",
    "{name} (территория)",
    "{name} (територія)",
);

/// What a reader who cannot see the map is told.
pub(super) fn alt(chart: &MapChart, lang: Lang) -> String {
    let shown = Shown::of(chart);
    let name = |symbol: &super::symbol::Symbol| {
        let (lon, lat) = symbol.at;
        let words = match symbol.name.as_str() {
            "" => format!(
                "{} {}",
                super::project::latitude(round(lat), lang),
                super::project::longitude(round(lon), lang)
            ),
            name => name.to_string(),
        };
        if matches!(symbol.sort, Sort::Coarse | Sort::Cell) { AREA.with(lang, &[("name", &words)]) } else { words }
    };
    let Some(first) = shown.symbols.first() else { return NONE.say(lang).to_string() };
    let n = lang.number((chart.places.len() - shown.without) as f64);
    let head = KIND.with(lang, &[("n", &n), ("name", &name(first))]);
    let told = shown.symbols.iter().take(MOST);
    let mut said: Vec<String> = told.map(|symbol| format!("{}: {}", name(symbol), symbol.extent.words(lang))).collect();
    if shown.symbols.len() > MOST {
        said.push(MORE.with(lang, &[("n", &lang.number((shown.symbols.len() - MOST) as f64))]));
    }
    format!("{head}. {}.", said.join("; "))
}

/// No more exact than a hundredth of a degree.
fn round(degrees: f64) -> f64 {
    (degrees * 100.0).round() / 100.0
}
