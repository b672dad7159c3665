//! What is special in names of armed actors and organisations: states, acronyms, years and words that all of them share.

use super::words::{Word, words};
use crate::model::country;

/// What a group's name says beside its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    /// The state whose government or forces these are, alpha-3.
    pub state: Option<&'static str>,
    /// Which of its forces.
    pub branch: Branch,
    /// An acronym that the name gives for itself, in lower case.
    pub acronym: Option<String>,
    /// The name is its acronym and nothing else.
    pub only_acronym: bool,
    /// The words as they begin in an acronym; `true` for those that may be left out.
    pub spelled: Vec<(String, bool)>,
}

/// Which forces of a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Branch {
    /// The government, or forces without more.
    #[default]
    Any,
    /// Soldiers.
    Army,
    /// Police and gendarmes.
    Police,
}

/// The most words that an acronym is looked for in.
const MOST_SPELLED: usize = 16;

const STOP: &[&str] = &[
    "the", "of", "de", "du", "des", "del", "la", "le", "les", "los", "las", "el", "al", "and", "et", "y", "e", "for",
    "pour", "por", "para", "in", "i", "yi", "wa", "wal", "li", "fi", "to", "da", "do", "a", "und", "fy",
];

/// Words that groups of every kind share.
const COMMON: &[&str] = &[
    "group",
    "groups",
    "militia",
    "militias",
    "ethnic",
    "communal",
    "armed",
    "movement",
    "front",
    "forces",
    "force",
    "army",
    "brigade",
    "brigades",
    "battalion",
    "faction",
    "insurgents",
    "rebels",
    "rebel",
    "fighters",
    "militants",
    "supporters",
    "unidentified",
    "unknown",
    "mouvement",
    "groupe",
    "cartel",
    "organization",
    "organisation",
    "party",
    "civilians",
    "jama",
    "jamaat",
    "jabhat",
    "liwa",
    "harakat",
    "katibat",
    "cell",
    "people",
    "peoples",
];

const GOVERNMENT: &[&str] = &[
    "government",
    "gouvernement",
    "gobierno",
    "governo",
    "regime",
    "state",
    "authorities",
    "forces",
    "security",
    "force",
    "hkwma",
    "pravitelstvo",
];
const ARMY: &[&str] = &[
    "military",
    "army",
    "armed",
    "soldiers",
    "troops",
    "navy",
    "naval",
    "air",
    "defense",
    "defence",
    "defensive",
    "armee",
    "armees",
    "militaires",
    "militaire",
    "ejercito",
    "fuerzas",
    "armadas",
    "armada",
    "exercito",
    "jysh",
    "qwat",
    "armiya",
    "zbroini",
    "syly",
    "vooruzhennye",
    "sily",
];
const POLICE: &[&str] =
    &["police", "policia", "policiere", "gendarmerie", "gendarmes", "carabineros", "shrta", "politsiya"];

/// Adjectives of countries that do not follow from the name.
const ADJECTIVES: &[(&str, &str)] = &[
    ("afghan", "AFG"),
    ("american", "USA"),
    ("us", "USA"),
    ("usa", "USA"),
    ("british", "GBR"),
    ("uk", "GBR"),
    ("french", "FRA"),
    ("francaise", "FRA"),
    ("francaises", "FRA"),
    ("turkish", "TUR"),
    ("burmese", "MMR"),
    ("filipino", "PHL"),
    ("philippine", "PHL"),
    ("burkinabe", "BFA"),
    ("lebanese", "LBN"),
    ("saudi", "SAU"),
    ("emirati", "ARE"),
];

/// The words of a group's name and what else it says.
pub(super) fn read(text: &str) -> (Vec<Word>, Group) {
    let (whole, given) = match after_acronym(text) {
        Some((name, acronym)) => (name, Some(acronym)),
        None => before_acronym(text).map_or((text, None), |(name, acronym)| (name, Some(acronym))),
    };
    let all: Vec<Word> = dotted(words(whole)).into_iter().filter(|word| !is_years(word, whole)).collect();
    let own = if given.is_none() && is_acronym(whole.trim()) { plain(whole) } else { None };
    // A list of groups has no acronym.
    let spelled = if whole.contains([',', ';']) { Vec::new() } else { spelled(&all) };
    let (state, branch) = state(&all);
    let told = super::words::without(all, is_stop);
    let group = Group { state, branch, only_acronym: own.is_some(), acronym: given.or(own), spelled };
    (told, group)
}

/// The words as an acronym may take them up: articles and small words can be left out.
fn spelled(words: &[Word]) -> Vec<(String, bool)> {
    let mut spelled = Vec::with_capacity(words.len());
    for word in words {
        spelled.extend(word.definite.then(|| ("al".to_owned(), true)));
        spelled.push((word.text.clone(), is_stop(word)));
    }
    // An acronym has eight letters at most; the search stays short.
    spelled.truncate(MOST_SPELLED);
    spelled
}

/// The name after its acronym and a colon, as ACLED writes it, and the acronym.
fn after_acronym(text: &str) -> Option<(&str, String)> {
    let (head, name) = text.split_once(':')?;
    (is_acronym(head.trim()) && !name.trim().is_empty()).then_some(name).zip(plain(head))
}

/// The name before its acronym in brackets, and the acronym. It must fit the name: in "Christians (CAR)" it does not.
fn before_acronym(text: &str) -> Option<(&str, String)> {
    let (name, rest) = text.split_once('(')?;
    let inside = rest.trim().strip_suffix(')').filter(|inside| is_acronym(inside.trim()))?;
    let acronym = plain(inside)?;
    stands_for(&acronym, &spelled(&words(name))).then_some((name, acronym))
}

/// Whether a text looks like an acronym: two to eight letters or digits, most of them capitals.
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| !matches!(c, '.' | '-' | '/'));
    let (mut count, mut capitals) = (0, 0);
    for c in letters {
        if !c.is_alphanumeric() {
            return false;
        }
        count += 1;
        capitals += usize::from(c.is_uppercase());
    }
    (2..=8).contains(&count) && capitals >= 2 && 2 * capitals > count
}

fn plain(acronym: &str) -> Option<String> {
    let letters: String = words(acronym).into_iter().map(|word| word.text).collect();
    (!letters.is_empty()).then_some(letters)
}

/// Single letters in a row are one word: F.A.R.C.
fn dotted(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut open = false;
    for word in words {
        let single = word.text.len() == 1 && word.raw.chars().all(char::is_uppercase);
        match out.last_mut().filter(|_| open && single) {
            Some(last) => {
                last.text.push_str(&word.text);
                last.raw.push_str(&word.raw);
            }
            None => out.push(word),
        }
        open = single;
    }
    out
}

/// Whether a word is a year of the range that stands in brackets, as in "Military Forces of Mali (2021-)".
fn is_years(word: &Word, whole: &str) -> bool {
    let digits = word.text.len() == 4 && word.text.bytes().all(|b| b.is_ascii_digit());
    digits && (whole.contains(&format!("({}-", word.raw)) || whole.contains(&format!("-{})", word.raw)))
}

fn is_stop(word: &Word) -> bool {
    STOP.contains(&word.text.as_str())
}

/// Whether a word is one that many groups share.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

/// The state whose forces these are: words for a government or its forces, and a country or its adjective, and no more.
fn state(words: &[Word]) -> (Option<&'static str>, Branch) {
    let (mut headed, mut branch, mut rest) = (false, Branch::Any, Vec::new());
    for word in words.iter().filter(|word| !is_stop(word)) {
        let text = word.text.as_str();
        if POLICE.contains(&text) {
            (headed, branch) = (true, Branch::Police);
        } else if ARMY.contains(&text) {
            headed = true;
            branch = if branch == Branch::Police { branch } else { Branch::Army };
        } else if GOVERNMENT.contains(&text) {
            headed = true;
        } else {
            rest.push(word);
        }
    }
    if !headed || rest.is_empty() || rest.len() > 5 {
        return (None, branch);
    }
    let whole: Vec<&str> = rest.iter().map(|word| word.raw.as_str()).collect();
    let whole = whole.join(" ");
    let latin: Vec<&str> = rest.iter().map(|word| word.text.as_str()).collect();
    (named(&whole).or_else(|| adjective(&latin.join(" "))), branch)
}

/// A country by its name; codes are not names here.
fn named(name: &str) -> Option<&'static str> {
    (name.chars().count() > 3).then(|| country::alpha3(name)).flatten()
}

fn adjective(word: &str) -> Option<&'static str> {
    if let Some((_, alpha3)) = ADJECTIVES.iter().find(|(adjective, _)| *adjective == word) {
        return Some(alpha3);
    }
    // The shortest ending first: Nigerian is of Nigeria, not of Niger.
    const ENDINGS: &[&str] = &[
        "n", "i", "s", "an", "is", "ese", "ish", "ian", "ans", "ien", "ians", "iens", "ienne", "iennes", "en", "ens",
        "enne", "ennes",
    ];
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(|stem| ["", "a", "ia", "ie", "e", "o"].iter().find_map(|ending| named(&format!("{stem}{ending}"))))
}

impl Group {
    /// What the special parts of two names say, before their words are compared.
    pub fn compare(&self, other: &Self) -> Option<f64> {
        if let (Some(a), Some(b)) = (self.state, other.state) {
            let apart = self.branch != other.branch && self.branch != Branch::Any && other.branch != Branch::Any;
            return Some(if a != b {
                0.0
            } else if apart {
                0.7
            } else {
                0.95
            });
        }
        if let (Some(a), Some(b)) = (&self.acronym, &other.acronym) {
            if a == b {
                return Some(0.95);
            }
            if self.only_acronym && other.only_acronym {
                // FARC and FARC-EP are told apart; TALIBAN and TALEBAN are left to their sounds.
                let part = a.starts_with(b.as_str()) || b.starts_with(a.as_str());
                return if part { Some(0.75) } else { (a.len().min(b.len()) <= 5).then_some(0.0) };
            }
            return None;
        }
        let stands = |acronym: &Self, name: &Self| {
            acronym
                .acronym
                .as_deref()
                .is_some_and(|letters| name.acronym.is_none() && stands_for(letters, &name.spelled))
        };
        (stands(self, other) || stands(other, self)).then_some(0.9)
    }
}

/// Whether an acronym is made of the beginnings of the words, in order: JNIM, FAMa, CODECO. Small words may be left out;
/// from every other one come one to three letters, two on average at most.
fn stands_for(acronym: &str, words: &[(String, bool)]) -> bool {
    let needed = words.iter().filter(|(_, small)| !small).count();
    needed >= 2 && acronym.len() <= 2 * needed && begins(acronym, words)
}

fn begins(acronym: &str, words: &[(String, bool)]) -> bool {
    let Some(((word, small), rest)) = words.split_first() else { return acronym.is_empty() };
    if *small && begins(acronym, rest) {
        return true;
    }
    (1..=3).any(|length| match (acronym.get(..length), acronym.get(length..)) {
        (Some(head), Some(tail)) => word.starts_with(head) && begins(tail, rest),
        _ => false,
    })
}
