//! The words of a multipliers plot.

pub(super) use crate::chart::words::MORE;
use crate::lang::Phrase;

pub(super) const LOWER: Phrase = Phrase::new(
    "lower figures than the others",
    "chiffres plus bas que les autres",
    "cifras más bajas que las demás",
    "أرقام أدنى من غيرها",
    "числа ниже, чем у других",
    "числа нижчі, ніж в інших",
);
pub(super) const HIGHER: Phrase =
    Phrase::new("higher figures", "chiffres plus hauts", "cifras más altas", "أرقام أعلى", "числа выше", "числа вищі");
pub(super) const EVENTS: Phrase = Phrase::new(
    "{n} {n:event|events}",
    "{n} {n:événement|événements}",
    "{n} {n:hecho|hechos}",
    "عدد الأحداث: {n}",
    "событий: {n}",
    "подій: {n}",
);
pub(super) const KEY_INTERVAL: Phrase = Phrase::new(
    "factor and {p}% interval",
    "facteur et intervalle à {p}\u{a0}%",
    "factor e intervalo del {p}\u{a0}%",
    "المعامل ومجال {p}%",
    "множитель и интервал {p}\u{a0}%",
    "множник та інтервал {p}\u{a0}%",
);
pub(super) const NO_FACTOR: Phrase =
    Phrase::new("no factor", "aucun facteur", "sin factor", "بلا معامل", "нет множителя", "немає множника");
pub(super) const NOTE: Phrase = Phrase::new(
    "A model’s output. A factor compares a source’s figures with the others’ for the same events; it does not say who is \
     right. The fewer the events, the wider the interval.",
    "Résultat d’un modèle. Un facteur compare les chiffres d’une source à ceux des autres pour les mêmes événements ; il ne dit \
     pas qui a raison. Moins il y a d’événements, plus l’intervalle est large.",
    "Resultado de un modelo. Un factor compara las cifras de una fuente con las de las demás para los mismos hechos; no dice \
     quién tiene razón. Cuantos menos hechos, más ancho el intervalo.",
    "ناتج نموذج. يقارن المعامل أرقام مصدر بأرقام غيره عن الأحداث نفسها، ولا يبيّن أيها الصحيح. وكلما قلّ عدد الأحداث اتسع المجال.",
    "Результат модели. Множитель сравнивает числа источника с числами других о тех же событиях; он не говорит, кто прав. Чем меньше \
     событий, тем шире интервал.",
    "Результат моделі. Множник порівнює числа джерела з числами інших про ті самі події; він не каже, хто має рацію. Що менше подій, \
     то ширший інтервал.",
);
pub(super) const ALT: Phrase = Phrase::new(
    "Multipliers plot of each source’s figures as a multiple of the others’, where 1 is no difference.",
    "Graphique des facteurs : les chiffres de chaque source en multiples de ceux des autres, où 1 signifie aucune différence.",
    "Gráfico de factores: las cifras de cada fuente como múltiplo de las demás, donde 1 es ninguna diferencia.",
    "رسم المعاملات: أرقام كل مصدر كمضاعف لأرقام غيره، حيث 1 يعني لا فرق.",
    "Диаграмма множителей: числа каждого источника в кратном к числам других; 1 — нет различия.",
    "Діаграма множників: числа кожного джерела в кратному до чисел інших; 1 — немає різниці.",
);
pub(super) const OPEN_LOW: Phrase = Phrase::new("up to {n}", "jusqu’à {n}", "hasta {n}", "حتى {n}", "до {n}", "до {n}");
pub(super) const OPEN_HIGH: Phrase =
    Phrase::new("from {n}", "à partir de {n}", "desde {n}", "ابتداءً من {n}", "от {n}", "від {n}");
