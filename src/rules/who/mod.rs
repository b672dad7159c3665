//! Whose word it is.

pub mod derived_counted_as_independent;
pub mod parties_only;
pub mod single_source;
