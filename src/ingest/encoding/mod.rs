//! Bytes of a text file -> UTF-8: which encoding it is, how that is known, and where it is not what it was taken for.

mod decoder;
mod guess;
mod label;
mod place;

pub use decoder::Decoder;
pub use label::{labels, parse_label};
pub use place::NotUtf8;

/// The encoding that a text is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The encoding.
    pub encoding: &'static encoding_rs::Encoding,
    /// How it is known.
    pub evidence: Evidence,
}

/// How an encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The user said so.
    Given,
    /// The file begins with a byte-order mark.
    Mark,
    /// The bytes are UTF-8, or mostly.
    Utf8,
    /// It is the likeliest one: UTF-16 by its NUL bytes, others by which letters follow which.
    Guessed,
}
