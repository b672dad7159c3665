//! Which claims contradict each other on who the dead were, in which reading; the bounds for each pair, in words.

use super::answer::{Behind, Notes};
use super::bounds::pair::{Label, bounds};
use super::bounds::{Bounds, Hypothesis};
use super::{Estimate, Method, Subject, note};
use super::{RangeSettings, joint};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Event, Harm, Interval, Lineage, Status, View};
use std::cmp::Reverse;
use std::sync::Arc;

/// More pairs than this in one event and reading are left out, and said.
const MOST_PAIRS: usize = 12;

/// How the claims of a pair are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// As the sources said it; "neutralised" is a bound on the killed.
    OwnWords,
    /// The same, "neutralised" read as killed.
    AsKilled,
    /// As others repeat it.
    AsRepeated,
}

impl Reading {
    /// The method that its bounds stand under.
    pub fn method(self) -> Method {
        match self {
            Self::OwnWords => Method::Bounds,
            Self::AsKilled => Method::BoundsAsKilled,
            Self::AsRepeated => Method::BoundsAsRepeated,
        }
    }
}

/// Two claims of different sources, one of civilians (or of people of several statuses), one of combatants, that may
/// count the same dead.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The reading.
    pub reading: Reading,
    /// Who says civilians, or mixed.
    pub civilian: Claim<'a>,
    /// What its label leaves open.
    pub label: Label,
    /// Its figure.
    pub a: Interval,
    /// Who says combatants.
    pub combatant: Claim<'a>,
    /// Its figure, as killed.
    pub b: Interval,
}

/// The pairs of an event, the most repeated sources first.
pub fn pairs<'a>(view: &'a View<'a>, lineage: &Lineage, event: &Event<'a>) -> Vec<Pair<'a>> {
    let usable = |claim: &Claim| {
        claim.is_whole()
            && claim.scope().is_none()
            && claim.only_demographic().is_none()
            && !lineage.is_superseded(claim.row)
            && !claim.is_word_only()
            && matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised)
            && claim.interval().is_some_and(|interval| interval.high() != Some(0.0))
    };
    let claims: Vec<Claim> = event.claims().filter(usable).collect();
    let own = |claim: &&Claim| lineage.counts(claim.row);
    let mut others: Vec<Claim> = claims.iter().filter(own).filter(|claim| label(**claim).is_some()).copied().collect();
    let mut fighters: Vec<Claim> = claims
        .iter()
        .filter(own)
        .filter(|claim| claim.status() == Some(Status::Combatant) && !lineage.is_own_loss(view, **claim))
        .copied()
        .collect();
    // By content, so that the order of rows changes nothing: the most repeated first, killed before neutralised.
    let rank = |claim: Claim<'a>| {
        let echoes = lineage.echoes(event, lineage.origin(claim.row));
        (Reverse(echoes), claim.harm() == Some(Harm::Neutralised), claim.id())
    };
    others.sort_by_key(|claim| rank(*claim));
    fighters.sort_by_key(|claim| rank(*claim));
    // What others made of a source's claim: killed, with a status that can contradict.
    let repeated = |own: Claim<'a>, of_status: Status| {
        let mut variants: Vec<Claim> = claims
            .iter()
            .filter(|claim| {
                lineage.is_derived(claim.row)
                    && lineage.origin(claim.row) == lineage.origin(own.row)
                    && claim.harm_or_killed() == Harm::Killed
                    && claim.status() == Some(of_status)
                    && (claim.status() != own.status() || claim.harm() != own.harm())
            })
            .copied()
            .collect();
        variants.sort_by(|a, b| (a.low() != a.high(), a.id()).cmp(&(b.low() != b.high(), b.id())));
        variants.first().copied()
    };
    let mut found = Vec::new();
    for &a in &others {
        for &b in &fighters {
            if lineage.origin(a.row) == lineage.origin(b.row)
                || !a.may_share_victims(b)
                || agrees(&fighters, lineage, a, b)
            {
                continue;
            }
            found.extend(pair(Reading::OwnWords, a, b));
            if a.harm() == Some(Harm::Neutralised) || b.harm() == Some(Harm::Neutralised) {
                found.extend(pair(Reading::AsKilled, a, b));
            }
            let (told_a, told_b) = (repeated(a, Status::Civilian), repeated(b, Status::Combatant));
            let plain = |claim: Claim| claim.harm_or_killed() == Harm::Killed && claim.status() != Some(Status::Mixed);
            if told_a.is_some() || told_b.is_some() {
                let (a, b) = (told_a.unwrap_or(a), told_b.unwrap_or(b));
                if plain(a) && plain(b) {
                    found.extend(pair(Reading::AsRepeated, a, b));
                }
            }
        }
    }
    found
}

/// Whether the source of `a` itself counts the combatants of `b` apart: then nobody is in dispute.
fn agrees(fighters: &[Claim], lineage: &Lineage, a: Claim, b: Claim) -> bool {
    fighters.iter().any(|own| {
        lineage.origin(own.row) == lineage.origin(a.row)
            && own.interval().zip(b.interval()).is_some_and(|(own, other)| own.meets(&other))
    })
}

fn pair<'a>(reading: Reading, civilian: Claim<'a>, combatant: Claim<'a>) -> Option<Pair<'a>> {
    let killed = |claim: Claim| {
        let interval = claim.interval()?;
        let bound = reading == Reading::OwnWords && claim.harm() == Some(Harm::Neutralised);
        if bound { Interval::new(Some(0.0), None, interval.high()) } else { Some(interval) }
    };
    Some(Pair { reading, civilian, label: label(civilian)?, a: killed(civilian)?, combatant, b: killed(combatant)? })
}

fn label(claim: Claim) -> Option<Label> {
    match claim.status()? {
        Status::Civilian => Some(Label::Civilian),
        Status::Mixed => Some(Label::Mixed),
        _ => None,
    }
}

/// The assumption behind a reading, as a message's key.
pub(super) fn neutralised_reading(reading: Reading, neutralised: bool) -> &'static str {
    match reading {
        Reading::OwnWords if neutralised => "note-reading-bound",
        Reading::OwnWords => "note-reading-own",
        Reading::AsKilled => "note-reading-killed",
        Reading::AsRepeated => "note-reading-repeated",
    }
}

/// Bounds for every pair of an event, and for all its claims together.
pub(super) fn ranges(
    view: &View,
    lineage: &Lineage,
    event: &Event,
    settings: &RangeSettings,
    found: &mut Vec<Estimate>,
) {
    let pairs = pairs(view, lineage, event);
    if pairs.is_empty() {
        return;
    }
    let killed = [Status::All, Status::Civilian, Status::Combatant].map(|status| Arc::new(Subject::killed(status)));
    for reading in [Reading::OwnWords, Reading::AsKilled, Reading::AsRepeated] {
        let of_reading: Vec<&Pair> = pairs.iter().filter(|pair| pair.reading == reading).collect();
        for pair in of_reading.iter().take(MOST_PAIRS) {
            bounds_of(event, pair, &killed, found);
        }
        if of_reading.len() > MOST_PAIRS {
            let left = of_reading.len() - MOST_PAIRS;
            if let Some(last) = found.last_mut() {
                last.caveats.push(Message::new("note-pairs-left-out").with("n", left));
            }
        }
    }
    for reading in [Reading::OwnWords, Reading::AsKilled] {
        if pairs.iter().any(|pair| pair.reading == reading) {
            found.extend(joint::ranges(view, lineage, event, &settings.assumed, reading, &killed));
        }
    }
}

/// The bounds of a pair under every hypothesis; `killed` are everyone, civilians and combatants.
fn bounds_of(event: &Event, pair: &Pair, killed: &[Arc<Subject>; 3], found: &mut Vec<Estimate>) {
    // Two origins by construction, even where only their echoes are read.
    let behind = Behind { claims: [pair.civilian.row, pair.combatant.row].into(), sources: 2 };
    let [everyone, civilians, combatants] = killed;
    let fighters = match pair.combatant.victim_party() {
        Some(party) => Arc::new(Subject { victim_party: party.to_owned(), ..Subject::killed(Status::Combatant) }),
        None => combatants.clone(),
    };
    for &hypothesis in Hypothesis::PAIR {
        // Only where no fighter of another party can be among them.
        let of_party = pair.label == Label::Civilian && hypothesis != Hypothesis::None;
        let about = [everyone, civilians, if of_party { &fighters } else { combatants }];
        found.extend(rows(event, pair, hypothesis, about, &behind));
    }
}

fn rows(
    event: &Event,
    pair: &Pair,
    hypothesis: Hypothesis,
    about: [&Arc<Subject>; 3],
    behind: &Behind,
) -> impl Iterator<Item = Estimate> {
    let row = |about: &Arc<Subject>, ends: Option<(f64, f64)>| {
        let (method, name) = (pair.reading.method(), hypothesis.word().into());
        Estimate::blank(event.index, about.clone(), method, name, behind.clone()).bounded(ends)
    };
    let words = in_words(pair, hypothesis);
    let Some(found) = bounds(pair.a, pair.label, pair.b, hypothesis) else {
        let missing = Message::new("note-infeasible")
            .with("words", words)
            .with("inner", inner(pair, hypothesis).map_or(Arg::from(""), phrase::toll));
        return [Some(row(about[0], None).absent(missing)), None, None].into_iter().flatten();
    };
    let neutralised = pair.combatant.harm() == Some(Harm::Neutralised);
    let reading = neutralised_reading(pair.reading, neutralised);
    let assumptions = Notes::from(vec![Message::new("note-if").with("words", words), Message::new(reading)]);
    let caveats = together(pair, &found, hypothesis).into_iter().collect::<Notes>().and(&note::NEITHER_COUNTED);
    let row = |at: usize, ends: (f64, f64)| {
        let (assumptions, caveats) = (assumptions.clone(), caveats.clone());
        Some(Estimate { assumptions, caveats, ..row(about[at], Some(ends)) })
    };
    [row(0, found.total), row(1, found.civilians), row(2, found.combatants)].into_iter().flatten()
}

/// The list that a nested hypothesis puts inside the other.
fn inner<'a>(pair: &Pair<'a>, hypothesis: Hypothesis) -> Option<Claim<'a>> {
    match hypothesis {
        Hypothesis::Relabelled => Some(pair.combatant),
        Hypothesis::RelabelledReverse => Some(pair.civilian),
        _ => None,
    }
}

/// What would have to be true, in the sources' names.
fn in_words(pair: &Pair, hypothesis: Hypothesis) -> Message {
    let key = match hypothesis {
        Hypothesis::Disjoint => "hypothesis-disjoint",
        Hypothesis::Relabelled => "hypothesis-relabelled",
        Hypothesis::RelabelledReverse => "hypothesis-relabelled-reverse",
        Hypothesis::Partial => "hypothesis-partial",
        Hypothesis::Complete | Hypothesis::None | Hypothesis::Trusted => "hypothesis-none",
    };
    Message::new(key)
        .with("a", phrase::who(pair.civilian))
        .with("a_figure", phrase::figure(pair.civilian))
        .with("b", phrase::who(pair.combatant))
        .with("b_figure", phrase::figure(pair.combatant))
}

/// Which ends go together: the highest total only with the most of both.
fn together(pair: &Pair, found: &Bounds, hypothesis: Hypothesis) -> Option<Message> {
    let open = !found.total.1.is_finite();
    let varies = found.total.0 < found.total.1;
    if open || !varies || pair.label == Label::Mixed || hypothesis == Hypothesis::None {
        return None;
    }
    let (civilians, combatants) = match hypothesis {
        Hypothesis::Partial | Hypothesis::Disjoint => (pair.a.high()?, pair.b.high()?),
        _ => return None,
    };
    Some(
        Message::new("note-together")
            .with("total", found.total.1)
            .with("civilians", civilians)
            .with("combatants", combatants),
    )
}
