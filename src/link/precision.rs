//! How far a stated date or place may be from the true one: windows are widened by it.

use crate::model::letters::fold;
use crate::model::{Claim, Day, Extent, Precision, date};

/// What the days of a report are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// One day.
    Event,
    /// One day, known only to lie in a span.
    Vague,
    /// Several days.
    Episode,
    /// Not given.
    Undated,
    /// Several events or a period: of no one event.
    Aggregate,
}

/// The first and last day of a claim: the days of an episode, or those between which an event of less exact date lies.
///
/// An end that is not given counts as the start, as in MELTT. A span in days with a precision of a week or more is no
/// episode: UCDP's `date_prec` 2 to 5 gives the days between which an event took place.
pub fn days(claim: Claim) -> (Day, Day, When) {
    if claim.extent() == Some(Extent::Aggregate) {
        return (0, 0, When::Aggregate);
    }
    let window = claim.window();
    let Some((first, last)) = window.reach() else { return (0, 0, When::Undated) };
    let (first, last) = (first.min(last), first.max(last));
    let written = window.start.or(window.end).map_or(Precision::Day, |date| date.precision);
    let precision = claim.date_precision().unwrap_or(written).max(written);
    match precision {
        Precision::Day if first == last => (first, last, When::Event),
        Precision::Day => (first, last, When::Episode),
        _ if first < last => (first, last, When::Vague),
        _ => {
            let (first, last) = span(first, precision);
            (first, last, When::Vague)
        }
    }
}

/// The days that a day may stand for: its month, its quarter, its year; or any day of a week around it.
fn span(day: Day, precision: Precision) -> (Day, Day) {
    let (year, month, _) = date::civil(day);
    let text = match precision {
        Precision::Day => return (day, day),
        Precision::Week => return (day - 6, day + 6),
        Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
        Precision::Year => format!("{year:04}"),
    };
    date::Dated::parse(&text).map_or((day, day), |span| (span.start, span.end))
}

/// How far in km the stated coordinates may be from the place, by the words or the number of `geo_precision`; infinite where
/// they only stand for a country.
///
/// Numbers are UCDP's `where_prec`: 1 exact, 2 within about 25 km (codebook), 3 the centre of a second-order unit, 4 of a
/// first-order unit, 5 a part of a country or a line, 6 a country, 7 sea or air. The radii of units are those of common
/// provinces and districts, not of any one: a link that rests on them says so.
pub fn slack_km(text: &str) -> f32 {
    match text.trim() {
        "" | "1" => return 0.0,
        "2" => return 25.0,
        "3" => return DISTRICT,
        "4" => return PROVINCE,
        "5" => return 100.0,
        "6" | "7" => return f32::INFINITY,
        _ => {}
    }
    let mut folded = String::new();
    text.chars().for_each(|c| fold(c, &mut folded));
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if says(&["country", "nation"]) {
        f32::INFINITY
    } else if says(&["province", "provincial", "governorate", "first-order", "first order", "adm1", "admin1"]) {
        PROVINCE
    } else if says(&["district", "county", "second-order", "adm2", "admin2", "smallest region", "region", "several"]) {
        if says(&["near"]) { 25.0 } else { DISTRICT }
    } else if says(&["near", "around", "within 25"]) {
        25.0
    } else {
        0.0
    }
}

/// Around the centre of a second-order unit, in km.
pub const DISTRICT: f32 = 50.0;
/// Around the centre of a first-order unit, in km.
pub const PROVINCE: f32 = 150.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_field_s_data_sets_have_a_radius() {
        for (text, km) in [
            ("", 0.0),
            ("1", 0.0),
            ("4", 150.0),
            ("town", 0.0),
            ("near a town or part of a region", 25.0),
            ("larger region or provincial capital", 150.0),
            ("city, village or town", 0.0),
            ("centre of the smallest region, town not located", 50.0),
            ("centre of the first-order region", 150.0),
            ("District/county", 50.0),
            ("Exact location (other)", 0.0),
            ("province, exact place not known", 150.0),
        ] {
            assert_eq!(slack_km(text), km, "{text}");
        }
        assert!(slack_km("country only").is_infinite() && slack_km("6").is_infinite());
    }

    #[test]
    fn a_day_of_coarser_precision_stands_for_its_month_or_year() {
        let iso = |(first, last)| (date::iso(first), date::iso(last));
        let day = date::Dated::parse("2022-03-15").expect("a day").start;
        assert_eq!(iso(span(day, Precision::Month)), ("2022-03-01".into(), "2022-03-31".into()));
        assert_eq!(iso(span(day, Precision::Quarter)), ("2022-01-01".into(), "2022-03-31".into()));
        assert_eq!(iso(span(day, Precision::Week)), ("2022-03-09".into(), "2022-03-21".into()));
        assert_eq!(iso(span(day, Precision::Year)), ("2022-01-01".into(), "2022-12-31".into()));
    }
}
