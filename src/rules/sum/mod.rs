//! Parts and wholes.

pub mod cumulative_falls;
pub mod cumulative_vs_daily;
pub mod incident_sum_above_aggregate;
mod parts;
pub mod parts_exceed_total;
pub mod parts_fall_short;
pub mod repeated_total;
pub mod split_toll;
pub mod sub_event_sums_differ;
pub mod subset_larger_than_whole;
