//! Names of actors, kinds of event and names of places, compared where no taxonomy says how they belong together.

use super::report::Reports;
use crate::model::letters::folded;
use crate::model::names::{Closeness, Name};
use crate::model::view::{Codes, View};
use hashbrown::HashMap;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Columns beside the contract's in which the field's data sets name actors.
pub const ACTOR_COLUMNS: &[&str] =
    &["actor1", "actor2", "side_a", "side_b", "gname", "actor", "actors", "actor_1", "actor_2", "target1", "target"];

/// Columns beside the contract's in which they name the kind of an event.
pub const TYPE_COLUMNS: &[&str] = &["event_type", "type", "type_of_violence", "attacktype1_txt"];

/// The names behind the codes of a column, made ready when one is first asked for.
struct Ready<'a> {
    codes: Codes<'a>,
    names: Vec<OnceLock<Box<Name>>>,
}

impl<'a> Ready<'a> {
    fn new(codes: Codes<'a>) -> Self {
        Self { codes, names: (0..codes.distinct()).map(|_| OnceLock::new()).collect() }
    }

    fn name(&self, row: u32) -> Option<&Name> {
        let code = self.codes.code(row as usize)?;
        let name = self.names.get(code as usize)?;
        let name = name.get_or_init(|| Box::new(Name::place(self.codes.text(code).unwrap_or_default())));
        Some(name.as_ref()).filter(|name| !name.key().is_empty())
    }
}

/// The names of places and units.
pub struct Places<'a> {
    place: Ready<'a>,
    admin1: Ready<'a>,
}

impl<'a> Places<'a> {
    /// Of all claims.
    pub fn new(view: &'a View<'a>) -> Self {
        Self { place: Ready::new(view.place), admin1: Ready::new(view.admin1) }
    }

    /// The name of a claim's place.
    pub fn place(&self, row: u32) -> Option<&Name> {
        self.place.name(row)
    }

    /// The name of a claim's first-order unit.
    pub fn admin1(&self, row: u32) -> Option<&Name> {
        self.admin1.name(row)
    }

    /// How close the places of two claims are by name.
    pub fn closeness(&self, a: u32, b: u32) -> Option<Closeness> {
        let code = |row: u32| self.place.codes.code(row as usize);
        if code(a)? == code(b)? {
            return Some(Closeness::Same);
        }
        self.place(a)?.closeness(self.place(b)?)
    }
}

/// What the reports say of actors, kinds of event and places.
pub struct Telling<'a> {
    /// The names of places.
    pub places: Places<'a>,
    rows: Vec<u32>,
    actors: Vec<Name>,
    /// For each report where its actors begin among `of`.
    offsets: Vec<u32>,
    of: Vec<u32>,
    /// The kind of event of each report, and the text that says it.
    kinds: Vec<Option<(Option<Family>, u64)>>,
    /// Whether a report has exact coordinates.
    exact: Vec<bool>,
    /// Whether the place that a report names is the unit in whose middle its coordinates lie.
    unit_only: Vec<bool>,
}

/// Kinds of event that data sets word differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Attack,
    Fighting,
    Explosive,
    Unrest,
}

impl<'a> Telling<'a> {
    /// Of all reports.
    pub fn new(reports: &Reports<'a>, aliases: &BTreeMap<String, Vec<String>>) -> Self {
        let view = reports.view;
        let columns: Vec<Codes> = [view.perpetrator, view.victim_party]
            .into_iter()
            .chain(ACTOR_COLUMNS.iter().map(|name| view.kept(name)))
            .filter(|column| column.distinct() > 0)
            .collect();
        let (mut actors, mut codes) = (Vec::new(), HashMap::new());
        let canonical: BTreeMap<String, &str> = aliases
            .iter()
            .flat_map(|(name, others)| others.iter().map(move |other| (folded(other.trim()), name.as_str())))
            .collect();
        // The actors behind each text of each column, made ready once.
        let mut known: Vec<Vec<Option<Vec<u32>>>> =
            columns.iter().map(|column| vec![None; column.distinct()]).collect();
        let (mut of, mut offsets) = (Vec::new(), vec![0]);
        for report in 0..reports.len() as u32 {
            let start = of.len();
            for &row in reports.rows(report) {
                for (column, known) in columns.iter().zip(&mut known) {
                    let Some(code) = column.code(row as usize) else { continue };
                    let names = known[code as usize].get_or_insert_with(|| {
                        named(column.text(code).unwrap_or_default(), &canonical, &mut actors, &mut codes)
                    });
                    of.extend_from_slice(names);
                }
            }
            of[start..].sort_unstable();
            let mut kept = start;
            for at in start..of.len() {
                if at == start || of[at] != of[at - 1] {
                    of[kept] = of[at];
                    kept += 1;
                }
            }
            of.truncate(kept);
            offsets.push(of.len() as u32);
        }
        let actors: Vec<Name> = actors.par_iter().map(|text: &String| Name::group(text)).collect();
        let places = Places::new(view);
        let all = 0..reports.len() as u32;
        let exact =
            all.clone().map(|report| reports.is_located(report) && reports.slack[report as usize] == 0.0).collect();
        let unit = |report: u32| {
            let row = reports.row[report as usize];
            let coarse = reports.slack[report as usize] > 0.0;
            coarse && places.place(row).zip(places.admin1(row)).is_some_and(|(place, unit)| place.key() == unit.key())
        };
        let unit_only = all.map(unit).collect();
        Self { places, rows: reports.row.clone(), actors, offsets, of, kinds: kinds(reports), exact, unit_only }
    }

    /// How much two reports disagree, from 0 to 1, in each thing that one of them says, all counting alike; what only one says
    /// counts half. `None` where they agree in nothing that both say.
    ///
    /// Names of places count only where one of the two has no exact coordinates, or nothing else can be compared; the
    /// distance tells more.
    ///
    /// Names: 0 for the same, a third for another spelling, two thirds where they share a telling word, 1 for different
    /// ones; of actors the two that are closest. Kinds of event: 0 for one family, two thirds for two of those in which people
    /// are attacked, since coders differ, 1 for unrest and another.
    pub fn score(&self, a: u32, b: u32) -> Option<f64> {
        let (actors, kind) = (self.actors(a, b), self.kinds(a, b));
        let mut mean = Mean::default();
        mean.add(actors, self.actors_of(a).is_empty() != self.actors_of(b).is_empty());
        mean.add(kind, self.kinds[a as usize].is_some() != self.kinds[b as usize].is_some());
        if !(self.exact[a as usize] && self.exact[b as usize]) {
            let named = |report: u32| self.places.place(self.rows[report as usize]).is_some();
            mean.add(self.place(a, b), named(a) != named(b));
        } else if mean.count == 0.0 {
            // The distance has said it already; where it is all that is known, one name is better than none.
            return Some(self.place(a, b).map_or(0.5, |place| 0.25 + place.min(0.5) / 2.0));
        }
        mean.score()
    }

    /// Whether both say something of actors or of the kind of event.
    pub fn compared(&self, a: u32, b: u32) -> bool {
        self.actors(a, b).or_else(|| self.kinds(a, b)).is_some()
    }

    /// How much they disagree in actors, kinds of event and places; `None` for what one does not say.
    pub fn parts(&self, a: u32, b: u32) -> [Option<f64>; 3] {
        [self.actors(a, b), self.kinds(a, b), self.place(a, b)]
    }

    fn place(&self, a: u32, b: u32) -> Option<f64> {
        let unit = self.unit_only[a as usize] || self.unit_only[b as usize];
        let closeness = || self.places.closeness(self.rows[a as usize], self.rows[b as usize]);
        if unit { None } else { closeness().map(penalty) }
    }

    fn actors_of(&self, report: u32) -> &[u32] {
        let at = report as usize;
        &self.of[self.offsets[at] as usize..self.offsets[at + 1] as usize]
    }

    fn actors(&self, a: u32, b: u32) -> Option<f64> {
        let (left, right) = (self.actors_of(a), self.actors_of(b));
        let mut best: Option<Closeness> = None;
        for x in left {
            for y in right {
                let closeness = if x == y {
                    Some(Closeness::Same)
                } else {
                    self.actors[*x as usize].closeness(&self.actors[*y as usize])
                };
                best = match (best, closeness) {
                    (Some(best), Some(closeness)) => Some(best.min(closeness)),
                    (best, closeness) => best.or(closeness),
                };
                if best == Some(Closeness::Same) {
                    return Some(0.0);
                }
            }
        }
        best.map(penalty)
    }

    fn kinds(&self, a: u32, b: u32) -> Option<f64> {
        let ((family, text), (other, other_text)) = (self.kinds[a as usize]?, self.kinds[b as usize]?);
        match (family, other) {
            _ if text == other_text => Some(0.0),
            (Some(family), Some(other)) if family == other => Some(0.0),
            (Some(Family::Unrest), Some(_)) | (Some(_), Some(Family::Unrest)) => Some(1.0),
            (Some(_), Some(_)) => Some(2.0 / 3.0),
            _ => None,
        }
    }
}

/// The mean of what two reports say.
#[derive(Default)]
struct Mean {
    sum: f64,
    count: f64,
    /// The least of what both say.
    least: Option<f64>,
}

impl Mean {
    /// Adds what both say; else a half where only one of them says something.
    fn add(&mut self, both: Option<f64>, one: bool) {
        if let Some(part) = both.or(one.then_some(0.5)) {
            self.sum += part;
            self.count += 1.0;
        }
        if let Some(part) = both {
            self.least = Some(self.least.map_or(part, |least| least.min(part)));
        }
    }

    /// The mean; the half where there is nothing, `None` where they agree in nothing that both say.
    fn score(&self) -> Option<f64> {
        match self.least {
            Some(least) if least >= 1.0 => None,
            _ if self.count == 0.0 => Some(0.5),
            _ => Some(self.sum / self.count),
        }
    }
}

fn penalty(closeness: Closeness) -> f64 {
    match closeness {
        Closeness::Same => 0.0,
        Closeness::Close => 1.0 / 3.0,
        Closeness::Partly => 2.0 / 3.0,
        Closeness::Different => 1.0,
    }
}

/// The actors that a text names, without those that are nobody in particular.
fn named(
    text: &str,
    canonical: &BTreeMap<String, &str>,
    actors: &mut Vec<String>,
    codes: &mut HashMap<String, u32>,
) -> Vec<u32> {
    let nobody =
        ["civilian", "unidentified", "unknown", "unaffiliated", "protester", "rioter", "not reported", "individual"];
    let mut found = Vec::new();
    for name in text.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        let name = canonical.get(&folded(name)).copied().unwrap_or(name);
        let folded = folded(name);
        if !nobody.iter().any(|word| folded.contains(word)) {
            found.push(*codes.entry(folded).or_insert_with(|| {
                actors.push(name.to_owned());
                actors.len() as u32 - 1
            }));
        }
    }
    found
}

/// The kind of event of each report: by the manner, else by the first column of the data sets that is filled.
fn kinds(reports: &Reports) -> Vec<Option<(Option<Family>, u64)>> {
    let view = reports.view;
    let columns: Vec<Codes> = std::iter::once(view.manner)
        .chain(TYPE_COLUMNS.iter().map(|name| view.kept(name)))
        .filter(|column| column.distinct() > 0)
        .collect();
    let read = |column: &Codes| -> Vec<(Option<Family>, u64)> {
        let of = |code| {
            let text = folded(column.text(code).unwrap_or_default());
            (family(&text), xxhash_rust::xxh3::xxh3_64(text.as_bytes()))
        };
        (0..column.distinct() as u32).map(of).collect()
    };
    let known: Vec<Vec<(Option<Family>, u64)>> = columns.iter().map(read).collect();
    let one = |row: &u32| {
        let mut of = columns.iter().zip(&known);
        of.find_map(|(column, known)| Some(known[column.code(*row as usize)? as usize]))
    };
    reports.row.iter().map(one).collect()
}

/// The family of a kind of event, by the words of ACLED, UCDP, GTD, SCAD and Airwars.
fn family(text: &str) -> Option<Family> {
    const WORDS: &[(Family, &[&str])] = &[
        (
            Family::Explosive,
            &[
                "explosi",
                "remote violence",
                "air",
                "drone",
                "shelling",
                "artillery",
                "missile",
                "bomb",
                "grenade",
                "mine",
                "ied",
                "rocket",
            ],
        ),
        (
            Family::Fighting,
            &["battle", "clash", "state-based", "non-state", "combat", "overtakes", "regains", "fighting", "firefight"],
        ),
        (Family::Unrest, &["protest", "riot", "demonstration", "mob violence", "strike (labour"]),
        (
            Family::Attack,
            &[
                "civilian",
                "one-sided",
                "attack",
                "massacre",
                "execution",
                "assassination",
                "assault",
                "abduct",
                "kidnap",
                "hostage",
                "sexual violence",
                "killing",
                "shooting",
                "raid",
            ],
        ),
    ];
    match text {
        // UCDP's type_of_violence.
        "1" | "2" => return Some(Family::Fighting),
        "3" => return Some(Family::Attack),
        _ => {}
    }
    WORDS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(family, _)| *family)
}
