//! How many.

pub mod below_named_victims;
pub mod best_outside_range;
pub mod figure_disagrees;
pub mod inverted_range;
pub mod number_drift;
pub mod qualifier_drift;
pub mod ranges_disjoint;
pub mod vague_figure;
pub mod zero_contradicted;
