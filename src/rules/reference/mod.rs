//! Where a claim points to.

pub mod circular_derivation;
pub mod origin_missing;
pub mod supersedes_other_source;
pub mod unknown_reference;
