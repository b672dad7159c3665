//! The claims of a row get their ids and go into the columns.

use super::column::Cell;
use super::complete::fill_figure;
use super::profile::columns::trimmed;
use super::profile::mapping::ClaimPlan;
use super::row::{Draft, Reader, RowKey};
use crate::model::vocab::*;
use crate::model::{ColumnKind, Stated};
use csv::StringRecord;
use std::borrow::Cow;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

impl Reader<'_> {
    /// Keeps all claims of a row.
    pub(super) fn keep(&mut self, record: &StringRecord, line: u64, drafts: Vec<(usize, Draft)>) {
        let p = self.places;
        let mapping = self.context.mapping;
        let given = drafts
            .first()
            .map(|(_, draft)| draft.texts[p.text_slot[p.claim_id]].as_ref().to_owned())
            .unwrap_or_default();
        let made = given.is_empty();
        // A report is known by its dataset's own id; only one without needs a name of ours.
        let named = self.context.reports && drafts.first().is_some_and(|(_, draft)| draft.filled(p.event));
        let key = match &mapping.key {
            _ if !made => Cow::Owned(given),
            Some(template) => template.fill(record, &mapping.columns),
            None => Cow::Borrowed(""),
        };
        let key = if key.is_empty() && !named { Cow::Owned(self.hash(record)) } else { key };
        // Which claims were made matters only where one can be a part of another.
        let nested = mapping.claims.iter().any(|claim| claim.part_of.is_some());
        let names: Vec<(usize, &ClaimPlan)> =
            drafts.iter().filter(|_| nested).map(|(at, _)| (*at, &mapping.claims[*at])).collect();
        let id = |plan: &ClaimPlan| if plan.name.is_empty() { key.to_string() } else { format!("{key}.{}", plan.name) };
        let mut figures = Vec::new();
        let mut claims = 0;
        for (at, mut draft) in drafts {
            let plan = &mapping.claims[at];
            if mapping.repeats.is_some() {
                let bits = |cell| if let Cell::Number(n) = cell { f64::to_bits(n) } else { u64::MAX };
                figures.extend([p.low, p.best, p.high].into_iter().flat_map(|at| bits(draft.cells[at]).to_le_bytes()));
            }
            if !draft.filled(p.origin_file) || !draft.filled(p.origin_line) {
                draft.cells[p.origin_line] = Cell::Integer(u32::try_from(line).unwrap_or(u32::MAX));
                draft.cells[p.origin_file] = self.intern(p.origin_file, self.context.path);
            }
            if !plan.origin.is_empty() {
                draft.cells[p.origin_column] = self.intern(p.origin_column, &plan.origin);
            }
            let own = id(plan);
            if let Some(whole) = plan.part_of.and_then(|whole| names.iter().find(|(other, _)| *other == whole)) {
                draft.cells[p.part_of] = Cell::Text;
                draft.texts[p.text_slot[p.part_of]] = Cow::Owned(id(whole.1));
                draft.cells[p.extent] = Cell::Code(Extent::Part.code());
            }
            let parts = self.parts(&draft, &own);
            if !own.is_empty() {
                draft.cells[p.claim_id] = Cell::Text;
                draft.texts[p.text_slot[p.claim_id]] = Cow::Owned(own);
            }
            self.push(&draft, record);
            parts.iter().for_each(|part| self.push(part, record));
            claims += 1 + parts.len() as u32;
            self.spare.push(draft.cells);
        }
        let hash = xxh3_64(key.as_bytes());
        self.keys.push(RowKey { hash, figures: xxh3_64(&figures), line, claims, made, unnamed: key.is_empty() });
    }

    /// "At least 20 including 7 children": the 7 children are a claim of their own, a part of the first.
    fn parts<'r>(&mut self, draft: &Draft<'r>, whole: &str) -> Vec<Draft<'r>> {
        let p = self.places;
        let Cell::Code(code) = draft.cells[p.figure] else { return Vec::new() };
        let language = self.language(draft);
        let found = self.figures.parts(code, language);
        let mut drafts = Vec::with_capacity(found.len());
        for (nth, part) in found.into_iter().enumerate() {
            let mut draft = draft.clone();
            for place in [p.low, p.best, p.high, p.low_basis, p.high_basis, p.qualifier, p.named] {
                draft.cells[place] = Cell::Empty;
            }
            draft.cells[p.figure] = self.intern(p.figure, &part.words);
            fill_figure(&mut draft, p, &part.reading);
            draft.cells[p.extent] = Cell::Code(Extent::Part.code());
            let axis = if part.status.is_some() { PartAxis::Status } else { PartAxis::Demographic };
            if let Some(status) = part.status {
                draft.cells[p.status] = Cell::Code(status.code());
            }
            if let Some(who) = part.demographic {
                draft.cells[p.demographic] = self.intern(p.demographic, who);
            }
            draft.cells[p.part_axis] = Cell::Code(axis.code());
            for (place, text) in [(p.part_of, whole.to_owned()), (p.claim_id, format!("{whole}.part{}", nth + 1))] {
                draft.cells[place] = Cell::Text;
                draft.texts[p.text_slot[place]] = Cow::Owned(text);
            }
            drafts.push(draft);
        }
        drafts
    }

    fn push(&mut self, draft: &Draft, record: &StringRecord) {
        for (place, column) in self.columns.iter_mut().enumerate() {
            if let Some(column) = column {
                let text = draft.texts.get(self.places.text_slot[place]).map_or("", Cow::as_ref);
                column.keep(self.claims, draft.cells[place], text);
            }
        }
        for (column, (at, _)) in self.extra.iter_mut().zip(&self.context.mapping.kept) {
            let text = record.get(*at).unwrap_or_default();
            let cell = match trimmed(text) {
                "" => Cell::Empty,
                _ if column.kind() == ColumnKind::Text => Cell::Text,
                text => column.intern(text),
            };
            column.keep(self.claims, cell, text);
        }
        self.claims += 1;
        self.count(draft);
    }

    /// Counts what a reader should know of a claim.
    fn count(&mut self, draft: &Draft) {
        let p = self.places;
        for (place, counted) in [
            (p.harm, &mut self.tally.empty.harm),
            (p.status, &mut self.tally.empty.status),
            (p.event, &mut self.tally.empty.event),
        ] {
            *counted += usize::from(!draft.filled(place));
        }
        let number = |place: usize| if let Cell::Number(n) = draft.cells[place] { Some(n) } else { None };
        let stated = Stated { low: number(p.low), best: number(p.best), high: number(p.high), ..Stated::default() };
        self.tally.inverted += usize::from(stated.is_inverted() || stated.best_is_outside());
        let fractional = |place: &usize| matches!(draft.cells[*place], Cell::Number(n) if n.fract() != 0.0);
        if self.places.figures.iter().any(fractional) {
            self.tally.fractional += 1;
        }
    }

    /// A short hash of the row's content that no order of columns, no empty column and no inserted row changes.
    fn hash(&self, record: &StringRecord) -> String {
        let mut hash = Xxh3::new();
        for &at in &self.hash_order {
            let text = trimmed(record.get(at).unwrap_or_default());
            if !text.is_empty() {
                hash.update(self.context.names[at].as_bytes());
                hash.update(b"\x1f");
                hash.update(text.as_bytes());
                hash.update(b"\x1e");
            }
        }
        format!("c{:012x}", hash.digest() >> 16)
    }
}
