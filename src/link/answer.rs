//! The whole of linking: reports gathered, what is settled, what is compared, and the answer of the engine chosen.

use super::by_name;
use super::compare::Comparison;
use super::fixed::{Fixed, Tied, fixed};
use super::links::{Contenders, Link, LinkKind, chosen, duplicates};
use super::meltt::{self, Contender};
use super::nearby::{Crowded, Windows};
use super::pair::{Kind, Pair, candidates, fits};
use super::precision::When;
use super::report::Reports;
use super::stable::assign;
use super::taxa::UNKNOWN;
use super::telling::Places;
use super::within::within;
use crate::error::{Error, Problems};
use crate::review::Decision;
use rayon::prelude::*;

/// Which way of linking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Stable matchings of every two datasets, joined without regard to their order.
    #[default]
    Stable,
    /// The answer of R's meltt 0.4.3.
    Meltt,
}

impl Engine {
    /// Its name on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Meltt => "meltt",
        }
    }
}

/// How reports are linked, once all tables are read.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Which way.
    pub engine: Engine,
    /// How near reports must be.
    pub windows: Windows,
    /// Whether an event in the input that is the user's own key holds.
    pub keyed: bool,
    /// Whether reports of one dataset that look alike are looked for.
    pub duplicates: bool,
    /// What a person decided.
    pub decisions: Vec<Decision>,
    /// For `meltt`: the datasets in the order of integration; in that of their names where it is empty.
    pub order: Vec<u16>,
    /// For `meltt`: the one level that is compared in each taxonomy.
    pub certainty: Option<Vec<usize>>,
    /// For `meltt`: whether a group takes the means of its reports.
    pub averaging: bool,
}

/// Which reports are one event.
pub struct Answer {
    /// The event of each report, named by the first of its reports.
    pub group: Vec<u32>,
    /// Whether each report is of an event with another.
    pub matched: Vec<bool>,
    /// The links, by their reports.
    pub links: Vec<Link>,
    /// The pairs that were compared and may be one event, the best first.
    pub pairs: Vec<Pair>,
    /// The tables of R's meltt, where that engine was asked for; its reports are ours.
    pub meltt: Option<meltt::Answer>,
}

/// Links reports.
///
/// # Errors
/// Contradictions between what is settled, and windows so wide that there are more pairs than can be kept.
pub fn link(reports: &Reports, comparison: &Comparison, rules: &Rules) -> Result<Answer, Problems> {
    let fixed = fixed(reports, rules.keyed, &rules.decisions)?;
    match rules.engine {
        Engine::Stable => stable(reports, comparison, rules, &fixed).map_err(|crowded| crowd(reports, rules, crowded)),
        Engine::Meltt => replicated(reports, comparison, rules, &fixed),
    }
}

fn crowd(reports: &Reports, rules: &Rules, crowded: Crowded) -> Problems {
    let Windows { km, days } = rules.windows;
    let count = |n: usize| crate::format::count(n as f64);
    Error::Crowded {
        message: format!(
            "more than {} pairs of reports lie within {km} km and {} of each other; the most lie together around {} on {}: {} reports",
            count(super::nearby::MOST_PAIRS),
            crate::format::many(days as usize, "day"),
            reports.name(crowded.report),
            crate::model::date::iso(reports.first[crowded.report as usize]),
            count(crowded.around),
        ),
    }
    .into()
}

fn stable(reports: &Reports, comparison: &Comparison, rules: &Rules, fixed: &Fixed) -> Result<Answer, Crowded> {
    let unplaced = (0..reports.len() as u32).any(|report| !reports.is_located(report));
    let places = unplaced.then(|| Places::new(reports.view));
    let mut pairs = Vec::new();
    for kind in [Kind::Events, Kind::Episodes] {
        pairs.append(&mut candidates(reports, comparison, kind, rules.windows, rules.duplicates)?);
        if let Some(places) = &places {
            let named = by_name::candidates(reports, comparison, places, kind, rules.windows, rules.duplicates)?;
            pairs.extend(named);
        }
    }
    let apart = |pair: &Pair| reports.dataset[pair.a as usize] != reports.dataset[pair.b as usize];
    let (mut pairs, alike): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(apart);
    pairs.par_sort_unstable_by(Pair::rank);
    // What a person told apart is no rival either.
    let class = |report: u32| fixed.settled.class(report);
    pairs.retain(|pair| !fixed.settled.apart(class(pair.a), class(pair.b)));
    let fits = |a: u32, b: u32| fits(reports, comparison, places.as_ref(), rules.windows, a, b);
    let links = assign(&reports.dataset, &fixed.settled, &pairs, &fits);
    let contenders = Contenders::new(&pairs);
    let mut links: Vec<Link> =
        links.into_iter().map(|pair| chosen(reports, comparison, &contenders, pair)).chain(held(&fixed.tied)).collect();
    let group = groups(reports.len(), &links);
    links.append(&mut within(reports, comparison, places.as_ref(), &group, rules.windows)?);
    let mut alike = duplicates(reports, comparison, &alike);
    alike.retain(|link| group[link.a as usize] != group[link.b as usize]);
    links.append(&mut alike);
    links.sort_by_key(|link| (link.a, link.b, link.kind));
    let matched = matched(&group);
    Ok(Answer { group, matched, links, pairs, meltt: None })
}

fn held(tied: &[Tied]) -> impl Iterator<Item = Link> {
    let mut tied = tied.to_vec();
    tied.iter_mut().for_each(|tied| (tied.a, tied.b) = (tied.a.min(tied.b), tied.a.max(tied.b)));
    tied.sort_unstable_by_key(|tied| (tied.a, tied.b, tied.held));
    tied.dedup_by_key(|tied| (tied.a, tied.b));
    tied.into_iter().map(|Tied { a, b, held }| Link {
        a,
        b,
        kind: LinkKind::Held(held),
        pair: None,
        runner_up: None,
        doubts: Vec::new(),
    })
}

/// The event of each report, named by its first.
fn groups(reports: usize, links: &[Link]) -> Vec<u32> {
    let mut group: Vec<u32> = (0..reports as u32).collect();
    let find = |group: &[u32], mut at: u32| {
        while group[at as usize] != at {
            at = group[at as usize];
        }
        at
    };
    for link in links.iter().filter(|link| link.kind.merges()) {
        let (a, b) = (find(&group, link.a), find(&group, link.b));
        group[a.max(b) as usize] = a.min(b);
    }
    for at in 0..reports as u32 {
        // Every report points to an earlier one, whose event is known by now.
        group[at as usize] = group[group[at as usize] as usize];
    }
    group
}

/// Whether each report is of an event with another.
fn matched(group: &[u32]) -> Vec<bool> {
    let mut matched = vec![false; group.len()];
    for (report, first) in group.iter().enumerate().filter(|(report, first)| *report != **first as usize) {
        (matched[report], matched[*first as usize]) = (true, true);
    }
    matched
}

/// The answer of R's meltt: the input in the order of its files, and its answer in the order of reports.
fn replicated(reports: &Reports, comparison: &Comparison, rules: &Rules, fixed: &Fixed) -> Result<Answer, Problems> {
    let Comparison::Taxa { taxa, partial } = comparison else {
        return Err(Error::Argument {
            message: "--engine meltt compares by taxonomies, and there is none".into(),
            hint: "give one or more: --taxonomy COLUMN=FILE".into(),
        }
        .into());
    };
    refuse(reports, comparison, fixed, !rules.decisions.is_empty())?;
    let mut order: Vec<u32> = (0..reports.len() as u32).collect();
    order.sort_by_key(|report| reports.row[*report as usize]);
    let pick = |values: &[f64]| -> Vec<f64> { order.iter().map(|report| values[*report as usize]).collect() };
    let dataset: Vec<u16> = order.iter().map(|report| reports.dataset[*report as usize]).collect();
    let datasets = match rules.order.is_empty() {
        true => (0..reports.datasets.len() as u16).collect(),
        false => rules.order.clone(),
    };
    // As R's meltt has it: the days as they are written, however exact.
    let written = |report: &u32| reports.claim(*report).window().reach().unwrap_or_default();
    let (start, end): (Vec<i32>, Vec<i32>) = order.iter().map(written).unzip();
    let (lat, lon) = (pick(&reports.lat), pick(&reports.lon));
    let taxa = taxa.reordered(&order);
    let input = meltt::Input { dataset: &dataset, start: &start, end: &end, lat: &lat, lon: &lon, taxa: &taxa };
    let Windows { km, days } = rules.windows;
    let options = meltt::Options {
        km,
        days: f64::from(days),
        partial: *partial,
        order: datasets,
        certainty: rules.certainty.clone(),
        averaging: rules.averaging,
    };
    let found = renamed(meltt::integrate(&input, &options), &order);
    let mut links = Vec::new();
    let contended = found.event_contenders.iter().map(|one| (one, LinkKind::Event));
    for (one, kind) in contended.chain(found.episode_contenders.iter().map(|one| (one, LinkKind::Episode))) {
        links.push(contended_link(reports, one, kind));
    }
    let group = groups(reports.len(), &links);
    for (event, episodes) in &found.flags {
        links.extend(episodes.iter().map(|episode| Link {
            a: *event,
            b: *episode,
            kind: LinkKind::Flag,
            pair: None,
            runner_up: None,
            doubts: Vec::new(),
        }));
    }
    links.sort_by_key(|link| (link.a, link.b, link.kind));
    let matched = matched(&group);
    Ok(Answer { group, matched, links, pairs: Vec::new(), meltt: Some(found) })
}

/// The answer with rows of the input become reports.
fn renamed(mut answer: meltt::Answer, order: &[u32]) -> meltt::Answer {
    let name = |row: &mut u32| *row = order[*row as usize];
    let groups = answer.events.iter_mut().chain(&mut answer.episodes).chain(&mut answer.forgotten);
    groups.flatten().flatten().for_each(name);
    for one in answer.event_contenders.iter_mut().chain(&mut answer.episode_contenders) {
        name(&mut one.report);
        name(&mut one.best.0);
        one.runners_up.iter_mut().flatten().for_each(|(row, _)| name(row));
    }
    answer.unique.iter_mut().for_each(name);
    for (event, episodes) in &mut answer.flags {
        name(event);
        episodes.iter_mut().for_each(name);
    }
    answer
}

/// What R's meltt stops at: reports without day, place or category; and what it has no notion of.
fn refuse(reports: &Reports, comparison: &Comparison, fixed: &Fixed, decided: bool) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let Comparison::Taxa { taxa, .. } = comparison else { return Ok(()) };
    if decided || !fixed.tied.is_empty() {
        problems.push(Error::Argument {
            message: "--engine meltt knows no decisions and no references between claims".into(),
            hint: "use --engine stable".into(),
        });
    }
    let faults: [(&str, &dyn Fn(u32) -> bool); 3] = [
        ("no date", &|report| reports.when[report as usize] == When::Undated),
        ("no coordinates", &|report| !(reports.lat[report as usize] + reports.lon[report as usize]).is_finite()),
        ("no category in a taxonomy", &|report| taxa.of(report).contains(&UNKNOWN)),
    ];
    for (lack, lacks) in faults {
        let mut lacking = (0..reports.len() as u32).filter(|report| lacks(*report));
        if let Some(first) = lacking.next() {
            problems.push(Error::Argument {
                message: format!("--engine meltt: {} has {lack}, and {} more", reports.name(first), lacking.count()),
                hint: "R's meltt stops there; fill it, leave the reports out, or use --engine stable".into(),
            });
        }
    }
    problems.into_result()
}

fn contended_link(reports: &Reports, one: &Contender, kind: LinkKind) -> Link {
    let (a, b) = (one.report.min(one.best.0), one.report.max(one.best.0));
    let at = |report: u32| (reports.lat[report as usize], reports.lon[report as usize]);
    let pair = |other: u32, score: f64| Pair {
        a: one.report.min(other),
        b: one.report.max(other),
        score: score as f32,
        km: super::sphere::distance_km(at(one.report), at(other)) as f32,
        days: reports.first[one.report as usize].abs_diff(reports.first[other as usize]),
        coarse: false,
        figures: f32::INFINITY,
    };
    let runner_up =
        one.runners_up[0].map(|(other, score)| super::links::RunnerUp { pair: pair(other, score), report: other });
    Link { a, b, kind, pair: Some(pair(one.best.0, one.best.1)), runner_up, doubts: Vec::new() }
}
