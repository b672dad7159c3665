//! When.

pub mod implausible_duration;
pub mod inverted_window;
pub mod precision_false;
pub mod published_before_event;
mod revisions;
pub mod stale_figure;
pub mod superseded_figure;
pub mod window_drift;
pub mod window_mismatch;
