//! What is settled before any comparison: event keys, references between claims, figures of one report, decisions of a person.

use super::report::Reports;
use crate::error::{Error, Problems};
use crate::model::{Claim, Extent};
use crate::review::{Contradiction, Decision, Settled, Verdict, settle};
use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why two reports are one event without having been compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// They have one event key in the input.
    Key,
    /// One refers to the other as its whole, its origin or what it revises.
    Reference,
    /// One source gives figures of several harms or groups for one place and time.
    Companion,
    /// A person decided it.
    Decided,
}

/// Two reports that are one event without having been compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tied {
    /// One report.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Why.
    pub held: Held,
}

/// What is settled, and the pairs that settle it.
pub struct Fixed {
    /// The classes.
    pub settled: Settled,
    /// The pairs.
    pub tied: Vec<Tied>,
}

/// Settles keys (where `keyed`), references between claims, figures of one report, and decisions.
///
/// # Errors
/// Every contradiction, naming both sides.
pub fn fixed(reports: &Reports, keyed: bool, decisions: &[Decision]) -> Result<Fixed, Problems> {
    let (codes, keys) = if keyed { user_keys(reports) } else { (Vec::new(), Vec::new()) };
    let mut tied: Vec<(Tied, Decision)> = references(reports);
    if keyed {
        tied.extend(companions(reports));
    }
    let same = |one: &&Decision| one.verdict == Verdict::Same;
    let own = |one: &Decision| Tied { a: one.a, b: one.b, held: Held::Decided };
    let all: Vec<Decision> = tied.iter().map(|(_, one)| one.clone()).chain(decisions.iter().cloned()).collect();
    let settled = settle(reports.len(), &codes, &all).map_err(|found| contradictions(reports, &keys, &found))?;
    let mut tied: Vec<Tied> = tied.into_iter().map(|(tied, _)| tied).collect();
    tied.extend(decisions.iter().filter(same).map(own));
    tied.extend(chains(&codes));
    Ok(Fixed { settled, tied })
}

fn contradictions(reports: &Reports, keys: &[String], found: &[Contradiction]) -> Problems {
    let mut problems = Problems::default();
    let key = |code: u32| keys.get(code as usize).cloned().unwrap_or_default();
    for one in found {
        problems.push(Error::Contradiction { message: one.told(|report| reports.name(report), key) });
    }
    problems
}

/// Whether an event in the input is the user's own key, and not the id of a report in its dataset: a dataset's own id stands
/// there as it was read, until an earlier run has set it apart in `report`.
pub(super) fn user_key<'a>(claim: Claim<'a>) -> Option<&'a str> {
    claim.event().filter(|_| claim.dataset().is_none() || claim.report().is_some())
}

fn user_keys(reports: &Reports) -> (Vec<Option<u32>>, Vec<String>) {
    let mut keys: Vec<String> = Vec::new();
    let mut codes: HashMap<&str, u32> = HashMap::new();
    let found = (0..reports.len() as u32).map(|report| {
        let key = user_key(reports.claim(report))?;
        Some(*codes.entry(key).or_insert_with(|| {
            keys.push(key.to_owned());
            keys.len() as u32 - 1
        }))
    });
    let found: Vec<Option<u32>> = found.collect();
    if keys.is_empty() { (Vec::new(), keys) } else { (found, keys) }
}

/// Each report of a key with the one before it.
fn chains(codes: &[Option<u32>]) -> Vec<Tied> {
    let mut last: HashMap<u32, u32> = HashMap::new();
    let mut tied = Vec::new();
    for (report, code) in codes.iter().enumerate() {
        let report = report as u32;
        if let Some(before) = code.and_then(|code| last.insert(code, report)) {
            tied.push(Tied { a: before, b: report, held: Held::Key });
        }
    }
    tied
}

fn same(reports: &Reports, a: u32, b: u32, held: Held) -> (Tied, Decision) {
    let claim = reports.claim(b);
    let how = match held {
        Held::Reference => " (a reference to another claim)",
        _ => " (figures of one source for one place and time)",
    };
    let file: Arc<str> = format!("{}{how}", claim.origin_file().unwrap_or_default()).into();
    let line = claim.origin_line().unwrap_or_default().into();
    (Tied { a, b, held }, Decision { a, b, verdict: Verdict::Same, file, line })
}

/// Claims that name another as their whole, their origin, or what they revise are of its event. Aggregates are of none.
fn references(reports: &Reports) -> Vec<(Tied, Decision)> {
    let view = reports.view;
    if view.part_of.is_absent() && view.supersedes.is_absent() && view.derived_from.is_absent() {
        return Vec::new();
    }
    let mut owner = vec![0_u32; view.len()];
    let mut by_id: HashMap<&str, u32> = HashMap::with_capacity(view.len());
    for report in 0..reports.len() as u32 {
        for &row in reports.rows(report) {
            owner[row as usize] = report;
            by_id.insert(view.claim(row as usize).id(), row);
        }
    }
    let aggregate = |row: usize| view.claim(row).extent() == Some(Extent::Aggregate);
    let mut found = Vec::new();
    for row in (0..view.len()).filter(|row| !aggregate(*row)) {
        let claim = view.claim(row);
        let named = claim.derived_from().into_iter().flat_map(|names| names.split(';')).map(str::trim);
        let named = named.chain(claim.whole().filter(|(_, open)| !open).map(|(id, _)| id)).chain(claim.supersedes());
        for other in named.filter_map(|id| by_id.get(id)).filter(|other| !aggregate(**other as usize)) {
            let (a, b) = (owner[*other as usize], owner[row]);
            if a != b {
                found.push(same(reports, a, b, Held::Reference));
            }
        }
    }
    found.sort_unstable_by_key(|(tied, _)| (tied.a, tied.b));
    found.dedup_by_key(|(tied, _)| (tied.a, tied.b));
    found
}

/// A table of claims has a row for each figure: those of one source for one place and time, without an event key, are of one
/// report if no two of them are about the same harm and people.
fn companions(reports: &Reports) -> Vec<(Tied, Decision)> {
    let mut together: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for report in 0..reports.len() as u32 {
        let (claim, at) = (reports.claim(report), report as usize);
        let placed = claim.place().is_some() || reports.is_located(report);
        if claim.event().is_none() && claim.dataset().is_none() && claim.date_start().is_some() && placed {
            let place = (claim.place(), claim.admin1(), claim.country());
            let coordinates = (reports.lat[at].to_bits(), reports.lon[at].to_bits());
            let when = (reports.dataset[at], reports.first[at], reports.last[at]);
            together.entry((when, place, coordinates)).or_default().push(report);
        }
    }
    let subject = |report: u32| {
        let claim = reports.claim(report);
        let who = (claim.victim_party(), claim.demographic(), claim.scope());
        (claim.harm_or_killed(), claim.status_or_all(), who)
    };
    let mut found = Vec::new();
    for members in together.into_values().filter(|members| members.len() > 1) {
        let mut subjects: Vec<_> = members.iter().map(|report| subject(*report)).collect();
        subjects.sort_unstable();
        if subjects.windows(2).all(|two| two[0] != two[1]) {
            found.extend(members[1..].iter().map(|report| same(reports, members[0], *report, Held::Companion)));
        }
    }
    found
}
