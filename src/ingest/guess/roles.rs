//! One column -> what it may be: its name and its cells must agree.

use super::names::{Concept, Name, field_says};
use super::shapes::Shape;
use super::vocabulary::{harm_of, status_of};
use super::words::words;

/// One column of the file.
#[derive(Clone, Debug)]
pub(super) struct Column<'a> {
    /// Its place, from 0.
    pub place: usize,
    /// Its name as written, without blanks around it.
    pub header: &'a str,
    /// Its name as understood.
    pub name: Name,
    /// Its cells, row by row; short rows end in empty ones.
    pub cells: Vec<&'a str>,
    /// What they look like.
    pub shape: Shape,
    /// Why its name cannot stand in a template.
    pub fault: Option<String>,
}

/// Which value of a claim a column of figures gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The figure as written.
    Plain,
    /// The low end.
    Low,
    /// The best value.
    Best,
    /// The high end.
    High,
}

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The harm, where the name says it.
    pub harm: Option<&'static str>,
    /// The status, where the name says it.
    pub status: Option<&'static str>,
    /// The party of the people, in the name's word.
    pub party: Option<String>,
    /// Women, men, children ...
    pub people: Option<&'static str>,
    /// The words of the name that are not understood: they restrict what is counted.
    pub scope: Option<String>,
    /// Whether the name calls it a total.
    pub total: bool,
    /// Which value it gives.
    pub end: End,
}

/// What a column may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A contract column; the lower the rank, the better it fits.
    Field(&'static str, u8),
    /// A key: of the event where `true`, else of the row.
    Key(bool),
    /// A year, a month or a day.
    Part(Concept),
    /// Figures.
    Figure(Counted),
    /// A few words that say the harm, the status or both.
    Words,
    /// Data about a person.
    Personal,
    /// Nothing that a claim needs.
    Kept,
}

/// Cells of more words than this are sentences, not words for a harm or a status.
const LONGEST_PHRASE: usize = 8;

/// Contract columns in the order in which a name that says several is tried: the special ones first.
const TRIED: &[&str] = &[
    "url",
    "archived_url",
    "geo_precision",
    "source_kind",
    "published",
    "as_of",
    "date_start",
    "lat",
    "lon",
    "country",
    "admin1",
    "place",
    "perpetrator",
    "victim_party",
    "reported_by",
    "source",
    "manner",
    "demographic",
    "lang",
    "quote",
    "grade",
    "basis",
    "scope",
    "label",
    "note",
    "event",
];

impl Column<'_> {
    /// What the column may be, and why.
    pub fn role(&self) -> (Role, String) {
        if let Some(fault) = &self.fault {
            return (Role::Kept, fault.clone());
        }
        let (name, shape) = (&self.name, &self.shape);
        if name.has(Concept::Coordinates) {
            return self.because(Role::Kept, "split it into a column for lat and one for lon to use it");
        }
        if self.is_personal() {
            return self
                .because(Role::Personal, "it may name or reach a person: take it out before you publish the table");
        }
        let field = TRIED.iter().find_map(|field| Some((*field, self.rank(field)?)));
        let part = self.part();
        let numbered = name.has(Concept::Number) && shape.filled > 0 && shape.is_key(self.cells.len());
        let id = name.has(Concept::Id) || (numbered && matches!(field, Some(("event", _))));
        let dated = (part.is_some() || self.says_date()) && (shape.is_dates() || shape.mostly(shape.years, 90));
        if name.harm().is_some() && !id && !dated && shape.is_figures() && (shape.filled > 0 || field.is_none()) {
            return self.because(Role::Figure(self.counted()), "");
        }
        if id && !matches!(field, Some(("country", _))) {
            return self.key();
        }
        if self.says_words() {
            return self.because(Role::Words, "");
        }
        let fits = TRIED
            .iter()
            .filter_map(|field| Some((*field, self.rank(field)?)))
            .find(|(field, rank)| self.fits(field, *rank) && !(shape.filled == 0 && name.has(Concept::Number)));
        if let Some((field, rank)) = fits {
            let last = field == "date_start" && name.has(Concept::Last);
            return self.because(Role::Field(if last { "date_end" } else { field }, rank), caution(field, rank));
        }
        if field.is_some() && shape.filled > 0 && shape.mostly(shape.links, 50) {
            return self.because(Role::Field("url", 1), "a link is no name of a source, place or event");
        }
        if shape.filled > 0 && shape.is_dates() && (name.has(Concept::Last) || name.has(Concept::First)) {
            return self.because(Role::Field(if name.has(Concept::Last) { "date_end" } else { "date_start" }, 0), "");
        }
        if let Some(part) = part {
            return match shape.filled > 0 && shape.is_dates() {
                true => self.because(Role::Field("date_start", 1), ""),
                false => self.because(Role::Part(part), ""),
            };
        }
        if self.counts_people() && shape.is_figures() {
            return match shape.counts_rows && shape.filled > 1 && name.has(Concept::Number) {
                true => self.because(Role::Kept, "they count the rows"),
                false => self.because(Role::Figure(self.counted()), ""),
            };
        }
        self.by_cells(field.map(|(field, _)| field))
    }

    /// A column whose name helps no further.
    fn by_cells(&self, field: Option<&'static str>) -> (Role, String) {
        let shape = &self.shape;
        if shape.filled > 0 && shape.is_dates() && self.name.harm().is_none() {
            return self
                .because(Role::Field("date_start", 3), "nothing else says that it is the day of the event: check");
        }
        if shape.filled > 0 && shape.mostly(shape.links, 50) {
            return self.because(Role::Field("url", 3), "");
        }
        let advice = match field {
            Some(field) => format!("this does not look like {}", field_says(field)),
            None if self.name.harm().is_some() || self.counts_people() => "text is no figure".to_owned(),
            None => "nothing says what a claim would make of it".to_owned(),
        };
        self.because(Role::Kept, &advice)
    }

    /// A column of keys: of the row, of the event, or of something else.
    fn key(&self) -> (Role, String) {
        let (name, shape) = (&self.name, &self.shape);
        let says_event = name.said.iter().any(|said| matches!(said.concept, Concept::Field("event", _)));
        let says_more = name
            .said
            .iter()
            .any(|said| !matches!(said.concept, Concept::Id | Concept::Number | Concept::Field("event", _)));
        let fits = shape.filled > 0 && !shape.is_dates() && shape.links == 0 && shape.long == 0;
        match fits && !says_more && (name.left.is_empty() || says_event) {
            true if shape.is_key(self.cells.len()) => self.because(Role::Key(says_event), "no two rows have the same"),
            true if says_event || shape.distinct * 2 >= shape.filled => {
                self.because(Role::Key(true), "rows of one event share it")
            }
            _ => self.because(Role::Kept, "it is the key of something else, or of nothing"),
        }
    }

    /// A reason: what the name says, what the cells are, and what follows.
    fn because(&self, role: Role, advice: &str) -> (Role, String) {
        let says: Vec<String> =
            self.name.said.iter().map(|said| format!("{} (\"{}\")", said.concept.says(), said.words)).collect();
        let says = match says.is_empty() {
            true => "its name is not known".to_owned(),
            false => format!("its name says {}", says.join(", ")),
        };
        let advice = if advice.is_empty() { String::new() } else { format!("; {advice}") };
        (role, format!("{says}; {}{advice}", self.shape.tell()))
    }

    fn rank(&self, wanted: &str) -> Option<u8> {
        self.name.find(|concept| match concept {
            Concept::Field(field, rank) if field == wanted => Some(rank),
            _ => None,
        })
    }

    fn says_date(&self) -> bool {
        ["date_start", "published", "as_of"].iter().any(|field| self.rank(field).is_some())
    }

    fn part(&self) -> Option<Concept> {
        self.name.find(|concept| matches!(concept, Concept::Year | Concept::Month | Concept::Day).then_some(concept))
    }

    fn is_personal(&self) -> bool {
        let names = self.name.has(Concept::Name) || (self.name.has(Concept::NameOrNumber) && !self.shape.is_figures());
        let of_field = self.name.find(|concept| matches!(concept, Concept::Field(..)).then_some(())).is_some();
        let of_people = self.name.left.is_empty() || self.name.harm().is_some();
        self.name.has(Concept::Personal) || (names && !of_field && of_people && !self.name.has(Concept::Id))
    }

    /// Whether its cells are a few words of which half say a harm or a status, and its name does not say otherwise.
    fn says_words(&self) -> bool {
        let other = self.name.find(|concept| match concept {
            Concept::Field(field, _) => (!matches!(field, "harm" | "status" | "label")).then_some(()),
            _ => None,
        });
        let count = |says: &dyn Fn(&str) -> bool| self.shape.words.iter().filter(|word| says(word)).count() * 2;
        let all = self.shape.words.len();
        let told =
            self.name.harm().is_some() || self.name.find(|c| matches!(c, Concept::Field(..)).then_some(())).is_some();
        other.is_none()
            && (all > 1 || (all == 1 && told))
            && self.shape.words.iter().all(|cell| words(cell).len() <= LONGEST_PHRASE)
            && self.shape.is_text()
            && (count(&|word| harm_of(word).is_some()) >= all || count(&|word| status_of(word).is_some()) >= all)
    }

    /// Whether the name can be that of a column of figures although it names no harm.
    fn counts_people(&self) -> bool {
        let mut counts = false;
        for said in &self.name.said {
            match said.concept {
                Concept::Status(_) | Concept::Party(_) | Concept::People(_) | Concept::Total | Concept::Number => {
                    counts = true
                }
                Concept::Low | Concept::Best | Concept::High | Concept::NameOrNumber => counts = true,
                Concept::First | Concept::Last | Concept::Harm(_) => {}
                _ => return false,
            }
        }
        counts && self.name.left.is_empty()
    }

    fn counted(&self) -> Counted {
        let name = &self.name;
        let party = name.said.iter().find(|said| matches!(said.concept, Concept::Party(_)));
        let end = name.find(|concept| match concept {
            Concept::Low | Concept::First => Some(End::Low),
            Concept::High | Concept::Last => Some(End::High),
            Concept::Best => Some(End::Best),
            _ => None,
        });
        Counted {
            harm: name.harm(),
            status: name.status(),
            party: party.map(|said| said.words.clone()),
            people: name.find(|concept| match concept {
                Concept::People(people) => Some(people),
                _ => None,
            }),
            scope: (!name.left.is_empty()).then(|| name.left.join(" ")),
            total: name.has(Concept::Total),
            end: end.unwrap_or(End::Plain),
        }
    }

    /// Whether the cells can be what the name says.
    fn fits(&self, field: &str, rank: u8) -> bool {
        let shape = &self.shape;
        let decimals = rank < 2 || shape.mostly(shape.degrees, 50);
        match field {
            _ if shape.filled == 0 => true,
            "date_start" | "published" | "as_of" => shape.mostly(shape.dates + shape.years + shape.day_numbers, 60),
            "lat" => shape.mostly(shape.latitudes, 90) && decimals,
            "lon" => shape.mostly(shape.longitudes, 90) && decimals,
            "url" | "archived_url" => shape.links > 0,
            "geo_precision" | "grade" => shape.links == 0 && shape.long == 0,
            "event" => {
                (self.name.left.is_empty() || shape.is_text())
                    && !shape.is_dates()
                    && !shape.mostly(shape.links, 50)
                    && !shape.mostly(shape.degrees, 50)
            }
            "demographic" => !shape.mostly(shape.numbers, 50) && shape.long == 0 && !shape.is_dates(),
            "note" | "quote" | "label" | "manner" | "scope" | "basis" => shape.is_text(),
            _ => shape.is_text() && !shape.mostly(shape.long, 50),
        }
    }
}

/// What to mind where a column is a second choice.
fn caution(field: &str, rank: u8) -> &'static str {
    match (field, rank) {
        (_, 0) => "",
        ("perpetrator", _) => "an actor is not always the one who did it: check",
        ("source", _) => "check that it is who makes the claim",
        _ => "the name can also mean something else: check",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(header: &str, cells: &[&str]) -> (Role, String) {
        let shape = Shape::of(cells.iter().copied());
        let cells = cells.to_vec();
        Column { place: 0, header, name: Name::read(header), cells, shape, fault: None }.role()
    }

    #[test]
    fn a_column_called_deaths_that_is_full_of_text_is_no_figure() {
        let (kept, reason) = role("deaths", &["a market was hit", "two houses fell"]);
        assert_eq!(kept, Role::Kept);
        assert!(reason.contains("says killed (\"deaths\")") && reason.ends_with("text is no figure"), "{reason}");
        assert!(matches!(role("deaths", &["3", "at least 5"]).0, Role::Figure(_)));
    }

    #[test]
    fn what_a_name_says_beside_the_harm_is_decided_by_the_cells() {
        assert_eq!(role("date of death", &["2020-01-02"]).0, Role::Field("date_start", 0));
        assert_eq!(role("year_of_death", &["2011", "2012"]).0, Role::Part(Concept::Year));
        assert_eq!(role("killed_source", &["OCHA", "HRW"]).0, Role::Field("source", 0));
        assert_eq!(role("killed by", &["army", "gunmen"]).0, Role::Field("perpetrator", 0));
        assert_eq!(role("nombre", &["3", "5"]).0, role("number", &["3", "5"]).0);
        assert_eq!(role("nombre", &["Juan", "Ana"]).0, Role::Personal);
    }

    #[test]
    fn a_source_full_of_links_is_a_link() {
        assert_eq!(role("source", &["https://a.org/1", "https://a.org/2"]).0, Role::Field("url", 1));
    }

    #[test]
    fn row_numbers_count_nobody() {
        assert_eq!(role("No", &["1", "2", "3"]).0, Role::Kept);
        assert!(matches!(role("No", &["4", "2", "3"]).0, Role::Figure(_)));
    }

    #[test]
    fn degrees_out_of_range_are_not_taken_for_a_latitude() {
        assert_eq!(role("lat", &["33.5", "34.2"]).0, Role::Field("lat", 0));
        let (kept, reason) = role("lat", &["133.5", "134.2"]);
        assert_eq!(kept, Role::Kept);
        assert!(reason.ends_with("this does not look like a latitude"), "{reason}");
        assert_eq!(role("x", &["4", "9"]).0, Role::Kept);
    }

    #[test]
    fn keys_are_of_the_row_or_of_the_event() {
        assert_eq!(role("id", &["1", "2"]).0, Role::Key(false));
        assert_eq!(role("incident_code", &["a", "b"]).0, Role::Key(true));
        assert_eq!(role("event_id", &["a", "a"]).0, Role::Key(true));
        assert_eq!(role("place_id", &["1", "2"]).0, Role::Kept);
        assert_eq!(role("incident number", &["7", "9"]).0, Role::Key(true));
        assert_eq!(role("code_status", &["Clear", "Clear"]).0, Role::Kept);
        assert_eq!(role("event_clarity", &["1", "2"]).0, Role::Kept);
        assert_eq!(role("num_sources", &[]).0, Role::Kept);
    }

    #[test]
    fn a_few_words_that_name_harms_are_a_column_of_harms() {
        assert_eq!(role("type", &["killed", "injured", "killed"]).0, Role::Words);
        assert_eq!(role("place", &["Killeen", "Deadwood"]).0, Role::Field("place", 0));
    }
}
