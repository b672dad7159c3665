//! How it came into the data.

pub mod duplicate_claim;
pub mod supersedes_other_source;
pub mod unknown_reference;
