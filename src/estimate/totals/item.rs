//! What each event gives to a total: its ends, a best value where it has one, the sources of its ends, its periods.

use super::TotalSettings;
use super::group::{Dimension, Group, of_event};
use super::period::{Placed, place};
use crate::estimate::envelope::{Member, union};
use crate::estimate::gather::{Spoken, gather, subject};
use crate::estimate::{Estimate, Method, Subject};
use crate::link::summary;
use crate::model::{Claim, CountType, Event, Harm, Interval, Lineage, Precision, Status, View, Vocabulary, Window};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One event's figures for one group.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The place of the event.
    pub event: usize,
    /// What its random stream is keyed by: the event's key, with the group where an event stands in several.
    pub key: String,
    /// The group that it counts in.
    pub group: Group,
    /// Low end in people; `None` is open.
    pub low: Option<f64>,
    /// A best value that sources give, never one that is made up.
    pub best: Option<f64>,
    /// High end in people; `None` is open.
    pub high: Option<f64>,
    /// The canonical source of the low end.
    pub low_source: Option<String>,
    /// The canonical source of the high end.
    pub high_source: Option<String>,
    /// Number of claims behind it.
    pub claims: usize,
    /// The independent sources behind it.
    pub sources: Vec<u32>,
    /// The periods that it counts in.
    pub placed: Placed,
    /// Whether it has figures for some of the group's people only.
    pub partial: bool,
    /// Whether it is a party's denial, taken as that party's own figure.
    pub denial: bool,
}

/// The items of all events, in the order of their keys.
pub(super) fn items(view: &View, lineage: &Lineage, ranges: &[Estimate], settings: &TotalSettings) -> Vec<Item> {
    if settings.by.dimension == Some(Dimension::Source) {
        return (0..view.event_count())
            .into_par_iter()
            .with_min_len(64)
            .flat_map_iter(|index| of_sources(view, lineage, &view.event_at(index), settings))
            .collect();
    }
    let of_events: Vec<&[Estimate]> = ranges.chunk_by(|a, b| a.event == b.event).collect();
    let of_event = |of_event: &&[Estimate]| {
        let event = view.event_at(of_event.first()?.event);
        Some(of_ranges(view, lineage, &event, of_event, settings))
    };
    of_events.par_iter().with_min_len(64).filter_map(of_event).flatten_iter().collect()
}

/// The items of one event from its ranges.
fn of_ranges(
    view: &View,
    lineage: &Lineage,
    event: &Event,
    ranges: &[Estimate],
    settings: &TotalSettings,
) -> Vec<Item> {
    let (harm, status) = (settings.harm, settings.status);
    let unions: Vec<&Estimate> = ranges
        .iter()
        .filter(|range| range.method == Method::EnvelopeUnion && range.hypothesis.is_empty())
        .filter(|range| range.subject.demographic.is_empty() && range.subject.scope.is_empty())
        .collect();
    let mut groups: BTreeMap<Group, Vec<&Estimate>> = BTreeMap::new();
    let summary = summary(event, lineage);
    for range in unions {
        let about = &range.subject;
        let (is_harm, is_status) = (about.harm == harm, about.status == status);
        let word = |word: &str| if word == "all" { Group::everyone(word) } else { Group::named(word) };
        let group = match settings.by.dimension {
            Some(Dimension::Status) => is_harm.then(|| word(about.status.word())),
            Some(Dimension::Harm) => is_status.then(|| Group::named(about.harm.word())),
            Some(Dimension::VictimParty) if about.victim_party.is_empty() => {
                (is_harm && is_status).then(|| Group::everyone("all"))
            }
            Some(Dimension::VictimParty) => is_harm.then(|| Group::named(&about.victim_party)),
            dimension => (is_harm && is_status).then(|| {
                let of_event = dimension.and_then(|dimension| of_event(event, &summary, lineage, dimension));
                of_event.unwrap_or_else(|| Group::plain(harm, status))
            }),
        };
        if let Some(group) = group {
            groups.entry(group).or_default().push(range);
        }
    }
    let placed = placed(event, summary.window, lineage, settings);
    groups
        .into_iter()
        .map(|(group, ranges)| of_group(view, lineage, event, group, &ranges, (&placed, settings)))
        .collect()
}

/// The figures of a group: the row for all its people where there is one, a single row as it stands, else a floor; figures
/// for some of the people are not known to be of all of them, nor of different ones.
fn of_group(
    view: &View,
    lineage: &Lineage,
    event: &Event,
    group: Group,
    ranges: &[&Estimate],
    (placed, settings): (&Placed, &TotalSettings),
) -> Item {
    let by_party = ranges.iter().all(|range| !range.subject.victim_party.is_empty());
    let broad = |range: &&&Estimate| {
        let about = &range.subject;
        if by_party { about.status == Status::All } else { about.victim_party.is_empty() }
    };
    let one_party = ranges.iter().all(|range| range.subject.victim_party == ranges[0].subject.victim_party);
    let whole = match ranges {
        [one] => Some(*one),
        _ => ranges.iter().find(broad).copied().filter(|_| !by_party || one_party),
    };
    let mut item = Item {
        event: event.index,
        key: key(event, &group, settings),
        group,
        low: None,
        best: None,
        high: None,
        low_source: None,
        high_source: None,
        claims: 0,
        sources: Vec::new(),
        placed: placed.clone(),
        partial: whole.is_none(),
        denial: false,
    };
    let mut rows: Vec<usize> = Vec::new();
    if let Some(range) = whole {
        (item.low, item.high) = (range.low, range.high);
        item.low_source = end_source(view, lineage, range, range.low_claim, Interval::low);
        item.high_source = end_source(view, lineage, range, range.high_claim, Interval::high);
        item.best = best(view, lineage, range);
        rows.extend(range.claims.iter());
    } else {
        let floor = |range: &&&Estimate| range.low.unwrap_or(0.0);
        if let Some(range) = ranges.iter().max_by(|a, b| floor(a).total_cmp(&floor(b))) {
            item.low = range.low;
            item.low_source = end_source(view, lineage, range, range.low_claim, Interval::low);
        }
        rows.extend(ranges.iter().flat_map(|range| range.claims.iter()));
        rows.sort_unstable();
        rows.dedup();
    }
    item.claims = rows.len();
    item.sources = origins(lineage, rows);
    item
}

/// The source of an end; of several that state it the first by name, so that the order of rows changes nothing.
fn end_source(
    view: &View,
    lineage: &Lineage,
    range: &Estimate,
    row: Option<usize>,
    end: fn(&Interval) -> Option<f64>,
) -> Option<String> {
    let stated = |row: usize| view.claim(row).stated().said().interval().and_then(|interval| end(&interval));
    let row = row?;
    let same = range.claims.iter().copied().filter(|other| *other == row || stated(*other) == stated(row));
    same.map(|row| lineage.source_name(view, row)).min()
}

/// The best value of a range: the median where three sources have one, the only source's where one has, else none.
fn best(view: &View, lineage: &Lineage, range: &Estimate) -> Option<f64> {
    let own = |claim: &Claim| claim.is_whole() && subject(*claim) == *range.subject;
    let members = range.claims.iter().map(|row| view.claim(*row)).filter(own).filter_map(|claim| {
        let interval = claim.stated().said().interval()?;
        let published = claim.published().map(|date| date.start);
        Some(Member { row: claim.row, origin: lineage.origin(claim.row), published, interval })
    });
    let mut with_best: Vec<Member> = members.filter(|member| member.interval.best().is_some()).collect();
    let value = |member: &Member| member.interval.best().unwrap_or_default();
    if let Ok(median) = crate::estimate::envelope::median_of_best(&with_best) {
        return Some(median);
    }
    with_best.sort_by(|a, b| {
        (a.origin, a.published).cmp(&(b.origin, b.published)).then_with(|| value(a).total_cmp(&value(b)))
    });
    let (first, last) = (with_best.first()?, with_best.last()?);
    (first.origin == last.origin).then(|| value(last))
}

/// Each source's own figures in one event: its current claims that repeat nobody.
fn of_sources(view: &View, lineage: &Lineage, event: &Event, settings: &TotalSettings) -> Vec<Item> {
    let mut of_source: BTreeMap<String, Vec<Spoken>> = BTreeMap::new();
    for claim in event.claims() {
        if !lineage.is_superseded(claim.row) && !lineage.is_derived(claim.row) && claim.harm() != Some(Harm::Present) {
            of_source.entry(lineage.source_name(view, claim.row)).or_default().push((claim, subject(claim)));
        }
    }
    let (harm, status) = (settings.harm, settings.status);
    let about = Subject { harm, ..Subject::killed(status) };
    let placed = placed(event, summary(event, lineage).window, lineage, settings);
    let mut items = Vec::new();
    for (source, claims) in of_source {
        let Some(group) = gather(view, lineage, &claims, &about, false) else { continue };
        let member = |(claim, interval): &(Claim, _)| Member {
            row: claim.row,
            origin: lineage.origin(claim.row),
            published: claim.published().map(|date| date.start),
            interval: *interval,
        };
        let members: Vec<Member> = group.members.iter().map(member).collect();
        let floors: Vec<Member> =
            group.floors.iter().map(member).filter(|floor| floor.interval.floor() > 0.0).collect();
        let denial = members.is_empty() && floors.is_empty() && group.words.is_empty() && !group.denials.is_empty();
        if members.is_empty() && floors.is_empty() && group.words.is_empty() && group.unusable.is_empty() && !denial {
            continue;
        }
        let (envelope, _) = union(&members, &floors);
        let zero = denial.then_some(0.0);
        let bests: Vec<f64> = members.iter().filter_map(|member| member.interval.best()).collect();
        let used = members.iter().chain(&floors).count();
        let others = group.words.len() + group.unusable.len() + if denial { group.denials.len() } else { 0 };
        let group_of = Group::named(&source);
        items.push(Item {
            event: event.index,
            key: key(event, &group_of, settings),
            group: group_of,
            low: envelope.low.map(|end| end.0).or(zero),
            best: if let [best] = bests[..] { Some(best) } else { zero },
            high: envelope.high.map(|end| end.0).or(zero),
            low_source: Some(source.clone()),
            high_source: Some(source),
            claims: if members.is_empty() && floors.is_empty() { others } else { used },
            sources: origins(lineage, claims.iter().map(|(claim, _)| claim.row)),
            placed: placed.clone(),
            partial: members.is_empty() && !floors.is_empty(),
            denial,
        });
    }
    items
}

/// The independent sources of some claims. A source that only repeats has no origin of its own here.
fn origins(lineage: &Lineage, rows: impl IntoIterator<Item = usize>) -> Vec<u32> {
    let mut origins: Vec<u32> =
        rows.into_iter().filter(|row| lineage.counts(*row)).map(|row| lineage.origin(row)).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}

fn key(event: &Event, group: &Group, settings: &TotalSettings) -> String {
    if settings.by.dimension.is_some_and(Dimension::overlaps) {
        format!("{}\0{}", event.key(), group.name)
    } else {
        event.key().to_owned()
    }
}

fn placed(event: &Event, window: Window, lineage: &Lineage, settings: &TotalSettings) -> Placed {
    place(window, precision(event, window, lineage), settings.by.unit, settings.windows)
}

/// How exactly a window is known where every claim that has it says so (`date_precision`): as the most exact one says.
fn precision(event: &Event, window: Window, lineage: &Lineage) -> Option<Precision> {
    let with_it = event.claims().filter(|claim| lineage.counts(claim.row) && claim.window() == window);
    let said: Option<Vec<Precision>> = with_it.map(|claim| claim.date_precision()).collect();
    said?.into_iter().min()
}

/// Whether a claim is a day's figure or a running one: those enter no event's range.
pub(super) fn is_series(claim: Claim) -> bool {
    matches!(claim.count_type(), Some(CountType::Daily | CountType::Cumulative))
}
