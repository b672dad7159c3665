//! `recount link` on small rows made by hand: which reports are one event, what is said of it, and what is refused.

mod crowds;
mod days;
mod gazetteer;
mod globe;
mod minimal_cases;
mod orders;
mod places_by_name;
mod precision;
mod raw_files;
mod refused;
mod review;
mod stable_answer;
mod tables;
mod taxonomies;
mod through_a_third;
mod truth;
mod why;
mod wording;

use super::program::{Ran, recount, rows};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// Files in a folder of their own, gone when dropped.
struct Files(tempfile::TempDir);

impl Files {
    /// Writes files by name.
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        files.iter().for_each(|(name, content)| folder.write(name, content));
        folder
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("plain path").to_owned()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("written");
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("written")
    }

    /// Runs `recount link` with words between blanks; `@x.csv` is the file `x.csv` of the folder.
    fn run(&self, line: &str) -> Ran {
        let words = line.split_whitespace().map(|word| word.replace('@', &format!("{}/", self.0.path().display())));
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        recount(&[&["link", "--format", "csv"], words.as_slice()].concat())
    }

    /// The same where it must be answered.
    fn link(&self, line: &str) -> Linked {
        let ran = self.run(line);
        assert_eq!(ran.code, 0, "{}", ran.err);
        Linked { rows: rows(&ran.out), err: ran.err }
    }

    /// What is said where it must be refused.
    fn refusal(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran.err
    }

    /// The events with their reports, `a:1 b:1`; those of one report too.
    fn events(&self, line: &str) -> BTreeSet<String> {
        self.link(&format!("{line} --table reports")).events()
    }

    /// The events of several reports.
    fn merged(&self, line: &str) -> Vec<String> {
        self.events(line).into_iter().filter(|event| event.contains(' ')).collect()
    }
}

/// A table that came out, and what was said.
struct Linked {
    rows: Vec<Row>,
    err: String,
}

impl Linked {
    /// Of the table of reports.
    fn events(&self) -> BTreeSet<String> {
        let mut events: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for row in &self.rows {
            events.entry(&row["event"]).or_default().insert(format!("{}:{}", row["dataset"], row["report"]));
        }
        events.into_values().map(|event| event.into_iter().collect::<Vec<_>>().join(" ")).collect()
    }

    /// Cells in columns named between blanks, joined by ` | `.
    fn cells(&self, columns: &str) -> Vec<String> {
        let line = |row: &Row| columns.split(' ').map(|name| row[name].as_str()).collect::<Vec<_>>().join(" | ");
        self.rows.iter().map(line).collect()
    }

    /// The links of one kind, `a:1 b:1`.
    fn of(&self, kind: &str) -> Vec<String> {
        let own = self.rows.iter().filter(|row| row["kind"] == kind);
        let name = |row: &Row| {
            format!("{}:{} {}:{}", row["dataset"], row["report"], row["other_dataset"], row["other_report"])
        };
        own.map(name).collect()
    }

    /// The only link.
    fn only(&self) -> &Row {
        assert_eq!(self.rows.len(), 1, "{:?}", self.rows);
        &self.rows[0]
    }
}

/// Two files of reports, `a.csv` and `b.csv`, with one header.
fn two(header: &str, a: &[&str], b: &[&str]) -> Files {
    let text = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    Files::of(&[("a.csv", &text(a)), ("b.csv", &text(b))])
}
