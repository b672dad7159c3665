//! What is special in names of places.

use super::words::{Word, without};

/// What kind of place it is, in the words of the data sets; transliterated where they are Arabic, Russian or Ukrainian.
const KINDS: &[&str] = &[
    "village",
    "town",
    "city",
    "ville",
    "cercle",
    "district",
    "governorate",
    "province",
    "oblast",
    "raion",
    "rayon",
    "region",
    "state",
    "county",
    "municipality",
    "commune",
    "department",
    "locality",
    "suburb",
    "neighborhood",
    "neighbourhood",
    "subdistrict",
    "sub",
    "prefecture",
    "territory",
    "zone",
    "area",
    "lga",
    "township",
    "tehsil",
    "taluk",
    "division",
    "ward",
    "agency",
    "settlement",
    "hamlet",
    "woreda",
    "wilaya",
    "wilayat",
    "wilayah",
    "muhafazat",
    "muhafazah",
    "mintaqat",
    "mantiqat",
    "markaz",
    "nahiya",
    "nahiyat",
    "nahiyah",
    "qada",
    "qaza",
    "kaza",
    "ilce",
    "il",
    "departement",
    "arrondissement",
    "departamento",
    "municipio",
    "ciudad",
    "pueblo",
    "provincia",
    "vereda",
    "corregimiento",
    "localite",
    "quartier",
    "hay",
    "hayy",
    "madinat",
    "medinat",
    "gorod",
    "misto",
    "selo",
    "selyshche",
    "posyolok",
    "poselok",
    "pgt",
    "smt",
    "rn",
    "obl",
    "krai",
    "kray",
    "okrug",
    "gromada",
    "hromada",
    "republic",
    "mdyna",
    "mhafza",
    "qrya",
    "blda",
    "nahya",
    "mntqa",
    "hy",
    "wlaya",
    "mhlya",
    "mhlyt",
    "shhr",
    "astan",
    "wlswaly",
    "the",
    "of",
    "de",
    "du",
    "des",
    "del",
    "in",
    "near",
    "e",
    "i",
    "la",
    "le",
];

/// Words that many places share.
const COMMON: &[&str] = &[
    "camp",
    "mkhym",
    "mountain",
    "jabal",
    "jebel",
    "jbl",
    "hill",
    "hills",
    "river",
    "valley",
    "wadi",
    "lake",
    "island",
    "airport",
    "mtar",
    "base",
    "airbase",
    "road",
    "street",
    "bridge",
    "border",
    "checkpoint",
    "hospital",
    "mstshfa",
    "junction",
    "crossing",
    "forest",
    "desert",
    "farm",
    "farms",
    "industrial",
    "strip",
    "qta",
];

/// Directions in the languages of the data sets.
const DIRECTIONS: &[(&str, &str)] = &[
    ("nord", "north"),
    ("norte", "north"),
    ("northern", "north"),
    ("shamal", "north"),
    ("shmal", "north"),
    ("sud", "south"),
    ("sur", "south"),
    ("southern", "south"),
    ("janub", "south"),
    ("janoub", "south"),
    ("jnwb", "south"),
    ("est", "east"),
    ("este", "east"),
    ("eastern", "east"),
    ("sharq", "east"),
    ("shrq", "east"),
    ("ouest", "west"),
    ("oeste", "west"),
    ("western", "west"),
    ("gharb", "west"),
];

/// The words that tell one place from another. With an oblast or raion, its adjective becomes the name again: Kharkivska
/// oblast is Kharkiv.
pub(super) fn telling(words: Vec<Word>) -> Vec<Word> {
    let slavic = words.iter().any(|word| matches!(word.text.as_str(), "oblast" | "raion" | "rayon" | "obl" | "rn"));
    let mut words = without(words, |word| KINDS.contains(&word.text.as_str()));
    for word in &mut words {
        if let Some((_, english)) = DIRECTIONS.iter().find(|(direction, _)| *direction == word.text) {
            word.text = (*english).to_owned();
            word.bare = false;
        } else if slavic && let Some(noun) = noun(&word.text) {
            word.text = noun;
        }
    }
    words
}

fn noun(adjective: &str) -> Option<String> {
    let stem =
        ["aya", "aia", "yi", "iy", "ii", "yy", "a", "y"].iter().find_map(|ending| adjective.strip_suffix(ending))?;
    let stem = stem.strip_suffix("sk").filter(|stem| stem.len() >= 3).map(|town| (stem, town))?;
    Some(match stem {
        (_, town)
            if town.ends_with("iv") || town.ends_with("ov") && !town.ends_with("trov") || town.ends_with("son") =>
        {
            town.into()
        }
        (whole, _) => whole.into(),
    })
}

/// Whether a word is one that many places share.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_adjective_of_an_oblast_is_its_town() {
        for (adjective, town) in [
            ("kharkivska", "kharkiv"),
            ("kharkovskaya", "kharkov"),
            ("donetska", "donetsk"),
            ("khersonskyi", "kherson"),
            ("dnipropetrovska", "dnipropetrovsk"),
        ] {
            assert_eq!(noun(adjective).as_deref(), Some(town));
        }
        assert_eq!(noun("kyiv"), None);
        assert_eq!(noun("minsk"), None);
    }
}
