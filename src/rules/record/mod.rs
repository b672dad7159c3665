//! How it came into the data.

pub mod allow_without_reason;
pub mod changed_since_release;
pub mod duplicate_claim;
pub mod possible_duplicate_event;
pub mod supersedes_other_source;
pub mod unknown_reference;
pub mod unused_allow;
