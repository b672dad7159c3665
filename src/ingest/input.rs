//! An input: a file, standard input, or bytes in memory; several by one pattern.

use crate::error::{Error, Problems};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// An input, not yet read.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name, as it will stand in `origin_file`.
    pub path: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Memory(Arc<[u8]>),
    File(PathBuf),
}

impl Input {
    /// Bytes in memory.
    pub fn memory(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), content: Content::Memory(bytes.into()) }
    }

    /// A file, or the claims.csv of a folder that `recount run` wrote.
    ///
    /// # Errors
    /// When it is not there, not readable, or another kind of folder.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut path = path.to_owned();
        if path.is_dir() {
            if !path.join("claims.csv").is_file() {
                return Err(Error::IsFolder { path: path.display().to_string() });
            }
            path = path.join("claims.csv");
        }
        let name = path.display().to_string();
        match std::fs::File::open(&path) {
            Ok(file) if file.metadata().is_ok_and(|meta| meta.is_file()) => {
                Ok(Self { path: name, content: Content::File(path) })
            }
            // A pipe can be read only once.
            Ok(file) => Self::reader(name, file),
            Err(cause) => Err(Error::Unreadable { path: name, cause }),
        }
    }

    /// All that a reader gives, such as standard input.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn reader(path: impl Into<String>, mut reader: impl Read) -> Result<Self, Error> {
        let (path, mut bytes) = (path.into(), Vec::new());
        match reader.read_to_end(&mut bytes) {
            Ok(_) => Ok(Self::memory(path, bytes)),
            Err(cause) => Err(Error::Unreadable { path, cause }),
        }
    }

    /// The files that a path or a pattern such as `data/*.csv` names, sorted.
    ///
    /// # Errors
    /// All that cannot be read, and a pattern that names nothing.
    pub fn matching(path: &Path) -> Result<Vec<Self>, Problems> {
        let text = path.to_string_lossy();
        if path.exists() || !text.contains(['*', '?', '[']) {
            return Ok(vec![Self::open(path)?]);
        }
        let nothing = |reason: String| Problems::from(Error::NothingMatches { pattern: text.to_string(), reason });
        let found = glob::glob(&text).map_err(|error| nothing(error.to_string()))?;
        let (mut inputs, mut problems) = (Vec::new(), Problems::default());
        for path in found.filter_map(Result::ok) {
            match Self::open(&path) {
                Ok(input) => inputs.push(input),
                Err(error) => problems.push(error),
            }
        }
        problems.into_result()?;
        if inputs.is_empty() { Err(nothing("no file has such a name".into())) } else { Ok(inputs) }
    }

    /// Its size in bytes, where it is known.
    pub fn size(&self) -> Option<u64> {
        match &self.content {
            Content::Memory(bytes) => Some(bytes.len() as u64),
            Content::File(path) => std::fs::metadata(path).ok().map(|meta| meta.len()),
        }
    }

    /// Reads it from the beginning; the seal tells size and hash once it is read to its end.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn read(&self, hashed: bool) -> Result<(Box<dyn Read + Send>, Seal), Error> {
        let seal = Seal::default();
        let unreadable = |cause| Error::Unreadable { path: self.path.clone(), cause };
        let inner: Box<dyn Read + Send> = match &self.content {
            Content::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            Content::File(path) => Box::new(std::fs::File::open(path).map_err(unreadable)?),
        };
        if let Ok(mut state) = seal.0.lock() {
            state.hash = hashed.then(Sha256::new);
        }
        Ok((Box::new(Sealed { inner, seal: seal.clone() }), seal))
    }
}

/// Size and hash of what was read.
#[derive(Clone, Default)]
pub(super) struct Seal(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    bytes: u64,
    hash: Option<Sha256>,
}

impl Seal {
    /// The size in bytes, and the hash in hexadecimal; empty where it was not asked for.
    pub fn close(&self) -> (u64, String) {
        let Ok(mut state) = self.0.lock() else { return (0, String::new()) };
        let hash = state.hash.take().map(|hash| hex(&hash.finalize())).unwrap_or_default();
        (state.bytes, hash)
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.0.lock().map_or(0, |state| state.bytes)
    }
}

struct Sealed {
    inner: Box<dyn Read + Send>,
    seal: Seal,
}

impl Read for Sealed {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        if let Ok(mut state) = self.seal.0.lock() {
            state.bytes += n as u64;
            if let Some(hash) = &mut state.hash {
                hash.update(&buffer[..n]);
            }
        }
        Ok(n)
    }
}

/// Bytes as hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_files_in_order_and_an_empty_one_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.csv", "a.csv", "c.txt"] {
            std::fs::write(folder.path().join(name), name).expect("written");
        }
        let found = Input::matching(&folder.path().join("*.csv")).expect("two");
        assert_eq!(
            found.iter().map(|input| &input.path[input.path.len() - 5..]).collect::<Vec<_>>(),
            ["a.csv", "b.csv"]
        );
        let nothing = Input::matching(&folder.path().join("*.xlsx")).expect_err("none").to_string();
        assert!(nothing.contains("no file has such a name"), "{nothing}");
    }

    #[test]
    fn size_and_hash_are_those_of_what_was_read() {
        let (mut reader, seal) = Input::memory("x", b"abc".to_vec()).read(true).expect("memory");
        std::io::copy(&mut reader, &mut std::io::sink()).expect("memory");
        let (bytes, hash) = seal.close();
        assert_eq!((bytes, &hash[..8]), (3, "ba7816bf"));
    }
}
