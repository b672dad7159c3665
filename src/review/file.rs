//! A review file: one row a pair, both sides beside each other, and a column `decision` for a person to fill in.

use super::Verdict;
use crate::error::Problems;
use crate::ingest::{SideFile, SideTable};

/// A pair that a review file asks about: each side by its list (a dataset) and its id there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// List and id of the one.
    pub a: (String, String),
    /// List and id of the other.
    pub b: (String, String),
}

impl Asked {
    /// The same pair whichever side stands first.
    pub fn sorted(self) -> Self {
        if self.b < self.a { Self { a: self.b, b: self.a } } else { self }
    }
}

/// A row of a review file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The pair.
    pub asked: Asked,
    /// What was decided; `None` is nothing yet.
    pub verdict: Option<Verdict>,
    /// The person's note.
    pub note: String,
    /// The row's other cells, in the order of `ReviewFile::others`.
    pub others: Vec<String>,
    /// The line in the file.
    pub line: u64,
}

/// A review file as a person left it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewFile {
    /// The file.
    pub file: SideFile,
    /// Its rows, in their order.
    pub answers: Vec<Answered>,
    /// Names of the columns beside the decision, the note and those that name the pair.
    pub others: Vec<String>,
}

/// The columns that name a pair.
pub const KEYS: [&str; 4] = ["dataset_a", "report_a", "dataset_b", "report_b"];

impl ReviewFile {
    /// Takes a table with the columns `decision` and those that name the pair: `dataset_a`, `report_a`, `dataset_b`,
    /// `report_b`. An empty decision is none yet; whatever else stands in a row is kept.
    ///
    /// # Errors
    /// Missing columns and words that are no decision, all at once.
    pub fn new(table: &SideTable) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let hint = "a review file is written by --review FILE; keep its columns";
        let mut column = |name: &str| table.require(&[name], hint).map_err(|error| problems.push(error)).ok();
        let decision = column("decision");
        let keys = KEYS.map(&mut column);
        let (Some(decision), [Some(list_a), Some(id_a), Some(list_b), Some(id_b)]) = (decision, keys) else {
            return Err(problems);
        };
        let note = table.column(&["note"]);
        let known = [Some(decision), note, Some(list_a), Some(id_a), Some(list_b), Some(id_b)];
        let others: Vec<usize> = (0..table.names.len()).filter(|at| !known.contains(&Some(*at))).collect();
        let mut answers = Vec::new();
        for (line, row) in &table.rows {
            let written = table.cell(row, decision);
            let verdict = verdict(written);
            if verdict.is_none() && !written.is_empty() {
                let reason = format!("“{written}” is no decision; write `same`, `different`, or leave it empty");
                problems.push(table.fault(*line, Some(decision), reason));
                continue;
            }
            let cell = |at| table.cell(row, at).to_owned();
            answers.push(Answered {
                asked: Asked { a: (cell(list_a), cell(id_a)), b: (cell(list_b), cell(id_b)) },
                verdict,
                note: note.map(cell).unwrap_or_default(),
                others: others.iter().map(|at| cell(*at)).collect(),
                line: *line,
            });
        }
        let others = others.into_iter().map(|at| table.names[at].clone()).collect();
        problems.into_result().map(|()| Self { file: table.file.clone(), answers, others })
    }

    /// The rows that are decided.
    pub fn decided(&self) -> impl Iterator<Item = (&Answered, Verdict)> {
        self.answers.iter().filter_map(|one| Some((one, one.verdict?)))
    }
}

/// The verdict that a word stands for.
fn verdict(word: &str) -> Option<Verdict> {
    match word.trim().to_lowercase().as_str() {
        "same" | "yes" | "y" | "s" | "1" | "true" | "match" => Some(Verdict::Same),
        "different" | "no" | "n" | "d" | "0" | "false" => Some(Verdict::Different),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Input, ReadOptions};

    fn read(csv: &str) -> Result<ReviewFile, String> {
        let input = Input::memory("review.csv", csv.as_bytes().to_vec());
        let table = SideTable::read(&input, &ReadOptions::default()).expect("a table");
        ReviewFile::new(&table).map_err(|problems| problems.to_string())
    }

    #[test]
    fn decided_rows_are_kept_with_their_line_and_undecided_ones_are_asked_again() {
        let csv = "decision,note,dataset_a,report_a,dataset_b,report_b\n\
                   same,seen the names,a,1,b,2\n,,a,3,b,4\nNo,,b,5,a,6\n";
        let found = read(csv).expect("valid");
        let told: Vec<_> = found.decided().map(|(one, verdict)| (one.line, verdict, one.note.as_str())).collect();
        assert_eq!(told, [(2, Verdict::Same, "seen the names"), (4, Verdict::Different, "")]);
        assert_eq!(found.answers.len(), 3);
    }

    #[test]
    fn words_that_are_no_decision_are_all_told_with_their_lines() {
        let text = read("decision,dataset_a,report_a,dataset_b,report_b\nperhaps,a,1,b,2\nsame,a,3,b,4\nhm,a,5,b,6\n")
            .expect_err("two faults");
        assert!(text.contains("review.csv:2: `decision`: “perhaps”") && text.contains("review.csv:4"), "{text}");
    }

    #[test]
    fn a_file_without_its_columns_names_each_one() {
        let text = read("decision,dataset_a,report_a\nsame,a,1\n").expect_err("two columns missing");
        assert!(text.contains("dataset_b") && text.contains("report_b"), "{text}");
    }
}
