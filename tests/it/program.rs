//! Runs the built program as a user would.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program gave.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program in a folder without a recount.toml.
pub fn recount(args: &[&str]) -> Ran {
    recount_with(args, None)
}

/// The same with something on standard input.
pub fn recount_with(args: &[&str], input: Option<&[u8]>) -> Ran {
    let nowhere = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .args(args)
        .current_dir(nowhere.path())
        .env_remove("NO_COLOR")
        .env("COLUMNS", "100")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built");
    if let Some(input) = input {
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_vec();
        std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
    } else {
        drop(child.stdin.take());
    }
    let output = child.wait_with_output().expect("it ends");
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A file in a folder of its own, gone when dropped.
pub struct Made {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
}

impl Made {
    pub fn path(&self) -> &str {
        self.path.to_str().expect("plain path")
    }
}

/// Writes `claims.csv` for a test.
pub fn claims(content: impl AsRef<[u8]>) -> Made {
    made("claims.csv", content)
}

/// Writes a file of any name for a test.
pub fn made(name: &str, content: impl AsRef<[u8]>) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("written");
    Made { _folder: folder, path }
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The Moura claims and their configuration.
pub fn moura() -> (String, String) {
    let path = |name: &str| repository(name).to_str().expect("plain path").to_owned();
    (path("datasets/moura/claims.csv"), path("datasets/moura/recount.toml"))
}

/// The rows of a CSV text, as maps from column to cell.
pub fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}
