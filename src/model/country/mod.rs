//! Countries: a code, or a name in seven languages, becomes ISO 3166-1 alpha-3.
//!
//! The names are those of Unicode CLDR 47 (Unicode License v3, see `LICENSE-UNICODE`), with the official and former names
//! and the spellings of the field's data sets; `names.tsv` says how it was made. A name fits wholly or not at all: nothing
//! is guessed from a part of it.

mod fold;

use fold::fold;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How near a text must come to a name to be taken for a slip (Jaro-Winkler, 1 is equal).
const NEAR: f64 = 0.9;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("names.tsv")));

struct Country {
    alpha3: &'static str,
    alpha2: &'static str,
    number: Option<u16>,
    name: &'static str,
}

/// A name of a country, as it is spelled.
struct Name {
    spelling: &'static str,
    alpha3: &'static str,
}

struct Table {
    /// In the order of alpha-3.
    countries: Vec<Country>,
    /// By the folded name.
    names: BTreeMap<String, Name>,
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut table = Self { countries: Vec::new(), names: BTreeMap::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(alpha3), Some(alpha2), Some(number)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let mut spellings =
                fields.flat_map(|field| field.split(';')).map(str::trim).filter(|name| !name.is_empty());
            let Some(name) = spellings.next() else { continue };
            for spelling in spellings.chain([name]) {
                table.names.entry(fold(spelling)).or_insert(Name { spelling, alpha3 });
            }
            table.countries.push(Country { alpha3, alpha2, number: number.parse().ok(), name });
        }
        table
    }

    fn country(&self, alpha3: &str) -> Option<&Country> {
        let at = self.countries.binary_search_by(|country| country.alpha3.cmp(alpha3)).ok()?;
        self.countries.get(at)
    }

    fn named(&self, name: &str) -> Option<&'static str> {
        self.names.get(&fold(name)).map(|name| name.alpha3)
    }
}

/// The alpha-3 code of a country: from its alpha-3 code in any case, its alpha-2 code in capitals, its three-digit
/// number, or one of its names in English, French, Spanish, Portuguese, Arabic, Russian or Ukrainian.
///
/// Case, accents, punctuation, "the", "of" and doubled blanks do not matter; "Iran, Islamic Republic of" and "Iran
/// (Islamic Republic of)" are "Islamic Republic of Iran". A state that lies within one of today's has the code of today's
/// (Zaire, Rhodesia, South Vietnam); one that fell into several has none (Soviet Union, Yugoslavia, Czechoslovakia),
/// unless the name says which, as "Russia (Soviet Union)" does. "Congo" alone is the Republic of the Congo, as in ISO and
/// UCDP; "Korea" alone is neither. Gaza and the West Bank are Palestine, `PSE`. Kosovo is `XKX`, a code that its users
/// assigned, not ISO.
pub fn alpha3(text: &str) -> Option<&'static str> {
    let text = text.trim();
    of_code(text).or_else(|| TABLE.named(text)).or_else(|| {
        let (last, first) = text.split_once([',', '('])?;
        TABLE.named(&format!("{first} {last}"))
    })
}

/// The alpha-3 code of an ISO 3166-1 number: 466 is `MLI`, 4 is `AFG`. Kosovo has no number.
pub fn alpha3_of_number(number: u16) -> Option<&'static str> {
    TABLE.countries.iter().find(|country| country.number == Some(number)).map(|country| country.alpha3)
}

/// The alpha-2 code of an alpha-3 code in capitals: `MLI` is `ML`, Kosovo's `XKX` is `XK`.
pub fn alpha2(alpha3: &str) -> Option<&'static str> {
    TABLE.country(alpha3).map(|country| country.alpha2)
}

/// The English short name of an alpha-3 code in capitals.
pub fn name(alpha3: &str) -> Option<&'static str> {
    TABLE.country(alpha3).map(|country| country.name)
}

/// The name of a country that a text comes near, for "did you mean"; in the language that it was written in, and never
/// to be taken for what was meant.
pub fn nearest(text: &str) -> Option<&'static str> {
    let text = fold(text);
    let mut best = (NEAR, None);
    for (folded, name) in &TABLE.names {
        let near = strsim::jaro_winkler(&text, folded);
        if near > best.0 {
            best = (near, Some(name.spelling));
        }
    }
    best.1
}

/// The alpha-3 code of a code; the dots of "U.S.A." and "U.K." do not matter.
fn of_code(text: &str) -> Option<&'static str> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit()) {
        return alpha3_of_number(text.parse().ok()?);
    }
    let letters = text.replace('.', "");
    match letters.len() {
        2 => TABLE.countries.iter().find(|country| country.alpha2 == letters).map(|country| country.alpha3),
        3 => TABLE.country(&letters.to_ascii_uppercase()).map(|country| country.alpha3),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
