//! Pure numerics that rules, links and estimates share. Imports nothing of ours.

pub mod binomial;
pub mod critical;
pub mod quantile;
pub mod stream;
pub mod tails;
