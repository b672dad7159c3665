//! Pure numerics that rules, links and estimates share. Imports nothing of ours.

pub mod binomial;
pub mod quantile;
pub mod stream;
