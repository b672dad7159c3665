//! ACLED's fatalities with what its notes say of them: a stand-in for an unknown number is no estimate.
//!
//! The codebook: where a report names no number, "either 3 or 10 is recorded", "dozens" are 12, "hundreds" 100, and where
//! no fatality is mentioned 0. The notes then say "coded as 3", or only "several", "an unknown number of" and the like.

/// Numbers that stand in for words, with the words.
const STAND_INS: &[(&str, &[&str])] = &[
    ("3", &["several", "few", "many", "unknown", "unclear", "unspecified", "unidentified", "undisclosed"]),
    ("10", &["several", "many", "tens", "unknown", "unclear", "unspecified", "unidentified", "undisclosed"]),
    ("12", &["dozens"]),
    ("20", &["scores"]),
    ("100", &["hundreds"]),
    ("1000", &["thousands"]),
];

/// What is counted, within this many bytes behind the word.
const NOUNS: &[&str] = &["fatalit", "kill", "dead", "death", "casualt", "died", "people", "civilian", "number"];
const NEAR: usize = 60;

/// The figure in words, where the number is not to be taken as it is: "at least 0" for a 0, which ACLED gives for none and
/// for not known, and "coded as 10" for a stand-in. `None` for every other number.
pub fn figure(fatalities: &str, notes: &str) -> Option<String> {
    let number = fatalities.trim();
    let number = number.strip_suffix(".0").unwrap_or(number);
    if number == "0" {
        return Some("at least 0".into());
    }
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    let words = STAND_INS.iter().find(|(stand_in, _)| *stand_in == number);
    if !plain || notes.is_empty() || words.is_none() && !notes.contains("coded as") && !notes.contains("Coded as") {
        return None;
    }
    let notes = notes.to_lowercase();
    let coded = notes.match_indices("coded as").any(|(at, phrase)| {
        let behind = notes[at + phrase.len()..].trim_start_matches([' ', '\'', '"', '“', ':']);
        let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
        digits == number
    });
    let said = words.is_some_and(|(_, words)| words.iter().any(|word| counts(&notes, word)));
    (coded || said).then(|| format!("coded as {number}"))
}

/// Whether the word stands in the notes, by itself, and people are counted behind it.
fn counts(notes: &str, word: &str) -> bool {
    notes.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let behind = &notes[at + word.len()..];
        if letter(notes[..at].chars().next_back()) || letter(behind.chars().next()) {
            return false;
        }
        let near: String = behind.chars().take(NEAR).take_while(|c| !matches!(c, '.' | ';')).collect();
        let noun = NOUNS.iter().filter_map(|noun| near.find(noun)).min();
        // A number between the word and the noun is a figure of its own: "several houses, 3 people killed".
        noun.is_some_and(|end| !near[..end].contains(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_stand_in_is_recognised_by_what_the_notes_say() {
        let coded = [
            ("10", "Unknown number of fatalities, coded as 10."),
            ("3", "Several people were killed."),
            ("12", "Dozens of civilians were reportedly killed in the attack."),
            ("6", "12 fatalities coded as 6 across two events."),
            ("100", "Hundreds killed."),
            ("10", "An unspecified number of militants were killed (coded as 10)."),
        ];
        for (number, notes) in coded {
            assert_eq!(figure(number, notes), Some(format!("coded as {number}")), "{notes}");
        }
    }

    #[test]
    fn a_number_that_the_notes_give_is_a_number() {
        let plain = [
            ("3", "Three people were killed."),
            ("10", "Several houses were burned. 10 people were killed."),
            ("10", "Several soldiers shot 10 people dead."),
            ("7", "Several people were killed."),
            ("12", "12 dead. Coded as 120 in another source."),
            ("3", ""),
        ];
        for (number, notes) in plain {
            assert_eq!(figure(number, notes), None, "{notes}");
        }
    }

    #[test]
    fn an_acled_zero_is_none_or_unknown() {
        assert_eq!(figure("0", "").as_deref(), Some("at least 0"));
    }
}
