//! One event as a rule sees it, and the phrases with which rules speak of claims.

use crate::message::{Arg, phrase};
use crate::model::lineage::Fault;
use crate::model::{Claim, Event, Harm, Lineage, Qualifier, SourceKind, Status, View};

/// One event with its lineage.
#[derive(Debug)]
pub struct Scene<'a> {
    /// All claims.
    pub view: &'a View<'a>,
    /// Who repeats whom.
    pub lineage: &'a Lineage,
    /// The event.
    pub event: Event<'a>,
    /// Its claims that count: current, not known to be derived, about the whole event.
    pub peers: Vec<Claim<'a>>,
    /// Its claims that repeat another claim of the data, with that claim.
    pub repeats: Vec<(Claim<'a>, Claim<'a>)>,
}

impl<'a> Scene<'a> {
    /// Sets the scene for one event.
    pub fn new(view: &'a View<'a>, lineage: &'a Lineage, event: Event<'a>) -> Self {
        let peers = event.claims().filter(|claim| claim.is_whole() && lineage.counts(claim.row)).collect();
        let repeats =
            event.claims().filter_map(|claim| Some((claim, view.claim(lineage.parent_claim(claim.row)?)))).collect();
        Self { view, lineage, event, peers, repeats }
    }

    /// The canonical name of the claim's source.
    pub fn source(&self, claim: Claim) -> String {
        self.lineage.source_name(self.view, claim.row)
    }

    /// Who says it; see [`phrase::who`].
    pub fn who(&self, claim: Claim) -> Arg {
        phrase::who(self.view, self.lineage, claim)
    }

    /// "HRW: about 300 civilians killed"
    pub fn said(&self, claim: Claim) -> Arg {
        phrase::said(self.view, self.lineage, claim)
    }

    /// Several claims as they were said, at most `most`; the rest is counted.
    pub fn said_all(&self, claims: &[Claim], most: usize) -> Arg {
        phrase::said_all(self.view, self.lineage, claims, most)
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

/// Whether the harm says, or may say, that people were killed.
pub fn may_be_killed(claim: Claim) -> bool {
    matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised)
}

/// A claim of none at all: its highest value is 0.
pub fn is_zero(claim: Claim) -> bool {
    claim.stated().interval().is_some_and(|interval| interval.high() == Some(0.0))
}

/// Whether only a word was said: nothing is left once conventions are taken away.
pub fn is_vague(claim: Claim) -> bool {
    claim.qualifier() == Some(Qualifier::Vague) || claim.stated().without_convention().is_empty()
}

/// Whether the source is a party to the fighting.
pub fn is_party(claim: Claim) -> bool {
    claim.source_kind() == Some(SourceKind::Belligerent)
}

/// Claims that may be compared number by number: same harm, status, victims' party and demographic.
pub fn group_key(claim: Claim<'_>) -> (Harm, Status, &str, &str) {
    (
        claim.harm_or_killed(),
        claim.status_or_all(),
        claim.victim_party().unwrap_or_default(),
        claim.demographic().filter(|who| *who != "all").unwrap_or_default(),
    )
}
