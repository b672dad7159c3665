//! Normal scores from random words: one word of a stream, one draw of the standard normal distribution.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;
use statrs::distribution::{ContinuousCDF, Normal};
use std::sync::LazyLock;

/// Cells in each octave of the tail probability.
const CELLS: usize = 64;
/// Octaves of an odd number below 2^32.
const OCTAVES: usize = 32;
/// Bits of the mantissa below those that choose the cell.
const BELOW: u32 = 52 - CELLS.ilog2();

/// Straight pieces of the normal quantile function, (value at 0, slope), over the doubled and odd 31 lower bits of a
/// word. The cells are spaced by the logarithm of the tail, so that they are as exact far out as in the middle.
static PIECES: LazyLock<Box<[(f64, f64); CELLS * OCTAVES]>> = LazyLock::new(|| {
    let normal = Normal::standard();
    let score = |odd: f64| normal.inverse_cdf(odd / 2_f64.powi(33));
    let mut pieces = Box::new([(0.0, 0.0); CELLS * OCTAVES]);
    for (at, piece) in pieces.iter_mut().enumerate() {
        let octave = 2_f64.powi((at / CELLS) as i32);
        let from = octave * (1.0 + (at % CELLS) as f64 / CELLS as f64);
        let width = octave / CELLS as f64;
        let slope = (score(from + width) - score(from)) / width;
        *piece = (score(from) - slope * from, slope);
    }
    pieces
});

/// Fills `scores` with standard normal draws: the quantile of (31 lower bits of a word + 1/2) / 2^32, with the highest bit
/// as its sign.
/// Right to 2e-5 everywhere (straight pieces between exact values); reaches from -6.34 to 6.34, a tail of 1.2e-10.
/// The first score comes from word number `from` of the stream.
pub(super) fn fill(rng: &mut ChaCha8Rng, from: usize, scores: &mut [f64]) {
    rng.set_word_pos(from as u128);
    let pieces = &**PIECES;
    let mut bytes = [0_u8; 1024];
    for block in scores.chunks_mut(256) {
        let bytes = &mut bytes[..block.len() * 4];
        rng.fill_bytes(bytes);
        for (score, word) in block.iter_mut().zip(bytes.as_chunks().0) {
            *score = of_word(pieces, u32::from_le_bytes(*word));
        }
    }
}

#[inline]
fn of_word(pieces: &[(f64, f64); CELLS * OCTAVES], word: u32) -> f64 {
    let odd = f64::from(word << 1 | 1);
    let cell = (odd.to_bits() >> BELOW) as usize - (1023 << CELLS.ilog2());
    let (start, slope) = pieces[cell % (CELLS * OCTAVES)];
    f64::from_bits((start + slope * odd).to_bits() ^ (u64::from(word >> 31) << 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::stream::stream;

    #[test]
    fn scores_are_normal_quantiles_of_words_to_the_stated_error() {
        let normal = Normal::standard();
        let mut worst: f64 = 0.0;
        let edges = (0..31).flat_map(|bit| [1_u32 << bit, (1 << bit) + 1, (1 << bit) - 1]);
        let even = (0..200_000_u32).map(|step| step * 10_737 + 3);
        for word in edges.chain(even) {
            let exact = normal.inverse_cdf((f64::from(word) + 0.5) / 2_f64.powi(32));
            let lower = of_word(&PIECES, word);
            worst = worst.max((lower - exact).abs());
            assert_eq!(of_word(&PIECES, word | 1 << 31), -lower, "{word}: the sign is the highest bit");
        }
        assert!(worst < 2e-5, "{worst}");
        assert!(of_word(&PIECES, 0) < -6.2 && of_word(&PIECES, 0) > -6.5);
    }

    #[test]
    fn a_stream_may_be_entered_anywhere() {
        let mut whole = vec![0.0; 1_000];
        fill(&mut stream(1, "moura"), 0, &mut whole);
        let mut tail = vec![0.0; 1_000 - 337];
        fill(&mut stream(1, "moura"), 337, &mut tail);
        assert_eq!(whole[337..], tail);
    }
}
