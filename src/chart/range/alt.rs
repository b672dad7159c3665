//! The alt text of a range plot in Cesal's form, "a chart of this kind, of these data, where this is so", made from the chart's
//! own data (<https://nightingaledvs.com/writing-alt-text-for-data-visualization/>).

use super::{REPEATS, RangeChart};
use crate::chart::text::clean;
use crate::chart::words::PEOPLE_KILLED;
use crate::chart::words::{MORE, UNNAMED};
use crate::lang::{Lang, Phrase};

/// Rows told one by one; the report's table holds the rest.
const MOST_ROWS: usize = 30;

const KIND: Phrase = Phrase::new(
    "Range chart of {what}, by source",
    "Graphique des intervalles : {what}, par source",
    "Gráfico de rangos: {what}, por fuente",
    "رسم بياني للنطاقات: {what}، بحسب المصدر",
    "Диаграмма интервалов: {what}, по источникам",
    "Діаграма інтервалів: {what}, за джерелами",
);
const NONE: Phrase = Phrase::new(
    ", where no claim gives a figure.",
    ", sans qu’aucune affirmation ne donne de chiffre.",
    ", sin que ninguna afirmación dé una cifra.",
    "، ولا تذكر أي رواية رقمًا.",
    "; ни одно сообщение не называет числа.",
    "; жодне повідомлення не називає числа.",
);
const SPREAD: Phrase = Phrase::new(
    ", where {count} {n:claim goes|claims go} from {low} to {high}",
    ", où {n} {n:affirmation va|affirmations vont} de {low} à {high}",
    ", donde {n} {n:afirmación va|afirmaciones van} de {low} a {high}",
    "، حيث تتراوح الروايات ({n}) بين {low} و{high}",
    "; сообщений: {n}, от {low} до {high}",
    "; повідомлень: {n}, від {low} до {high}",
);
const ONE_VALUE: Phrase = Phrase::new(
    ", where {count} {n:claim puts|claims put} it at {low}",
    ", où {n} {n:affirmation l’établit|affirmations l’établissent} à {low}",
    ", donde {n} {n:afirmación lo sitúa|afirmaciones lo sitúan} en {low}",
    "، حيث تذكر الروايات ({n}) الرقم {low}",
    "; сообщений: {n}, число {low}",
    "; повідомлень: {n}, число {low}",
);
const WORDS_ONLY: Phrase = Phrase::new(
    ", where {count} {n:claim gives|claims give} words but no number",
    ", où {n} {n:affirmation donne|affirmations donnent} des mots mais aucun chiffre",
    ", donde {n} {n:afirmación da|afirmaciones dan} palabras pero ninguna cifra",
    "، حيث تذكر الروايات ({n}) كلمات بلا أرقام",
    "; сообщений: {n}, слова без числа",
    "; повідомлень: {n}, слова без числа",
);
const NO_UPPER: Phrase = Phrase::new(
    "{count} without an upper end",
    "{n} sans borne supérieure",
    "{n} sin límite superior",
    "{n} بلا حد أعلى",
    "без верхней границы: {n}",
    "без верхньої межі: {n}",
);
const IN_WORDS: Phrase = Phrase::new(
    "{count} in words alone",
    "{n} en mots seulement",
    "{n} solo en palabras",
    "{n} بالكلمات فقط",
    "только словами: {n}",
    "лише словами: {n}",
);

/// English says "one claim".
fn one(n: &str) -> &str {
    if n == "1" { "one" } else { n }
}

/// What a reader who cannot see the range chart is told.
pub fn alt(chart: &RangeChart, lang: Lang) -> String {
    let what = match clean(&chart.measure, 120) {
        label if label.is_empty() => PEOPLE_KILLED.say(lang).to_string(),
        label => label,
    };
    let mut out = KIND.with(lang, &[("what", &what)]);
    if chart.rows.is_empty() {
        out.push_str(NONE.say(lang));
        return out;
    }
    let extents = chart.extents();
    let values = || extents.iter().flat_map(|e| [e.low, e.best, e.high]).flatten();
    let (low, high) = (values().reduce(f64::min), values().reduce(f64::max));
    let (n, number) = (extents.len().to_string(), |value: Option<f64>| lang.number(value.unwrap_or(0.0)));
    let words: &[(&str, &str)] = &[("n", &n), ("count", one(&n)), ("low", &number(low)), ("high", &number(high))];
    out.push_str(&match (low, high) {
        (Some(low), Some(high)) if low < high => SPREAD.with(lang, words),
        (Some(_), _) => ONE_VALUE.with(lang, words),
        _ => WORDS_ONLY.with(lang, words),
    });
    let count = |n: usize, what: Phrase| {
        let n = n.to_string();
        (n != "0").then(|| what.with(lang, &[("n", &n), ("count", one(&n))]))
    };
    let open = count(extents.iter().filter(|e| e.open_right()).count(), NO_UPPER);
    let wordy = count(extents.iter().filter(|e| e.is_empty() && low.is_some()).count(), IN_WORDS);
    let special: Vec<String> = [open, wordy].into_iter().flatten().collect();
    if !special.is_empty() {
        out.push_str(&format!(" ({})", special.join(", ")));
    }
    let mut rows = Vec::new();
    for (row, extent) in chart.rows.iter().zip(&extents).take(MOST_ROWS) {
        let words = row.words(*extent, lang);
        let name = match clean(&row.name, 80) {
            name if name.is_empty() => UNNAMED.say(lang).to_string(),
            name => name,
        };
        let mut said = format!("{name}: {words}");
        let tone = row.tone.words(lang);
        if !words.contains(tone) {
            said.push_str(&format!(" ({tone})"));
        }
        if row.derived {
            said.push_str(&format!(", {}", REPEATS.say(lang)));
        }
        rows.push(said);
    }
    if let Some(more) = chart.rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        rows.push(MORE.with(lang, &[("n", &more.to_string())]));
    }
    format!("{out}. {}.", rows.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::range::RangeRow;
    use crate::chart::theme::Tone;

    fn row(name: &str, label: &str, low: Option<f64>, high: Option<f64>, tone: Tone) -> RangeRow {
        RangeRow { name: name.into(), label: label.into(), low, high, tone, ..RangeRow::default() }
    }

    #[test]
    fn the_text_tells_kind_data_spread_and_every_row() {
        let chart = RangeChart {
            measure: "people reported killed".into(),
            rows: vec![
                row("FAMa", "203 combatants", Some(203.0), Some(203.0), Tone::Combatant),
                row("OHCHR", "", Some(500.0), None, Tone::Mixed),
            ],
        };
        assert_eq!(
            alt(&chart, Lang::En),
            "Range chart of people reported killed, by source, where 2 claims go from 203 to 500 (one without \
             an upper end). FAMa: 203 combatants; OHCHR: at least 500 (said to be of several statuses)."
        );
    }

    #[test]
    fn without_rows_it_says_so() {
        let said = "Range chart of people reported killed, by source, where no claim gives a figure.";
        assert_eq!(alt(&RangeChart::default(), Lang::En), said);
    }

    #[test]
    fn sixty_rows_are_cut_to_thirty_and_a_count() {
        let rows = vec![row("A", "hundreds", None, None, Tone::Unstated); 60];
        let alt = alt(&RangeChart { rows, ..RangeChart::default() }, Lang::En);
        assert!(alt.ends_with("; and 30 more."), "{alt}");
        assert!(alt.contains("60 claims give words but no number"), "{alt}");
    }
}
