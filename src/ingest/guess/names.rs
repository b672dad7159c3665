//! What the words of a column's name mean: the longest phrases first, then words, words written together, and stems.

use super::table::TABLE;
use super::words::words;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The most words of a phrase in the table.
const LONGEST_PHRASE: usize = 4;

/// What a word says about its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concept {
    /// A harm, by its word in the contract.
    Harm(&'static str),
    /// A status, by its word in the contract.
    Status(&'static str),
    /// People of one party, with their status where it is plain.
    Party(Option<&'static str>),
    /// Women, men, children ...
    People(&'static str),
    /// The low end.
    Low,
    /// The best value.
    Best,
    /// The high end.
    High,
    /// "From", "start": the low end of a figure, the first day of a window.
    First,
    /// "To", "end": the high end of a figure, the last day of a window.
    Last,
    /// All together.
    Total,
    /// A number of people.
    Number,
    /// A name.
    Name,
    /// A number in French, a name in Spanish: the cells decide.
    NameOrNumber,
    /// A contract column; 0 where the word says just that, more where it is the second choice.
    Field(&'static str, u8),
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A key.
    Id,
    /// Latitude and longitude in one cell.
    Coordinates,
    /// Data about a person that must be protected.
    Personal,
    /// Says nothing of its own.
    Filler,
}

impl Concept {
    fn status(self) -> Option<&'static str> {
        match self {
            Self::Status(status) => Some(status),
            Self::Party(status) => status,
            _ => None,
        }
    }

    /// What it says, for a reason.
    pub fn says(self) -> &'static str {
        match self {
            Self::Harm(word) | Self::Status(word) | Self::People(word) => word,
            Self::Party(_) => "one party's people",
            Self::Low => "the low end",
            Self::Best => "the best value",
            Self::High => "the high end",
            Self::First => "the beginning",
            Self::Last => "the end",
            Self::Total => "a total",
            Self::Number | Self::NameOrNumber => "a number",
            Self::Name => "a name",
            Self::Field(field, _) => field_says(field),
            Self::Year => "a year",
            Self::Month => "a month",
            Self::Day => "a day",
            Self::Id => "a key",
            Self::Coordinates => "coordinates in one cell",
            Self::Personal => "data about a person",
            Self::Filler => "",
        }
    }
}

/// A contract column in plain words.
pub(super) fn field_says(field: &str) -> &'static str {
    match field {
        "date_start" => "a date",
        "date_end" => "the last day",
        "published" => "when it was published",
        "as_of" => "the day up to which it counts",
        "place" => "a place",
        "admin1" => "a region",
        "country" => "a country",
        "lat" => "a latitude",
        "lon" => "a longitude",
        "geo_precision" => "how exact the place is",
        "source" => "a source",
        "source_kind" => "a kind of source",
        "reported_by" => "who carries the report",
        "url" => "a link",
        "archived_url" => "an archived link",
        "event" => "an event",
        "perpetrator" => "who did it",
        "manner" => "how it happened",
        "demographic" => "age or sex",
        "victim_party" => "the party of the victims",
        "lang" => "a language",
        "quote" => "a quotation",
        "grade" => "a grading",
        "basis" => "how the source knows",
        "scope" => "what is counted",
        "label" => "the words for the people",
        "harm" => "the harm",
        "status" => "the status of the people",
        _ => "a note",
    }
}

/// One thing that a name says, and the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What.
    pub concept: Concept,
    /// In which words, folded.
    pub words: String,
}

/// A name as it was understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// What it says, in its order, without fillers.
    pub said: Vec<Said>,
    /// The words that are not in the table.
    pub left: Vec<String>,
}

impl Name {
    /// Reads a name. Behind a "/" stands the question of a form's export; the groups before it say nothing of the cell.
    /// `x` and `y` are degrees only where nothing else is said: "muertos y heridos" is not.
    pub fn read(name: &str) -> Self {
        let last = name.rsplit('/').find(|part| !part.trim().is_empty()).unwrap_or(name);
        let mut read = Self::default();
        let words = words(last);
        let mut rest = words.as_slice();
        while let [first, others @ ..] = rest {
            let phrase = (1..=LONGEST_PHRASE.min(rest.len())).rev().find_map(|length| {
                let (phrase, behind) = rest.split_at_checked(length)?;
                INDEX.phrases.get(phrase).map(|concept| (*concept, phrase.join(" "), behind))
            });
            match phrase {
                Some((concept, words, behind)) => {
                    read.add(concept, words);
                    rest = behind;
                }
                None => {
                    match INDEX.glued(first).or_else(|| Some(vec![(INDEX.stem(first)?.0, first.clone())])) {
                        Some(parts) => parts.into_iter().for_each(|(concept, words)| read.add(concept, words)),
                        None => read.left.push(first.clone()),
                    }
                    rest = others;
                }
            }
        }
        if read.said.len() > 1 {
            let letter = |said: &Said| matches!(said.concept, Concept::Field("lat" | "lon", 2));
            read.said.retain(|said| !letter(said));
        }
        read
    }

    fn add(&mut self, concept: Concept, words: String) {
        if concept != Concept::Filler {
            self.said.push(Said { concept, words });
        }
    }

    /// Whether it says this.
    pub fn has(&self, concept: Concept) -> bool {
        self.said.iter().any(|said| said.concept == concept)
    }

    /// The first thing that `pick` wants.
    pub fn find<T>(&self, pick: impl Fn(Concept) -> Option<T>) -> Option<T> {
        self.said.iter().find_map(|said| pick(said.concept))
    }

    /// The harm it names. Killed and injured together are casualties; a word for victims gives way to a plain one.
    pub fn harm(&self) -> Option<&'static str> {
        let harm = |concept| match concept {
            Concept::Harm(harm) => Some(harm),
            _ => None,
        };
        if self.has(Concept::Harm("killed")) && self.has(Concept::Harm("injured")) {
            return Some("casualties");
        }
        self.find(|concept| harm(concept).filter(|harm| *harm != "casualties")).or_else(|| self.find(harm))
    }

    /// The status it names. Civilians and combatants together are mixed.
    pub fn status(&self) -> Option<&'static str> {
        let says = |wanted: &str| self.said.iter().any(|said| said.concept.status() == Some(wanted));
        if says("mixed") || (says("civilian") && says("combatant")) {
            return Some("mixed");
        }
        self.find(Concept::status)
    }
}

struct Index {
    phrases: BTreeMap<Vec<String>, Concept>,
    stems: BTreeMap<String, Concept>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { phrases: BTreeMap::new(), stems: BTreeMap::new() };
    for (concept, list) in TABLE {
        for entry in list.split(", ") {
            match (entry.strip_suffix('*'), words(entry)) {
                (Some(_), folded) => index.stems.extend(folded.into_iter().map(|stem| (stem, *concept))),
                (None, folded) => index.phrases.extend([(folded, *concept)]),
            }
        }
    }
    index
});

impl Index {
    /// The concept of the longest stem that a word begins with, and how many letters stand behind it.
    fn stem(&self, word: &str) -> Option<(Concept, usize)> {
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
        ends.enumerate().find_map(|(behind, end)| Some((*self.stems.get(word.get(..end)?)?, behind)))
    }

    /// A whole word, or one with an ending of a few letters.
    fn word(&self, word: &str) -> Option<Concept> {
        const ENDING: usize = 4;
        let known = self.phrases.get(std::slice::from_ref(&word.to_owned())).copied();
        known.or_else(|| self.stem(word).filter(|(_, behind)| *behind <= ENDING).map(|(concept, _)| concept))
    }

    /// Words written together, such as `killedmin` or `nkill`: each part must be known.
    fn glued(&self, word: &str) -> Option<Vec<(Concept, String)>> {
        let cuts = word.char_indices().map(|(at, _)| at).filter(|at| *at > 0).rev();
        cuts.filter_map(|cut| word.split_at_checked(cut)).find_map(|(left, right)| {
            let first = self.word(left).filter(|concept| *concept != Concept::Filler)?;
            let rest = match self.phrases.get(std::slice::from_ref(&right.to_owned())) {
                Some(Concept::Filler) => return None,
                Some(concept) => vec![(*concept, right.to_owned())],
                None => match self.word(right) {
                    Some(concept) => vec![(concept, right.to_owned())],
                    None => self.glued(right)?,
                },
            };
            let counts = rest.iter().any(|(concept, _)| matches!(concept, Concept::Harm(_)));
            let enough = left.chars().count() >= 3 || (first == Concept::Number && counts);
            let speaks = right.chars().count() >= 2;
            (enough && speaks).then(|| std::iter::once((first, left.to_owned())).chain(rest).collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Concept::{Field, First, Harm, Id, Low, Number, Personal, Status};
    use std::collections::BTreeSet;

    fn said(name: &str) -> Vec<Concept> {
        Name::read(name).said.iter().map(|said| said.concept).collect()
    }

    #[test]
    fn no_phrase_stands_twice_in_the_table() {
        let mut seen = BTreeSet::new();
        let mut twice = Vec::new();
        for entry in TABLE.iter().flat_map(|(_, list)| list.split(", ")) {
            let (stem, phrase) = (entry.ends_with('*'), words(entry));
            assert!((1..=LONGEST_PHRASE).contains(&phrase.len()), "{entry}");
            assert!(!stem || phrase.len() == 1, "{entry}: a stem is one word");
            if !seen.insert((stem, phrase)) {
                twice.push(entry);
            }
        }
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn killed_is_understood_in_seven_languages() {
        let names =
            "killed deaths nkill nb_tués Morts décès Muertos Fallecidos mortos Óbitos القتلى погибшие Убито загиблі";
        for name in names.split(' ') {
            assert_eq!(Name::read(name).harm(), Some("killed"), "{name}");
        }
        for name in "injured wounded blessés heridos feridos جرحى раненые поранені nwound".split(' ')
        {
            assert_eq!(Name::read(name).harm(), Some("injured"), "{name}");
        }
    }

    #[test]
    fn words_written_together_come_apart() {
        assert_eq!(said("killedmin"), [Harm("killed"), Low]);
        assert_eq!(said("deathsciv"), [Harm("killed"), Status("civilian")]);
        assert_eq!(said("eventid"), [Field("event", 0), Id]);
        assert_eq!(said("startdate"), [First, Field("date_start", 0)]);
        assert_eq!(said("nbmorts"), [Number, Harm("killed")]);
        assert_eq!(said("injuries"), [Harm("injured")]);
        assert!(said("covid").is_empty() && said("delhi").is_empty());
    }

    #[test]
    fn a_phrase_beats_its_words() {
        assert_eq!(said("date of birth"), [Personal]);
        assert_eq!(said("source_url"), [Field("url", 0)]);
        assert_eq!(said("Population civile tuée"), [Status("civilian"), Harm("killed")]);
        assert_eq!(Name::read("Population civile tuée").left, ["population"]);
    }

    #[test]
    fn a_question_of_a_form_counts_from_behind_its_group() {
        assert_eq!(said("casualties/civilians_killed"), [Status("civilian"), Harm("killed")]);
    }

    #[test]
    fn killed_and_injured_together_are_casualties() {
        assert_eq!(Name::read("killed_or_injured").harm(), Some("casualties"));
        assert_eq!(Name::read("victims killed").harm(), Some("killed"));
        assert_eq!(said("Muertos y heridos"), [Harm("killed"), Harm("injured")]);
    }
}
