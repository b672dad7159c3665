//! How many.

pub mod below_named_victims;
pub mod best_outside_range;
pub mod coded_word;
pub mod convention_end_published;
pub mod figure_disagrees;
pub mod fractional_toll;
pub mod heaped;
pub mod inverted_range;
pub mod number_drift;
pub mod qualifier_drift;
pub mod ranges_disjoint;
pub mod ratio_outlier;
pub mod unit_drift;
pub mod vague_figure;
pub mod zero_contradicted;
pub mod zero_or_unknown;
