//! When.

pub mod inverted_window;
pub mod window_drift;
pub mod window_mismatch;
