//! What the changes do to the ranges: each range before and after, and the changed claims behind it.

use super::Diff;
use super::untouched::Touched;
use crate::estimate::{Estimate, Method, RangeSettings, Subject, ranges_of};
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How a range lies to what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// There was none.
    Appears,
    /// There is none any more.
    Vanishes,
    /// It could not be said, and now it can.
    Sayable,
    /// It could be said, and now it cannot.
    Unsayable,
    /// No value of it was possible before.
    Outside,
    /// Part of what it was.
    Narrower,
    /// All that it was, and more.
    Wider,
    /// Partly what it was.
    Moved,
    /// The ends are as they were; the best value is not.
    Best,
}

impl Shift {
    /// Its key among the messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Appears => "shift-appears",
            Self::Vanishes => "shift-vanishes",
            Self::Sayable => "shift-sayable",
            Self::Unsayable => "shift-unsayable",
            Self::Outside => "shift-outside",
            Self::Narrower => "shift-narrower",
            Self::Wider => "shift-wider",
            Self::Moved => "shift-moved",
            Self::Best => "shift-best",
        }
    }
}

/// A range that is not what it was.
#[derive(Clone, Debug)]
pub struct Moved<'a> {
    /// The event's key; the later one, where it has one.
    pub event: &'a str,
    /// The range in the earlier release.
    pub before: Option<Estimate>,
    /// The range in the later release.
    pub after: Option<Estimate>,
    /// Ids of the claims behind it that were added, dropped or changed.
    pub behind: Vec<&'a str>,
    /// Ids of the two claims that the bounds are of, or of the claim of none; empty for other methods.
    pub of: Vec<&'a str>,
    /// How it lies to what it was.
    pub shift: Shift,
}

impl Moved<'_> {
    /// The range as it is, else as it was.
    pub fn either(&self) -> Option<&Estimate> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// The ranges that are not what they were, by event; within one as ranges are told. The ends of a range are compared, not
/// the claims behind it.
pub fn moved<'a>(diff: &Diff<'a>) -> Vec<Moved<'a>> {
    let (old, new) = (diff.old.view, diff.new.view);
    let touched = Touched::of(diff);
    let mut pairs: Vec<(Option<usize>, Option<usize>)> =
        (0..new.event_count()).map(|event| (diff.events.old_of(event), Some(event))).collect();
    pairs.extend(
        (0..old.event_count()).filter(|event| diff.events.new_of(*event).is_none()).map(|event| (Some(event), None)),
    );
    if let Some(wanted) = &diff.wanted {
        pairs.retain(|(from, to)| from.is_some_and(|at| wanted.old[at]) || to.is_some_and(|at| wanted.new[at]));
    }
    pairs.retain(|pair| !matches!(*pair, (Some(from), Some(to)) if touched.spares(diff, from, to)));
    let key = |pair: &(Option<usize>, Option<usize>)| match *pair {
        (_, Some(event)) => new.event_at(event).key(),
        (Some(event), None) => old.event_at(event).key(),
        (None, None) => "",
    };
    pairs.sort_by_key(key);
    pairs
        .into_par_iter()
        .with_min_len(64)
        .flat_map_iter(|pair| of_event(diff, &touched, key(&pair), pair.0, pair.1))
        .collect()
}

/// What makes two ranges one: whom it is about, method, hypothesis, and for bounds the claims that they are of.
type Key<'k> = (Arc<Subject>, Method, Cow<'static, str>, Vec<&'k str>);

fn of_event<'a>(
    diff: &Diff<'a>,
    touched: &Touched,
    event: &'a str,
    old: Option<usize>,
    new: Option<usize>,
) -> Vec<Moved<'a>> {
    let of_pair = |method: Method| {
        matches!(method, Method::Denial | Method::Bounds | Method::BoundsAsKilled | Method::BoundsAsRepeated)
    };
    let keyed = |estimate: Estimate, id: &dyn Fn(usize) -> &'a str| -> (Key<'a>, Estimate) {
        let of =
            if of_pair(estimate.method) { estimate.claims.iter().map(|row| id(*row)).collect() } else { Vec::new() };
        ((estimate.subject.clone(), estimate.method, estimate.hypothesis.clone(), of), estimate)
    };
    // A claim goes by its later id.
    let id_before = |row: usize| match diff.matched.new_of(row) {
        Some(after) => diff.after(after).id(),
        None => diff.before(row).id(),
    };
    let id_after = |row: usize| diff.after(row).id();
    // What only tells the envelope again would tell each change twice.
    let told = |estimate: &Estimate| !matches!(estimate.method, Method::LeaveOneOut | Method::LeaveDisputed);
    let ranges = |view, lineage, event| {
        let found = ranges_of(view, lineage, &RangeSettings::default(), event);
        found.into_iter().filter(told).collect::<Vec<_>>()
    };
    let before = old.map(|event| ranges(diff.old.view, diff.old.lineage, event)).unwrap_or_default();
    let after = new.map(|event| ranges(diff.new.view, diff.new.lineage, event)).unwrap_or_default();
    let mut before: Vec<_> = before.into_iter().map(|estimate| keyed(estimate, &id_before)).collect();
    let mut after: Vec<_> = after.into_iter().map(|estimate| keyed(estimate, &id_after)).collect();
    before.sort_by(|(a, _), (b, _)| a.cmp(b));
    after.sort_by(|(a, _), (b, _)| a.cmp(b));
    let (mut before, mut after) = (before.into_iter().peekable(), after.into_iter().peekable());
    let mut found = Vec::new();
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
        };
        let was = if order.is_le() { before.next() } else { None };
        let is = if order.is_ge() { after.next() } else { None };
        let of = is.as_ref().or(was.as_ref()).map(|(key, _)| key.3.clone()).unwrap_or_default();
        let (was, is) = (was.map(|(_, estimate)| estimate), is.map(|(_, estimate)| estimate));
        if let Some(shift) = shift(was.as_ref(), is.as_ref()) {
            let behind = behind(diff, touched, (old, was.as_ref()), (new, is.as_ref()));
            found.push(Moved { event, before: was, after: is, behind, of, shift });
        }
    }
    found
}

/// The changed claims that a range was or is made of; where there is none, all of the event.
fn behind<'a>(
    diff: &Diff<'a>,
    touched: &Touched,
    (old, was): (Option<usize>, Option<&Estimate>),
    (new, is): (Option<usize>, Option<&Estimate>),
) -> Vec<&'a str> {
    let rows = |estimate: Option<&Estimate>| -> Vec<usize> {
        let claims = |e: &Estimate| e.claims.iter().copied().chain(e.low_claim).chain(e.high_claim).collect();
        estimate.map(claims).unwrap_or_default()
    };
    let ids = |of_old: Vec<usize>, of_new: Vec<usize>| -> BTreeSet<&'a str> {
        let of_old = of_old.into_iter().filter(|row| touched.old[*row]).map(|row| diff.before(row).id());
        of_old.chain(of_new.into_iter().filter(|row| touched.new[*row]).map(|row| diff.after(row).id())).collect()
    };
    let mut found = ids(rows(was), rows(is));
    if found.is_empty() {
        let of_old = old.map(|event| diff.old.view.event_at(event).rows.collect()).unwrap_or_default();
        let of_new = new.map(|event| diff.new.view.event_at(event).rows.collect()).unwrap_or_default();
        found = ids(of_old, of_new);
    }
    found.into_iter().collect()
}

/// How a range lies to what it was; `None` where it is the same.
fn shift(was: Option<&Estimate>, is: Option<&Estimate>) -> Option<Shift> {
    let (was, is) = match (was, is) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Shift::Appears),
        (Some(_), None) => return Some(Shift::Vanishes),
        (Some(was), Some(is)) => (was, is),
    };
    if (was.low, was.best, was.high) == (is.low, is.best, is.high) {
        return None;
    }
    // A method that gives one value is a point; an open end goes on for ever.
    let ends = |e: &Estimate| match (e.low, e.best, e.high) {
        (None, None, None) => None,
        (None, Some(best), None) => Some((best, best)),
        (low, _, high) => Some((low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))),
    };
    Some(match (ends(was), ends(is)) {
        (None, _) => Shift::Sayable,
        (_, None) => Shift::Unsayable,
        (Some(was), Some(is)) if was == is => Shift::Best,
        (Some(was), Some(is)) if is.0 > was.1 || is.1 < was.0 => Shift::Outside,
        (Some(was), Some(is)) if was.0 <= is.0 && is.1 <= was.1 => Shift::Narrower,
        (Some(was), Some(is)) if is.0 <= was.0 && was.1 <= is.1 => Shift::Wider,
        _ => Shift::Moved,
    })
}
