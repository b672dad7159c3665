//! Claims -> ranges: what can be said together from figures that conflict. One file per method; every number leaves as
//! an [`Estimate`] with its method, its claims, the number of independent sources, its assumptions and its caveats.

mod answer;
pub mod bounds;
mod consensus;
pub mod distribution;
pub mod draws;
pub mod envelope;
mod gather;
mod group;
pub mod house;
mod hypotheses;
mod joint;
pub mod meta;
mod method;
mod pages;
pub mod poisson;
pub mod pools;
mod settings;
pub mod totals;
pub mod ucdp;

pub use answer::{Estimate, IntervalKind, Subject};
pub use bounds::Hypothesis;
pub use hypotheses::{Reading, pairs};
pub use joint::incompatible;
pub use method::Method;
pub use pages::{method_names, page};
pub use settings::{Assumed, Protected, RangeSettings};
pub use totals::{Total, totals};

use crate::model::{Lineage, View};
use rayon::prelude::*;

/// All ranges of all events: by event, then harm, victims' party, status (`all` first), method.
pub fn ranges(view: &View, lineage: &Lineage, settings: &RangeSettings) -> Vec<Estimate> {
    (0..view.event_count())
        .into_par_iter()
        .with_min_len(64)
        .flat_map_iter(|index| ranges_of(view, lineage, settings, index))
        .collect()
}

/// The ranges of one event.
pub fn ranges_of(view: &View, lineage: &Lineage, settings: &RangeSettings, index: usize) -> Vec<Estimate> {
    let event = view.event_at(index);
    let mut found = group::ranges(view, lineage, &event, settings);
    found.extend(hypotheses::ranges(view, lineage, &event, settings));
    found
}
