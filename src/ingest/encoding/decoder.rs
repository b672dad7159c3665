//! The reader that turns bytes into UTF-8, block by block.

use super::place::Place;
use super::{Evidence, Guess, guess};
use encoding_rs::{DecoderResult, Encoding, UTF_8};
use std::io::{BufRead, Error, ErrorKind, Read, Result};

/// Bytes decoded at once.
const BLOCK: usize = 256 << 10;
/// Bytes that a guess is made from.
const HEAD: usize = 4 << 20;
/// What stands for a malformed sequence.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();
/// Bytes of text made at once, and room for one replacement more.
const TEXT: usize = 2 * BLOCK;

/// A reader that gives UTF-8 whatever the encoding of the bytes within. NUL bytes are kept, a byte-order mark is not.
pub struct Decoder {
    source: Source,
    guess: Guess,
    /// How the bytes become text; none for UTF-8, whose bytes are only looked at.
    converter: Option<encoding_rs::Decoder>,
    /// UTF-8: how many bytes at the front of the source are known to be right.
    checked: usize,
    /// Other encodings: the text made, and what was given of it.
    text: Vec<u8>,
    given: usize,
    finished: bool,
    /// Whether all so far was ASCII, so that another encoding than UTF-8 is still possible.
    open: bool,
    place: Place,
    replaced: u64,
}

/// Bytes read and not yet used.
struct Source {
    inner: Box<dyn Read + Send>,
    bytes: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Source {
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Reads on until so many bytes are there, or all. Blocks are always full, so that no result depends on how the
    /// bytes arrive.
    fn fill(&mut self, wanted: usize) -> Result<()> {
        let missing = wanted.saturating_sub(self.rest().len());
        if missing > 0 && !self.ended {
            self.bytes.drain(..self.at);
            self.at = 0;
            let read = self.inner.by_ref().take(missing as u64).read_to_end(&mut self.bytes)?;
            self.ended = read < missing;
        }
        Ok(())
    }

    /// The next block, and whether the bytes end with it.
    fn block(&mut self) -> Result<(&[u8], bool)> {
        self.fill(BLOCK)?;
        let rest = self.rest();
        let block = &rest[..rest.len().min(BLOCK)];
        Ok((block, self.ended && block.len() == rest.len()))
    }
}

impl Decoder {
    /// Decides on the encoding: the given one, or what the first 4 MiB show.
    ///
    /// # Errors
    /// When these cannot be read. Reading fails with `InvalidData` around a [`NotUtf8`](super::NotUtf8) at the first byte that is not
    /// UTF-8, where the encoding is given as UTF-8, marked as such, or the text before has letters in it.
    pub fn new(inner: Box<dyn Read + Send>, given: Option<&'static Encoding>) -> Result<Self> {
        let mut source = Source { inner, bytes: Vec::new(), at: 0, ended: false };
        source.fill(if given.is_some() { BLOCK } else { HEAD })?;
        let (guess, mark) = match given {
            Some(encoding) => {
                let mark = Encoding::for_bom(source.rest()).filter(|(marked, _)| *marked == encoding);
                (Guess { encoding, evidence: Evidence::Given }, mark.map_or(0, |(_, length)| length))
            }
            None => guess::guess(source.rest(), source.ended),
        };
        source.at = mark;
        let mut decoder = Self {
            source,
            guess,
            converter: None,
            checked: 0,
            text: Vec::new(),
            given: 0,
            finished: false,
            open: guess.evidence == Evidence::Utf8,
            place: Place::default(),
            replaced: 0,
        };
        decoder.read_as(guess);
        Ok(decoder)
    }

    /// The encoding. Where more than 4 MiB of ASCII begin a file this may still change: ask again at the end.
    pub fn guess(&self) -> Guess {
        self.guess
    }

    /// How many malformed sequences became U+FFFD so far.
    pub fn replaced(&self) -> u64 {
        self.replaced
    }

    fn read_as(&mut self, guess: Guess) {
        self.guess = guess;
        self.converter = (guess.encoding != UTF_8).then(|| guess.encoding.new_decoder_without_bom_handling());
    }

    /// UTF-8: looks at the next block, and lets it pass as far as it is right.
    fn check(&mut self) -> Result<()> {
        let (block, last) = self.source.block()?;
        let (right, fault) = match std::str::from_utf8(block) {
            Ok(_) => (block.len(), false),
            Err(error) => (error.valid_up_to(), error.error_len().is_some() || last),
        };
        let (passed, wrong) = block.split_at(right);
        self.open = self.open && passed.is_ascii();
        if fault && self.open {
            self.open = false;
            self.source.fill(HEAD)?;
            if let Some(encoding) = guess::other_than_utf8(self.source.rest(), self.source.ended) {
                self.read_as(Guess { encoding, evidence: Evidence::Guessed });
                return Ok(());
            }
            return self.check();
        }
        match wrong.first() {
            Some(byte) if passed.is_empty() => return Err(Error::new(ErrorKind::InvalidData, self.place.fault(*byte))),
            _ => self.place.pass(passed),
        }
        self.checked = right;
        self.finished = last && !fault;
        Ok(())
    }

    /// Other encodings: turns the next block into text.
    fn convert(&mut self) -> Result<()> {
        let Some(converter) = &mut self.converter else { return Ok(()) };
        let (mut block, last) = self.source.block()?;
        let (mut used, mut made) = (0, 0);
        self.text.resize(TEXT + REPLACEMENT.len(), 0);
        while made < TEXT && !self.finished {
            let room = &mut self.text[made..TEXT];
            let (result, read, written) = converter.decode_to_utf8_without_replacement(block, room, last);
            block = &block[read..];
            used += read;
            made += written;
            match result {
                DecoderResult::OutputFull => break,
                DecoderResult::InputEmpty if last => self.finished = true,
                DecoderResult::InputEmpty => break,
                DecoderResult::Malformed(..) => {
                    self.text[made..made + REPLACEMENT.len()].copy_from_slice(REPLACEMENT);
                    made += REPLACEMENT.len();
                    self.replaced += 1;
                }
            }
        }
        self.source.at += used;
        self.text.truncate(made);
        self.given = 0;
        Ok(())
    }
}

impl BufRead for Decoder {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        while self.checked == 0 && self.given == self.text.len() && !self.finished {
            if self.converter.is_none() {
                self.check()?;
            }
            self.convert()?;
        }
        Ok(if self.checked > 0 { &self.source.rest()[..self.checked] } else { &self.text[self.given..] })
    }

    fn consume(&mut self, amount: usize) {
        if self.checked > 0 {
            let amount = amount.min(self.checked);
            self.source.at += amount;
            self.checked -= amount;
        } else {
            self.given = (self.given + amount).min(self.text.len());
        }
    }
}

impl Read for Decoder {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::NotUtf8;
    use super::*;
    use encoding_rs::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    /// All of the text, the encoding and the number of replacements.
    pub fn decoded(bytes: &[u8], given: Option<&'static Encoding>) -> Result<(String, Guess, u64)> {
        let mut decoder = super::Decoder::new(Box::new(Cursor::new(bytes.to_vec())), given)?;
        let mut text = Vec::new();
        decoder.read_to_end(&mut text)?;
        Ok((String::from_utf8(text).unwrap(), decoder.guess(), decoder.replaced()))
    }

    /// A text in UTF-16.
    pub fn utf16_bytes(text: &str, big_endian: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn fault(bytes: &[u8], given: Option<&'static Encoding>) -> NotUtf8 {
        let error = decoded(bytes, given).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        *error.get_ref().unwrap().downcast_ref::<NotUtf8>().unwrap()
    }

    /// Gives its bytes in pieces of the given sizes, again and again.
    struct Pieces(Cursor<Vec<u8>>, Vec<usize>, usize);

    impl Read for Pieces {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
            self.2 += 1;
            let size = self.1[self.2 % self.1.len()].min(buffer.len());
            self.0.read(&mut buffer[..size])
        }
    }

    /// A line of ASCII as often as it takes to fill more than the head.
    fn long_ascii() -> Vec<u8> {
        b"event,source,figure\n".repeat(HEAD / 20 + 1)
    }

    #[test]
    fn utf8_passes_with_and_without_its_mark() {
        let read = |bytes: &str, given| decoded(bytes.as_bytes(), given).unwrap();
        let guess = |evidence| Guess { encoding: UTF_8, evidence };
        assert_eq!(read("a,é\0,ب\n", None), ("a,é\0,ب\n".into(), guess(Evidence::Utf8), 0));
        assert_eq!(read("\u{FEFF}a,é\n", None), ("a,é\n".into(), guess(Evidence::Mark), 0));
        assert_eq!(read("\u{FEFF}a,é\n", Some(UTF_8)), ("a,é\n".into(), guess(Evidence::Given), 0));
        assert_eq!(read("", None), (String::new(), guess(Evidence::Utf8), 0));
    }

    #[test]
    fn a_given_encoding_is_not_questioned() {
        let (text, guess, _) = decoded("é".as_bytes(), Some(WINDOWS_1252)).unwrap();
        assert_eq!((text.as_str(), guess.evidence), ("Ã©", Evidence::Given));
        assert_eq!(decoded("\u{FEFF}".as_bytes(), Some(WINDOWS_1252)).unwrap().0, "ï»¿");
    }

    #[test]
    fn a_byte_that_is_not_the_given_utf8_is_told_with_its_place() {
        assert_eq!(fault(b"a,b\n1,caf\xE9\n", Some(UTF_8)), NotUtf8 { line: 2, column: 6, byte: 0xE9 });
        assert_eq!(fault(b"\xEF\xBB\xBFa\xE9", None), NotUtf8 { line: 1, column: 2, byte: 0xE9 });
        assert_eq!(fault(b"ab\xC3", Some(UTF_8)), NotUtf8 { line: 1, column: 3, byte: 0xC3 });
    }

    #[test]
    fn a_stray_byte_in_utf8_is_a_fault_and_does_not_spoil_the_rest() {
        let bytes = ["lieu,tués\nSévaré,3\n".as_bytes(), b"Gao,\xE9\n"].concat();
        assert_eq!(fault(&bytes, None), NotUtf8 { line: 3, column: 5, byte: 0xE9 });
    }

    #[test]
    fn after_a_long_beginning_in_ascii_the_guess_is_made_where_it_ends() {
        let ascii = long_ascii();
        let (text, guess, _) = decoded(&[&ascii[..], b"S\xE9var\xE9,bless\xE9s,3\n"].concat(), None).unwrap();
        assert_eq!(guess, Guess { encoding: WINDOWS_1252, evidence: Evidence::Guessed });
        assert_eq!((text.len(), &text[ascii.len()..]), (ascii.len() + 20, "Sévaré,blessés,3\n"));
    }

    #[test]
    fn the_late_guess_does_not_depend_on_how_the_bytes_arrive() {
        let bytes = [&long_ascii()[..], &b"Bless\xE9s \xE0 S\xE9var\xE9\n".repeat(9)].concat();
        let (text, guess, _) = decoded(&bytes, None).unwrap();
        let pieces = Pieces(Cursor::new(bytes), vec![4099, 70_001], 0);
        let mut decoder = super::Decoder::new(Box::new(pieces), None).unwrap();
        let mut read = String::new();
        decoder.read_to_string(&mut read).unwrap();
        assert!(read == text && decoder.guess() == guess);
    }

    #[test]
    fn a_letter_across_the_end_of_the_head_is_whole() {
        let text = format!("{}é\n", "a".repeat(HEAD - 1));
        let (read, guess, _) = decoded(text.as_bytes(), None).unwrap();
        assert!(read == text && guess.evidence == Evidence::Utf8);
    }

    #[test]
    fn after_a_long_beginning_in_utf8_other_bytes_are_a_fault() {
        let ascii = long_ascii();
        let bytes = [&ascii[..], "é".as_bytes(), &b"event,source\n".repeat(99_999), b"caf\xE9\n"].concat();
        let line = (ascii.len() / 20 + 99_999 + 1) as u64;
        assert_eq!(fault(&bytes, None), NotUtf8 { line, column: 4, byte: 0xE9 });
    }

    #[test]
    fn letters_across_blocks_are_whole() {
        for ahead in 0..4 {
            let text = format!("{}{}", "a".repeat(ahead), "né😁 ".repeat(2 * BLOCK / 8));
            assert!(decoded(text.as_bytes(), None).unwrap().0 == text);
            assert!(decoded(&utf16_bytes(&text, false), None).unwrap().0 == text);
        }
    }

    #[test]
    fn malformed_sequences_become_a_sign_and_are_counted() {
        assert_eq!(decoded(b"a\x00\x00\xD8b\x00", Some(UTF_16LE)).unwrap().0, "a\u{FFFD}b");
        let (text, _, replaced) = decoded(b"a\x00b", Some(UTF_16LE)).unwrap();
        assert_eq!((text.as_str(), replaced), ("a\u{FFFD}", 1));
        let (text, _, replaced) = decoded(&b"\xFF\xFF".repeat(BLOCK), Some(EUC_KR)).unwrap();
        assert_eq!((text.chars().count() as u64, replaced), (replaced, 2 * BLOCK as u64));
    }

    fn an_encoding() -> impl Strategy<Value = Option<&'static Encoding>> {
        let known = [UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252, WINDOWS_1255, WINDOWS_1256, GB18030, ISO_2022_JP];
        prop::option::of(prop::sample::select(known.to_vec()))
    }

    proptest! {
        #[test]
        fn any_bytes_become_text_or_a_fault(bytes in prop::collection::vec(any::<u8>(), 0..300), given in an_encoding()) {
            match decoded(&bytes, given) {
                Ok((text, guess, replaced)) => {
                    let (expected, _) = guess.encoding.decode_with_bom_removal(&bytes);
                    prop_assert_eq!(&text, &expected);
                    let signs = text.matches(char::REPLACEMENT_CHARACTER).count() as u64;
                    prop_assert!(replaced <= signs);
                }
                Err(error) => prop_assert!(error.get_ref().is_some_and(|inner| inner.is::<NotUtf8>())),
            }
        }

        #[test]
        fn pieces_of_any_size_give_the_same_as_the_whole(
            bytes in prop::collection::vec(any::<u8>(), 0..300),
            text in ".{0,40}",
            given in an_encoding(),
            arrive in prop::collection::vec(1usize..50, 1..5),
            leave in 1usize..50,
        ) {
            for bytes in [bytes, text.into_bytes()] {
                let pieces = Pieces(Cursor::new(bytes.clone()), arrive.clone(), 0);
                let mut decoder = super::Decoder::new(Box::new(pieces), given).unwrap();
                let (mut read, mut buffer) = (Vec::new(), vec![0; leave]);
                let end = loop {
                    match decoder.read(&mut buffer) {
                        Ok(0) => break Ok(()),
                        Ok(count) => read.extend_from_slice(&buffer[..count]),
                        Err(error) => break Err(error.to_string()),
                    }
                };
                match decoded(&bytes, given) {
                    Ok((text, guess, replaced)) => {
                        prop_assert_eq!(end, Ok(()));
                        prop_assert_eq!(read, text.into_bytes());
                        prop_assert_eq!((decoder.guess(), decoder.replaced()), (guess, replaced));
                    }
                    Err(error) => prop_assert_eq!(end, Err(error.to_string())),
                }
            }
        }
    }
}
