//! Claims -> events: which reports of several datasets are about one event, and why.
//!
//! `report` gathers claims into reports, `precision` says how exact their dates and places are; `fixed` is what is settled
//! before any comparison, `compare` how far two reports agree (by `taxa` or by names). `nearby` finds
//! those near in space and time (on the `sphere`), `pair` puts them in order, `stable` (on `classes` of reports) and
//! `meltt` are the two engines, `within` finds days in episodes, `links` says what speaks for a link and what against.
//! `answer` joins all of it.

pub mod answer;
mod by_name;
mod classes;
pub mod compare;
mod fill;
mod fixed;
pub mod gazetteer;
mod group;
pub mod links;
pub mod meltt;
mod nearby;
mod pages;
mod pair;
mod pairs_file;
pub mod precision;
pub mod report;
pub mod settings;
pub mod settle;
pub mod simulate;
pub mod sphere;
mod stable;
pub mod summary;
pub mod taxa;
pub mod taxonomy;
pub mod telling;
pub mod told;
pub mod trial;
pub mod truth;
pub mod why;
mod within;

pub use nearby::Windows;
pub use pages::{page, page_names};
pub use pair::Pair;
pub use precision::When;
pub use settings::{LinkSettings, Linked, Purpose, link_claims};

pub use group::{group, reason};
pub use summary::{Summary, summary};

#[cfg(test)]
mod tests;
