//! Random streams keyed by seed and event: the draws of one event never depend on which other events there are, nor on
//! the number of threads.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use xxhash_rust::xxh3::xxh3_64;

/// The stream of an event under a seed. ChaCha with 8 rounds: portable, the same on every platform.
pub fn stream(seed: u64, event: &str) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(xxh3_64(event.as_bytes()));
    rng
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::rand_core::Rng;

    #[test]
    fn a_stream_depends_on_seed_and_event_and_on_nothing_else() {
        let first = |seed, event: &str| stream(seed, event).next_u64();
        assert_eq!(first(1, "moura"), first(1, "moura"));
        assert_ne!(first(1, "moura"), first(2, "moura"));
        assert_ne!(first(1, "moura"), first(1, "diallassagou"));
    }
}
