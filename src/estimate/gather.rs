//! Which claims speak of a group of people, and how: as members, as floors, as denials, in words.

use super::Subject;
use crate::model::{Claim, CountType, Extent, Harm, Interval, Lineage, SourceKind, Status, View};

/// The claims behind the ranges of one subject.
#[derive(Default)]
pub(super) struct Group<'a> {
    /// Claims on exactly this subject, with what they say of it.
    pub members: Vec<(Claim<'a>, Interval)>,
    /// Claims on some of its people: each says "at least so many".
    pub floors: Vec<(Claim<'a>, Interval)>,
    /// An accused party's zeros.
    pub denials: Vec<Claim<'a>>,
    /// Claims of a word only.
    pub words: Vec<Claim<'a>>,
    /// Claims whose numbers contradict themselves, or that give a share.
    pub unusable: Vec<Claim<'a>>,
    /// Daily and running figures: they count other days than the event's.
    pub other_counts: Vec<Claim<'a>>,
}

/// Whom a claim is about.
pub(super) fn subject(claim: Claim) -> Subject {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Subject {
        harm: claim.harm_or_killed(),
        victim_party: text(claim.victim_party()),
        status: claim.status_or_all(),
        demographic: claim.only_demographic().unwrap_or_default().to_lowercase(),
        scope: text(claim.scope()),
    }
}

/// Claims, and whom each is about.
pub(super) type Spoken<'a> = (Claim<'a>, Subject);

/// The claims about a subject; `None` where a reading of "neutralised" changes nothing.
pub(super) fn gather<'a>(
    view: &View,
    lineage: &Lineage,
    current: &[Spoken<'a>],
    about: &Subject,
    as_killed: bool,
) -> Option<Group<'a>> {
    let mut group = Group::default();
    let mut changed = !as_killed;
    for (claim, own) in current {
        let claim = *claim;
        let bounds_killed = own.harm == Harm::Neutralised
            && about.harm == Harm::Killed
            && claim.is_whole()
            && own.is_but_for_harm(about);
        let is_member = claim.is_whole() && own.is(about) || bounds_killed;
        if !is_member && !is_floor(own, about, claim) {
            continue;
        }
        if is_member && matches!(claim.count_type(), Some(CountType::Daily | CountType::Cumulative)) {
            group.other_counts.push(claim);
        } else if claim.is_word_only() {
            group.words.extend(is_member.then_some(claim));
        } else {
            match claim.stated().said().interval() {
                None => group.unusable.extend(is_member.then_some(claim)),
                Some(said) if said.high() == Some(0.0) && is_denial(view, lineage, claim) => {
                    group.denials.extend(is_member.then_some(claim));
                }
                Some(said) if is_member => {
                    changed |= bounds_killed;
                    let bound = bounds_killed && !as_killed;
                    let said = if bound { Interval::new(None, None, said.high()) } else { Some(said) };
                    group.members.extend(said.map(|said| (claim, said)));
                }
                Some(said) => group.floors.extend(Interval::new(said.low(), None, None).map(|low| (claim, low))),
            }
        }
    }
    changed.then_some(group)
}

/// Whether a zero is a party's denial: a belligerent's, and not about its own side.
fn is_denial(view: &View, lineage: &Lineage, claim: Claim) -> bool {
    claim.source_kind() == Some(SourceKind::Belligerent) && !lineage.is_own_loss(view, claim)
}

/// Whether the people that a claim counts are all among the subject's: any status for `all`, a scoped figure for the
/// whole, a part for its event. An aggregate is about more than the event, an unknown extent may be; a running total too.
fn is_floor(own: &Subject, about: &Subject, claim: Claim) -> bool {
    let within = matches!(claim.extent(), Some(Extent::Whole | Extent::Part))
        && claim.count_type() != Some(CountType::Cumulative);
    if !within || own.harm != about.harm || !about.scope.is_empty() {
        return false;
    }
    let everyone = about.status == Status::All && about.victim_party.is_empty();
    (everyone || own.status == about.status && own.victim_party == about.victim_party)
        && (about.demographic.is_empty() || own.demographic == about.demographic)
}
