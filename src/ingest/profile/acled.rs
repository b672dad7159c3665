//! ACLED's fatalities with what its notes say of them: a stand-in for an unknown number is no estimate.
//!
//! The codebook: where a report names no number, "either 3 or 10 is recorded", "dozens" are 12, "hundreds" 100, and where
//! no fatality is mentioned 0. The notes then say "coded as 3", or only "several", "an unknown number of" and the like.

/// Numbers that stand in for words: the number, its own names, the words.
const STAND_INS: &[(&str, &[&str], &[&str])] = &[
    ("3", &["three"], &["several", "few", "many"]),
    ("10", &["ten"], &["several", "many", "tens"]),
    ("12", &["twelve", "dozen"], &["dozens"]),
    ("20", &["twenty", "score"], &["scores"]),
    ("100", &["hundred"], &["hundreds"]),
    ("1000", &["thousand"], &["thousands"]),
];

/// Words that say of a number that it is not known; 3 and 10 stand in for it.
const NOT_KNOWN: &[&str] = &["unknown", "unclear", "unspecified", "unidentified", "undisclosed"];

/// Words for the dead, and for people who were harmed in another way.
const DEAD: &[&str] = &["killed", "dead", "death", "died", "fatalit", "casualt"];
const OTHERWISE: &[&str] = &["injur", "wound", "arrest", "abduct", "kidnap", "captur", "detain"];
const PASSIVE: &[&str] = &[" were ", " was ", " been ", " being ", " are "];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Within so many characters behind the word, the notes say that people died.
const NEAR: usize = 60;

/// The figure in words, where the number is not to be taken as it is: "at least 0" for a 0, which ACLED gives for none and
/// for not known, and "coded as 10" for a stand-in. `None` for every other number.
pub fn figure(fatalities: &str, notes: &str) -> Option<String> {
    let number = fatalities.trim();
    let number = number.strip_suffix(".0").unwrap_or(number);
    if number == "0" {
        return Some("at least 0".into());
    }
    words(number, notes).map(|_| format!("coded as {number}"))
}

/// Whether the notes say in so many words that this whole number is a code: "coded as 10".
pub fn says_coded(number: &str, notes: &str) -> bool {
    let coded = |phrase: &str| {
        notes.match_indices(phrase).any(|(at, phrase)| {
            let behind = notes[at + phrase.len()..].trim_start_matches([' ', '\'', '"', '“', ':']);
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            !number.is_empty() && behind[..digits] == *number
        })
    };
    coded("coded as") || coded("Coded as")
}

/// What the notes say instead of the number: "coded as 10", or the word for which it stands ("several"). `None` where the
/// notes give the number itself, or say nothing of the kind.
pub fn words(number: &str, notes: &str) -> Option<String> {
    if says_coded(number, notes) {
        return Some(format!("coded as {number}"));
    }
    let (_, names, words) = STAND_INS.iter().find(|(stand_in, ..)| *stand_in == number)?;
    let notes = notes.to_lowercase();
    if notes.is_empty() || gives(&notes, number, names) {
        return None;
    }
    let not_known = if matches!(number, "3" | "10") { NOT_KNOWN } else { &[] };
    let word = words.iter().find(|word| places(&notes, word).any(|(before, behind)| counts_dead(before, behind)));
    let unknown =
        || not_known.iter().find(|word| places(&notes, word).any(|(before, behind)| is_not_known(before, behind)));
    word.or_else(unknown).map(|word| (*word).to_owned())
}

/// Where a word stands by itself: what is before it, and what is behind it in the sentence.
fn places<'a>(notes: &'a str, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    notes.match_indices(word).filter_map(move |(at, _)| {
        let (before, behind) = (&notes[..at], &notes[at + word.len()..]);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = !letter(before.chars().next_back()) && !letter(behind.chars().next());
        let end = behind.char_indices().take(NEAR).find(|(_, c)| matches!(c, '.' | ';'));
        let end = end.or_else(|| behind.char_indices().nth(NEAR)).map_or(behind.len(), |(end, _)| end);
        whole.then_some((before, &behind[..end]))
    })
}

/// "killing several", "several killed", "several people were killed", "several deaths"; not "several gunmen killed a man".
fn counts_dead(before: &str, behind: &str) -> bool {
    if matches!(last_word(before), "killed" | "killing" | "kill") {
        return true;
    }
    let Some((at, dead)) = DEAD.iter().filter_map(|dead| Some((behind.find(dead)?, *dead))).min() else { return false };
    // A number in between is a figure of its own: "several houses, 3 people killed".
    let between = &behind[..at];
    let direct =
        dead != "killed" || between.trim().is_empty() || PASSIVE.iter().any(|passive| between.contains(passive));
    let other = OTHERWISE.iter().any(|harm| between.contains(harm)) || between.contains(|c: char| c.is_ascii_digit());
    direct && !other
}

/// "an unknown number of people were killed", "unspecified fatalities", "fatalities unknown"; not "unidentified gunmen".
fn is_not_known(before: &str, behind: &str) -> bool {
    let next = behind.trim_start();
    let of_dead = |word: &str| ["fatalit", "casualt", "death"].iter().any(|dead| word.starts_with(dead));
    let counted = ["number", "how many"].iter().any(|count| next.starts_with(count)) && counts_dead(before, behind);
    of_dead(next) || of_dead(last_word(before)) || counted
}

/// The last word but articles and forms of "to be".
fn last_word(before: &str) -> &str {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).rev();
    words.find(|word| !matches!(*word, "" | "a" | "an" | "are" | "is" | "were" | "remain")).unwrap_or_default()
}

/// Whether the notes give the number itself, in digits or in words; the day of a date is no such number.
fn gives(notes: &str, number: &str, names: &[&str]) -> bool {
    let month = |word: Option<&&str>| {
        word.is_some_and(|word| MONTHS.iter().any(|month| month == word || word.len() == 3 && month.starts_with(word)))
    };
    let words: Vec<&str> = notes.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let dated = month(words.get(at + 1)) || month(at.checked_sub(1).and_then(|before| words.get(before)));
        *word == number && !dated || names.contains(word)
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
            ("3", "On 3 March 2022, gunmen attacked the village, killing several civilians."),
            ("10", "Fatalities are unknown."),
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
            ("3", "Unidentified gunmen killed a man, his wife and a child."),
            ("10", "Unknown gunmen killed ten people."),
            ("3", "Several gunmen killed a man, his wife and a child."),
            ("3", "Several people were injured, a man and two women were killed."),
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
