//! Reports without coordinates: their places are compared by name, within a country and a unit.

use super::compare::Comparison;
use super::nearby::{Crowded, MOST_PAIRS, Windows};
use super::pair::{Kind, Pair, judge};
use super::precision::When;
use super::report::Reports;
use super::telling::Places;
use crate::model::names::{Closeness, Name};
use std::collections::BTreeMap;

/// Pairs of which at least one report has no coordinates, whose places bear one name (or another spelling of it) and do not lie
/// in two countries or units; a report that names a unit only goes with others of that unit.
///
/// # Errors
/// When there are more than can be kept.
pub fn candidates(
    reports: &Reports,
    comparison: &Comparison,
    places: &Places,
    kind: Kind,
    windows: Windows,
    inside: bool,
) -> Result<Vec<Pair>, Crowded> {
    let fits = |report: u32| match kind {
        Kind::Events => reports.is_event(report),
        Kind::Episodes => reports.when[report as usize] == When::Episode,
    };
    // Coordinates that stand for a country say that the place is not known, whatever its name.
    let named = |report: u32| fits(report) && reports.slack[report as usize].is_finite();
    let row = |report: u32| reports.row[report as usize];
    let unplaced = |report: u32| named(report) && !reports.is_located(report);
    let all = || 0..reports.len() as u32;
    if !all().any(unplaced) {
        return Ok(Vec::new());
    }
    let unit_only = |report: u32| unplaced(report) && places.place(row(report)).is_none();
    let mut blocks: BTreeMap<(bool, &str), Vec<u32>> = BTreeMap::new();
    for report in all().filter(|report| named(*report)) {
        if let Some(name) = places.place(row(report)) {
            blocks.entry((false, name.skeleton())).or_default().push(report);
        }
        if let Some(name) = places.admin1(row(report)) {
            blocks.entry((true, name.skeleton())).or_default().push(report);
        }
    }
    let mut found = Vec::new();
    for ((by_unit, _), mut members) in blocks {
        members.sort_by_key(|report| (reports.first[*report as usize], *report));
        let span = members.iter().map(|report| reports.last[*report as usize] - reports.first[*report as usize]).max();
        let wanted = |report: &u32| if by_unit { unit_only(*report) } else { unplaced(*report) };
        for &one in members.iter().filter(|report| wanted(report)) {
            let (first, last) = (reports.first[one as usize], reports.last[one as usize]);
            let start = members.partition_point(|other| {
                reports.first[*other as usize] < first.saturating_sub(windows.days).saturating_sub(span.unwrap_or(0))
            });
            let near = members[start..]
                .iter()
                .take_while(|other| reports.first[**other as usize] <= last.saturating_add(windows.days));
            for &other in near {
                // Of two that are both looked for, the pair is met twice.
                if one == other || wanted(&other) && other < one {
                    continue;
                }
                let apart = reports.dataset[one as usize] != reports.dataset[other as usize];
                if (inside || apart) && same_place(reports, places, (one, other), by_unit) {
                    found.extend(judge(reports, comparison, kind, (one, other), f64::INFINITY, windows.days));
                }
            }
            if found.len() > MOST_PAIRS {
                return Err(Crowded { report: one, around: members.len() });
            }
        }
    }
    Ok(found)
}

fn same_place(reports: &Reports, places: &Places, (a, b): (u32, u32), by_unit: bool) -> bool {
    let (claim, other) = (reports.claim(a), reports.claim(b));
    let countries = claim.country().zip(other.country());
    if countries.is_some_and(|(a, b)| !a.split(';').any(|one| b.split(';').any(|other| one == other))) {
        return false;
    }
    let (row, other) = (reports.row[a as usize], reports.row[b as usize]);
    let close = |a: Option<&Name>, b: Option<&Name>| a.zip(b).and_then(|(a, b)| a.closeness(b));
    let units = close(places.admin1(row), places.admin1(other));
    let one_name = |closeness: Option<Closeness>| closeness.is_some_and(|closeness| closeness <= Closeness::Close);
    if by_unit {
        one_name(units)
    } else {
        units != Some(Closeness::Different) && one_name(places.closeness(row, other))
    }
}
