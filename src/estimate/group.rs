//! Ranges of one event by harm, victims' party, status, demographic and scope.

use super::answer::{Behind, Notes};
use super::consensus::{Panel, Voiced};
use super::envelope::{
    End, Envelope, Member, NoMajority, conservative, intersection, latest, leave_one_out, majority, median_of_best,
    union,
};
use super::gather::{Group, Spoken, gather, subject};
use super::{Estimate, IntervalKind, Method, RangeSettings, Subject, note};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, Event, Extent, Harm, Interval, Lineage, Status, View};
use std::borrow::Cow;
use std::sync::Arc;

/// Ranges of one event.
pub(super) fn ranges(
    view: &View,
    lineage: &Lineage,
    event: &Event,
    settings: &RangeSettings,
    found: &mut Vec<Estimate>,
) {
    let counts = |claim: &Claim| lineage.counts(claim.row) && claim.harm() != Some(Harm::Present);
    let current: Vec<Spoken> = event.claims().filter(counts).map(|claim| (claim, subject(claim))).collect();
    let neutralised = current.iter().any(|(_, about)| about.harm == Harm::Neutralised);
    let readings: &[&'static str] = if neutralised { &["", "neutralised-read-as-killed"] } else { &[""] };
    for about in subjects(&current) {
        for &reading in readings {
            if let Some(group) = gather(view, lineage, &current, &about, !reading.is_empty()) {
                Telling::new(view, lineage, event, &about, reading, &group).estimates(settings, found);
            }
        }
    }
}

/// Whom the claims of an event are about; with any claim on the killed also everyone killed, so that no event is without.
fn subjects(current: &[Spoken]) -> Vec<Arc<Subject>> {
    let mut subjects: Vec<Subject> = Vec::new();
    for (_, about) in current.iter().filter(|(claim, _)| claim.is_whole()) {
        if !subjects.iter().any(|known| known.is(about)) {
            subjects.push(about.clone());
        }
    }
    let killed = |about: &Subject| matches!(about.harm, Harm::Killed | Harm::Neutralised);
    if current.iter().any(|(claim, about)| killed(about) && claim.extent() != Some(Extent::Aggregate)) {
        subjects.push(Subject::killed(Status::All));
    }
    let neutralised = subjects.iter().filter(|subject| subject.harm == Harm::Neutralised);
    let as_killed: Vec<Subject> = neutralised.map(|s| Subject { harm: Harm::Killed, ..s.clone() }).collect();
    subjects.extend(as_killed);
    subjects.sort();
    subjects.dedup();
    subjects.into_iter().map(Arc::new).collect()
}

/// What is told of one group of people in one reading.
struct Telling<'a> {
    view: &'a View<'a>,
    lineage: &'a Lineage,
    event: usize,
    subject: &'a Arc<Subject>,
    reading: &'static str,
    group: &'a Group<'a>,
    members: Vec<Member>,
    /// The claims of all members.
    behind: Behind,
    floors: Vec<Member>,
    beside: Beside,
}

impl<'a> Telling<'a> {
    fn new(
        view: &'a View,
        lineage: &'a Lineage,
        event: &Event,
        subject: &'a Arc<Subject>,
        reading: &'static str,
        group: &'a Group<'a>,
    ) -> Self {
        let member = |(claim, interval): &(Claim, Interval)| Member {
            row: claim.row,
            origin: lineage.origin(claim.row),
            published: claim.published().map(|date| date.start),
            interval: *interval,
        };
        let members: Vec<Member> = group.members.iter().map(member).collect();
        Self {
            view,
            lineage,
            event: event.index,
            behind: Behind::new(lineage, rows(&members)),
            subject,
            reading,
            members,
            floors: group.floors.iter().map(member).collect(),
            beside: beside(subject, reading, group),
            group,
        }
    }

    fn estimates(&self, settings: &RangeSettings, found: &mut Vec<Estimate>) {
        let group = self.group;
        let said_nothing = group.words.is_empty() && group.unusable.is_empty() && group.other_counts.is_empty();
        let origins = self.behind.sources;
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
        let claims = self.behind(voices.iter().map(|voice| voice.claim.row).collect());
        Panel { blank: self.estimate(Method::Median, Envelope::default(), claims), voices, settings }
    }

    fn behind(&self, claims: Vec<usize>) -> Behind {
        Behind::new(self.lineage, claims)
    }

    fn estimate(&self, method: Method, envelope: Envelope, behind: Behind) -> Estimate {
        Estimate {
            low: envelope.low.map(|end| end.0),
            high: envelope.high.map(|end| end.0),
            kind: (envelope.low.is_some() || envelope.high.is_some()).then_some(IntervalKind::Bound),
            low_claim: envelope.low.map(|end| end.1),
            high_claim: envelope.high.map(|end| end.1),
            ..Estimate::blank(self.event, self.subject.clone(), method, Cow::Borrowed(self.reading), behind)
        }
    }

    fn union(&self) -> Estimate {
        let (envelope, opened_by) = union(&self.members, &self.floors);
        let Beside { assumptions, mut caveats } = self.beside.clone();
        let mut behind = self.behind.clone();
        if self.members.is_empty() {
            let claims = rows(&self.floors);
            caveats.push(Message::new("note-floors-only").with("names", self.names(&claims)));
            behind = self.behind(claims);
        }
        if let Some((floor, row)) = opened_by {
            caveats.push(Message::new("note-opened").with("said", phrase::said(self.view.claim(row))).with("n", floor));
            behind = self.behind(behind.claims.iter().copied().chain([row]).collect());
        }
        let caveats = caveats.and(if behind.claims.len() == 1 { &note::ONE_CLAIM } else { &note::UNION });
        Estimate { assumptions, caveats, ..self.estimate(Method::EnvelopeUnion, envelope, behind) }
    }

    /// The values that all claims allow, and in which reading of "about"; or the ends that exclude each other.
    fn common(&self) -> Result<(Envelope, &'static [Message]), Envelope> {
        // "About 300" and 310 can both be right: where what was said has no common value, what rounding allows may.
        let allowed = |(member, (claim, _)): (&Member, &(Claim, Interval))| {
            let rounded = (claim.harm_or_killed() == self.subject.harm).then(|| claim.interval()).flatten();
            Member { interval: rounded.unwrap_or(member.interval), ..*member }
        };
        let rounded: Vec<Member> = self.members.iter().zip(&self.group.members).map(allowed).collect();
        intersection(&self.members, &self.floors)
            .map(|envelope| (envelope, note::INTERSECTION.as_slice()))
            .or_else(|_| Ok((intersection(&rounded, &self.floors)?, note::INTERSECTION_ROUNDING.as_slice())))
    }

    fn intersection(&self) -> Estimate {
        let Beside { mut assumptions, caveats } = self.beside.clone();
        let with_floors = if self.floors.is_empty() {
            self.behind.clone()
        } else {
            self.behind(self.members.iter().chain(&self.floors).map(|member| member.row).collect())
        };
        let (envelope, missing) = match self.common() {
            Ok((envelope, note)) => {
                assumptions = assumptions.and(note);
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
        let found = self.estimate(Method::EnvelopeIntersection, envelope, with_floors);
        Estimate { missing: missing.map(Box::new), assumptions, caveats, ..found }
    }

    /// The union without each source that it depends on; one row for all where it depends on none.
    fn leave_one_out(&self) -> Vec<Estimate> {
        let without = leave_one_out(&self.members, &self.floors);
        if without.is_empty() {
            let (envelope, _) = union(&self.members, &self.floors);
            let caveats = Notes::fixed(&note::LEAVE_ANY);
            return vec![Estimate { caveats, ..self.estimate(Method::LeaveOneOut, envelope, self.behind.clone()) }];
        }
        let row = |(origin, envelope): &(u32, Envelope)| {
            let left: Vec<usize> = self.members.iter().filter(|m| m.origin != *origin).map(|m| m.row).collect();
            let gone = self.members.iter().chain(&self.floors).find(|member| member.origin == *origin);
            let name = gone.map(|member| self.name(member.row)).unwrap_or_default();
            let reading = if self.reading.is_empty() { String::new() } else { format!("{}; ", self.reading) };
            let caveats = vec![Message::new("note-leave-one").with("name", name.clone())];
            Estimate {
                hypothesis: format!("{reading}without {name}").into(),
                caveats: caveats.into(),
                ..self.estimate(Method::LeaveOneOut, *envelope, self.behind(left))
            }
        };
        without.iter().map(row).collect()
    }

    fn conservative(&self) -> Estimate {
        let low = conservative(&self.members);
        let bottomless: Vec<usize> =
            self.members.iter().filter(|member| member.interval.low().is_none()).map(|member| member.row).collect();
        let found = self.estimate(Method::Conservative, Envelope { low, high: None }, self.behind.clone());
        match (low, bottomless.is_empty()) {
            (None, _) => found.absent(Message::new("note-no-low")),
            (Some(_), true) => Estimate { caveats: Notes::fixed(&note::CONSERVATIVE), ..found },
            (Some(_), false) => {
                let open = Message::new("note-conservative-open").with("names", self.names(&bottomless));
                Estimate { caveats: vec![open].into(), ..found }
            }
        }
    }

    fn majority(&self) -> Estimate {
        let of = |key: &'static str, most: usize, n: usize| Message::new(key).with("most", most).with("n", n);
        let claims = self.behind(rows(&latest(&self.members, |_| true)));
        match majority(&self.members) {
            Ok((envelope, most, n)) => Estimate {
                assumptions: vec![of("note-majority", most, n)].into(),
                caveats: Notes::fixed(&note::MAJORITY),
                ..self.estimate(Method::Majority, envelope, claims)
            },
            Err(reason) => {
                let missing = match reason {
                    NoMajority::None(most, n) => of("note-no-majority", most, n),
                    NoMajority::Several(most, n) => of("note-two-majorities", most, n),
                };
                self.estimate(Method::Majority, Envelope::default(), claims).absent(missing)
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
            return self.estimate(Method::Hierarchy, Envelope::default(), self.behind.clone()).absent(missing);
        };
        let end = |end: Option<f64>| end.map(|n| (n, member.row));
        let envelope = Envelope { low: end(member.interval.low()), high: end(member.interval.high()) };
        let assumption = Message::new("note-hierarchy").with("name", self.name(member.row));
        Estimate {
            best: member.interval.best(),
            assumptions: vec![assumption].into(),
            caveats: Notes::fixed(&note::HIERARCHY),
            ..self.estimate(Method::Hierarchy, envelope, self.behind(vec![member.row]))
        }
    }

    fn median(&self) -> Estimate {
        let median = self.estimate(Method::Median, Envelope::default(), self.behind.clone());
        match median_of_best(&self.members) {
            Ok(best) => Estimate { best: Some(best), caveats: Notes::fixed(&note::MEDIAN), ..median },
            Err(sources) => median.absent(Message::new("note-no-median").with("n", sources)),
        }
    }

    /// What all claims allow; where they contradict each other, who says what, and no number.
    fn leave_disputed(&self) -> Estimate {
        match self.common() {
            Ok((envelope, _)) => {
                let found = self.estimate(Method::LeaveDisputed, envelope, self.behind.clone());
                Estimate { assumptions: Notes::fixed(&note::UNDISPUTED), ..found }
            }
            Err(_) => {
                let claims: Vec<Claim> = self.group.members.iter().map(|(claim, _)| *claim).collect();
                let missing = Message::new("note-disputed").with("claims", phrase::said_all(&claims, 6));
                self.estimate(Method::LeaveDisputed, Envelope::default(), self.behind.clone()).absent(missing)
            }
        }
    }

    fn denial(&self, claim: Claim) -> Estimate {
        let zero = Some((0.0, claim.row));
        let caveats = vec![Message::new("note-denial").with("who", self.name(claim.row))].into();
        let behind = self.behind(vec![claim.row]);
        Estimate { caveats, ..self.estimate(Method::Denial, Envelope { low: zero, high: zero }, behind) }
    }

    /// No number at all: the row says why.
    fn nothing(&self) -> Estimate {
        let group = self.group;
        let all = group.words.iter().chain(&group.unusable).chain(&group.other_counts).chain(&group.denials);
        let Beside { assumptions, caveats } = self.beside.clone();
        let behind = self.behind(all.map(|claim| claim.row).collect());
        let found = self.estimate(Method::EnvelopeUnion, Envelope::default(), behind);
        Estimate { assumptions, caveats, ..found.absent(Message::new("note-no-number")) }
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
    assumptions: Notes,
    caveats: Notes,
}

/// How "neutralised" is read, and what is left out.
fn beside(subject: &Subject, reading: &str, group: &Group) -> Beside {
    let neutralised = |(claim, _): &(Claim, Interval)| claim.harm() == Some(Harm::Neutralised);
    let assumptions = if !reading.is_empty() {
        Notes::fixed(&note::READ_AS_KILLED)
    } else if subject.harm == Harm::Killed && group.members.iter().any(neutralised) {
        Notes::fixed(&note::NEUTRALISED_BOUND)
    } else {
        Notes::default()
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
    Beside { assumptions, caveats: caveats.into() }
}
