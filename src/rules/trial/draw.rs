//! Random choices of one event.

use crate::stats::stream::stream;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// A stream of its own for each event: what is drawn for one does not depend on the others.
pub(super) struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream of an event under a seed.
    pub(super) fn new(seed: u64, event: &str) -> Self {
        Self(stream(seed, event))
    }

    /// A whole number below `n`, 0 or more.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        (self.0.next_u64() % u64::from(n.max(1))) as u32
    }

    /// A whole number from `low` to `high`.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// Whether something of a chance of `percent` in a hundred happens.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u32) as usize]
    }
}
