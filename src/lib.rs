//! recount
pub mod chart;
pub mod error;
pub mod estimate;
pub mod figure;
pub mod format;
pub mod ingest;
pub mod link;
pub mod message;
pub mod model;
pub mod pipeline;
pub mod progress;
pub mod report;
pub mod rules;
pub mod stats;
pub mod table;
