//! An UpSet plot of the events at hand by their independent sources.

use super::{Things, UpsetChart};
use crate::chart::Heading;
use crate::chart::bars::make::scope;
use crate::chart::kinds::{Refusal, Sheet};
use crate::chart::material::{Ask, Material};
use crate::lang::Phrase;

const MOST_ALONE: Phrase = Phrase::new(
    "Most events are known from one source alone",
    "La plupart des événements ne sont connus que d’une seule source",
    "La mayoría de los eventos se conocen por una sola fuente",
    "معظم الأحداث معروفة من مصدر واحد فقط",
    "Большинство событий известно только из одного источника",
    "Більшість подій відома лише з одного джерела",
);
const MOST_SEVERAL: Phrase = Phrase::new(
    "Most events are known from several sources",
    "La plupart des événements sont connus de plusieurs sources",
    "La mayoría de los eventos se conocen por varias fuentes",
    "معظم الأحداث معروفة من عدة مصادر",
    "Большинство событий известно из нескольких источников",
    "Більшість подій відома з кількох джерел",
);
const TITLE: Phrase = Phrase::new(
    "Which sources report which events",
    "Quelles sources rapportent quels événements",
    "Qué fuentes informan de qué eventos",
    "أي مصادر أوردت أي أحداث",
    "Какие источники о каких событиях сообщают",
    "Які джерела про які події повідомляють",
);
const MEASURE: Phrase = Phrase::new(
    "Events by the independent sources that report them. {scope}",
    "Événements selon les sources indépendantes qui les rapportent. {scope}",
    "Eventos según las fuentes independientes que informan de ellos. {scope}",
    "الأحداث بحسب المصادر المستقلة التي أوردتها. {scope}",
    "События по независимым источникам, которые о них сообщают. {scope}",
    "Події за незалежними джерелами, які про них повідомляють. {scope}",
);
const INDEPENDENT: Phrase = Phrase::new(
    "A source that only repeats another does not count. That no source reports an event does not mean that nothing happened.",
    "Une source qui ne fait qu’en reprendre une autre ne compte pas. Qu’aucune source ne rapporte un événement ne signifie pas \
     que rien ne s’est passé.",
    "Una fuente que solo repite a otra no cuenta. Que ninguna fuente informe de un evento no significa que no pasara nada.",
    "لا يُحتسب المصدر الذي يكتفي بتكرار غيره. وعدم ورود حدث في أي مصدر لا يعني أن شيئًا لم يحدث.",
    "Источник, который лишь повторяет другой, не учитывается. Если о событии никто не сообщил, это не значит, что его не было.",
    "Джерело, яке лише повторює інше, не враховано. Якщо про подію ніхто не повідомив, це не означає, що її не було.",
);

pub(super) fn make(material: &Material, ask: &Ask) -> Result<Sheet, Refusal> {
    let lang = ask.lang;
    let chart = UpsetChart::of(Things::Events, material.events.iter().map(|event| event.sources.as_slice()));
    if chart.sets.is_empty() {
        return Err(Refusal {
            message: "no event has a named source".into(),
            hint: "an UpSet plot compares sources: fill in the column `source`".into(),
        });
    }
    if chart.sets.len() == 1 {
        return Err(Refusal {
            message: format!("all events come from one source, {}", chart.sets[0]),
            hint: "an UpSet plot compares sources: give the claims of at least one more".into(),
        });
    }
    let (total, alone) = (chart.total(), chart.alone());
    let several: usize = chart.combinations.iter().filter(|(members, _)| members.len() > 1).map(|(_, n)| n).sum();
    let title = if alone * 2 > total {
        MOST_ALONE
    } else if several * 2 > total {
        MOST_SEVERAL
    } else {
        TITLE
    };
    let heading = Heading {
        title: title.say(lang).into(),
        subtitle: MEASURE.with(lang, &[("scope", &scope(&material.events, lang))]),
        footer: vec![INDEPENDENT.say(lang).into()],
        alt: None,
    };
    Ok(Sheet::new(heading, chart))
}
