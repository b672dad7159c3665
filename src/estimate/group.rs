//! Ranges of one event by harm, victims' party, status, demographic and scope.

use super::consensus::{Panel, Voiced};
use super::envelope::{
    End, Envelope, Member, NoMajority, conservative, intersection, latest, leave_one_out, majority, median_of_best,
    union,
};
use super::gather::{Group, gather, subject};
use super::{Estimate, IntervalKind, Method, RangeSettings, Subject};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Event, Extent, Harm, Interval, Lineage, Status, View};
use std::borrow::Cow;

/// Ranges of one event.
pub(super) fn ranges(view: &View, lineage: &Lineage, event: &Event, settings: &RangeSettings) -> Vec<Estimate> {
    let current: Vec<Claim> =
        event.claims().filter(|claim| lineage.counts(claim.row) && claim.harm() != Some(Harm::Present)).collect();
    let mut found = Vec::new();
    for about in subjects(&current) {
        for reading in ["", "neutralised-read-as-killed"] {
            if let Some(group) = gather(view, lineage, &current, &about, !reading.is_empty()) {
                found.extend(Telling::new(view, lineage, event, &about, reading, &group).estimates(settings));
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
        subjects.push(Subject::killed(Status::All));
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
    beside: Beside,
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
            beside: beside(subject, reading, group),
            group,
        }
    }

    fn estimates(&self, settings: &RangeSettings) -> Vec<Estimate> {
        let mut found = Vec::new();
        let group = self.group;
        let said_nothing = group.words.is_empty() && group.unusable.is_empty() && group.other_counts.is_empty();
        let origins = self.lineage.independent(rows(&self.members));
        if !self.members.is_empty() || self.floors.iter().any(|floor| floor.interval.floor() > 0.0) {
            found.push(self.union());
            found.push(self.intersection());
            if origins >= 3 {
                found.extend(self.leave_one_out());
            }
        } else if group.denials.is_empty() || !said_nothing {
            found.push(self.nothing());
        }
        if !self.members.is_empty() {
            found.push(self.conservative());
            if origins >= 3 {
                found.push(self.majority());
            }
            if !settings.hierarchy.is_empty() {
                found.push(self.hierarchy(&settings.hierarchy));
            }
            found.push(self.median());
            if origins >= 2 {
                found.push(self.leave_disputed());
            }
        }
        found.extend(group.denials.iter().map(|denial| self.denial(*denial)));
        if !settings.asked.is_empty() && !self.members.is_empty() && self.reading.is_empty() {
            found.extend(self.panel(settings).estimates());
        }
        found
    }

    /// One voice for each source, for the methods that make one number of several claims.
    fn panel<'s>(&self, settings: &'s RangeSettings) -> Panel<'s>
    where
        'a: 's,
    {
        let same_harm = |member: &Member| self.view.claim(member.row).harm_or_killed() == self.subject.harm;
        let voices = latest(&self.members, same_harm).into_iter().map(|member| {
            let claim = self.view.claim(member.row);
            Voiced { claim, interval: claim.interval().unwrap_or(member.interval) }
        });
        let voices: Vec<Voiced> = voices.collect();
        let claims = voices.iter().map(|voice| voice.claim.row).collect();
        Panel { blank: self.estimate(Method::Median, Envelope::default(), claims), voices, settings }
    }

    fn estimate(&self, method: Method, envelope: Envelope, claims: Vec<usize>) -> Estimate {
        Estimate {
            low: envelope.low.map(|end| end.0),
            high: envelope.high.map(|end| end.0),
            kind: (envelope.low.is_some() || envelope.high.is_some()).then_some(IntervalKind::Bound),
            sources: self.lineage.independent(claims.iter().copied()),
            claims,
            low_claim: envelope.low.map(|end| end.1),
            high_claim: envelope.high.map(|end| end.1),
            ..Estimate::blank(self.event, self.subject.clone(), method, Cow::Borrowed(self.reading))
        }
    }

    fn union(&self) -> Estimate {
        let (envelope, opened_by) = union(&self.members, &self.floors);
        let Beside { assumptions, mut caveats } = self.beside.clone();
        let mut claims = rows(&self.members);
        if self.members.is_empty() {
            claims = rows(&self.floors);
            caveats.push(Message::new("note-floors-only").with("names", self.names(&claims)));
        }
        if let Some((floor, row)) = opened_by {
            caveats.push(Message::new("note-opened").with("said", phrase::said(self.view.claim(row))).with("n", floor));
            claims.push(row);
        }
        caveats.push(Message::new(if claims.len() == 1 { "note-one-claim" } else { "note-union" }));
        Estimate { assumptions, caveats, ..self.estimate(Method::EnvelopeUnion, envelope, claims) }
    }

    /// The values that all claims allow, and in which reading of "about"; or the ends that exclude each other.
    fn common(&self) -> Result<(Envelope, &'static str), Envelope> {
        // "About 300" and 310 can both be right: where what was said has no common value, what rounding allows may.
        let allowed = |(member, (claim, _)): (&Member, &(Claim, Interval))| {
            let rounded = (claim.harm_or_killed() == self.subject.harm).then(|| claim.interval()).flatten();
            Member { interval: rounded.unwrap_or(member.interval), ..*member }
        };
        let rounded: Vec<Member> = self.members.iter().zip(&self.group.members).map(allowed).collect();
        intersection(&self.members, &self.floors)
            .map(|envelope| (envelope, "note-intersection"))
            .or_else(|_| intersection(&rounded, &self.floors).map(|found| (found, "note-intersection-rounding")))
    }

    fn intersection(&self) -> Estimate {
        let Beside { mut assumptions, caveats } = self.beside.clone();
        let with_floors: Vec<Member> = self.members.iter().chain(&self.floors).copied().collect();
        let (envelope, missing) = match self.common() {
            Ok((envelope, note)) => {
                assumptions.push(Message::new(note));
                (envelope, None)
            }
            Err(clash) => {
                let end = |end: End| end.map_or((0.0, String::new()), |(n, row)| (n, self.name(row)));
                let ((low, low_source), (high, high_source)) = (end(clash.low), end(clash.high));
                let missing = Message::new("note-contradict")
                    .with("low", low)
                    .with("low_source", low_source)
                    .with("high", high)
                    .with("high_source", high_source);
                (Envelope::default(), Some(missing))
            }
        };
        let found = self.estimate(Method::EnvelopeIntersection, envelope, rows(&with_floors));
        Estimate { missing, assumptions, caveats, ..found }
    }

    /// The union without each source that it depends on; one row for all where it depends on none.
    fn leave_one_out(&self) -> Vec<Estimate> {
        let without = leave_one_out(&self.members, &self.floors);
        if without.is_empty() {
            let (envelope, _) = union(&self.members, &self.floors);
            let caveats = vec![Message::new("note-leave-any")];
            return vec![Estimate { caveats, ..self.estimate(Method::LeaveOneOut, envelope, rows(&self.members)) }];
        }
        let row = |(origin, envelope): &(u32, Envelope)| {
            let left: Vec<usize> = self.members.iter().filter(|m| m.origin != *origin).map(|m| m.row).collect();
            let gone = self.members.iter().chain(&self.floors).find(|member| member.origin == *origin);
            let name = gone.map(|member| self.name(member.row)).unwrap_or_default();
            let reading = if self.reading.is_empty() { String::new() } else { format!("{}; ", self.reading) };
            let caveats = vec![Message::new("note-leave-one").with("name", name.clone())];
            Estimate {
                hypothesis: format!("{reading}without {name}").into(),
                caveats,
                ..self.estimate(Method::LeaveOneOut, *envelope, left)
            }
        };
        without.iter().map(row).collect()
    }

    fn conservative(&self) -> Estimate {
        let low = conservative(&self.members);
        let bottomless: Vec<usize> =
            self.members.iter().filter(|member| member.interval.low().is_none()).map(|member| member.row).collect();
        let found = self.estimate(Method::Conservative, Envelope { low, high: None }, rows(&self.members));
        match (low, bottomless.is_empty()) {
            (None, _) => Estimate { missing: Some(Message::new("note-no-low")), ..found },
            (Some(_), true) => Estimate { caveats: vec![Message::new("note-conservative")], ..found },
            (Some(_), false) => {
                let open = Message::new("note-conservative-open").with("names", self.names(&bottomless));
                Estimate { caveats: vec![open], ..found }
            }
        }
    }

    fn majority(&self) -> Estimate {
        let of = |key: &'static str, most: usize, n: usize| Message::new(key).with("most", most).with("n", n);
        let claims = rows(&latest(&self.members, |_| true));
        match majority(&self.members) {
            Ok((envelope, most, n)) => Estimate {
                assumptions: vec![of("note-majority", most, n)],
                caveats: vec![Message::new("note-majority-caveat")],
                ..self.estimate(Method::Majority, envelope, claims)
            },
            Err(reason) => {
                let missing = match reason {
                    NoMajority::None(most, n) => of("note-no-majority", most, n),
                    NoMajority::Several(most, n) => of("note-two-majorities", most, n),
                };
                let found = self.estimate(Method::Majority, Envelope::default(), claims);
                Estimate { missing: Some(missing), ..found }
            }
        }
    }

    /// The figure of the first source in the user's order.
    fn hierarchy(&self, order: &[String]) -> Estimate {
        let names = |row: usize| {
            let sources = self.lineage.sources_of(self.view, row);
            sources.iter().map(|id| self.lineage.name(*id).to_lowercase()).collect::<Vec<_>>()
        };
        let first = order.iter().find_map(|wanted| {
            let of_source = |member: &Member| names(member.row).contains(wanted);
            latest(&self.members, of_source).first().copied()
        });
        let Some(member) = first else {
            let order = Arg::List(order.iter().map(|name| Arg::from(name.as_str())).collect());
            let missing = Message::new("note-hierarchy-none").with("order", order);
            let found = self.estimate(Method::Hierarchy, Envelope::default(), rows(&self.members));
            return Estimate { missing: Some(missing), ..found };
        };
        let end = |end: Option<f64>| end.map(|n| (n, member.row));
        let envelope = Envelope { low: end(member.interval.low()), high: end(member.interval.high()) };
        let assumption = Message::new("note-hierarchy").with("name", self.name(member.row));
        Estimate {
            best: member.interval.best(),
            assumptions: vec![assumption],
            caveats: vec![Message::new("note-hierarchy-caveat")],
            ..self.estimate(Method::Hierarchy, envelope, vec![member.row])
        }
    }

    fn median(&self) -> Estimate {
        let median = self.estimate(Method::Median, Envelope::default(), rows(&self.members));
        match median_of_best(&self.members) {
            Ok(best) => Estimate { best: Some(best), caveats: vec![Message::new("note-median")], ..median },
            Err(sources) => Estimate { missing: Some(Message::new("note-no-median").with("n", sources)), ..median },
        }
    }

    /// What all claims allow; where they contradict each other, who says what, and no number.
    fn leave_disputed(&self) -> Estimate {
        match self.common() {
            Ok((envelope, _)) => {
                let found = self.estimate(Method::LeaveDisputed, envelope, rows(&self.members));
                Estimate { assumptions: vec![Message::new("note-undisputed")], ..found }
            }
            Err(_) => {
                let claims: Vec<Claim> = self.group.members.iter().map(|(claim, _)| *claim).collect();
                let missing = Message::new("note-disputed").with("claims", phrase::said_all(&claims, 6));
                let found = self.estimate(Method::LeaveDisputed, Envelope::default(), rows(&self.members));
                Estimate { missing: Some(missing), ..found }
            }
        }
    }

    fn denial(&self, claim: Claim) -> Estimate {
        let zero = Some((0.0, claim.row));
        let caveats = vec![Message::new("note-denial").with("who", self.name(claim.row))];
        Estimate { caveats, ..self.estimate(Method::Denial, Envelope { low: zero, high: zero }, vec![claim.row]) }
    }

    /// No number at all: the row says why.
    fn nothing(&self) -> Estimate {
        let group = self.group;
        let all = group.words.iter().chain(&group.unusable).chain(&group.other_counts).chain(&group.denials);
        let Beside { assumptions, caveats } = self.beside.clone();
        let missing = Some(Message::new("note-no-number"));
        let found = self.estimate(Method::EnvelopeUnion, Envelope::default(), all.map(|claim| claim.row).collect());
        Estimate { missing, assumptions, caveats, ..found }
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

/// What stands beside every range of a group.
#[derive(Clone)]
struct Beside {
    assumptions: Vec<Message>,
    caveats: Vec<Message>,
}

/// How "neutralised" is read, and what is left out.
fn beside(subject: &Subject, reading: &str, group: &Group) -> Beside {
    let neutralised = |(claim, _): &(Claim, Interval)| claim.harm() == Some(Harm::Neutralised);
    let assumption = if !reading.is_empty() {
        Some("note-read-as-killed")
    } else if subject.harm == Harm::Killed && group.members.iter().any(neutralised) {
        Some("note-neutralised-bound")
    } else {
        None
    };
    let mut caveats = Vec::new();
    for (key, claims) in
        [("note-words", &group.words), ("note-unusable", &group.unusable), ("note-other-counts", &group.other_counts)]
    {
        if !claims.is_empty() {
            let claims = claims.iter().map(|claim| phrase::said(*claim)).collect();
            caveats.push(Message::new(key).with("claims", Arg::Clauses(claims)));
        }
    }
    Beside { assumptions: assumption.map(Message::new).into_iter().collect(), caveats }
}
