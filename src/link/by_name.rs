//! Reports without coordinates: their places are compared by name, within a country and a unit.

use super::compare::Comparison;
use super::nearby::{Crowded, MOST_PAIRS, Windows};
use super::pair::{Kind, Pair, judge};
use super::precision::When;
use super::report::Reports;
use super::telling::Places;
use crate::model::names::{Closeness, Name};

use std::collections::BTreeMap;

/// Comparisons that are made at most: about a minute.
const MOST_COMPARED: usize = 200_000_000;

/// Pairs of one kind of which at least one report has no coordinates, whose places bear one name (or another spelling of it) and
/// do not lie in two countries or units; a report that names a unit only goes with others of that unit.
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
    let wanted = |report: u32| match kind {
        Kind::Events => reports.is_event(report),
        Kind::Episodes => reports.when[report as usize] == When::Episode,
    };
    pairs(reports, places, windows, &wanted, |a, b| {
        let apart = reports.dataset[a as usize] != reports.dataset[b as usize];
        let pair = || judge(reports, comparison, kind, (a, b), f64::INFINITY, windows.days);
        if inside || apart { pair() } else { None }
    })
}

/// What is made of every pair of wanted reports at one place by name, of which at least one has no coordinates, and whose days
/// are within the window.
///
/// # Errors
/// When there are more than can be kept.
pub fn pairs<T>(
    reports: &Reports,
    places: &Places,
    windows: Windows,
    wanted: &dyn Fn(u32) -> bool,
    take: impl Fn(u32, u32) -> Option<T>,
) -> Result<Vec<T>, Crowded> {
    // Coordinates that stand for a country say that the place is not known, whatever its name.
    let named = |report: u32| wanted(report) && reports.slack[report as usize].is_finite();
    let unplaced = |report: u32| named(report) && !reports.is_located(report);
    let all = || 0..reports.len() as u32;
    if !all().any(unplaced) {
        return Ok(Vec::new());
    }
    let days = |report: u32| reports.last[report as usize] - reports.first[report as usize];
    let span = all().filter(|report| named(*report)).map(days).max().unwrap_or(0);
    // By country; a report that names none may be of any.
    let mut countries: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for report in all().filter(|report| named(*report)) {
        let of = reports.claim(report).country().unwrap_or_default();
        of.split(';').for_each(|country| countries.entry(country).or_default().push(report));
    }
    for members in countries.values_mut() {
        members.sort_by_key(|report| (reports.first[*report as usize], *report));
    }
    let (mut found, mut compared, mut near) = (Vec::new(), 0, Vec::new());
    for one in all().filter(|report| unplaced(*report)) {
        let (first, last) = (reports.first[one as usize], reports.last[one as usize]);
        let own: Vec<&str> = reports.claim(one).country().into_iter().flat_map(|names| names.split(';')).collect();
        let before = found.len();
        near.clear();
        for (_, members) in countries.iter().filter(|(name, _)| own.is_empty() || name.is_empty() || own.contains(name))
        {
            let start = members.partition_point(|other| {
                reports.first[*other as usize] < first.saturating_sub(windows.days).saturating_sub(span)
            });
            let end = last.saturating_add(windows.days);
            near.extend(members[start..].iter().take_while(|other| reports.first[**other as usize] <= end));
        }
        // One of several countries is met in each.
        near.sort_unstable();
        near.dedup();
        compared += near.len();
        // Of two that are both without coordinates, the pair is met twice.
        let others = near.iter().filter(|other| **other != one && !(unplaced(**other) && **other < one));
        for &other in others.filter(|other| same_place(reports, places, one, **other)) {
            found.extend(take(one, other));
        }
        if found.len() > MOST_PAIRS || compared > MOST_COMPARED {
            return Err(Crowded { report: one, around: found.len() - before });
        }
    }
    Ok(found)
}

/// Whether two places bear one name and do not lie in two countries or units; where one names a unit only, whether it is the
/// unit of the other.
fn same_place(reports: &Reports, places: &Places, a: u32, b: u32) -> bool {
    let (claim, other) = (reports.claim(a), reports.claim(b));
    let countries = claim.country().zip(other.country());
    if countries.is_some_and(|(a, b)| !a.split(';').any(|one| b.split(';').any(|other| one == other))) {
        return false;
    }
    let (row, other) = (reports.row[a as usize], reports.row[b as usize]);
    let close = |a: Option<&Name>, b: Option<&Name>| a.zip(b).and_then(|(a, b)| a.closeness(b));
    let units = close(places.admin1(row), places.admin1(other));
    let one_name = |closeness: Option<Closeness>| closeness.is_some_and(|closeness| closeness <= Closeness::Close);
    match places.place(row).zip(places.place(other)) {
        Some((place, other)) => units != Some(Closeness::Different) && one_name(place.closeness(other)),
        None => one_name(units),
    }
}
