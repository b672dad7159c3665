//! How a figure came to be known.

pub mod aggregate_as_event;
pub mod circular_sourcing;
pub mod dead_chain;
pub mod derived_counted_as_independent;
pub mod no_access;
pub mod scope_drift;
pub mod single_source;
pub mod unsourced;
