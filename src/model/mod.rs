//! The nouns: claims and their columns, figures, dates, vocabularies, lineage, configuration. Imports nothing of ours.

pub mod config;
pub mod coordinates;
pub mod country;
pub mod date;
pub mod frame;
pub mod interval;
pub mod letters;
pub mod lineage;
pub mod names;
pub mod texts;
pub mod view;
pub mod vocab;

pub use config::Config;
pub use date::{Dated, Day, Window};
pub use frame::{Claims, ColumnKind, NATIVE};
pub use interval::{Interval, Stated};
pub use lineage::Lineage;
pub use view::{Claim, Column, Event, View};
pub use vocab::{
    Access, Certainty, CountType, EndBasis, Extent, Harm, PartAxis, PartComplete, Precision, Qualifier, SiteAccess,
    SourceKind, Status, Vocabulary,
};
