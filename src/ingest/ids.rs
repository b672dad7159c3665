//! Ids of claims: a repeated row gets its `-2`, two claims with one given id are refused, one toll on many rows counts once.

use super::chunk::Batch;
use super::column::{Column, Kept};
use super::place::Places;
use super::profile::mapping::Mapping;
use crate::error::{Error, Problems};
use crate::model::frame::NATIVE;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// Tells the files apart (an odd number without pattern, from the golden ratio).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A key that was seen.
#[derive(Clone, Copy)]
struct Seen {
    file: u32,
    line: u32,
    times: u32,
    figures: u32,
}

/// Every key so far. A key costs some 40 bytes, so that ten million claims fit.
#[derive(Default)]
pub struct Ids {
    seen: HashMap<u64, Seen>,
    files: Vec<String>,
    /// Whether ids count within their file only, as those of reports do.
    by_file: bool,
    /// Given ids that stand twice.
    pub problems: Problems,
}

impl Ids {
    /// Ids of reports, which count within their file.
    pub fn of_reports() -> Self {
        Self { by_file: true, ..Self::default() }
    }

    /// The batches that follow are of this input.
    pub fn file(&mut self, path: &str) {
        self.files.push(path.to_owned());
    }

    /// Settles the ids of a batch; batches come in the order of the input.
    pub fn settle(&mut self, batch: &mut Batch, mapping: &Mapping) {
        let file = self.files.len().saturating_sub(1) as u32;
        // Rows of the frame whose ids change: the suffix, and whether they repeat the toll of the first.
        let mut changes: BTreeMap<usize, (u32, bool)> = BTreeMap::new();
        let mut row = 0;
        for key in &batch.keys {
            let seen = Seen { file, line: key.line as u32, times: 1, figures: key.figures as u32 };
            let hash = if self.by_file { key.hash ^ u64::from(file).wrapping_mul(SPREAD) } else { key.hash };
            let earlier = self.seen.get_mut(&hash);
            match earlier {
                _ if key.unnamed => {}
                None => {
                    self.seen.insert(hash, seen);
                }
                Some(earlier) if key.made => {
                    earlier.times += 1;
                    let same = mapping.repeats.is_some() && earlier.figures == seen.figures;
                    batch.tally.repeated += usize::from(same);
                    for claim in row..row + key.claims as usize {
                        changes.insert(claim, (earlier.times, same));
                    }
                }
                Some(earlier) => {
                    let id = batch.columns[Places::get().claim_id].as_ref().map(|column| column.get(row));
                    let at = |seen: &Seen| {
                        let path = self.files.get(seen.file as usize).map_or("", String::as_str);
                        format!("{path}:{}", seen.line)
                    };
                    self.problems.push(Error::RepeatedClaimId {
                        id: if let Some(Kept::Text(id)) = id { id.to_owned() } else { String::new() },
                        first: at(earlier),
                        again: at(&seen),
                    });
                }
            }
            row += key.claims as usize;
        }
        if !changes.is_empty() {
            rename(batch, &changes, mapping);
        }
    }
}

fn rename(batch: &mut Batch, changes: &BTreeMap<usize, (u32, bool)>, mapping: &Mapping) {
    let p = Places::get();
    let renamed =
        |id: &str, times: u32| match mapping.claims.iter().map(|claim| &claim.name).find(|name| is_behind(id, name)) {
            // The suffix belongs to the row's key, which stands before the claim's name.
            Some(name) => format!("{}-{times}.{name}", &id[..id.len() - name.len() - 1]),
            None => format!("{id}-{times}"),
        };
    let first: BTreeMap<usize, String> = match &batch.columns[p.claim_id] {
        Some(column) => changes
            .iter()
            .filter(|(_, (_, same))| *same)
            .filter_map(
                |(row, _)| if let Kept::Text(id) = column.get(*row) { Some((*row, id.to_owned())) } else { None },
            )
            .collect(),
        None => BTreeMap::new(),
    };
    let local = mapping.claims.iter().any(|claim| claim.part_of.is_some());
    let rows = batch.claims();
    let mut rewrite = |place: usize, change: &dyn Fn(usize, &str) -> Option<String>| {
        if place == p.derived_from && !first.is_empty() {
            let (name, kind) = NATIVE[place];
            batch.columns[place].get_or_insert_with(|| Column::absent(name, kind, rows));
        }
        if let Some(column) = &mut batch.columns[place] {
            column.rewrite(change);
        }
    };
    rewrite(p.claim_id, &|row, id| changes.get(&row).map(|(times, _)| renamed(id, *times)));
    rewrite(p.part_of, &|row, id| {
        changes.get(&row).filter(|_| local && !id.is_empty()).map(|(times, _)| renamed(id, *times))
    });
    rewrite(p.derived_from, &|row, _| first.get(&row).cloned());
}

fn is_behind(id: &str, name: &str) -> bool {
    !name.is_empty() && id.strip_suffix(name).is_some_and(|head| head.ends_with('.'))
}
