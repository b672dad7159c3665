//! Atomic writes: a file is replaced as a whole, so that a crash leaves the old one.

use crate::error::Error;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file through a function; the folder above it must exist.
///
/// # Errors
/// When the place cannot be written; the old file then stands as it was.
pub fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let unwritable = |cause| Error::Unwritable { path: path.to_owned(), cause };
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        // A device or a pipe is written to, never replaced.
        let file = std::fs::OpenOptions::new().write(true).open(path).map_err(unwritable)?;
        let mut out = io::BufWriter::new(file);
        return write(&mut out).and_then(|()| out.flush()).map_err(unwritable);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Its own name is no help to a reader.
    let mut file = new_file(folder).map_err(|error| unwritable(error.kind().into()))?;
    let mut out = io::BufWriter::new(file.as_file_mut());
    write(&mut out).and_then(|()| out.flush()).map_err(unwritable)?;
    drop(out);
    file.persist(path).map_err(|error| unwritable(error.error))?;
    Ok(())
}

#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // As a plain new file would have; the umask takes its share.
    let permissions = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().prefix(".recount-").permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".recount-").tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_not_replaced() {
        write_file(Path::new("/dev/null"), |out| out.write_all(b"gone")).expect("written");
        assert!(!std::fs::metadata("/dev/null").expect("there").is_file());
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.csv");
        write_file(&path, |out| out.write_all(b"old")).expect("written");
        let failed = write_file(&path, |out| {
            out.write_all(b"half of the new")?;
            Err(io::Error::other("disk full"))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).expect("still there"), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 1);
    }
}
