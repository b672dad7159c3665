//! The map: events by place on a plain graticule or in a user's outlines, area by toll, and never placed more exactly than known.

mod alt;
mod keys;
mod label;
mod make;
mod paint;
mod project;
mod samples;
mod symbol;
#[cfg(test)]
mod tests;

use super::Area;
use super::frame::{Data, Look, Plot};
use super::kinds::Kind;
use super::pen::Pen;
use super::range::Extent;
use super::ruler::Span;
use crate::format::plain;
use crate::lang::{Lang, Phrase};
use symbol::{Shown, Sort};

/// The line in the table of kinds.
pub const KIND: Kind = Kind {
    name: "map",
    about: "events by place, area by toll, with the precision of the place",
    datawrapper: "locator-map",
    make: make::make,
    samples: samples::all,
};

/// Everything a map shows.
#[derive(Clone, Debug, Default)]
pub struct MapChart {
    /// The events.
    pub places: Vec<MapPlace>,
    /// Outlines drawn beneath, as rings of longitude and latitude in degrees; they do not widen the map.
    pub outlines: Vec<Vec<(f64, f64)>>,
}

/// One event on the map. An open end is `None`.
#[derive(Clone, Debug, Default)]
pub struct MapPlace {
    /// The name of the place.
    pub name: String,
    /// The first-level area that it lies in: what events known no better are summed by.
    pub area: String,
    /// Longitude and latitude in degrees.
    pub point: Option<(f64, f64)>,
    /// 1 exact, 2 near, 3 district, 4 province, 5 to 7 coarser; `None` where nobody says.
    pub precision: Option<u8>,
    /// Lowest figure.
    pub low: Option<f64>,
    /// Best figure.
    pub best: Option<f64>,
    /// Highest figure.
    pub high: Option<f64>,
}

impl MapPlace {
    fn extent(&self) -> Extent {
        let sound =
            |value: Option<f64>| value.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(super::axis::CEILING));
        Extent { low: sound(self.low), best: sound(self.best), high: sound(self.high) }
    }
}

const NO_POINT: Phrase = Phrase::new(
    "Nothing to map: no event has coordinates.",
    "Rien à cartographier : aucun événement n’a de coordonnées.",
    "Nada que mostrar en el mapa: ningún evento tiene coordenadas.",
    "لا شيء لعرضه على الخريطة: لا توجد إحداثيات لأي حدث.",
    "Нечего нанести на карту: ни у одного события нет координат.",
    "Нічого нанести на карту: жодна подія не має координат.",
);
const AREA: Phrase = Phrase::new(
    "Area shows people reported killed: the best figure, or the lowest where there is none; the smallest symbols are enlarged \
     to be seen.",
    "La surface montre les personnes signalées tuées : la meilleure valeur, ou la plus basse à défaut ; les plus petits \
     symboles sont agrandis pour être visibles.",
    "El área muestra las personas reportadas muertas: la mejor cifra o, si no la hay, la más baja; los símbolos más pequeños se \
     agrandan para que se vean.",
    "تُظهر المساحة عدد الأشخاص الذين أُبلغ عن مقتلهم: أفضل تقدير، أو أدنى رقم إن لم يوجد؛ وكُبِّرت أصغر الرموز لتُرى.",
    "Площадь показывает число людей, о гибели которых сообщено: лучшую оценку или, если её нет, самую низкую; самые малые знаки \
     увеличены.",
    "Площа показує кількість людей, про загибель яких повідомлено: найкращу оцінку або, якщо її немає, найнижчу; найменші знаки \
     збільшено.",
);
const COARSE: Phrase = Phrase::new(
    "Events known only by province or coarser: {n}; they are summed in one dashed ring per area, which marks no exact place.",
    "Événements connus seulement par province ou moins précisément : {n} ; regroupés en un cercle tireté par zone, qui ne marque \
     aucun lieu exact.",
    "Eventos conocidos solo por provincia o con menos precisión: {n}; se suman en un anillo discontinuo por zona, que no marca \
     ningún lugar exacto.",
    "أحداث لا يُعرف منها سوى المحافظة أو أقل دقة: {n}؛ جُمعت في حلقة متقطعة لكل منطقة لا تحدد مكانًا دقيقًا.",
    "События, известные лишь с точностью до области или грубее: {n}; они сложены в одно пунктирное кольцо на территорию, которое \
     не указывает точного места.",
    "Події, відомі лише з точністю до області чи грубіше: {n}; їх складено в одне пунктирне кільце на територію, яке не вказує \
     точного місця.",
);
const CELLS: Phrase = Phrase::new(
    "There are too many places to be drawn one by one: they are summed in cells of {n}°.",
    "Les lieux sont trop nombreux pour être dessinés un à un : ils sont regroupés en cellules de {n}°.",
    "Hay demasiados lugares para dibujarlos uno a uno: se suman en celdas de {n}°.",
    "الأماكن أكثر من أن تُرسم منفردة: جُمعت في خلايا من {n}°.",
    "Мест слишком много, чтобы показать каждое: они сложены по ячейкам в {n}°.",
    "Місць забагато, щоб показати кожне: їх складено за клітинками у {n}°.",
);
const WITHOUT: Phrase = Phrase::new(
    "Events without coordinates, not on the map: {n}.",
    "Événements sans coordonnées, absents de la carte : {n}.",
    "Eventos sin coordenadas, fuera del mapa: {n}.",
    "أحداث بلا إحداثيات غير موجودة على الخريطة: {n}.",
    "События без координат, которых нет на карте: {n}.",
    "Події без координат, яких немає на карті: {n}.",
);

impl Plot for MapChart {
    fn alt(&self, lang: Lang) -> String {
        alt::alt(self, lang)
    }

    fn data(&self) -> Data {
        let row = |place: &MapPlace| {
            let precision = place.precision.map_or(String::new(), |precision| precision.to_string());
            let (lon, lat) = (plain(place.point.map(|point| point.0)), plain(place.point.map(|point| point.1)));
            let [low, best, high] = [place.low, place.best, place.high].map(plain);
            vec![place.name.clone(), place.area.clone(), lon, lat, precision, low, best, high]
        };
        let columns = vec!["name", "area", "longitude", "latitude", "precision", "low", "best", "high"];
        Data { columns, rows: self.places.iter().map(row).collect() }
    }

    fn empty(&self) -> Option<Phrase> {
        self.places.iter().all(|place| symbol::sound_point(place.point).is_none()).then_some(NO_POINT)
    }

    fn notes(&self, look: &Look) -> Vec<String> {
        let (shown, lang) = (Shown::of(self), look.lang);
        let mut said = Vec::new();
        let coarse: usize = shown.symbols.iter().filter(|s| s.sort == Sort::Coarse).map(|s| s.events).sum();
        for (n, phrase) in [(coarse, COARSE), (shown.without, WITHOUT)] {
            if n > 0 {
                said.push(phrase.with(lang, &[("n", &lang.number(n as f64))]));
            }
        }
        if let Some(cell) = shown.cell {
            said.push(CELLS.with(lang, &[("n", &lang.decimal(cell, 2))]));
        }
        let counts = (!said.is_empty()).then(|| said.join(" "));
        [AREA.say(lang).to_string()].into_iter().chain(counts).collect()
    }

    fn height(&self, width: f64, look: &Look) -> f64 {
        let shown = Shown::of(self);
        let strip = keys::Strip::of(&shown, width, None, look.lang);
        project::wanted_height(&shown, width) + project::DEGREES + strip.height
    }

    fn span(&self) -> Option<Span> {
        Span::of(Shown::of(self).symbols.iter().map(|symbol| symbol.value).chain([0.0]))
    }

    fn draw(&self, pen: &Pen, area: Area, shared: Option<Span>) {
        let shown = Shown::of(self);
        paint::paint(pen, self, &shown, area, shared.map(|span| span.high));
    }
}
