//! Gzip and zstd inputs -> the bytes within: seen from their first bytes, bounded, and broken ones told by their place.

use flate2::bufread::MultiGzDecoder;
use std::io::{BufReader, Cursor, Error, ErrorKind, Read, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Content may always grow to this many bytes (1 GiB) ...
const ALWAYS_ALLOWED: u64 = 1 << 30;
/// ... and beyond that to this many times the compressed bytes. Tables shrink to a tenth or a fiftieth; bombs to nothing.
const LARGEST_RATIO: u64 = 200;
/// A zstd window of at most 128 MiB, as the zstd program allows by default.
const LARGEST_WINDOW_LOG: u32 = 27;
/// Bytes read from the source at once.
const BLOCK: usize = 64 << 10;

/// How an input was compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// Gzip, of one member or several.
    Gzip,
    /// Zstandard, of one frame or several.
    Zstd,
}

impl Compression {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "uncompressed",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// By the first four bytes of a file. A zstd file may begin with a frame to be skipped.
    fn of(magic: &[u8]) -> Self {
        match magic {
            [0x1F, 0x8B, 0x08, ..] => Self::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

/// An input without its compression.
pub struct Unpacked {
    /// The content.
    pub reader: Box<dyn Read + Send>,
    /// What was taken off.
    pub compression: Compression,
    /// The name without `.gz`, `.zst` or `.zstd`.
    pub name: String,
}

/// Takes one layer of compression off, if there is one: what lies within is given as it is, even if it is compressed again.
///
/// # Errors
/// When the first bytes cannot be read. The reader fails with `InvalidData` where the stream is broken or cut off (the
/// message says after which byte of the content), and where more than 1 GiB comes out of less than a thousandth of it.
pub fn unpack<R: Read + Send + 'static>(name: &str, source: R) -> Result<Unpacked> {
    unpack_within(name, source, ALWAYS_ALLOWED)
}

fn unpack_within<R: Read + Send + 'static>(name: &str, mut source: R, allowed: u64) -> Result<Unpacked> {
    let mut magic = Vec::new();
    source.by_ref().take(4).read_to_end(&mut magic)?;
    let compression = Compression::of(&magic);
    let whole = Cursor::new(magic).chain(source);
    let meter = Arc::new(Meter::default());
    let packed = |whole| BufReader::with_capacity(BLOCK, Metered { source: whole, meter: Arc::clone(&meter) });
    let decoder: Box<dyn Read + Send> = match compression {
        Compression::None => Box::new(whole),
        Compression::Gzip => Box::new(MultiGzDecoder::new(packed(whole))),
        Compression::Zstd => {
            let mut decoder = zstd::Decoder::with_buffer(packed(whole))?;
            decoder.window_log_max(LARGEST_WINDOW_LOG)?;
            Box::new(decoder)
        }
    };
    let reader = match compression {
        Compression::None => decoder,
        _ => Box::new(Guarded { decoder, compression, meter, given: 0, allowed }),
    };
    Ok(Unpacked { reader, compression, name: plain_name(name).to_owned() })
}

fn plain_name(name: &str) -> &str {
    let known = |ending: &str| ["gz", "zst", "zstd"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    match name.rsplit_once('.') {
        Some((stem, ending)) if known(ending) && !stem.is_empty() => stem,
        _ => name,
    }
}

/// What the source gave, and whether it is the source that failed.
#[derive(Default)]
struct Meter {
    bytes: AtomicU64,
    failed: AtomicBool,
}

/// The compressed source, measured.
struct Metered<R> {
    source: R,
    meter: Arc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.source.read(buffer);
        match &read {
            Ok(bytes) => drop(self.meter.bytes.fetch_add(*bytes as u64, Ordering::Relaxed)),
            Err(error) => self.meter.failed.store(error.kind() != ErrorKind::Interrupted, Ordering::Relaxed),
        }
        read
    }
}

/// The content, bounded.
struct Guarded {
    decoder: Box<dyn Read + Send>,
    compression: Compression,
    meter: Arc<Meter>,
    given: u64,
    allowed: u64,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.decoder.read(buffer).map_err(|error| self.told(error))?;
        self.given += read as u64;
        let packed = self.meter.bytes.load(Ordering::Relaxed);
        if self.given > self.allowed && self.given / LARGEST_RATIO > packed {
            return Err(Error::new(
                ErrorKind::InvalidData,
                format!(
                    "the {} stream holds more than {LARGEST_RATIO} times its {packed} bytes; the limit is {} MiB \
                     or {LARGEST_RATIO} times the file; if the file can be trusted, unpack it and name the unpacked file",
                    self.compression.name(),
                    self.allowed >> 20
                ),
            ));
        }
        Ok(read)
    }
}

impl Guarded {
    /// The decoder's own errors with their place; those of the source as they are.
    fn told(&self, error: Error) -> Error {
        if error.kind() == ErrorKind::Interrupted || self.meter.failed.load(Ordering::Relaxed) {
            return error;
        }
        let name = self.compression.name();
        let cause = error.to_string();
        let reason = if error.kind() == ErrorKind::UnexpectedEof {
            format!("the {name} stream is cut off after byte {} of its content", self.given)
        } else if cause.contains("too much memory") {
            format!("the {name} stream needs a window of more than 128 MiB (found after byte {})", self.given)
        } else {
            format!("the {name} stream is broken after byte {} of its content ({cause})", self.given)
        };
        Error::new(ErrorKind::InvalidData, format!("{reason}; fetch the file again, or unpack it and name the result"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression as Level, write::GzEncoder};
    use proptest::prelude::*;
    use std::io::Write;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Level::fast());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    fn content(packed: &[u8]) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        unpack("x", Cursor::new(packed.to_vec()))?.reader.read_to_end(&mut content)?;
        Ok(content)
    }

    fn noise(length: u32) -> Vec<u8> {
        (0..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
    }

    #[test]
    fn the_magic_decides_and_not_the_name() {
        let unpacked = |name, bytes: Vec<u8>| unpack(name, Cursor::new(bytes)).unwrap();
        let read = unpacked("a.csv.GZ", zstd::encode_all(&b"a,b\n"[..], 3).unwrap());
        assert_eq!((read.compression, read.name.as_str()), (Compression::Zstd, "a.csv"));
        let read = unpacked("a.csv", gzip(b"a,b\n"));
        assert_eq!((read.compression, read.name.as_str()), (Compression::Gzip, "a.csv"));
        let read = unpacked("a.tsv.zst", b"a,b\n".to_vec());
        assert_eq!((read.compression, read.name.as_str()), (Compression::None, "a.tsv"));
    }

    #[test]
    fn names_lose_one_ending() {
        let names = ["a.csv.zstd", "a.gz.gz", ".gz", "é", "-", ""].map(plain_name);
        assert_eq!(names, ["a.csv", "a.gz", ".gz", "é", "-", ""]);
    }

    #[test]
    fn several_members_and_frames_are_one_content() {
        assert_eq!(content(&[gzip(b"one,"), gzip(b""), gzip(b"two")].concat()).unwrap(), b"one,two");
        let frame = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
        let skipped = [0x5A, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 7, 7].to_vec();
        assert_eq!(content(&[skipped, frame(b"one,"), frame(b"two")].concat()).unwrap(), b"one,two");
    }

    #[test]
    fn only_one_layer_is_taken_off() {
        let inner = gzip(b"a");
        assert_eq!(content(&gzip(&inner)).unwrap(), inner);
    }

    #[test]
    fn a_stream_cut_anywhere_says_so() {
        let text = noise(5000);
        for packed in [gzip(&text), zstd::encode_all(&text[..], 1).unwrap()] {
            for end in 4..packed.len() {
                let error = content(&packed[..end]).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::InvalidData);
                assert!(error.to_string().contains("cut off after byte "), "{end}: {error}");
            }
        }
    }

    #[test]
    fn a_broken_stream_says_after_which_byte() {
        let mut packed = gzip(&noise(200_000));
        let middle = packed.len() / 2;
        packed[middle..middle + 8].fill(0xFF);
        let error = content(&packed).unwrap_err().to_string();
        assert!(error.contains("the gzip stream is broken after byte ") && error.contains("fetch"), "{error}");
        assert!(!error.contains("after byte 0 "), "{error}");
    }

    #[test]
    fn an_error_of_the_source_stays_what_it_is() {
        struct Denied;
        impl Read for Denied {
            fn read(&mut self, _: &mut [u8]) -> Result<usize> {
                Err(Error::from(ErrorKind::PermissionDenied))
            }
        }
        let packed = gzip(&noise(5000));
        let source = Cursor::new(packed[..100].to_vec()).chain(Denied);
        let error = unpack("x", source).unwrap().reader.read_to_end(&mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::PermissionDenied);
    }

    #[test]
    fn a_bomb_stops_at_the_limit_and_names_it() {
        let packed = zstd::encode_all(std::io::repeat(0).take(64 << 20), 3).unwrap();
        let mut reader = unpack_within("x", Cursor::new(packed), 1 << 20).unwrap().reader;
        let mut content = Vec::new();
        let error = reader.read_to_end(&mut content).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        assert!(error.to_string().contains("the limit is 1 MiB or 200 times"), "{error}");
        assert!(content.len() < 32 << 20);
    }

    #[test]
    fn a_window_too_large_is_refused() {
        // A zstd frame of our own: window of 2 GiB, one raw block of one byte.
        let frame = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x09, 0x00, 0x00, b'a'];
        let error = content(&frame).unwrap_err().to_string();
        assert!(error.contains("128 MiB"), "{error}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_unpacked_or_refused(
            magic in prop::sample::select(vec![vec![], vec![0x1F, 0x8B, 8], vec![0x28, 0xB5, 0x2F, 0xFD]]),
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let _ = content(&[magic, bytes].concat());
        }

        #[test]
        fn what_was_packed_comes_out(text in prop::collection::vec(any::<u8>(), 0..2000)) {
            prop_assert_eq!(content(&gzip(&text)).unwrap(), text.clone());
            prop_assert_eq!(content(&zstd::encode_all(&text[..], 1).unwrap()).unwrap(), text);
        }

        #[test]
        fn a_flipped_byte_never_panics(at in any::<prop::sample::Index>(), bit in 0u8..8, zstandard in any::<bool>()) {
            let text = b"event,source,figure\ne,A,3\n".repeat(20);
            let mut packed = if zstandard { zstd::encode_all(&text[..], 1).unwrap() } else { gzip(&text) };
            let at = at.index(packed.len());
            packed[at] ^= 1 << bit;
            let _ = content(&packed);
        }
    }
}
