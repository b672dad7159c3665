//! When.

pub mod window_drift;
pub mod window_mismatch;
