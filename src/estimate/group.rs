//! Ranges of one event by harm, victims' party, status, demographic and scope.

use super::envelope::{End, Envelope, Member, conservative, intersection, median_of_best, union};
use super::gather::{Group, gather, subject};
use super::{Estimate, IntervalKind, Method, Subject};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Event, Extent, Harm, Interval, Lineage, Status, View};

/// Ranges of one event.
pub(super) fn ranges(view: &View, lineage: &Lineage, event: &Event) -> Vec<Estimate> {
    let current: Vec<Claim> =
        event.claims().filter(|claim| lineage.counts(claim.row) && claim.harm() != Some(Harm::Present)).collect();
    let mut found = Vec::new();
    for about in subjects(&current) {
        for reading in ["", "neutralised-read-as-killed"] {
            if let Some(group) = gather(view, lineage, &current, &about, !reading.is_empty()) {
                found.extend(Telling::new(view, lineage, event, &about, reading, &group).estimates());
            }
        }
    }
    found
}

/// Whom the claims of an event are about; with any claim on the killed also everyone killed, so that no event is without.
fn subjects(current: &[Claim]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = current.iter().filter(|claim| claim.is_whole()).map(|c| subject(*c)).collect();
    let killed = |claim: &Claim| matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised);
    if current.iter().any(|claim| killed(claim) && claim.extent() != Some(Extent::Aggregate)) {
        subjects.push(Subject {
            harm: Harm::Killed,
            victim_party: String::new(),
            status: Status::All,
            demographic: String::new(),
            scope: String::new(),
        });
    }
    let neutralised = subjects.iter().filter(|subject| subject.harm == Harm::Neutralised);
    let as_killed: Vec<Subject> = neutralised.map(|s| Subject { harm: Harm::Killed, ..s.clone() }).collect();
    subjects.extend(as_killed);
    subjects.sort();
    subjects.dedup();
    subjects
}

/// What is told of one group of people in one reading.
struct Telling<'a> {
    view: &'a View<'a>,
    lineage: &'a Lineage,
    event: usize,
    subject: &'a Subject,
    reading: &'static str,
    group: &'a Group<'a>,
    members: Vec<Member>,
    floors: Vec<Member>,
    notes: Vec<Message>,
}

impl<'a> Telling<'a> {
    fn new(
        view: &'a View,
        lineage: &'a Lineage,
        event: &Event,
        subject: &'a Subject,
        reading: &'static str,
        group: &'a Group<'a>,
    ) -> Self {
        let member = |(claim, interval): &(Claim, Interval)| Member {
            row: claim.row,
            origin: lineage.origin(claim.row),
            published: claim.published().map(|date| date.start),
            interval: *interval,
        };
        Self {
            view,
            lineage,
            event: event.index,
            subject,
            reading,
            members: group.members.iter().map(member).collect(),
            floors: group.floors.iter().map(member).collect(),
            notes: notes(subject, reading, group),
            group,
        }
    }

    fn estimates(&self) -> Vec<Estimate> {
        let mut found = Vec::new();
        let group = self.group;
        let said_nothing = group.words.is_empty() && group.unusable.is_empty() && group.other_counts.is_empty();
        if !self.members.is_empty() || self.floors.iter().any(|floor| floor.interval.floor() > 0.0) {
            found.push(self.union());
            found.push(self.intersection());
        } else if group.denials.is_empty() || !said_nothing {
            found.push(self.nothing());
        }
        if !self.members.is_empty() {
            found.push(self.conservative());
            found.push(self.median());
        }
        found.extend(group.denials.iter().map(|denial| self.denial(*denial)));
        found
    }

    fn estimate(&self, method: Method, envelope: Envelope, claims: Vec<usize>, notes: Vec<Message>) -> Estimate {
        Estimate {
            event: self.event,
            subject: self.subject.clone(),
            method,
            hypothesis: self.reading,
            low: envelope.low.map(|end| end.0),
            best: None,
            high: envelope.high.map(|end| end.0),
            kind: (envelope.low.is_some() || envelope.high.is_some()).then_some(IntervalKind::Bound),
            level: None,
            sources: self.lineage.independent(claims.iter().copied()),
            claims,
            low_claim: envelope.low.map(|end| end.1),
            high_claim: envelope.high.map(|end| end.1),
            notes,
        }
    }

    fn union(&self) -> Estimate {
        let (envelope, opened_by) = union(&self.members, &self.floors);
        let mut notes = self.notes.clone();
        let mut claims = rows(&self.members);
        if self.members.is_empty() {
            claims = rows(&self.floors);
            notes.push(Message::new("note-floors-only").with("names", self.names(&claims)));
        }
        if let Some((floor, row)) = opened_by {
            notes.push(Message::new("note-opened").with("said", phrase::said(self.view.claim(row))).with("n", floor));
            claims.push(row);
        }
        notes.push(Message::new(if claims.len() == 1 { "note-one-claim" } else { "note-union" }));
        self.estimate(Method::EnvelopeUnion, envelope, claims, notes)
    }

    fn intersection(&self) -> Estimate {
        // "About 300" and 310 can both be right: where what was said has no common value, what rounding allows may.
        let allowed = |(member, (claim, _)): (&Member, &(Claim, Interval))| {
            let rounded = (claim.harm_or_killed() == self.subject.harm).then(|| claim.interval()).flatten();
            Member { interval: rounded.unwrap_or(member.interval), ..*member }
        };
        let rounded: Vec<Member> = self.members.iter().zip(&self.group.members).map(allowed).collect();
        let common = intersection(&self.members, &self.floors)
            .map(|envelope| (envelope, "note-intersection"))
            .or_else(|_| intersection(&rounded, &self.floors).map(|found| (found, "note-intersection-rounding")));
        let mut notes = self.notes.clone();
        let envelope = match common {
            Ok((envelope, note)) => {
                notes.push(Message::new(note));
                envelope
            }
            Err(clash) => {
                let end = |end: End| end.map_or((0.0, String::new()), |(n, row)| (n, self.name(row)));
                let ((low, low_source), (high, high_source)) = (end(clash.low), end(clash.high));
                notes.push(
                    Message::new("note-contradict")
                        .with("low", low)
                        .with("low_source", low_source)
                        .with("high", high)
                        .with("high_source", high_source),
                );
                Envelope::default()
            }
        };
        let with_floors: Vec<Member> = self.members.iter().chain(&self.floors).copied().collect();
        self.estimate(Method::EnvelopeIntersection, envelope, rows(&with_floors), notes)
    }

    fn conservative(&self) -> Estimate {
        let low = conservative(&self.members);
        let bottomless: Vec<usize> =
            self.members.iter().filter(|member| member.interval.low().is_none()).map(|member| member.row).collect();
        let note = match (low, bottomless.is_empty()) {
            (None, _) => Message::new("note-no-low"),
            (Some(_), true) => Message::new("note-conservative"),
            (Some(_), false) => Message::new("note-conservative-open").with("names", self.names(&bottomless)),
        };
        self.estimate(Method::Conservative, Envelope { low, high: None }, rows(&self.members), vec![note])
    }

    fn median(&self) -> Estimate {
        let (best, note) = match median_of_best(&self.members) {
            Ok(best) => (Some(best), Message::new("note-median")),
            Err(sources) => (None, Message::new("note-no-median").with("n", sources)),
        };
        let median = self.estimate(Method::Median, Envelope::default(), rows(&self.members), vec![note]);
        Estimate { best, ..median }
    }

    fn denial(&self, claim: Claim) -> Estimate {
        let zero = Some((0.0, claim.row));
        let note = Message::new("note-denial").with("who", self.name(claim.row));
        self.estimate(Method::Denial, Envelope { low: zero, high: zero }, vec![claim.row], vec![note])
    }

    /// No number at all: the row says why.
    fn nothing(&self) -> Estimate {
        let group = self.group;
        let all = group.words.iter().chain(&group.unusable).chain(&group.other_counts).chain(&group.denials);
        let mut notes = self.notes.clone();
        notes.push(Message::new("note-no-number"));
        self.estimate(Method::EnvelopeUnion, Envelope::default(), all.map(|claim| claim.row).collect(), notes)
    }

    fn name(&self, row: usize) -> String {
        self.lineage.source_name(self.view, row)
    }

    fn names(&self, rows: &[usize]) -> Arg {
        let mut names: Vec<String> = rows.iter().map(|row| self.name(*row)).collect();
        names.sort();
        names.dedup();
        Arg::List(names.into_iter().map(Arg::from).collect())
    }
}

fn rows(members: &[Member]) -> Vec<usize> {
    members.iter().map(|member| member.row).collect()
}

/// What stands beside every range of the group: how "neutralised" is read, and what is left out.
fn notes(subject: &Subject, reading: &str, group: &Group) -> Vec<Message> {
    let neutralised = |(claim, _): &(Claim, Interval)| claim.harm() == Some(Harm::Neutralised);
    let mut notes = Vec::new();
    if !reading.is_empty() {
        notes.push(Message::new("note-read-as-killed"));
    } else if subject.harm == Harm::Killed && group.members.iter().any(neutralised) {
        notes.push(Message::new("note-neutralised-bound"));
    }
    for (key, claims) in
        [("note-words", &group.words), ("note-unusable", &group.unusable), ("note-other-counts", &group.other_counts)]
    {
        if !claims.is_empty() {
            let claims = claims.iter().map(|claim| phrase::said(*claim)).collect();
            notes.push(Message::new(key).with("claims", Arg::Clauses(claims)));
        }
    }
    notes
}
