//! Sums of bounds. No probability is claimed: the ends of an envelope come from different sources, and one open end makes
//! the total open.

use super::group::Group;
use super::item::Item;
use super::{Total, TotalMethod, TotalSettings};
use crate::estimate::IntervalKind;
use crate::message::{Arg, Message};
use std::collections::BTreeMap;

/// One period of one group: which events count in it, and with what share.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub period: String,
    pub group: Group,
    /// Places of the items, with their shares.
    pub parts: Vec<(usize, f64)>,
}

/// The cells of some items, by period and group.
pub(super) fn cells(items: &[Item]) -> Vec<Cell> {
    let mut cells: BTreeMap<(&str, &Group), Vec<(usize, f64)>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        for (period, share) in &item.placed.shares {
            cells.entry((period, &item.group)).or_default().push((at, *share));
        }
    }
    let cell =
        |((period, group), parts): ((&str, &Group), _)| Cell { period: period.to_owned(), group: group.clone(), parts };
    cells.into_iter().map(cell).collect()
}

impl Cell {
    /// The items with their shares.
    pub fn items<'a>(&'a self, items: &'a [Item]) -> impl Iterator<Item = (&'a Item, f64)> {
        self.parts.iter().map(|(at, share)| (&items[*at], *share))
    }

    /// Sum of the low ends; an open one counts 0.
    pub fn low(&self, items: &[Item]) -> f64 {
        // An empty sum of floats is -0.
        self.items(items).fold(0.0, |sum, (item, share)| sum + share * item.low.unwrap_or(0.0))
    }

    /// Sum of the high ends; `None` if any is open.
    pub fn high(&self, items: &[Item]) -> Option<f64> {
        self.items(items).try_fold(0.0, |sum, (item, share)| Some(sum + share * item.high?))
    }

    /// Sum of the best values; `None` if any event has none.
    pub fn best(&self, items: &[Item]) -> Option<f64> {
        self.items(items).try_fold(0.0, |sum, (item, share)| Some(sum + share * item.best?))
    }

    /// A row of this cell with what every row of it has: events, claims, sources.
    pub fn total(&self, items: &[Item], method: TotalMethod) -> Total {
        let mut sources: Vec<u32> = self.items(items).flat_map(|(item, _)| item.sources.iter().copied()).collect();
        sources.sort_unstable();
        sources.dedup();
        Total {
            events: self.parts.len(),
            open_events: self.open(items),
            claims: self.items(items).map(|(item, _)| item.claims).sum(),
            sources: sources.len(),
            ..Total::new(&self.period, self.group.name.as_str(), method)
        }
    }

    /// Number of events without a high end.
    pub fn open(&self, items: &[Item]) -> usize {
        self.items(items).filter(|(item, _)| item.high.is_none()).count()
    }

    /// What to beware of in any total of this cell: open ends, windows over several periods, groups that overlap.
    pub fn caveats(&self, items: &[Item], settings: &TotalSettings) -> Vec<Message> {
        let count = |is: fn(&Item) -> bool| self.items(items).filter(|(item, _)| is(item)).count();
        let n = self.parts.len();
        let mut caveats = Vec::new();
        let mut add = |key, many: usize| {
            if many > 0 {
                let share = Arg::Text(share(many, n));
                caveats.push(Message::new(key).with("open", many).with("n", n).with("share", share));
            }
        };
        add("note-total-bottomless", count(|item| item.low.is_none()));
        add("note-total-open", self.open(items));
        add("note-total-partial", count(|item| item.partial));
        add("note-total-own-denial", count(|item| item.denial));
        let spanning = match settings.windows {
            super::Windows::Start => "note-total-start",
            super::Windows::Split => "note-total-split",
            super::Windows::Keep => "note-total-keep",
        };
        add(spanning, count(|item| item.placed.spans));
        if let Some(dimension) = settings.by.dimension.filter(|dimension| dimension.overlaps()) {
            caveats.push(Message::new(match dimension {
                super::Dimension::Source => "note-total-by-source",
                _ => "note-total-overlap",
            }));
        }
        caveats
    }
}

/// "12 %"; below one in a hundred with a decimal.
pub(super) fn share(part: usize, whole: usize) -> String {
    let percent = 100.0 * part as f64 / whole.max(1) as f64;
    if percent > 0.0 && percent < 1.0 { format!("{percent:.1} %") } else { format!("{percent:.0} %") }
}

/// The sum of bounds of a cell.
pub(super) fn row(cell: &Cell, items: &[Item], settings: &TotalSettings) -> Total {
    Total {
        low: Some(cell.low(items)),
        high: cell.high(items),
        kind: Some(IntervalKind::Bound),
        assumptions: vec![Message::new(TotalMethod::SumOfBounds.note())],
        caveats: cell.caveats(items, settings),
        ..cell.total(items, TotalMethod::SumOfBounds)
    }
}
