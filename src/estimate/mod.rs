//! Claims -> ranges: what can be said together from figures that conflict. One file per method; every number leaves as
//! an [`Estimate`] with its method, its claims, the number of independent sources, its assumptions and its caveats.

mod answer;
pub mod bounds;
mod consensus;
mod curve;
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
mod note;
mod pages;
pub mod poisson;
pub mod pools;
mod settings;
pub mod totals;
pub mod ucdp;

pub use answer::{Estimate, IntervalKind, Notes, Subject};
pub use bounds::Hypothesis;
pub use curve::Curve;
pub use hypotheses::{Reading, pairs};
pub use joint::incompatible;
pub use method::Method;
pub use pages::{method_names, page};
pub use settings::{Assumed, Protected, RangeSettings};
pub use totals::{Total, totals};

use crate::model::{Lineage, View};
use rayon::prelude::*;

/// Events whose ranges are made at a time, so that few are held twice.
const TOGETHER: usize = 8192;

/// All ranges of all events: by event, then harm, victims' party, status (`all` first), method.
pub fn ranges(view: &View, lineage: &Lineage, settings: &RangeSettings) -> Vec<Estimate> {
    let events = view.event_count();
    let mut found = Vec::new();
    for start in (0..events).step_by(TOGETHER) {
        let together = start..events.min(start + TOGETHER);
        let of_events: Vec<Vec<Estimate>> =
            together.into_par_iter().with_min_len(64).map(|index| ranges_of(view, lineage, settings, index)).collect();
        if start == 0 && events > TOGETHER {
            // As many for all others, and some more: a vector that grows is copied.
            let first: usize = of_events.iter().map(Vec::len).sum();
            found.reserve((first + first / 16) * events.div_ceil(TOGETHER));
        }
        for mut of_event in of_events {
            found.append(&mut of_event);
        }
    }
    found
}

/// The ranges of one event.
pub fn ranges_of(view: &View, lineage: &Lineage, settings: &RangeSettings, index: usize) -> Vec<Estimate> {
    let event = view.event_at(index);
    let mut found = Vec::new();
    group::ranges(view, lineage, &event, settings, &mut found);
    hypotheses::ranges(view, lineage, &event, settings, &mut found);
    found
}
