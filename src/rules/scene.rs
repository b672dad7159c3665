//! One event as a rule sees it, and the phrases with which rules speak of claims.

use super::Thresholds;
use crate::message::{Arg, phrase};
use crate::model::lineage::{Fault, Parent};
use crate::model::{Claim, CountType, Event, Harm, Lineage, Qualifier, SourceKind, Status, View};

/// All claims at once.
#[derive(Debug)]
pub struct Record<'a> {
    /// All claims.
    pub view: &'a View<'a>,
    /// Who repeats whom.
    pub lineage: &'a Lineage,
    /// What the thresholds are.
    pub thresholds: &'a Thresholds,
}

/// One event with its lineage.
#[derive(Debug)]
pub struct Scene<'a> {
    /// All claims.
    pub view: &'a View<'a>,
    /// Who repeats whom.
    pub lineage: &'a Lineage,
    /// What the thresholds are.
    pub thresholds: &'a Thresholds,
    /// The event.
    pub event: Event<'a>,
    /// Its claims that count: current, not known to be derived, about the whole event.
    pub peers: Vec<Claim<'a>>,
    /// Its claims that repeat another claim, with that claim.
    pub repeats: Vec<(Claim<'a>, Claim<'a>)>,
}

impl<'a> Scene<'a> {
    /// Sets the scene for one event.
    pub fn new(view: &'a View<'a>, lineage: &'a Lineage, thresholds: &'a Thresholds, event: Event<'a>) -> Self {
        let peers = event.claims().filter(|claim| claim.is_whole() && lineage.counts(claim.row)).collect();
        let derived = event.claims().filter(|claim| lineage.is_derived(claim.row));
        let repeats = derived.filter_map(|claim| Some((claim, origin(view, lineage, &event, claim)?))).collect();
        Self { view, lineage, thresholds, event, peers, repeats }
    }

    /// The claims on the killed that count, on the whole event; where there is none, on any part of it.
    pub fn voices(&self) -> Vec<Claim<'a>> {
        let whole: Vec<Claim> = self.peers.iter().copied().filter(|claim| may_be_killed(*claim)).collect();
        if !whole.is_empty() {
            return whole;
        }
        self.event.claims().filter(|claim| may_be_killed(*claim) && self.lineage.counts(claim.row)).collect()
    }

    /// The canonical name of the claim's source.
    pub fn source(&self, claim: Claim) -> String {
        self.lineage.source_name(self.view, claim.row)
    }

    /// Who says it; see [`phrase::who`].
    pub fn who(&self, claim: Claim) -> Arg {
        phrase::who(claim)
    }

    /// "HRW: about 300 civilians killed"
    pub fn said(&self, claim: Claim) -> Arg {
        phrase::said(claim)
    }

    /// Several claims as they were said, at most `most`; the rest is counted.
    pub fn said_all(&self, claims: &[Claim], most: usize) -> Arg {
        phrase::said_all(claims, most)
    }

    /// The references of this event's claims that do not lead where they should.
    pub fn faults(&self) -> &'a [(u32, Fault)] {
        let faults = self.lineage.faults();
        let at = |row: usize| faults.partition_point(|(fault, _)| (*fault as usize) < row);
        &faults[at(self.event.rows.start)..at(self.event.rows.end)]
    }

    /// Whether two claims come from different independent sources.
    pub fn apart(&self, a: Claim, b: Claim) -> bool {
        self.lineage.origin(a.row) != self.lineage.origin(b.row)
    }

    /// How many claims of the event repeat this one's origin.
    pub fn echoes(&self, claim: Claim) -> usize {
        self.lineage.echoes(&self.event, self.lineage.origin(claim.row))
    }
}

/// The claim that a claim repeats: the one named, or the only one on the whole event that the source named makes.
fn origin<'a>(view: &'a View<'a>, lineage: &Lineage, event: &Event<'a>, claim: Claim<'a>) -> Option<Claim<'a>> {
    if let Some(row) = lineage.parent_claim(claim.row) {
        return Some(view.claim(row));
    }
    let sources = lineage.parents(claim.row).iter().filter_map(|parent| match parent {
        Parent::Source(source) => Some(*source),
        Parent::Claim(_) => None,
    });
    let sources: Vec<u32> = sources.collect();
    let mut own = event.claims().filter(|other| {
        other.is_whole()
            && lineage.counts(other.row)
            && !lineage.is_derived(other.row)
            && lineage.sources_of(view, other.row).iter().any(|source| sources.contains(source))
    });
    own.next().filter(|_| own.next().is_none())
}

/// Whether two claims, one of which repeats the other, speak of one figure: the same extent and demographic.
pub fn same_figure(claim: Claim, origin: Claim) -> bool {
    claim.extent() == origin.extent() && claim.only_demographic() == origin.only_demographic()
}

/// Whether the repeated number is the original one, or lies inside it, or the converse.
pub fn same_number(claim: Claim, origin: Claim) -> bool {
    let inside = |n: Option<f64>, of: Claim| {
        n.zip(of.interval()).is_some_and(|(n, interval)| interval.floor() <= n && n <= interval.ceiling())
    };
    let (said, meant) = (centre(claim), centre(origin));
    said == meant || inside(said, origin) || inside(meant, claim)
}

/// What a qualifier makes of its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    Exact,
    Floor,
    Ceiling,
    About,
    Range,
    Vague,
}

impl Sense {
    /// The sense of a claim's qualifier; without one, of its numbers.
    pub fn of(claim: Claim) -> Self {
        match (claim.qualifier(), claim.low(), claim.high()) {
            (Some(Qualifier::Exact), ..) => Self::Exact,
            (Some(Qualifier::AtLeast | Qualifier::MoreThan), ..) => Self::Floor,
            (Some(Qualifier::UpTo | Qualifier::FewerThan), ..) => Self::Ceiling,
            (Some(Qualifier::About | Qualifier::Nearly), ..) => Self::About,
            (Some(Qualifier::Range), ..) => Self::Range,
            (Some(Qualifier::Vague), ..) => Self::Vague,
            (None, Some(low), Some(high)) if low == high => Self::Exact,
            (None, Some(_), Some(_)) => Self::Range,
            (None, Some(_), None) => Self::Floor,
            (None, None, Some(_)) => Self::Ceiling,
            (None, None, None) => Self::Exact,
        }
    }
}

/// The number that a reader would remember.
pub fn centre(claim: Claim) -> Option<f64> {
    claim.best().or(claim.low()).or(claim.high())
}

/// Whether the harm says, or may say, that people were killed.
pub fn may_be_killed(claim: Claim) -> bool {
    matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised)
}

/// A claim of none at all: its highest value is 0.
pub fn is_zero(claim: Claim) -> bool {
    claim.stated().interval().is_some_and(|interval| interval.high() == Some(0.0))
}

/// Whether the source is a party to the fighting.
pub fn is_party(claim: Claim) -> bool {
    claim.source_kind() == Some(SourceKind::Belligerent)
}

/// Claims that may be compared number by number: same harm, status, victims' party and demographic.
pub fn group_key(claim: Claim<'_>) -> (Harm, Status, &str, &str, Option<CountType>) {
    (
        claim.harm_or_killed(),
        claim.status_or_all(),
        claim.victim_party().unwrap_or_default(),
        claim.only_demographic().unwrap_or_default(),
        claim.count_type().filter(|count| *count != CountType::Event),
    )
}
