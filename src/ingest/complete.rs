//! What follows from a row itself: the figure's numbers, the window, the precision, countries and coordinates.

use super::column::{Cell, Column, Meaning};
use super::place::Places;
use super::row::{Draft, Fault, Reader, fault};
use crate::figure::{self, Language};
use crate::model::coordinates::{Coordinates, judge};
use crate::model::vocab::*;

impl Reader<'_> {
    /// Fills what follows from the row itself: the figure's numbers, the window, extent, precision, coordinates.
    pub(super) fn complete(&mut self, draft: &mut Draft) -> Vec<Fault> {
        let faults = self.read_figure(draft);
        let p = self.places;
        if !draft.filled(p.extent) {
            let extent = if draft.filled(p.part_of) { Extent::Part } else { Extent::Whole };
            draft.cells[p.extent] = Cell::Code(extent.code());
        }
        self.window(draft);
        self.country(draft);
        self.coordinates(draft);
        faults
    }

    fn column(&self, place: usize) -> Option<&Column> {
        self.columns[place].as_ref()
    }

    fn meaning(&self, draft: &Draft, place: usize) -> Option<&Meaning> {
        let Cell::Code(code) = draft.cells[place] else { return None };
        self.column(place)?.meaning(code)
    }

    pub(super) fn intern(&mut self, place: usize, text: &str) -> Cell {
        self.columns[place].as_mut().map_or(Cell::Empty, |column| column.intern(text))
    }

    /// The end of a span that one cell holds, the precision, and what was written where it was no ISO date.
    fn window(&mut self, draft: &mut Draft) {
        let p = self.places;
        let end = self.meaning(draft, p.date_start).and_then(|start| start.end.clone());
        if let (false, Some(end)) = (draft.filled(p.date_end), end) {
            draft.cells[p.date_end] = self.intern(p.date_end, &end);
        }
        if !draft.filled(p.date_precision) {
            let both = [p.date_start, p.date_end].into_iter();
            let precision = both.filter_map(|at| self.meaning(draft, at)).map(|meaning| meaning.precision).max();
            if let Some(precision) = precision {
                draft.cells[p.date_precision] = Cell::Code(precision.code());
            }
        }
        if draft.filled(p.date_written) {
            return;
        }
        let mut written: Vec<&str> = Vec::new();
        for place in [p.date_start, p.date_end] {
            let Cell::Code(code) = draft.cells[place] else { continue };
            let Some(column) = self.column(place) else { continue };
            if column.meaning(code).is_some_and(|meaning| meaning.told.is_some())
                && !written.contains(&column.written(code))
            {
                written.push(column.written(code));
            }
        }
        if !written.is_empty() {
            let written = written.join(" / ");
            draft.cells[p.date_written] = self.intern(p.date_written, &written);
        }
    }

    /// The name of a country as it was written, where a code took its place.
    fn country(&mut self, draft: &mut Draft) {
        let p = self.places;
        let Cell::Code(code) = draft.cells[p.country] else { return };
        if draft.filled(p.country_written) {
            return;
        }
        let Ok([Some(column), Some(written)]) = self.columns.get_disjoint_mut([p.country, p.country_written]) else {
            return;
        };
        if column.meaning(code).is_some_and(|meaning| meaning.told.is_some()) {
            draft.cells[p.country_written] = written.intern(column.written(code));
        }
    }

    /// Coordinates that are none are taken off the map and kept as they were written.
    fn coordinates(&mut self, draft: &mut Draft) {
        let p = self.places;
        let [.., lat, lon] = p.spots;
        let (Cell::Number(y), Cell::Number(x)) = (draft.cells[lat], draft.cells[lon]) else { return };
        let verdict = judge(y, x);
        if verdict == Coordinates::Fine {
            return;
        }
        self.tally.coordinates(verdict);
        (draft.cells[lat], draft.cells[lon]) = (Cell::Empty, Cell::Empty);
        if !draft.filled(p.coordinates_written) {
            draft.cells[p.coordinates_written] = self.intern(p.coordinates_written, &format!("{y} {x}"));
        }
    }

    fn read_figure(&mut self, draft: &mut Draft) -> Vec<Fault> {
        let p = self.places;
        let Cell::Code(code) = draft.cells[p.figure] else { return Vec::new() };
        let language = self.language(draft);
        let text = self.columns[p.figure].as_ref().map_or("", |column| column.written(code));
        let given = [p.low, p.best, p.high].iter().any(|at| draft.filled(*at));
        match self.figures.read(code, text, language) {
            Ok(reading) if reading.unit == figure::Unit::People => {
                self.tally.figure(reading, self.context.figures.language.is_none() && language.is_none());
                fill_figure(draft, p, reading);
                Vec::new()
            }
            // A share is no count: the claim is kept as written, without numbers.
            Ok(_) => Vec::new(),
            // Given numbers beat words that cannot be read.
            Err(_) if given => Vec::new(),
            // Not reported, in one column of several.
            Err((figure::FigureError::Unknown { .. } | figure::FigureError::Empty, _)) if self.context.wide() => {
                draft.cells[p.figure] = Cell::Empty;
                Vec::new()
            }
            Err((error, reason)) => {
                let unreported = matches!(error, figure::FigureError::Unknown { .. } | figure::FigureError::Empty)
                    || text.eq_ignore_ascii_case("nan");
                let kind = if unreported { "no figure" } else { "figure not understood" };
                vec![fault(kind, "figure", text, reason.clone())]
            }
        }
    }

    /// The language that the row names, if figures can be read in it.
    pub(super) fn language(&mut self, draft: &Draft) -> Option<Language> {
        let Cell::Code(code) = draft.cells[self.places.lang] else { return None };
        let column = self.columns[self.places.lang].as_ref()?;
        while self.languages.len() <= code as usize {
            self.languages.push(Language::parse(column.written(self.languages.len() as u32)));
        }
        self.languages[code as usize]
    }
}

/// Fills what a figure in words says and no number beside it says already.
pub(super) fn fill_figure(draft: &mut Draft, p: &Places, reading: &figure::Reading) {
    let stated = reading.stated;
    let basis = |basis: Option<EndBasis>| basis.map_or(Cell::Empty, |b| Cell::Code(b.code()));
    for (place, value, basis_place, end_basis) in [
        (p.low, stated.low, Some(p.low_basis), stated.low_basis),
        (p.high, stated.high, Some(p.high_basis), stated.high_basis),
        (p.best, stated.best, None, None),
    ] {
        let Some(value) = value.filter(|_| !draft.filled(place)) else { continue };
        draft.cells[place] = Cell::Number(value);
        if let Some(at) = basis_place.filter(|at| !draft.filled(*at)) {
            draft.cells[at] = basis(end_basis);
        }
    }
    if !draft.filled(p.qualifier) {
        draft.cells[p.qualifier] = Cell::Code(reading.qualifier.code());
    }
}
