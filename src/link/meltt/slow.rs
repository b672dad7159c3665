//! The long way round, for tests: every step the package takes, list scans and all, against `search` and `select`.

use super::search::{Days, Search};
use super::select::{flags, one_to_one};
use super::spot::{Spot, sort_by_start};
use super::{Contender, Options};
use crate::link::taxa::{Taxa, Taxonomy};
use proptest::prelude::*;

/// Two reports and their score.
type Pair = (u32, u32, f64);

/// All candidate pairs in the order of discovery: both lists in one sorted by start, each first report in turn, back
/// through the second ones and then forward, until a start is too far off.
fn discovered(search: &Search, window: f64, ones: &[Spot], others: &[Spot], days: Days) -> Vec<Pair> {
    let mut pooled: Vec<(bool, Spot)> = ones.iter().map(|spot| (true, *spot)).collect();
    pooled.extend(others.iter().map(|spot| (false, *spot)));
    pooled.sort_by(|a, b| a.1.start.total_cmp(&b.1.start));
    let mut pairs = Vec::new();
    for (place, (_, one)) in pooled.iter().enumerate().filter(|(_, (first, _))| *first) {
        let mut test = |other: &Spot, about: bool| {
            let both = (one.start - other.start).abs() <= window && (one.end - other.end).abs() <= window;
            let near = if days == Days::About { about } else { both };
            if near && let Some(score) = search.score(one, other) {
                pairs.push((one.report, other.report, score));
            }
        };
        for (_, other) in pooled[..place].iter().rev().filter(|(first, _)| !first) {
            test(other, one.start - other.start <= window);
            if one.start - other.start > window {
                break;
            }
        }
        for (_, other) in pooled[place..].iter().filter(|(first, _)| !first) {
            test(other, other.end - one.end <= window);
            if other.start - one.start > window {
                break;
            }
        }
    }
    pairs
}

/// The walk through the shrinking lists. With `keep` a report that found a partner stays and may find more.
fn chosen(pairs: &[Pair], keep: bool) -> Vec<Pair> {
    let mut waiting: Vec<u32> = Vec::new();
    let mut free: Vec<u32> = Vec::new();
    for (one, other, _) in pairs {
        if !waiting.contains(one) {
            waiting.push(*one);
        }
        if !free.contains(other) {
            free.push(*other);
        }
    }
    let (mut at, mut out) = (0, Vec::new());
    while !waiting.is_empty() && !free.is_empty() {
        let mine = pairs.iter().filter(|pair| pair.0 == waiting[at]);
        if let Some(pair) = mine.copied().find(|pair| free.contains(&pair.1)) {
            let here = at;
            if at == waiting.len() - 1 {
                at = 0;
            }
            if !keep {
                waiting.remove(here);
            }
            free.retain(|other| *other != pair.1);
            out.push(pair);
        } else {
            at += 1;
            if at == waiting.len() {
                break;
            }
        }
    }
    out
}

/// The chosen pair and the two after it in all pairs of its report, sorted by score.
fn contender(pairs: &[Pair], pair: &Pair) -> Contender {
    let mut mine: Vec<&Pair> = pairs.iter().filter(|other| other.0 == pair.0).collect();
    mine.sort_by(|a, b| a.2.total_cmp(&b.2));
    let place = mine.iter().position(|other| *other == pair).expect("among its own");
    let after = |steps: usize| mine.get(place + steps).map(|(_, other, score)| (*other, *score));
    Contender { report: pair.0, best: (pair.1, pair.2), runners_up: [after(1), after(2)], candidates: mine.len() }
}

/// Reports from rows of start, length, place on a line and category; the second list is numbered from 100 on.
fn spots(rows: &[(i32, i32, i32, u32)], from: u32, turn: usize) -> Vec<Spot> {
    let spot = |(nth, (start, length, place, _)): (usize, &(i32, i32, i32, u32))| {
        let days = (f64::from(*start), f64::from(start + length));
        Spot::new(from + nth as u32, turn, days, (0.0, f64::from(*place) * 0.01))
    };
    let mut spots: Vec<Spot> = rows.iter().enumerate().map(spot).collect();
    sort_by_start(&mut spots);
    spots
}

/// Two taxonomies, of three levels and of one, over the categories of both lists.
fn taxa(ones: &[(i32, i32, i32, u32)], others: &[(i32, i32, i32, u32)]) -> Taxa {
    let kind = |levels, weight| Taxonomy { name: String::new(), levels, weight };
    let mut codes = vec![0; 4 * 100];
    let fill = |codes: &mut Vec<u32>, rows: &[(i32, i32, i32, u32)]| {
        for (nth, row) in rows.iter().enumerate() {
            codes.splice(4 * nth..4 * nth + 4, [row.3, row.3 / 2, row.3 / 4, row.3 % 2]);
        }
    };
    fill(&mut codes, ones);
    let mut second = vec![0; 4 * 100];
    fill(&mut second, others);
    codes.extend(second);
    Taxa::new(vec![kind(3, 1.25), kind(1, 0.75)], codes)
}

fn rows(length: std::ops::Range<i32>) -> impl Strategy<Value = Vec<(i32, i32, i32, u32)>> {
    prop::collection::vec((0..12, length, 0..6, 0..8u32), 0..24)
}

fn options(days: f64, partial: usize, certainty: Option<Vec<usize>>) -> Options {
    Options { km: 3.0, days, partial, order: vec![0, 1], certainty, averaging: false }
}

proptest! {
    #[test]
    fn one_pass_matches_as_the_long_walk_does(
        ones in rows(0..3), others in rows(0..3), days in 0..4, partial in 0..3usize,
        certainty in prop::option::of((1..4usize, 1..2usize)),
    ) {
        let certainty = certainty.map(|(first, second)| vec![first, second]);
        let (taxa, options) = (taxa(&ones, &others), options(f64::from(days) / 2.0, partial, certainty));
        let search = Search::new(&taxa, &options, 200);
        let (ones, others) = (spots(&ones, 0, 0), spots(&others, 100, 1));
        let pairs = discovered(&search, options.days, &ones, &others, Days::BothEnds);
        let expected: Vec<Contender> = chosen(&pairs, false).iter().map(|pair| contender(&pairs, pair)).collect();
        let matches = one_to_one(&search, &ones, &others);
        for found in &matches {
            prop_assert_eq!(ones[found.one].report, found.contender.report);
            prop_assert_eq!(others[found.other].report, found.contender.best.0);
        }
        let found: Vec<Contender> = matches.into_iter().map(|found| found.contender).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn one_pass_flags_as_the_long_walk_does(episodes in rows(1..6), events in rows(0..1), days in 0..3) {
        let (taxa, options) = (taxa(&episodes, &events), options(f64::from(days), 0, None));
        let search = Search::new(&taxa, &options, 200);
        let (episodes, events) = (spots(&episodes, 0, 0), spots(&events, 100, 1));
        let pairs = discovered(&search, options.days, &episodes, &events, Days::About);
        let expected: Vec<(u32, u32)> = chosen(&pairs, true).iter().map(|pair| (pair.0, pair.1)).collect();
        prop_assert_eq!(flags(&search, &episodes, &events), expected);
    }
}
