//! Bounds from all claims on the killed of one event together: claims -> lists of people, and the bounds in words.

use super::answer::{Behind, Notes};
use super::bounds::{self, Bounds, Dials, Extremes, List, Reach, Share, Who, conflicts, extremes};
use super::hypotheses::{Reading, neutralised_reading};
use super::settings::{Assumed, Protected};
use super::{Estimate, Hypothesis, Method, Subject, note};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, CountType, Event, Extent, Harm, Interval, Lineage, PartAxis, Status, View};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// More claims than this that need the programme are not bounded together.
const MOST_LISTS: usize = 64;
/// Conflicts that are told in words.
const TOLD: usize = 6;

/// Words for women and children, as they begin.
const PROTECTED: &[&str] = &[
    "women", "woman", "child", "girl", "boy", "minor", "infant", "baby", "babies", "femme", "enfant", "fille", "mujer",
    "niñ",
];

/// The lists of an event in one reading: a list, and the row of the claim that it comes from.
#[derive(Default)]
struct Lists {
    lists: Vec<List>,
    rows: Vec<usize>,
    /// The origin of each source; what may overlap with its source's other lists is a source of its own.
    origins: Vec<u32>,
}

impl Lists {
    fn source(&mut self, origin: u32) -> usize {
        self.origins.iter().position(|known| *known == origin).unwrap_or_else(|| self.another(origin))
    }

    fn another(&mut self, origin: u32) -> usize {
        self.origins.push(origin);
        self.origins.len() - 1
    }

    fn push(&mut self, row: usize, list: List) {
        self.lists.push(list);
        self.rows.push(row);
    }

    fn has(&self, source: usize, wanted: impl Fn(&List) -> bool) -> bool {
        self.lists.iter().any(|list| list.source == source && wanted(list))
    }
}

/// Bounds of an event in one reading, for every hypothesis; `killed` are everyone, civilians and combatants.
pub(super) fn ranges(
    view: &View,
    lineage: &Lineage,
    event: &Event,
    assumed: &Assumed,
    reading: Reading,
    killed: &[Arc<Subject>; 3],
) -> Vec<Estimate> {
    let lists = lists(lineage, view, event, assumed.protected, reading);
    let mut origins = lists.origins.clone();
    origins.sort_unstable();
    origins.dedup();
    if origins.len() < 3 && !assumed.is_anything() {
        return Vec::new();
    }
    let mut claims = lists.rows.clone();
    claims.sort_unstable();
    claims.dedup();
    let (behind, dials) = (Behind::new(lineage, claims), dials(lineage, view, &lists, assumed));
    let telling = Telling { view, lineage, event, assumed, reading, killed, behind, dials, lists };
    if telling.lists.lists.len() > MOST_LISTS && !bounds::have_closed_form(&telling.lists.lists, &telling.dials) {
        return vec![telling.too_many()];
    }
    let trusting = !assumed.trust.is_empty();
    let hypotheses = Hypothesis::ALL.iter().filter(|hypothesis| trusting || **hypothesis != Hypothesis::Trusted);
    if bounds::have_closed_form(&telling.lists.lists, &telling.dials) {
        return hypotheses.flat_map(|hypothesis| telling.rows(*hypothesis)).collect();
    }
    // Each is a programme of its own, of milliseconds.
    let hypotheses: Vec<Hypothesis> = hypotheses.copied().collect();
    hypotheses.into_par_iter().flat_map_iter(|hypothesis| telling.rows(hypothesis)).collect()
}

/// The claims on people killed in the event, each as the size of a list.
fn lists(lineage: &Lineage, view: &View, event: &Event, protected: Option<Protected>, reading: Reading) -> Lists {
    let usable = |claim: &Claim| {
        lineage.counts(claim.row)
            && matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised)
            && matches!(claim.extent(), Some(Extent::Whole | Extent::Part))
            && !matches!(claim.count_type(), Some(CountType::Daily | CountType::Cumulative))
            && !claim.is_word_only()
            && !lineage.is_own_loss(view, *claim)
    };
    let mut claims: Vec<(Claim, Interval)> = event
        .claims()
        .filter(usable)
        .filter_map(|claim| Some((claim, killed(claim, reading)?)))
        .filter(|(claim, interval)| claim.scope().is_none() || interval.high() != Some(0.0))
        .collect();
    claims.sort_by(|a, b| a.0.id().cmp(b.0.id()));
    let mut found = Lists::default();
    let is_full = |claim: &Claim| claim.is_whole() && claim.scope().is_none() && claim.only_demographic().is_none();
    for (claim, interval) in claims.iter().filter(|(claim, _)| is_full(claim)) {
        let (origin, who) = (lineage.origin(claim.row), who(*claim));
        let known = found.source(origin);
        // Two figures of one source for the same people: nobody says how they overlap.
        let source = if found.has(known, |list| list.who == who) { found.another(origin) } else { known };
        found.push(claim.row, List { source, who, ends: ends(interval), reach: Reach::Whole });
        named(&mut found, *claim, source, who);
    }
    let mut sums: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for (claim, interval) in claims.iter().filter(|(claim, _)| !is_full(claim)) {
        let (origin, who) = (lineage.origin(claim.row), who(*claim));
        let known = found.source(origin);
        let counts_all = found.has(known, |list| list.reach == Reach::Whole);
        let open = claim.whole().is_some_and(|(_, open)| open) || claim.scope().is_some();
        let divides_by_status = claim.part_axis() == Some(PartAxis::Status) && who != Who::Everyone;
        let (source, reach) = if !counts_all || open {
            (if counts_all || found.has(known, |_| true) { found.another(origin) } else { known }, Reach::Subset)
        } else if divides_by_status && !found.has(known, |list| list.who == who) {
            (known, Reach::Whole)
        } else {
            (known, Reach::Floor)
        };
        found.push(claim.row, List { source, who, ends: ends(interval), reach });
        named(&mut found, *claim, source, who);
        if protected.is_some() && claim.only_demographic().is_some_and(is_protected) {
            let floor =
                List { source, who: Who::Protected, ends: (interval.floor(), f64::INFINITY), reach: Reach::Floor };
            let sum = sums.entry(source).or_insert((claim.row, 0.0));
            sum.1 += interval.floor();
            let together = protected == Some(Protected::Disjoint);
            let ends = if together { (sum.1, f64::INFINITY) } else { floor.ends };
            found.push(claim.row, List { ends, ..floor });
        }
    }
    found
}

/// What a claim says of the killed; `None` where it says nothing that can be computed with.
fn killed(claim: Claim, reading: Reading) -> Option<Interval> {
    let said = claim.interval()?;
    match claim.harm() {
        Some(Harm::Neutralised) if reading == Reading::OwnWords => Interval::new(Some(0.0), None, Some(said.high()?)),
        _ => Some(said),
    }
}

fn ends(interval: &Interval) -> (f64, f64) {
    (interval.floor().ceil(), interval.ceiling().floor())
}

/// People with names are a floor, also where the figure is lower.
fn named(found: &mut Lists, claim: Claim, source: usize, who: Who) {
    if let Some(named) = claim.named().map(f64::from).filter(|named| *named > claim.low().unwrap_or(0.0)) {
        found.push(claim.row, List { source, who, ends: (named, f64::INFINITY), reach: Reach::Floor });
    }
}

fn who(claim: Claim) -> Who {
    match claim.status_or_all() {
        Status::Civilian => Who::Civilians,
        Status::Combatant | Status::HorsDeCombat => Who::Combatants,
        Status::All | Status::Mixed | Status::Unknown => Who::Everyone,
    }
}

fn is_protected(demographic: &str) -> bool {
    let demographic = demographic.to_lowercase();
    demographic.split(|c: char| !c.is_alphabetic()).any(|word| PROTECTED.iter().any(|known| word.starts_with(known)))
}

/// What is assumed, by the place of each source.
fn dials(lineage: &Lineage, view: &View, lists: &Lists, assumed: &Assumed) -> Dials {
    let share_of = |shares: &BTreeMap<String, Share>, source: usize| {
        let rows = lists.lists.iter().zip(&lists.rows).filter(|(list, _)| list.source == source);
        rows.flat_map(|(_, row)| lineage.sources_of(view, *row))
            .find_map(|id| shares.get(&lineage.name(*id).to_lowercase()).copied())
    };
    let each = |shares: &BTreeMap<String, Share>, otherwise: Option<Share>| -> Vec<Option<Share>> {
        if shares.is_empty() && otherwise.is_none() {
            return Vec::new();
        }
        (0..lists.origins.len()).map(|source| share_of(shares, source).or(otherwise)).collect()
    };
    Dials {
        trust: each(&assumed.trust, None),
        inflation: each(&assumed.inflation, assumed.inflation_of_all),
        unreported: assumed.unreported,
        total: assumed.total,
        civilians: assumed.civilians,
        combatants: assumed.combatants,
    }
}

/// What is told of an event in one reading.
struct Telling<'a> {
    view: &'a View<'a>,
    lineage: &'a Lineage,
    event: &'a Event<'a>,
    assumed: &'a Assumed,
    reading: Reading,
    killed: &'a [Arc<Subject>; 3],
    behind: Behind,
    lists: Lists,
    dials: Dials,
}

impl Telling<'_> {
    fn rows(&self, hypothesis: Hypothesis) -> Vec<Estimate> {
        let lists = &self.lists.lists;
        let words = self.in_words(hypothesis);
        let Some(found) = extremes(lists, &self.dials, hypothesis) else {
            let missing = self.cannot(hypothesis, words);
            return vec![self.row(hypothesis, 0, None).absent(missing)];
        };
        let (assumptions, caveats) = (Notes::from(self.assumptions(words)), self.caveats(hypothesis, &found));
        [
            (found.bounds.total, found.exact.total),
            (found.bounds.civilians, found.exact.civilians),
            (found.bounds.combatants, found.exact.combatants),
        ]
        .into_iter()
        .enumerate()
        .map(|(whom, (ends, exact))| Estimate {
            assumptions: assumptions.clone(),
            caveats: if exact { caveats.clone() } else { caveats.and(&note::OUTER_BOUND) },
            ..self.row(hypothesis, whom, Some(ends))
        })
        .collect()
    }

    fn row(&self, hypothesis: Hypothesis, whom: usize, ends: Option<(f64, f64)>) -> Estimate {
        let method = match self.reading {
            Reading::AsKilled => Method::JointBoundsAsKilled,
            Reading::OwnWords | Reading::AsRepeated => Method::JointBounds,
        };
        let (about, name) = (self.killed[whom].clone(), hypothesis.word().into());
        Estimate::blank(self.event.index, about, method, name, self.behind.clone()).bounded(ends)
    }

    fn too_many(&self) -> Estimate {
        let n = self.lists.lists.len();
        let missing = Message::new("note-joint-too-many").with("n", n).with("most", MOST_LISTS);
        self.row(Hypothesis::None, 0, None).absent(missing)
    }

    fn in_words(&self, hypothesis: Hypothesis) -> Message {
        Message::new(match hypothesis {
            Hypothesis::Complete => "joint-complete",
            Hypothesis::Disjoint => "joint-disjoint",
            Hypothesis::Relabelled => "joint-relabelled",
            Hypothesis::RelabelledReverse => "joint-relabelled-reverse",
            Hypothesis::Partial => "joint-partial",
            Hypothesis::None => "joint-none",
            Hypothesis::Trusted => "joint-trusted",
        })
    }

    /// The condition, how "neutralised" is read, and every dial that the user turned.
    fn assumptions(&self, words: Message) -> Vec<Message> {
        let assumed = self.assumed;
        let mut found = vec![Message::new("note-if").with("words", words)];
        let neutralised = self.lists.rows.iter().any(|row| self.view.claim(*row).harm() == Some(Harm::Neutralised));
        found.push(Message::new(neutralised_reading(self.reading, neutralised)));
        let shares = |shares: &BTreeMap<String, Share>| {
            let told = shares.iter().map(|(source, share)| Arg::from(format!("{source} {}", share.value())));
            Arg::List(told.collect())
        };
        if !assumed.trust.is_empty() {
            found.push(Message::new("dial-trust").with("shares", shares(&assumed.trust)));
        }
        if !assumed.inflation.is_empty() {
            found.push(Message::new("dial-inflation").with("shares", shares(&assumed.inflation)));
        }
        if let Some(share) = assumed.inflation_of_all {
            found.push(Message::new("dial-inflation-all").with("share", share.value().to_string()));
        }
        if assumed.unreported > 0.0 {
            found.push(Message::new("dial-unreported").with("n", assumed.unreported));
        }
        for (key, (low, high)) in [
            ("dial-total", assumed.total),
            ("dial-civilians", assumed.civilians),
            ("dial-combatants", assumed.combatants),
        ] {
            if (low, high) != (0.0, f64::INFINITY) {
                let range = Arg::Range(Some(low), Some(high).filter(|high| high.is_finite()));
                found.push(Message::new(key).with("range", range));
            }
        }
        match assumed.protected {
            Some(Protected::Overlapping) => found.push(Message::new("dial-protected")),
            Some(Protected::Disjoint) => found.push(Message::new("dial-protected-disjoint")),
            None => {}
        }
        found
    }

    fn caveats(&self, hypothesis: Hypothesis, found: &Extremes) -> Notes {
        let Bounds { total, overlap, .. } = found.bounds;
        let mut caveats = Vec::new();
        if !total.1.is_finite() {
            let open = |list: &&List| !list.ends.1.is_finite() && list.reach != Reach::Floor;
            let rows = self.lists.lists.iter().zip(&self.lists.rows).filter(|(list, _)| open(list));
            let rows: Vec<usize> = rows.map(|(_, row)| *row).collect();
            let mut names: Vec<String> = rows.iter().map(|row| self.lineage.source_name(self.view, *row)).collect();
            names.sort();
            names.dedup();
            if !names.is_empty() {
                let names = names.into_iter().map(Arg::from).collect();
                caveats.push(Message::new("note-joint-open").with("names", Arg::List(names)));
            }
        }
        if overlap.1 > 0.0 && hypothesis != Hypothesis::Complete {
            let range = Arg::Range(Some(overlap.0), Some(overlap.1).filter(|high| high.is_finite()));
            caveats.push(Message::new("note-joint-overlap").with("range", range));
        }
        let caveats = Notes::from(caveats);
        if self.assumed.unreported == 0.0 { caveats.and(&note::NOBODY_COUNTED) } else { caveats }
    }

    /// Why a hypothesis cannot hold: every minimal set of claims that exclude each other.
    fn cannot(&self, hypothesis: Hypothesis, words: Message) -> Message {
        let found = conflicts(&self.lists.lists, &self.lists.rows, &self.dials, hypothesis);
        if found.minimal.iter().any(Vec::is_empty) {
            return Message::new("note-joint-dials").with("words", words);
        }
        let set = |rows: &Vec<usize>| {
            let said = rows.iter().map(|row| phrase::said(self.view.claim(*row)));
            Arg::from(Message::new("joint-conflict").with("claims", Arg::List(said.collect())))
        };
        let mut told: Vec<Arg> = found.minimal.iter().take(TOLD).map(set).collect();
        let left = found.minimal.len().saturating_sub(TOLD);
        if left > 0 {
            told.push(Message::new("and-others").with("n", left).into());
        }
        let key = if found.complete { "note-joint-cannot" } else { "note-joint-cannot-some" };
        Message::new(key).with("words", words).with("conflicts", Arg::Clauses(told))
    }
}

/// The claims of an event that cannot all hold under a hypothesis: rows, in minimal sets, in the reading as killed.
pub fn incompatible(view: &View, lineage: &Lineage, event: &Event, hypothesis: Hypothesis) -> bounds::Conflicts {
    let lists = lists(lineage, view, event, None, Reading::AsKilled);
    conflicts(&lists.lists, &lists.rows, &Dials::default(), hypothesis)
}
