//! The changes in the order in which they are told, and what each does to the ranges, in words.

use super::{Diff, Moved};
use crate::estimate::Method;
use crate::message::{Arg, Lang, Message};
use crate::model::Claim;
use hashbrown::HashMap;

/// One thing that changed: its place in the list of a [`Diff`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// In `one_sided`.
    OneSided(usize),
    /// In `renamed`.
    Renamed(usize),
    /// In `changed`.
    Changed(usize),
    /// In `dropped`.
    Dropped(usize),
    /// In `added`.
    Added(usize),
    /// In `renumbered`.
    Renumbered(usize),
}

/// All that changed, by the key of the event (the later one, where it has one); what is about no event stands first.
pub fn by_event<'a>(diff: &Diff<'a>) -> Vec<(&'a str, Item)> {
    let later = |row: usize| diff.new.event_of(row);
    let earlier = |row: usize| {
        let event = diff.old.view.event_of(row);
        diff.event_now(event).map_or_else(|| diff.old.event_of(row), |now| diff.new.view.event_at(now).key())
    };
    let mut items: Vec<(&str, Item)> = Vec::new();
    items.extend((0..diff.one_sided.len()).map(|at| ("", Item::OneSided(at))));
    let renamed = diff.renamed.iter().enumerate();
    items.extend(renamed.map(|(at, (_, now))| (diff.new.view.event_at(*now).key(), Item::Renamed(at))));
    items.extend(diff.changed.iter().enumerate().map(|(at, change)| (later(change.new), Item::Changed(at))));
    items.extend(diff.dropped.iter().enumerate().map(|(at, row)| (earlier(*row), Item::Dropped(at))));
    items.extend(diff.added.iter().enumerate().map(|(at, row)| (later(*row), Item::Added(at))));
    items.extend(diff.renumbered.iter().enumerate().map(|(at, change)| (later(change.new), Item::Renumbered(at))));
    items.sort_unstable();
    items
}

impl Diff<'_> {
    /// "perhaps now M40", for a dropped claim that another may be.
    pub fn perhaps(&self, dropped: usize) -> Option<Message> {
        let ids: Vec<Arg> = self.heirs(dropped).iter().map(|row| Arg::from(self.after(*row).id())).collect();
        (!ids.is_empty()).then(|| Message::new("perhaps-now").with("ids", Arg::List(ids)))
    }
}

impl Moved<'_> {
    /// "envelope-union: people killed", "bounds, disjoint, of M08b and M03: civilians killed"
    pub fn name(&self, lang: Lang) -> String {
        let Some(estimate) = self.either() else { return String::new() };
        let mut name = estimate.method.word().to_owned();
        if !estimate.hypothesis.is_empty() {
            name += &format!(", {}", estimate.hypothesis);
        }
        if !self.of.is_empty() {
            let ids: Vec<String> = self.of.iter().map(|id| (*id).to_owned()).collect();
            name += &Message::new("range-of").with("ids", crate::format::list(&ids, lang)).render(lang);
        }
        format!("{name}: {}", estimate.subject.words(lang))
    }

    /// Before and after in words; empty where there is none.
    pub fn words(&self) -> (String, String) {
        let words = |estimate: &Option<crate::estimate::Estimate>| {
            estimate.as_ref().map(|estimate| estimate.words()).unwrap_or_default()
        };
        (words(&self.before), words(&self.after))
    }

    /// How it lies to what it was, in words.
    pub fn effect(&self, lang: Lang) -> String {
        Message::new(self.shift.key()).render(lang)
    }
}

/// The ranges that moved, by the claims behind them.
#[derive(Debug)]
pub struct Effects<'a> {
    moved: &'a [Moved<'a>],
    by_claim: HashMap<(&'a str, &'a str), Vec<u32>>,
}

/// How many ranges the words on one claim name.
const NAMED: usize = 2;

impl<'a> Effects<'a> {
    /// Sorts ranges by claims.
    pub fn new(moved: &'a [Moved<'a>]) -> Self {
        let mut by_claim: HashMap<_, Vec<u32>> = HashMap::new();
        for (at, range) in moved.iter().enumerate() {
            for id in &range.behind {
                by_claim.entry((range.event, *id)).or_default().push(at as u32);
            }
        }
        Self { moved, by_claim }
    }

    /// Whether the change of a claim moves a range of an event.
    pub fn moves(&self, event: &str, claim: Claim) -> bool {
        self.by_claim.contains_key(&(event, claim.id()))
    }

    /// What the change of a claim does in an event: "people killed: at least 500 → 530", and how many other ranges move.
    pub fn of(&self, event: &str, claim: Claim, lang: Lang) -> String {
        let Some(all) = self.by_claim.get(&(event, claim.id())) else {
            return Message::new("moves-nothing").render(lang);
        };
        let ranges = all.iter().map(|at| &self.moved[*at as usize]);
        let is_union = |range: &&Moved| {
            range.either().is_some_and(|e| e.method == Method::EnvelopeUnion && e.hypothesis.is_empty())
        };
        let named: Vec<String> = ranges
            .filter(is_union)
            .take(NAMED)
            .filter_map(|range| {
                let (old, new) = range.words();
                let none = |text: String| if text.is_empty() { "–".to_owned() } else { text };
                let who = range.either()?.subject.words(lang);
                Some(format!("{who}: {} → {} ({})", none(old), none(new), range.effect(lang)))
            })
            .collect();
        let rest = all.len() - named.len();
        let more = Message::new(if named.is_empty() { "moves" } else { "moves-more" }).with("n", rest).render(lang);
        match (named.is_empty(), rest) {
            (false, 0) => named.join("; "),
            (false, _) => format!("{}; {more}", named.join("; ")),
            (true, _) => more,
        }
    }
}
