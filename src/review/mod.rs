//! What a person decides about pairs: the file that asks for it and is read back, and what follows from all decisions.

mod decisions;
mod file;
pub(crate) mod union;

pub use decisions::{Apart, Contradiction, Decision, Settled, Tie, Verdict, settle};
pub use file::{Answered, Asked, KEYS, ReviewFile};
