//! What contradicting lists of dead can mean: bounds on everyone killed, civilians and combatants under named hypotheses.
//!
//! Each source's figure is the size of a list of people. Nobody knows how many stand on several lists, nor which labels are
//! right. A hypothesis says what must hold of the people by the lists that they stand on; the bounds are the extremes over
//! all ways to place people that every claim allows: Fréchet bounds for two lists in closed form ([`pair`]), an integer
//! programme over who stands where for any number (`program`), and the claims that cannot all hold ([`conflicts`]).
//! People whom nobody counted are in none of them, unless the user says how many there may be.

mod conflicts;
mod full_counts;
mod groups;
mod lists;
pub mod pair;
mod program;
mod solve;
mod tableau;
#[cfg(test)]
mod tests;
mod unions;

pub use conflicts::{Conflicts, conflicts};
pub use lists::{Dials, List, Reach, Share, Who};
use unions::Unions;

/// What would have to be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hypothesis {
    /// Every figure is the full count of those whom it names, and every label is right.
    Complete,
    /// Labels are right, nobody is called a civilian by one source and a combatant by another.
    Disjoint,
    /// B's dead are among A's.
    Relabelled,
    /// A's dead are among B's.
    RelabelledReverse,
    /// Some are on both lists; the labels of those on one list only are right.
    Partial,
    /// No assumption on labels or overlap.
    None,
    /// At least the share of each source's labels that the user trusts is right; no assumption on overlap.
    Trusted,
}

impl Hypothesis {
    /// All, in the order in which they are printed.
    pub const ALL: &'static [Self] = &[
        Self::Complete,
        Self::Disjoint,
        Self::Relabelled,
        Self::RelabelledReverse,
        Self::Partial,
        Self::None,
        Self::Trusted,
    ];

    /// Those of two sources, in the order in which they are printed.
    pub const PAIR: &'static [Self] =
        &[Self::Disjoint, Self::Relabelled, Self::RelabelledReverse, Self::Partial, Self::None];

    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Disjoint => "disjoint",
            Self::Relabelled => "relabelled",
            Self::RelabelledReverse => "relabelled-reverse",
            Self::Partial => "partial",
            Self::None => "none",
            Self::Trusted => "trusted",
        }
    }
}

/// One value for each quantity that is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Each<T> {
    /// Everyone on any list.
    pub total: T,
    /// Civilians among them.
    pub civilians: T,
    /// Combatants among them.
    pub combatants: T,
    /// People whom one source calls civilians and another combatants.
    pub overlap: T,
}

impl<T: Copy> Each<T> {
    fn all(value: T) -> Self {
        Self { total: value, civilians: value, combatants: value, overlap: value }
    }
}

/// Low and high ends. Unit: people; an open high end is infinity.
pub type Bounds = Each<(f64, f64)>;

/// Bounds, and which of them are exact: attained by some placing of people. The others are outer bounds: nothing feasible
/// lies beyond them, but something between them and the nearest feasible count may not be feasible either.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extremes {
    /// The bounds.
    pub bounds: Bounds,
    /// Whether both ends are attained.
    pub exact: Each<bool>,
}

/// The ends of every quantity under a hypothesis; `None` where the lists cannot all hold.
pub fn extremes(lists: &[List], dials: &Dials, hypothesis: Hypothesis) -> Option<Extremes> {
    let exact = |bounds: Bounds| Extremes { bounds, exact: Each::all(true) };
    if hypothesis == Hypothesis::Complete {
        return full_counts::bounds(lists, dials, |_| true).map(exact);
    }
    match Unions::of(lists, dials, |_| true) {
        Some(unions) => unions.bounds(hypothesis).map(exact),
        None => program::extremes(lists, dials, hypothesis),
    }
}

/// Whether bounds are found in closed form, for however many lists.
pub fn have_closed_form(lists: &[List], dials: &Dials) -> bool {
    Unions::of(lists, dials, |_| true).is_some()
}

/// Whether the lists for which `holds` is true can all hold. Of the others nothing is assumed but that they are lists.
fn feasible(lists: &[List], dials: &Dials, hypothesis: Hypothesis, holds: impl Fn(usize) -> bool) -> bool {
    if hypothesis == Hypothesis::Complete {
        return full_counts::bounds(lists, dials, holds).is_some();
    }
    match Unions::of(lists, dials, &holds) {
        Some(unions) => unions.bounds(hypothesis).is_some(),
        None => program::feasible(lists, dials, hypothesis, holds),
    }
}
