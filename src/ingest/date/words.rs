//! The words of dates in the seven languages: English, French, Spanish, Portuguese, Arabic, Russian, Ukrainian.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::token::digit;
use crate::model::letters::fold;

/// A third of a month: days 1-10, 11-20, 21 to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    /// The first ten days.
    Early,
    /// The second ten.
    Mid,
    /// What remains.
    Late,
}

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, 1 to 12.
    Month(u32),
    /// A part of a month.
    Third(Third),
    /// A day of the week; not checked against the date.
    Weekday,
    /// "of", "the", "on", the "year" behind a year: says nothing.
    Small,
    /// What may stand in front of a span, and of nothing else.
    From,
    /// What stands between its ends.
    To,
    /// The same, and also "at" before a time and "a" in "a mediados de".
    A,
    /// "and" between two days that follow each other, or behind "between".
    And,
    /// A quarter.
    Quarter,
    /// A week.
    Week,
    /// Before a time, and in "T1", a quarter.
    T,
    /// Before a time.
    At,
    /// Behind hours.
    Hour,
    /// "am", "pm".
    Meridiem,
    /// "Z", "UTC".
    Zone,
}

/// The word, folded; `None` when no date has it.
pub(super) fn word(folded: &str) -> Option<Word> {
    static INDEX: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
        let months = MONTHS.iter().zip(1..).map(|(words, month)| (*words, Word::Month(month)));
        let rows = months.chain(OTHERS.iter().copied());
        rows.flat_map(|(words, role)| words.split_whitespace().map(move |word| (folded_phrase(word), role))).collect()
    });
    INDEX.get(folded).copied()
}

/// Whether the word is the first of two that make a month.
pub(super) fn begins_pair(folded: &str) -> bool {
    matches!(folded, "كانون" | "تشرين")
}

/// Whether the letters behind a day make it an ordinal.
pub(super) fn is_ordinal(folded: &str) -> bool {
    matches!(folded, "st" | "nd" | "rd" | "th" | "er" | "ere" | "e" | "eme" | "o" | "º" | "го" | "е" | "и" | "я")
}

/// Whether the text says that the date is not known: in words, by signs and noughts alone, or by a code.
pub(super) fn says_unknown(text: &str) -> bool {
    static PHRASES: LazyLock<HashSet<String>> =
        LazyLock::new(|| UNKNOWN.split_whitespace().map(|phrase| folded_phrase(phrase).replace(' ', "")).collect());
    if text.len() > 80 {
        return false;
    }
    let mut letters = String::new();
    text.chars().filter(|c| c.is_alphabetic()).for_each(|c| fold(c, &mut letters));
    let mut digits = text.chars().filter_map(digit);
    if letters.is_empty() {
        return digits.all(|digit| digit == 0) || matches!(text, "-9" | "-99" | "-999" | "-9999");
    }
    digits.next().is_none() && PHRASES.contains(&letters)
}

/// A phrase of a table as it is looked up: `_` is the blank between two words.
fn folded_phrase(phrase: &str) -> String {
    let mut folded = String::new();
    phrase.chars().for_each(|c| if c == '_' { folded.push(' ') } else { fold(c, &mut folded) });
    folded
}

/// Every name of a month, January first: English, French, Spanish, Portuguese, Russian, Ukrainian, Arabic (as said in
/// Egypt and the Gulf, in the Maghreb, in the Levant and Iraq). Case and accents do not matter.
const MONTHS: [&str; 12] = [
    "january jan janvier janv enero ene janeiro
     январь января январе янв січень січня січні січ يناير جانفي كانون_الثاني",
    "february feb febr février févr fév febrero fevereiro fev
     февраль февраля феврале февр фев лютий лютого лютому лют فبراير فيفري شباط",
    "march mar mars marzo março март марта марте мар березень березня березні бер مارس آذار",
    "april apr avril avr abril abr апрель апреля апреле апр квітень квітня квітні квіт кві أبريل إبريل أفريل نيسان",
    "may mai mayo maio май мая мае травень травня травні трав тра مايو ماي أيار",
    "june jun juin junio junho июнь июня июне июн червень червня червні черв чер يونيو يونيه جوان حزيران",
    "july jul juillet juil julio julho июль июля июле июл липень липня липні лип يوليو يوليه يوليوز جويلية تموز",
    "august aug août agosto ago август августа августе авг серпень серпня серпні серп сер أغسطس غشت أوت آب",
    "september sept sep septembre septiembre setiembre setembro set
     сентябрь сентября сентябре сент сен вересень вересня вересні вер سبتمبر شتنبر أيلول",
    "october oct octobre octubre outubro out
     октябрь октября октябре окт жовтень жовтня жовтні жовт жов أكتوبر اكتوبر تشرين_الأول",
    "november nov novembre noviembre novembro
     ноябрь ноября ноябре нояб ноя листопад листопада листопаді лист лис نوفمبر نونبر تشرين_الثاني",
    "december dec décembre déc diciembre dic dezembro dez
     декабрь декабря декабре дек грудень грудня грудні груд гру ديسمبر دجنبر كانون_الأول",
];

/// Every other word. "mar" for Tuesday is not here: it is March, and told apart by the month behind it.
const OTHERS: &[(&str, Word)] = &[
    (
        "early beginning start début principios principio inicios início inicio comienzos começo
         начало начале начала початок початку أوائل بداية مطلع",
        Word::Third(Third::Early),
    ),
    ("mid middle mi mediados meados середина середине середины середині середини منتصف أواسط", Word::Third(Third::Mid)),
    (
        "late end fin finales fines final finais fins fim конец конце конца кінець кінці кінця أواخر نهاية",
        Word::Third(Third::Late),
    ),
    (
        "monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun
         lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
         lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom
         segunda seg terça ter quarta qua quinta qui sexta sex feira
         понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс
         понеділок вівторок середа четвер пятниця субота неділя нд
         الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت",
        Word::Weekday,
    ),
    (
        "of the on in le la l d de du en jusqu el del em no na do dia г года году год р року році рік в во у
         من في يوم بتاريخ شهر عام سنة م",
        Word::Small,
    ),
    ("from between desde entre с со от между з із зі від між بين", Word::From),
    ("to until till through thru au al ao até hasta по до إلى حتى لغاية", Word::To),
    ("a", Word::A),
    ("and et y e и і та و", Word::And),
    ("q quarter trimestre квартал кварталі", Word::Quarter),
    ("w wk week semaine semana неделя тиждень الأسبوع", Word::Week),
    ("t", Word::T),
    ("at às as las о الساعة", Word::At),
    ("h hrs", Word::Hour),
    ("am pm", Word::Meridiem),
    ("z utc gmt", Word::Zone),
];

/// What stands for a date that is not known. Blanks, dots and slashes in it do not matter.
const UNKNOWN: &str = "na nd sd nr nan null none nil unknown date_unknown unknown_date undated no_date not_known
    not_available not_reported not_stated not_recorded missing tbc tbd
    inconnu inconnue date_inconnue non_connue non_connu non_daté non_datée sans_date non_précisé non_précisée
    desconocido desconocida fecha_desconocida sin_fecha no_consta sin_datos se_desconoce
    desconhecido desconhecida data_desconhecida sem_data não_informado não_informada ignorado ignorada
    неизвестно неизвестна неизвестен дата_неизвестна нет_данных нд без_даты
    невідомо невідома дата_невідома немає_даних без_дати
    غير_معروف غير_معروفة غير_محدد مجهول مجهولة بدون_تاريخ لا_يوجد";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_two_meanings() {
        let months = MONTHS.iter().zip(1..).map(|(words, month)| (*words, Word::Month(month)));
        for (words, role) in months.chain(OTHERS.iter().copied()) {
            for phrase in words.split_whitespace() {
                assert_eq!(word(&folded_phrase(phrase)), Some(role), "{phrase}");
            }
        }
    }

    #[test]
    fn what_stands_for_not_known_is_known_in_every_language() {
        let unknown = [
            "n/a",
            "N.A.",
            "-",
            "—",
            "?",
            "...",
            "unknown",
            "n.d.",
            "s. d.",
            "Inconnu",
            "Date inconnue",
            "desconocida",
        ];
        for text in unknown.into_iter().chain([
            "sem data",
            "неизвестно",
            "нет данных",
            "н/д",
            "Невідомо",
            "غير معروف",
            "-99",
            "0000-00-00",
            "0",
        ]) {
            assert!(says_unknown(text), "{text}");
        }
        for text in ["2022", "March", "99", "-5", "unknown 2022", "nobody"] {
            assert!(!says_unknown(text), "{text}");
        }
    }
}
