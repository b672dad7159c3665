//! What a cell's text means: a date, a country, a word of a vocabulary, a number; or why it means nothing.

use super::column::{DateReader, Interpreted, Meaning};
use super::date::{DateFault, DateOptions, DateReading, OrderVerdict, read_date};
use crate::model::interval::MAX_PEOPLE;
use crate::model::{Precision, coordinates, country};

/// A date, read by the options and by what its column shows.
pub fn date(text: &str, dates: &dyn DateReader) -> Result<Meaning, String> {
    let told = |reading: &DateReading| match (reading.plain, reading.century) {
        (true, _) => None,
        (_, Some(year)) => Some(Interpreted::Century(year)),
        _ => Some(Interpreted::Date),
    };
    let meaning = |reading: DateReading| Meaning {
        told: told(&reading),
        shown: reading.start,
        end: reading.end,
        precision: reading.precision,
    };
    let options = dates.options();
    match read_date(text, &options) {
        Ok(reading) => Ok(meaning(reading)),
        Err(DateFault::Missing | DateFault::Empty) => {
            Ok(Meaning { shown: String::new(), end: None, precision: Precision::Day, told: None })
        }
        Err(DateFault::Ambiguous { readings }) => match dates.order() {
            OrderVerdict::Settled(order) => read_date(text, &DateOptions { order: Some(order), ..options })
                .map(meaning)
                .map_err(|fault| fault.to_string()),
            _ => Err(DateFault::Ambiguous { readings }.to_string()),
        },
        Err(fault) => Err(fault.to_string()),
    }
}

/// Every name between `;` as its code in ISO 3166, where it has one.
pub fn countries(text: &str) -> Meaning {
    let codes: Vec<&str> =
        text.split(';').map(|name| country::alpha3(name.trim()).unwrap_or_else(|| name.trim())).collect();
    let shown = codes.join(";");
    let told = (shown != text).then_some(Interpreted::Country);
    Meaning { shown, end: None, precision: Precision::Day, told }
}

/// A word of a vocabulary, as its code.
pub fn word(words: &'static [&'static str], text: &str) -> Result<u32, String> {
    let plain = text.to_lowercase().replace([' ', '-'], "_");
    words.iter().position(|word| *word == plain).map(|code| code as u32).ok_or_else(|| {
        let near = synonym(&plain)
            .filter(|word| words.contains(word))
            .or_else(|| crate::error::nearest(&plain, words.iter().copied()));
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("not a word of the vocabulary; expected one of {}{hint}", words.join(", "))
    })
}

/// What a word that newsrooms write is called in the contract.
fn synonym(text: &str) -> Option<&'static str> {
    match text {
        "dead" | "death" | "deaths" | "died" | "fatalities" | "tués" | "morts" | "muertos" | "mortos" => {
            Some("killed")
        }
        "wounded" | "hurt" | "injuries" | "blessés" | "heridos" | "feridos" => Some("injured"),
        "civilians" | "civil" | "civils" | "civiles" | "civis" => Some("civilian"),
        "combatants" | "military" | "soldiers" | "fighters" | "militants" | "militaires" | "militares" => {
            Some("combatant")
        }
        _ => None,
    }
}

/// A number of people, or degrees.
pub fn number(name: &str, text: &str) -> Result<f64, String> {
    if matches!(name, "lat" | "lon") {
        return coordinates::degrees(text)
            .ok_or_else(|| "not a number of degrees; expected decimal degrees such as 14.66 or -4.1".to_owned());
    }
    let n: f64 = text.parse().map_err(|_| "not a number; expected digits such as 203 or 13.5".to_owned())?;
    if !n.is_finite() {
        return Err("not a finite number; leave the cell empty for an open end".into());
    }
    match n {
        _ if n < 0.0 => Err("a count of people cannot be negative; leave the cell empty for unknown".into()),
        _ if n > MAX_PEOPLE => Err("more people than are alive; expected a count up to 10,000,000,000".into()),
        _ => Ok(n),
    }
}

/// A whole number.
pub fn integer(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "not a whole number from 0 to 4,294,967,295".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Harm, Vocabulary};

    #[test]
    fn a_number_that_cannot_be_a_count_says_why() {
        let fault = |text| number("low", text).expect_err(text);
        assert!(fault("-3").contains("cannot be negative"));
        assert!(fault("NaN").contains("not a finite number"));
        assert!(fault("1e30").contains("more people than are alive"));
        assert!(fault("many").contains("not a number"));
        assert_eq!(number("lon", "-4.1"), Ok(-4.1));
    }

    #[test]
    fn an_unknown_word_names_the_vocabulary_and_the_nearest() {
        for text in ["kiled", "dead", "Tués"] {
            let fault = word(Harm::WORDS, text).expect_err(text);
            assert!(fault.contains("did you mean `killed`?"), "{fault}");
        }
    }
}
