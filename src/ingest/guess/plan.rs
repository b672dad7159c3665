//! All columns -> one plan: which of them give which contract column, which claims a row becomes, what is kept.

use super::figures::{Claim, Figure, Used, claims};
use super::names::{Concept, field_says};
use super::roles::{Column, Role};
use super::vocabulary::{harm_of, people_of, source_kind, status_of};

/// Contract columns in the order in which a draft names them.
const FIELDS: &[&str] = &[
    "event",
    "date_start",
    "date_end",
    "place",
    "admin1",
    "country",
    "lat",
    "lon",
    "geo_precision",
    "source",
    "source_kind",
    "reported_by",
    "published",
    "as_of",
    "url",
    "archived_url",
    "lang",
    "quote",
    "basis",
    "grade",
    "harm",
    "status",
    "victim_party",
    "demographic",
    "label",
    "perpetrator",
    "manner",
    "scope",
    "note",
];

/// The value of a contract column.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// The cell as it is.
    Cell,
    /// The cells of several columns with this between them.
    Joined(&'static str),
    /// The word that stands for the cell's, and the one for any other.
    Words(Vec<(String, &'static str)>, Option<&'static str>),
}

/// A contract column that every claim of a row has.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The contract column.
    pub field: &'static str,
    /// What it holds.
    pub value: Value,
    /// The columns that it is made of.
    pub columns: Vec<Used>,
}

/// What becomes of every column.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// The column that names a row.
    pub key: Option<Used>,
    /// The contract columns of every claim.
    pub fields: Vec<Line>,
    /// The claims of a row.
    pub claims: Vec<Claim>,
    /// Columns that are kept as they are.
    pub kept: Vec<Used>,
    /// What the file as a whole looks like, where that matters.
    pub hints: Vec<String>,
}

struct Candidate {
    field: &'static str,
    rank: u8,
    loose: bool,
    used: Used,
}

impl Plan {
    /// Gives every column its place.
    pub fn of(columns: &[Column]) -> Self {
        let mut plan = Self::default();
        let (mut candidates, mut parts, mut figures) = (Vec::new(), Vec::new(), Vec::new());
        let (mut words, mut personal) = (Vec::new(), Vec::new());
        for column in columns {
            let (role, reason) = column.role();
            let used = (column.place, reason.clone());
            let loose = !column.name.left.is_empty();
            match role {
                Role::Field(field, rank) => candidates.push(Candidate { field, rank, loose, used }),
                Role::Key(of_event) => {
                    if plan.key.is_none() && column.shape.is_key(column.cells.len()) {
                        plan.key = Some(used.clone());
                    }
                    match of_event {
                        true => candidates.push(Candidate { field: "event", rank: 0, loose: false, used }),
                        false if plan.key.as_ref() == Some(&used) => {}
                        false => plan.kept.push(used),
                    }
                }
                Role::Part(part) => parts.push((part, used)),
                Role::Figure(counted) => figures.push(Figure { column: column.place, counted, reason }),
                Role::Words => words.push(used),
                Role::Personal => personal.push(used),
                Role::Kept => plan.kept.push(used),
            }
        }
        plan.tell_lists(columns, &mut figures);
        plan.tell_people(&personal, &figures);
        plan.kept.extend(personal);
        plan.choose(columns, candidates);
        plan.lone_degrees();
        plan.dates_in_parts(columns, parts);
        for used in words {
            plan.harms_in_words(columns, used);
        }
        let (claims, left) = claims(columns, figures, plan.has("harm"));
        plan.claims = claims;
        plan.kept.extend(left);
        plan.kept.sort();
        plan.fields.sort_by_key(|line| FIELDS.iter().position(|field| *field == line.field));
        plan
    }

    /// Whether a column gives this contract column.
    pub fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|line| line.field == field)
    }

    /// Whether columns say where.
    pub fn has_place(&self) -> bool {
        ["place", "admin1", "country", "lat"].iter().any(|field| self.has(field))
    }

    /// Whether columns say which event, or when and where.
    pub fn is_located(&self) -> bool {
        self.has("event") || (self.has("date_start") && self.has_place())
    }

    /// For each contract column the best candidate; of equally good ones the first.
    fn choose(&mut self, columns: &[Column], mut candidates: Vec<Candidate>) {
        if !candidates.iter().any(|candidate| candidate.field == "source") {
            for carrier in candidates.iter_mut().filter(|candidate| candidate.field == "reported_by") {
                carrier.field = "source";
                carrier.used.1 +=
                    "; no other column says who makes the claim: check that it is not only who carries it";
            }
        }
        for field in FIELDS {
            let mut these: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.field == *field).collect();
            these.sort_by_key(|candidate| (candidate.rank, candidate.loose, candidate.used.0));
            let [best, others @ ..] = these.as_slice() else { continue };
            let shown = |used: &Used| columns.get(used.0).map(Column::shown).unwrap_or_default();
            let mut used = best.used.clone();
            for other in others {
                let equal = (other.rank, other.loose) == (best.rank, best.loose);
                if equal {
                    used.1 += &format!("; {} would do as well", shown(&other.used));
                }
                let why = if equal { "stands first" } else { "fits better" };
                let reason =
                    format!("{}; {} {why} and is used for {}", other.used.1, shown(&best.used), field_says(field));
                self.kept.push((other.used.0, reason));
            }
            let value = columns.get(used.0).map_or(Value::Cell, |column| value(field, column));
            self.fields.push(Line { field, value, columns: vec![used] });
        }
    }

    /// A latitude without a longitude places nothing, and the other way round.
    fn lone_degrees(&mut self) {
        for (one, other) in [("lat", "lon"), ("lon", "lat")] {
            if self.has(one) && !self.has(other) {
                let (lone, rest) = self.fields.drain(..).partition(|line| line.field == one);
                self.fields = rest;
                let lone: Vec<Line> = lone;
                let told = |(place, reason)| {
                    (
                        place,
                        format!("{reason}; there is no {} to go with it", field_says(other).trim_start_matches("a ")),
                    )
                };
                self.kept.extend(lone.into_iter().flat_map(|line| line.columns).map(told));
            }
        }
    }

    /// Year, month and day in columns of their own make the date where no column gives it whole.
    fn dates_in_parts(&mut self, columns: &[Column], parts: Vec<(Concept, Used)>) {
        let mut rest = parts;
        let mut take = |wanted: Concept| rest.iter().position(|(part, _)| *part == wanted).map(|at| rest.remove(at).1);
        if !self.has("date_start")
            && let Some(year) = take(Concept::Year)
        {
            let month = take(Concept::Month);
            let day = if month.is_some() { take(Concept::Day) } else { None };
            let worded =
                month.as_ref().and_then(|month| columns.get(month.0)).is_some_and(|month| month.shape.is_text());
            let worded =
                worded && month.as_ref().and_then(|month| columns.get(month.0)).is_some_and(|m| m.shape.filled > 0);
            let mut used: Vec<Used> = [Some(year), month, day].into_iter().flatten().collect();
            if worded {
                used.reverse();
            }
            let value = if used.len() == 1 { Value::Cell } else { Value::Joined(if worded { " " } else { "-" }) };
            self.fields.push(Line { field: "date_start", value, columns: used });
        }
        let told = |(_, (place, reason)): (Concept, Used)| (place, format!("{reason}; it is not needed for the date"));
        self.kept.extend(rest.into_iter().map(told));
    }

    /// A column of words that say the harm or the status.
    fn harms_in_words(&mut self, columns: &[Column], used: Used) {
        let words = columns.get(used.0).map(|column| column.shape.words.as_slice()).unwrap_or_default();
        let known = |says: &dyn Fn(&str) -> Option<&'static str>| -> Vec<(String, &'static str)> {
            words.iter().filter_map(|word| Some((word.clone(), says(word)?))).collect()
        };
        let harms = known(&harm_of);
        let mut placed = false;
        if harms.len() * 3 >= words.len() && !self.has("harm") {
            let strange: Vec<&str> = words.iter().filter(|word| harm_of(word).is_none()).map(String::as_str).collect();
            let mut used = used.clone();
            if !strange.is_empty() {
                used.1 +=
                    &format!("; not understood, and rejected until you give a word for it: {}", quoted_list(&strange));
            }
            self.fields.push(Line { field: "harm", value: Value::Words(harms, None), columns: vec![used] });
            placed = true;
        }
        let statuses = known(&status_of);
        if !statuses.is_empty() && !self.has("status") {
            let everyone = |word: &str| status_of(word).or_else(|| harm_of(word).map(|_| "all"));
            let value = Value::Words(known(&everyone), Some("unknown"));
            self.fields.push(Line { field: "status", value, columns: vec![used.clone()] });
            placed = true;
        }
        if !placed {
            self.kept.push((used.0, format!("{}; another column says this already", used.1)));
        }
    }

    /// Columns of 0 and 1 beside a count are lists of people and how many stand on which.
    fn tell_lists(&mut self, columns: &[Column], figures: &mut Vec<Figure>) {
        let binary = |column: &&Column| column.shape.filled > 0 && column.shape.binary == column.shape.filled;
        let lists: Vec<usize> = columns.iter().filter(binary).map(|column| column.place).collect();
        let named = figures.iter().any(|figure| figure.counted.harm.is_some());
        let count = figures.iter().any(|figure| !lists.contains(&figure.column));
        if lists.len() < 2 || named || !count {
            return;
        }
        self.hints.push(format!(
            "{} columns hold only 0 and 1, beside a count: this looks like lists of people and how many stand on \
             which. If so it needs no profile: `recount undercount FILE` reads it as it is.",
            lists.len()
        ));
        let told = |figure: Figure| (figure.column, format!("{}; it counts who is on which lists", figure.reason));
        self.kept.extend(figures.drain(..).map(told));
        for (_, reason) in self.kept.iter_mut().filter(|(place, _)| lists.contains(place)) {
            "it holds only 0 and 1: who is on this list".clone_into(reason);
        }
    }

    /// Names of people and no figure: each row is a person.
    fn tell_people(&mut self, personal: &[Used], figures: &[Figure]) {
        if figures.is_empty() && !personal.is_empty() {
            self.hints.push(
                "There are data about persons and no figure: each row may be one person. `recount match` compares such \
                 lists. To make each row a claim of one person, write figure = \"1\"."
                    .to_owned(),
            );
        }
    }
}

/// How a contract column is made of the cells of its column.
fn value(field: &str, column: &Column) -> Value {
    let words = |says: &dyn Fn(&str) -> &'static str| -> Vec<(String, &'static str)> {
        column.shape.words.iter().map(|word| (word.clone(), says(word))).collect()
    };
    match field {
        "source_kind" => Value::Words(words(&source_kind), Some("unknown")),
        "demographic" => {
            let known: Vec<(String, &'static str)> =
                column.shape.words.iter().filter_map(|word| Some((word.clone(), people_of(word)?))).collect();
            if known.is_empty() { Value::Cell } else { Value::Words(known, None) }
        }
        _ => Value::Cell,
    }
}

fn quoted_list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}
