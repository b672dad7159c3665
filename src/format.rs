//! Every number that a person sees: counts, ranges, dates with their precision, lists. One formatter for each.

use crate::lang::{Lang, Phrase};
use crate::model::date::{civil, iso};
use crate::model::{Dated, Precision, Qualifier, Stated, Window};

/// A count with thousands separators; a fraction of a person (split tolls exist) keeps two digits at most.
pub fn count(n: f64) -> String {
    let n = (n * 100.0).round() / 100.0;
    let whole = n.trunc();
    let digits = if whole.abs() < 1e15 { (whole.abs() as u64).to_string() } else { format!("{:.0}", whole.abs()) };
    let mut text = String::with_capacity(digits.len() + 8);
    if n < 0.0 {
        text.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if n.fract() != 0.0 {
        let fraction = format!("{:.2}", n.fract().abs());
        text.push_str(fraction.trim_start_matches('0').trim_end_matches('0'));
    }
    text
}

/// So many of a thing: "1 day", "1,200 days".
pub fn many(n: usize, thing: &str) -> String {
    format!("{} {thing}{}", count(n as f64), if n == 1 { "" } else { "s" })
}

/// A number for a machine: no separators, whole where it is whole, empty where absent.
pub fn plain(n: Option<f64>) -> String {
    match n {
        None => String::new(),
        Some(n) if n.fract() == 0.0 && n.abs() < 1e15 => (n as i64).to_string(),
        Some(n) => format!("{n}"),
    }
}

/// Ends that may be open: `300–600`, `at least 500`, `up to 90`, `203`, or `not known`.
pub fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => count(low),
        (Some(low), Some(high)) => format!("{}–{}", count(low), count(high)),
        (Some(low), None) => format!("at least {}", count(low)),
        (None, Some(high)) => format!("up to {}", count(high)),
        (None, None) => "not known".into(),
    }
}

/// A figure as its source stated it, in English: `about 300`, `more than 500`, `200–400`; where only a word was said, the
/// word itself in quotation marks.
pub fn stated(stated: Stated, qualifier: Option<Qualifier>, written: Option<&str>) -> String {
    let said = stated.without_convention();
    let number = said.best.is_some() || said.high.is_some() || said.low.is_some_and(|low| low > 1.0);
    if let Some(word) = written.filter(|_| said.is_empty() || qualifier == Some(Qualifier::Vague) && !number) {
        return format!("“{}”", word.trim());
    }
    match (qualifier, stated.low, stated.best, stated.high) {
        (Some(Qualifier::MoreThan), Some(low), _, None) => format!("more than {}", count(low - 1.0)),
        (Some(Qualifier::FewerThan), None, _, Some(high)) => format!("fewer than {}", count(high + 1.0)),
        (Some(Qualifier::About), _, Some(best), _) => format!("about {}", count(best)),
        (Some(Qualifier::Nearly), _, _, Some(high)) => format!("nearly {}", count(high)),
        (_, None, Some(best), None) => count(best),
        (_, low, Some(best), high) if low == Some(best) && high == Some(best) => count(best),
        (_, low, Some(best), high) if low.is_some() || high.is_some() => {
            format!("{} (best {})", range(low, high), count(best))
        }
        (_, low, _, high) => range(low, high),
    }
}

/// A date with the precision that it was written with: `27 March 2022`, `March 2022`, `2022`.
pub fn date(dated: Dated, lang: Lang) -> String {
    let (year, month, day) = civil(dated.start);
    match dated.precision {
        Precision::Day => lang.day(year, month, day),
        Precision::Week => WEEK_OF.with(lang, &[("day", &lang.day(year, month, day))]),
        Precision::Month => lang.month_of(year, month),
        Precision::Quarter => QUARTER.with(lang, &[("n", &month.div_ceil(3).to_string()), ("year", &year.to_string())]),
        Precision::Year => format!("{year}"),
    }
}

const WEEK_OF: Phrase = Phrase::new(
    "week of {day}",
    "semaine du {day}",
    "semana del {day}",
    "أسبوع {day}",
    "неделя с {day}",
    "тиждень від {day}",
);
const QUARTER: Phrase =
    Phrase::new("Q{n} {year}", "T{n} {year}", "T{n} {year}", "الربع {n} من {year}", "{n} кв. {year}", "{n} кв. {year}");
const FROM: Phrase =
    Phrase::new("from {day}", "à partir du {day}", "desde el {day}", "منذ {day}", "с {day}", "від {day}");
const UNTIL: Phrase =
    Phrase::new("until {day}", "jusqu’au {day}", "hasta el {day}", "حتى {day}", "по {day}", "до {day}");
const NO_DATE: Phrase = Phrase::new("no date", "sans date", "sin fecha", "بلا تاريخ", "без даты", "без дати");

/// A window: `27–31 March 2022`, `23 March–3 April 2022`, `from 27 March 2022`, `March 2022`.
pub fn window(window: Window, lang: Lang) -> String {
    let (Some(start), Some(end)) = (window.start, window.end) else {
        return match (window.start, window.end) {
            (Some(start), None) if start.precision == Precision::Day => FROM.with(lang, &[("day", &date(start, lang))]),
            (Some(start), None) => date(start, lang),
            (None, Some(end)) => UNTIL.with(lang, &[("day", &date(end, lang))]),
            _ => NO_DATE.say(lang).into(),
        };
    };
    if (start.start, start.precision) == (end.start, end.precision) || start.start == end.start && start.end == end.end
    {
        return date(start, lang);
    }
    let ((y1, m1, d1), (y2, m2, d2)) = (civil(start.start), civil(end.end));
    if start.precision != Precision::Day || end.precision != Precision::Day {
        return format!("{}–{}", date(start, lang), date(end, lang));
    }
    let last = lang.day(y2, m2, d2);
    match (y1 == y2, m1 == m2) {
        (true, true) => format!("{d1}–{last}"),
        (true, false) => format!("{}–{last}", lang.day_of_month(m1, d1)),
        _ => format!("{}–{last}", lang.day(y1, m1, d1)),
    }
}

/// A date in ISO 8601 as exactly as it was written: `2022-03`, not its first day; a week by its first day.
pub fn dated_iso(dated: Dated) -> String {
    let (year, month, _) = civil(dated.start);
    match dated.precision {
        Precision::Day | Precision::Week => iso(dated.start),
        Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
        Precision::Year => format!("{year:04}"),
    }
}

/// The days of a window in ISO 8601, as a machine wants them; an unknown end stays empty.
pub fn window_iso(window: Window) -> (String, String) {
    (
        window.start.map(|start| iso(start.start)).unwrap_or_default(),
        window.end.map(|end| iso(end.end)).unwrap_or_default(),
    )
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String], lang: Lang) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), lang.and()),
    }
}

/// Text from the data as a person may be shown it: no control characters, nothing that turns the direction of writing.
pub fn visible(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}');
    text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EndBasis;

    fn on(text: &str) -> Option<Dated> {
        Dated::parse(text).ok()
    }

    #[test]
    fn counts_have_separators_and_fractions_stay() {
        assert_eq!(count(0.0), "0");
        assert_eq!(count(999.0), "999");
        assert_eq!(count(1_234_567.0), "1,234,567");
        assert_eq!(count(1.34), "1.34");
    }

    #[test]
    fn an_open_end_is_said_in_words_and_never_invented() {
        assert_eq!(range(Some(500.0), None), "at least 500");
        assert_eq!(range(None, Some(90.0)), "up to 90");
        assert_eq!(range(Some(300.0), Some(600.0)), "300–600");
        assert_eq!(range(Some(203.0), Some(203.0)), "203");
    }

    #[test]
    fn more_than_500_is_never_printed_as_501() {
        let more = Stated { low: Some(501.0), ..Stated::default() };
        assert_eq!(stated(more, Some(Qualifier::MoreThan), Some("plus de 500")), "more than 500");
    }

    #[test]
    fn a_word_stays_a_word() {
        let hundreds = Stated {
            low_basis: Some(EndBasis::Convention),
            high_basis: Some(EndBasis::Convention),
            ..Stated::range(200.0, 999.0)
        };
        assert_eq!(stated(hundreds, Some(Qualifier::Vague), Some("des centaines")), "“des centaines”");
    }

    #[test]
    fn a_window_is_as_short_as_its_dates_allow() {
        let span = |a, b| window(Window { start: on(a), end: on(b) }, Lang::En);
        assert_eq!(span("2022-03-27", "2022-03-31"), "27–31 March 2022");
        assert_eq!(span("2022-03-23", "2022-04-03"), "23 March–3 April 2022");
        assert_eq!(span("2021-12-30", "2022-01-02"), "30 December 2021–2 January 2022");
        assert_eq!(span("2022-03", "2022-03"), "March 2022");
        assert_eq!(span("2022-03-27", ""), "from 27 March 2022");
    }
}
