//! Totals of events whose figures are ranges, by draws, and by exact sums where there are such; and what changes from one
//! total to another. Numbers in, numbers out: nothing here knows of claims.
//!
//! One draw of an event is one word of its own random stream, keyed by the seed and by the event. So a draw of an event
//! is the same in every total that it belongs to, whatever else is added up and on however many threads.

mod comonotone;
mod convolve;
mod curve;
mod factor;
mod ledger;
mod part;
mod score;
mod sum;
mod summary;
mod trend;

pub use comonotone::{Comonotone, comonotone};
pub use convolve::{Convolved, DEFAULT_PRECISION, convolve, is_cheap};
pub use factor::{Across, Cell, Structure, grid};
pub use ledger::{Ledger, Settings};
pub use part::{Part, Refusal};
pub use sum::{Draws, simulate};
pub use summary::{Ends, Total, ends, normal_approximation, total};
pub use trend::{Change, ChangeCell, SURE, Span, Verdict, changes, verdict};
