//! Pure numerics that rules, links and estimates share. Imports nothing of ours.

pub mod binomial;
pub mod critical;
pub mod heaping;
pub mod quantile;
pub mod robust;
pub mod stream;
pub mod tails;
