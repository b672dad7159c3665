//! Who the people were said to be, and what was done to them.

pub mod demographic_contradiction;
pub mod harm_ambiguous;
pub mod label_drift;
pub mod presence_taken_for_harm;
pub mod scope_mismatch;
mod shares;
pub mod status_contradiction;
pub mod status_rule_difference;
