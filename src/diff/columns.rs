//! The columns of two releases side by side: which are compared, in which order they are told, whether two cells are one.

use super::Change;
use super::matching::Matched;
use crate::format;
use crate::model::frame::{ADDED, NATIVE};
use crate::model::{Column, View};
use hashbrown::HashMap;
use std::borrow::Cow;

/// What a column says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// How many.
    Figure,
    /// Who, and what happened to them.
    Who,
    /// When.
    Window,
    /// Anything else.
    Other,
}

/// The order in which columns are told; the others follow in the contract's order, then by name.
const FIRST: &[(Aspect, &[&str])] = &[
    (Aspect::Figure, &["figure", "qualifier", "low", "best", "high", "low_basis", "high_basis"]),
    (
        Aspect::Who,
        &["status", "harm", "victim_party", "demographic", "scope", "extent", "count_type", "status_certainty"],
    ),
    (Aspect::Window, &["date_start", "date_end", "date_precision"]),
    (Aspect::Other, &["place", "admin1", "country", "lat", "lon", "geo_precision"]),
    (
        Aspect::Other,
        &["source", "source_kind", "side", "reported_by", "derived_from", "supersedes", "published", "as_of"],
    ),
];

/// Columns that say how a claim was read, and not what: where they are all that a release lacks, that is told once.
const BESIDE: &[&str] =
    &["access", "url", "archived_url", "lang", "quote", "basis", "grade", "geo_precision", "note", "allow"];

/// Columns that name other claims.
const REFERENCES: &[&str] = &["derived_from", "supersedes", "part_of"];

/// A column that one release lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneSided<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is the later release that has it.
    pub is_new: bool,
    /// How many claims that stand in both releases have a value there.
    pub filled: usize,
}

/// A column in either release.
#[derive(Debug)]
struct Pair<'a> {
    name: &'a str,
    aspect: Aspect,
    old: Option<Column<'a>>,
    new: Option<Column<'a>>,
    /// For two columns of codes: the later code of an earlier one, where there is one.
    codes: Vec<Option<u32>>,
}

/// All columns that are compared, in the order in which they are told.
#[derive(Debug)]
pub struct Pairs<'a>(Vec<Pair<'a>>);

impl<'a> Pairs<'a> {
    /// Lays the columns side by side; those that are told once stand apart.
    pub fn of(old: &View<'a>, new: &View<'a>, matched: &Matched) -> (Self, Vec<OneSided<'a>>) {
        let (mut pairs, mut one_sided) = (Vec::new(), Vec::new());
        for (name, aspect) in names(old, new) {
            let (before, after) = (old.column(name), new.column(name));
            let beside = BESIDE.contains(&name) || !NATIVE.iter().any(|(native, _)| *native == name);
            match (before, after) {
                (None, None) => {}
                (Some(column), None) | (None, Some(column)) if beside => {
                    let is_new = before.is_none();
                    let joined = (0..old.len()).filter_map(|row| Some((row, matched.new_of(row)?)));
                    let filled =
                        joined.filter(|(a, b)| cell(Some(column), if is_new { *b } else { *a }).is_some()).count();
                    one_sided.push(OneSided { name, is_new, filled });
                }
                _ => pairs.push(Pair { name, aspect, old: before, new: after, codes: codes(before, after) }),
            }
        }
        (Self(pairs), one_sided)
    }

    /// The columns in which two rows differ.
    pub fn differing(&self, old: usize, new: usize, renumbered: &HashMap<String, String>) -> Vec<usize> {
        let differs = |pair: &Pair| !pair.is_same(old, new) && !pair.refers_alike(old, new, renumbered);
        self.0.iter().enumerate().filter(|(_, pair)| differs(pair)).map(|(at, _)| at).collect()
    }

    pub fn name(&self, column: usize) -> &'a str {
        self.0[column].name
    }

    pub fn aspect(&self, column: usize) -> Aspect {
        self.0[column].aspect
    }

    pub fn values(&self, change: &Change, column: usize) -> (Cow<'a, str>, Cow<'a, str>) {
        let pair = &self.0[column];
        (cell(pair.old, change.old).unwrap_or_default(), cell(pair.new, change.new).unwrap_or_default())
    }
}

impl Pair<'_> {
    fn is_same(&self, old: usize, new: usize) -> bool {
        match (self.old, self.new) {
            (Some(Column::Codes(a)), Some(Column::Codes(b))) => match (a.code(old), b.code(new)) {
                (Some(a), Some(b)) => self.codes[a as usize] == Some(b),
                (a, b) => a.is_none() && b.is_none(),
            },
            (Some(Column::Texts(a)), Some(Column::Texts(b))) => {
                a.get(old).unwrap_or_default() == b.get(new).unwrap_or_default()
            }
            (Some(Column::Numbers(a)), Some(Column::Numbers(b))) => a.get(old) == b.get(new),
            (Some(Column::Integers(a)), Some(Column::Integers(b))) => a.get(old) == b.get(new),
            (a, b) => cell(a, old) == cell(b, new),
        }
    }

    /// Whether both name the same claims, some of which have another id by now.
    fn refers_alike(&self, old: usize, new: usize, renumbered: &HashMap<String, String>) -> bool {
        if renumbered.is_empty() || !REFERENCES.contains(&self.name) {
            return false;
        }
        let (before, after) = (cell(self.old, old).unwrap_or_default(), cell(self.new, new).unwrap_or_default());
        let now = |name: &str| {
            let (id, open) = name.strip_suffix('?').map_or((name, ""), |id| (id.trim_end(), "?"));
            format!("{}{open}", renumbered.get(id).map_or(id, String::as_str))
        };
        before.split(';').map(|name| now(name.trim())).eq(after.split(';').map(|name| name.trim().to_owned()))
    }
}

/// The names of all columns that are compared, in order. What recount adds says how a claim was read; only the qualifier
/// belongs to the figure.
fn names<'a>(old: &View<'a>, new: &View<'a>) -> Vec<(&'a str, Aspect)> {
    let skipped = |name: &str| name == "claim_id" || name == "event" || ADDED.contains(&name) && name != "qualifier";
    let mut names: Vec<(&str, Aspect)> =
        FIRST.iter().flat_map(|(aspect, names)| names.iter().map(|name| (*name, *aspect))).collect();
    let mut unknown: Vec<&str> = old.columns().into_iter().chain(new.columns()).collect();
    unknown.sort_unstable();
    for name in NATIVE.iter().map(|(name, _)| *name).chain(unknown) {
        if !skipped(name) && !names.iter().any(|(known, _)| *known == name) {
            names.push((name, Aspect::Other));
        }
    }
    names
}

/// The later code of each earlier one: each distinct text is looked up once.
fn codes(old: Option<Column>, new: Option<Column>) -> Vec<Option<u32>> {
    let (Some(Column::Codes(old)), Some(Column::Codes(new))) = (old, new) else { return Vec::new() };
    let later: HashMap<&str, u32> =
        (0..new.distinct() as u32).filter_map(|code| Some((new.text(code)?, code))).collect();
    (0..old.distinct() as u32).map(|code| later.get(old.text(code)?).copied()).collect()
}

/// A cell as written; an empty one is none.
fn cell(column: Option<Column<'_>>, row: usize) -> Option<Cow<'_, str>> {
    let text = match column? {
        Column::Texts(column) => Cow::Borrowed(column.get(row)?),
        Column::Codes(column) => Cow::Borrowed(column.get(row)?),
        Column::Numbers(column) => Cow::Owned(format::plain(Some(column.get(row)?))),
        Column::Integers(column) => Cow::Owned(column.get(row)?.to_string()),
    };
    Some(text).filter(|text| !text.is_empty())
}
