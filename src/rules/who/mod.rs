//! Whose word it is.

mod actors;
mod losses;
pub mod parties_only;
pub mod party_counts_enemy_losses;
pub mod party_counts_own_losses;
pub mod perpetrator_contradiction;
pub mod self_corroboration;
