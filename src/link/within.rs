//! Reports that lie within an episode, or near it: a day inside a week. They are shown, and nothing is merged.

use super::by_name;
use super::compare::Comparison;
use super::links::{Link, LinkKind, doubts};
use super::nearby::{Crowded, Windows, pairs};
use super::pair::Pair;
use super::precision::When;
use super::report::Reports;
use super::telling::Places;
use std::collections::BTreeMap;

/// For each event (a group of reports, named by its first one) the episode of each other dataset that it lies in, or, where
/// there is none, near: as MELTT flags them, both ends no more than the window's days beyond the episode's. An episode may
/// lie in a longer one.
///
/// # Errors
/// When there are more such pairs than can be kept.
pub fn within(
    reports: &Reports,
    comparison: &Comparison,
    places: Option<&Places>,
    group: &[u32],
    windows: Windows,
) -> Result<Vec<Link>, Crowded> {
    let all = 0..reports.len() as u32;
    let of = |report: &u32| reports.when[*report as usize];
    let episodes: Vec<u32> = all.clone().filter(|report| of(report) == When::Episode).collect();
    let dated: Vec<u32> = all.filter(|report| !matches!(of(report), When::Undated | When::Aggregate)).collect();
    let days = |report: u32| (reports.first[report as usize], reports.last[report as usize]);
    let take = |report: u32, episode: u32, km: f64| {
        let ((first, last), (from, to)) = (days(episode), days(report));
        let apart = reports.dataset[episode as usize] != reports.dataset[report as usize]
            && group[episode as usize] != group[report as usize];
        let inside = first <= from && to <= last;
        let shorter = last - first > to - from;
        let near = first - windows.days <= from && to <= last + windows.days && of(&report) != When::Episode;
        if !apart || !(inside && shorter || near) {
            return None;
        }
        let score = comparison.score(episode, report)? as f32;
        let gap = (first - from).max(to - last).max(0) as u32;
        let pair =
            Pair { a: report, b: episode, score, km: km as f32, days: gap, coarse: false, figures: f32::INFINITY };
        Some((inside, pair))
    };
    let reach = |first: i32, last: i32, span: i32, days: i32| {
        (first.saturating_sub(days).saturating_sub(span), last.saturating_add(days))
    };
    let mut found = pairs(reports, (&dated, Some(&episodes)), windows, reach, take)?;
    if let Some(places) = places {
        let is = |report: u32| !matches!(of(&report), When::Undated | When::Aggregate);
        found.extend(by_name::pairs(reports, places, windows, &is, |a, b| {
            let episode = |report: u32| of(&report) == When::Episode;
            let inside = |report: u32, of: u32| if episode(of) { take(report, of, f64::INFINITY) } else { None };
            inside(a, b).or_else(|| inside(b, a))
        })?);
    }
    let mut best: BTreeMap<(u32, u16), (bool, Pair)> = BTreeMap::new();
    for (inside, pair) in found {
        let key = (group[pair.a as usize], reports.dataset[pair.b as usize]);
        let kept = best.entry(key).or_insert((inside, pair));
        let before = kept.0.cmp(&inside).then_with(|| pair.rank(&kept.1));
        if before.is_lt() {
            *kept = (inside, pair);
        }
    }
    let link = |(inside, pair): (bool, Pair)| {
        let kind = if inside { LinkKind::Part } else { LinkKind::Flag };
        let mut link = Link { a: pair.a, b: pair.b, kind, pair: Some(pair), runner_up: None, doubts: Vec::new() };
        link.doubts = doubts(reports, comparison, &link);
        link
    };
    Ok(best.into_values().map(link).collect())
}
