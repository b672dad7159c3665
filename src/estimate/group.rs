//! Ranges of one event by harm, victims' party, status, demographic and scope.

use super::envelope::{Envelope, Member, conservative, intersection, median_of_best, union};
use super::{Estimate, IntervalKind, Method, Subject};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Event, Extent, Harm, Interval, Lineage, SourceKind, Status, View};

/// The claims behind the ranges of one subject.
#[derive(Default)]
struct Group<'a> {
    members: Vec<(Claim<'a>, Interval)>,
    /// Claims that say "at least" about the subject, whatever they count.
    floors: Vec<(Claim<'a>, Interval)>,
    /// Whether a claim about some of the people allows for none of them.
    bottomless: bool,
    /// An accused party's zeros.
    denials: Vec<Claim<'a>>,
    /// Claims of a word only.
    words: Vec<Claim<'a>>,
    /// Claims whose numbers contradict themselves, or that give a share.
    unusable: Vec<Claim<'a>>,
}

/// Ranges of one event.
pub(super) fn ranges(view: &View, lineage: &Lineage, event: &Event) -> Vec<Estimate> {
    let current: Vec<Claim> =
        event.claims().filter(|claim| lineage.counts(claim.row) && claim.harm() != Some(Harm::Present)).collect();
    let mut subjects: Vec<Subject> = current.iter().filter(|claim| claim.is_whole()).map(|c| subject(*c)).collect();
    let killed = |subject: &Subject| matches!(subject.harm, Harm::Killed | Harm::Neutralised);
    if subjects.iter().any(killed) {
        subjects.push(everyone_killed());
    }
    let as_killed: Vec<Subject> = subjects
        .iter()
        .filter(|subject| subject.harm == Harm::Neutralised)
        .map(|subject| Subject { harm: Harm::Killed, ..subject.clone() })
        .collect();
    subjects.extend(as_killed);
    subjects.sort();
    subjects.dedup();
    let mut found = Vec::new();
    for subject in subjects {
        for reading in ["", "neutralised-read-as-killed"] {
            let group = gather(&current, &subject, !reading.is_empty());
            if let Some(group) = group {
                found.extend(describe(view, lineage, event, &subject, reading, &group));
            }
        }
    }
    found
}

fn everyone_killed() -> Subject {
    Subject {
        harm: Harm::Killed,
        victim_party: String::new(),
        status: Status::All,
        demographic: String::new(),
        scope: String::new(),
    }
}

fn subject(claim: Claim) -> Subject {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Subject {
        harm: claim.harm_or_killed(),
        victim_party: text(claim.victim_party()),
        status: claim.status_or_all(),
        demographic: text(claim.demographic().filter(|who| *who != "all")),
        scope: text(claim.scope()),
    }
}

/// The claims about a subject; `None` where a reading of "neutralised" changes nothing.
fn gather<'a>(current: &[Claim<'a>], about: &Subject, as_killed: bool) -> Option<Group<'a>> {
    let mut group = Group::default();
    let mut changed = !as_killed;
    for &claim in current {
        let own = subject(claim);
        let whole = claim.extent() == Some(Extent::Whole);
        let bounds_killed = own.harm == Harm::Neutralised
            && about.harm == Harm::Killed
            && whole
            && Subject { harm: Harm::Killed, ..own.clone() } == *about;
        if whole && own == *about || bounds_killed {
            if claim.is_word_only() {
                group.words.push(claim);
                continue;
            }
            let Some(interval) = claim.stated().said().interval() else {
                group.unusable.push(claim);
                continue;
            };
            if interval.high() == Some(0.0) && is_accused(claim) {
                group.denials.push(claim);
                continue;
            }
            changed |= bounds_killed;
            let read = match bounds_killed && !as_killed {
                true => Interval::new(None, None, interval.high()),
                false => Some(interval),
            };
            group.members.extend(read.map(|interval| (claim, interval)));
        } else if is_floor(&own, about, claim) && !claim.is_word_only() {
            let low = claim.stated().said().interval().and_then(|said| Interval::new(said.low(), None, None));
            group.bottomless |= low.is_some_and(|low| low.floor() == 0.0);
            group.floors.extend(low.filter(|low| low.floor() > 0.0).map(|low| (claim, low)));
        }
    }
    changed.then_some(group)
}

/// Whether a zero is a party's denial: a belligerent's, and not about its own side.
fn is_accused(claim: Claim) -> bool {
    claim.source_kind() == Some(SourceKind::Belligerent)
        && (claim.victim_party().is_none() || claim.victim_party() != claim.side())
}

/// Whether the people that a claim counts are all among the subject's: any status for `all`, a scoped figure for the
/// whole, a part for its event. Aggregates are about more than the event.
fn is_floor(own: &Subject, about: &Subject, claim: Claim) -> bool {
    if claim.extent() == Some(Extent::Aggregate) || own.harm != about.harm || !about.scope.is_empty() {
        return false;
    }
    let everyone = about.status == Status::All && about.victim_party.is_empty();
    (everyone || own.status == about.status && own.victim_party == about.victim_party)
        && (about.demographic.is_empty() || own.demographic == about.demographic)
}

fn describe(
    view: &View,
    lineage: &Lineage,
    event: &Event,
    subject: &Subject,
    reading: &'static str,
    group: &Group,
) -> Vec<Estimate> {
    let member = |(claim, interval): &(Claim, Interval)| Member {
        row: claim.row,
        origin: lineage.origin(claim.row),
        published: claim.published().map(|date| date.start),
        interval: *interval,
    };
    let members: Vec<Member> = group.members.iter().map(member).collect();
    let floors: Vec<Member> = group.floors.iter().map(member).collect();
    let rows = |members: &[Member]| members.iter().map(|member| member.row).collect::<Vec<_>>();
    let estimate = |method, envelope: Envelope, claims: Vec<usize>, notes: Vec<Message>| Estimate {
        event: event.index,
        subject: subject.clone(),
        method,
        hypothesis: reading,
        low: envelope.low.map(|end| end.0),
        best: None,
        high: envelope.high.map(|end| end.0),
        kind: (envelope.low.is_some() || envelope.high.is_some()).then_some(IntervalKind::Bound),
        level: None,
        sources: lineage.independent(claims.iter().copied()),
        claims,
        low_claim: envelope.low.map(|end| end.1),
        high_claim: envelope.high.map(|end| end.1),
        notes,
    };
    let names = |rows: &[usize]| {
        let mut names: Vec<String> = rows.iter().map(|row| lineage.source_name(view, *row)).collect();
        names.dedup();
        Arg::List(names.into_iter().map(Arg::from).collect())
    };
    let mut notes = Vec::new();
    if !reading.is_empty() {
        notes.push(Message::new("note-read-as-killed"));
    } else if group.members.iter().any(|(claim, _)| claim.harm() == Some(Harm::Neutralised))
        && subject.harm == Harm::Killed
    {
        notes.push(Message::new("note-neutralised-bound"));
    }
    if !group.words.is_empty() {
        let words = group.words.iter().map(|claim| phrase::said(*claim)).collect();
        notes.push(Message::new("note-words").with("claims", Arg::Clauses(words)));
    }
    if !group.unusable.is_empty() {
        let claims = group.unusable.iter().map(|claim| phrase::said(*claim)).collect();
        notes.push(Message::new("note-unusable").with("claims", Arg::Clauses(claims)));
    }
    let mut found = Vec::new();
    let with_floors: Vec<Member> = members.iter().chain(&floors).copied().collect();
    let mut whole = union(&members, &floors);
    if members.is_empty() && group.bottomless {
        // If only the claim of "up to N" is right, there may be none.
        whole.low = None;
    }
    let mut union_notes = notes.clone();
    if members.is_empty() && !floors.is_empty() {
        union_notes.push(Message::new("note-floors-only").with("names", names(&rows(&floors))));
    }
    let only_denied = !group.denials.is_empty() && group.words.is_empty() && group.unusable.is_empty();
    if members.is_empty() && floors.is_empty() && only_denied {
        // The denial below is all there is.
    } else if members.is_empty() && floors.is_empty() {
        union_notes.push(Message::new("note-no-number"));
        let words = group.words.iter().chain(&group.unusable).chain(&group.denials).map(|claim| claim.row).collect();
        found.push(estimate(Method::EnvelopeUnion, Envelope::default(), words, union_notes));
    } else {
        let claims = if members.is_empty() { rows(&floors) } else { rows(&members) };
        union_notes.push(Message::new(if claims.len() == 1 { "note-one-claim" } else { "note-union" }));
        found.push(estimate(Method::EnvelopeUnion, whole, claims, union_notes));
        // "About 300" and 310 can both be right: where what was said has no common value, what rounding allows may.
        let allowed = |(member, (claim, _)): (&Member, &(Claim, Interval))| {
            let rounded = (claim.harm_or_killed() == subject.harm).then(|| claim.interval()).flatten();
            Member { interval: rounded.unwrap_or(member.interval), ..*member }
        };
        let rounded: Vec<Member> = members.iter().zip(&group.members).map(allowed).collect();
        let said = intersection(&members, &floors).map(|envelope| (envelope, "note-intersection"));
        let found_all =
            said.or_else(|_| intersection(&rounded, &floors).map(|envelope| (envelope, "note-intersection-rounding")));
        let mut notes = notes.clone();
        let envelope = match found_all {
            Ok((envelope, note)) => {
                notes.push(Message::new(note));
                envelope
            }
            Err(clash) => {
                let (low, high) = (clash.low.unwrap_or_default(), clash.high.unwrap_or_default());
                let note = Message::new("note-contradict")
                    .with("low", low.0)
                    .with("low_source", lineage.source_name(view, low.1))
                    .with("high", high.0)
                    .with("high_source", lineage.source_name(view, high.1));
                notes.push(note);
                Envelope::default()
            }
        };
        found.push(estimate(Method::EnvelopeIntersection, envelope, rows(&with_floors), notes));
    }
    if !members.is_empty() {
        let low = conservative(&members);
        let note = Message::new(if low.is_some() { "note-conservative" } else { "note-no-low" });
        let envelope = Envelope { low, high: None };
        found.push(estimate(Method::Conservative, envelope, rows(&members), vec![note]));
        let (best, note) = match median_of_best(&members) {
            Ok(best) => (Some(best), Message::new("note-median")),
            Err(sources) => (None, Message::new("note-no-median").with("n", sources)),
        };
        let median = estimate(Method::Median, Envelope::default(), rows(&members), vec![note]);
        found.push(Estimate { best, ..median });
    }
    for denial in &group.denials {
        let zero = Some((0.0, denial.row));
        let note = Message::new("note-denial").with("who", lineage.source_name(view, denial.row));
        found.push(estimate(Method::Denial, Envelope { low: zero, high: zero }, vec![denial.row], vec![note]));
    }
    found
}
