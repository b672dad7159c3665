//! Findings that a newsroom has seen: a file of findings that an earlier run wrote, so that only what is new is told.

use super::Finding;
use crate::error::Error;
use crate::message::Voice;
use crate::model::View;
use serde::Deserialize;
use std::collections::HashMap;

/// Findings of an earlier run, each with how often it was found.
#[derive(Debug, Default)]
pub struct Baseline(HashMap<Mark, usize>);

/// What makes a finding the same one: its rule, its claims, what it says. A figure that changed makes it a new one.
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Mark {
    code: String,
    claims: Vec<String>,
    message: String,
}

#[derive(Deserialize)]
struct File {
    schema: String,
    findings: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    #[serde(default)]
    claims: Vec<String>,
    message: String,
}

impl Baseline {
    /// Reads the JSON that `recount check -o FILE.json` and `recount run` write.
    ///
    /// # Errors
    /// A text that is no such file.
    pub fn parse(path: &str, text: &str) -> Result<Self, Error> {
        let wrong = |found: String| Error::Argument {
            message: format!("{path}: {found}"),
            hint: "a baseline is the JSON that `recount check INPUT -o baseline.json` writes; write it anew".into(),
        };
        let file: File = serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?;
        if file.schema != "recount.findings/1" {
            return Err(wrong(format!("the schema is {}, not recount.findings/1", file.schema)));
        }
        let mut known = HashMap::new();
        for row in file.findings {
            *known.entry(Mark::new(row.code, row.claims, row.message)).or_insert(0) += 1;
        }
        Ok(Self(known))
    }

    /// Splits findings into those that are new and the number of those that are known; then how many of the baseline are gone.
    pub fn sift(mut self, voice: Voice, view: &View, findings: Vec<Finding>) -> (Vec<Finding>, usize, usize) {
        let mut known = 0;
        let new = findings
            .into_iter()
            .filter(|finding| {
                let claims = finding.claims.iter().map(|row| view.claim(*row).id().to_owned()).collect();
                let mark = Mark::new(finding.rule.code.into(), claims, finding.message.render(voice));
                let seen = self.0.get_mut(&mark).filter(|n| **n > 0);
                if let Some(n) = seen {
                    *n -= 1;
                    known += 1;
                    return false;
                }
                true
            })
            .collect();
        (new, known, self.0.values().sum())
    }
}

impl Mark {
    fn new(code: String, mut claims: Vec<String>, message: String) -> Self {
        claims.sort_unstable();
        Self { code, claims, message }
    }
}
