//! The links of an answer, each with what speaks for it and what against.

use super::compare::Comparison;
use super::fixed::Held;
use super::pair::Pair;
use super::precision::When;
use super::report::Reports;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a link says of two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// One event, reported by both.
    Event,
    /// One episode of several days, reported by both.
    Episode,
    /// One event, without having been compared.
    Held(Held),
    /// The one lies within the other, an episode: not merged.
    Part,
    /// The one lies near the other, an episode: not merged.
    Flag,
    /// Two reports of one dataset that look alike: not merged.
    Duplicate,
}

impl LinkKind {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Episode => "episode",
            Self::Held(Held::Key) => "key",
            Self::Held(Held::Reference) => "reference",
            Self::Held(Held::Companion) => "companion",
            Self::Held(Held::Decided) => "decided",
            Self::Part => "part",
            Self::Flag => "flag",
            Self::Duplicate => "duplicate",
        }
    }

    /// Whether it makes one event of two reports.
    pub fn merges(self) -> bool {
        matches!(self, Self::Event | Self::Episode | Self::Held(_))
    }
}

/// Why a person should look at a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Another report fits almost as well, or better and went elsewhere.
    RunnerUp,
    /// The date or the place of one is not exact, and the windows were widened by it.
    Coarse,
    /// Places were compared by name: one report has no coordinates.
    ByName,
    /// Nothing but day and place could be compared.
    NothingCompared,
    /// They disagree in most of what was compared.
    Weak,
    /// Their figures of people killed are far apart.
    Figures,
}

impl Doubt {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::RunnerUp => "runner-up",
            Self::Coarse => "coarse",
            Self::ByName => "by-name",
            Self::NothingCompared => "nothing-compared",
            Self::Weak => "weak",
            Self::Figures => "figures",
        }
    }
}

/// A margin below this is no clear choice.
pub const CLEAR: f32 = 0.1;
/// Figures whose ratio (of each, one more) is above this are far apart: 0 and 4, 10 and 54, 100 and 504. A ratio of 1.5 is ordinary.
pub const FAR: f32 = 5.0;
/// A score above this is a weak agreement.
pub const WEAK: f32 = 0.5;

/// The next best partner of one of two reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunnerUp {
    /// The pair that was not chosen.
    pub pair: Pair,
    /// The report in it that is not in the link.
    pub report: u32,
}

/// Two reports, what they are to each other, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// One report, that which stands first; of a `part` the smaller one.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// What they are to each other.
    pub kind: LinkKind,
    /// How they were compared; `None` for what was settled before.
    pub pair: Option<Pair>,
    /// The next best partner of either, where there is one.
    pub runner_up: Option<RunnerUp>,
    /// Why a person should look at it.
    pub doubts: Vec<Doubt>,
}

impl Link {
    /// How much better the link is than its runner-up, in score.
    pub fn margin(&self) -> Option<f32> {
        Some(self.runner_up?.pair.weight() - self.pair?.weight())
    }
}

/// The pairs that each report is in, in the order of the pairs.
pub struct Contenders<'p> {
    pairs: &'p [Pair],
    of: Vec<(u32, u32)>,
}

impl<'p> Contenders<'p> {
    /// Of pairs in their order.
    pub fn new(pairs: &'p [Pair]) -> Self {
        let ends = |(at, pair): (usize, &Pair)| [(pair.a, at as u32), (pair.b, at as u32)];
        let mut of: Vec<(u32, u32)> = pairs.iter().enumerate().flat_map(ends).collect();
        of.par_sort_unstable();
        Self { pairs, of }
    }

    /// The pairs of a report, the best first.
    pub fn of(&self, report: u32) -> impl Iterator<Item = &'p Pair> {
        let start = self.of.partition_point(|(other, _)| *other < report);
        let pairs = self.pairs;
        self.of[start..].iter().take_while(move |(other, _)| *other == report).map(move |(_, at)| &pairs[*at as usize])
    }

    /// The best pair of either report with another report of the other's dataset.
    fn runner_up(&self, reports: &Reports, pair: &Pair) -> Option<RunnerUp> {
        let next = |one: u32, other: u32| {
            let dataset = reports.dataset[other as usize];
            let rival = |pair: &&Pair| pair.other(one) != other && reports.dataset[pair.other(one) as usize] == dataset;
            self.of(one).find(rival).map(|pair| RunnerUp { pair: *pair, report: pair.other(one) })
        };
        let both = [next(pair.a, pair.b), next(pair.b, pair.a)];
        both.into_iter().flatten().min_by(|a, b| a.pair.rank(&b.pair))
    }
}

/// A pair that was chosen, as a link.
pub fn chosen(reports: &Reports, comparison: &Comparison, contenders: &Contenders, pair: Pair) -> Link {
    let kind = if reports.when[pair.a as usize] == When::Episode { LinkKind::Episode } else { LinkKind::Event };
    let runner_up = contenders.runner_up(reports, &pair);
    let mut link = Link { a: pair.a, b: pair.b, kind, pair: Some(pair), runner_up, doubts: Vec::new() };
    link.doubts = doubts(reports, comparison, &link);
    link
}

/// Why a person should look at a link.
pub fn doubts(reports: &Reports, comparison: &Comparison, link: &Link) -> Vec<Doubt> {
    let Some(pair) = link.pair else { return Vec::new() };
    let mut doubts = Vec::new();
    if link.margin().is_some_and(|margin| margin < CLEAR) {
        doubts.push(Doubt::RunnerUp);
    }
    let unnamed = |report: u32| pair.km.is_infinite() && reports.claim(report).place().is_none();
    if [link.a, link.b].into_iter().any(|report| reports.is_coarse(report) || unnamed(report)) {
        doubts.push(Doubt::Coarse);
    }
    if pair.km.is_infinite() {
        doubts.push(Doubt::ByName);
    }
    if !comparison.compared(link.a, link.b) {
        doubts.push(Doubt::NothingCompared);
    } else if pair.score > WEAK {
        doubts.push(Doubt::Weak);
    }
    if pair.figures.is_finite() && pair.figures >= FAR.ln() {
        doubts.push(Doubt::Figures);
    }
    doubts
}

/// Reports of one dataset and one day that look alike, each report with the nearest only: they agree in all that is compared, or, where
/// nothing can be, in their figures; and no figures contradict it.
pub fn duplicates(reports: &Reports, comparison: &Comparison, pairs: &[Pair]) -> Vec<Link> {
    let alike = |pair: &&Pair| {
        pair.days == 0 && {
            let known = pair.figures.is_finite();
            let agree = pair.score <= 0.0 || known && !comparison.compared(pair.a, pair.b);
            agree && (!known || pair.figures == 0.0)
        }
    };
    let mut nearest: BTreeMap<u32, Pair> = BTreeMap::new();
    for pair in pairs.iter().filter(alike) {
        for end in [pair.a, pair.b] {
            let best = nearest.entry(end).or_insert(*pair);
            if pair.rank(best).is_lt() {
                *best = *pair;
            }
        }
    }
    let mut found: Vec<Pair> = nearest.into_values().collect();
    found.sort_unstable_by_key(|pair| (pair.a, pair.b));
    found.dedup_by_key(|pair| (pair.a, pair.b));
    let link = |pair: Pair| {
        let mut link = Link {
            a: pair.a,
            b: pair.b,
            kind: LinkKind::Duplicate,
            pair: Some(pair),
            runner_up: None,
            doubts: Vec::new(),
        };
        link.doubts = doubts(reports, comparison, &link);
        link
    };
    found.into_iter().map(link).collect()
}
